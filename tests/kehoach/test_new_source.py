"""`kehoach sources new`: a source's file from two pages, by their shape; what it proposes finds what is on them."""

import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from corpus.crawl.load import load_source
from corpus.crawl.pages import UnreadablePage, read_article, read_list
from corpus.crawl.propose import propose
from tests.corpus.crawl.conftest import TODAY
from tests.corpus.crawl.entries import entries
from tests.corpus.crawl.markup import (
    ASPNET,
    DNN,
    FAMILIES,
    GAZETTE,
    LIFERAY,
    NUKEVIET,
    SHAREPOINT,
    VNPT,
    WEBCENTER,
    WORDPRESS,
)
from tests.corpus.crawl.site import Site, served

SHOWN = entries(6, TODAY)
ENTRY = SHOWN[0]

# Classes of the families' markup, written otherwise: a site that no family knows.
_NAMES = (
    ("asset-", "muc-"), ("metadata-", "tt-"), ("journal-content-article", "than-bai"), ("taglib-page-iterator", "trang-sau"),
    ("vnpt-doc", "vb"), ("doc-", "d-"), ("ms-", "x-"), ("news-", "n-"), ("DnnModule", "khoi"), ("detail-", "ct-"),
    ("panel-", "o-"), ("entry-", "e-"), ("news_column", "cot"), ("post", "bai"), ("grvVanBan", "bang"), ("trich-yeu", "ty"),
    ("lblTrichYeu", "ty1"), ("lblSoKyHieu", "sk1"), ("lblNgayBanHanh", "nbh"), ("pnlNoiDung", "nd"), ("pnlTapTin", "tep"),
    ("Liferay", "L"), ("Microsoft SharePoint", "M"), ("NukeViet v4.5", "N"), ("WordPress", "W"), ("vnpteportal", "v"),
)  # fmt: skip


def _unknown(text: str) -> str:
    for old, new in _NAMES:
        text = text.replace(old, new)
    return text


@pytest.mark.parametrize(
    "family", [LIFERAY, VNPT, SHAREPOINT, DNN, NUKEVIET, WORDPRESS, ASPNET, WEBCENTER, GAZETTE],
    ids=lambda family: next(name for name, one in FAMILIES.items() if one == family),
)  # fmt: skip
@pytest.mark.parametrize("known", [True, False], ids=["as-known", "renamed"])
def test_a_proposal_finds_what_is_on_the_pages(tmp_path: Path, family, known: bool) -> None:  # type: ignore[no-untyped-def]
    listed, article = family.list_page(SHOWN, 1, 3, 18), family.page(ENTRY)
    if not known:
        listed, article = _unknown(listed), _unknown(article)
    url = "https://tinh.example/danh-sach"
    proposal = propose(listed.encode(), url, article.encode(), "tinh-moi", TODAY)
    path = tmp_path / "tinh-moi.yaml"
    path.write_text(yaml.safe_dump(proposal.values, allow_unicode=True, sort_keys=False), encoding="utf-8")
    source = load_source(path)
    assert source.unverified
    found = read_list(source, listed.encode(), url)
    assert [(item.title, item.day) for item in found.items] == [(entry.title, entry.day) for entry in SHOWN]
    assert found.lacking == {}
    assert source.article is not None
    read = read_article(source, source.article, article.encode(), url)
    assert read.lacking == ()
    assert ENTRY.title in (read.title or "") or ENTRY.number in (read.title or "")
    assert all(paragraph in (read.body or "") for paragraph in ENTRY.paragraphs)
    assert len(read.attachments) == len(ENTRY.files)


# (what is given as a list, why nothing can be proposed)
NO_LISTS = [
    (b"<html><body><p>xin chao</p></body></html>", "no list can be made out"),
    (b'{"data": []}', "is JSON"),
    (b"<html><body><a href='/a'>Xem</a><a href='/b'>Tin</a></body></html>", "no list can be made out"),
]


@pytest.mark.parametrize(("page", "reason"), NO_LISTS)
def test_a_page_without_a_list_gives_no_proposal(page: bytes, reason: str) -> None:
    with pytest.raises(UnreadablePage, match=reason):
        propose(page, "https://tinh.example/", None, "tinh", TODAY)


def _new(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "kehoach.cli", "sources", "new", *arguments]
    return subprocess.run(command, capture_output=True, text=True, timeout=90, check=False)


def test_from_an_address_the_first_item_is_looked_at_too(tmp_path: Path) -> None:
    with served(Site(WORDPRESS, SHOWN, page_size=9)) as site:
        url = site.base + WORDPRESS.list_path.replace("{page}", "1")
        done = _new(
            url, "--name", "moi", "--output", str(tmp_path), "--contact", "x@kehoach.example",
            "--allow-address", "127.0.0.1",
        )  # fmt: skip
        asked = [hit.path for hit in site.hits]
    assert done.returncode == 0, done.stderr
    assert asked == ["/robots.txt", "/van-ban/page/1/", WORDPRESS.page_path.format(key=ENTRY.key)]
    assert "kehoach: check level" in done.stderr
    source = load_source(tmp_path / "moi.yaml")
    assert (source.family, source.article is not None) == ("wordpress", True)
    again = _new(url, "--name", "moi", "--output", str(tmp_path), "--contact", "x", "--allow-address", "127.0.0.1")
    assert again.returncode == 1


def test_from_saved_pages_nothing_is_asked_of_the_site(tmp_path: Path) -> None:
    (tmp_path / "list.html").write_text(DNN.list_page(SHOWN, 1, 3, 18), encoding="utf-8")
    (tmp_path / "article.html").write_text(DNN.page(ENTRY), encoding="utf-8")
    pages = (str(tmp_path / "list.html"), str(tmp_path / "article.html"))
    done = _new(*pages, "--address", "https://tinh.example/tin", "--name", "tinh")
    assert done.returncode == 0, done.stderr
    assert yaml.safe_load(done.stdout)["family"] == "dotnetnuke"
    without = _new(*pages, "--name", "tinh")
    assert (without.returncode, without.stderr) == (
        1, f"kehoach: {pages[0]}: is a saved page: give the list's address with --address\n",
    )  # fmt: skip
