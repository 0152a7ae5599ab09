"""How much of a document is a plan: everything, only what it orders somebody by name, or nothing but its own fields."""

import tomllib
from enum import StrEnum
from functools import cache
from importlib.resources import files

import regex
from pydantic import BaseModel, ConfigDict

from extract.fold import fold
from extract.patterns import compile_pattern
from schemas import Decision, Kind, Plan


class Scope(StrEnum):
    """What may be found in a document."""

    PLAN = "plan"
    ORDERS = "orders"
    TALK = "talk"
    RULES = "rules"


class _ScopeFile(BaseModel):
    model_config = ConfigDict(extra="forbid")

    types: list[str]
    rules: list[str]


@cache
def _rules() -> tuple[frozenset[str], "regex.Pattern[str]"]:
    data = _ScopeFile.model_validate(tomllib.loads((files("extract") / "data" / "scope.toml").read_text("utf-8")))
    words = "|".join(map(regex.escape, map(fold, data.rules)))
    issuing = r"(?:về việc |v/v |về )?(?:(?:ban hành|phê duyệt|công bố|sửa đổi, bổ sung|sửa đổi|về|một số|các)\s+)*"
    return frozenset(data.types), compile_pattern(rf"{issuing}(?:{words})(?!\p{{L}})")


def scope_of(kind: Kind, decision: Decision, plan: Plan | None) -> Scope:
    """A document that carries a plan, or directs, is searched in full; a regulation is not searched at all.

    Normative documents (a year in the number: ND 30/2020 against ND 34/2016, article 58) are regulations unless they carry
    a plan. Everything else (notices of conclusions, minutes of sessions, decisions on one matter) orders by name. A news item that
    reports no decision tells of meetings, events and figures.
    """
    types, rules = _rules()
    if plan is not None or kind in (Kind.DIRECTIVE, Kind.PLAN):
        return Scope.PLAN
    if (
        decision.normative
        or decision.type in types
        or (kind is Kind.OTHER and decision.number is None and decision.symbol is None)
    ):
        return Scope.RULES
    if decision.title is not None and rules.match(fold(decision.title)):
        return Scope.RULES
    if kind is Kind.NEWS and decision.number is None and decision.title is None:
        return Scope.TALK
    return Scope.ORDERS


def has_tasks(decision: Decision) -> bool:
    """Whether a document of this type may give tasks; laws and rules of conduct bind everybody for good."""
    return decision.type not in _rules()[0]
