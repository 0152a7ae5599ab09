"""A source: one YAML file says who publishes, where the lists are, how they are paged and where each value stands.

What a site's family has in common stands in `families/<family>.yaml`; a source's file overrides it key by key.
"""

from datetime import date
from enum import StrEnum
from string import Formatter
from typing import Annotated, Any, Literal, Self
from urllib.parse import urlsplit

from pydantic import AfterValidator, Field, model_validator

from corpus.crawl.selectors import Pick
from schemas.document import Frozen


class Level(StrEnum):
    """Who publishes."""

    PROVINCE = "province"
    MINISTRY = "ministry"
    GOVERNMENT = "government"
    GAZETTE = "gazette"
    DATABASE = "database"


class PageFormat(StrEnum):
    """How a page is written: `feed` is RSS or Atom."""

    HTML = "html"
    JSON = "json"
    FEED = "feed"


def _web_address(value: str) -> str:
    parts = urlsplit(value)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise ValueError("is no http or https address")
    return value


def _template(value: str) -> str:
    fields = {name for _, name, _, _ in Formatter().parse(value) if name is not None}
    if unknown := sorted(fields - {"page", "since", "until", "value"}):
        raise ValueError(f"has the unknown field {{{unknown[0]}}}: known are page, since, until, value")
    return value


Address = Annotated[str, AfterValidator(_web_address)]
Template = Annotated[str, AfterValidator(_template)]


class Single(Frozen):
    """The list is one page."""

    by: Literal["single"] = "single"


class NextLink(Frozen):
    """The page links to the next one."""

    by: Literal["link"]
    next: Pick


class Number(Frozen):
    """`{page}` in the list's address (or in what is posted) counts; the list ends with the first page without items."""

    by: Literal["number"]
    first: int = 1
    step: int = Field(default=1, gt=0)


class Postback(Frozen):
    """ASP.NET: the page's form is posted back with `__EVENTTARGET` and `__EVENTARGUMENT`; `{page}` counts.

    `pages`: where the pager's own links stand; the list ends where none of them leads to the next page.
    """

    by: Literal["postback"]
    target: Template
    argument: Template = "Page${page}"
    pages: Pick | None = None


Paging = Annotated[Single | NextLink | Number | Postback, Field(discriminator="by")]


class Index(Frozen):
    """A list of lists (the issues of a gazette): the `value` of each item goes into the address of a list.

    `date`: the item's day; lists of days before those that are asked for are not fetched.
    """

    urls: tuple[Annotated[Address, AfterValidator(_template)], ...] = Field(min_length=1)
    item: Pick
    value: Pick
    date: Pick | None = None
    list_url: Annotated[Address, AfterValidator(_template)]


class Listing(Frozen):
    """The lists of a source. Every selector under `item` is looked up inside one item.

    `windows`: days of each stretch from `{since}` to `{until}` where a site gives only so many results.
    `url_template`: the item's address from what `url` finds, as `{value}`. `total`: how many items the site says there are.
    """

    urls: tuple[Annotated[Address, AfterValidator(_template)], ...] = ()
    index: Index | None = None
    format: PageFormat = PageFormat.HTML
    post: dict[str, Any] | None = None
    windows: int | None = Field(default=None, gt=0)
    item: Pick
    url: Pick | None = None
    url_template: Template | None = None
    title: Pick
    date: Pick | None = None
    number: Pick | None = None
    attachments: Pick | None = None
    total: Pick | None = None
    paging: Paging = Single()
    newest_first: bool = True
    max_pages: int = Field(default=50, gt=0)

    @model_validator(mode="after")
    def _is_whole(self) -> Self:
        if not self.urls and self.index is None:
            raise ValueError("needs urls or an index")
        if self.url is None and self.attachments is None:
            raise ValueError("needs url (of the item's page) or attachments (in the list itself)")
        return self


class Article(Frozen):
    """The page of one item. `required`: the values without which the page is not what it was."""

    format: PageFormat = PageFormat.HTML
    title: Pick | None = None
    date: Pick | None = None
    number: Pick | None = None
    body: Pick | None = None
    attachments: Pick | None = None
    required: tuple[Literal["title", "date", "number", "body", "attachments"], ...] = ("title",)

    @model_validator(mode="after")
    def _required_can_be_found(self) -> Self:
        values = self.model_dump()
        for name in self.required:
            if values[name] is None:
                raise ValueError(f"requires {name} but has no selector for it")
        return self


class Politeness(Frozen):
    """What a site is asked to bear. `delay`: seconds between two requests to a host, at least.

    `ca_bundle`: PEM file with the certificates that the site's own chain lacks (relative to the source's file).
    """

    delay: float = Field(default=3.0, ge=0.05, le=600)
    timeout: float = Field(default=60.0, gt=0, le=600)
    retries: int = Field(default=4, ge=0, le=10)
    max_bytes: int = Field(default=60_000_000, gt=0)
    ca_bundle: str | None = None


class Expected(Frozen):
    """How many items a source publishes in a stretch of time; fewer or more is an alarm."""

    per: Literal["day", "week", "month", "year"]
    minimum: int = Field(ge=0)
    maximum: int = Field(gt=0)

    @property
    def days(self) -> int:
        """The stretch in days."""
        return {"day": 1, "week": 7, "month": 30, "year": 365}[self.per]


class Note(Frozen):
    """What was known when, and from where."""

    day: date
    text: str = Field(min_length=1)


class CrawlSource(Frozen):
    """One source. `unverified`: a live page was never seen; addresses and selectors are what the family usually has.

    `hosts`: further hosts that lists, items and attachments may be fetched from. `drop_parameters`: parts of an
    address that change from visit to visit and name nothing. `attachment_types`: extensions that are expected.
    """

    name: str = Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")
    publisher: str = Field(min_length=1)
    level: Level
    province: str | None = None
    province_code: str | None = Field(default=None, pattern=r"^\d\d$")
    family: str
    home: Address
    hosts: tuple[str, ...] = ()
    encoding: str | None = None
    listing: Listing
    article: Article | None = None
    attachment_types: tuple[str, ...] = ("pdf", "doc", "docx", "xls", "xlsx", "zip", "rar")
    drop_parameters: tuple[str, ...] = ()
    politeness: Politeness = Politeness()
    expected: Expected
    unverified: bool = False
    notes: tuple[Note, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _province_is_named(self) -> Self:
        if self.level is Level.PROVINCE and not (self.province and self.province_code):
            raise ValueError("a province's source needs province and province_code")
        if self.article is not None and self.listing.url is None:
            raise ValueError("has selectors for an article but the list has no url that leads to one")
        return self

    def allowed_hosts(self) -> frozenset[str]:
        """The hosts that requests of this source may go to (and hosts below them); `www.` makes no difference."""
        addresses = [self.home, *self.listing.urls]
        if self.listing.index is not None:
            addresses += [*self.listing.index.urls, self.listing.index.list_url]
        hosts = [*self.hosts, *(urlsplit(address).hostname or "" for address in addresses)]
        return frozenset(host.removeprefix("www.") for host in hosts)
