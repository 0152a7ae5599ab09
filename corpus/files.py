"""The files that a person's arguments stand for, and their bytes within bounds."""

import os
import stat
from collections.abc import Sequence
from pathlib import Path
from typing import BinaryIO

from corpus.encoding import MAX_TEXT_BYTES
from corpus.errors import UnreadableInput
from corpus.sniff import EXTENSIONS, HEAD_BYTES, TEXTUAL, sniff

MAX_FILE_BYTES = 500_000_000
"""No file above this size is opened, whatever it is."""

_CONTAINERS = (b"PK", b"\xd0\xcf\x11\xe0")


def load_file(path: Path) -> bytes:
    """The bytes of a file.

    Raises UnreadableInput with one reason in words for what cannot be read: missing, no permission, a folder, too large.
    """
    try:
        mode = path.stat().st_mode
        if stat.S_ISDIR(mode):
            raise UnreadableInput(_reason_for_folder(path))
        if not stat.S_ISREG(mode):
            raise UnreadableInput("is not a regular file: give its content on standard input, as -")
        with path.open("rb") as file:
            return _read_bounded(file, str(path), os.fstat(file.fileno()).st_size)
    except FileNotFoundError as error:
        raise UnreadableInput("does not exist") from error
    except PermissionError as error:
        raise UnreadableInput("may not be opened: no permission") from error
    except OSError as error:
        raise UnreadableInput(f"cannot be opened: {error.strerror or error}") from error
    except ValueError as error:
        raise UnreadableInput("has a name that no file can have") from error


def load_stream(stream: BinaryIO, uri: str) -> bytes:
    """What comes out of a pipe; no more of it is taken than would be read of a file.

    Raises UnreadableInput with one reason in words.
    """
    try:
        return _read_bounded(stream, uri, None)
    except OSError as error:
        raise UnreadableInput(f"cannot be read: {error.strerror or error}") from error


def _read_bounded(stream: BinaryIO, uri: str, size: int | None) -> bytes:
    """All bytes of a stream of `size` bytes (None: nobody knows); raises UnreadableInput as soon as they are too many."""
    head = stream.read(HEAD_BYTES)
    limit = MAX_FILE_BYTES
    # What an archive or a container holds is told from its end: only text is bounded by its beginning.
    if not head.startswith(_CONTAINERS) and (size is None or size > MAX_TEXT_BYTES) and head.strip():
        limit = MAX_TEXT_BYTES if sniff(head, uri) in TEXTUAL else MAX_FILE_BYTES
    if size is not None and size > limit:
        raise UnreadableInput(too_large(f"{size / 1e6:.0f} MB", limit))
    # Of a file that grows, what it had when it was opened; room for all that might come is made only where nobody knows.
    data = head + stream.read(max(0, (size or limit + 1) - len(head)))
    if len(data) > limit:
        raise UnreadableInput(too_large("it does not end", limit))
    return data


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


def too_large(size: str, limit: int) -> str:
    """The reason for a size (in words) above a limit in bytes."""
    return f"is too large: {size}, and at most {limit // 1_000_000} MB are read; give it in parts"
