"""A crawl that is killed loses nothing and repeats nothing; an archive without its index makes it again."""

import hashlib
import random
import signal
import subprocess
import time
from collections import Counter
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from warcio.archiveiterator import ArchiveIterator

from corpus.archive import Archive, Capture, Kind, documents_in
from corpus.crawl.report import CrawlReport
from corpus.errors import Unread
from tests.corpus.crawl.conftest import TODAY, Crawls
from tests.corpus.crawl.entries import entries
from tests.corpus.crawl.markup import ASPNET, LIFERAY
from tests.corpus.crawl.site import Site

Serve = Callable[[Site], Site]
KILLS = 3
"""benchmarks/kill_crawls.py does the same 50 times."""


def killed_until_done(
    crawls: Crawls, site: Site, kills: int, seed: int, *options: str, within: float = 1.5
) -> list[float]:
    """Kill the crawl `kills` times, at random moments `within` seconds after it has begun to ask, then let it end.

    Returns the moments of the kills.
    """
    rng = random.Random(seed)
    moments: list[float] = []
    for _ in range(kills):
        process = subprocess.Popen(crawls.command(*options), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        before = len(site.hits)
        began = time.monotonic()
        while process.poll() is None and len(site.hits) == before and time.monotonic() - began < 60:
            time.sleep(0.02)
        try:
            process.wait(timeout=rng.uniform(0.0, within))
        except subprocess.TimeoutExpired:
            process.send_signal(signal.SIGKILL)
            moments.append(time.time())
            process.wait()
    crawled = crawls.fetch(*options)
    assert crawled.codes == []
    assert crawled.report.complete
    return moments


def check_once(crawls: Crawls, name: str, site: Site, count: int) -> None:
    """Every item and file is in the archive exactly once, whole, and was not asked for over and over."""
    found = [document.capture for document in documents_in(crawls.archive, name)]
    articles = Counter(capture.url for capture in found if capture.kind is Kind.ARTICLE)
    files = Counter(capture.url for capture in found if capture.kind is Kind.ATTACHMENT)
    expected_files = sum(len(entry.files) for entry in site.entries)
    assert (len(articles), len(files)) == (count, expected_files)
    assert {*articles.values(), *files.values()} == {1}
    with closing(Archive.read(crawls.archive)) as archive:
        assert all(len(archive.body(capture)) == capture.size for capture in archive.index.documents(name))
        assert archive.index.paths() == {
            str(path.relative_to(crawls.archive)) for path in (crawls.archive / "warc").glob("*/*.gz")
        }
    assert not list((crawls.archive / "tmp").iterdir())


def test_a_crawl_killed_at_random_moments_fetches_every_item_once(crawls: Crawls, serve: Serve) -> None:
    site = serve(Site(ASPNET, entries(9, TODAY), page_size=4))
    crawls.add("killed", site)
    killed_until_done(crawls, site, KILLS, seed=26)
    check_once(crawls, "killed", site, 9)
    # What was in the archive is never asked for again: only what was on its way at a kill may have been sent twice.
    sent = Counter(hit.path for hit in site.hits if hit.status == 200 and hit.path != ASPNET.list_path)
    pages = [ASPNET.page_path.format(key=entry.key) for entry in site.entries]
    assert sum(sent[page] - 1 for page in pages) <= KILLS


def test_an_interrupted_crawl_says_so_and_goes_on_later(crawls: Crawls, serve: Serve) -> None:
    site = serve(Site(LIFERAY, entries(8, TODAY), page_size=4, seconds_a_page=0.1))
    crawls.add("interrupted", site, **{"politeness.delay": 0.3})
    process = subprocess.Popen(crawls.command(), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    began = time.monotonic()
    while len(site.hits) < 4 and time.monotonic() - began < 60:
        time.sleep(0.02)
    process.send_signal(signal.SIGINT)
    _, err = process.communicate(timeout=60)
    assert process.returncode == 130, err
    report = CrawlReport.model_validate_json((crawls.folder / "report.json").read_bytes())
    assert (report.interrupted, report.complete) == (True, False)
    assert "crawl.interrupted" in err
    crawled = crawls.fetch()
    assert crawled.report.complete
    check_once(crawls, "interrupted", site, 8)


def test_two_crawls_into_one_archive_at_a_time_are_refused(crawls: Crawls, serve: Serve) -> None:
    crawls.add("alone", serve(Site(LIFERAY, entries(2, TODAY), page_size=4)))
    with closing(Archive.write(crawls.archive)):
        done = subprocess.run(crawls.command(), capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 1
    assert done.stderr == f"kehoach: {crawls.archive}: is in use by another run\n"


def _capture(number: int, body: bytes) -> Capture:
    return Capture(
        url=f"https://tinh.example/{number}", sha256=hashlib.sha256(body).hexdigest(), size=len(body), kind=Kind.ARTICLE,
        retrieved_at=f"2026-11-25T08:00:0{number}+07:00", status=200, source="tinh", site="Tỉnh",
    )  # fmt: skip


def _without_index(archive: Path) -> None:
    for name in ("index.sqlite", "index.sqlite-wal", "index.sqlite-shm"):
        (archive / name).unlink(missing_ok=True)


def test_the_index_is_made_again_from_the_files(tmp_path: Path) -> None:
    bodies = [b"<p>mot</p>", b"<p>hai</p>", b"<p>mot</p>"]
    with closing(Archive.write(tmp_path)) as archive:
        for number, body in enumerate(bodies):
            assert archive.store(_capture(number, body), body)
            assert not archive.store(_capture(number, body), body), "the same again is nothing new"
    before = [document.capture for document in documents_in(tmp_path)]
    _without_index(tmp_path)
    after = [document.capture for document in documents_in(tmp_path)]
    assert after == before
    assert [document.data() for document in documents_in(tmp_path)] == bodies
    held = sum(path.stat().st_size for path in (tmp_path / "warc").glob("*/*.gz"))
    assert held > 0


def test_a_damaged_file_is_told_and_its_page_is_one_that_is_not_there(tmp_path: Path) -> None:
    with closing(Archive.write(tmp_path)) as archive:
        for number, body in enumerate((b"<p>mot</p>", b"<p>hai</p>")):
            archive.store(_capture(number, body), body)
    [path] = (tmp_path / "warc").glob(f"*/{_capture(0, b'<p>mot</p>').sha256}.*")
    path.write_bytes(path.read_bytes()[:100])
    [found, *_] = documents_in(tmp_path)
    [unread] = found.read_all()
    assert isinstance(unread, Unread)
    assert f"{path}: is damaged" in unread.reason
    _without_index(tmp_path)
    with closing(Archive.write(tmp_path)) as archive:
        assert [line.startswith(f"{path}: is damaged: ") for line in archive.damaged] == [True]
        assert [capture.url for capture in archive.index.documents()] == ["https://tinh.example/1"]


def test_files_are_such_as_other_programs_read(tmp_path: Path) -> None:
    """warcio's own checker finds every digest right."""
    with closing(Archive.write(tmp_path)) as archive:
        for number in (0, 1):
            archive.store(_capture(number, b"<p>mot</p>"), b"<p>mot</p>")
    files = sorted(str(path) for path in (tmp_path / "warc").glob("*/*.gz"))
    kinds = []
    for file in files:
        with open(file, "rb") as stream:  # noqa: PTH123
            kinds += [
                record.rec_type
                for record in ArchiveIterator(stream, check_digests="raise")
                if record.raw_stream.read() or True
            ]
    assert sorted(kinds) == ["metadata", "metadata", "response", "revisit"]
