"""The archive as HTTP cache: what it holds is asked for conditionally, and "not modified" is answered out of it."""

import hashlib
from typing import TYPE_CHECKING

from scrapy import Request, Spider
from scrapy.exceptions import NotConfigured
from scrapy.http import Response

from corpus.archive import Archive
from corpus.crawl.source import CrawlSource

if TYPE_CHECKING:
    from scrapy.crawler import Crawler

CACHED = "cached"
"""The flag of a response whose body was not downloaded."""


def request_key(request: Request) -> str:
    """What tells a request from others to the same address: nothing for GET, the method and the body's hash else."""
    return "" if request.method == "GET" else f"{request.method} {hashlib.sha256(request.body).hexdigest()}"


class ArchivingSpider(Spider):
    """A spider that fetches a source into an archive."""

    archive: Archive
    source: CrawlSource


class Revalidate:
    """Downloader middleware; nothing is ever taken from the archive without asking the server."""

    def __init__(self, archive: Archive) -> None:
        self._archive = archive

    @classmethod
    def from_crawler(cls, crawler: "Crawler") -> "Revalidate":
        if not isinstance(crawler.spider, ArchivingSpider):
            raise NotConfigured
        return cls(crawler.spider.archive)

    def process_request(self, request: Request) -> None:
        """Add the validators of what the archive holds."""
        before = self._archive.index.latest(request.url, request_key(request))
        if before is None:
            return
        if tag := before.header("ETag"):
            request.headers["If-None-Match"] = tag
        if modified := before.header("Last-Modified"):
            request.headers["If-Modified-Since"] = modified

    def process_response(self, request: Request, response: Response) -> Response:
        """The archived answer for "304 Not Modified"."""
        if response.status != 304:
            return response
        before = self._archive.index.latest(request.url, request_key(request))
        if before is None:
            return response
        body = self._archive.body(before)
        kept = {name: value for name, value in before.headers if name.lower() != "content-encoding"}
        return response.replace(status=200, headers=kept, body=body, flags=[*response.flags, CACHED])
