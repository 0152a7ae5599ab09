"""The two places where an official document stands in two columns: its header and its signature.

Decree 30/2020/NĐ-CP, annex I: the issuing body (cells 2 and 3) stands left of the country's name and the date
(cells 1 and 4); the recipients (cell 9) left of the signature (cells 7a to 7c).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import regex

from corpus.builder import CellText
from corpus.readers.pdf.flow import is_title
from corpus.readers.pdf.lines import Line, line_of, rows_of, segments_of
from corpus.readers.pdf.sheet import Word

_MOTTO = regex.compile(r"(?:CỘNG H(?:ÒA|OÀ) XÃ HỘI CHỦ NGHĨA VIỆT NAM|ĐẢNG CỘNG SẢN VIỆT NAM)", regex.IGNORECASE)
_DATE = regex.compile(r"\bngày\b.{0,20}\btháng\b.{0,16}\bnăm\b", regex.IGNORECASE)
_NUMBER = regex.compile(r"S[ốô]\s?:|S[ốô]\s.{0,12}[/-]|\d+\s?/", regex.IGNORECASE)
_RECIPIENTS = regex.compile(r"N[oơ]i nhận\s?:?", regex.IGNORECASE)
_AUTHORITY = regex.compile(r"(?:TM|KT|TL|TUQ|Q)\s?\.")
_HEADER_DEPTH = 150.0
"""Points below the country's name in which the number and the date stand."""
_LEAST_GUTTER = 1.0
"""Points: two columns whose lines end and begin beside each other may come as near as that."""


@dataclass(frozen=True, slots=True)
class SideBySide:
    """Two columns as a table of rows; `y` is where it begins."""

    y: float
    rows: tuple[tuple[CellText, CellText], ...]


@dataclass(frozen=True, slots=True)
class Parted:
    """What was found side by side, and the words of the page that are left."""

    blocks: list[SideBySide]
    words: list[Word]


def part_columns(words: Sequence[Word], width: float) -> Parted:
    """Take the headers and the signature block out of a page's words."""
    rows = [segments_of(row) for row in rows_of(words)]
    blocks: list[SideBySide] = []
    used: set[int] = set()
    for index, row in enumerate(rows):
        if index in used:
            continue
        for place, segment in enumerate(row):
            text = _text(segment)
            start = _motto_start(segment) if len(text) < 160 and _MOTTO.search(text) else None
            if start is not None and segment[start].x0 > 0.25 * width and len(_text(segment[start:])) < 60:
                found = _header(rows, index, place, start, used)
            elif place == 0 and len(text) < 30 and _RECIPIENTS.match(text) and segment[0].x0 < 0.4 * width:
                found = _signature(rows, index, width, used)
            else:
                continue
            if found is not None:
                blocks.append(found)
            break
    if not blocks:
        return Parted([], list(words))
    left = [word for index, row in enumerate(rows) if index not in used for segment in row for word in segment]
    return Parted(blocks, left)


def _text(segment: Sequence[Word]) -> str:
    return line_of(segment).text


def _header(rows: list[list[list[Word]]], anchor: int, place: int, start: int, used: set[int]) -> SideBySide | None:
    motto = rows[anchor][place]
    body = [*rows[anchor][:place], *([motto[:start]] if start else [])]
    edge = motto[start].x0
    gutter = max((segment[-1].x1 for segment in body), default=edge - 12) * 0.5 + edge * 0.5
    base, size = motto[start].y, motto[start].size
    left: list[tuple[float, Line]] = [(base, line_of(segment)) for segment in body]
    right: list[tuple[float, Line]] = [(base, line_of(motto[start:]))]
    taken = {anchor}
    for index in range(anchor - 1, max(anchor - 3, -1), -1):
        row = rows[index]
        if base - row[0][0].y > 1.3 * size or row[-1][-1].x1 > gutter or index in used:
            break
        left.insert(0, (row[0][0].y, line_of(row[0])))
        taken.add(index)
    previous = base
    complete = False
    for index in range(anchor + 1, len(rows)):
        row = rows[index]
        y = row[0][0].y
        if y - base > _HEADER_DEPTH or (complete and y - previous > 1.7 * size):
            break
        if len(row) == 1 and is_title(_text(row[0])):
            break
        row = [part for segment in row for part in _cut_at(segment, gutter)]
        sides = [_side(segment, gutter) for segment in row]
        if any(side == 0 for side in sides):
            break
        for segment, side in zip(row, sides, strict=True):
            line = line_of(segment)
            if any(letter.isalnum() for letter in line.text):
                (left if side < 0 else right).append((y, line))
        taken.add(index)
        previous = y
        complete = complete or any(_DATE.search(line.text) for _, line in right)
    if not left:
        return None
    used |= taken
    upper_left, lower_left = _cut(left, _NUMBER)
    upper_right, lower_right = _cut(right, _DATE)
    made = [(_cell(upper_left, bold=True), _cell(upper_right, bold=True))]
    if lower_left or lower_right:
        made.append((_cell(lower_left), _cell(lower_right)))
    return SideBySide(min(rows[index][0][0].y for index in taken), tuple(made))


def _motto_start(segment: Sequence[Word]) -> int:
    """Where the country's name begins in a segment whose gap to the issuing body was narrow."""
    for index in range(len(segment)):
        if _MOTTO.match(_text(segment[index:])):
            return index
    return 0


def _cut_at(segment: list[Word], gutter: float) -> list[list[Word]]:
    """A segment that spans the gutter cut there if its widest gap is."""
    if segment[0].x0 >= gutter or segment[-1].x1 <= gutter or len(segment) < 2:
        return [segment]
    gaps = [below.x0 - above.x1 for above, below in pairwise(segment)]
    widest = max(gaps)
    place = gaps.index(widest) + 1
    usual = sorted(gaps)[len(gaps) // 2] if len(gaps) > 1 else 0.25 * segment[0].size
    is_gutter = abs((segment[place - 1].x1 + segment[place].x0) / 2 - gutter) < 30
    if is_gutter and widest > max(1.6 * usual, 0.5 * segment[0].size):
        return [segment[:place], segment[place:]]
    return [segment]


def _side(segment: Sequence[Word], gutter: float) -> int:
    """-1 left, 1 right, 0 across the gutter."""
    x0, x1 = segment[0].x0, segment[-1].x1
    if x1 <= gutter + 4:
        return -1
    if x0 >= gutter - 4:
        return 1
    if _DATE.search(_text(segment)) and (x0 + x1) / 2 > gutter:
        return 1
    return 0


def _cut(placed: list[tuple[float, Line]], opening: "regex.Pattern[str]") -> tuple[list[Line], list[Line]]:
    lines = [line for _, line in sorted(placed, key=lambda each: each[0])]
    for index, line in enumerate(lines):
        if index and opening.search(line.text):
            return lines[:index], lines[index:]
    return lines, []


def _cell(lines: Sequence[Line], bold: bool = False) -> CellText:
    words = tuple(word for line in lines for word in line.words)
    return CellText("\n".join(line.text for line in lines), bold=bold, words=words)


def _signature(rows: list[list[list[Word]]], anchor: int, width: float, used: set[int]) -> SideBySide | None:
    opening = rows[anchor][0]
    edge = opening[0].x0
    reach = opening[-1].x1
    first = anchor
    for index in range(anchor - 1, max(anchor - 5, -1), -1):
        row = rows[index]
        if index in used or len(row) != 1 or row[0][0].x0 < max(reach + 10, 0.42 * width):
            break
        if opening[0].y - row[0][0].y > 75 or not _text(row[0]).isupper():
            break
        first = index
    gutter = _gutter(rows[first:], reach)
    if gutter is None:
        return None
    left: list[Line] = []
    right: list[Line] = []
    taken: set[int] = set()
    for index in range(first, first + gutter.rows):
        row = rows[index]
        if len(row) == 1 and edge - 30 > row[0][0].x0:
            break
        for segment in row:
            line = line_of(segment)
            if any(letter.isalnum() for letter in line.text):
                (left if line.middle < gutter.middle else right).append(line)
        taken.add(index)
    if not right or not any(_AUTHORITY.match(line.text) or line.text.isupper() for line in right):
        return None
    used |= taken
    return SideBySide(rows[first][0][0].y, ((_cell(left), _cell(right)),))


@dataclass(frozen=True, slots=True)
class _Gutter:
    """A gap between two columns: its middle, and over how many rows it runs down."""

    middle: float
    rows: int


def _gutter(rows: Sequence[Sequence[Sequence[Word]]], start: float) -> _Gutter | None:
    """The widest gap right of `start` that runs down from the first row and has words on its right.

    It ends above the row that closes every such gap, as prose over the page's width does. None where there is none.
    """
    end = max(segment[-1].x1 for row in rows for segment in row)
    gaps = [(start, end)]
    for count, row in enumerate(rows):
        narrowed = [part for gap in gaps for part in _without(gap, row)]
        # What stands between the last word and the margin parts nothing.
        if any(gap[1] < end for gap in gaps) and not any(gap[1] < end for gap in narrowed):
            rows = rows[:count]
            break
        gaps = narrowed
    between = [gap for gap in gaps if gap[1] < end]
    if not between:
        return None
    widest = max(between, key=lambda gap: gap[1] - gap[0])
    return _Gutter((widest[0] + widest[1]) / 2, len(rows))


def _without(gap: tuple[float, float], row: Sequence[Sequence[Word]]) -> list[tuple[float, float]]:
    """What a row's segments, from left to right, leave of a gap."""
    start, end = gap
    left: list[tuple[float, float]] = []
    for segment in row:
        if segment[-1].x1 > start and segment[0].x0 < end:
            left.append((start, segment[0].x0))
            start = segment[-1].x1
    left.append((start, end))
    return [(start, end) for start, end in left if end - start > _LEAST_GUTTER]
