"""The process that workers are forked off: everything they need is imported in it once."""

import os
from multiprocessing import forkserver, get_context
from multiprocessing.context import ForkServerContext

FOR_RUNS = "kehoach.runs.warm"
"""What the workers of a run import."""


def cores() -> int:
    """The processors that this process may use."""
    return len(os.sched_getaffinity(0))


def start_forking(preload: str) -> ForkServerContext:
    """Start that process, or leave it as it is where it runs; `preload` is the module that it imports first, "" none.

    It imports while the caller goes on. Whoever takes the place of a worker that died comes from it too.
    """
    context = get_context("forkserver")
    context.set_forkserver_preload([preload] if preload else [])
    forkserver.ensure_running()
    return context
