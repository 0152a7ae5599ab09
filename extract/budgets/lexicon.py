"""The words of `extract/data/budgets.toml`, compiled."""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import regex
from pydantic import BaseModel, ConfigDict

from extract.fold import fold_characters
from extract.patterns import compile_pattern


class _BudgetFile(BaseModel):
    model_config = ConfigDict(extra="forbid")

    setting_aside: list[str]
    earmarked: list[str]
    other_money: list[str]
    total: list[str]
    part: list[str]
    source: list[str]
    payer: str


@dataclass(frozen=True, slots=True)
class BudgetWords:
    """Compiled patterns over folds."""

    setting_aside: "regex.Pattern[str]"
    earmarked: "regex.Pattern[str]"
    other_money: "regex.Pattern[str]"
    total: "regex.Pattern[str]"
    joined_total: "regex.Pattern[str]"
    part: "regex.Pattern[str]"
    source: "regex.Pattern[str]"
    payer: "regex.Pattern[str]"


@cache
def budget_words() -> BudgetWords:
    """The lexicon, read once."""
    data = _BudgetFile.model_validate(tomllib.loads((files("extract") / "data" / "budgets.toml").read_text("utf-8")))

    def words(phrases: list[str]) -> "regex.Pattern[str]":
        joined = "|".join(fold_characters(phrase) for phrase in phrases)
        return compile_pattern(rf"(?<!\p{{L}})(?:{joined})(?!\p{{L}})")

    totals = "|".join(fold_characters(phrase) for phrase in data.total)
    return BudgetWords(
        joined_total=compile_pattern(rf"(?<!\p{{L}})(?:với|có)\s+(?P<sum>(?:{totals}))(?!\p{{L}})"),
        setting_aside=words(data.setting_aside), earmarked=words(data.earmarked),
        other_money=words(data.other_money), total=words(data.total),
        part=words(data.part), source=words(data.source), payer=compile_pattern(rf"(?<!\p{{L}}){fold_characters(data.payer)}"),
    )  # fmt: skip
