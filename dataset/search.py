"""Decisions found by words and by facets, page by page: what a list, a search field and its filters need."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Select,
    and_,
    bindparam,
    case,
    column,
    exists,
    false,
    func,
    or_,
    select,
    table,
    text,
    true,
)

from dataset.store import Store
from dataset.tables import decisions, issues, plan_sectors, plans, search_texts, task_agencies
from dataset.words import plain_words

_PARTS = re.compile(r'"([^"]*)"|([^\s"]+)')


class Order(StrEnum):
    """How found decisions are sorted. `BEST`: those with the words together before those with them apart, then the newest."""

    BEST = "best"
    NEWEST = "newest"
    OLDEST = "oldest"
    TARGETS = "targets"
    TASKS = "tasks"
    BUDGET = "budget"


@dataclass(frozen=True, slots=True)
class Filter:
    """Which decisions are meant; what is None or empty leaves out nothing.

    `words`: all of them occur, in any order, with or without diacritics; words in double quotes stand together.
    `province` is the code of today's province, `province_then` the name of the one on the decision's date, `agency` an
    agency's id (issuer, or who has a task), `years` the first and the last year of issue, `in_force_on` a day (YYYY-MM-DD)
    on which the decision was in force as far as the store knows: issued by then, and neither replaced, repealed nor
    expired. Decisions that are doubtless another one's copy are left out unless `copies`.
    """

    words: str = ""
    province: str | None = None
    province_then: str | None = None
    issuer: str | None = None
    level: str | None = None
    kind: str | None = None
    type: str | None = None
    sector: str | None = None
    agency: str | None = None
    years: tuple[int | None, int | None] = (None, None)
    in_force_on: str | None = None
    with_targets: bool = False
    with_tasks: bool = False
    with_budgets: bool = False
    with_warnings: bool = False
    with_plan: bool = False
    copies: bool = False


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

FACETS: dict[str, tuple[ColumnElement[Any], ColumnElement[Any]]] = {
    "kind": (decisions.c.kind, decisions.c.kind),
    "type": (decisions.c.type, decisions.c.type),
    "level": (decisions.c.issuer_level, decisions.c.issuer_level),
    "province": (decisions.c.current_province_code, decisions.c.current_province_name),
    "province_then": (decisions.c.province_name, decisions.c.province_name),
    "issuer": (decisions.c.issuer_key, decisions.c.issuer),
    "year": (decisions.c.issued_year, decisions.c.issued_year),
    "sector": (plan_sectors.c.sector, plan_sectors.c.sector),
}
"""What decisions can be counted by: a value, and how it is shown."""


def search(
    store: Store, wanted: Filter = Filter(), *, order: Order = Order.BEST, offset: int = 0, limit: int = 50
) -> Found:
    """The decisions that are meant, `limit` of them from `offset`. Raises StoreError."""
    with store.reading() as connection:
        condition = decisions_like(store, wanted)
        total: int = connection.execute(select(func.count()).select_from(decisions).where(condition)).scalar_one()
        chosen = (
            select(decisions.c.id).where(condition).order_by(*_order(store, wanted, order)).offset(offset).limit(limit)
        )
        ids = list(connection.execute(chosen).scalars())
        rows: Sequence[Any] = connection.execute(
            select(*_HIT).select_from(decisions.outerjoin(plans)).where(decisions.c.id.in_(ids))
        ).all()
    hits = {row[0]: Hit(*row) for row in rows}
    return Found(total, tuple(hits[found] for found in ids))


def facets(
    store: Store, wanted: Filter = Filter(), names: Sequence[str] = tuple(FACETS), limit: int = 100
) -> dict[str, tuple[Facet, ...]]:
    """How the decisions that are meant divide, by each of `names` (of FACETS), the most frequent values first."""
    condition = decisions_like(store, wanted)
    columns = list(dict.fromkeys(column for name in names if name != "sector" for column in FACETS[name]))
    counts: dict[str, dict[tuple[str, str], int]] = {name: {} for name in names}

    def add(name: str, value: object, label: object, count: int) -> None:
        if value is not None:
            key = (str(value), str(label))
            counts[name][key] = counts[name].get(key, 0) + count

    with store.reading() as connection:
        # All columns in one pass: a pass for each costs several times as much.
        if columns:
            asked = select(*columns, func.count()).where(condition).group_by(*columns)
            order = {column: place for place, column in enumerate(columns)}
            places = {name: [order[column] for column in FACETS[name]] for name in names if name != "sector"}
            for row in connection.execute(asked):
                for name, (value, label) in places.items():
                    add(name, row[value], row[label], row[-1])
        if "sector" in names:
            sector = plan_sectors.c.sector
            by_sector = select(sector, func.count()).select_from(decisions.join(plan_sectors)).where(condition)
            for value, count in connection.execute(by_sector.group_by(sector)):
                add("sector", value, value, count)
    return {name: _most(found, limit) for name, found in counts.items()}


def _most(found: dict[tuple[str, str], int], limit: int) -> tuple[Facet, ...]:
    """The most frequent values, each under its first label."""
    totals: dict[str, int] = {}
    labels: dict[str, str] = {}
    for (value, label), count in found.items():
        totals[value] = totals.get(value, 0) + count
        labels[value] = min(labels.get(value, label), label)
    frequent = sorted(totals, key=lambda value: (-totals[value], value))[:limit]
    return tuple(Facet(value, labels[value], totals[value]) for value in frequent)


def decisions_like(store: Store, wanted: Filter) -> ColumnElement[bool]:
    """The condition on `decisions` for those that are meant, for questions of one's own about them or their items."""
    d = decisions.c
    first, last = wanted.years
    parts: list[ColumnElement[bool]] = []
    equal = (
        (d.current_province_code, wanted.province), (d.province_name, wanted.province_then),
        (d.issuer_key, wanted.issuer), (d.issuer_level, wanted.level),
        (d.kind, wanted.kind), (d.type, wanted.type),
    )  # fmt: skip
    parts += [found == value for found, value in equal if value is not None]
    if first is not None:
        parts.append(d.issued_year >= first)
    if last is not None:
        parts.append(d.issued_year <= last)
    if wanted.sector is not None:
        parts.append(exists().where(plan_sectors.c.decision_id == d.id, plan_sectors.c.sector == wanted.sector))
    if wanted.agency is not None:
        given = select(task_agencies.c.decision_id).where(task_agencies.c.agency_id == wanted.agency)
        parts.append(or_(d.agency_id == wanted.agency, d.id.in_(given)))
    if wanted.in_force_on is not None:
        parts.append(d.issued_on <= wanted.in_force_on)
        parts.append(or_(d.ended_on.is_(None), d.ended_on > wanted.in_force_on))
    counts = ((wanted.with_targets, d.targets), (wanted.with_tasks, d.tasks), (wanted.with_budgets, d.budgets))
    parts += [count > 0 for asked, count in counts if asked]
    if wanted.with_warnings:
        warned = select(issues.c.document_uri).where(issues.c.severity == "warning", issues.c.document_uri.is_not(None))
        parts.append(d.document_uri.in_(warned))
    if wanted.with_plan:
        parts.append(exists().where(plans.c.decision_id == d.id))
    if not wanted.copies:
        parts.append(d.same_as.is_(None))
    terms = _terms(wanted.words)
    if terms:
        parts.append(d.id.in_(_matching(store, terms)))
    elif plain_words(wanted.words) == "" and wanted.words.strip():
        parts.append(false())  # signs only: nothing can contain them
    return and_(true(), *parts)


def _terms(words: str) -> list[str]:
    """The words and quoted phrases of a question, plain. "1026/KH-UBND" is a phrase of three."""
    found = (plain_words(quoted or word) for quoted, word in _PARTS.findall(words))
    return [term for term in found if term]


def _matching(store: Store, terms: Sequence[str], part: str = "") -> Select[Any]:
    """The decisions whose words hold all terms; with `part` "title" only those of title, number, issuer and province."""
    if store.postgresql:
        vector: ColumnElement[Any] = column(f"{part}_words" if part else "words")
        asked = [
            vector.op("@@")(
                func.phraseto_tsquery("simple", term) if " " in term else func.plainto_tsquery("simple", term)
            )
            for term in terms
        ]
        return select(search_texts.c.decision_id).where(*asked)
    quoted = " AND ".join(f'"{term}"' for term in terms)
    question = f"{part} : ({quoted})" if part else quoted
    words = table("search_words", column("rowid"))
    hits = select(words.c.rowid).where(
        text("search_words MATCH :question").bindparams(bindparam("question", question, unique=True))
    )
    return select(search_texts.c.decision_id).where(search_texts.c.id.in_(hits))


def _order(store: Store, wanted: Filter, order: Order) -> list[ColumnElement[Any]]:
    d = decisions.c
    newest: list[ColumnElement[Any]] = [d.issued_on.is_(None), d.issued_on.desc(), d.id]
    match order:
        case Order.OLDEST:
            return [d.issued_on.is_(None), d.issued_on, d.id]
        case Order.TARGETS:
            return [d.targets.desc(), *newest]
        case Order.TASKS:
            return [d.tasks.desc(), *newest]
        case Order.BUDGET:
            return [d.total_budget.is_(None), d.total_budget.desc(), *newest]
        case Order.BEST if terms := _terms(wanted.words):
            together = _matching(store, [" ".join(terms)], "title")
            apart = _matching(store, terms, "title")
            tier = case((d.id.in_(together), 0), (d.id.in_(apart), 1), else_=2)
            if len(terms) > 1:
                whole = _matching(store, [" ".join(terms)])
                tier = case((d.id.in_(together), 0), (d.id.in_(whole), 1), (d.id.in_(apart), 2), else_=3)
            return [tier, *newest]
    return newest
