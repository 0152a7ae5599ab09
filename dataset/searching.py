"""Decisions found by words and by facets, page by page: what a list, a search field and its filters need."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from sqlalchemy import Column, ColumnElement, Connection, Select, and_, func, select

from dataset.filters import EVERYTHING, Filter, cards_like, matching, terms_of
from dataset.store import Store
from dataset.tables import cards, decisions, plans


class Order(StrEnum):
    """How found decisions are sorted. `BEST`: those with the words together before those with them apart, then the newest."""

    BEST = "best"
    NEWEST = "newest"
    OLDEST = "oldest"
    TARGETS = "targets"
    TASKS = "tasks"
    BUDGET = "budget"


@dataclass(frozen=True, slots=True)
class Hit:
    """A decision in a list."""

    id: str
    kind: str
    number: str | None
    type: str | None
    title: str | None
    issuer: str | None
    issuer_level: str | None
    province_name: str | None
    current_province_code: str | None
    current_province_name: str | None
    issued_on: str | None
    plan_title: str | None
    start_year: int | None
    end_year: int | None
    targets: int
    tasks: int
    budgets: int
    ended_on: str | None
    ended_why: str | None


@dataclass(frozen=True, slots=True)
class Found:
    """One page of what was found, and how many there are in all."""

    total: int
    hits: tuple[Hit, ...]


@dataclass(frozen=True, slots=True)
class Facet:
    """A value that can be filtered by, as it is shown, and how many of the found decisions have it."""

    value: str
    label: str
    count: int


_HIT = (
    decisions.c.id, decisions.c.kind, decisions.c.number, decisions.c.type, decisions.c.title, decisions.c.issuer,
    decisions.c.issuer_level, decisions.c.province_name, decisions.c.current_province_code,
    decisions.c.current_province_name, decisions.c.issued_on, plans.c.title.label("plan_title"), plans.c.start_year,
    plans.c.end_year, decisions.c.targets, decisions.c.tasks, decisions.c.budgets, decisions.c.ended_on,
    decisions.c.ended_why,
)  # fmt: skip

FACETS: dict[str, tuple[Column[Any], Column[Any]]] = {
    "kind": (cards.c.kind, cards.c.kind),
    "type": (cards.c.type, cards.c.type),
    "level": (cards.c.issuer_level, cards.c.issuer_level),
    "province": (cards.c.current_province_code, cards.c.current_province_name),
    "province_then": (cards.c.province_name, cards.c.province_name),
    "issuer": (cards.c.issuer_key, cards.c.issuer),
    "year": (cards.c.issued_year, cards.c.issued_year),
    "sector": (cards.c.sectors, cards.c.sectors),
}
"""What decisions can be counted by: a value, and how it is shown; of sectors there are several, one a line."""


def search(
    store: Store, wanted: Filter = EVERYTHING, *, order: Order = Order.BEST, offset: int = 0, limit: int = 50
) -> Found:
    """The decisions that are meant, `limit` of them from `offset`. Raises StoreError."""
    terms = terms_of(wanted.words)
    with store.reading() as connection:
        condition = cards_like(store, wanted)
        total: int = connection.execute(select(func.count()).select_from(cards).where(condition)).scalar_one()
        better = _better(store, wanted, terms) if order is Order.BEST and terms and total else []
        ids = _part(connection, [*better, condition], order, offset, limit)
        rows: Sequence[Any] = connection.execute(
            select(*_HIT).select_from(decisions.outerjoin(plans)).where(decisions.c.id.in_(ids))
        ).all()
    hits = {row[0]: Hit(*row) for row in rows}
    return Found(total, tuple(hits[found] for found in ids))


def _better(store: Store, wanted: Filter, terms: Sequence[str]) -> list[ColumnElement[bool]]:
    """Those of the decisions that the words fit best: together in the title, then together, then in the title."""
    together = [" ".join(terms)]
    asked = [matching(store, together, "title")]
    if len(terms) > 1:
        asked += [matching(store, together), matching(store, terms, "title")]
    # Who has the words together, or in the title, has them: the whole question need not be asked again.
    apart = cards_like(store, replace(wanted, words=""))
    return [and_(apart, cards.c.id.in_(found)) for found in asked]


def _part(
    connection: Connection, groups: Sequence[ColumnElement[bool]], order: Order, offset: int, limit: int
) -> list[str]:
    """The ids from `offset` on, of one group after the other, each without the earlier ones' decisions.

    Groups behind the last one needed are not looked at, and one that was listed from its first to its last decision is not
    asked for again.
    """
    ids: list[str] = []
    others: list[ColumnElement[bool]] = []
    for group in groups:
        inside = and_(group, *others)
        asked = _sorted(select(cards.c.decision_id).where(inside), order).offset(offset).limit(limit - len(ids))
        found: list[str] = list(connection.execute(asked).scalars())
        ids += found
        if len(ids) == limit:
            break
        if offset == 0:
            others.append(cards.c.decision_id.not_in(found))
        else:
            others.append(~group)
            passed = offset if found else connection.execute(select(func.count()).where(inside)).scalar_one()
            offset -= passed
    return ids


def _sorted(asked: Select[Any], order: Order) -> Select[Any]:
    c, d = cards.c, decisions.c
    newest = (c.issued_on.desc().nulls_last(), c.decision_id.desc())
    match order:
        case Order.OLDEST:
            return asked.order_by(c.issued_on.nulls_last(), c.decision_id)
        case Order.TARGETS:
            return asked.order_by(c.targets.desc(), *newest)
        case Order.TASKS:
            return asked.order_by(c.tasks.desc(), *newest)
        case Order.BUDGET:
            joined = asked.join(decisions, d.id == c.decision_id)
            return joined.order_by(d.total_budget.desc().nulls_last(), *newest)
    return asked.order_by(*newest)


def facets(
    store: Store, wanted: Filter = EVERYTHING, names: Sequence[str] = tuple(FACETS), limit: int = 100
) -> dict[str, tuple[Facet, ...]]:
    """How the decisions that are meant divide, by each of `names` (of FACETS), the most frequent values first."""
    shown = {column.name for name in names for column in FACETS[name]}
    columns = [column for column in cards.c if column.name in shown]
    places = {name: [columns.index(column) for column in FACETS[name]] for name in names}
    counts: dict[str, dict[tuple[str, str], int]] = {name: {} for name in names}
    # All columns in one pass, over their index and not by the number of each row: that costs a third.
    condition = cards_like(store, wanted, cards.c.id + 0)
    with store.reading() as connection:
        rows = connection.execute(select(*columns, func.count()).where(condition).group_by(*columns)).all()
    for row in rows:
        for name, (value, label) in places.items():
            if row[value] is None:
                continue
            for key in [(str(row[value]), str(row[label]))] if name != "sector" else _each(row[value]):
                counts[name][key] = counts[name].get(key, 0) + row[-1]
    return {name: _most(found, limit) for name, found in counts.items()}


def _each(lines: str) -> list[tuple[str, str]]:
    return [(line, line) for line in lines.split("\n")]


def _most(found: dict[tuple[str, str], int], limit: int) -> tuple[Facet, ...]:
    """The most frequent values, each under its first label."""
    totals: dict[str, int] = {}
    labels: dict[str, str] = {}
    for (value, label), count in found.items():
        totals[value] = totals.get(value, 0) + count
        labels[value] = min(labels.get(value, label), label)
    frequent = sorted(totals, key=lambda value: (-totals[value], value))[:limit]
    return tuple(Facet(value, labels[value], totals[value]) for value in frequent)
