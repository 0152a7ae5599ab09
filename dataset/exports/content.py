"""The rows of the exported tables, read from one state of a store, in an order that depends on nothing but them."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from sqlalchemy import ColumnElement, Connection, FromClause, Select, Table, Text, func, select

from dataset.corrections import all_journals, review
from dataset.decisions import by_letters
from dataset.exports.codebook import TableEntry
from dataset.store import Store
from dataset.tables import (
    agencies,
    budgets,
    decisions,
    documents,
    issues,
    links,
    plan_sectors,
    plans,
    provinces,
    references,
    removals,
    targets,
    task_agencies,
    tasks,
)
from schemas import Record

_TABLES: dict[str, Table] = {
    table.name: table
    for table in (
        decisions,
        targets,
        tasks,
        task_agencies,
        budgets,
        references,
        documents,
        agencies,
        provinces,
        links,
        issues,
    )
}
_OF_COPIES = {"targets", "tasks", "task_agencies", "budgets", "references"}
"""Tables that leave out decisions which are doubtless copies: their items would count twice."""
_AT_ONCE = 2000


@dataclass(frozen=True, slots=True)
class Content:
    """One state of a store, or the part of it that changed after `since` (a moment as in `decisions.changed_at`)."""

    store: Store
    connection: Connection
    since: str | None = None

    def rows(self, entry: TableEntry) -> Iterator[tuple[Any, ...]]:
        """The rows of a table; numbers are Decimal."""
        found = self.connection.execute(self._select(entry).execution_options(yield_per=_AT_ONCE))
        exact = [place for place, field in enumerate(entry.fields) if field.type == "number"]
        for row in found:
            values = list(row)
            for place in exact:
                if values[place] is not None and not isinstance(values[place], Decimal):
                    values[place] = Decimal(str(values[place]))
            yield tuple(values)

    def records(self) -> Iterator[tuple[str, str]]:
        """Each decision's id and the record of its best document as JSON, as people corrected it."""
        joined = decisions.join(documents, documents.c.uri == decisions.c.document_uri)
        asked = select(decisions.c.id, documents.c.record).select_from(joined).where(*self._changed())
        journals = all_journals(self.connection)
        ordered = asked.order_by(by_letters(self.store, decisions.c.id)).execution_options(yield_per=200)
        for decision, text in self.connection.execute(ordered):
            journal = journals.get(decision)
            yield (
                decision,
                review(Record.model_validate_json(text), journal).record.model_dump_json() if journal else text,
            )

    def joined(self) -> Iterator[tuple[str, str]]:
        """Each decision's id and what other decisions make of it (a copy, ended), in the order of `records`."""
        d = decisions.c
        asked = select(d.id, d.same_as, d.ended_on, d.ended_by, d.ended_why).where(*self._changed())
        ordered = asked.order_by(by_letters(self.store, d.id)).execution_options(yield_per=_AT_ONCE)
        for decision, *rest in self.connection.execute(ordered):
            yield decision, repr(rest)

    def removed(self) -> list[str]:
        """The decisions that left the store after `since`."""
        asked = select(removals.c.decision_id).order_by(by_letters(self.store, removals.c.decision_id))
        return list(self.connection.execute(asked.where(removals.c.removed_at > (self.since or ""))).scalars())

    def newest(self) -> str | None:
        """The latest moment at which a decision changed or left: what a later `since` begins with."""
        moments = [
            self.connection.execute(select(func.max(column))).scalar()
            for column in (decisions.c.changed_at, removals.c.removed_at)
        ]
        return max((moment for moment in moments if moment), default=None)

    def _changed(self) -> list[ColumnElement[bool]]:
        return [decisions.c.changed_at > self.since] if self.since is not None else []

    def _select(self, entry: TableEntry) -> Select[Any]:
        main = _TABLES[entry.name]
        source: FromClause = main
        conditions: list[ColumnElement[bool]] = []
        if entry.name == "decisions":
            source = main.outerjoin(plans)
            conditions = self._changed()
        elif "decision_id" in main.c:
            source = main.join(decisions, decisions.c.id == main.c.decision_id).outerjoin(
                plans, plans.c.decision_id == decisions.c.id
            )
            conditions = self._changed()
            if entry.name in _OF_COPIES:
                conditions.append(decisions.c.same_as.is_(None))
        elif entry.name == "issues" and self.since is not None:
            changed = select(documents.c.uri).join(decisions, decisions.c.id == documents.c.decision_id)
            conditions = [main.c.document_uri.in_(changed.where(*self._changed()))]
        columns = [_column(self.store, main, field.name).label(field.name) for field in entry.fields]
        order = [
            by_letters(self.store, main.c[name]) if isinstance(main.c[name].type, Text) else main.c[name]
            for name in entry.key
        ]
        return select(*columns).select_from(source).where(*conditions).order_by(*order)


def _column(store: Store, main: Table, name: str) -> ColumnElement[Any]:
    """A column of the table itself, of its decision, or of that one's plan."""
    if name in main.c:
        return main.c[name]
    match name:
        case "plan_title":
            return plans.c.title
        case "plan_start":
            return plans.c.period_start
        case "plan_end":
            return plans.c.period_end
        case "goal":
            return plans.c.goal
        case "documents":
            of = documents.c.decision_id == decisions.c.id
            return select(func.count()).select_from(documents).where(of).scalar_subquery()
        case "sectors":
            return _sectors(store)
    return decisions.c[name]


def _sectors(store: Store) -> ColumnElement[Any]:
    """A plan's sectors in one text, sorted."""
    sector = plan_sectors.c.sector
    own = select(sector).where(plan_sectors.c.decision_id == decisions.c.id).correlate(decisions)
    chosen = own.order_by(by_letters(store, sector))
    return select(func.aggregate_strings(chosen.subquery().c.sector, "; ")).scalar_subquery()
