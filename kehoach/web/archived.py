"""Originals out of archives of what was downloaded: by the hash of their bytes, which the record tells."""

from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

from corpus.archive import Archive, ArchiveError, is_archive


def holds(sha256: str, roots: Sequence[Path]) -> bool:
    """Whether one of the folders is an archive that knows these bytes."""
    for root in filter(is_archive, roots):
        try:
            with closing(Archive.read(root)) as archive:
                if archive.index.first_with(sha256) is not None:
                    return True
        except ArchiveError:
            continue
    return False


def body_with(sha256: str, roots: Sequence[Path]) -> bytes | None:
    """The bytes with this hash out of the first archive that has them whole."""
    for root in filter(is_archive, roots):
        try:
            with closing(Archive.read(root)) as archive:
                held = archive.index.first_with(sha256)
                if held is not None:
                    return archive.body(held[1])
        except ArchiveError:
            continue
    return None
