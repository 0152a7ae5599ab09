"""`kehoach run`, `export` and `query`: from many documents to a dataset."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from kehoach.cli.app import app
from kehoach.cli.arguments import refuse_empty
from kehoach.cli.streams import clean_end


class EngineName(StrEnum):
    """Where the work of a run is done."""

    LOCAL = "local"
    RAY = "ray"


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
    engine: Annotated[EngineName, typer.Option(help="Processes on this machine, or Ray.")] = EngineName.LOCAL,
    address: Annotated[
        str | None, typer.Option(help="A running Ray cluster's address. [default: start Ray here]")
    ] = None,
) -> None:
    """Read, extract and store many documents; what is done already with the same bytes is left as it is.

    Can be stopped at any point and started again. Exit codes: 0 done (single inputs may have failed), 1 the store cannot
    be used, nothing could be read, or with --strict anything failed; 75 somebody else is writing; 130 interrupted.
    """
    refuse_empty(*inputs, to, address)
    if address is not None and engine is EngineName.LOCAL:
        raise typer.BadParameter("--address is for --engine ray")
    if "-" in inputs:
        raise typer.BadParameter("standard input has no name to be stored under: give a file")
    with clean_end():
        if engine is EngineName.LOCAL:
            from kehoach.forking import FOR_RUNS, start_forking

            start_forking(FOR_RUNS)  # it goes on beside this process's own imports, which take as long
        else:
            from kehoach.forking import cores
            from kehoach.runs.cluster import joining

            joining(workers or cores(), address)
        from kehoach.commands.run import RunOptions
        from kehoach.commands.run import run as run_all

        code = run_all(
            inputs,
            to,
            RunOptions(
                workers,
                time_limit,
                int(memory_limit * 1024**3),
                retry_failed,
                force,
                strict,
                wait,
                report,
                engine is EngineName.RAY,
                address,
            ),
        )
    raise typer.Exit(code)


class ExportFormat(StrEnum):
    """What `kehoach export` can write."""

    JSONL = "jsonl"
    CSV = "csv"
    PARQUET = "parquet"
    XLSX = "xlsx"
    AKN = "akn"


class TableFormat(StrEnum):
    """How `kehoach query` prints."""

    TABLE = "table"
    CSV = "csv"
    JSONL = "jsonl"


Source = Annotated[
    str, typer.Argument(help="The store: an SQLite file, or postgresql://user@host/db?schema=name.", metavar="STORE")
]


@app.command()
def export(
    store: Source,
    to: Annotated[
        Path, typer.Option("--to", help="The release's folder: a new one, or that of an older release.", metavar="DIR")
    ],
    format: Annotated[
        list[ExportFormat] | None, typer.Option("--format", help="Only these. [default: all]", show_default=False)
    ] = None,
    bom: Annotated[bool, typer.Option("--bom", help="CSV files with the mark by which Excel knows UTF-8.")] = False,
    release: Annotated[str | None, typer.Option(help="The release's name. [default: made of its content]")] = None,
    delta_from: Annotated[
        Path | None, typer.Option(help="An earlier release: tell what was added, changed, removed.", metavar="DIR")
    ] = None,
    since: Annotated[
        str | None, typer.Option(help="Only decisions changed after this moment (an earlier export prints it).")
    ] = None,
) -> None:
    """Write a store as files: tables, records, a Frictionless data package, codebook, datasheet, manifest.

    The same content gives the same bytes. The folder is whole or not there.
    """
    refuse_empty(store, release, since)
    with clean_end():
        from kehoach.commands.export import ExportOptions
        from kehoach.commands.export import run as run_export

        names = [chosen.value for chosen in format or ExportFormat]
        code = run_export(store, to, ExportOptions(names, bom, release, delta_from, since))
    raise typer.Exit(code)


@app.command()
def query(
    store: Source,
    sql: Annotated[str, typer.Argument(help="One SELECT; nothing is ever changed.", metavar="SELECT")],
    format: Annotated[TableFormat, typer.Option("--format", help="How the answer is printed.")] = TableFormat.TABLE,
) -> None:
    """Ask a store in SQL. The tables are in docs/dataset.md; write "references" in double quotes."""
    refuse_empty(store, sql)
    with clean_end():
        from kehoach.commands.query import run as run_query

        code = run_query(store, sql, format.value)
    raise typer.Exit(code)
