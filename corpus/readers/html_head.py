"""What a page says of itself: title, site, author and time of publication, from its metadata.

Open Graph (`og:title`, `article:published_time`), schema.org in JSON-LD and microdata (`datePublished`, `headline`).
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass

import regex
from lxml.html import HtmlElement

from corpus.readers.html_lexicon import lexicon
from corpus.textform import one_line

_STAMP = regex.compile(
    r"(?P<day>(?:19|20)\d\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01]))"
    r"(?:[T ](?P<clock>(?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d)?)(?:\.\d+)?\s?(?P<zone>Z|[+-]\d\d:?\d\d)?)?(?!\d)"
)
_WINDOW_PARTS = regex.compile(r"\s+[|–—-]\s+")
_PUBLISHED_NAMES = """
    article:published_time article:published og:published_time published_time datepublished pubdate publishdate
    publish-date publish_date dc.date.issued cxenseparse:recs:publishtime parsely-pub-date
"""
_PUBLISHED = tuple(_PUBLISHED_NAMES.split())
_AUTHORS = ("article:author", "author", "dc.creator", "dable:author", "parsely-author")
_ARTICLE_KEYS = frozenset({"headline", "datePublished", "articleBody"})
_MAX_JSON = 2_000_000
_LONGEST_SITE = 12
"""Words in a site's name."""


@dataclass(frozen=True, slots=True)
class PageHead:
    """Metadata as written, blanks folded; `article_body` is the text that schema.org data repeats, if any.

    A title is sure when the page states it for the item, not only for its window.
    """

    title: str | None = None
    is_title_sure: bool = False
    site: str | None = None
    author: str | None = None
    published_at: str | None = None
    article_body: str | None = None


def read_head(root: HtmlElement) -> PageHead:
    """Read the metadata; scripts must still be in the tree."""
    metas: dict[str, str] = {}
    for meta in root.iter("meta"):
        name = (meta.get("property") or meta.get("name") or meta.get("itemprop") or "").strip().lower()
        content = one_line(meta.get("content") or "")
        if name and content:
            metas.setdefault(name, content)
    data = _linked_data(root)
    headings = [one_line("".join(h1.itertext())) for h1 in root.iter("h1")]
    element = root.find(".//title")
    window = one_line("".join(element.itertext())) if element is not None else ""
    site = metas.get("og:site_name") or _text(data.get("publisher")) or _site_behind(window)
    titles = (metas.get("og:title"), _text(data.get("headline")), metas.get("twitter:title"))
    title, is_sure = _title([title for title in titles if title], [heading for heading in headings if heading], window)
    return PageHead(
        title=title,
        is_title_sure=is_sure,
        site=site,
        author=_author([_text(data.get("author")), *(metas.get(name) for name in _AUTHORS)], site, window),
        published_at=_first_stamp([_text(data.get("datePublished")), *(metas.get(name) for name in _PUBLISHED)]),
        article_body=_text(data.get("articleBody")),
    )


def stamp(text: str | None) -> str | None:
    """A time in ISO 8601, as far as it is stated (day, or day and clock with its zone); None for any other writing.

    >>> stamp("2016-11-24 09:39:44+0700"), stamp("24/11/2016")
    ('2016-11-24T09:39:44+07:00', None)
    """
    found = _STAMP.match((text or "").strip())
    if found is None:
        return None
    day, clock, zone = found.group("day", "clock", "zone")
    if clock is None:
        return str(day)
    zone = zone or ""
    if len(zone) == 5:
        zone = f"{zone[:3]}:{zone[3:]}"
    return f"{day}T{clock}{zone}"


def person(text: str | None, site: str | None, window: str = "") -> str | None:
    """The name in an author's field; None where it is an address, the site itself or no name at all."""
    if not text:
        return None
    words = lexicon()
    name = str(words.author_prefix.sub("", one_line(text))).strip(" -–|()*.")
    lowered = name.lower()
    if not 2 <= len(name) <= 60 or "/" in name or "@" in name or any(letter.isdigit() for letter in name):
        return None
    if any(word in lowered for word in words.site_words) or (site and lowered == site.lower()):
        return None
    return None if window and lowered in window.lower() else name


def _title(stated: list[str], headings: list[str], window: str) -> tuple[str | None, bool]:
    """The item's title: what the metadata states, unless it is the same for every page and a heading says more."""
    generic = lexicon().generic_titles
    good = [title for title in stated if title.lower() not in generic]
    for heading in headings:
        if any(_alike(heading, title) for title in [*stated, window]):
            return heading, True
    named = [heading for heading in headings if len(heading.split()) > 4]
    if good and (len(good[0].split()) > 4 or not named):
        return (good[0], True) if good[0] != window else (_without_site(window), False)
    if named:
        return named[0], True
    bare = _without_site(window)
    if bare and bare.lower() not in generic:
        return bare, False
    return (headings[0] if headings else None, False)


def _without_site(window: str) -> str:
    """A window's title without the name of the site before or behind it."""
    words = lexicon().site_words
    parts = [part.strip() for part in _WINDOW_PARTS.split(window)]
    for place in (0, -1):
        if len(parts) > 1 and any(word in parts[place].lower() for word in words):
            del parts[place]
    if len(parts) > 1 and len(parts[-1].split()) <= 6:
        del parts[-1]
    return " - ".join(part for part in parts if part)


def _site_behind(window: str) -> str | None:
    """The site that a window's title names behind the item's title."""
    parts = [part.strip() for part in _WINDOW_PARTS.split(window)]
    last = parts[-1].lower()
    words = lexicon()
    if len(parts) < 2 or len(last.split()) > _LONGEST_SITE:
        return None
    is_site = last.startswith(words.site_openings) or any(word in last for word in words.site_words)
    return parts[-1] if is_site else None


def _alike(heading: str, title: str) -> bool:
    """Whether a heading says what a title says (a title may have the site's name behind it)."""
    words = heading.lower().split()
    other = set(title.lower().split())
    return len(words) > 3 and sum(word in other for word in words) >= 0.8 * len(words)


def _author(stated: list[str | None], site: str | None, window: str) -> str | None:
    return next((name for text in stated if (name := person(text, site, window))), None)


def _first_stamp(stated: list[str | None]) -> str | None:
    return next((found for text in stated if (found := stamp(text))), None)


def _text(value: object) -> str | None:
    """A string of JSON-LD: as it stands, or the name of a thing, or the first of a list."""
    if isinstance(value, list):
        return next((text for item in value if (text := _text(item))), None)
    if isinstance(value, dict):
        return _text(value.get("name"))
    return value.strip() or None if isinstance(value, str) else None


def _linked_data(root: HtmlElement) -> dict[str, object]:
    """The JSON-LD object of the page's article: the first with a headline or a time of publication."""
    for script in root.iter("script"):
        if (script.get("type") or "").strip().lower() != "application/ld+json":
            continue
        content = script.text or ""
        if len(content) > _MAX_JSON:
            continue
        try:
            value = json.loads(content, strict=False)
        except (ValueError, RecursionError):
            continue
        for item in _objects(value):
            if not item.keys().isdisjoint(_ARTICLE_KEYS) or "Article" in str(item.get("@type")):
                return item
    return {}


def _objects(value: object) -> Iterator[dict[str, object]]:
    items = value if isinstance(value, list) else [value]
    for item in items:
        if isinstance(item, dict):
            yield item
            graph = item.get("@graph")
            if isinstance(graph, list):
                yield from (part for part in graph if isinstance(part, dict))
