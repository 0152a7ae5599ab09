"""Targets in running text: each figure with a unit that a clause under the objectives means to reach."""

from dataclasses import dataclass
from decimal import Decimal

from extract.clauses import sentences
from extract.fold import compile_folded
from extract.frame import Part
from extract.outline.model import Leaf, LeafKind
from extract.outline.topics import Topic
from extract.patterns import compile_pattern
from extract.reading import Reading
from extract.requests import is_requested
from extract.targets.confirmed import confirmed
from extract.targets.exclusions import (
    is_baseline,
    is_condition,
    is_qualifier,
    is_told_of_the_past,
    may_be_aimed_at,
)
from extract.targets.indicators import MEASURE, Indicator, indicator_of, stretch
from extract.targets.lexicon import target_words
from extract.targets.times import TimeFinder
from extract.tasks.actions import opens_with_figure
from extract.values import QuantityFound, find_quantities_in
from schemas import Kind, Target, Warning

_STRUCTURED = {Part.BODY, Part.PLAN, Part.ANNEX}
_OBJECTIVES = {Topic.TARGETS, Topic.GOAL}
_NEVER = {Topic.CONTEXT, Topic.VIEWPOINT, Topic.RULES, Topic.SCOPE}
_SEMICOLON = compile_pattern(r";\s*+|\n")
# "… đạt các mục tiêu chủ yếu sau: 90 % …": what the sentence goes on with is meant to be reached.
_ANNOUNCED = compile_folded(
    r"(?<!\p{L})(?<!chương trình )(?:mục tiêu|chỉ tiêu)(?!\s+(?:chung|tổng quát|quốc gia))(?!\p{L})[^.;:\d]{0,60}:\s*(?=\S)"
)
_LABEL = compile_pattern(r"[^.;:]{6,200}:\s*\Z")
_SHARE_OF_MONEY = compile_folded(
    r"\s*(?:tổng )?(?:chi |số )?(?:ngân sách|kinh phí|dự toán|vốn điều lệ|chi phí|mức đầu tư|tổng mức đầu tư)(?!\p{L})"
)
# What a news item tells of the plan itself ("Theo đề án này, …", "Cụ thể, …"), and the parts of a figure that it has told.
_OF_THE_PLAN = compile_folded(
    r"\s*(?:theo (?:đó|(?:kế hoạch|đề án|chương trình|chiến lược|quyết định|nghị quyết|phương án)"
    r"(?:\s(?:này|trên|được duyệt))?)|cụ thể)\s*,"
    r"|\s*(?:kế hoạch|đề án|chương trình|chiến lược|quyết định|nghị quyết|phương án)(?:\s(?:này|trên|thực hiện))?"
    r"\s(?:cũng\s)?(?:nêu rõ|nêu|đặt ra|đề ra|xác định|quy định|chỉ rõ)(?!\p{L})"
)
_PRICE = compile_folded(r"(?<!\p{L})(?:giá|phí|lãi suất|phạt)(?! trị)(?!\p{L})")
_SINCE = compile_folded(r"[^,.;]{0,30}?so với (?:tháng|quý|kỳ|cùng kỳ|bình quân|năm)")
_IN_PARTS = compile_folded(r"\s*trong đó(?!\p{L})")
# "Hằng năm, số vụ … tăng trên 3%; …": what the sentence opens with is of all that it lists.
_YEARLY = compile_folded(r"\s*(?:phấn đấu )?(?:h[àằ]ng năm|mỗi năm)(?!\p{L})")
# "… hoàn thành 5.000 km vào năm 2030": so many are there then; a share that is done ("hoàn thành 80%") is progress of work.
_COMPLETED = compile_folded(r"(?<!\p{L})hoàn thành(?: trên| ít nhất| tối thiểu| khoảng| từ)?\s\Z")
_GROUP_LENGTH = 200


@dataclass(frozen=True, slots=True)
class Clause:
    """A stretch that says one thing in the sentence from `sentence` on, and whether it stands under the objectives."""

    leaf: Leaf
    sentence: int
    start: int
    end: int
    objective: bool


@dataclass(frozen=True, slots=True)
class _Told:
    """What a sentence has told so far: where it begins, the rule, the value, the unit and the indicator of its last figure."""

    sentence: int
    rule: str
    value: Decimal
    unit: str
    indicator: Indicator


def find_prose_targets(reading: Reading, times: TimeFinder) -> tuple[list[Target], list[Warning]]:
    """Every target stated in the items and paragraphs of a document, and a warning for each aim whose figure has two readings."""
    found: list[Target] = []
    warnings: list[Warning] = []
    horizon: str | None = None
    for leaf in reading.outline.leaves:
        if leaf.kind in (LeafKind.ROW, LeafKind.HEAD_ROW) or leaf.part not in _STRUCTURED or leaf.topic in _NEVER:
            continue
        words = reading.fold[leaf.body_start : leaf.body_end]
        if "một" not in words and not any(digit in words for digit in "0123456789"):
            continue
        reader = _Leaf(reading, leaf, times, horizon)
        targets = reader.targets()
        warnings += map(_unread, reader.unread)
        if reading.frame.kind is Kind.NEWS:
            # What a news item goes on to tell of the time that a target was for, or of a later one, is meant as well.
            horizon = horizon or min((target.by for target in targets if target.by is not None), default=None)
        found.extend(targets)
    return found, warnings


def _unread(quantity: QuantityFound) -> Warning:
    readings = " or ".join(f"{reading:f}" for reading in quantity.readings)
    return Warning(
        code="figure.unread", start=quantity.start, end=quantity.end,
        message=f"a figure among the objectives cannot be read for certain and was left out: {quantity.text} (perhaps {readings})",
    )  # fmt: skip


class _Leaf:
    """The targets of one item or paragraph."""

    def __init__(self, reading: Reading, leaf: Leaf, times: TimeFinder, horizon: str | None) -> None:
        self._reading = reading
        self._fold = reading.fold
        self._leaf = leaf
        self._times = times
        self._horizon = horizon
        self._told: _Told | None = None
        self.unread: list[QuantityFound] = []

    def targets(self) -> list[Target]:
        leaf = self._leaf
        objective = leaf.topic in _OBJECTIVES or opens_with_figure(self._fold, leaf.body_start, leaf.body_end)
        found: list[Target] = []
        for clause in self._clauses(objective):
            found.extend(self._of_clause(clause))
        return found

    def _clauses(self, objective: bool) -> list[Clause]:
        leaf, clauses = self._leaf, []
        for start, end in sentences(self._reading.text, leaf.body_start, leaf.body_end):
            position = start
            announced = _ANNOUNCED.search(self._fold, start, end) if not objective else None
            if announced is not None:
                clauses.append(Clause(leaf, start, start, announced.start(), False))
                position = announced.end()
            for cut in [*_SEMICOLON.finditer(self._reading.text, position, end), None]:
                stop = cut.start() if cut else end
                if stop > position:
                    clauses.append(Clause(leaf, start, position, stop, objective or announced is not None))
                position = cut.end() if cut else end
        return clauses

    def _of_clause(self, clause: Clause) -> list[Target]:
        quantities = self._aims(clause)
        # "Đến năm 2030 phấn đấu …; …; …": what a sentence goes on to list is meant like its beginning.
        goes_on = self._told is not None and self._told.sentence == clause.sentence
        rule = "target.objective" if clause.objective else "target.stated"
        if goes_on and self._told is not None and self._told.rule == "target.told":
            rule = self._told.rule
        if not clause.objective and not goes_on:
            while (
                quantities and not self._is_stated(clause, quantities[0]) and not self._is_told(clause, quantities[0])
            ):
                quantities = quantities[1:]
            if quantities and not self._is_stated(clause, quantities[0]):
                rule = "target.told"
                quantities = [each for each in quantities if _SINCE.match(self._fold, each.end) is None]
        before = self._told if goes_on else None
        found: list[Target] = []
        lacking: list[int] = []
        baselines = self._baselines(clause, quantities)
        quantities = [quantity for quantity in quantities if quantity not in baselines]
        for index, quantity in enumerate(quantities):
            by = self._times.of(clause.leaf, clause.start, clause.end, quantity.start)
            if self._is_past(by):
                continue
            start, end = stretch(self._fold, clause.start, clause.end, quantities, index)
            indicator = indicator_of(
                self._reading, (start, end), quantities, index, before.indicator if before is not None else None
            )
            if not indicator.complete and before is not None and before.unit == quantity.unit:
                indicator = before.indicator
            if not indicator.complete and (measured := self._measured_above()) is not None:
                indicator = Indicator(measured, indicator.label)
            if not indicator.complete:
                lacking.append(len(found))
            found.append(self._target(clause, quantity, by, (start, end), indicator, baselines, rule))
            assert quantity.value is not None
            before = _Told(clause.sentence, rule, quantity.value, quantity.unit, indicator)
        self._told = before if found else self._told
        return _with_what_follows(found, lacking)

    def _target(
        self, clause: Clause, quantity: QuantityFound, by: str | None, span: tuple[int, int], indicator: Indicator,
        baselines: dict[QuantityFound, QuantityFound | None], rule: str,
    ) -> Target:  # fmt: skip
        assert quantity.value is not None
        baseline: Decimal | None = next(
            (start.value for start, end in baselines.items() if end is not None and end == quantity), None
        )
        area = target_words().area.search(self._fold, *span)
        yearly = (
            quantity.unit == "%" and quantity.comparator in ("+", "-") and _YEARLY.match(self._fold, clause.sentence)
        )
        return Target(
            indicator=indicator.words, value=quantity.value, value_max=quantity.value_max, unit="%/năm" if yearly else quantity.unit,
            comparator=quantity.comparator, by=by, baseline=baseline, group=indicator.label or self._heading(),
            scope=self._reading.text[slice(*area.span())] if area is not None else None, approximate=quantity.approximate,
            evidence=self._reading.evidence(*span), rule=rule,
        )  # fmt: skip

    def _aims(self, clause: Clause) -> list[QuantityFound]:
        """The quantities of a clause that can be aims, without those that only qualify another."""
        fold, text = self._fold, self._reading.text
        every = find_quantities_in(fold, text, clause.start, clause.end)
        if self._told is not None and _IN_PARTS.match(fold, clause.start, clause.end) is not None:
            every = confirmed(every, self._told.value, self._told.unit)
        if clause.objective:
            self.unread += [quantity for quantity in every if quantity.value is None and quantity.readings]
        return [
            quantity
            for index, quantity in enumerate(every)
            if may_be_aimed_at(fold, text, quantity, clause.start, clause.end)
            and not is_qualifier(fold, every, index)
            and not is_condition(fold, quantity, clause.start, clause.end)
        ]

    def _baselines(self, clause: Clause, quantities: list[QuantityFound]) -> dict[QuantityFound, QuantityFound | None]:
        """The figures that others start from, each with the one that does."""
        found: dict[QuantityFound, QuantityFound | None] = {}
        for index, quantity in enumerate(quantities):
            previous = quantities[index - 1] if index else None
            following = quantities[index + 1] if index + 1 < len(quantities) else None
            if following is not None and is_baseline(self._fold, quantity, following):
                found[quantity] = following
            elif is_told_of_the_past(self._fold, quantity, previous) and self._is_past(
                self._times.in_clause(clause.leaf, previous.end if previous else clause.start, quantity.start)
            ):
                found[quantity] = previous
        return found

    def _is_past(self, by: str | None) -> bool:
        """Whether a time lies before the document's own year: what is told of it is no aim."""
        issued = self._reading.issued_year()
        return by is not None and issued is not None and by[:4] < issued

    def _heading(self) -> str | None:
        """The words of the nearest heading over the item."""
        for above in self._reading.outline.ancestors(self._leaf):
            words = self._reading.words(above).strip(" .:;")
            return " ".join(words.split()) if words and len(words) <= _GROUP_LENGTH else None
        return None

    def _measured_above(self) -> str | None:
        """What the line over the item measures ("Tỷ lệ hộ nghèo:" over "+ Năm 2025: 3%"), where it is no section's heading."""
        above = next(self._reading.outline.ancestors(self._leaf), None)
        if (
            above is None
            or above.part not in _STRUCTURED
            or not self._fold[above.body_start : above.body_end].rstrip().endswith(":")
        ):
            return None
        measures = MEASURE.match(self._fold, above.body_start, above.body_end) is not None
        return self._heading() if measures else None

    def _is_stated(self, clause: Clause, quantity: QuantityFound) -> bool:
        """Whether a clause outside the objectives states a target all the same.

        It says by when and speaks of reaching something; or it says that so much is to be made sure of ("phấn đấu 12 xã …",
        "bảo đảm 100% cán bộ …"); or it is a label with a count ("Trạm lắp mới: 58 trạm") below a heading that says when.
        """
        words, leaf = target_words(), clause.leaf
        governed = any(above.part in _STRUCTURED for above in self._reading.outline.ancestors(leaf))
        if not governed and self._reading.frame.kind is not Kind.NEWS:
            return False
        money = words.money.search(self._fold, quantity.unit_start, quantity.unit_end) is not None
        if is_requested(self._reading, leaf) or (
            not money and _SHARE_OF_MONEY.match(self._fold, quantity.end, clause.end)
        ):
            return False
        if money and (leaf.topic is Topic.BUDGET or words.set_aside.search(self._fold, clause.start, quantity.start)):
            return False
        if (time := self._times.in_clause(leaf, clause.start, clause.end)) is not None:
            strong = words.strong if governed and leaf.topic is not Topic.PURPOSE else words.aimed
            if strong.search(self._fold, clause.start, quantity.start) is not None:
                return True
            if governed and "%" not in quantity.unit and _COMPLETED.search(self._fold, clause.start, quantity.start):
                return True
            return self._horizon is not None and time >= self._horizon
        if leaf.topic is Topic.PURPOSE:
            return False
        if words.assured.search(self._fold, max(clause.start, quantity.start - 60), quantity.start) is not None:
            return True
        if "/" in quantity.unit:
            return False
        label = _LABEL.search(self._fold[clause.start : quantity.start])
        if label is None or words.size.search(label.group()) is not None or leaf.topic is Topic.BUDGET:
            return False
        above = next(self._reading.outline.ancestors(leaf), None)
        if above is not None and words.set_aside.search(self._fold, above.body_start, above.body_end) is not None:
            return False  # what is handed out, place by place
        return self._times.above(leaf) is not None

    def _is_told(self, clause: Clause, quantity: QuantityFound) -> bool:
        """Whether a sentence of a news item tells a figure of the plan that it reports, in words that speak of no aim.

        It says that it tells what the plan says, and by when; or it goes on with the parts of a figure or with another measure.
        Prices, sums and comparisons with what has been are none.
        """
        if self._reading.frame.kind is not Kind.NEWS or is_requested(self._reading, clause.leaf):
            return False
        money = target_words().money.search(self._fold, quantity.unit_start, quantity.unit_end) is not None
        if (
            money
            or _PRICE.search(self._fold, clause.sentence, quantity.start)
            or _SINCE.match(self._fold, quantity.end)
        ):
            return False
        if self._times.in_clause(clause.leaf, clause.start, clause.end) is not None:
            return _OF_THE_PLAN.match(self._fold, clause.sentence) is not None
        first = self._fold[clause.sentence : clause.end].lstrip()
        opens = _IN_PARTS.match(first) is not None or MEASURE.match(first) is not None
        return self._told is not None and opens


def _with_what_follows(found: list[Target], lacking: list[int]) -> list[Target]:
    """ "năm 2023 có 60%, năm 2024 có 70% và năm 2025 có 80% hộ dân": figures without words take those of the next of their unit."""
    for place in reversed(lacking):
        following = next((target for target in found[place + 1 :] if target.unit == found[place].unit), None)
        if following is not None:
            found[place] = found[place].model_copy(update={"indicator": following.indicator})
    return found
