"""A store: what its readers and its one writer share."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection, Engine

from dataset.failures import told


@dataclass(frozen=True, slots=True)
class Store:
    """An open store. `name` is how a person called it (without a password), `file` its path if it is SQLite.

    Read with the functions of `dataset.search`, `dataset.decisions` and `dataset.query`; write with `dataset.writing`.
    """

    name: str
    engine: Engine
    file: Path | None

    @property
    def postgresql(self) -> bool:
        """Whether a server keeps it; otherwise a file does."""
        return self.file is None

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
