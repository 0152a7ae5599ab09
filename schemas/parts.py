"""A stretch of a `Document` as a document of its own: offsets count from its beginning, page numbers stay."""

from collections.abc import Iterator
from itertools import takewhile

from schemas.document import Block, Document, Page, PlacedWord, Source, Table, Warning


def part_of(document: Document, start: int, end: int, source: Source) -> Document:
    """The blocks that lie in `[start, end)` of the text, with their words, pages, warnings and what the file says outside.

    `start` and `end` are at blocks' edges.
    """
    blocks = tuple(_shifted(block, start) for block in document.blocks if start <= block.start < end)
    pages = tuple(_pages(document, start, end))
    numbers = {page.number for page in pages}
    return Document(
        source=source,
        text=document.text[start:end],
        pages=pages,
        blocks=blocks,
        words=tuple(_words(document, start, end)),
        asides=tuple(aside for aside in document.asides if aside.page is None or aside.page in numbers),
        warnings=tuple(_warnings(document, start, end)),
    )


def _shifted(block: Block, by: int) -> Block:
    places: dict[str, object] = {"start": block.start - by, "end": block.end - by}
    if isinstance(block, Table):
        places["cells"] = tuple(
            cell.model_copy(update={"start": cell.start - by, "end": cell.end - by}) for cell in block.cells
        )
    elif block.kind == "item":
        places["body_start"] = block.body_start - by
    return block.model_copy(update=places)


def _pages(document: Document, start: int, end: int) -> Iterator[Page]:
    """The pages that the stretch stands on; pictures among them are empty, at their place."""
    for page in document.pages:
        touches = page.start < end and page.end > start
        if touches or (page.start == page.end and start < page.start < end):
            placed = {"start": max(page.start, start) - start, "end": min(page.end, end) - start}
            yield page.model_copy(update=placed)


def _words(document: Document, start: int, end: int) -> Iterator[PlacedWord]:
    inside = (word for word in document.words if word.start >= start)
    for word in takewhile(lambda word: word.start < end, inside):
        yield word._replace(start=word.start - start, end=word.end - start)


def _warnings(document: Document, start: int, end: int) -> Iterator[Warning]:
    for warning in document.warnings:
        if warning.start is None:
            yield warning
        elif start <= warning.start < end:
            stop = None if warning.end is None else min(warning.end, end) - start
            yield warning.model_copy(update={"start": warning.start - start, "end": stop})
