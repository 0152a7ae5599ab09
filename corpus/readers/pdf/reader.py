"""A PDF to a `Document`: pages opened one by one, laid out, and written in reading order."""

from collections.abc import Sequence
from dataclasses import replace

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from corpus.builder import DocumentBuilder
from corpus.encoding import converted
from corpus.errors import UnreadableInput
from corpus.readers.pdf.health import doubt_about
from corpus.readers.pdf.layout import PageLayout, lay_out
from corpus.readers.pdf.lines import Line, lines_of
from corpus.readers.pdf.marks import Running, edges_of, letters_of, running_lines, sideways_heads
from corpus.readers.pdf.old_letters import set_sheets_right
from corpus.readers.pdf.overlays import put_fields_on, settle
from corpus.readers.pdf.rulings import read_drawing
from corpus.readers.pdf.sheet import Sheet, Word
from corpus.readers.pdf.words import Frame, Shown, TextPage
from corpus.readers.pdf.writer import write
from schemas import Document, Source, Warning


def read_pdf(data: bytes, source: Source) -> Document:
    """Read a PDF's text layer.

    Pages that are only pictures are marked as such with a warning (`picture_page`); a file of nothing else gives a
    document without text. Raises UnreadableInput for a file that is protected, damaged or without pages.
    """
    try:
        pdf = pdfium.PdfDocument(data)
        if pdf.get_formtype() != raw.FORMTYPE_NONE:
            pdf.init_forms()
    except pdfium.PdfiumError as error:
        raise UnreadableInput(_reason(data)) from error
    try:
        count = len(pdf)
        if count < 1:
            raise UnreadableInput("is a PDF without pages")
        sheets: list[Sheet] = []
        missing: list[int] = []
        for index in range(count):
            try:
                sheets.append(_sheet(pdf, index))
            except pdfium.PdfiumError:
                missing.append(index + 1)
    finally:
        pdf.close()
    if not sheets:
        raise UnreadableInput("is damaged: none of its pages can be opened; get it again")
    builder = DocumentBuilder()
    sheets, old = set_sheets_right(sheets)
    if old is not None:
        builder.warn("encoding.guessed", converted(old))
        source = source.model_copy(update={"encoding": old.value})
    layouts = [lay_out(sheet) for sheet in sheets]
    for number in missing:
        builder.warn("page.unreadable", f"page {number} is damaged and was left out")
    running = running_lines([edges_of(page.number, page.height, page.lines()) for page in layouts])
    if running.doubtful:
        builder.warn("running_head", "left out as running heads or feet: " + "; ".join(running.doubtful)[:400])
    sideways = sideways_heads([[line.text for line in page.aside] for page in layouts], running)
    layouts = [_without_running(page, running, sideways) for page in layouts]
    doubt = doubt_about(line.text for page in layouts for line in page.lines())
    if doubt:
        builder.warn("broken_text_layer", f"the text layer is doubtful: {doubt}")
    write(builder, layouts)
    document = builder.build(source)
    if document.text or document.warnings:
        return document
    nothing = Warning(code="no_text", message="its pages hold neither text nor pictures")
    return document.model_copy(update={"warnings": (nothing,)})


def _reason(data: bytes) -> str:
    """Why pdfium does not open these bytes.

    A file without pages leaves the reason of the failure before it standing: garbage sets that to a known one.
    """
    message = ""
    for content in (b"%PDF-", data):
        try:
            pdfium.PdfDocument(content).close()
        except pdfium.PdfiumError as error:
            message = str(error)
    if "assword" in message:
        return "is protected by a password: give an open copy"
    if "ecurity" in message:
        return "is protected in a way that cannot be opened: give an open copy"
    return "is damaged or has no pages: it cannot be opened; get it again"


def _sheet(pdf: pdfium.PdfDocument, index: int) -> Sheet:
    page = pdf[index]
    try:
        overlay = put_fields_on(page, pdf.formenv)
        if overlay is not None:
            page.close()
            page = pdf[index]
        shown = Frame(page.get_rotation() // 90, Shown(*page.get_bbox()))
        text = TextPage(page.raw)
        try:
            frame, words, aside = text.words(shown, index + 1)
        finally:
            text.close()
        stamps: list[str] = []
        if overlay is not None:
            places = [frame.span(*place) for place in overlay.signatures]
            signed = {word for word in words if word.index >= overlay.first and _lies_in(word, places)}
            stamps = [line.text for line in lines_of(sorted(signed, key=lambda word: word.index))]
            words = settle([word for word in words if word not in signed], overlay.first)
        drawing = read_drawing(page.raw, frame)
        return Sheet(
            number=index + 1,
            width=frame.width,
            height=frame.height,
            shown=(shown.width, shown.height),
            words=tuple(words),
            rulings=drawing.rulings,
            aside=tuple(aside),
            picture_share=drawing.picture_share,
            drawn=drawing.paths,
            stamps=tuple(stamps),
        )
    finally:
        page.close()


def _lies_in(word: Word, places: Sequence[tuple[float, float, float, float]]) -> bool:
    return any(x0 - 1 <= word.x0 <= x1 and y0 <= word.y <= y1 + 1 for x0, y0, x1, y1 in places)


def _without_running(page: PageLayout, running: Running, sideways: frozenset[str]) -> PageLayout:
    dropped = running.lines
    items = [
        item for item in page.items if not (isinstance(item, Line) and (page.number, item.y, item.text) in dropped)
    ]
    aside = [line for line in page.aside if letters_of(line.text) not in sideways]
    return replace(page, items=tuple(items), aside=tuple(aside))
