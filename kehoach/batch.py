"""Inputs to records, one after the other: what cannot be read or breaks is a failure with its reason, never a stop."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from corpus.errors import Unread, UnreadableInput
from corpus.read import SEPARATOR
from extract.pipeline import extract_record
from kehoach.arguments import shown
from kehoach.documents import documents_of
from schemas import Document, Record

REASON_LENGTH = 300
"""Characters of an unexpected error's message that are shown."""


@dataclass(frozen=True, slots=True)
class Failure:
    """An input, or a `member` of one (an archive's, an e-mail's), that gave no record, and why, in one line."""

    source: Path
    reason: str
    member: str | None = None

    def __str__(self) -> str:
        name = shown(self.source) if self.member is None else shown(Path(f"{self.source}{SEPARATOR}{self.member}"))
        return f"kehoach: {name}: {self.reason}"


@dataclass(frozen=True, slots=True)
class Made:
    """A record and its JSON in UTF-8, ending in a line end."""

    record: Record
    json: bytes


def make_records(source: Path) -> Iterator[Record | Failure]:
    """The records of one input, one for each document in it: an archive or an e-mail holds several.

    This is the boundary: whatever goes wrong within one document ends here. There is always at least one result.
    """
    documents = documents_of(source)
    while True:
        found: Document | Unread | Failure | None
        try:
            found = next(documents, None)
        except Exception as error:  # what is behind it in an archive cannot be reached any more
            found = _failure(source, None, error)
        match found:
            case None:
                return
            case Document():
                yield _record(source, found)
            case Unread():
                yield Failure(source, found.reason, found.member)
            case Failure():
                yield found
                return


def _record(source: Path, document: Document) -> Record | Failure:
    try:
        return extract_record(document)
    except Exception as error:
        return _failure(source, document.source.member, error)


def _failure(source: Path, member: str | None, error: BaseException) -> Failure:
    match error:
        case UnreadableInput():
            return Failure(source, one_line(error), member)
        case MemoryError():
            return Failure(source, "needs more memory than there is", member)
        case _:
            return Failure(source, f"internal error: {type(error).__name__}: {one_line(error)}", member)


def make_jsons(source: Path, indent: int | None = None) -> Iterator[Made | Failure]:
    """The records of one input with their JSON; `indent` for a person, None for one line each."""
    for record in make_records(source):
        yield record if isinstance(record, Failure) else in_json(source, record, indent)


def in_json(source: Path, record: Record, indent: int | None = None) -> Made | Failure:
    """A record with its JSON."""
    try:
        return Made(record, record.model_dump_json(indent=indent).encode() + b"\n")
    except ValueError as error:
        return Failure(source, f"its record cannot be written as JSON: {one_line(error)}", record.document.member)


def one_line(error: BaseException) -> str:
    """An error's message on one line of bounded length."""
    text = " ".join(str(error).split())
    return text if len(text) <= REASON_LENGTH else text[: REASON_LENGTH - 1] + "…"
