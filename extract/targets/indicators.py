"""What a figure measures: the words before it where they name it, the words behind it where a verb or nothing stands before."""

from dataclasses import dataclass

import regex

from extract.fold import compile_folded
from extract.fold import fold as fold_text
from extract.reading import Reading
from extract.targets.lexicon import target_words
from extract.targets.times import AND_THEN
from extract.values import QuantityFound
from extract.values.units import units

# What is stripped from the end of an indicator is a few words.
_TAIL_REACH = 120
_SHORTEST = 5
MEASURE = compile_folded(
    r"(?:tỷ lệ|tỉ lệ|tỷ suất|tỷ trọng|tỷ số|tỉ trọng|tốc độ|mức|mật độ|độ che phủ|diện tích|sản lượng|số lượng|số|tổng|giá trị|năng suất"
    r"|doanh thu|kim ngạch|thu nhập|quy mô|cơ cấu|chỉ số|hệ số|tuổi thọ|bình quân|nhịp độ|công suất|lượng|grdp|gdp|trữ lượng|khối lượng"
    r"|dân số|chiều dài|phát thải|thứ hạng|xếp hạng|thời gian|chi phí|chi cho|thu ngân sách)(?!\p{L})"
)
# Right before a figure: what stands before it is what reaches it.
_REACH_VERB = compile_folded(
    r"(?<!\p{L})(?:đạt|là|còn|xuống|lên|chiếm|bằng|ở mức|tăng|giảm|ổn định|vượt)(?:\s(?:khoảng|từ|trên|dưới|hơn|gần|tối thiểu"
    r"|ít nhất|tối đa|không quá|không dưới|mức|bình quân|h[àằ]ng năm|thêm|dần|được|còn|vào năm \d{4}|năm \d{4}|trong khoảng|ngưỡng"
    r"|gấp))*+\s*\Z"
)
# Where the clause turns to what is aimed at: behind a comma that parts no list of nouns, or behind "với mức …".
_TURN = compile_folded(
    r",\s+(?=(?:và |đồng thời |trong đó |qua đó )?(?:phấn đấu|quyết tâm|bảo đảm|đảm bảo|nâng|đưa|tăng|giảm|kéo giảm|duy trì"
    r"|giữ vững|góp phần|nhằm|để|hướng tới|trong đó|tiến tới|đạt|hoàn thành|hình thành|thu hút|mục tiêu|tỷ lệ|tỉ lệ|tốc độ|sản lượng"
    r"|diện tích|số|tổng|giá trị|kim ngạch|thu nhập|tỷ trọng|tỷ suất|mỗi|bình quân|đáp ứng|thực hiện)(?!\p{L}))"
    r"|\s(?:với|là|để|nhằm|mục tiêu|hoàn thành mục tiêu)\s+(?=(?:mức tăng|tốc độ|tăng trưởng|tỷ lệ|tỉ lệ|tổng số|sản lượng|diện tích)"
    r"(?!\p{L}))"
)
# "… góp phần hoàn thành mục tiêu 3.000 km đường": what stands before only leads up to the aim.
_AIM = compile_folded(r"(?<!\p{L})(?:hoàn thành|thực hiện|đạt|bảo đảm|đảm bảo)(?: được)? mục tiêu\s+")
# "…, tốc độ tăng bình quân 8 - 10%/năm", "…, tăng bình quân 12%/năm": growth of what the clause has just measured.
_GROWTH = compile_folded(
    r"\s*(?:và |với )?(?P<growth>bình quân (?:mỗi|hằng|hàng) năm(?: tăng| giảm)?|(?:mỗi|hằng|hàng) năm (?:tăng|giảm)"
    r"|(?:tốc độ|mức|tỷ lệ|nhịp độ) (?:tăng|giảm|phát triển)(?: trưởng)?(?: (?:bình quân|trung bình|hằng năm|hàng năm))*+"
    r"|(?:tăng|giảm)(?: (?:bình quân|trung bình|hằng năm|hàng năm|mỗi năm))++)"
    r"(?:\s*(?:trong )?(?:giai đoạn|thời kỳ) (?:này|đó|\d{4}\s*-\s*\d{4}))?[\s,:]*+(?:đạt|là|khoảng|trên|từ|ít nhất|tối thiểu|[\s,])*+\Z"
)
# ", giảm 5% so với …", ", tăng gấp 2 lần", ", còn dưới 3 ngày": a further thing said of what the clause has just measured.
_SAME = compile_folded(
    r"\s*(?:(?:và|tương ứng|tương đương|tăng|giảm|còn|đạt|lên|xuống|bằng|gấp|vượt|khoảng|trên|dưới|hơn|gần|từ|ít nhất|tối thiểu|tối đa|thêm"
    r"|không quá|phấn đấu)(?!\p{L})\s*)++\Z"
)
_LABEL = compile_folded(r"(?P<label>[^:;.]{4,120}?)\s*:\s*(?P<rest>[^:]*)\Z")
_TIME_ONLY = compile_folded(
    r"[\s,:;(]*+(?:(?:đến|vào|trong|từ|hết|cuối|giai đoạn|năm|quý [ivx\d]+|(?:19|20)\d\d|-|và|là|có|đạt|được|khoảng|trên|dưới"
    r"|ít nhất|tối thiểu)[\s,:;]*+)*+\Z"
)


@dataclass(frozen=True, slots=True)
class Indicator:
    """What is measured, and the label that heads it in its sentence ("Cơ cấu kinh tế: dịch vụ 45%")."""

    words: str
    label: str | None = None
    complete: bool = True


@dataclass(frozen=True, slots=True)
class _Around:
    """The words that may tell what a figure measures: those before it, from `start`, and those behind it, up to `end`."""

    start: int
    end: int


def stretch(fold: str, start: int, end: int, quantities: list[QuantityFound], index: int) -> tuple[int, int]:
    """The words for one figure: the clause [start, end) cut at what parts it from its neighbours."""
    for place in range(index, 0, -1):
        cut = _parting(fold, quantities[place - 1].end, quantities[place].start)
        if cut is not None:
            start = cut[1]
            break
    for place in range(index, len(quantities) - 1):
        cut = _parting(fold, quantities[place].end, quantities[place + 1].start)
        if cut is not None:
            end = cut[0]
            break
    return start, end


def _parting(fold: str, start: int, end: int) -> tuple[int, int] | None:
    """What parts two figures: the last comma between them, or an "và" behind which a time begins."""
    comma = fold.rfind(",", start, end)
    if comma > 0:
        return comma, comma + 1
    joined = AND_THEN.search(fold, start, end)
    return joined.span() if joined is not None else None


def indicator_of(
    reading: Reading, span: tuple[int, int], quantities: list[QuantityFound], index: int, before: Indicator | None
) -> Indicator:
    """What the figure `quantities[index]` with the words at `span` measures; `before` is what the one before it did.

    `complete` is False where the figure has no words of its own and another's must serve.
    """
    text, fold = reading.text, reading.fold
    quantity = quantities[index]
    around = _around(fold, span, quantities, index)
    label = before.label if before is not None else None
    start = around.start
    growth = _GROWTH.match(fold[start : quantity.start]) if before is not None else None
    if before is not None and growth is not None:
        return Indicator(
            f"{_words(text, start + growth.start('growth'), start + growth.end('growth'))} {before.words}", label
        )
    behind = _behind(reading, quantity, around.end)
    named = _LABEL.fullmatch(fold[start : quantity.start])
    if named is not None:
        heading = _words(text, start + named.start("label"), start + named.end("label"))
        if _TIME_ONLY.fullmatch(named["rest"]) is None:
            # "Cơ cấu kinh tế: dịch vụ 45%": the label heads each figure behind it.
            label, start = heading, start + named.start("rest")
        elif behind is not None and not _counts(quantity):
            return Indicator(behind, heading)
    own = _own(reading, start, quantity)
    if own is None:
        alone = behind is None or len(behind) <= len(quantity.unit) + 2
        if before is not None and alone and _SAME.match(fold[start : quantity.start]):
            return Indicator(before.words, label, before.complete)
        if behind is not None:
            return Indicator(behind, label)
        return Indicator(_words(text, *span), label, complete=False)
    words = _closed(_words(text, *own))
    if behind is None or _reaches(fold, own, quantity):
        return Indicator(words, label)
    return Indicator(f"{words} {behind}" if _counts(quantity) or " " in words else behind, label)


def _around(fold: str, span: tuple[int, int], quantities: list[QuantityFound], index: int) -> _Around:
    quantity = quantities[index]
    start, end = span
    if index > 0:
        joined = fold.rfind(" và ", max(start, quantities[index - 1].unit_end), quantity.start)
        start = joined + len(" và ") if joined > 0 else max(start, quantities[index - 1].end)
    if index + 1 < len(quantities):
        following = quantities[index + 1].start
        joined = fold.rfind(" và ", quantity.unit_end, min(end, following))
        end = joined if joined > 0 else min(end, following)
    return _Around(start, end)


def _own(reading: Reading, start: int, quantity: QuantityFound) -> tuple[int, int] | None:
    """The words before a figure that are of it alone, without what leads up to it."""
    fold, words = reading.fold, target_words()
    for turn in _TURN.finditer(fold, start, quantity.start):
        if quantity.start - turn.end() >= _SHORTEST:
            start = turn.end()
    for aim in _AIM.finditer(fold, start, quantity.start):
        start = aim.end()
    span = _strip(fold, start, quantity.start, words.front, words.back)
    return span if span is not None and span[1] - span[0] >= _SHORTEST else None


def _behind(reading: Reading, quantity: QuantityFound, end: int) -> str | None:
    """The words behind a figure; with its unit, where that is a noun."""
    words = target_words()
    noun = _counts(quantity) and not _is_measure(quantity.unit)
    span = _strip(reading.fold, quantity.unit_start if noun else quantity.end, end, words.front, words.back)
    if span is not None and any(map(str.isalpha, reading.fold[quantity.end : span[1]])):
        found = _words(reading.text, *span).rstrip(" .,;)")
        # "100% số hộ" is a share of the households, "4% trở lên số hộ" is too, but said of their number.
        return found if "trở" in reading.fold[quantity.end : span[0]] else found.removeprefix("số ")
    return quantity.unit if noun else None


def _is_measure(unit: str) -> bool:
    """Whether a unit measures (ha, tấn, đồng) rather than names what is counted."""
    return units().measures.match(fold_text(unit)) is not None


def _reaches(fold: str, own: tuple[int, int], quantity: QuantityFound) -> bool:
    """Whether the words before a figure are what reaches it, and not a verb whose object stands behind."""
    if quantity.comparator in ("+", "-"):
        return True
    if _REACH_VERB.search(fold, max(own[0], quantity.start - 60), quantity.start) is not None:
        return True
    return MEASURE.match(fold, *own) is not None


def _counts(quantity: QuantityFound) -> bool:
    """Whether the unit is a noun that is itself a part of what is measured."""
    return "%" not in quantity.unit and "‰" not in quantity.unit


def _words(text: str, start: int, end: int) -> str:
    return " ".join(text[start:end].split())


_OPEN_BRACKET = compile_folded(r"\s*\((?:tương đương|tương ứng|khoảng|tức|bằng|ước)*[\s:]*\Z")


def _closed(words: str) -> str:
    """Words without a bracket that opens only for another figure: "diện tích rừng (tương đương"."""
    opening = _OPEN_BRACKET.search(fold_text(words))
    return words[: opening.start()] if opening is not None else words


def _strip(
    fold: str, start: int, end: int, front: "regex.Pattern[str]", back: "regex.Pattern[str]"
) -> tuple[int, int] | None:
    if end <= start:
        return None
    found = front.match(fold, start, end)
    if found is not None:
        start = found.end()
    tail = back.search(fold, max(start, end - _TAIL_REACH), end)
    if tail is not None:
        end = tail.start()
        if fold.startswith(")", end) and fold.count("(", start, end) > fold.count(")", start, end):
            end += 1
    return (start, end) if any(map(str.isalpha, fold[start:end])) else None
