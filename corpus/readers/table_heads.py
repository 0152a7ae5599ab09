"""Where the head of a table ends whose merged cells are known (HTML, Word) but whose heading rows are not marked."""

from collections.abc import Sequence

import regex

from corpus.builder import CellText
from corpus.markers import split_marker
from corpus.readers.grid import is_figure, is_numbering

MAX_HEADING_ROWS = 5
_SERIAL_HEAD = regex.compile(r"\W*(?:S(?:ố)?\s?\.?\s?)?(?:TT|thứ tự)\W*", regex.IGNORECASE)
# The two tables of the official form that hold no data: the head of a document and its signature.
_OFFICIAL = regex.compile(r"cộng\s+h(?:òa|oà)\s+xã\s+hội|độc\s+lập\s*[-–]\s*tự\s+do|nơi\s+nhận\s*:", regex.IGNORECASE)


def heading_rows(rows: Sequence[Sequence[CellText]], marked: int = 0) -> int:
    """How many rows the head has; `marked` are those that the source marks as such.

    Unmarked, a head is a first row with a serial number's heading (STT, TT), one that is bold above rows that are
    not, or words over a column of figures; it reaches as far down as its merged cells, and a row that numbers the columns belongs to it.
    """
    if len(rows) < 2 or _is_official(rows):
        return 0
    if marked >= len(rows):
        return 0
    count = marked
    if not count:
        first = [cell for cell in rows[0] if cell.text]
        if len(first) < 2 and not _spans_all(rows[0]):
            return 0
        if not (any(is_serial_heading(cell.text) for cell in first) or _is_bold_head(rows) or _heads_figures(rows)):
            return 0
        count = 1
    reach = _reach(rows, count)
    while reach > count and reach <= MAX_HEADING_ROWS and reach < len(rows):
        count, reach = reach, _reach(rows, reach)
    if count < len(rows) - 1 and is_numbering([cell.text for cell in rows[count]]):
        count += 1
    return count


def is_serial_heading(words: str) -> bool:
    """Whether words head a column of serial numbers (STT, TT, Số thứ tự): they stand in a head's first row only."""
    return _SERIAL_HEAD.fullmatch(words) is not None


def _reach(rows: Sequence[Sequence[CellText]], count: int) -> int:
    """The row below the deepest merged cell of the first `count` rows."""
    return max((index + cell.row_span for index, row in enumerate(rows[:count]) for cell in row), default=count)


def _spans_all(row: Sequence[CellText]) -> bool:
    return False if len(row) != 1 else row[0].column_span > 1 and _SERIAL_HEAD.fullmatch(row[0].text) is not None


def _is_bold_head(rows: Sequence[Sequence[CellText]]) -> bool:
    first = [cell for cell in rows[0] if cell.text]
    if len(first) < 2 or not all(cell.bold for cell in first) or any(is_figure(cell.text) for cell in first):
        return False
    below = [cell for row in rows[1:] for cell in row if cell.text]
    return bool(below) and not all(cell.bold for cell in below)


def _heads_figures(rows: Sequence[Sequence[CellText]]) -> bool:
    """Whether a first row of words alone stands over a column that holds nothing but figures."""
    width = len(rows[0])
    if width < 2 or len(rows) < 3 or any(len(row) != width for row in rows):
        return False
    if any(not cell.text or is_figure(cell.text) or split_marker(cell.text) is not None for cell in rows[0]):
        return False
    columns = ([row[index].text for row in rows[1:] if row[index].text] for index in range(1, width))
    return any(len(figures) > 1 and all(map(is_figure, figures)) for figures in columns)


def _is_official(rows: Sequence[Sequence[CellText]]) -> bool:
    return len(rows) <= 6 and any(_OFFICIAL.search(cell.text) for row in rows[:3] for cell in row)
