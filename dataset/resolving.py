"""References to decisions in the store: a number alone names no document, so who issues and the date must agree.

Numbers are given anew by each issuer every year (Nghị định 30/2020/NĐ-CP, annex I): number, issuer and year are one document.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import NamedTuple

from sqlalchemy import Connection, and_, or_, select

from dataset.tables import decisions, references
from dataset.words import key_of

# Symbols of bodies of which there is one in the country; of the others (UBND, HĐND, TU, S…) there is one a province or district.
_NATIONAL = re.compile(r"-(ttg|cp|ctn|tw|qh\d*|ubtvqh\d*|vpcp|b[a-z]+|nhnn|ttcp|ktnn|tandtc|vksndtc|ubdt)$")
_LOCAL_BODIES = re.compile(
    r"^b(?:dt|ql|tg|tt|ch|cd|cs|vd)"
)  # an ethnic committee, a board of management … of a province
_YEAR_INSIDE = re.compile(r"^\d+[a-z]?-(?:19|20)\d\d-")
# "UBND tỉnh", "HĐND thành phố", the body of the province that the text itself is of.
_RELATIVE = re.compile(r"^(?:chu-tich-)?(?:uy-ban-nhan-dan|ubnd|hoi-dong-nhan-dan|hdnd)(?:-(?:tinh|thanh-pho|tp))?$")
_PROVINCIAL = re.compile(r"^(?:chu-tich-)?(?:uy-ban-nhan-dan|hoi-dong-nhan-dan)-(?:tinh|thanh-pho)-")


class _Row(NamedTuple):
    decision_id: str
    position: int
    number_key: str
    issuer: str | None
    issued_on: str | None
    resolved_id: str | None
    resolved_by: str | None
    own_issuer: str | None
    own_province: str | None
    own_date: str | None
    id: str | None
    issuer_key: str | None
    province: str | None
    date: str | None
    kind: str | None
    same_as: str | None


@dataclass(frozen=True, slots=True)
class Resolution:
    """Which decision a reference means (None: none in the store, or it cannot be told) and by what."""

    decision_id: str
    position: int
    resolved_id: str | None
    resolved_by: str | None


def changed_resolutions(connection: Connection) -> Iterator[Resolution]:
    """The references that mean another decision than is noted, for what the store holds now."""
    own, other = decisions.alias("own"), decisions.alias("other")
    r = references.c
    asked = (
        select(
            r.decision_id, r.position, r.number_key, r.issuer, r.issued_on, r.resolved_id, r.resolved_by, own.c.issuer_key,
            own.c.province_id, own.c.issued_on, other.c.id, other.c.issuer_key, other.c.province_id, other.c.issued_on,
            other.c.kind, other.c.same_as,
        )
        .select_from(
            references.join(own, own.c.id == r.decision_id).outerjoin(
                other, and_(other.c.number_key == r.number_key, other.c.id != r.decision_id)
            )
        )
        .where(or_(other.c.id.is_not(None), r.resolved_id.is_not(None)))
        .order_by(r.decision_id, r.position, other.c.id)
    )  # fmt: skip
    rows = (_Row._make(row) for row in connection.execute(asked.execution_options(yield_per=1000)))
    for _, group in groupby(rows, key=lambda row: (row.decision_id, row.position)):
        candidates = list(group)
        first = candidates[0]
        found = resolve(candidates)
        if found != (first.resolved_id, first.resolved_by):
            yield Resolution(first.decision_id, first.position, *found)


def resolve(candidates: Sequence[_Row]) -> tuple[str | None, str | None]:
    """The one candidate that number, issuer and date allow; nothing where several do, or where too little is said."""
    possible: dict[str, tuple[str, bool]] = {}
    for row in candidates:
        if row.id is None or row.same_as is not None:
            continue
        said = _agreement(row)
        if said is not None:
            possible[row.id] = (said, row.kind == "news")
    best = {key: said for key, (said, news) in possible.items() if not news} or {
        key: said for key, (said, _) in possible.items()
    }
    exact = {key: said for key, said in best.items() if "differs" not in said}
    best = exact or best
    return next(iter(best.items())) if len(best) == 1 else (None, None)


def _agreement(row: _Row) -> str | None:
    """By what a candidate is the document meant; None where something speaks against it or too little for it."""
    who = _issuer_agrees(row)
    if who is None:
        return None
    if row.date and row.own_date and row.date[: len(row.own_date)] > row.own_date[: len(row.date)]:
        return None  # nothing is cited before it is issued
    year_inside = bool(_YEAR_INSIDE.match(row.number_key))
    if row.issued_on and row.date:
        shared = min(len(row.issued_on), len(row.date))
        if row.issued_on[:shared] == row.date[:shared]:
            return f"number, {who} and {'date' if shared == 10 else 'year'}"
        if row.issued_on[:4] == row.date[:4] or year_inside:
            return f"number, {who} and year; the date differs ({row.date}): one of the two is a typing error"
        return None
    return f"number with its year, {who}" if year_inside else None


def _issuer_agrees(row: _Row) -> str | None:
    said = key_of(row.issuer) if row.issuer else None
    if said and row.issuer_key and not _RELATIVE.match(said):
        if said == row.issuer_key or said.removeprefix("chu-tich-") == row.issuer_key.removeprefix("chu-tich-"):
            return "issuer"
        return None
    if _national(row.number_key):
        return "symbol"
    same_place = row.own_province is not None and row.own_province == row.province
    if row.issuer_key and _PROVINCIAL.match(row.issuer_key) and same_place:
        return "province"
    if row.issuer_key is not None and row.issuer_key == row.own_issuer:
        return "issuer"
    return None


def _national(number_key: str) -> bool:
    found = _NATIONAL.search(number_key)
    return found is not None and not _LOCAL_BODIES.match(found[1])
