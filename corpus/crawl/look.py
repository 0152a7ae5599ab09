"""One or two pages of a site, fetched under the same rules as a crawl but kept nowhere."""

from collections.abc import AsyncIterator, Callable, Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from scrapy import Request, Spider
from scrapy.crawler import AsyncCrawlerProcess, Crawler
from scrapy.http import Response

from corpus.archive import Kind
from corpus.crawl.failures import in_words
from corpus.crawl.run import Rules, common_settings, quieten


class CannotLook(Exception):
    """A page that could not be fetched, with the reason."""


@dataclass(frozen=True, slots=True)
class Seen:
    """A page and the address that it was found at."""

    url: str
    body: bytes


class _LookSpider(Spider):
    name = "look"

    def __init__(self, url: str, following: Callable[[Seen], str | None]) -> None:
        super().__init__()
        self.url = url
        self.following = following
        self.seen: list[Seen] = []
        self.reason: str | None = None

    async def start(self) -> AsyncIterator[Request]:
        yield Request(self.url, self._page, errback=self._failed, meta={"kind": Kind.LISTING})

    def _page(self, response: Response) -> Iterator[Request]:
        self.seen.append(Seen(response.url, response.body))
        url = self.following(self.seen[-1]) if len(self.seen) == 1 else None
        if url is not None:
            yield Request(url, self._page, errback=self._failed, meta={"kind": Kind.ARTICLE})

    def _failed(self, failure: Any) -> None:
        self.reason = f"{failure.request.url}: {in_words(failure.value)}"


def look(url: str, following: Callable[[Seen], str | None], rules: Rules) -> list[Seen]:
    """A page, and the one that `following` names after it (None: no other). Raises CannotLook.

    One process can do this once, and not beside a crawl.
    """
    quieten()
    host = (urlsplit(url).hostname or "").removeprefix("www.")
    settings = {**common_settings(rules), "KEHOACH_HOSTS": [host], "DOWNLOAD_DELAY": 1.0, "DOWNLOAD_TIMEOUT": 60}
    process = AsyncCrawlerProcess(settings)
    crawler = Crawler(_LookSpider, settings)
    process.crawl(crawler, url=url, following=following)
    process.start()
    spider = crawler.spider
    if not isinstance(spider, _LookSpider):
        raise CannotLook(f"{url}: was not fetched")
    if spider.reason is not None:
        raise CannotLook(spider.reason)
    return spider.seen
