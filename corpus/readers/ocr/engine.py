"""Tesseract, one picture a process: where it is, whether it knows Vietnamese, how many of it run at once.

The only engine with a Vietnamese model in Debian's packages. `OMP_THREAD_LIMIT=1`, since its threads slow each other
down; instead as many processes run as there are processors, over all of this user's runs of this program.
"""

import contextlib
import fcntl
import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache
from pathlib import Path

from PIL import Image

LANGUAGE = "vie"
INSTALL = "apt-get install tesseract-ocr tesseract-ocr-vie"
MAX_SECONDS = 90.0
"""A page takes one to two seconds; one that takes this long is left as a picture."""


class Layout(IntEnum):
    """How Tesseract is to take a picture apart (its page segmentation modes)."""

    FIND_ROTATION = 0
    PAGE = 3
    BLOCK = 6


class RecognitionFailed(Exception):
    """Tesseract gave no text; `str()` is the reason in words."""


@dataclass(frozen=True, slots=True)
class Engine:
    """A Tesseract that knows Vietnamese."""

    path: str

    def recognise(self, picture: Image.Image, resolution: int, layout: Layout) -> str:
        """The hOCR of a grey picture of `resolution` pixels an inch. Raises RecognitionFailed."""
        options = ["-l", LANGUAGE, "-c", "tessedit_create_hocr=1", "-c", "tessedit_do_invert=0"]
        return self._run(picture, resolution, layout, options)

    def rotation(self, picture: Image.Image, resolution: int) -> int:
        """By how many quarter turns clockwise a page must be turned to stand upright; 0 where that is not clear."""
        try:
            said = self._run(picture, resolution, Layout.FIND_ROTATION, ["-l", "osd"])
        except RecognitionFailed:
            return 0
        facts = dict(line.split(":", 1) for line in said.splitlines() if ":" in line)
        sure = float(facts.get("Orientation confidence", "0"))
        return int(facts.get("Rotate", "0")) // 90 % 4 if sure >= 1.0 else 0

    def _run(self, picture: Image.Image, resolution: int, layout: Layout, options: list[str]) -> str:
        width, height = picture.size
        data = b"P5\n%d %d\n255\n" % (width, height) + picture.tobytes()
        command = [self.path, "stdin", "stdout", "--psm", str(int(layout)), "--dpi", str(resolution), *options]
        environment = {**os.environ, "OMP_THREAD_LIMIT": "1"}
        with _slot():
            try:
                done = subprocess.run(
                    command, input=data, capture_output=True, env=environment, timeout=MAX_SECONDS, check=False
                )
            except subprocess.TimeoutExpired as error:
                raise RecognitionFailed(f"its recognition took more than {MAX_SECONDS:.0f} s") from error
            except OSError as error:
                raise RecognitionFailed(f"tesseract cannot be run: {error.strerror or error}") from error
        if done.returncode != 0:
            lines = done.stderr.decode("utf-8", "replace").strip().splitlines()
            raise RecognitionFailed(f"tesseract failed: {lines[-1][:200] if lines else done.returncode}")
        return done.stdout.decode("utf-8", "replace")


@lru_cache(maxsize=1)
def find_engine() -> Engine | None:
    """Tesseract with its Vietnamese model; None where either is missing (install them with `INSTALL`)."""
    path = shutil.which("tesseract")
    if path is None:
        return None
    try:
        listed = subprocess.run([path, "--list-langs"], capture_output=True, timeout=20, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return None
    return Engine(path) if LANGUAGE.encode() in listed.stdout.split() else None


def processors() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


@contextlib.contextmanager
def _slot() -> Iterator[None]:
    """A turn to run Tesseract: one for each processor, shared by all of this user's processes through locked files."""
    folder = Path(tempfile.gettempdir(), f"kehoach-ocr-{os.getuid()}")
    try:
        folder.mkdir(mode=0o700, exist_ok=True)
        files = [(folder / f"slot-{number}").open("ab") for number in range(processors())]
    except OSError:
        yield
        return
    try:
        for file in files:
            with contextlib.suppress(BlockingIOError):
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
                break
        else:
            fcntl.flock(files[os.getpid() % len(files)], fcntl.LOCK_EX)
        yield
    finally:
        for file in files:
            file.close()
