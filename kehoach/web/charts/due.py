"""Tasks by when they are due: a date cut to what is known counts as its last day."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, func, select

from dataset.search import Filter, decisions_like
from dataset.store import Store
from dataset.tables import agencies, decisions, task_agencies, tasks
from kehoach.web.charts.table import Table
from kehoach.web.memory import remembered

_AGENCIES = 20
_LEADERS = 200
_MOST = 2_000


@dataclass(frozen=True)
class Due:
    """A task with a deadline. `agency` is who leads it, None where nobody is named."""

    decision_id: str
    position: int
    action: str
    ends_on: str
    agency: str | None
    number: str | None
    issuer: str | None
    quote_start: int
    quote_end: int

    @property
    def quarter(self) -> str:
        """The quarter, `2026-Q3`, or the year where only that is known."""
        return quarter_of(self.ends_on)

    @property
    def last_day(self) -> date:
        """The last day on which it is done in time."""
        year, month, day = (*(int(part) for part in self.ends_on.split("-")), 0, 0)[:3]
        return date(year, month or 12, day or monthrange(year, month or 12)[1])


def quarter_of(day: str) -> str:
    """The quarter of a date cut to what is known.

    >>> quarter_of("2026-09-30"), quarter_of("2026")
    ('2026-Q3', '2026')
    """
    return f"{day[:4]}-Q{(int(day[5:7]) + 2) // 3}" if len(day) >= 7 else day


def _led() -> ColumnElement[bool]:
    a = task_agencies.c
    return (a.decision_id == tasks.c.decision_id) & (a.task_position == tasks.c.position) & (a.role == "lead")


def due(
    store: Store, wanted: Filter, agency: str = "", years: tuple[int | None, int | None] = (None, None)
) -> list[Due]:
    """The tasks with a deadline in those years, of one agency (its id) or of all; the earliest first."""
    t, d = tasks.c, decisions.c
    first, last = years
    source = tasks.join(decisions, d.id == t.decision_id).outerjoin(task_agencies, _led())
    asked = (
        select(t.decision_id, t.position, t.action, t.ends_on, task_agencies.c.name, d.number, d.issuer, t.quote_start, t.quote_end)
        .select_from(source).where(decisions_like(store, wanted), t.ends_on.is_not(None))
        .order_by(t.ends_on, t.decision_id, t.position, task_agencies.c.position).limit(_MOST)
    )  # fmt: skip
    if agency:
        asked = asked.where(task_agencies.c.agency_id == agency)
    if first is not None:
        asked = asked.where(t.end_year >= first)
    if last is not None:
        asked = asked.where(t.end_year <= last)
    with store.reading() as connection:
        rows = [Due(*row) for row in connection.execute(asked)]
    # A task that several lead stands once, under the first.
    return list({(row.decision_id, row.position): row for row in reversed(rows)}.values())[::-1]


@remembered(32)
def leaders(store: Store, wanted: Filter) -> list[tuple[str, str, int]]:
    """Who leads tasks with a deadline: id, name, how many; the most first."""
    asked = (
        select(agencies.c.id, agencies.c.name, func.count())
        .select_from(task_agencies.join(tasks, _led()).join(decisions, decisions.c.id == tasks.c.decision_id)
                     .join(agencies, agencies.c.id == task_agencies.c.agency_id))
        .where(decisions_like(store, wanted), tasks.c.ends_on.is_not(None))
        .group_by(agencies.c.id, agencies.c.name).order_by(func.count().desc(), agencies.c.id).limit(_LEADERS)
    )  # fmt: skip
    with store.reading() as connection:
        return [(row[0], row[1], row[2]) for row in connection.execute(asked)]


def by_quarter(store: Store, wanted: Filter, agency: str, years: tuple[int | None, int | None]) -> Table:
    """How many tasks each agency has due in each quarter, for the agencies with the most."""
    counts: dict[tuple[str, str], int] = {}
    for row in due(store, wanted, agency, years):
        key = (row.agency or "?", row.quarter)
        counts[key] = counts.get(key, 0) + 1
    busy: dict[str, int] = {}
    for (name, _quarter), count in counts.items():
        busy[name] = busy.get(name, 0) + count
    kept = sorted(busy, key=lambda name: (-busy[name], name))[:_AGENCIES]
    rows = tuple((name, quarter, count) for (name, quarter), count in sorted(counts.items()) if name in kept)
    return Table(("agency", "quarter", "tasks"), rows)
