"""An evaluation as plain data, for programs."""

from collections.abc import Iterator, Sequence
from dataclasses import asdict
from typing import Any

from kehoach.evaluation.calibration import calibration_of, judged_finds
from kehoach.evaluation.gold import ITEM_KINDS, ItemKind
from kehoach.evaluation.groups import summarise_groups
from kehoach.evaluation.intervals import Interval
from kehoach.evaluation.measured import measured_kinds
from kehoach.evaluation.run import Evaluation
from kehoach.evaluation.score import DocumentScore, ScoredItem
from kehoach.evaluation.summary import Figures, figures_of, ratio, summarise_attributes, summarise_fields


def _figures(figures: Figures) -> dict[str, Any]:
    return {
        **asdict(figures), "precision": figures.precision, "recall": figures.recall, "f1": figures.f1,
        "strict_f1": figures.strict_f1,
    }  # fmt: skip


def as_json(evaluation: Evaluation) -> dict[str, Any]:
    """The evaluation as plain data: the summaries, then each document with every miss and false find."""
    documents = evaluation.documents
    return {
        "gold_sha256": evaluation.gold_sha256,
        "kinds": {
            kind.summary.kind: {
                **_figures(kind.summary.pooled), "macro_f1": kind.summary.macro_f1,
                "f1_interval": _interval(kind.f1), "macro_f1_interval": _interval(kind.macro_f1),
            }
            for kind in measured_kinds(documents)
        },
        "attributes": {
            f"{value.kind}.{value.name}": {
                "items": value.items, "accuracy": ratio(value.right, value.items), "stated": value.stated,
                "accuracy_where_stated": ratio(value.stated_right, value.stated), "names_f1": value.names_f1,
            }
            for value in summarise_attributes(documents)
        },
        "fields": {
            field.name: {
                "documents": field.documents, "right": field.right, "close": field.close,
                "accuracy": ratio(field.right, field.documents),
            }
            for field in summarise_fields(documents)
        },
        "groups": {
            f"{group.by}={group.value}": {
                "documents": group.documents, "fields": group.fields_right,
                **{kind: _figures(figures) for kind, figures in group.kinds.items()},
            }
            for group in summarise_groups(documents)
        },
        "confidence": {kind: _calibration(documents, kind) for kind in ITEM_KINDS},
        "documents": {document.name: _document_json(document) for document in documents},
        "not_scored": [asdict(skipped) for skipped in evaluation.skipped],
    }  # fmt: skip


def _interval(interval: Interval | None) -> list[float] | None:
    return [interval.low, interval.high] if interval is not None else None


def _calibration(documents: Sequence[DocumentScore], kind: ItemKind) -> dict[str, Any] | None:
    calibration = calibration_of(judged_finds(documents, kind))
    return asdict(calibration) if calibration is not None else None


def _document_json(document: DocumentScore) -> dict[str, Any]:
    kinds = {}
    for score in document.kinds:
        figures = figures_of([score])
        kinds[score.kind] = {
            **_figures(figures),
            "recall_only": score.recall_only,
            "missed": [item.gold for item in score.missed],
            "false": [{"item": item.found, "rule": item.rule} for item in score.spurious],
            "disagreements": [line for item in score.matched for line in _disagreements(item)],
        }  # fmt: skip
    fields = {field.name: asdict(field) for field in document.fields}
    return {"group": asdict(document.group), "kinds": kinds, "fields": fields}


def _disagreements(item: ScoredItem) -> Iterator[dict[str, str | None]]:
    for attribute in item.attributes:
        if not attribute.agrees:
            yield {"item": item.gold, "attribute": attribute.name, "gold": attribute.gold, "found": attribute.found}
