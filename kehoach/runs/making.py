"""What becomes of one input of a run: bytes to records to rows, in a worker."""

import hashlib
from collections.abc import Iterator

from corpus.errors import Unread as Unreadable
from corpus.errors import UnreadableInput
from corpus.files import load_file
from dataset import Lost, Prepared, Read, Source, Unread, rows_of
from extract.pipeline import extract_record
from kehoach.batch import one_line
from kehoach.documents import documents_in, single_documents
from kehoach.runs.inputs import Input
from kehoach.runs.places import atlas
from schemas import Document


def make(given: Input, extractor: str) -> Read | Unread:
    """Read an input, extract the record of each of its documents, and make their rows."""
    try:
        sha256, found = _open(given)
    except UnreadableInput as error:
        return Unread(Source(given.uri, None, extractor), (Lost(given.uri, "read", "unreadable", str(error)),))
    source = Source(given.uri, sha256, extractor)
    documents: list[Prepared] = []
    lost: list[Lost] = []
    for one in _documents(given, found):
        made = one if isinstance(one, Lost) else _prepare(given, one)
        (lost if isinstance(made, Lost) else documents).append(made)  # type: ignore[arg-type]
    return Read(source, tuple(documents), tuple(lost)) if documents else Unread(source, tuple(lost))


def _open(given: Input) -> tuple[str, Iterator[Document | Unreadable]]:
    """The hash of an input's bytes and the documents in it. Raises UnreadableInput."""
    if given.archived is not None:
        return given.archived.capture.sha256, single_documents(given.archived.read_all())
    data = load_file(given.path)
    return hashlib.sha256(data).hexdigest(), documents_in(data, given.uri)


def _documents(given: Input, documents: Iterator[Document | Unreadable]) -> Iterator[Document | Lost]:
    while True:
        try:
            found = next(documents, None)
        except MemoryError:
            raise
        except Exception as error:  # what is behind it in an archive cannot be reached any more
            yield Lost(given.uri, "read", "internal", f"internal error: {type(error).__name__}: {one_line(error)}")
            return
        if found is None:
            return
        yield Lost(found.uri, "read", "unreadable", found.reason) if isinstance(found, Unreadable) else found


def _prepare(given: Input, document: Document) -> Prepared | Lost:
    known = {"retrieved_at": given.retrieved_at, "site": given.site, "title": given.title}
    told = {name: value for name, value in known.items() if value is not None}
    if told:
        document = document.model_copy(update={"source": document.source.model_copy(update=told)})
    try:
        return rows_of(extract_record(document), atlas())
    except MemoryError:
        raise
    except Exception as error:
        reason = f"internal error: {type(error).__name__}: {one_line(error)}"
        return Lost(document.source.uri, "extract", "internal", reason)
