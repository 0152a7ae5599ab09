"""Figures that name something instead of counting it: "Điều 5", "năm 2025", "khóa 15", "quốc lộ 1", "lần thứ 3"."""

from decimal import Decimal

from extract.fold import compile_folded, fold
from extract.values.units import units

_REACH = 40
_TIME_LIMITS = {
    fold(word): limits
    for word, limits in {
        "năm": (1900, 2100), "tháng": (1, 12), "ngày": (1, 31), "quý": (1, 4), "tuần": (1, 53), "mùng": (1, 10),
    }.items()
}  # fmt: skip
# "mỗi năm 20 lớp": the time recurs, and the figure counts.
_EVERY = ("mỗi", "hằng", "hàng", "một", "các", "nhiều", "từng")
_TELEPHONE = compile_folded(
    r"(?<!\p{L})(?:điện thoại|đ/t|đt|sđt|fax|tel|hotline|tổng đài|đường dây nóng|stk|tài khoản|mã số thuế|cccd|cmnd)"
    r"[^\p{L}\n]{0,25}\Z"
)
_TELEPHONE_WORDS = ("thoại", "đt", "đ/t", "fax", "tel", "line", "đài", "nóng", "stk", "khoản", "thuế", "cccd", "cmnd")
_GOES_ON = (", ", " và ", " hoặc ")
_LISTED = compile_folded(r"(?:\d{1,3}(?:,|\s+và|\s+hoặc)\s+)+\Z")
_OPENING = "(\"'[“"


def is_labelled(folded: str, text: str, start: int, end: int, first: int, last: int, value: Decimal | None) -> bool:
    """Whether the words before the figure at [first, last) make it the name of something.

    A level or a grade ("cấp độ 3", "hạng II", "loại 2") is a name before everything but shares and sums. A loose label ("nhóm 3",
    "dự án 7") is none where a unit of the lexicon stands behind the figure ("nhóm 3 người"), unless
    that is a name of its own ("giai đoạn 2 Cảng hàng không …").
    """
    if first <= start:
        return False
    before = folded[max(start, first - _REACH) : first]
    if "\n" in before:
        before = before[before.rindex("\n") + 1 :]
    if any(word in before for word in _TELEPHONE_WORDS) and _TELEPHONE.search(before) is not None:
        return True
    if before[-1:] in "-/" and before[-2:-1].isalpha():
        return True  # "COVID-19"
    if before.endswith(_GOES_ON) and (listed := _LISTED.search(before)) is not None:
        return _goes_on_with_names(before[: listed.start()], folded, text, last, end)
    words = before.rsplit(None, 4)[-4:]
    if not words or not (words[-1][-1].isalpha() or words[-1][-1] == "."):
        return False
    words[-1] = words[-1].lstrip(_OPENING)
    limits = _TIME_LIMITS.get(words[-1])
    if limits is not None:
        recurs = len(words) > 1 and words[-2].lstrip(_OPENING) in _EVERY
        return not recurs and value is not None and limits[0] <= value <= limits[1]
    lexicon = units()
    for count in range(min(len(words), 3), 0, -1):
        label = " ".join(words[-count:]).lstrip(_OPENING)
        if label in lexicon.labels:
            # "dành một khoản 5 tỷ đồng" sets money aside, "khoản 5" is a clause.
            return label != "khoản" or lexicon.sum_behind.match(folded, last, end) is None
        if label in lexicon.rating_labels:
            return _is_no_amount(folded, text, last, end)
        if label in lexicon.loose_labels:
            if count == 1 and label == "số" and len(words) > 1 and words[-2] in ("tổng", "dân", "con", "trong", "tăng"):
                return False
            unit = lexicon.known_behind.match(folded, last, end)
            return unit is None or text[unit.start("unit")].isupper()
    return False


def _goes_on_with_names(before: str, folded: str, text: str, last: int, end: int) -> bool:
    """Whether a list of figures that are names goes on ("mức độ 3, 4", "khoản 2 và 3"); `before` ends with their label."""
    words = before.rsplit(None, 3)[-3:]
    lexicon = units()
    labels = {" ".join(words[-count:]).lstrip(_OPENING) for count in range(1, len(words) + 1)}
    if labels.isdisjoint(lexicon.rating_labels) and labels.isdisjoint(lexicon.labels):
        return False
    return _is_no_amount(folded, text, last, end)


def _is_no_amount(folded: str, text: str, last: int, end: int) -> bool:
    """Whether the figure that ends at `last` is neither a share nor a sum."""
    return not text.startswith(("%", "‰"), last) and units().sum_behind.match(folded, last, end) is None
