"""The work of a run on Ray: groups of documents as tasks, on this machine or on a cluster (the extra `ray`).

Every machine of the cluster must have the same kehoach installed and see the inputs under the same paths. The one that runs
`kehoach run` writes the store; a worker that is lost costs its group, which is done again elsewhere.
"""

import time
from collections.abc import Callable, Iterable
from functools import partial
from importlib import import_module
from itertools import islice
from typing import Any

from dataset import StoreError
from kehoach.forking import FOR_RUNS
from kehoach.groups import Done
from kehoach.runs.cluster import joining
from kehoach.runs.engines import Results, made_by
from kehoach.runs.inputs import Input
from kehoach.workers import TICK, Failed, Limits

_AHEAD = 2
"""Tasks for each processor: one waits while one is done."""


def on_ray(inputs: Iterable[Input], extractor: str, workers: int, limits: Limits, address: str | None) -> Results:
    """Groups of documents as Ray tasks, and what broke one again, one document at a time.

    `address` names a running cluster; None starts Ray on this machine with `workers` processes. Raises StoreError when
    Ray is not installed or cannot be reached.
    """
    try:
        ray = joining(workers, address).result()
    except ModuleNotFoundError:
        raise StoreError("--engine ray needs Ray: pip install 'kehoach[ray]'") from None
    except (ConnectionError, RuntimeError, ValueError) as error:
        raise StoreError(f"Ray cannot be reached at {address}: {' '.join(str(error).split())[:200]}") from error
    try:
        slots = workers if address is None else max(1, int(ray.cluster_resources().get("CPU", workers)))
        yield from made_by(partial(_work, ray=ray, slots=slots, limits=limits), inputs, extractor)
    finally:
        ray.shutdown()


def _work(function: Callable[[Any], bytes], items: Iterable[Any], ray: Any, slots: int, limits: Limits) -> Done:
    """Apply a function to each item in tasks, as `workers.work` does in processes."""

    def task(item: Any) -> bytes:
        import_module(FOR_RUNS)  # once in a process: Ray's own modules are many to look through for garbage
        return function(item)

    # A machine that is lost is no fault of the documents; one that breaks a process every time is.
    remote = ray.remote(max_retries=2, retry_exceptions=False)(task)
    left = iter(items)
    running: dict[Any, tuple[Any, float]] = {}
    while True:
        for item in islice(left, slots * _AHEAD - len(running)):
            running[remote.remote(item)] = item, time.monotonic()
        if not running:
            return
        done, _ = ray.wait(list(running), timeout=TICK)
        if not done:
            yield None
        for reference in done:
            item, _ = running.pop(reference)
            try:
                yield item, ray.get(reference)
            except ray.exceptions.RayError as error:
                yield item, Failed("crash", f"broke the process that read it ({type(error).__name__})")
        for reference, (item, since) in list(running.items()):
            # Twice the time: all of another task's may have passed before it was begun.
            if time.monotonic() - since > 2 * limits.seconds:
                ray.cancel(reference, force=True)
                del running[reference]
                yield item, Failed("time_limit", f"took longer than {limits.seconds:g} s")
