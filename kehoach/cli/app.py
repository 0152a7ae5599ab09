"""The command line's root: its name, its help, its version. Commands are added by the modules beside this one."""

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
