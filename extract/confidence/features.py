"""What is known of a find without reading it again: its place in the document, and which of its fields are filled.

A feature is a name that holds or does not (`lead=named`, `scope=plan`). They are few on purpose: of a dozen more (rule,
topic, marker, unit, how many finds stand beside it, …) none made the finds of a document that the model had not seen
more predictable (docs/evaluation.md).
"""

from bisect import bisect_right
from collections.abc import Iterator
from operator import attrgetter
from typing import Literal

from extract.reading import Reading
from extract.scope import Scope
from schemas import Budget, Found, Reference, Target, Task

ItemKind = Literal["targets", "tasks", "budgets", "references"]

_LENGTHS = (30, 80, 200, 500)
_start = attrgetter("start")


def features_of(reading: Reading, scope: Scope, item: Found) -> tuple[str, ...]:
    """The features that hold for a find, in a fixed order."""
    match item:
        case Target():
            return tuple(_of_target(item))
        case Task():
            return tuple(_of_task(reading, item))
        case Budget():
            return tuple(_of_budget(scope, item))
        case Reference():
            return tuple(_of_reference(reading, scope, item))
    raise TypeError(f"no kind of find: {type(item).__name__}")


def _of_target(item: Target) -> Iterator[str]:
    yield f"by={'stated' if item.by is not None else 'none'}"
    if item.value_max is not None:
        yield "range"
    # "cấp độ 3", "02 cấp": a small whole number counts less often what is to be reached than what it is a part of.
    if item.value == item.value.to_integral_value() and item.value < 10:
        yield "small count"


def _of_task(reading: Reading, item: Task) -> Iterator[str]:
    yield f"kind={reading.frame.kind.value}"
    words = item.evidence.quote.lower()
    yield f"lead={'none' if not item.lead else 'named' if item.lead[0].name.lower() in words else 'inherited'}"
    yield f"partners={'some' if item.partners else 'none'}"
    yield f"length={_step(len(item.evidence.quote))}"


def _of_budget(scope: Scope, item: Budget) -> Iterator[str]:
    yield f"scope={scope.value}"
    yield f"of={'a sum' if item.parent is not None else 'nothing'}"


def _of_reference(reading: Reading, scope: Scope, item: Reference) -> Iterator[str]:
    yield f"relation={item.relation.value}"
    yield f"scope={scope.value}"
    leaves = reading.outline.leaves
    place = bisect_right(leaves, item.evidence.start, key=_start) - 1
    yield f"part={leaves[place].part.value if place >= 0 else 'none'}"


def _step(length: int) -> str:
    """ "<=80": the first step that a length does not pass, or beyond the last."""
    for step in _LENGTHS:
        if length <= step:
            return f"<={step}"
    return f">{_LENGTHS[-1]}"
