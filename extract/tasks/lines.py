"""Lines below an item that say more of it: who does it with whom and when, and what it consists of."""

from dataclasses import dataclass

from extract.agencies import ResponsibilityLine, read_responsibility_line
from extract.frame import Part
from extract.outline.model import Leaf, LeafKind
from extract.reading import Reading
from extract.tasks.actions import description_start
from extract.tasks.draft import Draft
from extract.tasks.times import Calendar, time_of_cell

STRUCTURED = frozenset({Part.BODY, Part.PLAN, Part.ANNEX})
_ROWS = (LeafKind.ROW, LeafKind.HEAD_ROW)


@dataclass(frozen=True, slots=True)
class Lines:
    """The lines of responsibility by leaf, the lines that describe, and the items whose lines below are all of these two kinds."""

    responsible: dict[int, ResponsibilityLine]
    descriptions: frozenset[int]
    described: dict[int, list[Leaf]]


def read_lines(reading: Reading) -> Lines:
    """Read every line below an item once."""
    responsible: dict[int, ResponsibilityLine] = {}
    descriptions: set[int] = set()
    below: dict[int, list[Leaf]] = {}
    pattern = description_start()
    for leaf in reading.outline.leaves:
        if leaf.parent is not None:
            below.setdefault(leaf.parent, []).append(leaf)
        if leaf.part not in STRUCTURED or leaf.kind in _ROWS:
            continue
        line = read_responsibility_line(reading.fold, reading.text, leaf.body_start, leaf.body_end)
        if line is not None:
            responsible[leaf.index] = line
        if (
            leaf.kind in (LeafKind.ITEM, LeafKind.PARAGRAPH)
            and leaf.parent is not None
            and pattern.match(reading.fold, leaf.body_start, leaf.body_end)
        ):
            descriptions.add(leaf.index)
    lines = responsible.keys() | descriptions
    described = {
        parent: children
        for parent, children in below.items()
        if all(child.index in lines for child in children) and any(child.index in responsible for child in children)
    }
    return Lines(responsible, frozenset(descriptions), described)


def add_line(reading: Reading, calendar: Calendar, line: ResponsibilityLine, draft: Draft) -> None:
    """Add to a draft what a line of responsibility says; that goes before what was inherited."""
    if line.lead:
        draft.lead = line.lead
    if line.partners:
        draft.partners = line.partners
    if line.time is not None:
        label, first, last = line.time
        window = time_of_cell(calendar, reading.fold, reading.text, first, last, label)
        draft.window = (window.start, window.end, window.recurrence)
    if line.output is not None:
        draft.output = line.output
    if line.cost is not None:
        draft.cost = line.cost
