"""RAR and 7z archives: `bsdtar` (Debian's libarchive-tools) turns them into a tar stream, which is read member by member.

A foreign parser of hostile bytes runs in a process of its own, bounded in memory and time, and writes nothing.
"""

import resource
import shutil
import subprocess
import tempfile
from collections.abc import Iterator

from corpus.archives.budget import Budget, TooMuch
from corpus.archives.member import Member, Refused
from corpus.archives.packed import tar_members
from corpus.errors import UnreadableInput
from corpus.sniff import Format

MEMORY_BYTES = 1_500_000_000
"""Address space of the unpacking process: 7z dictionaries of 1 GB are not read."""

SECONDS = 60
"""Processor time of the unpacking process."""

INSTALL = "apt-get install libarchive-tools"
_PASSWORD = (b"encrypt", b"passphrase", b"password")


def is_there() -> bool:
    """Whether this machine can unpack RAR and 7z."""
    return shutil.which("bsdtar") is not None


def foreign_members(data: bytes, kind: Format, budget: Budget) -> Iterator[Member | Refused]:
    """The files of a RAR or 7z archive.

    Raises UnreadableInput when bsdtar is missing or the archive is damaged or protected, TooMuch when it is too large.
    """
    name = "7z" if kind is Format.SEVEN_ZIP else kind.name
    if not is_there():
        raise UnreadableInput(f"is a {name} archive, and bsdtar is not installed (as root: {INSTALL})")
    with tempfile.TemporaryFile() as packed, tempfile.TemporaryFile() as complaints:
        packed.write(data)
        packed.seek(0)
        with subprocess.Popen(
            ["bsdtar", "--format=pax", "-cf", "-", "@-"],
            stdin=packed, stdout=subprocess.PIPE, stderr=complaints,
            env={"LC_ALL": "C.UTF-8", "PATH": "/usr/bin:/bin:/usr/local/bin"}, preexec_fn=_bounds,
        ) as process:  # fmt: skip
            assert process.stdout is not None
            broken = False
            try:
                yield from tar_members(process.stdout, len(data), budget)
            except UnreadableInput as error:
                if isinstance(error, TooMuch):
                    raise
                broken = True
            finally:
                process.stdout.close()
                code = process.wait()
        complaints.seek(0)
        said = complaints.read(4_000).lower()
    if code != 0 or broken:
        if any(word in said for word in _PASSWORD):
            raise UnreadableInput("is protected by a password: give an open copy")
        raise UnreadableInput(f"is a damaged {name} archive, or one of a kind that is not read: what is behind is lost")


def _bounds() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
