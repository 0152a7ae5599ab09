"""The words of `extract/data/references.toml`, read once."""

import tomllib
from functools import cache
from importlib.resources import files

import regex
from pydantic import BaseModel, ConfigDict

from extract.fold import fold_characters
from extract.patterns import compile_pattern


class ReferenceFile(BaseModel):
    """Words around the numbers of other documents; phrases are patterns in folded spelling."""

    model_config = ConfigDict(extra="forbid")

    types: list[str]
    type_codes: list[str]
    no_documents: list[str]
    short_names: list[str]
    behind_issuer: list[str]
    other_bodies: list[str]
    no_deed: list[str]
    glued_bodies: list[str]
    spelled: dict[str, str]
    basis: list[str]
    news_basis: list[str]
    proposal: list[str]
    proposing: list[str]
    implements: list[str]
    amends: list[str]
    replaces: list[str]
    repeals: list[str]
    purposes: list[str]
    before_change: list[str]


@cache
def reference_file() -> ReferenceFile:
    """The lexicon of references."""
    return ReferenceFile.model_validate(
        tomllib.loads((files("extract") / "data" / "references.toml").read_text("utf-8"))
    )


@cache
def _basis_opening() -> "regex.Pattern[str]":
    phrases = [*reference_file().basis, *reference_file().proposal]
    return compile_pattern(rf"(?:{'|'.join(map(fold_characters, sorted(phrases, key=len, reverse=True)))})(?!\p{{L}})")


def opens_basis(folded: str, start: int, end: int) -> bool:
    """Whether the words at `start` open a basis or a proposal ("Căn cứ …", "Theo đề nghị …")."""
    return _basis_opening().match(folded, start, end) is not None
