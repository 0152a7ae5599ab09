"""Where tables for a person are printed: as wide as the terminal, of fixed width in a pipe or a file."""

import sys
from typing import NoReturn

from rich.console import Console

PIPE_WIDTH = 140


class _Terminal(Console):
    def on_broken_pipe(self) -> NoReturn:
        """Leave a closed pipe to the command line instead of leaving with the exit code of a failure."""
        raise BrokenPipeError


def terminal() -> Console:
    """The console on standard output. Printing to a closed pipe raises BrokenPipeError."""
    return _Terminal(width=None if sys.stdout.isatty() else PIPE_WIDTH)
