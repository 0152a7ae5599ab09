"""What a crawl found to be other than expected, and how it went: values that become the JSON report."""

from pydantic import Field

from schemas.document import Frozen

EXAMPLES = 3


class Issue(Frozen):
    """One alarm. `count`: how often; `urls`: where, up to three. `partial`: items may be missing because of it."""

    code: str
    source: str
    expected: str
    found: str
    urls: tuple[str, ...] = ()
    count: int = 1
    partial: bool = False


class SourceReport(Frozen):
    """How the crawl of one source went.

    `complete`: every list was read as far back as asked, and every item on it is in the archive or known to be gone.
    `limited`: it was stopped at the number of items that was asked for. `listed`, `known`, `new`, `older`: items that
    the lists named, were in the archive, came in, are older than asked for. `bodies`: answers that had to be downloaded.
    """

    name: str
    complete: bool
    limited: bool = False
    since: str | None = None
    pages: int = 0
    listed: int = 0
    known: int = 0
    new: int = 0
    older: int = 0
    attachments: int = 0
    requests: int = 0
    bodies: int = 0
    bytes: int = 0
    seconds: float = 0
    issues: tuple[Issue, ...] = ()


class CrawlReport(Frozen):
    """How a whole run went. `complete`: every source's crawl was. `interrupted`: a person stopped it."""

    archive: str
    started_at: str
    ended_at: str
    complete: bool
    interrupted: bool = False
    sources: tuple[SourceReport, ...] = Field(default=())

    @property
    def issues(self) -> list[Issue]:
        """All alarms."""
        return [issue for source in self.sources for issue in source.issues]


class IssueLog:
    """The alarms of one source's crawl; what is the same is counted, not repeated."""

    def __init__(self, source: str) -> None:
        self._source = source
        self._issues: dict[tuple[str, str, str], Issue] = {}

    def add(self, code: str, url: str | None, *, expected: str, found: str, partial: bool = False) -> None:
        """Note an alarm. `partial`: items may be missing because of it."""
        key = (code, expected, found)
        before = self._issues.get(key)
        here = (url,) if url else ()
        if before is None:
            self._issues[key] = Issue(
                code=code, source=self._source, expected=expected, found=found, urls=here, partial=partial
            )
            return
        urls = before.urls if len(before.urls) >= EXAMPLES or url in before.urls else (*before.urls, *here)
        self._issues[key] = before.model_copy(update={"count": before.count + 1, "urls": urls})

    @property
    def is_partial(self) -> bool:
        """Whether items may be missing."""
        return any(issue.partial for issue in self._issues.values())

    def all(self) -> tuple[Issue, ...]:
        """The alarms in the order in which they came up."""
        return tuple(self._issues.values())
