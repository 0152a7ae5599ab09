"""Many rows into a table at once: the driver's own way, which is several times faster than a statement's parameters."""

from collections.abc import Sequence
from functools import cache
from operator import itemgetter
from typing import Any

from sqlalchemy import Connection, Table
from sqlalchemy.exc import DBAPIError

from dataset.rows import Row
from dataset.tables import Exact


def add_rows(connection: Connection, table: Table, rows: Sequence[Row]) -> None:
    """Insert rows that all have the same columns."""
    if not rows:
        return
    names = tuple(rows[0])
    if connection.dialect.name == "postgresql":
        _copy(connection, table, names, rows)
    else:
        statement, exact, values = _statement(table, names)
        exacts = [(name, Exact().bind_processor(connection.dialect)) for name in exact]
        if exacts:
            rows = [{**row, **{name: process(row[name]) for name, process in exacts}} for row in rows]
        connection.exec_driver_sql(statement, [values(row) for row in rows])


@cache
def _statement(table: Table, names: tuple[str, ...]) -> tuple[str, tuple[str, ...], Any]:
    columns = ", ".join(f'"{name}"' for name in names)
    places = ", ".join("?" * len(names))
    exact = tuple(name for name in names if isinstance(table.c[name].type, Exact))
    return f'INSERT INTO "{table.name}" ({columns}) VALUES ({places})', exact, itemgetter(*names)


def _copy(connection: Connection, table: Table, names: tuple[str, ...], rows: Sequence[Row]) -> None:
    columns = ", ".join(f'"{name}"' for name in names)
    values = itemgetter(*names)
    statement = f'COPY "{table.name}" ({columns}) FROM STDIN'
    driver: Any = connection.connection.driver_connection
    try:
        with driver.cursor() as cursor, cursor.copy(statement) as copy:
            for row in rows:
                copy.write_row(values(row))
    except connection.dialect.loaded_dbapi.Error as error:
        base = connection.dialect.loaded_dbapi.Error
        raise DBAPIError.instance(statement, None, error, base, dialect=connection.dialect) from error
