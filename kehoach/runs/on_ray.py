"""The work of a run on Ray: chunks of documents as tasks, on this machine or on a cluster (the extra `ray`).

Every machine of the cluster must have the same kehoach installed and see the inputs under the same paths. The one that runs
`kehoach run` writes the store; a worker that is lost costs its chunk, which is done again elsewhere.
"""

import logging
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any

from dataset import Read, StoreError, Unread
from kehoach.runs.engines import Results, lost, make_group
from kehoach.runs.inputs import Input
from kehoach.workers import Failed, Limits

CHUNK = 50
"""Documents a task: one at a time costs a third more (measured on tasks of 5 ms), more would wait for the slowest."""
_TICK = 0.5


@dataclass(frozen=True, slots=True)
class _Task:
    inputs: tuple[Input, ...]
    since: float


def on_ray(inputs: Iterable[Input], extractor: str, workers: int, limits: Limits, address: str | None) -> Results:
    """Chunks of documents as Ray tasks. A chunk that breaks or hangs is done again one document at a time.

    `address` names a running cluster; None starts Ray on this machine with `workers` processes. Raises StoreError when
    Ray is not installed or cannot be reached.
    """
    try:
        import ray
    except ModuleNotFoundError:
        raise StoreError("--engine ray needs Ray: pip install 'kehoach[ray]'") from None
    try:
        if address is None:
            ray.init(num_cpus=workers, include_dashboard=False, log_to_driver=False, logging_level=logging.ERROR)
        else:
            ray.init(address=address, log_to_driver=False, logging_level=logging.ERROR)
    except (ConnectionError, RuntimeError, ValueError) as error:
        raise StoreError(f"Ray cannot be reached at {address}: {' '.join(str(error).split())[:200]}") from error
    try:
        slots = workers if address is None else max(1, int(ray.cluster_resources().get("CPU", workers)))  # type: ignore[no-untyped-call]
        yield from _Driver(ray, extractor, limits, slots).results(inputs)
    finally:
        ray.shutdown()


class _Driver:
    def __init__(self, ray: Any, extractor: str, limits: Limits, slots: int) -> None:
        self._ray = ray
        self._extractor = extractor
        self._limits = limits
        self._slots = slots
        # A machine that is lost is no fault of the documents; one that breaks a process every time is.
        self._remote = ray.remote(max_retries=2, retry_exceptions=False)(make_group)
        self._running: dict[Any, _Task] = {}
        self._single: list[Input] = []

    def results(self, inputs: Iterable[Input]) -> Results:
        left = iter(inputs)
        while True:
            self._hand_out(left)
            if not self._running:
                return
            done, _ = self._ray.wait(list(self._running), timeout=_TICK)
            if not done:
                yield None
            for reference in done:
                task = self._running.pop(reference)
                yield from self._outcome(reference, task)
            yield from self._late()

    def _hand_out(self, left: Iterator[Input]) -> None:
        while len(self._running) < self._slots + 1:
            if self._single:
                chunk: tuple[Input, ...] = (self._single.pop(),)
            else:
                chunk = tuple(islice(left, CHUNK))
            if not chunk:
                return
            self._running[self._remote.remote(chunk, self._extractor)] = _Task(chunk, time.monotonic())

    def _outcome(self, reference: Any, task: _Task) -> Iterator[Read | Unread]:
        try:
            yield from self._ray.get(reference)
        except self._ray.exceptions.RayError as error:
            yield from self._again(task, Failed("crash", f"broke the process that read it ({type(error).__name__})"))

    def _again(self, task: _Task, failed: Failed) -> Iterator[Unread]:
        if len(task.inputs) > 1:
            self._single += task.inputs
        else:
            yield lost(task.inputs[0], self._extractor, failed)

    def _late(self) -> Iterator[Unread]:
        """Give up what takes too long; of a chunk, nobody knows which document it is, so each is tried alone."""
        now = time.monotonic()
        for reference, task in list(self._running.items()):
            allowed = self._limits.seconds * (2 if len(task.inputs) > 1 else 1)
            if now - task.since > allowed:
                self._ray.cancel(reference, force=True)
                del self._running[reference]
                yield from self._again(task, Failed("time_limit", f"took longer than {self._limits.seconds:g} s"))
