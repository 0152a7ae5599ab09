"""Files converted ahead of their reading: many in one start of LibreOffice."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path, PurePath

from corpus.errors import UnreadableInput
from corpus.files import load_file
from corpus.readers.office.libreoffice import to_docx
from corpus.sniff import EXTENSIONS, OFFICE

_made: ContextVar[Mapping[str, bytes]] = ContextVar("_made", default={})  # noqa: B039


def is_office(path: PurePath) -> bool:
    """Whether a file's name says that LibreOffice reads it."""
    return EXTENSIONS.get(path.suffix.lower()) in OFFICE


@contextmanager
def converted_ahead(paths: Sequence[Path]) -> Iterator[None]:
    """While this is open, those that LibreOffice reads are converted already, where they are several.

    One that cannot be is tried alone when it is read.
    """
    office = [path for path in paths if is_office(path)]
    if len(office) < 2:
        yield
        return
    files: list[tuple[bytes, str]] = []
    for path in office:
        try:
            files.append((load_file(path), path.suffix.lower()))
        except UnreadableInput:
            continue  # reading says why
    token = _made.set(to_docx(files))
    try:
        yield
    finally:
        _made.reset(token)


def docx_made_of(sha256: str) -> bytes | None:
    """What was made of the file with this hash; None where nothing was."""
    return _made.get().get(sha256)
