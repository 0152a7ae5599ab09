"""`kehoach doctor`: what works on this machine."""

from typing import Annotated

import typer

from kehoach.cli.app import app
from kehoach.cli.streams import clean_end


@app.command()
def doctor(json: Annotated[bool, typer.Option("--json", help="Print the findings as JSON.")] = False) -> None:
    """Try every reader, say what is missing and the command that installs it. Exit code 1 when a reader does not work."""
    with clean_end():
        from kehoach.commands.doctor import run

        code = run(json)
    raise typer.Exit(code)
