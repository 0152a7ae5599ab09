"""What a store shows of its decisions: the rows of each one's best document, as people corrected it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from sqlalchemy import Connection, delete, select

from dataset.bulk import add_rows
from dataset.cards import add_cards
from dataset.corrections import Correction, journals_of, review
from dataset.naming import Names
from dataset.provinces import Atlas
from dataset.rows import Prepared, Row, Rows, rows_of
from dataset.store import Store
from dataset.tables import (
    CHILDREN,
    budgets,
    cards,
    decisions,
    documents,
    plan_sectors,
    plans,
    references,
    removals,
    search_texts,
    targets,
    task_agencies,
    tasks,
)
from dataset.times import moment
from schemas import Record

_MANY = 500
"""Names in one IN: SQLite takes 32,766 parameters, older builds 999."""
_NOT_JOINED: Row = {"same_as": None, "ended_on": None, "ended_by": None, "ended_why": None}


@dataclass(frozen=True, slots=True)
class _Stored:
    """What the store holds of some decisions.

    `best`: the rank and uri of each one's best document; `shown`: the document whose rows stand there, and their hash.
    """

    best: dict[str, tuple[int, str]]
    shown: dict[str, tuple[str, str]]
    journals: dict[str, list[Correction]]


@dataclass(frozen=True, slots=True)
class _Joined:
    """What `settle` had worked out: columns of decisions by id; what references mean by decision, number and relation.

    It stays beside new rows until it is worked out again.
    """

    decided: dict[str, Row]
    cited: dict[tuple[str, str, str], tuple[str | None, str | None]]


class Display:
    """Keeps the decisions of a store shown by their best documents."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self.names = Names(store)

    def show(self, connection: Connection, ids: Sequence[str], made: dict[str, Prepared], atlas: Atlas) -> None:
        """Bring each decision's rows to those of its best document, as people corrected it.

        `made` are the documents, by their uris, that came just now. A decision without documents goes.
        """
        stored = _stored(connection, ids)
        fresh = [item for name in ids if (item := _due(connection, name, stored, made, atlas)) is not None]
        orphans = [name for name in ids if name not in stored.best and name in stored.shown]
        joined = _joined(connection, [item.decision_id for item in fresh])
        _delete(connection, [*orphans, *(item.decision_id for item in fresh if item.decision_id in stored.shown)])
        now = moment()
        if orphans:
            gone = self._store.insert(removals)
            change = gone.on_conflict_do_update(
                index_elements=["decision_id"], set_={"removed_at": gone.excluded.removed_at}
            )
            connection.execute(change, [{"decision_id": name, "removed_at": now} for name in orphans])
        if fresh:
            _write(connection, fresh, now, joined)
            self.names.learn(connection, (body for item in fresh for body in item.agencies))


def _stored(connection: Connection, ids: Sequence[str]) -> _Stored:
    found = _Stored({}, {}, {})
    d, f = decisions.c, documents.c
    for part in parts(ids):
        asked = select(f.decision_id, f.preference, f.uri).where(f.decision_id.in_(part))
        for name, preference, uri in connection.execute(asked):
            rank = (-preference, uri)
            found.best[name] = min(found.best.get(name, rank), rank)
        for name, uri, digest in connection.execute(
            select(d.id, d.document_uri, d.content_sha256).where(d.id.in_(part))
        ):
            found.shown[name] = uri, digest
        found.journals.update(journals_of(connection, part))
    return found


def _due(
    connection: Connection, name: str, stored: _Stored, made: dict[str, Prepared], atlas: Atlas
) -> Prepared | None:
    """The rows that a decision should have, where it has others."""
    if name not in stored.best:
        return None
    uri = stored.best[name][1]
    if uri in made:
        item = made[uri]
    elif name in stored.journals or name not in stored.shown or stored.shown[name][0] != uri:
        record = connection.execute(select(documents.c.record).where(documents.c.uri == uri)).scalar_one()
        item = rows_of(Record.model_validate_json(record), atlas)
    else:
        return None
    if name in stored.journals:
        item = _corrected(item, stored.journals[name], atlas)
    return item if stored.shown.get(name) != (uri, item.decision["content_sha256"]) else None


def _corrected(item: Prepared, journal: Sequence[Correction], atlas: Atlas) -> Prepared:
    """The rows as people corrected them; the document keeps the machine's record."""
    record = review(Record.model_validate_json(item.document["record"]), journal).record
    return replace(rows_of(record, atlas), document=item.document, preference=item.preference)


def _joined(connection: Connection, ids: Sequence[str]) -> _Joined:
    found = _Joined({}, {})
    d, r = decisions.c, references.c
    for part in parts(ids):
        for name, *values in connection.execute(
            select(d.id, d.same_as, d.ended_on, d.ended_by, d.ended_why).where(d.id.in_(part))
        ):
            found.decided[name] = dict(zip(_NOT_JOINED, values, strict=True))
        asked = select(r.decision_id, r.number_key, r.relation, r.resolved_id, r.resolved_by)
        for name, key, relation, means, how in connection.execute(
            asked.where(r.decision_id.in_(part), r.resolved_id.is_not(None))
        ):
            found.cited[name, key, relation] = means, how
    return found


def _delete(connection: Connection, ids: Sequence[str]) -> None:
    for part in parts(ids):
        for table in (*CHILDREN, cards, search_texts):
            connection.execute(delete(table).where(table.c.decision_id.in_(part)))
        connection.execute(delete(decisions).where(decisions.c.id.in_(part)))


def _write(connection: Connection, fresh: Sequence[Prepared], now: str, joined: _Joined) -> None:
    for part in parts([item.decision_id for item in fresh]):
        connection.execute(delete(removals).where(removals.c.decision_id.in_(part)))
    decided = (
        {**item.decision, **joined.decided.get(item.decision_id, _NOT_JOINED), "changed_at": now} for item in fresh
    )
    add_rows(connection, decisions, [Rows.of(decided)])
    add_rows(connection, plans, (item.plan for item in fresh))
    add_rows(connection, plan_sectors, (item.sectors for item in fresh))
    add_rows(connection, targets, (item.targets for item in fresh))
    add_rows(connection, tasks, (item.tasks for item in fresh))
    add_rows(connection, task_agencies, (item.task_agencies for item in fresh))
    add_rows(connection, budgets, (item.budgets for item in fresh))
    add_rows(connection, references, (_cited(item.references, joined) for item in fresh))
    add_rows(connection, search_texts, [Rows.of(item.search for item in fresh)])
    for part in parts([item.decision_id for item in fresh]):
        add_cards(connection, part)


def _cited(rows: Rows, joined: _Joined) -> Rows:
    """References with what they mean, as far as that is known."""
    if not rows.values:
        return rows
    name, key, relation = (rows.columns.index(column) for column in ("decision_id", "number_key", "relation"))
    return Rows(
        (*rows.columns, "resolved_id", "resolved_by"),
        tuple((*row, *joined.cited.get((row[name], row[key], row[relation]), (None, None))) for row in rows.values),
    )


def parts(names: Sequence[str]) -> Iterable[Sequence[str]]:
    """The names in parts that one statement can take."""
    for start in range(0, len(names), _MANY):
        yield names[start : start + _MANY]
