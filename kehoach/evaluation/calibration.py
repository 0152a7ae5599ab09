"""Whether confidence means what it says: of the items with 0.9, nine in ten should be right."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kehoach.evaluation.gold import ITEM_KINDS, ItemKind
from kehoach.evaluation.score import DocumentScore

BINS = 10
"""Bins of equal width from 0 to 1."""


@dataclass(frozen=True, slots=True)
class Judged:
    """A find: how sure the record is of it, and whether the gold has it."""

    confidence: float
    right: bool


@dataclass(frozen=True, slots=True)
class Bin:
    """The finds whose confidence is in [low, high): how many, their mean confidence, the share that is right."""

    low: float
    high: float
    count: int
    confidence: float
    accuracy: float


@dataclass(frozen=True, slots=True)
class Calibration:
    """Finds in bins; `error` is the expected calibration error (the mean distance of confidence and accuracy over the
    finds, 0 is best), `brier` the mean squared distance of each find's confidence from 1 (right) or 0."""

    count: int
    bins: tuple[Bin, ...]
    error: float
    brier: float


def judged_finds(documents: Sequence[DocumentScore], kind: ItemKind) -> list[Judged]:
    """The finds of one kind; a document whose gold is partial cannot judge them."""
    finds = []
    for document in documents:
        score = document.kinds[ITEM_KINDS.index(kind)]
        if score.recall_only:
            continue
        finds += [Judged(item.confidence, True) for item in score.matched if item.confidence is not None]
        finds += [Judged(item.confidence, False) for item in score.spurious if item.confidence is not None]
    return finds


def calibration_of(finds: Iterable[Judged]) -> Calibration | None:
    """The calibration of some finds; None where there are none."""
    finds = list(finds)
    if not finds:
        return None
    bins = []
    for number in range(BINS):
        inside = [find for find in finds if min(int(find.confidence * BINS), BINS - 1) == number]
        if inside:
            confidence = sum(find.confidence for find in inside) / len(inside)
            accuracy = sum(find.right for find in inside) / len(inside)
            bins.append(Bin(number / BINS, (number + 1) / BINS, len(inside), confidence, accuracy))
    error = sum(each.count * abs(each.confidence - each.accuracy) for each in bins) / len(finds)
    brier = sum((find.confidence - find.right) ** 2 for find in finds) / len(finds)
    return Calibration(len(finds), tuple(bins), error, brier)
