"""A PDF to a `Document`: pages opened one by one, laid out, and written in reading order."""

from collections.abc import Sequence

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from corpus.builder import DocumentBuilder
from corpus.encoding import converted
from corpus.errors import UnreadableInput
from corpus.readers.pdf.assembly import assemble
from corpus.readers.pdf.lines import lines_of
from corpus.readers.pdf.old_letters import set_sheets_right
from corpus.readers.pdf.overlays import put_fields_on, settle, signature_times
from corpus.readers.pdf.recognition import with_pictures_read
from corpus.readers.pdf.rulings import read_drawing
from corpus.readers.pdf.sheet import Sheet, Word
from corpus.readers.pdf.words import Frame, Shown, TextPage
from schemas import Aside, AsideKind, Document, Source

MAX_PAGES = 3_000
"""Pages of one file that are read: the longest gazette issues have some hundreds."""


def read_pdf(data: bytes, source: Source) -> Document:
    """Read a PDF's text layer.

    Pages whose words are in pictures, or whose text layer has lost its letters, are recognised; those that could not be
    are marked as pictures with a warning (`picture_page`). A file of nothing else gives a document without text. Raises
    UnreadableInput for a file that is protected, damaged or without pages.
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
        for index in range(min(count, MAX_PAGES)):
            try:
                sheets.append(_sheet(pdf, index))
            except pdfium.PdfiumError:
                missing.append(index + 1)
        builder = DocumentBuilder()
        for time in signature_times(pdf):
            builder.aside(Aside(kind=AsideKind.SIGNATURE_TIME, words=time))
        sheets, old = set_sheets_right(sheets)
        if old is not None:
            builder.warn("encoding.guessed", converted(old))
            source = source.model_copy(update={"encoding": old.value})
        sheets = list(with_pictures_read(data, sheets, builder))
    finally:
        pdf.close()
    if not sheets:
        raise UnreadableInput("is damaged: none of its pages can be opened; get it again")
    if count > MAX_PAGES:
        builder.warn("page_limit", f"only the first {MAX_PAGES} of its {count} pages were read: give it in parts")
    for number in missing:
        builder.warn("page.unreadable", f"page {number} is damaged and was left out")
    return assemble(builder, sheets, source)


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
            for place in places:
                inside = [word for word in words if word in signed and _lies_in(word, [place])]
                stamps += [" ".join(line.text for line in lines_of(inside))] if inside else []
            words = settle([word for word in words if word not in signed], overlay.first)
        drawing = read_drawing(page.raw, frame, shown)
        return Sheet(
            number=index + 1,
            width=frame.width,
            height=frame.height,
            shown=(shown.width, shown.height),
            words=tuple(words),
            rulings=drawing.rulings,
            aside=tuple(aside),
            pictures=drawing.pictures,
            drawn=drawing.paths,
            stamps=tuple(stamps),
            is_upright=frame.turns == shown.turns,
        )
    finally:
        page.close()


def _lies_in(word: Word, places: Sequence[tuple[float, float, float, float]]) -> bool:
    return any(x0 - 1 <= word.x0 <= x1 and y0 <= word.y <= y1 + 1 for x0, y0, x1, y1 in places)
