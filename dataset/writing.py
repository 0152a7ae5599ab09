"""The one writer of a store: documents in, whole or not at all, each decision shown by its best document."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from enum import StrEnum

from sqlalchemy import Connection, Table, and_, delete, func, insert, or_, select, text, update
from sqlalchemy.dialects.postgresql import insert as postgresql_insert
from sqlalchemy.dialects.sqlite import insert as sqlite_insert

from dataset.agencies import Body
from dataset.bulk import add_rows
from dataset.cards import add_cards
from dataset.corrections import Correction, journals_of, review
from dataset.lock import hold_file, hold_server
from dataset.provinces import Atlas, Province
from dataset.rows import Prepared, Row, rows_of
from dataset.store import Store
from dataset.tables import (
    CHILDREN,
    agencies,
    budgets,
    cards,
    decisions,
    documents,
    inputs,
    issues,
    plan_sectors,
    plans,
    provinces,
    references,
    removals,
    runs,
    search_texts,
    targets,
    task_agencies,
    tasks,
)
from schemas import Record

_MANY = 500
"""Names in one IN: SQLite takes 32,766 parameters, older builds 999."""


class State(StrEnum):
    """How an input stands: all of it read, a part of it, nothing of it."""

    DONE = "done"
    PARTLY = "partly"
    FAILED = "failed"


class Outcome(StrEnum):
    """What storing an input changed."""

    NEW = "new"
    CHANGED = "changed"
    UNCHANGED = "unchanged"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Source:
    """An input of a run: its `uri`, the hash of its bytes (None: they could not be had), the extractor's version."""

    uri: str
    sha256: str | None
    extractor: str


@dataclass(frozen=True, slots=True)
class Lost:
    """A document that gave no record: `uri` its own, at which stage (`read`, `extract`, `store`) and why, in one line."""

    uri: str
    stage: str
    code: str
    reason: str


@dataclass(frozen=True, slots=True)
class Read:
    """An input that was read: the documents in it (one, or those of an archive), and those in it that could not be read."""

    source: Source
    documents: tuple[Prepared, ...]
    lost: tuple[Lost, ...] = ()


@dataclass(frozen=True, slots=True)
class Unread:
    """An input that gave nothing, and why."""

    source: Source
    lost: tuple[Lost, ...]


@dataclass(frozen=True, slots=True)
class Known:
    """What the store knows of an input from an earlier run; `failed`: of it, or of something in it, no record was made."""

    sha256: str | None
    extractor: str
    failed: bool


@dataclass(frozen=True, slots=True)
class _Joined:
    """Columns of decisions by id, and of references by decision, number and relation, that depend on other decisions."""

    decided: dict[str, Row]
    cited: dict[tuple[str, str, str], Row]


_NOT_JOINED: Row = {"same_as": None, "ended_on": None, "ended_by": None, "ended_why": None}
_NOT_RESOLVED: Row = {"resolved_id": None, "resolved_by": None}


@contextmanager
def writing(store: Store, wait: float = 0) -> Iterator["Writer"]:
    """Become the store's writer; whoever else is one is waited for `wait` seconds. Raises StoreBusy, StoreError."""
    lock = (
        hold_file(store.file, store.name, wait)
        if store.file is not None
        else hold_server(store.engine, store.name, wait)
    )
    with lock:
        yield Writer(store)


class Writer:
    """Writes into a store; made by `writing`. Every method is a transaction."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self._insert = postgresql_insert if store.postgresql else sqlite_insert
        self._agencies: dict[str, Body] = {}
        with store.reading() as connection:
            self.atlas = _atlas(connection)

    def learn_provinces(self, units: Iterable[Province]) -> None:
        """Put the provinces with their days in, in the place of those that are there."""
        rows = [asdict(unit) for unit in units]
        if set(self.atlas) == {Province(**row) for row in rows}:
            return
        with self.store.changing() as connection:
            connection.execute(delete(provinces))
            connection.execute(insert(provinces), rows)
        self.atlas = Atlas(Province(**row) for row in rows)

    def known(self, uris: Sequence[str]) -> dict[str, Known]:
        """What earlier runs made of these inputs; those that none was given are left out."""
        found = {}
        asked = select(inputs.c.uri, inputs.c.sha256, inputs.c.extractor, inputs.c.state)
        with self.store.reading() as connection:
            for part in _parts(uris):
                for uri, sha256, extractor, state in connection.execute(asked.where(inputs.c.uri.in_(part))):
                    found[uri] = Known(sha256, extractor, state != State.DONE)
        return found

    def put(self, done: Sequence[Read | Unread]) -> list[Outcome]:
        """Store what became of some inputs, all in one transaction, and say what each changed.

        Of an input that cannot be read any more, what was stored of it earlier stays.
        """
        with self.store.changing() as connection:
            if self.store.postgresql:
                # Nobody's correction comes between reading the journals and writing the rows.
                connection.execute(text("LOCK TABLE corrections IN SHARE MODE"))
            outcomes = [Outcome.FAILED] * len(done)
            read = [(place, item) for place, item in enumerate(done) if isinstance(item, Read)]
            for (place, _), outcome in zip(read, self._put_read(connection, [item for _, item in read]), strict=True):
                outcomes[place] = outcome
            self._note_inputs(connection, done)
        return outcomes

    def _put_read(self, connection: Connection, read: Sequence[Read]) -> list[Outcome]:
        before = self._stored(connection, read)
        outcomes, changed, gone = [], [], set()
        for item in read:
            was = {uri: digest for uri, (owner, digest, _) in before.items() if owner == item.source.uri}
            now = {made.uri: made.document["record_sha256"] for made in item.documents}
            if was == now:
                outcomes.append(Outcome.UNCHANGED)
                continue
            outcomes.append(Outcome.CHANGED if was else Outcome.NEW)
            changed.append(item)
            gone |= {uri for uri in {*was, *now} if uri in before}
        if changed:
            self._replace(connection, changed, gone, {before[uri][2] for uri in gone})
        return outcomes

    def _stored(self, connection: Connection, read: Sequence[Read]) -> dict[str, tuple[str, str, str]]:
        """What stands in the store of these inputs: document -> its input, its record's hash, its decision."""
        asked = select(documents.c.uri, documents.c.input_uri, documents.c.record_sha256, documents.c.decision_id)
        found = {}
        for part in _parts([item.source.uri for item in read]):
            for row in connection.execute(asked.where(documents.c.input_uri.in_(part))):
                found[row[0]] = (row[1], row[2], row[3])
        for part in _parts([made.uri for item in read for made in item.documents]):
            for row in connection.execute(asked.where(documents.c.uri.in_(part))):
                found[row[0]] = (row[1], row[2], row[3])
        return found

    def _replace(self, connection: Connection, read: Sequence[Read], gone: set[str], touched: set[str]) -> None:
        for part in _parts(sorted(gone)):
            connection.execute(delete(documents).where(documents.c.uri.in_(part)))
        # One document may be in two inputs: the later one has it.
        rows = {made.uri: {**made.document, "input_uri": item.source.uri} for item in read for made in item.documents}
        if rows:
            add_rows(connection, documents, list(rows.values()))
        made = {item.uri: item for done in read for item in done.documents}
        touched |= {item.decision_id for item in made.values()}
        self._show_best(connection, sorted(touched), made)

    def _show_best(self, connection: Connection, ids: Sequence[str], made: dict[str, Prepared]) -> None:
        """Bring each decision's rows to those of its best document, as people corrected it.

        A decision without documents goes.
        """
        journals: dict[str, list[Correction]] = {}
        best: dict[str, tuple[int, str]] = {}
        shown: dict[str, tuple[str, str]] = {}
        for part in _parts(ids):
            asked = select(documents.c.decision_id, documents.c.preference, documents.c.uri)
            for decision, preference, uri in connection.execute(asked.where(documents.c.decision_id.in_(part))):
                rank = (-preference, uri)
                best[decision] = min(best.get(decision, rank), rank)
            present = select(decisions.c.id, decisions.c.document_uri, decisions.c.content_sha256)
            shown |= {row[0]: (row[1], row[2]) for row in connection.execute(present.where(decisions.c.id.in_(part)))}
            journals |= journals_of(connection, part)
        fresh: list[Prepared] = []
        for decision in ids:
            if decision not in best:
                continue
            uri = best[decision][1]
            if uri in made:
                item = made[uri]
            elif decision not in shown or shown[decision][0] != uri or decision in journals:
                stored = connection.execute(select(documents.c.record).where(documents.c.uri == uri)).scalar_one()
                item = rows_of(Record.model_validate_json(stored), self.atlas)
            else:
                continue
            if decision in journals:
                item = _corrected(item, journals[decision], self.atlas)
            if shown.get(decision) != (uri, item.decision["content_sha256"]):
                fresh.append(item)
        orphans = [decision for decision in ids if decision not in best and decision in shown]
        joined = self._joined(connection, [item.decision_id for item in fresh])
        self._delete(connection, [*orphans, *(item.decision_id for item in fresh if item.decision_id in shown)])
        now = moment()
        if orphans:
            self._upsert(connection, removals, [{"decision_id": decision, "removed_at": now} for decision in orphans])
        self._write(connection, fresh, now, joined)

    def show_again(self, connection: Connection, decision_id: str) -> None:
        """Bring a decision's rows to what they should be after its journal grew."""
        self._show_best(connection, [decision_id], {})

    def _delete(self, connection: Connection, ids: Sequence[str]) -> None:
        for part in _parts(ids):
            for table in (*CHILDREN, cards, search_texts):
                connection.execute(delete(table).where(table.c.decision_id.in_(part)))
            connection.execute(delete(decisions).where(decisions.c.id.in_(part)))

    def _joined(self, connection: Connection, ids: Sequence[str]) -> "_Joined":
        """What `settle` had worked out for these decisions: it stays beside their new rows until it is worked out again."""
        decided: dict[str, Row] = {}
        cited: dict[tuple[str, str, str], Row] = {}
        d, r = decisions.c, references.c
        for part in _parts(ids):
            for name, same_as, on, by, why in connection.execute(
                select(d.id, d.same_as, d.ended_on, d.ended_by, d.ended_why).where(d.id.in_(part))
            ):
                decided[name] = {"same_as": same_as, "ended_on": on, "ended_by": by, "ended_why": why}
            asked = select(r.decision_id, r.number_key, r.relation, r.resolved_id, r.resolved_by)
            for name, key, relation, found, how in connection.execute(
                asked.where(r.decision_id.in_(part), r.resolved_id.is_not(None))
            ):
                cited[name, key, relation] = {"resolved_id": found, "resolved_by": how}
        return _Joined(decided, cited)

    def _write(self, connection: Connection, fresh: Sequence[Prepared], now: str, joined: "_Joined") -> None:
        if not fresh:
            return
        for part in _parts([item.decision_id for item in fresh]):
            connection.execute(delete(removals).where(removals.c.decision_id.in_(part)))
        self._learn_agencies(connection, [body for item in fresh for body in item.agencies])
        add_rows(
            connection, decisions,
            [{**item.decision, **joined.decided.get(item.decision_id, _NOT_JOINED), "changed_at": now} for item in fresh],
        )  # fmt: skip
        add_rows(connection, plans, [item.plan for item in fresh if item.plan is not None])
        add_rows(connection, plan_sectors, [row for item in fresh for row in item.sectors])
        add_rows(connection, targets, [row for item in fresh for row in item.targets])
        add_rows(connection, tasks, [row for item in fresh for row in item.tasks])
        add_rows(connection, task_agencies, [row for item in fresh for row in item.task_agencies])
        add_rows(connection, budgets, [row for item in fresh for row in item.budgets])
        add_rows(
            connection, references,
            [
                {**row, **joined.cited.get((item.decision_id, row["number_key"], row["relation"]), _NOT_RESOLVED)}
                for item in fresh for row in item.references
            ],
        )  # fmt: skip
        add_rows(connection, search_texts, [item.search for item in fresh])
        for part in _parts([item.decision_id for item in fresh]):
            add_cards(connection, part)

    def _learn_agencies(self, connection: Connection, bodies: Iterable[Body]) -> None:
        """Of the spellings of one agency the first by its letters is kept, so that the order of documents does not matter."""
        better: dict[str, Body] = {}
        for body in bodies:
            known = better.get(body.id) or self._agencies.get(body.id)
            if known is None or _spelling(body) < _spelling(known):
                better[body.id] = body
        if not better:
            return
        statement = self._insert(agencies)
        new, old = statement.excluded, agencies.c
        columns = [(new.name, old.name), (func.coalesce(new.level, ""), func.coalesce(old.level, ""))]
        if self.store.postgresql:
            columns = [(one.collate("C"), other.collate("C")) for one, other in columns]
        (name, old_name), (level, old_level) = columns
        before = or_(name < old_name, and_(name == old_name, level < old_level))
        values = {column.name: new[column.name] for column in agencies.columns if column.name != "id"}
        upsert = statement.on_conflict_do_update(index_elements=["id"], set_=values, where=before)
        connection.execute(upsert, [asdict(body) for body in better.values()])
        self._agencies |= better

    def _note_inputs(self, connection: Connection, done: Sequence[Read | Unread]) -> None:
        rows, noted = [], []
        for item in done:
            read = isinstance(item, Read)
            state = (State.PARTLY if item.lost else State.DONE) if read else State.FAILED
            rows.append({
                **asdict(item.source), "state": state.value, "reason": item.lost[0].reason if item.lost else None,
                "documents": len(item.documents) if isinstance(item, Read) else 0,
            })  # fmt: skip
            noted += [
                {"input_uri": item.source.uri, "position": place, **row} for place, row in enumerate(_issues(item))
            ]
        self._upsert(connection, inputs, rows)
        for part in _parts([row["uri"] for row in rows]):
            connection.execute(delete(issues).where(issues.c.input_uri.in_(part)))
        add_rows(connection, issues, noted)

    def _upsert(self, connection: Connection, table: Table, rows: Sequence[Row]) -> None:
        statement = self._insert(table)
        keys = [column.name for column in table.primary_key]
        new = {column.name: statement.excluded[column.name] for column in table.columns if column.name not in keys}
        connection.execute(statement.on_conflict_do_update(index_elements=keys, set_=new), list(rows))

    def forget_agencies(self) -> None:
        """Look agencies up again: some may be gone from the store."""
        self._agencies.clear()

    def unsettled(self) -> bool:
        """Whether the last run did not come to its end: what was stored is not yet joined up (`settle`)."""
        with self.store.reading() as connection:
            return connection.execute(select(runs.c.state).order_by(runs.c.id.desc()).limit(1)).scalar() != "done"

    def begin_run(self, extractor: str, found: int) -> int:
        """Note that a run began; the number it has in `runs`. One that never ended is marked as killed."""
        with self.store.changing() as connection:
            connection.execute(update(runs).where(runs.c.ended_at.is_(None)).values(state="killed", ended_at=moment()))
            row = {"started_at": moment(), "state": "running", "extractor": extractor, "found": found}
            return int(connection.execute(insert(runs).returning(runs.c.id), [row]).scalar_one())

    def end_run(self, run: int, state: str, counts: dict[Outcome, int]) -> None:
        """Note how a run ended."""
        with self.store.changing() as connection:
            numbers = {outcome.value: counts.get(outcome, 0) for outcome in Outcome}
            connection.execute(update(runs).where(runs.c.id == run).values(state=state, ended_at=moment(), **numbers))


def _issues(item: Read | Unread) -> list[Row]:
    lost = [
        {
            "document_uri": found.uri, "stage": found.stage, "severity": "failure", "code": found.code,
            "message": found.reason, "text_start": None, "text_end": None,
        }
        for found in item.lost
    ]  # fmt: skip
    warnings = [row for made in item.documents for row in made.warnings] if isinstance(item, Read) else []
    return lost + warnings


def _corrected(item: Prepared, journal: Sequence[Correction], atlas: Atlas) -> Prepared:
    """The rows as people corrected them; the document keeps the machine's record."""
    record = review(Record.model_validate_json(item.document["record"]), journal).record
    return replace(rows_of(record, atlas), document=item.document, preference=item.preference)


def _spelling(body: Body) -> tuple[str, str]:
    return body.name, body.level or ""


def _atlas(connection: Connection) -> Atlas:
    return Atlas(Province(*row) for row in connection.execute(select(provinces).order_by(provinces.c.id)))


def _parts(names: Sequence[str]) -> Iterator[Sequence[str]]:
    for start in range(0, len(names), _MANY):
        yield names[start : start + _MANY]


def moment() -> str:
    """Now, in UTC, to the microsecond: what `changed_at` and `--since` compare."""
    return datetime.now(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")
