"""Sums of money: number, multiplier and currency, ranges that share them, sums of parts, and the words that check them."""

from dataclasses import dataclass
from decimal import Decimal

from extract.fold import compile_folded, fold
from extract.patterns import compile_pattern
from extract.values.comparators import is_approximate
from extract.values.number_words import words_at
from extract.values.numbers import NumberFound, scan, with_words
from extract.values.units import units

_EACH = (
    r"(?:\s{0,3}/\s{0,3}(?:\d{1,3}(?:\.000)*\s{0,2})?(?P<per>\p{L}[\p{L}\d²³]*(?:\s\p{L}[\p{L}\d²³]*)?)"
    r"|\s{1,3}(?:một|mỗi|trên)\s{1,3}(?P<each>\p{L}[\p{L}\d²³]*))"
)
_PER = compile_folded(_EACH)
_PER_BEFORE = compile_folded(
    r"(?<!\p{L})(?:mỗi|một)\s(?P<per>\p{L}+)(?:\s(?:là|khoảng|được|hỗ trợ|từ|với mức|chi)){0,2}\s\Z"
)
_BETWEEN = compile_folded(r"\s{0,3}(?:-|đến|tới)\s{0,3}(?:dưới\s)?")
_BESIDE = compile_pattern(r"\s{1,3}(?:và\s)?")
_IN_WORDS = compile_folded(
    r"\s{0,3}[,;:]?\s{0,3}\(?\s{0,3}(?:số tiền\s)?(?:(?:viết |ghi )?b[ằă]ng chữ(?:\s?là)?\s{0,3}:?\s{0,3}|(?<=\(\s{0,3}))(?=\p{L})"
)
_SPEAKS_OF_MONEY = compile_folded(
    r"(?<!\p{L})(?:đồng|tiền|vốn|kinh phí|ngân sách|chi|thu|giá|phí|lương|mức hỗ trợ|trợ cấp|doanh thu|kim ngạch"
    r"|thu nhập|nợ|đầu tư|trị giá)(?!\p{L})"
)
_PART_BEHIND = compile_folded(r"\s{1,3}\d{1,3}\s(?:tỷ|tỉ|triệu|nghìn|ngàn)(?!\p{L})")
_SPOKEN = 300
_BILLIONS = ("tỷ", "tỉ", "nghìn tỷ", "nghìn tỉ", "ngàn tỷ", "ngàn tỉ")
# A text without any of these names no money.
_LITERALS = (
    "đồng",
    "tỷ",
    "tỉ",
    "triệu",
    "vnđ",
    "vnd",
    "usd",
    "eur",
    "đ",
    "$",
    "€",
    "yên",
    "won",
    "tệ",
    "£",
    "¥",
    "₫",
    "bảng",
    "đô",
    "jpy",
    "00d",
)


@dataclass(frozen=True, slots=True)
class MoneyFound:
    """A sum at [start, end) in its currency's unit. `per` is what it is paid for each of (`năm`, `người`).

    `value` is None where the figure can be read in two ways; `readings` has both. `words_value` is the sum that words beside
    the figures say ("Bằng chữ: …"); `words_agree` is False where they say another one.
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
    words_value: Decimal | None = None

    @property
    def words_agree(self) -> bool:
        """Whether no words stand beside the sum or they say the same."""
        return self.words_value is None or self.words_value == self.value or self.words_value in self.readings


@dataclass(frozen=True, slots=True)
class _Amount:
    """A number with its multiplier and, where it is written, its currency, at [start, end)."""

    start: int
    end: int
    number: NumberFound
    multiplier: str | None
    currency: str | None
    value: Decimal | None
    value_max: Decimal | None


def find_money(text: str) -> list[MoneyFound]:
    """Every sum of money in a text."""
    return find_money_in(fold(text), text, 0, len(text))


def find_money_in(folded: str, text: str, start: int, end: int) -> list[MoneyFound]:
    """Every sum in a stretch; `folded` is the fold of `text`, offsets are those of the whole text.

    A number is money when a currency stands beside it, or "tỷ" with nothing counted behind it, or "triệu" so where the clause
    speaks of money.
    """
    stretch = folded if start == 0 and end == len(folded) else folded[start:end]
    if not any(literal in stretch for literal in _LITERALS):
        return []
    found: list[MoneyFound] = []
    pending: list[_Amount] = []
    checked = start
    for number in with_words(scan(folded, text, start, end), folded, text, start, end):
        if number.start < checked:
            continue
        amount = _amount(folded, start, end, number)
        if pending and _is_apart(folded, pending[-1].end, number.start):
            pending.clear()
        pending.append(amount)
        if amount.currency is None and not _names_money_alone(folded, text, start, end, amount):
            continue
        money = _sum(folded, text, start, end, pending)
        pending.clear()
        if found and (joined := _joined(folded, text, found[-1], money)) is not None:
            found[-1] = money = joined
        else:
            found.append(money)
        words = _words(folded, money.end, end)
        if words is not None:
            found[-1] = _checked(money, words[0])
        checked = words[1] if words is not None else money.end
    return found


def _amount(folded: str, start: int, end: int, number: NumberFound) -> _Amount:
    lexicon = units()
    unit = lexicon.money.match(folded, number.end, end)
    multiplier = unit["multiplier"] if unit is not None else None
    currency = unit["currency"] if unit is not None else None
    first, last = number.start, unit.end() if unit is not None and (multiplier or currency) else number.end
    if currency is None and (sign := lexicon.sign_before.search(folded, max(start, first - 6), first)) is not None:
        currency, first = sign.group().strip(), sign.start()
    factor = lexicon.multipliers[multiplier] if multiplier else Decimal(1)
    value, upper = number.value, number.value_max
    if (
        value is None
        and multiplier is None
        and currency
        and lexicon.currencies[currency] == "VND"
        and len(number.readings) == 2
    ):
        value = number.readings[1] if number.readings[0] % 1 else None  # a đồng has no parts: "4,322 đồng" is 4.322
    return _Amount(
        first, last, number, multiplier, currency,
        value * factor if value is not None else None, upper * factor if upper is not None else None,
    )  # fmt: skip


def _is_apart(folded: str, end: int, start: int) -> bool:
    """Whether two numbers do not belong to one sum: neither the ends of a range nor parts side by side."""
    between = folded[end:start] if start - end < 16 else "."
    return not (_BETWEEN.fullmatch(between) or _BESIDE.fullmatch(between))


def _names_money_alone(folded: str, text: str, start: int, end: int, amount: _Amount) -> bool:
    """ "6,63 tỷ" with nothing counted behind it; "500 triệu" so where the words before speak of money."""
    if amount.multiplier is None:
        return False
    if _PART_BEHIND.match(folded, amount.end, end):
        return False  # "5 tỷ 200 triệu đồng"
    rest = folded[amount.end : min(end, amount.end + 16)].lstrip()
    alone = not rest or not rest[0].isalpha() or rest.split()[0].strip(".,;:)/") in units().not_units
    if not alone:
        return False
    if amount.multiplier in _BILLIONS:
        return True
    return (
        amount.multiplier in ("triệu", "nghìn", "ngàn")
        and _SPEAKS_OF_MONEY.search(folded, max(start, amount.start - 60), amount.start) is not None
    )


def _sum(folded: str, text: str, start: int, end: int, amounts: list[_Amount]) -> MoneyFound:
    """The sum that amounts side by side make: "5 tỷ 200 triệu đồng", "3,8 - 4 tỷ đồng"."""
    lexicon = units()
    last = amounts[-1]
    first, value, upper, readings = last.start, last.value, last.value_max, last.number.readings
    factor = lexicon.multipliers[last.multiplier] if last.multiplier else Decimal(1)
    readings = tuple(reading * factor for reading in readings) if value is None else ()
    smaller = factor
    for before in reversed(amounts[:-1]):
        between = folded[before.end : first]
        scale = lexicon.multipliers[before.multiplier] if before.multiplier else None
        if _BETWEEN.fullmatch(between):
            # "3,8 - 4 triệu": the multiplier holds for both ends; "500 triệu - 1 tỷ": each end has its own.
            low = before.value if scale is not None or before.value is None else before.value * smaller
            if low is None or value is None or upper is not None or low >= value:
                break
            first, value, upper = before.start, low, value
        elif (
            scale is not None and scale > smaller and upper is None and value is not None and value < scale
            and before.value is not None and before.value_max is None and before.value % 1 == 0
        ):  # fmt: skip
            first, value, smaller = before.start, before.value + value, scale
        else:
            break
    per = _PER.match(folded, last.end, end)
    each = (per["per"] or per["each"]) if per else None
    near = folded[max(start, first - 60) : first]
    if each is None and (per_before := _PER_BEFORE.search(near)) is not None:
        each = per_before["per"]
    return MoneyFound(
        first, last.end, text[first : last.end], value, upper,
        lexicon.currencies[last.currency] if last.currency else "VND", is_approximate(near), each, readings,
    )  # fmt: skip


def _joined(folded: str, text: str, before: MoneyFound, after: MoneyFound) -> MoneyFound | None:
    """ "91 tỷ đồng - 97 tỷ đồng": a range whose two ends have units of their own."""
    if before.value is None or after.value is None or before.value_max is not None or after.value_max is not None:
        return None
    if before.value >= after.value or before.currency != after.currency:
        return None
    if not _BETWEEN.fullmatch(folded, before.end, after.start):
        return None
    return MoneyFound(
        before.start, after.end, text[before.start : after.end], before.value, after.value, after.currency,
        before.approximate, after.per, (),
    )  # fmt: skip


def _words(folded: str, position: int, end: int) -> tuple[Decimal, int] | None:
    """The sum that words behind a sum say ("(Bằng chữ: Sáu tỷ đồng)"), and where they end."""
    opening = _IN_WORDS.match(folded, position, end)
    if opening is None:
        return None
    # "sáu tỷ, bảy trăm triệu đồng": commas may part the groups.
    spoken = folded[opening.end() : min(end, opening.end() + _SPOKEN)].replace(", ", "  ")
    words = words_at(spoken, 0, len(spoken))
    if words is None or words.value is None or not spoken.startswith("đồng", words.end + 1):
        return None
    return words.value, opening.end() + words.end


def _checked(money: MoneyFound, words: Decimal) -> MoneyFound:
    """A sum with its words; they settle a figure that can be read in two ways."""
    value = words if money.value is None and words in money.readings else money.value
    return MoneyFound(
        money.start, money.end, money.text, value, money.value_max, money.currency, money.approximate, money.per,
        money.readings, words,
    )  # fmt: skip
