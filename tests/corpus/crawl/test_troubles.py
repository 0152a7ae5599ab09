"""What sites do to a crawler: each trouble, what becomes of it, and that a crawl with a hole in it never says it has none."""

import unicodedata
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any

import pytest

from corpus.archive import Kind, documents_in
from tests.corpus.crawl.conftest import TODAY, Crawled, Crawls
from tests.corpus.crawl.entries import entries
from tests.corpus.crawl.markup import ASPNET, DNN, LIFERAY, NUKEVIET, VNPT, WORDPRESS, Family
from tests.corpus.crawl.site import Site, Trouble, served

Serve = Callable[[Site], Site]
FOUR = entries(4, TODAY)
PAGE = LIFERAY.page_path.format(key=FOUR[1].key)
FILE = LIFERAY.file_path.format(key=FOUR[1].key, file=FOUR[1].files[0])

OTHER = LIFERAY.file_path.format(key=FOUR[2].key, file=FOUR[2].files[0])


def _articles(crawls: Crawls, name: str) -> list[str]:
    return [found.capture.url for found in documents_in(crawls.archive, name) if found.capture.kind is Kind.ARTICLE]


def _files(crawls: Crawls, name: str) -> list[str]:
    return [found.capture.url for found in documents_in(crawls.archive, name) if found.capture.kind is Kind.ATTACHMENT]


# (bytes are written in, the server says, the source says)
CHARSETS = [("utf-8", "iso-8859-1", None), ("utf-16", "utf-8", None), ("cp1258", "utf-8", "cp1258")]

# (name, the path, the trouble, alarms, complete, articles in the archive, requests for the path)
TROUBLES = [
    ("passing-500", PAGE, Trouble("status", 2, "500"), [], True, 4, 3),
    ("lasting-500", PAGE, Trouble("status", 99, "500"), ["http.status"], False, 3, 3),
    ("passing-429", PAGE, Trouble("status", 1, "429 1"), [], True, 4, 2),
    ("gone", PAGE, Trouble("status", 99, "404"), ["http.status"], True, 3, 1),
    ("forbidden", PAGE, Trouble("status", 99, "403"), ["http.status"], False, 3, 1),
    ("cut-once", PAGE, Trouble("cut", 1), [], True, 4, 2),
    ("cut-always", PAGE, Trouble("cut", 99), ["http.failed"], False, 3, 3),
    ("slow-once", PAGE, Trouble("slow", 1, "2"), [], True, 4, 2),
    ("moved", PAGE, Trouble("redirect", 99, "/web/guest/moi"), ["http.status"], True, 3, 1),
    ("to-private", PAGE, Trouble("redirect", 99, "http://10.1.2.3/"), ["address.refused"], False, 3, 1),
    ("to-loopback-by-name", PAGE, Trouble("redirect", 99, "http://localtest.invalid/"), ["address.refused"], False, 3, 1),
    ("to-a-file", PAGE, Trouble("redirect", 99, "file:///etc/passwd"), ["http.status"], False, 3, 1),
    ("to-ftp", PAGE, Trouble("redirect", 99, "ftp://127.0.0.1/x"), ["http.status"], False, 3, 1),
    ("film", FILE, Trouble("media", 99, "video/mp4"), ["attachment.unknown_type"], True, 4, 1),
    ("too-large", FILE, Trouble("large", 99, "300000"), ["http.too_large"], True, 4, 1),
    ("login-instead", FILE, Trouble("page", 99, "<html><body>Đăng nhập</body></html>"), ["attachment.is_page"], False, 4, 1),
    ("empty-article", PAGE, Trouble("page", 99, "<html><body></body></html>"), ["field.missing"] * 2, True, 4, 1),
    ("file-gone", FILE, Trouble("status", 99, "404"), ["http.status"], True, 4, 1),
]  # fmt: skip


@dataclass(frozen=True)
class Mixed:
    """One run over many sites, each with a trouble of its own."""

    crawls: Crawls
    sites: dict[str, Site]
    crawled: Crawled


@pytest.fixture(scope="module")
def mixed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Mixed]:
    crawls = Crawls(tmp_path_factory.mktemp("mixed"))
    sites = {}
    with ExitStack() as stack:

        def add(name: str, site: Site, **changes: Any) -> None:
            sites[name] = stack.enter_context(served(site))
            crawls.add(name, site, **changes)

        for name, path, trouble, *_ in TROUBLES:
            site = Site(LIFERAY, FOUR, page_size=9, troubles={path: replace(trouble)})
            add(name, site, **{"politeness.max_bytes": 200_000})
        add("session-postback", Site(ASPNET, entries(6, TODAY), page_size=3, needs_session=True))
        add("session-link", Site(VNPT, entries(6, TODAY), page_size=3, needs_session=True))
        vietnamese = replace(
            DNN, list_page=lambda *a: _as_1258(DNN.list_page(*a)), page=lambda e: _as_1258(DNN.page(e))
        )
        for encoding, said, ours in CHARSETS:
            family = vietnamese if encoding == "cp1258" else DNN
            site = Site(family, FOUR, page_size=9, encoding=encoding, charset=said)
            add(f"charset-{encoding}", site, encoding=ours, family="dotnetnuke")
        for name, minimum, maximum in (("silent", 50, 99), ("flooded", 1, 3), ("usual", 1, 50)):
            expected = {"per": "month", "minimum": minimum, "maximum": maximum}
            add(name, Site(WORDPRESS, FOUR, page_size=9), expected=expected)
        add("pdf-only", Site(LIFERAY, FOUR, page_size=9, files={"docx": b"PK\x03\x04 word/"}), attachment_types=["pdf"])
        add("long", Site(LIFERAY, entries(9, TODAY), page_size=3), **{"listing.max_pages": 2})
        yield Mixed(crawls, sites, crawls.fetch())


def _codes(mixed: Mixed, name: str) -> list[str]:
    return [issue.code for issue in mixed.crawled.of(name).issues]


@pytest.mark.parametrize("row", TROUBLES, ids=lambda row: row[0])
def test_a_trouble_and_what_becomes_of_it(mixed: Mixed, row: tuple[Any, ...]) -> None:
    name, path, _, codes, complete, articles, asked = row
    report = mixed.crawled.of(name)
    requests = [hit for hit in mixed.sites[name].hits if hit.path == path]
    found = (_codes(mixed, name), report.complete, len(_articles(mixed.crawls, name)), len(requests))
    assert found == (codes, complete, articles, asked)
    for issue in report.issues:
        assert issue.source == name
        assert issue.urls == (mixed.sites[name].base + path,)
        assert issue.expected
        assert (
            f"kehoach: {name}: {issue.code} at {issue.urls[0]}: expected {issue.expected}, found" in mixed.crawled.err
        )


def test_what_one_site_does_stops_no_other_and_the_run_says_that_it_has_holes(mixed: Mixed) -> None:
    assert len(mixed.crawled.report.sources) == len(mixed.sites)
    assert (mixed.crawled.code, mixed.crawled.report.complete) == (1, False)


def test_retry_after_is_waited_for_by_the_whole_host(mixed: Mixed) -> None:
    hits = mixed.sites["passing-429"].hits
    refused = next(hit.at for hit in hits if hit.status == 429)
    assert min(hit.at for hit in hits if hit.at > refused) - refused >= 0.9


@pytest.mark.parametrize("name", ["session-postback", "session-link"])
def test_pages_that_need_a_session(mixed: Mixed, name: str) -> None:
    report = mixed.crawled.of(name)
    assert (report.issues, report.complete, report.new) == ((), True, 6)


@pytest.mark.parametrize("encoding", [encoding for encoding, *_ in CHARSETS])
def test_what_a_server_says_of_its_charset_is_not_believed(mixed: Mixed, encoding: str) -> None:
    name = f"charset-{encoding}"
    assert _codes(mixed, name) == []
    found = [document.capture for document in documents_in(mixed.crawls.archive, name)]
    titles = [capture.title for capture in found if capture.kind is Kind.ARTICLE]
    assert sorted(unicodedata.normalize("NFC", title or "") for title in titles) == sorted(
        entry.title for entry in FOUR
    )


@pytest.mark.parametrize(("name", "codes"), [("silent", ["count.low"]), ("flooded", ["count.high"]), ("usual", [])])
def test_silence_and_floods_are_alarms(mixed: Mixed, name: str, codes: list[str]) -> None:
    assert _codes(mixed, name) == codes


def test_a_type_of_file_that_was_never_seen_is_kept_and_told(mixed: Mixed) -> None:
    assert _codes(mixed, "pdf-only") == ["attachment.unknown_type"]
    assert len(_files(mixed.crawls, "pdf-only")) == sum(len(entry.files) for entry in FOUR)


def test_more_pages_than_a_source_is_read_for_is_an_alarm(mixed: Mixed) -> None:
    assert _codes(mixed, "long") == ["crawl.page_limit"]
    assert not mixed.crawled.of("long").complete


def test_what_the_next_crawl_makes_good_leaves_alone_and_fetches_again(crawls: Crawls, serve: Serve) -> None:
    gone = {PAGE: Trouble("status", 99, "404"), FILE: Trouble("status", 99, "410")}
    passing = {PAGE: Trouble("status", 3, "500"), OTHER: Trouble("cut", 3)}
    sites = {
        "gone": serve(Site(LIFERAY, FOUR, page_size=9, troubles=gone)),
        "ill": serve(Site(LIFERAY, FOUR, page_size=9, troubles=passing)),
        "mended": serve(Site(LIFERAY, FOUR, page_size=9)),
    }
    for name, site in sites.items():
        crawls.add(name, site)
    first = crawls.fetch()
    assert {name: first.of(name).complete for name in sites} == {"gone": True, "ill": False, "mended": True}
    # What is gone is not asked for again soon.
    # What failed in passing is fetched by the next crawl.
    # What its list calls otherwise now is fetched again, and both are kept.
    sites["mended"].entries = [replace(FOUR[0], title="Đính chính " + FOUR[0].title), *FOUR[1:]]
    for site in sites.values():
        site.hits.clear()
    second = crawls.fetch()
    assert (second.code, second.codes, second.report.complete) == (0, [], True)
    assert [hit.path for hit in sites["gone"].hits if hit.path in (PAGE, FILE)] == []
    assert {name: second.of(name).new for name in sites} == {"gone": 0, "ill": 1, "mended": 1}
    assert len(_articles(crawls, "ill")) == 4
    assert len(_files(crawls, "ill")) == sum(len(entry.files) for entry in FOUR)
    latest = {found.capture.url: found.capture.title for found in documents_in(crawls.archive, "mended")}
    page = sites["mended"].base + LIFERAY.page_path.format(key=FOUR[0].key)
    assert latest[page] == "Đính chính " + FOUR[0].title
    assert len(list((crawls.archive / "warc").glob("*/*.gz"))) > len(latest)


def _fits(letter: str) -> bool:
    try:
        letter.encode("cp1258")
    except UnicodeEncodeError:
        return False
    return True


def _as_1258(text: str) -> str:
    """As windows-1258 writes it: tone marks behind letters that carry the others."""
    made = []
    for letter in text:
        if _fits(letter):
            made.append(letter)
            continue
        parts = unicodedata.normalize("NFD", letter)
        tones = [part for part in parts if part in "\u0300\u0301\u0303\u0309\u0323"]
        rest = unicodedata.normalize("NFC", "".join(part for part in parts if part not in tones))
        made.append(rest + "".join(tones))
    return "".join(made)


# Drift: (name, how the site changed, alarms of the second crawl, is it complete)
def _emptied(family: Family) -> Family:
    return replace(family, list_page=lambda shown, page, pages, total: family.list_page([], page, pages, 0))


def _renamed(family: Family, old: str, new: str) -> Family:
    return replace(
        family,
        list_page=lambda *a: family.list_page(*a).replace(old, new),
        page=lambda e: family.page(e).replace(old, new),
    )


def _rebuilt(family: Family) -> Family:
    def around(text: str) -> str:
        start = '<section class="shell"><main id="app" class="grid col-9"><div class="card wide"><div class="inner">'
        return (
            text.replace('<div class="main">', start).replace('<ul class="menu">', '<nav class="top"><ol class="links">')
            .replace("</ul></div>\n", "</ol></nav></div>\n").replace('<div class="header">', '<header class="bar">')
            .replace('<div class="footer">', '<footer class="legal"><div>')
        )  # fmt: skip

    return replace(family, list_page=lambda *a: around(family.list_page(*a)), page=lambda e: around(family.page(e)))


DRIFTS = [
    ("emptied", _emptied(NUKEVIET), ["listing.empty"], False),
    ("renamed-item", _renamed(NUKEVIET, "panel-body", "card-body"), ["listing.empty"], False),
    ("renamed-title", _renamed(NUKEVIET, "h3", "h4"), ["listing.changed"], False),
    ("no-dates", _renamed(NUKEVIET, 'class="time"', 'class="clock"'), ["field.missing"], True),
    ("no-body", _renamed(NUKEVIET, "news-bodyhtml", "noi-dung"), ["field.missing"], True),
    ("rebuilt", _rebuilt(NUKEVIET), ["layout.changed", "layout.changed"], True),
    ("same", NUKEVIET, [], True),
]


def test_a_site_that_changed_is_an_alarm_and_the_others_go_on(crawls: Crawls, serve: Serve) -> None:
    sites = {}
    for name, *_ in DRIFTS:
        sites[name] = serve(Site(NUKEVIET, entries(6, TODAY - timedelta(days=6)), page_size=9))
        crawls.add(name, sites[name], family="nukeviet")
    first = crawls.fetch()
    assert first.codes == []
    for name, changed, *_ in DRIFTS:
        sites[name].family = changed
        sites[name].entries = entries(8, TODAY)
    second = crawls.fetch()
    found = {name: ([issue.code for issue in second.of(name).issues], second.of(name).complete) for name, *_ in DRIFTS}
    assert found == {name: (codes, complete) for name, _, codes, complete in DRIFTS}
    assert second.code == 1
    assert second.of("same").new == 2


def test_what_a_person_limits_is_never_called_complete(crawls: Crawls, serve: Serve) -> None:
    site = serve(Site(LIFERAY, entries(8, TODAY), page_size=3))
    crawls.add("many", site)
    some = crawls.fetch("--max", "2")
    report = some.of("many")
    assert (some.code, report.new, report.complete, report.limited) == (0, 2, False, True)
    assert "stopped at --max" in some.err
    everything = crawls.fetch()
    assert (everything.of("many").new, everything.report.complete) == (6, True)


def test_since_ends_the_walk_and_leaves_older_items(crawls: Crawls, serve: Serve) -> None:
    site = serve(Site(NUKEVIET, entries(12, TODAY), page_size=3))
    crawls.add("old", site)
    crawled = crawls.fetch("--since", entries(12, TODAY)[4].day.isoformat())
    report = crawled.of("old")
    assert (report.new, report.older, report.pages, report.complete) == (5, 4, 3, True)
