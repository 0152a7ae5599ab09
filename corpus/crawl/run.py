"""A run over several sources in one process: a source after the other on one host, several hosts at a time."""

import logging
import warnings
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from importlib.metadata import version
from typing import Any
from urllib.parse import urlsplit

from scrapy.crawler import AsyncCrawlerProcess, Crawler

from corpus.archive import Archive
from corpus.crawl.captures import now
from corpus.crawl.dates import VIETNAM
from corpus.crawl.report import CrawlReport, IssueLog, SourceReport
from corpus.crawl.source import CrawlSource
from corpus.crawl.spider import SourceSpider

FIRST_LOOK = timedelta(days=30)
"""How far back a source is read that never was."""
OVERLAP = timedelta(days=7)
"""How far behind its last complete crawl a source is read again: decisions are often put on a site days later."""


@dataclass(frozen=True, slots=True)
class Rules:
    """How a run behaves. `contact`: an address or page that a site's owner can turn to, told with every request.

    `permitted`: addresses that are no public ones and may be fetched from all the same (tests, an office's own network).
    `backoff`: seconds before the first retry where the server says nothing. `hosts_at_once`: at most.
    """

    contact: str
    permitted: tuple[str, ...] = ()
    backoff: float = 2.0
    hosts_at_once: int = 8

    @property
    def agent(self) -> str:
        """The name under which requests are made."""
        return f"kehoach/{version('kehoach')} (+{self.contact})"


def crawl(
    sources: Sequence[CrawlSource],
    archive: Archive,
    rules: Rules,
    *,
    since: date | None = None,
    limit: int | None = None,
    done: Callable[[SourceReport], None] = lambda report: None,
) -> CrawlReport:
    """Fetch what is new from every source. One process can do this once: Twisted's reactor does not start again.

    `since`: the first day wanted; without it a week before the last complete crawl, or 30 days for a new source.
    `done` is told of every source when its crawl has ended.
    """
    quieten()
    started = now()
    today = datetime.now(VIETNAM).date()
    lanes: dict[str, deque[CrawlSource]] = {}
    for source in sources:
        lanes.setdefault(urlsplit(source.home).netloc, deque()).append(source)
    waiting = deque(lanes.values())
    reports: dict[str, SourceReport] = {}
    stopped = False
    process = AsyncCrawlerProcess(common_settings(rules))

    def start_next(lane: deque[CrawlSource], pause: float) -> None:
        if not lane and waiting:
            lane, pause = waiting.popleft(), 0.0
        if not lane or stopped:
            return
        source = lane.popleft()
        crawler = Crawler(SourceSpider, {**common_settings(rules), **_own(source, rules)})
        first = since or _first_day(archive, source.name, today)
        task = process.crawl(
            crawler, source=source, archive=archive, since=first, until=today, limit=limit, pause=pause
        )
        task.add_done_callback(lambda ended: finish(ended, crawler, source, lane))

    def finish(task: Any, crawler: Crawler, source: CrawlSource, lane: deque[CrawlSource]) -> None:
        nonlocal stopped
        report = _report_of(task, crawler, source)
        stopped = stopped or any(issue.code == "crawl.interrupted" for issue in report.issues)
        reports[source.name] = report
        done(report)
        start_next(lane, source.politeness.delay)

    for _ in range(min(rules.hosts_at_once, len(waiting))):
        start_next(waiting.popleft(), 0.0)
    if sources:
        process.start()
    for source in sources:
        reports.setdefault(source.name, _never_started(source))
    in_order = tuple(reports[source.name] for source in sources)
    return CrawlReport(
        archive=str(archive.folder),
        started_at=started,
        ended_at=now(),
        complete=all(report.complete for report in in_order),
        interrupted=stopped,
        sources=in_order,
    )


def _first_day(archive: Archive, name: str, today: date) -> date:
    last = archive.index.last_complete(name)
    if last is None:
        return today - FIRST_LOOK
    return min(today, datetime.fromisoformat(last[0]).date()) - OVERLAP


def _report_of(task: Any, crawler: Crawler, source: CrawlSource) -> SourceReport:
    spider = getattr(crawler, "spider", None)
    error = None if task.cancelled() else task.exception()
    if isinstance(spider, SourceSpider) and spider.report is not None and error is None:
        return spider.report
    log = IssueLog(source.name)
    reason = " ".join(str(error).split()) or type(error).__name__ if error else "it did not end as it should"
    log.add("internal", source.home, expected="a crawl", found=reason, partial=True)
    return SourceReport(name=source.name, complete=False, issues=log.all())


def _never_started(source: CrawlSource) -> SourceReport:
    log = IssueLog(source.name)
    log.add("crawl.interrupted", source.home, expected="a crawl", found="the run was stopped before it", partial=True)
    return SourceReport(name=source.name, complete=False, issues=log.all())


def common_settings(rules: Rules) -> dict[str, Any]:
    """Scrapy's settings for whatever is fetched."""
    return {
        "USER_AGENT": rules.agent,
        "DEFAULT_REQUEST_HEADERS": {"Accept": "*/*", "Accept-Language": "vi,en;q=0.5"},
        "LOG_ENABLED": False,
        "LOG_INSTALL_ROOT_HANDLER": False,
        "TELNETCONSOLE_ENABLED": False,
        "TWISTED_DNS_RESOLVER": "corpus.crawl.addresses.PublicResolver",
        "KEHOACH_PERMITTED": list(rules.permitted),
        # A proxy of the environment would connect where the addresses were not checked.
        "HTTPPROXY_ENABLED": False,
        "ROBOTSTXT_OBEY": False,  # by Scrapy: `Robots` obeys it, and as RFC 9309 says also where it cannot be had
        "METAREFRESH_ENABLED": False,
        "DOWNLOAD_VERIFY_CERTIFICATES": True,
        "REDIRECT_MAX_TIMES": 5,
        "DOWNLOADER_MIDDLEWARES": {
            "corpus.crawl.addresses.AddressGuard": 50,
            "corpus.crawl.robots.Robots": 100,
            "scrapy.downloadermiddlewares.offsite.OffsiteMiddleware": None,
            "scrapy.downloadermiddlewares.robotstxt.RobotsTxtMiddleware": None,
            "scrapy.downloadermiddlewares.retry.RetryMiddleware": None,
            "corpus.crawl.backoff.Backoff": 550,
            "corpus.crawl.revalidate.Revalidate": 580,
            "corpus.crawl.addresses.PrivateNames": 950,
        },
    }


def _own(source: CrawlSource, rules: Rules) -> dict[str, Any]:
    polite = source.politeness
    settings: dict[str, Any] = {
        "KEHOACH_HOSTS": sorted(source.allowed_hosts()),
        "KEHOACH_BACKOFF": rules.backoff,
        "CONCURRENT_REQUESTS_PER_DOMAIN": 1,
        "DOWNLOAD_DELAY": polite.delay,
        "DOWNLOAD_DELAY_JITTER": 0,
        "AUTOTHROTTLE_ENABLED": True,
        "AUTOTHROTTLE_START_DELAY": polite.delay,
        "AUTOTHROTTLE_MAX_DELAY": max(60.0, polite.delay),
        "DOWNLOAD_TIMEOUT": polite.timeout,
        "DOWNLOAD_MAXSIZE": polite.max_bytes,
        "DOWNLOAD_WARNSIZE": 0,
        "RETRY_TIMES": polite.retries,
    }
    if polite.ca_bundle is not None:
        settings["DOWNLOADER_CLIENTCONTEXTFACTORY"] = "corpus.crawl.tls.SourceCertificates"
        settings["KEHOACH_CA_BUNDLE"] = polite.ca_bundle
    return settings


def quieten() -> None:
    """What goes wrong is in the report; libraries print nothing beside it."""
    logging.getLogger().addHandler(logging.NullHandler())
    warnings.filterwarnings("ignore", message=".*DOWNLOADER_CLIENTCONTEXTFACTORY.*")
