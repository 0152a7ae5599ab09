"""The command line. Each command imports what it needs when it runs, so that `--help` stays quick.

Exit codes: 0 everything done; 1 some inputs failed (one line each on standard error) or the output could not be
written; 2 the command was called wrongly; 130 interrupted; 141 nobody reads the output any more (`| head`).
"""

import sys
from io import TextIOWrapper

from kehoach.cli import dataset, documents, evaluation, machine, sources, web
from kehoach.cli.app import app
from kehoach.cli.streams import drop_output, open_closed_streams

__all__ = ["app", "dataset", "documents", "evaluation", "machine", "main", "sources", "web"]


def main() -> None:
    """Run the command line and leave with its exit code."""
    open_closed_streams()
    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        app()
    except OSError as error:  # what typer itself prints (`--help > /dev/full`)
        drop_output()
        print(f"kehoach: standard output: {error.strerror or error}", file=sys.stderr)
        sys.exit(1)
