"""What became of a request that gave no page: which alarm it is, and whether the address is worth asking again soon."""

from dataclasses import dataclass

from scrapy.exceptions import DownloadCancelledError, StopDownload
from scrapy.spidermiddlewares.httperror import HttpError

from corpus.archive import Kind
from corpus.crawl.addresses import Refused
from corpus.crawl.robots import RobotsForbid, RobotsUnknown
from corpus.crawl.source import CrawlSource

_GONE = (404, 410)


@dataclass(frozen=True, slots=True)
class Failure:
    """`partial`: an item may be missing. `refusal`: why the address is not asked for again for some time."""

    code: str
    expected: str
    found: str
    partial: bool = True
    refusal: str | None = None


def failure_of(error: BaseException, kind: Kind, url: str, source: CrawlSource) -> Failure:
    """The alarm for what a request for `url` ended with."""
    expected = f"the {kind}"
    match error:
        case HttpError():
            status = error.response.status
            if status in _GONE and kind in (Kind.ARTICLE, Kind.ATTACHMENT):
                return Failure("http.status", expected, f"answer {status}", partial=False, refusal=f"answers {status}")
            return Failure("http.status", expected, f"answer {status}")
        case RobotsForbid():
            return Failure("robots.forbids", expected, "forbidden by robots.txt")
        case RobotsUnknown():
            return Failure("robots.unknown", "robots.txt", in_words(error))
        case Refused():
            return Failure(
                "address.refused", "a public http address of the source", in_words(error).removeprefix(f"{url} ")
            )
        case DownloadCancelledError():
            limit = f"at most {source.politeness.max_bytes:,} bytes"
            return Failure("http.too_large", limit, "more", partial=kind is Kind.LISTING, refusal="is too large")
        case StopDownload():
            found = "a film or a sound"
            return Failure("attachment.unknown_type", "a document", found, partial=False, refusal=f"is {found}")
    return Failure("http.failed", expected, type(error).__name__)


def in_words(error: BaseException) -> str:
    """An error's message on one line, or its name where it has none."""
    return " ".join(str(error).split()) or type(error).__name__
