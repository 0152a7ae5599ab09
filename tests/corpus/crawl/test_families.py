"""A site of every family, crawled end to end into an archive and on into records; crawled again, nothing is downloaded."""

from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import pytest

from corpus.archive import Archive, Kind, documents_in
from extract.pipeline import extract_record
from schemas import Document
from tests.corpus.crawl.conftest import TODAY, Crawled, Crawls
from tests.corpus.crawl.entries import entries
from tests.corpus.crawl.markup import FAMILIES
from tests.corpus.crawl.site import Site, served

SAMPLES = Path(__file__).resolve().parents[3] / "corpus" / "samples"
ENTRIES = entries(7, TODAY)
PAGED = {name for name, family in FAMILIES.items() if "{page}" in family.list_path} | {
    "aspnet",
    "government",
    "vbpl-new",
}


@dataclass(frozen=True)
class Round:
    """Two crawls of the same sites, and what the sites saw of each."""

    sites: dict[str, Site]
    crawls: Crawls
    first: Crawled
    second: Crawled
    hits: dict[str, list[tuple[int, int]]]
    again: dict[str, list[tuple[int, int]]]


@pytest.fixture(scope="module")
def crawled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Round]:
    crawls = Crawls(tmp_path_factory.mktemp("families"))
    files = {
        "pdf": (SAMPLES / "11-quyet-dinh-ubnd-thai-nguyen.pdf").read_bytes(),
        "docx": (SAMPLES / "08-quyet-dinh-bo-y-te.docx").read_bytes(),
    }
    with ExitStack() as stack:
        sites = {}
        for name, family in FAMILIES.items():
            site = Site(family, ENTRIES, page_size=3 if name in PAGED else 50, files=files)
            sites[name] = stack.enter_context(served(site))
            crawls.add(f"t-{name}", site)
        first = crawls.fetch()
        hits = {name: [(hit.status, hit.sent) for hit in site.hits] for name, site in sites.items()}
        for site in sites.values():
            site.hits.clear()
        second = crawls.fetch()
        again = {name: [(hit.status, hit.sent) for hit in site.hits] for name, site in sites.items()}
        yield Round(sites, crawls, first, second, hits, again)


@pytest.mark.parametrize("name", FAMILIES)
def test_every_item_and_file_is_in_the_archive_once(crawled: Round, name: str) -> None:
    report = crawled.first.of(f"t-{name}")
    assert report.issues == ()
    assert report.complete
    site = crawled.sites[name]
    files = {
        site.base + site.family.file_path.format(key=entry.key, file=file) for entry in ENTRIES for file in entry.files
    }
    found = [document.capture for document in documents_in(crawled.crawls.archive, f"t-{name}")]
    articles = [capture for capture in found if capture.kind is Kind.ARTICLE]
    attached = [capture for capture in found if capture.kind is Kind.ATTACHMENT]
    if name == "domino-gazette":
        assert articles == []
        assert {capture.number for capture in attached} == {entry.number for entry in ENTRIES}
    else:
        assert len(articles) == len(ENTRIES)
        assert {capture.published_on for capture in articles} == {entry.day.isoformat() for entry in ENTRIES}
    assert {capture.url for capture in attached} == (files if name != "vbpl-new" else set())
    assert len(attached) == len({capture.url for capture in attached})
    assert all(status == 200 for status, _ in crawled.hits[name])


@pytest.mark.parametrize("name", sorted(set(FAMILIES) - {"domino-gazette", "vbpl-new"}))
def test_a_page_and_the_files_attached_to_it_are_linked(crawled: Round, name: str) -> None:
    captures = {
        document.capture.url: document.capture for document in documents_in(crawled.crawls.archive, f"t-{name}")
    }
    pages = [capture for capture in captures.values() if capture.kind is Kind.ARTICLE]
    assert sorted(len(page.attachments) for page in pages) == sorted(len(entry.files) for entry in ENTRIES)
    for page in pages:
        for url in page.attachments:
            assert captures[url].parent == page.url
            assert captures[url].title == page.title


@pytest.mark.parametrize("name", FAMILIES)
def test_a_second_crawl_of_an_unchanged_site_downloads_nothing(crawled: Round, name: str) -> None:
    report = crawled.second.of(f"t-{name}")
    assert (report.complete, report.new, report.bodies, report.bytes) == (True, 0, 0, 0)
    assert {status for status, _ in crawled.again[name]} == {304}
    assert sum(sent for _, sent in crawled.again[name]) == 0


def test_the_second_crawl_changed_nothing_in_the_archive(crawled: Round) -> None:
    archive = Archive.read(crawled.crawls.archive)
    files = list((crawled.crawls.archive / "warc").glob("*/*.gz"))
    assert len(archive.index.paths()) == len(files)
    archive.close()
    assert (crawled.first.code, crawled.second.code) == (0, 0)


@pytest.mark.parametrize("name", sorted(set(FAMILIES) - {"domino-gazette", "government"}))
def test_archived_pages_become_records_offline(crawled: Round, name: str) -> None:
    """The sites may be gone: records come out of the archive alone."""
    entry = ENTRIES[0]
    site = crawled.sites[name]
    url = site.base + site.family.page_path.format(key=entry.key)
    archived = next(found for found in documents_in(crawled.crawls.archive, f"t-{name}") if found.capture.url == url)
    [document] = archived.read_all()
    assert isinstance(document, Document)
    assert document.source.uri == url
    assert document.source.retrieved_at is not None
    assert document.source.site
    assert document.source.title
    record = extract_record(document)
    assert [(target.value, target.unit, target.by) for target in record.targets] == [(entry.share, "%", "2030")]
    assert record.document.uri == url


def test_attached_files_become_records(crawled: Round) -> None:
    found = [
        document
        for document in documents_in(crawled.crawls.archive, "t-liferay")
        if document.capture.url.endswith("pdf")
    ]
    [document] = found[0].read_all()
    assert isinstance(document, Document)
    record = extract_record(document)
    assert record.decision.number
    assert record.document.retrieved_at == found[0].capture.retrieved_at
