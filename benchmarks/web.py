"""The web page over many decisions: `python benchmarks/web.py [--decisions 20000] [--words 40] [--store FILE]`.

The decisions are variants of the documents beside the repository (`../shared/documents`), else of the samples: the same records under
other numbers, dates and provinces. Each address is asked for several times; the middle of the times is told, by the clock and in
processor time (which other work on the machine does not lengthen). Questions at first sight are `--words` different ones that nobody
had asked before, made of words that stand together in some decision, and filters chosen by chance; each is asked once, and the middle
and the worst are told. `--store` keeps the store between measurements.
"""

import argparse
import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

from rich.console import Console
from rich.table import Table

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from schemas import ProvinceRef, Record  # noqa: E402

REAL = ROOT.parent / "shared" / "documents"
SAMPLES = ROOT / "corpus" / "samples"
KEHOACH = Path(sys.executable).with_name("kehoach")
BATCH = 250


def records() -> list[Record]:
    """Records to make variants of."""
    import kehoach
    from corpus.errors import UnreadableInput

    found = []
    for path in sorted((REAL if REAL.is_dir() else SAMPLES).iterdir()):
        if path.is_file() and path.suffix in (".txt", ".md", ".html", ".docx"):
            try:
                found.append(kehoach.extract(path))
            except UnreadableInput:
                continue
    return found


def fill(place: Path, count: int) -> None:
    """A store of so many decisions."""
    from dataset import Read, Source, open_store, rows_of, writing
    from extract.provinces import provinces
    from kehoach.runs.places import provinces_of_stores

    chance = random.Random(7)
    bases = records()
    units = [unit for unit in provinces() if unit.existed_on("2024-06-01")]
    store = open_store(place, create=True)
    with writing(store) as writer:
        writer.learn_provinces(provinces_of_stores())
        today = {unit.id: unit for unit in writer.atlas}
        waiting = []
        for number in range(count):
            base = bases[number % len(bases)]
            unit = chance.choice(units)
            now = today[unit.id]
            place_of = ProvinceRef(
                code=unit.code, name=unit.name, current_code=now.current_code, current_name=now.current_name
            )
            day = f"{chance.randint(2012, 2025)}-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}"
            decision = base.decision.model_copy(
                update={"number": f"{number + 1}/KH-UBND", "issued_on": day, "province": place_of}
            )
            uri = f"synthetic/{number:07}.txt"
            info = base.document.model_copy(update={"uri": uri})
            record = base.model_copy(update={"id": f"variant/{number:07}", "decision": decision, "document": info})
            waiting.append(Read(Source(uri, info.sha256, "1"), (rows_of(record, writer.atlas),)))
            if len(waiting) == BATCH:
                writer.put(waiting)
                waiting = []
        if waiting:
            writer.put(waiting)
    store.close()


ADDRESSES = (
    ("list", "/", 100),
    ("list, page 400", "/?page=400", 100),
    ("search, rare words", "/?q=hop+tac+xa+chuyen+doi", 100),
    ("search, words of every document", "/?q=ke+hoach", 100),
    ("search, a phrase", '/?q="ủy ban nhân dân"', 100),
    ("search, a number", "/?q=12345/KH-UBND", 100),
    ("facets: province, year, with budgets", "/?province=66&year_from=2018&budgets=1", 100),
    ("API, targets", "/api/v1/targets?q=ke+hoach&limit=50", 100),
    ("API, list", "/api/v1/decisions?q=ke+hoach&limit=50", 100),
    ("a decision, short", "/decisions/variant/0000003", 150),
    ("a decision, the longest", "LONGEST", 150),
    ("API, a decision", "/api/v1/decisions/variant/0000003", 150),
    ("overview", "/overview", None),
    ("chart: map", "/charts/map.json", None),
    ("tasks due", "/tasks", None),
    ("quality", "/quality", None),
)


def measure(place: Path) -> Iterator[tuple[str, float, float, float, int | None]]:
    """Each address: milliseconds of the processor the first time, then by the clock, of the processor, and what is wanted."""
    from fastapi.testclient import TestClient

    from dataset import ask, open_store
    from kehoach.web.app import create_app
    from kehoach.web.settings import Settings

    store = open_store(place)
    with ask(store, "SELECT decision_id FROM documents ORDER BY characters DESC, uri LIMIT 1") as answer:
        longest = f"/decisions/{next(iter(answer.rows))[0]}"
    client = TestClient(create_app(store, Settings(names=("testserver",))))
    time.sleep(5)  # the charts' scripts are put together meanwhile
    for name, address, wanted in ADDRESSES:
        path = longest if address == "LONGEST" else address
        used = time.process_time()
        client.get(path)
        first = time.process_time() - used
        clock, processor = [], []
        for _ in range(5):
            before, used = time.perf_counter(), time.process_time()
            answer = client.get(path)
            clock.append(time.perf_counter() - before)
            processor.append(time.process_time() - used)
            assert answer.status_code == 200, (path, answer.status_code)
        yield name, *(ms * 1000 for ms in (first, statistics.median(clock), statistics.median(processor))), wanted
    store.close()


def first_sight(place: Path, count: int) -> Iterator[tuple[str, float, float]]:
    """Lists and searches that were never asked for, by kind: the middle and the worst processor time in milliseconds."""
    from fastapi.testclient import TestClient

    from dataset import ask, open_store
    from kehoach.web.app import create_app
    from kehoach.web.settings import Settings

    chance = random.Random(11)
    store = open_store(place)
    with ask(store, "SELECT body FROM search_texts ORDER BY decision_id LIMIT 200") as answer:
        texts = [str(row[0]).split() for row in answer.rows]

    def words(number: int) -> list[str]:
        text = chance.choice(texts)
        start = chance.randrange(len(text) - number)
        return text[start : start + number]

    questions: dict[str, list[dict[str, object]]] = {
        "one word": [{"q": words(1)[0]} for _ in range(count)],
        "two to five words": [{"q": " ".join(words(chance.randint(2, 5)))} for _ in range(count)],
        "a phrase": [{"q": '"' + " ".join(words(3)) + '"'} for _ in range(count)],
        "words and filters": [
            {"q": " ".join(words(2)), "year_from": chance.randint(2012, 2020), "targets": 1} for _ in range(count)
        ],
        "words, a later page": [{"q": " ".join(words(2)), "page": chance.randint(2, 40)} for _ in range(count)],
        "filters alone": [
            {"year_from": chance.randint(2012, 2020), "year_to": chance.randint(2021, 2025), "sort": "tasks"}
            for _ in range(count)
        ],
    }
    with TestClient(create_app(store, Settings(names=("testserver",)))) as client:
        time.sleep(5)  # the charts' scripts are put together meanwhile
        client.get("/")
        for name, asked in questions.items():
            used = []
            for question in asked:
                before = time.process_time()
                answer_page = client.get("/", params={key: str(value) for key, value in question.items()})
                used.append((time.process_time() - before) * 1000)
                assert answer_page.status_code == 200, question
            yield name, statistics.median(used), max(used)
    store.close()


def start(place: Path) -> tuple[float, float]:
    """Milliseconds from the command to the first answer, by the clock and of the processor, the middle of five."""
    times, used = [], []
    for _ in range(5):
        before = time.perf_counter()
        server = subprocess.Popen([KEHOACH, "serve", place, "--port", "0"], stdout=subprocess.PIPE, text=True)
        assert server.stdout is not None
        address = server.stdout.readline().split(" at ")[1].split(" ")[0]
        with urllib.request.urlopen(f"{address}static/page.css") as answer:
            answer.read()
        times.append(time.perf_counter() - before)
        fields = Path(f"/proc/{server.pid}/stat").read_text().rpartition(")")[2].split()
        used.append((int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK"))
        server.terminate()
        server.wait()
    return statistics.median(times) * 1000, statistics.median(used) * 1000


def main() -> None:
    """Fill, measure, tell."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--decisions", type=int, default=20_000)
    asked.add_argument("--words", type=int, default=40, help="how many questions of each kind at first sight")
    asked.add_argument("--store", type=Path)
    given = asked.parse_args()
    with tempfile.TemporaryDirectory(prefix="kehoach-benchmark-") as folder:
        place = given.store or Path(folder) / "plans.db"
        if not place.is_file():
            fill(place, given.decisions)
        table = Table(title=f"{given.decisions:,} decisions, {place.stat().st_size / 2**20:,.0f} MiB")
        for column in ("asked", "first, processor ms", "clock ms", "processor ms", "wanted ms"):
            table.add_column(column, justify="left" if column == "asked" else "right")
        for name, first, clock, processor, wanted in measure(place):
            table.add_row(name, f"{first:.0f}", f"{clock:.0f}", f"{processor:.0f}", str(wanted or ""))
        sight = Table(title="at first sight, processor ms")
        for column in ("asked", "median", "worst", "wanted"):
            sight.add_column(column, justify="left" if column == "asked" else "right")
        for name, middle, worst in first_sight(place, given.words):
            sight.add_row(name, f"{middle:.0f}", f"{worst:.0f}", "100")
        clock, processor = start(place)
        table.add_row("start to first answer", "", f"{clock:.0f}", f"{processor:.0f}", "1000")
        Console(width=110).print(table, sight)


if __name__ == "__main__":
    main()
