"""Prose that a page sets in two columns: each column is read to its end before the other one.

Gazettes and bulletins are set so, and scans show two pages of a booklet on one sheet. Columns are taken for such only where nothing
else can be meant: a gutter that no word crosses over many lines, and on both sides of it lines that are full and whose sentences go
on below, not beside. Cells beside each other, labels with their values and lists of names stay as they are.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from corpus.readers.pdf.lines import Line, lines_of, rows_of
from corpus.readers.pdf.sheet import Word

_MIDDLE = (0.3, 0.7)
"""Shares of a page's width between which the gutter is looked for."""
_NARROWEST = 8.0
"""Points, and with it seven tenths of a letter's height: a narrower gap is one between words."""
_FEWEST_LINES = 5
_LEAST_WIDTH = 0.2
_FAR = 3.5
"""Letter heights: lines as far below the one above them begin another stretch."""
_STOPS = frozenset(".;:!?")

_Gap = tuple[float, float]


@dataclass(frozen=True, slots=True)
class TextColumns:
    """A stretch of a page in two columns: the lines of each, the left one first; `y` is where it begins."""

    y: float
    columns: tuple[tuple[Line, ...], tuple[Line, ...]]


def take_prose_columns(words: Sequence[Word], width: float) -> tuple[list[TextColumns], list[Word]]:
    """The stretches of a page of this width that stand in two columns, and the words that stand outside."""
    rows = rows_of(words)
    found: list[TextColumns] = []
    outside: list[Word] = []
    start = 0
    while start < len(rows):
        gap, end = _stretch(rows, start, width)
        columns = _columns(rows[start:end], gap, width) if end - start >= _FEWEST_LINES else None
        if columns is None:
            outside += rows[start]
            start += 1
        else:
            found.append(columns)
            start = end
    return found, outside if found else list(words)


def _stretch(rows: Sequence[Sequence[Word]], start: int, width: float) -> tuple[_Gap, int]:
    """The widest gap in the page's middle that runs down from row `start`, and the row that closes it."""
    gaps: list[_Gap] = [(_MIDDLE[0] * width, _MIDDLE[1] * width)]
    previous = rows[start][0].y
    for index in range(start, len(rows)):
        row = rows[index]
        size = max(word.size for word in row)
        narrowed = [part for gap in gaps for part in _without(gap, row, max(_NARROWEST, 0.7 * size))]
        if not narrowed or row[0].y - previous > _FAR * size:
            return max(gaps, key=lambda gap: gap[1] - gap[0]), index
        gaps = narrowed
        previous = row[0].y
    return max(gaps, key=lambda gap: gap[1] - gap[0]), len(rows)


def _without(gap: _Gap, row: Sequence[Word], least: float) -> list[_Gap]:
    """What the words of a row, from left to right, leave of a gap."""
    start, end = gap
    left: list[_Gap] = []
    for word in row:
        if word.x1 > start and word.x0 < end:
            left.append((start, word.x0))
            start = word.x1
    left.append((start, end))
    return [(start, end) for start, end in left if end - start >= least]


def _columns(rows: Sequence[Sequence[Word]], gap: _Gap, width: float) -> TextColumns | None:
    middle = (gap[0] + gap[1]) / 2
    left = lines_of(word for row in rows for word in row if word.x1 <= middle)
    right = lines_of(word for row in rows for word in row if word.x1 > middle)
    if not (_is_prose(left, width) and _is_prose(right, width)):
        return None
    beside = min(left[-1].y, right[-1].y) - max(left[0].y, right[0].y)
    if beside * 2 < min(left[-1].y - left[0].y, right[-1].y - right[0].y):
        return None
    return TextColumns(min(left[0].y, right[0].y), (tuple(left), tuple(right)))


def _is_prose(lines: Sequence[Line], width: float) -> bool:
    """Whether lines are those of paragraphs: wide and mostly full, with sentences that go on from one to the next."""
    if len(lines) < _FEWEST_LINES:
        return False
    left, right = min(line.x0 for line in lines), max(line.x1 for line in lines)
    if right - left < _LEAST_WIDTH * width:
        return False
    full = sum(line.x1 > right - 0.15 * (right - left) for line in lines)
    goes_on = sum(
        above.text[-1] not in _STOPS and below.text[0].islower()
        for above, below in pairwise(lines)
        if below.y - above.y < _FAR * below.size
    )
    words = sum(len(line.words) for line in lines)
    return full * 2 >= len(lines) and goes_on * 5 >= (len(lines) - 1) * 2 and words >= 3 * len(lines)
