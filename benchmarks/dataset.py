"""Runs, stores and exports, measured: `python benchmarks/dataset.py [load|run|memory|kill|growth|ray …]`.

The documents are variants of those beside the repository (`../shared/documents`) where there are any, else of the samples: the same
texts under other numbers. `--documents N` and `--kills N` make a measurement smaller or larger than its full size. Processor time is
that of all processes of a run together, so that other work on the machine does not count; what is measured by the clock says so.
"""

import argparse
import ctypes
import hashlib
import os
import random
import re
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing import get_context
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
REAL = ROOT.parent / "shared" / "documents"
SAMPLES = ROOT / "corpus" / "samples"
KEHOACH = Path(sys.executable).with_name("kehoach")


def texts(short: bool) -> list[str]:
    """Texts to make variants of; `short`: those below 6,000 letters."""
    folders = [REAL] if REAL.is_dir() and not short else [SAMPLES]
    files = [path for folder in folders for path in (*sorted(folder.glob("*.txt")), *sorted(folder.glob("*.md")))]
    found = [path.read_text("utf-8", "replace") for path in files]
    return [text for text in found if (len(text) < 6_000) == short]


def write_documents(folder: Path, count: int, short: bool) -> int:
    """So many documents, no two with the same number; their bytes."""
    from kehoach import extract

    bases = [(text, extract(text.encode(), "base.txt").decision.number) for text in texts(short)]
    size = 0
    for number in range(count):
        text, own = bases[number % len(bases)]
        mine = f"{10_000 + number}"
        text = (
            text.replace(own, mine + own[len(own.split("/")[0]) :])
            if own and own in text
            else f"Số: {mine}/QĐ-UBND\n{text}"
        )
        place = folder / f"{number // 1000:04}"
        place.mkdir(parents=True, exist_ok=True)
        (place / f"{number:07}.txt").write_text(text)
        size += len(text.encode())
    return size


@contextmanager
def scratch() -> Iterator[Path]:
    """A folder that is gone afterwards."""
    with tempfile.TemporaryDirectory(prefix="kehoach-benchmark-") as name:
        yield Path(name)


def timed(*command: str | Path) -> tuple[float, float]:
    """Run the command line: seconds by the clock, and processor seconds of it and all that it started."""
    # Processes that outlive their parents become this one's children, so that their time is counted.
    ctypes.CDLL(None).prctl(36, 1, 0, 0, 0)
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    started = time.monotonic()
    subprocess.run([str(KEHOACH), *map(str, command)], check=True, stdout=subprocess.DEVNULL)
    seconds = time.monotonic() - started
    while True:
        try:
            os.wait()
        except ChildProcessError:
            break
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return seconds, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def report(name: str, value: str, wanted: str = "", over: str = "") -> None:
    """One figure."""
    print(f"| {name} | {value} | {wanted} | {over} |", flush=True)


def content_of(store: Path | str) -> str:
    """The hash of everything that is exported, whatever the times."""
    from dataset import open_store
    from dataset.exports.release import Format, Wanted, export

    with scratch() as folder:
        opened = open_store(store, read_only=True)
        export(opened, folder / "x", Wanted((Format.JSONL, Format.CSV), name="x"))
        opened.close()
        digest = hashlib.sha256()
        for path in sorted(path for path in (folder / "x").rglob("*") if path.is_file()):
            digest.update(path.relative_to(folder).as_posix().encode() + path.read_bytes())
        return digest.hexdigest()


def measure_load(options: argparse.Namespace) -> None:
    """Records into a store in batches of 200: SQLite, and PostgreSQL where a server can be started."""
    from dataset import Atlas, Read, Source, open_store, rows_of, writing
    from kehoach import extract
    from tests.dataset.server import start_server

    for short in (True, False):
        records = [extract(text.encode(), f"{number}.txt") for number, text in enumerate(texts(short))]
        made = []
        for number in range(options.documents or 2000):
            record = records[number % len(records)]
            info = record.document.model_copy(update={"uri": f"{number}.txt"})
            made.append(rows_of(record.model_copy(update={"id": f"{record.id}-{number}", "document": info}), Atlas()))
        letters = sum(item.document["characters"] for item in made) / len(made)
        lists = [(item.targets, item.tasks, item.task_agencies, item.budgets, item.references) for item in made]
        items = sum(len(rows.values) for parts in lists for rows in parts) / len(made)
        over = f"{len(made)} records of {letters:,.0f} letters and {items:.0f} rows on average"
        with scratch() as folder, start_server(folder) as server:
            for name, place in (("SQLite", str(folder / "x.db")), ("PostgreSQL", server.new_place())):
                store = open_store(place, create=True)
                with writing(store) as writer:
                    clock, processor = time.monotonic(), time.process_time()
                    for start in range(0, len(made), 200):
                        writer.put([Read(Source(item.uri, "0", "1"), (item,)) for item in made[start : start + 200]])
                    clock, processor = time.monotonic() - clock, time.process_time() - processor
                store.close()
                rate = f"{len(made) / clock:,.0f}/s by the clock, {len(made) / processor:,.0f} per processor second of the writer"
                report(f"load into {name}", rate, ">= 1,000/s", over)


def measure_run(options: argparse.Namespace) -> None:
    """The whole run against the extraction alone in two processes at once, before and after it; then the same run again."""
    with scratch() as folder:
        count = options.documents or 2000
        size = write_documents(folder / "in", count, short=False)
        files = sorted((folder / "in").rglob("*.txt"))
        one = folder / "one"
        one.mkdir()
        (one / "one.txt").write_bytes(files[0].read_bytes())
        some = files[: max(400, count // 2)]
        before = extract_alone(some)
        clock, processor = timed("run", folder / "in", "--to", folder / "x.db", "--workers", 2)
        after = extract_alone(some)
        _, start = timed("run", one, "--to", folder / "one.db", "--workers", 2)
        alone, alone_clock = ((first + last) / 2 for first, last in zip(before, after, strict=True))
        over = f"{count} text documents, {size / 1e6:.1f} MB, 2 workers"
        figure = f"{1 / alone:.1f} documents per processor second, {1 / alone_clock:.1f}/s by the clock"
        report("extraction alone, two processes", figure, "", over)
        figure = f"{count / processor:.1f} documents per processor second = {alone * count / processor:.0%}"
        report("whole run", figure, ">= 80 %", over)
        figure = f"{start:.1f} s of processor time; {alone * count / (processor - start):.0%} without"
        report("whole run, start and end", figure, "", over)
        figure = f"{count / clock:.1f} documents/s = {alone_clock * count / clock:.0%}"
        report("whole run, by the clock", figure, ">= 80 %, on a quiet machine", over)
        before_again = content_of(folder / "x.db")
        clock, processor = timed(
            "run", folder / "in", "--to", folder / "x.db", "--workers", 2, "--report", folder / "r.json"
        )
        changed = re.findall(r'"(?:new|changed|failed)": (\d+)', (folder / "r.json").read_text())
        same = before_again == content_of(folder / "x.db")
        report(
            "second run",
            f"{clock:.1f} s, new, changed, failed: {', '.join(changed)}, exports the same: {same}",
            "0 changes",
            over,
        )


def extract_alone(files: Sequence[Path]) -> tuple[float, float]:
    """Seconds that reading and extracting a document takes where two processes do nothing else: of a processor, by the clock.

    The clock's are those of both together: as many documents come out of them in a second.
    """
    with ProcessPoolExecutor(2, get_context("fork")) as pool:
        parts = list(pool.map(_extract_part, (files[::2], files[1::2])))
    processor, clock = (sum(seconds) for seconds in zip(*parts, strict=True))
    return processor / len(files), clock / 2 / len(files)


def _extract_part(files: Sequence[Path]) -> tuple[float, float]:
    from corpus.read import read_bytes
    from extract.pipeline import extract_record

    def extract(path: Path) -> None:
        extract_record(read_bytes(path.read_bytes(), path.name))

    for path in files[:20]:
        extract(path)
    processor, clock = time.process_time(), time.monotonic()
    for path in files:
        extract(path)
    return time.process_time() - processor, time.monotonic() - clock


def measure_memory(options: argparse.Namespace) -> None:
    """Resident memory of the run's own process and of its largest worker over many short documents."""
    with scratch() as folder:
        count = options.documents or 20_000
        write_documents(folder / "in", count, short=True)
        command = [str(KEHOACH), "run", str(folder / "in"), "--to", str(folder / "x.db"), "--workers", "2"]
        marks: list[tuple[float, float]] = []
        with subprocess.Popen(command, stdout=subprocess.DEVNULL) as process:
            started = time.monotonic()
            while process.poll() is None:
                time.sleep(1)
                marks.append(
                    (_megabytes(process.pid), max((_megabytes(pid) for pid in _below(process.pid)), default=0))
                )
        seconds = time.monotonic() - started
        for part in (0.1, 0.5, 0.95):
            own, worker = marks[int(len(marks) * part)]
            report(
                f"memory after {part:.0%} of the run",
                f"{own:.0f} MB, worker {worker:.0f} MB",
                "flat",
                f"{count} short documents, {seconds:.0f} s",
            )
        report("store", f"{(folder / 'x.db').stat().st_size / 1e6:.0f} MB", "", f"{count} short documents")
        _measure_search(folder / "x.db")


def _measure_search(place: Path) -> None:
    from dataset import Filter, facets, open_store, search

    store = open_store(place, read_only=True)
    for name, wanted in (
        ("list", Filter()), ("one word everywhere", Filter(words="ke hoach")), ("three words", Filter(words="chuyen doi so")),
        ("a rare word", Filter(words="tep du lieu")), ("a province and years", Filter(province="96", years=(2015, 2026))),
    ):  # fmt: skip
        times, counted = [], []
        for _ in range(7):
            started = time.process_time()
            total = search(store, wanted).total
            middle = time.process_time()
            facets(store, wanted)
            times.append(middle - started)
            counted.append(time.process_time() - middle)
        figure = f"{sorted(times)[3] * 1000:.0f} ms, facets {sorted(counted)[3] * 1000:.0f} ms"
        report(f"search: {name}", figure, "<= 100 ms", f"{total} found, processor time, middle of 7")
    store.close()


def _megabytes(pid: int) -> float:
    try:
        lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) / 1024 for line in lines if line.startswith("VmRSS")), 0)


def _below(pid: int) -> list[int]:
    try:
        children = [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
    except OSError:
        return []
    return children + [below for child in children for below in _below(child)]


def measure_kill(options: argparse.Namespace) -> None:
    """kill -9 at random points, each time started again; every store that came to its end is compared."""
    with scratch() as folder:
        count, kills = options.documents or 500, options.kills
        write_documents(folder / "in", count, short=True)
        started = time.monotonic()
        subprocess.run(
            [str(KEHOACH), "run", str(folder / "in"), "--to", str(folder / "whole.db")],
            check=True,
            stdout=subprocess.DEVNULL,
        )
        whole = time.monotonic() - started
        wanted = content_of(folder / "whole.db")
        chance = random.Random(20_261_125)
        done = stores = equal = 0
        place = folder / "killed.db"
        while done < kills:
            process = subprocess.Popen(
                [str(KEHOACH), "run", str(folder / "in"), "--to", str(place)], stdout=subprocess.DEVNULL
            )
            try:
                process.wait(chance.uniform(0, 1.2 * whole))
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
                done += 1
                continue
            stores += 1
            equal += process.returncode == 0 and content_of(place) == wanted
            for path in folder.glob("killed.db*"):
                path.unlink()
        subprocess.run(
            [str(KEHOACH), "run", str(folder / "in"), "--to", str(place)], check=True, stdout=subprocess.DEVNULL
        )
        stores += 1
        equal += content_of(place) == wanted
        report(
            "kill -9 at random points",
            f"{done} kills, {stores} stores to the end, {equal} equal",
            "all equal",
            f"{count} documents",
        )


def measure_growth(options: argparse.Namespace) -> None:
    """What a record costs to store, to search and to export as the store grows (rows made once, stored under new names)."""
    from dataset import Atlas, Filter, Read, Source, open_store, rows_of, search, settle, writing
    from kehoach import extract

    records = [extract(text.encode(), f"{number}.txt") for number, text in enumerate(texts(short=True))]
    with scratch() as folder:
        store = open_store(folder / "x.db", create=True)
        stored = 0
        last = options.documents or 100_000
        for size in [*(size for size in (1_000, 10_000) if size < last), last]:
            with writing(store) as writer:
                started = time.process_time()
                added = size - stored
                while stored < size:
                    batch = []
                    for number in range(stored, min(stored + 200, size)):
                        record = records[number % len(records)]
                        info = record.document.model_copy(update={"uri": f"{number}.txt"})
                        decision = record.decision.model_copy(update={"number": f"{number}/QĐ-UBND"})
                        named = record.model_copy(
                            update={"id": f"{record.id}-{number}", "document": info, "decision": decision}
                        )
                        item = rows_of(named, Atlas())
                        batch.append(Read(Source(item.uri, "0", "1"), (item,)))
                    writer.put(batch)
                    stored += len(batch)
                storing = time.process_time() - started
                started = time.process_time()
                settle(writer)
                settling = time.process_time() - started
            started = time.process_time()
            search(store, Filter(words="chuyen doi so"))
            searching = time.process_time() - started
            megabytes = sum(path.stat().st_size for path in folder.glob("x.db*")) / 1e6
            figure = (
                f"{storing / added * 1000:.2f} ms a record (rows and store), settle {settling:.1f} s, search {searching * 1000:.0f} ms, "
                f"{megabytes:.0f} MB"
            )
            report(f"growth to {size:,} decisions", figure, "linear", "short texts; processor time")
        store.close()


def measure_ray(options: argparse.Namespace) -> None:
    """The same documents by processes and by Ray: equal exports, and what Ray costs more."""
    with scratch() as folder:
        count = options.documents or 2000
        write_documents(folder / "in", count, short=False)
        figures = {}
        for engine in ("local", "ray"):
            place = folder / f"{engine}.db"
            figures[engine] = timed("run", folder / "in", "--to", place, "--workers", 2, "--engine", engine)
        equal = content_of(folder / "local.db") == content_of(folder / "ray.db")
        # By the clock: Ray's processes leave this one, and their processor time cannot be had.
        local, ray = figures["local"][0], figures["ray"][0]
        report(
            "Ray against processes, by the clock",
            f"{ray:.1f} s, {local:.1f} s: {ray / local - 1:+.0%}",
            "<= +10 %",
            f"{count} documents, exports equal: {equal}",
        )


MEASURES = {
    "load": measure_load, "run": measure_run, "memory": measure_memory, "kill": measure_kill, "growth": measure_growth,
    "ray": measure_ray,
}  # fmt: skip


def main() -> None:
    """Measure and print rows of a Markdown table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("measures", nargs="*", choices=[*MEASURES, []], default=list(MEASURES))
    parser.add_argument("--documents", type=int)
    parser.add_argument("--kills", type=int, default=200)
    options = parser.parse_args()
    print("| measure | value | wanted | over |\n|---|---|---|---|", flush=True)
    for name in options.measures:
        MEASURES[name](options)


if __name__ == "__main__":
    main()
