"""`kehoach sources` and `kehoach sources test` as a person sees them."""

import json
import subprocess
import sys
from pathlib import Path

from corpus.crawl.load import PAGES


def _sources(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "kehoach.cli", "sources", *arguments]
    return subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)


def test_the_list_says_what_was_never_seen() -> None:
    done = _sources()
    assert done.returncode == 0
    assert "47 sources. 46 are unverified" in done.stdout
    listed = json.loads(_sources("--json").stdout)
    assert len(listed) == 47
    assert sum(source["unverified"] for source in listed) == 46
    assert all(source["notes"] and source["last_crawl"] is None for source in listed)


def test_recorded_pages_are_shown_and_compared() -> None:
    done = _sources("test", "hue")
    assert (done.returncode, done.stderr) == (0, "")
    assert "List: 3 items at 3 places" in done.stdout
    assert "This is the recorded result." in done.stdout


def test_a_page_that_changed_is_told(tmp_path: Path) -> None:
    page = (PAGES / "hue" / "list.html").read_text(encoding="utf-8")
    (tmp_path / "list.html").write_text(page.replace("news-item-title", "title"), encoding="utf-8")
    done = _sources("test", "hue", "--listing", str(tmp_path / "list.html"))
    assert done.returncode == 1
    assert "kehoach: hue: listing.changed: expected title, url in each of the items" in done.stderr


def test_what_cannot_be_done_is_one_line(tmp_path: Path) -> None:
    unknown = _sources("test", "khong-co")
    assert (unknown.returncode, unknown.stderr) == (
        1,
        "kehoach: no source is called 'khong-co': see `kehoach sources`\n",
    )
    (tmp_path / "sai.yaml").write_text("name: sai\n", encoding="utf-8")
    faulty = _sources("--sources", str(tmp_path))
    assert faulty.returncode == 1
    assert f"kehoach: {tmp_path}/sai.yaml:1: publisher: Field required" in faulty.stderr
    missing = _sources("test", "hue", "--listing", str(tmp_path / "none.html"))
    assert missing.returncode == 1
    assert missing.stderr.startswith("kehoach: ")
    assert "Traceback" not in missing.stderr
