"""Commands that need more libraries than the program has by itself: one line says which to install."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager

import typer


@contextmanager
def needs_crawl_extra() -> Iterator[None]:
    """Leave with one line where the libraries of the extra `crawl` are not installed."""
    try:
        yield
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] in ("corpus", "kehoach", "schemas"):
            raise
        print(f"kehoach: needs {error.name}: pip install 'kehoach[crawl]'", file=sys.stderr)
        raise typer.Exit(1) from None
