"""Tables without rulings: cells that stand in columns because nothing else does, told by their heading and their numbers.

A table is taken for one only where its form leaves no doubt: a row of headings that begins with that of the numbers ("STT",
"TT"), rows numbered 1, 2, … below it (or, on a scan that lost the numbers, rows that fill all other columns), and gaps between
the columns that run down through all of them. Its rows' and columns' edges are imagined in those gaps, and it is filled like a
ruled one.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

import regex

from corpus.readers.pdf.grids import Grid, GridCell
from corpus.readers.pdf.lines import rows_of, segments_of
from corpus.readers.pdf.sheet import Word

_NUMBERS = regex.compile(r"(?:S?TT|Stt|STT\.|Số TT|Số thứ tự)")
_OPENINGS = frozenset({"STT", "TT", "Stt", "STT.", "Số"})
_ORDINAL = regex.compile(r"(\d{1,3})\.?")
_FEWEST_COLUMNS = 3
_FEWEST_ROWS = 2
_FAR = 3.0
"""Letter heights: a line as far below the one above it belongs to no row of the table."""

Segments = list[list[Word]]
Span = tuple[float, float]


def find_unruled(words: Sequence[Word]) -> list[Grid]:
    """The grids of a page's tables without rulings, from top to bottom."""
    if not any(word.text in _OPENINGS for word in words):
        return []
    rows = [segments_of(row) for row in rows_of(words)]
    grids = []
    start = 0
    while start < len(rows):
        if len(rows[start]) >= _FEWEST_COLUMNS and _NUMBERS.fullmatch(_text(rows[start][0])) is not None:
            found = _grid(rows, start)
            if found is not None:
                grid, start = found
                grids.append(grid)
                continue
        start += 1
    return grids


def _text(segment: Sequence[Word]) -> str:
    return " ".join(word.text for word in segment)


def _span(segment: Sequence[Word]) -> Span:
    return segment[0].x0, max(word.x1 for word in segment)


def _grid(rows: list[Segments], head: int) -> tuple[Grid, int] | None:
    """The grid below the headings of row `head`, and the row behind it; None where there is none without doubt."""
    numbered = _numbered(rows, head)
    if len(numbered) < _FEWEST_ROWS:
        numbered = _full(rows, head)  # recognition loses figures that stand alone
    if len(numbered) < _FEWEST_ROWS:
        return None
    columns = _columns([_span(segment) for index in (head, *numbered) for segment in rows[index]])
    if len(columns) != len(rows[head]):
        return None
    gutters = [(left[1] + right[0]) / 2 for left, right in pairwise(columns)]
    end = _end(rows, head, numbered, gutters)
    if end <= numbered[-1]:
        return None
    inside = [word for row in rows[head:end] for segment in row for word in segment]
    xs = (min(word.x0 for word in inside) - 2, *gutters, max(word.x1 for word in inside) + 2)
    tops = [min(word.y - word.size for segment in rows[index] for word in segment) for index in (head, *numbered)]
    ys = (*tops, max(word.y for word in inside) + 2)
    cells = tuple(GridCell(row, column, 1, 1) for row in range(len(ys) - 1) for column in range(len(xs) - 1))
    return Grid(xs, ys, cells), end


def _numbered(rows: list[Segments], head: int) -> list[int]:
    """The rows below the headings that are numbered 1, 2, … in the numbers' column."""
    found: list[int] = []
    left, right = _span(rows[head][0])
    for index in _near(rows, head):
        first = rows[index][0]
        number = _ORDINAL.fullmatch(_text(first))
        at, until = _span(first)
        if number is not None and at < right and until > left and int(number[1]) == len(found) + 1:
            found.append(index)
    return found


def _full(rows: list[Segments], head: int) -> list[int]:
    """The rows below the headings that have something in every column but the numbers'."""
    heading, width = _span(rows[head][0]), len(rows[head]) - 1
    return [index for index in _near(rows, head) if len(rows[index]) == width and rows[index][0][0].x0 >= heading[1]]


def _near(rows: list[Segments], head: int) -> range:
    """The rows below the headings, each not far below the line above it."""
    end = head + 1
    while end < len(rows) and not _is_far(rows[end - 1], rows[end]):
        end += 1
    return range(head + 1, end)


def _is_far(above: Segments, below: Segments) -> bool:
    size = max(word.size for segment in below for word in segment)
    return below[0][0].y - above[0][0].y > _FAR * size


def _columns(spans: Sequence[Span]) -> list[Span]:
    """What the spans cover, apart where a gap runs down between them."""
    covered: list[Span] = []
    for start, end in sorted(spans):
        if covered and start <= covered[-1][1]:
            covered[-1] = covered[-1][0], max(covered[-1][1], end)
        else:
            covered.append((start, end))
    return covered


def _end(rows: list[Segments], head: int, numbered: Sequence[int], gutters: Sequence[float]) -> int:
    """The row behind the table: the first that crosses a gutter, stands far below, or leaves the numbers' column for prose."""
    near = _near(rows, head)
    for index in near:
        leaves = index > numbered[-1] and rows[index][0][0].x0 < gutters[0]
        if leaves or any(_crossed(rows[index], gutters)):
            return index
    return near.stop


def _crossed(row: Segments, gutters: Sequence[float]) -> Iterator[bool]:
    for segment in row:
        start, end = _span(segment)
        yield any(start < gutter < end for gutter in gutters)
