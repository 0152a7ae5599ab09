"""`Document`: what every reader makes of a file, whatever its format.

One text, and everything else placed in it by character offsets `[start, end)`. The text is NFC, has `\\n` as its
only line end and ` ` as its only space, no zero-width characters, and one block (paragraph, list item, table row)
per line; the words stand as they were written. Offsets count Unicode characters of `Document.text`.
"""

from enum import StrEnum
from typing import Annotated, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator


class Frozen(BaseModel):
    """A value that does not change after it was made and has no fields but its own."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Warning(Frozen):
    """Something that was not understood or not certain; `code` is stable, `message` is for a person."""

    code: str
    message: str
    start: int | None = None
    end: int | None = None


class PageKind(StrEnum):
    """What a page holds: text that was read, or only a picture of text (a scan without a text layer)."""

    TEXT = "text"
    PICTURE = "picture"


class Page(Frozen):
    """A page of the source, numbered from 1, and the stretch of text that stands on it (empty for a picture)."""

    number: int
    start: int
    end: int
    kind: PageKind = PageKind.TEXT


class Paragraph(Frozen):
    """A run of prose, a heading or a line of the header. `bold`: the whole paragraph is set bold in the source.

    `heading`: the source marks it as a heading (`<h2>`, `#`, a Word heading style) and at which level, 1 the highest.
    """

    kind: Literal["paragraph"] = "paragraph"
    start: int
    end: int
    bold: bool = False
    heading: int | None = None


class ListItem(Frozen):
    """A numbered or bulleted item. `text[start:body_start]` is the marker and the blank after it.

    `marker` is the number or bullet as written (`I.`, `1.2`, `a)`, `-`, `+`), without blanks.
    """

    kind: Literal["item"] = "item"
    start: int
    end: int
    marker: str
    body_start: int
    bold: bool = False


class Cell(Frozen):
    """A table cell: its stretch of text and its place in the grid (from 0), merged cells with their extent."""

    start: int
    end: int
    row: int
    column: int
    row_span: int = 1
    column_span: int = 1
    bold: bool = False


class Table(Frozen):
    """A table: cells in reading order, each written once where it begins. `heading_rows` counts its head's rows."""

    kind: Literal["table"] = "table"
    start: int
    end: int
    rows: int
    columns: int
    cells: tuple[Cell, ...]
    heading_rows: int = 0

    def grid(self) -> list[list[Cell | None]]:
        """The cells by row and column; a merged cell stands in every place that it covers."""
        grid: list[list[Cell | None]] = [[None] * self.columns for _ in range(self.rows)]
        for cell in self.cells:
            for row in range(cell.row, min(cell.row + cell.row_span, self.rows)):
                for column in range(cell.column, min(cell.column + cell.column_span, self.columns)):
                    grid[row][column] = cell
        return grid


Block = Annotated[Paragraph | ListItem | Table, Field(discriminator="kind")]


class Source(Frozen):
    """Where a document came from, and what the page around it says of itself (HTML metadata, portal fields)."""

    sha256: str
    uri: str
    media_type: str
    encoding: str | None = None
    retrieved_at: str | None = None
    title: str | None = None
    site: str | None = None
    author: str | None = None
    published_at: str | None = None


class Document(Frozen):
    """A document as text with places. Blocks are in reading order, do not overlap and lie inside the text."""

    source: Source
    text: str
    pages: tuple[Page, ...] = ()
    blocks: tuple[Block, ...] = ()
    warnings: tuple[Warning, ...] = ()

    @model_validator(mode="after")
    def _blocks_lie_in_order(self) -> Self:
        position = 0
        for block in self.blocks:
            if not position <= block.start <= block.end <= len(self.text):
                raise ValueError(f"block [{block.start}, {block.end}) overlaps the one before or leaves the text")
            position = block.end
        return self

    def page_of(self, offset: int) -> int | None:
        """The number of the page on which the character at `offset` stands; None where pages are unknown."""
        for page in self.pages:
            if page.start <= offset < page.end:
                return page.number
        return None
