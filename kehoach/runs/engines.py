"""Where the work of a run is done: in processes on this machine, or on a Ray cluster. The results are the same."""

from collections.abc import Callable, Generator, Iterable
from contextlib import closing
from functools import partial

from dataset import Lost, Read, Source, Unread
from kehoach.runs.inputs import Input, digest_of
from kehoach.workers import Failed, Limits, work

Results = Generator[Read | Unread | None]
"""What becomes of the inputs, in no order; None where nothing came for a while."""
Engine = Callable[[Iterable[Input], str], Results]
"""Inputs and the extractor's version to results; closing the results stops the work."""


def local(inputs: Iterable[Input], extractor: str, workers: int, limits: Limits) -> Results:
    """Processes on this machine, one document each at a time."""
    with closing(work(partial(_make, extractor=extractor), inputs, workers, limits, "kehoach.runs.warm")) as results:
        for result in results:
            if result is None:
                yield None
                continue
            given, made = result
            yield lost(given, extractor, made) if isinstance(made, Failed) else made


def _make(given: Input, extractor: str) -> Read | Unread:
    from kehoach.runs.making import make  # imported in the workers only: it takes everything that extracts

    return make(given, extractor)


def lost(given: Input, extractor: str, failed: Failed) -> Unread:
    """An input whose process broke or took too long."""
    source = Source(given.uri, digest_of(given), extractor)
    return Unread(source, (Lost(given.uri, "extract", failed.code, failed.reason),))
