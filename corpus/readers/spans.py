"""Where the cells of short rows stand: how far merged cells reach when a crawl left only the cells' words.

A row that has fewer cells than its table has columns lost the places that merged cells cover. In the head they are
found by laying sub-headings below the headings that can hold them; below it by the kinds of words that each column
has (numbers, ordinals, text).
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from math import log

import regex

from corpus.builder import CellText
from corpus.readers.heads import lay_out

_ORDINAL = regex.compile(r"\(?(?:\d{1,3}(?:\.\d{1,2}){0,3}|[IVXLC]{1,5}(?:\.\d{1,2}){0,3}|[A-ZĐa-zđ])[.)]?|[-+*•]")
_NUMBER = regex.compile(r"[-+<>≤≥~]?\s?\d[\d.,\s÷–-]*%?")

_MAX_COLUMNS = 60
_COUNTED = regex.compile(r"([A-ZĐa-zđ]?)(\d{1,3})")
_TOTAL = regex.compile(r"(?i:tổng|cộng|trong đó)")

Row = Sequence[CellText]


def place_rows(rows: Sequence[Row], heading_rows: int) -> list[list[CellText]]:
    """The rows with spans that make a full grid, each cell given once where it begins."""
    columns = max(map(len, rows))
    if all(len(row) == columns for row in rows):
        return [list(row) for row in rows]
    learnt = _learn(rows[heading_rows:], columns)
    body = _Body(learnt)
    for row in rows[heading_rows:]:
        body.add(row)
    return _place_head(rows[:heading_rows], columns, [column.kind for column in learnt]) + body.rows


# --- the body ---------------------------------------------------------------------------------------------------


@dataclass(slots=True)
class _Column:
    """What a column of the body holds: kinds of words, how its texts begin, and how long they are."""

    kinds: dict[str, int] = field(default_factory=dict)
    openings: set[str] = field(default_factory=set)
    length: float = 0.0
    texts: int = 0

    def add(self, words: str) -> None:
        """Learn from a cell that surely stands in this column."""
        kind = _kind(words)
        if kind == "E":
            return
        self.kinds[kind] = self.kinds.get(kind, 0) + 1
        if kind == "T":
            self.openings.add(_opening(words))
            self.texts += 1
            self.length += log(len(words))

    @property
    def kind(self) -> str:
        """The most frequent kind of words."""
        return max(self.kinds, key=lambda kind: (self.kinds[kind], kind)) if self.kinds else "E"

    def mismatch(self, words: str) -> float:
        """How badly words fit into the column, from 0."""
        own, kind = _kind(words), self.kind
        if own == "E" or kind == "E":
            return 0.0 if own == kind else 0.2
        if own != kind:
            return 0.3 if {own, kind} == {"O", "N"} else 1.0
        if own != "T" or _opening(words) in self.openings:
            return 0.0
        return 0.1 + 0.03 * abs(log(len(words)) - self.length / self.texts)


def _opening(words: str) -> str:
    return " ".join(words[:60].lower().split()[:2])


def _kind(words: str) -> str:
    """E empty, O an ordinal, N a number, T text."""
    if not words:
        return "E"
    return "T" if len(words) >= 40 else _kind_of_short(words)


@lru_cache(maxsize=4_096)
def _kind_of_short(words: str) -> str:
    """O, N or T; a cell is asked about for every place that it may have."""
    if _ORDINAL.fullmatch(words):
        return "O"
    return "N" if _NUMBER.fullmatch(words) else "T"


def _learn(rows: Sequence[Row], columns: int) -> list[_Column]:
    """The columns as the rows that have all cells show them."""
    learnt = [_Column() for _ in range(columns)]
    for row in rows:
        if len(row) == columns:
            for column, cell in zip(learnt, row, strict=True):
                column.add(cell.text)
    return learnt


def _is_group(row: Row) -> bool:
    """Whether a row heads or sums up others: its words are bold, it says so, or it has nothing but a name."""
    if len(row) > 2 and row[1].text and not any(cell.text for cell in row[2:]):
        return True
    return row[0].bold or row[-1].bold or _TOTAL.match(row[0].text) is not None


def _follows(above: str, words: str) -> bool:
    """Whether a number is the next after the one above it (`7`, `8`; `A1`, `A2`)."""
    if not words or not above or words[-1] not in "0123456789" or len(words) > 4:
        return False
    first, second = _COUNTED.fullmatch(above), _COUNTED.fullmatch(words)
    return bool(first and second and first[1] == second[1] and int(first[2]) + 1 == int(second[2]))


class _Body:
    """Places rows below each other; short ones beside cells that reach down, or with a cell that reaches across."""

    def __init__(self, columns: Sequence[_Column]) -> None:
        self.columns = columns
        self.rows: list[list[CellText]] = []
        self.owners: list[tuple[int, int] | None] = [None] * len(columns)

    def add(self, row: Row) -> None:
        """Place the next row."""
        number, count, width = len(self.rows), len(row), len(self.columns)
        if count == width:
            self.owners = [(number, index) for index in range(width)]
            self.rows.append(list(row))
        elif count == 1:
            self.owners = [None] * width
            self.rows.append([replace(row[0], column_span=width)])
        else:
            across_cost, at = self._across(row)
            beside_cost, places = self._beside(row) if width <= _MAX_COLUMNS else (float("inf"), None)
            if _is_group(row):
                beside_cost += 0.5
            if places is not None and beside_cost < across_cost:
                self._add_beside(row, places)
            else:
                self._add_across(row, at)

    def _add_beside(self, row: Row, places: Sequence[int]) -> None:
        number = len(self.rows)
        taken = dict(zip(places, range(len(row)), strict=True))
        for column, owner in enumerate(self.owners):
            if column in taken:
                self.owners[column] = (number, taken[column])
            elif owner is not None:
                above = self.rows[owner[0]][owner[1]]
                self.rows[owner[0]][owner[1]] = replace(above, row_span=number - owner[0] + 1)
        self.rows.append(list(row))

    def _add_across(self, row: Row, at: int) -> None:
        number, wide = len(self.rows), len(self.columns) - len(row) + 1
        self.owners = [None] * len(self.columns)
        for index in range(len(row)):
            if index != at:
                self.owners[index if index < at else index + wide - 1] = (number, index)
        self.rows.append([replace(cell, column_span=wide) if index == at else cell for index, cell in enumerate(row)])

    def _skip(self, column: _Column, owner: tuple[int, int] | None) -> float:
        """What it costs that the cell above reaches down in a column: less where it already reaches over a row."""
        if owner is None:
            return float("inf")
        above = self.rows[owner[0]][owner[1]]
        if not above.text:
            return 0.4
        if above.row_span > 1:
            return 0.05
        return 0.25 if column.kind == "N" else 0.15

    def _across(self, row: Row) -> tuple[float, int]:
        """The cell that reaches over all the places that the row lacks, and what that costs."""
        wide = len(self.columns) - len(row) + 1
        is_group = _is_group(row) or (len(row) == 2 and _kind(row[0].text) == "O")
        best = (float("inf"), 0)
        for at, cell in enumerate(row):
            cost = (0.5 if is_group else 1.1) + (1.5 if _kind(cell.text) in "NOE" else 0.0)
            for index, other in enumerate(row):
                if index != at:
                    cost += self.columns[index if index < at else index + wide - 1].mismatch(other.text)
            best = min(best, (cost, at))
        return best

    def _beside(self, row: Row) -> tuple[float, list[int] | None]:
        """The columns for a row that stands beside cells reaching down from above, and what that costs."""
        count, never = len(row), float("inf")
        # Where a row has a number of its own the merged cells are on its right, else on its left (their names).
        is_numbered = self.columns[0].kind == "O" and _kind(row[0].text) == "O"
        # cost[i] is the cheapest way to have placed i cells in the columns so far.
        cost = [0.0] + [never] * count
        steps: list[list[bool]] = []
        for column, owner in zip(self.columns, self.owners, strict=True):
            skip = self._skip(column, owner)
            above = self.rows[owner[0]][owner[1]].text if owner else ""
            fits = [column.mismatch(cell.text) - (0.4 if _follows(above, cell.text) else 0.0) for cell in row]
            taken = [False] * (count + 1)
            fresh = [never] * (count + 1)
            for index in range(count + 1):
                skipped = cost[index] + skip
                used = cost[index - 1] + fits[index - 1] if index else never
                taken[index] = used < skipped or (used == skipped and not is_numbered)
                fresh[index] = min(used, skipped)
            steps.append(taken)
            cost = fresh
        if cost[count] == never:
            return never, None
        places: list[int] = []
        index = count
        for number in range(len(self.columns) - 1, -1, -1):
            if index and steps[number][index]:
                places.append(number)
                index -= 1
        places.reverse()
        return cost[count], places


# --- the head ---------------------------------------------------------------------------------------------------


def _place_head(rows: Sequence[Row], columns: int, kinds: Sequence[str]) -> list[list[CellText]]:
    """Lay the head out: every heading either reaches down to the body or holds headings of the rows below it."""
    titles = 0
    while titles < len(rows) and len(rows[titles]) == 1 and columns > 1:
        titles += 1
    placed = [[replace(row[0], column_span=columns)] for row in rows[:titles]]
    rest = rows[titles:]
    if not rest:
        return placed
    if all(len(row) == columns for row in rest):
        return placed + [list(row) for row in rest]
    numbered = len(rest[-1]) == columns and len(rest) > 1
    upper = rest[:-1] if numbered else rest
    layout = lay_out([[cell.text for cell in row] for row in upper], columns, kinds)
    if layout is None:
        return placed + [_stretched(row, columns) for row in rest]
    for number, row in enumerate(upper):
        placed.append(
            [
                replace(cell, row_span=down, column_span=wide)
                for cell, (down, wide) in zip(row, layout[number], strict=True)
            ]
        )
    if numbered:
        placed.append(list(rest[-1]))
    return placed


def _stretched(row: Row, columns: int) -> list[CellText]:
    """A row that could not be laid out: its last cell takes the places that are left."""
    return [*row[:-1], replace(row[-1], column_span=columns - len(row) + 1)]
