"""`kehoach update` and `kehoach run ARCHIVE`: from sites to rows, again without the sites, and nothing twice."""

import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.corpus.crawl.conftest import TODAY, Crawls
from tests.corpus.crawl.entries import entries
from tests.corpus.crawl.markup import NUKEVIET, VBPL_NEW
from tests.corpus.crawl.site import Site, served

ENTRIES = entries(3, TODAY)


def _kehoach(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "kehoach.cli", *arguments]
    return subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)


def _rows(store: Path) -> list[tuple[object, ...]]:
    with sqlite3.connect(store) as db:
        return sorted(db.execute("select uri, sha256 from documents"))


@pytest.fixture(scope="module")
def updated(
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[tuple[Crawls, Path, list[subprocess.CompletedProcess[str]]]]:
    crawls = Crawls(tmp_path_factory.mktemp("update"))
    store = crawls.folder / "plans.sqlite"
    with (
        served(Site(NUKEVIET, ENTRIES, page_size=9)) as pages,
        served(Site(VBPL_NEW, ENTRIES, page_size=9)) as interface,
    ):
        crawls.add("pages", pages)
        crawls.add("interface", interface)
        given = [
            "update", str(store), "--sources", str(crawls.folder / "sources"), "--archive", str(crawls.archive),
            "--contact", "tests@kehoach.example", "--allow-address", "127.0.0.1", "--workers", "1",
            *(part for name in crawls.names for part in ("--source", name)),
        ]  # fmt: skip
        yield crawls, store, [_kehoach(*given), _kehoach(*given)]


def test_an_update_fetches_and_stores_and_a_second_one_changes_nothing(
    updated: tuple[Crawls, Path, list[subprocess.CompletedProcess[str]]],
) -> None:
    _, store, (first, second) = updated
    assert first.returncode in (0, 1), first.stderr
    assert "2 of 2 sources complete: 6 new items" in first.stdout
    with sqlite3.connect(store) as db:
        shares = {row[0] for row in db.execute("select value from targets")}
    assert {float(str(share)) for share in shares} == {float(entry.share) for entry in ENTRIES}
    assert "2 of 2 sources complete: 0 new items, 0 files, 0.0 MB downloaded" in second.stdout
    assert "0 new, 0 changed" in second.stdout


def test_the_store_can_be_made_again_from_the_archive_alone(
    updated: tuple[Crawls, Path, list[subprocess.CompletedProcess[str]]], tmp_path: Path
) -> None:
    crawls, store, _ = updated
    again = tmp_path / "again.sqlite"
    done = _kehoach("run", str(crawls.archive), "--to", str(again), "--workers", "1")
    assert done.returncode == 0, done.stderr
    assert _rows(again) == _rows(store)
    assert len(_rows(again)) >= 6
