"""Joining a Ray cluster, or starting one on this machine: seconds that pass beside the command's own start."""

import logging
import socket
from concurrent.futures import Future, ThreadPoolExecutor
from functools import cache
from typing import Any

_SECONDS_TO_ANSWER = 10
_THREAD = ThreadPoolExecutor(1, "ray")
# It lives as long as this process: the kernel ends Ray's own processes with the thread that started them.


@cache
def joining(workers: int, address: str | None) -> Future[Any]:
    """Begin to join a cluster and go on; the result is Ray. Asked again, it is the same.

    `address` names a running cluster; None starts one here with `workers` processes. The result raises
    ModuleNotFoundError where Ray is not installed, ConnectionError, RuntimeError or ValueError where it cannot be reached.
    """
    return _THREAD.submit(_join, workers, address)


def _join(workers: int, address: str | None) -> Any:
    import ray

    if address is None:
        ray.init(num_cpus=workers, include_dashboard=False, log_to_driver=False, logging_level=logging.ERROR)
    else:
        _knock(address)
        ray.init(address=address, log_to_driver=False, logging_level=logging.ERROR)
    return ray


def _knock(address: str) -> None:
    """Raise ConnectionError where nobody listens: Ray itself would try for minutes. Left to Ray: names such as `auto`."""
    host, found, port = address.removeprefix("ray://").rpartition(":")
    if not found or not port.isdecimal():
        return
    try:
        socket.create_connection((host, int(port)), _SECONDS_TO_ANSWER).close()
    except (OSError, OverflowError) as error:
        raise ConnectionError(f"nobody answers ({error})") from error
