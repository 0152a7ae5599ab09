"""What is counted for the charts: questions to the store's tables, over the decisions that a filter means."""

from collections.abc import Sequence
from decimal import Decimal
from functools import lru_cache
from typing import Any

from sqlalchemy import ColumnElement, Double, Select, Text, case, func, literal_column, select

from dataset.filters import Filter, decisions_like, of_decisions_like
from dataset.store import Store
from dataset.tables import (
    LOW_CONFIDENCE,
    budgets,
    decisions,
    documents,
    inputs,
    issues,
    plans,
    references,
    targets,
    tasks,
)
from dataset.words import plain_words
from kehoach.web.charts.table import Table
from kehoach.web.memory import remembered, state_of
from kehoach.web.tiles import Tile, Units, tiles

_BILLION = 1_000_000_000
_ISSUERS = 18
_INDICATORS = 60
_MANY = 900
_MOST_POINTS = 3_000

# Written out, not bound: PostgreSQL takes an expression that is grouped by for the one that is shown only if it is the same text.
_ONE: ColumnElement[int] = literal_column("1")
_FOUR: ColumnElement[int] = literal_column("4")
_BLANK: ColumnElement[str] = literal_column("' '", Text)
# As their indexes have them.
_LOW: ColumnElement[float] = literal_column(str(LOW_CONFIDENCE), Double)
_DATED: ColumnElement[bool] = targets.c.by_year.is_not(None) & targets.c.unit.is_not(None)

d = decisions.c


def plans_by_month(store: Store, wanted: Filter) -> Table:
    """How many plans the issuers with the most of them issued, month by month."""
    month = func.substr(d.issued_on, _ONE, literal_column("7"))
    likely = decisions_like(store, wanted)
    planned = decisions.join(plans, plans.c.decision_id == d.id)
    with store.reading() as connection:
        busiest = (
            select(d.issuer).select_from(planned).where(likely, d.issuer.is_not(None)).group_by(d.issuer)
            .order_by(func.count().desc(), d.issuer).limit(_ISSUERS)
        )  # fmt: skip
        names = connection.execute(busiest).scalars().all()
        asked = (
            select(d.issuer, month, func.count()).select_from(planned)
            .where(likely, d.issuer.in_(names), func.length(d.issued_on) >= 7).group_by(d.issuer, month).order_by(month, d.issuer)
        )  # fmt: skip
        rows = tuple(tuple(row) for row in connection.execute(asked))
    return Table(("issuer", "month", "plans"), rows)


def decisions_by_year(store: Store, wanted: Filter) -> Table:
    """How many decisions of each level were issued in each year."""
    asked = (
        select(d.issued_year, func.coalesce(d.issuer_level, "?"), func.count())
        .where(decisions_like(store, wanted), d.issued_year.is_not(None))
        .group_by(d.issued_year, d.issuer_level).order_by(d.issued_year, d.issuer_level)
    )  # fmt: skip
    return Table(("year", "level", "decisions"), _all(store, asked))


def budget_by_province(store: Store, wanted: Filter) -> Table:
    """The sum of the plans' total budgets by today's province, in billions of đồng."""
    total = func.sum(d.total_budget)
    asked = (
        select(d.current_province_name, total, func.count())
        .where(decisions_like(store, wanted), d.total_budget.is_not(None), d.total_budget_currency == "VND")
        .where(d.current_province_name.is_not(None))
        .group_by(d.current_province_name).order_by(total.desc(), d.current_province_name)
    )  # fmt: skip
    rows = tuple((name, _billions(amount), count) for name, amount, count in _all(store, asked))
    return Table(("province", "billion_vnd", "plans"), rows)


def budget_by_source(store: Store, wanted: Filter) -> Table:
    """The sums whose source is told, by source and the year they are for (else of issue), in billions of đồng."""
    year = func.coalesce(func.substr(budgets.c.year, _ONE, _FOUR), func.substr(d.issued_on, _ONE, _FOUR))
    amount = func.sum(budgets.c.amount)
    asked = (
        select(budgets.c.source, year, amount, func.count()).select_from(budgets.join(decisions, d.id == budgets.c.decision_id))
        .where(decisions_like(store, wanted), budgets.c.source.is_not(None), budgets.c.currency == "VND", year.is_not(None))
        .group_by(budgets.c.source, year)
    )  # fmt: skip
    rows = [
        (source.strip().capitalize(), when, _billions(total), count)
        for source, when, total, count in _all(store, asked)
    ]
    weight: dict[str, Decimal] = {}
    for source, _when, total, _count in rows:
        weight[source] = weight.get(source, Decimal()) + total
    largest = sorted(weight, key=lambda source: (-weight[source], source))[:8]
    kept = sorted((row for row in rows if row[0] in largest), key=lambda row: (row[1], row[0]))
    return Table(("source", "year", "billion_vnd", "sums"), tuple(kept))


def _billions(amount: Decimal | float) -> Decimal:
    return round(Decimal(str(amount)) / _BILLION, 3)


@lru_cache(maxsize=4)
def _indicators(store: Store, _state: str | None) -> dict[str, tuple[str, ...]]:
    """The indicators of figures with a unit and a year as they are written, by their plain words; kept while the store stays."""
    found: dict[str, list[str]] = {}
    for (name,) in _all(store, select(targets.c.indicator).where(_DATED).distinct()):
        found.setdefault(plain_words(name), []).append(name)
    return {words: tuple(names) for words, names in found.items()}


@remembered(32)
def frequent_indicators(store: Store, wanted: Filter) -> list[str]:
    """The indicators that most decisions have."""
    asked = (
        select(targets.c.indicator).where(_DATED, of_decisions_like(store, wanted, targets.c.decision_id))
        .group_by(targets.c.indicator)
        .order_by(func.count(targets.c.decision_id.distinct()).desc(), targets.c.indicator).limit(_INDICATORS)
    )  # fmt: skip
    return [name for (name,) in _all(store, asked)]


def target_points(store: Store, wanted: Filter, indicator: str) -> Table:
    """Every target whose indicator has these words, in the unit that most of them have, by the year it is for."""
    state = state_of(store)
    words = plain_words(indicator).split()
    names = [
        name for plain, written in _indicators(store, state).items() if words and all(w in plain.split() for w in words)
        for name in written
    ][:_MANY]  # fmt: skip
    columns = ("indicator", "year", "value", "unit", "comparator", "province", "province_code",
               "province_then", "decision", "title", "issued_on")  # fmt: skip
    if not names:
        return Table(columns, ())
    chosen = targets.c.indicator.in_(names)
    source = targets.join(decisions, d.id == targets.c.decision_id)
    likely = decisions_like(store, wanted)
    unit = (
        select(targets.c.unit).where(of_decisions_like(store, wanted, targets.c.decision_id), chosen, _DATED)
        .group_by(targets.c.unit).order_by(func.count().desc(), targets.c.unit).limit(1)
    )  # fmt: skip
    asked = (
        select(targets.c.indicator, targets.c.by_year, targets.c.value, targets.c.unit, targets.c.comparator,
               func.coalesce(d.current_province_name, "Trung ương"), d.current_province_code, d.province_code + _BLANK + d.province_name,
               d.id, d.title, d.issued_on)
        .select_from(source)
        .where(likely, chosen, _DATED, targets.c.unit == unit.scalar_subquery())
        .order_by(targets.c.by_year, d.id, targets.c.position).limit(_MOST_POINTS)
    )  # fmt: skip
    return Table(columns, _all(store, asked))


def by_tile(store: Store, wanted: Filter, units: Units, measure: str, indicator: str) -> Table:
    """A figure for each province: `plans`, `targets`, `tasks`, `budget`, or `indicator` (the latest target's value)."""
    values = (
        _indicator_by_province(store, wanted, indicator, units)
        if measure == "indicator"
        else _by_province(store, wanted, measure, units)
    )
    rows = tuple(
        (tile.short, tile.name, tile.code, tile.column, tile.row, values.get(_key(tile, units)), tile.island)
        for tile in tiles(units)
    )
    return Table(("short", "province", "code", "column", "row", "value", "island"), rows)


def _key(tile: Tile, units: Units) -> str:
    """A province as the counts have it: today's by its code, an earlier one by code and name, for codes changed their meaning."""
    return tile.code if units is Units.NOW else f"{tile.code} {tile.province}"


def _by_province(store: Store, wanted: Filter, measure: str, units: Units) -> dict[str, Decimal | int]:
    count = {
        "plans": func.count(), "targets": func.sum(d.targets), "tasks": func.sum(d.tasks),
        "budget": func.sum(case((d.total_budget_currency == "VND", d.total_budget), else_=None)),
    }[measure]  # fmt: skip
    key = d.current_province_code if units is Units.NOW else d.province_code + _BLANK + d.province_name
    asked = select(key, count).where(decisions_like(store, wanted), key.is_not(None)).group_by(key)
    found = {code: value for code, value in _all(store, asked) if value is not None}
    return {code: _billions(value) for code, value in found.items()} if measure == "budget" else found


def _indicator_by_province(store: Store, wanted: Filter, indicator: str, units: Units) -> dict[str, Decimal | int]:
    points = target_points(store, wanted, indicator)
    latest: dict[str, tuple[str, int, Decimal]] = {}
    for _name, year, value, _unit, _comparator, _province, now, then, _id, _title, issued in points.rows:
        code = now if units is Units.NOW else then
        if code is not None:
            latest[code] = max(latest.get(code, ("", 0, value)), (issued or "", year, value))
    return {code: value for code, (_issued, _year, value) in latest.items()}


def quality(store: Store, wanted: Filter) -> Table:
    """What is missing or unsure: how many decisions, items and inputs, each with the whole that it is a part of."""
    missing = (("không rõ số", d.number), ("không rõ ngày", d.issued_on), ("không rõ cơ quan ban hành", d.issuer),
               ("không rõ trích yếu", d.title))  # fmt: skip
    items = (("chỉ tiêu kém tin cậy", targets, d.targets), ("nhiệm vụ kém tin cậy", tasks, d.tasks),
             ("kinh phí kém tin cậy", budgets, d.budgets), ("viện dẫn kém tin cậy", references, d.reference_count))  # fmt: skip
    warned = select(issues.c.document_uri).where(issues.c.severity == "warning", issues.c.document_uri.is_not(None))
    scanned = select(documents.c.uri).where(documents.c.ocr)
    whole = func.count()
    shares = [
        *(func.sum(case((column.is_(None), 1), else_=0)) for _name, column in missing),
        func.sum(case((d.document_uri.in_(warned), 1), else_=0)),
        func.sum(case((d.document_uri.in_(scanned), 1), else_=0)),
    ]
    names = [*(name for name, _column in missing), "có cảnh báo", "nhận dạng từ ảnh"]
    with store.reading() as connection:
        every, *counts = connection.execute(
            select(whole, *shares, *(func.sum(count) for _name, _table, count in items)).where(decisions_like(store, wanted))
        ).one()  # fmt: skip
        rows = [(name, count or 0, every) for name, count in zip(names, counts, strict=False)]
        for (name, table, _count), of in zip(items, counts[len(names) :], strict=True):
            unsure = select(func.count()).select_from(table).where(table.c.confidence < _LOW)
            low = connection.execute(unsure.where(of_decisions_like(store, wanted, table.c.decision_id))).scalar_one()
            rows.append((name, low, of or 0))
        failed = func.coalesce(func.sum(case((inputs.c.state != "done", 1), else_=0)), 0)
        low, every = connection.execute(select(failed, func.count()).select_from(inputs)).one()
        rows.append(("tệp không đọc được", low, every))
    return Table(("what", "count", "of"), tuple(rows))


def warnings_by_code(store: Store) -> Table:
    """How often each warning and failure occurs."""
    asked = (
        select(issues.c.severity, issues.c.code, func.count()).group_by(issues.c.severity, issues.c.code)
        .order_by(func.count().desc(), issues.c.code).limit(40)
    )  # fmt: skip
    return Table(("severity", "code", "count"), _all(store, asked))


def _all(store: Store, asked: Select[Any]) -> tuple[tuple[Any, ...], ...]:
    with store.reading() as connection:
        return tuple(tuple(row) for row in connection.execute(asked))


def chosen(names: Sequence[str], asked: str) -> str:
    """The one asked for, else the first."""
    return asked or (names[0] if names else "")
