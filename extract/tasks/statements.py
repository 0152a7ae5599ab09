"""Statements: whether an item's words, or a sentence of running prose, give somebody something to do."""

from collections.abc import Iterator
from dataclasses import replace

from extract.agencies import (
    AgencySpan,
    Assignment,
    bodies_at,
    doer_in_brackets,
    inline_responsibility,
    read_assignment,
    starts_with_action,
    subject_places,
)
from extract.clauses import sentences
from extract.fold import compile_folded
from extract.frame import Part
from extract.outline.model import Leaf, LeafKind
from extract.outline.numbering import Rank
from extract.outline.topics import Topic
from extract.patterns import compile_pattern
from extract.reading import Reading
from extract.tasks.actions import (
    admonishes,
    after_lead_in,
    cites_first,
    describes,
    is_formula,
    is_note,
    is_quota,
    is_sum,
    is_told,
    names_project,
    obliges,
    opens_with_figure,
    points_elsewhere,
    speaks_of_funds,
    speaks_of_trouble,
    starts_as_no_task,
)
from extract.tasks.draft import Draft
from extract.tasks.inherit import Inheritance, Inherited
from extract.tasks.lines import STRUCTURED, add_line
from extract.tasks.times import Calendar, time_in_prose
from extract.values import find_money_in
from schemas import Kind

NEVER = frozenset({Topic.CONTEXT, Topic.VIEWPOINT, Topic.PURPOSE, Topic.SCOPE, Topic.GOAL, Topic.TARGETS, Topic.RULES})
WORKING = (Topic.TASKS, Topic.ORGANISATION)
_OWN_TIME = compile_folded(r"(?:cuối|đầu|giữa|h[àằ]ng|mỗi|trước|sau|trong) (?:năm|quý|tháng|kỳ|ngày|tuần)[^,.;]{0,30},")
TO_COME = compile_folded(r"(?:trong )?thời gian (?:tới|sắp tới)(?!\p{L})")
_ORDERS = compile_folded(r"(?:tiếp tục |đồng ý )?(?:giao|yêu cầu|đề nghị|phân công)\s")
_ASKS = compile_folded(r"(?:yêu cầu|đề nghị)\s")
_PARAGRAPHS = 3
_ANSWERS = compile_folded(
    r"chịu trách nhiệm\s[^.;]{0,90}?về (?:tính |sự |độ )?(?:chính xác|đầy đủ|trung thực|hợp pháp|các thông tin|thông tin|số liệu)(?!\p{L})"
)
_SEMICOLON = compile_pattern(r";\s+")

_IN_CHARGE = compile_folded(r"chủ trì|chủ công|đầu mối|làm đầu mối|là cơ quan chủ trì|là đơn vị chủ trì")


class Statements:
    """Reads the statements of one document; what the headings over an item say of it is inherited."""

    def __init__(self, reading: Reading, inheritance: Inheritance, calendar: Calendar) -> None:
        self._reading = reading
        self._fold = reading.fold
        self._text = reading.text
        self._inheritance = inheritance
        self._calendar = calendar
        self._acting_lists: dict[tuple[int, bool], bool] = {}

    def of(self, leaf: Leaf, *, following: Draft | None = None) -> Iterator[Draft]:
        """The tasks that an item or a paragraph states; `following` is the task of the item right above it, if any."""
        above = self._inheritance.of(leaf)
        for start, end in self.stretches(leaf):
            draft = self._statement(leaf, start, end, above)
            if draft is None:
                continue
            if following is not None and draft.rule != "task.assigned" and not _OWN_TIME.match(self._fold, start, end):
                continue  # a paragraph below an item goes on with it, unless it names a doer or a time of its own
            yield draft

    def stretches(self, leaf: Leaf) -> list[tuple[int, int]]:
        """What of an item or a paragraph may be a task each: an item as a whole, of running prose what one doer is given."""
        if leaf.topic is Topic.CONTEXT:
            return self._with_own_lead(self._to_come(leaf))
        if leaf.numbering is not None:
            return [(self._past_accounts(leaf.body_start, leaf.body_end), leaf.body_end)]
        return self._with_own_lead(sentences_and_clauses(self._fold, self._text, leaf.body_start, leaf.body_end))

    def _past_accounts(self, start: int, end: int) -> int:
        """Where the words begin once a first sentence is passed over that only says who answers for the truth of what was reported,
        if another one gives its doer an action."""
        if self._fold.find("chịu trách nhiệm", start, end) < 0:
            return start
        told = sentences(self._text, start, end)
        if len(told) < 2 or _ANSWERS.search(self._fold, *told[0]) is None:
            return start
        first, second = (read_assignment(self._fold, self._text, *span) for span in told[:2])
        return told[1][0] if first.marker == "chịu trách nhiệm" and second.lead else start

    def _to_come(self, leaf: Leaf) -> list[tuple[int, int]]:
        """The sentences of a paragraph about how things stand that turn to what is to be done: from "Thời gian tới, …" on."""
        told = sentences(self._text, leaf.body_start, leaf.body_end)
        turn = next((place for place, span in enumerate(told) if TO_COME.match(self._fold, *span) is not None), None)
        if turn is None or not read_assignment(self._fold, self._text, *told[turn]).lead:
            return []
        return told[turn:]

    def governing(self, leaf: Leaf, end: int) -> Draft | None:
        """The task of an item whose list below, up to `end`, gives none of its own ("Triển khai các dự án, gồm: - Dự án 1: …")."""
        fold, first, last = self._fold, leaf.body_start, leaf.body_end
        if leaf.topic not in WORKING or is_formula(fold, first, last) or cites_first(fold, first, last):
            return None
        assignment = read_assignment(fold, self._text, first, last)
        if not assignment.lead and not self.acts(first, last):
            return None
        above = self._inheritance.of(leaf)
        window = time_in_prose(self._calendar, fold, self._text, first, last)
        own = (window.start or above.start, window.end or above.end, window.recurrence)
        partners = assignment.partners or (above.partners if not assignment.lead else ())
        return Draft(
            first, end, first, last, assignment.lead or above.lead, partners, own, None, leaf.parent, leaf, "task.governing"
        )  # fmt: skip

    def _with_own_lead(self, spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
        """In running prose a sentence that names its own doer begins a task; the others go on with it."""
        joined: list[tuple[int, int]] = []
        for start, end in spans:
            if joined and not read_assignment(self._fold, self._text, start, end).lead:
                joined[-1] = (joined[-1][0], end)
            else:
                joined.append((start, end))
        return joined

    def _statement(self, leaf: Leaf, start: int, end: int, above: Inherited) -> Draft | None:
        if self.is_none(leaf, start, end) or (leaf.numbering is None and not self._below_a_heading(leaf)):
            return None
        inline = inline_responsibility(self._fold, self._text, start, end)
        whole = end
        end = inline[0] if inline is not None else end
        assignment = read_assignment(self._fold, self._text, start, end)
        if not assignment.lead and not above.lead:
            assignment = self._charged_behind(start, end) or assignment
        rule = self._judge(leaf, start, end, assignment, above)
        if rule is None:
            return None
        if assignment.lead:
            assignment = replace(assignment, lead=(*assignment.lead, *self._ordered_behind(start, end)))
        window = time_in_prose(self._calendar, self._fold, self._text, start, end)
        own = (window.start, window.end, window.recurrence)
        if own[0] is None and own[1] is None:
            own = (above.start, above.end, own[2])
        lead = assignment.lead or above.lead or doer_in_brackets(self._fold, self._text, start, end)
        if above.lead and not above.ordered and _ASKS.match(self._fold, start, end) is not None:
            lead = above.lead  # who asks others is the body that the heading names
        partners = assignment.partners or (above.partners if not assignment.lead else ())
        if above.joins and above.lead and assignment.lead and assignment.lead[0].start == start:
            lead, partners = above.lead, (*assignment.lead, *assignment.partners)
        draft = Draft(
            start, whole, start, end, lead, partners, own, None, leaf.parent, leaf, rule
        )  # fmt: skip
        if inline is not None:
            add_line(self._reading, self._calendar, inline[1], draft)
        return draft

    def _charged_behind(self, start: int, end: int) -> Assignment | None:
        """Whom a later sentence of the item puts in charge: "Lắp đặt cảm biến … . Giao Sở A chủ trì, phối hợp với Sở B."."""
        for first, last in sentences(self._text, start, end)[1:]:
            found = read_assignment(self._fold, self._text, first, last)
            ordered = _ORDERS.match(self._fold, first, last) is not None
            if found.lead and found.marker is not None and (ordered or _IN_CHARGE.match(found.marker) is not None):
                return found
        return None

    def _ordered_behind(self, start: int, end: int) -> tuple[AgencySpan, ...]:
        """Whom later sentences of an item order to act as well: "Giao Sở A rà soát … . Yêu cầu chủ đầu tư hoàn thành …"."""
        later = sentences(self._text, start, end)[1:]
        return tuple(
            span
            for first, last in later
            if _ORDERS.match(self._fold, first, last) is not None
            for span in read_assignment(self._fold, self._text, first, last).lead
        )

    def is_none(self, leaf: Leaf, start: int, end: int) -> bool:
        """Whether words are no task whoever they name: a note, a formula, a figure, a citation, what the article of a law says."""
        fold, text = self._fold, self._text
        return (
            end - start < 11
            or text[end - 1] in ":?"
            or is_note(text, start, end)
            or is_formula(fold, start, end)
            or is_told(fold, start, end)
            or opens_with_figure(fold, start, end)
            or is_quota(fold, start, end)
            or _UNIT_LINE.match(fold, start, end) is not None
            or admonishes(fold, start, end)
            or self._names_who_has_it(start, end)
            or cites_first(fold, start, end)
            or points_elsewhere(fold, start, end)
            or (text.startswith("./.", end - 3) and speaks_of_trouble(fold, start, end))
            or self._is_quoted_law(leaf)
        )

    def _names_who_has_it(self, start: int, end: int) -> bool:
        """Whether a line says whose a project is, and nothing of what he does ("Chủ dự án: Cục A")."""
        label = _OWNER.match(self._fold, start, end)
        if label is None:
            return False
        named, stop = bodies_at(self._fold, self._text, label.end(), end)
        alone = bool(named) and not self._text[stop:end].strip(" .;")
        return alone or not starts_with_action(self._fold, label.end(), end)

    def _is_object(self, leaf: Leaf) -> bool:
        """Whether the item is one of the objects of the sentence over its list."""
        if leaf.parent is None or leaf.kind is not LeafKind.ITEM:
            return False
        return self.names_objects(self._reading.outline.leaves[leaf.parent])

    def names_objects(self, leaf: Leaf) -> bool:
        """Whether the sentence gives an action whose objects are listed below it: "Nghiên cứu các nền tảng, như:"."""
        opens = _SUCH_AS.search(self._fold, max(leaf.body_start, leaf.body_end - 20), leaf.body_end) is not None
        return opens and self.acts(leaf.body_start, leaf.body_end)

    def heads_a_step(self, leaf: Leaf, following: Leaf) -> bool:
        """Whether an item only names a step, and the paragraph below it says who does what: "Bước 2: Kiểm tra nhà ở."."""
        if _STEP.match(self._fold, leaf.body_start, leaf.body_end) is None or following.kind is not LeafKind.PARAGRAPH:
            return False
        return bool(read_assignment(self._fold, self._text, following.body_start, following.body_end).lead)

    def _judge(self, leaf: Leaf, start: int, end: int, assignment: Assignment, above: Inherited) -> str | None:
        """The rule by which the words are a task; None where they are none."""
        fold = self._fold
        verb = self.acts(start, end)
        working = leaf.topic in WORKING
        if assignment.lead and (working or assignment.marker is not None or leaf.topic is not Topic.BUDGET):
            rule = "task.assigned"
        elif (describes(fold, start, end) and not verb) or names_project(fold, leaf.start, start, end):
            return None
        elif verb or assignment.partners:
            rule = "task.action"
        elif working and not starts_as_no_task(fold, start, end) and obliges(fold, start, end):
            rule = "task.obliged"
        elif (
            working
            and not starts_as_no_task(fold, start, end)
            and (self._is_among_actions(leaf) or self._is_of_somebody(leaf, above))
        ):
            rule = "task.listed"
        else:
            return None
        unsaid = rule == "task.obliged" or (rule == "task.listed" and not self._is_among_actions(leaf))
        if is_sum(fold, start, end) or (unsaid and self._is_object(leaf)):
            return None
        if leaf.topic is Topic.SCOPE and (
            not assignment.lead or leaf.kind is not LeafKind.ITEM or _SCOPE_LABEL.match(fold, start, end)
        ):
            return None
        if leaf.part is Part.BODY and not assignment.lead and not above.lead and leaf.topic is None:
            return None
        funds = leaf.topic is Topic.BUDGET and not assignment.lead
        if funds and (not verb or speaks_of_funds(fold, start, end) or find_money_in(fold, self._text, start, end)):
            return None
        return rule

    def acts(self, start: int, end: int) -> bool:
        """Whether the words open with an action, be it behind a label or an opening phrase: "Khi có lũ, bố trí …"."""
        fold = self._fold
        return starts_with_action(fold, start, end) or any(
            starts_with_action(fold, after_lead_in(fold, place, end), end) for place in subject_places(fold, start, end)
        )

    def _is_among_actions(self, leaf: Leaf) -> bool:
        """Whether most items of the list that this one stands in open with an action: no lexicon of verbs is ever complete."""
        is_item = leaf.kind is LeafKind.ITEM and leaf.numbering is not None
        if leaf.parent is None or not (is_item or leaf.kind is LeafKind.PARAGRAPH):
            return False
        if not is_item and self._text[leaf.body_end - 1] not in ".;":
            return False
        known = self._acting_lists.get((leaf.parent, is_item))
        if known is None:
            below = list(self._reading.outline.below(leaf.parent))
            fellows = [other for other in below if other.kind is leaf.kind and (other.numbering is None) is not is_item]
            # Paragraphs are a list only where nothing else stands beside them.
            is_list = len(fellows) > 1 if is_item else len(fellows) == len(below) >= _PARAGRAPHS
            acting = sum(self.acts(other.body_start, other.body_end) for other in fellows) if is_list else 0
            known = self._acting_lists[leaf.parent, is_item] = is_list and 2 * acting >= len(fellows)
        return known

    def _is_of_somebody(self, leaf: Leaf, above: Inherited) -> bool:
        """Whether the item stands below the name of a body that has its part in the implementation."""
        return leaf.topic is Topic.ORGANISATION and leaf.kind is LeafKind.ITEM and bool(above.lead)

    def _is_quoted_law(self, leaf: Leaf) -> bool:
        """Whether a news item quotes the article of a law here, or lists what one says ("… tại Điều 3 Thông tư … như sau:")."""
        return self._reading.frame.kind is Kind.NEWS and any(
            (above.numbering is not None and above.numbering.rank == Rank.ARTICLE)
            or (
                self._text[above.body_end - 1] == ":"
                and _QUOTES_LAW.search(self._fold, above.body_start, above.body_end) is not None
            )
            for above in self._reading.outline.ancestors(leaf)
        )

    def _below_a_heading(self, leaf: Leaf) -> bool:
        """Whether a heading of the plan's own text stands over the leaf: what precedes the first one is preamble."""
        return any(above.part in STRUCTURED for above in self._reading.outline.ancestors(leaf))


_QUOTES_LAW = compile_folded(r"điều\s\d{1,3}\s[^:]{0,60}?(?:bộ luật|luật|pháp lệnh|nghị định|thông tư)(?!\p{L})")
# "Đơn vị: triệu đồng": the unit of a table below.
_UNIT_LINE = compile_folded(
    r"đơn vị(?: tính)?\s*:\s*(?:1\.000\s*|nghìn |ngàn |triệu |tỷ |tỉ )?(?:đồng|đ|%|ha|tấn|m2|người|usd)(?!\p{L})"
)
_OWNER = compile_folded(
    r"(?:cơ quan )?chủ quản[^:.;]{0,30}:\s|chủ (?:dự án|đầu tư)(?: dự án)?\s?:\s|(?:cơ quan|nhà|đơn vị) tài trợ[^:.;]{0,20}:\s"
)
_STEP = compile_folded(r"bước (?:\d{1,2}|thứ \p{L}{2,5})\s*[:.]")
_SUCH_AS = compile_folded(r"(?<!\p{L})(?:như|gồm)(?: có| các)?\s*:\Z")
# "Phạm vi: …", "Đối tượng thụ hưởng: …": whom the plan is for, not what they do.
_SCOPE_LABEL = compile_folded(r"(?:phạm vi|đối tượng|địa bàn)[^:.;]{0,40}:")
_WITH = compile_folded(r"phối hợp(?: chặt chẽ)?(?: với)?\s+(?=\S)")


def _lists_partners(folded: str, text: str, start: int, semicolon: int, end: int) -> bool:
    """Whether a semicolon stands within the list of those with whom something is done: "phối hợp với Sở A; Sở B; … làm …"."""
    return any(
        bodies_at(folded, text, found.end(), end)[1] > semicolon for found in _WITH.finditer(folded, start, semicolon)
    )


def sentences_and_clauses(folded: str, text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The sentences of running prose, cut again behind semicolons that part no list of bodies."""
    cut: list[tuple[int, int]] = []
    for first, last in sentences(text, start, end):
        place = first
        for semicolon in _SEMICOLON.finditer(text, first, last):
            if _lists_partners(folded, text, place, semicolon.start(), last):
                continue
            cut.append((place, semicolon.start() + 1))
            place = semicolon.end()
        cut.append((place, last))
    return cut
