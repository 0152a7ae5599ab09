"""Inputs to records where each input is bounded in time and memory: what hangs, bursts or breaks loses only itself.

Short text is read in this process, which starts in half a second; everything else in worker processes.
"""

from collections.abc import Generator, Iterator, Sequence
from contextlib import closing, nullcontext
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
_Group = tuple[Path, ...]


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
    """Results as they come. A group of which one input breaks the process is read once more, one by one."""
    from kehoach.workers import Failed, Limits, cores, work

    limits = Limits(SECONDS, MEMORY)
    broken: list[Path] = []
    groups = _groups(sources)
    workers = max(1, min(cores(), len(groups)))
    with closing(work(partial(_make, indent=indent), groups, workers, limits, "kehoach.warm")) as results:
        for result in results:
            if result is None:
                continue
            group, made = result
            if not isinstance(made, Failed):
                yield from zip(group, made, strict=True)
            elif len(group) == 1:
                yield group[0], [Failure(group[0], made.reason)]
            else:
                broken += group
    if broken:
        singles = [(source,) for source in broken]
        with closing(work(partial(_make, indent=indent), singles, 1, limits, "kehoach.warm")) as results:
            for result in results:
                if result is not None:
                    (source,), made = result
                    yield source, [Failure(source, made.reason)] if isinstance(made, Failed) else made[0]


def _groups(sources: Sequence[Path]) -> list[_Group]:
    """Each input by itself; files that LibreOffice converts in batches, since it takes a second to start."""
    from corpus.readers.office.ahead import is_office
    from corpus.readers.office.libreoffice import BATCH

    office = [source for source in sources if is_office(source)]
    batches = [tuple(office[start : start + BATCH]) for start in range(0, len(office), BATCH)]
    return [*batches, *((source,) for source in sources if not is_office(source))]


def _make(group: _Group, indent: int | None) -> list[list[Made | Failure]]:
    from corpus.readers.office.ahead import converted_ahead

    with converted_ahead(group) if len(group) > 1 else nullcontext():
        return [list(make_jsons(source, indent)) for source in group]
