"""`kehoach serve` and `kehoach report`: the page, and one decision or a whole store as a single file."""

from pathlib import Path
from typing import Annotated

import typer

from kehoach.cli.app import app
from kehoach.cli.arguments import refuse_empty
from kehoach.cli.streams import clean_end

STORE = Annotated[str, typer.Argument(help="A store: a file, or postgresql://…", metavar="STORE")]


@app.command()
def serve(
    store: STORE,
    port: Annotated[int, typer.Option(help="Port; 0 takes a free one.", min=0, max=65535)] = 8000,
    host: Annotated[
        str, typer.Option(help="Address to listen at. Other machines reach it only with a token.")
    ] = "127.0.0.1",
    token: Annotated[
        str | None,
        typer.Option(help="What a visitor must show; made and printed if --host needs one.", envvar="KEHOACH_TOKEN"),
    ] = None,
    name: Annotated[list[str] | None, typer.Option(help="A host name that visitors use (besides the address).")] = None,
    files: Annotated[
        list[Path] | None,
        typer.Option(
            help="A folder out of which original files are shown and given; the current one if none is named."
        ),
    ] = None,
) -> None:
    """Show a store in the browser: search, check each value against its words, correct, charts and map."""
    refuse_empty(store, host)
    with clean_end():
        from kehoach.commands.serve import run

        code = run(store, host, port, token, name or [], files or [Path()])
    raise typer.Exit(code)


@app.command()
def report(
    store: STORE,
    to: Annotated[Path, typer.Option(help="The HTML file to write.")],
    decision: Annotated[str | None, typer.Option(help="Only the decision with this id.")] = None,
) -> None:
    """Write one self-contained HTML file about a decision or a whole store, to mail or to archive."""
    refuse_empty(store, decision)
    with clean_end():
        from kehoach.commands.report import run

        code = run(store, to, decision)
    raise typer.Exit(code)
