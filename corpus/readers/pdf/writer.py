"""Laid-out pages to the builder: paragraphs and tables that run over a page's end are one."""

from collections.abc import Sequence

from corpus.builder import DocumentBuilder
from corpus.readers.pdf.columns import SideBySide
from corpus.readers.pdf.flow import Column, column_of, parts
from corpus.readers.pdf.layout import Item, PageLayout
from corpus.readers.pdf.lines import Line, glue, tie
from corpus.readers.pdf.prose_columns import TextColumns
from corpus.readers.pdf.sheet import Word
from corpus.readers.pdf.table_joins import goes_on, joined
from corpus.readers.pdf.tables import RuledTable
from schemas import Aside, AsideKind, PageKind


def write(builder: DocumentBuilder, pages: Sequence[PageLayout]) -> None:
    """Write pages in order."""
    writer = _Writer(builder)
    for page in pages:
        writer.take(page)
    writer.close()


class _Writer:
    def __init__(self, builder: DocumentBuilder) -> None:
        self.builder = builder
        self.parts: list[str] = []
        self.words: list[Word] = []
        self.last: Line | None = None
        self.column: Column | None = None
        self.page_column: Column | None = None
        self.lines = 0
        self.bold = True
        self.table: RuledTable | None = None
        self.table_page = 0
        self.page = 0
        self.written_page = 0
        self.notes: list[tuple[str, list[Word]]] = []

    def take(self, page: PageLayout) -> None:
        self.page = page.number
        self.builder.describe_page(page.number, *page.shown, page.kind)
        for aside in page.asides:
            self.builder.aside(aside)
        if page.kind is PageKind.PICTURE:
            self.close()
            self._begin()
            return
        for stamp in page.stamps:
            self.builder.aside(Aside(kind=AsideKind.STAMP, words=stamp, page=page.number))
            self.builder.warn("stamp", f"page {page.number}: a signature stamp was left out: {stamp[:200]}")
        column = column_of(page.lines(), page.width, self.page_column)
        if not page.items:
            self.close()
            self._begin()
        for index, item in enumerate(page.items):
            self._take_item(item, column, index == 0)
        self.page_column = column
        self.notes += _notes_of(page.notes)
        if page.aside:
            self.close()
            for line in page.aside:
                self.builder.paragraph(line.text, line.words)

    def _take_item(self, item: Item, column: Column, is_first: bool) -> None:
        if isinstance(item, RuledTable):
            if self.table is not None and is_first and goes_on(self.table, item):
                self.table = joined(self.table, item)
                self.table_page = self.page
                return
            self.close()
            self._begin()
            self.table, self.table_page = item, self.page
        elif isinstance(item, SideBySide):
            self.close()
            self._begin()
            self.builder.table(item.rows)
        elif isinstance(item, TextColumns):
            for lines in item.columns:
                wide = max(line.x1 for line in lines) - min(line.x0 for line in lines)
                narrow = column_of(lines, wide)
                for index, line in enumerate(lines):
                    self._take_line(line, narrow, is_first and index == 0)
                is_first = False
        else:
            self._take_line(item, column, is_first)

    def _take_line(self, line: Line, column: Column, is_first: bool) -> None:
        over_page = is_first and self.written_page != self.page
        if self.last is not None and self.column is not None:
            follows = not over_page or self.page == self.written_page + 1
            if follows and not parts(self.last, line, self.column, column, self.lines == 1):
                self._go_on(line.text, over_page)
                self.words += line.words
                self.last = line
                self.lines += 1
                self.bold = self.bold and line.bold
                self.column = column
                return
        self.close()
        self._begin()
        self.parts, self.words, self.last, self.lines = [line.text], list(line.words), line, 1
        self.bold = line.bold
        self.column = column

    def _go_on(self, text: str, over_page: bool) -> None:
        """Put a line to the open paragraph; a number or name that a page's end broke stays on its first page."""
        between = glue(self.parts[-1], text)
        if not over_page:
            self.parts += [between, text]
            return
        self.written_page = self.page
        if between:
            self.parts += ["\f", text]
        else:
            opening, _, rest = text.partition(" ")
            self.parts += [opening, "\f", rest]

    def _begin(self) -> None:
        if self.written_page != self.page:
            self.builder.page(self.page)
            self.written_page = self.page

    def close(self) -> None:
        """Write what is open."""
        if self.last is not None:
            self.builder.paragraph("".join(self.parts), self.words, bold=self.bold)
            self.parts, self.words, self.last, self.lines = [], [], None, 0
        if self.table is not None:
            table = self.table
            starts = {}
            for row, page in enumerate(table.pages):
                if page > self.written_page:
                    starts[row] = page
                    self.written_page = page
            self.builder.table(table.layout(), table.heading_rows, page_starts=starts)
            self.table = None
            for number in range(self.written_page + 1, self.table_page + 1):
                self.builder.page(number)
                self.written_page = number
        for text, words in self.notes:
            self.builder.paragraph(text, words)
        self.notes = []


def _notes_of(lines: Sequence[Line]) -> list[tuple[str, list[Word]]]:
    """The footnotes, each with its words: one begins with its mark at the left."""
    notes: list[tuple[str, list[Word]]] = []
    for line in lines:
        if notes and line.text[0] not in "⁰¹²³⁴⁵⁶⁷⁸⁹*(":
            text, words = notes[-1]
            notes[-1] = (tie(text, line.text), [*words, *line.words])
        else:
            notes.append((line.text, list(line.words)))
    return notes
