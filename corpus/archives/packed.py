"""A single file packed by gzip, bzip2 or xz, and the tar archives that are mostly in it."""

import bz2
import lzma
import tarfile
import zlib
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import IO, TypeAlias

from corpus.archives.budget import Budget
from corpus.archives.member import Member, Refused, climbing, climbs_out, is_clutter
from corpus.errors import UnreadableInput
from corpus.sniff import Format

_CHUNK = 1 << 20
_SUFFIXES = {".gz", ".bz2", ".xz", ".tgz", ".tbz", ".tbz2", ".txz"}
_Decompressor: TypeAlias = "zlib._Decompress | bz2.BZ2Decompressor | lzma.LZMADecompressor"
_BROKEN = (zlib.error, lzma.LZMAError, EOFError, OSError, ValueError)


def unpacked(data: bytes, kind: Format, uri: str, budget: Budget) -> Member:
    """The one file that was packed, named by the archive's own name without its last ending.

    Raises UnreadableInput when it is damaged, TooMuch when it is too large.
    """
    try:
        content = _decompressed(data, kind, budget.room(len(data)))
    except _BROKEN as error:
        raise UnreadableInput(f"is a damaged or cut-off {kind.name.lower()} file: get it again") from error
    budget.count_member()
    budget.take(len(content), len(data))
    name = PurePosixPath(uri).name
    return Member(PurePosixPath(name).stem if PurePosixPath(name).suffix.lower() in _SUFFIXES else name, content)


def _decompressed(data: bytes, kind: Format, room: int) -> bytes:
    """The content, cut off one byte behind `room`; several streams behind each other are one file."""
    parts: list[bytes] = []
    size = 0
    while data and size <= room:
        stream = _stream(kind)
        parts.append(stream.decompress(data, room - size + 1))
        size += len(parts[-1])
        if not stream.eof and size <= room:
            raise EOFError
        data = stream.unused_data.lstrip(b"\x00")
    return b"".join(parts)


def _stream(kind: Format) -> _Decompressor:
    match kind:
        case Format.BZIP2:
            return bz2.BZ2Decompressor()
        case Format.XZ:
            return lzma.LZMADecompressor(memlimit=1 << 28)
        case _:
            return zlib.decompressobj(wbits=31)


def tar_members(file: IO[bytes], packed: int, budget: Budget) -> Iterator[Member | Refused]:
    """The files of a tar archive; `packed` is the archive's own size, unpacked it cannot be larger.

    Raises UnreadableInput when it is damaged, TooMuch when it is too large.
    """
    try:
        with tarfile.open(fileobj=file, mode="r|") as archive:
            for entry in archive:
                path = entry.name.removeprefix("./")
                if entry.isdir() or is_clutter(path):
                    continue
                budget.count_member()
                if climbs_out(path):
                    yield climbing(path)
                    continue
                content = archive.extractfile(entry) if entry.isfile() else None
                if content is None:
                    yield Refused(path, "is a link or a device: not followed")
                    continue
                read = content.read(budget.room(packed) + 1)
                budget.take(len(read), packed)
                yield Member(path, read)
    except (tarfile.TarError, *_BROKEN) as error:
        raise UnreadableInput("is a damaged or cut-off tar archive: get it again") from error
