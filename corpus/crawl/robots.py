"""robots.txt as RFC 9309 has it: obeyed; where it cannot be had because the server fails, nothing is fetched."""

import asyncio
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from protego import Protego
from scrapy import Request
from scrapy.exceptions import IgnoreRequest
from scrapy.extensions.throttle import AutoThrottle
from scrapy.http.request import NO_CALLBACK

from corpus.archive import Kind
from corpus.crawl.captures import capture_of
from corpus.crawl.revalidate import CACHED, ArchivingSpider

if TYPE_CHECKING:
    from scrapy.crawler import Crawler

_LONGEST_DELAY = 120.0
"""Seconds; a Crawl-delay above it is taken for a mistake and cut."""


class RobotsForbid(IgnoreRequest):
    """robots.txt forbids the address."""


class RobotsUnknown(IgnoreRequest):
    """robots.txt could not be fetched: nothing of the host may be."""


class Robots:
    """Downloader middleware: asks a host's robots.txt once a crawl, before its first page; keeps its Crawl-delay."""

    def __init__(self, crawler: "Crawler") -> None:
        self._crawler = crawler
        self._agent: str = crawler.settings["USER_AGENT"]
        self._rules: dict[str, asyncio.Task[Protego]] = {}

    @classmethod
    def from_crawler(cls, crawler: "Crawler") -> "Robots":
        return cls(crawler)

    async def process_request(self, request: Request) -> None:
        """Raise RobotsForbid or RobotsUnknown where the page may not be fetched."""
        if request.meta.get("kind") is Kind.ROBOTS:
            return
        parts = urlsplit(request.url)
        if parts.netloc not in self._rules:
            task = asyncio.ensure_future(
                self._fetch(f"{parts.scheme}://{parts.netloc}/robots.txt", parts.hostname or "")
            )
            self._rules[parts.netloc] = task
        rules = await asyncio.shield(self._rules[parts.netloc])
        if not rules.can_fetch(request.url, self._agent):
            raise RobotsForbid(f"robots.txt forbids {request.url}")

    async def _fetch(self, url: str, host: str) -> Protego:
        engine = self._crawler.engine
        assert engine is not None
        request = Request(url, priority=1_000, meta={"kind": Kind.ROBOTS}, callback=NO_CALLBACK)
        try:
            response = await engine.download_async(request)
        except IgnoreRequest:
            raise
        except Exception as error:
            raise RobotsUnknown(f"{url} cannot be fetched: {type(error).__name__}") from error
        if response.status >= 500 or response.status == 429:
            raise RobotsUnknown(f"{url} answers {response.status}")
        spider = self._crawler.spider
        if isinstance(spider, ArchivingSpider) and response.status == 200 and CACHED not in response.flags:
            spider.archive.store(capture_of(response, Kind.ROBOTS, spider.source), response.body)
        rules = Protego.parse(response.body.decode("utf-8", "replace") if response.status == 200 else "")
        self._keep_delay(rules, host)
        return rules

    def _keep_delay(self, rules: Protego, host: str) -> None:
        asked = rules.crawl_delay(self._agent)
        throttle = self._crawler.get_extension(AutoThrottle)
        if asked is None or throttle is None or self._crawler.engine is None:
            return
        delay = min(float(asked), _LONGEST_DELAY)
        throttle.mindelay = max(throttle.mindelay, delay)
        slot = self._crawler.engine.downloader.slots.get(host)
        if slot is not None:
            slot.delay = max(slot.delay, delay)
