"""Document -> Record."""

from schemas import Document, DocumentInfo, Kind, Record


def extract_record(document: Document) -> Record:
    """The record of a document (for now nothing but the document itself)."""
    source = document.source
    info = DocumentInfo(
        sha256=source.sha256,
        uri=source.uri,
        media_type=source.media_type,
        kind=Kind.OTHER,
        text=document.text,
        pages=list(document.pages),
        encoding=source.encoding,
        retrieved_at=source.retrieved_at,
    )
    return Record(id=source.sha256, document=info, warnings=list(document.warnings))
