"""What stands on one page, in one frame: words with places, rulings, and how much of it a picture covers.

The frame is the page as it is read: the origin is the upper left corner, x runs to the right, y runs down, in points
(1/72 inch). A page whose text runs sideways is turned first.
"""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Word:
    """A word: its letters, left and right edge, baseline, letter height, and whether it hangs on the word before."""

    text: str
    x0: float
    x1: float
    y: float
    size: float
    bold: bool = False
    italic: bool = False
    glued: bool = False


@dataclass(frozen=True, slots=True)
class Ruling:
    """A thin straight line, level or upright: `at` is its y (level) or x (upright), `start` to `end` its extent."""

    level: bool
    at: float
    start: float
    end: float


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page. `words` are in the order in which they were drawn; `aside` is text that runs in another direction."""

    number: int
    width: float
    height: float
    words: tuple[Word, ...] = ()
    rulings: tuple[Ruling, ...] = ()
    aside: tuple[Word, ...] = ()
    picture_share: float = 0.0
    drawn: int = 0
    unmapped: int = field(default=0)
