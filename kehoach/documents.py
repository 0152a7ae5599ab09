"""An input's documents, one after the other: rooms put together that do not know each other."""

import sys
from collections.abc import Iterator
from pathlib import Path

from corpus.errors import Unread
from corpus.read import read_all, read_all_stream
from schemas import Document

STDIN = Path("-")


def documents_of(source: Path) -> Iterator[Document | Unread]:
    """Every document of a file, an archive or standard input (`-`); what cannot be read is an `Unread` among them."""
    if source != STDIN:
        return read_all(source)
    if sys.stdin is None:
        return iter((Unread("-", "standard input is closed: give a file"),))
    return read_all_stream(sys.stdin.buffer, "-")
