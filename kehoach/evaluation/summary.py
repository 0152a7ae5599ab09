"""Figures over documents: pooled, per document and their mean (macro)."""

from collections.abc import Sequence
from dataclasses import dataclass

from kehoach.evaluation.gold import ITEM_KINDS, ItemKind
from kehoach.evaluation.score import DocumentScore, KindScore


def ratio(part: int, whole: int) -> float | None:
    """A share from 0 to 1; None where there is nothing to have a share of."""
    return part / whole if whole else None


@dataclass(frozen=True, slots=True)
class Figures:
    """Precision, recall and F1 with the counts behind them.

    `true_found` are the matches among the finds whose precision counts: fewer than `matched` where some gold is
    partial and only its recall counts. `close` and `strict` are those of the matches that agree in their words, and in
    their words and every attribute.
    """

    gold: int
    matched: int
    close: int
    strict: int
    found: int
    true_found: int

    @property
    def precision(self) -> float | None:
        """The share of the finds that are gold items."""
        return ratio(self.true_found, self.found)

    @property
    def recall(self) -> float | None:
        """The share of the gold items that were found."""
        return ratio(self.matched, self.gold)

    @property
    def f1(self) -> float | None:
        """The harmonic mean; None where there is neither a gold item nor a find, or only recall counts."""
        if not self.gold:
            return 0.0 if self.found else None
        if not self.found:
            return None if self.matched else 0.0
        precision, recall = self.true_found / self.found, self.matched / self.gold
        return 2 * precision * recall / (precision + recall) if precision + recall else 0.0

    @property
    def strict_f1(self) -> float | None:
        """F1 where only matches that agree in everything count; in partial gold the share of its items alone."""
        if self.f1 is None:
            return ratio(self.strict, self.gold)
        return 2 * self.strict / (self.gold + self.found + self.matched - self.true_found) if self.strict else 0.0


def figures_of(scores: Sequence[KindScore]) -> Figures:
    """The pooled figures of one kind over several documents."""
    counted = [score for score in scores if not score.recall_only]
    return Figures(
        gold=sum(len(score.matched) + len(score.missed) for score in scores),
        matched=sum(len(score.matched) for score in scores),
        close=sum(item.close for score in scores for item in score.matched),
        strict=sum(item.strict for score in scores for item in score.matched),
        found=sum(len(score.matched) + len(score.spurious) for score in counted),
        true_found=sum(len(score.matched) for score in counted),
    )


@dataclass(frozen=True, slots=True)
class KindSummary:
    """One kind over all documents; `macro_f1` is the mean over documents that have items, gold or found."""

    kind: ItemKind
    pooled: Figures
    macro_f1: float | None


@dataclass(frozen=True, slots=True)
class AttributeSummary:
    """An attribute on the matched items. `names_*` only for sets of names: their shared, gold and found numbers."""

    kind: ItemKind
    name: str
    items: int
    right: int
    stated: int
    stated_right: int
    names_common: int
    names_gold: int
    names_found: int

    @property
    def names_f1(self) -> float | None:
        """F1 over single names; None for an attribute that is no set of names."""
        return ratio(2 * self.names_common, self.names_gold + self.names_found)


@dataclass(frozen=True, slots=True)
class FieldSummary:
    """A field over all documents: how often it is right, and how often only nearly (`close`)."""

    name: str
    documents: int
    right: int
    close: int


def summarise_kinds(documents: Sequence[DocumentScore]) -> list[KindSummary]:
    """Every kind, pooled and by the mean of the documents."""
    summaries = []
    for index, kind in enumerate(ITEM_KINDS):
        scores = [document.kinds[index] for document in documents]
        single = [figures_of([score]).f1 for score in scores if not score.recall_only]
        known = [value for value in single if value is not None]
        summaries.append(KindSummary(kind, figures_of(scores), sum(known) / len(known) if known else None))
    return summaries


def summarise_attributes(documents: Sequence[DocumentScore]) -> list[AttributeSummary]:
    """Every attribute over all matched items."""
    summaries = []
    for index, kind in enumerate(ITEM_KINDS):
        items = [item for document in documents for item in document.kinds[index].matched]
        names = [attribute.name for attribute in items[0].attributes] if items else []
        for place, name in enumerate(names):
            values = [item.attributes[place] for item in items]
            summaries.append(
                AttributeSummary(
                    kind=kind,
                    name=name,
                    items=len(values),
                    right=sum(value.agrees for value in values),
                    stated=sum(value.stated for value in values),
                    stated_right=sum(value.stated and value.agrees for value in values),
                    names_common=sum(value.common for value in values),
                    names_gold=sum(value.gold_size for value in values),
                    names_found=sum(value.found_size for value in values),
                )
            )
    return summaries


def summarise_fields(documents: Sequence[DocumentScore]) -> list[FieldSummary]:
    """Every field over the documents that are scored on it."""
    names = list(dict.fromkeys(field.name for document in documents for field in document.fields))
    summaries = []
    for name in names:
        scores = [field for document in documents for field in document.fields if field.name == name]
        right = sum(score.right for score in scores)
        close = sum(score.agreement == "close" for score in scores)
        summaries.append(FieldSummary(name, len(scores), right, close))
    return summaries
