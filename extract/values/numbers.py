"""Numbers as Vietnamese texts write them: dots between thousands, a comma before decimals, and the foreign way round.

Groups of exactly three digits behind dots are thousands; a comma before other than three digits is a decimal comma. A comma
before exactly three digits may be either: both readings are told and no value is asserted.
"""

from dataclasses import dataclass
from decimal import Decimal

import regex

from extract.fold import fold

_TOKEN = regex.compile(r"(?<![\d.,\p{L}])\d{1,15}(?:[.,]\d{1,15}){0,6}(?!\d)")
_RANGE = regex.compile(r"\s*%?\s*(?:-|đến|tới)\s*")
_SLASHED = regex.compile(r"/\d")
# "4/100.000 trẻ": a rate among many, no date and no fraction.
_PER_MANY = regex.compile(r"/\d{1,3}(?:\.000)+\s+\p{L}")
_VIETNAMESE = regex.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?")
_FOREIGN = regex.compile(r"\d{1,3}(?:,\d{3}){2,}(?:\.\d+)?|\d{1,3}(?:,\d{3})+\.\d+")
_COMMA = regex.compile(r"(\d+),(\d+)")
_DOT = regex.compile(r"(\d+)\.(\d{1,2}|\d{4,})")


@dataclass(frozen=True, slots=True)
class Reading:
    """What one written figure means: its value, or the readings between which the text does not decide."""

    value: Decimal | None
    readings: tuple[Decimal, ...] = ()


@dataclass(frozen=True, slots=True)
class NumberFound:
    """A number or range of numbers at [start, end). `value` is None where only `readings` can be told."""

    start: int
    end: int
    text: str
    value: Decimal | None
    value_max: Decimal | None = None
    readings: tuple[Decimal, ...] = ()


def read_figure(token: str) -> Reading:
    """The value of a figure written in digits (`1.234.567,5`, `49,691,856`, `4,322`, `05`).

    >>> read_figure("1.234,5").value, read_figure("4,322").readings
    (Decimal('1234.5'), (Decimal('4.322'), Decimal('4322')))
    """
    if token.isdigit():
        return Reading(Decimal(token))
    if _VIETNAMESE.fullmatch(token):
        return Reading(Decimal(token.replace(".", "").replace(",", ".")))
    if _FOREIGN.fullmatch(token):
        return Reading(Decimal(token.replace(",", "")))
    comma = _COMMA.fullmatch(token)
    if comma is not None:
        decimal = Decimal(f"{comma[1]}.{comma[2]}")
        if len(comma[2]) == 3 and len(comma[1]) <= 3 and comma[1] != "0":
            return Reading(None, (decimal, Decimal(comma[1] + comma[2])))
        return Reading(decimal)
    if _DOT.fullmatch(token):
        return Reading(Decimal(token))
    return Reading(None)


def find_numbers(text: str) -> list[NumberFound]:
    """Every number and range written in digits in a text."""
    return find_numbers_in(fold(text), text, 0, len(text))


def find_numbers_in(folded: str, text: str, start: int, end: int) -> list[NumberFound]:
    """Every number and range in a stretch; `folded` is the fold of `text`, offsets are those of the whole text.

    Figures glued to letters, document numbers and dates with slashes are no numbers.
    """
    found: list[NumberFound] = []
    position = start
    while (token := _TOKEN.search(folded, position, end)) is not None:
        position = token.end()
        if _SLASHED.match(folded, token.end(), end) and not _PER_MANY.match(folded, token.end(), end):
            position = _past(folded, token.end(), end)
            continue
        reading = read_figure(token.group())
        stop, upper = token.end(), None
        joint = _RANGE.match(folded, token.end(), end)
        if joint is not None and reading.value is not None:
            second = _TOKEN.match(folded, joint.end(), end)
            if second is not None:
                other = read_figure(second.group())
                if (
                    other.value is not None
                    and other.value > reading.value
                    and not _are_years(reading.value, other.value)
                ):
                    upper, stop = other.value, second.end()
                    position = stop
        found.append(
            NumberFound(token.start(), stop, text[token.start() : stop], reading.value, upper, reading.readings)
        )
    return found


def _past(folded: str, position: int, end: int) -> int:
    """The end of a run of digits and slashes ("24/7", "05/11/2016")."""
    while position < end and (folded[position].isdigit() or folded[position] == "/"):
        position += 1
    return position


def _are_years(first: Decimal, second: Decimal) -> bool:
    return 1900 <= first <= 2100 and 1900 <= second <= 2100
