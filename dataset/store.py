"""A store: what its readers and its one writer share."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection, Engine, Table

from dataset.failures import told

if TYPE_CHECKING:
    from sqlalchemy.dialects.postgresql import Insert as PostgresqlInsert
    from sqlalchemy.dialects.sqlite import Insert as SqliteInsert


@dataclass(frozen=True, slots=True)
class Store:
    """An open store. `name` is how a person called it (without a password), `file` its path if it is SQLite.

    Read with the functions of `dataset.searching`, `dataset.decisions` and `dataset.query`; write with `dataset.writer`.
    """

    name: str
    engine: Engine
    file: Path | None

    @property
    def postgresql(self) -> bool:
        """Whether a server keeps it; otherwise a file does."""
        return self.file is None

    def insert(self, table: Table) -> "PostgresqlInsert | SqliteInsert":
        """An INSERT that can say what is to become of a row that is there already."""
        if self.postgresql:
            from sqlalchemy.dialects.postgresql import Insert as PostgresqlInsert

            return PostgresqlInsert(table)
        from sqlalchemy.dialects.sqlite import Insert as SqliteInsert

        return SqliteInsert(table)

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection that sees one state of the store throughout. A database's errors become StoreError."""
        options = {"isolation_level": "REPEATABLE READ"} if self.postgresql else {}
        with told(self.name), self.engine.connect().execution_options(**options) as connection:
            yield connection

    @contextmanager
    def changing(self) -> Iterator[Connection]:
        """A transaction: all of it or nothing. A database's errors become StoreError."""
        with (
            told(self.name),
            self.engine.connect().execution_options(writes=True) as connection,
            connection.begin(),
        ):
            yield connection

    def close(self) -> None:
        """Give the connections back. The store can be opened again."""
        self.engine.dispose()
