"""One written figure and its value: dots between thousands, a comma before decimals, and the foreign way round.

Groups of exactly three digits behind dots are thousands; a comma before other than three digits is a decimal comma. A
comma before exactly three digits may be either ("4,322"): both readings are told and no value is asserted. Nothing that
begins with a nought has thousands ("0,625", "0.625").
"""

from dataclasses import dataclass
from decimal import Decimal

from extract.patterns import compile_pattern

_VIETNAMESE = compile_pattern(r"[1-9]\d{0,2}(?:\.\d{3})+(?:,\d+)?")
_FOREIGN = compile_pattern(r"[1-9]\d{0,2}(?:,\d{3}){2,}(?:\.\d+)?|[1-9]\d{0,2}(?:,\d{3})+\.\d+")
_COMMA = compile_pattern(r"(\d+),(\d+)")
_DOT = compile_pattern(r"(\d+)\.(\d{1,2}|\d{4,})|(0)\.(\d+)")


@dataclass(frozen=True, slots=True)
class Reading:
    """What one written figure means: its value, or the readings between which the text does not decide."""

    value: Decimal | None
    readings: tuple[Decimal, ...] = ()


def read_figure(token: str) -> Reading:
    """The value of a figure written in digits (`1.234.567,5`, `49,691,856`, `4,322`, `05`).

    A figure that no rule of writing allows ("1.234.56") has neither a value nor readings.

    >>> read_figure("1.234,5").value, read_figure("4,322").readings
    (Decimal('1234.5'), (Decimal('4.322'), Decimal('4322')))
    """
    if token.isdecimal():
        return Reading(Decimal(token))
    if _VIETNAMESE.fullmatch(token):
        return Reading(Decimal(token.replace(".", "").replace(",", ".")))
    if _FOREIGN.fullmatch(token):
        return Reading(Decimal(token.replace(",", "")))
    comma = _COMMA.fullmatch(token)
    if comma is not None:
        decimal = Decimal(f"{comma[1]}.{comma[2]}")
        if len(comma[2]) == 3 and len(comma[1]) <= 3 and comma[1][0] != "0":
            return Reading(None, (decimal, Decimal(comma[1] + comma[2])))
        return Reading(decimal)
    if _DOT.fullmatch(token):
        return Reading(Decimal(token))
    return Reading(None)
