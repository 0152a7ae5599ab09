"""The file that a record was made from: given out only from the allowed folders, and only if its bytes are the ones that were read."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO
from pathlib import Path, PurePosixPath
from threading import Lock
from urllib.parse import unquote, urlsplit

LARGEST = 200 * 2**20
"""Bytes of the largest file that is given out."""

_PIXELS_A_POINT = 1.6
_PDFIUM = Lock()  # PDFium does one thing at a time


@dataclass(frozen=True)
class Original:
    """A file as it was read."""

    name: str
    media_type: str
    data: bytes


@dataclass(frozen=True)
class Asked:
    """A record's file as the record and the store tell of it, none of it out of an address.

    `member` is its path inside the archive (the issue of a gazette) that `input_uri` and `input_sha256` name.
    """

    uri: str
    sha256: str
    media_type: str
    member: str | None
    input_uri: str
    input_sha256: str | None


def find_original(asked: Asked, roots: Sequence[Path]) -> Original | None:
    """The file that a record was made from, with the bytes that the record tells of.

    It is at the record's own address, inside the `roots`, or in one of them that is an archive of what was downloaded, or it
    is a member of an archive file at one of these places.
    """
    data = _found(asked.uri, asked.sha256, roots)
    name = PurePosixPath(unquote(urlsplit(asked.uri).path)).name
    if data is None and asked.member is not None and asked.input_sha256 is not None:
        whole = _found(asked.input_uri, asked.input_sha256, roots)
        if whole is not None and asked.input_sha256 == asked.sha256:
            data = whole  # one file with several documents
            name = PurePosixPath(unquote(urlsplit(asked.input_uri).path)).name
        elif whole is not None:
            from corpus.read import find_member

            member = find_member(whole, asked.input_uri, asked.member)
            data = member.data if member is not None and _is(member.data, asked.sha256) else None
            name = PurePosixPath(member.path).name if member is not None else name
    return Original(name or "document", asked.media_type, data) if data is not None else None


def is_reachable(asked: Asked, roots: Sequence[Path]) -> bool:
    """Whether there is something to look into for a record's file, without reading it."""
    if place_of(asked.uri, roots) is not None or place_of(asked.input_uri, roots) is not None:
        return True
    from kehoach.web.archived import holds

    return holds(asked.sha256, roots) or (asked.input_sha256 is not None and holds(asked.input_sha256, roots))


def _found(uri: str, sha256: str, roots: Sequence[Path]) -> bytes | None:
    """The bytes with this hash: at their own place, else in an archive of what was downloaded."""
    path = place_of(uri, roots)
    data = _bytes_of(path) if path is not None else None
    if data is not None and _is(data, sha256):
        return data
    from kehoach.web.archived import body_with  # readers of every format come with it: not before they are needed

    return body_with(sha256, roots)


def _is(data: bytes, sha256: str) -> bool:
    return hashlib.sha256(data).hexdigest() == sha256


def _bytes_of(path: Path) -> bytes | None:
    try:
        return path.read_bytes() if path.stat().st_size <= LARGEST else None
    except OSError:
        return None


def place_of(uri: str, roots: Sequence[Path]) -> Path | None:
    """Where a record's address is in the file system; None for what is no file inside the roots."""
    parts = urlsplit(uri)
    if parts.scheme not in ("", "file"):
        return None
    try:
        path = Path(unquote(parts.path) if parts.scheme else uri).resolve()
        inside = any(path.is_relative_to(root) for root in roots)
        return path if inside and path.is_file() else None
    except (OSError, ValueError):
        return None


@lru_cache(maxsize=64)
def page_picture(sha256: str, number: int, original: bytes) -> bytes | None:
    """A page of a PDF as PNG; None where there is no such page. `sha256` is the bytes' hash."""
    import pypdfium2

    with _PDFIUM:
        try:
            document = pypdfium2.PdfDocument(original)
        except pypdfium2.PdfiumError:
            return None
        try:
            if not 1 <= number <= len(document):
                return None
            page = document[number - 1]
            scale = min(_PIXELS_A_POINT, 3000 / max(page.get_width(), page.get_height()))
            picture = page.render(scale=scale, draw_annots=True).to_pil()
        except pypdfium2.PdfiumError:
            return None
        finally:
            document.close()
    out = BytesIO()
    picture.convert("RGB").quantize(64).save(out, "PNG")
    return out.getvalue()
