"""Head and signature recognised a second time from another picture of them: what is written by hand must be read twice.

The first reading takes coloured ink out and specks away; the second one keeps both and draws the part larger and with
more contrast. Where the two agree the words are there; where not, nobody knows.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from PIL import Image, ImageOps

from corpus.readers.ocr.anchors import find_country, find_recipients
from corpus.readers.ocr.clean import clean
from corpus.readers.ocr.codes import mend_numbers
from corpus.readers.ocr.engine import Engine, Layout
from corpus.readers.ocr.hocr import SeenWord, words_of
from corpus.readers.ocr.mend import bare, mend
from corpus.readers.ocr.picture import RESOLUTION, straightened_part

_LARGER = 4 / 3
_HEAD_BELOW, _HEAD_ABOVE = 0.95, 0.35
_SIGNATURE_ABOVE, _SIGNATURE_BELOW = 1.0, 3.2
"""Inches above and below the country's name, and around the word that opens the list of recipients."""
_SURER, _SURE = 0.15, 0.85


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a page in pixels, and the words of its second reading where they stand on the page."""

    left: float
    top: float
    right: float
    bottom: float
    words: tuple[SeenWord, ...]

    def holds(self, word: SeenWord) -> bool:
        """Whether a word's middle lies in it."""
        x, y = (word.x0 + word.x1) / 2, (word.top + word.bottom) / 2
        return self.left <= x <= self.right and self.top <= y <= self.bottom


def read_head_again(engine: Engine, page: Image.Image, skew: float, words: Sequence[SeenWord]) -> Part | None:
    """The lines around the country's name on a page whose first reading gave `words`; None where it has none."""
    anchor = find_country(words)
    if anchor is None or anchor.top > 0.5 * page.height:
        return None
    top, bottom = anchor.top - _HEAD_ABOVE * RESOLUTION, anchor.bottom + _HEAD_BELOW * RESOLUTION
    return _read(engine, page, skew, (0, top, page.width, bottom))


def read_signature_again(engine: Engine, page: Image.Image, skew: float, words: Sequence[SeenWord]) -> Part | None:
    """What stands right of the list of recipients; None on a page without one."""
    anchor = find_recipients(words)
    if anchor is None or anchor.x0 > 0.4 * page.width:
        return None
    top, bottom = anchor.top - _SIGNATURE_ABOVE * RESOLUTION, anchor.bottom + _SIGNATURE_BELOW * RESOLUTION
    return _read(engine, page, skew, (0.48 * page.width, top, page.width, bottom))


def _read(engine: Engine, page: Image.Image, skew: float, edges: tuple[float, float, float, float]) -> Part:
    left, top, right, bottom = (round(edge) for edge in edges)
    left, top = max(left, 0), max(top, 0)
    right, bottom = min(right, page.width), min(bottom, page.height)
    crop = ImageOps.autocontrast(straightened_part(page, skew, (left, top, right, bottom)), cutoff=1)
    larger = crop.resize((round(crop.width * _LARGER), round(crop.height * _LARGER)), Image.Resampling.BICUBIC)
    seen = mend(clean(mend_numbers(words_of(engine.recognise(larger, round(RESOLUTION * _LARGER), Layout.BLOCK)))))
    words = (
        replace(
            word,
            x0=word.x0 / _LARGER + left,
            x1=word.x1 / _LARGER + left,
            top=word.top / _LARGER + top,
            bottom=word.bottom / _LARGER + top,
            baseline=word.baseline / _LARGER + top,
            size=word.size / _LARGER,
        )
        for word in seen
    )
    return Part(left, top, right, bottom, tuple(words))


def reconciled(words: Sequence[SeenWord], part: Part, drop_unconfirmed: bool = False) -> list[SeenWord]:
    """Words in which the surer reading of two stands where they differ in marks only.

    `drop_unconfirmed`: words of the part that the second reading has not are left out unless they are sure; signatures
    and stamps give such words.
    """
    made: list[SeenWord] = []
    for word in words:
        if not part.holds(word):
            made.append(word)
            continue
        other = next(
            (each for each in part.words if _same_place(word, each) and bare(each.text) == bare(word.text)), None
        )
        if other is not None and other.confidence > word.confidence + _SURER:
            word = replace(word, text=other.text, confidence=other.confidence)
        if other is not None or not drop_unconfirmed or word.confidence >= _SURE:
            made.append(word)
    return made


def _same_place(one: SeenWord, other: SeenWord) -> bool:
    width = min(one.x1, other.x1) - max(one.x0, other.x0)
    height = min(one.bottom, other.bottom) - max(one.top, other.top)
    return width > 0.5 * (one.x1 - one.x0) and height > 0.3 * (one.bottom - one.top)
