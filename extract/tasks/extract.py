"""Tasks: the lowest items under tasks, solutions, implementation and in annex tables that state an action."""

from collections.abc import Iterator
from dataclasses import dataclass

from extract.agencies import (
    AgencySpan,
    ResponsibilityLine,
    agency_of,
    inline_responsibility,
    read_assignment,
    read_responsibility_line,
    starts_with_action,
    subject_places,
)
from extract.clauses import sentences
from extract.frame import Part
from extract.outline.model import Leaf, LeafKind
from extract.outline.topics import Topic
from extract.patterns import compile_pattern
from extract.reading import Reading
from extract.tasks.actions import (
    after_lead_in,
    description_start,
    is_formula,
    is_note,
    is_sum,
    obliges,
    opens_with_figure,
    speaks_of_funds,
    starts_as_no_task,
)
from extract.tasks.inherit import Inheritance, Inherited
from extract.tasks.prose import ProseTask, enumerated_tasks
from extract.tasks.rows import RowTask, is_task_table, read_rows
from extract.values import find_money_in, read_window, window_in_prose
from schemas import Agency, Kind, Task

_STRUCTURED = {Part.BODY, Part.PLAN, Part.ANNEX}
_NEVER = {Topic.CONTEXT, Topic.VIEWPOINT, Topic.PURPOSE, Topic.SCOPE, Topic.GOAL, Topic.TARGETS, Topic.RULES}

# Items that one line of responsibility can close; a run of more has lost its headings.
_LONGEST_RUN = 300
_SEMICOLON = compile_pattern(r";\s+")


@dataclass(slots=True)
class _Draft:
    """A task being put together: lines below an item may still add to it."""

    start: int
    end: int
    action_start: int
    action_end: int
    lead: tuple[AgencySpan, ...]
    partners: tuple[AgencySpan, ...]
    window: tuple[str | None, str | None, str | None]
    output: tuple[int, int] | None
    group: int | None
    leaf: Leaf
    rule: str
    confidence: float


def find_tasks(reading: Reading) -> list[Task]:
    """Every task of a document, in reading order."""
    drafts = list(_Finder(reading).run())
    if reading.frame.kind is Kind.NEWS:
        drafts = sorted([*drafts, *map(_enumerated, enumerated_tasks(reading))], key=lambda draft: draft.start)
    return [_task(reading, draft) for draft in drafts]


def _enumerated(task: ProseTask) -> _Draft:
    return _Draft(
        task.start, task.end, task.start, task.end, task.lead, task.partners, (task.begins, task.ends, None),
        None, None, task.leaf, "task.enumerated", 0.8,
    )  # fmt: skip


class _Finder:
    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._fold = reading.fold
        self._text = reading.text
        self._inheritance = Inheritance(reading)
        self._responsible = self._responsibility_lines()
        self._descriptions = self._description_lines()
        self._described = self._described_items()

    def run(self) -> list[_Draft]:
        drafts: list[_Draft] = []
        run_start = 0
        closed = False
        tables_done: set[int] = set()
        for leaf in self._reading.outline.leaves:
            if leaf.part not in _STRUCTURED:
                continue
            if leaf.index in self._responsible:
                self._attach(leaf, drafts, run_start)
                closed = True
                continue
            if (
                leaf.kind is LeafKind.HEADING
                and leaf.index not in self._described
                and leaf.index not in self._descriptions
            ):
                run_start, closed = len(drafts), False
                continue
            before = len(drafts)
            if leaf.kind in (LeafKind.ROW, LeafKind.HEAD_ROW):
                if leaf.block not in tables_done:
                    tables_done.add(leaf.block)
                    drafts.extend(self._table(leaf))
            elif leaf.index in self._described:
                drafts.extend(self._described_task(leaf))
            elif leaf.index not in self._descriptions and not self._governs_items(leaf):
                drafts.extend(self._item(leaf))
            if closed and len(drafts) > before:
                run_start, closed = before, False
        return drafts

    def _responsibility_lines(self) -> dict[int, ResponsibilityLine]:
        found: dict[int, ResponsibilityLine] = {}
        for leaf in self._reading.outline.leaves:
            if leaf.part in _STRUCTURED and leaf.kind not in (LeafKind.ROW, LeafKind.HEAD_ROW):
                line = read_responsibility_line(self._fold, self._text, leaf.body_start, leaf.body_end)
                if line is not None:
                    found[leaf.index] = line
        return found

    def _description_lines(self) -> set[int]:
        """Lines such as "- Nội dung: …" that say more of the item over them."""
        pattern = description_start()
        return {
            leaf.index
            for leaf in self._reading.outline.leaves
            if leaf.part in _STRUCTURED
            and leaf.kind in (LeafKind.ITEM, LeafKind.PARAGRAPH)
            and leaf.parent is not None
            and pattern.match(self._fold, leaf.body_start, leaf.body_end)
        }

    def _described_items(self) -> dict[int, list[Leaf]]:
        """Items whose lines below only say what, who and when: the item is the task, not its lines."""
        below: dict[int, list[Leaf]] = {}
        for leaf in self._reading.outline.leaves:
            if leaf.parent is not None:
                below.setdefault(leaf.parent, []).append(leaf)
        lines = self._responsible.keys() | self._descriptions
        return {
            parent: children
            for parent, children in below.items()
            if all(child.index in lines for child in children)
            and any(child.index in self._responsible for child in children)
        }

    def _described_task(self, leaf: Leaf) -> Iterator[_Draft]:
        if leaf.topic in _NEVER and leaf.topic is not Topic.SCOPE:
            return
        end = leaf.body_end
        for child in self._described[leaf.index]:
            if (
                child.index in self._descriptions
                and child.index in self._reading.outline.childless
                and child.start <= end + 4
            ):
                end = child.body_end
        above = self._inheritance.of(leaf)
        yield _Draft(
            leaf.body_start, end, leaf.body_start, leaf.body_end, above.lead, above.partners,
            (above.start, above.end, None), None, leaf.parent, leaf, "task.described", 0.9,
        )  # fmt: skip

    def _governs_items(self, leaf: Leaf) -> bool:
        """Whether other items stand below this one; lines of responsibility do not count."""
        if leaf.index in self._reading.outline.childless:
            return False
        leaves = self._reading.outline.leaves
        following = leaf.index + 1
        while following < len(leaves) and leaves[following].part is leaf.part:
            below = leaves[following]
            if below.parent == leaf.index and below.index not in self._responsible:
                return True
            if below.parent is None or below.parent < leaf.index:
                return False
            following += 1
        return False

    def _table(self, first: Leaf) -> list[_Draft]:
        view = self._reading.tables[first.block]
        if first.topic in (Topic.CONTEXT, Topic.RULES) or not is_task_table(view, first.topic):
            return []
        above = self._inheritance.of(first)
        return [self._row(row, above) for row in read_rows(self._reading, first.block, view)]

    def _row(self, row: RowTask, above: Inherited) -> _Draft:
        output = (
            (row.output.start, row.output.end) if row.output is not None and row.output.end > row.output.start else None
        )
        return _Draft(
            row.start, row.end, row.action.start, row.action.end, row.lead or above.lead, row.partners, row.window,
            output, row.group.start if row.group is not None else None, row.leaf, "task.row", 0.95,
        )  # fmt: skip

    def _item(self, leaf: Leaf) -> Iterator[_Draft]:
        if leaf.topic in _NEVER and leaf.topic is not Topic.SCOPE:
            return
        if leaf.numbering is None:
            stretches = self._with_own_lead(_sentences_and_clauses(self._text, leaf.body_start, leaf.body_end))
        else:
            stretches = [(leaf.body_start, leaf.body_end)]
        above = self._inheritance.of(leaf)
        for start, end in stretches:
            draft = self._statement(leaf, start, end, above)
            if draft is not None:
                yield draft

    def _with_own_lead(self, spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
        """In running prose a sentence that names its own doer begins a task; the others go on with it."""
        joined: list[tuple[int, int]] = []
        for start, end in spans:
            if joined and not read_assignment(self._fold, self._text, start, end).lead:
                joined[-1] = (joined[-1][0], end)
            else:
                joined.append((start, end))
        return joined

    def _statement(self, leaf: Leaf, start: int, end: int, above: Inherited) -> _Draft | None:
        fold = self._fold
        if (
            end - start < 15
            or self._text[end - 1] == ":"
            or is_note(self._text, start, end)
            or is_formula(fold, start, end)
            or opens_with_figure(fold, start, end)
        ):
            return None
        if leaf.numbering is None and leaf.topic is None and not self._below_a_heading(leaf):
            return None
        inline = inline_responsibility(fold, self._text, start, end)
        whole = end
        end = inline[0] if inline is not None else end
        assignment = read_assignment(fold, self._text, start, end)
        verb = self._acts(start, end)
        working = leaf.topic in (Topic.TASKS, Topic.ORGANISATION)
        rule = "task.assigned"
        if assignment.lead and (working or assignment.marker is not None or leaf.topic is not Topic.BUDGET):
            confidence = 0.9
        elif verb or assignment.partners:
            rule, confidence = "task.action", 0.9 if working or above.lead else 0.7
        elif working and not starts_as_no_task(fold, start, end) and obliges(fold, start, end):
            rule, confidence = "task.obliged", 0.6
        else:
            return None
        if not working and is_sum(fold, start, end):
            return None
        if leaf.topic is Topic.SCOPE and not (assignment.lead and leaf.kind is LeafKind.ITEM):
            return None
        if leaf.part is Part.BODY and not assignment.lead and not above.lead and leaf.topic is None:
            return None
        if (
            leaf.topic is Topic.BUDGET
            and not assignment.lead
            and (not verb or speaks_of_funds(fold, start, end) or find_money_in(fold, self._text, start, end))
        ):
            return None
        window = window_in_prose(fold, self._text, start, end)
        own = (window.start, window.end, window.recurrence)
        if own[0] is None and own[1] is None:
            own = (above.start, above.end, own[2])
        partners = assignment.partners or (above.partners if not assignment.lead else ())
        draft = _Draft(
            start,
            whole,
            start,
            end,
            assignment.lead or above.lead,
            partners,
            own,
            None,
            leaf.parent,
            leaf,
            rule,
            confidence,
        )
        if inline is not None:
            self._add(inline[1], draft)
        return draft

    def _acts(self, start: int, end: int) -> bool:
        """Whether the words open with an action, be it behind a label or an opening phrase: "Khi có lũ, bố trí …"."""
        fold = self._fold
        return starts_with_action(fold, start, end) or any(
            starts_with_action(fold, after_lead_in(fold, place, end), end) for place in subject_places(fold, start, end)
        )

    def _below_a_heading(self, leaf: Leaf) -> bool:
        """Whether a heading of the plan's own text stands over the leaf: what precedes the first one is preamble."""
        return any(above.part in _STRUCTURED for above in self._reading.outline.ancestors(leaf))

    def _attach(self, leaf: Leaf, drafts: list[_Draft], run_start: int) -> None:
        """A line of responsibility belongs to the item over it, else to the run of items that it closes."""
        targets = [draft for draft in drafts[-30:] if draft.leaf.index == leaf.parent]
        if not targets:
            above = {ancestor.index for ancestor in self._reading.outline.ancestors(leaf)}
            targets = [
                draft
                for draft in drafts[max(run_start, len(drafts) - _LONGEST_RUN) :]
                if leaf.parent is None
                or draft.leaf.parent in above
                or any(ancestor.index == leaf.parent for ancestor in self._reading.outline.ancestors(draft.leaf))
            ]
        for draft in targets:
            self._add(self._responsible[leaf.index], draft)

    def _add(self, line: ResponsibilityLine, draft: _Draft) -> None:
        """What a line of responsibility says goes before what was inherited."""
        if line.lead:
            draft.lead = line.lead
        if line.partners:
            draft.partners = line.partners
        if line.time is not None:
            window = read_window(self._fold, self._text, *line.time)
            draft.window = (window.start, window.end, window.recurrence)
        if line.output is not None:
            draft.output = line.output


def _sentences_and_clauses(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The sentences of running prose, cut again behind semicolons."""
    cut: list[tuple[int, int]] = []
    for first, last in sentences(text, start, end):
        place = first
        for semicolon in _SEMICOLON.finditer(text, first, last):
            cut.append((place, semicolon.start() + 1))
            place = semicolon.end()
        cut.append((place, last))
    return cut


def _task(reading: Reading, draft: _Draft) -> Task:
    text = reading.text
    start, end, recurrence = draft.window
    output = " ".join(text[slice(*draft.output)].split()) if draft.output is not None else None
    group = reading.outline.leaves[draft.group] if draft.group is not None and draft.leaf.row is None else None
    return Task(
        action=" ".join(text[draft.action_start : draft.action_end].split()),
        lead=_agencies(reading, draft.lead), partners=_agencies(reading, draft.partners),
        start=start, end=end, recurrence=recurrence, output=output,
        group=" ".join(reading.words(group).split())[:200] if group is not None else None,
        evidence=reading.evidence(draft.start, draft.end), rule=draft.rule, confidence=draft.confidence,
    )  # fmt: skip


def _agencies(reading: Reading, spans: tuple[AgencySpan, ...]) -> list[Agency]:
    """The bodies as written, each once."""
    named: dict[str, Agency] = {}
    for span in spans:
        name = " ".join(reading.text[span.start : span.end].split())
        named.setdefault(name.lower(), agency_of(name))
    return list(named.values())
