"""From one page of a list to the next, in each of the ways in which sites do it."""

import json
from datetime import date, timedelta
from typing import Any
from urllib.parse import urljoin

from parsel import Selector
from scrapy import FormRequest, Request

from corpus.archive import Kind
from corpus.crawl.pages import absolute
from corpus.crawl.source import CrawlSource, NextLink, Number, Postback


def first_requests(source: CrawlSource, since: date, until: date) -> list[Request]:
    """The first page of every list of a source."""
    listing = source.listing
    return [
        list_request(source, url, start, end, 0)
        for url in listing.urls
        for start, end in windows(since, until, listing.windows)
    ]


def windows(since: date, until: date, days: int | None) -> list[tuple[date, date]]:
    """A stretch of time in pieces of at most `days` days, the latest first.

    >>> windows(date(2026, 1, 1), date(2026, 1, 10), 7)
    [(datetime.date(2026, 1, 4), datetime.date(2026, 1, 10)), (datetime.date(2026, 1, 1), datetime.date(2026, 1, 3))]
    """
    if days is None:
        return [(since, until)]
    pieces = []
    end = until
    while end >= since:
        start = max(since, end - timedelta(days=days - 1))
        pieces.append((start, end))
        end = start - timedelta(days=1)
    return pieces


def list_request(source: CrawlSource, template: str, since: date, until: date, page: int) -> Request:
    """The request for the page-th page (from 0) of a list whose address is a template."""
    paging = source.listing.paging
    number = paging.first + page * paging.step if isinstance(paging, Number) else page + 1
    fields = {"page": number, "since": since, "until": until}
    meta = {"kind": Kind.LISTING, "template": template, "since": since, "until": until, "page": page}
    url = template.format(**fields)
    # What was asked before may be asked again: a list is read once a crawl, and its end is told by its items.
    if source.listing.post is None:
        return Request(url, meta=meta, dont_filter=True, priority=10)
    body = json.dumps(_filled(source.listing.post, fields), ensure_ascii=False).encode()
    headers = {"Content-Type": "application/json", "Accept": "application/json"}
    return Request(url, method="POST", body=body, headers=headers, meta=meta, dont_filter=True, priority=10)


def next_request(source: CrawlSource, page: Selector, request: Request, url: str) -> Request | None:
    """The request for the page behind the one that `request` gave (at `url`); None where the list ends here."""
    paging = source.listing.paging
    meta = request.meta
    number = meta["page"] + 1
    if isinstance(paging, Number):
        return list_request(source, meta["template"], meta["since"], meta["until"], number)
    kept = {name: meta[name] for name in ("template", "since", "until")}
    kept |= {"kind": Kind.LISTING, "page": number, "lists": meta.get("lists")}
    if isinstance(paging, NextLink):
        link = paging.next.first(page)
        address = absolute(url, link, source) if link else None
        return Request(address, meta=kept, dont_filter=True, priority=10) if address and address != url else None
    if isinstance(paging, Postback):
        return _postback(paging, page, kept, url, number + 1)
    return None


def _postback(paging: Postback, page: Selector, meta: dict[str, Any], url: str, number: int) -> Request | None:
    argument = paging.argument.format(page=number)
    target = paging.target.format(page=number)
    if paging.pages is not None and not any(argument in link for link in paging.pages.all(page)):
        return None
    form = next(iter(page.xpath("//form[.//input[@name='__VIEWSTATE']]")), None)
    if form is None:
        return None
    fields = {
        field.attrib["name"]: field.attrib.get("value", "") for field in form.xpath(".//input[@type='hidden'][@name]")
    }
    fields |= {"__EVENTTARGET": target, "__EVENTARGUMENT": argument}
    address = form.attrib.get("action") or url
    return FormRequest(urljoin(url, address), formdata=fields, meta=meta, dont_filter=True, priority=10)


def _filled(value: Any, fields: dict[str, Any]) -> Any:
    """What is posted, its templates filled in; a template that is nothing but `{page}` becomes a number."""
    if isinstance(value, dict):
        return {key: _filled(inner, fields) for key, inner in value.items()}
    if isinstance(value, list):
        return [_filled(inner, fields) for inner in value]
    if value == "{page}":
        return fields["page"]
    return value.format(**fields) if isinstance(value, str) else value
