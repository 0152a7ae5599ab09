"""SQL of a person's own over a store, read only whatever it says."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from sqlalchemy.exc import DBAPIError, ResourceClosedError

from dataset.errors import QueryError
from dataset.failures import reason_of
from dataset.store import Store


@dataclass(frozen=True, slots=True)
class Answer:
    """A query's columns and its rows, which come as they are read."""

    columns: tuple[str, ...]
    rows: Iterator[tuple[Any, ...]]


@contextmanager
def ask(store: Store, sql: str) -> Iterator[Answer]:
    """Run one SELECT on a connection that cannot write. Raises QueryError with what the database says of it."""
    with store.reading() as connection:
        try:
            if store.postgresql:
                connection.exec_driver_sql("SET TRANSACTION READ ONLY")
            else:
                connection.exec_driver_sql("PRAGMA query_only=ON")
            result = connection.execution_options(stream_results=True, no_parameters=True).exec_driver_sql(sql)
            if not result.returns_rows:
                raise QueryError(f"{store.name}: the query gives no rows: only SELECT is answered")
            yield Answer(tuple(result.keys()), (tuple(row) for row in result))
        except (DBAPIError, ResourceClosedError) as error:
            raise QueryError(f"{store.name}: {_said(error, sql)}") from error
        finally:
            connection.rollback()
            if not store.postgresql:
                connection.exec_driver_sql("PRAGMA query_only=OFF")


_ASKING = ("select", "with", "values", "table", "explain")
_CURSOR = re.compile(r' LINE \d+: DECLARE "\w+" CURSOR FOR .*')


def _said(error: DBAPIError | ResourceClosedError, sql: str) -> str:
    if isinstance(error, ResourceClosedError):
        return "the query gives no rows: only SELECT is answered"
    reason = reason_of(error)
    words = sql.split(maxsplit=1)
    if "read-only" in reason or (words and not words[0].lower().startswith(_ASKING) and "syntax error" in reason):
        return "only SELECT is answered: nothing was changed"
    return _CURSOR.sub("", reason)
