"""One picture of a page to the words and rulings that stand on it, in points."""

from dataclasses import dataclass

from PIL import Image

from corpus.readers.ocr.again import Part, read_head_again, read_signature_again, reconciled
from corpus.readers.ocr.cells import stack_cells, without_tables
from corpus.readers.ocr.clean import clean
from corpus.readers.ocr.codes import mend_numbers
from corpus.readers.ocr.engine import Engine, Layout
from corpus.readers.ocr.foot import read_recipients_apart
from corpus.readers.ocr.hocr import SeenWord, sureness, words_of
from corpus.readers.ocr.mend import mend
from corpus.readers.ocr.picture import (
    RESOLUTION,
    Way,
    grey,
    runs_sideways,
    scaled,
    skew_of,
    straightened,
    turned,
    without_specks,
)
from corpus.readers.ocr.rulings import PictureLine, erased, find_lines
from corpus.readers.pdf.grids import find_grids
from corpus.readers.pdf.lines import line_of, rows_of, segments_of
from corpus.readers.pdf.sheet import Ruling, Word
from schemas import Aside, AsideKind, Box

_POINTS = 72 / RESOLUTION
_NEAR = 12.0
"""Pixels within which two lines meet."""
_UNSURE = 0.6
"""A page whose words are less sure than this on average may stand on its head."""


@dataclass(frozen=True, slots=True)
class ReadPage:
    """What was recognised on a page: its words and rulings in the frame in which it reads, that frame's size.

    `again` is what a second reading of the page's head and signature gave.
    """

    words: tuple[Word, ...]
    rulings: tuple[Ruling, ...]
    width: float
    height: float
    way: Way
    again: tuple[Aside, ...] = ()


def read_picture(engine: Engine, picture: Image.Image, resolution: float, number: int) -> ReadPage:
    """Recognise a picture of page `number` that has `resolution` pixels an inch. Raises RecognitionFailed."""
    width, height = picture.width * 72 / resolution, picture.height * 72 / resolution
    raw = scaled(grey(picture), resolution)
    page = without_specks(raw)
    turns = engine.rotation(page, RESOLUTION) if runs_sideways(page) else 0
    seen = _seen(engine, turned(page, turns), turned(raw, turns))
    if sureness(seen.words) < _UNSURE:
        # Upside down, or a picture without text.
        more = engine.rotation(page, RESOLUTION)
        if more != turns:
            other = _seen(engine, turned(page, more), turned(raw, more))
            if sureness(other.words) > sureness(seen.words):
                seen, turns = other, more
    way = Way(width, height, turns, seen.skew)
    words, again = _twice(engine, seen, turned(_plain(picture, resolution), turns), number, way)
    frame = (height, width) if turns % 2 else (width, height)
    return ReadPage(
        words=tuple(_word(word, index, number, way) for index, word in enumerate(words)),
        rulings=tuple(_ruling(line) for line in seen.lines),
        width=frame[0],
        height=frame[1],
        way=way,
        again=tuple(again),
    )


def _plain(picture: Image.Image, resolution: float) -> Image.Image:
    """A picture in grey as it is."""
    return scaled(picture.convert("L"), resolution)


def _twice(
    engine: Engine, seen: "_Seen", page: Image.Image, number: int, way: Way
) -> tuple[list[SeenWord], list[Aside]]:
    """The words after a second reading of head and signature, and what that one gave."""
    words = seen.words
    again: list[Aside] = []
    head = read_head_again(engine, page, way.skew, words)
    if head is not None:
        words = reconciled(words, head)
        again.append(_aside(head, number, way))
    signature = read_signature_again(engine, page, way.skew, words)
    if signature is not None:
        words = reconciled(words, signature, drop_unconfirmed=True)
        again.append(_aside(signature, number, way))
    return words, again


def _aside(part: Part, number: int, way: Way) -> Aside:
    placed = [_word(word, index, number, way) for index, word in enumerate(part.words)]
    lines = [line_of(segment).text for row in rows_of(placed) for segment in segments_of(row)]
    edges = (part.left * _POINTS, part.top * _POINTS, part.right * _POINTS, part.bottom * _POINTS)
    x0, top, x1, bottom = (round(edge, 1) for edge in way.box(*edges))
    box = Box(x0, top, x1, bottom)
    return Aside(kind=AsideKind.SECOND_READING, words="\n".join(lines), page=number, box=box)


@dataclass(frozen=True, slots=True)
class _Seen:
    words: list[SeenWord]
    lines: list[PictureLine]
    skew: float


def _seen(engine: Engine, page: Image.Image, raw: Image.Image) -> _Seen:
    skew = skew_of(page)
    page = straightened(page, skew)
    # Specks are taken out by what would take out thin lines too.
    lines = find_lines(raw, RESOLUTION, skew)
    joined = [line for line in lines if any(line.crosses(other, _NEAR) for other in lines)]
    if joined:
        page = erased(page, joined)
    grids = find_grids([_ruling(line) for line in joined])
    stack = stack_cells(page, grids, 1 / _POINTS)
    prose = without_tables(page, grids, 1 / _POINTS) if stack is not None else page
    words = _mended(read_recipients_apart(engine, prose, _words(engine, prose, Layout.PAGE)))
    if stack is None:
        return _Seen(words, lines, skew)
    cells = _mended(_words(engine, stack.picture, Layout.BLOCK))
    return _Seen([*words, *stack.on_page(cells)], lines, skew)


def _words(engine: Engine, picture: Image.Image, layout: Layout) -> list[SeenWord]:
    return words_of(engine.recognise(picture, RESOLUTION, layout))


def _mended(words: list[SeenWord]) -> list[SeenWord]:
    return mend(clean(mend_numbers(words)))


def _ruling(line: PictureLine) -> Ruling:
    return Ruling(line.level, line.at * _POINTS, line.start * _POINTS, line.end * _POINTS)


def _word(word: SeenWord, index: int, number: int, way: Way) -> Word:
    x0, top, x1, bottom = (edge * _POINTS for edge in (word.x0, word.top, word.x1, word.bottom))
    return Word(
        text=word.text, x0=x0, x1=x1, y=word.baseline * _POINTS, size=word.size * _POINTS, index=index,
        page=number, box=Box(*way.box(x0, top, x1, bottom)), confidence=word.confidence,
    )  # fmt: skip
