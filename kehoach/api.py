"""The public Python API: the same power as the command line in a few functions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from corpus.errors import Unread, UnreadableInput
from corpus.read import read_bytes, read_document
from extract.issue import split_issue
from extract.pipeline import extract_record
from kehoach.documents import documents_of
from schemas import Document, Record

if TYPE_CHECKING:
    from kehoach.evaluation import Evaluation


def read(source: str | Path | bytes, uri: str = "bytes") -> Document:
    """Read a file (given by its path) or a file's bytes, whatever the format.

    `uri` says where bytes came from; its extension is a hint to their format. Raises UnreadableInput, whose `str()`
    is the reason in words, also for an archive of several documents: those are `read_all`'s.
    """
    return read_bytes(source, uri) if isinstance(source, bytes) else read_document(Path(source))


def extract(source: str | Path | bytes | Document, uri: str = "bytes") -> Record:
    """The record of a file, of a file's bytes or of a document that was read before.

    Raises UnreadableInput for what cannot be read, and for files that hold several documents: those are `extract_all`'s.
    """
    if isinstance(source, Document):
        return extract_record(source)
    documents = split_issue(read(source, uri))
    if len(documents) > 1:
        raise UnreadableInput(f"is a gazette's issue of {len(documents)} documents: read them with extract_all")
    return extract_record(documents[0])


def read_all(source: str | Path) -> Iterator[Document | Unread]:
    """Every document of a file, an archive, an e-mail; what cannot be read is an `Unread` among them."""
    return documents_of(Path(source))


def extract_all(source: str | Path) -> Iterator[Record | Unread]:
    """The record of every document of a file, an archive, an e-mail; what cannot be read is an `Unread` among them."""
    for document in read_all(source):
        yield document if isinstance(document, Unread) else extract_record(document)


def evaluate(gold: str | Path, documents: str | Path, only: Sequence[str] = ()) -> Evaluation:
    """Score the records of a folder of documents against a folder of gold files.

    `only` keeps the documents whose name contains one of its words. Raises `kehoach.evaluation.gold.UnusableGold`.
    """
    from kehoach.evaluation import evaluate_folder

    return evaluate_folder(Path(gold), Path(documents), only)
