"""Figures that are no aim: parts of the text, lengths of time, the past, what only says which or how many of another."""

from extract.fold import compile_folded
from extract.patterns import compile_pattern
from extract.targets.lexicon import target_words
from extract.values import QuantityFound

_BASELINE = compile_folded(r"(?<!\p{L})từ\s*(?:mức\s*|khoảng\s*|trên\s*|dưới\s*)?\Z")
_IN_BRACKETS = compile_folded(
    r"\(\s*(?:(?:năm|cuối năm|hiện nay|hiện|đầu kỳ|giai đoạn|cùng kỳ|kế hoạch|thực hiện|so với)[^()%]{0,30}|(?:19|20)\d\d\s*:?\s*)\Z"
)
# "60 doanh nghiệp có doanh thu đạt 20 triệu USD", "100% hồ chứa có dung tích trên 500.000 m3": which ones are counted.
_QUALIFIER = compile_folded(
    r"(?<!\p{L})(?:có|với|từ|đạt)(?: mức)? (?:doanh thu|dung tích|diện tích|công suất|quy mô|chiều dài|thu nhập|dân số|vốn"
    r"|tổng mức đầu tư|trọng tải|độ tuổi|tuổi)(?!\p{L})[^,;.]{0,60}\Z"
)
_PER_ONE = compile_folded(r"(?:trên|mỗi|một|cho|bình quân)\s*\Z")
# Between two figures: what begins a new thing that is measured.
_BEGINS_ANEW = compile_folded(
    r"[,;:()]|(?<!\p{L})(?:và|trong đó|chiếm|tăng|giảm|lên|xuống|còn|năm \d{4}|đạt tỷ lệ|tỷ lệ|tỉ lệ|bằng|tương ứng|tương đương|phấn đấu"
    r"|gấp|mỗi (?:quý|năm|tháng|tuần)|h[àằ]ng (?:quý|năm|tháng|tuần))(?!\p{L})"
)
_RATING = compile_folded(r"sao|kv|tuổi|tầng|bit|inch|mm|chữ số|làn xe|làn|cấp|cấp độ|bậc|°c|độ c|tiêu chí|chỉ tiêu")
_AGE = compile_folded(
    r"(?<!\p{L})(?:trẻ|trẻ em|người|nam|nữ|phụ nữ|thanh niên|dân số|lao động|độ tuổi|từ|đến|dưới|trên|đủ|bé|học sinh)(?: em| đủ)?\s*\Z"
)
_LIFE = compile_folded(r"(?<!\p{L})(?:tuổi thọ|tuổi trung bình|tuổi kết hôn)(?!\p{L})")
_HEALTHY_YEARS = compile_folded(r"(?<!\p{L})(?:số năm|tuổi thọ|năm sống)(?!\p{L})")
_SHORTENED = compile_folded(
    r"(?:trong|còn|xuống|dưới|không quá|tối đa|giảm|rút ngắn)(?: khoảng| thời gian| vòng| còn| xuống| dưới)?\s\Z"
)
_MULTIPLIED = compile_folded(
    r"(?<!\p{L})(?:tăng|gấp|giảm|bằng|nhân|cao gấp|cao hơn|còn|xuống|đạt|mức)"
    r"(?: khoảng| trên| gần| hơn| ít nhất| tối thiểu| gấp| lên| từ)*\s*\Z"
)
_DIMENSION = compile_folded(r"\d\s*(?:k?m|cm|mm)?\s*[x×]\s*\Z")
_TIMES_NEXT = compile_pattern(r"\s*[x×]\s*\d")
_SCALE = compile_folded(
    r"(?:đến|ở|từ|có)?\s*(?:độ sâu|độ phân giải|độ cao|tỷ lệ bản đồ|mực nước|cao độ|bán kính|khoảng cách)[^,;]{0,20}\Z"
)
# "gồm 1 kế hoạch và 2 đề án": what something is made up of.
_MADE_UP = compile_folded(r"(?<!\p{L})(?:gồm|bao gồm|gồm có|chia thành|chia làm)(?!\p{L})[^,;.:]{0,30}\Z")
# "70% phụ nữ được tầm soát ít nhất 4 loại bệnh": what each of the share gets.
_GETS = compile_folded(r"(?<!\p{L})(?:được|có|đạt|sử dụng|tham gia|tiếp cận|áp dụng|thực hiện|biết)(?!\p{L})")
_SOME = compile_folded(r"nửa|phần|chút|loạt|số|ít|vài|mặt|bước|cách")
_CASE = compile_folded(r"\s*(?:đối với|trường hợp|nếu|khi|riêng)(?!\p{L})")
_EACH = compile_folded(
    r"(?:(?:giá trị|quy mô|diện tích|mức|doanh thu|công suất|thời gian) (?:của )?(?:mỗi|từng|một)|tần suất)(?!\p{L})"
)


# "Hiện nay, tổng số trạm là 180 trạm, trong đó có 22 trạm …": the whole sentence tells how things stand.
_NOW = compile_folded(
    r"[\s\-+*]*(?:hiện nay|hiện tại|đến nay|tính đến (?:nay|ngày|hết tháng|cuối tháng)|đến thời điểm này"
    r"|thời gian qua|những năm qua)(?!\p{L})"
)
_SENTENCE = 500
_RATES = (1_000, 10_000, 100_000)


def _tells_how_things_stand(fold: str, start: int, end: int) -> bool:
    reach = max(0, start - _SENTENCE)
    begun = max(fold.rfind("\n", reach, start), fold.rfind(". ", reach, start), reach - 1) + 1
    return _NOW.match(fold, begun, end) is not None


def may_be_aimed_at(fold: str, text: str, quantity: QuantityFound, start: int, end: int) -> bool:
    """Whether a quantity in the clause [start, end) can be a target at all: it counts or measures something to come."""
    words = target_words()
    if quantity.value is None or not quantity.unit:
        return False
    if words.not_counted.match(fold, quantity.unit_start, end) or _is_year(text, quantity):
        return False
    if _tells_how_things_stand(fold, start, end):
        return False
    if _MADE_UP.search(fold, max(start, quantity.start - 45), quantity.start) is not None:
        return False
    unit = fold[quantity.unit_start : quantity.unit_end]
    before = fold[max(start, quantity.start - 40) : quantity.start]
    if unit == "lần":
        return _MULTIPLIED.search(before) is not None
    if unit.split("/")[0].split(" ")[0] in words.time_units or unit in words.time_units:
        if unit == "năm" and _HEALTHY_YEARS.search(fold, start, quantity.start) is not None:
            return True
        return unit in ("giờ", "phút", "ngày", "ngày làm việc") and _SHORTENED.search(before) is not None
    if unit.startswith("dân") and quantity.value in _RATES and before.rstrip().endswith("trên"):
        return False  # "số bác sĩ trên một vạn dân"
    if unit == "tuổi":
        return _LIFE.search(fold, start, quantity.start) is not None and _AGE.search(before) is None
    if quantity.value == 1 and not text[quantity.start].isdigit() and _SOME.match(unit):
        return False
    if _DIMENSION.search(before) or _SCALE.search(before) or _TIMES_NEXT.match(fold, quantity.end):
        return False
    near = max(start, quantity.start - 60)
    if words.past.search(fold, near, quantity.start) is not None:
        return False
    return words.compared.search(fold, max(near, fold.rfind(", ", near, quantity.start)), quantity.start) is None


def _is_year(text: str, quantity: QuantityFound) -> bool:
    """ "Quyết định 12/QĐ-BNV 2024 Bộ Nội vụ": a year before a name, no count."""
    return quantity.value in range(1945, 2101) and text[quantity.unit_start].isupper()


def is_baseline(fold: str, quantity: QuantityFound, following: QuantityFound) -> bool:
    """ "giảm từ 23 ca … xuống 18 ca": the first figure is where it starts from."""
    if _BASELINE.search(fold, max(0, quantity.start - 20), quantity.start) is None:
        return False
    between = fold[quantity.end : following.start]
    return any(word in between for word in ("xuống", "lên", "còn", "đạt")) and len(between) < 60


def is_told_of_the_past(fold: str, quantity: QuantityFound, previous: QuantityFound | None) -> bool:
    """ "đạt 45,5% (năm 2020: 42,5%)": a figure in brackets behind another of its kind tells where it starts from."""
    if previous is None or previous.unit.lower() != quantity.unit.lower():
        return False
    return _IN_BRACKETS.search(fold, previous.end, quantity.start) is not None


def is_qualifier(fold: str, quantities: list[QuantityFound], index: int) -> bool:
    """Whether a figure only says which ones another counts, or of how much another is ("trên 01 ha … đạt 350 triệu đồng")."""
    quantity = quantities[index]
    if quantity.value == 1 and index + 1 < len(quantities):
        return _PER_ONE.search(fold, max(0, quantity.start - 11), quantity.start) is not None
    if not index or not quantities[index - 1].unit:
        return False
    between = fold[quantities[index - 1].end : quantity.start]
    if "," not in between and _QUALIFIER.search(between) is not None:
        return True
    previous = quantities[index - 1]
    if "%" in previous.unit and "%" not in quantity.unit and len(between) < 160:
        # "100% cơ quan, tổ chức sử dụng ít nhất 1 ứng dụng": commas of the list of nouns part nothing.
        nouns, _, rest = between.rpartition(",")
        if _GETS.search(rest) is not None and not _GETS.search(nouns):
            return _BEGINS_ANEW.search(nouns.replace(",", " ")) is None and _BEGINS_ANEW.search(rest) is None
    rated = _RATING.fullmatch(fold, quantity.unit_start, quantity.unit_end) is not None
    return rated and len(between) < 80 and _BEGINS_ANEW.search(between) is None


def is_condition(fold: str, quantity: QuantityFound, start: int, end: int) -> bool:
    """ "Đối với nơi có tỷ lệ dưới 30 % có thể …", "giá trị mỗi dự án từ 1 tỷ đồng": a case or a measure of each, no aim."""
    comma = max(fold.rfind(", ", start, quantity.start), start)
    if _EACH.search(fold, comma, quantity.start) is not None:
        return True
    return _CASE.match(fold, start, end) is not None and "có thể" in fold[quantity.end : end]
