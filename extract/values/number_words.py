"""Numbers written in words, in northern and southern forms: "hai mươi mốt", "một nghìn linh năm", "hai triệu rưỡi".

`năm` is five or a year: behind a finished number ("hai mươi năm", "một trăm năm") it is the year, five being `lăm` there
or `linh năm`. A bare digit behind a hundred or a larger scale ("một trăm hai", "hai triệu ba") is spoken for tenths of that scale as
often as for units: both readings are told and no value is asserted.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from extract.fold import compile_folded, fold_characters

_DIGITS = {
    "một": 1, "hai": 2, "ba": 3, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7, "bẩy": 7, "tám": 8, "chín": 9,
}  # fmt: skip
_AFTER_TENS = {**_DIGITS, "mốt": 1, "tư": 4, "lăm": 5, "nhăm": 5}
del _AFTER_TENS["năm"]
_AFTER_TEN = {**_AFTER_TENS}
del _AFTER_TEN["mốt"], _AFTER_TEN["tư"]
_SHORT_UNITS = {"mốt": 1, "tư": 4, "lăm": 5, "nhăm": 5}
_ODD = ("linh", "lẻ")
_TENS = ("mươi", "chục")
_SCALES = {"nghìn": 10**3, "ngàn": 10**3, "vạn": 10**4, "triệu": 10**6}
_MILLION = 10**6
_BILLION = ("tỷ", "tỉ")
_DIGIT = "một|hai|ba|bốn|năm|sáu|bảy|bẩy|tám|chín"
_SCALE = "mươi|chục|trăm|nghìn|ngàn|vạn|triệu|tỷ|tỉ"
_WORD = rf"(?:{_DIGIT}|{_SCALE}|không|mười|mốt|tư|lăm|nhăm|linh|lẻ|rưỡi)(?!\p{{L}})"
_NUMBER = compile_folded(
    rf"(?<!\p{{L}})(?:mười|(?:{_DIGIT})[ ]{{1,2}}(?:{_SCALE}|mốt|lăm|nhăm))(?!\p{{L}})(?:[ ]{{1,2}}{_WORD}){{0,60}}+"
)
# What a number in words begins with, in a form that `re` looks for twice as fast: few stretches of text have any.
_BEGINNING = re.compile(fold_characters(f"mười|(?:{_DIGIT})  ?(?:{_SCALE}|mốt|lăm|nhăm)"))
_SINGLE = compile_folded(rf"(?:{_DIGIT}|mười)(?!\p{{L}})")


@dataclass(frozen=True, slots=True)
class WordsRead:
    """What the first `count` words say: a value, or the readings between which they do not decide."""

    count: int
    value: Decimal | None
    readings: tuple[Decimal, ...] = ()


@dataclass(frozen=True, slots=True)
class WordsFound:
    """A number in words at [start, end)."""

    start: int
    end: int
    value: Decimal | None
    readings: tuple[Decimal, ...] = ()


@dataclass(frozen=True, slots=True)
class _Group:
    """A number below a thousand: where its words end, and its tenfold reading if its last digit is loose."""

    value: int
    end: int
    loose: int | None = None
    single: bool = False


def read_words(words: Sequence[str]) -> WordsRead | None:
    """The number that folded words begin with; None where they begin with none.

    >>> read_words("hai trăm linh ba triệu đồng".split())
    WordsRead(count=5, value=Decimal('203000000'), readings=())
    """
    total = section = 0
    below: int | None = None  # the scale of the last part: what follows is smaller
    position = 0
    readings: tuple[Decimal, ...] = ()
    while (group := _group(words, position, below is not None)) is not None:
        scale = _SCALES.get(_at(words, group.end))
        if scale is not None and group.loose is None:
            if scale == _MILLION and below == _SCALES["nghìn"]:
                section = (section + group.value) * scale  # "một nghìn hai trăm triệu": 1.200 triệu
            elif below is not None and scale >= below:
                break
            else:
                section += group.value * scale
            below, position = scale, group.end + 1
        elif _at(words, group.end) in _BILLION and group.loose is None:
            if total:
                break
            total, section = (section + group.value) * 10**9, 0
            below, position = 10**9, group.end + 1
            continue
        else:
            small = total + section + group.value
            if group.single and below is not None:
                readings = (Decimal(small - group.value + group.value * below // 10), Decimal(small))
            elif group.loose is not None:
                readings = (Decimal(small - group.value + group.loose), Decimal(small))
            section += group.value
            position = group.end
            break
        if _at(words, position) == "triệu" and below == _SCALES["nghìn"]:
            section, below, position = section * _MILLION, _MILLION, position + 1
        if _at(words, position) in _BILLION and not total:
            total, section, below = section * 10**9, 0, 10**9
            position += 1
    if position == 0:
        return None
    if _at(words, position) == "rưỡi" and not readings:
        half = below if below is not None and words[position - 1] not in ("trăm", *_TENS) else None
        if half is None and words[position - 1] in ("trăm", *_TENS):
            half = 100 if words[position - 1] == "trăm" else 10
        if half is not None:
            return WordsRead(position + 1, Decimal(total + section + half // 2))
    value = Decimal(total + section)
    return WordsRead(position, None, readings) if readings else WordsRead(position, value)


def _at(words: Sequence[str], position: int) -> str:
    return words[position] if position < len(words) else ""


def _group(words: Sequence[str], position: int, inside: bool) -> _Group | None:
    """A number below a thousand from `position` on; `inside` a longer number it may begin with "không trăm" or "linh"."""
    first, second = _at(words, position), _at(words, position + 1)
    if inside and first in _ODD and (digit := _odd_digit(second)) is not None:
        return _Group(digit, position + 2)
    if second == "trăm" and (first in _DIGITS or (inside and first == "không")):
        return _hundreds(words, _DIGITS.get(first, 0) * 100, position + 2)
    return _tens(words, position, inside)


def _hundreds(words: Sequence[str], hundreds: int, position: int) -> _Group:
    word = _at(words, position)
    if word in _ODD and (digit := _odd_digit(_at(words, position + 1))) is not None:
        return _Group(hundreds + digit, position + 2)
    tens = _tens(words, position, True)
    if tens is None:
        short = _SHORT_UNITS.get(word)
        return _Group(hundreds + short * 10, position + 1) if short is not None else _Group(hundreds, position)
    if tens.single:
        # "một trăm hai": 120 or 102; a scale behind it makes it a new group's digit, which it cannot be.
        return _Group(hundreds + tens.value, tens.end, loose=hundreds + tens.value * 10)
    return _Group(hundreds + tens.value, tens.end)


def _tens(words: Sequence[str], position: int, inside: bool) -> _Group | None:
    first, second = _at(words, position), _at(words, position + 1)
    if first == "mười":
        unit = _AFTER_TEN.get(second)
        return _Group(10 + unit, position + 2) if unit is not None else _Group(10, position + 1)
    if first not in _DIGITS:
        return None
    digit = _DIGITS[first]
    if second in _TENS:
        unit = _AFTER_TENS.get(_at(words, position + 2))
        return _Group(digit * 10 + unit, position + 3) if unit is not None else _Group(digit * 10, position + 2)
    if second in _SHORT_UNITS and digit > 1:
        return _Group(digit * 10 + _SHORT_UNITS[second], position + 2)
    scaled = second in _SCALES or second in _BILLION
    if inside and first == "năm" and not scaled:
        return None  # a year
    return _Group(digit, position + 1, single=not scaled)


def _odd_digit(word: str) -> int | None:
    return 4 if word == "tư" else _DIGITS.get(word)


def find_words_in(folded: str, start: int, end: int) -> list[WordsFound]:
    """Every number of more than one word, and "mười", in a stretch of a folded text."""
    found: list[WordsFound] = []
    if _BEGINNING.search(folded, start, end) is None:
        return found
    position = start
    while (match := _NUMBER.search(folded, position, end)) is not None:
        words = match.group().split()
        read = read_words(words)
        if read is None or (read.count < min(2, len(words)) and words[0] != "mười"):
            position = match.start() + len(words[0])  # "năm hai nghìn": a year's word, then the number
            continue
        position = _end_of(folded, match.start(), read.count)
        found.append(WordsFound(match.start(), position, read.value, read.readings))
    return found


def words_at(folded: str, position: int, end: int) -> WordsFound | None:
    """The number in words that begins at an offset, a single digit too."""
    if _SINGLE.match(folded, position, end) is None:
        return None
    read = read_words(folded[position : min(end, position + 400)].replace("\n", " ").split())
    if read is None:
        return None
    return WordsFound(position, _end_of(folded, position, read.count), read.value, read.readings)


def _end_of(folded: str, position: int, count: int) -> int:
    """The end of the `count`-th word from an offset at which a word begins."""
    for _ in range(count):
        while folded[position].isspace():
            position += 1
        while position < len(folded) and folded[position].isalpha():
            position += 1
    return position
