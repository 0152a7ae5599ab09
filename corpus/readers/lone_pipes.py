"""Rows out of tables that a crawler flattened to lines of a lone `|` between the cells.

Each row was written `|`, cell, `|`, cell, ..., `|`, and the next row opens with a `|` of its own. Between two pipes
stands a cell's words, nothing (an empty cell), or nothing because a row ended and the next began: which of the two is
inferred from the widths that make the rows agree. Where pages have no blank lines, prose between two tables stands
between pipes as well.
"""

from dataclasses import dataclass

import regex

MAX_COLUMNS = 40
# An exact search looks at gaps times columns; above this many a table is cut at rows of the first row's width.
_SEARCH_LIMIT = 1_500_000

_SHORT_ROW = 3.0
_EMPTY_CELL = 0.3
_EMPTY_ROW = 6.0
_EMPTY_LEAD = 0.4
_ORDINAL = regex.compile(r"[*\s]*(?:\(?\d{1,3}(?:\.\d{1,2}){0,3}[.)]?|[IVXLC]{1,5}[.)]?|[A-ZĐa-zđ][.)]?|[-+*])[*\s]*")


@dataclass(frozen=True, slots=True)
class Gap:
    """What stands between two pipes: its lines (stripped, marks of emphasis still in them) and whether it is empty."""

    lines: tuple[str, ...]

    @property
    def is_empty(self) -> bool:
        return not self.lines


def rows_of(gaps: list[Gap]) -> list[list[Gap]]:
    """Cut the gaps of one table into rows: every row but the last is followed by an empty gap that is no cell."""
    empty = [gap.is_empty for gap in gaps]
    ordinal = [bool(gap.lines) and len(gap.lines) == 1 and _ORDINAL.fullmatch(gap.lines[0]) is not None for gap in gaps]
    best: tuple[float, list[int]] | None = None
    for width in _candidate_widths(empty):
        if len(gaps) * width > _SEARCH_LIMIT:
            continue
        found = _cut(empty, ordinal, width, best[0] if best else float("inf"))
        if found is not None:
            best = found
    lengths = best[1] if best else _cut_at_empty(empty)
    rows: list[list[Gap]] = []
    position = 0
    for length in lengths:
        rows.append(gaps[position : position + length])
        position += length + 1
    return rows


def _candidate_widths(empty: list[bool]) -> list[int]:
    """Widths worth trying: the longest run of filled cells at least, and the places where rows may end beyond it."""
    runs: list[int] = []
    run = 0
    for is_empty in empty:
        if is_empty:
            runs.append(run)
            run = 0
        else:
            run += 1
    runs.append(run)
    longest = max(runs)
    if longest == 0:
        return []
    return list(range(longest, min(max(2 * longest, longest + 8), MAX_COLUMNS) + 1)) if longest <= MAX_COLUMNS else []


def _cut(empty: list[bool], ordinal: list[bool], width: int, limit: float) -> tuple[float, list[int]] | None:
    """The cheapest cut into rows of at most `width` cells, as (cost, row lengths); None if none is below `limit`."""
    count = len(empty)
    infinite = float("inf")
    cost = [infinite] * (count + 2)
    came: list[int] = [0] * (count + 2)
    empties = [0] * (count + 1)
    for index, is_empty in enumerate(empty):
        empties[index + 1] = empties[index] + is_empty
    cost[0] = 0.0
    for start in range(count):
        here = cost[start]
        if here >= limit:
            continue
        base = here + (_EMPTY_LEAD if empty[start] else (-0.2 if ordinal[start] else 0.0))
        for length in range(1, min(width, count - start) + 1):
            end = start + length
            if end < count and not empty[end]:
                continue
            blank = empties[end] - empties[start]
            price = base + _EMPTY_CELL * blank
            if length != width:
                price += _SHORT_ROW
            if blank == length:
                price += _EMPTY_ROW
            if price < cost[end + 1]:
                cost[end + 1] = price
                came[end + 1] = start
    if cost[count + 1] >= limit:
        return None
    lengths: list[int] = []
    position = count + 1
    while position > 0:
        start = came[position]
        lengths.append(position - 1 - start)
        position = start
    lengths.reverse()
    return cost[count + 1], lengths


def _cut_at_empty(empty: list[bool]) -> list[int]:
    """Without an exact search: a row ends at every empty gap behind a filled one."""
    lengths: list[int] = []
    run = 0
    for is_empty in empty:
        if is_empty and run:
            lengths.append(run)
            run = 0
        else:
            run += 1
    lengths.append(run)
    return [length for length in lengths if length] or [len(empty)]
