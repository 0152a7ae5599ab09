"""What a reader of marked-up files (HTML, Word) hands to the builder: paragraphs and tables in order."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TypeAlias

from corpus.builder import CellText


@dataclass(frozen=True, slots=True)
class Prose:
    """A paragraph on one line. `linked` is the share of its letters that stand in links."""

    text: str
    bold: bool = False
    heading: int | None = None
    linked: float = 0.0


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: cells as in HTML, a merged one where it begins; `breaks` counts the page breaks before each row."""

    rows: tuple[tuple[CellText, ...], ...]
    heading_rows: int = 0
    breaks: tuple[int, ...] = ()


Piece: TypeAlias = Prose | Grid


def lines_of(pieces: Iterable[Piece]) -> Iterator[str]:
    """Pieces as the lines of a cell; the rows of a table within a cell are a line each."""
    for piece in pieces:
        if isinstance(piece, Prose):
            yield piece.text
        else:
            for row in piece.rows:
                line = " | ".join(cell.text.replace("\n", " ") for cell in row if cell.text)
                if line:
                    yield line


def size_of(piece: Piece) -> int:
    """Characters of a piece's text."""
    if isinstance(piece, Prose):
        return len(piece.text)
    return sum(len(cell.text) for row in piece.rows for cell in row)


def is_layout(rows: Iterable[Iterable[list[Piece]]]) -> bool:
    """Whether a table only places things on the page: it has one column, or tables make up most of it."""
    cells = [list(row) for row in rows]
    if max(map(len, cells), default=0) <= 1:
        return True
    total = sum(size_of(piece) for row in cells for cell in row for piece in cell)
    inner = sum(size_of(piece) for row in cells for cell in row for piece in cell if isinstance(piece, Grid))
    return inner > 0 and inner * 2 >= total
