"""Words on one baseline as a line, and the ways in which lines join."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from corpus.readers.pdf.sheet import Word
from corpus.unwrap import is_capitals
from schemas import Box

_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_GUTTER = 1.2
"""Letter heights: a gap this wide parts columns, not words (justified prose stays below)."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text. `opening_width` is the width of its first word, which had to fit on the line above.

    `words` are the words that make it, in its order.
    """

    text: str
    x0: float
    x1: float
    y: float
    size: float
    bold: bool
    italic: bool
    opening_width: float
    words: tuple[Word, ...] = ()

    @property
    def capitals(self) -> bool:
        """Whether it is set in capitals."""
        return is_capitals(self.text)

    @property
    def middle(self) -> float:
        """The x of its middle."""
        return (self.x0 + self.x1) / 2


def rows_of(words: Iterable[Word]) -> list[list[Word]]:
    """Words by baseline from top to bottom, each row from left to right; a word drawn twice (for boldness) is one."""
    rows: list[list[Word]] = []
    base = size = 0.0
    is_raised = False
    for word in sorted(words, key=lambda word: word.y):
        # Raised digits stand higher than half of the small letters beside them.
        raised = (is_raised and word.size > 1.2 * size) or (word.size < 0.8 * size and _is_mark(word))
        reach = 0.55 if raised else 0.4
        if rows and abs(word.y - base) <= reach * max(word.size, size):
            rows[-1].append(word)
            if word.size > size:
                base, size, is_raised = word.y, word.size, _is_mark(word)
        else:
            rows.append([word])
            base, size, is_raised = word.y, word.size, _is_mark(word)
    for index, row in enumerate(rows):
        row.sort(key=lambda word: word.x0)
        rows[index] = _once(row)
    return rows


def _is_mark(word: Word) -> bool:
    """Whether a word may be the mark of a footnote, or a power."""
    return word.text.strip("()").isdigit()


def _once(row: list[Word]) -> list[Word]:
    kept: list[Word] = []
    for word in row:
        if not any(word.text == other.text and abs(word.x0 - other.x0) < 1.0 for other in kept[-3:]):
            kept.append(word)
    return kept


def segments_of(row: Sequence[Word]) -> list[list[Word]]:
    """A row parted where a gap is too wide to be one between words."""
    segments: list[list[Word]] = []
    for word in row:
        if segments and word.x0 - segments[-1][-1].x1 <= _GUTTER * max(word.size, segments[-1][-1].size):
            segments[-1].append(word)
        else:
            segments.append([word])
    return segments


def line_of(row: Sequence[Word]) -> Line:
    """The line that a row of words makes; raised digits behind a word are the marks of footnotes."""
    main = max(row, key=lambda word: len(word.text) * word.size)
    parts: list[str] = []
    words: list[Word] = []
    letters = bold = italic = 0
    right = row[0].x0
    for word in row:
        text = word.text
        if text.isdigit() and word.size < 0.8 * main.size and main.y - word.y > 0.12 * main.size:
            text = text.translate(_RAISED)
            word = replace(word, text=text)
            glued = bool(parts) and word.x0 - right < 0.5 * main.size
        else:
            glued = False
        parts.append(text if glued or not parts else " " + text)
        words.append(word)
        letters += len(text)
        bold += len(text) * word.bold
        italic += len(text) * word.italic
        right = max(right, word.x1)
    return Line(
        text="".join(parts),
        x0=row[0].x0,
        x1=right,
        y=main.y,
        size=main.size,
        bold=bold * 10 >= letters * 9,
        italic=italic * 2 > letters,
        opening_width=row[0].x1 - row[0].x0,
        words=tuple(words),
    )


def around(words: Iterable[Word]) -> Box | None:
    """The box around words of one page; None where they have no places."""
    boxes = [word.box for word in words if word.box is not None]
    if not boxes:
        return None
    return Box(
        min(box.x0 for box in boxes),
        min(box.top for box in boxes),
        max(box.x1 for box in boxes),
        max(box.bottom for box in boxes),
    )


def lines_of(words: Iterable[Word]) -> list[Line]:
    """The lines that words make, from top to bottom."""
    return [line_of(row) for row in rows_of(words)]


def tie(above: str, below: str) -> str:
    """Two lines of one paragraph as one text."""
    return above + glue(above, below) + below


def glue(above: str, below: str) -> str:
    """What stands between two lines of one paragraph: a blank, or nothing in a word that the line's end broke.

    Vietnamese is not hyphenated: a hyphen or slash that ends a line belongs to a number or name that goes on
    (`66-` and `NQ/TW`), while a dash between words has a blank before it.
    """
    if len(above) > 1 and above[-1] in "-/" and not above[-2].isspace() and above[-2] != "." and below[:1].isalnum():
        return ""
    return " "
