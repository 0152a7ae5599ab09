"""Every source: its file is sound, its recorded pages give what they must, and what was never seen live says so."""

import json
from pathlib import Path

import pytest
from lxml import html

from corpus.crawl.load import FAMILIES, PAGES, SourceError, load_source, load_sources
from corpus.crawl.pages import body_html, read_article, read_list
from corpus.crawl.source import CrawlSource, Level
from corpus.textform import one_line
from tests.corpus.crawl.markup import FAMILIES as MARKUP

SOURCES = load_sources()
SHARED = Path(__file__).resolve().parents[4] / "shared"


def _recorded(name: str, part: str) -> bytes:
    found = sorted((PAGES / name).glob(f"{part}.*"))
    assert found, f"source {name} has no recorded {part} page: see docs/sources.md"
    return found[0].read_bytes()


@pytest.mark.parametrize("source", SOURCES.values(), ids=lambda source: source.name)
def test_recorded_pages_give_the_expected_result(source: CrawlSource) -> None:
    expected = json.loads(_recorded(source.name, "expected"))
    page = read_list(source, _recorded(source.name, "list"), expected["base"])
    assert [
        {
            "url": item.url,
            "title": item.title,
            "date": item.day.isoformat() if item.day else None,
            "number": item.number,
            "attachments": list(item.attachments),
        }
        for item in page.items
    ] == expected["list"]
    assert page.lacking == {}
    if source.article is None:
        assert "article" not in expected
        return
    data = _recorded(source.name, "article")
    article = read_article(source, source.article, data, expected["list"][0]["url"])
    assert article.lacking == ()
    assert (
        article.title,
        article.day.isoformat() if article.day else None,
        article.number,
        list(article.attachments),
    ) == (
        expected["article"]["title"],
        expected["article"]["date"],
        expected["article"]["number"],
        expected["article"]["attachments"],
    )
    body = body_html(source.article, data, source.encoding)
    words = one_line(html.fromstring(body).text_content()) if body else ""
    assert all(paragraph in words for paragraph in expected["article"]["body"])


def test_no_page_is_recorded_for_a_source_that_is_not_there() -> None:
    assert {folder.name for folder in PAGES.iterdir()} == set(SOURCES)


def test_sources_cover_what_they_are_said_to() -> None:
    levels = [source.level for source in SOURCES.values()]
    assert levels.count(Level.PROVINCE) == 34
    assert levels.count(Level.MINISTRY) == 8
    assert {"chinh-phu", "cong-bao", "vbpl", "vbpl-cu", "cong-bao-son-la"} <= set(SOURCES)


@pytest.mark.skipif(not SHARED.is_dir(), reason="the list of provinces is not part of the product")
def test_provinces_are_those_of_today() -> None:
    listed = json.loads((SHARED / "data" / "provinces.json").read_text(encoding="utf-8"))["provinces"]
    today = {(unit["code"], unit["name"]) for unit in listed if unit["valid_to"] is None}
    ours = {(source.province_code, source.province) for source in SOURCES.values() if source.level is Level.PROVINCE}
    assert ours == today


def test_what_was_never_seen_is_marked() -> None:
    seen = {name for name, source in SOURCES.items() if not source.unverified}
    assert seen == {"cong-bao-son-la"}


def test_every_family_has_a_site_in_the_tests() -> None:
    assert {path.stem for path in FAMILIES.glob("*.yaml")} == {*MARKUP, "vbpl-page", "page"}


GOOD = """name: thu-nghiem
publisher: Ủy ban nhân dân tỉnh Thử Nghiệm
level: gazette
family: wordpress
home: https://thunghiem.example/
listing:
  urls: [https://thunghiem.example/van-ban]
expected: {per: week, minimum: 1, maximum: 50}
notes:
  - {day: 2026-11-25, text: only for this test}
"""


def test_a_good_file_has_its_family_under_it(tmp_path: Path) -> None:
    path = tmp_path / "thu-nghiem.yaml"
    path.write_text(GOOD, encoding="utf-8")
    source = load_source(path)
    assert source.listing.item.css == "article.post"
    assert source.allowed_hosts() == {"thunghiem.example"}


# (what is changed in a good file, its replacement, what the error must say: line, key and reason)
FAULTS = [
    ("level: gazette", "level: newspaper", "thu-nghiem.yaml:3: level: Input should be 'province', 'ministry'"),
    ("level: gazette", "level: province", "thu-nghiem.yaml:1: the file: a province's source needs province"),
    ("home: https:", "home: ftp:", "thu-nghiem.yaml:5: home: is no http or https address"),
    ("family: wordpress", "family: joomla", "thu-nghiem.yaml:4: family: no family 'joomla'; known are aspnet"),
    ("[https://thunghiem.example/van-ban]", "['https://thunghiem.example/{seite}']", ":7: listing.urls.0: has the unknown field {seite}"),
    ("minimum: 1", "minimum: viele", "thu-nghiem.yaml:8: expected.minimum: Input should be a valid integer"),
    ("listing:\n", "listing:\n  item: 'div['\n", "thu-nghiem.yaml:7: listing.item: is no selector"),
    ("listing:\n", "listing:\n  item: {css: a, regex: '('}\n", "thu-nghiem.yaml:7: listing.item: is no regular expression"),
    ("listing:\n", "listing:\n  item: {css: a, xpath: //a}\n", "thu-nghiem.yaml:7: listing.item: give one of css, xpath"),
    ("listing:\n", "listing:\n  titel: h1\n", "thu-nghiem.yaml:7: listing.titel: Extra inputs are not permitted"),
    ("home:", "level: gazette\nhome:", "thu-nghiem.yaml:5: level: stands twice, first on line 3"),
    ("name: thu-nghiem", "name: thu", "thu-nghiem.yaml:1: name: is 'thu' but the file is thu-nghiem.yaml"),
    ("  - {day", "- {", "thu-nghiem.yaml:10: is no YAML"),
    ("notes:\n  - {day: 2026-11-25, text: only for this test}\n", "", "thu-nghiem.yaml:1: notes: Field required"),
    ("expected:", "politeness: {ca_bundle: nowhere.pem}\nexpected:", "thu-nghiem.yaml:8: politeness.ca_bundle: there is no file"),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "error"), FAULTS, ids=[fault[1][:40] for fault in FAULTS])
def test_a_fault_is_named_with_file_line_and_key(tmp_path: Path, old: str, new: str, error: str) -> None:
    path = tmp_path / "thu-nghiem.yaml"
    assert old in GOOD
    path.write_text(GOOD.replace(old, new), encoding="utf-8")
    with pytest.raises(SourceError) as raised:
        load_source(path)
    assert error in str(raised.value)
