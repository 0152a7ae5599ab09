"""Records as files: `<stem>.json`, or `<stem>--<member>.json` for each member of an archive; whole or not there."""

import hashlib
import os
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from kehoach.arguments import STDIN


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


MEMBER_MARK = "--"
_PART_BYTES = 110
# What no file system, shell or spreadsheet wants in a name; the mark itself too, so that it parts stem and member.
_UNWANTED = re.compile(r"[\x00-\x1f\x7f/\\:*?\"<>|!]+|-{2,}")


class MemberNames:
    """File names for the members of inputs, beside those of the inputs themselves."""

    def __init__(self, inputs: Sequence[Named]) -> None:
        self._taken = {_key(named.name) for named in inputs}

    def name(self, named: Named, member: str) -> str:
        """The name of a member's record.

        >>> plan = Named(Path("a.zip"), "a.json")
        >>> MemberNames([plan]).name(plan, "Quý 1/kế hoạch.doc")
        'a--Quý 1-kế hoạch.json'
        """
        stem = f"{_shortened(named.name.removesuffix('.json'))}{MEMBER_MARK}{_slug(member)}"
        name, number = f"{stem}.json", 2
        while _key(name) in self._taken:
            name, number = f"{stem}-{number}.json", number + 1
        self._taken.add(_key(name))
        return name


def _slug(member: str) -> str:
    """A member's path as a part of a file's name: its folders parted by `-`, its ending gone, of bounded length."""
    folder, _, leaf = member.rpartition("/")
    leaf = leaf.rpartition(".")[0] or leaf
    words = _UNWANTED.sub("-", f"{folder}/{leaf}".encode("utf-8", "replace").decode()).strip("-. ") or "member"
    return _shortened(words)


def _shortened(words: str) -> str:
    """Words that leave room in a file's name (255 bytes) for others; a hash stands for what is cut off."""
    encoded = words.encode("utf-8", "replace")
    if len(encoded) <= _PART_BYTES:
        return words
    return f"{encoded[:_PART_BYTES].decode('utf-8', 'ignore')}-{hashlib.sha256(encoded).hexdigest()[:8]}"


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
