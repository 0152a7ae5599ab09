"""The words of `extract/data/targets.toml`, compiled."""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import regex
from pydantic import BaseModel, ConfigDict

from extract.fold import fold
from extract.patterns import compile_pattern


class _TargetFile(BaseModel):
    model_config = ConfigDict(extra="forbid")

    strong: list[str]
    aimed: list[str]
    assured: list[str]
    set_aside: list[str]
    past: list[str]
    compared: list[str]
    time_units: list[str]
    not_counted: list[str]
    indicator_front: list[str]
    indicator_back: list[str]
    table: list[str]
    size: list[str]
    total_row: list[str]
    area: list[str]


@dataclass(frozen=True, slots=True)
class TargetWords:
    """Compiled patterns over folds, and sets of folded units."""

    strong: "regex.Pattern[str]"
    aimed: "regex.Pattern[str]"
    assured: "regex.Pattern[str]"
    set_aside: "regex.Pattern[str]"
    past: "regex.Pattern[str]"
    compared: "regex.Pattern[str]"
    time_units: frozenset[str]
    not_counted: "regex.Pattern[str]"
    front: "regex.Pattern[str]"
    back: "regex.Pattern[str]"
    table: "regex.Pattern[str]"
    size: "regex.Pattern[str]"
    total_row: "regex.Pattern[str]"
    area: "regex.Pattern[str]"
    money: "regex.Pattern[str]"


@cache
def target_words() -> TargetWords:
    """The lexicon, read once."""
    data = _TargetFile.model_validate(tomllib.loads((files("extract") / "data" / "targets.toml").read_text("utf-8")))

    def joined(phrases: list[str]) -> str:
        return "|".join(fold(phrase).replace("\\D", "\\d") for phrase in sorted(phrases, key=len, reverse=True))

    return TargetWords(
        strong=compile_pattern(rf"(?<!\p{{L}})(?:{joined(data.strong)})(?!\p{{L}})"),
        aimed=compile_pattern(rf"(?<!\p{{L}})(?:{joined(data.aimed)})(?!\p{{L}})"),
        assured=compile_pattern(rf"(?<!\p{{L}})(?:{joined(data.assured)})\s*\Z"),
        set_aside=compile_pattern(rf"(?<!\p{{L}})(?:{joined(data.set_aside)})(?!\p{{L}})"),
        past=compile_pattern(rf"(?<!\p{{L}})(?:{joined(data.past)})(?!\p{{L}})"),
        compared=compile_pattern(rf"(?<!\p{{L}})(?:{joined(data.compared)})(?!\p{{L}})"),
        time_units=frozenset(fold(unit) for unit in data.time_units),
        # "03 điểm này" numbers the text, "46 điểm đỗ xe" counts places; "05 nhiệm vụ trọng tâm" always numbers.
        not_counted=compile_pattern(
            rf"(?:{joined([noun for noun in data.not_counted if ' ' in noun])})(?!\p{{L}})"
            rf"|(?:{joined([noun for noun in data.not_counted if ' ' not in noun])})"
            r"(?=[^\p{L}]*+(?:\Z|(?:này|của|tại|trên|trong|nêu|sau|\p{L})\b)|\s*[,;.])"
        ),
        front=compile_pattern(rf"(?:[\s,:;()+\-]|(?:{joined(data.indicator_front)})(?!\p{{L}}))++"),
        back=compile_pattern(rf"(?:[\s,.:;()+\-]|(?<!\p{{L}})(?:{joined(data.indicator_back)}))++\Z"),
        table=compile_pattern(rf"(?<!\p{{L}})(?:{joined(data.table)})(?!\p{{L}})"),
        size=compile_pattern(rf"(?<!\p{{L}})(?:{joined(data.size)})(?!\p{{L}})"),
        total_row=compile_pattern(rf"(?:{joined(data.total_row)})(?!\p{{L}})"),
        area=compile_pattern(rf"(?<!\p{{L}})(?:{'|'.join(data.area)})(?!\p{{L}})"),
        money=compile_pattern(r"đồng|vnđ|vnd|tỷ|tỉ|usd|eur"),
    )
