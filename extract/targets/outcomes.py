"""Shares that the rows of a task table promise as their outcome ("Bảo đảm 100% cán bộ được quán triệt")."""

from extract.clauses import sentences
from extract.outline.model import LeafKind
from extract.outline.topics import Topic
from extract.reading import Reading
from extract.tables import Role
from extract.targets.exclusions import may_be_aimed_at
from extract.targets.indicators import indicator_of
from extract.targets.lexicon import target_words
from extract.tasks.rows import is_task_table
from extract.values import find_quantities_in
from schemas import Target

_NEVER = {Topic.CONTEXT, Topic.VIEWPOINT, Topic.RULES}
_NEAR = 60


def find_outcome_targets(reading: Reading) -> list[Target]:
    """Every share that an outcome's cell of a task table makes sure of; the sizes of activities are none."""
    found: list[Target] = []
    for leaf in reading.outline.leaves:
        if leaf.kind is not LeafKind.ROW or leaf.row is None or leaf.topic in _NEVER:
            continue
        view = reading.tables[leaf.block]
        outcomes = view.all(Role.OUTPUT)
        if not outcomes or not is_task_table(view, leaf.topic):
            continue
        for column in outcomes:
            cell = view.grid[leaf.row][column]
            if cell is not None and cell.row == leaf.row:
                found.extend(_in_cell(reading, cell.start, cell.end))
    return found


def _in_cell(reading: Reading, start: int, end: int) -> list[Target]:
    fold, text = reading.fold, reading.text
    if "%" not in fold[start:end]:
        return []
    found = []
    for first, last in sentences(text, start, end):
        shares = [
            quantity
            for quantity in find_quantities_in(fold, text, first, last)
            if quantity.unit == "%" and may_be_aimed_at(fold, text, quantity, first, last)
        ]
        for index, share in enumerate(shares):
            assured = target_words().assured.search(fold, max(first, share.start - _NEAR), share.start)
            if assured is None or share.value is None:
                continue
            found.append(
                Target(
                    indicator=indicator_of(reading, (first, last), shares, index, None).words, value=share.value,
                    value_max=share.value_max, unit=share.unit, comparator=share.comparator, approximate=share.approximate,
                    evidence=reading.evidence(first, last), rule="target.outcome",
                )
            )  # fmt: skip
    return found
