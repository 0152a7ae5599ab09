"""An evaluation for a person (tables and lists in the terminal) and for a program (JSON)."""

from collections.abc import Iterator
from dataclasses import asdict
from typing import Any, Literal

from rich.console import Console
from rich.table import Table
from rich.text import Text

from kehoach.evaluation.gold import ITEM_KINDS
from kehoach.evaluation.run import Evaluation
from kehoach.evaluation.score import DocumentScore, ScoredItem
from kehoach.evaluation.summary import figures_of, ratio, summarise_attributes, summarise_fields, summarise_kinds

MissKind = Literal["targets", "tasks", "budgets", "references", "header"]
QUOTE_LENGTH = 200
"""Characters of a quote that the lists of misses show."""


def _share(value: float | None) -> str:
    return "-" if value is None else f"{value:.3f}"


def print_summary(console: Console, evaluation: Evaluation) -> None:
    """All tables: kinds, attributes, fields, documents; then what was not scored."""
    documents = evaluation.documents
    kinds = _table("Items", "kind", "gold", "found", "matched", "close", "precision", "recall", "F1", "macro F1")
    for kind in summarise_kinds(documents):
        figures = kind.pooled
        kinds.add_row(
            kind.kind, str(figures.gold), str(figures.found), str(figures.matched), str(figures.close),
            _share(figures.precision), _share(figures.recall), _share(figures.f1), _share(kind.macro_f1),
        )  # fmt: skip
    attributes = _table("Attributes of matched items", "attribute", "items", "right", "stated", "right", "names F1")
    for value in summarise_attributes(documents):
        attributes.add_row(
            f"{value.kind}.{value.name}", str(value.items), _share(ratio(value.right, value.items)),
            str(value.stated), _share(ratio(value.stated_right, value.stated)), _share(value.names_f1),
        )  # fmt: skip
    fields = _table("Fields", "field", "documents", "right", "of these close", "accuracy")
    for field in summarise_fields(documents):
        accuracy = _share(ratio(field.right, field.documents))
        fields.add_row(field.name, str(field.documents), str(field.right), str(field.close or ""), accuracy)
    single = _table("Documents: F1 (matched/gold/found); fields right", "document", *ITEM_KINDS, "fields")
    for document in documents:
        single.add_row(document.name, *_document_cells(document))
    for table in (single, fields, attributes, kinds):
        console.print(table)
    print_skipped(console, evaluation)


def print_skipped(console: Console, evaluation: Evaluation) -> None:
    """One line for each gold file that was not scored."""
    for skipped in evaluation.skipped:
        style = "bold red" if skipped.failed else "yellow"
        console.print(Text(f"not scored: {skipped.name}: {skipped.reason}", style=style), soft_wrap=True)


def _document_cells(document: DocumentScore) -> Iterator[str]:
    for score in document.kinds:
        figures = figures_of([score])
        if not figures.gold and not figures.found:
            yield ""
        elif score.recall_only:
            yield f"R {_share(figures.recall)} ({figures.matched}/{figures.gold})"
        else:
            yield f"{_share(figures.f1)} ({figures.matched}/{figures.gold}/{figures.found})"
    yield f"{sum(field.right for field in document.fields)}/{len(document.fields)}"


def _table(title: str, first: str, *columns: str) -> Table:
    table = Table(title=title, title_justify="left", title_style="bold")
    table.add_column(first, no_wrap=True)
    for column in columns:
        table.add_column(column, justify="right")
    return table


def print_misses(console: Console, evaluation: Evaluation, kind: MissKind) -> None:
    """Every miss (`-`), false find (`+`) and disagreement (`~`) of one kind, document by document."""
    for document in evaluation.documents:
        lines = list(_field_lines(document) if kind == "header" else _item_lines(document, kind))
        if lines:
            console.print(Text(f"\n{document.name}", style="bold"))
        for sign, text in lines:
            style = {"-": "red", "+": "magenta", "~": "yellow"}[sign]
            console.print(Text(f"  {sign} ", style=style).append(text, style="default"), soft_wrap=True)
    print_skipped(console, evaluation)


def _field_lines(document: DocumentScore) -> Iterator[tuple[str, str]]:
    for field in document.fields:
        if field.agreement != "equal":
            sign = {"missing": "-", "invented": "+"}.get(field.agreement, "~")
            yield sign, f"{field.name} {field.agreement}: gold {field.gold!r}, found {field.found!r}"


def _item_lines(document: DocumentScore, kind: str) -> Iterator[tuple[str, str]]:
    score = document.kinds[ITEM_KINDS.index(kind)]  # type: ignore[arg-type]
    for item in score.missed:
        yield "-", f"missed: {_short(item.gold)}"
    for item in score.spurious:
        note = "not counted (gold is partial)" if score.recall_only else "false"
        yield "+", f"{note}: {_short(item.found)}  [{item.rule}]"
    for item in score.matched:
        for attribute in item.attributes:
            if not attribute.agrees:
                compared = f"gold {attribute.gold!r}, found {attribute.found!r}"
                yield "~", f"{attribute.name}: {compared}  in: {_short(item.gold)}"


def _short(text: str | None) -> str:
    line = " ".join((text or "").split())
    return line if len(line) <= QUOTE_LENGTH else line[: QUOTE_LENGTH - 1] + "…"


def as_json(evaluation: Evaluation) -> dict[str, Any]:
    """The evaluation as plain data: the summaries, then each document with every miss and false find."""
    documents = evaluation.documents
    return {
        "kinds": {
            kind.kind: {
                **asdict(kind.pooled), "precision": kind.pooled.precision, "recall": kind.pooled.recall,
                "f1": kind.pooled.f1, "macro_f1": kind.macro_f1,
            }
            for kind in summarise_kinds(documents)
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
        "documents": {document.name: _document_json(document) for document in documents},
        "not_scored": [asdict(skipped) for skipped in evaluation.skipped],
    }  # fmt: skip


def _document_json(document: DocumentScore) -> dict[str, Any]:
    kinds = {}
    for score in document.kinds:
        figures = figures_of([score])
        kinds[score.kind] = {
            **asdict(figures), "precision": figures.precision, "recall": figures.recall, "f1": figures.f1,
            "recall_only": score.recall_only,
            "missed": [item.gold for item in score.missed],
            "false": [{"item": item.found, "rule": item.rule} for item in score.spurious],
            "disagreements": [line for item in score.matched for line in _disagreements(item)],
        }  # fmt: skip
    fields = {field.name: asdict(field) for field in document.fields}
    return {"kinds": kinds, "fields": fields}


def _disagreements(item: ScoredItem) -> Iterator[dict[str, str | None]]:
    for attribute in item.attributes:
        if not attribute.agrees:
            yield {"item": item.gold, "attribute": attribute.name, "gold": attribute.gold, "found": attribute.found}
