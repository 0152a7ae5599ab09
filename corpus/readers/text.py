"""Plain text: paragraphs (a line each, or broken at a width), tables of `| a | b |` rows, form feeds as page breaks."""

from collections.abc import Sequence

import regex

from corpus.builder import CellText, DocumentBuilder
from corpus.encoding import decode
from corpus.errors import UnreadableInput
from corpus.markers import glued_marker, split_marker
from corpus.readers.broken_rows import mend_rows
from corpus.readers.cut_words import mend_line
from corpus.readers.interleaved import find_interleaved
from corpus.readers.pipe_rows import add_tables, is_row
from corpus.readers.spaced_columns import signature_at
from corpus.readers.spaced_prose import prose_columns
from corpus.textform import clean
from corpus.unwrap import Width, unwrap, wrap_width
from schemas import Document, Source

_SENTENCE = 40
_ORNAMENT = regex.compile(r"[-_=*~.\s]{3,}")
# What crawlers write in place of a link's address, a script or a picture; it stands inside sentences.
_CRAWL_NOTE = regex.compile(r"\s?\[(?:Link|JavaScript|ID|Image|img|URL)(?::[^\]\n]{0,500})?\]")


def read_text(data: bytes, source: Source) -> Document:
    """Read plain text.

    Raises UnreadableInput when it is empty, too large or in an encoding that cannot be told.
    """
    decoded = decode(data)
    text = clean(decoded.text)
    if "[" in text:
        text = _CRAWL_NOTE.sub("", text)
    builder = DocumentBuilder()
    if decoded.doubt:
        builder.warn("encoding.guessed", decoded.doubt)
    if "\f" in text:
        builder.page(1)
    _add_lines(builder, text.replace("\f", "\n\f").split("\n"))
    if builder.is_empty:
        raise UnreadableInput("holds no words")
    return builder.build(source.model_copy(update={"encoding": decoded.encoding}))


def _add_lines(builder: DocumentBuilder, raw: list[str]) -> None:
    done = 0
    for index, columns in prose_columns(raw).items():
        _add_stretch(builder, raw[done:index])
        _add_prose(builder, columns.lines, _width(columns.lines))
        done = index + columns.taken
    _add_stretch(builder, raw[done:])


def _add_stretch(builder: DocumentBuilder, raw: list[str]) -> None:
    width = _width(raw)
    done = 0
    for broken in find_interleaved([line.strip(" ") for line in raw]):
        _add_signed(builder, raw[done : broken.first], width)
        start = builder.place()
        _add_prose(builder, raw[broken.first : broken.end], None)
        builder.warn(broken.code, broken.message, start)
        done = broken.end
    _add_signed(builder, raw[done:], width)


def _add_signed(builder: DocumentBuilder, raw: list[str], width: Width | None) -> None:
    signatures = {index: found for index in range(len(raw)) if (found := signature_at(raw, index)) is not None}
    done = 0
    for index, found in sorted(signatures.items()):
        _add_prose(builder, raw[done:index], width)
        builder.table([[CellText(found.left), CellText(found.right)]])
        done = index + found.lines
    _add_prose(builder, raw[done:], width)


def _width(raw: Sequence[str]) -> Width | None:
    lines = [part for line in raw for part in _parted(line.strip(" "))]
    return wrap_width([line for line in lines if not line.startswith("|")])


def _add_prose(builder: DocumentBuilder, raw: Sequence[str], width: Width | None) -> None:
    lines = mend_rows([part for line in raw for part in _parted(line.strip(" "))])
    stretch: list[str] = []
    rows: list[str] = []
    for line in lines:
        if line.startswith("\f"):
            _flush(builder, stretch, rows, width)
            builder.next_page()
            line = line[1:].strip()
        if is_row(line):
            if stretch:
                _flush(builder, stretch, [], width)
            rows.append(line)
            continue
        if rows:
            _flush(builder, [], rows, width)
        line = mend_line(line)
        if not line or (not line[0].isalnum() and _ORNAMENT.fullmatch(line)):
            _flush(builder, stretch, rows, width)
        elif width is None:
            if stretch and _goes_on(stretch[-1], line):
                stretch[-1] += " " + line
            else:
                _flush(builder, stretch, [], None)
                stretch.append(line)
        else:
            stretch.append(line)
    _flush(builder, stretch, rows, width)


def _parted(line: str) -> list[str]:
    """A line cut where its item's first sub-item was glued on."""
    place = glued_marker(line)
    return [line] if place is None else [line[:place].rstrip(), line[place:]]


def _goes_on(above: str, line: str) -> bool:
    """Whether a line is the rest of the one above: crawlers take the dash of `kinh tế - xã hội` for a bullet.

    An item opens with a capital (ND 30/2020, annex II); so a dash before a small letter is one inside a sentence, and so are
    small letters below a line that ends in the middle of one.
    """
    if line[0].islower():
        return len(above) > _SENTENCE and above[-1].isalnum() and split_marker(line) is None
    return (
        line.startswith("- ")
        and len(above) > _SENTENCE
        and above[-1].isalpha()
        and (line[2:3].islower() or (line[2:7].isupper() and above[-5:].isupper()))
        and not (above.startswith("- ") and above[2:3].islower())
    )


def _flush(builder: DocumentBuilder, stretch: list[str], rows: list[str], width: Width | None) -> None:
    if stretch:
        for paragraph in stretch if width is None else unwrap(stretch, width):
            builder.paragraph(paragraph)
    stretch.clear()
    if rows:
        add_tables(builder, rows)
        rows.clear()
