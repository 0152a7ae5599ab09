"""Work in other processes: one that crashes, hangs, eats memory or raises loses exactly itself."""

import os
import signal
import subprocess
import sys
import textwrap
import time
import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest

from kehoach.workers import Failed, Limits, work

GIB = 1024**3


def act(what: str) -> str:
    """Do what a document may make a process do."""
    match what:
        case "crash":
            os.kill(os.getpid(), signal.SIGSEGV)
        case "leave":
            os._exit(3)
        case "hang":
            time.sleep(600)
        case "eat":
            return str(len(bytearray(8 * GIB)))
        case "raise":
            raise ValueError("odd\nvalue")
    return what.upper()


@pytest.mark.parametrize(
    ("what", "code", "reason"),
    [
        ("crash", "crash", "signal 11"),
        ("leave", "crash", "exit code 3"),
        ("hang", "time_limit", "took longer than 1.5 s"),
        ("eat", "memory_limit", "more than 2 GiB"),
        ("raise", "error", "ValueError: odd value"),
    ],
)
def test_one_bad_item_loses_itself_only(what: str, code: str, reason: str) -> None:
    items = [*(f"item {number}" for number in range(20)), what, *(f"more {number}" for number in range(20))]
    found = dict(result for result in work(act, items, 2, Limits(seconds=1.5, memory=2 * GIB)) if result is not None)
    failed = found.pop(what)
    assert isinstance(failed, Failed) and failed.code == code and reason in failed.reason
    assert found == {item: item.upper() for item in items if item != what}


def test_items_are_read_no_faster_than_the_work_is_done() -> None:
    taken = []

    def items() -> Iterator[str]:
        for number in range(1000):
            taken.append(number)
            yield str(number)

    results = work(act, items(), 2)
    for _ in range(50):
        next(results)
    assert len(taken) < 100
    results.close()


def test_no_process_outlives_a_killed_parent(tmp_path: Path) -> None:
    code = """
        import sys
        from kehoach.workers import work
        from tests.kehoach.test_workers import act
        if __name__ == "__main__":
            for result in work(act, ["a"] + ["hang"] * 4, 2):
                if result is not None:
                    print(result, flush=True)
    """
    script = tmp_path / "parent.py"
    script.write_text(textwrap.dedent(code))
    root = str(Path(__file__).resolve().parents[2])
    name = uuid.uuid4().hex
    with subprocess.Popen(
        [sys.executable, str(script)],
        stdout=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": root, "WORKERS_TEST": name},
    ) as parent:
        assert parent.stdout is not None and b"A" in parent.stdout.readline()
        parent.kill()
    deadline = time.monotonic() + 20
    while (left := _processes_with(f"WORKERS_TEST={name}")) and time.monotonic() < deadline:
        time.sleep(0.2)
    assert left == []


def _processes_with(marker: str) -> list[int]:
    found = []
    for process in Path("/proc").iterdir():
        try:
            if process.name.isdigit() and marker.encode() in (process / "environ").read_bytes().split(b"\0"):
                found.append(int(process.name))
        except OSError:
            continue
    return found
