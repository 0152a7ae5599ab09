"""Tasks: the lowest items under tasks, solutions, implementation and in annex tables that state an action."""

from collections.abc import Iterable, Iterator

from extract.agencies import NOWHERE, AgencySpan, Where, agency_of
from extract.outline.model import Leaf, LeafKind
from extract.outline.numbering import BULLETS, Rank
from extract.outline.topics import Topic
from extract.reading import Reading
from extract.tables import TableView
from extract.tasks.actions import opens_with_figure
from extract.tasks.beneficiaries import beneficiaries_in
from extract.tasks.draft import Draft
from extract.tasks.duties import Duties
from extract.tasks.inherit import Inheritance, Inherited
from extract.tasks.lines import STRUCTURED, add_line, read_lines
from extract.tasks.prose import ProseTask, enumerated_tasks
from extract.tasks.rows import RowTask, continued, is_task_table, read_rows
from extract.tasks.statements import NEVER, TO_COME, Statements
from extract.tasks.times import Calendar
from extract.tasks.told import directed_tasks, told_tasks
from schemas import Agency, Kind, Task

# Items that one line of responsibility can close; a run of more has lost its headings.
_LONGEST_RUN = 300
# A shorter line that opens a list is a heading ("Tổ chức thực hiện:").
_SHORTEST_OPENING = 40
_IN_PROSE = ("task.assigned", "task.action")
_NO_CALENDAR = Calendar()
_COUNTED = range(Rank.NUMBER, Rank.LABEL)
# One paragraph below a bullet may still go on with it.
_BESIDE = 2


def find_tasks(reading: Reading, calendar: Calendar = _NO_CALENDAR, where: Where = NOWHERE) -> list[Task]:
    """Every task of a plan, in reading order."""
    return [_task(reading, draft, where) for draft in _drafts(reading, calendar)]


def find_orders(reading: Reading, calendar: Calendar = _NO_CALENDAR, where: Where = NOWHERE) -> list[Task]:
    """The tasks of a document that carries no plan (a notice of conclusions, minutes, a decision on one matter): those that name
    somebody to do them, and those under a heading of tasks."""
    return [
        _task(reading, draft, where)
        for draft in _drafts(reading, calendar)
        if draft.lead or draft.leaf.topic is Topic.TASKS
    ]


def find_directions(reading: Reading, calendar: Calendar = _NO_CALENDAR, where: Where = NOWHERE) -> list[Task]:
    """What a news item that reports no decision gives somebody by name, or tells that a body has directed others to do.

    What is said at a meeting ("Chủ tịch … đề nghị …") is nobody's task yet, nor is what it explains as everybody's.
    """
    listed = [
        draft
        for draft in _Finder(reading, calendar, NEVER).run()
        if draft.lead and draft.leaf.kind is not LeafKind.PARAGRAPH
    ]
    directed = _beside(listed, directed_tasks(reading, calendar))
    return [_task(reading, draft, where) for draft in sorted([*listed, *directed], key=lambda draft: draft.start)]


def find_duties(reading: Reading, calendar: Calendar = _NO_CALENDAR, where: Where = NOWHERE) -> list[Task]:
    """What a regulation gives somebody to do (see `Duties`)."""
    duties = Duties(reading)
    return [_task(reading, draft, where) for draft in _drafts(reading, calendar, _NEVER_DUTIES) if duties.has(draft)]


_NEVER_DUTIES = NEVER - {Topic.RULES}
# A statement with a doer of its own goes on for longer than this behind the doer's name.
_SHORTEST_DEED = 40


def _drafts(reading: Reading, calendar: Calendar, never: frozenset[Topic] = NEVER) -> list[Draft]:
    drafts = list(_Finder(reading, calendar, never).run())
    if reading.frame.kind is Kind.NEWS:
        drafts += map(_enumerated, enumerated_tasks(reading))
        told = _beside(
            [draft for draft in drafts if draft.leaf.kind is not LeafKind.PARAGRAPH or draft.rule not in _IN_PROSE],
            told_tasks(reading, calendar),
        )
        drafts = sorted([*_beside(told, drafts), *told], key=lambda draft: draft.start)
    return drafts


def _beside(drafts: list[Draft], told: Iterable[Draft]) -> list[Draft]:
    """What prose tells beside the tasks already found in it."""
    return [draft for draft in told if not any(draft.start < other.end and other.start < draft.end for other in drafts)]


def _enumerated(task: ProseTask) -> Draft:
    return Draft(
        task.start, task.end, task.start, task.end, task.lead, task.partners, (task.begins, task.ends, None),
        None, None, task.leaf, "task.enumerated",
    )  # fmt: skip


class _Finder:
    def __init__(self, reading: Reading, calendar: Calendar, never: frozenset[Topic]) -> None:
        self._reading = reading
        self._fold = reading.fold
        self._text = reading.text
        self._calendar = calendar
        self._never = never
        self._inheritance = Inheritance(reading, calendar.whole)
        self._statements = Statements(reading, self._inheritance, calendar)
        self._lines = read_lines(reading)
        self._last_table: TableView | None = None

    def run(self) -> list[Draft]:
        drafts: list[Draft] = []
        run_start = 0
        closed = False
        tables_done: set[int] = set()
        above: Draft | None = None
        for leaf in self._reading.outline.leaves:
            if leaf.part not in STRUCTURED:
                continue
            if leaf.index in self._lines.responsible:
                self._attach(leaf, drafts, run_start)
                closed = True
                continue
            described, described_by = leaf.index in self._lines.described, leaf.index in self._lines.descriptions
            if leaf.kind is LeafKind.HEADING and not described and not described_by:
                run_start, closed, above = len(drafts), False, None
                continue
            before = len(drafts)
            if leaf.kind in (LeafKind.ROW, LeafKind.HEAD_ROW):
                above = None
                if leaf.block not in tables_done:
                    tables_done.add(leaf.block)
                    drafts.extend(self._table(leaf))
            elif described:
                drafts.extend(self._described_task(leaf))
            elif not described_by and self._is_searched(leaf):
                drafts.extend(self._stated(leaf, above))
            if leaf.kind is LeafKind.ITEM and leaf.numbering is not None:
                above = drafts[-1] if len(drafts) > before else None
            if closed and len(drafts) > before:
                run_start, closed = before, False
        alone = list(self._governing_alone(drafts))
        return sorted([*drafts, *alone], key=lambda draft: draft.start) if alone else drafts

    def _governing_alone(self, drafts: list[Draft]) -> Iterator[Draft]:
        """The tasks of items that open a list in which there is none."""
        outline = self._reading.outline
        with_tasks = {draft.leaf.index for draft in drafts}
        for draft in drafts:
            with_tasks.update(above.index for above in outline.ancestors(draft.leaf))
        for leaf in outline.leaves:
            if leaf.index in with_tasks or leaf.index in outline.childless or leaf.part not in STRUCTURED:
                continue
            if leaf.index in self._lines.responsible or not self._opens_a_list(leaf):
                continue
            below = list(outline.below(leaf.index))
            if any(opens_with_figure(self._fold, each.body_start, each.body_end) for each in below):
                continue  # what it announces are aims
            found = self._statements.governing(leaf, max(each.body_end for each in below)) if below else None
            if found is not None:
                yield found

    def _opens_a_list(self, leaf: Leaf) -> bool:
        """Whether an item or a sentence announces what stands below it, or is a small point of a list with remarks below it."""
        opens = self._text[leaf.body_end - 1] == ":" and leaf.body_end - leaf.body_start >= _SHORTEST_OPENING
        if leaf.numbering is None:
            return (opens and leaf.kind is LeafKind.HEADING) or self._statements.names_objects(leaf)
        small = leaf.numbering.rank >= Rank.LETTER
        return small or (opens and leaf.numbering.rank >= Rank.NUMBER) or self._statements.names_objects(leaf)

    def _stated(self, leaf: Leaf, above: Draft | None) -> Iterator[Draft]:
        """The tasks that an item states; one that governs others states one only as a sentence with a doer of its own."""
        leaves = self._reading.outline.leaves
        if leaf.index + 1 < len(leaves) and self._statements.heads_a_step(leaf, leaves[leaf.index + 1]):
            return
        governs = self._governs_items(leaf)
        if governs and (leaf.kind is not LeafKind.ITEM or self._text[leaf.body_end - 1] != "."):
            return
        goes_on = leaf.numbering is None and above is not None and not self._is_lone_bullet(above.leaf)
        for draft in self._statements.of(leaf, following=above if goes_on else None):
            if not governs or (draft.rule == "task.assigned" and draft.end - draft.lead[-1].end > _SHORTEST_DEED):
                yield draft

    def _is_lone_bullet(self, leaf: Leaf) -> bool:
        """Whether a bullet begins no list: the only one below its heading, with several paragraphs that stand beside it."""
        if leaf.numbering is None or leaf.numbering.rank not in BULLETS or leaf.parent is None:
            return False
        beside = [other.kind for other in self._reading.outline.below(leaf.parent)]
        return beside.count(LeafKind.ITEM) == 1 and beside.count(LeafKind.PARAGRAPH) == len(beside) - 1 >= _BESIDE

    def _is_searched(self, leaf: Leaf) -> bool:
        if leaf.topic is Topic.CONTEXT and self._reading.frame.kind is Kind.OTHER and leaf.kind is LeafKind.PARAGRAPH:
            return TO_COME.search(self._fold, leaf.body_start, leaf.body_end) is not None
        return leaf.topic not in self._never or leaf.topic is Topic.SCOPE

    def _described_task(self, leaf: Leaf) -> Iterator[Draft]:
        """An item whose lines below only say what, who and when: the item is the task, not its lines."""
        if not self._is_searched(leaf):
            return
        end = leaf.body_end
        cost: tuple[int, int] | None = None
        for child in self._lines.described[leaf.index]:
            if child.index in self._lines.descriptions and child.index in self._reading.outline.childless:
                if self._fold.startswith("kinh phí", child.body_start):
                    cost = self._fold.find(":", child.body_start) + 1, child.body_end
                if child.start <= end + 4:
                    end = child.body_end
        above = self._inheritance.of(leaf)
        yield Draft(
            leaf.body_start, end, leaf.body_start, leaf.body_end, above.lead, above.partners,
            (above.start, above.end, None), None, leaf.parent, leaf, "task.described", cost,
        )  # fmt: skip

    def _governs_items(self, leaf: Leaf) -> bool:
        """Whether other items stand below this one; lines of responsibility do not count."""
        if leaf.index in self._reading.outline.childless:
            return False
        leaves = self._reading.outline.leaves
        following = leaf.index + 1
        while following < len(leaves) and leaves[following].part is leaf.part:
            below = leaves[following]
            if below.parent == leaf.index and below.index not in self._lines.responsible:
                return True
            if below.parent is None or below.parent < leaf.index:
                return False
            following += 1
        return False

    def _table(self, first: Leaf) -> list[Draft]:
        view = self._reading.tables[first.block]
        if first.topic in (Topic.CONTEXT, Topic.RULES):
            return []
        if self._last_table is not None and (same := continued(view, self._last_table)) is not None:
            view = same
        if not is_task_table(view, first.topic):
            return []
        self._last_table = view
        above = self._inheritance.of(first)
        return [self._row(row, above) for row in read_rows(self._reading, self._calendar, first.block, view)]

    def _row(self, row: RowTask, above: Inherited) -> Draft:
        return Draft(
            row.start, row.end, row.action.start, row.action.end, row.lead or above.lead, row.partners, row.window,
            row.output, None, row.leaf, "task.row", row.cost,
        )  # fmt: skip

    def _attach(self, leaf: Leaf, drafts: list[Draft], run_start: int) -> None:
        """A line of responsibility belongs to the item over it, else to the run of items that it closes."""
        parent = leaf.parent
        while parent in self._lines.responsible:
            # "b) Cơ quan thực hiện:" with its lines below stands beside the items that it speaks of.
            parent = self._reading.outline.leaves[parent].parent
        targets = [draft for draft in drafts[-30:] if draft.leaf.index == parent]
        if not targets:
            above = {ancestor.index for ancestor in self._reading.outline.ancestors(leaf)}
            targets = [
                draft
                for draft in drafts[max(run_start, len(drafts) - _LONGEST_RUN) :]
                if parent is None
                or draft.leaf.parent in above
                or any(ancestor.index == parent for ancestor in self._reading.outline.ancestors(draft.leaf))
            ]
        for draft in _of_last_number(targets):
            add_line(self._reading, self._calendar, self._lines.responsible[leaf.index], draft)


def _of_last_number(run: list[Draft]) -> list[Draft]:
    """Of a run of items those that a line below it is about: where they are counted ("3.", "4.2") the last one and what follows it."""
    numbered = [
        place
        for place, draft in enumerate(run)
        if draft.leaf.numbering is not None and draft.leaf.numbering.rank in _COUNTED
    ]
    return run[numbered[-1] :] if numbered and len(numbered) > 1 else run


def _task(reading: Reading, draft: Draft, where: Where) -> Task:
    start, end, recurrence = draft.window
    group = reading.outline.leaves[draft.group] if draft.group is not None and draft.leaf.row is None else None
    helped = draft.beneficiaries or beneficiaries_in(reading.fold, reading.text, draft.action_start, draft.action_end)
    return Task(
        action=_words(reading, (draft.action_start, draft.action_end)) or "",
        lead=_agencies(reading, draft.lead, where), partners=_agencies(reading, draft.partners, where),
        beneficiaries=_agencies(reading, helped, where),
        start=start, end=end, recurrence=recurrence, output=_words(reading, draft.output), cost=_words(reading, draft.cost),
        group=" ".join(reading.words(group).split())[:200] if group is not None else None,
        evidence=reading.evidence(draft.start, draft.end), rule=draft.rule,
    )  # fmt: skip


def _words(reading: Reading, place: tuple[int, int] | None) -> str | None:
    return " ".join(reading.text[slice(*place)].split()) or None if place is not None else None


def _agencies(reading: Reading, spans: tuple[AgencySpan, ...], where: Where) -> list[Agency]:
    """The bodies as written, each once."""
    named: dict[str, Agency] = {}
    for span in spans:
        name = " ".join(reading.text[span.start : span.end].split())
        known = agency_of(f"{span.head} {name}".lstrip(), where)
        named.setdefault(name.lower(), known.model_copy(update={"name": name}) if span.head else known)
    return list(named.values())
