"""What a person's arguments stand for, and how a path is shown to a person."""

import os
from collections.abc import Sequence
from pathlib import Path

from corpus.files import find_inputs

STDIN = Path("-")
"""Standard input as an argument."""


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
