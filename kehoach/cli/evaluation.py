"""`kehoach evaluate`: records against gold. `kehoach judge`, `train`: what is learned from it."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from kehoach.cli.app import app
from kehoach.cli.streams import clean_end


class MissKind(StrEnum):
    """The lists that `evaluate --misses` can show."""

    TARGETS = "targets"
    TASKS = "tasks"
    BUDGETS = "budgets"
    REFERENCES = "references"
    HEADER = "header"


@app.command()
def evaluate(
    gold_dir: Annotated[Path, typer.Argument(help="Folder of gold files (<name>.json).")],
    documents_dir: Annotated[Path, typer.Argument(help="Folder of the documents that they are about.")],
    misses: Annotated[
        MissKind | None, typer.Option(help="List every miss, false find and disagreement of one kind.")
    ] = None,
    html: Annotated[
        Path | None, typer.Option(help="Also write a page that shows each text with gold and finds side by side.")
    ] = None,
    json: Annotated[bool, typer.Option("--json", help="Print everything as JSON.")] = False,
    only: Annotated[list[str] | None, typer.Option(help="Only documents whose name contains this word.")] = None,
) -> None:
    """Compare records with gold: precision, recall and F1 per kind, fields and attributes."""
    with clean_end():
        from kehoach.commands.evaluate import run

        code = run(gold_dir, documents_dir, misses.value if misses else None, json, html, only or [])
    raise typer.Exit(code)


@app.command()
def judge(
    documents_dir: Annotated[Path, typer.Argument(help="Folder of the documents that the gold is about.")],
    gold_dirs: Annotated[list[Path], typer.Argument(help="Folders of gold files (<name>.json).")],
    output: Annotated[Path, typer.Option("-o", "--output", help="Write the examples here, as lines of JSON.")],
) -> None:
    """Write what is known of every find, and whether the gold has it: examples to learn from."""
    with clean_end():
        from kehoach.commands.train import run_judge

        code = run_judge(documents_dir, gold_dirs, output)
    raise typer.Exit(code)


@app.command()
def train(
    examples: Annotated[list[Path], typer.Argument(help="Files of examples that `kehoach judge` has written.")],
    output: Annotated[
        Path | None, typer.Option("-o", "--output", help="Write the model here; without it only measure.")
    ] = None,
) -> None:
    """Learn from examples how sure a find is, and measure it on documents that were not learned from."""
    with clean_end():
        from kehoach.commands.train import run_train

        code = run_train(examples, output)
    raise typer.Exit(code)
