"""The bytes of one file to the `Document` that they are, by the reader of its format, imported when it is needed."""

import hashlib
from pathlib import PurePath

from corpus.encoding import MAX_TEXT_BYTES
from corpus.errors import UnreadableInput
from corpus.files import too_large
from corpus.sniff import EXTENSIONS, HEAD_BYTES, TEXTUAL, Format
from schemas import Document, Source, Warning

_TAIL_BYTES = 4_096


def read_single(data: bytes, uri: str, kind: Format, member: str | None = None) -> Document:
    """Read a file's bytes as the document that they are; `member` is its path inside the input that it came from.

    Raises UnreadableInput with one reason in words.
    """
    source = Source(sha256=hashlib.sha256(data).hexdigest(), uri=uri, media_type=kind.value, member=member)
    document = _read_as(kind, data, source)
    doubts = _doubts(kind, data, uri)
    return document.model_copy(update={"warnings": (*document.warnings, *doubts)}) if doubts else document


def _doubts(kind: Format, data: bytes, uri: str) -> list[Warning]:
    """What the bytes themselves show to be odd: another format than the name says, an end that is missing."""
    doubts: list[Warning] = []
    suffix = PurePath(uri).suffix.lower()
    named = EXTENSIONS.get(suffix)
    # Text, Markdown and HTML go under each other's names everywhere, and no word of them is lost by it.
    if named is not None and named is not kind and not (named in TEXTUAL and kind in TEXTUAL):
        doubts.append(
            Warning(code="format.other_than_named", message=f"is named {suffix} but its content is {kind.name}")
        )
    tail = data[-_TAIL_BYTES:].lower()
    if (kind is Format.PDF and b"%%eof" not in tail) or (
        kind is Format.HTML and b"<html" in data[:HEAD_BYTES].lower() and not (b"</html" in tail or b"</body" in tail)
    ):
        doubts.append(Warning(code="cut_off", message="the file has no proper end: the rest may be missing"))
    return doubts


def _read_as(kind: Format, data: bytes, source: Source) -> Document:
    match kind:
        case Format.PDF:
            from corpus.readers.pdf import read_pdf

            return read_pdf(data, source)
        case Format.DOCX:
            from corpus.readers.docx import read_docx

            return read_docx(data, source)
        case Format.DOC | Format.RTF | Format.ODT:
            from corpus.readers.office import read_office

            return read_office(data, kind, source)
        case Format.HTML:
            if len(data) > MAX_TEXT_BYTES:
                raise UnreadableInput(too_large(f"{len(data) / 1e6:.0f} MB", MAX_TEXT_BYTES))
            from corpus.readers.html import read_html

            return read_html(data, source)
        case Format.MARKDOWN:
            from corpus.readers.markdown import read_markdown

            return read_markdown(data, source)
        case Format.TEXT:
            from corpus.readers.text import read_text

            return read_text(data, source)
        case Format.PNG | Format.JPEG | Format.TIFF | Format.BMP | Format.GIF | Format.WEBP:
            from corpus.readers.picture import read_picture_file

            return read_picture_file(data, source)
        case _:
            raise UnreadableInput(f"is a {kind.name} archive: its members are read one by one")
