"""Which extractor made a record: the program's version and a hash of the rooms that reading and extraction are in."""

import hashlib
from functools import cache
from importlib.metadata import version
from importlib.resources import files
from importlib.resources.abc import Traversable

_ROOMS = ("schemas", "corpus", "extract")
_PARTS = (".py", ".toml", ".json", ".yaml")


@cache
def extractor_version() -> str:
    """Changes with every change of a rule or of its data, so that a later run knows what is out of date.

    >>> extractor_version() == extractor_version()
    True
    """
    digest = hashlib.sha256()
    for room in _ROOMS:
        _add(digest, files(room), room)
    return f"{version('kehoach')}+{digest.hexdigest()[:12]}"


def _add(digest: "hashlib._Hash", folder: Traversable, name: str) -> None:
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if entry.is_dir():
            if entry.name not in ("__pycache__", "samples"):
                _add(digest, entry, f"{name}/{entry.name}")
        elif entry.name.endswith(_PARTS):
            digest.update(f"{name}/{entry.name}\0".encode() + entry.read_bytes())
