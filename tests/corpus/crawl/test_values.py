"""What single fields say: days, addresses, types of files, stretches of time; lists of lists."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.archive import documents_in
from corpus.crawl.dates import read_day
from corpus.crawl.files import is_page_instead, type_of
from corpus.crawl.load import load_sources
from corpus.crawl.pages import absolute, file_type
from corpus.crawl.paging import windows
from tests.corpus.crawl.conftest import TODAY, Crawls
from tests.corpus.crawl.entries import entries
from tests.corpus.crawl.markup import DOMINO
from tests.corpus.crawl.site import Site, Trouble

# (what a site writes, the day)
DAYS = [
    ("24/11/2026", date(2026, 11, 24)), ("Thứ Ba, 24/11/2026 | 09:39", date(2026, 11, 24)), ("(3-7-2026)", date(2026, 7, 3)),
    ("Ban hành: 05.02.2026", date(2026, 2, 5)), ("ngày 25 tháng 07 năm 2026", date(2026, 7, 25)),
    ("Số 47 Ngày 25/7/2026", date(2026, 7, 25)),
    ("2026-11-24", date(2026, 11, 24)), ("2026-11-24T09:00:00+07:00", date(2026, 11, 24)),
    ("2026-11-23T18:30:00Z", date(2026, 11, 24)),
    ("Mon, 23 Nov 2026 18:30:00 GMT", date(2026, 11, 24)), ("1795572000000", date(2026, 11, 25)),
    ("31/02/2026", None), ("hôm qua", None), ("12/2026", None), ("24/11/26", None), ("", None), (None, None), ("số 12/2026/QĐ", None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "day"), DAYS)
def test_the_day_in_a_field(text: str | None, day: date | None) -> None:
    assert read_day(text) == day


@given(st.text(max_size=60))
def test_no_field_breaks_the_reading_of_days(text: str) -> None:
    assert read_day(text) is None or isinstance(read_day(text), date)


@given(st.dates(date(2000, 1, 1), date(2030, 1, 1)), st.integers(0, 400), st.integers(1, 60))
def test_windows_cover_every_day_once_and_none_is_too_long(since: date, length: int, days: int) -> None:
    until = since + timedelta(days=length)
    pieces = windows(since, until, days)
    covered = [start + timedelta(days=n) for start, end in pieces for n in range((end - start).days + 1)]
    assert sorted(covered) == [since + timedelta(days=n) for n in range(length + 1)]
    assert all((end - start).days < days for start, end in pieces)


# (link on https://lamdong.gov.vn/web/guest/van-ban?cur=2, where it leads)
LINKS = [
    ("/a/b.pdf", "https://lamdong.gov.vn/a/b.pdf"), ("chi-tiet?id=3#muc", "https://lamdong.gov.vn/web/guest/chi-tiet?id=3"),
    ("//tep.lamdong.gov.vn/x", "https://tep.lamdong.gov.vn/x"), ("/x;jsessionid=1A2B?y=1", "https://lamdong.gov.vn/x?y=1"),
    ("/QĐ số 12.doc", "https://lamdong.gov.vn/Q%C4%90%20s%E1%BB%91%2012.doc"), (" /a ", "https://lamdong.gov.vn/a"),
    ("javascript:void(0)", None), ("#", None), ("mailto:a@b.vn", None), ("ftp://x/y", None), ("", None), ("http://[x/", None),
]  # fmt: skip


@pytest.mark.parametrize(("link", "address"), LINKS)
def test_where_a_link_leads(link: str, address: str | None) -> None:
    source = load_sources()["lam-dong"]
    assert absolute("https://lamdong.gov.vn/web/guest/van-ban?cur=2", link, source) == address


def test_what_changes_from_visit_to_visit_is_no_part_of_an_address() -> None:
    source = load_sources()["dak-lak"]
    found = absolute("https://daklak.gov.vn/", "/-/tin?p_p_auth=Xy1&id=4&redirect=%2Fa", source)
    assert found == "https://daklak.gov.vn/-/tin?id=4"


# (address, headers, bytes, type)
FILES = [
    ("https://a.vn/x.pdf", {}, b"%PDF-1.4", "pdf"),
    ("https://a.vn/x.doc", {}, b"%PDF-1.4", "pdf"),
    ("https://a.vn/x.doc", {}, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "doc"),
    ("https://a.vn/tai?id=4", {"content-disposition": 'attachment; filename="bang.xls"'}, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "xls"),
    ("https://a.vn/tai?id=4", {"content-type": "application/msword"}, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "doc"),
    ("https://a.vn/x.docx", {}, b"PK\x03\x04 [Content_Types].xml word/document.xml", "docx"),
    ("https://a.vn/x", {}, b"PK\x03\x04 qd.pdf", "zip"),
    ("https://a.vn/x.bin", {}, b"Rar!\x1a\x07", "rar"),
    ("https://a.vn/x", {}, b"\x01\x02\x03", None),
    ("https://a.vn/x.exe", {}, b"MZ", "exe"),
]  # fmt: skip


@pytest.mark.parametrize(("url", "headers", "body", "kind"), FILES)
def test_the_type_of_a_file(url: str, headers: dict[str, str], body: bytes, kind: str | None) -> None:
    assert type_of(url, headers, body) == kind


def test_names_of_files_in_addresses() -> None:
    assert file_type("https://a.vn/tai-ve.aspx?file=QD%2012.PDF") == "pdf"
    assert file_type("https://a.vn/download/17") is None
    assert file_type("https://a.vn/page.aspx") is None


def test_a_page_in_a_files_place() -> None:
    assert is_page_instead("https://a.vn/x.pdf", b"<!-- cache --> <!DOCTYPE html><html>")
    assert not is_page_instead("https://a.vn/x.html", b"<html>")
    assert not is_page_instead("https://a.vn/x.pdf", b"%PDF-1.4 <html>")


def test_a_list_of_lists_leads_to_the_issues_of_the_days_asked_for(
    crawls: Crawls, serve: Callable[[Site], Site]
) -> None:
    """As the gazette of Sơn La has it: issues by year, each issue's documents with their files in one table."""
    old = TODAY - timedelta(days=90)
    issues = "".join(
        f"<tr><td><a href='/x'><span doccate='{day.year}%2FNo.%7B{number}%7D' value='Số {number} Ngày {day.day}/{day.month}/{day.year}'>"
        f"</span> Số {number}</a></td></tr>"
        for number, day in ((7, TODAY), (6, TODAY - timedelta(days=2)), (1, old))
    )
    index = "/congbao.nsf/GazettesByYearMonth"
    site = serve(Site(DOMINO, entries(3, TODAY), troubles={index: Trouble("page", 99, f"<table>{issues}</table>")}))
    crawls.add("cong-bao", site)
    shipped = load_sources()["cong-bao-son-la"].listing.index
    assert shipped is not None
    crawls.add(
        "cong-bao", site,
        listing={
            "urls": [],
            "index": {
                **shipped.model_dump(exclude_none=True),
                "urls": [site.base + index],
                "list_url": f"{site.base}/congbao.nsf/DocumentsByGazette?openView&RestrictToCategory={{value}}",
            },
        },
    )  # fmt: skip
    crawled = crawls.fetch()
    assert crawled.codes == []
    assert crawled.report.complete
    lists = [hit.path.rpartition("=")[2] for hit in site.hits if "DocumentsByGazette" in hit.path]
    assert sorted(lists) == sorted([f"{TODAY.year}/No.{{7}}", f"{(TODAY - timedelta(days=2)).year}/No.{{6}}"])
    assert len(list(documents_in(crawls.archive, "cong-bao"))) == sum(len(entry.files) for entry in site.entries)
