"""`Document`: what every reader makes of a file, whatever its format.

One text, and everything else placed in it by character offsets `[start, end)`. The text is NFC, has `\\n` as its
only line end and ` ` as its only space, no zero-width characters, and one block (paragraph, list item, table row)
per line; the words stand as they were written. Offsets count Unicode characters of `Document.text`.
"""

from bisect import bisect_left
from enum import StrEnum
from typing import Annotated, Literal, NamedTuple, Self

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


class Box(NamedTuple):
    """A rectangle on a page as it is shown: points (1/72 inch) from the page's upper left corner, y running down.

    A picture without a page size of its own is as large as its resolution says (72 pixels an inch where it says none).
    """

    x0: float
    top: float
    x1: float
    bottom: float


class PlacedWord(NamedTuple):
    """A word of the text, `text[start:end]`, and where it stands: `x0`, `top`, `x1`, `bottom` as in `Box`.

    `confidence` (0 to 1) is how sure the text recognition was of it, None for a word of a text layer.
    """

    start: int
    end: int
    page: int
    x0: float
    top: float
    x1: float
    bottom: float
    confidence: float | None


class Place(NamedTuple):
    """Where a stretch of text stands: its page, the box around its words on it, and the least confidence among them."""

    page: int | None
    box: Box | None
    confidence: float | None


class PageKind(StrEnum):
    """What a page holds: text that was read, a picture whose text was recognised, or a picture that was not read."""

    TEXT = "text"
    OCR = "ocr"
    PICTURE = "picture"


class Page(Frozen):
    """A page of the source, numbered from 1, and the stretch of text that stands on it (empty for a picture).

    `width` and `height` are those of the page as it is shown, in points; null where the format has no pages of a size.
    """

    number: int
    start: int
    end: int
    kind: PageKind = PageKind.TEXT
    width: float | None = None
    height: float | None = None


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
    """Where a document came from, and what the page around it says of itself (HTML metadata, portal fields).

    `member`: its path inside the archive, the e-mail or the gazette issue that it came from; `uri` ends in it then.
    """

    sha256: str
    uri: str
    member: str | None = None
    media_type: str
    encoding: str | None = None
    retrieved_at: str | None = None
    title: str | None = None
    site: str | None = None
    author: str | None = None
    published_at: str | None = None


class AsideKind(StrEnum):
    """What kind of thing outside the text says something of the document."""

    STAMP = "stamp"
    SIGNATURE_TIME = "signature_time"
    SECOND_READING = "second_reading"
    FILE_NAME = "file_name"
    PORTAL = "portal"


class Aside(Frozen):
    """What a document's file says of it outside its text: `words` as they stand there, with page and box if they have.

    `stamp`: what a signing program printed on a page; `signature_time`: when a digital signature says that it was made;
    `second_reading`: the words of a recognised page's head, recognised again from another picture of it, with which
    numbers must agree; `file_name`: the file's own name; `portal`: a field of the page that the file was taken from.
    """

    kind: AsideKind
    words: str
    page: int | None = None
    box: Box | None = None


class Document(Frozen):
    """A document as text with places. Blocks are in reading order, do not overlap and lie inside the text.

    `words` places the text's words on its pages, in the order of the text; it is empty where the format has no pages.
    """

    source: Source
    text: str
    pages: tuple[Page, ...] = ()
    blocks: tuple[Block, ...] = ()
    words: tuple[PlacedWord, ...] = ()
    asides: tuple[Aside, ...] = ()
    warnings: tuple[Warning, ...] = ()

    @model_validator(mode="after")
    def _blocks_lie_in_order(self) -> Self:
        position = 0
        for block in self.blocks:
            if not position <= block.start <= block.end <= len(self.text):
                raise ValueError(f"block [{block.start}, {block.end}) overlaps the one before or leaves the text")
            position = block.end
        return self

    @model_validator(mode="after")
    def _words_lie_in_order(self) -> Self:
        position = 0
        for word in self.words:
            if not position <= word.start < word.end <= len(self.text):
                raise ValueError(f"word [{word.start}, {word.end}) overlaps the one before or leaves the text")
            position = word.end
        return self

    def page_of(self, offset: int) -> int | None:
        """The number of the page on which the character at `offset` stands; None where pages are unknown."""
        for page in self.pages:
            if page.start <= offset < page.end:
                return page.number
        return None

    def place_of(self, start: int, end: int) -> Place:
        """Where the text from `start` to `end` stands; of a stretch over several pages, its part on the first one.

        The confidence is the least of the words that have letters or digits: one doubtful figure makes a value doubtful.
        """
        page = self.page_of(start)
        first = bisect_left(self.words, start, key=lambda word: word.end - 1)
        last = bisect_left(self.words, end, key=lambda word: word.start)
        found = [word for word in self.words[first:last] if page is None or word.page == page]
        if not found:
            return Place(page, None, None)
        box = Box(
            min(word.x0 for word in found),
            min(word.top for word in found),
            max(word.x1 for word in found),
            max(word.bottom for word in found),
        )
        known = [word for word in self.words[first:last] if word.confidence is not None]
        telling = [word for word in known if any(letter.isalnum() for letter in self.text[word.start : word.end])]
        least = min((word.confidence for word in telling or known if word.confidence is not None), default=None)
        return Place(page, box, least)
