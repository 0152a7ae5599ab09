"""Recipients beside a signature, where recognition took a line of the one and a line of the other for a single line.

The two columns have baselines of their own (Decree 30/2020/NĐ-CP, annex I, cells 9 and 7a to 7c). Words that stand
higher or lower than the line for which Tesseract took them are cut through, and what it makes of them is no word.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise

from PIL import Image

from corpus.readers.ocr.anchors import find_recipients
from corpus.readers.ocr.engine import Engine, Layout
from corpus.readers.ocr.hocr import SeenWord, sureness, words_of
from corpus.readers.ocr.picture import RESOLUTION

_LEAST_GAP = 2.0
"""Letter heights between the columns on a line that was read across them."""
_LEAST_LINES = 2
"""Lines read across the columns that show where these part."""
_TORN = 0.5
"""The recipients on a line that are less sure than this were cut through."""
_WHITE = 24
"""Pixels around the recipients in the picture that is read again."""


@dataclass(frozen=True, slots=True)
class Recipients:
    """The words left of a signature, from the one that opens the list down, and the x at which that column ends."""

    words: tuple[SeenWord, ...]
    end: float


def torn_recipients(words: Sequence[SeenWord]) -> Recipients | None:
    """The recipients of a page of which a line was torn by the signature's beside it; None where none was."""
    lines = _lines_below(words)
    left, right = 0.0, float("inf")
    across: list[list[SeenWord]] = []
    for line in lines:
        start, end = _widest_gap(line)
        if end - start >= _LEAST_GAP * line[0].size and max(start, left) < min(end, right):
            left, right = max(start, left), min(end, right)
            across.append(line)
    if len(across) < _LEAST_LINES:
        return None
    middle = (left + right) / 2
    parts = [[word for word in line if word.x1 < middle] for line in across]
    if all(sureness(part) >= _TORN for part in parts):
        return None
    column: list[SeenWord] = []
    for line in lines:
        if line in across:
            column += parts[across.index(line)]
        elif line[0].x0 + line[-1].x1 < 2 * middle:
            column += line
            left = max(left, line[-1].x1)
        else:
            right = min(right, line[0].x0)
        if left >= right:
            # The page goes on over its whole width.
            return None
    return Recipients(tuple(column), (left + right) / 2)


def _lines_below(words: Sequence[SeenWord]) -> list[list[SeenWord]]:
    """Tesseract's lines from the one that opens the list of recipients down."""
    opening = find_recipients(words)
    if opening is None:
        return []
    lines = [list(line) for _, line in groupby(words, key=lambda word: word.line)]
    below = [line for line in lines if max(word.bottom for word in line) > opening.top]
    return sorted(below, key=lambda line: line[0].baseline)


def _widest_gap(line: Sequence[SeenWord]) -> tuple[float, float]:
    """Where the widest gap between two words of a line begins and ends."""
    gaps = [(before.x1, after.x0) for before, after in pairwise(line)]
    return max(gaps, key=lambda gap: gap[1] - gap[0], default=(0.0, 0.0))


def read_recipients_apart(engine: Engine, page: Image.Image, words: list[SeenWord]) -> list[SeenWord]:
    """The words of a page with those of a torn list of recipients as they read in a picture of their own.

    They stay as they are where that reads no better. Raises RecognitionFailed.
    """
    torn = torn_recipients(words)
    if torn is None:
        return words
    left = max(round(min(word.x0 for word in torn.words)) - _WHITE, 0)
    top = max(round(min(word.top for word in torn.words)) - _WHITE, 0)
    bottom = min(round(max(word.bottom for word in torn.words)) + _WHITE, page.height)
    crop = page.crop((left, top, round(torn.end), bottom))
    number = max(word.line for word in words) + 1
    apart = [
        replace(
            word, x0=word.x0 + left, x1=word.x1 + left, top=word.top + top, bottom=word.bottom + top,
            baseline=word.baseline + top, line=word.line + number,
        )
        for word in words_of(engine.recognise(crop, RESOLUTION, Layout.BLOCK))
    ]  # fmt: skip
    if sureness(apart) <= sureness(torn.words):
        return words
    column = set(torn.words)
    return [*(word for word in words if word not in column), *apart]
