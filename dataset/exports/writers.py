"""The exported tables as files of each format. Every writer gives the same bytes for the same rows."""

import csv
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from decimal import Decimal
from itertools import islice
from pathlib import Path
from typing import Any

from dataset.errors import ExportError
from dataset.exports.codebook import FieldType, TableEntry
from dataset.exports.content import Content

_BATCH = 10_000
_XLSX_ROWS = 1_048_575
_XLSX_LETTERS = 32_767
_BOM = "\ufeff"
# Nothing of an export tells when it was made.
_NO_TIME = datetime(1980, 1, 1, tzinfo=UTC).replace(tzinfo=None)


def write_csv(content: Content, entry: TableEntry, path: Path, bom: bool) -> int:
    """One table as CSV in UTF-8 with a head line, `bom` with the mark by which Excel knows UTF-8; the number of rows."""
    count = 0
    with path.open("w", encoding="utf-8", newline="") as file:
        if bom:
            file.write(_BOM)
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(field.name for field in entry.fields)
        kinds = [field.type for field in entry.fields]
        for row in content.rows(entry):
            count += 1
            writer.writerow([csv_value(value, kind) for value, kind in zip(row, kinds, strict=True)])
    return count


def csv_value(value: Any, kind: FieldType) -> str:
    """A value as CSV has it: nothing for None, `true` and `false`, exact digits.

    >>> csv_value(Decimal("6630000000.00"), "number"), csv_value(0, "boolean"), csv_value(None, "string")
    ('6630000000', 'false', '')
    """
    if value is None:
        return ""
    if kind == "boolean":
        return "true" if value else "false"
    if isinstance(value, Decimal):
        return digits(value)
    return str(value)


def digits(value: Decimal) -> str:
    """An exact number without exponent and without zeros that say nothing."""
    text = format(value, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def write_parquet(content: Content, entry: TableEntry, path: Path) -> int:
    """One table as Parquet (zstd); numbers as the nearest double. Raises ExportError without pyarrow."""
    try:
        import pyarrow as pa
        import pyarrow.parquet as pq
    except ModuleNotFoundError:
        raise ExportError("Parquet needs pyarrow: pip install 'kehoach[export]', or choose other formats") from None
    types = {
        "string": pa.string(), "date": pa.string(), "integer": pa.int64(), "number": pa.float64(), "boolean": pa.bool_()
    }  # fmt: skip
    schema = pa.schema(
        [pa.field(field.name, types[field.type], metadata={"vi": field.vi, "en": field.en}) for field in entry.fields]
    )
    count = 0
    with pq.ParquetWriter(path, schema, compression="zstd") as writer:
        for batch in _batches(content.rows(entry)):
            count += len(batch)
            columns = [
                pa.array([_arrow_value(row[place], field.type) for row in batch], types[field.type])
                for place, field in enumerate(entry.fields)
            ]
            writer.write_table(pa.Table.from_arrays(columns, schema=schema))
    return count


def _arrow_value(value: Any, kind: FieldType) -> Any:
    if value is None:
        return None
    match kind:
        case "number":
            return float(value)
        case "boolean":
            return bool(value)
    return value


def _batches(rows: Iterable[tuple[Any, ...]]) -> Iterator[list[tuple[Any, ...]]]:
    left = iter(rows)
    while batch := list(islice(left, _BATCH)):
        yield batch


def write_workbook(content: Content, entries: Iterable[TableEntry], path: Path) -> dict[str, int]:
    """All tables as the sheets of one Excel workbook, with a sheet that explains the columns. Raises ExportError."""
    try:
        import xlsxwriter
    except ModuleNotFoundError:
        raise ExportError("Excel needs xlsxwriter: pip install 'kehoach[export]', or choose other formats") from None
    counts = {}
    with xlsxwriter.Workbook(str(path), {"constant_memory": True, "strings_to_formulas": False}) as book:
        book.set_properties({"created": _NO_TIME, "title": "kehoach"})
        head = book.add_format({"bold": True, "bg_color": "#DDE6F0"})
        for entry in (entries := list(entries)):
            sheet = book.add_worksheet(entry.name)
            sheet.freeze_panes(1, 1)
            for place, field in enumerate(entry.fields):
                sheet.write_string(0, place, field.name, head)
                sheet.set_column(place, place, 40 if field.name in _WIDE else 16)
            count = 0
            for count, row in enumerate(content.rows(entry), start=1):
                if count > _XLSX_ROWS:
                    raise ExportError(f"{entry.name} has more rows than an Excel sheet: choose other formats")
                for place, value in enumerate(row):
                    _write_cell(sheet, count, place, value, entry.fields[place].type)
            if count:
                sheet.autofilter(0, 0, count, len(entry.fields) - 1)
            counts[entry.name] = count
        sheet = book.add_worksheet("codebook")
        sheet.set_column(3, 4, 80)
        lines = [("table", "column", "type", "tiếng Việt", "English")]
        lines += [(entry.name, *field) for entry in entries for field in entry.fields]
        for number, line in enumerate(lines):
            for place, value in enumerate(line):
                sheet.write_string(number, place, value, head if number == 0 else None)
    return counts


_WIDE = {"title", "indicator", "action", "quote", "plan_title", "goal", "purpose", "message", "reason"}


def _write_cell(sheet: Any, row: int, column: int, value: Any, kind: FieldType) -> None:
    if value is None:
        return
    match kind:
        case "boolean":
            sheet.write_boolean(row, column, bool(value))
        case "integer" | "number" if Decimal(repr(float(value))) == value:
            sheet.write_number(row, column, float(value))
        case _:
            text = digits(value) if isinstance(value, Decimal) else str(value)
            sheet.write_string(row, column, text if len(text) <= _XLSX_LETTERS else text[: _XLSX_LETTERS - 1] + "…")


def write_lines(lines: Iterable[str], path: Path) -> int:
    """Texts as the lines of a file; how many there were."""
    count = 0
    with path.open("w", encoding="utf-8", newline="") as file:
        for line in lines:
            file.write(line + "\n")
            count += 1
    return count
