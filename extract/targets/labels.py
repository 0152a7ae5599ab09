"""What the words of a row or of a column's heading say of its figures: unit, bound, place."""

from dataclasses import dataclass

from extract.fold import compile_folded
from extract.fold import fold as fold_text
from extract.patterns import compile_pattern
from extract.values.comparators import bound_before
from extract.values.units import units
from schemas import Comparator

_BRACKET = compile_pattern(r"\(([^()]{1,30})\)")
_COUNT = compile_folded(r"(?:tổng )?(?:số lượng|số)\s+(?P<noun>[^\d(]{1,40}?)\s*(?:năm \d{4}.*)?$")
_RATIO = compile_folded(r"(?:tỷ lệ|tỉ lệ)\s+(?P<unit>\S+/[^()]{1,30}?)\s*(?:năm \d{4}.*)?$")
# "Công suất 2030 Tấn WO3/năm": a rate that a sub-heading of its own says, perhaps of a substance by its formula.
_RATE_LAST = compile_pattern(
    r"(?<!\S)(?P<unit>(?P<measure>\p{L}+[²³\d]?)(?:\s\p{Lu}[\p{Lu}\d]{1,5})?\s?/\s?(?:năm|ngày|tháng|giờ|vụ|ha|người))\s*\Z"
)
_UNIT_IN_BRACKETS = compile_folded(r"\((?:đvt\s*:?\s*|đơn vị(?: tính)?\s*:?\s*)?(?P<unit>[^()]{1,30})\)")
_NUMBER_OF = compile_folded(r"(?:tổng )?(?:số lượng|số)(?= )")
_SERIAL = compile_pattern(r"\A\s*(?:[-–+*•]|\(?(?:[a-zđ]|\d{1,2}(?:\.\d{1,2}){0,3})[.)])\s+")
_PLACE = compile_pattern(
    r"(?:\b(?i:xã|phường|thị trấn|huyện|quận|thị xã|thành phố|tp\.?|tỉnh|đặc khu|vùng|khu vực|thôn|bản|ấp)\s+)\p{Lu}[\p{L}\d' .-]{0,40}\Z"
)
_TIMES = compile_folded(
    r"(?:của (?:chương trình|kế hoạch|đề án|chiến lược|nghị quyết|tỉnh|thành phố|huyện|xã)|(?<=mục tiêu )(?:chung|cụ thể|tổng quát)"
    r"|kế hoạch|kh|chỉ tiêu|mục tiêu|phấn đấu|dự kiến|thực hiện|giao|lộ trình|phân kỳ|giai đoạn|thời kỳ|đến|hết|năm|trong|các"
    r"|quý [ivx\d]+|(?:19|20)\d\d|đvt|đơn vị tính)(?!\p{L})|[\s\-:.,/]"
)
_INNER_PERIOD = compile_pattern(r"\s+(?:19|20)\d\d\s*-\s*(?:19|20)\d\d\s+")
_CHANGE = compile_folded(r"(?:mức |tỷ lệ |tốc độ )?(?P<down>giảm)(?!\p{L})")


@dataclass(frozen=True, slots=True)
class Label:
    """The words of a row: as written, without serial mark, the unit said for it, the bound, the place that it names.

    `is_part`: a dash or the like makes it a part of the row above it.
    """

    written: str
    words: str
    unit: str | None
    comparator: Comparator | None
    place: str | None
    is_part: bool = False


def read_label(written: str, unit: str) -> Label:
    """Read the words of a row beside its unit cell (empty where there is none)."""
    words = _SERIAL.sub("", written).strip(" .;:")
    folded = fold_text(words)
    unit = unit or _unit_in(words, folded)
    comparator = bound_before(folded + " ")
    if comparator is None and _CHANGE.match(folded) and unit.startswith("%"):
        comparator = "-"
    return Label(written, words, unit or None, comparator, place_of(words))


def _unit_in(words: str, folded: str) -> str:
    """The unit that a row's own words say: in brackets ("Tuổi thọ (tuổi)"), or as what is counted ("Số doanh nghiệp lớn …")."""
    for found in _UNIT_IN_BRACKETS.finditer(folded):
        whole = units().quantity.fullmatch(f" {found['unit'].strip()}")
        if whole is not None and whole["unknown"] is None:
            return words[slice(*found.span("unit"))].strip()
    counted = _NUMBER_OF.match(folded)
    noun = units().quantity.match(folded, counted.end()) if counted is not None else None
    if noun is None or noun["noun"] is None or noun.start("noun") != noun.start("unit"):
        return ""
    return words[slice(*noun.span("unit"))]


def place_of(words: str) -> str | None:
    """The place that a heading or a row names with its last words ("Diện tích theo đơn vị hành chính Xã Tân Lập")."""
    found = _PLACE.search(words.rstrip(" .:;"))
    return found.group() if found is not None else None


def heading_words(heading: str) -> str:
    """What a column's heading says beside the time that it is for and its unit: "Kế hoạch 2026 Lượng (Tấn)" -> "Lượng"."""
    words: str = _INNER_PERIOD.sub(" ", _BRACKET.sub(" ", heading))
    folded = fold_text(words)
    start = 0
    while (found := _TIMES.match(folded, start)) is not None:
        start = found.end()
    return words[start:].strip(" .,:;-")


def measured(heading: str) -> str | None:
    """The unit that a column's heading says: in brackets, as a rate in its last words, by "số …", by "tỷ lệ …/…"."""
    bracket = _BRACKET.search(heading)
    if bracket is not None and not bracket[1].strip().isdigit():
        return "".join(bracket[1].split()) if len(bracket[1].strip()) <= 4 else bracket[1].strip()
    folded = fold_text(heading)
    rate = _RATE_LAST.search(heading)
    if rate is not None and units().measures.fullmatch(folded, *rate.span("measure")) is not None:
        return heading[slice(*rate.span("unit"))]
    ratio = _RATIO.search(folded)
    if ratio is not None:
        return heading[slice(*ratio.span("unit"))].strip()
    if "tỷ lệ" in folded or "%" in folded:
        return "%"
    count = _COUNT.search(folded)
    return heading[slice(*count.span("noun"))].strip() if count is not None else None
