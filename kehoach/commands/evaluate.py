"""`kehoach evaluate`."""

import json
import sys
from collections.abc import Sequence
from pathlib import Path

from rich.console import Console

from kehoach.evaluation import Evaluation, evaluate_folder
from kehoach.evaluation.gold import UnusableGold
from kehoach.evaluation.report import MissKind, as_json, print_misses, print_summary
from kehoach.terminal import terminal


def run(gold: Path, documents: Path, misses: MissKind | None, as_data: bool, only: Sequence[str]) -> int:
    """Evaluate and print; the exit code is 0 whatever the figures are, 1 when the gold cannot be used."""
    try:
        evaluation = _evaluate(gold, documents, only)
    except UnusableGold as error:
        print(f"kehoach: {error}", file=sys.stderr)
        return 1
    if as_data:
        json.dump(as_json(evaluation), sys.stdout, ensure_ascii=False, indent=1)
        print()
        return 0
    console = terminal()
    if misses:
        print_misses(console, evaluation, misses)
    else:
        print_summary(console, evaluation)
    return 0


def _evaluate(gold: Path, documents: Path, only: Sequence[str]) -> Evaluation:
    with Console(stderr=True).status("reading") as status:
        return evaluate_folder(gold, documents, only, lambda name: status.update(name))
