"""Numbers that give a place: "lần thứ 3", "khóa XV", "quý IV", "Chương II", "thứ ba"."""

from dataclasses import dataclass

from extract.fold import compile_folded, fold

_LABEL = (
    r"lần thứ|khóa|kỳ họp thứ|nhiệm kỳ thứ|phiên họp thứ|hạng|quý|chương|phần|mục|tiểu mục|phụ lục|điều|khoản"
    r"|giai đoạn|đợt|lớp|bước|thứ"
)
_ORDINAL = compile_folded(
    rf"(?<!\p{{L}})(?P<label>{_LABEL})\s{{1,3}}(?:(?P<digits>\d{{1,4}})(?![\d.,]\d|[%/\p{{L}}\d]|\s?(?:-|đến)\s?\d)"
    r"|(?P<roman>(?=[ivxlc])(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3}))(?![\p{L}\d])|(?P<word>nhất|nhì|một|hai|ba|tư|bốn|năm|sáu|bảy|tám|chín|mười)(?!\p{L}))"
)
_WORDS = {
    "nhất": 1, "một": 1, "nhì": 2, "hai": 2, "ba": 3, "tư": 4, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7, "tám": 8, "chín": 9, "mười": 10,
}  # fmt: skip
_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}
# Only behind these is a word an ordinal: "khoản hai" is none, "thứ hai" may be Monday and is told as it is written.
_BEFORE_WORDS = tuple(map(fold, ("lần thứ", "kỳ họp thứ", "nhiệm kỳ thứ", "phiên họp thứ", "hạng", "thứ")))


@dataclass(frozen=True, slots=True)
class OrdinalFound:
    """A place in an order at [start, end): its label as written ("lần thứ", "Chương") and its number."""

    start: int
    end: int
    text: str
    label: str
    value: int


def read_roman(numeral: str) -> int | None:
    """The value of a Roman numeral below 400 in its proper form; None for anything else.

    >>> read_roman("XIV"), read_roman("IIX")
    (14, None)
    """
    folded = numeral.lower()
    if not folded or any(letter not in _ROMAN for letter in folded) or len(folded) > 12:
        return None
    values = [_ROMAN[letter] for letter in folded]
    total = sum(
        -value if value < following else value for value, following in zip(values, [*values[1:], 0], strict=True)
    )
    return total if 0 < total < 400 and roman(total) == folded.upper() else None


def roman(number: int) -> str:
    """The Roman numeral of a number from 1 to 399."""
    parts = []
    for value, letters in (
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ):
        count, number = divmod(number, value)
        parts.append(letters * count)
    return "".join(parts)


def find_ordinals(text: str) -> list[OrdinalFound]:
    """Every ordinal in a text: in digits, in Roman numerals behind a label, in words behind "thứ"."""
    return find_ordinals_in(fold(text), text, 0, len(text))


def find_ordinals_in(folded: str, text: str, start: int, end: int) -> list[OrdinalFound]:
    """Every ordinal in a stretch; `folded` is the fold of `text`, offsets are those of the whole text."""
    found = []
    for match in _ORDINAL.finditer(folded, start, end):
        label = " ".join(match["label"].split())
        if match["digits"]:
            value: int | None = int(match["digits"])
        elif match["roman"]:
            written = text[slice(*match.span("roman"))]
            value = read_roman(written) if written.isupper() else None
        else:
            value = _WORDS[fold(match["word"])] if label in _BEFORE_WORDS else None
        if value is not None:
            first, last = match.span()
            found.append(OrdinalFound(first, last, text[first:last], text[slice(*match.span("label"))], value))
    return found
