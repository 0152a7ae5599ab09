"""Retries that wait: as long as `Retry-After` asks, else twice as long each time, and the whole host waits."""

import time
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING, Any

from scrapy import Request, signals
from scrapy.downloadermiddlewares.retry import RetryMiddleware
from scrapy.http import Headers, Response

if TYPE_CHECKING:
    from scrapy import Spider
    from scrapy.crawler import Crawler

_FIRST = 2.0
_LONGEST = 600.0
"""Seconds; a server that asks for more is given up for this crawl."""


def retry_after(value: str | None, now: float) -> float | None:
    """Seconds that a `Retry-After` header asks for (a number or a date); None where it is neither."""
    if value is None:
        return None
    try:
        return max(0.0, float(value))
    except ValueError:
        pass
    try:
        return max(0.0, parsedate_to_datetime(value).timestamp() - now)
    except ValueError:
        return None


class Backoff(RetryMiddleware):
    """Scrapy's retries, with the waiting."""

    @classmethod
    def from_crawler(cls, crawler: "Crawler") -> "Backoff":
        backoff = super().from_crawler(crawler)
        # When the whole answer is there, the next request may be on its way: the headers are soon enough.
        crawler.signals.connect(backoff._headers_received, signal=signals.headers_received)
        return backoff

    def process_response(self, request: Request, response: Response, spider: "Spider | None" = None) -> Any:
        """The response, or the request again."""
        asked = _asked(response.headers)
        if asked is not None and asked > _LONGEST:
            return response
        made = super().process_response(request, response)
        if isinstance(made, Request) and asked is None:
            self._hold(request, self._doubled(made))
        return made

    def process_exception(self, request: Request, exception: Exception, spider: "Spider | None" = None) -> Any:
        """None, or the request again."""
        made = super().process_exception(request, exception)
        if isinstance(made, Request):
            self._hold(request, self._doubled(made))
        return made

    def _headers_received(self, headers: Headers, request: Request) -> None:
        asked = _asked(headers)
        if asked is not None and asked <= _LONGEST:
            self._hold(request, asked)

    def _doubled(self, again: Request) -> float:
        first = self.crawler.settings.getfloat("KEHOACH_BACKOFF", _FIRST)
        return float(min(first * 2 ** (again.meta["retry_times"] - 1), _LONGEST))

    def _hold(self, request: Request, seconds: float) -> None:
        """Send nothing to the host for some time."""
        engine = self.crawler.engine
        slot = engine.downloader.slots.get(request.meta.get("download_slot", "")) if engine is not None else None
        if slot is not None:
            # The downloader sends the next request of a host `delay` seconds after the last one.
            slot.lastseen = max(slot.lastseen, time.monotonic() + seconds - slot.delay)


def _asked(headers: Headers) -> float | None:
    header = headers.get("Retry-After")
    return retry_after(header.decode("latin-1") if header else None, time.time())
