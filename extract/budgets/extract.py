"""Budgets: sums of money set aside or estimated for the plan or a part of it, in prose and in cost tables."""

from bisect import bisect_left
from dataclasses import dataclass

from extract.budgets.lexicon import budget_words
from extract.budgets.parts import mismatches, with_parents
from extract.budgets.tables import find_table_budgets
from extract.budgets.totals import Stated, settle
from extract.clauses import clauses
from extract.fold import compile_folded
from extract.frame import Part
from extract.outline.model import Leaf, LeafKind
from extract.outline.numbering import Rank
from extract.outline.topics import Topic, is_money_aimed_at
from extract.patterns import compile_pattern
from extract.reading import Reading
from extract.requests import is_requested
from extract.values import MoneyFound, find_dates_in, find_money_in
from schemas import Budget, Kind, Warning

_STRUCTURED = {Part.BODY, Part.PLAN, Part.ANNEX}
_NEVER = {Topic.CONTEXT, Topic.VIEWPOINT, Topic.RULES}
_OUTCOME = {Topic.TARGETS, Topic.GOAL}
# Money is written with one of these words or signs; text without any holds none.
_PRODUCT = compile_pattern(r"[x×*]\s*\d[^=;.]{0,60}=\s*")
# What parts two sums of one sentence: "… 15 tỷ đồng, ngân sách huyện, xã 9,6 tỷ đồng và vốn xã hội hóa 18 tỷ đồng".
_BETWEEN = compile_pattern(r"[,;]\s|\s\(|\sv\u00e0\s")
# What announces the parts of a sum; in news they go on behind a semicolon or in a sentence that opens so.
_PARTS = compile_folded(r"(?<!\p{L})(?:trong đó|bao gồm|gồm|cụ thể)(?!\p{L})")
# "… (tương đương 115 triệu USD)": the same sum again.
_SAME_SUM = compile_folded(r"\s*[(,]?\s*(?:tương đương|tương ứng|khoảng|quy đổi|bằng|tức|\s)*+(?:với\s*)?")
_AND_SOURCE = compile_folded(r"\s*(?:,|;|và|,\s*và)\s*(?:các\s+)?")
_CARRIED_OVER = compile_folded(r"chuyển (?:nguồn )?sang năm (?P<year>(?:19|20)\d\d)")
_FAR = 200
_ALLOWED_PER = ("năm",)


@dataclass(frozen=True, slots=True)
class Context:
    """What the headings over a sum say: whether they speak of money, of which time, from which source."""

    of_money: bool
    year: str | None
    source: str | None


@dataclass(frozen=True, slots=True)
class _Listed:
    """The last clause that stated a sum: where its last figure ends, and whether it told parts."""

    end: int
    of_parts: bool


def find_budgets(reading: Reading) -> tuple[list[Budget], list[Warning]]:
    """Every budget of a document, in reading order, and a warning for each sum that cannot be told or that its parts do not make up."""
    prose = _Prose(reading)
    found = [*prose.run(), *find_table_budgets(reading)]
    found.sort(key=lambda stated: (stated.at, stated.budget.amount))
    settled, doubts = settle(_without_repeats(found))
    budgets = with_parents(reading, settled)
    return budgets, [*prose.unread, *doubts, *mismatches(budgets)]


def _without_repeats(found: list[Stated]) -> list[Stated]:
    """A sum stated twice in the same words is one."""
    seen: set[tuple[object, ...]] = set()
    kept = []
    for stated in found:
        budget = stated.budget
        key = (budget.amount, budget.amount_max, budget.currency, budget.evidence.start, stated.column)
        if key not in seen:
            seen.add(key)
            kept.append(stated)
    return kept


def _without_equivalents(fold: str, money: list[MoneyFound]) -> list[MoneyFound]:
    """The sums without those that only say another one in another currency: "12 tỷ đồng (tương đương 0,5 triệu USD)"."""
    kept: list[MoneyFound] = []
    for item in money:
        before = kept[-1] if kept else None
        if (
            before is not None
            and before.currency != item.currency
            and _SAME_SUM.fullmatch(fold, before.end, item.start)
        ):
            continue
        kept.append(item)
    return kept


def _unread(text: str, item: MoneyFound) -> Warning:
    """A figure whose separators make no number in any reading ("2,216,8 tỷ đồng")."""
    return Warning(
        code="amount.unreadable", message=f"the figure in {text[item.start : item.end]!r} is no number in any reading",
        start=item.start, end=item.end,
    )  # fmt: skip


_PARTS_AT_START = compile_pattern(r"(?i)\A(?:trong đó|bao gồm|gồm|cụ thể)(?: có)?[\s:,]*")
_NEARLY_AT_END = compile_pattern(r"(?i)[,\s]*(?:tương đương|ước khoảng|khoảng|dự kiến|là|với|ước|từ)\s*\Z")


class _Prose:
    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._fold = reading.fold
        self._text = reading.text
        self._contexts: dict[int, Context] = {}
        self._listed: _Listed | None = None
        self.unread: list[Warning] = []
        # News tell of prices and of what others invest: there only money that is called a plan's is one.
        self._is_news = reading.frame.kind is Kind.NEWS

    def run(self) -> list[Stated]:
        found: list[Stated] = []
        for leaf in self._reading.outline.leaves:
            if leaf.part not in _STRUCTURED or leaf.topic in _NEVER or leaf.kind in (LeafKind.ROW, LeafKind.HEAD_ROW):
                continue
            if is_requested(self._reading, leaf):
                continue
            stretch = self._fold[leaf.body_start : leaf.body_end]
            if not any(map(str.isdigit, stretch)):
                continue
            money = _without_equivalents(
                self._fold, find_money_in(self._fold, self._text, leaf.body_start, leaf.body_end)
            )
            if money:
                found.extend(self._of_leaf(leaf, money))
        return found

    def _of_leaf(self, leaf: Leaf, money: list[MoneyFound]) -> list[Stated]:
        words = budget_words()
        context = self._context(leaf.parent)
        found: list[Stated] = []
        places = [item.start for item in money]
        for start, end in clauses(self._text, leaf.body_start, leaf.body_end):
            inside = money[bisect_left(places, start) : bisect_left(places, end)]
            product = _PRODUCT.search(self._fold, start, end)
            if product is not None:
                inside = [item for item in inside if item.start >= product.end()]
            goes_on = self._goes_on(start)
            before = len(found)
            for place, item in enumerate(inside):
                about = self._fold[start : item.start]
                if item.per is not None and not item.per.startswith(_ALLOWED_PER):
                    continue
                if words.other_money.search(self._fold, max(start, item.start - 80), item.start):
                    continue
                setting_aside = words.earmarked if self._is_news else words.setting_aside
                own = goes_on or setting_aside.search(self._fold, start, item.start) is not None
                aimed_at = "vốn" not in about or is_money_aimed_at(self._fold, start, end)
                if leaf.topic in _OUTCOME and "kinh phí" not in about and aimed_at:
                    continue
                if not own and not context.of_money and leaf.topic is not Topic.BUDGET:
                    continue
                readings = item.readings if item.value is None else ()
                if item.value is None and not readings:
                    self.unread.append(_unread(self._text, item))
                    continue
                found.append(Stated(self._budget(start, end, place, context, inside), item.start, None, readings))
            if len(found) > before:
                last = inside[-1]
                self._listed = _Listed(last.end, goes_on or _PARTS.search(self._fold, start, last.start) is not None)
        return found

    def _goes_on(self, start: int) -> bool:
        """Whether a clause of a news item goes on with the parts of the sum before it: behind a semicolon, or with "Trong đó"."""
        if not self._is_news or self._listed is None or start - self._listed.end > _FAR:
            return False
        if _PARTS.match(self._fold, start) is not None:
            return True
        return self._listed.of_parts and self._fold[self._listed.end : start].rstrip().endswith(";")

    def _budget(self, start: int, end: int, place: int, context: Context, inside: list[MoneyFound]) -> Budget:
        words = budget_words()
        item = inside[place]
        amount = item.value if item.value is not None else max(item.readings)
        if place:
            cut = _BETWEEN.search(self._fold, inside[place - 1].end, item.start)
            start = cut.end() if cut is not None else start
        if place + 1 < len(inside):
            cut = _BETWEEN.search(self._fold, item.end, inside[place + 1].start)
            end = cut.start() if cut is not None else end
        joined = None
        for joined in words.joined_total.finditer(self._fold, start, item.start):
            start = joined.start("sum")
        about = (start, item.start)
        total = words.total.search(self._fold, *about) is not None and words.part.search(self._fold, *about) is None
        return Budget(
            amount=amount, amount_max=item.value_max, currency=item.currency, approximate=item.approximate,
            total=total, source=self._source(start, end) or context.source,
            year=self._year(start, end) or context.year, purpose=self._purpose(start, end, item),
            evidence=self._reading.evidence(start, end), rule="budget.prose" if item.value is not None else "budget.confirmed",
        )  # fmt: skip

    def _context(self, index: int | None) -> Context:
        if index is None:
            return Context(False, None, None)
        known = self._contexts.get(index)
        if known is None:
            leaf = self._reading.outline.leaves[index]
            above = self._context(leaf.parent)
            start, end = leaf.body_start, min(leaf.body_end, leaf.body_start + 400)
            speaks = leaf.topic is Topic.BUDGET or (
                leaf.kind is LeafKind.HEADING
                and budget_words().setting_aside.search(self._fold, start, end) is not None
            )
            dated = leaf.part in _STRUCTURED and (leaf.numbering is None or leaf.numbering.rank > Rank.ARTICLE)
            year = self._year(start, end) if dated and leaf.kind is LeafKind.HEADING else None
            known = Context(above.of_money or speaks, year or above.year, self._source(start, end) or above.source)
            self._contexts[index] = known
        return known

    def _year(self, start: int, end: int) -> str | None:
        """The year or the period that a stretch speaks of; several periods give the time from first to last."""
        years: list[str] = []
        carried = _CARRIED_OVER.search(self._fold, start, end)
        if carried is not None:
            return str(carried["year"])
        fund = self._source_place(start, end) or (end, end)
        for date in find_dates_in(self._fold, self._text, start, end):
            if fund[0] <= date.start < fund[1]:
                continue  # "nguồn dự phòng ngân sách năm 2013" is the fund of a year
            years += [part[:4] for part in (date.first, date.last) if part]
        if not years:
            return None
        first, last = min(years), max(years)
        return first if first == last else f"{first}-{last}"

    def _source(self, start: int, end: int) -> str | None:
        """Where the money comes from, or the body that pays."""
        place = self._source_place(start, end)
        if place is not None:
            return " ".join(self._text[slice(*place)].split())
        payer = budget_words().payer.search(self._fold, start, end)
        return self._text[slice(*payer.span("payer"))] if payer is not None else None

    def _source_place(self, start: int, end: int) -> tuple[int, int] | None:
        """The longest of the sources that a stretch names, those that it lists together as one."""
        longest: tuple[int, int] | None = None
        last: tuple[int, int] | None = None
        for found in budget_words().source.finditer(self._fold, start, end):
            first = found.start()
            if last is not None and _AND_SOURCE.fullmatch(self._fold, last[1], first):
                first = last[0]
            last = (first, found.end())
            if longest is None or last[1] - last[0] > longest[1] - longest[0]:
                longest = last
        return longest

    def _purpose(self, start: int, end: int, item: MoneyFound) -> str | None:
        before = self._text[start : item.start].strip(" :;,-–(=")
        before = _NEARLY_AT_END.sub("", _PARTS_AT_START.sub("", before)).strip(" :;,-(")
        if len(before) > 3:
            return " ".join(before.split())
        after = self._text[item.end : end].strip(" :;,.-–)")
        return " ".join(after.split()) or None
