"""`kehoach query`: a person's SQL over a store."""

import csv
import json
import sys
from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from dataset import StoreError, ask, open_store
from kehoach.terminal import terminal
from schemas import plain_number


def run(place: str, sql: str, format: str) -> int:
    """Print the answer; the exit code."""
    try:
        store = open_store(place, read_only=True)
        try:
            with ask(store, sql) as answer:
                _print(answer.columns, answer.rows, format)
        finally:
            store.close()
    except StoreError as error:
        print(f"kehoach: {error}", file=sys.stderr)
        return 1
    return 0


def _print(columns: tuple[str, ...], rows: Iterable[tuple[Any, ...]], format: str) -> None:
    if format == "csv":
        writer = csv.writer(sys.stdout, lineterminator="\n")
        writer.writerow(columns)
        writer.writerows(rows)
    elif format == "jsonl":
        for row in rows:
            print(json.dumps(dict(zip(columns, map(_plain, row), strict=True)), ensure_ascii=False, default=str))
    else:
        from rich.table import Table
        from rich.text import Text

        table = Table()
        for name in columns:
            table.add_column(name, overflow="fold")
        count = 0
        for row in rows:
            count += 1
            table.add_row(*(Text("" if value is None else str(value)) for value in row))
        console = terminal()
        console.print(table)
        console.print(f"{count} row{'' if count == 1 else 's'}", highlight=False)


def _plain(value: Any) -> Any:
    return plain_number(value) if isinstance(value, Decimal) else value
