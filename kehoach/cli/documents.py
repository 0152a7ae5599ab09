"""`kehoach extract`, `show` and `schema`: documents to records."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from kehoach.cli.app import app
from kehoach.cli.arguments import refuse_empty
from kehoach.cli.streams import clean_end


class Schema(StrEnum):
    """The published JSON Schemas."""

    DOCUMENT = "document"
    RECORD = "record"


@app.command()
def extract(
    inputs: Annotated[list[str], typer.Argument(help="Files, folders, or - for standard input.", metavar="INPUT")],
    output: Annotated[
        str | None, typer.Option(help="Write one <stem>.json per input into this folder.", metavar="DIR")
    ] = None,
    jsonl: Annotated[bool, typer.Option("--jsonl", help="Print one record per line, also for a single input.")] = False,
) -> None:
    """Turn documents into records: JSON of one input, JSON lines of several, or files in a folder."""
    if output is not None and jsonl:
        raise typer.BadParameter("--output and --jsonl exclude each other")
    refuse_empty(*inputs, output)
    with clean_end():
        from kehoach.commands.extract import run

        code = run(inputs, Path(output) if output is not None else None, jsonl)
    raise typer.Exit(code)


@app.command()
def show(
    source: Annotated[str, typer.Argument(help="A file, or - for standard input.", metavar="INPUT")],
) -> None:
    """Show what is in a document: header, plan, targets, tasks, budgets, references, warnings."""
    refuse_empty(source)
    with clean_end():
        from kehoach.commands.show import run

        code = run(source)
    raise typer.Exit(code)


@app.command()
def schema(name: Annotated[Schema, typer.Argument(help="Which one.")] = Schema.RECORD) -> None:
    """Print the JSON Schema of records (or of documents)."""
    with clean_end():
        from importlib.resources import files

        typer.echo((files("schemas") / "json" / f"{name.value}.schema.json").read_text(encoding="utf-8"), nl=False)
