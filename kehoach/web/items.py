"""A record's items as the pages show them: a short label, what it says in one line, its further facts, its state."""

from collections.abc import Sequence
from dataclasses import dataclass

from dataset.corrections import Correction, Item, ItemKind, Part, Review, Reviewed, State, item_of
from kehoach import figures
from kehoach.web.forms import written
from kehoach.web.language import Translate
from kehoach.web.marks import Mark
from kehoach.web.names import ACTION_NAMES, LETTERS, RELATION_NAMES, STATE_NAMES
from schemas import Agency, Budget, FieldEvidence, Record, Target, Task

HEADER = "header"
"""The kind of the marks under the fields of the decision, the plan and the news."""


@dataclass(frozen=True)
class Change:
    """A line of an item's history."""

    action: str
    author: str
    made_at: str
    note: str | None
    said: str | None


@dataclass(frozen=True)
class View:
    """An item on a page. `facts` are (name, value) pairs; `machine` is what the machine had said, where a person edited it."""

    name: str
    kind: ItemKind
    label: str
    state: State
    state_name: str
    title: str
    figure: str | None
    facts: tuple[tuple[str, str], ...]
    quote: str
    page: int | None
    rule: str
    percent: int
    version: int
    machine: str | None
    history: tuple[Change, ...]
    item: Item
    written: dict[str, str]
    unsure: int | None
    start: int
    end: int

    @property
    def deleted(self) -> bool:
        """Whether a person said that it is none."""
        return self.state is State.DELETED

    @property
    def undoable(self) -> bool:
        """Whether there is something of a person's to take back."""
        return self.state is not State.MACHINE


def views(review: Review, _: Translate) -> dict[ItemKind, list[View]]:
    """Every item of a record, list by list. Additions that were taken back are gone."""
    return {
        kind: [
            view_of(item, f"{LETTERS[kind]}{number}", _)
            for number, item in enumerate((each for each in review.of(kind) if each.value or each.machine), start=1)
        ]
        for kind in ItemKind
    }


def view_of(item: Reviewed, label: str, _: Translate) -> View:
    """One item for the page, under a label."""
    shown = item.shown
    title, figure, facts = _parts(shown, _)
    machine = item.machine
    return View(
        name=item.name, kind=item.kind, label=label, state=item.state, state_name=_(STATE_NAMES[item.state]),
        title=title, figure=figure, facts=tuple((name, value) for name, value in facts if value),
        quote=shown.evidence.quote, page=shown.evidence.page, rule=shown.rule, percent=round(shown.confidence * 100),
        version=item.version, machine=one_line(machine, _) if machine and item.state is State.EDITED else None,
        history=tuple(change_of(line, _said_by(line, _), _) for line in item.history), item=shown,
        written=written(shown), unsure=_unsure(shown.evidence.ocr_confidence), start=shown.evidence.start,
        end=shown.evidence.end,
    )  # fmt: skip


def _unsure(confidence: float | None) -> int | None:
    """How sure the recognition was of the words, in percent, where a person should look at the page."""
    return round(confidence * 100) if confidence is not None and confidence < 0.6 else None


def _said_by(line: Correction, _: Translate) -> str | None:
    item = item_of(line.value)
    return one_line(item, _) if item is not None else None


def change_of(line: Correction, said: str | None, _: Translate) -> Change:
    """A line of a history for the page; `said` is what it made of the item, in one line."""
    return Change(
        action=_(ACTION_NAMES[line.action]), author=line.author, made_at=line.made_at.replace("T", " ")[:16],
        note=line.note, said=said,
    )  # fmt: skip


def one_line(item: Item, _: Translate) -> str:
    """An item in one line."""
    title, figure, facts = _parts(item, _)
    return "; ".join(
        [f"{title}: {figure}" if figure else title, *(f"{name} {value}" for name, value in facts if value)]
    )


def names(agencies: Sequence[Agency]) -> str:
    """Agencies in one line."""
    return "; ".join(agency.name for agency in agencies)


def _parts(item: Item, _: Translate) -> tuple[str, str | None, list[tuple[str, str | None]]]:
    if isinstance(item, Target):
        baseline = figures.number(item.baseline) if item.baseline is not None else None
        return item.indicator, figures.target(item), [(_("đến"), figures.day(item.by)), (_("hiện trạng"), baseline)]
    if isinstance(item, Task):
        return item.action, None, [
            (_("chủ trì"), names(item.lead)), (_("phối hợp"), names(item.partners)),
            (_("đối tượng"), names(item.beneficiaries)), (_("thời gian"), _time(item)), (_("sản phẩm"), item.output),
        ]  # fmt: skip
    if isinstance(item, Budget):
        return item.purpose or _("Kinh phí thực hiện"), figures.budget(item), [
            (_("nguồn"), item.source), (_("năm"), item.year), (_("là"), _("tổng kinh phí") if item.total else None),
        ]  # fmt: skip
    return item.number, None, [
        (_("quan hệ"), _(RELATION_NAMES[item.relation])), (_("ngày"), figures.day(item.issued_on)),
        (_("cơ quan"), item.issuer),
    ]  # fmt: skip


def _time(task: Task) -> str:
    span = figures.period(figures.day(task.start), figures.day(task.end))
    return "; ".join(part for part in (span, task.recurrence) if part)


def marks(review: Review) -> list[Mark]:
    """What stands out in the text: the words of every item and of every field."""
    found = [
        Mark(item.name, item.kind.value, item.shown.evidence.start, item.shown.evidence.end)
        for item in review.items
        if item.value is not None or item.machine is not None
    ]
    found.extend(Mark(name, HEADER, words.start, words.end) for name, words in header_words(review.machine))
    return found


def header_words(record: Record) -> list[tuple[str, FieldEvidence]]:
    """The words that the fields of the decision, the plan and the news came from, by the name that corrections call the field."""
    parts = ((Part.DECISION, record.decision), (Part.PLAN, record.plan), (Part.NEWS, record.news))
    return [
        (f"{part.value}-{words.field.split('.')[0]}", words)
        for part, header in parts if header is not None
        for words in header.evidence
    ]  # fmt: skip
