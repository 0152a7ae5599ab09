"""Tables understood: what each column holds, from the words of its heading rows."""

import tomllib
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files

import regex
from pydantic import BaseModel, ConfigDict

from extract.fold import fold as fold_text
from extract.fold import fold_characters
from extract.patterns import compile_pattern
from schemas import Cell, Table


class Role(StrEnum):
    """What the cells of a column are; `FIGURE` is any column without a known heading that may hold figures."""

    ORDINAL = "ordinal"
    CONTENT = "content"
    LEAD = "lead"
    PARTNERS = "partners"
    TIME = "time"
    OUTPUT = "output"
    COST = "cost"
    SOURCE = "source"
    UNIT = "unit"
    NOTE = "note"
    FIGURE = "figure"


class _RoleEntry(BaseModel):
    model_config = ConfigDict(extra="forbid")

    name: Role
    exact: list[str] = []
    contains: list[str] = []


class _Patterns(BaseModel):
    model_config = ConfigDict(extra="forbid")

    patterns: list[str]


class _HeadingFile(BaseModel):
    model_config = ConfigDict(extra="forbid")

    role: list[_RoleEntry]
    skipped: _Patterns


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its role, its heading as written (rows joined by a blank), the year it is for.

    `skipped`: its figures are no plan (the past, an estimate, a comparison, coordinates).
    """

    index: int
    role: Role
    heading: str
    year: str | None
    skipped: bool


@dataclass(frozen=True, slots=True)
class TableView:
    """A table with its columns understood. `grid` gives the cell (merged ones repeated) by row and column."""

    table: Table
    columns: tuple[Column, ...]
    grid: tuple[tuple[Cell | None, ...], ...]

    def column(self, role: Role) -> int | None:
        """The first column with a role."""
        return next((column.index for column in self.columns if column.role is role), None)

    def all(self, role: Role) -> list[int]:
        """Every column with a role."""
        return [column.index for column in self.columns if column.role is role]


_YEAR = compile_pattern(r"(?<!\d)(?:19|20)\d\d(?!\d)")
# A row of the head that numbers the columns: "(1)", "A", "(4) = (5) + …".
_COLUMN_NUMBER = compile_pattern(r"\(?(?:\d{1,2}|\p{L})\)?(?:\s*=.*)?", regex.DOTALL)
_PERIOD = compile_pattern(r"(?<!\d)((?:19|20)\d\d)\s*-\s*((?:19|20)\d\d)(?!\d)")


@cache
def _headings() -> _HeadingFile:
    data = _HeadingFile.model_validate(
        tomllib.loads((files("extract") / "data" / "table_headings.toml").read_text("utf-8"))
    )
    for entry in data.role:
        entry.exact = [fold_text(phrase) for phrase in entry.exact]
        entry.contains = [fold_text(phrase) for phrase in entry.contains]
    return data


@cache
def _skipped() -> "regex.Pattern[str]":
    patterns = "|".join(map(fold_characters, _headings().skipped.patterns))
    return compile_pattern(rf"(?<!\p{{L}})(?:{patterns})(?!\p{{L}})")


@cache
def role_of(heading: str) -> Role:
    """The role of a column with this (folded) heading."""
    heading = " ".join(heading.split())
    for entry in _headings().role:
        if heading in entry.exact or any(phrase in heading for phrase in entry.contains):
            return entry.name
    return Role.FIGURE


def read_table(text: str, fold: str, table: Table) -> TableView:
    """Understand the columns of a table that stands in `text` (whose fold is `fold`)."""
    grid = table.grid()
    columns = []
    rows = [row for row in range(table.heading_rows) if not row or not _numbers_columns(text, grid[row])]
    for index in range(table.columns):
        parts: list[tuple[int, int]] = []
        for row in rows:
            cell = grid[row][index]
            if cell is not None and cell.end > cell.start and (cell.start, cell.end) not in parts:
                parts.append((cell.start, cell.end))
        folded = " ".join(" ".join(fold[start:end] for start, end in parts).split())
        written = " ".join(" ".join(text[start:end] for start, end in parts).split())
        period = _PERIOD.search(folded)
        years = _YEAR.findall(folded)
        year = f"{period[1]}-{period[2]}" if period and len(years) == 2 else (years[-1] if years else None)
        skipped = _skipped().search(folded) is not None
        columns.append(Column(index, role_of(folded) if folded else Role.FIGURE, written, year, skipped))
    return TableView(table, tuple(columns), tuple(tuple(row) for row in grid))


def _numbers_columns(text: str, row: list[Cell | None]) -> bool:
    filled = [text[cell.start : cell.end].strip() for cell in row if cell is not None and cell.end > cell.start]
    return bool(filled) and all(map(_COLUMN_NUMBER.fullmatch, filled))
