"""An input's documents, one after the other: the archive's members, and of a gazette's issue each document by itself."""

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from corpus.errors import Unread
from corpus.read import read_all, read_all_bytes, read_all_stream
from extract.issue import split_issue
from kehoach.arguments import STDIN
from schemas import Document


def documents_of(source: Path) -> Iterator[Document | Unread]:
    """Every document of a file, an archive or standard input (`-`); what cannot be read is an `Unread` among them."""
    if source != STDIN:
        return single_documents(read_all(source))
    if sys.stdin is None:
        return iter((Unread("-", "standard input is closed: give a file"),))
    return single_documents(read_all_stream(sys.stdin.buffer, "-"))


def documents_in(data: bytes, uri: str) -> Iterator[Document | Unread]:
    """Every document of a file's bytes; `uri` names where they came from."""
    return single_documents(read_all_bytes(data, uri))


def single_documents(found: Iterable[Document | Unread]) -> Iterator[Document | Unread]:
    """Documents as they were read; a gazette's issue of several is taken apart."""
    for each in found:
        if isinstance(each, Unread):
            yield each
        else:
            yield from split_issue(each)
