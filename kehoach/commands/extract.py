"""`kehoach extract`."""

import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from pathlib import Path
from tempfile import TemporaryFile
from typing import Protocol

from kehoach.arguments import STDIN, list_inputs, shown
from kehoach.batch import Failure, Made, in_json
from kehoach.guarded import make_all
from kehoach.output import MemberNames, name_records, write_whole


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
    done = failed = 0
    with _monitor(len(sources), quiet=sys.stdout.isatty()) as monitor:
        for source, results in make_all(sources, indent=None if as_lines else 2):
            for made in results:
                # One input that turned out to hold several documents gives a line for each.
                if isinstance(made, Made) and not as_lines and len(results) > 1:
                    made = in_json(source, made.record)
                if isinstance(made, Failure):
                    failed += 1
                    monitor.say(str(made))
                else:
                    done += 1
                    sys.stdout.buffer.write(made.json)
                    sys.stdout.buffer.flush()
            monitor.done()
    if done + failed > 1:
        total = done + failed
        print(f"kehoach: {done} of {total} documents done, {failed} failed", file=sys.stderr)
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
        names = name_records(sources)
        members = MemberNames(names)
        for named, (_, results) in zip(names, make_all(sources, indent=2), strict=True):
            for made in results:
                member = made.member if isinstance(made, Failure) else made.record.document.member
                name = named.name if member is None or isinstance(made, Failure) else members.name(named, member)
                result = made if isinstance(made, Failure) else _write(named.source, made, folder / name, identities)
                tally.add(named.source, member, result)
                if isinstance(result, Failure):
                    monitor.say(str(result))
                elif named.instead_of and member is None:
                    monitor.say(
                        f"kehoach: {shown(named.source)}: {shown(Path(named.instead_of))} is another input's: "
                        f"written as {shown(Path(named.name))}"
                    )
            monitor.done()
    tally.print()
    return 1 if tally.failed else 0


def _write(source: Path, made: Made, target: Path, inputs: Mapping[tuple[int, int], Path]) -> Made | Failure:
    member = made.record.document.member
    identity = _identity(target)
    if identity is not None and identity in inputs:
        reason = f"its record would overwrite the input {shown(inputs[identity])}: give another folder as --output"
        return Failure(source, reason, member)
    try:
        write_whole(target, made.json)
    except OSError as error:
        return Failure(source, f"its record cannot be written to {shown(target)}: {error.strerror or error}", member)
    return made


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
