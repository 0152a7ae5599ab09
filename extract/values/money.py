"""Sums of money: number, multiplier and currency, ranges that share them, and the units that a table's caption says."""

from dataclasses import dataclass
from decimal import Decimal

import regex

from extract.fold import compile_folded, fold
from extract.values.numbers import NumberFound, find_numbers_in
from extract.values.units import units

_PER = compile_folded(r"\s*/\s*(?P<per>[\p{L}]+(?:\s[\p{L}]+)?)|\s+(?:một|mỗi)\s+(?P<each>[\p{L}]+)")
_APPROXIMATE = compile_folded(r"(?:khoảng|gần|xấp xỉ|ước|ước tính|dự kiến)\s*(?:đạt|là)?\s*\Z")
_BETWEEN = regex.compile(r"\s*(?:-|đến|tới)\s*\Z")
_CAPTION = compile_folded(
    r"(?:đơn vị(?: tính)?|đvt|\()\s*:?\s*(?P<unit>(?:1\.000\.000|1\.000|1000|nghìn|ngàn|triệu|tỷ|tỉ"
    r"|nghìn tỷ|tr\.?)?\s*(?:đồng|đ|vnđ|vnd|usd)(?!\p{L}))"
)
_CAPTION_ANY = compile_folded(r"(?:đơn vị(?: tính)?|đvt)\s*:\s*(?P<unit>[^;)|\n]{1,40})")
_CAPTION_MULTIPLIERS = {
    "1.000.000": 10**6, "1.000": 1000, "1000": 1000, "nghìn": 1000, "ngàn": 1000, "triệu": 10**6, "tr": 10**6, "tr.": 10**6,
    "tỷ": 10**9, "tỉ": 10**9, "nghìn tỷ": 10**12, "": 1,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class MoneyFound:
    """A sum at [start, end) in its currency's unit. `per` is what it is paid for each of (`năm`, `người`).

    `value` is None where the figure can be read in two ways; `readings` has both.
    """

    start: int
    end: int
    text: str
    value: Decimal | None
    value_max: Decimal | None
    currency: str
    approximate: bool
    per: str | None
    readings: tuple[Decimal, ...]


@dataclass(frozen=True, slots=True)
class MoneyUnit:
    """The unit of a table's sums: what each figure is multiplied by, and the currency."""

    multiplier: int
    currency: str


def find_money(text: str) -> list[MoneyFound]:
    """Every sum of money in a text."""
    return find_money_in(fold(text), text, 0, len(text))


def find_money_in(folded: str, text: str, start: int, end: int) -> list[MoneyFound]:
    """Every sum in a stretch; `folded` is the fold of `text`, offsets are those of the whole text.

    A number is money when a currency stands behind it, or "tỷ" with nothing counted behind it.
    """
    found: list[MoneyFound] = []
    pending: NumberFound | None = None
    for number in find_numbers_in(folded, text, start, end):
        unit = units().money.match(folded, number.end, end)
        multiplier = unit["multiplier"] if unit is not None else None
        currency = unit["currency"] if unit is not None else None
        if unit is None or not (
            currency or (multiplier in ("tỷ", "tỉ", "nghìn tỷ") and _stands_alone(folded, unit.end(), end))
        ):
            pending = number
            continue
        factor = units().multipliers[multiplier] if multiplier else Decimal(1)
        per = _PER.match(folded, unit.end(), end)
        value = number.value * factor if number.value is not None else None
        upper = number.value_max * factor if number.value_max is not None else None
        first = number.start
        if (
            pending is not None
            and _BETWEEN.match(folded[pending.end : number.start])
            and pending.value is not None
            and value is not None
        ):
            # "3,8 - 4 triệu": the multiplier holds for both ends.
            low = pending.value * factor
            if low < value:
                first, value, upper = pending.start, low, value
        pending = None
        if found and upper is None and value is not None and _joined(folded, found[-1], number.start, value):
            before = found.pop()
            first, value, upper = before.start, before.value, value
        found.append(
            MoneyFound(
                first, unit.end(), text[first : unit.end()], value, upper, units().currencies[currency] if currency else "VND",
                _APPROXIMATE.search(folded, max(start, first - 24), first) is not None, (per["per"] or per["each"]) if per else None,
                tuple(reading * factor for reading in number.readings),
            )
        )  # fmt: skip
    return found


def _joined(folded: str, before: MoneyFound, start: int, value: Decimal) -> bool:
    """ "91 tỷ đồng - 97 tỷ đồng": a range whose two ends have units of their own."""
    between = folded[before.end : start]
    return (
        before.value is not None
        and before.value_max is None
        and before.value < value
        and bool(_BETWEEN.fullmatch(between))
    )


def _stands_alone(folded: str, position: int, end: int) -> bool:
    """Nothing is counted behind "tỷ": a mark, the end, or a word that is no unit."""
    rest = folded[position : min(end, position + 12)].lstrip()
    return not rest or not rest[0].isalpha() or rest.split()[0].strip(".,;:)") in units().not_units


def unit_from_caption(text: str) -> MoneyUnit | None:
    """The money unit that a caption or a column's heading says ("Đơn vị tính: triệu đồng", "Kinh phí (đồng)")."""
    found = _CAPTION.search(fold(text))
    if found is None:
        return None
    words = found["unit"].split()
    currency = "USD" if words[-1] == "usd" else "VND"
    return MoneyUnit(_CAPTION_MULTIPLIERS.get(" ".join(words[:-1]), 1), currency)


def caption_unit(text: str) -> str | None:
    """The unit that a caption says for a table's figures, as written ("Đơn vị tính: ha")."""
    found = _CAPTION_ANY.search(fold(text))
    return " ".join(text[slice(*found.span("unit"))].split()).strip(" .") or None if found is not None else None
