"""Zip archives, by the standard library."""

import io
import lzma
import struct
import zipfile
import zlib
from collections.abc import Iterator

from corpus.archives.budget import MAX_MEMBERS, Budget, TooMuch
from corpus.archives.member import Member, Refused, climbing, climbs_out, is_clutter, protected
from corpus.archives.names import decoded
from corpus.errors import UnreadableInput

_ENTRY = b"PK\x01\x02"
_UNICODE_NAME = 0x800
_ENCRYPTED = 0x1
_LINK = 0o120000
_BROKEN = (zipfile.BadZipFile, zlib.error, lzma.LZMAError, struct.error, EOFError, OSError, ValueError)


def zip_members(data: bytes, budget: Budget) -> Iterator[Member | Refused]:
    """The files of a zip archive. Raises UnreadableInput when it is damaged as a whole, TooMuch when it is too large."""
    # The directory is held in memory as a whole: it is counted before it is read.
    if data.count(_ENTRY) > 4 * MAX_MEMBERS:
        raise TooMuch(f"holds more than {MAX_MEMBERS} members: not read")
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
        entries = archive.infolist()
    except (*_BROKEN, NotImplementedError) as error:
        raise UnreadableInput("is a damaged or cut-off zip archive: get it again") from error
    closed: list[str] = []
    for entry in entries:
        path = _path(entry)
        if entry.is_dir() or is_clutter(path):
            continue
        budget.count_member()
        if climbs_out(path):
            yield climbing(path)
        elif entry.external_attr >> 16 & 0o170000 == _LINK:
            yield Refused(path, "is a link: not followed")
        elif entry.flag_bits & _ENCRYPTED:
            closed.append(path)
        else:
            yield _read(archive, entry, path, budget)
    if closed:
        yield protected(closed)


def _read(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, path: str, budget: Budget) -> Member | Refused:
    try:
        with archive.open(entry) as file:
            content = file.read(budget.room(entry.compress_size) + 1)
    except NotImplementedError:
        return Refused(path, "is packed by a method that is not read: pack it again as an ordinary zip")
    except (*_BROKEN, RuntimeError):
        return Refused(path, "is damaged inside the archive: get it again")
    budget.take(len(content), entry.compress_size)
    return Member(path, content)


def _path(entry: zipfile.ZipInfo) -> str:
    """The member's path; without the flag for Unicode the bytes are in whatever code page the packing system had."""
    if entry.flag_bits & _UNICODE_NAME or entry.orig_filename.isascii():
        return entry.filename
    try:
        return decoded(entry.filename.encode("cp437"))
    except UnicodeEncodeError:
        return entry.filename
