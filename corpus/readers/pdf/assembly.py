"""Sheets of pages, of a text layer or recognised, to the document: laid out, running heads dropped, written in order."""

from collections.abc import Iterable
from dataclasses import replace

from corpus.builder import DocumentBuilder
from corpus.readers.pdf.layout import PageLayout, lay_out
from corpus.readers.pdf.lines import Line
from corpus.readers.pdf.marks import Running, edges_of, letters_of, running_lines, sideways_heads
from corpus.readers.pdf.sheet import Sheet
from corpus.readers.pdf.writer import write
from schemas import Document, Source, Warning


def assemble(builder: DocumentBuilder, sheets: Iterable[Sheet], source: Source) -> Document:
    """The document of pages; the builder may hold warnings and is not used after it."""
    layouts = [lay_out(sheet) for sheet in sheets]
    running = running_lines([edges_of(page.number, page.height, page.lines()) for page in layouts])
    if running.doubtful:
        builder.warn("running_head", "left out as running heads or feet: " + "; ".join(running.doubtful)[:400])
    sideways = sideways_heads([[line.text for line in page.aside] for page in layouts], running)
    write(builder, [_without_running(page, running, sideways) for page in layouts])
    document = builder.build(source)
    if document.text or document.warnings:
        return document
    nothing = Warning(code="no_text", message="its pages hold neither text nor pictures")
    return document.model_copy(update={"warnings": (nothing,)})


def _without_running(page: PageLayout, running: Running, sideways: frozenset[str]) -> PageLayout:
    dropped = running.lines
    items = [
        item for item in page.items if not (isinstance(item, Line) and (page.number, item.y, item.text) in dropped)
    ]
    aside = [line for line in page.aside if letters_of(line.text) not in sideways]
    return replace(page, items=tuple(items), aside=tuple(aside))
