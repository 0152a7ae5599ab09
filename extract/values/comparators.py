"""How the words around a number bound it or make it a change: "ít nhất", "không quá", "từ … trở lên", "tăng thêm", "giảm"."""

from extract.fold import compile_folded, fold
from schemas import Comparator

_TIME_BETWEEN = r"(?:vào |đến |trong |của )?(?:năm \d{4}|cuối năm|h[àằ]ng năm|mỗi năm|mỗi quý|mỗi tháng)"
_FILLER = (
    rf"(?:\s{{1,3}}(?:là|đạt|khoảng|có|được|từ|mức|ở mức|thêm|bình quân|trung bình|còn|{_TIME_BETWEEN}))*+\s{{0,3}}\Z"
)
# "không quá 5" and "không dưới 5" turn the bound round.
_BOUND = compile_folded(
    r"(?P<most>tối đa|không (?:được )?(?:quá|vượt quá|vượt|lớn hơn|cao hơn|nhiều hơn|hơn|trên)|chưa (?:đến|tới|quá)|nhiều nhất|≤|<=)"
    + _FILLER
    + r"|(?P<least>ít nhất|tối thiểu|không (?:được )?(?:dưới|ít hơn|thấp hơn|nhỏ hơn|kém)|≥|>=)"
    + _FILLER
    + r"|(?<!\p{L})(?P<below>dưới|thấp hơn|ít hơn|nhỏ hơn|<)"
    + _FILLER
    + r"|(?<!\p{L})(?P<above>trên|hơn|vượt|vượt quá|vượt mức|lớn hơn|cao hơn|>)"
    + _FILLER
)
# "trong nhóm 30 tỉnh đứng đầu", "thuộc tốp 10": one of the first so many.
_AMONG_FIRST = compile_folded(r"(?:(?<!\p{L})(?:trong|thuộc|vào|và)|[,;])(?: các)?\s+(?:nhóm|tốp|số)(?: các)?\s*\Z")
_LEAST_FAR = compile_folded(r"(?:ít nhất|tối thiểu)\s[^,;.]{0,40}?(?:đạt|là)\s*\Z")
_MOST_FAR = compile_folded(r"(?:không quá|tối đa)\s[^,;.\d]{0,25}?(?:là)\s*\Z")
_FROM = compile_folded(r"(?<!\p{L})từ\s{1,3}\Z")
_UPWARDS = compile_folded(r"(?:\s[\p{L}]+){0,6}?\s*trở lên(?!\p{L})")
_DOWNWARDS = compile_folded(r"(?:\s[\p{L}]+){0,6}?\s*trở xuống(?!\p{L})")
_UPWARDS_NEXT = compile_folded(r"\s*(?:%|\p{L}+)?\s*trở lên(?!\p{L})")
_DOWNWARDS_NEXT = compile_folded(r"\s*(?:%|\p{L}+)?\s*trở xuống(?!\p{L})")
_CHANGE_FILLER = (
    r"(?:\s{1,3}(?:bình quân|trung bình|khoảng|gần|từ|ít nhất|tối thiểu|tối đa|trên|hơn|không quá|không dưới|h[àằ]ng năm|mỗi năm|năm"
    r"|thêm|được|thành|đạt|dần))*+\s{0,3}\Z"
)
_CHANGE = compile_folded(
    r"(?<!\p{L})(?:(?P<up>tăng thêm|bổ sung thêm|tăng|thêm|nâng thêm)|(?P<down>giảm thêm|cắt giảm|giảm bớt|giảm|bớt))"
    + _CHANGE_FILLER
)
_LEVEL_BETWEEN = compile_folded(r"(?<!\p{L})(?:đạt|là)(?!\p{L})")
_LEVEL = compile_folded(r"(?<!\p{L})(?:đạt|lên|xuống|còn|là|ở mức|bằng|có)(?!\p{L})")
_OPENING = r"\s*(?:(?:phấn đấu|đến năm \d{4}|năm \d{4}|h[àằ]ng năm|mục tiêu|bảo đảm|đảm bảo|góp phần)\s?,?:?\s?){0,4}+"
_CHANGE_FIRST = compile_folded(
    _OPENING + r"(?:(?P<up>tăng(?! trưởng| cường| tốc))|(?P<down>giảm|kéo giảm|cắt giảm))(?!\p{L})"
)
_RANKED = compile_folded(r"(?<!\p{L})(?:(?P<up>nâng|tăng|cải thiện|thăng)|(?P<down>giảm|tụt))(?!\p{L})")
_APPROXIMATE = compile_folded(
    r"(?<!\p{L})(?:khoảng|gần|xấp xỉ|ước|ước tính|ước đạt|ước khoảng|dự kiến|vào khoảng|chừng|tầm|~)"
    r"(?:\s{1,3}(?:đạt|là|khoảng|từ|có|tăng|giảm))*+\s{0,3}\Z"
)
_FALL = compile_folded(r"(?<!\p{L})(?:giảm|kéo giảm|hạ)(?!\p{L})")
_WITHIN = compile_folded(r"(?<!\p{L})trong(?: vòng| thời hạn| thời gian| khoảng)?(?:\s{1,3}(?:là|khoảng))*+\s{0,3}\Z")
_TIME_WORDS = tuple(map(fold, ("giờ", "phút", "giây", "ngày", "tuần", "tháng", "quý", "năm")))


def bound_before(near: str) -> Comparator | None:
    """The bound that the words right before a number set; `near` is the fold up to the number."""
    if _AMONG_FIRST.search(near) is not None:
        return "<="
    found = _BOUND.search(near)
    if found is not None:
        return "<=" if found["most"] or found["below"] else ">="
    if _LEAST_FAR.search(near) is not None:
        return ">="
    return "<=" if _MOST_FAR.search(near) is not None else None


def bound_after(folded: str, position: int, end: int, near: str) -> Comparator | None:
    """The bound that "trở lên" or "trở xuống" sets behind a number, from it on or right behind its unit."""
    behind = folded[position : min(end, position + 60)]
    if "trở" not in behind:
        return None
    opened = _FROM.search(near) is not None
    if (_UPWARDS if opened else _UPWARDS_NEXT).match(behind):
        return ">="
    return "<=" if (_DOWNWARDS if opened else _DOWNWARDS_NEXT).match(behind) else None


def change_before(near: str) -> Comparator | None:
    """`+` or `-` where the words right before a number say by how much something rises or falls ("tăng thêm ít nhất")."""
    found = _CHANGE.search(near)
    if found is None or _LEVEL_BETWEEN.search(found.group()) is not None:
        return None
    return "+" if found["up"] else "-"


def change_of_clause(clause: str) -> Comparator | None:
    """`+` or `-` where a clause opens with a rise or a fall and reaches no level ("Giảm … xuống" is a level)."""
    found = _CHANGE_FIRST.match(clause)
    if found is None or _LEVEL.search(clause) is not None:
        return None
    return "+" if found["up"] else "-"


def change_of_rank(clause: str) -> Comparator | None:
    """`+` or `-` where a clause moves something by so many ranks ("nâng thứ hạng lên 10 bậc")."""
    found = _RANKED.search(clause)
    if found is None:
        return None
    return "+" if found["up"] else "-"


def direction(near: str) -> Comparator:
    """Whether a rate falls or, as nothing says so, rises."""
    return "-" if _FALL.search(near) is not None else "+"


def is_approximate(near: str) -> bool:
    """Whether the words right before a number say that it is about right."""
    return _APPROXIMATE.search(near) is not None


def is_time_limit(near: str, unit: str) -> bool:
    """ "trong 24 giờ": a time within which something is done is an upper bound."""
    return fold(unit.split(" ")[0]) in _TIME_WORDS and _WITHIN.search(near) is not None
