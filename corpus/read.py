"""Bytes or a file to a `Document`, whatever the format; the readers are imported when they are needed."""

import hashlib
import os
from collections.abc import Sequence
from pathlib import Path

from corpus.encoding import MAX_TEXT_BYTES
from corpus.errors import UnreadableInput
from corpus.sniff import EXTENSIONS, HEAD_BYTES, TEXTUAL, Format, sniff
from schemas import Document, Source

MAX_FILE_BYTES = 500_000_000
"""No file above this size is opened, whatever it is."""


def read_document(path: Path) -> Document:
    """Read a file.

    Raises UnreadableInput with one reason in words for what cannot be read: missing, no permission, a folder
    without readable files, empty, binary, damaged, protected, too large.
    """
    try:
        if path.is_dir():
            raise UnreadableInput(_reason_for_folder(path))
        if path.exists() and not path.is_file():
            raise UnreadableInput("is not a regular file")
        with path.open("rb") as file:
            size = os.fstat(file.fileno()).st_size
            if size > MAX_FILE_BYTES:
                raise UnreadableInput(_too_large(size, MAX_FILE_BYTES))
            data = file.read(HEAD_BYTES)
            if size > MAX_TEXT_BYTES and not data.startswith(b"PK") and sniff(data, str(path)) in TEXTUAL:
                raise UnreadableInput(_too_large(size, MAX_TEXT_BYTES))
            data += file.read()
    except FileNotFoundError as error:
        raise UnreadableInput("does not exist") from error
    except PermissionError as error:
        raise UnreadableInput("may not be opened: no permission") from error
    except OSError as error:
        raise UnreadableInput(f"cannot be opened: {error.strerror or error}") from error
    # A name that is not UTF-8 has lone surrogates in Python, and a record could not be written with them.
    return read_bytes(data, os.fsencode(path).decode("utf-8", "replace"))


def read_bytes(data: bytes, uri: str) -> Document:
    """Read a file's bytes; `uri` names where they came from, and its extension is a hint to their format.

    Raises UnreadableInput with one reason in words.
    """
    if not data.strip():
        raise UnreadableInput("is empty")
    kind = sniff(data, uri)
    source = Source(sha256=hashlib.sha256(data).hexdigest(), uri=uri, media_type=kind.value)
    match kind:
        case Format.PDF:
            from corpus.readers.pdf import read_pdf

            return read_pdf(data, source)
        case Format.DOCX:
            from corpus.readers.docx import read_docx

            return read_docx(data, source)
        case Format.HTML:
            if len(data) > MAX_TEXT_BYTES:
                raise UnreadableInput(_too_large(len(data), MAX_TEXT_BYTES))
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
    found: dict[Path, None] = {}
    for path in paths:
        if path.is_dir():
            files = _files_below(path)
            for file in files or [path]:
                found[file] = None
        else:
            found[path] = None
    return list(found)


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


def _too_large(size: int, limit: int) -> str:
    return f"is too large: {size / 1e6:.0f} MB, and at most {limit // 1_000_000} MB are read"
