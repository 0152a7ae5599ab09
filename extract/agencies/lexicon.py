"""The words of bodies and of what they do (`extract/data/agencies.toml`, `verbs.toml`), compiled to patterns over folds."""

import sys
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import regex
from pydantic import BaseModel, ConfigDict

from extract.fold import fold
from extract.patterns import compile_pattern


class _AgencyFile(BaseModel):
    model_config = ConfigDict(extra="forbid")

    quantifiers: list[str]
    complete_heads: list[str]
    plain_heads: list[str]
    capital_heads: list[str]
    no_heads: list[str]
    fields: list[str]
    tails: list[str]
    areas: list[str]
    generic: list[str]
    simple_generic: list[str]
    offices: list[str]
    open_offices: list[str]
    generic_modifiers: list[str]
    generic_continuations: list[str]
    compounds: list[str]


class _VerbFile(BaseModel):
    model_config = ConfigDict(extra="forbid")

    actions: list[str]
    stops: list[str]
    orders: list[str]
    openers: list[str]


_FIRST = 4
_LEAST = 2


@dataclass(frozen=True, slots=True)
class Words:
    """A list of words, matched at a place of a folded text.

    They are asked for far more often where none of them stands than where one does, and the first letters tell that:
    `openings` are those of the longer words, `short` those of words that have no more than them.
    """

    pattern: "regex.Pattern[str]"
    openings: frozenset[str]
    short: frozenset[str]

    def match(self, folded: str, start: int = 0, end: int = sys.maxsize) -> "regex.Match[str] | None":
        """The longest of the words that stands at `start`."""
        first = folded[start : start + _FIRST]
        return (
            self.pattern.match(folded, start, end) if first in self.openings or first[:_LEAST] in self.short else None
        )

    def fullmatch(self, folded: str, start: int = 0, end: int = sys.maxsize) -> "regex.Match[str] | None":
        """The word that fills `start` to `end`."""
        first = folded[start : start + _FIRST]
        return (
            self.pattern.fullmatch(folded, start, end)
            if first in self.openings or first[:_LEAST] in self.short
            else None
        )


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The lists; each is matched at the place where the thing would begin.

    Plain alternations only: the engine turns these into sets of strings, which compile and match far faster than the
    same words inside a larger pattern (149 ms against 12 ms for all of them).
    """

    quantifier: Words
    office: Words
    open_office: Words
    complete: Words
    plain: Words
    capital: Words
    no_head: Words
    field: Words
    tail: Words
    area: Words
    generic: Words
    simple: Words
    modifier: Words
    continuation: Words
    compound: Words
    action: Words
    stop: Words
    order: Words
    opener: Words


def _words(words: list[str]) -> Words:
    # "chính trị-xã hội" is as common as "chính trị - xã hội".
    # So are "Kế hoạch & Đầu tư" and, in names of fields, a plain "và".
    spellings = {
        other for word in words for other in (word.replace(" - ", "-"), word.replace(" và ", " & ")) if other != word
    }
    words = [fold(word) for word in [*words, *sorted(spellings)]]
    # Cells and lines hold single blanks, so words are matched as they stand: cheaper to compile and to run than `\\s+`.
    alternatives = "|".join(regex.escape(word, special_only=True) for word in sorted(words, key=len, reverse=True))
    return Words(
        compile_pattern(rf"(?:{alternatives})(?![\p{{L}}\d])"),
        frozenset(word[:_FIRST] for word in words if len(word) >= _FIRST),
        frozenset(word[:_LEAST] for word in words if len(word) < _FIRST),
    )


@cache
def lexicon() -> Lexicon:
    """The lexicon, read once."""
    data = files("extract") / "data"
    bodies = _AgencyFile.model_validate(tomllib.loads((data / "agencies.toml").read_text("utf-8")))
    verbs = _VerbFile.model_validate(tomllib.loads((data / "verbs.toml").read_text("utf-8")))
    return Lexicon(
        quantifier=_words(bodies.quantifiers),
        office=_words(bodies.offices),
        open_office=_words(bodies.open_offices),
        complete=_words(bodies.complete_heads),
        plain=_words(bodies.plain_heads),
        capital=_words(bodies.capital_heads),
        no_head=_words(bodies.no_heads),
        field=_words(bodies.fields),
        tail=_words(bodies.tails),
        area=_words(bodies.areas),
        generic=_words(bodies.generic),
        simple=_words(bodies.simple_generic),
        modifier=_words(bodies.generic_modifiers),
        continuation=_words(bodies.generic_continuations),
        compound=_words(bodies.compounds),
        action=_words(verbs.actions),
        stop=_words(verbs.stops),
        order=_words(verbs.orders),
        opener=_words(verbs.openers),
    )
