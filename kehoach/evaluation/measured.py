"""Each kind's figures with their intervals."""

from collections.abc import Sequence
from dataclasses import dataclass

from kehoach.evaluation.intervals import Interval, interval_of, mean, pooled_f1
from kehoach.evaluation.score import DocumentScore
from kehoach.evaluation.summary import KindSummary, figures_of, summarise_kinds


@dataclass(frozen=True, slots=True)
class MeasuredKind:
    """One kind's summary, and between what its pooled and its macro F1 would lie for other documents like these."""

    summary: KindSummary
    f1: Interval | None
    macro_f1: Interval | None


def measured_kinds(documents: Sequence[DocumentScore]) -> list[MeasuredKind]:
    """Every kind with its intervals."""
    measured = []
    for place, summary in enumerate(summarise_kinds(documents)):
        scores = [document.kinds[place] for document in documents]
        pooled = [figures_of([score]) for score in scores]
        single = [figures.f1 for figures, score in zip(pooled, scores, strict=True) if not score.recall_only]
        known = [value for value in single if value is not None]
        measured.append(MeasuredKind(summary, interval_of(pooled, pooled_f1), interval_of(known, mean)))
    return measured
