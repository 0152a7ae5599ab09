"""Markdown as crawlers write it: lines broken at a width, marks of emphasis, tables flattened to lone pipes."""

import regex

from corpus.builder import DocumentBuilder
from corpus.encoding import decode
from corpus.errors import UnreadableInput
from corpus.readers.flat_tables import add_flat_table
from corpus.readers.lone_pipes import Gap
from corpus.readers.markup import restore, take_emphasis, take_markup
from corpus.readers.pipe_rows import add_tables, is_row
from corpus.textform import clean
from corpus.unwrap import Width, unwrap, wrap_width
from schemas import Document, Source

_ORNAMENT = regex.compile(r"[-_=*~.\s]{3,}|[*\s]+|#{1,6}|```.{0,20}")
_HEADING = regex.compile(r"(#{1,6})\s+(.*?)\s*#*")
_NO_WRAP = Width(full=1_000_000, first=1_000_000)


def read_markdown(data: bytes, source: Source) -> Document:
    """Read Markdown.

    Raises UnreadableInput when it is empty, holds no words, is too large or in an encoding that cannot be told.
    """
    decoded = decode(data)
    builder = DocumentBuilder()
    if decoded.doubt:
        builder.warn("encoding.guessed", decoded.doubt)
    _Reader(builder, take_markup(clean(decoded.text)).replace("\f", "\n\n").split("\n")).read()
    if builder.is_empty:
        raise UnreadableInput("holds no words")
    return builder.build(source.model_copy(update={"encoding": decoded.encoding}))


class _Reader:
    """Walks over the lines once and hands stretches of them to the builder."""

    def __init__(self, builder: DocumentBuilder, raw: list[str]) -> None:
        self.builder = builder
        self.lines = [line.strip(" ") for line in raw]
        self.width = wrap_width(self.lines) or _NO_WRAP
        self.stretch: list[str] = []

    def read(self) -> None:
        lines = self.lines
        index, count = 0, len(lines)
        while index < count:
            line = lines[index]
            index += 1
            if not line:
                self.flush()
            elif line == "|":
                self.flush()
                index = self.flat_table(index)
            elif line[0] == "|" and is_row(line):
                self.flush()
                start = index - 1
                while index < count and is_row(lines[index]):
                    index += 1
                add_tables(self.builder, [restore(take_emphasis(row)[0]) for row in lines[start:index]])
            elif line[0] == "#" and (heading := _HEADING.fullmatch(line)):
                self.flush()
                words, _ = take_emphasis(heading[2])
                self.builder.paragraph(words, heading=len(heading[1]))
            elif not line[0].isalnum() and _ORNAMENT.fullmatch(line):
                self.flush()
            else:
                self.stretch.append(line.removeprefix("> "))
        self.flush()

    def flush(self) -> None:
        """Hand the lines since the last blank one over, as the paragraphs that they are."""
        if not self.stretch:
            return
        for paragraph in unwrap(self.stretch, self.width):
            words, bold = take_emphasis(paragraph)
            self.builder.paragraph(words, bold=bold)
        self.stretch = []

    def flat_table(self, index: int) -> int:
        """Read a table of lone pipes whose first pipe stands above line `index`; returns where it ends."""
        lines, count = self.lines, len(self.lines)
        gaps: list[Gap] = []
        cell: list[str] = []
        end = index
        while index < count:
            line = lines[index]
            index += 1
            if line == "|":
                gaps.append(Gap(tuple(cell)))
                cell = []
                end = index
            elif line:
                if not _ORNAMENT.fullmatch(line):
                    cell.append(line)
            elif not cell and not self._goes_on(index):
                break
        if gaps:
            add_flat_table(self.builder, gaps)
        return end

    def _goes_on(self, index: int) -> bool:
        while index < len(self.lines) and not self.lines[index]:
            index += 1
        return index < len(self.lines) and self.lines[index] == "|"
