"""Inputs to records, one after the other: what cannot be read or breaks is a failure with its reason, never a stop."""

import os
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from corpus.errors import UnreadableInput
from corpus.read import find_inputs, read_document, read_stream
from extract.pipeline import extract_record
from schemas import Record

STDIN = Path("-")
REASON_LENGTH = 300
"""Characters of an unexpected error's message that are shown."""


@dataclass(frozen=True, slots=True)
class Failure:
    """An input that gave no record, and why, in one line."""

    source: Path
    reason: str

    def __str__(self) -> str:
        return f"kehoach: {shown(self.source)}: {self.reason}"


def shown(path: Path) -> str:
    """A path on one line: line ends, control characters and bytes that are no UTF-8 as escapes."""
    return "".join(
        letter if letter.isprintable() else letter.encode("unicode_escape").decode("ascii") for letter in str(path)
    )


def list_inputs(given: Sequence[str]) -> list[Path]:
    """The inputs that arguments stand for, in their order: files, the files of folders, `-` for standard input."""
    found: dict[str, Path] = {}
    for name in given:
        if name == "-":
            found["-"] = STDIN
            continue
        for path in find_inputs([Path(name)]):
            # "./-" is a file of that name, and Path drops the "./".
            found.setdefault(os.path.abspath(path), path.absolute() if path == STDIN else path)  # noqa: PTH100
    return list(found.values())


def make_record(source: Path) -> Record | Failure:
    """The record of one input. This is the boundary: whatever goes wrong within one document ends here."""
    try:
        if source == STDIN:
            if sys.stdin is None:
                raise UnreadableInput("standard input is closed: give a file")
            return extract_record(read_stream(sys.stdin.buffer, "-"))
        return extract_record(read_document(source))
    except UnreadableInput as error:
        return Failure(source, one_line(error))
    except MemoryError:
        return Failure(source, "needs more memory than there is")
    except Exception as error:
        return Failure(source, f"internal error: {type(error).__name__}: {one_line(error)}")


def make_json(source: Path, indent: int | None = None) -> tuple[Record, bytes] | Failure:
    """The record of one input and its JSON in UTF-8, ending in a line end; `indent` for a person, None for one line."""
    record = make_record(source)
    if isinstance(record, Failure):
        return record
    try:
        return record, record.model_dump_json(indent=indent).encode() + b"\n"
    except ValueError as error:
        return Failure(source, f"its record cannot be written as JSON: {one_line(error)}")


def one_line(error: BaseException) -> str:
    """An error's message on one line of bounded length."""
    text = " ".join(str(error).split())
    return text if len(text) <= REASON_LENGTH else text[: REASON_LENGTH - 1] + "…"
