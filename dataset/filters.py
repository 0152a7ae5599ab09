"""Which decisions are meant: a question of a list, a chart or the API, as a condition on the tables."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Select,
    and_,
    bindparam,
    column,
    false,
    func,
    or_,
    select,
    table,
    text,
    true,
)
from sqlalchemy.sql.base import ReadOnlyColumnCollection

from dataset.store import Store
from dataset.tables import cards, decisions, issues, plan_sectors, plans, search_texts, task_agencies
from dataset.words import plain_words

_PARTS = re.compile(r'"([^"]*)"|([^\s"]+)')

Columns = ReadOnlyColumnCollection[str, Any]


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


EVERYTHING = Filter()


def decisions_like(store: Store, wanted: Filter) -> ColumnElement[bool]:
    """The condition on `decisions` for those that are meant, for questions of one's own about them or their items."""
    d = decisions.c
    parts = [*_told(d, wanted), *_joined(d.id, wanted), *_standing(wanted)]
    if not wanted.copies:
        parts.append(d.same_as.is_(None))
    if wanted.words.strip():
        found = select(search_texts.c.decision_id).where(_with_words(store, wanted.words, search_texts.c.id))
        parts.append(d.id.in_(found))
    return _all(parts)


def cards_like(store: Store, wanted: Filter, number: ColumnElement[int] = cards.c.id) -> ColumnElement[bool]:
    """The same condition on `cards`, where thousands are looked at; `number` is what their `id` is told by."""
    c, d = cards.c, decisions.c
    parts = [*_told(c, wanted), *_joined(c.decision_id, wanted)]
    standing = _standing(wanted)
    if standing:
        parts.append(c.decision_id.in_(select(d.id).where(*standing)))
    if not wanted.copies:
        copies = select(search_texts.c.id).join(decisions, d.id == search_texts.c.decision_id)
        parts.append(number.not_in(copies.where(d.same_as.is_not(None))))
    if wanted.words.strip():
        parts.append(_with_words(store, wanted.words, number))
    return _all(parts)


def of_decisions_like(store: Store, wanted: Filter, key: ColumnElement[str]) -> ColumnElement[bool]:
    """The same condition on another table's column of decisions' ids, for questions about items alone."""
    if wanted != Filter(copies=wanted.copies):
        return key.in_(select(cards.c.decision_id).where(cards_like(store, wanted)))
    return true() if wanted.copies else key.not_in(select(decisions.c.id).where(decisions.c.same_as.is_not(None)))


def _all(parts: Sequence[ColumnElement[bool]]) -> ColumnElement[bool]:
    return and_(true(), *parts)


def _told(c: Columns, wanted: Filter) -> list[ColumnElement[bool]]:
    """What the columns say that `decisions` and `cards` both have."""
    first, last = wanted.years
    equal = (
        (c.current_province_code, wanted.province), (c.province_name, wanted.province_then),
        (c.issuer_key, wanted.issuer), (c.issuer_level, wanted.level), (c.kind, wanted.kind), (c.type, wanted.type),
    )  # fmt: skip
    parts: list[ColumnElement[bool]] = [found == value for found, value in equal if value is not None]
    if first is not None:
        parts.append(c.issued_year >= first)
    if last is not None:
        parts.append(c.issued_year <= last)
    counts = ((wanted.with_targets, c.targets), (wanted.with_tasks, c.tasks), (wanted.with_budgets, c.budgets))
    return parts + [count > 0 for asked, count in counts if asked]


def _joined(key: ColumnElement[str], wanted: Filter) -> list[ColumnElement[bool]]:
    """What other tables say of the decision whose id `key` is."""
    d = decisions.c
    parts: list[ColumnElement[bool]] = []
    if wanted.sector is not None:
        parts.append(key.in_(select(plan_sectors.c.decision_id).where(plan_sectors.c.sector == wanted.sector)))
    if wanted.agency is not None:
        given = select(task_agencies.c.decision_id).where(task_agencies.c.agency_id == wanted.agency)
        parts.append(or_(key.in_(select(d.id).where(d.agency_id == wanted.agency)), key.in_(given)))
    if wanted.with_warnings:
        warned = select(d.id).join(issues, issues.c.document_uri == d.document_uri)
        parts.append(key.in_(warned.where(issues.c.severity == "warning")))
    if wanted.with_plan:
        parts.append(key.in_(select(plans.c.decision_id)))
    return parts


def _standing(wanted: Filter) -> list[ColumnElement[bool]]:
    """What is asked of a decision's force, on `decisions`."""
    d = decisions.c
    if wanted.in_force_on is None:
        return []
    return [d.issued_on <= wanted.in_force_on, or_(d.ended_on.is_(None), d.ended_on > wanted.in_force_on)]


def terms_of(words: str) -> list[str]:
    """The words and quoted phrases of a question, plain. "1026/KH-UBND" is a phrase of three."""
    found = (plain_words(quoted or word) for quoted, word in _PARTS.findall(words))
    return [term for term in found if term]


def _with_words(store: Store, words: str, number: ColumnElement[int]) -> ColumnElement[bool]:
    terms = terms_of(words)
    # Signs only: nothing can contain them.
    return number.in_(matching(store, terms)) if terms else false()


def matching(store: Store, terms: Sequence[str], part: str = "") -> Select[Any]:
    """The numbers in `search_texts` of the decisions whose words hold all terms.

    With `part` "title" only the words of title, number, issuer and province count.
    """
    if store.postgresql:
        vector: ColumnElement[Any] = column(f"{part}_words" if part else "words")
        asked = [
            vector.op("@@")(
                func.phraseto_tsquery("simple", term) if " " in term else func.plainto_tsquery("simple", term)
            )
            for term in terms
        ]
        return select(search_texts.c.id).where(*asked)
    quoted = " AND ".join(f'"{term}"' for term in terms)
    question = f"{part} : ({quoted})" if part else quoted
    words = table("search_words", column("rowid"))
    return select(words.c.rowid).where(
        text("search_words MATCH :question").bindparams(bindparam("question", question, unique=True))
    )
