"""How sure a figure is: percentile bootstrap over documents (Efron), because the items of one document are alike."""

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeVar

from kehoach.evaluation.summary import Figures, ratio

SAMPLES = 1000
"""Samples of documents that are drawn with replacement."""
SEED = 20251125
"""The same figures give the same interval on every machine."""

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Interval:
    """The middle 95 % of a figure over samples of the documents."""

    low: float
    high: float


@lru_cache(maxsize=8)
def _draws(documents: int) -> tuple[tuple[int, ...], ...]:
    source = random.Random(SEED)
    return tuple(tuple(source.randrange(documents) for _ in range(documents)) for _ in range(SAMPLES))


def interval_of(values: Sequence[T], figure: Callable[[Sequence[T]], float | None]) -> Interval | None:
    """The interval of a figure that is computed from one value for each document; None below two documents.

    Samples in which there is nothing to measure are left out.
    """
    if len(values) < 2:
        return None
    drawn = (figure([values[index] for index in draw]) for draw in _draws(len(values)))
    measured = sorted(value for value in drawn if value is not None)
    if not measured:
        return None
    edge = round(0.025 * (len(measured) - 1))
    return Interval(measured[edge], measured[-1 - edge])


def pooled_f1(figures: Sequence[Figures]) -> float | None:
    """F1 over the items of several documents."""
    return Figures(
        gold=sum(each.gold for each in figures), matched=sum(each.matched for each in figures),
        close=0, strict=0,
        found=sum(each.found for each in figures), true_found=sum(each.true_found for each in figures),
    ).f1  # fmt: skip


def mean(values: Sequence[float]) -> float | None:
    """The mean of the documents that have items."""
    return sum(values) / len(values) if values else None


def share(counts: Sequence[tuple[int, int]]) -> float | None:
    """The share of what is right, from (right, all) of each document."""
    return ratio(sum(right for right, _ in counts), sum(whole for _, whole in counts))
