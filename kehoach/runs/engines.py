"""Where the work of a run is done: in processes on this machine, or on a Ray cluster. The results are the same."""

from collections.abc import Callable, Generator, Iterable
from contextlib import closing
from functools import partial

from dataset import Lost, Read, Source, Unread
from kehoach.forking import FOR_RUNS
from kehoach.groups import Work, group_by_file, work_in_groups
from kehoach.runs.inputs import Input, digest_of
from kehoach.workers import Failed, Limits, work

Results = Generator[Read | Unread | None]
"""What becomes of the inputs, in no order; None where nothing came for a while."""
Engine = Callable[[Iterable[Input], str], Results]
"""Inputs and the extractor's version to results; closing the results stops the work."""


def local(inputs: Iterable[Input], extractor: str, workers: int, limits: Limits) -> Results:
    """Processes on this machine."""
    return made_by(partial(work, workers=workers, limits=limits, preload=FOR_RUNS), inputs, extractor)


def made_by(work: Work, inputs: Iterable[Input], extractor: str) -> Results:
    """What becomes of the inputs where `work` does the work."""
    groups = group_by_file(inputs, lambda given: given.path if given.archived is None else None)
    with closing(work_in_groups(work, partial(make_group, extractor=extractor), groups)) as results:
        for result in results:
            if result is None:
                yield None
                continue
            given, made = result
            yield lost(given, extractor, made) if isinstance(made, Failed) else made


def make_group(group: tuple[Input, ...], extractor: str) -> list[Read | Unread]:
    """What becomes of some inputs, one after the other."""
    from corpus.readers.office.ahead import converted_ahead
    from kehoach.runs.making import make  # imported in the workers only: it takes everything that extracts

    with converted_ahead([given.path for given in group if given.archived is None]):
        return [make(given, extractor) for given in group]


def lost(given: Input, extractor: str, failed: Failed) -> Unread:
    """An input whose process broke or took too long."""
    source = Source(given.uri, digest_of(given), extractor)
    return Unread(source, (Lost(given.uri, "extract", failed.code, failed.reason),))
