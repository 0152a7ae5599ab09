"""Quantities: a number or range with its unit, how it is meant to compare, and whether it is only about right."""

from dataclasses import dataclass
from decimal import Decimal

from extract.fold import compile_folded
from extract.patterns import compile_pattern
from extract.values.comparators import (
    bound_after,
    bound_before,
    change_before,
    change_of_clause,
    change_of_rank,
    direction,
    is_approximate,
    is_time_limit,
)
from extract.values.labels import is_labelled
from extract.values.numbers import NumberFound, scan, with_words
from extract.values.units import unit_as_written, units
from schemas import Comparator

_NEAR = 80
_CLAUSE = 240
_CLAUSE_END = compile_pattern(r"[;\n]|[.:](?=\s)")
# "tăng bình quân hằng năm 8%", "tốc độ tăng … 8% mỗi năm": a rate of change each year, written out.
_CHANGES = compile_folded(r"(?<!\p{L})(?:tăng|giảm|tăng trưởng|tốc độ|kéo giảm)(?!\p{L})")
_EACH_YEAR = compile_folded(r"(?<!\p{L})(?:bình quân|trung bình|mỗi năm|h[àằ]ng năm)(?!\p{L})")
_A_YEAR = compile_folded(r"(?<!\p{L})(?:năm|giai đoạn)(?!\p{L})")
_EACH_YEAR_BEHIND = compile_folded(r"\s?(?:mỗi năm|một năm|h[àằ]ng năm|bình quân năm|trên năm)(?!\p{L})")
_TOP = compile_folded(r"(?<!\p{L})top\s{0,3}\Z")
_SECOND_END = compile_pattern(r"[ ]{0,3}(?:-|đến|tới)[ ]{0,3}\Z")


@dataclass(frozen=True, slots=True)
class QuantityFound:
    """A quantity at [start, end): the number at [start, number_end), its unit as written and where.

    `value` is None where the figure can be read in two ways (`readings`). `comparator` is `+` or `-` for a change.
    """

    start: int
    end: int
    value: Decimal | None
    value_max: Decimal | None
    unit: str
    unit_start: int
    unit_end: int
    comparator: Comparator
    approximate: bool
    number_end: int
    text: str
    readings: tuple[Decimal, ...] = ()


@dataclass(frozen=True, slots=True)
class _Unit:
    """A unit as written, where it stands, whether the lexicon counts whole things by it, whether it measures."""

    written: str
    start: int
    end: int
    whole: bool
    measures: bool


def find_quantities_in(folded: str, text: str, start: int, end: int) -> list[QuantityFound]:
    """Every quantity with a unit in a clause; `folded` is the fold of `text`, offsets are those of the whole text.

    Years, dates, numbers of documents, articles and items are none, nor is a number that counts nothing.
    """
    found: list[QuantityFound] = []
    for number in with_words(scan(folded, text, start, end), folded, text, start, end):
        if found and number.start < found[-1].end:
            continue
        quantity = _quantity(folded, text, start, end, number)
        if quantity is None:
            continue
        if found and (joined := _joined(folded, text, found[-1], quantity)) is not None:
            found[-1] = joined
        else:
            found.append(quantity)
    return found


def _quantity(folded: str, text: str, start: int, end: int, number: NumberFound) -> QuantityFound | None:
    near = folded[max(start, number.start - _NEAR) : number.start]
    top = _TOP.search(near) if near.endswith(("top", "top ")) else None
    if top is not None and number.value is not None:
        first = number.start - len(near) + top.start()
        return QuantityFound(
            first, number.end, number.value, None, text[first : first + 3], first, first + 3, "<=", False,
            number.end, text[first : number.end],
        )  # fmt: skip
    unit = _unit(folded, text, end, number)
    if unit is None or is_labelled(folded, text, start, end, number.start, number.end, number.value):
        return None
    value, readings = number.value, number.readings
    if number.fraction is not None and (unit.whole or not unit.measures):
        value = Decimal(number.fraction[0])  # "12/15 xã": so many of so many
    if value is None and unit.whole and len(readings) == 2 and readings[0] % 1:
        value, readings = readings[1], ()  # "1,234 xe": nobody counts parts of a thing
    clause = _clause(folded, start, number.start)
    written = unit.written
    if written == "%" and _is_yearly(folded, clause, unit.end, end):
        written = "%/năm"
    return QuantityFound(
        number.start, unit.end, value, number.value_max, written, unit.start, unit.end,
        _comparator(folded, number, unit, written, end, near, clause), is_approximate(near),
        number.end, text[number.start : unit.end], readings,
    )  # fmt: skip


def _unit(folded: str, text: str, end: int, number: NumberFound) -> _Unit | None:
    lexicon = units()
    match = lexicon.quantity.match(folded, number.end, end)
    if match is None:
        return None
    start, stop = match.span("unit")
    unknown = match["unknown"]
    if unknown is not None:
        head, _, second = unknown.partition(" ")
        first = match.start("unknown")
        if unknown in lexicon.not_units or head in lexicon.not_units or not _may_count(text, first, len(head), number):
            return None
        if second and stop == match.end("unknown") and _is_apart(text, first, head, second):
            stop = first + len(head)
    elif start == number.end and text[start].isupper() and not text[start + 1 : start + 2].isalpha():
        return None  # "5G"
    written = unit_as_written(text[start:stop])
    if "%" in written:
        written = written.replace(" ", "")
    whole = match["noun"] is not None and match.start("noun") == start
    return _Unit(written, start, stop, whole, measures=not whole and unknown is None)


def _may_count(text: str, first: int, length: int, number: NumberFound) -> bool:
    """Whether a word that is not in the lexicon can be a unit: no name, no letter glued to the figure, behind no year."""
    word = text[first : first + length]
    if first == number.end:
        return False
    if number.value is not None and number.value_max is None and 1900 <= number.value <= 2100:
        return False
    return word.islower() or (word.isupper() and 2 <= length <= 6)


def _is_apart(text: str, first: int, head: str, second: str) -> bool:
    """Whether the second syllable behind an unlisted noun is no part of it."""
    lexicon = units()
    if text[first : first + len(head)].isupper() or not text[first + len(head) + 1].islower():
        return True
    return second in lexicon.not_units or second in lexicon.not_compound


def _clause(folded: str, start: int, position: int) -> str:
    """The words of the clause before a number, from its own beginning on."""
    first = max(start, position - _CLAUSE)
    clause = folded[first:position]
    cut = 0
    for mark in _CLAUSE_END.finditer(clause):
        cut = mark.end()
    return clause[cut:]


def _is_yearly(folded: str, clause: str, position: int, end: int) -> bool:
    near = clause[-_NEAR:]
    if _CHANGES.search(near) is None:
        return False
    if _EACH_YEAR_BEHIND.match(folded, position, end):
        return True
    return any(
        each.group()[0] in "mh" or _A_YEAR.search(near, each.end()) is not None for each in _EACH_YEAR.finditer(near)
    )


def _comparator(
    folded: str, number: NumberFound, unit: _Unit, written: str, end: int, near: str, clause: str
) -> Comparator:
    behind = bound_after(folded, unit.end, end, near)
    if behind is not None:
        return behind  # "giảm từ 4% trở lên": at least so much, whichever way it goes
    if written.endswith("%/năm"):
        return direction(clause[-_NEAR:])
    if unit.written == "bậc" and (ranked := change_of_rank(clause)) is not None:
        return ranked
    change = change_before(near)
    if change is not None and "gấp" not in near[-12:]:
        return change
    bound = bound_before(near)
    if bound is not None:
        return bound
    if is_time_limit(near, written):
        return "<="
    return (change_of_clause(clause) if written == "%" else None) or "="


def _joined(folded: str, text: str, before: QuantityFound, after: QuantityFound) -> QuantityFound | None:
    """ "từ 500 tấn đến 600 tấn": a range whose two ends have the same unit."""
    if before.value is None or after.value is None or before.value_max is not None or after.value_max is not None:
        return None
    if before.unit.lower() != after.unit.lower() or before.value >= after.value:
        return None
    if not _SECOND_END.fullmatch(folded, before.end, after.start):
        return None
    return QuantityFound(
        before.start, after.end, before.value, after.value, after.unit, after.unit_start, after.unit_end,
        before.comparator, before.approximate, before.number_end, text[before.start : after.end],
    )  # fmt: skip
