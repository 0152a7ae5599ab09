"""Markdown as crawlers write it: lines broken at a width, marks of emphasis, tables flattened to lone pipes."""

import regex

from corpus.builder import DocumentBuilder
from corpus.encoding import decode
from corpus.errors import UnreadableInput
from corpus.readers.broken_rows import mend_rows
from corpus.readers.emphasis import ties_of
from corpus.readers.flat_tables import add_flat_table
from corpus.readers.interleaved import find_interleaved
from corpus.readers.lone_pipes import Prose, split_tables
from corpus.readers.markup import restore, take_emphasis, take_markup
from corpus.readers.pipe_rows import add_tables, is_row
from corpus.readers.row_search import Gap
from corpus.textform import clean
from corpus.unwrap import Width, unwrap, wrap_width
from schemas import Document, Source

_ORNAMENT = regex.compile(r"[-_=*~.\s]{3,}|[*\s]+|#{1,6}|```.{0,20}")
_HEADING = regex.compile(r"(#{1,6})\s+(.*?)\s*#*")
# A crawler that lost a list's mark-up writes each bullet at the end of the line above its item.
_SHIFTED_BULLET = regex.compile(r"(?<=\*\*) -\n(?=\*\*)")
_BARE_BULLETS = frozenset({"-", "+", "*", "•", "–"})
_CELL_LINES = 15
_NO_WRAP = Width(full=1_000_000, first=1_000_000)


def read_markdown(data: bytes, source: Source) -> Document:
    """Read Markdown.

    Raises UnreadableInput when it is empty, holds no words, is too large or in an encoding that cannot be told.
    """
    decoded = decode(data)
    builder = DocumentBuilder()
    if decoded.doubt:
        builder.warn("encoding.guessed", decoded.doubt)
    _Reader(builder, take_markup(clean(decoded.text)).replace("\f", "\n\n")).read()
    if builder.is_empty:
        raise UnreadableInput("holds no words")
    return builder.build(source.model_copy(update={"encoding": decoded.encoding}))


class _Reader:
    """Walks over the lines once and hands stretches of them to the builder."""

    def __init__(self, builder: DocumentBuilder, text: str) -> None:
        self.builder = builder
        if " -\n" in text:
            text = _SHIFTED_BULLET.sub("\n- ", text)
        self.lines = mend_rows([line.strip(" ") for line in text.split("\n")])
        self.width = wrap_width(_without_cells(self.lines)) or _NO_WRAP
        self.has_blank_lines = self.lines.count("") * 40 > len(self.lines)
        self.stretch: list[str] = []

    def read(self) -> None:
        """Read all lines; those of columns that were read across stay the lines that they are."""
        done = 0
        for broken in find_interleaved(self.lines):
            done = self.read_lines(done, broken.first)
            start = self.builder.place()
            for line in self.lines[done : broken.end]:
                self.add(line)
                self.flush()
            self.builder.warn(broken.code, broken.message, start)
            done = max(done, broken.end)
        self.read_lines(done, len(self.lines))

    def read_lines(self, index: int, count: int) -> int:
        """Read from line `index` up to line `count`, or to the end of a table that begins above it; returns the line reached."""
        lines = self.lines
        while index < count:
            line = lines[index]
            index += 1
            if line == "|":
                self.flush()
                index = self.flat_tables(index)
            elif line[:1] == "|" and is_row(line):
                self.flush()
                start = index - 1
                while index < count and is_row(lines[index]):
                    index += 1
                add_tables(self.builder, [restore(take_emphasis(row)[0]) for row in lines[start:index]])
            else:
                self.add(line)
        self.flush()
        return index

    def add(self, line: str) -> None:
        """Take a line of prose."""
        if not line:
            self.flush()
        elif self.stretch and self.stretch[-1] in _BARE_BULLETS:
            self.stretch[-1] += " " + line
        elif line[0].isalnum():
            self.stretch.append(line)
        elif line[0] == "#" and (heading := _HEADING.fullmatch(line)):
            self.flush()
            words, _ = take_emphasis(heading[2])
            self.builder.paragraph(words, heading=len(heading[1]))
        elif _ORNAMENT.fullmatch(line):
            if "** **" in line or line[0] != "*":
                self.flush()
        else:
            self.stretch.append(line.removeprefix("> "))

    def flush(self) -> None:
        """Hand the lines since the last blank one over, as the paragraphs that they are."""
        stretch = self.stretch
        if not stretch:
            return
        if len(stretch) == 1:
            paragraphs = stretch
        else:
            ties = ties_of(stretch) if any("*" in line for line in stretch) else ()
            paragraphs = unwrap(stretch, self.width, ties)
        for paragraph in paragraphs:
            words, bold = take_emphasis(paragraph)
            self.builder.paragraph(words, bold=bold)
        self.stretch = []

    def flat_tables(self, index: int) -> int:
        """Read the tables of lone pipes whose first pipe stands above line `index`; returns where they end."""
        lines, count = self.lines, len(self.lines)
        gaps: list[Gap] = []
        cell: list[str] = []
        end = index
        while index < count:
            line = lines[index]
            index += 1
            if line == "|":
                gaps.append(tuple(cell))
                cell = []
                end = index
            elif line:
                cell.append(line)
            elif not cell and self.has_blank_lines and not self._goes_on(index):
                break
        for part in split_tables([_without_ornaments(gap) for gap in gaps], self.has_blank_lines):
            if isinstance(part, Prose):
                for line in part.lines:
                    self.add(line)
                self.flush()
            elif part:
                add_flat_table(self.builder, part)
        return end

    def _goes_on(self, index: int) -> bool:
        while index < len(self.lines) and not self.lines[index]:
            index += 1
        return index < len(self.lines) and self.lines[index] == "|"


def _without_cells(lines: list[str]) -> list[str]:
    """The lines that are not the words of a cell between two lone pipes (narrower than the text around them)."""
    kept: list[str] = []
    since_pipe = -1
    for line in lines:
        if line == "|":
            if 0 <= since_pipe <= _CELL_LINES:
                del kept[len(kept) - since_pipe :]
            since_pipe = 0
        else:
            kept.append(line)
            since_pipe += since_pipe >= 0
    return kept


def _without_ornaments(gap: Gap) -> Gap:
    """A cell without lines that are only marks or rules (an empty cell if it has no others)."""
    if len(gap) == 1:
        return () if _is_ornament(gap[0]) else gap
    if len(gap) > 1 and any(_is_ornament(line) for line in gap) and not any(map(_has_words, gap)):
        return ()
    return gap


def _is_ornament(line: str) -> bool:
    return not line[0].isalnum() and _ORNAMENT.fullmatch(line) is not None


def _has_words(line: str) -> bool:
    return any(map(str.isalnum, line))
