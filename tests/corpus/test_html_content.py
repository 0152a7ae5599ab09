"""Which part of a page is its text: portals and newspapers of several makes, listings, empty shells."""

import json

import pytest

from corpus.readers.html import read_html
from corpus.readers.html_head import person, stamp
from schemas import Document, Paragraph, Source

MENU = (
    "<ul class='main-menu'>"
    + "".join(f"<li><a href='/muc-{n}'>Chuyên mục số {n}</a></li>" for n in range(12))
    + "</ul>"
)
CARDS = "".join(
    f"<div><a href='/tin-{n}'>Tin nổi bật thứ {n} trong ngày</a><p>Sáng nay, lãnh đạo tỉnh dự lễ khánh thành công trình "
    f"thứ {n} trên địa bàn và trao quà cho các hộ dân.</p></div>"
    for n in range(6)
)
RELATED = "<div><b>Các tin khác:</b><ul>" + "".join(
    f"<li><a href='/khac-{n}'>Hội nghị triển khai nhiệm vụ quý {n} của ngành</a> (12/03/2024)</li>" for n in range(4)
) + "</ul></div>"  # fmt: skip
FOOT = "<div>Bản quyền thuộc Cổng thông tin điện tử. Địa chỉ: số 1 đường Hùng Vương. Điện thoại: 0123 456 789.</div>"
TITLE = "Tỉnh Hà An trồng mới năm trăm hecta rừng"
DATE = "Ngày 24/11/2024 09:39"
FIRST = (
    "Ngày 21/11/2024, Ủy ban nhân dân tỉnh ban hành Quyết định số 12/QĐ-UBND về kế hoạch trồng rừng giai đoạn 2025 - 2030, "
    "giao Sở Nông nghiệp chủ trì thực hiện."
)
SECOND = "Đến năm 2030 trồng mới 500 ha rừng, nâng tỷ lệ che phủ lên 48%; kinh phí là 5 tỷ đồng từ ngân sách tỉnh."
TEXT = f"<p>{FIRST}</p><p>{SECOND}</p>"
MOTTO = "<table><tr><td>UBND TỈNH HÀ AN</td><td>CỘNG HÒA XÃ HỘI<br>Độc lập - Tự do - Hạnh phúc</td></tr></table>"


def read(page: str) -> Document:
    return read_html(page.encode(), Source(sha256="0" * 64, uri="page.html", media_type="text/html"))


HEADED = f"<h1>{TITLE}</h1><div>{DATE}</div>"

PAGES = {
    "a known container": f"{MENU}{HEADED}<div class='news-content'>{TEXT}</div>{RELATED}{CARDS}",
    "an article with its list of others": (
        f"<nav>{MENU}</nav><article><h1>{TITLE}</h1><span>{DATE}</span><div>{TEXT}</div>{RELATED}</article>"
        f"<aside>{CARDS}</aside>"
    ),
    "columns of unknown names": (
        f"<div>{MENU}</div><div><div class=x1>{HEADED}<div>{TEXT}</div>{RELATED}</div><div class=x2>{CARDS}</div></div>"
        f"{FOOT}"
    ),
    "a page laid out by tables, within a form": (
        f"<form><table><tr><td colspan=3>CỔNG THÔNG TIN</td></tr><tr><td>{MENU}</td><td><table>"
        f"<tr><td class=tieude>{TITLE}</td></tr><tr><td>{DATE}</td></tr><tr><td><div>{TEXT}</div></td></tr>"
        f"<tr><td>{RELATED}</td></tr></table></td><td>{CARDS}</td></tr><tr><td colspan=3>{FOOT}</td></tr></table></form>"
    ),
    "others in the container itself": f"{MENU}<div id=content-detail>{HEADED}{TEXT}{RELATED}{FOOT}</div>",
    "lines instead of paragraphs": (
        f"{MENU}<div class='detail-content'><h1>{TITLE}</h1>{DATE}<br><br>{FIRST}<br>{SECOND}</div>{CARDS}"
    ),
    "a bare page": f"{HEADED}{TEXT}",
}


@pytest.mark.parametrize("name", PAGES)
def test_the_item_and_nothing_else(name: str) -> None:
    document = read(f"<html><head><title>{TITLE} | Báo Hà An</title></head><body>{PAGES[name]}</body></html>")
    assert document.text.splitlines() == [TITLE, DATE, FIRST, SECOND]
    title = document.blocks[0]
    assert isinstance(title, Paragraph) and title.heading == 1
    assert document.source.title == TITLE
    assert not document.warnings


def test_an_official_document_keeps_its_head_and_not_the_portals_title() -> None:
    above = f"{MENU}<h1>Chi tiết văn bản số 12/QĐ-UBND của tỉnh</h1><div>Còn hiệu lực</div>"
    document = read(f"<body>{above}<div><div>{MOTTO}</div><div>{TEXT}</div></div></body>")
    assert document.text.splitlines()[0] == "UBND TỈNH HÀ AN | CỘNG HÒA XÃ HỘI"
    assert document.text.splitlines()[-2:] == [FIRST, SECOND]
    assert document.source.title == "Chi tiết văn bản số 12/QĐ-UBND của tỉnh"


def test_prose_behind_a_heading_of_other_items_is_text() -> None:
    note = "Ủy ban nhân dân các xã báo cáo kết quả trước ngày 30 tháng 6 hằng năm để tổng hợp."
    document = read(f"<body><div class='news-content'>{TEXT}<p>Xem thêm:</p><p>{note}</p></div></body>")
    assert document.text.splitlines() == [FIRST, SECOND, note]


@pytest.mark.parametrize(
    "body",
    [
        MENU + CARDS,
        f"<main>{CARDS.replace('div', 'article')}</main>" + MENU,
        MENU + "<table>" + "".join(f"<tr><td>{n}</td><td><a href='/vb{n}'>Văn bản số {n}</a></td></tr>" for n in range(20)) + "</table>",
        MENU + FOOT,
    ],
)  # fmt: skip
def test_listings_give_their_title_only(body: str) -> None:
    document = read(f"<html><head><title>Danh sách văn bản mới</title></head><body>{body}</body></html>")
    assert document.text == "Danh sách văn bản mới\n"
    assert [warning.code for warning in document.warnings] == ["no_main_content"]


@pytest.mark.parametrize(
    "page",
    [
        "<html><head><title>Hệ thống văn bản điện tử</title></head><body><div id='root'></div><script>render()</script></body></html>",
        "<html><head><title>Hệ thống văn bản điện tử</title></head><body><noscript>Hãy bật JavaScript.</noscript></body></html>",
    ],
)  # fmt: skip
def test_an_empty_shell(page: str) -> None:
    document = read(page)
    assert document.text == "Hệ thống văn bản điện tử\n"
    assert [warning.code for warning in document.warnings] == ["empty_page"]


LONG = "".join(f"<p>{FIRST}</p><p>{SECOND}</p>" for _ in range(3))
ROW = f"5:T{len(LONG.encode()):x},{LONG}6:[\"$\",\"div\",null,{{}}]\n"  # fmt: skip


@pytest.mark.parametrize(
    "script",
    [
        "<script id='__NEXT_DATA__' type='application/json'>" + json.dumps({"props": {"doc": {"so": "12", "content": LONG}}}) + "</script>",
        "<script>self.__next_f.push([1," + json.dumps(ROW).replace("<", "\\u003c") + "])</script>",
        "<script>self.__next_f.push([1," + json.dumps('7:{"a":' + json.dumps(LONG)[:300]).replace("<", "\\u003c") + "])</script>"
        "<script>self.__next_f.push([1," + json.dumps(json.dumps(LONG)[300:] + "}\n").replace("<", "\\u003c") + "])</script>",
        "<script>window.__INITIAL_STATE__ = " + json.dumps({"page": [1, {"body": LONG}]}).replace("</", "<\\/") + ";</script>",
    ],
)  # fmt: skip
def test_text_that_stands_only_in_the_data_of_a_script(script: str) -> None:
    document = read(f"<html><body><div id='__next'><a href='/'>Trang chủ</a></div>{script}</body></html>")
    assert document.text.splitlines() == [FIRST, SECOND] * 3
    assert [warning.code for warning in document.warnings] == ["text_from_script"]


def test_a_script_is_not_read_where_the_page_shows_its_text() -> None:
    script = "<script type='application/json'>" + json.dumps({"content": LONG.replace("rừng", "cây")}) + "</script>"
    assert "cây" not in read(f"<body>{MENU}<div class='news-content'>{TEXT}</div>{script}</body>").text


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ("<meta property='og:title' content='Kế hoạch trồng rừng của tỉnh'><meta property='og:site_name' content='Báo Hà An'>",
         ("Kế hoạch trồng rừng của tỉnh", "Báo Hà An", None, None)),
        ("<meta property='article:published_time' content='2024-11-24T09:39:44+0700'><meta name='author' content='Lê Minh'>",
         (None, None, "Lê Minh", "2024-11-24T09:39:44+07:00")),
        ("<meta name='author' content='Cổng thông tin điện tử tỉnh'><meta name='pubdate' content='24/11/2024'>",
         (None, None, None, None)),
        ("<meta name='author' content='Báo Hà An'><meta property='og:site_name' content='Báo Hà An'>",
         (None, "Báo Hà An", None, None)),
        ("<title>Kế hoạch trồng rừng giai đoạn mới - Cổng thông tin điện tử tỉnh</title>",
         ("Kế hoạch trồng rừng giai đoạn mới", "Cổng thông tin điện tử tỉnh", None, None)),
        ("<title>Kế hoạch trồng rừng giai đoạn mới - Sở Nông nghiệp tỉnh Hà An</title>",
         ("Kế hoạch trồng rừng giai đoạn mới", "Sở Nông nghiệp tỉnh Hà An", None, None)),
        ("<title>Kế hoạch trồng rừng - phần thứ nhất</title>", ("Kế hoạch trồng rừng", None, None, None)),
        ("<title>Trang chủ</title>", (None, None, None, None)),
        ("<script type='application/ld+json'>{\"@graph\": [{\"@type\": \"WebSite\"}, {\"@type\": \"NewsArticle\", \"headline\": "
         "\"Tin về kế hoạch\", \"datePublished\": \"2024-11-24\", \"author\": [{\"name\": \"Lê Minh\"}], "
         "\"publisher\": {\"name\": \"Báo Hà An\"}}]}</script>",
         ("Tin về kế hoạch", "Báo Hà An", "Lê Minh", "2024-11-24")),
        ("<script type='application/ld+json'>{ hỏng </script>", (None, None, None, None)),
    ],
)  # fmt: skip
def test_metadata(head: str, expected: tuple[str | None, ...]) -> None:
    source = read(f"<html><head>{head}</head><body>{TEXT}</body></html>").source
    assert (source.title, source.site, source.author, source.published_at) == expected


def test_author_and_time_shown_beside_the_text() -> None:
    shown = f"<time datetime='2024-11-24T09:39'>{DATE}</time>{TEXT}<p class='author'>Tác giả: Lê Minh</p>"
    source = read(f"<body>{MENU}<h1>{TITLE}</h1><div class='news-content'>{shown}</div></body>").source
    assert (source.author, source.published_at) == ("Lê Minh", "2024-11-24T09:39")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2024-11-24", "2024-11-24"),
        ("2024-11-24 09:39:44", "2024-11-24T09:39:44"),
        ("2024-11-24T02:39:44.123Z", "2024-11-24T02:39:44Z"),
        ("24/11/2024", None),
        ("2024-13-01", None),
        ("", None),
        (None, None),
    ],
)
def test_stamp(text: str | None, expected: str | None) -> None:
    assert stamp(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Tác giả: Lê Minh", "Lê Minh"),
        ("Lê Minh", "Lê Minh"),
        ("https://example.vn/le-minh", None),
        ("Ban Biên tập", None),
        ("Báo Hà An", None),
        ("Quản trị viên 2", None),
        ("", None),
    ],
)
def test_person(text: str, expected: str | None) -> None:
    assert person(text, "Báo Hà An") == expected
