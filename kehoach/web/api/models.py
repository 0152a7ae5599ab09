"""What the API answers."""

from pydantic import BaseModel, ConfigDict, Field

from dataset.searching import Hit
from kehoach.web.wanted import Wanted
from schemas.numbers import Quantity


class Question(Wanted):
    """Which decisions, and which part of the list."""

    offset: int = Field(default=0, ge=0, le=10_000_000, description="How many to pass over.")
    limit: int = Field(default=50, ge=1, le=500, description="How many at most.")


class _Row(BaseModel):
    model_config = ConfigDict(from_attributes=True)


class _ItemRow(_Row):
    decision_id: str
    position: int
    number: str | None
    issued_on: str | None
    province_name: str | None
    current_province_name: str | None
    quote: str
    quote_start: int
    quote_end: int
    page: int | None
    rule: str
    confidence: float


class TargetRow(_ItemRow):
    """A target with the decision that it stands in."""

    indicator: str
    value: Quantity
    value_max: Quantity | None
    unit: str | None
    comparator: str
    by_date: str | None
    baseline: Quantity | None


class TaskRow(_ItemRow):
    """A task with the decision that it stands in; the agencies are in the decision's record."""

    action: str
    starts_on: str | None
    ends_on: str | None
    recurrence: str | None
    output: str | None


class BudgetRow(_ItemRow):
    """A sum with the decision that it stands in."""

    amount: Quantity
    amount_max: Quantity | None
    currency: str
    total: bool
    source: str | None
    year: str | None
    purpose: str | None
    part_of: int | None


class ReferenceRow(_ItemRow):
    """A reference with the decision that it stands in; `resolved_id` is the decision meant, where the store holds it."""

    referred: str
    relation: str
    resolved_id: str | None


class _Page(BaseModel):
    total: int
    offset: int
    limit: int
    next: str | None = Field(description="Address of the following part, null for the last.")


class Decisions(_Page):
    """A part of a list of decisions; the whole record of each is at `/api/v1/decisions/{id}`."""

    items: list[Hit]


class Targets(_Page):
    """A part of a list of targets."""

    items: list[TargetRow]


class Tasks(_Page):
    """A part of a list of tasks."""

    items: list[TaskRow]


class Budgets(_Page):
    """A part of a list of sums."""

    items: list[BudgetRow]


class References(_Page):
    """A part of a list of references."""

    items: list[ReferenceRow]


class Problem(BaseModel):
    """Why there is no answer."""

    detail: str
