"""Composes the recorded pages of every source: `python -m tests.corpus.crawl.make_pages` writes corpus/sources/pages.

No live page could be recorded, so each source has a list and an item's page in the markup of its family, with decisions
of our own writing, and the result that its selectors must give (`expected.json`, made from the same decisions, not by
the selectors). Who records real pages of a source puts them in place of these and corrects `expected.json` by hand;
a folder with a file `RECORDED` is left alone.
"""

import json
import zlib
from datetime import date
from pathlib import Path
from urllib.parse import urljoin

from corpus.crawl.load import PAGES, load_sources
from corpus.crawl.source import CrawlSource, PageFormat
from tests.corpus.crawl.entries import Entry, entries
from tests.corpus.crawl.markup import FAMILIES

LAST_DAY = date(2026, 11, 20)
_EXTENSION = {PageFormat.HTML: "html", PageFormat.JSON: "json", PageFormat.FEED: "xml"}


def pages_of(source: CrawlSource) -> dict[str, str]:
    """The files of a source's folder: list, article, expected."""
    family = FAMILIES[source.family]
    first = 20 + zlib.crc32(source.name.encode()) % 400
    symbol = {"ministry": "QĐ-BỘ", "government": "QĐ-TTg", "gazette": "QĐ-TTg"}.get(source.level.value, "QĐ-UBND")
    shown = entries(3, LAST_DAY, symbol, place=source.province or "", first_key=first)
    base = source.home if source.listing.index is None else source.listing.index.list_url.partition("?")[0]
    made = {
        f"list.{_EXTENSION[source.listing.format]}": family.list_page(shown, 1, 2, 6).replace(
            "{base}", base.rstrip("/")
        ),
        "expected.json": json.dumps(_expected(source, base, shown), ensure_ascii=False, indent=1) + "\n",
    }
    if source.article is not None:
        made[f"article.{_EXTENSION[source.article.format]}"] = family.page(shown[0])
    return made


def _expected(source: CrawlSource, base: str, shown: list[Entry]) -> dict[str, object]:
    family = FAMILIES[source.family]
    listing = source.listing
    expected: dict[str, object] = {
        "about": "Composed in the markup of the family by tests/corpus/crawl/make_pages.py; not recorded from the site.",
        "base": base,
        "list": [
            {
                "url": _address(source, base, entry) if listing.url is not None else None,
                "title": entry.title
                if source.family != "domino-gazette"
                else f"Quyết định số {entry.number} {entry.title}",
                "date": entry.day.isoformat() if listing.date is not None else None,
                "number": entry.number if listing.number is not None else None,
                "attachments": _files(family.file_path, base, entry) if listing.attachments is not None else [],
            }
            for entry in shown
        ],
    }
    article = source.article
    if article is not None:
        entry = shown[0]
        titles = {"vbpl-old": f"Quyết định {entry.number}", "gazette": f"Quyết định số {entry.number}"}
        expected["article"] = {
            "title": titles.get(source.family, entry.title),
            "date": entry.day.isoformat() if article.date is not None else None,
            "number": entry.number if article.number is not None else None,
            "body": list(entry.paragraphs) if article.body is not None else [],
            "attachments": _files(family.file_path, base, entry) if article.attachments is not None else [],
        }
    return expected


def _address(source: CrawlSource, base: str, entry: Entry) -> str:
    if source.listing.url_template is not None:
        return source.listing.url_template.format(value=f"doc-{entry.key}")
    return urljoin(base, FAMILIES[source.family].page_path.format(key=entry.key))


def _files(path: str, base: str, entry: Entry) -> list[str]:
    return [urljoin(base, path.format(key=entry.key, file=name)) for name in entry.files]


def main() -> None:
    """Write every source's folder."""
    for source in load_sources().values():
        folder = PAGES / source.name
        if (folder / "RECORDED").exists():
            continue
        folder.mkdir(parents=True, exist_ok=True)
        for name, text in pages_of(source).items():
            Path(folder, name).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
