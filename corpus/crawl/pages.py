"""What a source's selectors find on a page: the items of a list, the values of an article. Pure: bytes in, values out."""

import json
import re
from dataclasses import dataclass
from datetime import date
from pathlib import PurePosixPath
from urllib.parse import quote, unquote, urldefrag, urljoin, urlsplit

from parsel import Selector
from w3lib.url import safe_url_string, url_query_cleaner

from corpus.crawl.dates import read_day
from corpus.crawl.selectors import Pick
from corpus.crawl.source import Article, CrawlSource, PageFormat
from corpus.errors import UnreadableInput
from corpus.readers.html_tree import decode_page

_SESSION = re.compile(r";jsessionid=[^?#/]*", re.IGNORECASE)
_NUMBER = re.compile(r"\d[\d.,]*")


class UnreadablePage(Exception):
    """Bytes that are no page of the format that the source says; `str()` is the reason."""


@dataclass(frozen=True, slots=True)
class Item:
    """One entry of a list. `url`: its page; None where the list itself carries the `attachments`."""

    title: str
    url: str | None = None
    day: date | None = None
    day_text: str | None = None
    number: str | None = None
    attachments: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        """What the item is known by: its page, else its first attachment."""
        return self.url or self.attachments[0]


@dataclass(frozen=True, slots=True)
class ListPage:
    """A list's page. `places`: how many items the item selector found; `lacking`: how many of them lack a value."""

    items: tuple[Item, ...]
    places: int
    lacking: dict[str, int]
    total: int | None = None


@dataclass(frozen=True, slots=True)
class ArticlePage:
    """An item's page. `lacking`: required values that were not found."""

    title: str | None
    day: date | None
    number: str | None
    body: str | None
    attachments: tuple[str, ...]
    lacking: tuple[str, ...]


def open_page(data: bytes, form: PageFormat, encoding: str | None = None) -> Selector:
    """A page ready for selectors. What its bytes are goes before what it declares. Raises UnreadablePage."""
    try:
        text = data.decode(encoding) if encoding else decode_page(data).text
    except (UnreadableInput, UnicodeDecodeError, LookupError) as error:
        raise UnreadablePage(f"its text cannot be decoded: {error}") from error
    text = text.replace("\x00", "")
    if form is PageFormat.JSON:
        try:
            json.loads(text)
        except ValueError as error:
            raise UnreadablePage(f"is no JSON: {error}") from error
        return Selector(text=text, type="json")
    if not text.strip():
        raise UnreadablePage("is empty")
    if form is PageFormat.FEED:
        if not re.match(r"\s*(<\?xml|<rss|<feed|<rdf)", text.lstrip("\ufeff"), re.IGNORECASE):
            raise UnreadablePage("is no RSS or Atom feed")
        feed = Selector(text=text.lstrip("\ufeff"), type="xml")
        feed.remove_namespaces()
        return feed
    return Selector(text=text, type="html")


def read_list(source: CrawlSource, data: bytes, url: str) -> ListPage:
    """The items of a list's page at `url`. Raises UnreadablePage."""
    listing = source.listing
    page = open_page(data, listing.format, source.encoding)
    base = _base(page, url, listing.format)
    places = listing.item.parts(page)
    fields: dict[str, Pick | None] = {"title": listing.title, "date": listing.date, "number": listing.number}
    lacking: dict[str, int] = {}
    items: dict[str, Item] = {}
    for place in places:
        found = {name: pick.first(place) for name, pick in fields.items() if pick is not None}
        link = listing.url.first(place) if listing.url is not None else None
        address = absolute(base, filled(listing.url_template, value=link), source) if link else None
        attached = _addresses(listing.attachments, place, base, source)
        if listing.url is not None and address is None:
            found["url"] = None
        if address is None and not attached:
            found["url" if listing.url is not None else "attachments"] = None
        for name, value in found.items():
            if value is None or (name == "date" and read_day(value) is None):
                lacking[name] = lacking.get(name, 0) + 1
        title = found["title"]
        if title is None or (address is None and not attached):
            continue
        item = Item(
            title=title,
            url=address,
            day=read_day(found.get("date")),
            day_text=found.get("date"),
            number=found.get("number"),
            attachments=attached,
        )
        items.setdefault(item.key, item)
    said = listing.total.first(page) if listing.total is not None else None
    count = _NUMBER.search(said) if said else None
    total = int(re.sub(r"\D", "", count[0])) if count else None
    return ListPage(tuple(items.values()), len(places), lacking, total)


def read_article(source: CrawlSource, article: Article, data: bytes, url: str) -> ArticlePage:
    """The values of an item's page at `url`. Raises UnreadablePage."""
    page = open_page(data, article.format, source.encoding)
    base = _base(page, url, article.format)
    title, day, number, body = (
        pick.first(page) if pick is not None else None
        for pick in (article.title, article.date, article.number, article.body)
    )
    attachments = _addresses(article.attachments, page, base, source)
    values = {"title": title, "date": read_day(day), "number": number, "body": body, "attachments": attachments}
    lacking = tuple(name for name in article.required if not values[name])
    return ArticlePage(title, read_day(day), number, body, attachments, lacking)


def body_html(article: Article, data: bytes, encoding: str | None = None) -> str | None:
    """The body of an article as its page has it: markup of the element, or the text in a JSON field."""
    if article.body is None:
        return None
    page = open_page(data, article.format, encoding)
    found = article.body.parts(page)
    if not found:
        return None
    return str(found[0].root) if article.format is PageFormat.JSON else found[0].get()


def absolute(base: str, link: str, source: CrawlSource) -> str | None:
    """The address that a link leads to, without what names nothing; None for anchors, scripts and other schemes."""
    link = link.strip()
    if not link or link.startswith(("#", "javascript:", "mailto:", "tel:", "data:")):
        return None
    try:
        address = urldefrag(urljoin(base, link)).url
        parts = urlsplit(address)
        host = parts.hostname
    except ValueError:
        return None
    if parts.scheme not in ("http", "https") or not host:
        return None
    address = _SESSION.sub("", address)
    if source.drop_parameters:
        address = url_query_cleaner(address, source.drop_parameters, remove=True)
    return str(safe_url_string(address))


def filled(template: str | None, *, value: str) -> str:
    """A template with `{value}` filled in, quoted as a part of an address; without a template the value itself."""
    return value if template is None else template.format(value=quote(value, safe="%"))


def file_type(url: str) -> str | None:
    """The extension that an address ends in, in lower case and without the dot; None where it has none.

    Addresses of download scripts carry the file's name in their query.

    >>> file_type("https://a.vn/tai-ve?file=QD%2012.PDF"), file_type("https://a.vn/download/17")
    ('pdf', None)
    """
    parts = urlsplit(url)
    for place in (parts.path, *reversed(parts.query.split("&"))):
        suffix = PurePosixPath(unquote(place)).suffix.lower().lstrip(".")
        if re.fullmatch(r"[a-z][a-z0-9]{1,4}", suffix) and suffix not in _SCRIPTS:
            return suffix
    return None


_SCRIPTS = frozenset({"aspx", "ashx", "asp", "php", "jsp", "do", "htm", "html", "nsf", "vn"})


def _addresses(pick: Pick | None, place: Selector, base: str, source: CrawlSource) -> tuple[str, ...]:
    if pick is None:
        return ()
    found = (absolute(base, link, source) for link in pick.all(place))
    return tuple(dict.fromkeys(address for address in found if address is not None))


def _base(page: Selector, url: str, form: PageFormat) -> str:
    stated = page.css("base::attr(href)").get() if form is PageFormat.HTML else None
    return urljoin(url, stated.strip()) if stated else url
