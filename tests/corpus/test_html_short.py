"""Items of one sentence on pages whose names say nothing: told by the title that the page states and shows above them."""

import pytest

from corpus.readers.html import read_html
from schemas import Source

TITLE = "Cụm công nghiệp Bãi Sậy mở lại bến phà ngang"
LEAD = "Bến phà phục vụ bốn trăm công nhân mỗi ngày."
FIRST = "Phòng Kinh tế cho biết bến hoạt động từ năm giờ sáng đến chín giờ tối, vé lượt hai nghìn đồng một người."
LINKED = FIRST.replace("Phòng Kinh tế", "<a href='/p'>Phòng Kinh tế</a>")
MENU = "<ul>" + "".join(f"<li><a href='/{n}'>Chuyên mục thứ {n} của trang</a></li>" for n in range(8)) + "</ul>"
ENTRY = "<div><h3><a href='/t/{}'>{}</a></h3><p>{}</p></div>"
OTHERS = "".join(ENTRY.format(n, f"Một tin khác của huyện, số {n}", f"{FIRST[:-1]}, đợt {n}.") for n in range(4))
LETTERS = "<div><p>Đăng ký nhận bản tin hằng tuần qua thư điện tử của bạn.</p></div>"
RELATED = "<div><a href='/a'>Khánh thành cầu treo qua suối Nà Tum</a></div>"
SHARE = "<div><a href='/s/f'>Facebook</a> <a href='/s/z'>Zalo</a> <a href='/s/i'>In trang</a></div>"


def _lines(body: str, title: str = f"{TITLE} | Trang tin Bãi Sậy") -> list[str]:
    page = f"<html><head><title>{title}</title></head><body>{body}</body></html>"
    return read_html(page.encode(), Source(sha256="0" * 64, uri="tin.html", media_type="text/html")).text.splitlines()


@pytest.mark.parametrize(
    "item",
    [
        f"<div><h1>{TITLE}</h1><div>{LEAD}</div><div><p>{FIRST}</p></div></div>",
        f"<div><div><h1>{TITLE}</h1><p>{LEAD}</p></div><div><div><div>{FIRST}</div></div></div></div>",
        f"<div><ul><li><a href='/'>Trang chủ</a></li><li><a href='/tin'>Tin hoạt động</a></li></ul><h1>{TITLE}</h1>{SHARE}"
        f"<p>{LEAD}</p><p>{FIRST}</p>{SHARE}</div>",
        f"<div><h2>{TITLE}</h2><p>{LEAD}</p><p>{FIRST}</p>{RELATED}{LETTERS}</div>",
        f"<section><h1>{TITLE}</h1><div><p>{LEAD}</p><p>{FIRST}</p>{RELATED}</div></section>",
        f"<div><h1>{TITLE}</h1><p>{LEAD}</p><p>{LINKED}</p></div>",
    ],
)  # fmt: skip
@pytest.mark.parametrize(
    "around", [f"{MENU}{{}}{OTHERS}{LETTERS}", f"{MENU}{{}}{LETTERS}", f"{OTHERS}<main>{{}}</main>{MENU}"]
)
def test_a_sentence_below_the_title_that_the_page_states(item: str, around: str) -> None:
    assert _lines(around.format(item)) == [TITLE, LEAD, FIRST]


@pytest.mark.parametrize(
    "body",
    [
        # A list with one item: the sentence has a link for its title.
        f"<h1>{TITLE}</h1>{ENTRY.format(1, 'Khánh thành cầu treo qua suối Nà Tum', FIRST)}",
        f"<h1>{TITLE}</h1><p><a href='/t'>Khánh thành cầu treo qua suối Nà Tum</a></p><p>{FIRST}</p>",
        # The title is itself a link to the item.
        f"<div><h1><a href='/bai'>{TITLE}</a></h1><p>{FIRST}</p></div>",
        # Another title than the page states.
        f"<div><h2>Thông báo của ban biên tập về lịch nghỉ</h2><p>{FIRST}</p></div>",
        # A form with its instruction.
        f"<h1>{TITLE}</h1><form><p>{FIRST}</p><label>Tên của bạn</label></form>",
        # No sentence, only short lines.
        f"<div><h1>{TITLE}</h1><p>{LEAD}</p></div>",
    ],
)  # fmt: skip
def test_what_is_not_said_to_be_the_item_is_left_out(body: str) -> None:
    assert _lines(MENU + body) == [TITLE]
