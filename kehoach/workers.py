"""Work in processes of its own, each piece bounded in time and memory: one that crashes or hangs loses exactly itself."""

import os
import resource
import select
from collections.abc import Callable, Generator, Iterable
from concurrent.futures import FIRST_COMPLETED, wait
from dataclasses import dataclass
from itertools import islice
from threading import Thread
from typing import TypeVar

from pebble import ProcessExpired, ProcessFuture, ProcessPool

from kehoach.forking import start_forking

AHEAD = 4
"""Pieces per worker that are handed out before one comes back: no worker waits, and memory stays flat."""
TICK = 0.5
"""Seconds after which `work` says that nothing came."""

Item = TypeVar("Item")
Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class Limits:
    """What one piece of work may take: `seconds` by the clock, `memory` in bytes of address space."""

    seconds: float = 600
    memory: int = 4 * 1024**3


@dataclass(frozen=True, slots=True)
class Failed:
    """A piece of work that gave nothing: a stable `code` (`time_limit`, `memory_limit`, `crash`, `error`) and the reason."""

    code: str
    reason: str


def work(
    function: Callable[[Item], Result],
    items: Iterable[Item],
    workers: int,
    limits: Limits = Limits(),
    preload: str = "",
) -> Generator[tuple[Item, Result | Failed] | None]:
    """Apply a function to each item in `workers` processes; results as they come, in no order.

    `function` and what it takes and gives must be picklable. `items` is read no faster than the work is done. None is a
    tick: for half a second nothing came. Closing the iterator stops the processes. `preload` is a module that is imported
    once for all of them.
    """
    left = iter(items)
    running: dict[ProcessFuture[Result], Item] = {}
    pool: ProcessPool | None = None
    try:
        while True:
            for item in islice(left, workers * AHEAD - len(running)):
                if pool is None:  # where there is nothing to do no process is started
                    bounds = (limits.memory, os.getpid())
                    context = start_forking(preload)
                    pool = ProcessPool(max_workers=workers, initializer=_bound, initargs=bounds, context=context)
                running[pool.schedule(function, args=[item], timeout=limits.seconds)] = item
            if not running:
                return
            done, _ = wait(running, timeout=TICK, return_when=FIRST_COMPLETED)
            if not done:
                yield None
            for future in [future for future in running if future in done]:
                result: Result | Failed = _result(future, limits)
                yield running.pop(future), result
    finally:
        if pool is not None:
            pool.stop()  # type: ignore[no-untyped-call]
            pool.join()


def _bound(memory: int, parent: int) -> None:
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    limit = memory if hard == resource.RLIM_INFINITY else min(memory, hard)
    resource.setrlimit(resource.RLIMIT_AS, (limit, limit))
    Thread(target=_leave_with, args=(parent,), daemon=True).start()


def _leave_with(parent: int) -> None:
    """End this process when the one that hands out the work is gone, however it went."""
    try:
        alive = os.pidfd_open(parent)
    except ProcessLookupError:
        os._exit(1)
    select.select([alive], [], [])
    os._exit(1)


def _result(future: "ProcessFuture[Result]", limits: Limits) -> Result | Failed:
    try:
        return future.result()
    except TimeoutError:
        return Failed("time_limit", f"took longer than {limits.seconds:g} s")
    except MemoryError:
        return Failed("memory_limit", f"needs more than {limits.memory / 1024**3:.3g} GiB of memory")
    except ProcessExpired as error:
        how = f"signal {-error.exitcode}" if (error.exitcode or 0) < 0 else f"exit code {error.exitcode}"
        return Failed(
            "crash", f"broke the process that read it ({how}): out of memory, or a file that breaks a library"
        )
    except Exception as error:
        return Failed("error", f"internal error: {type(error).__name__}: {' '.join(str(error).split())[:300]}")
