"""Documents out of an archive: what was fetched, with the address, time, site and title it was fetched under."""

import json
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from html import escape
from pathlib import Path

import jmespath

from corpus.archive.capture import Capture
from corpus.archive.store import WARC, Archive, ArchiveError
from corpus.errors import Unread, UnreadableInput
from corpus.read import read_all_bytes
from schemas import Document


@dataclass(frozen=True, slots=True)
class ArchivedDocument:
    """An article or an attached file in an archive. It can be handed to another process."""

    archive: Path
    capture: Capture

    def data(self) -> bytes:
        """The bytes as they came. Raises ArchiveError."""
        with closing(Archive.read(self.archive)) as archive:
            return archive.body(self.capture)

    def read_all(self) -> Iterator[Document | Unread]:
        """The document, or those in it where it is a ZIP, RAR or mail. Their sources say when and where it was fetched.

        `source.sha256` of a document that is the whole file is of the bytes as they came. What cannot be read, or was
        lost by the archive, is an Unread.
        """
        capture = self.capture
        try:
            data = self.data()
            page = data if capture.body_path is None else _page_of(data, capture, capture.body_path)
        except (UnreadableInput, ArchiveError) as error:
            yield Unread(capture.url, str(error))
            return
        for document in read_all_bytes(page, capture.url):
            yield document if isinstance(document, Unread) else _told(document, capture)


def _told(document: Document, capture: Capture) -> Document:
    source = document.source
    said: dict[str, str | None] = {
        "retrieved_at": capture.retrieved_at,
        "title": source.title or capture.title,
        "site": source.site or capture.site,
        "published_at": source.published_at or capture.published_on,
    }
    if source.member is None:
        said["sha256"] = capture.sha256
    return document.model_copy(update={"source": source.model_copy(update=said)})


def is_archive(folder: Path) -> bool:
    """Whether a folder is an archive."""
    return (folder / WARC).is_dir()


def documents_in(folder: Path, source: str | None = None) -> Iterator[ArchivedDocument]:
    """Every article and attachment, as last fetched. Raises ArchiveError."""
    with closing(Archive.read(folder)) as archive:
        for capture in archive.index.documents(source):
            yield ArchivedDocument(folder, capture)


def _page_of(data: bytes, capture: Capture, path: str) -> bytes:
    """The text in a JSON answer as a page under its title."""
    try:
        text = jmespath.search(path, json.loads(data))
    except ValueError as error:
        raise UnreadableInput(f"is no JSON: {error}") from error
    if not isinstance(text, str) or not text.strip():
        raise UnreadableInput(f"holds no text at {path}")
    title = escape(capture.title or "")
    page = f"<!DOCTYPE html><html><head><meta charset=utf-8><title>{title}</title></head><body>{text}</body></html>"
    return page.encode()
