"""Many rows into a table at once: the driver's own way, which is several times faster than a statement's parameters."""

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import Connection, Table
from sqlalchemy.exc import DBAPIError

from dataset.rows import Rows


def add_rows(connection: Connection, table: Table, parts: Iterable[Rows]) -> None:
    """Insert rows; all parts that hold any have the same columns."""
    filled = [part for part in parts if part.values]
    if not filled:
        return
    columns = ", ".join(f'"{name}"' for name in filled[0].columns)
    values = [row for part in filled for row in part.values]
    if connection.dialect.name == "postgresql":
        _copy(connection, f'COPY "{table.name}" ({columns}) FROM STDIN', values)
    else:
        places = ", ".join("?" * len(filled[0].columns))
        connection.exec_driver_sql(f'INSERT INTO "{table.name}" ({columns}) VALUES ({places})', values)


def _copy(connection: Connection, statement: str, rows: Sequence[tuple[Any, ...]]) -> None:
    driver: Any = connection.connection.driver_connection
    try:
        with driver.cursor() as cursor, cursor.copy(statement) as copy:
            for row in rows:
                copy.write_row(row)
    except connection.dialect.loaded_dbapi.Error as error:
        base = connection.dialect.loaded_dbapi.Error
        raise DBAPIError.instance(statement, None, error, base, dialect=connection.dialect) from error
