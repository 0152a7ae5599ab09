"""What an attached file is, told from its bytes, then its name, then what the server says."""

import re
from collections.abc import Mapping
from email.message import Message
from pathlib import PurePosixPath
from urllib.parse import urlsplit

from corpus.crawl.pages import file_type

_MAGIC = (
    (b"%PDF", "pdf"),
    (b"Rar!", "rar"),
    (b"7z\xbc\xaf\x27\x1c", "7z"),
    (b"{\\rtf", "rtf"),
    (b"\x89PNG", "png"),
    (b"\xff\xd8\xff", "jpg"),
    (b"II*\x00", "tif"),
    (b"MM\x00*", "tif"),
)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_MEDIA = {
    "application/pdf": "pdf",
    "application/msword": "doc",
    "application/rtf": "rtf",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "docx",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": "xlsx",
    "application/vnd.ms-excel": "xls",
    "application/zip": "zip",
    "application/x-rar-compressed": "rar",
    "text/plain": "txt",
}
_PAGE = re.compile(rb"\s*(\xef\xbb\xbf)?\s*(<!--.{0,500}?-->\s*)*<(!doctype html|html|head|body|script)\b", re.I | re.S)
_OLE_TYPES = frozenset({"doc", "xls", "ppt", "docx", "xlsx", "msg"})
_ZIP_TYPES = frozenset({"docx", "xlsx", "pptx", "zip", "odt", "ods"})


def type_of(url: str, headers: Mapping[str, str], body: bytes) -> str | None:
    """A file's extension, whatever it is called; None where nothing tells it. `headers` by their names in lower case."""
    named = file_type(url) or _from_disposition(headers.get("content-disposition", ""))
    stated = _MEDIA.get(headers.get("content-type", "").partition(";")[0].strip().lower())
    for magic, kind in _MAGIC:
        if body.startswith(magic):
            return kind
    if b"%PDF" in body[:1024]:
        return "pdf"
    if body.startswith(_OLE):
        return next((kind for kind in (named, stated) if kind in _OLE_TYPES), "doc")
    if body.startswith(b"PK"):
        if b"word/" in body[:4096]:
            return "docx"
        return next((kind for kind in (named, stated) if kind in _ZIP_TYPES), "zip")
    return named or stated


def is_page_instead(url: str, body: bytes) -> bool:
    """Whether a server gave a web page (a login, an error in words) where a file was asked for."""
    is_named_so = urlsplit(url).path.lower().endswith((".htm", ".html"))
    return not is_named_so and _PAGE.match(body[:2048]) is not None


def _from_disposition(header: str) -> str | None:
    if not header:
        return None
    message = Message()
    message["Content-Disposition"] = header
    name = message.get_filename()
    suffix = PurePosixPath(name).suffix.lower().lstrip(".") if name else ""
    return suffix or None
