"""An archive: a folder of WARC files by content hash and their index.

    archive/
      warc/ab/<sha256 of the body>.<hash of address and time>.warc.gz    one capture each, never changed
      index.sqlite                                                       made again from them where it is missing
      reports/                                                           one JSON report a crawl
      tmp/, lock

A file is written beside its place and renamed, then indexed; what a killed run had renamed but not yet indexed is
found when the archive is next opened for writing.
"""

import fcntl
import hashlib
from pathlib import Path
from typing import IO

from corpus.archive.capture import Capture
from corpus.archive.index import Index
from corpus.archive.warc import DamagedWarc, read_capture, write_capture

INDEX = "index.sqlite"
WARC = "warc"


class ArchiveError(Exception):
    """An archive that cannot be opened, with the reason in words."""


class Archive:
    """An open archive. `damaged`: files that could not be read when it was opened, each with the reason."""

    def __init__(self, folder: Path, index: Index, lock: IO[bytes] | None, damaged: tuple[str, ...] = ()) -> None:
        self.folder = folder
        self.index = index
        self.damaged = damaged
        self._lock = lock

    @classmethod
    def write(cls, folder: Path) -> "Archive":
        """Open an archive for writing, making it where there is none. Raises ArchiveError (also: in use)."""
        try:
            for name in (WARC, "tmp", "reports"):
                (folder / name).mkdir(parents=True, exist_ok=True)
            lock = (folder / "lock").open("wb")
        except OSError as error:
            raise ArchiveError(f"{folder}: cannot be written to: {error.strerror or error}") from error
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            lock.close()
            raise ArchiveError(f"{folder}: is in use by another run") from error
        for left in (folder / "tmp").iterdir():
            left.unlink()
        index = Index(folder / INDEX, writable=True)
        return cls(folder, index, lock, tuple(_reconcile(folder, index)))

    @classmethod
    def read(cls, folder: Path) -> "Archive":
        """Open an archive for reading. Raises ArchiveError."""
        if not (folder / WARC).is_dir():
            raise ArchiveError(f"{folder}: is no archive")
        if not (folder / INDEX).is_file():
            cls.write(folder).close()
        return cls(folder, Index(folder / INDEX, writable=False), None)

    def close(self) -> None:
        """Close it and let others write."""
        self.index.close()
        if self._lock is not None:
            self._lock.close()

    def store(self, capture: Capture, body: bytes) -> bool:
        """Keep an answer, durably; False where the address had given the same bytes before and nothing is new."""
        before = self.index.latest(capture.url, capture.request)
        if before is not None and _says(before) == _says(capture):
            return False
        mark = hashlib.sha256(f"{capture.request} {capture.url} {capture.retrieved_at}".encode()).hexdigest()[:16]
        name = f"{WARC}/{capture.sha256[:2]}/{capture.sha256}.{mark}.warc.gz"
        first = self.index.first_with(capture.sha256)
        write_capture(self.folder / name, capture, body, first[1] if first else None, self.folder / "tmp" / mark)
        self.index.add(name, capture, has_body=first is None)
        return True

    def body(self, capture: Capture) -> bytes:
        """The bytes of a capture. Raises ArchiveError where they are lost."""
        held = self.index.first_with(capture.sha256)
        if held is None:
            raise ArchiveError(f"{self.folder}: the bytes {capture.sha256} of {capture.url} are not there")
        try:
            _, body = read_capture(self.folder / held[0])
        except DamagedWarc as error:
            raise ArchiveError(f"{self.folder / held[0]}: is damaged: {error}") from error
        if body is None or hashlib.sha256(body).hexdigest() != capture.sha256:
            raise ArchiveError(f"{self.folder / held[0]}: does not hold the bytes that it is named for")
        return body


def _says(capture: Capture) -> Capture:
    """A capture without what is new at every visit."""
    return capture.model_copy(update={"retrieved_at": "", "headers": (), "status": 0})


def _reconcile(folder: Path, index: Index) -> list[str]:
    """Bring the index into line with the files; gives the damaged ones."""
    damaged = []
    there = {str(path.relative_to(folder)) for path in (folder / WARC).glob("*/*.warc.gz")}
    known = index.paths()
    for name in known - there:
        index.forget(name)
    found = []
    for name in there - known:
        try:
            found.append((name, *read_capture(folder / name)))
        except DamagedWarc as error:
            damaged.append(f"{folder / name}: is damaged: {error}")
    for name, capture, body in sorted(found, key=lambda entry: entry[1].retrieved_at):
        index.add(name, capture, has_body=body is not None)
    return damaged
