"""Speed and memory of the main job: `make bench`, or `python benchmarks/run.py [text|pdf|start|memory …]`.

The documents are the real ones beside the repository (`../shared/documents`) where there are any, else the samples.
Speed is per second of processor time of one core, so that other work on the machine does not count; what starts a
process is measured by the clock, as the middle of several runs; a text is read and extracted three times, and the
least counts.
"""

import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import cycle, islice
from pathlib import Path

from rich.console import Console
from rich.table import Table

ROOT = Path(__file__).resolve().parent.parent
REAL = ROOT.parent / "shared" / "documents"
SAMPLES = ROOT / "corpus" / "samples"
KEHOACH = Path(sys.executable).with_name("kehoach")
SHORT_BYTES = 10_000
"""A text below this size is a short one."""


@dataclass(frozen=True)
class Figure:
    """One measured figure and what it should be."""

    name: str
    value: float
    unit: str
    wanted: str
    over: str


def documents(*endings: str) -> list[Path]:
    """The documents with these endings, in order of name."""
    folders = [REAL, REAL / "other"] if REAL.is_dir() else [SAMPLES]
    found = (path for folder in folders for path in sorted(folder.iterdir()) if path.suffix in endings)
    return [path for path in found if path.name != "README.md"]


def measure_text() -> Iterator[Figure]:
    """Crawled text and Markdown: bytes to record, and the two halves of it."""
    from corpus.read import read_bytes
    from extract.pipeline import extract_record

    files = [(str(path), path.read_bytes()) for path in documents(".md", ".txt")]
    size = sum(len(data) for _, data in files)
    # Lexicons and patterns are made once, when they are first used: other documents than those measured bring that about.
    for path in sorted(SAMPLES.rglob("*")):
        if path.suffix in (".md", ".txt"):
            extract_record(read_bytes(path.read_bytes(), str(path)))
    reading = extracting = 0.0
    slowest = (0.0, "")
    for uri, data in files:
        # The least of three: whatever else the machine does only adds.
        halves = []
        for _ in range(3):
            started = time.process_time()
            document = read_bytes(data, uri)
            read = time.process_time()
            extract_record(document)
            halves.append((read - started, time.process_time() - read))
        reading += min(half[0] for half in halves)
        extracting += min(half[1] for half in halves)
        slowest = max(slowest, (min(half[1] for half in halves), Path(uri).name))
    over = f"{len(files)} documents, {size / 1e6:.2f} MB"
    yield Figure("text to record", size / 1e6 / (reading + extracting), "MB/s", ">= 1", over)
    yield Figure("  reading alone", size / 1e6 / reading, "MB/s", "", over)
    yield Figure("  extraction alone", size / 1e6 / extracting, "MB/s", "", over)
    yield Figure("  slowest document's extraction", slowest[0], "s", "", slowest[1])


def measure_pdf() -> Iterator[Figure]:
    """PDF with a text layer: bytes to record, and reading alone."""
    from corpus.read import read_document
    from extract.pipeline import extract_record
    from schemas import PageKind

    paths = documents(".pdf")
    started = time.process_time()
    read = []
    reading = 0.0
    for path in paths:
        before = time.process_time()
        document = read_document(path)
        if all(page.kind is PageKind.TEXT for page in document.pages):
            reading += time.process_time() - before
            read.append(document)
    if not read:
        return
    started = time.process_time()
    for document in read:
        extract_record(document)
    extracting = time.process_time() - started
    pages = sum(len(document.pages) for document in read)
    over = f"{len(read)} documents, {pages} pages"
    yield Figure("text PDF to record", pages / (reading + extracting), "pages/s", ">= 15", over)
    yield Figure("  reading alone", pages / reading, "pages/s", "", over)


def measure_start() -> Iterator[Figure]:
    """What a person waits for who starts the command line once."""
    texts = sorted(documents(".txt", ".md"), key=lambda path: path.stat().st_size)
    short = max((path for path in texts if path.stat().st_size < SHORT_BYTES), key=lambda path: path.stat().st_size)
    help_time = _seconds([str(KEHOACH), "--help"])
    yield Figure("kehoach --help", 1000 * help_time, "ms", "<= 150", "middle of 9 runs")
    extract_time = _seconds([str(KEHOACH), "extract", str(short)])
    yield Figure("kehoach extract, one short text", extract_time, "s", "<= 0.6", f"{short.name}, middle of 9 runs")


def _seconds(command: Sequence[str]) -> float:
    times = []
    for _ in range(9):
        started = time.perf_counter()
        subprocess.run(command, stdout=subprocess.DEVNULL, check=True)
        times.append(time.perf_counter() - started)
    return statistics.median(times)


def measure_memory() -> Iterator[Figure]:
    """Resident memory after 100 and after 1,000 documents in one process, the same ones over and over."""
    from corpus.read import read_document
    from extract.pipeline import extract_record

    paths = [path for path in documents(".md", ".txt", ".html", ".docx") if path.stat().st_size < 100_000][:50]
    at: dict[int, float] = {}
    for number, path in enumerate(islice(cycle(paths), 1000), start=1):
        extract_record(read_document(path)).model_dump_json()
        if number in (100, 1000):
            at[number] = _resident_megabytes()
    over = f"{len(paths)} documents in turn"
    yield Figure("memory after 100 documents", at[100], "MB", "", over)
    yield Figure("memory after 1,000 documents", at[1000], "MB", "no growth", over)


def _resident_megabytes() -> float:
    lines = Path("/proc/self/status").read_text().splitlines()
    return next(int(line.split()[1]) / 1024 for line in lines if line.startswith("VmRSS"))


MEASURES: dict[str, Callable[[], Iterator[Figure]]] = {
    "start": measure_start,
    "text": measure_text,
    "pdf": measure_pdf,
    "memory": measure_memory,
}


def main(names: Sequence[str]) -> None:
    """Measure and print; each measure in a process of its own, so that none is the other's warm-up."""
    if len(names) == 1:
        for figure in MEASURES[names[0]]():
            print(figure.name, f"{figure.value:.3g}", figure.unit, figure.wanted, figure.over, sep="\t", flush=True)
        return
    table = Table(title="kehoach benchmarks", title_justify="left")
    for column in ("measure", "value", "unit", "wanted", "over"):
        table.add_column(column, justify="right" if column == "value" else "left")
    for name in names:
        command = [sys.executable, str(Path(__file__)), name]
        printed = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True).stdout
        for line in printed.splitlines():
            table.add_row(*line.split("\t"))
    Console(width=None if sys.stdout.isatty() else 120).print(table)


if __name__ == "__main__":
    main(sys.argv[1:] or list(MEASURES))
