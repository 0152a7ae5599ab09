"""Readers and extras: each check gives a finding, with the command that installs what is missing."""

import shutil
import subprocess
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from importlib.metadata import PackageNotFoundError, requires, version

import regex

from corpus.archives import bsdtar
from corpus.read import read_bytes
from corpus.readers.office import libreoffice
from kehoach.doctor.trials import TRIALS, Trial

_SECONDS = 20
_VERSION = regex.compile(r"\d+(?:\.\d+)+")
# "scrapy>=2.19,<3; extra == 'crawl'": how a distribution says what its extras need.
_REQUIREMENT = regex.compile(
    r"(?P<name>[A-Za-z0-9._-]+)(?:\[[^\]]*\])?[^;]*;.*extra\s*==\s*[\"'](?P<extra>[\w-]+)[\"']"
)
_NOT_FOR_USERS = frozenset({"test"})
OCR_INSTALL = "apt-get install tesseract-ocr tesseract-ocr-vie"


class State(StrEnum):
    """`ok` works; `partial` works with less than it could; `missing` does not work; `optional`: an extra not installed."""

    OK = "ok"
    PARTIAL = "partial"
    MISSING = "missing"
    OPTIONAL = "optional"


@dataclass(frozen=True, slots=True)
class Finding:
    """One reader or extra: what it is for, whether it works, by what or why not, and what to run to have it."""

    name: str
    state: State
    detail: str
    install: str | None = None


def examine() -> list[Finding]:
    """Try everything; no single check can stop the others."""
    return [*_readers(), *_extras()]


def _readers() -> Iterator[Finding]:
    for trial in TRIALS:
        yield _tried(trial)
    yield _guarded("DOC, RTF, ODT", _office)
    yield _guarded("RAR, 7z", _foreign_archives)
    yield _guarded("scans and pictures (OCR)", _recognition)


def _guarded(name: str, check: Callable[[], Finding]) -> Finding:
    try:
        return check()
    except Exception as error:  # a broken installation may do anything
        return Finding(name, State.MISSING, f"{type(error).__name__}: {' '.join(str(error).split())[:200]}")


def _tried(trial: Trial) -> Finding:
    def check() -> Finding:
        text = read_bytes(trial.data(), trial.file).text
        if trial.words not in text:
            return Finding(
                trial.name,
                State.MISSING,
                "a file made on the spot was not read rightly",
                "pip install --force-reinstall kehoach",
            )
        return Finding(trial.name, State.OK, "a file made on the spot was read")

    return _guarded(trial.name, check)


def _office() -> Finding:
    name = "DOC, RTF, ODT"
    program = libreoffice.program()
    if program is None:
        return Finding(name, State.PARTIAL, "text only: LibreOffice is not installed", libreoffice.INSTALL)
    document = read_bytes(rb"{\rtf1 Ke hoach}", "a.rtf")
    if document.warnings:
        return Finding(name, State.PARTIAL, f"text only: {program} did not open a file", libreoffice.INSTALL)
    return Finding(name, State.OK, f"LibreOffice ({program})")


def _foreign_archives() -> Finding:
    name = "RAR, 7z"
    if not bsdtar.is_there():
        return Finding(name, State.MISSING, "bsdtar is not installed", bsdtar.INSTALL)
    return Finding(name, State.OK, f"bsdtar {_first_version('bsdtar', '--version')}")


def _recognition() -> Finding:
    name = "scans and pictures (OCR)"
    if shutil.which("tesseract") is None:
        return Finding(name, State.MISSING, "tesseract is not installed", OCR_INSTALL)
    if "vie" not in _output("tesseract", "--list-langs").split():
        return Finding(name, State.MISSING, "tesseract has no Vietnamese model (vie)", OCR_INSTALL)
    return Finding(name, State.OK, f"tesseract {_first_version('tesseract', '--version')} with vie")


def _first_version(*command: str) -> str:
    found = _VERSION.search(_output(*command))
    return found[0] if found is not None else "of unknown version"


def _output(*command: str) -> str:
    ran = subprocess.run(command, capture_output=True, timeout=_SECONDS, check=False)
    return (ran.stdout + ran.stderr).decode("utf-8", "replace")


def _extras() -> Iterator[Finding]:
    """The extras of this distribution; each is as complete as the distributions that it names."""
    needs: dict[str, list[str]] = {}
    for requirement in requires("kehoach") or ():
        found = _REQUIREMENT.fullmatch(requirement)
        if found is not None and found["extra"] not in _NOT_FOR_USERS and found["name"].lower() != "kehoach":
            needs.setdefault(found["extra"], []).append(found["name"])
    for extra, names in sorted(needs.items()):
        missing = [name for name in names if not _is_installed(name)]
        install = f"pip install 'kehoach[{extra}]'"
        if missing:
            yield Finding(f"extra: {extra}", State.OPTIONAL, f"not installed: {', '.join(missing)}", install)
        else:
            yield Finding(f"extra: {extra}", State.OK, ", ".join(names))


def _is_installed(name: str) -> bool:
    try:
        version(name)
    except PackageNotFoundError:
        return False
    return True
