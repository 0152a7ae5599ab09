"""The one writer of a store: what became of inputs goes in whole or not at all."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict

from sqlalchemy import Connection, delete, insert, select, text

from dataset.bulk import add_rows
from dataset.inputs import Known, Outcome, Read, State, Unread
from dataset.lock import hold_file, hold_server
from dataset.provinces import Atlas, Province
from dataset.rows import Row, Rows
from dataset.showing import Display, parts
from dataset.store import Store
from dataset.tables import documents, inputs, issues, provinces


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
        self.display = Display(store)
        with store.reading() as connection:
            self.atlas = atlas_of(connection)

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
            for part in parts(uris):
                for uri, sha256, extractor, state in connection.execute(asked.where(inputs.c.uri.in_(part))):
                    found[uri] = Known(sha256, extractor, state != State.DONE)
        return found

    def put(self, done: Sequence[Read | Unread]) -> list[Outcome]:
        """Store what became of some inputs, all in one transaction, and say what each changed.

        Of an input that cannot be read any more, what was stored of it earlier stays.
        """
        try:
            with self.store.changing() as connection:
                if self.store.postgresql:
                    # Nobody's correction comes between reading the journals and writing the rows.
                    connection.execute(text("LOCK TABLE corrections IN SHARE MODE"))
                outcomes = iter(self._put_read(connection, [item for item in done if isinstance(item, Read)]))
                self._note_inputs(connection, done)
        except BaseException:
            self.display.names.forget()
            raise
        return [next(outcomes) if isinstance(item, Read) else Outcome.FAILED for item in done]

    def _put_read(self, connection: Connection, read: Sequence[Read]) -> list[Outcome]:
        before = _stored(connection, read)
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

    def _replace(self, connection: Connection, read: Sequence[Read], gone: set[str], touched: set[str]) -> None:
        for part in parts(sorted(gone)):
            connection.execute(delete(documents).where(documents.c.uri.in_(part)))
        # One document may be in two inputs: the later one has it.
        rows = {made.uri: {**made.document, "input_uri": item.source.uri} for item in read for made in item.documents}
        add_rows(connection, documents, [Rows.of(rows.values())])
        made = {item.uri: item for done in read for item in done.documents}
        touched |= {item.decision_id for item in made.values()}
        self.display.show(connection, sorted(touched), made, self.atlas)

    def _note_inputs(self, connection: Connection, done: Sequence[Read | Unread]) -> None:
        rows = [_input(item) for item in done]
        statement = self.store.insert(inputs)
        new = {column.name: statement.excluded[column.name] for column in inputs.columns if column.name != "uri"}
        connection.execute(statement.on_conflict_do_update(index_elements=["uri"], set_=new), rows)
        for part in parts([row["uri"] for row in rows]):
            connection.execute(delete(issues).where(issues.c.input_uri.in_(part)))
        noted = (
            {"input_uri": item.source.uri, "position": place, **row}
            for item in done
            for place, row in enumerate(_issues(item))
        )
        add_rows(connection, issues, [Rows.of(noted)])


def atlas_of(connection: Connection) -> Atlas:
    """The provinces that a store knows."""
    return Atlas(Province(*row) for row in connection.execute(select(provinces).order_by(provinces.c.id)))


def _stored(connection: Connection, read: Sequence[Read]) -> dict[str, tuple[str, str, str]]:
    """What stands in the store of these inputs: document -> its input, its record's hash, its decision."""
    asked = select(documents.c.uri, documents.c.input_uri, documents.c.record_sha256, documents.c.decision_id)
    found = {}
    for part in parts([item.source.uri for item in read]):
        for row in connection.execute(asked.where(documents.c.input_uri.in_(part))):
            found[row[0]] = (row[1], row[2], row[3])
    for part in parts([made.uri for item in read for made in item.documents]):
        for row in connection.execute(asked.where(documents.c.uri.in_(part))):
            found[row[0]] = (row[1], row[2], row[3])
    return found


def _input(item: Read | Unread) -> Row:
    state = (State.PARTLY if item.lost else State.DONE) if isinstance(item, Read) else State.FAILED
    return {
        "uri": item.source.uri, "sha256": item.source.sha256, "extractor": item.source.extractor, "state": state.value,
        "reason": item.lost[0].reason if item.lost else None,
        "documents": len(item.documents) if isinstance(item, Read) else 0,
    }  # fmt: skip


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
