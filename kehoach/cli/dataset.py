"""`kehoach run`, `export` and `query`: from many documents to a dataset."""

from pathlib import Path
from typing import Annotated

import typer

from kehoach.cli.app import app
from kehoach.cli.arguments import refuse_empty
from kehoach.cli.streams import clean_end

Store = Annotated[
    str,
    typer.Option("--to", help="The store: an SQLite file, or postgresql://user@host/db?schema=name.", metavar="STORE"),
]


@app.command()
def run(
    inputs: Annotated[
        list[str], typer.Argument(help="Files and folders; archives count as a folder.", metavar="INPUT")
    ],
    to: Store,
    workers: Annotated[int, typer.Option(min=0, help="Processes; 0 stands for the processors.")] = 0,
    time_limit: Annotated[float, typer.Option(min=0.1, help="Seconds that one input may take.")] = 600,
    memory_limit: Annotated[float, typer.Option(min=0.5, help="GiB of memory that one input may take.")] = 4,
    retry_failed: Annotated[bool, typer.Option("--retry-failed", help="Try again what failed before.")] = False,
    force: Annotated[bool, typer.Option("--force", help="Do again what is done already.")] = False,
    strict: Annotated[bool, typer.Option("--strict", help="Exit with 1 when anything failed, now or before.")] = False,
    wait: Annotated[float, typer.Option(min=0, help="Seconds to wait for another run on the store.")] = 0,
    report: Annotated[Path | None, typer.Option(help="Write what was done as JSON.", metavar="FILE")] = None,
) -> None:
    """Read, extract and store many documents; what is done already with the same bytes is left as it is.

    Can be stopped at any point and started again. Exit codes: 0 done (single inputs may have failed), 1 the store cannot
    be used, nothing could be read, or with --strict anything failed; 75 somebody else is writing; 130 interrupted.
    """
    refuse_empty(*inputs, to)
    if "-" in inputs:
        raise typer.BadParameter("standard input has no name to be stored under: give a file")
    with clean_end():
        from kehoach.commands.run import RunOptions
        from kehoach.commands.run import run as run_all

        code = run_all(
            inputs,
            to,
            RunOptions(workers, time_limit, int(memory_limit * 1024**3), retry_failed, force, strict, wait, report),
        )
    raise typer.Exit(code)
