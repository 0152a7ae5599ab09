"""How much of an article's words the HTML reader keeps, and how much else it lets in, on five layouts of our own.

Floors of the project: at least 0.99 of the article's words, at most 0.02 of what is kept is noise. The line of date and author
counts for neither. Each layout carries what such pages carry around and inside the text.
"""

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass

import pytest

from corpus.readers.html import read_html
from schemas import Source


@dataclass(frozen=True, slots=True)
class Article:
    """What the newsroom wrote. `parts`: paragraphs; "## " a heading, "- " an item, "| " a row of a table, "> " a quotation."""

    title: str
    lead: str
    parts: tuple[str, ...]

    @property
    def words(self) -> Counter[str]:
        """Its words, however it is laid out."""
        marks = re.compile(r"^(## |- |\| |> )")
        return _words(" ".join((self.title, self.lead, *(marks.sub("", part) for part in self.parts))))


ARTICLES = (
    Article(
        "Tỉnh Hải Thịnh phê duyệt kế hoạch nước sạch nông thôn đến năm 2030",
        "Ủy ban nhân dân tỉnh vừa ban hành Quyết định số 415/QĐ-UBND về cấp nước sạch cho vùng nông thôn.",
        (
            "Theo kế hoạch, đến năm 2030 có 92% hộ dân nông thôn được dùng nước sạch theo quy chuẩn, tăng 14 điểm phần trăm so "
            "với hiện nay. Các công trình cấp nước tập trung xuống cấp sẽ được sửa chữa trước năm 2028.",
            "## Nhiệm vụ chủ yếu",
            "- Rà soát quy hoạch các nhà máy nước liên xã và đấu nối mạng lưới.",
            "- Xây mới mười hai trạm bơm tăng áp ở các xã ven biển.",
            "- Hỗ trợ hộ nghèo lắp đặt đồng hồ nước, mỗi hộ không quá hai triệu đồng.",
            "## Kinh phí",
            "Tổng kinh phí thực hiện khoảng 640 tỷ đồng, trong đó ngân sách tỉnh bố trí 210 tỷ đồng, phần còn lại huy động từ "
            "doanh nghiệp cấp nước và vốn vay ưu đãi.",
            "> Nước sạch là việc không thể chờ, ông Phạm Gia Khang, Phó Chủ tịch tỉnh, nói tại buổi họp báo chiều 12/8.",
            "Sở Nông nghiệp và Môi trường chủ trì, phối hợp với Sở Tài chính hướng dẫn các xã lập dự án trong quý IV/2026.",
        ),
    ),
    Article(
        "Đồng Quan đặt mục tiêu thu phí chợ không dùng tiền mặt",
        "Ban quản lý 31 chợ trên địa bàn sẽ nhận thanh toán bằng mã QR từ đầu năm sau.",
        ("Phó Giám đốc Sở Công Thương cho biết kế hoạch số 88/KH-UBND giao mỗi chợ hạng một hoàn thành trước ngày 30/6/2027.",),
    ),
    Article(
        "Bảng phân bổ chỉ tiêu trồng rừng ngập mặn năm 2027",
        "Kế hoạch nêu diện tích từng huyện phải trồng mới và chăm sóc trong năm.",
        (
            "Diện tích giao cho các địa phương như sau, tính bằng héc ta, chưa gồm phần dặm lại sau bão.",
            "| Địa phương | Trồng mới | Chăm sóc",
            "| Xã Giao Hải | 120 | 340",
            "| Xã Kim Phong | 75 | 210",
            "| Xã Thạnh Lợi | 64 | 158",
            "Chi cục Kiểm lâm nghiệm thu từng đợt, báo cáo Ủy ban nhân dân tỉnh trước ngày 20 tháng cuối quý. Cây con phải có "
            "nguồn gốc rõ ràng, cao ít nhất sáu mươi xăng ti mét và không mang mầm bệnh.",
            "Hộ nhận khoán được trả công theo diện tích sống sau mười hai tháng; tỷ lệ sống dưới 70% phải trồng dặm bằng kinh "
            "phí của đơn vị thi công, không tính vào dự toán được giao.",
        ),
    ),
    Article(
        "Trường nghề Bình Lục mở lớp cho lao động trẻ mất việc",
        "Chương trình kéo dài ba năm, học viên được miễn học phí và hỗ trợ tiền ăn.",
        tuple(
            f"Khóa thứ {number} tuyển {20 + number * 5} học viên ngành {trade}, thời gian học {number + 2} tháng; sau khi tốt "
            f"nghiệp, ít nhất {60 + number * 3}% người học phải có việc làm ổn định theo cam kết với doanh nghiệp tiếp nhận."
            for number, trade in enumerate(("hàn công nghệ cao", "điện lạnh", "may công nghiệp", "cơ khí", "nấu ăn", "lái máy xúc"), 1)
        ),
    ),
)  # fmt: skip


def _words(text: str) -> Counter[str]:
    return Counter(re.findall(r"\w+", text.lower()))


def _body(article: Article, paragraph: str = "<p>{}</p>", heading: str = "<h3>{}</h3>", inside: str = "") -> str:
    """The parts as HTML; `inside` stands behind the second one, as newsrooms put boxes into texts."""
    made: list[str] = []
    rows: list[str] = []
    items: list[str] = []

    def flush() -> None:
        if rows:
            made.append("<table border=1>" + "".join(rows) + "</table>")
            rows.clear()
        if items:
            made.append("<ul>" + "".join(items) + "</ul>")
            items.clear()

    for number, part in enumerate(article.parts):
        if part.startswith("| "):
            rows.append("<tr>" + "".join(f"<td>{cell}</td>" for cell in part[2:].split(" | ")) + "</tr>")
            continue
        if part.startswith("- "):
            items.append(f"<li>{part[2:]}</li>")
            continue
        flush()
        if part.startswith("## "):
            made.append(heading.format(part[3:]))
        elif part.startswith("> "):
            made.append(f"<blockquote><p>{part[2:]}</p></blockquote>")
        else:
            made.append(paragraph.format(part))
        if number == 1:
            made.append(inside)
    flush()
    return "\n".join(made)


_HEADLINES = (
    "Lễ hội cam sành thu hút hơn bốn vạn lượt khách", "Cháy kho phế liệu ở khu công nghiệp phía Nam",
    "Giá xăng dầu đồng loạt giảm từ chiều nay", "Học sinh vùng lũ trở lại trường sau mười ngày",
    "Khai trương tuyến buýt điện nối sân bay", "Đội bóng đá nữ giành vé vào chung kết",
)  # fmt: skip


def _links(count: int, tag: str = "li", cls: str = "") -> str:
    return "".join(
        f'<{tag} class="{cls}"><a href="/tin/{n}.html">{_HEADLINES[n % 6]}</a></{tag}>' for n in range(count)
    )


def _teasers(count: int) -> str:
    return "".join(
        f'<div class="item"><a href="/t/{n}">{_HEADLINES[n % 6]}</a><p>Phóng viên ghi nhận tại hiện trường sáng nay, lực lượng '
        f"chức năng đã có mặt kịp thời và người dân hết sức phấn khởi trước kết quả bước đầu.</p></div>"
        for n in range(count)
    )


def portal(article: Article) -> str:
    """A Liferay-like provincial portal: portlets in portlets, a calendar, a poll, counters."""
    return (
        f'<body class="yui3-skin-sam"><div id="wrapper"><header id="banner"><ul class="nav">{_links(6)}</ul></header>'
        f'<div class="columns-2"><div class="portlet-column col-8"><div class="portlet"><div class="portlet-body">'
        f'<ul class="breadcrumb"><li><a href="/">Trang chủ</a></li><li><a href="/tin">Tin hoạt động</a></li></ul>'
        f'<div class="asset-full-content"><h1 class="header-title">{article.title}</h1>'
        f'<div class="metadata">12/08/2026 09:15</div><div class="font-size">Cỡ chữ: A- A A+</div>'
        f'<div class="journal-content-article"><p><strong>{article.lead}</strong></p>{_body(article)}</div>'
        f'<div class="asset-ratings">Đánh giá trung bình (0 bình chọn)</div></div>'
        f'<div class="related"><h3>Các tin khác</h3><ul>{_links(6)}</ul></div></div></div></div>'
        f'<div class="portlet-column col-4"><div class="portlet"><h2>Lịch công tác</h2><table><tr><td>T2</td><td>T3</td></tr></table>'
        f'</div><div class="portlet"><h2>Thăm dò ý kiến</h2><form><label>Rất hài lòng</label><input type=radio></form></div>'
        f"{_teasers(4)}<div>Lượt truy cập: 1.204.551</div></div></div>"
        f"<footer>Cơ quan chủ quản: Văn phòng Ủy ban nhân dân tỉnh. Giấy phép số 15/GP-TTĐT. Ghi rõ nguồn khi phát hành lại."
        f"</footer></div></body>"
    )


def tables(article: Article) -> str:
    """ASP.NET of 2008: tables in tables, fonts, line breaks, the whole page one form."""
    body = _body(article, paragraph="<font face=Arial>{}</font><br><br>", heading="<b>{}</b><br>")
    return (
        f'<body><form method=post action=""><input type=hidden name=__VIEWSTATE value=abc><table width=980 align=center>'
        f"<tr><td colspan=3><img src=banner.jpg></td></tr><tr><td colspan=3><table><tr>{_links(6, 'td')}</tr></table></td></tr>"
        f"<tr><td width=180 valign=top><table>{''.join(f'<tr>{cell}</tr>' for cell in _links(8, 'td').split('</td>') if cell)}"
        f"</table></td><td valign=top><table width=100%><tr><td class=tieude><b>{article.title}</b></td></tr>"
        f"<tr><td><i>Cập nhật 12/08/2026</i></td></tr><tr><td class=tomtat><b>{article.lead}</b></td></tr>"
        f"<tr><td class=noidung>{body}</td></tr><tr><td align=right>[Trở về] [In trang]</td></tr>"
        f"<tr><td><b>Tin đã đưa:</b><br>{_links(5, 'div')}</td></tr></table></td><td width=200 valign=top>{_teasers(3)}</td></tr>"
        f"<tr><td colspan=3>Bản quyền thuộc về Sở Thông tin. Điện thoại: 0214 3 800 100</td></tr></table></form></body>"
    )


def newspaper(article: Article) -> str:
    """A newspaper: article, figure, a box of related stories inside the text, tags, shares, comments."""
    box = f'<div class="related-inline box-tin-lien-quan"><p class="head">Tin liên quan</p><ul>{_links(3)}</ul></div>'
    return (
        f'<body><header><nav><ul>{_links(6)}</ul></nav></header><main><article class="detail"><h1 class="title-detail">'
        f'{article.title}</h1><div class="meta"><span class="author">Hồng Vân</span> <time datetime="2026-08-12T09:15:00+07:00">'
        f'12/08/2026 09:15</time></div><div class="social-share"><a href="#">Chia sẻ</a><a href="#">Lưu bài</a></div>'
        f'<p class="sapo">{article.lead}</p><div class="content-detail">{_body(article, inside=box)}</div>'
        f'<div class="tags"><span>Từ khóa:</span><a href="/tag/a">nước sạch</a><a href="/tag/b">kế hoạch</a></div></article>'
        f'<section class="comments"><h3>Bình luận (2)</h3><div class="comment"><p>Mong sớm triển khai ở xã tôi, bà con chờ đã lâu '
        f'lắm rồi.</p></div><div class="comment"><p>Cần công khai giá nước cho người dân biết và giám sát.</p></div></section>'
        f'<section class="read-more"><h2>Đọc thêm</h2>{_teasers(4)}</section></main><aside><h2>Xem nhiều</h2><ol>{_links(6)}</ol>'
        f"</aside><footer>Tổng Biên tập: Lê Minh Sơn. Tòa soạn: 18 đường Trần Phú. Không sao chép khi chưa có văn bản.</footer></body>"
    )


def nukeviet(article: Article) -> str:
    """NukeViet: news_column, rating, source, newer and older stories, blocks on both sides."""
    return (
        f'<body><div class="wraper"><div class="container"><nav id="menusite"><ul>{_links(7)}</ul></nav><div class="row">'
        f'<div class="col-md-6"><div class="panel"><div class="panel-heading">Tin mới</div><div class="panel-body"><ul>{_links(5)}'
        f'</ul></div></div></div><div class="col-md-12"><div class="news_column panel"><div class="panel-body"><h1 class="title">'
        f'{article.title}</h1><div class="row"><em class="pull-left">Thứ tư - 12/08/2026 09:15</em></div>'
        f'<div class="hometext"><strong>{article.lead}</strong></div><div id="news-bodyhtml" class="bodytext">{_body(article)}</div>'
        f'<form id="form3B"><div class="h5">Tổng số điểm của bài viết là: 0 trong 0 đánh giá</div><span>Click để đánh giá bài viết'
        f'</span></form><div class="others"><p class="h3">Những tin mới hơn</p><ul class="related">{_links(4)}</ul>'
        f'<p class="h3">Những tin cũ hơn</p><ul class="related">{_links(4)}</ul></div></div></div></div>'
        f'<div class="col-md-6">{_teasers(3)}</div></div></div><footer id="footer">© Bản quyền thuộc Cổng thông tin điện tử huyện. '
        f"Đang truy cập: 14. Hôm nay: 1,302</footer></div></body>"
    )


def hashed(article: Article) -> str:
    """A site of a script framework: no names that say anything, a banner for cookies, a form for letters, sticky bars."""
    return (
        f'<body><div id="__next"><div class="css-1x9"><div class="css-k2">{_links(6, "span", "css-l")}</div></div>'
        f'<div class="css-a1"><div class="css-b2"><div class="css-c3"><h1 class="css-t">{article.title}</h1>'
        f'<div class="css-m">12 tháng 8, 2026</div><div class="css-p">{article.lead}</div>'
        f'<div class="css-d4">{_body(article, paragraph="<div class=css-q>{}</div>", heading="<h2>{}</h2>")}</div></div>'
        f'<div class="css-e5"><h3>Có thể bạn quan tâm</h3>{_teasers(4)}</div></div><div class="css-f6"><ul>{_links(8)}</ul></div></div>'
        f'<div class="css-n"><p>Đăng ký nhận bản tin hằng tuần qua thư điện tử của bạn.</p><form><input name=mail></form></div>'
        f'<div role="dialog" class="css-z"><p>Trang này dùng cookie để ghi nhớ lựa chọn của bạn.</p><button>Đồng ý</button></div>'
        f'<div class="css-y">Cơ quan báo chí của Tỉnh đoàn. Đường dây nóng: 1900 0101</div></div></body>'
    )


LAYOUTS: dict[str, Callable[[Article], str]] = {
    "portal": portal, "tables": tables, "newspaper": newspaper, "nukeviet": nukeviet, "hashed": hashed,
}  # fmt: skip
_META = _words("cập nhật thứ tư 12 08 8 tháng 2026 09 15 hồng vân")


def measured(layout: Callable[[Article], str], article: Article) -> tuple[float, float]:
    """Recall of the article's words, and the share of noise in what was kept."""
    page = f"<!DOCTYPE html><html lang=vi><head><meta charset=utf-8><title>{article.title}</title></head>{layout(article)}</html>"
    document = read_html(page.encode(), Source(sha256="0" * 64, uri="tin.html", media_type="text/html"))
    kept, wanted = _words(document.text), article.words
    recall = (kept & wanted).total() / wanted.total()
    noise = (kept - wanted - _META).total() / kept.total()
    return recall, noise


_CASES = [
    pytest.param(layout, article, id=f"{layout}-{number}")
    for layout in LAYOUTS
    for number, article in enumerate(ARTICLES)
]


@pytest.mark.parametrize(("layout", "article"), _CASES)
def test_nearly_all_of_the_article_and_nearly_nothing_else(layout: str, article: Article) -> None:
    recall, noise = measured(LAYOUTS[layout], article)
    assert recall >= 0.99
    assert noise <= 0.02
