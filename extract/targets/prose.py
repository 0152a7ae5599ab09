"""Targets in running text: each figure with a unit that a clause under the objectives means to reach."""

from dataclasses import dataclass

import regex

from extract.clauses import sentences
from extract.fold import compile_folded
from extract.frame import Part
from extract.outline.model import Leaf, LeafKind
from extract.outline.topics import Topic
from extract.patterns import compile_pattern
from extract.reading import Reading
from extract.targets.lexicon import target_words
from extract.targets.times import TimeFinder
from extract.tasks.actions import opens_with_figure
from extract.values import QuantityFound, find_quantities_in
from schemas import Target

_STRUCTURED = {Part.BODY, Part.PLAN, Part.ANNEX}
_OBJECTIVES = {Topic.TARGETS, Topic.GOAL}
_NEVER = {Topic.CONTEXT, Topic.VIEWPOINT, Topic.RULES, Topic.SCOPE, Topic.PURPOSE}
_SEMICOLON = compile_pattern(r";\s*+|\n")
# "… đạt các mục tiêu chủ yếu sau: 90 % …": what the sentence goes on with is meant to be reached.
_ANNOUNCED = compile_folded(
    r"(?<!\p{L})(?<!chương trình )(?:mục tiêu|chỉ tiêu)(?!\s+(?:chung|tổng quát|quốc gia))(?!\p{L})[^.;:\d]{0,60}:\s*(?=\S)"
)
_LABEL = compile_pattern(r"[^.;:]{6,80}:\s*\Z")
# What is stripped from the end of an indicator is a few words.
_TAIL_REACH = 120
_BASELINE = compile_pattern(r"(?<!\p{L})từ\s*\Z")


@dataclass(frozen=True, slots=True)
class Clause:
    """A stretch that says one thing in the sentence from `sentence` on, and whether it stands under the objectives."""

    leaf: Leaf
    sentence: int
    start: int
    end: int
    objective: bool


def find_prose_targets(reading: Reading, times: TimeFinder) -> list[Target]:
    """Every target stated in the items and paragraphs of a document."""
    found: list[Target] = []
    for leaf in reading.outline.leaves:
        if leaf.kind in (LeafKind.ROW, LeafKind.HEAD_ROW) or leaf.part not in _STRUCTURED or leaf.topic in _NEVER:
            continue
        objective = leaf.topic in _OBJECTIVES or opens_with_figure(reading.fold, leaf.body_start, leaf.body_end)
        words = reading.fold[leaf.body_start : leaf.body_end]
        if "một" not in words and not any(digit in words for digit in "0123456789"):
            continue
        stated = -1
        for clause in _clauses(reading, leaf, objective):
            # "Đến năm 2030 phấn đấu …; …; …": what a sentence goes on to list is meant like its beginning.
            targets = _targets(reading, clause, times, stated == clause.sentence)
            if targets:
                stated = clause.sentence
            found.extend(targets)
    return found


def _clauses(reading: Reading, leaf: Leaf, objective: bool) -> list[Clause]:
    clauses = []
    for start, end in sentences(reading.text, leaf.body_start, leaf.body_end):
        position = start
        announced = _ANNOUNCED.search(reading.fold, start, end) if not objective else None
        if announced is not None:
            clauses.append(Clause(leaf, start, start, announced.start(), False))
            position = announced.end()
        for cut in [*_SEMICOLON.finditer(reading.text, position, end), None]:
            stop = cut.start() if cut else end
            if stop > position:
                clauses.append(Clause(leaf, start, position, stop, objective or announced is not None))
            position = cut.end() if cut else end
    return clauses


def _targets(reading: Reading, clause: Clause, times: TimeFinder, goes_on: bool) -> list[Target]:
    fold = reading.fold
    quantities = [
        q
        for q in find_quantities_in(fold, reading.text, clause.start, clause.end)
        if _counts(fold, q, clause) and not _is_year(reading.text, q)
    ]
    if not quantities:
        return []
    if not clause.objective and not goes_on and not _is_stated(reading, clause, quantities[0], times):
        return []
    found: list[Target] = []
    baseline: QuantityFound | None = None
    for index, quantity in enumerate(quantities):
        following = quantities[index + 1] if index + 1 < len(quantities) else None
        if following is not None and _is_baseline(fold, quantity, following):
            baseline = quantity
            continue
        if _is_qualifier(fold, quantities, index) or _is_condition(fold, clause, quantity):
            continue
        value = quantity.value
        if value is None:
            continue
        by = times.of(clause.leaf, clause.start, clause.end, quantity.start)
        start, end = _stretch(reading, clause, quantities, index)
        found.append(
            Target(
                indicator=_indicator(reading, clause, quantities, index, found),
                value=value, value_max=quantity.value_max, unit=quantity.unit, comparator=quantity.comparator,
                by=by, baseline=baseline.value if baseline is not None else None, approximate=quantity.approximate,
                evidence=reading.evidence(start, end), rule="target.objective" if clause.objective else "target.stated",
                confidence=0.9 if clause.objective else 0.6,
            )
        )  # fmt: skip
        baseline = None
    return found


def _is_stated(reading: Reading, clause: Clause, first: QuantityFound, times: TimeFinder) -> bool:
    """Whether a clause outside the objectives states a target all the same.

    Either it says by when and speaks of reaching something, or it is a label with a count ("Trạm lắp mới: 58 trạm") below a
    heading that says when.
    """
    words = target_words()
    if not any(above.part in _STRUCTURED for above in reading.outline.ancestors(clause.leaf)):
        return False
    if clause.leaf.topic is Topic.BUDGET and words.money.search(reading.fold, first.unit_start, first.unit_end):
        return False
    if times.in_clause(clause.leaf, clause.start, clause.end) is not None:
        return words.strong.search(reading.fold, clause.start, first.start) is not None
    label = _LABEL.search(reading.fold[clause.start : first.start])
    if label is None or words.size.search(label.group()) is not None or clause.leaf.topic is Topic.BUDGET:
        return False
    return times.above(clause.leaf) is not None


def _counts(fold: str, quantity: QuantityFound, clause: Clause) -> bool:
    """Whether a quantity can be a target at all: it has a unit that is neither a time nor a part of the text."""
    words = target_words()
    if quantity.value is None or not quantity.unit:
        return False
    unit = fold[quantity.unit_start : quantity.unit_end]
    if words.not_counted.match(fold, quantity.unit_start, clause.end):
        return False
    before = fold[max(clause.start, quantity.start - 24) : quantity.start]
    if unit in words.time_units:
        return unit in ("giờ", "phút", "lần") and ("trong " in before or "còn " in before or "xuống " in before)
    past = words.past.search(fold, max(clause.start, quantity.start - 60), quantity.start)
    return past is None


def _is_year(text: str, quantity: QuantityFound) -> bool:
    """ "Quyết định 12/QĐ-BNV 2024 Bộ Nội vụ": a year before a name, no count."""
    return quantity.value in range(1945, 2101) and text[quantity.unit_start].isupper()


def _is_baseline(fold: str, quantity: QuantityFound, following: QuantityFound) -> bool:
    """ "giảm từ 23 ca … xuống 18 ca": the first figure is where it starts from."""
    if _BASELINE.search(fold, max(0, quantity.start - 12), quantity.start) is None:
        return False
    between = fold[quantity.end : following.start]
    return any(word in between for word in ("xuống", "lên", "còn")) and len(between) < 60


# "60 doanh nghiệp có doanh thu đạt 20 triệu USD", "100% hồ chứa có dung tích trên 500.000 m3": which ones are counted.
_QUALIFIER = compile_folded(
    r"(?<!\p{L})(?:có|với|từ|đạt)(?: mức)? (?:doanh thu|dung tích|diện tích|công suất|quy mô|chiều dài|thu nhập|dân số|vốn"
    r"|tổng mức đầu tư|trọng tải|độ tuổi|tuổi)(?!\p{L})[^,;.]{0,60}\Z"
)
_PER_ONE = compile_folded(r"(?:trên|mỗi|một|cho)\s*\Z")


def _is_qualifier(fold: str, quantities: list[QuantityFound], index: int) -> bool:
    """Whether a figure only says which ones another counts, or of how much another is ("trên 01 ha … đạt 350 triệu đồng")."""
    quantity = quantities[index]
    if quantity.value == 1 and index + 1 < len(quantities):
        return _PER_ONE.search(fold, max(0, quantity.start - 6), quantity.start) is not None
    if not index or not quantities[index - 1].unit:
        return False
    between = fold[quantities[index - 1].end : quantity.start]
    return "," not in between and _QUALIFIER.search(between) is not None


_CASE = compile_folded(r"\s*(?:đối với|trường hợp|nếu|khi|riêng)(?!\p{L})")
_EACH = compile_folded(
    r"(?:(?:giá trị|quy mô|diện tích|mức|doanh thu|công suất|thời gian) (?:của )?(?:mỗi|từng|một)|tần suất)(?!\p{L})"
)


def _is_condition(fold: str, clause: Clause, quantity: QuantityFound) -> bool:
    """ "Đối với nơi có tỷ lệ dưới 30 % có thể …", "giá trị mỗi dự án từ 1 tỷ đồng": a case or a measure of each, no aim."""
    comma = max(fold.rfind(", ", clause.start, quantity.start), clause.start)
    if _EACH.search(fold, comma, quantity.start) is not None:
        return True
    return _CASE.match(fold, clause.start, clause.end) is not None and "có thể" in fold[quantity.end : clause.end]


def _stretch(reading: Reading, clause: Clause, quantities: list[QuantityFound], index: int) -> tuple[int, int]:
    """The words for one figure: the clause cut at the commas that part it from its neighbours."""
    fold = reading.fold
    start, end = clause.start, clause.end
    if index > 0:
        comma = fold.rfind(",", quantities[index - 1].end, quantities[index].start)
        if comma > 0:
            start = comma + 1
    if index + 1 < len(quantities):
        comma = fold.rfind(",", quantities[index].end, quantities[index + 1].start)
        if comma > 0:
            end = comma
    return start, end


# "…, tốc độ tăng bình quân 8 - 10%/năm": growth of what the clause has just measured.
_GROWTH = compile_folded(
    r"\s*(?:và |với )?(?P<growth>bình quân (?:mỗi|hằng|hàng) năm(?: tăng| giảm)?|(?:mỗi|hằng|hàng) năm (?:tăng|giảm)|"
    r"(?:tốc độ|mức|tỷ lệ|nhịp độ) (?:tăng|giảm|phát triển)(?: trưởng)?"
    r"(?: (?:bình quân|trung bình|hằng năm|hàng năm))*+)"
    r"[\s,:]*+(?:đạt|là|khoảng|trên|từ|ít nhất|tối thiểu|[\s,])*+\Z"
)


def _indicator(
    reading: Reading, clause: Clause, quantities: list[QuantityFound], index: int, found: list[Target]
) -> str:
    """What is measured: the words before the figure, or behind it where the clause opens with it."""
    text, fold, words = reading.text, reading.fold, target_words()
    quantity = quantities[index]
    start, end = _stretch(reading, clause, quantities, index)
    if index > 0:
        joined = fold.rfind(" và ", max(start, quantities[index - 1].unit_end), quantity.start)
        start = joined + len(" và ") if joined > 0 else start
    growth = _GROWTH.match(fold[start : quantity.start]) if found else None
    if growth is not None:
        return f"{text[start + growth.start('growth') : start + growth.end('growth')]} {found[-1].indicator}"
    before = _strip(fold, start, quantity.start, words.front, words.back)
    after = _strip(
        fold, quantity.unit_start if "%" not in quantity.unit else quantity.end, end, words.front, words.back
    )
    if before is not None and before[1] - before[0] >= 8:
        return " ".join(text[slice(*before)].split())
    if after is not None and after[1] > quantity.end:
        return " ".join(text[slice(*after)].split())
    if found and found[-1].unit == quantity.unit:
        return found[-1].indicator
    return " ".join(text[start:end].split())


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
    return (start, end) if any(map(str.isalpha, fold[start:end])) else None
