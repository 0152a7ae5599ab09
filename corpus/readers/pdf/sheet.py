"""What stands on one page, in one frame: words with places, rulings, and how much of it a picture covers.

The frame is the page as it is read: the origin is the upper left corner, x runs to the right, y runs down, in points
(1/72 inch). A page whose text runs sideways is turned first.
"""

from dataclasses import dataclass

from schemas import Aside, Box, PageKind


@dataclass(frozen=True, slots=True)
class Word:
    """A word: its letters, left and right edge, baseline, letter height, and its first character's index.

    `box` is where it stands on page number `page` as that is shown, whichever way the frame was turned; `confidence` is
    how sure the text recognition was (0 to 1), None in a text layer.
    """

    text: str
    x0: float
    x1: float
    y: float
    size: float
    bold: bool = False
    italic: bool = False
    index: int = 0
    page: int = 0
    box: Box | None = None
    confidence: float | None = None


@dataclass(frozen=True, slots=True)
class SidewaysWord:
    """A word that runs in another direction than its page: the word in its own frame, its middle in the page's."""

    word: Word
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Ruling:
    """A thin straight line, level or upright: `at` is its y (level) or x (upright), `start` to `end` its extent."""

    level: bool
    at: float
    start: float
    end: float


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture on a page: its place on the page as that is shown, the share of the page that it covers, its pixels."""

    box: Box
    share: float
    pixels: int
    resolution: float

    def holds(self, box: Box) -> bool:
        """Whether the middle of a box lies in it."""
        x, y = (box.x0 + box.x1) / 2, (box.top + box.bottom) / 2
        return self.box.x0 <= x <= self.box.x1 and self.box.top <= y <= self.box.bottom


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page. `words` are in the order in which they were drawn; `aside` is text that runs in another direction,
    `stamps` what signature fields show; `shown` is the page's width and height as viewers show it, `is_upright` whether
    the frame is the one that they show."""

    number: int
    width: float
    height: float
    shown: tuple[float, float]
    words: tuple[Word, ...] = ()
    rulings: tuple[Ruling, ...] = ()
    aside: tuple[SidewaysWord, ...] = ()
    pictures: tuple[Picture, ...] = ()
    drawn: int = 0
    stamps: tuple[str, ...] = ()
    is_upright: bool = True
    kind: PageKind = PageKind.TEXT
    asides: tuple[Aside, ...] = ()
