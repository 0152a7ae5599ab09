"""What stands between an item's title and its text (date, author, summary), and titles that only the metadata states."""

import pytest

from corpus.readers.html import read_html
from schemas import Document, Paragraph, Source

TITLE = "Huyện Tân Lập đưa nước sạch về mười xã vùng cao"
DATE = "Thứ Ba, 12/05/2026"
SUMMARY = (
    "Ủy ban nhân dân tỉnh vừa ban hành Quyết định số 345/QĐ-UBND về kế hoạch cấp nước sạch nông thôn, theo đó mỗi xã "
    "vùng cao có ít nhất một công trình cấp nước tập trung, người dân góp công đào đắp và tự quản sau khi nhận bàn giao."
)
FIRST = "Kế hoạch đặt mục tiêu đến năm 2030 có 95% hộ dân nông thôn dùng nước hợp vệ sinh, trong đó 60% dùng nước đạt quy chuẩn."
SECOND = (
    "Sở Nông nghiệp và Môi trường lập danh mục công trình hằng năm; các xã bố trí đất, giải phóng mặt bằng "
    "và huy động người dân cùng tham gia xây dựng, vận hành."
)
TEXT = f"<p>{FIRST}</p><p>{SECOND}</p>"
MENU = "<ul>" + "".join(f"<li><a href='/m{n}'>Chuyên mục thứ {n} của trang</a></li>" for n in range(10)) + "</ul>"
OTHERS = (
    "<ul>" + "".join(f"<li><a href='/t{n}'>Một tin gợi ý khác, số {n} trong ngày</a></li>" for n in range(8)) + "</ul>"
)


def read(body: str, head: str = "") -> Document:
    page = f"<html><head>{head}</head><body>{MENU}{body}</body></html>"
    return read_html(page.encode(), Source(sha256="0" * 64, uri="page.html", media_type="text/html"))


@pytest.mark.parametrize("head", [f"<title>{TITLE} | Báo Tân Lập</title>", "<title>Sở Y tế tỉnh</title>"])
@pytest.mark.parametrize(
    "lead",
    [
        f"<h1>{TITLE}</h1><div>{DATE}</div><h2 class=sapo>{SUMMARY}</h2>",
        f"<div class=detail-title>{TITLE}</div><div>{DATE}</div><p><b>{SUMMARY}</b></p>",
        f"<div><h1>{TITLE}</h1><div><span>{DATE}</span></div></div><div><div>{SUMMARY}</div></div>",
        f"<h1>{TITLE}</h1><div><p>{DATE}</p><div><a href='/in'>Bản in</a></div></div><div>{SUMMARY}</div><div>{OTHERS}</div>",
        f"<h1>{TITLE}</h1><div><p>{DATE}</p><p>{SUMMARY}</p>{OTHERS}</div>",
    ],
)
def test_the_summary_over_the_text_is_kept(lead: str, head: str) -> None:
    document = read(f"<div>{lead}<div class='entry-content'>{TEXT}</div></div>", head)
    assert document.text.splitlines() == [TITLE, DATE, SUMMARY, FIRST, SECOND]
    assert document.source.title == TITLE


def test_a_heading_far_above_the_text_is_no_title() -> None:
    notice = "<h3>Thông báo lịch tiếp công dân</h3>" + "<p>Phòng tiếp dân mở cửa buổi sáng.</p>" * 12
    document = read(f"<div>{notice}</div><div class='entry-content'>{TEXT}</div>")
    assert document.text.splitlines() == [FIRST, SECOND]


STATED = f"<meta property='og:title' content='{TITLE}'>"
WORDS = '{"@type": "NewsArticle", "headline": "' + TITLE + '"}'


@pytest.mark.parametrize("head", [STATED, f"<script type='application/ld+json'>{WORDS}</script>"])
def test_a_title_that_the_page_only_states_is_put_first(head: str) -> None:
    document = read(f"<div class='entry-content'>{TEXT}</div>", head)
    assert document.text.splitlines() == [TITLE, FIRST, SECOND]
    title = document.blocks[0]
    assert isinstance(title, Paragraph) and title.heading == 1


@pytest.mark.parametrize(
    ("body", "head"),
    [
        (f"<div class='entry-content'>{TEXT}</div>", "<title>Cổng thông tin điện tử huyện Tân Lập</title>"),
        (f"<div class='entry-content'>Tin ảnh: {TITLE}.<br><br>{TEXT}</div>", STATED),
        (f"<div class='entry-content'><p>Độc lập - Tự do - Hạnh phúc</p>{TEXT}</div>", STATED),
    ],
)
def test_no_title_is_put_before_a_text_that_has_its_own(body: str, head: str) -> None:
    assert TITLE not in read(body, head).text.splitlines()


def test_lists_of_links_beside_the_prose_are_left_out() -> None:
    """On a page of unknown names, where the prose stands in several places between lists of links."""
    halves = f"<div><p>{FIRST}</p><p>{SECOND}</p></div>{OTHERS}<div><p>{SUMMARY}</p></div>"
    document = read(
        f"{halves}<p>Theo <a href='/luat'>Luật Tài nguyên nước</a>, việc khai thác nước phải có giấy phép.</p>"
    )
    last = "Theo Luật Tài nguyên nước, việc khai thác nước phải có giấy phép."
    assert document.text.splitlines() == [FIRST, SECOND, SUMMARY, last]
