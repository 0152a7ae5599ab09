"""Pages of a PDF that are pictures of text: drawn, recognised, and made sheets like those of a text layer."""

import math
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, replace
from itertools import islice

import pypdfium2 as pdfium
from PIL import Image

from corpus.readers.ocr.engine import Engine, RecognitionFailed, processors
from corpus.readers.ocr.page import ReadPage, read_picture
from corpus.readers.ocr.picture import RESOLUTION
from corpus.readers.pdf.sheet import Sheet, Word
from corpus.readers.pdf.triage import Need
from schemas import Box, PageKind

MAX_PAGES = 300
"""Pages of one document that are recognised: ten minutes' work on one processor."""
MAX_PIXELS = 36_000_000
"""A page is drawn with at most so many (A3 at 300 pixels an inch has 17 million)."""
MAX_PICTURE_PIXELS = 200_000_000
"""A picture within a page that has more is not opened: it would take gigabytes."""


@dataclass(frozen=True, slots=True)
class Scan:
    """A page that must be recognised, and why."""

    sheet: Sheet
    need: Need


def recognise(engine: Engine, data: bytes, scans: Iterable[Scan]) -> Iterator[Sheet | str]:
    """For each page in order its sheet, or the reason for which it could not be recognised.

    As many pages are drawn ahead as there are processors; pdfium itself works on one at a time. The file is opened anew:
    what stands in its fields was made a part of the pages that were read before, and would hide words.
    """
    pdf = pdfium.PdfDocument(data)
    try:
        yield from _recognised(engine, pdf, scans)
    finally:
        pdf.close()


def _recognised(engine: Engine, pdf: pdfium.PdfDocument, scans: Iterable[Scan]) -> Iterator[Sheet | str]:
    waiting: list[tuple[Scan, Future[ReadPage] | str]] = []
    with ThreadPoolExecutor(max_workers=processors()) as pool:
        rest = iter(scans)

        def begin(scan: Scan) -> Future[ReadPage] | str:
            drawn = _drawn(pdf, scan)
            if isinstance(drawn, str):
                return drawn
            picture, resolution = drawn
            return pool.submit(read_picture, engine, picture, resolution, scan.sheet.number)

        waiting = [(scan, begin(scan)) for scan in islice(rest, processors())]
        while waiting:
            scan, read = waiting.pop(0)
            outcome = _outcome(scan, read)
            waiting += [(following, begin(following)) for following in islice(rest, 1)]
            yield outcome


def _outcome(scan: Scan, read: Future[ReadPage] | str) -> Sheet | str:
    if isinstance(read, str):
        return read
    try:
        page = read.result()
    except RecognitionFailed as error:
        return str(error)
    sheet = _sheet(scan, page)
    return sheet if any(word.confidence is not None for word in sheet.words) else "no text was recognised in it"


def _drawn(pdf: pdfium.PdfDocument, scan: Scan) -> tuple[Image.Image, float] | str:
    """The picture of a page and its resolution in pixels an inch; a reason where it may not be drawn."""
    sheet = scan.sheet
    largest = max((picture.pixels for picture in sheet.pictures), default=0)
    if largest > MAX_PICTURE_PIXELS:
        return f"its picture has {largest / 1e6:.0f} million pixels, and at most {MAX_PICTURE_PIXELS // 1_000_000} are read"
    width, height = sheet.shown
    scale = min(RESOLUTION / 72, math.sqrt(MAX_PIXELS / max(width * height, 1.0)))
    try:
        page = pdf[sheet.number - 1]
        try:
            # What programs for signing show stands over the page's words and is taken from its fields.
            picture = page.render(scale=scale, draw_annots=False, may_draw_forms=False).to_pil()
        finally:
            page.close()
    except (pdfium.PdfiumError, MemoryError, ValueError):
        return "it cannot be drawn"
    return picture, scale * 72


def _sheet(scan: Scan, page: ReadPage) -> Sheet:
    """The sheet of a recognised page, with the words of its text layer where they stood over the picture."""
    words, stamps = list(page.words), list(scan.sheet.stamps)
    if scan.need is Need.PICTURE and scan.sheet.words:
        layer = [word for word in scan.sheet.words if word.box is not None]
        words = [word for word in words if not any(_overlap(word, other) for other in layer)]
        if page.way.turns == 0 and scan.sheet.is_upright:
            first = len(words)
            words += [replace(word, index=first + index) for index, word in enumerate(layer)]
        else:
            stamps.append(" ".join(word.text for word in layer))
    return Sheet(
        number=scan.sheet.number,
        width=page.width,
        height=page.height,
        shown=scan.sheet.shown,
        words=tuple(words),
        rulings=page.rulings,
        stamps=tuple(stamps),
        kind=PageKind.OCR,
        asides=(*scan.sheet.asides, *page.again),
    )


def _overlap(word: Word, other: Word) -> bool:
    """Whether a word covers a good part of another."""
    return word.box is not None and other.box is not None and _common(word.box, other.box) > 0.4 * _area(word.box)


def _common(one: Box, other: Box) -> float:
    width = min(one.x1, other.x1) - max(one.x0, other.x0)
    height = min(one.bottom, other.bottom) - max(one.top, other.top)
    return max(width, 0.0) * max(height, 0.0)


def _area(box: Box) -> float:
    return (box.x1 - box.x0) * (box.bottom - box.top)
