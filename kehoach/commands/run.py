"""`kehoach run`: many inputs into a store, with a progress bar, a summary and a report for schedulers."""

import gc
import json
import signal
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from functools import partial
from pathlib import Path
from typing import Any

from corpus.errors import UnreadableInput
from dataset import Lost, Outcome, Store, StoreBusy, StoreError, open_store
from kehoach.arguments import list_inputs, shown
from kehoach.forking import cores
from kehoach.output import write_whole
from kehoach.runs.archived import archived_inputs, is_crawl_archive
from kehoach.runs.engines import Engine, local
from kehoach.runs.inputs import Input, file_input
from kehoach.runs.run import Monitor, Options, Report, new_report, run_inputs
from kehoach.terminal import terminal
from kehoach.workers import Limits

BUSY = 75
"""The exit code for "try again later" (EX_TEMPFAIL of sysexits.h)."""
_GARBAGE = 20_000
"""New objects after which garbage is looked for: some hundred documents' rows, where Python's 700 are a few documents'."""
_ROWS = 20
"""Reasons of failures that the summary shows."""


@dataclass(frozen=True, slots=True)
class RunOptions:
    """What the command line asks of a run; `workers` 0 stands for the processors, `address` is a Ray cluster's."""

    workers: int = 0
    time_limit: float = 600
    memory_limit: int = 4 * 1024**3
    retry_failed: bool = False
    force: bool = False
    strict: bool = False
    wait: float = 0
    report: Path | None = None
    ray: bool = False
    address: str | None = None


def run(given: Sequence[str], to: str, options: RunOptions) -> int:
    """Bring the store up to date with files, folders and archives of crawls; the exit code."""
    with interruptible():
        crawled = [name for name in given if is_crawl_archive(Path(name))]
        inputs = [file_input(path) for path in list_inputs([name for name in given if name not in crawled])]
        try:
            inputs += [one for name in crawled for one in archived_inputs(Path(name))]
        except UnreadableInput as error:
            print(f"kehoach: {error}", file=sys.stderr)
            return 1
        return run_into(to, inputs, options)


def run_into(to: str, inputs: Sequence[Input], options: RunOptions) -> int:
    """Bring the store up to date with inputs of any origin, say what was done, and give the exit code."""
    try:
        store = open_store(to, create=True, wait=options.wait)
    except KeyboardInterrupt:
        return _interrupted()
    except StoreError as error:
        print(f"kehoach: {error}", file=sys.stderr)
        return BUSY if isinstance(error, StoreBusy) else 1
    report = new_report(store)
    # What is imported by now lives as long as the run: looking through it for garbage took a tenth of this process's time.
    gc.freeze()
    gc.set_threshold(_GARBAGE)
    try:
        code = _run(store, inputs, options, report)
    finally:
        store.close()
        written = _write_report(report, options.report)
    return code if written else code or 1


def _run(store: Store, inputs: Sequence[Input], options: RunOptions, report: Report) -> int:
    limits = Limits(options.time_limit, options.memory_limit)
    engine = _engine(options, limits)
    asked = Options(options.retry_failed, options.force, options.wait)
    try:
        with _monitor() as monitor:
            run_inputs(store, inputs, engine, asked, monitor, report)
    except StoreError as error:
        print(f"kehoach: {error}", file=sys.stderr)
        if report.counts:
            _summarise(report)
        return BUSY if isinstance(error, StoreBusy) else 1
    except KeyboardInterrupt:
        _summarise(report)
        return _interrupted()
    _summarise(report)
    failed = report.counts[Outcome.FAILED]
    nothing = failed == len(inputs) > 0
    return 1 if nothing or (options.strict and (report.lost or report.failed_before)) else 0


def _interrupted() -> int:
    print("kehoach: interrupted: what is stored is whole; run again to go on", file=sys.stderr)
    return 130


def _engine(options: RunOptions, limits: Limits) -> Engine:
    workers = options.workers or cores()
    if options.ray:
        from kehoach.runs.on_ray import on_ray

        return partial(on_ray, workers=workers, limits=limits, address=options.address)
    return partial(local, workers=workers, limits=limits)


@contextmanager
def interruptible() -> Iterator[None]:
    """Let a scheduler's SIGTERM end a run like a person's Ctrl-C."""

    def interrupt(number: int, frame: object) -> None:
        raise KeyboardInterrupt

    before = signal.signal(signal.SIGTERM, interrupt)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


class _Lines:
    """Failures as they come, one line each on standard error."""

    def begin(self, total: int) -> None:
        pass

    def done(self, outcome: Outcome, lost: Sequence[Lost]) -> None:
        for one in lost:
            print(_line(one), file=sys.stderr, flush=True)


def _line(lost: Lost) -> str:
    return f"kehoach: {shown(Path(lost.uri)) if '://' not in lost.uri else lost.uri}: {lost.reason}"


@contextmanager
def _monitor() -> Iterator[Monitor]:
    if not sys.stderr.isatty():
        yield _Lines()
        return
    from rich.console import Console
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        Progress,
        TaskProgressColumn,
        TextColumn,
        TimeRemainingColumn,
    )

    columns = (
        TextColumn("documents"), BarColumn(), MofNCompleteColumn(), TaskProgressColumn(),
        TextColumn("{task.fields[rate]}"), TimeRemainingColumn(), TextColumn("{task.fields[errors]}", style="red"),
    )  # fmt: skip
    with Progress(*columns, console=Console(stderr=True), speed_estimate_period=60) as progress:
        task = progress.add_task("documents", total=None, rate="", errors="")

        class Bar:
            errors = 0

            def begin(self, total: int) -> None:
                progress.update(task, total=total)

            def done(self, outcome: Outcome, lost: Sequence[Lost]) -> None:
                for one in lost:
                    self.errors += 1
                    progress.console.print(_line(one), markup=False, highlight=False, soft_wrap=True)
                speed = progress.tasks[0].speed
                progress.update(
                    task,
                    advance=1,
                    rate=f"{speed:.1f}/s" if speed else "",
                    errors=f"{self.errors} failed" if self.errors else "",
                )

        yield Bar()


def _summarise(report: Report) -> None:
    counts = report.counts
    console = terminal()
    parts = [f"{counts[outcome]} {outcome.value}" for outcome in (Outcome.NEW, Outcome.CHANGED, Outcome.UNCHANGED)]
    failed = f"{counts[Outcome.FAILED]} failed"
    if report.failed_before:
        failed += f", {report.failed_before} of the unchanged failed before (--retry-failed tries them again)"
    done = sum(counts.values())
    rate = f", {done / report.seconds:.1f} a second" if report.seconds else ""
    console.print(
        f"{done} of {report.found} inputs in {report.seconds:.1f} s{rate}: {', '.join(parts)}, {failed}",
        markup=False, highlight=False,
    )  # fmt: skip
    reasons = Counter(lost.reason for lost in report.lost)
    for reason, count in reasons.most_common(_ROWS):
        console.print(f"  {count} {reason}", markup=False, highlight=False)
    if report.lost:
        console.print("  which, and warnings: SELECT * FROM issues", markup=False, highlight=False)
    console.print(f"The store is {report.store}", markup=False, highlight=False)


def _write_report(report: Report, path: Path | None) -> bool:
    if path is None:
        return True
    try:
        write_whole(path, json.dumps(report_data(report), ensure_ascii=False, indent=2).encode() + b"\n")
    except OSError as error:
        print(f"kehoach: {shown(path)}: the report cannot be written: {error.strerror or error}", file=sys.stderr)
        return False
    return True


def report_data(report: Report) -> dict[str, Any]:
    """A report as JSON has it; `docs/dataset.md` lists its fields."""
    return {
        "store": report.store, "extractor": report.extractor, "state": report.state, "reason": report.reason,
        "started_at": report.started_at, "seconds": round(report.seconds, 3), "found": report.found,
        **{outcome.value: report.counts[outcome] for outcome in Outcome},
        "failed_before": report.failed_before, "failures": [asdict(lost) for lost in report.lost],
    }  # fmt: skip
