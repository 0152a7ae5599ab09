"""Tasks by when they are due: a date cut to what is known counts as its last day."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, func, literal_column, select

from dataset.filters import Filter, of_decisions_like
from dataset.store import Store
from dataset.tables import agencies, decisions, task_agencies, tasks
from kehoach.web.charts.table import Table
from kehoach.web.memory import remembered

_AGENCIES = 20
_LEADERS = 200


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
    store: Store, wanted: Filter, agency: str = "", years: tuple[int | None, int | None] = (None, None),
    limit: int | None = None,
) -> list[Due]:  # fmt: skip
    """The tasks with a deadline in those years, of one agency (its id) or of all; the earliest first, `limit` at most."""
    t, d, a = tasks.c, decisions.c, task_agencies.c
    first, last = years
    # A task that several lead stands once, under the first, or under the one that is asked for.
    led = _led() & ((a.agency_id == agency) if agency else (a.position == 0))
    source = tasks.join(decisions, d.id == t.decision_id).join(task_agencies, led, isouter=not agency)
    asked = (
        select(t.decision_id, t.position, t.action, t.ends_on, a.name, d.number, d.issuer, t.quote_start, t.quote_end)
        .select_from(source).where(t.ends_on.is_not(None), of_decisions_like(store, wanted, t.decision_id))
        .order_by(t.ends_on, t.decision_id, t.position).limit(limit)
    )  # fmt: skip
    if first is not None:
        asked = asked.where(t.ends_on >= str(first))
    if last is not None:
        asked = asked.where(t.ends_on < str(last + 1))
    with store.reading() as connection:
        rows = [Due(*row) for row in connection.execute(asked)]
    return list({(row.decision_id, row.position): row for row in rows}.values())


@dataclass(frozen=True)
class Load:
    """How many tasks an agency leads that are due in a month (a year where no more is known). `first`: it is named first.

    `agency` is None for tasks that name nobody.
    """

    agency: str | None
    name: str
    month: str
    first: bool
    count: int


@remembered(32)
def loads(store: Store, wanted: Filter) -> tuple[Load, ...]:
    """Who leads how many tasks with a deadline, month by month: what the page counts, whatever agency and years it shows."""
    a = task_agencies.c
    month = func.substr(tasks.c.ends_on, literal_column("1"), literal_column("7"))
    asked = (
        select(a.agency_id, month, a.position, func.count()).select_from(tasks.outerjoin(task_agencies, _led()))
        .where(tasks.c.ends_on.is_not(None), of_decisions_like(store, wanted, tasks.c.decision_id))
        .group_by(a.agency_id, month, a.position)
    )  # fmt: skip
    with store.reading() as connection:
        rows = connection.execute(asked).all()
        names = {name: shown for name, shown in connection.execute(select(agencies.c.id, agencies.c.name))}  # noqa: C416
    return tuple(
        Load(agency, names.get(agency, "?"), day, not position, count) for agency, day, position, count in rows
    )


def leaders(store: Store, wanted: Filter) -> list[tuple[str, str, int]]:
    """Who leads tasks with a deadline: id, name, how many; the most first."""
    counts: dict[tuple[str, str], int] = {}
    for load in loads(store, wanted):
        if load.agency is not None:
            counts[load.agency, load.name] = counts.get((load.agency, load.name), 0) + load.count
    busy = sorted(counts, key=lambda each: (-counts[each], each))[:_LEADERS]
    return [(agency, name, counts[agency, name]) for agency, name in busy]


def _asked(load: Load, agency: str, years: tuple[int | None, int | None]) -> bool:
    first, last = years
    year = int(load.month[:4])
    led = load.agency == agency if agency else load.first
    return led and (first is None or year >= first) and (last is None or year <= last)


def how_many(store: Store, wanted: Filter, agency: str, years: tuple[int | None, int | None]) -> int:
    """How many tasks `due` gives without a limit."""
    return sum(load.count for load in loads(store, wanted) if _asked(load, agency, years))


def by_quarter(store: Store, wanted: Filter, agency: str, years: tuple[int | None, int | None]) -> Table:
    """How many tasks each agency has due in each quarter, for the agencies with the most."""
    counts: dict[tuple[str, str], int] = {}
    busy: dict[str, int] = {}
    for load in loads(store, wanted):
        if _asked(load, agency, years):
            key = (load.name, quarter_of(load.month))
            counts[key] = counts.get(key, 0) + load.count
            busy[load.name] = busy.get(load.name, 0) + load.count
    kept = sorted(busy, key=lambda name: (-busy[name], name))[:_AGENCIES]
    rows = tuple((name, quarter, count) for (name, quarter), count in sorted(counts.items()) if name in kept)
    return Table(("agency", "quarter", "tasks"), rows)
