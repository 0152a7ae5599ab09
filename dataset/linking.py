"""Decisions that may be one, and news items beside the decisions they report: linked with the reason, never merged in silence."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, groupby
from typing import Any, NamedTuple

from sqlalchemy import Column, Connection, func, select

from dataset.tables import decisions, documents

_MANY = 30
"""Decisions of one key that are compared with each other; more of them are no coincidence but a form's text."""
_LONG_TEXT = 400
"""Characters from which the same words are the same document."""
_YEAR_INSIDE = re.compile(r"^\d+[a-z]?-(?:19|20)\d\d-")


class _Decision(NamedTuple):
    key: str
    id: str
    kind: str
    number: str | None
    number_key: str | None
    issuer: str | None
    issuer_key: str | None
    province: str | None
    date: str | None
    preference: int


@dataclass(frozen=True, slots=True)
class LinkRow:
    """A link between two decisions (`decision_id` < `other_id`); `certain`: nothing speaks against their being one."""

    decision_id: str
    other_id: str
    kind: str
    reason: str
    certain: bool


@dataclass(frozen=True, slots=True)
class Links:
    """All links of a store, and which decision is doubtless another one's copy (`same_as`)."""

    rows: tuple[LinkRow, ...]
    same_as: dict[str, str]


def find_links(connection: Connection) -> Links:
    """Every pair of decisions in the store that number, issuer, date or text bring together."""
    found: dict[tuple[str, str, str], LinkRow] = {}
    preference: dict[str, tuple[bool, int, str]] = {}
    for first, second, link in _pairs(connection):
        found.setdefault((link.decision_id, link.other_id, link.kind), link)
        for one in (first, second):
            preference[one.id] = (one.kind != "news", one.preference, one.id)
    rows = tuple(found[key] for key in sorted(found))
    return Links(rows, _copies([row for row in rows if row.certain], preference))


def _copies(certain: Sequence[LinkRow], preference: dict[str, tuple[bool, int, str]]) -> dict[str, str]:
    """Each copy with the decision that stands for it: the best of all that are linked with certainty."""
    leader: dict[str, str] = {}

    def of(name: str) -> str:
        while leader.get(name, name) != name:
            name = leader[name]
        return name

    for row in certain:
        one, other = sorted((of(row.decision_id), of(row.other_id)), key=lambda name: preference[name])
        leader[one] = other
    return {name: of(name) for name in leader if of(name) != name}


def _pairs(connection: Connection) -> Iterator[tuple[_Decision, _Decision, LinkRow]]:
    for group in _groups(connection, decisions.c.number_key):
        for first, second in _near(group):
            link = _same_number(first, second)
            if link is not None:
                yield first, second, link
    for group in _groups(connection, documents.c.text_sha256):
        for first, second in combinations(group[:_MANY], 2):
            yield first, second, _same_text(first, second)


def _groups(connection: Connection, key: Column[Any]) -> Iterator[list[_Decision]]:
    """The decisions that share a key, for each key that several have."""
    d = decisions.c
    joined = decisions.join(documents, documents.c.uri == d.document_uri)
    shared = select(key).select_from(joined).where(key.is_not(None)).group_by(key).having(func.count() > 1)
    if key is documents.c.text_sha256:
        shared = shared.where(documents.c.characters >= _LONG_TEXT)
    asked = (
        select(key, d.id, d.kind, d.number, d.number_key, d.issuer, d.issuer_key, d.province_id, d.issued_on, documents.c.preference)
        .select_from(joined).where(key.in_(shared)).order_by(key, d.id)
    )  # fmt: skip
    rows = (_Decision._make(row) for row in connection.execute(asked.execution_options(yield_per=1000)))
    for _, group in groupby(rows, key=lambda row: row.key):
        yield sorted(group, key=lambda row: row.id)


def _near(group: Sequence[_Decision]) -> Iterator[tuple[_Decision, _Decision]]:
    """Pairs with the same issuer or the same date, or where one of them has none."""
    by_issuer: dict[str | None, list[_Decision]] = {}
    by_date: dict[str | None, list[_Decision]] = {}
    for row in group:
        by_issuer.setdefault(row.issuer_key, []).append(row)
        by_date.setdefault(row.date, []).append(row)
    seen: set[tuple[str, str]] = set()
    for rows in (*by_issuer.values(), *by_date.values()):
        for first, second in combinations(rows[:_MANY], 2):
            pair = (first.id, second.id) if first.id < second.id else (second.id, first.id)
            if pair not in seen:
                seen.add(pair)
                yield (first, second) if first.id < second.id else (second, first)


def _same_number(first: _Decision, second: _Decision) -> LinkRow | None:
    news = (first.kind == "news") != (second.kind == "news")

    def link(kind: str, reason: str, certain: bool) -> LinkRow:
        if news:
            item = first if first.kind == "news" else second
            return LinkRow(first.id, second.id, "news_report", f"{item.id} is a news item; {reason}", certain)
        return LinkRow(first.id, second.id, kind, reason, certain)

    if first.issuer_key is not None and first.issuer_key == second.issuer_key:
        what = f"number {first.number} and issuer {first.issuer} are the same"
        if first.date is None or second.date is None:
            if first.date == second.date:
                return link("same_number", f"{what}, and neither has a date", False)
            sure = bool(first.number_key and _YEAR_INSIDE.match(first.number_key))
            why = (
                "the number has its year" if sure else "numbers are given anew every year, so it may be another year's"
            )
            return link("date_missing", f"{what}, and one has no date; {why}", sure)
        shared = min(len(first.date), len(second.date))
        if first.date[:shared] == second.date[:shared]:
            return link("date_cut", f"{what}, and the dates agree as far as they go: {first.date}, {second.date}", True)
        if first.date[:4] == second.date[:4]:
            why = "within a year a number is given once, so one of the dates or numbers is a typing error"
            return link("date_differs", f"{what}, the dates are {first.date} and {second.date}: {why}", False)
        return None
    if first.date is not None and first.date == second.date and len(first.date) == 10:
        what = f"number {first.number} and date {first.date} are the same"
        if first.issuer_key is None or second.issuer_key is None:
            return link("issuer_missing", f"{what}, and of one the issuer is not known", False)
        if first.province is not None and first.province == second.province:
            return link("issuer_differs", f"{what}, in one province: {first.issuer}, {second.issuer}", False)
    return None


def _same_text(first: _Decision, second: _Decision) -> LinkRow:
    other_numbers = first.number_key and second.number_key and first.number_key != second.number_key
    other_dates = first.date and second.date and first.date[:10] != second.date[:10]
    reason = "their texts have the same words"
    if other_numbers or other_dates:
        reason += f", but they are read as {first.number or '?'} of {first.date or '?'} and {second.number or '?'} of {second.date or '?'}"
    return LinkRow(first.id, second.id, "same_text", reason, not (other_numbers or other_dates))
