"""`DocumentBuilder`: every reader hands it paragraphs, tables and pages; it makes the text and owns the offsets."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import regex

from corpus.markers import split_marker
from corpus.places import Placed, place_words
from corpus.textform import cell_lines, one_line
from schemas import (
    Aside,
    Block,
    Document,
    ListItem,
    Page,
    PageKind,
    Paragraph,
    PlacedWord,
    Source,
    Table,
    Warning,
)

CELL_SEPARATOR = " | "
# An item's number on a line of its own ("1.4.", "Điều 2.", "a)") belongs to the words below it.
_LONE_MARKER = regex.compile(
    r"\s*(?P<marker>\d{1,2}(?:\.\d{1,2}){0,3}[.)]|[a-zđ]\)|[IVX]{1,5}\.|Điều \d{1,3}\s?[.:])\s*"
)
MAX_COLUMN_SPAN = 1_000
"""No cell reaches over more columns (the limit of HTML): a damaged page may claim any number."""


@dataclass(frozen=True, slots=True)
class CellText:
    """A cell as a reader saw it: its text (line ends are paragraphs in it) and how far it reaches when merged.

    `words` are those of the text in its order, where the format places them on pages.
    """

    text: str
    row_span: int = 1
    column_span: int = 1
    bold: bool = False
    words: Sequence[Placed] = ()


class DocumentBuilder:
    """Collects blocks in reading order and places them in one text, a line each.

    A form feed inside a text is a page break at that place: the next page's number follows.
    """

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._length = 0
        self._lone_marker = ""
        self._lone_words: Sequence[Placed] = ()
        self._blocks: list[Block] = []
        self._pages: list[tuple[int, int]] = []
        self._sizes: dict[int, tuple[float, float]] = {}
        self._kinds: dict[int, PageKind] = {}
        self._words: list[PlacedWord] = []
        self._asides: list[Aside] = []
        self._warnings: list[Warning] = []

    @property
    def is_empty(self) -> bool:
        """Whether no text was added so far."""
        return self._length == 0 and not self._lone_marker

    def _flush(self) -> None:
        """A number that nothing followed stands as a line of its own."""
        if self._lone_marker:
            text, self._lone_marker = self._lone_marker, ""
            words, self._lone_words = self._lone_words, ()
            self._line(text, words, bold=False, heading=None)

    def page(self, number: int) -> None:
        """Begin page `number` at the place reached."""
        self._flush()
        self._start_page(number, self._length)

    def next_page(self) -> None:
        """Begin the page after the last one (the first where there is none yet)."""
        self.page(self._pages[-1][0] + 1 if self._pages else 1)

    def describe_page(self, number: int, width: float, height: float, kind: PageKind = PageKind.TEXT) -> None:
        """Say how large page `number` is as it is shown (points), and what it holds, wherever it will begin."""
        self._sizes[number] = (width, height)
        self._kinds[number] = kind

    def _start_page(self, number: int, start: int) -> None:
        self._pages.append((number, start))

    def aside(self, aside: Aside) -> None:
        """Note what the file says of the document outside its text."""
        self._asides.append(aside)

    def place(self) -> int:
        """The place that the text has reached, for `warn`."""
        self._flush()
        return self._length

    def warn(self, code: str, message: str, since: int | None = None) -> None:
        """Note what was not understood; it goes with the document. It is about the text from `since` on, where that is given."""
        end = None if since is None else self.place()
        self._warnings.append(Warning(code=code, message=message, start=since, end=end))

    def paragraph(
        self, text: str, words: Sequence[Placed] = (), *, bold: bool = False, heading: int | None = None
    ) -> None:
        """Add a paragraph on a line of its own; one that opens with a number or bullet becomes a list item.

        `words` are those of the text in its order, where the format places them on pages.
        """
        if self._lone_marker:
            text, self._lone_marker = f"{self._lone_marker} {text}", ""
            words, self._lone_words = [*self._lone_words, *words], ()
        elif (alone := _LONE_MARKER.fullmatch(text)) is not None:
            self._lone_marker, self._lone_words = alone["marker"], words
            return
        self._line(text, words, bold=bold, heading=heading)

    def _line(self, text: str, words: Sequence[Placed], *, bold: bool, heading: int | None) -> None:
        line = self._take_page_breaks(text)
        if not line:
            return
        start = self._length
        end = start + len(line)
        marker = split_marker(line)
        if marker is None:
            self._blocks.append(Paragraph(start=start, end=end, bold=bold, heading=heading))
        else:
            self._blocks.append(
                ListItem(start=start, end=end, marker=marker[0], body_start=start + marker[1], bold=bold)
            )
        self._words += place_words(line, start, words)
        self._append(line + "\n")

    def table(
        self,
        rows: Iterable[Sequence[CellText]],
        heading_rows: int = 0,
        page_starts: Mapping[int, int] | None = None,
    ) -> None:
        """Add a table, a row a line (more where a cell has lines of its own), its cells parted by ` | `.

        Cells are given as in HTML: a merged cell once, where it begins. A table without any words is dropped.
        `page_starts` gives the page that begins with a row, for a table that runs over pages; pages between it and
        the one before hold only the rest of the row above and begin there too.
        """
        self._flush()
        start = self._length
        cells: list[dict[str, int | bool]] = []  # made to cells all at once: one by one takes twice as long
        # For each column the first row that no cell above reaches into.
        free: list[int] = []
        column_count = 0
        filled = False
        pieces: list[str] = []
        pages: list[tuple[int, int]] = []
        placed: list[PlacedWord] = []
        position = start
        rows = list(rows)
        for row_number, row in enumerate(rows):
            column = 0
            if page_starts and row_number in page_starts:
                begun = pages[-1][0] if pages else self._pages[-1][0] if self._pages else None
                first = page_starts[row_number] if begun is None else begun + 1
                pages += [(number, position) for number in range(first, page_starts[row_number] + 1)]
            for index, cell in enumerate(row):
                while column < len(free) and free[column] > row_number:
                    column += 1
                row_span = min(max(cell.row_span, 1), len(rows) - row_number)
                column_span = min(max(cell.column_span, 1), MAX_COLUMN_SPAN)
                free += [0] * (column + column_span - len(free))
                free[column : column + column_span] = [row_number + row_span] * column_span
                if index:
                    pieces.append(CELL_SEPARATOR)
                    position += len(CELL_SEPARATOR)
                words = cell_lines(cell.text.replace("\f", " ")) if cell.text else ""
                cells.append(
                    {
                        "start": position, "end": position + len(words), "row": row_number, "column": column,
                        "row_span": row_span, "column_span": column_span, "bold": cell.bold,
                    }
                )  # fmt: skip
                filled = filled or bool(words)
                pieces.append(words)
                placed += place_words(words, position, cell.words)
                position += len(words)
                column += column_span
                column_count = max(column_count, column)
            pieces.append("\n")
            position += 1
        if not filled:
            return
        for number, begin in pages:
            self._start_page(number, begin)
        self._words += placed
        self._append("".join(pieces))
        self._blocks.append(
            Table.model_validate(
                {
                    "start": start, "end": position - 1, "rows": len(rows), "columns": column_count, "cells": cells,
                    "heading_rows": min(heading_rows, len(rows)),
                }
            )
        )  # fmt: skip

    def build(self, source: Source) -> Document:
        """The document; the builder is not used after it."""
        self._flush()
        text = "".join(self._parts)
        pages = []
        for index, (number, start) in enumerate(self._pages):
            end = self._pages[index + 1][1] if index + 1 < len(self._pages) else len(text)
            width, height = self._sizes.get(number, (None, None))
            kind = self._kinds.get(number, PageKind.TEXT)
            pages.append(Page(number=number, start=start, end=end, kind=kind, width=width, height=height))
        return Document(
            source=source, text=text, pages=tuple(pages), blocks=tuple(self._blocks), words=tuple(self._words),
            asides=tuple(self._asides), warnings=tuple(self._warnings),
        )  # fmt: skip

    def _append(self, text: str) -> None:
        self._parts.append(text)
        self._length += len(text)

    def _take_page_breaks(self, text: str) -> str:
        if "\f" not in text:
            return one_line(text)
        line = ""
        for index, part in enumerate(text.split("\f")):
            if index:
                number = self._pages[-1][0] + 1 if self._pages else 2
                if not self._pages:
                    self._start_page(1, 0)
                glue = " " if line and not line.endswith(" ") else ""
                self._start_page(number, self._length + len(line) + len(glue))
                line += glue
            line += one_line(part)
        return line.strip()
