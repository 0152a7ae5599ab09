"""From Scrapy's answers to captures of the archive."""

import hashlib
from datetime import datetime

from scrapy.http import Response

from corpus.archive import Capture, Kind
from corpus.crawl.dates import VIETNAM
from corpus.crawl.revalidate import request_key
from corpus.crawl.source import CrawlSource

_HEADERS_KEPT = ("content-type", "etag", "last-modified", "date", "content-disposition", "content-language")
"""Cookies are not kept, nor what speaks of the transfer: bodies are kept decoded."""


def now() -> str:
    """The time in Vietnam, ISO 8601, to the second."""
    return datetime.now(VIETNAM).isoformat(timespec="seconds")


def headers_of(response: Response) -> dict[str, str]:
    """The headers by their names in lower case."""
    return {str(name).lower(): str(value) for name, value in response.headers.to_unicode_dict().items()}


def asked_url(response: Response) -> str:
    """The address that was asked for, before any redirect."""
    first: str = response.meta.get("redirect_urls", [response.url])[0]
    return first


def capture_of(response: Response, kind: Kind, source: CrawlSource) -> Capture:
    """An answer as a capture that says nothing yet of the item."""
    assert response.request is not None
    asked = asked_url(response)
    headers = headers_of(response)
    return Capture(
        url=asked,
        request=request_key(response.request),
        sha256=hashlib.sha256(response.body).hexdigest(),
        size=len(response.body),
        retrieved_at=now(),
        status=response.status,
        headers=tuple((name, headers[name]) for name in _HEADERS_KEPT if name in headers),
        media_type=headers.get("content-type", "").partition(";")[0].strip().lower() or None,
        kind=kind,
        source=source.name,
        site=source.publisher,
        redirected_to=response.url if response.url != asked else None,
    )
