"""The units of `extract/data/units.toml`, compiled."""

import tomllib
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from importlib.resources import files

import regex
from pydantic import BaseModel, ConfigDict

from extract.fold import fold


class _UnitFile(BaseModel):
    model_config = ConfigDict(extra="forbid")

    multipliers: dict[str, str]
    currencies: dict[str, str]
    physical: list[str]
    counted: list[str]
    not_units: list[str]


@dataclass(frozen=True, slots=True)
class Units:
    """Multipliers and currencies by their words, and patterns (over folds) of what can stand behind a number."""

    multipliers: dict[str, Decimal]
    currencies: dict[str, str]
    quantity: "regex.Pattern[str]"
    money: "regex.Pattern[str]"
    not_units: frozenset[str]


def _any(words: list[str]) -> str:
    return "|".join(regex.escape(fold(word)) for word in sorted(words, key=len, reverse=True))


@cache
def units() -> Units:
    """The lexicon, read once."""
    data = _UnitFile.model_validate(tomllib.loads((files("extract") / "data" / "units.toml").read_text("utf-8")))
    multipliers = _any(list(data.multipliers))
    currencies = _any([word for word in data.currencies if word != "đ"])
    counted = _any(data.counted)
    noun = rf"(?:{counted})(?!\p{{L}})"
    per = r"(?:\s*/\s*(?:năm|tháng|ngày|người|hộ|ha|vụ|\d[\d.]*\s*\p{L}+(?:\s\p{L}+)?))?"
    quantity = (
        rf"\s*(?P<unit>%\s*(?:/\s*năm)?"
        rf"|\p{{L}}+(?:\s\p{{L}}+){{0,3}}\s?/\s?\d[\d.]*\s+\p{{L}}+(?:\s\p{{L}}+){{0,3}}?(?=\s+(?:sinh|vào|đến|năm|xuống|lên|còn|trong)(?!\p{{L}})|[.,;)]|$)"
        rf"|(?:(?:{multipliers})\s+)?(?:(?:{currencies})(?!\p{{L}}){per}"
        rf"|(?:{_any(data.physical)})(?![\p{{L}}\d]){per}|{noun}(?:\s*,\s*{noun})*{per}|(?P<unknown>\p{{L}}+)(?:\s*/\s*[\d.]+\s*\p{{L}}+(?:\s\p{{L}}+)?)?)"
        rf"|(?P<rate>/\s*\d[\d.]*\s+\p{{L}}+(?:\s\p{{L}}+){{0,4}}?(?=\s+(?:vào|đến|năm|trong|trước)\b|[.,;)]|$))"
        rf"|(?:{_any([word for word in data.multipliers if len(word) > 2])})(?!\p{{L}}))"
    )
    money = (
        rf"\s*(?:(?P<multiplier>{multipliers})(?!\p{{L}})\s*)?(?P<currency>{currencies}|đ(?![\p{{L}}\d/-]))?(?P<end>)"
    )
    return Units(
        {fold(word): Decimal(value) for word, value in data.multipliers.items()},
        {fold(word): code for word, code in data.currencies.items()},
        regex.compile(quantity), regex.compile(money), frozenset(fold(word) for word in data.not_units),
    )  # fmt: skip
