"""Ruled tables: the words of each cell, the heading rows, and a table that goes on over pages as one."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import TypeAlias

import regex

from corpus.builder import CellText
from corpus.markers import split_marker
from corpus.readers.cut_words import is_cut
from corpus.readers.pdf.grids import Grid, GridCell, nearest
from corpus.readers.pdf.lines import Line, lines_of, tie
from corpus.readers.pdf.sheet import Word
from corpus.unwrap import opens_part

_STOPS = frozenset(".;:!?")
_SERIAL_HEAD = regex.compile(r"(?:S(?:ố)?\s?\.?\s?)?(?:TT|thứ tự)\.?", regex.IGNORECASE)
_COLUMN_NUMBER = regex.compile(r"\(?(?:\d{1,2}|[A-ZĐ])\)?(?:\s?=.{0,40})?")
# A number with thousands apart, and one whose last group lacks digits.
_NUMBER = regex.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?%?|\d{1,3}(?:,\d{3}){2,}%?")
_PART_OF_NUMBER = regex.compile(r"\d{1,3}(?:\.\d{3})*\.\d{0,2}|\d{1,3}(?:,\d{3})+,\d{0,2}")
_PADDING = 12.0
"""Points that word processors leave free at both sides of a cell together."""
MAX_HEADING_ROWS = 5


@dataclass(frozen=True, slots=True)
class RuledCell:
    """A cell by the x of its edges, its first row and how many rows it covers.

    `opening` is the width of its first word, `room` what its last line leaves free: they tell whether a page broke it.
    """

    text: str
    x0: float
    x1: float
    row: int
    row_span: int
    bold: bool
    opening: float = 0.0
    room: float = 0.0
    words: tuple[Word, ...] = field(default=(), compare=False)


Row: TypeAlias = tuple[RuledCell, ...]


@dataclass(frozen=True, slots=True)
class RuledTable:
    """A table on a page, or joined from several: `pages[row]` is the page on which a row begins."""

    y0: float
    y1: float
    xs: tuple[float, ...]
    rows: tuple[Row, ...]
    pages: tuple[int, ...]
    heading_rows: int = 0

    def layout(self) -> list[list[CellText]]:
        """The rows as the builder takes them, a merged cell once where it begins."""
        edges = list(self.xs)
        made: list[list[CellText]] = []
        for row in self.rows:
            cells = []
            for cell in row:
                span = max(nearest(edges, cell.x1) - nearest(edges, cell.x0), 1)
                cells.append(CellText(cell.text, cell.row_span, span, cell.bold, cell.words))
            made.append(cells)
        return made


def fill(grid: Grid, words: Iterable[Word], page: int) -> RuledTable | None:
    """The table that a grid and the words in it make; None for one without words."""
    owner: dict[tuple[int, int], GridCell] = {}
    for cell in grid.cells:
        for row in range(cell.row, cell.row + cell.row_span):
            for column in range(cell.column, cell.column + cell.column_span):
                owner[row, column] = cell
    held: dict[GridCell, list[Word]] = {}
    for word in words:
        row, column = grid.place((word.x0 + word.x1) / 2, word.y - 0.3 * word.size)
        held.setdefault(owner[row, column], []).append(word)
    if not held:
        return None
    rows: list[list[RuledCell]] = [[] for _ in range(len(grid.ys) - 1)]
    for cell in grid.cells:
        x0, x1 = grid.xs[cell.column], grid.xs[cell.column + cell.column_span]
        lines = lines_of(held.get(cell, ()))
        rows[cell.row].append(
            RuledCell(
                text=cell_text(lines, x0, x1),
                x0=x0,
                x1=x1,
                row=cell.row,
                row_span=cell.row_span,
                bold=bool(lines) and all(line.bold for line in lines),
                opening=lines[0].opening_width if lines else 0.0,
                room=x1 - x0 - 10 - (lines[-1].x1 - lines[-1].x0) if lines else x1 - x0,
                words=tuple(word for line in lines for word in line.words),
            )
        )
    return _headed(
        _without_empty_rows(RuledTable(grid.ys[0], grid.ys[-1], grid.xs, tuple(map(tuple, rows)), (page,) * len(rows)))
    )


def cell_text(lines: Sequence[Line], x0: float, x1: float) -> str:
    """The text of a cell: lines that only the cell's width broke are joined, paragraphs keep their line ends."""
    if not lines:
        return ""
    right = max(min(x1 - 3, max(line.x1 for line in lines) + 3), max(line.x1 for line in lines))
    right = max(right, x1 - 8)
    left = min(line.x0 for line in lines)
    gaps = sorted(below.y - above.y for above, below in pairwise(lines))
    leading = gaps[len(gaps) // 3] if gaps else 0.0
    text = lines[0].text
    kind = _marker_kind(text)
    for above, below in pairwise(lines):
        room = (above.x1 - above.x0) + 0.25 * above.size + below.opening_width < right - left - 2
        if _breaks_a_word(text, above, below, x1 - x0):
            text += below.text
            continue
        below_kind = _marker_kind(below.text)
        is_sibling = bool(below_kind) and below_kind == kind
        if is_sibling or _ends_cell_paragraph(above, below, room, below.y - above.y > 1.25 * leading + 1):
            kind = below_kind
            text += "\n" + below.text
        else:
            text = tie(text, below.text)
    return text


def _breaks_a_word(text: str, above: Line, below: Line, width: float) -> bool:
    """Whether a cell as wide as this was too narrow for a word or a number, which goes on in the next line ("26.12", "0").

    Such a word stands alone on the lines that it fills; a number is one only with what follows.
    """
    part = text.rpartition("\n")[2]
    if " " in part or width - (above.x1 - above.x0) > _PADDING + 0.6 * above.size:
        return False
    rest = below.text.partition(" ")[0]
    if part[-1].isalpha():
        return is_cut(part, rest.rstrip(",;.")) if part.isalpha() and rest[0].isalpha() else False
    return _NUMBER.fullmatch(part + rest) is not None and _PART_OF_NUMBER.fullmatch(part) is not None


def _marker_kind(text: str) -> str:
    """The form of the marker that opens a line (`(1)`, `a)`): it makes siblings known. A dash may be a minus."""
    found = split_marker(text)
    if found is None or (found[0] in "-–+" and text[found[1] : found[1] + 1].isdigit()):
        return ""
    return "".join("1" if letter.isdigit() else "a" if letter.isalpha() else letter for letter in found[0])


def _ends_cell_paragraph(above: Line, below: Line, room: bool, is_wide: bool) -> bool:
    bare = above.text.rstrip("”\"')] ")
    stops = bool(bare) and bare[-1] in _STOPS
    if opens_part(below.text):
        return stops or room or is_wide
    if below.text[0].islower() or above.text.endswith((",", "-", "–", "/", "(")):
        return False
    if room and (above.bold != below.bold or above.text.endswith(")")):
        return True
    if is_wide and (stops or room):
        return True
    return stops and room


def _without_empty_rows(table: RuledTable) -> RuledTable:
    """Rows that only a doubled ruling makes (no words, covered by no merged cell's beginning) are left out."""
    empty = [
        index
        for index, (top, row) in enumerate(zip(table.rows, table.rows, strict=True))
        if not row or (all(not cell.text and cell.row_span == 1 for cell in top) and len(table.rows) > 1)
    ]
    if not empty:
        return table
    gone = set(empty)
    kept: list[Row] = []
    for row in table.rows:
        if row and row[0].row in gone:
            continue
        cells = []
        for cell in row:
            lost = sum(index in gone for index in range(cell.row, cell.row + cell.row_span))
            before = sum(index < cell.row for index in gone)
            cells.append(replace(cell, row=cell.row - before, row_span=max(cell.row_span - lost, 1)))
        if row:
            kept.append(tuple(cells))
    return replace(table, rows=tuple(kept), pages=table.pages[: len(kept)])


def _headed(table: RuledTable) -> RuledTable:
    """The table with its heading rows counted: the first row to the end of its merged cells, and column numbers."""
    if len(table.rows) < 2:
        return table
    first = table.rows[0]
    words = [cell for cell in first if cell.text]
    if not words or len(first) < 2:
        return table
    is_head = all(cell.bold for cell in words) or any(_SERIAL_HEAD.fullmatch(cell.text.strip()) for cell in words)
    if not is_head:
        return table
    count = max(cell.row_span for cell in first)
    if count >= len(table.rows) or count > MAX_HEADING_ROWS:
        count = 1
    if count < len(table.rows) - 1 and numbers_columns(table.rows[count]):
        count += 1
    return replace(table, heading_rows=count)


def numbers_columns(row: Row) -> bool:
    """Whether a row only numbers the columns, as `(1)`, `2` or `5 = 3 + 4` under a heading."""
    texts = [cell.text.strip() for cell in row if cell.text.strip()]
    numbers = [text.strip("()") for text in texts]
    return (
        len(texts) > 2
        and all(_COLUMN_NUMBER.fullmatch(text) for text in texts)
        and any(number[0] in "12" for number in numbers)
        and numbers[-1][0].isdigit()
        and len({len(cell.text) > 6 for cell in row}) == 1
        and [int(number) for number in numbers if number.isdigit()] == sorted({int(n) for n in numbers if n.isdigit()})
    )
