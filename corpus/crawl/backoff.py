"""Retries that wait: as long as `Retry-After` asks, else twice as long each time, and the whole host waits."""

import time
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING, Any

from scrapy import Request
from scrapy.downloadermiddlewares.retry import RetryMiddleware
from scrapy.http import Response

if TYPE_CHECKING:
    from scrapy import Spider

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

    def process_response(self, request: Request, response: Response, spider: "Spider | None" = None) -> Any:
        """The response, or the request again."""
        made = super().process_response(request, response)
        if not isinstance(made, Request):
            return made
        header = response.headers.get("Retry-After")
        asked = retry_after(header.decode("latin-1") if header else None, time.time())
        if asked is not None and asked > _LONGEST:
            return response
        self._wait(made, asked)
        return made

    def process_exception(self, request: Request, exception: Exception, spider: "Spider | None" = None) -> Any:
        """None, or the request again."""
        made = super().process_exception(request, exception)
        if isinstance(made, Request):
            self._wait(made, None)
        return made

    def _wait(self, request: Request, asked: float | None) -> None:
        first = self.crawler.settings.getfloat("KEHOACH_BACKOFF", _FIRST)
        seconds = asked if asked is not None else min(first * 2 ** (request.meta["retry_times"] - 1), _LONGEST)
        engine = self.crawler.engine
        slot = engine.downloader.slots.get(request.meta.get("download_slot", "")) if engine is not None else None
        if slot is not None:
            # The downloader sends the next request of a host `delay` seconds after the last one.
            slot.lastseen = max(slot.lastseen, time.monotonic() + seconds - slot.delay)
