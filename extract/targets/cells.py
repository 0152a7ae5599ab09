"""What one cell of a table says: a figure, plain or with the words that bound it, or nothing.

Print and recognition damage figures ("1.800 33", "2.803.26"). Where every sound figure of a column has as many decimals, a damaged
one is read by them; without such neighbours it is told as unread.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from extract.fold import compile_folded
from extract.patterns import compile_pattern
from extract.values import find_numbers_in, find_quantities_in, read_figure
from schemas import Comparator

_GAPS = compile_pattern(r"[.,\s]+")
_PLAIN = compile_pattern(
    r"[\s(]*(?P<sign>[≤≥<>~=]|>=|<=)?\s*(?P<number>\d[\d.,]*(?:\s?(?:-|đến)\s?\d[\d.,]*)?)\s*(?P<percent>%)?[\s)]*"
)
_DAMAGED = compile_pattern(r"\s*\d{1,3}(?:\s?[.,\s]\s?\d{1,3}){1,5}\s*")
_SPACED = compile_pattern(r"\s*[1-9]\d{0,2}(?:\s\d{3})+(?:,\d+)?\s*")
_DECIMALS = compile_pattern(r"\d+(?:\.\d{3})*,(?P<decimals>\d+)|\d+\.(?P<dotted>\d{1,2}|\d{4,})")
_EMPTY = compile_pattern(r"[\s\-–—_.…*xX]*")
_AROUND = compile_folded(
    r"(?:[\s,()]|(?:phấn đấu|đạt|tăng|giảm|thêm|lên|xuống|còn|trên|dưới|hơn|ít nhất|tối thiểu|tối đa|không quá|không dưới|khoảng|từ"
    r"|trở lên|trở xuống|bình quân|ổn định|duy trì|mức|là|có|≥|≤|>|<|~|=|tỷ lệ|độ (?:bao )?phủ"
    r"|so với (?:cùng kỳ(?: năm trước)?|năm trước|(?:cuối )?(?:năm )?(?:19|20)\d\d))(?!\p{L}))*+"
)
_SIGNS: dict[str, Comparator] = {"≤": "<=", "<": "<=", "<=": "<=", "≥": ">=", ">": ">=", ">=": ">="}
_LONGEST = 60
_ENOUGH = 3


@dataclass(frozen=True, slots=True)
class CellFigure:
    """A figure in a cell. `value` is None for one that cannot be read for certain; `unit` is what the cell itself says."""

    value: Decimal | None
    value_max: Decimal | None
    comparator: Comparator
    unit: str | None
    approximate: bool = False


def is_empty(words: str) -> bool:
    """Whether a cell holds nothing, or a dash or a cross in its place."""
    return _EMPTY.fullmatch(words) is not None


def looks_like_figure(folded: str) -> bool:
    """Whether a cell holds one figure, sound or damaged, with no more than its bounds and unit around it."""
    if len(folded) > _LONGEST or not any(map(str.isdecimal, folded)):
        return False
    return (
        _PLAIN.fullmatch(folded) is not None
        or _SPACED.fullmatch(folded) is not None
        or _DAMAGED.fullmatch(folded) is not None
        or _worded(folded, folded) is not None
    )


def is_bare(folded: str) -> bool:
    """Whether a cell is a figure and nothing else: no bound, no "giảm … so với"."""
    return _PLAIN.fullmatch(folded) is not None or _SPACED.fullmatch(folded) is not None


def decimals_of(cells: Iterable[str]) -> int | None:
    """How many decimals the sound figures of a column have, where they all have as many; None where they differ or are few."""
    counted = Counter(
        len(found["decimals"] or found["dotted"])
        for words in cells
        if (found := _DECIMALS.fullmatch(words.strip())) is not None
    )
    return next(iter(counted)) if len(counted) == 1 and sum(counted.values()) >= _ENOUGH else None


def read_cell(folded: str, text: str, start: int, end: int, decimals: int | None) -> CellFigure | None:
    """The figure of the cell at [start, end); `decimals` as its column writes them."""
    if end - start > _LONGEST:
        return None
    plain = _PLAIN.fullmatch(folded, start, end)
    if plain is not None:
        comparator = _SIGNS.get(plain["sign"] or "", "=")
        unit = "%" if plain["percent"] else None
        numbers = find_numbers_in(folded, text, *plain.span("number"))
        if len(numbers) == 1 and numbers[0].value is not None:
            return CellFigure(numbers[0].value, numbers[0].value_max, comparator, unit)
        mended = _by_decimals(plain["number"], decimals)
        return CellFigure(mended, None, comparator, unit)
    if _SPACED.fullmatch(folded, start, end):
        return CellFigure(Decimal("".join(folded[start:end].split()).replace(",", ".")), None, "=", None)
    if _DAMAGED.fullmatch(folded, start, end):
        return CellFigure(_by_decimals(folded[start:end], decimals), None, "=", None)
    return _worded(folded[start:end], text[start:end])


def _by_decimals(written: str, decimals: int | None) -> Decimal | None:
    """A figure whose separators are damaged, read by the number of decimals that its column has."""
    digits = [part for part in _GAPS.split(written.strip()) if part]
    if not decimals or len(digits) < 2 or len(digits[-1]) != decimals or not all(map(str.isdecimal, digits)):
        return None
    if any(len(part) != 3 for part in digits[1:-1]) or (len(digits) > 2 and len(digits[0]) > 3):
        return None
    return read_figure(f"{''.join(digits[:-1])},{digits[-1]}").value or Decimal(f"{''.join(digits[:-1])}.{digits[-1]}")


@lru_cache(maxsize=4_096)
def _worded(folded: str, text: str) -> CellFigure | None:
    """ "Trên 600", "Tăng ít nhất 2 bậc", "Đạt 95% trở lên": one figure with nothing beside it but what bounds it."""
    quantities = find_quantities_in(folded, text, 0, len(text))
    if len(quantities) == 1 and quantities[0].value is not None:
        found = quantities[0]
        if _AROUND.fullmatch(folded, 0, found.start) and _AROUND.fullmatch(folded, found.end, len(folded)):
            return CellFigure(found.value, found.value_max, found.comparator, found.unit, found.approximate)
        return None
    numbers = find_numbers_in(folded, text, 0, len(text))
    if quantities or len(numbers) != 1 or numbers[0].value is None:
        return None
    number = numbers[0]
    if _AROUND.fullmatch(folded, 0, number.start) and _AROUND.fullmatch(folded, number.end, len(folded)):
        return CellFigure(number.value, number.value_max, number.comparator, None, number.approximate)
    return None
