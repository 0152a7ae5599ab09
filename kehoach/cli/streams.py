"""Standard streams and how a command ends: interrupted, its output closed or full, its streams closed from the start."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager

import typer


@contextmanager
def clean_end() -> Iterator[None]:
    """Let an interrupt, a closed pipe or a full disk end the command with its exit code and without a traceback."""
    try:
        yield
        sys.stdout.flush()
    except KeyboardInterrupt:
        print("kehoach: interrupted", file=sys.stderr)
        raise typer.Exit(130) from None
    except BrokenPipeError:
        drop_output()
        raise typer.Exit(141) from None
    except OSError as error:
        drop_output()
        print(f"kehoach: standard output: {error.strerror or error}", file=sys.stderr)
        raise typer.Exit(1) from None


def drop_output() -> None:
    # What is left in the buffer has nowhere to go; without this Python complains about it at its end.
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def open_closed_streams() -> None:
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
