"""`kehoach judge` and `kehoach train`."""

import sys
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path

from rich.console import Console
from rich.table import Table

from extract.confidence import ConfidenceModel
from kehoach.evaluation.calibration import Judged, calibration_of
from kehoach.evaluation.gold import UnusableGold
from kehoach.output import write_whole
from kehoach.terminal import terminal
from kehoach.training import Held, UnusableExamples, examples_hash, hold_out, judge, learn, read_examples
from kehoach.training.examples import as_lines
from kehoach.training.learn import log_loss


def run_judge(documents: Path, gold: Sequence[Path], output: Path) -> int:
    """Write what is known of every find and whether the gold has it; 1 when gold or output cannot be used."""
    try:
        with Console(stderr=True).status("reading") as status:
            examples = judge(documents, gold, lambda name: status.update(name))
    except UnusableGold as error:
        print(f"kehoach: {error}", file=sys.stderr)
        return 1
    return _write(output, as_lines(examples))


def run_train(examples: Sequence[Path], output: Path | None) -> int:
    """Learn, print what held-out documents say of it, write the model; 1 when examples or output cannot be used."""
    if find_spec("sklearn") is None:
        print("kehoach: train needs scikit-learn (pip install 'kehoach[learn]')", file=sys.stderr)
        return 1
    try:
        judged = read_examples(examples)
        model = learn(judged, examples_hash(examples))
    except UnusableExamples as error:
        print(f"kehoach: {error}", file=sys.stderr)
        return 1
    terminal().print(_held_out(hold_out(judged)))
    return _write(output, serialised(model)) if output is not None else 0


def _write(output: Path, data: bytes) -> int:
    try:
        write_whole(output, data)
    except OSError as error:
        print(f"kehoach: {output}: {error.strerror or error}", file=sys.stderr)
        return 1
    return 0


def serialised(model: ConfidenceModel) -> bytes:
    """The model as its file holds it."""
    return model.model_dump_json(indent=1).encode() + b"\n"


def _held_out(held: Sequence[Held]) -> Table:
    table = Table(title="Each document with what was learned from the others", title_justify="left", title_style="bold")
    table.add_column("confidence", no_wrap=True)
    for column in ("finds", "right", "calibration error", "Brier", "log loss"):
        table.add_column(column, justify="right")
    for each in held:
        _add(table, f"{each.kind} learned", each.learned)
        _add(table, f"{each.kind} share of right finds", each.share)
    return table


def _add(table: Table, name: str, finds: Sequence[Judged]) -> None:
    calibration = calibration_of(finds)
    if calibration is None:
        return
    right = sum(find.right for find in finds)
    figures = (calibration.error, calibration.brier, log_loss(finds))
    table.add_row(name, str(len(finds)), str(right), *(f"{figure:.3f}" for figure in figures))
