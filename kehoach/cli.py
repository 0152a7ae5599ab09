"""The command line. Each command imports what it needs when it runs, so that `--help` stays quick.

Exit codes: 0 everything done; 1 some inputs failed (one line each on standard error) or the output could not be
written; 2 the command was called wrongly; 130 interrupted; 141 nobody reads the output any more (`| head`).
"""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from io import TextIOWrapper
from pathlib import Path
from typing import Annotated

import typer

app = typer.Typer(
    name="kehoach",
    help="Reads the plans that Vietnamese authorities publish and gives them as validated JSON.",
    epilog="Exit codes: 0 all done; 1 some inputs failed, one line each on standard error; 2 wrong usage; "
    "130 interrupted; 141 the output was closed.",
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    add_completion=False,
    no_args_is_help=True,
)


class MissKind(StrEnum):
    """The lists that `evaluate --misses` can show."""

    TARGETS = "targets"
    TASKS = "tasks"
    BUDGETS = "budgets"
    REFERENCES = "references"
    HEADER = "header"


@contextmanager
def _clean_end() -> Iterator[None]:
    """Let an interrupt, a closed pipe or a full disk end the command with its exit code and without a traceback."""
    try:
        yield
        sys.stdout.flush()
    except KeyboardInterrupt:
        print("kehoach: interrupted", file=sys.stderr)
        raise typer.Exit(130) from None
    except BrokenPipeError:
        _drop_output()
        raise typer.Exit(141) from None
    except OSError as error:
        _drop_output()
        print(f"kehoach: standard output: {error.strerror or error}", file=sys.stderr)
        raise typer.Exit(1) from None


def _drop_output() -> None:
    # What is left in the buffer has nowhere to go; without this Python complains about it at its end.
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _version(wanted: bool) -> None:
    if wanted:
        from importlib.metadata import version

        typer.echo(f"kehoach {version('kehoach')}")
        raise typer.Exit


@app.callback()
def _options(
    version: Annotated[
        bool, typer.Option("--version", help="Print the version and leave.", callback=_version, is_eager=True)
    ] = False,
) -> None: ...


class Schema(StrEnum):
    """The published JSON Schemas."""

    DOCUMENT = "document"
    RECORD = "record"


def _refuse_empty(*names: str | None) -> None:
    """A name without a letter is a variable that was never set; as a path it would stand for the current folder."""
    if "" in names:
        raise typer.BadParameter("an empty name stands for nothing")


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
    _refuse_empty(*inputs, output)
    with _clean_end():
        from kehoach.commands.extract import run

        code = run(inputs, Path(output) if output is not None else None, jsonl)
    raise typer.Exit(code)


@app.command()
def show(
    source: Annotated[str, typer.Argument(help="A file, or - for standard input.", metavar="INPUT")],
) -> None:
    """Show what is in a document: header, plan, targets, tasks, budgets, references, warnings."""
    _refuse_empty(source)
    with _clean_end():
        from kehoach.commands.show import run

        code = run(source)
    raise typer.Exit(code)


@app.command()
def schema(name: Annotated[Schema, typer.Argument(help="Which one.")] = Schema.RECORD) -> None:
    """Print the JSON Schema of records (or of documents)."""
    with _clean_end():
        from importlib.resources import files

        typer.echo((files("schemas") / "json" / f"{name.value}.schema.json").read_text(encoding="utf-8"), nl=False)


@app.command()
def evaluate(
    gold_dir: Annotated[Path, typer.Argument(help="Folder of gold files (<name>.json).")],
    documents_dir: Annotated[Path, typer.Argument(help="Folder of the documents that they are about.")],
    misses: Annotated[
        MissKind | None, typer.Option(help="List every miss, false find and disagreement of one kind.")
    ] = None,
    json: Annotated[bool, typer.Option("--json", help="Print everything as JSON.")] = False,
    only: Annotated[list[str] | None, typer.Option(help="Only documents whose name contains this word.")] = None,
) -> None:
    """Compare records with gold: precision, recall and F1 per kind, fields and attributes."""
    with _clean_end():
        from kehoach.commands.evaluate import run

        code = run(gold_dir, documents_dir, misses.value if misses else None, json, only or [])
    raise typer.Exit(code)


def _open_closed_streams() -> None:
    """Put something that cannot be read or written where a standard stream was closed (`>&-`).

    Otherwise the first file that is opened would take its number, and Python would print errors among the records.
    """
    for number in (0, 1, 2):
        try:
            os.fstat(number)
        except OSError:
            os.open(os.devnull, os.O_WRONLY if number != 1 else os.O_RDONLY)
    if sys.stdout is None:
        sys.stdout = open(1, "w", closefd=False)  # noqa: SIM115
    if sys.stderr is None:
        sys.stderr = open(2, "w", closefd=False)  # noqa: SIM115


def main() -> None:
    """Run the command line and leave with its exit code."""
    _open_closed_streams()
    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        app()
    except OSError as error:  # what typer itself prints (`--help > /dev/full`)
        _drop_output()
        print(f"kehoach: standard output: {error.strerror or error}", file=sys.stderr)
        sys.exit(1)


if __name__ == "__main__":
    main()
