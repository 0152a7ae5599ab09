"""Types of document: the words that name them and the codes in their symbols (ND 30/2020, annex III)."""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import regex
from pydantic import BaseModel, ConfigDict

from extract.fold import fold
from extract.patterns import compile_pattern
from schemas import Kind


@dataclass(frozen=True, slots=True)
class DocumentType:
    """A type of document and the kind of record that it becomes."""

    name: str
    kind: Kind


class _TypeEntry(BaseModel):
    model_config = ConfigDict(extra="forbid")

    name: str
    codes: list[str]
    kind: Kind


class _TypeFile(BaseModel):
    model_config = ConfigDict(extra="forbid")

    type: list[_TypeEntry]


@cache
def _types() -> tuple["regex.Pattern[str]", dict[str, DocumentType], dict[str, DocumentType]]:
    data = _TypeFile.model_validate(
        tomllib.loads((files("extract") / "data" / "document_types.toml").read_text("utf-8"))
    )
    by_word = {fold(entry.name): DocumentType(entry.name, entry.kind) for entry in data.type}
    by_code = {fold(code): by_word[fold(entry.name)] for entry in data.type for code in entry.codes}
    words = sorted(by_word, key=len, reverse=True)
    pattern = "|".join(r"\s*".join(map(regex.escape, word.split())) for word in words)
    return compile_pattern(rf"(?:{pattern})(?!\p{{L}})"), by_word, by_code


def type_at(folded: str, start: int, end: int) -> tuple[DocumentType, int] | None:
    """The type that the folded text names at `start`, and where its name ends."""
    pattern, by_word, _ = _types()
    found = pattern.match(folded, start, end)
    if found is None:
        return None
    word = " ".join(found.group().split())
    known = by_word.get(word) or type_spaced(word)
    return (known, found.end()) if known is not None else None


def type_spaced(folded: str) -> DocumentType | None:
    """The type that a whole (folded) line names, wherever blanks stand in it: "quy ế t đ ị nh"."""
    return _solid().get("".join(folded.split()))


@cache
def _solid() -> dict[str, DocumentType]:
    return {"".join(word.split()): kind for word, kind in _types()[1].items()}


def type_named(name: str) -> DocumentType:
    """The type of that name. Raises KeyError for a name that the lexicon does not have."""
    return _types()[1][fold(name)]


def type_of_symbol(symbol: str) -> DocumentType | None:
    """The type that a symbol's first group says (`QĐ-UBND` -> Quyết định); None for a letter (`SCT-QLTM`)."""
    return _types()[2].get(fold(symbol).split("-")[0].split(".")[0].strip())
