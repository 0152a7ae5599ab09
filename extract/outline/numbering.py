"""Numbering: what an item's marker says of its place (style, ordinal, depth of a multi-level number)."""

from dataclasses import dataclass
from enum import IntEnum

from extract.patterns import compile_pattern

_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}
_LETTERS = "abcdđeghiklmnopqrstuvxy"


class Rank(IntEnum):
    """Kinds of marker from the outermost to the innermost, as ND 30/2020 (annex I) and practice nest them."""

    PART = 0
    CHAPTER = 1
    ARTICLE = 2
    CAPITAL = 3
    ROMAN = 4
    DIVISION = 5
    NUMBER = 6
    NESTED = 7
    LABEL = 11
    BRACKET_NUMBER = 12
    LETTER = 13
    IN_BRACKETS = 14
    SMALL_ROMAN = 15
    DASH = 16
    PLUS = 17
    BULLET = 18


BULLETS = frozenset({Rank.DASH, Rank.PLUS, Rank.BULLET})
"""Markers that all items of a list have alike."""


@dataclass(frozen=True, slots=True)
class Numbering:
    """A marker read: `rank` for nesting, `style` to tell siblings, `ordinals` (empty for a bullet)."""

    rank: int
    style: str
    ordinals: tuple[int, ...]

    @property
    def last(self) -> int | None:
        """The ordinal among its siblings; None for a bullet."""
        return self.ordinals[-1] if self.ordinals else None


_NAMED = compile_pattern(
    r"(?P<name>phần|chương|mục|tiểu mục|điều)\s+(?P<ordinal>\d{1,3}|[ivxlc]{1,6}|thứ\s+(?:nhất|hai|ba|tư|năm))\s?[a-zđ]?"
    r"(?=\s*[.:\-]|\s*$|\s+\S)"
)
# "Chỉ tiêu 4: …", "Nhiệm vụ 2. …": a label that counts the items of a list, behind a marker or instead of one.
_LABEL = compile_pattern(
    r"(?:nhóm )?(?P<name>chỉ tiêu|mục tiêu|nhiệm vụ|giải pháp|hoạt động|nội dung|dự án|tiểu dự án|hợp phần|thành phần|tiêu chí)"
    r"(?: cụ thể| số| thành phần)?\s+(?P<ordinal>\d{1,2})\s?[.:](?!\d)\s*+(?=\S)"
)
_NAMED_RANK = {
    "phần": Rank.PART,
    "chương": Rank.CHAPTER,
    "điều": Rank.ARTICLE,
    "mục": Rank.DIVISION,
    "tiểu mục": Rank.DIVISION,
}
_ORDINAL_WORDS = {"nhất": 1, "hai": 2, "ba": 3, "tư": 4, "năm": 5}
_BULLETS = {"-": Rank.DASH, "–": Rank.DASH, "—": Rank.DASH, "+": Rank.PLUS}


def roman_value(letters: str) -> int:
    """The value of a Roman numeral written in lower case (`xiv` -> 14); 0 for letters that are none."""
    total = 0
    previous = 0
    for letter in reversed(letters):
        value = _ROMAN.get(letter, 0)
        if not value:
            return 0
        total += value if value >= previous else -value
        previous = max(previous, value)
    return total


def letter_value(letter: str) -> int:
    """The place of a letter in the Vietnamese alphabet of item letters (a, b, c, d, đ, e, g, …), from 1."""
    return _LETTERS.find(letter[0]) + 1


def read_marker(marker: str) -> Numbering:
    """Read a marker as `ListItem.marker` gives it (`I.`, `2.1.`, `a)`, `(1)`, `-`)."""
    bullet = _BULLETS.get(marker)
    if bullet is not None:
        return Numbering(bullet, marker if bullet is Rank.PLUS else "-", ())
    core = marker.strip("().:/-–")
    bracketed = marker.startswith("(")
    if not any(map(str.isalnum, core)):
        return Numbering(Rank.BULLET, marker, ())
    numbers = [part for part in core.split(".") if part]
    if all(part.isdigit() for part in numbers):
        ordinals = tuple(int(part) for part in numbers)
        if len(ordinals) > 1:
            return Numbering(Rank.NESTED + min(len(ordinals) - 2, 4), f"nested{len(ordinals)}", ordinals)
        if bracketed:
            return Numbering(Rank.IN_BRACKETS, "(1)", ordinals)
        if marker.endswith(")"):
            return Numbering(Rank.BRACKET_NUMBER, "1)", ordinals)
        return Numbering(Rank.NUMBER, "1.", ordinals)
    if len(numbers) > 1 and roman_value(numbers[0].lower()) and all(part.isdigit() for part in numbers[1:]):
        ordinals = (roman_value(numbers[0].lower()), *(int(part) for part in numbers[1:]))
        return Numbering(Rank.NUMBER if len(ordinals) == 2 else Rank.NESTED, f"roman-nested{len(ordinals)}", ordinals)
    if core.isupper() or (len(core) > 1 and core[0].isupper()):
        # Also "Iii.": a heading whose capitals a text has lost but for the first.
        value = roman_value(core.lower())
        if value and not (len(core) == 1 and core in "CLDM"):
            return Numbering(Rank.ROMAN, "I.", (value,))
        return Numbering(Rank.CAPITAL, "A.", (letter_value(core.lower()),))
    if bracketed and roman_value(core):
        return Numbering(Rank.SMALL_ROMAN, "(i)", (roman_value(core),))
    return Numbering(Rank.LETTER, "a)", (letter_value(core),))


def read_named(fold: str, start: int, end: int) -> tuple[Numbering, int] | None:
    """Read a heading that names its kind (`Điều 1.`, `Chương II`, `PHẦN THỨ NHẤT`); where its own words begin.

    `fold` is folded text, the heading stands at [start, end). None where it is no such heading.
    """
    if fold[start : start + 1] not in "pcmtđ":
        return None
    found = _NAMED.match(fold, start, end)
    if found is None:
        return None
    word = found["ordinal"].split()[-1]
    ordinal = int(word) if word.isdigit() else _ORDINAL_WORDS.get(word) or roman_value(word)
    if not ordinal:
        return None
    body = found.end()
    while body < end and fold[body] in " .:-":
        body += 1
    return Numbering(_NAMED_RANK[found["name"]], found["name"], (ordinal,)), body


def read_label(fold: str, start: int, end: int) -> tuple[Numbering, int] | None:
    """Read a label that counts an item (`Chỉ tiêu 4:`, `Nhiệm vụ 2.`) at `start`, and where the item's words begin."""
    if fold[start : start + 1] not in "cmngdht":
        return None
    found = _LABEL.match(fold, start, end)
    if found is None:
        return None
    return Numbering(Rank.LABEL, found["name"], (int(found["ordinal"]),)), found.end()
