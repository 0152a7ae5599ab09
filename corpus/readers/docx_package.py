"""The parts of a Word file: opened with bounds, each as a tree, or a reason in one line.

Office Open XML (ECMA-376). Part 2 forbids document type definitions, so that a part with one is refused before it is
parsed: no entity is ever expanded.
"""

import codecs
import io
import lzma
import posixpath
import struct
import zipfile
import zlib
from collections.abc import Mapping
from types import MappingProxyType

from lxml import etree
from lxml.etree import _Element as Element

from corpus.errors import UnreadableInput

MAX_XML_BYTES = 50_000_000
"""Bytes of XML, unpacked, that are read of one file; the longest plans known have below 10 MB."""

_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_KINDS = (
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships/",
    "http://purl.oclc.org/ooxml/officeDocument/relationships/",
)
_DAMAGED = "is a damaged or cut-off .docx file"
_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    struct.error,
    EOFError,
    OSError,
    ValueError,
    NotImplementedError,
    RuntimeError,
)
"""What `zipfile` raises for archives whose entries lie (ValueError: offsets before the file's beginning)."""
_STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
_TRANSITIONAL = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"


class Package:
    """A Word file's parts by what they are to the main document (`styles`, `numbering`, `footnotes`, …)."""

    def __init__(self, data: bytes) -> None:
        """Open a file; raises UnreadableInput for what is no Word file, is damaged, protected or far too large."""
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(data))
            self._names = frozenset(self._archive.namelist())
        except _BROKEN as error:
            reason = _DAMAGED if data.startswith(b"PK") else "is no .docx file: it is not a zip archive"
            raise UnreadableInput(reason) from error
        self._left = MAX_XML_BYTES
        main = self._related("", "officeDocument") if "_rels/.rels" in self._names else {}
        self._main = main.get("officeDocument", "word/document.xml")
        if self._main not in self._names:
            raise UnreadableInput("is a zip archive without a Word document in it")
        self._parts: Mapping[str, str] = MappingProxyType(self._related(self._main))

    def document(self) -> Element:
        """The main document."""
        return self._tree(self._main)

    def part(self, kind: str) -> Element | None:
        """The part that the main document names as `kind`; None where it has none."""
        name = self._parts.get(kind)
        return self._tree(name) if name in self._names and name is not None else None

    def _related(self, name: str, only: str | None = None) -> dict[str, str]:
        folder, file = posixpath.split(name)
        relations = posixpath.join(folder, "_rels", f"{file}.rels")
        if relations not in self._names:
            return {}
        found: dict[str, str] = {}
        for relation in self._tree(relations).iter(f"{{{_RELATIONS}}}Relationship"):
            kind, target = relation.get("Type", ""), relation.get("Target", "")
            if relation.get("TargetMode") == "External" or not kind.startswith(_KINDS):
                continue
            kind = kind.rsplit("/", 1)[1]
            if only is None or kind == only:
                path = target.lstrip("/") if target.startswith("/") else posixpath.join(folder, target)
                found.setdefault(kind, posixpath.normpath(path))
        return found

    def _tree(self, name: str) -> Element:
        content = self._read(name)
        if b"<!DOCTYPE" in content or "<!DOCTYPE".encode("utf-16-le") in content:
            raise UnreadableInput("holds a document type definition, which no Word file has: not opened")
        if _STRICT in content[:20_000]:
            content = content.replace(_STRICT, _TRANSITIONAL)
        # Sizes are bounded above and entities cannot be declared: libxml2's own limits would only cut long plans.
        # Part 2 allows UTF-8 and UTF-16 alone: in any other encoding a declaration could hide from the check above.
        encoding = "utf-16" if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) else "utf-8"
        parser = etree.XMLParser(
            encoding=encoding, resolve_entities=False, no_network=True, load_dtd=False, huge_tree=True
        )
        try:
            return etree.fromstring(content, parser=parser)
        except (etree.XMLSyntaxError, ValueError) as error:
            raise UnreadableInput(f"{_DAMAGED}: {posixpath.basename(name)} is not well-formed; get it again") from error

    def _read(self, name: str) -> bytes:
        info = self._archive.getinfo(name)
        if info.flag_bits & 1:
            raise UnreadableInput("is protected by a password: give an open copy")
        try:
            with self._archive.open(info) as file:
                content = file.read(self._left + 1)
        except _BROKEN as error:
            raise UnreadableInput(f"{_DAMAGED}: get it again") from error
        if len(content) > self._left:
            raise UnreadableInput(f"unpacks to more than the {MAX_XML_BYTES // 1_000_000} MB that are read")
        self._left -= len(content)
        return content
