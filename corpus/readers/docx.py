"""Word files (.docx) as Word shows them: list numbers, tables with merged cells, notes, tracked changes accepted.

The parts are read with lxml directly: python-docx (1.2) gives no list numbers, notes or text boxes, passes over content
controls and insertions, and takes 50 ms to import.
"""

from collections.abc import Iterable, Iterator, Mapping

from lxml.etree import _Element as Element

from corpus.builder import DocumentBuilder
from corpus.encoding import converted
from corpus.errors import UnreadableInput
from corpus.readers.docx_blocks import MAX_NESTING, PAGE_BREAK, Blocks
from corpus.readers.docx_fonts import set_words_right
from corpus.readers.docx_names import w
from corpus.readers.docx_numbering import Numbering
from corpus.readers.docx_package import Package
from corpus.readers.docx_styles import Styles
from corpus.readers.pieces import Grid, Piece, Prose
from schemas import Document, Source


def read_docx(data: bytes, source: Source) -> Document:
    """Read a Word file.

    Notes follow the text as paragraphs `[1] …`, with `[1]` where they are referred to. Pages are known only where Word
    noted them when it last laid the document out. Raises UnreadableInput for what is no Word file, is damaged,
    protected by a password, unsafe to unpack or holds no words.
    """
    package = Package(data)
    body = package.document().find(w("body"))
    if body is None:
        raise UnreadableInput("is a Word file without a text body")
    styles = Styles(package.part("styles"))
    notes = {kind: root for kind in ("footnote", "endnote") if (root := package.part(f"{kind}s")) is not None}
    old = set_words_right([body, *notes.values()], styles)
    blocks = Blocks(styles, Numbering(package.part("numbering"), styles))
    pieces = list(blocks.read(body))
    pieces += _notes(notes, blocks)
    builder = DocumentBuilder()
    if old is not None:
        builder.warn("encoding.guessed", converted(old))
    if blocks.has_foreign_parts:
        builder.warn("embedded_document", "a document of another format is embedded and was not read")
    if blocks.is_too_deep:
        builder.warn("nested_too_deep", f"tables nested more than {MAX_NESTING} deep were left out")
    _add(builder, pieces)
    if builder.is_empty:
        if blocks.is_too_deep:
            raise UnreadableInput(f"holds words only in tables nested more than {MAX_NESTING} deep: save it as PDF")
        pictures = any(True for _ in body.iter(w("drawing"), w("pict")))
        raise UnreadableInput("holds only pictures: text in pictures is not read yet" if pictures else "holds no words")
    return builder.build(source.model_copy(update={"encoding": old.value}) if old is not None else source)


def _notes(notes: Mapping[str, Element], blocks: Blocks) -> Iterator[Piece]:
    """The notes that the text refers to, each with its mark."""
    elements: dict[tuple[str, str], Element] = {}
    for kind in {kind for kind, _, _ in blocks.notes.order}:
        for element in notes[kind].iter(w(kind)) if kind in notes else ():
            elements[kind, element.get(w("id")) or ""] = element
    for kind, identity, mark in list(blocks.notes.order):
        for piece in blocks.read(elements[kind, identity]) if (kind, identity) in elements else ():
            if piece is PAGE_BREAK:
                continue
            if isinstance(piece, Prose):
                piece = Prose(f"{mark} {piece.text}".strip().replace("\f", " "))
                mark = ""
            yield piece


def _add(builder: DocumentBuilder, pieces: Iterable[Piece]) -> None:
    pieces = list(pieces)
    page = 1
    if any("\f" in piece.text if isinstance(piece, Prose) else piece.breaks for piece in pieces):
        builder.page(page)
    for piece in pieces:
        if isinstance(piece, Grid):
            starts: dict[int, int] = {}
            for row, breaks in enumerate(piece.breaks):
                page += breaks
                if breaks:
                    starts[row] = page
            builder.table(piece.rows, piece.heading_rows, starts)
        else:
            page += piece.text.count("\f")
            builder.paragraph(piece.text, bold=piece.bold, heading=piece.heading)
