"""Where a reader found the words out of their order: nothing that has to be pieced together is asserted from there."""

from collections.abc import Sequence
from typing import TypeVar

from schemas import Budget, Document, Record, Target, Task

_OUT_OF_ORDER = "text.columns_interleaved"

_Item = TypeVar("_Item", Target, Task, Budget)


def without_guesses(record: Record, document: Document) -> Record:
    """The record without the targets, tasks and budgets of stretches that the document's warnings say are out of order."""
    broken = [
        (warning.start, warning.end)
        for warning in document.warnings
        if warning.code == _OUT_OF_ORDER and warning.start is not None and warning.end is not None
    ]
    if not broken:
        return record
    return record.model_copy(
        update={
            "targets": _outside(record.targets, broken),
            "tasks": _outside(record.tasks, broken),
            "budgets": _outside(record.budgets, broken),
        }
    )


def _outside(items: Sequence[_Item], places: Sequence[tuple[int, int]]) -> list[_Item]:
    return [
        item
        for item in items
        if not any(item.evidence.start < end and start < item.evidence.end for start, end in places)
    ]
