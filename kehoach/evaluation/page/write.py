"""The page: a template that escapes all that it is given, with its style inside and nothing to be fetched."""

from dataclasses import dataclass
from importlib.resources import files

from jinja2 import Environment, StrictUndefined
from markupsafe import Markup

from kehoach.evaluation.calibration import Calibration, calibration_of, judged_finds
from kehoach.evaluation.fields import FieldScore
from kehoach.evaluation.gold import ITEM_KINDS, ItemKind
from kehoach.evaluation.groups import summarise_groups
from kehoach.evaluation.measured import measured_kinds
from kehoach.evaluation.page.rows import SIGNS, Piece, Row, State, pieces_of, rows_of
from kehoach.evaluation.run import Evaluation
from kehoach.evaluation.score import DocumentScore
from kehoach.evaluation.summary import Figures, figures_of, ratio, summarise_attributes, summarise_fields


@dataclass(frozen=True, slots=True)
class _DocumentView:
    number: int
    score: DocumentScore
    figures: dict[ItemKind, Figures]
    rows: list[Row]
    pieces: list[Piece]
    wrong_fields: list[FieldScore]

    def count(self, state: State) -> int:
        return sum(row.state is state for row in self.rows)


def html_of(evaluation: Evaluation) -> str:
    """The whole page as text; the same evaluation gives the same page."""
    # The style is our own file; whatever comes from documents and gold goes through the template's escaping.
    environment = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    environment.filters["share"] = lambda value: "–" if value is None else f"{value:.3f}"
    template = environment.from_string(_file("report.html.j2"))
    documents = evaluation.documents
    return template.render(
        style=Markup(_file("report.css")),
        gold_sha256=evaluation.gold_sha256,
        kinds=measured_kinds(documents), fields=summarise_fields(documents), attributes=summarise_attributes(documents),
        groups=list(summarise_groups(documents)), calibrations=_calibrations(documents),
        documents=[_view(number, document) for number, document in enumerate(documents, 1)],
        skipped=evaluation.skipped, item_kinds=ITEM_KINDS, signs=SIGNS, State=State, ratio=ratio,
    )  # fmt: skip


def _file(name: str) -> str:
    return (files("kehoach.evaluation.page") / name).read_text("utf-8")


def _view(number: int, document: DocumentScore) -> _DocumentView:
    rows = rows_of(document)
    return _DocumentView(
        number, document, {score.kind: figures_of([score]) for score in document.kinds},
        rows, list(pieces_of(document.text, rows)), [field for field in document.fields if field.agreement != "equal"],
    )  # fmt: skip


def _calibrations(documents: tuple[DocumentScore, ...]) -> dict[ItemKind, Calibration]:
    found = {kind: calibration_of(judged_finds(documents, kind)) for kind in ITEM_KINDS}
    return {kind: calibration for kind, calibration in found.items() if calibration is not None}
