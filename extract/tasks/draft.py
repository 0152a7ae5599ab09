"""`Draft`: a task being put together; lines below its item may still add to it."""

from dataclasses import dataclass

from extract.agencies import AgencySpan
from extract.outline.model import Leaf

Times = tuple[str | None, str | None, str | None]
"""Start, end and what recurs."""


@dataclass(slots=True)
class Draft:
    """`start`..`end` is the evidence, `action_start`..`action_end` the task's own words; `group` the leaf that it stands under."""

    start: int
    end: int
    action_start: int
    action_end: int
    lead: tuple[AgencySpan, ...]
    partners: tuple[AgencySpan, ...]
    window: Times
    output: tuple[int, int] | None
    group: int | None
    leaf: Leaf
    rule: str
    cost: tuple[int, int] | None = None
    beneficiaries: tuple[AgencySpan, ...] = ()
