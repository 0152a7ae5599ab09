"""A member of an archive: its path and its bytes, or why it has none."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

# A path that is absolute, has a drive or a step upwards would lead out of where an archive is unpacked.
_CLIMBS = re.compile(r"(?:^|/)\.\.(?:/|$)|^/|^[A-Za-z]:")
# What systems put beside the files that a person packs.
_CLUTTER = re.compile(r"(?:^|/)(?:__MACOSX/|\.[^./])|(?:^|/)(?:thumbs\.db|desktop\.ini|ehthumbs\.db)$", re.I)


@dataclass(frozen=True, slots=True)
class Member:
    """A file inside an archive or an e-mail; `path` has `/` between folders."""

    path: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Refused:
    """A member that was not taken out, and why in words; `path` None: the archive itself is meant."""

    path: str | None
    reason: str


def is_clutter(path: str) -> bool:
    """Whether a member is none of the files that were packed on purpose: hidden, or made by a file manager."""
    return _CLUTTER.search(path) is not None


def climbs_out(path: str) -> bool:
    """Whether a path would lead out of the folder that an archive is unpacked in."""
    return _CLIMBS.search(path.replace("\\", "/")) is not None


def climbing(path: str) -> Refused:
    """The refusal of a member whose path climbs out; nothing is ever written to it."""
    return Refused(path, "has a path that leads out of the archive: not read")


def protected(paths: Sequence[str]) -> Refused:
    """One refusal for all members that need a password."""
    which = f"'{paths[0]}'" if len(paths) == 1 else f"{len(paths)} members, '{paths[0]}' the first"
    return Refused(None, f"is protected by a password ({which}): give an open copy")
