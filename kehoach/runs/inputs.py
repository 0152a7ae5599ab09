"""What a run is given."""

import hashlib
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from corpus.archive import ArchivedDocument


@dataclass(frozen=True, slots=True)
class Input:
    """A file of a run. `uri` is its name in the store: the page it came from, or the file's whole path.

    `retrieved_at`, `site`, `title`: what whoever fetched it knows (`schemas.Source`), None for plain files.
    `archived`: the document of an archive of crawls that it is; `path` is the archive then.
    """

    uri: str
    path: Path
    retrieved_at: str | None = None
    site: str | None = None
    title: str | None = None
    archived: "ArchivedDocument | None" = None


def file_input(path: Path) -> Input:
    """A plain file, whatever folder the run was started in."""
    return Input(str(path.absolute()).encode("utf-8", "replace").decode(), path)


def digest_of(given: Input) -> str | None:
    """The hash of an input's bytes; None where they cannot be had."""
    if given.archived is not None:
        return given.archived.capture.sha256
    try:
        with given.path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except (OSError, ValueError):
        return None
