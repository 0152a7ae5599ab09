"""Bytes or a file to a `Document`, whatever the format; the readers are imported when they are needed."""

import hashlib
import os
from collections.abc import Sequence
from pathlib import Path, PurePath
from typing import BinaryIO

from corpus.encoding import MAX_TEXT_BYTES
from corpus.errors import UnreadableInput
from corpus.sniff import EXTENSIONS, HEAD_BYTES, TEXTUAL, Format, sniff
from schemas import Document, Source, Warning

MAX_FILE_BYTES = 500_000_000
"""No file above this size is opened, whatever it is."""

_CONTAINERS = (b"PK", b"\xd0\xcf\x11\xe0")
_TAIL_BYTES = 4_096


def read_document(path: Path) -> Document:
    """Read a file.

    Raises UnreadableInput with one reason in words for what cannot be read: missing, no permission, a folder
    without readable files, empty, binary, damaged, protected, too large.
    """
    try:
        if path.is_dir():
            raise UnreadableInput(_reason_for_folder(path))
        if path.exists() and not path.is_file():
            raise UnreadableInput("is not a regular file: give its content on standard input, as -")
        with path.open("rb") as file:
            data = _read_bounded(file, str(path), os.fstat(file.fileno()).st_size)
    except FileNotFoundError as error:
        raise UnreadableInput("does not exist") from error
    except PermissionError as error:
        raise UnreadableInput("may not be opened: no permission") from error
    except OSError as error:
        raise UnreadableInput(f"cannot be opened: {error.strerror or error}") from error
    except ValueError as error:
        raise UnreadableInput("has a name that no file can have") from error
    # A name that is not UTF-8 has lone surrogates in Python, and a record could not be written with them.
    return read_bytes(data, os.fsencode(path).decode("utf-8", "replace"))


def read_stream(stream: BinaryIO, uri: str) -> Document:
    """Read what comes out of a pipe; no more of it is taken than would be read of a file.

    Raises UnreadableInput with one reason in words.
    """
    try:
        data = _read_bounded(stream, uri, None)
    except OSError as error:
        raise UnreadableInput(f"cannot be read: {error.strerror or error}") from error
    return read_bytes(data, uri)


def _read_bounded(stream: BinaryIO, uri: str, size: int | None) -> bytes:
    """All bytes of a stream of `size` bytes (None: nobody knows); raises UnreadableInput as soon as they are too many."""
    head = stream.read(HEAD_BYTES)
    limit = MAX_FILE_BYTES
    # What an archive or a container holds is told from its end: only text is bounded by its beginning.
    if not head.startswith(_CONTAINERS) and (size is None or size > MAX_TEXT_BYTES) and head.strip():
        limit = MAX_TEXT_BYTES if sniff(head, uri) in TEXTUAL else MAX_FILE_BYTES
    if size is not None and size > limit:
        raise UnreadableInput(_too_large(f"{size / 1e6:.0f} MB", limit))
    data = head + stream.read(limit + 1 - len(head))
    if len(data) > limit:
        raise UnreadableInput(_too_large("it does not end", limit))
    return data


def read_bytes(data: bytes, uri: str) -> Document:
    """Read a file's bytes; `uri` names where they came from, and its extension is a hint to their format.

    Raises UnreadableInput with one reason in words.
    """
    if not data.strip():
        raise UnreadableInput("is empty")
    kind = sniff(data, uri)
    source = Source(sha256=hashlib.sha256(data).hexdigest(), uri=uri, media_type=kind.value)
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
        case Format.HTML:
            if len(data) > MAX_TEXT_BYTES:
                raise UnreadableInput(_too_large(f"{len(data) / 1e6:.0f} MB", MAX_TEXT_BYTES))
            from corpus.readers.html import read_html

            return read_html(data, source)
        case Format.MARKDOWN:
            from corpus.readers.markdown import read_markdown

            return read_markdown(data, source)
        case Format.TEXT:
            from corpus.readers.text import read_text

            return read_text(data, source)


def find_inputs(paths: Sequence[Path]) -> list[Path]:
    """The files that `paths` stand for: a folder is every readable file below it, sorted; hidden ones are left out.

    A file is kept as given, whatever it is called. A folder without readable files, or one that may not be opened,
    stays in the list itself: `read_document` then says why. Nothing is listed twice.
    """
    found: dict[str, Path] = {}
    for path in paths:
        for file in (_files_below(path) or [path]) if _is_folder(path) else [path]:
            # "x.txt" and "./x.txt" are one file; links are not followed: they have names of their own.
            found.setdefault(os.path.abspath(file), file)  # noqa: PTH100
    return list(found.values())


def _is_folder(path: Path) -> bool:
    """Whether a folder stands there; False also where that cannot be told, so that reading says why."""
    try:
        return path.is_dir()
    except OSError:
        return False


def _files_below(folder: Path) -> list[Path]:
    files: list[Path] = []
    closed: list[Path] = []
    for root, names, leaves in os.walk(folder, onerror=lambda error: closed.append(Path(error.filename))):
        names[:] = [name for name in names if not name.startswith(".")]
        files += [
            Path(root, leaf)
            for leaf in leaves
            if not leaf.startswith(".") and os.path.splitext(leaf)[1].lower() in EXTENSIONS  # noqa: PTH122
        ]
    return sorted(files + closed)


def _reason_for_folder(folder: Path) -> str:
    if not os.access(folder, os.R_OK | os.X_OK):
        return "may not be opened: no permission"
    if _files_below(folder):
        return "is a folder: give its files"
    return f"is a folder without files that can be read ({', '.join(sorted(EXTENSIONS))})"


def _too_large(size: str, limit: int) -> str:
    return f"is too large: {size}, and at most {limit // 1_000_000} MB are read; give it in parts"
