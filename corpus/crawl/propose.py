"""`kehoach sources new`: a source's file from a page of its list and a page of an item."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlsplit

from lxml.html import HtmlElement
from parsel import Selector
from pydantic import ValidationError

from corpus.crawl.load import family_signs, merged_with_family
from corpus.crawl.pages import UnreadablePage, open_page, read_article, read_list
from corpus.crawl.shape import css_within, file_links, is_day, is_longest, is_number, items_css, repeated_items, words
from corpus.crawl.source import CrawlSource, PageFormat
from corpus.readers.html_head import read_head
from corpus.readers.html_main import find_content

_NEXT = re.compile(
    r"^\s*(tiếp( theo)?|sau|trang (sau|tiếp|kế)|kế tiếp|next|older.*|[»›>]+)\s*[»›>]*\s*$", re.IGNORECASE
)
_POSTBACK = re.compile(r"__doPostBack\('([^']+)','(Page\$2|2)'\)")
_SITE = "ancestor-or-self::*[self::header or self::nav or self::footer]"


@dataclass(frozen=True, slots=True)
class Proposal:
    """`values`: what goes into the YAML file. `first_item`: where the list's first item leads.

    `doubts`: what could not be told and is to be filled in or checked by hand, a line each.
    """

    values: dict[str, Any]
    first_item: str | None
    doubts: tuple[str, ...]


def propose(list_page: bytes, list_url: str, article_page: bytes | None, name: str, today: date) -> Proposal:
    """A source for a list. Raises UnreadablePage where a page is none, or no list can be seen on it."""
    doubts: list[str] = []
    if list_page.lstrip().startswith((b"{", b"[")):
        raise UnreadablePage("is JSON: where its values stand cannot be told by their shape; write the file by hand")
    is_feed = re.match(rb"\s*(\xef\xbb\xbf)?\s*<(\?xml|rss|feed)", list_page) is not None
    values: dict[str, Any] = {"name": name, "publisher": urlsplit(list_url).hostname or name, "level": "database"}
    values |= {"family": "page", "home": urlsplit(list_url)._replace(path="/", query="", fragment="").geturl()}
    if is_feed:
        listing = _feed(open_page(list_page, PageFormat.FEED))
    else:
        page = open_page(list_page, PageFormat.HTML)
        values["publisher"] = read_head(page.root).site or values["publisher"]
        listing = _list(page, doubts)
    values["listing"] = {"urls": [list_url.replace("{", "%7B").replace("}", "%7D")], **listing}
    values["expected"] = {"per": "month", "minimum": 1, "maximum": 1000}
    values["unverified"] = True
    values["notes"] = [
        {"day": today, "text": f"Proposed from {list_url} by the pages' shape; not checked by a person yet."}
    ]
    found = read_list(_validated(values), list_page, list_url)
    first = found.items[0] if found.items else None
    if article_page is not None:
        values["article"] = _article(open_page(article_page, PageFormat.HTML), first.title if first else None, doubts)
        lacking = _lacking(_validated(values), article_page, list_url)
        if lacking:
            doubts.append(f"article: {', '.join(lacking)} not found")
    else:
        doubts.append("article: no page of an item was given")
    family = _family(list_page, article_page)
    if family is not None:
        short = {**values, "family": family, "listing": {"urls": values["listing"]["urls"]}}
        short.pop("article", None)
        if _finds_as_much(short, values, list_page, list_url, article_page):
            values = short
        else:
            doubts.append(f"family: the pages look like {family}, but its selectors do not find these entries")
    doubts += [
        "level, publisher: say who publishes (a province's source also needs province and province_code)",
        "expected: say how many items are published in a stretch of time, so that silence is an alarm",
    ]
    return Proposal(values, first.url if first else None, tuple(doubts))


def _validated(values: dict[str, Any]) -> CrawlSource:
    """The source that a draft would be; its own selectors stand, whatever the family has."""
    try:
        return CrawlSource.model_validate(values)
    except ValidationError as error:
        raise UnreadablePage(
            "no list can be made out on it: its entries could not be told from its other links"
        ) from error


def _lacking(source: CrawlSource, page: bytes, url: str) -> tuple[str, ...]:
    return read_article(source, source.article, page, url).lacking if source.article is not None else ("article",)


def _family(list_page: bytes, article_page: bytes | None) -> str | None:
    text = (list_page + (article_page or b"")).decode("utf-8", "replace")
    scores = {name: sum(re.search(sign, text) is not None for sign in signs) for name, signs in family_signs().items()}
    best = max(scores, key=lambda name: scores[name])
    return best if scores[best] else None


def _feed(feed: Selector) -> dict[str, Any]:
    if feed.css("entry"):
        paths = {"item": "//entry", "url": "link/@href", "title": "title/text()", "date": "updated/text()"}
    else:
        paths = {"item": "//item", "url": "link/text()", "title": "title/text()", "date": "pubDate/text()"}
    return {"format": "feed", **{key: {"xpath": path} for key, path in paths.items()}, "paging": {"by": "single"}}


def _list(page: Selector, doubts: list[str]) -> dict[str, Any]:
    items = repeated_items(page.root)
    path = items_css(items, page) if items else None
    if path is None:
        raise UnreadablePage("no list can be made out on it: fewer than three links with titles stand in one place")
    places = page.css(path)
    found: dict[str, Any] = {"item": path}
    link = _agreed(places, lambda element: element.tag == "a") or "a"
    found["url"] = f"{link}::attr(href)"
    found["title"] = link
    if all(is_number(place.css(link)[0].root) for place in places if place.css(link)):
        # The number is the link, the title stands beside it.
        title = next(css_within(places[0], is_longest(places[0].root)), None)
        found["title"] = title or link
    day = _agreed(places, is_day)
    if day is None and all(place.css("time::attr(datetime)") for place in places):
        day = "time::attr(datetime)"
    if day is not None:
        found["date"] = day
    else:
        doubts.append("listing.date: no day was found in the entries: without it --since reads whole lists")
    number = _agreed(places, is_number)
    if number is not None:
        found["number"] = number
    found["paging"] = _paging(page)
    if found["paging"]["by"] == "single":
        doubts.append("listing.paging: no way to the next page was found")
    return found


def _agreed(places: list[Selector], fits: Callable[[HtmlElement], bool]) -> str | None:
    """The selector that gives a fitting value in most entries."""
    for path in dict.fromkeys(path for place in places[:3] for path in css_within(place, fits)):
        hits = sum(fits(first[0].root) for place in places if (first := place.css(path)))
        if hits >= 0.8 * len(places):
            return path
    return None


def _paging(page: Selector) -> dict[str, Any]:
    for link in page.root.iter("a"):
        href = link.get("href") or ""
        if posted := _POSTBACK.search(href):
            pages = f'a[href*="{posted[1].rpartition("$")[2]}"]::attr(href)'
            return {"by": "postback", "target": posted[1], "argument": posted[2].replace("2", "{page}"), "pages": pages}
        if link.get("rel") == "next" or (
            _NEXT.match(words(link)) and href and not href.startswith(("#", "javascript:"))
        ):
            own = [name for name in (link.get("class") or "").split() if re.fullmatch(r"[A-Za-z_-]+", name)]
            if link.get("rel") == "next":
                return {"by": "link", "next": 'a[rel="next"]::attr(href)'}
            if own:
                return {"by": "link", "next": "a" + "".join(f".{name}" for name in own) + "::attr(href)"}
            return {"by": "link", "next": {"xpath": f"//a[normalize-space(.)='{words(link)}']/@href"}}
    return {"by": "single"}


def _article(page: Selector, title: str | None, doubts: list[str]) -> dict[str, Any]:
    root: HtmlElement = page.root
    found: dict[str, Any] = {}
    wanted = re.sub(r"\W+", "", title or "").lower()

    def is_title(element: HtmlElement) -> bool:
        text = re.sub(r"\W+", "", words(element)).lower()
        return bool(text) and element.tag not in ("title", "a") and (text == wanted if wanted else element.tag == "h1")

    body = root.find("body")
    scope = page.css("body")[0] if body is not None else page
    found["title"] = (
        _sure(scope, is_title) or _labelled(scope, "Trích yếu") or _sure(scope, lambda element: element.tag == "h1")
    )
    if found["title"] is None:
        doubts.append("article.title: no heading and not the list's title was found")
        found["title"] = {"css": "title"}
    content = find_content(body, title) if body is not None else None
    path = _sure(scope, lambda element: element is content.element) if content is not None else None
    if path is not None:
        found["body"] = path
    else:
        doubts.append("article.body: the text could not be told from what stands around it")
    day = _labelled(scope, "Ngày ban hành") or _sure(scope, is_day)
    if day is not None:
        found["date"] = day
    number = _labelled(scope, "Số ký hiệu") or _labelled(scope, "Số hiệu") or _sure(scope, is_number)
    if number is not None:
        found["number"] = number
    files = _files(scope)
    if files is not None:
        found["attachments"] = files
    else:
        doubts.append("article.attachments: no link to a file was found")
    found["required"] = [name for name in ("title", "date", "number", "body") if name in found]
    return found


def _sure(scope: Selector, fits: Callable[[HtmlElement], bool]) -> str | None:
    """A selector whose first find fits."""
    return next((path for path in css_within(scope, fits) if fits(scope.css(path)[0].root)), None)


def _labelled(scope: Selector, label: str) -> dict[str, str] | None:
    """The cell behind a cell that says what it holds, as pages of documents have it."""
    path = f"//tr[*[1][contains(., '{label}')]]/*[2]"
    return (
        {"xpath": path} if len(scope.xpath(path)) == 1 and scope.xpath(path).xpath("string()").get("").strip() else None
    )


def _files(scope: Selector) -> str | None:
    """A selector for the page's files: by the folder that they share, or by the box that they stand in."""
    links = [link for link in file_links(scope.root) if not link.xpath(_SITE)]
    if not links:
        return None
    folders = {urlsplit(link.get("href") or "").path.strip("/").partition("/")[0] for link in links}
    shared = next(iter(folders)) if len(folders) == 1 else ""
    if shared and re.fullmatch(r"[\w.-]+", shared) and not re.fullmatch(r"\d+", shared):
        return f'a[href*="/{shared}/"]::attr(href)'
    kinds = sorted({(link.get("href") or "").rpartition(".")[2].lower() for link in links})
    return ", ".join(f'a[href$=".{kind}"]::attr(href)' for kind in kinds)


def _finds_as_much(
    short: dict[str, Any], long: dict[str, Any], list_page: bytes, list_url: str, article_page: bytes | None
) -> bool:
    """Whether a family's own selectors find no less on these pages."""
    try:
        theirs = CrawlSource.model_validate(merged_with_family(short))
        # Families know which parts of an address change from visit to visit: the titles are what must agree.
        named = [item.title for item in read_list(theirs, list_page, list_url).items]
        ours = [item.title for item in read_list(_validated(long), list_page, list_url).items]
        return named == ours and (article_page is None or not _lacking(theirs, article_page, list_url))
    except (ValidationError, UnreadablePage):
        return False
