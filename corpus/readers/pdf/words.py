"""Words with places from pdfium's text page.

Only the first and the last character of a word are asked for their place (two calls of pdfium instead of one for
each letter); a word that may hide a line end or a raised footnote digit is taken apart letter by letter.
"""

import ctypes
import math
from collections import Counter
from dataclasses import dataclass, replace

import pypdfium2.raw as pdfium
import regex

from corpus.readers.pdf.sheet import SidewaysWord, Word
from schemas import Box

_TOKEN = regex.compile(r"[^\s\x00]+")
# A letter or a closing sign with a digit behind it may be a word with the mark of a footnote; so may a year.
_MAY_BE_RAISED = regex.compile(r"[\p{L})\]”\"]\d{1,3}(?:\D|$)|\d[.,;:)”]+$|^\d{3,}$")
_HYPHEN = "\ufffe"
"""What pdfium gives for a hyphen at a line's end. Vietnamese is not hyphenated: the hyphen belongs to the word."""
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_LEAST, _MOST = 0.1, 100_000.0
"""Points: letter heights and places beyond these come from damaged files."""
_ITALIC_FLAG, _BOLD_FLAG, _BOLD_WEIGHT = 1 << 6, 1 << 18, 600


@dataclass(frozen=True, slots=True)
class Shown:
    """The part of the page that is shown, in pdfium's coordinates (y runs up)."""

    left: float
    bottom: float
    right: float
    top: float


@dataclass(frozen=True, slots=True)
class Frame:
    """A direction of reading: quarter turns anticlockwise (0 to 3) of the text against the page's x axis."""

    turns: int
    box: Shown

    @property
    def width(self) -> float:
        return self.box.top - self.box.bottom if self.turns % 2 else self.box.right - self.box.left

    @property
    def height(self) -> float:
        return self.box.right - self.box.left if self.turns % 2 else self.box.top - self.box.bottom

    def place(self, x: float, y: float) -> tuple[float, float]:
        """A point of the page in this frame (y runs down)."""
        box = self.box
        if self.turns == 0:
            return x - box.left, box.top - y
        if self.turns == 1:
            return y - box.bottom, x - box.left
        if self.turns == 2:
            return box.right - x, y - box.bottom
        return box.top - y, box.right - x

    def span(self, left: float, bottom: float, right: float, top: float) -> tuple[float, float, float, float]:
        """A rectangle of the page in this frame as x0, y0 (upper), x1, y1 (lower)."""
        x0, y0 = self.place(left, bottom)
        x1, y1 = self.place(right, top)
        return min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)


@dataclass(frozen=True, slots=True)
class _Glyph:
    """One character as pdfium has it."""

    left: float
    bottom: float
    right: float
    top: float
    x: float
    y: float
    size: float
    turns: int
    bold: bool
    italic: bool


@dataclass(frozen=True, slots=True)
class _Taken:
    """A word as it was drawn: its first and last character, and the index of the first."""

    text: str
    first: _Glyph
    last: _Glyph
    index: int

    def reach(self) -> tuple[float, float, float, float]:
        """The place that it covers: left, bottom, right, top."""
        first, last = self.first, self.last
        return (
            min(first.left, last.left),
            min(first.bottom, last.bottom),
            max(first.right, last.right),
            max(first.top, last.top),
        )


class TextPage:
    """Pdfium's text page, asked for as little as possible; close it."""

    def __init__(self, page: pdfium.FPDF_PAGE) -> None:
        self._raw = pdfium.FPDFText_LoadPage(page)
        self._rect = pdfium.FS_RECTF()
        self._rect_ref = ctypes.byref(self._rect)
        self._x, self._y = ctypes.c_double(), ctypes.c_double()
        self._x_ref, self._y_ref = ctypes.byref(self._x), ctypes.byref(self._y)
        self._matrix = pdfium.FS_MATRIX()
        self._matrix_ref = ctypes.byref(self._matrix)
        self._flags = ctypes.c_int()
        self._name = ctypes.create_string_buffer(128)
        self._last_size = 0.0
        self._fonts: dict[bytes, tuple[bool, bool]] = {}

    def close(self) -> None:
        """Give the memory back."""
        pdfium.FPDFText_ClosePage(self._raw)

    def text(self) -> str:
        """The characters of the page, one for each index of pdfium."""
        count = max(pdfium.FPDFText_CountChars(self._raw), 0)
        buffer = (ctypes.c_ushort * (count + 1))()
        written = pdfium.FPDFText_GetText(self._raw, 0, count, buffer)
        text = bytes(buffer)[: 2 * count].decode("utf-16-le", "replace")
        if written - 1 == count and len(text) == count:
            return text
        return "".join(chr(min(pdfium.FPDFText_GetUnicode(self._raw, i), 0x10FFFF)) for i in range(count))

    def words(self, shown: Frame, page: int) -> tuple[Frame, list[Word], list[SidewaysWord]]:
        """The frame in which most of the page reads, the words in it, and those that run in other directions.

        `shown` is the frame in which viewers show the page, which has the number `page`.
        """
        text = self.text()
        taken: list[_Taken] = []
        for token in _TOKEN.finditer(text):
            parts = self._take(token.group(), token.start(), token.end())
            if taken and _adjoins(taken[-1], parts[0]) and self._is_generated(token.start() - 1):
                before, after = taken[-1], parts[0]
                taken[-1] = replace(before, text=before.text + after.text, last=after.last)
                del parts[0]
            taken += parts
        letters = [0, 0, 0, 0]
        sizes: Counter[float] = Counter()
        for part in taken:
            letters[part.first.turns] += len(part.text)
            sizes[part.first.size] += len(part.text)
        usual = sizes.most_common(1)[0][0] if sizes else 12.0
        turns = letters.index(max(letters))
        frames = [Frame(turn, shown.box) for turn in range(4)]
        words: list[Word] = []
        aside: list[SidewaysWord] = []
        for part in taken:
            size = part.first.size
            if (size > 1.8 * usual or size < 0.4 * usual) and self._is_white(part.index):
                continue
            made = _word(frames[part.first.turns], part, shown, page)
            if part.first.turns == turns:
                words.append(made)
            else:
                x0, y0, x1, y1 = frames[turns].span(*part.reach())
                aside.append(SidewaysWord(made, (x0 + x1) / 2, (y0 + y1) / 2))
        return frames[turns], words, aside

    def _is_generated(self, index: int) -> bool:
        """Whether pdfium made a character up, such as the line end between two places of one line."""
        return index >= 0 and pdfium.FPDFText_IsGenerated(self._raw, index) == 1

    def _is_white(self, index: int) -> bool:
        """Whether a character cannot be seen: signing programs look for marks such as `[daky]` set in white."""
        colour = [ctypes.c_uint() for _ in range(4)]
        if not pdfium.FPDFText_GetFillColor(self._raw, index, *colour):
            return False
        return min(part.value for part in colour[:3]) >= 240 or colour[3].value == 0

    def _take(self, token: str, start: int, end: int) -> list[_Taken]:
        first = self._glyph(start)
        last = self._place(end - 1, first) if end - start > 1 else first
        tolerance = first.size * 0.12
        if first.turns % 2:
            straight = abs(last.x - first.x) <= tolerance
        else:
            straight = abs(last.y - first.y) <= tolerance and (last.x >= first.x or first.turns == 2)
        if straight and _HYPHEN not in token and not _MAY_BE_RAISED.search(token):
            changed = self._last_size and not 0.7 < first.size / self._last_size < 1.4
            self._last_size = first.size
            if not changed or end - start == 1:
                return [_Taken(token, first, last, start)]
        return self._take_apart(token, start)

    def _take_apart(self, token: str, start: int) -> list[_Taken]:
        """A token letter by letter: broken where the line or the letters' height ends, raised digits as such."""
        parts: list[_Taken] = []
        for offset, letter in enumerate(token):
            glyph = self._glyph(start + offset)
            if letter == _HYPHEN:
                letter = "-"
            if not parts:
                parts.append(_Taken(letter, glyph, glyph, start + offset))
                continue
            before = parts[-1]
            first, last = before.first, before.last
            rise, step = _offset(last, glyph)
            small = glyph.size < first.size * 0.8
            if small and letter.isdigit() and rise > first.size * 0.12:
                text = before.text + letter.translate(_RAISED)
                parts[-1] = replace(before, text=text, last=_lowered(glyph, first))
            elif abs(rise) > first.size * 0.5 or step < -first.size or not 0.4 < glyph.size / first.size < 2.5:
                parts.append(_Taken(letter, glyph, glyph, start + offset))
            else:
                parts[-1] = replace(before, text=before.text + letter, last=glyph)
        return parts

    def _glyph(self, index: int) -> _Glyph:
        raw = self._raw
        pdfium.FPDFText_GetMatrix(raw, index, self._matrix_ref)
        matrix = self._matrix
        scale = math.hypot(matrix.c, matrix.d) or 1.0
        is_level = abs(matrix.a) >= abs(matrix.b)
        turns = (0 if matrix.a >= 0 else 2) if is_level else (1 if matrix.b > 0 else 3)
        size = pdfium.FPDFText_GetFontSize(raw, index) * scale
        if not _LEAST < size < _MOST:
            size = _LEAST
        bold, italic = self._style(index)
        rect, x, y = self._box(index)
        return _Glyph(rect[0], rect[1], rect[2], rect[3], x, y, size, turns, bold, italic)

    def _place(self, index: int, like: _Glyph) -> _Glyph:
        rect, x, y = self._box(index)
        return _Glyph(rect[0], rect[1], rect[2], rect[3], x, y, like.size, like.turns, like.bold, like.italic)

    def _box(self, index: int) -> tuple[tuple[float, float, float, float], float, float]:
        pdfium.FPDFText_GetLooseCharBox(self._raw, index, self._rect_ref)
        pdfium.FPDFText_GetCharOrigin(self._raw, index, self._x_ref, self._y_ref)
        rect = self._rect
        return (rect.left, rect.bottom, rect.right, rect.top), self._x.value, self._y.value

    def _style(self, index: int) -> tuple[bool, bool]:
        length = pdfium.FPDFText_GetFontInfo(self._raw, index, self._name, 128, self._flags)
        name = self._name.raw[: max(min(length, 128) - 1, 0)] if length else b""
        style = self._fonts.get(name)
        if style is None or not name:
            flags = self._flags.value
            lower = name.lower()
            bold = b"bold" in lower or b"black" in lower or bool(flags & _BOLD_FLAG)
            bold = bold or pdfium.FPDFText_GetFontWeight(self._raw, index) >= _BOLD_WEIGHT
            italic = b"italic" in lower or b"oblique" in lower or bool(flags & _ITALIC_FLAG)
            style = self._fonts[name] = (bold, italic)
        return style


def _lowered(raised: _Glyph, main: _Glyph) -> _Glyph:
    """A raised digit as if it stood on the line of its word."""
    if main.turns % 2:
        return replace(raised, x=main.x, size=main.size)
    return replace(raised, y=main.y, size=main.size)


def _offset(before: _Glyph, after: _Glyph) -> tuple[float, float]:
    """How far a character stands above the one before, and how far behind it."""
    x, y = after.x - before.x, after.y - before.y
    return ((y, x), (-x, y), (-y, -x), (x, -y))[before.turns]


def _adjoins(before: _Taken, after: _Taken) -> bool:
    """Whether two words touch: pdfium parts them where a font changes inside a word."""
    one, other = before.last, after.first
    if one.turns != other.turns or abs(one.size - other.size) > 0.05 * one.size:
        return False
    gap = (
        other.left - one.right,
        other.bottom - one.top,
        one.left - other.right,
        one.bottom - other.top,
    )[one.turns]
    return abs(_offset(one, other)[0]) < 0.1 * one.size and abs(gap) < 0.06 * one.size


def _word(frame: Frame, part: _Taken, shown: Frame, page: int) -> Word:
    first = part.first
    reach = part.reach()
    x0, top, x1, bottom = frame.span(*reach)
    _, y = frame.place(first.x, first.y)
    if not (-_MOST < x0 < _MOST and -_MOST < x1 < _MOST and -_MOST < y < _MOST):
        return Word(part.text, 0.0, 0.0, 0.0, first.size, first.bold, first.italic, part.index, page)
    on_page = Box(x0, top, x1, bottom) if frame.turns == shown.turns else Box(*shown.span(*reach))
    return Word(part.text, x0, x1, y, first.size, first.bold, first.italic, part.index, page, on_page)
