"""What is known of a find without reading it again: its place in the document, and which of its fields are filled.

A feature is a name that holds or does not (`partners=some`, `small count`). They are few on purpose: of two dozen more
(rule, kind of document, topic, marker, length, unit, lead, how many finds stand beside it, …) none made the finds of a
document that the model had not seen more predictable (docs/evaluation.md).
"""

from bisect import bisect_right
from collections.abc import Iterator
from operator import attrgetter
from typing import Literal

from extract.agencies import starts_with_action
from extract.fold import fold
from extract.reading import Reading
from schemas import Budget, Found, Reference, Target, Task

ItemKind = Literal["targets", "tasks", "budgets", "references"]

_OPENING = 80
"""Characters of an action in which its verb stands."""
_start = attrgetter("start")


def features_of(reading: Reading, item: Found) -> tuple[str, ...]:
    """The features that hold for a find, in a fixed order."""
    match item:
        case Target():
            return tuple(_of_target(item))
        case Task():
            return tuple(_of_task(item))
        case Budget():
            return tuple(_of_budget(item))
        case Reference():
            return tuple(_of_reference(reading, item))
    raise TypeError(f"no kind of find: {type(item).__name__}")


def _of_target(item: Target) -> Iterator[str]:
    # "cấp độ 3", "02 cấp": a small whole number counts less often what is to be reached than what it is a part of.
    if item.value == item.value.to_integral_value() and item.value < 10:
        yield "small count"


def _of_task(item: Task) -> Iterator[str]:
    opening = fold(item.action[:_OPENING])
    yield f"action={'first' if starts_with_action(opening, 0, len(opening)) else 'none'}"
    yield f"partners={'some' if item.partners else 'none'}"


def _of_budget(item: Budget) -> Iterator[str]:
    yield f"of={'a sum' if item.parent is not None else 'nothing'}"


def _of_reference(reading: Reading, item: Reference) -> Iterator[str]:
    yield f"relation={item.relation.value}"
    leaves = reading.outline.leaves
    place = bisect_right(leaves, item.evidence.start, key=_start) - 1
    yield f"part={leaves[place].part.value if place >= 0 else 'none'}"
