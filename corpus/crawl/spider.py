"""The spider: walks the lists of one source, fetches what is new on them into the archive, and notes every alarm."""

import asyncio
import time
from collections.abc import AsyncIterator, Iterator
from datetime import date, datetime, timedelta
from typing import Any

from scrapy import Request, Spider, signals
from scrapy.exceptions import StopDownload
from scrapy.http import Response

from corpus.archive import Archive, ArchiveError, Capture, Kind
from corpus.crawl.captures import capture_of, headers_of, now
from corpus.crawl.dates import VIETNAM, read_day
from corpus.crawl.drift import alike, check_article, check_count, check_list, shape_of
from corpus.crawl.failures import failure_of, in_words
from corpus.crawl.files import is_page_instead, type_of
from corpus.crawl.pages import Item, ListPage, UnreadablePage, open_page, read_article, read_list
from corpus.crawl.paging import first_requests, list_request, next_request
from corpus.crawl.report import IssueLog, SourceReport
from corpus.crawl.revalidate import CACHED, ArchivingSpider
from corpus.crawl.source import CrawlSource, PageFormat

_ASK_AGAIN = timedelta(days=30)
"""What was gone or refused is asked for again after this time."""
_NEVER = ("video/", "audio/")


class SourceSpider(ArchivingSpider):
    """One source's crawl. `since`, `until`: the days whose items are wanted; `limit`: new items at most.

    `pause`: seconds to wait first, where another source of the host was just crawled.
    """

    name = "source"

    def __init__(
        self, source: CrawlSource, archive: Archive, since: date, until: date, limit: int | None, pause: float
    ) -> None:
        super().__init__(name=source.name)
        self.source = source
        self.issues = IssueLog(source.name)
        self.archive = archive
        self._since = since
        self._until = until
        self._limit = limit
        self._pause = pause
        self._began = time.monotonic()
        self._counts = dict.fromkeys(
            ("pages", "listed", "known", "new", "older", "attachments", "requests", "bodies", "bytes"), 0
        )
        self._asked: set[str] = set()
        self._seen: set[str] = set()
        self._taken = 0
        self._limited = False
        self._covered_to = archive.index.complete_since(source.name)
        self._crawl = archive.index.begin_crawl(source.name, now(), since)
        self._shaped: set[Kind] = set()
        self.report: SourceReport | None = None

    @classmethod
    def from_crawler(cls, crawler: Any, *args: Any, **kwargs: Any) -> "SourceSpider":
        spider = cls(*args, **kwargs)
        spider._set_crawler(crawler)
        crawler.signals.connect(spider._headers_received, signal=signals.headers_received)
        crawler.signals.connect(spider._request_sent, signal=signals.request_reached_downloader)
        crawler.signals.connect(spider._broken, signal=signals.spider_error)
        return spider

    # What is asked for

    async def start(self) -> AsyncIterator[Request]:
        """The first pages."""
        await asyncio.sleep(self._pause)
        index = self.source.listing.index
        fields = {"since": self._since, "until": self._until, "page": 1}
        for url in dict.fromkeys(url.format(**fields) for url in (index.urls if index is not None else ())):
            yield Request(url, self._index_page, errback=self._failed, meta={"kind": Kind.LISTING}, priority=20)
        for request in first_requests(self.source, self._since, self._until):
            yield request.replace(callback=self._list_page, errback=self._failed)

    def _index_page(self, response: Response) -> Iterator[Request]:
        index = self.source.listing.index
        assert index is not None
        self._keep_list(response)
        try:
            page = open_page(response.body, PageFormat.HTML, self.source.encoding)
        except UnreadablePage as error:
            self.issues.add(
                "listing.unreadable", response.url, expected="a list of lists", found=str(error), partial=True
            )
            return
        places = index.item.parts(page)
        values = [value for place in places if (value := index.value.first(place))]
        if not values:
            self.issues.add(
                "listing.empty", response.url, expected=f"lists at {index.item.css or index.item.xpath}", found="none",
                partial=True,
            )  # fmt: skip
        for place in places:
            value = index.value.first(place)
            day = read_day(index.date.first(place)) if index.date is not None else None
            if value is None or (day is not None and day < self._since):
                continue
            template = index.list_url.replace("{value}", value.replace("{", "%7B").replace("}", "%7D"))
            request = list_request(self.source, template, self._since, self._until, 0)
            yield request.replace(callback=self._list_page, errback=self._failed)

    def _list_page(self, response: Response) -> Iterator[Request]:
        number = response.meta["page"]
        self._counts["pages"] += 1
        self._keep_list(response)
        try:
            page = read_list(self.source, response.body, response.url)
        except UnreadablePage as error:
            self.issues.add(
                "listing.unreadable", response.url, expected=f"a list as {self.source.listing.format}",
                found=str(error), partial=True,
            )  # fmt: skip
            return
        check_list(self.source, page, response.url, self.issues, is_first=number == 0)
        if number == 0 and page.items:
            self._check_shape(response, Kind.LISTING)
        fresh = [item for item in page.items if item.key not in self._seen]
        self._seen.update(item.key for item in fresh)
        self._counts["listed"] += len(fresh)
        wanted = False
        for item in fresh:
            if item.day is not None and item.day < self._since:
                self._counts["older"] += 1
                continue
            requests = self._requests_for(item, response.url)
            if not requests:
                self._counts["known"] += 1
                continue
            if self._limit is not None and self._taken >= self._limit:
                self._limited = True
                return
            self._taken += 1
            wanted = True
            yield from requests
        if not fresh or self._ends(page, fresh, wanted):
            self._check_total(page, response)
            return
        selector = open_page(response.body, self.source.listing.format, self.source.encoding)
        assert response.request is not None
        following = next_request(self.source, selector, response.request, response.url)
        if following is None:
            self._check_total(page, response)
        elif number + 1 >= self.source.listing.max_pages:
            self.issues.add(
                "crawl.page_limit", response.url, expected=f"an end within {self.source.listing.max_pages} pages",
                found=f"items back to {min((item.day for item in fresh if item.day), default='an unknown day')}",
                partial=True,
            )  # fmt: skip
        else:
            yield following.replace(callback=self._list_page, errback=self._failed)

    def _ends(self, page: ListPage, fresh: list[Item], wanted: bool) -> bool:
        """Whether nothing on further pages can be wanted."""
        if not self.source.listing.newest_first:
            return False
        days = [item.day for item in fresh if item.day is not None]
        if days and all(day < self._since for day in days) and len(days) == len(fresh):
            return True
        return not wanted and self._covered_to is not None and self._covered_to <= self._since

    def _requests_for(self, item: Item, list_url: str) -> list[Request]:
        """What of an item is not in the archive."""
        index = self.archive.index
        if item.url is None or self.source.article is None:
            return [self._attachment(url, item, list_url, None) for url in item.attachments if self._is_missing(url)]
        before = index.latest(item.url)
        if before is None or before.listed_as != listed_as(item):
            if before is None and self._is_refused(item.url):
                return []
            return [self._article(item)]
        missing = [url for url in before.attachments if self._is_missing(url)]
        return [self._attachment(url, item, item.url, before) for url in missing]

    def _article(self, item: Item) -> Request:
        self._asked.add(item.key)
        meta = {"kind": Kind.ARTICLE, "item": item}
        return Request(item.key, self._article_page, errback=self._failed, meta=meta)

    def _attachment(self, url: str, item: Item, parent: str, article: Capture | None) -> Request:
        self._asked.add(url)
        meta = {"kind": Kind.ATTACHMENT, "item": item, "parent": parent, "article": article}
        return Request(url, self._attached_file, errback=self._failed, meta=meta)

    def _is_missing(self, url: str) -> bool:
        return url not in self._asked and self.archive.index.latest(url) is None and not self._is_refused(url)

    def _is_refused(self, url: str) -> bool:
        refusal = self.archive.index.refusal(url)
        return refusal is not None and datetime.fromisoformat(refusal[1]) > datetime.now(VIETNAM) - _ASK_AGAIN

    # What comes in

    def _article_page(self, response: Response) -> Iterator[Request]:
        article = self.source.article
        assert article is not None
        item: Item = response.meta["item"]
        try:
            page = read_article(self.source, article, response.body, response.url)
        except UnreadablePage as error:
            self.issues.add(
                "article.unreadable",
                response.url,
                expected=f"a page as {article.format}",
                found=str(error),
                partial=True,
            )
            return
        check_article(self.source, page, response.url, self.issues)
        if not page.lacking:
            self._check_shape(response, Kind.ARTICLE)
        day = page.day or item.day
        capture = self._capture(response, Kind.ARTICLE, item).model_copy(
            update={
                "title": page.title or item.title,
                "number": page.number or item.number,
                "published_on": day.isoformat() if day else None,
                "attachments": tuple(dict.fromkeys((*page.attachments, *item.attachments))),
                "body_path": article.body.jmes if article.body and article.format is PageFormat.JSON else None,
            }
        )
        self.archive.store(capture, response.body)
        self._counts["new"] += 1
        for url in capture.attachments:
            if self._is_missing(url):
                yield self._attachment(url, item, capture.url, capture)

    def _attached_file(self, response: Response) -> None:
        item: Item = response.meta["item"]
        article: Capture | None = response.meta["article"]
        kind = type_of(response.url, headers_of(response), response.body)
        if is_page_instead(response.url, response.body):
            self.issues.add("attachment.is_page", response.url, expected="a file", found="a web page", partial=True)
            return
        if kind not in self.source.attachment_types:
            self.issues.add(
                "attachment.unknown_type", response.url, found=kind or "no type that is known",
                expected=f"one of {', '.join(self.source.attachment_types)}",
            )  # fmt: skip
        capture = self._capture(response, Kind.ATTACHMENT, item if article is None else None)
        if article is not None:
            said = {"title": article.title, "number": article.number, "published_on": article.published_on}
        else:
            said = {
                "title": item.title,
                "number": item.number,
                "published_on": item.day.isoformat() if item.day else None,
            }
            self._counts["new"] += 1
        self.archive.store(capture.model_copy(update={**said, "parent": response.meta["parent"]}), response.body)
        self._counts["attachments"] += 1

    def _keep_list(self, response: Response) -> None:
        if CACHED not in response.flags:
            self.archive.store(self._capture(response, Kind.LISTING, None), response.body)

    def _capture(self, response: Response, kind: Kind, item: Item | None) -> Capture:
        self._count_body(response)
        listed = listed_as(item) if item is not None else None
        return capture_of(response, kind, self.source).model_copy(update={"listed_as": listed})

    def _count_body(self, response: Response) -> None:
        if CACHED not in response.flags:
            self._counts["bodies"] += 1
            self._counts["bytes"] += len(response.body)

    # What is other than expected

    def _check_shape(self, response: Response, kind: Kind) -> None:
        """Compare the layout of the first good page of its kind with that of the crawl before."""
        form = (
            self.source.listing.format if kind is Kind.LISTING else self.source.article and self.source.article.format
        )
        if kind in self._shaped or form is not PageFormat.HTML:
            return
        self._shaped.add(kind)
        body = self.source.article.body if self.source.article is not None else None
        without = self.source.listing.item if kind is Kind.LISTING else body
        shape = shape_of(open_page(response.body, form, self.source.encoding), without)
        before = self.archive.index.layout(self.source.name, kind)
        if before is not None and not alike(before, shape):
            self.issues.add(
                "layout.changed", response.url, expected=f"the layout that its {kind} pages had", found="another one"
            )
        self.archive.index.keep_layout(self.source.name, kind, shape, now())

    def _check_total(self, page: ListPage, response: Response) -> None:
        """A whole list was read: as many items as the site says there are?"""
        everything = self._counts["older"] == 0 and self._counts["known"] == 0 and len(self.source.listing.urls) == 1
        if page.total is not None and everything and self._counts["listed"] < page.total and not self._limited:
            self.issues.add(
                "count.total", response.url, expected=f"{page.total} items, as the site says",
                found=str(self._counts["listed"]), partial=True,
            )  # fmt: skip

    def _failed(self, failure: Any) -> None:
        request: Request = failure.request
        asked = request.meta.get("redirect_urls", [request.url])[0]
        found = failure_of(failure.value, request.meta["kind"], request.url, self.source)
        if found.refusal is not None:
            self.archive.index.refuse(asked, self.source.name, found.refusal, now())
        self.issues.add(found.code, asked, expected=found.expected, found=found.found, partial=found.partial)

    def _broken(self, failure: Any, response: Response, spider: Spider) -> None:
        reason = in_words(failure.value) if isinstance(failure.value, ArchiveError | OSError) else repr(failure.value)
        self.issues.add("internal", response.url, expected="no error of the program", found=reason[:300], partial=True)

    def _headers_received(self, headers: Any, request: Request, spider: Spider) -> None:
        media = (headers.get("Content-Type") or b"").decode("latin-1").lower()
        if request.meta.get("kind") is Kind.ATTACHMENT and media.startswith(_NEVER):
            raise StopDownload(fail=True)

    def _request_sent(self, request: Request, spider: Spider) -> None:
        self._counts["requests"] += 1

    def closed(self, reason: str) -> None:
        """The crawl has ended: whether it is complete, and whether the source was silent."""
        if reason != "finished":
            self.issues.add("crawl.interrupted", None, expected="an end", found=reason, partial=True)
        complete = not self.issues.is_partial and not self._limited
        self.archive.index.end_crawl(self._crawl, now(), complete=complete)
        start = self._until - timedelta(days=self.source.expected.days - 1)
        covered = self.archive.index.complete_since(self.source.name)
        if covered is not None and covered <= start and complete:
            check_count(self.source, self.archive.index.count(self.name, start, self._until), self._until, self.issues)
        self.report = SourceReport(
            name=self.source.name,
            complete=complete,
            limited=self._limited,
            since=self._since.isoformat(),
            seconds=round(time.monotonic() - self._began, 1),
            issues=self.issues.all(),
            **self._counts,
        )


def listed_as(item: Item) -> str:
    """An item as its list writes it: where that changes, its page is asked for again."""
    return f"{item.title} | {item.day_text or ''}"
