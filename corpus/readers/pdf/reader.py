"""A PDF to a `Document`: pages opened one by one, laid out, and written in reading order."""

from collections import Counter
from dataclasses import replace

import pypdfium2 as pdfium
import regex

from corpus.builder import DocumentBuilder
from corpus.errors import UnreadableInput
from corpus.readers.pdf.layout import PageLayout, lay_out
from corpus.readers.pdf.lines import Line
from corpus.readers.pdf.marks import edges_of, running_lines
from corpus.readers.pdf.rulings import read_drawing
from corpus.readers.pdf.sheet import Sheet
from corpus.readers.pdf.words import Box, TextPage
from corpus.readers.pdf.writer import write
from schemas import Document, Source

_DIGITS = regex.compile(r"\d+")


def read_pdf(data: bytes, source: Source) -> Document:
    """Read a PDF's text layer.

    Pages that are only pictures are marked as such with a warning (`picture_page`); a file of nothing else gives a
    document without text. Raises UnreadableInput for a file that is protected, damaged or without pages.
    """
    try:
        pdf = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        raise UnreadableInput(_reason(str(error))) from error
    try:
        count = len(pdf)
        if count < 1:
            raise UnreadableInput("is a PDF without pages")
        layouts: list[PageLayout] = []
        missing: list[int] = []
        for index in range(count):
            try:
                layouts.append(lay_out(_sheet(pdf, index)))
            except pdfium.PdfiumError:
                missing.append(index + 1)
    finally:
        pdf.close()
    if not layouts:
        raise UnreadableInput("is damaged: none of its pages can be opened")
    builder = DocumentBuilder()
    for number in missing:
        builder.warn("page.unreadable", f"page {number} is damaged and was left out")
    write(builder, _without_running(layouts))
    return builder.build(source)


def _reason(message: str) -> str:
    if "assword" in message:
        return "is protected by a password: give an open copy"
    if "ecurity" in message:
        return "is protected in a way that cannot be opened: give an open copy"
    return "is damaged or no PDF: it cannot be opened"


def _sheet(pdf: pdfium.PdfDocument, index: int) -> Sheet:
    page = pdf[index]
    try:
        box = Box(*page.get_bbox())
        text = TextPage(page.raw)
        try:
            frame, words, aside = text.words(box)
        finally:
            text.close()
        drawing = read_drawing(page.raw, frame)
        return Sheet(
            number=index + 1,
            width=frame.width,
            height=frame.height,
            words=tuple(words),
            rulings=drawing.rulings,
            aside=tuple(aside),
            picture_share=drawing.picture_share,
            drawn=drawing.paths,
        )
    finally:
        page.close()


def _without_running(layouts: list[PageLayout]) -> list[PageLayout]:
    edges = [edges_of(page.number, page.height, page.lines()) for page in layouts]
    running = running_lines(edges)
    sideways = Counter(_DIGITS.sub("#", text) for page in layouts for text in page.aside)
    cleared = []
    for page in layouts:
        items = tuple(
            item for item in page.items if not (isinstance(item, Line) and (page.number, item.y, item.text) in running)
        )
        aside = tuple(text for text in page.aside if sideways[_DIGITS.sub("#", text)] < 2)
        cleared.append(replace(page, items=items, aside=aside))
    return cleared
