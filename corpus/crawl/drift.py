"""Drift and silence: what a page, a list or a count shows to be other than what the source expects."""

import re
from datetime import date, timedelta

from parsel import Selector

from corpus.crawl.pages import ArticlePage, ListPage
from corpus.crawl.report import IssueLog
from corpus.crawl.selectors import Pick
from corpus.crawl.source import CrawlSource

_MOST = 0.5
"""More than this share of a list's items without a value: the site no longer gives it."""
_FEW = 0.2
"""The same for what an item cannot do without."""
_ALIKE = 0.5
"""Share of kinds of elements that two pages of one layout have in common, at least."""
_DEPTH = 9
_NEEDED = frozenset({"title", "url", "attachments"})


def check_list(source: CrawlSource, page: ListPage, url: str, log: IssueLog, *, is_first: bool) -> None:
    """Alarms about a list's page: nothing on it, items without values. An end of the list is no alarm."""
    pick = shown(source.listing.item)
    if page.places == 0:
        # A search for few days may find nothing; where the site says how many it found, that must be none.
        is_search = source.listing.total is None and "{since" in "".join(source.listing.urls)
        if is_first and page.total != 0 and not is_search:
            log.add("listing.empty", url, expected=f"items at {pick}", found="none", partial=True)
        return
    if not page.items:
        names = ", ".join(sorted(page.lacking)) or "values"
        log.add(
            "listing.changed", url, expected=f"{names} in each of the items at {pick}", found="not in one", partial=True
        )
        return
    for name, count in page.lacking.items():
        if count > page.places * (_FEW if name in _NEEDED else _MOST):
            log.add(
                "field.missing",
                url,
                expected=f"{name} in the items of the list at {shown(_pick_of(source, name))}",
                found="missing in most" if name not in _NEEDED else "missing in several",
                partial=name in _NEEDED,
            )


def _pick_of(source: CrawlSource, name: str) -> Pick | None:
    listing = source.listing
    return {
        "title": listing.title, "url": listing.url, "date": listing.date, "number": listing.number,
        "attachments": listing.attachments,
    }[name]  # fmt: skip


def check_article(source: CrawlSource, page: ArticlePage, url: str, log: IssueLog) -> None:
    """Alarms about an item's page: required values that are not there."""
    article = source.article
    if article is None:
        return
    picks = {
        "title": article.title, "date": article.date, "number": article.number, "body": article.body,
        "attachments": article.attachments,
    }  # fmt: skip
    for name in page.lacking:
        log.add("field.missing", url, expected=f"{name} at {shown(picks[name])}", found="nothing")


def check_count(source: CrawlSource, count: int, until: date, log: IssueLog) -> None:
    """An alarm where a source was silent or flooded: `count` items in the stretch that ends with `until`."""
    expected = source.expected
    since = until - timedelta(days=expected.days - 1)
    stretch = f"from {since} to {until}"
    if count < expected.minimum:
        log.add("count.low", source.home, expected=f"at least {expected.minimum} items {stretch}", found=str(count))
    elif count > expected.maximum:
        log.add("count.high", source.home, expected=f"at most {expected.maximum} items {stretch}", found=str(count))


def shape_of(page: Selector, without: Pick | None) -> str:
    """A page's layout: the kinds of its elements (name, classes, place), without what stands inside `without`.

    Numbers in class names are left out: they change from page to page.
    """
    inside = set()
    for part in without.parts(page) if without is not None else ():
        if hasattr(part.root, "iterdescendants"):
            inside.update(part.root.iterdescendants())
    kinds = set()
    body = page.xpath("//body")
    stack = [(body[0].root, 0)] if body else []
    while stack:
        element, depth = stack.pop()
        if not isinstance(element.tag, str) or element in inside:
            continue
        names = re.sub(r"\d+", "0", " ".join(sorted((element.get("class") or "").split())))
        kinds.add(f"{depth}{element.tag}.{names}")
        if depth < _DEPTH:
            stack += [(child, depth + 1) for child in element]
    return "\n".join(sorted(kinds))


def alike(before: str, now: str) -> bool:
    """Whether two shapes are of one layout."""
    first, second = set(before.split("\n")), set(now.split("\n"))
    return len(first & second) >= _ALIKE * len(first | second)


def shown(pick: Pick | None) -> str:
    """A selector in words."""
    if pick is None:
        return "(no selector)"
    path = pick.css or pick.xpath or pick.jmes or ""
    return f"{path} ~ {pick.regex}" if pick.regex else path
