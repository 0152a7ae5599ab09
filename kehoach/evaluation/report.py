"""An evaluation for a person: tables and lists in the terminal."""

from collections.abc import Iterator, Sequence
from typing import Literal

from rich.console import Console
from rich.table import Table
from rich.text import Text

from kehoach.evaluation.calibration import calibration_of, judged_finds
from kehoach.evaluation.gold import ITEM_KINDS
from kehoach.evaluation.groups import summarise_groups
from kehoach.evaluation.intervals import Interval
from kehoach.evaluation.measured import measured_kinds
from kehoach.evaluation.run import Evaluation
from kehoach.evaluation.score import DocumentScore
from kehoach.evaluation.summary import figures_of, ratio, summarise_attributes, summarise_fields

MissKind = Literal["targets", "tasks", "budgets", "references", "header"]
QUOTE_LENGTH = 200
"""Characters of a quote that the lists of misses show."""


def _share(value: float | None) -> str:
    return "-" if value is None else f"{value:.3f}"


def print_summary(console: Console, evaluation: Evaluation) -> None:
    """All tables: kinds, attributes, fields, documents; then what was not scored."""
    documents = evaluation.documents
    kinds = _table(
        "Items; in brackets the 95 % interval over documents", "kind", "gold", "found", "matched", "precision", "recall",
        "F1", "", "macro F1", "", "strict F1",
    )  # fmt: skip
    for kind in measured_kinds(documents):
        figures = kind.summary.pooled
        kinds.add_row(
            kind.summary.kind, str(figures.gold), str(figures.found), str(figures.matched),
            _share(figures.precision), _share(figures.recall), _share(figures.f1), _between(kind.f1),
            _share(kind.summary.macro_f1), _between(kind.macro_f1), _share(figures.strict_f1),
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
    for table in (single, fields, attributes, _groups(documents), _confidence(documents), kinds):
        console.print(table)
    print_skipped(console, evaluation)
    console.print(Text(f"gold: {evaluation.gold_sha256}"), soft_wrap=True)


def _groups(documents: Sequence[DocumentScore]) -> Table:
    table = _table(
        "Groups: F1 (matched/gold/found); share of right fields", "group", "documents", *ITEM_KINDS, "fields"
    )
    for group in summarise_groups(documents):
        cells = [
            f"{_share(figures.f1)} ({figures.matched}/{figures.gold}/{figures.found})" if figures.gold or figures.found else ""
            for figures in group.kinds.values()
        ]  # fmt: skip
        table.add_row(f"{group.by} {group.value}", str(group.documents), *cells, _share(group.fields_right))
    return table


def _confidence(documents: Sequence[DocumentScore]) -> Table:
    """The reliability table: of the finds with this confidence, how many are right."""
    table = _table("Confidence", "finds with", "number", "mean confidence", "right", "calibration error", "Brier")
    for kind in ITEM_KINDS:
        calibration = calibration_of(judged_finds(documents, kind))
        if calibration is None:
            continue
        for part in calibration.bins:
            span = f"{kind} {part.low:.1f}-{part.high:.1f}"
            table.add_row(span, str(part.count), _share(part.confidence), _share(part.accuracy), "", "")
        table.add_row(
            f"{kind} all", str(calibration.count), "", "", _share(calibration.error), _share(calibration.brier)
        )
    return table


def _between(interval: Interval | None) -> str:
    return f"[{interval.low:.2f}, {interval.high:.2f}]" if interval is not None else ""


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
