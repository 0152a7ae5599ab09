"""`kehoach sources` and `kehoach sources test`: what is known of sites, and what selectors find on saved pages."""

import json
import sys
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

from rich.table import Table
from rich.text import Text

from kehoach.arguments import shown
from kehoach.commands.needs import needs_crawl_extra
from kehoach.terminal import terminal

with needs_crawl_extra():
    from corpus.archive import Archive, ArchiveError, is_archive
    from corpus.crawl.drift import check_article, check_list
    from corpus.crawl.load import PAGES, SourceError, load_sources
    from corpus.crawl.pages import ArticlePage, ListPage, UnreadablePage, read_article, read_list
    from corpus.crawl.report import IssueLog
    from corpus.crawl.source import CrawlSource

_LONGEST_BODY = 300


def show_all(folders: Sequence[Path], archive: Path, *, as_json: bool) -> int:
    """Print every source; 1 where a file of a source is at fault."""
    try:
        sources = load_sources(folders)
        crawls = _last_crawls(sources, archive)
    except (SourceError, ArchiveError) as error:
        return _complain(str(error))
    if as_json:
        told = [source.model_dump(mode="json") | {"last_crawl": crawls.get(name)} for name, source in sources.items()]
        print(json.dumps(told, ensure_ascii=False, indent=2))
        return 0
    table = Table()
    for name in ("source", "publisher", "family", "page seen", "last crawl"):
        table.add_column(name, overflow="fold")
    for name, source in sources.items():
        latest = max(source.notes, key=lambda note: note.day)
        seen = f"unverified ({latest.day})" if source.unverified else f"yes ({latest.day})"
        row = (name, source.publisher, source.family, seen, crawls.get(name, ""))
        table.add_row(*(Text(cell) for cell in row), style="yellow" if source.unverified else None)
    console = terminal()
    console.print(table)
    unseen = sum(source.unverified for source in sources.values())
    console.print(
        Text(
            f"{len(sources)} sources. {unseen} are unverified: no live page of them was ever seen, their addresses and "
            "selectors are the usual ones of their family and must be checked (docs/sources.md says how)."
        )
    )
    return 0


def show_found(name: str, listing: Path | None, article: Path | None, folders: Sequence[Path]) -> int:
    """Print what a source's selectors find; 1 where they lack something or find other than the recorded result."""
    try:
        source = load_sources(folders).get(name)
    except SourceError as error:
        return _complain(str(error))
    if source is None:
        return _complain(f"no source is called {name!r}: see `kehoach sources`")
    recorded = listing is None and article is None
    if recorded:
        listing, article = _recorded(name, "list"), _recorded(name, "article")
        if listing is None:
            return _complain(f"{name} has no recorded pages in {PAGES / name}: give --listing and --article")
    expected = _expected(name) if recorded else None
    base = str(expected["base"]) if expected else next(iter(source.listing.urls), source.home)
    log = IssueLog(name)
    found: dict[str, object] = {}
    try:
        first = ""
        if listing is not None:
            page = read_list(source, listing.read_bytes(), base)
            check_list(source, page, base, log, is_first=True)
            found["list"] = _print_list(page)
            first = page.items[0].url or "" if page.items else ""
        if article is not None and source.article is not None:
            read = read_article(source, source.article, article.read_bytes(), first or base)
            check_article(source, read, str(article), log)
            found["article"] = _print_article(read)
    except (UnreadablePage, OSError) as error:
        return _complain(f"{shown(listing or Path())}, {shown(article or Path())}: {error}")
    for issue in log.all():
        print(f"kehoach: {name}: {issue.code}: expected {issue.expected}, found {issue.found}", file=sys.stderr)
    differs = expected is not None and any(_differs(expected.get(part), told) for part, told in found.items())
    if expected is not None:
        print("This is NOT the recorded result." if differs else "This is the recorded result.")
    return 1 if differs or log.all() else 0


def _print_list(page: ListPage) -> list[dict[str, object]]:
    table = Table(title=f"List: {len(page.items)} items at {page.places} places")
    for name in ("date", "number", "title", "page or files"):
        table.add_column(name, overflow="fold")
    told: list[dict[str, object]] = []
    for item in page.items:
        day = item.day.isoformat() if item.day else None
        cells = (day or "", item.number or "", item.title, "\n".join(filter(None, (item.url, *item.attachments))))
        table.add_row(*(Text(cell) for cell in cells))
        told.append(
            {
                "url": item.url,
                "title": item.title,
                "date": day,
                "number": item.number,
                "attachments": list(item.attachments),
            }
        )
    terminal().print(table)
    return told


def _print_article(page: ArticlePage) -> dict[str, object]:
    body = page.body or ""
    day = page.day.isoformat() if page.day else None
    table = Table(title="Article", show_header=False)
    for name, value in (
        ("title", page.title),
        ("date", day),
        ("number", page.number),
        ("body", f"{body[:_LONGEST_BODY]}… ({len(body)} characters)" if len(body) > _LONGEST_BODY else body),
        ("attachments", "\n".join(page.attachments)),
        ("lacking", ", ".join(page.lacking)),
    ):
        table.add_row(Text(name), Text(value or "-"))
    terminal().print(table)
    return {
        "title": page.title,
        "date": day,
        "number": page.number,
        "attachments": list(page.attachments),
        "body": body,
    }


def _differs(expected: object, found: object) -> bool:
    if isinstance(expected, dict) and isinstance(found, dict):
        body = str(found.get("body", ""))
        return any(part not in body for part in expected["body"]) or any(
            expected[key] != found[key] for key in expected if key != "body"
        )
    return expected != found


def _recorded(name: str, part: str) -> Path | None:
    return next(iter(sorted((PAGES / name).glob(f"{part}.*"))), None)


def _expected(name: str) -> dict[str, object] | None:
    place = _recorded(name, "expected")
    return dict(json.loads(place.read_text(encoding="utf-8"))) if place else None


def _last_crawls(sources: dict[str, CrawlSource], folder: Path) -> dict[str, str]:
    if not is_archive(folder):
        return {}
    told = {}
    with closing(Archive.read(folder)) as archive:
        for name in sources:
            last = archive.index.last_crawl(name)
            if last is not None:
                started, ended, complete = last
                told[name] = f"{started[:16]} {'complete' if complete else 'NOT complete' if ended else 'killed'}"
    return told


def _complain(reason: str) -> int:
    for line in reason.splitlines():
        print(f"kehoach: {line}", file=sys.stderr)
    return 1
