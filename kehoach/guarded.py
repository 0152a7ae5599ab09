"""Inputs to records where each input is bounded in time and memory: what hangs, bursts or breaks loses only itself.

Short text is read in this process, which starts in half a second; everything else in worker processes.
"""

from collections.abc import Generator, Iterator, Sequence
from contextlib import closing
from functools import partial
from pathlib import Path

from corpus.sniff import EXTENSIONS, TEXTUAL
from kehoach.arguments import STDIN
from kehoach.batch import Failure, Made, make_jsons

SECONDS = 900.0
"""The time that one input may take; an input with a thousand scanned pages is a job for `kehoach run`."""

MEMORY = 4 * 1024**3
"""Bytes of address space that one input may take."""

_SHORT_BYTES = 2_000_000


def make_all(sources: Sequence[Path], indent: int | None) -> Iterator[tuple[Path, Sequence[Made | Failure]]]:
    """The records of each input, in the order of the inputs; closing the iterator stops what still runs."""
    if all(map(_is_short_text, sources)):
        for source in sources:
            yield source, list(make_jsons(source, indent))
        return
    guarded = [source for source in sources if source != STDIN]
    with closing(_guarded(guarded, indent)) as results:
        done: dict[Path, Sequence[Made | Failure]] = {}
        for source in sources:
            if source == STDIN:
                yield source, list(make_jsons(source, indent))
                continue
            while source not in done:
                path, made = next(results)
                done[path] = made
            yield source, done.pop(source)


def _is_short_text(path: Path) -> bool:
    if path == STDIN:
        return True
    try:
        # What cannot be opened is told at once.
        return not path.is_file() or (
            EXTENSIONS.get(path.suffix.lower()) in TEXTUAL and path.stat().st_size < _SHORT_BYTES
        )
    except (OSError, ValueError):
        return True


def _guarded(
    sources: Sequence[Path], indent: int | None
) -> Generator[tuple[Path, Sequence[Made | Failure]], None, None]:
    """Results as they come."""
    from kehoach.forking import cores
    from kehoach.groups import group_by_file, work_in_groups
    from kehoach.workers import Failed, Limits, work

    groups = group_by_file(sources, lambda source: source)
    workers = max(1, min(cores(), len(sources)))
    bounded = partial(work, workers=workers, limits=Limits(SECONDS, MEMORY), preload="kehoach.warm")
    with closing(work_in_groups(bounded, partial(_make, indent=indent), groups)) as results:
        for result in results:
            if result is not None:
                source, made = result
                yield source, [Failure(source, made.reason)] if isinstance(made, Failed) else made


def _make(group: tuple[Path, ...], indent: int | None) -> list[list[Made | Failure]]:
    from corpus.readers.office.ahead import converted_ahead

    with converted_ahead(group):
        return [list(make_jsons(source, indent)) for source in group]
