"""The command line. Each command imports what it needs when it runs, so that `--help` stays quick.

Exit codes: 0 everything done; 1 some inputs failed (one line each on standard error) or the output could not be
written; 2 the command was called wrongly; 130 interrupted.
"""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

app = typer.Typer(
    name="kehoach",
    help="Reads the plans that Vietnamese authorities publish and gives them as validated JSON.",
    epilog="Exit codes: 0 all done, 1 some inputs failed (one line each on stderr), 2 wrong usage, 130 interrupted.",
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
    from kehoach.commands.evaluate import run

    raise typer.Exit(run(gold_dir, documents_dir, misses.value if misses else None, json, only or []))


def main() -> None:
    """Run the command line and leave with its exit code."""
    app()


if __name__ == "__main__":
    main()
