"""A correction as data."""

from collections.abc import Sequence
from enum import StrEnum

from schemas import Budget, Record, Reference, Target, Task
from schemas.document import Frozen

Item = Target | Task | Budget | Reference


class ItemKind(StrEnum):
    """The lists of a record whose items can be corrected, by their name in the record."""

    TARGETS = "targets"
    TASKS = "tasks"
    BUDGETS = "budgets"
    REFERENCES = "references"


_MODELS: dict[ItemKind, type[Item]] = {
    ItemKind.TARGETS: Target,
    ItemKind.TASKS: Task,
    ItemKind.BUDGETS: Budget,
    ItemKind.REFERENCES: Reference,
}


def model_of(kind: ItemKind) -> type[Item]:
    """The model of a list's items."""
    return _MODELS[kind]


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


class Correction(Frozen):
    """A line of the journal.

    `item` names the item within its decision and text (`text_key`), `version` counts the lines of one item from 1.
    `before` is the machine's item (None for an added one), `value` what an edit or an addition makes of it.
    `made_at` is UTC, ISO 8601.
    """

    id: int
    decision_id: str
    text_key: str
    kind: ItemKind
    item: str
    version: int
    action: Action
    before: Item | None = None
    value: Item | None = None
    note: str | None = None
    author: str
    made_at: str
