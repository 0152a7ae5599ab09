"""Real pages that were saved from their sites parse through their families (where the team's documents are at hand)."""

from datetime import date
from pathlib import Path

import pytest

from corpus.crawl.drift import check_list
from corpus.crawl.load import load_source, load_sources
from corpus.crawl.pages import open_page, read_article, read_list
from corpus.crawl.report import IssueLog
from corpus.crawl.source import CrawlSource, PageFormat

SAVED = Path(__file__).resolve().parents[4] / "shared" / "documents" / "other"
pytestmark = pytest.mark.skipif(not SAVED.is_dir(), reason="the saved pages are not part of the product")


@pytest.fixture(scope="module")
def shown_vbpl(tmp_path_factory: pytest.TempPathFactory) -> CrawlSource:
    """A source of the family of vbpl.vn's pages as a browser shows them."""
    path = tmp_path_factory.mktemp("sources") / "vbpl-trang.yaml"
    path.write_text(
        "name: vbpl-trang\npublisher: CSDL\nlevel: database\nfamily: vbpl-page\nhome: https://vbpl.vn/\n"
        "listing: {urls: [https://vbpl.vn/van-ban/trung-uong]}\nexpected: {per: month, minimum: 0, maximum: 9}\n"
        "notes: [{day: 2026-11-25, text: for the saved pages}]\n",
        encoding="utf-8",
    )
    return load_source(path)


@pytest.mark.parametrize("page", sorted(SAVED.glob("vbpl-*.html")), ids=lambda page: page.stem)
def test_pages_of_the_present_vbpl(shown_vbpl: CrawlSource, page: Path) -> None:
    assert shown_vbpl.article is not None
    article = read_article(shown_vbpl, shown_vbpl.article, page.read_bytes(), "https://vbpl.vn/van-ban/chi-tiet/1")
    serial, year = page.stem.split("-")[1:3]
    assert article.number is not None
    assert article.number.startswith(f"{serial}/{year}/")
    # One of the saved pages is a shell whose text was not loaded: that is an alarm, not an empty record.
    assert article.lacking in ((), ("body",))
    assert article.lacking or "Điều 1" in (article.body or "")


def test_the_former_vbpl() -> None:
    source = load_sources()["vbpl-cu"]
    assert source.article is not None
    data = (SAVED / "vbplold-vbpl-v3.html").read_bytes()
    article = read_article(source, source.article, data, "https://vbpl.vn/TW/Pages/vbpq-toanvan.aspx?ItemID=96172")
    assert article.lacking == ()
    assert article.number == "101/2015/QH13"
    assert len(article.attachments) == 4
    assert "https://vbpl.vn/TW/Lists/vbpq/Attachments/96172/101.2015.QH13.doc" in article.attachments
    assert len(article.body or "") > 500_000


@pytest.mark.parametrize("page", ["vbplold-vbpl-thuoctinh.html", "vbplold-vbpl-v2.html"])
def test_other_pages_of_the_former_vbpl_lack_the_text_and_say_so(page: str) -> None:
    source = load_sources()["vbpl-cu"]
    assert source.article is not None
    article = read_article(source, source.article, (SAVED / page).read_bytes(), "https://vbpl.vn/TW/Pages/x.aspx")
    assert article.title
    assert article.number
    assert article.attachments
    assert article.lacking == ("body",)


def test_an_issue_of_son_la_s_gazette() -> None:
    source = load_sources()["cong-bao-son-la"]
    base = "https://congbao.sonla.gov.vn/congbao.nsf/DocumentsByGazette?openView"
    page = read_list(source, (SAVED / "congbaosonla-documents-by-gazette-sample.html").read_bytes(), base)
    assert (page.places, len(page.items), page.lacking) == (11, 11, {})
    first = page.items[0]
    assert (first.number, first.day) == ("37/2026/QĐ-UBND", date(2026, 7, 13))
    assert first.attachments == (
        "https://congbao.sonla.gov.vn/congbao.nsf/2979FBD220E3084E47258E33002A7EF2/$file/QD%20so%2037.2026.doc",
    )


def test_the_issues_of_a_year_of_son_la_s_gazette() -> None:
    index = load_sources()["cong-bao-son-la"].listing.index
    assert index is not None
    assert index.date is not None
    page = open_page((SAVED / "congbaosonla-gazettes-by-year-2026.html").read_bytes(), PageFormat.HTML)
    places = index.item.parts(page)
    assert len(places) > 30
    assert index.value.first(places[0]) == "2026%2FNo.%7B47%7D"
    assert index.date.first(places[0]) == "25/7/2026"


def test_a_list_that_a_script_would_fill_is_an_alarm() -> None:
    source = load_sources()["cong-bao-son-la"]
    url = "https://congbao.sonla.gov.vn/congbao.nsf/DanhMucVB"
    log = IssueLog(source.name)
    page = read_list(source, (SAVED / "congbaosonla-danh-muc.html").read_bytes(), url)
    check_list(source, page, url, log, is_first=True)
    assert [(issue.code, issue.urls, issue.partial) for issue in log.all()] == [("listing.empty", (url,), True)]
