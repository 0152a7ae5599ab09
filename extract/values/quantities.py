"""Quantities: a number or range with its unit, how it is meant to compare, and whether it is only about right."""

from dataclasses import dataclass
from decimal import Decimal

from extract.fold import compile_folded
from extract.values.numbers import NumberFound, find_numbers_in
from extract.values.units import units
from schemas import Comparator

_AT_LEAST = compile_folded(
    r"(?:ít nhất|tối thiểu|trên|hơn|vượt|không dưới|không thấp hơn|≥|>=|>)(?:\s+(?:là|đạt|khoảng|có|vào năm \d{4} đạt|vào năm \d{4}))*\s*\Z"
)
_AT_MOST = compile_folded(
    r"(?:tối đa|dưới|không quá|không vượt quá|thấp hơn|nhiều nhất|trong|≤|<=|<)(?:\s+(?:là|khoảng))*\s*\Z"
)
_AT_LEAST_FAR = compile_folded(r"(?:ít nhất|tối thiểu)\s[^,;.]{0,40}?(?:đạt|là)\s*\Z")
_UP = compile_folded(
    r"(?:tăng thêm|bổ sung thêm|tăng|thêm)(?:\s+(?:bình quân|trung bình|khoảng|từ|ít nhất|tối thiểu|trên"
    r"|h[àằ]ng năm|mỗi năm|thêm|được|thành))*\s*\Z"
)
_DOWN = compile_folded(
    r"(?:giảm thêm|giảm|cắt giảm)(?:\s+(?:bình quân|trung bình|khoảng|từ|ít nhất|tối thiểu|trên|h[àằ]ng năm|mỗi năm|thêm|được))*\s*\Z"
)
_LEVEL = compile_folded(r"(?<!\p{L})(?:đạt|lên|xuống|còn|là|ở mức|bằng)(?!\p{L})")
_FALL = compile_folded(r"(?<!\p{L})giảm(?!\p{L})")
_RISE_FIRST = compile_folded(r"\s*(?:phấn đấu |đến năm \d{4},? )*tăng(?! trưởng| cường)(?!\p{L})")
_FALL_FIRST = compile_folded(r"\s*(?:phấn đấu |đến năm \d{4},? )*giảm(?!\p{L})")
_APPROXIMATE = compile_folded(r"(?:khoảng|gần|xấp xỉ|ước|ước đạt|dự kiến)(?:\s+(?:đạt|là))*\s*\Z")
_OR_MORE = compile_folded(r"\s*trở lên(?!\p{L})")
_OR_LESS = compile_folded(r"\s*trở xuống(?!\p{L})")
_YEARLY = compile_folded(r"(?:bình quân|trung bình)\s+(?:h[àằ]ng năm|mỗi năm|năm)|mỗi năm|h[àằ]ng năm")
_ONE = compile_folded(r"(?<=ít nhất |tối thiểu )(?P<word>một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười)(?!\p{L})")
_WORDS = {"một": 1, "hai": 2, "ba": 3, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7, "tám": 8, "chín": 9, "mười": 10}
_LABELLED = compile_folded(
    r"(?:điều|khoản|điểm|mục|tiểu mục|chương|phần|phụ lục|số|bước|nhóm|quý|tháng|ngày|năm|lần thứ|thứ|khóa"
    r"|cấp|loại|hạng|giai đoạn|đợt|chỉ tiêu|mục tiêu|top|bảng|biểu|mẫu|khu vực|chi nhánh|kỳ họp|quyết định"
    r"|nghị quyết|chỉ thị|kế hoạch|quốc lộ|tỉnh lộ|báo động|vn-)\s*\Z"
)
_TOP = compile_folded(r"top\s*\Z")


@dataclass(frozen=True, slots=True)
class QuantityFound:
    """A quantity at [start, end): the number, its unit as written and where, its comparator (`+`, `-` for a change)."""

    start: int
    end: int
    value: Decimal | None
    value_max: Decimal | None
    unit: str
    unit_start: int
    unit_end: int
    comparator: Comparator
    approximate: bool


def find_quantities_in(folded: str, text: str, start: int, end: int) -> list[QuantityFound]:
    """Every quantity with a unit in a clause; `folded` is the fold of `text`, offsets are those of the whole text.

    Years, dates, numbers of documents, articles and items are none, nor is a number that counts nothing.
    """
    found: list[QuantityFound] = []
    numbers = find_numbers_in(folded, text, start, end)
    words = [
        NumberFound(word.start(), word.end(), word.group(), Decimal(_WORDS[word["word"]]))
        for word in _ONE.finditer(folded, start, end)
    ]
    for number in sorted([*numbers, *words], key=lambda item: item.start) if words else numbers:
        quantity = _quantity(folded, text, start, end, number)
        if quantity is not None and (not found or quantity.start >= found[-1].end):
            found.append(quantity)
    return found


def _quantity(folded: str, text: str, start: int, end: int, number: NumberFound) -> QuantityFound | None:
    before = folded[max(start, number.start - 60) : number.start]
    top = _TOP.search(before)
    if top is not None and number.value is not None:
        first = number.start - len(before) + top.start()
        return QuantityFound(
            first, number.end, number.value, None, text[first : first + 3], first, first + 3, "<=", False
        )
    if _LABELLED.search(before) or (before[-1:] in "-/–" and before[-2:-1].isalpha()):
        return None
    unit = units().quantity.match(folded, number.end, end)
    if unit is None or (unit["unknown"] and unit["unknown"] in units().not_units):
        return None
    if number.value is not None and number.value_max is None and 1900 <= number.value <= 2100 and unit["unknown"]:
        return None
    unit_start, unit_end = unit.span("unit") if unit["rate"] is None else unit.span("rate")
    if unit["unknown"] and text[slice(*unit.span("unknown"))].isupper() and len(unit["unknown"]) < 2:
        return None  # "5G"
    written = " ".join(text[unit_start:unit_end].split())
    if "%" in written:
        written = written.replace(" ", "")
    clause = folded[start : number.start]
    yearly = written == "%" and _YEARLY.search(clause[-60:]) is not None
    if yearly:
        written = "%/năm"
    comparator = _comparator(folded, start, number, unit_end, end, written, clause)
    return QuantityFound(
        number.start, unit_end, number.value, number.value_max, written, unit_start, unit_end, comparator,
        _APPROXIMATE.search(before) is not None,
    )  # fmt: skip


def _comparator(
    folded: str, start: int, number: NumberFound, unit_end: int, end: int, unit: str, clause: str
) -> Comparator:
    near = clause[-60:]
    if unit == "%/năm":
        return "-" if _FALL.search(near) else "+"
    if _DOWN.search(near):
        return "-"
    if _UP.search(near):
        return "+"
    if _OR_MORE.match(folded, unit_end, end) or _AT_LEAST.search(near) or _AT_LEAST_FAR.search(near):
        return ">="
    if _OR_LESS.match(folded, unit_end, end) or _AT_MOST.search(near):
        return "<="
    if unit == "%" and not _LEVEL.search(clause):
        if _FALL_FIRST.match(clause):
            return "-"
        if _RISE_FIRST.match(clause):
            return "+"
    return "="
