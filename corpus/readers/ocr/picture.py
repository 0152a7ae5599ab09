"""A picture of a page made ready to be read: its colour taken out, its noise, its skew, its quarter turns.

What is done was measured (`docs/scans.md`): coloured stamps and ink fade where the lightest channel is kept; a median of
3 by 3 pixels takes out specks, once the page has the resolution at which it is read (before, it would take out marks of
letters); a page is turned by a tenth of a degree or more.
"""

import math
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from PIL import Image, ImageChops

RESOLUTION = 300
"""Pixels an inch at which pages are read: at 200, 250, 280 and 400 more letters of a real scan were wrong."""
_COLOURED, _BLACK, _INK = 50, 110, 160
"""How far a coloured place's channels differ, how light its lightest one is at least, how dark ink's darkest is."""
_SMALL = 75
"""Pixels an inch at which skew is measured."""
_MAX_SKEW = 6.0
_LEAST_SKEW = 0.1
_Grey = npt.NDArray[np.uint8]


@dataclass(frozen=True, slots=True)
class Way:
    """From a prepared picture back to the page as it is shown.

    `width` and `height` are the page's in points, `turns` the quarter turns clockwise that set it upright, `skew` the
    degrees by which it was then turned anticlockwise about its middle.
    """

    width: float
    height: float
    turns: int
    skew: float

    def box(self, x0: float, top: float, x1: float, bottom: float) -> tuple[float, float, float, float]:
        """The rectangle around a rectangle of the prepared picture (points)."""
        width, height = (self.height, self.width) if self.turns % 2 else (self.width, self.height)
        angle = math.radians(self.skew)
        cos, sin = math.cos(angle), math.sin(angle)
        # Turned about its middle, an upright rectangle stays as large as it was.
        x, y = (x0 + x1) / 2 - width / 2, (top + bottom) / 2 - height / 2
        x, y = x * cos - y * sin + width / 2, x * sin + y * cos + height / 2
        half_x, half_y = (x1 - x0) / 2, (bottom - top) / 2
        if self.turns == 1:
            x, y, half_x, half_y = y, self.height - x, half_y, half_x
        elif self.turns == 2:
            x, y = self.width - x, self.height - y
        elif self.turns == 3:
            x, y, half_x, half_y = self.width - y, x, half_y, half_x
        return x - half_x, y - half_y, x + half_x, y + half_y


def grey(picture: Image.Image) -> Image.Image:
    """A picture in grey without its stamps and signatures in colour; black letters under them stay.

    Each place takes the lightest of its colours, and is white where the colours differ much. A page most of whose ink is
    coloured is written in it: there nothing is taken out.
    """
    if picture.mode in ("1", "L", "I;16", "I", "F", "LA", "La"):
        return picture.convert("L")
    red, green, blue = picture.convert("RGB").split()
    lightest = ImageChops.lighter(red, ImageChops.lighter(green, blue))
    darkest = ImageChops.darker(red, ImageChops.darker(green, blue))
    coloured = ImageChops.subtract(lightest, darkest).point([255 * (value > _COLOURED) for value in range(256)])
    light = lightest.point([255 * (value > _BLACK) for value in range(256)])
    stamp = ImageChops.multiply(coloured, light)
    ink = darkest.point([255 * (value < _INK) for value in range(256)])
    if _count(ImageChops.multiply(stamp, ink)) > 0.5 * _count(ink):
        return picture.convert("L")
    return ImageChops.lighter(lightest, stamp)


def _count(mask: Image.Image) -> int:
    return mask.histogram()[255]


def scaled(picture: Image.Image, resolution: float) -> Image.Image:
    """A grey picture of `resolution` pixels an inch at the resolution at which it is read."""
    factor = RESOLUTION / resolution
    if abs(factor - 1) < 0.02:
        return picture
    size = max(round(picture.width * factor), 1), max(round(picture.height * factor), 1)
    return picture.resize(size, Image.Resampling.LANCZOS if factor < 1 else Image.Resampling.BICUBIC)


def without_specks(picture: Image.Image) -> Image.Image:
    """A grey picture in which each place has the median of the nine around it: lone specks and grain go.

    What Pillow's filter gives, in a sixth of its time.
    """
    pixels = np.pad(np.asarray(picture), 1, mode="edge")
    low, middle, high = _in_order(pixels[:-2], pixels[1:-1], pixels[2:])
    highest_low = _in_order(low[:, :-2], low[:, 1:-1], low[:, 2:])[2]
    middle_one = _in_order(middle[:, :-2], middle[:, 1:-1], middle[:, 2:])[1]
    lowest_high = _in_order(high[:, :-2], high[:, 1:-1], high[:, 2:])[0]
    return Image.fromarray(_in_order(highest_low, middle_one, lowest_high)[1])


def _in_order(first: _Grey, second: _Grey, third: _Grey) -> tuple[_Grey, _Grey, _Grey]:
    """Three pictures with the darkest, the middle and the lightest of each place's three."""
    dark, light = np.minimum(first, second), np.maximum(first, second)
    low = np.minimum(light, third)
    return np.minimum(dark, third), np.maximum(dark, low), np.maximum(light, third)


def turned(picture: Image.Image, turns: int) -> Image.Image:
    """A picture after quarter turns clockwise."""
    ways = (None, Image.Transpose.ROTATE_270, Image.Transpose.ROTATE_180, Image.Transpose.ROTATE_90)
    way = ways[turns % 4]
    return picture if way is None else picture.transpose(way)


def straightened(picture: Image.Image, skew: float) -> Image.Image:
    """A picture turned anticlockwise by degrees about its middle, its size kept."""
    return picture if skew == 0 else picture.rotate(skew, Image.Resampling.BICUBIC, fillcolor=255)


def straightened_part(picture: Image.Image, skew: float, edges: tuple[int, int, int, int]) -> Image.Image:
    """A part (left, top, right, bottom) of what `straightened` gives, without turning the whole."""
    left, top, right, bottom = edges
    if skew == 0:
        return picture.crop(edges)
    cos, sin = math.cos(math.radians(skew)), math.sin(math.radians(skew))
    x, y = picture.width / 2, picture.height / 2
    way = (
        *(cos, -sin, cos * (left - x) - sin * (top - y) + x),
        *(sin, cos, sin * (left - x) + cos * (top - y) + y),
    )
    size = (right - left, bottom - top)
    return picture.transform(size, Image.Transform.AFFINE, way, Image.Resampling.BICUBIC, fillcolor=255)


def runs_sideways(picture: Image.Image) -> bool:
    """Whether lines of text seem to run from the page's foot to its head or back."""
    small = _small(picture)
    return _edges(small.transpose(Image.Transpose.ROTATE_90)) > 1.6 * _edges(small)


def skew_of(picture: Image.Image) -> float:
    """By how many degrees anticlockwise a page must be turned for its lines to be level; 0 where that is not clear.

    The angle at which the sums of its rows change most from row to row: there lines and the white between them part.
    """
    small = _small(picture)
    flat = _edges(small)
    smaller = small.reduce(2)
    coarse = {
        step / 2: _edges(_rotated(smaller, step / 2)) for step in range(round(-2 * _MAX_SKEW), round(2 * _MAX_SKEW) + 1)
    }
    near = max(coarse, key=lambda angle: (coarse[angle], -abs(angle)))
    fine = {near + step / 10: _edges(_rotated(small, near + step / 10)) for step in range(-4, 5)}
    best = max(fine, key=lambda angle: (fine[angle], -abs(angle)))
    if abs(best) < _LEAST_SKEW / 2 or fine[best] < 1.02 * flat:
        return 0.0
    return round(best, 1)


def _small(picture: Image.Image) -> Image.Image:
    factor = _SMALL / RESOLUTION
    small = picture.resize(
        (max(round(picture.width * factor), 1), max(round(picture.height * factor), 1)), Image.Resampling.BOX
    )
    # The margins hold the scanner's shadows.
    aside = round(0.04 * min(small.size))
    return small.crop((aside, aside, max(small.width - aside, aside + 1), max(small.height - aside, aside + 1)))


def _rotated(picture: Image.Image, angle: float) -> Image.Image:
    return picture.rotate(angle, Image.Resampling.BILINEAR, fillcolor=255) if angle else picture


def _edges(picture: Image.Image) -> float:
    rows = (255 - np.asarray(picture, dtype=np.float32)).sum(axis=1)
    return float((np.diff(rows) ** 2).sum())
