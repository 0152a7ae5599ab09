"""`kehoach evaluate`."""

import json
import sys
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path

from rich.console import Console

from kehoach.evaluation import Evaluation, evaluate_folder
from kehoach.evaluation.data import as_json
from kehoach.evaluation.gold import UnusableGold
from kehoach.evaluation.report import MissKind, print_misses, print_summary
from kehoach.output import write_whole
from kehoach.terminal import terminal


def run(
    gold: Path, documents: Path, misses: MissKind | None, as_data: bool, html: Path | None, only: Sequence[str]
) -> int:
    """Evaluate and print; the exit code is 0 whatever the figures are, 1 when gold or the page's file cannot be used."""
    if html is not None and find_spec("jinja2") is None:
        print("kehoach: --html needs jinja2 (pip install 'kehoach[report]')", file=sys.stderr)
        return 1
    try:
        evaluation = _evaluate(gold, documents, only)
        if html is not None:
            _write_page(html, evaluation)
    except UnusableGold as error:
        print(f"kehoach: {error}", file=sys.stderr)
        return 1
    except _Unwritable as error:
        print(f"kehoach: {html}: {error}", file=sys.stderr)
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


class _Unwritable(Exception):
    pass


def _write_page(path: Path, evaluation: Evaluation) -> None:
    from kehoach.evaluation.page import html_of

    page = html_of(evaluation).encode("utf-8", "replace")
    try:
        write_whole(path, page)
    except OSError as error:
        raise _Unwritable(error.strerror or str(error)) from error


def _evaluate(gold: Path, documents: Path, only: Sequence[str]) -> Evaluation:
    with Console(stderr=True).status("reading") as status:
        return evaluate_folder(gold, documents, only, lambda name: status.update(name))
