"""The exported tables and what each column means (`dataset/data/codebook.toml`), for people and for table schemas."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Literal, NamedTuple

from pydantic import BaseModel, ConfigDict

FieldType = Literal["string", "integer", "number", "boolean", "date"]


class FieldEntry(NamedTuple):
    """A column: its name, its type, its meaning in Vietnamese and in English. A date may be cut to its month or year."""

    name: str
    type: FieldType
    vi: str
    en: str


class TableEntry(BaseModel):
    """An exported table; `refers` is a column and the table and column in which its values stand."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    name: str
    title_vi: str
    title_en: str
    key: tuple[str, ...]
    refers: tuple[str, str, str] | None = None
    fields: tuple[FieldEntry, ...]  # type: ignore[assignment]


class _File(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    table: tuple[TableEntry, ...]


@cache
def codebook() -> tuple[TableEntry, ...]:
    """Every exported table, in the order in which they are written."""
    return _File.model_validate(tomllib.loads((files("dataset") / "data" / "codebook.toml").read_text("utf-8"))).table


_WORDS = {
    "vi": (
        "Sổ mã",
        "Cột",
        "Kiểu",
        "Ý nghĩa",
        "Khóa",
        "Ngày có thể chỉ gồm năm, hoặc năm và tháng. Ô trống: văn bản không nói.",
    ),
    "en": (
        "Codebook",
        "column",
        "type",
        "meaning",
        "Key",
        "A date may be cut to its year or month. An empty cell: not said.",
    ),
}


def codebook_text(language: Literal["vi", "en"]) -> str:
    """The codebook as Markdown."""
    title, column, kind, meaning, key, note = _WORDS[language]
    lines = [f"# {title}", "", note]
    for table in codebook():
        heading = table.title_vi if language == "vi" else table.title_en
        lines += ["", f"## {table.name}", "", heading + ".", "", f"{key}: {', '.join(table.key)}.", ""]
        lines += [f"| {column} | {kind} | {meaning} |", "|---|---|---|"]
        lines += [
            f"| `{entry.name}` | {entry.type} | {entry.vi if language == 'vi' else entry.en} |"
            for entry in table.fields
        ]
    return "\n".join(lines) + "\n"
