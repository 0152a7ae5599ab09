"""LibreOffice without a window: files to DOCX, many in one start, each process of ours with a profile of its own.

Two instances with one profile wait for each other or fail; a start takes about a second, a file in a batch 0.2 s.
"""

import atexit
import hashlib
import os
import resource
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

INSTALL = "apt-get install libreoffice-writer-nogui"
BATCH = 20
"""Files of one start; more gain nothing, and one that hangs takes the others along."""

_SECONDS_TO_START = 60
_SECONDS_A_FILE = 10
_MEMORY_BYTES = 6_000_000_000
_NAMES = ("soffice", "libreoffice")


@cache
def program() -> str | None:
    """The path of LibreOffice; None where it is not installed."""
    return next((found for name in _NAMES if (found := shutil.which(name))), None)


def to_docx(files: Sequence[tuple[bytes, str]]) -> Mapping[str, bytes]:
    """The files (bytes and ending, such as `.doc`) as DOCX, by the SHA-256 of their bytes.

    What LibreOffice cannot open, or not in time, is missing from the result. Nothing is done where it is not installed.
    """
    if program() is None:
        return {}
    with tempfile.TemporaryDirectory(prefix="kehoach-office-") as name:
        folder = Path(name)
        for data, ending in files:
            (folder / f"{hashlib.sha256(data).hexdigest()}{ending}").write_bytes(data)
        _run(sorted(folder.iterdir()), folder / "made")
        return {path.stem: path.read_bytes() for path in (folder / "made").glob("*.docx")}


def _run(files: Sequence[Path], target: Path) -> None:
    command = [
        program() or "", f"-env:UserInstallation={_profile().as_uri()}", "--headless", "--norestore", "--nolockcheck",
        "--convert-to", "docx:MS Word 2007 XML", "--outdir", str(target), *map(str, files),
    ]  # fmt: skip
    with subprocess.Popen(
        command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        start_new_session=True, preexec_fn=_bounds,
    ) as process:  # fmt: skip
        try:
            process.wait(timeout=_SECONDS_TO_START + _SECONDS_A_FILE * len(files))
        except BaseException as error:
            # The program starts others in its session: they go with it.
            os.killpg(process.pid, signal.SIGKILL)
            if not isinstance(error, subprocess.TimeoutExpired):
                raise


def _bounds() -> None:
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    limit = _MEMORY_BYTES if hard == resource.RLIM_INFINITY else min(_MEMORY_BYTES, hard)
    resource.setrlimit(resource.RLIMIT_AS, (limit, hard))


@cache
def _profile_of(process: int) -> Path:
    folder = Path(tempfile.mkdtemp(prefix="kehoach-profile-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder


def _profile() -> Path:
    """The profile of this process; one that was forked from it gets another."""
    return _profile_of(os.getpid())
