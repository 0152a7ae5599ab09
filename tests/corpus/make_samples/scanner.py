"""What a printer, a stamp, a clerk's hand and a scanner make of PDF pages: pictures, the same each time."""

import io
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pypdfium2 as pdfium
from PIL import Image, ImageDraw, ImageFilter

RED, BLACK = (208, 30, 45), (20, 20, 20)


@dataclass(frozen=True)
class Scanner:
    """How a page is scanned: pixels an inch, degrees of skew, specks and grain, whether in colour."""

    resolution: int = 200
    skew: float = 0.0
    grain: float = 8.0
    specks: float = 0.0004
    colour: bool = True
    seed: int = 7


@dataclass(frozen=True)
class Stamp:
    """A round stamp whose middle is at (x, y) points from the page's upper left corner."""

    page: int
    x: float
    y: float
    ink: tuple[int, int, int] = RED


def scan(data: bytes, scanner: Scanner, stamps: Sequence[Stamp] = ()) -> list[Image.Image]:
    """The pages of a PDF as a scanner sees them."""
    pdf = pdfium.PdfDocument(data)
    try:
        pages = [pdf[index].render(scale=scanner.resolution / 72).to_pil().convert("RGB") for index in range(len(pdf))]
    finally:
        pdf.close()
    return [_scanned(page, number, scanner, stamps) for number, page in enumerate(pages, start=1)]


def _scanned(page: Image.Image, number: int, scanner: Scanner, stamps: Sequence[Stamp]) -> Image.Image:
    for stamp in stamps:
        if stamp.page == number:
            _put_on(page, stamp, scanner.resolution / 72)
    page = page.filter(ImageFilter.GaussianBlur(0.35 * scanner.resolution / 200))
    if scanner.skew:
        page = page.rotate(scanner.skew, Image.Resampling.BICUBIC, fillcolor=(255, 255, 255))
    chance = np.random.default_rng(scanner.seed + number)
    pixels = np.asarray(page, dtype=np.float32)
    # Paper is not quite white, and a sensor's grain is the same in all its colours.
    pixels = 12 + pixels * (238 / 255) + chance.normal(0, scanner.grain, pixels.shape[:2])[..., None]
    dust = chance.random(pixels.shape[:2]) < scanner.specks
    pixels[dust] = 40
    scanned = Image.fromarray(np.clip(pixels, 0, 255).astype(np.uint8))
    return scanned if scanner.colour else scanned.convert("L")


def _put_on(page: Image.Image, stamp: Stamp, scale: float) -> None:
    """Two rings, a star of strokes and a signature's sweep over what is printed."""
    layer = Image.new("RGB", page.size, (255, 255, 255))
    draw = ImageDraw.Draw(layer)
    x, y, radius = stamp.x * scale, stamp.y * scale, 46 * scale
    for share, width in ((1.0, 2.2), (0.72, 1.4), (0.3, 1.4)):
        reach = radius * share
        draw.ellipse((x - reach, y - reach, x + reach, y + reach), outline=stamp.ink, width=round(width * scale))
    for step in range(24):
        angle = np.pi * step / 12
        inner, outer = 0.78 * radius, 0.92 * radius
        across, down = float(np.cos(angle)), float(np.sin(angle))
        draw.line(
            (x + inner * across, y + inner * down, x + outer * across, y + outer * down),
            fill=stamp.ink, width=round(2 * scale),
        )  # fmt: skip
    sweep = [(x + (step - 10) * 7 * scale, y + 14 * scale * float(np.sin(step * 1.3))) for step in range(30)]
    draw.line(sweep, fill=(40, 60, 170) if stamp.ink == RED else stamp.ink, width=round(1.4 * scale))
    page.paste(Image.fromarray(np.minimum(np.asarray(page), np.asarray(layer))))


def pdf_of(pages: Sequence[Image.Image], resolution: int) -> bytes:
    """A PDF that holds nothing but pictures of pages, in black and white (a page takes some 40 KB)."""
    target = io.BytesIO()
    bare = [page.convert("L").point([0] * 150 + [255] * 106).convert("1") for page in pages]
    bare[0].save(
        target, "PDF", resolution=resolution, save_all=True, append_images=bare[1:], creationDate=None, modDate=None
    )
    return target.getvalue()
