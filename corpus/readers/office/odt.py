"""The text of an OpenDocument file: paragraphs, headings, list items and tables of its content (ODF 1.2, part 1)."""

import io
import zipfile
import zlib
from collections.abc import Iterator

from lxml import etree
from lxml.etree import _Element as Element

from corpus.builder import CellText, DocumentBuilder
from corpus.encoding import converted
from corpus.encoding.charsets import Charset
from corpus.encoding.recognise import judge
from corpus.errors import UnreadableInput
from corpus.textform import one_line
from schemas import Document, Source

MAX_XML_BYTES = 50_000_000

_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_BLANKS = {f"{_TEXT}tab": " ", f"{_TEXT}line-break": "\n", f"{_TEXT}s": " "}
_LEFT_OUT = frozenset((f"{_TEXT}tracked-changes", f"{_OFFICE}annotation", f"{_TEXT}note-citation"))


def read_odt(data: bytes, source: Source) -> Document:
    """Read an ODT file without its list numbers; raises UnreadableInput for what is damaged, protected or without words."""
    body = _content(data).find(f".//{_OFFICE}text")
    builder = DocumentBuilder()
    if body is not None and (charset := _set_right(body)) is not None:
        builder.warn("encoding.guessed", converted(charset))
        source = source.model_copy(update={"encoding": charset.value})
    for element in _blocks(body) if body is not None else ():
        if element.tag == f"{_TABLE}table":
            builder.table([list(_cells(row)) for row in element.iter(f"{_TABLE}table-row")])
        else:
            level = element.get(f"{_TEXT}outline-level", "")
            heading = int(level) if element.tag == f"{_TEXT}h" and level.isdigit() else None
            for line in _words(element).split("\n"):
                builder.paragraph(one_line(line), heading=heading)
    if builder.is_empty:
        raise UnreadableInput("holds no words")
    return builder.build(source)


def _content(data: bytes) -> Element:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if b"manifest:encryption-data" in _part(archive, "META-INF/manifest.xml"):
                raise UnreadableInput("is protected by a password: give an open copy")
            content = _part(archive, "content.xml")
    except (zipfile.BadZipFile, KeyError, OSError, ValueError, RuntimeError, EOFError, zlib.error) as error:
        raise UnreadableInput("is a damaged .odt file: get it again") from error
    if len(content) > MAX_XML_BYTES:
        raise UnreadableInput(f"unpacks to more than the {MAX_XML_BYTES // 1_000_000} MB that are read")
    if b"<!DOCTYPE" in content:
        raise UnreadableInput("holds a document type definition, which no .odt file has: not opened")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=True)
    try:
        return etree.fromstring(content, parser=parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise UnreadableInput("is a damaged .odt file: its content is not well-formed; get it again") from error


def _set_right(body: Element) -> Charset | None:
    """Turn letters of an old encoding into Unicode, in the tree; None where there are none."""
    elements = list(body.iter())
    verdict = judge([text for element in elements for text in (element.text, element.tail) if text])
    if verdict is None:
        return None
    for element in elements:
        element.text = verdict.read(element.text) if element.text else None
        element.tail = verdict.read(element.tail) if element.tail else None
    return verdict.charset


def _part(archive: zipfile.ZipFile, name: str) -> bytes:
    with archive.open(name) as file:
        return file.read(MAX_XML_BYTES + 1)


def _blocks(element: Element) -> Iterator[Element]:
    for child in element:
        if child.tag in (f"{_TEXT}p", f"{_TEXT}h", f"{_TABLE}table"):
            yield child
        elif child.tag not in _LEFT_OUT:
            yield from _blocks(child)


def _cells(row: Element) -> Iterator[CellText]:
    for cell in row.iterchildren(f"{_TABLE}table-cell"):
        text = "\n".join(_words(paragraph) for paragraph in cell.iter(f"{_TEXT}p", f"{_TEXT}h"))
        yield CellText(text, _span(cell, "rows"), _span(cell, "columns"))


def _span(cell: Element, of: str) -> int:
    stated = cell.get(f"{_TABLE}number-{of}-spanned", "1")
    return int(stated) if stated.isdigit() and len(stated) < 5 else 1


def _words(element: Element) -> str:
    parts = [element.text or ""]
    for child in element:
        if child.tag in _BLANKS:
            parts.append(_BLANKS[child.tag])
        elif child.tag not in _LEFT_OUT:
            parts.append(_words(child))
        parts.append(child.tail or "")
    return "".join(parts)
