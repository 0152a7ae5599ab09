"""A picture file (PNG, JPEG, TIFF of one or many pages, …) to a `Document`: each of its pages recognised."""

import io
import math
import warnings
from collections.abc import Iterator

from PIL import Image, ImageOps, ImageSequence, UnidentifiedImageError

from corpus.builder import DocumentBuilder
from corpus.errors import UnreadableInput
from corpus.readers.ocr.engine import INSTALL, Engine, RecognitionFailed, find_engine
from corpus.readers.ocr.page import read_picture
from corpus.readers.pdf.assembly import assemble
from corpus.readers.pdf.scans import MAX_PAGES, MAX_PICTURE_PIXELS, MAX_PIXELS
from corpus.readers.pdf.sheet import Sheet
from schemas import Document, PageKind, Source

_LIKELY = (70.0, 1_300.0)
"""Pixels an inch that a file may claim; programs write 1 or 72 where they know nothing."""
_LONGEST = (6.0, 40.0)
"""Inches: what a page's long side measures at the resolution that a file claims."""
_A4 = 11.69
_FORMATS = ("PNG", "JPEG", "TIFF", "BMP", "GIF", "WEBP")


def read_picture_file(data: bytes, source: Source) -> Document:
    """Recognise the pages of a picture file.

    Where Tesseract is missing the document is without text, with one warning that says how to install it. Raises
    UnreadableInput for a damaged picture and for one of more pixels than are opened.
    """
    builder = DocumentBuilder()
    engine = find_engine()
    if engine is None:
        builder.warn(
            "picture_page",
            f"is a picture of text that was not read: tesseract or its Vietnamese model is missing ({INSTALL})",
        )
    try:
        sheets = [_sheet(engine, page, number, builder) for number, page in enumerate(_pages(data, builder), start=1)]
    except Image.DecompressionBombError as error:
        raise UnreadableInput(_too_many()) from error
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, EOFError) as error:
        raise UnreadableInput("is a damaged picture: get it again") from error
    return assemble(builder, sheets, source)


def _pages(data: bytes, builder: DocumentBuilder) -> Iterator[Image.Image]:
    # The pixels are counted here, before any is unpacked.
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", Image.DecompressionBombWarning)
        file = Image.open(io.BytesIO(data), formats=_FORMATS)
    with file:
        for number, frame in enumerate(ImageSequence.Iterator(file), start=1):
            if number > MAX_PAGES:
                builder.warn("page_limit", f"only its first {MAX_PAGES} pages were recognised: give it in parts")
                return
            if frame.width * frame.height > MAX_PICTURE_PIXELS:
                raise UnreadableInput(_too_many())
            yield frame
            if file.format in ("GIF", "WEBP", "PNG"):
                # What moves is no document of many pages.
                return


def _too_many() -> str:
    return f"is a picture of too many pixels: at most {MAX_PICTURE_PIXELS // 1_000_000} million are read"


def _sheet(engine: Engine | None, frame: Image.Image, number: int, builder: DocumentBuilder) -> Sheet:
    resolution = _resolution(frame)
    size = (frame.width * 72 / resolution, frame.height * 72 / resolution)
    unread = Sheet(number, *size, shown=size, kind=PageKind.PICTURE)
    if engine is None:
        return unread
    picture = ImageOps.exif_transpose(_opaque(frame))
    if picture.width * picture.height > MAX_PIXELS:
        factor = math.ceil(math.sqrt(picture.width * picture.height / MAX_PIXELS))
        picture, resolution = picture.reduce(factor), resolution / factor
    try:
        page = read_picture(engine, picture, resolution, number)
    except RecognitionFailed as error:
        builder.warn("picture_page", f"page {number} is a picture of text that was not read: {error}")
        return unread
    if not page.words:
        builder.warn("picture_page", f"page {number} is a picture in which no text was recognised")
        return unread
    return Sheet(
        number=number,
        width=page.width,
        height=page.height,
        shown=(page.way.width, page.way.height),
        words=page.words,
        rulings=page.rulings,
        kind=PageKind.OCR,
        asides=page.again,
    )


def _opaque(frame: Image.Image) -> Image.Image:
    """A picture on white paper, in a form whose colours can be told."""
    if frame.mode in ("1", "L"):
        return frame
    if frame.mode in ("I;16", "I;16B", "I", "F"):
        return ImageOps.autocontrast(frame.convert("F").convert("L"))
    picture = frame.convert("RGBA")
    return Image.alpha_composite(Image.new("RGBA", picture.size, "white"), picture).convert("RGB")


def _resolution(frame: Image.Image) -> float:
    """The pixels an inch that a file claims if they may be true; else those at which it is as high as A4 paper."""
    longest = max(frame.size)
    claimed = frame.info.get("dpi", (0, 0))
    across = float(claimed[0]) if isinstance(claimed, tuple) else 0.0
    if _LIKELY[0] < across < _LIKELY[1] and _LONGEST[0] <= longest / across <= _LONGEST[1] and round(across) != 72:
        return across
    return longest / _A4
