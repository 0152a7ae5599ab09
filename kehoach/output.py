"""Records as files: one `<stem>.json` for each input, each either whole or not there."""

import os
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from kehoach.batch import STDIN


@dataclass(frozen=True, slots=True)
class Named:
    """An input and the name of its record's file; `instead_of` is the name it would have, were it not taken."""

    source: Path
    name: str
    instead_of: str | None = None


def name_records(sources: Sequence[Path]) -> list[Named]:
    """A file name for each input's record: its stem, with a number where two inputs have the same one.

    Names that differ only in case or Unicode form count as the same: on some file systems they are.

    >>> [named.name for named in name_records([Path("a/x.md"), Path("b/X.pdf"), Path("x-2.txt")])]
    ['x.json', 'X-3.json', 'x-2.json']
    """
    stems = ["stdin" if source == STDIN else source.stem for source in sources]
    reserved = {_key(stem) for stem in stems}
    taken: set[str] = set()
    named = []
    for source, stem in zip(sources, stems, strict=True):
        if _key(stem) not in taken:
            taken.add(_key(stem))
            named.append(Named(source, f"{stem}.json"))
            continue
        number = 2
        while _key(f"{stem}-{number}") in reserved:
            number += 1
        reserved.add(_key(f"{stem}-{number}"))
        named.append(Named(source, f"{stem}-{number}.json", instead_of=f"{stem}.json"))
    return named


def _key(stem: str) -> str:
    return unicodedata.normalize("NFC", stem).casefold()


def write_whole(path: Path, data: bytes) -> None:
    """Write a file so that nobody ever sees half of it: beside its place first, then renamed. Raises OSError."""
    temporary = path.with_name(f".kehoach-{os.getpid()}.tmp")
    try:
        with temporary.open("wb") as file:
            file.write(data)
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)
