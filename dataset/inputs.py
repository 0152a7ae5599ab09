"""What a run gives a store of each of its inputs, and what the store says of it."""

from dataclasses import dataclass
from enum import StrEnum

from dataset.rows import Prepared


class State(StrEnum):
    """How an input stands: all of it read, a part of it, nothing of it."""

    DONE = "done"
    PARTLY = "partly"
    FAILED = "failed"


class Outcome(StrEnum):
    """What storing an input changed."""

    NEW = "new"
    CHANGED = "changed"
    UNCHANGED = "unchanged"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Source:
    """An input of a run: its `uri`, the hash of its bytes (None: they could not be had), the extractor's version."""

    uri: str
    sha256: str | None
    extractor: str


@dataclass(frozen=True, slots=True)
class Lost:
    """A document that gave no record: `uri` its own, at which stage (`read`, `extract`, `store`) and why, in one line."""

    uri: str
    stage: str
    code: str
    reason: str


@dataclass(frozen=True, slots=True)
class Read:
    """An input that was read: the documents in it (one, or those of an archive), and those in it that could not be read."""

    source: Source
    documents: tuple[Prepared, ...]
    lost: tuple[Lost, ...] = ()


@dataclass(frozen=True, slots=True)
class Unread:
    """An input that gave nothing, and why."""

    source: Source
    lost: tuple[Lost, ...]


@dataclass(frozen=True, slots=True)
class Known:
    """What the store knows of an input from an earlier run; `failed`: of it, or of something in it, no record was made."""

    sha256: str | None
    extractor: str
    failed: bool
