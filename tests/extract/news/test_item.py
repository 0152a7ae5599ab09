"""The news item itself: its time of publication, its author and its site, as pages show them around the text."""

import pytest

from corpus.read import read_bytes
from extract.pipeline import extract_record
from schemas import News

TITLE = "Điện Biên trồng thêm cây xanh ở các khu đô thị"
TEXT = (
    "UBND tỉnh vừa ban hành Quyết định số 77/QĐ-UBND về trồng cây xanh đô thị. Các địa phương sẽ rà soát quỹ đất, lựa chọn loại cây phù "
    "hợp và huy động người dân tham gia chăm sóc cây trong suốt mùa mưa."
)


def item(*lines: str) -> News:
    news = extract_record(read_bytes("\n\n".join(lines).encode(), "tin.txt")).news
    assert news is not None
    return news


@pytest.mark.parametrize(
    ("lines", "day", "moment"),
    [
        ((TITLE, "05/03/2024 - 16:32", TEXT), "2024-03-05", "2024-03-05T16:32:00+07:00"),
        ((TITLE, "17:16, Thứ Năm, 25-3-2021", TEXT), "2021-03-25", "2021-03-25T17:16:00+07:00"),
        ((TITLE, "9:05 PM, 25/3/2021", TEXT), None, None),
        ((TITLE, "05.03.2024", TEXT), "2024-03-05", None),
        ((TITLE, "Ngày 05/03/2024", TEXT), "2024-03-05", None),
        # the page's own clock, over the title
        (
            ("Thứ 7, 09/12/2023, 12:24[GMT+7]", TITLE, "Thứ 6, 06/10/2023 | 14:34:16", TEXT),
            "2023-10-06",
            "2023-10-06T14:34:16+07:00",
        ),
        (("Thứ 7, 09/12/2023, 12:24", TITLE, TEXT), None, None),
        # a day in a caption, and one that no calendar has
        ((TITLE, "Trồng cây ngày 05/03/2024 tại phường Mường Thanh", TEXT), None, None),
        ((TITLE, "31/02/2024", TEXT), None, None),
    ],
)
def test_published(lines: tuple[str, ...], day: str | None, moment: str | None) -> None:
    news = item(*lines)
    assert (news.published_on, news.published_at) == (day, moment)


@pytest.mark.parametrize(
    ("line", "author"),
    [
        ("Lò Thị Mai", "Lò Thị Mai"),
        ("H.MAI", "H.MAI"),
        ("T.N", "T.N"),
        ("Hoàng Nam - Thu Hà", "Hoàng Nam - Thu Hà"),
        ("Tác giả: Lò Thị Mai", "Lò Thị Mai"),
        ("Điện Biên", None),
        ("Các tin khác", None),
        ("Lò Thị Mai cho biết", None),
        ("LÒ THỊ MAI VÀ NHỮNG NGƯỜI TRỒNG RỪNG", None),
    ],
)
def test_author(line: str, author: str | None) -> None:
    assert item(TITLE, TEXT, line).author == author


def test_a_name_below_a_heading_is_no_author() -> None:
    assert item(TITLE, TEXT, "Chuyện ở bản", "Pá Khoang", TEXT).author is None


@pytest.mark.parametrize(
    ("line", "site"),
    [
        ("Truyền hình Điện Biên", "Truyền hình Điện Biên"),
        ("Cổng thông tin điện tử tỉnh Điện Biên", "Cổng thông tin điện tử tỉnh Điện Biên"),
        ("Báo chí đã đưa tin về việc này.", None),
        ("Theo Báo Điện Biên", None),
    ],
)
def test_a_last_line_that_names_the_medium(line: str, site: str | None) -> None:
    assert item(TITLE, TEXT, line).site == site


@pytest.mark.parametrize(
    ("lines", "title"),
    [
        (("Thi đua", "Kế hoạch thực hiện Kết luận số 70-KL/TW ngày 09/3/2020 trên địa bàn tỉnh", TEXT),
         "Kế hoạch thực hiện Kết luận số 70-KL/TW ngày 09/3/2020 trên địa bàn tỉnh"),
        (("Tin nóng:", "• Chợ hoa xuân mở cửa sớm hơn mọi năm   • Đường mới qua đèo thông xe   • Mưa lớn ở nhiều nơi", TITLE, TEXT), TITLE),
        (("Trồng cây xanh ở các khu đô thị ...", TEXT[:130] + " ...", TEXT), "Trồng cây xanh ở các khu đô thị ..."),
        ((TEXT, "Người dân phường Mường Thanh trồng cây. Ảnh: Lò Mai", TEXT), None),
    ],
)  # fmt: skip
def test_title(lines: tuple[str, ...], title: str | None) -> None:
    assert item(*lines).title == title


def test_a_pen_name_below_the_last_picture() -> None:
    assert item(TITLE, TEXT, "Người dân trồng cây ở phường Mường Thanh. Ảnh: T.M", "T.M").author == "T.M"


def test_what_a_page_adds_below_the_pen_name() -> None:
    assert (
        item(TITLE, TEXT, "Lò Thị Mai", "Giá vàng", "Loại Mua Bán", "Tỷ giá", "Kỳ hạn", "Thời tiết", "Quảng cáo").author
        == "Lò Thị Mai"
    )
