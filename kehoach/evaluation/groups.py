"""The figures of documents that are alike: of one level, format, kind or source."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields

from kehoach.evaluation.gold import ITEM_KINDS, ItemKind
from kehoach.evaluation.score import DocumentScore, Group
from kehoach.evaluation.summary import Figures, figures_of, ratio


@dataclass(frozen=True, slots=True)
class GroupSummary:
    """The documents with one value (`province`) of one property (`level`): figures of each kind, share of right fields."""

    by: str
    value: str
    documents: int
    kinds: dict[ItemKind, Figures]
    fields_right: float | None


def summarise_groups(documents: Sequence[DocumentScore]) -> Iterator[GroupSummary]:
    """Every group, property by property, in order of their values."""
    for name in (field.name for field in fields(Group)):
        for value in sorted({str(getattr(document.group, name)) for document in documents}):
            inside = [document for document in documents if getattr(document.group, name) == value]
            scored = [field for document in inside for field in document.fields]
            yield GroupSummary(
                name, value, len(inside),
                {kind: figures_of([document.kinds[place] for document in inside]) for place, kind in enumerate(ITEM_KINDS)},
                ratio(sum(field.right for field in scored), len(scored)),
            )  # fmt: skip
