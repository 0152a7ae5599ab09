"""Whether an item states an action, and the formulas that look like one and are none."""

import tomllib
from functools import cache
from importlib.resources import files

import regex
from pydantic import BaseModel, ConfigDict

from extract.fold import compile_folded, fold


class _ActionFile(BaseModel):
    model_config = ConfigDict(extra="forbid")

    lead_in: list[str]
    obliged: list[str]
    formula: list[str]
    no_task_start: list[str]
    description: list[str]


@cache
def _patterns() -> tuple["regex.Pattern[str]", ...]:
    data = _ActionFile.model_validate(tomllib.loads((files("extract") / "data" / "actions.toml").read_text("utf-8")))

    def joined(phrases: list[str]) -> str:
        return "|".join(fold(phrase) for phrase in sorted(phrases, key=len, reverse=True))

    return (
        regex.compile(rf"(?:(?:{joined(data.lead_in)})(?!\p{{L}})[ ,:]*)++"),
        regex.compile(rf"(?<!\p{{L}})(?:{joined(data.obliged)})(?!\p{{L}})"),
        regex.compile(joined(data.formula)),
        regex.compile(rf"(?:{joined(data.no_task_start)})(?!\p{{L}})"),
        regex.compile(rf"(?:{joined(data.description)})\s*:"),
    )


def after_lead_in(fold_text: str, start: int, end: int) -> int:
    """Where the words begin once adverbs such as "tiếp tục", "hằng năm," are passed over."""
    found = _patterns()[0].match(fold_text, start, end)
    return found.end() if found else start


def obliges(fold_text: str, start: int, end: int) -> bool:
    """Whether somebody is bound to act ("có trách nhiệm", "phải", "cần")."""
    return _patterns()[1].search(fold_text, start, end) is not None


def is_formula(fold_text: str, start: int, end: int) -> bool:
    """The closing formulas of decisions: who carries the decision out, when it takes effect."""
    return _patterns()[2].search(fold_text, start, end) is not None


def starts_as_no_task(fold_text: str, start: int, end: int) -> bool:
    """Words that open a statement, a definition or a note rather than an action."""
    return _patterns()[3].match(fold_text, start, end) is not None


def description_start() -> "regex.Pattern[str]":
    """What opens a line that describes the item over it ("Nội dung:", "Hình thức:")."""
    return _patterns()[4]


_FIGURE_FIRST = compile_folded(
    r"(?:(?:phấn đấu|có|đạt|đảm bảo|bảo đảm|đến năm \d{4}|đến hết năm \d{4}|ít nhất|tối thiểu|trên|khoảng"
    r"|hơn|từ|dưới)[ ,:]+)*+\d+(?:[.,]\d+)?(?:\s*-\s*\d+(?:[.,]\d+)?)?\s*%"
)


def opens_with_figure(fold_text: str, start: int, end: int) -> bool:
    """An item that opens with a share ("Ít nhất 85% người …") states a target, not an action."""
    return _FIGURE_FIRST.match(fold_text, start, end) is not None
