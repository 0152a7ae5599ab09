"""Crawls for the tests: sources of sites on 127.0.0.1, fetched by the command line in a process of its own."""

import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from corpus.crawl.report import CrawlReport, SourceReport
from tests.corpus.crawl.markup import FAMILIES
from tests.corpus.crawl.site import Site, served

TODAY = date.today()
_NO_LIST_ADDRESS = {"vbpl-old", "gazette"}
"""Families whose lists are numbered in their address."""


def source_of(name: str, site: Site, **changes: Any) -> dict[str, Any]:
    """A source for a site; `changes` replace values by their dotted names."""
    family = changes.get("family") or next(key for key, value in FAMILIES.items() if value == site.family)
    url = site.base + site.family.list_path
    source: dict[str, Any] = {
        "name": name,
        "publisher": "Ủy ban nhân dân tỉnh Thử Nghiệm",
        "level": "gazette",
        "family": family,
        "home": f"{site.base}/",
        "listing": {"urls": [url if family in _NO_LIST_ADDRESS else url.replace("{page}", "1")]},
        "politeness": {"delay": 0.05, "timeout": 1.5, "retries": 2},
        "expected": {"per": "month", "minimum": 1, "maximum": 500},
        "notes": [{"day": TODAY, "text": "a site of the tests"}],
    }
    if family == "vbpl-new":
        source["listing"]["url_template"] = f"{site.base}/api/qtdc/public/doc/{{value}}"
    if family == "vbpl-old":
        source["listing"]["windows"] = None
    for place, value in changes.items():
        *path, last = place.split(".")
        inner = source
        for part in path:
            inner = inner.setdefault(part, {})
        inner[last] = value
    return source


@dataclass
class Crawls:
    """A folder of sources and an archive, and crawls with them."""

    folder: Path
    names: list[str] = field(default_factory=list)

    @property
    def archive(self) -> Path:
        """The archive."""
        return self.folder / "archive"

    def add(self, name: str, site: Site, **changes: Any) -> None:
        """Write a source's file."""
        (self.folder / "sources").mkdir(exist_ok=True)
        text = yaml.safe_dump(source_of(name, site, **changes), allow_unicode=True)
        (self.folder / "sources" / f"{name}.yaml").write_text(text, encoding="utf-8")
        if name not in self.names:
            self.names.append(name)

    def command(self, *options: str, allow: str | None = "127.0.0.1") -> list[str]:
        """The command line that fetches the sources."""
        return [
            sys.executable, "-m", "kehoach.cli", "fetch", *self.names, "--sources", str(self.folder / "sources"),
            "--archive", str(self.archive), "--contact", "tests@kehoach.example", "--backoff", "0.1",
            "--report", str(self.folder / "report.json"), *(("--allow-address", allow) if allow else ()), *options,
        ]  # fmt: skip

    def fetch(self, *options: str, allow: str | None = "127.0.0.1") -> "Crawled":
        """Crawl."""
        done = subprocess.run(
            self.command(*options, allow=allow), capture_output=True, text=True, timeout=120, check=False
        )
        report = self.folder / "report.json"
        assert report.is_file(), done.stderr
        found = CrawlReport.model_validate_json(report.read_bytes())
        report.unlink()
        return Crawled(done.returncode, done.stdout, done.stderr, found)


@dataclass(frozen=True)
class Crawled:
    """How a crawl went."""

    code: int
    out: str
    err: str
    report: CrawlReport

    @property
    def codes(self) -> list[tuple[str, int]]:
        """The alarms and how often each came up."""
        return [(issue.code, issue.count) for issue in self.report.issues]

    def of(self, name: str) -> SourceReport:
        """The report of one source."""
        return next(source for source in self.report.sources if source.name == name)


@pytest.fixture
def crawls(tmp_path: Path) -> Crawls:
    """Crawls of one test."""
    return Crawls(tmp_path)


@pytest.fixture
def serve() -> Iterator[Callable[[Site], Site]]:
    """Sites that are served until the test ends."""
    with ExitStack() as stack:
        yield lambda site: stack.enter_context(served(site))
