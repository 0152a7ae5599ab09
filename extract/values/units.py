"""The units of `extract/data/units.toml`, compiled."""

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from importlib.resources import files

import regex
from pydantic import BaseModel, ConfigDict

from extract.fold import fold
from extract.patterns import compile_pattern


class _UnitFile(BaseModel):
    model_config = ConfigDict(extra="forbid")

    multipliers: dict[str, str]
    short_multipliers: dict[str, str]
    currencies: dict[str, str]
    currency_signs: dict[str, str]
    currency_suffixes: dict[str, str]
    no_currency_before: list[str]
    percent: list[str]
    physical: list[str]
    per_times: list[str]
    counted: list[str]
    per_only: list[str]
    not_units: list[str]
    not_compound: list[str]
    labels: list[str]
    rating_labels: list[str]
    loose_labels: list[str]


@dataclass(frozen=True, slots=True)
class Units:
    """Multipliers and currencies by their words, and patterns (over folds) of what can stand behind a number."""

    multipliers: dict[str, Decimal]
    currencies: dict[str, str]
    quantity: "regex.Pattern[str]"
    """The unit behind a number: groups `unit` and, where the word is not in the lexicon, `unknown`; else `noun`, `rate`."""
    known_behind: "regex.Pattern[str]"
    measures: "regex.Pattern[str]"
    """A unit that measures: a currency or a physical unit, perhaps with a multiplier."""
    sum_behind: "regex.Pattern[str]"
    money: "regex.Pattern[str]"
    sign_before: "regex.Pattern[str]"
    not_units: frozenset[str]
    not_compound: frozenset[str]
    labels: frozenset[str]
    rating_labels: frozenset[str]
    loose_labels: frozenset[str]


def any_of(words: Iterable[str]) -> str:
    """A pattern of alternatives, the longest first, over folds."""
    return "|".join(regex.escape(fold(word)) for word in sorted(words, key=lambda word: (-len(word), word)))


@cache
def units() -> Units:
    """The lexicon, read once."""
    data = _UnitFile.model_validate(tomllib.loads((files("extract") / "data" / "units.toml").read_text("utf-8")))
    multiplier = any_of(data.multipliers)
    currency = rf"(?:{any_of(data.currencies)})(?!\p{{L}}|\s(?:{any_of(data.no_currency_before)})(?!\p{{L}}))|₫"
    physical = rf"(?:{any_of(data.physical)})(?![\p{{L}}\d²³])"
    counted = noun = rf"(?:{any_of(data.counted)})(?!\p{{L}})"
    end = r"(?![\p{L}\d²³])"
    many = r"(?:\d{1,3}(?:[.]?000)*\s{0,2})?"
    each = (
        rf"\s?/\s?{many}(?:(?:{any_of([*data.per_times, *data.per_only, *data.physical, *data.counted])}){end}"
        rf"|\p{{Ll}}+(?:\s\p{{Ll}}+)?(?=\s?[,.;)\n]|\Z))"
    )
    # The long lists stand in the pattern once and are called by name: each copy would take 40 ms to compile.
    things = any_of([*data.per_only, *data.counted])
    lists = rf"(?(DEFINE)(?P<a_rate>{each})(?P<a_noun>{noun})(?P<a_thing>(?:{things})(?!\p{{L}})))"
    each, noun = "(?&a_rate)", "(?&a_noun)"
    per = rf"(?:{each}){{0,3}}+"
    nouns = rf"(?P<noun>{noun})(?:\s?,\s?{noun}){{0,8}}+"
    percent = any_of([word for word in data.percent if word not in ("%", "‰")])
    many_rate = rf"\p{{Ll}}+(?:\s\p{{Ll}}+){{0,3}}+(?=\s?/\s?\d[\d.]*\s\p{{L}}){each}"
    quantity = (
        rf"{lists}[ ]{{0,3}}(?P<unit>[%‰](?:\s?/\s?(?:năm|tháng|quý)(?!\p{{L}}))?|(?:{percent})(?!\p{{L}})(?:\s?/\s?năm)?"
        rf"|(?:(?:{multiplier})[ ]{{1,2}})?(?:(?:{currency}){per}|(?:{physical}){per}|{many_rate}|{nouns}{per}"
        rf"|(?P<unknown>(?!(?:{multiplier})(?!\p{{L}}))\p{{L}}+(?:[ ]\p{{L}}+)?)(?:{each})?)"
        rf"|(?P<rate>/\s?{many}(?&a_thing))"
        rf"|(?:{multiplier})(?!\p{{L}}))"
    )
    known = rf"[ ]{{0,3}}(?P<unit>[%‰]|(?:{percent}|{multiplier})(?!\p{{L}})|{currency}|{physical}|{counted})"
    money = (
        rf"(?:\s{{0,3}}(?P<multiplier>(?:{multiplier})(?!\p{{L}})|tr\.?(?=\s?đ)))?"
        rf"(?:\s{{0,3}}(?P<currency>{currency}|đ(?![\p{{L}}\d-])|(?<=\.\d\d\d\s?)d(?![\p{{L}}\d])|\$|€))?"
    )
    currency_codes = data.currencies | data.currency_signs | data.currency_suffixes
    return Units(
        multipliers={fold(word): Decimal(value) for word, value in (data.multipliers | data.short_multipliers).items()},
        currencies={fold(word): code for word, code in currency_codes.items()},
        quantity=compile_pattern(quantity),
        measures=compile_pattern(rf"(?:(?:{multiplier})[ ]?)*(?:{currency}|{physical})"),
        known_behind=compile_pattern(known),
        sum_behind=compile_pattern(rf"\s{{0,3}}(?:(?:{multiplier})(?!\p{{L}})|{currency})"),
        money=compile_pattern(money),
        sign_before=compile_pattern(rf"(?<!\p{{L}})(?:{any_of(data.currency_signs)})[ ]?\Z"),
        not_units=frozenset(fold(word) for word in data.not_units),
        not_compound=frozenset(fold(word) for word in data.not_compound),
        labels=frozenset(fold(word) for word in data.labels),
        rating_labels=frozenset(fold(word) for word in data.rating_labels),
        loose_labels=frozenset(fold(word) for word in data.loose_labels),
    )  # fmt: skip


_SLASHES = str.maketrans({"⁄": "/", "∕": "/", "／": "/", "％": "%"})


def unit_as_written(words: str) -> str:
    """A unit's words with single blanks and with the signs that look like slashes and per cent as these.

    >>> unit_as_written("tạ⁄ha")
    'tạ/ha'
    """
    return " ".join(words.translate(_SLASHES).split())
