"""Which found item is which gold item: the rules of "Scoring" in the gold's README.

Texts match when at least half of the shorter one's words stand in the other in the same order; targets and budgets
must also agree in their figures. Pairs are taken best overlap first, and each item is in at most one pair.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from kehoach.evaluation.gold import GoldBudget, GoldReference, GoldTarget, GoldTask
from kehoach.evaluation.words import overlap, words
from schemas import Budget, Reference, Target, Task

ENOUGH = 0.5
"""The share of the shorter text's words that makes an overlap."""
CLOSE = 0.9
"""The share from which a match counts as close."""

G = TypeVar("G")
F = TypeVar("F")


@dataclass(frozen=True, slots=True)
class Pair:
    """Gold item `gold` is found item `found` (their indexes); `overlap` is the shorter text's share, 0 to 1."""

    gold: int
    found: int
    overlap: float


@dataclass(frozen=True, slots=True)
class _Likeness:
    """How alike two items are, compared in this order."""

    dice: float
    share: float
    attributes: int


_Compare = Callable[[G, F], _Likeness | None]


def pair_up(gold: Sequence[G], found: Sequence[F], compare: _Compare[G, F]) -> list[Pair]:
    """Pairs of items that match, the most alike first; the order of the items settles what is left."""
    candidates = []
    for gold_index, gold_item in enumerate(gold):
        for found_index, found_item in enumerate(found):
            likeness = compare(gold_item, found_item)
            if likeness is not None:
                rank = (-likeness.dice, -likeness.share, -likeness.attributes, gold_index, found_index)
                candidates.append((rank, Pair(gold_index, found_index, likeness.share)))
    taken_gold: set[int] = set()
    taken_found: set[int] = set()
    pairs = []
    for _, pair in sorted(candidates, key=lambda candidate: candidate[0]):
        if pair.gold not in taken_gold and pair.found not in taken_found:
            taken_gold.add(pair.gold)
            taken_found.add(pair.found)
            pairs.append(pair)
    return sorted(pairs, key=lambda pair: pair.gold)


def unit_key(unit: str | None) -> str:
    """A unit without case and blanks; no unit is the empty one."""
    return "".join((unit or "").lower().split())


def number_key(number: str) -> str:
    """A document's number without case and blanks."""
    return "".join(number.lower().split())


def _texts(gold: str, found: Sequence[str], attributes: int) -> _Likeness | None:
    best = max((overlap(gold, text) for text in found), key=lambda measured: (measured[1], measured[0]))
    return _Likeness(best[1], best[0], attributes) if best[0] >= ENOUGH else None


def compare_targets(gold: GoldTarget, found: Target) -> _Likeness | None:
    """Whether a found target is the gold one: value, upper value, unit, and the words."""
    if gold.value != found.value or gold.value_max != found.value_max or unit_key(gold.unit) != unit_key(found.unit):
        return None
    attributes = (gold.by == found.by) + (gold.comparator == found.comparator)
    return _texts(gold.quote, (found.evidence.quote,), attributes)


def compare_tasks(gold: GoldTask, found: Task) -> _Likeness | None:
    """Whether a found task is the gold one: its words, or its action's."""
    return _texts(gold.quote, (found.evidence.quote, found.action), 0)


def compare_budgets(gold: GoldBudget, found: Budget) -> _Likeness | None:
    """Whether a found sum is the gold one: amount, upper amount, currency, and the words."""
    if gold.amount != found.amount or gold.amount_max != found.amount_max or gold.currency != found.currency:
        return None
    attributes = (gold.year == found.year) + (gold.total == found.total)
    return _texts(gold.quote, (found.evidence.quote,), attributes)


def compare_references(gold: GoldReference, found: Reference) -> _Likeness | None:
    """Whether a found reference is the gold one: number and relation."""
    if number_key(gold.number) == number_key(found.number) and gold.relation == found.relation:
        return _Likeness(1.0, 1.0, int(gold.issued_on == found.issued_on))
    return None


def _folded(text: str) -> str:
    return f" {' '.join(words(text))} "


_IF = _folded("nếu")
_TROUBLE = ("vướng mắc", "khó khăn", "phát sinh", "sửa đổi", "bổ sung", "điều chỉnh", "thay đổi")
_TROUBLES = tuple(_folded(phrase) for phrase in _TROUBLE)
_REPORTS = tuple(_folded(phrase) for phrase in ("báo cáo", "phản ánh", "đề xuất", "kiến nghị", "đề nghị"))
_OPENING = 110
"""Characters within which "nếu" must stand for the clause to be about nothing else."""
_NEAR = 80
"""Characters behind "nếu" within which the trouble is named."""
_REACH = 300
"""Characters behind "nếu" within which the reporting is asked for."""


def is_report_back_clause(text: str) -> bool:
    """Whether a text is a clause such as "nếu có khó khăn, vướng mắc … báo cáo …", which is not scored."""
    folded = _folded(text[:1000])
    start = folded.find(_IF, 0, _OPENING)
    if start < 0:
        return False
    trouble, reach = folded[start : start + _NEAR], folded[start : start + _REACH]
    return any(phrase in trouble for phrase in _TROUBLES) and any(phrase in reach for phrase in _REPORTS)
