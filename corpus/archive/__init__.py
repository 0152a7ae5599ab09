"""What was downloaded, kept as it came: WARC files by content hash, an index of them, and documents read out of them."""

from corpus.archive.capture import Capture, Kind
from corpus.archive.documents import ArchivedDocument, documents_in, is_archive
from corpus.archive.store import Archive, ArchiveError

__all__ = ["Archive", "ArchiveError", "ArchivedDocument", "Capture", "Kind", "documents_in", "is_archive"]
