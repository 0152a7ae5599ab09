"""The document's text as lines of pieces, each with the marks over it: what the decision page and the report draw.

A piece never crosses the border of a mark, so that one item's words can be shown whatever other items overlap them, and
every piece knows its offset in the text, so that words selected in the page are an evidence again.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from schemas import Page

CELL = " | "
"""What a reader writes between the cells of a table's row."""


@dataclass(frozen=True)
class Mark:
    """A stretch of text that something was read from; `name` is the item's, `kind` gives its look."""

    name: str
    kind: str
    start: int
    end: int


@dataclass(frozen=True)
class Piece:
    """Words under the same marks, the shortest mark first. `opens` are the marks that begin here."""

    start: int
    text: str
    marks: tuple[Mark, ...] = ()
    opens: tuple[Mark, ...] = ()

    @property
    def names(self) -> str:
        """The names of the marks, in one attribute's form."""
        return " ".join(mark.name for mark in self.marks)


@dataclass(frozen=True)
class Line:
    """A line of the text as cells of pieces (one cell where it is no table's row), and the page that begins with it."""

    start: int
    cells: tuple[tuple[Piece, ...], ...]
    page: int | None = None


@dataclass(frozen=True)
class Block:
    """Lines that are shown together: a table's rows, or one line."""

    lines: tuple[Line, ...]

    @property
    def is_table(self) -> bool:
        """Whether the lines are rows of cells."""
        return len(self.lines[0].cells) > 1


def blocks(text: str, marks: Iterable[Mark], pages: Sequence[Page] = ()) -> list[Block]:
    """The whole text in blocks. Joined with the separators between cells and lines the pieces give the text again."""
    lines = list(_lines(text, sorted(marks, key=lambda mark: (mark.start, mark.end)), pages))
    found: list[Block] = []
    # Rows of one table have the same number of cells; a page's border parts them.
    for (cells, _), group in groupby(_with_pages(lines), key=lambda each: (len(each[0].cells), each[1])):
        members = [line for line, _ in group]
        if cells > 1:
            found.append(Block(tuple(members)))
        else:
            found.extend(Block((line,)) for line in members)
    return found


def _with_pages(lines: Sequence[Line]) -> list[tuple[Line, int]]:
    page = 0
    found = []
    for line in lines:
        page = line.page or page
        found.append((line, page))
    return found


def _lines(text: str, marks: Sequence[Mark], pages: Sequence[Page]) -> Iterator[Line]:
    position = 0
    upcoming = 0
    open_marks: list[Mark] = []
    waiting = [page for page in pages if page.end > page.start]
    for words in text.split("\n"):
        end = position + len(words)
        while upcoming < len(marks) and marks[upcoming].start < max(end, position + 1):
            open_marks.append(marks[upcoming])
            upcoming += 1
        open_marks = [mark for mark in open_marks if mark.end > position]
        page = None
        while waiting and waiting[0].start <= end:
            page = waiting.pop(0).number
        cells: list[tuple[Piece, ...]] = []
        start = position
        for cell in words.split(CELL):
            cells.append(tuple(_pieces(cell, start, open_marks)))
            start += len(cell) + len(CELL)
        yield Line(position, tuple(cells), page)
        position = end + 1


def _pieces(words: str, start: int, marks: Sequence[Mark]) -> Iterator[Piece]:
    end = start + len(words)
    over = [mark for mark in marks if mark.start < end and mark.end > start]
    borders = sorted({start, end, *(max(mark.start, start) for mark in over), *(min(mark.end, end) for mark in over)})
    for left, right in pairwise(borders):
        here = sorted(
            (mark for mark in over if mark.start <= left and mark.end >= right),
            key=lambda mark: (mark.end - mark.start, mark.name),
        )
        opens = tuple(mark for mark in here if mark.start == left)
        yield Piece(left, words[left - start : right - start], tuple(here), opens)
