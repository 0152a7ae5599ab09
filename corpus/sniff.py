"""What kind of file these bytes are, told from the bytes; the name's extension only settles what they leave open."""

import io
import zipfile
from enum import StrEnum
from itertools import islice
from pathlib import PurePath

import regex

from corpus.errors import UnreadableInput


class Format(StrEnum):
    """The formats that have a reader, and those whose members are read."""

    TEXT = "text/plain"
    MARKDOWN = "text/markdown"
    HTML = "text/html"
    PDF = "application/pdf"
    DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    DOC = "application/msword"
    RTF = "application/rtf"
    ODT = "application/vnd.oasis.opendocument.text"
    ZIP = "application/zip"
    RAR = "application/vnd.rar"
    SEVEN_ZIP = "application/x-7z-compressed"
    TAR = "application/x-tar"
    GZIP = "application/gzip"
    BZIP2 = "application/x-bzip2"
    XZ = "application/x-xz"
    MAIL = "message/rfc822"
    PNG = "image/png"
    JPEG = "image/jpeg"
    TIFF = "image/tiff"
    BMP = "image/bmp"
    GIF = "image/gif"
    WEBP = "image/webp"


EXTENSIONS: dict[str, Format] = {
    ".txt": Format.TEXT, ".text": Format.TEXT,
    ".md": Format.MARKDOWN, ".markdown": Format.MARKDOWN,
    ".html": Format.HTML, ".htm": Format.HTML, ".xhtml": Format.HTML,
    ".pdf": Format.PDF,
    ".docx": Format.DOCX, ".doc": Format.DOC, ".rtf": Format.RTF, ".odt": Format.ODT,
    ".zip": Format.ZIP, ".rar": Format.RAR, ".7z": Format.SEVEN_ZIP, ".tar": Format.TAR,
    ".gz": Format.GZIP, ".tgz": Format.GZIP, ".bz2": Format.BZIP2, ".xz": Format.XZ,
    ".eml": Format.MAIL, ".mht": Format.MAIL, ".mhtml": Format.MAIL,
    ".png": Format.PNG, ".jpg": Format.JPEG, ".jpeg": Format.JPEG, ".tif": Format.TIFF, ".tiff": Format.TIFF,
}  # fmt: skip
TEXTUAL = frozenset({Format.TEXT, Format.MARKDOWN, Format.HTML})
CONTAINERS = frozenset(
    {Format.ZIP, Format.RAR, Format.SEVEN_ZIP, Format.TAR, Format.GZIP, Format.BZIP2, Format.XZ, Format.MAIL}
)

OFFICE = frozenset({Format.DOC, Format.RTF, Format.ODT})
HEAD_BYTES = 65_536
# No office file has so many parts: an archive's directory is not held in memory only to see what it is.
_MAX_PARTS = 10_000

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_SIGNATURES: tuple[tuple[bytes, str], ...] = (
    (b"MZ", "is a program, not a document"),
    (b"\x7fELF", "is a program, not a document"),
    (b"SQLite format 3\x00", "is a database, not a document"),
)
_DRAWN: tuple[tuple[bytes, Format], ...] = (
    (b"\x89PNG", Format.PNG),
    (b"\xff\xd8\xff", Format.JPEG),
    (b"GIF8", Format.GIF),
    (b"II*\x00", Format.TIFF),
    (b"MM\x00*", Format.TIFF),
    (b"BM", Format.BMP),
)
_STREAMS: tuple[tuple[str, str | None], ...] = (
    ("EncryptedPackage", "is protected by a password: give an open copy"),
    ("__properties_version1", "is an Outlook message (.msg): not read; save it as .eml"),
    ("WordDocument", None),
    ("Workbook", "is an Excel workbook: not read yet; save it as PDF"),
    ("PowerPoint Document", "is a PowerPoint file: not read yet; save it as PDF"),
)
_PACKED: tuple[tuple[bytes, Format], ...] = (
    (b"Rar!\x1a\x07", Format.RAR),
    (b"7z\xbc\xaf\x27\x1c", Format.SEVEN_ZIP),
    (b"\x1f\x8b\x08", Format.GZIP),
    (b"\xfd7zXZ\x00", Format.XZ),
)
_BZIP2 = regex.compile(rb"BZh[1-9](?:1AY&SY|\x17rE8P\x90)")
_TAR_MAGIC = (257, b"ustar")
# The fields that a message has among its first lines, whatever wrote it (RFC 5322).
_MAIL_FIELD = regex.compile(
    rb"^(?:From|To|Cc|Subject|Date|Received|Return-Path|Delivered-To|Message-ID|MIME-Version|Content-Type|X-[\w-]+): ?\S"
    rb"[^\n]*\n",
    regex.M | regex.I,
)
# These two signatures are ordinary letters: they count only where the bytes after them cannot be text.
_NEEDS_NUL = frozenset({b"BM", b"MZ"})
_BOMS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")
_HTML_OPENING = regex.compile(
    r"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,2000}?-->\s*)?<(?:!doctype\s+html|html|head|body)\b", regex.I | regex.S
)
_HTML_TAG = regex.compile(
    r"</?(?:html|head|body|div|p|br|table|tr|td|span|meta|script|ul|li|h[1-6]|a)\b[^<>]{0,500}>", regex.I
)
# Markdown has line ends and anchors of HTML in the cells of its tables.
_LAYOUT_TAG = regex.compile(r"</?(?:html|head|body|div|p|table|tr|td|script|ul|li|h[1-6])\b[^<>]{0,500}>", regex.I)
_MARKDOWN_MARK = regex.compile(
    r"^(?:\|\s*$|#{1,6} \S|(?:> |[*+] )?\*\*[^*\n]{1,300}\*\*|\s{0,3}\*[^*\s][^*\n]{1,300}\*\s*$)"
    r"|\]\((?:https?:)?[^()\s]{1,300}\)",
    regex.M,
)


def sniff(data: bytes, uri: str) -> Format:
    """The format of a file that begins with (or is) `data`.

    Raises UnreadableInput for what has no reader, naming what it is.
    """
    if not data.strip():
        raise UnreadableInput("is empty")
    head = data[:HEAD_BYTES]
    if b"%PDF-" in head[:1024]:
        return Format.PDF
    if head.startswith(b"PK\x03\x04"):
        return _office(data)
    if head.startswith(b"PK\x05\x06"):
        raise UnreadableInput("is an empty zip archive")
    if head.startswith(_OLE):
        return _compound(data)
    if head.startswith(b"{\\rtf"):
        return Format.RTF
    packed = _packed(head)
    if packed is not None:
        return packed
    for signature, reason in _SIGNATURES:
        if head.startswith(signature) and (signature not in _NEEDS_NUL or b"\x00" in head):
            raise UnreadableInput(reason)
    for signature, kind in _DRAWN:
        if head.startswith(signature) and (signature not in _NEEDS_NUL or b"\x00" in head):
            return kind
    if head.startswith(b"RIFF") and head[8:12] == b"WEBP":
        return Format.WEBP
    if not head.startswith(_BOMS) and not _looks_like_utf16(head) and _share_of_controls(head) > 0.01:
        raise UnreadableInput("is binary data of no known kind: give a text, Markdown, HTML, PDF, Word or picture file")
    return Format.MAIL if _is_mail(head) else _textual(head, uri)


def _compound(data: bytes) -> Format:
    """A file of Office 97-2003, told by the names of its streams."""
    for name, reason in _STREAMS:
        if name.encode("utf-16-le") in data:
            if reason is None:
                return Format.DOC
            raise UnreadableInput(reason)
    raise UnreadableInput("is a damaged file of Office 97-2003, or one of a kind that is not read")


def _packed(head: bytes) -> Format | None:
    """The kind of archive, by its first bytes (zip has its own way: office files are zip archives too)."""
    for signature, kind in _PACKED:
        if head.startswith(signature):
            return kind
    if _BZIP2.match(head):
        return Format.BZIP2
    return Format.TAR if head.startswith(_TAR_MAGIC[1], _TAR_MAGIC[0]) else None


def _is_mail(head: bytes) -> bool:
    """Whether the first lines are the fields of a message: a sender, and one that only messages have."""
    fields = head.lstrip(b"\r\n").split(b"\n\n", 1)[0].split(b"\r\n\r\n", 1)[0]
    if _MAIL_FIELD.match(fields) is None:
        return False
    names = {line.split(b":", 1)[0].strip().lower() for line in _MAIL_FIELD.findall(fields)}
    # A page saved with its pictures (.mht) is a message without a sender.
    is_saved_page = b"multipart/related" in fields[:2_000].lower()
    told = not names.isdisjoint((b"mime-version", b"message-id", b"received"))
    return told and (b"from" in names or is_saved_page)


def _office(data: bytes) -> Format:
    if data.count(b"PK\x01\x02") > _MAX_PARTS:
        return Format.ZIP
    try:
        names = zipfile.ZipFile(io.BytesIO(data)).namelist()
    except (zipfile.BadZipFile, OSError, ValueError) as error:
        raise UnreadableInput("is a damaged or cut-off .docx or zip file: get it again") from error
    if "[Content_Types].xml" in names:
        if any(name.startswith("word/") for name in names):
            return Format.DOCX
        if any(name.startswith("xl/") for name in names):
            raise UnreadableInput("is an Excel workbook: not read yet; save it as PDF")
        if any(name.startswith("ppt/") for name in names):
            raise UnreadableInput("is a PowerPoint file: not read yet; save it as PDF")
    if "mimetype" in names and "content.xml" in names:
        # The media type stands at the file's beginning, not packed (ODF 1.2, part 3, 3.3).
        if Format.ODT.value.encode() in data[:200]:
            return Format.ODT
        raise UnreadableInput("is an OpenDocument file that is no text: not read yet; save it as PDF")
    return Format.ZIP


def _looks_like_utf16(head: bytes) -> bool:
    """Text in UTF-16 without a byte order mark: spaces whose other byte is zero."""
    # Random bytes hold such a pair once in 65,536; words have a space after every few letters.
    return any(head.count(space) * 100 > len(head) for space in (b" \x00", b"\x00 "))


def _share_of_controls(head: bytes) -> float:
    """Share of control bytes that no text has (a form feed, a tab and an escape may stand in text)."""
    if not head:
        return 0.0
    return 1 - len(head.translate(None, _CONTROLS)) / len(head)


_CONTROLS = bytes(set(range(32)) - {0x09, 0x0A, 0x0B, 0x0C, 0x0D, 0x1B})


def _textual(head: bytes, uri: str) -> Format:
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        text = head.decode("utf-16", errors="ignore")
    elif b"\x00" in head:
        text = head.replace(b"\x00", b"").decode("latin-1")
    else:
        text = head.decode("utf-8", errors="replace").removeprefix("\ufeff")
    named = EXTENSIONS.get(PurePath(uri).suffix.lower())
    if _HTML_OPENING.match(text):
        return Format.HTML
    tags = sum(1 for _ in (_LAYOUT_TAG if named is Format.MARKDOWN else _HTML_TAG).finditer(text[:8192]))
    if tags >= (2 if named is Format.HTML else 6):
        return Format.HTML
    if named is Format.MARKDOWN:
        return Format.MARKDOWN
    marks = sum(1 for _ in islice(_MARKDOWN_MARK.finditer(text), 3))
    return Format.MARKDOWN if marks == 3 else Format.TEXT
