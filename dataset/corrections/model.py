"""A correction as data."""

from collections.abc import Sequence
from enum import StrEnum

from schemas import Budget, Decision, News, Plan, Record, Reference, Target, Task
from schemas.document import Frozen

Item = Target | Task | Budget | Reference
Header = Decision | Plan | News
"""What a record says of the document as a whole; in a correction only the one field that it is about."""


class ItemKind(StrEnum):
    """The lists of a record whose items can be corrected, by their name in the record."""

    TARGETS = "targets"
    TASKS = "tasks"
    BUDGETS = "budgets"
    REFERENCES = "references"


class Part(StrEnum):
    """The parts of a record whose fields can be corrected one by one, by their name in the record."""

    DECISION = "decision"
    PLAN = "plan"
    NEWS = "news"


_MODELS: dict[ItemKind, type[Item]] = {
    ItemKind.TARGETS: Target,
    ItemKind.TASKS: Task,
    ItemKind.BUDGETS: Budget,
    ItemKind.REFERENCES: Reference,
}
_PARTS: dict[Part, type[Header]] = {Part.DECISION: Decision, Part.PLAN: Plan, Part.NEWS: News}


def model_of(kind: ItemKind) -> type[Item]:
    """The model of a list's items."""
    return _MODELS[kind]


def model_of_part(part: Part) -> type[Header]:
    """The model of a part."""
    return _PARTS[part]


def part_of(record: Record, part: Part) -> Header | None:
    """One part of a record."""
    match part:
        case Part.DECISION:
            return record.decision
        case Part.PLAN:
            return record.plan
        case Part.NEWS:
            return record.news


def items_of(record: Record, kind: ItemKind) -> Sequence[Item]:
    """One list of a record."""
    match kind:
        case ItemKind.TARGETS:
            return record.targets
        case ItemKind.TASKS:
            return record.tasks
        case ItemKind.BUDGETS:
            return record.budgets
        case ItemKind.REFERENCES:
            return record.references


class Action(StrEnum):
    """What a person did with an item. `UNDO` takes back the last one of the item that was not taken back before."""

    ACCEPT = "accept"
    EDIT = "edit"
    DELETE = "delete"
    ADD = "add"
    UNDO = "undo"


class State(StrEnum):
    """What people made of an item or a field; `MACHINE` where nobody said anything."""

    MACHINE = "machine"
    ACCEPTED = "accepted"
    EDITED = "edited"
    DELETED = "deleted"
    ADDED = "added"


class Correction(Frozen):
    """A line of the journal.

    `item` names the item or field within its decision and text (`text_key`), `version` counts the lines of one item from 1.
    `before` is what the machine said (None for an added item), `value` what an edit or an addition makes of it.
    `made_at` is UTC, ISO 8601.
    """

    id: int
    decision_id: str
    text_key: str
    kind: ItemKind | Part
    item: str
    version: int
    action: Action
    before: Item | Header | None = None
    value: Item | Header | None = None
    note: str | None = None
    author: str
    made_at: str


def standing(history: Sequence[Correction]) -> list[Correction]:
    """The lines of one item's history that were not taken back."""
    found: list[Correction] = []
    for line in history:
        if line.action is not Action.UNDO:
            found.append(line)
        elif found:
            found.pop()
    return found
