"""A run: what is new or changed among the inputs is read, extracted and stored; the rest is left as it is.

Killed at any point it can be started again: an input is stored whole, with what it was made from, or not at all.
"""

import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Protocol

from dataset import Lost, Outcome, Read, RefusedRow, Store, Unread, Writer, settle, writing
from dataset.runs import begin_run, came_to_its_end, end_run
from kehoach.runs.engines import Engine
from kehoach.runs.inputs import Input, digest_of
from kehoach.runs.places import provinces_of_stores
from kehoach.runs.version import extractor_version

_TOGETHER = 64
"""Inputs that are stored in one transaction at most; one of 20 costs a fifth more of the writer's time."""
_PATIENCE = 1.0
"""Seconds after which what has come is stored, however few."""
_LOOKUP = 500


class Monitor(Protocol):
    """What is told of a run's course."""

    def begin(self, total: int) -> None:
        """So many inputs there are."""

    def done(self, outcome: Outcome, lost: Sequence[Lost]) -> None:
        """One more input is done, with the documents in it that gave no record."""


@dataclass(frozen=True, slots=True)
class Options:
    """`retry_failed`: try again what failed before though nothing changed; `force`: do everything again."""

    retry_failed: bool = False
    force: bool = False
    wait: float = 0


@dataclass(slots=True)
class Report:
    """What a run did. `state`: `done`, `interrupted` (by a person or a scheduler) or `broken` (the store gave out)."""

    store: str
    extractor: str
    started_at: str
    found: int = 0
    counts: Counter[Outcome] = field(default_factory=Counter)
    failed_before: int = 0
    lost: list[Lost] = field(default_factory=list)
    state: str = "done"
    reason: str | None = None
    seconds: float = 0.0


def run_inputs(
    store: Store, inputs: Sequence[Input], engine: Engine, options: Options, monitor: Monitor, report: Report
) -> None:
    """Bring a store up to date with the inputs; `report` says what was done, also when this ends early.

    Raises StoreError when the store cannot be written (any more), KeyboardInterrupt when interrupted; what was stored
    until then is whole and stays.
    """
    started = time.monotonic()
    report.found = len(inputs)
    monitor.begin(len(inputs))
    try:
        with writing(store, options.wait) as writer:
            writer.learn_provinces(provinces_of_stores())
            settled = came_to_its_end(store)
            number = begin_run(store, report.extractor, len(inputs))
            try:
                _store_all(writer, inputs, engine, options, monitor, report)
                if not settled or report.counts[Outcome.NEW] + report.counts[Outcome.CHANGED]:
                    settle(writer)
            except KeyboardInterrupt:
                report.state, report.reason = "interrupted", "interrupted"
                end_run(store, number, report.state, report.counts)
                raise
            end_run(store, number, report.state, report.counts)
    except Exception as error:
        report.state, report.reason = "broken", str(error)
        raise
    finally:
        report.seconds = time.monotonic() - started


def new_report(store: Store) -> Report:
    """An empty report of a run that begins now."""
    return Report(store.name, extractor_version(), datetime.now(UTC).isoformat(timespec="seconds"))


def _store_all(
    writer: Writer, inputs: Sequence[Input], engine: Engine, options: Options, monitor: Monitor, report: Report
) -> None:
    waiting: list[Read | Unread] = []
    stored_at = time.monotonic()

    def tell(outcome: Outcome, lost: Sequence[Lost]) -> None:
        report.counts[outcome] += 1
        report.lost += lost
        monitor.done(outcome, lost)

    def store_waiting() -> None:
        nonlocal stored_at
        if waiting:
            for made, outcome in _put(writer, waiting):
                tell(outcome, made.lost)
            waiting.clear()
        stored_at = time.monotonic()

    with closing(engine(_todo(writer, inputs, options, tell, report), report.extractor)) as results:
        try:
            for result in results:
                if result is not None:
                    waiting.append(result)
                if len(waiting) >= _TOGETHER or time.monotonic() - stored_at > _PATIENCE:
                    store_waiting()
        except KeyboardInterrupt:
            store_waiting()
            raise
        store_waiting()


def _todo(
    writer: Writer,
    inputs: Sequence[Input],
    options: Options,
    tell: Callable[[Outcome, Sequence[Lost]], None],
    report: Report,
) -> Iterator[Input]:
    """The inputs that are new, changed, or made by another version of the extractor."""
    for part in _parts(inputs):
        known = {} if options.force else writer.known([given.uri for given in part])
        for given in part:
            before = known.get(given.uri)
            if (
                before is None or before.extractor != report.extractor or before.sha256 is None
                or (before.failed and options.retry_failed) or before.sha256 != digest_of(given)
            ):  # fmt: skip
                yield given
                continue
            report.failed_before += before.failed
            tell(Outcome.UNCHANGED, ())


def _parts(inputs: Sequence[Input]) -> Iterator[Sequence[Input]]:
    """The inputs in parts of which the store is asked at once."""
    for start in range(0, len(inputs), _LOOKUP):
        yield inputs[start : start + _LOOKUP]


def _put(writer: Writer, waiting: Sequence[Read | Unread]) -> Iterator[tuple[Read | Unread, Outcome]]:
    """Store what has come, each input whole or not at all; one that the database refuses is a failure of its own."""
    try:
        yield from zip(waiting, writer.put(waiting), strict=True)
        return
    except RefusedRow:
        pass
    for made in waiting:
        try:
            outcome = writer.put([made])[0]
        except RefusedRow as error:
            made = Unread(made.source, (Lost(made.source.uri, "store", "refused", str(error)),))
            outcome = writer.put([made])[0]
        yield made, outcome
