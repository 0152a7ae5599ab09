"""Tesseract's hOCR to words in pixels: letters, box, baseline, letter height, confidence."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import regex
from lxml import etree

_BOX = regex.compile(r"bbox (-?\d+) (-?\d+) (-?\d+) (-?\d+)")
_BASELINE = regex.compile(r"baseline (-?[\d.]+) (-?[\d.]+)")
_SIZE = regex.compile(r"x_size (-?[\d.]+)")
_CONFIDENCE = regex.compile(r"x_wconf (\d+)")


@dataclass(frozen=True, slots=True)
class SeenWord:
    """A word as Tesseract saw it, in pixels from the upper left; `line` counts the lines that it made of the picture."""

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    baseline: float
    size: float
    confidence: float
    line: int


def sureness(words: Sequence[SeenWord]) -> float:
    """The mean confidence over the letters of words; 0 where there are none."""
    letters = sum(len(word.text) for word in words)
    return sum(len(word.text) * word.confidence for word in words) / letters if letters else 0.0


def words_of(hocr: str) -> list[SeenWord]:
    """The words of a picture in Tesseract's order."""
    if not hocr.strip():
        return []
    root = etree.fromstring(hocr.encode(), etree.XMLParser(recover=True, resolve_entities=False, no_network=True))
    words: list[SeenWord] = []
    if root is None:
        return words
    for number, line in enumerate(root.iter("{*}span")):
        if line.get("class", "").startswith("ocr_"):
            words += _line(line, number)
    return words


def _line(line: etree._Element, number: int) -> Iterator[SeenWord]:
    title = line.get("title", "")
    box, base, size = _BOX.search(title), _BASELINE.search(title), _SIZE.search(title)
    if box is None:
        return
    left, top, bottom = int(box[1]), int(box[2]), int(box[4])
    slope, offset = (float(base[1]), float(base[2])) if base is not None else (0.0, 0.0)
    height = float(size[1]) if size is not None else float(bottom - top)
    for word in line.iter("{*}span"):
        text = "".join(str(part) for part in word.itertext()).strip()
        place, sure = _BOX.search(word.get("title", "")), _CONFIDENCE.search(word.get("title", ""))
        if word.get("class") != "ocrx_word" or not text or place is None:
            continue
        x0, y0, x1, y1 = (float(place[side]) for side in range(1, 5))
        yield SeenWord(
            text, x0, y0, x1, y1, bottom + offset + slope * ((x0 + x1) / 2 - left), height,
            int(sure[1]) / 100 if sure is not None else 0.0, number,
        )  # fmt: skip
