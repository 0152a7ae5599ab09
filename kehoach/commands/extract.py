"""`kehoach extract`."""

import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from pathlib import Path
from tempfile import TemporaryFile
from typing import Protocol

from kehoach.batch import STDIN, Failure, list_inputs, make_json, shown
from kehoach.output import name_records, write_whole
from schemas import Record


class Monitor(Protocol):
    """What is told of a run's course."""

    def say(self, line: str) -> None:
        """One line for the person, on standard error."""

    def done(self) -> None:
        """One more input is done."""


class _Lines:
    def say(self, line: str) -> None:
        print(line, file=sys.stderr, flush=True)

    def done(self) -> None:
        pass


def run(inputs: Sequence[str], output: Path | None, jsonl: bool) -> int:
    """Extract every input; 0 when all gave a record, 1 when some did not or the output cannot be written."""
    sources = list_inputs(inputs)
    if output is not None:
        return _to_folder(sources, output)
    return _to_stdout(sources, as_lines=jsonl or len(sources) > 1)


def _to_stdout(sources: Sequence[Path], as_lines: bool) -> int:
    failed = 0
    with _monitor(len(sources), quiet=sys.stdout.isatty()) as monitor:
        for source in sources:
            made = make_json(source, indent=None if as_lines else 2)
            if isinstance(made, Failure):
                failed += 1
                monitor.say(str(made))
            else:
                sys.stdout.buffer.write(made[1])
                sys.stdout.buffer.flush()
            monitor.done()
    if len(sources) > 1:
        print(f"kehoach: {len(sources) - failed} of {len(sources)} inputs done, {failed} failed", file=sys.stderr)
    return 1 if failed else 0


def _to_folder(sources: Sequence[Path], folder: Path) -> int:
    from kehoach.commands.tally import Tally

    try:
        folder.mkdir(parents=True, exist_ok=True)
        with TemporaryFile(dir=folder):  # a folder that exists may still be one that nothing can be put into
            pass
    except OSError as error:
        reason = "is not a folder" if isinstance(error, FileExistsError | NotADirectoryError) else error.strerror
        print(f"kehoach: {shown(folder)}: cannot be written to: {reason}", file=sys.stderr)
        return 1
    tally = Tally(folder)
    identities = _identities(sources)
    with _monitor(len(sources)) as monitor:
        for named in name_records(sources):
            result = _write(named.source, folder / named.name, identities)
            tally.add(named.source, result)
            if isinstance(result, Failure):
                monitor.say(str(result))
            elif named.instead_of:
                monitor.say(
                    f"kehoach: {shown(named.source)}: {shown(Path(named.instead_of))} is another input's: "
                    f"written as {shown(Path(named.name))}"
                )
            monitor.done()
    tally.print()
    return 1 if tally.failed else 0


def _write(source: Path, target: Path, inputs: Mapping[tuple[int, int], Path]) -> Record | Failure:
    identity = _identity(target)
    if identity is not None and identity in inputs:
        return Failure(
            source, f"its record would overwrite the input {shown(inputs[identity])}: give another folder as --output"
        )
    made = make_json(source, indent=2)
    if isinstance(made, Failure):
        return made
    record, data = made
    try:
        write_whole(target, data)
    except OSError as error:
        return Failure(source, f"its record cannot be written to {shown(target)}: {error.strerror or error}")
    return record


def _identities(sources: Sequence[Path]) -> dict[tuple[int, int], Path]:
    """The inputs by what the file system knows them as, whatever their names and links."""
    found: dict[tuple[int, int], Path] = {}
    for source in sources:
        if source != STDIN and (identity := _identity(source)):
            found[identity] = source
    return found


def _identity(path: Path) -> tuple[int, int] | None:
    try:
        there = path.stat()
    except (OSError, ValueError):
        return None
    return there.st_dev, there.st_ino


def _monitor(total: int, quiet: bool = False) -> AbstractContextManager[Monitor]:
    if total > 1 and not quiet and sys.stderr.isatty():
        return _progress_bar(total)
    return nullcontext(_Lines())


@contextmanager
def _progress_bar(total: int) -> Iterator[Monitor]:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("documents"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True)) as progress:
        task = progress.add_task("documents", total=total)

        class Bar:
            def say(self, line: str) -> None:
                progress.console.print(line, markup=False, highlight=False, soft_wrap=True)

            def done(self) -> None:
                progress.advance(task)

        yield Bar()
