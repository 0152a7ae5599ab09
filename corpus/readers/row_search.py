"""Rows out of the gaps between lone pipes.

A gap is a cell's words, nothing (an empty cell), or nothing because a row ended and the next began: which of the two is
inferred from the widths that make the rows agree.
"""

from collections.abc import Sequence
from itertools import pairwise

import regex

PROSE = 4.0
"""The score from which words between two pipes are surely prose and no cell."""
MAYBE_PROSE = 1.0
"""The score from which they may be."""
MAX_COLUMNS = 40
# The exact search looks at gaps times columns for each width tried; a table is cut at its empty gaps beyond that.
_SEARCH_LIMIT = 4_000_000

_SHORT_ROW = 1.6
_SHORT_ROW_WITH_BLANK = 2.0
# Between "STT" and the first number stand the rows of the head, which merged cells make short.
_SHORT_ROW_IN_HEAD = 0.8
_LONG_ROW = 6.0
_WIDER = 0.5
_WIDER_THAN_HEAD = 8.0
_BEFORE_ORDINAL = 2.0
_OVER_SUCCESSOR = 2.5
# An empty gap alone between words is a row's end far more often than an empty cell.
_EMPTY_CELL = 0.3
_EMPTY_CELL_ALONE = 1.5
_EMPTY_ROW = 6.0
# What a row's first cell says: in a table whose head begins with "STT" it is a number, or empty.
_ORDINAL_LEAD = -0.2
_EMPTY_LEAD = 0.4
_EMPTY_LEAD_IF_NUMBERED = 0.2
_TEXT_LEAD_IF_NUMBERED = 1.0
_STT = regex.compile(r"[*\s]*(?:số\s+)?(?:s?tt|thứ\s+tự)[*\s.]*", regex.I)
_NEVER = float("inf")

_ORDINAL = regex.compile(
    r"[*\s]*(?:\(?\d{1,3}(?:\.\d{1,2}){0,3}[.)]?|[IVXLC]{1,5}(?:\.\d{1,2}){0,3}[.)]?|[A-ZĐa-zđ]\d{0,2}[.)]?|[-+])[*\s]*"
)
_COUNTED = regex.compile(r"[*\s]*([A-ZĐa-zđ]?)(\d{1,3})[.)*\s]*")
_TOTAL = regex.compile(r"[*\s]*(?:tổng|cộng)", regex.I)
_FIGURE = regex.compile(r"[*\s]*[-+<>≤≥~]?\s?\d[\d.,÷\s–-]*%?[*\s]*")

Gap = tuple[str, ...]
"""The lines (stripped, marks of emphasis still in them) between two pipes; empty for an empty cell or a row's end."""


def is_ordinal(lines: Gap) -> bool:
    """Whether a cell holds only a row's number, letter or bullet."""
    return len(lines) == 1 and len(lines[0]) < 20 and _ORDINAL.fullmatch(lines[0]) is not None


def is_stt(lines: Gap) -> bool:
    """Whether a cell is the heading of the rows' numbers, with which a table begins."""
    return len(lines) == 1 and len(lines[0]) < 24 and _STT.fullmatch(lines[0]) is not None


def rows_of(gaps: Sequence[Gap]) -> list[list[Gap]]:
    """Cut the gaps of one table into rows: every row but the last is followed by an empty gap that is no cell."""
    rows: list[list[Gap]] = []
    start = 0
    for end in best_cut(gaps, None):
        rows.append(list(gaps[start:end]))
        start = end + 1
    return rows


def best_cut(gaps: Sequence[Gap], prose: Sequence[float] | None) -> list[int]:
    """Where rows end (indexes of the gaps that part them, and the end) at the width that makes them agree best."""
    if prose is None and (plain := _plain_ends(gaps)) is not None:
        return plain
    numbered = any(map(is_stt, gaps[:8]))
    kinds = "".join(_kind(gap) for gap in gaps)
    search = _Search(gaps, kinds, numbered, prose)
    best: tuple[float, list[int], int] | None = None
    for width in _candidate_widths(gaps, prose is None):
        if len(gaps) * width > _SEARCH_LIMIT:
            continue
        extra = _WIDER * width
        found = search.cut(width, best[0] - extra if best else _NEVER)
        if found is not None:
            if numbered and prose is None and width > _widest_head(kinds, found[1]):
                extra += _WIDER_THAN_HEAD
            if best is None or found[0] + extra < best[0]:
                best = (found[0] + extra, found[1], width)
    if best is None:
        return _cut_at_empty(gaps)
    _, ends, width = best
    if prose is not None or kinds.count("E") == len(ends) - 1 or width < 3:
        return ends
    # Some empty gaps are cells: where rows of the full width show what each column holds, look again with that.
    columns = _column_kinds(kinds, ends, width)
    again = search.cut(width, _NEVER, columns)
    return again[1] if again else ends


def _kind(gap: Gap) -> str:
    """What a cell holds: E nothing, O a row's number, N a figure, T text."""
    if not gap:
        return "E"
    if len(gap) > 1 or len(gap[0]) > 24:
        return "T"
    if _ORDINAL.fullmatch(gap[0]) is not None:
        return "O"
    return "N" if _FIGURE.fullmatch(gap[0]) is not None else "T"


def _column_kinds(kinds: str, ends: Sequence[int], width: int) -> list[str]:
    """The most frequent kind in each column, over the rows of the full width below the head."""
    counts = [dict.fromkeys("EONT", 0) for _ in range(width)]
    start = 0
    for end in ends:
        if start and end - start == width:
            for column, kind in zip(counts, kinds[start:end], strict=True):
                column[kind] += 1
        start = end + 1
    return [max("ONTE", key=lambda kind: column[kind]) for column in counts]


def _plain_ends(gaps: Sequence[Gap]) -> list[int] | None:
    """The rows' ends when every empty gap parts two rows and all rows have the same width; else None."""
    ends = [index for index, gap in enumerate(gaps) if not gap]
    ends.append(len(gaps))
    width = ends[0]
    if width and all(below - above == width + 1 for above, below in pairwise(ends)):
        return ends
    return None


def _widest_head(kinds: str, ends: Sequence[int]) -> int:
    """How many columns the headings can have: all rows above the first number, less a parent for each row."""
    columns = start = 0
    for end in ends[:6]:
        if start and kinds[start] in "O":
            break
        columns += end - start - (start > 0)
        start = end + 1
    return columns


def _candidate_widths(gaps: Sequence[Gap], is_table: bool) -> list[int]:
    """Widths worth trying: no row of a table is wider than it, so the longest run of filled gaps and more.

    Where prose may stand between the gaps, a run may be two rows with prose between: shorter ones too.
    """
    runs: set[int] = set()
    run = 0
    for gap in gaps:
        if gap:
            run += 1
        elif run:
            runs.add(run)
            run = 0
    runs.add(run)
    runs = {run for run in runs if 0 < run <= MAX_COLUMNS}
    if not runs:
        return []
    longest = max(runs)
    shorter = [] if is_table else sorted(runs - {longest})
    return shorter + list(range(longest, min(max(2 * longest, longest + 8), MAX_COLUMNS) + 1))


class _Search:
    """The cheapest cut of gaps into rows, by dynamic programming over the places where rows may end."""

    def __init__(self, gaps: Sequence[Gap], kinds: str, numbered: bool, prose: Sequence[float] | None) -> None:
        self.kinds = kinds
        self.is_table = prose is None
        self.count = count = len(gaps)
        empty, self.text_lead = (_EMPTY_LEAD_IF_NUMBERED, _TEXT_LEAD_IF_NUMBERED) if numbered else (_EMPTY_LEAD, 0.0)
        self.leads = [empty if kind == "E" else _ORDINAL_LEAD if kind == "O" else 0.0 for kind in kinds]
        self.empties = [0] * (count + 1)
        # Sums over the gaps up to a place: what empty cells cost, and those that rather look like a row's end.
        self.prices = [0.0] * (count + 1)
        self.endings = [0] * (count + 1)
        self.possible: list[tuple[int, float]] = []
        for index, gap in enumerate(gaps):
            self.empties[index + 1] = self.empties[index] + (not gap)
            self.prices[index + 1] = self.prices[index]
            self.endings[index + 1] = self.endings[index]
            if not gap:
                alone = 0 < index < count - 1 and gaps[index - 1] and gaps[index + 1]
                self.prices[index + 1] += _EMPTY_CELL_ALONE if alone else _EMPTY_CELL
                if kinds[index + 1 : index + 3] == "OT" or (
                    index + 1 < count and gaps[index + 1] and _TOTAL.match(gaps[index + 1][0])
                ):
                    self.endings[index + 1] += 1
                self.possible.append((index, 0.0))
            elif prose is not None and prose[index] >= MAYBE_PROSE:
                self.possible.append((index, max(PROSE - prose[index], 0.0)))
        self.possible.append((count, 0.0))
        self.successors = _successors(gaps, kinds)
        self.head_end = max(kinds.find("EO"), 0) if numbered else 0

    def cut(self, width: int, limit: float, columns: Sequence[str] | None = None) -> tuple[float, list[int]] | None:
        """The cheapest rows of `width` cells, and a few shorter or longer ones, as (cost, ends).

        None if none costs less than `limit`. `columns`: what each column holds, if it is known.
        """
        count, possible, empties, kinds = self.count, self.possible, self.empties, self.kinds
        prices, endings = self.prices, self.endings
        cost = [_NEVER] * (count + 2)
        came = [0] * (count + 2)
        cost[0] = 0.0
        reach = width if self.is_table else min(2 * width, MAX_COLUMNS)
        first = furthest = 0
        for start in range(count):
            if start > furthest:
                return None
            base = cost[start] + self.leads[start]
            if base >= limit:
                continue
            successor = self.successors[start]
            while possible[first][0] <= start:
                first += 1
            for place in range(first, len(possible)):
                end, price = possible[place]
                length = end - start
                if length > reach:
                    break
                blank = empties[end] - empties[start]
                if columns is not None and length == width and start > self.head_end:
                    price += _EMPTY_CELL * blank + _misfit(kinds[start:end], columns)
                else:
                    price += prices[end] - prices[start]
                price += base + _BEFORE_ORDINAL * (endings[end] - endings[start])
                if end > successor:
                    price += _OVER_SUCCESSOR
                if length < width:
                    if start <= self.head_end:
                        price += _SHORT_ROW_IN_HEAD
                    else:
                        price += _SHORT_ROW_WITH_BLANK if blank else _SHORT_ROW
                else:
                    if kinds[start] in "TN":
                        price += self.text_lead
                    if length > width:
                        price += _LONG_ROW
                if blank == length:
                    price += _EMPTY_ROW
                if price < cost[end + 1]:
                    cost[end + 1] = price
                    came[end + 1] = start
                    if end >= furthest and price < limit:
                        furthest = end + 1
        if cost[count + 1] >= limit:
            return None
        ends: list[int] = []
        position = count + 1
        while position > 0:
            ends.append(position - 1)
            position = came[position]
        ends.reverse()
        return cost[count + 1], ends


def _successors(gaps: Sequence[Gap], kinds: str) -> list[int]:
    """For each cell that holds a number, where the next number stands below it: a row does not reach over that."""
    count = len(gaps)
    places = [count] * count
    seen: dict[tuple[str, int], int] = {}
    for index in range(count - 1, -1, -1):
        if kinds[index] == "O" and (found := _COUNTED.fullmatch(gaps[index][0])) is not None:
            prefix, number = found[1], int(found[2])
            places[index] = seen.get((prefix, number + 1), count)
            if index == 0 or kinds[index - 1] == "E":
                seen[prefix, number] = index
    return places


def _misfit(kinds: str, columns: Sequence[str]) -> float:
    """How badly a row of the full width fits what its columns hold."""
    cost = 0.0
    for kind, column in zip(kinds, columns, strict=True):
        if kind != column and kind != "E" and column != "E":
            cost += 0.1 if kind in "ON" and column in "ON" else 0.6
    return cost


def _cut_at_empty(gaps: Sequence[Gap]) -> list[int]:
    """Without an exact search: a row ends at every empty gap behind a filled one."""
    ends = [index for index in range(1, len(gaps)) if not gaps[index] and gaps[index - 1]]
    return [*ends, len(gaps)]
