"""Text PDF to prose: what is set on pages comes back as the paragraphs it was, with its pages."""

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

_RIGHT = 540.0
_LEFT = 85.0
_LONG = (
    "Sở Nông nghiệp và Môi trường chủ trì, phối hợp với các sở, ban, ngành và Ủy ban nhân dân cấp xã rà soát diện tích "
    "rừng ngập mặn, lập danh mục khu vực cần trồng bổ sung và tổ chức trồng mới trước mùa mưa bão hằng năm"
)


def test_two_column_header_is_a_table(paper: Any) -> None:
    for x, y, words, font in (
        (100, 780, "ỦY BAN NHÂN DÂN", "Bold"), (262, 780, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Bold"),
        (115, 764, "TỈNH CÀ MAU", "Bold"), (315, 764, "Độc lập - Tự do - Hạnh phúc", "Bold"),
        (120, 752, "_______", "Regular"), (105, 735, "Số: 15/QĐ-UBND", "Regular"),
        (300, 735, "Cà Mau, ngày 05 tháng 3 năm 2024", "Italic"),
    ):  # fmt: skip
        paper.text(x, y, words, 12, font)
    paper.y = 690
    paper.centred("QUYẾT ĐỊNH")
    paper.centred("Ban hành Kế hoạch trồng rừng ngập mặn ven biển")
    paper.centred("giai đoạn 2024 - 2026")
    paper.prose("Căn cứ Luật Lâm nghiệp ngày 15 tháng 11 năm 2017;", font="Italic")
    reading = paper.read()
    assert reading.tables == [
        [
            ["ỦY BAN NHÂN DÂN\nTỈNH CÀ MAU", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc"],
            ["Số: 15/QĐ-UBND", "Cà Mau, ngày 05 tháng 3 năm 2024"],
        ]
    ]
    assert reading.lines == [
        "QUYẾT ĐỊNH",
        "Ban hành Kế hoạch trồng rừng ngập mặn ven biển giai đoạn 2024 - 2026",
        "Căn cứ Luật Lâm nghiệp ngày 15 tháng 11 năm 2017;",
    ]


@pytest.mark.parametrize(
    "paragraphs",
    [
        [f"1. {_LONG}.", f"2. {_LONG}."],
        [f"Điều 1. {_LONG}.", f"a) {_LONG};", f"b) {_LONG}."],
        ["I. MỤC TIÊU", f"1. {_LONG} 2.500 ha.", "2. Yêu cầu", f"- {_LONG}.", "- Bảo đảm tiết kiệm."],
        [f"{_LONG} giai đoạn 2021 - 2030, tầm nhìn đến năm 2045.", f"{_LONG}.", f"{_LONG}."],
    ],
)
def test_lines_are_joined_to_the_paragraphs_they_were(paper: Any, paragraphs: list[str]) -> None:
    for paragraph in paragraphs:
        paper.prose(paragraph)
    assert paper.read().lines == paragraphs


_WORDS = st.lists(
    st.sampled_from(
        "kế hoạch trồng rừng 2025 tỉnh xã Ủy ban nhân dân - đạt 95,5% (sau đây) Nghị quyết số 5/NQ-HĐND".split()  # noqa: SIM905
    ),
    min_size=1,
    max_size=60,
)


@settings(max_examples=40, deadline=None)
@given(st.lists(_WORDS, min_size=1, max_size=6))
def test_no_word_is_lost_or_made_up(blank: Any, paragraphs: list[list[str]]) -> None:
    paper = blank()
    for words in paragraphs:
        paper.prose(" ".join(["Nội", "dung", *words, "xong."]))
    expected = [word for words in paragraphs for word in ["Nội", "dung", *words, "xong."]]
    assert "".join(paper.read().text.split()) == "".join(expected)


def _numbered(paper: Any, words: Callable[[int], str], pages: int = 4) -> Any:
    """Pages with a running head of their own, and a paragraph that runs over each page's end."""
    for page in range(1, pages + 1):
        paper.text(200, 815, words(page), 11)
        paper.text(_RIGHT - 20, 815, str(page + 40), 11)
        paper.prose(f"{page}. {_LONG}.")
        paper.prose(f"Đến năm {2025 + page}, " + _LONG + ".")
        paper.turn()
    return paper.read()


@pytest.mark.parametrize(
    "head",
    [
        lambda page: "CÔNG BÁO/Số 12 + 13/Ngày 03-4-2024",
        lambda page: "Kế hoạch trồng rừng ngập mặn",
        lambda page: f"Trang {page}/4",
    ],
)
def test_running_heads_are_dropped(paper: Any, head: Callable[[int], str]) -> None:
    reading = _numbered(paper, head)
    assert [line[:12] for line in reading.lines] == [
        part for page in range(1, 5) for part in (f"{page}. Sở Nông n", f"Đến năm {2025 + page}")
    ]
    assert [page.number for page in reading.document.pages] == [1, 2, 3, 4]


def test_heads_known_by_repetition_alone_are_named_in_a_warning(paper: Any) -> None:
    warnings = _numbered(paper, lambda page: "Kế hoạch trồng rừng ngập mặn").document.warnings
    assert [warning.code for warning in warnings] == ["running_head"]
    assert "Kế hoạch trồng rừng ngập mặn" in warnings[0].message


def test_titles_of_annexes_are_no_running_heads(paper: Any) -> None:
    for page in range(1, 6):
        paper.text(_RIGHT - 20, 815, str(page), 11)
        paper.centred(f"Phụ lục {page}")
        paper.prose(f"{_LONG}.")
        paper.turn()
    assert sum(line.startswith("Phụ lục") for line in paper.read().lines) == 5


def test_sentence_over_the_page_end_is_one_paragraph(paper: Any) -> None:
    paper.text(200, 815, "CÔNG BÁO/Số 7/Ngày 03-4-2024", 11)
    paper.text(520, 815, "3", 11)
    paper.prose(f"1. {_LONG}.")
    paper.text(_LEFT + 36, paper.y, "2. Các sở, ngành và địa phương thực hiện nghiêm Quyết định số 45/QĐ-", 13.6)
    paper.turn()
    paper.text(200, 815, "CÔNG BÁO/Số 7/Ngày 03-4-2024", 11)
    paper.text(85, 815, "4", 11)
    paper.y = 760
    paper.text(_LEFT, paper.y, "UBND ngày 02 tháng 01 năm 2024 và báo cáo kết quả trước ngày 15 tháng 12;")
    paper.y -= 22
    paper.prose(f"3. {_LONG}.")
    reading = paper.read()
    assert reading.lines[1] == (
        "2. Các sở, ngành và địa phương thực hiện nghiêm Quyết định số 45/QĐ-UBND ngày 02 tháng 01 năm 2024 "
        "và báo cáo kết quả trước ngày 15 tháng 12;"
    )
    assert reading.page_of("2. Các sở") == 1
    assert reading.page_of("ngày 02 tháng 01") == 2


_MOTTO = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
_UNDER = "Độc lập - Tự do - Hạnh phúc"


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (  # the date is longer than the country's name
            [
                (85, 780, "ỦY BAN NHÂN DÂN"), (80, 764, "THÀNH PHỐ CẦN THƠ"), (280, 780, _MOTTO), (320, 764, _UNDER),
                (95, 735, "Số: 9/KH-UBND"), (250, 735, "Thành phố Cần Thơ, ngày 21 tháng 11 năm 2016"),
            ],
            [
                ["ỦY BAN NHÂN DÂN\nTHÀNH PHỐ CẦN THƠ", f"{_MOTTO}\n{_UNDER}"],
                ["Số: 9/KH-UBND", "Thành phố Cần Thơ, ngày 21 tháng 11 năm 2016"],
            ],
        ),
        (  # the sides stand on lines of their own, the subject of an official letter below the number
            [
                (85, 783, "ỦY BAN NHÂN DÂN"), (95, 768, "TỈNH AN GIANG"), (90, 753, "SỞ CÔNG THƯƠNG"),
                (280, 780, _MOTTO), (320, 762, _UNDER), (95, 730, "Số: 77/SCT-KH"), (90, 716, "V/v trồng rừng"),
                (320, 727, "An Giang, ngày 2 tháng 3 năm 2020"),
            ],
            [
                ["ỦY BAN NHÂN DÂN\nTỈNH AN GIANG\nSỞ CÔNG THƯƠNG", f"{_MOTTO}\n{_UNDER}"],
                ["Số: 77/SCT-KH\nV/v trồng rừng", "An Giang, ngày 2 tháng 3 năm 2020"],
            ],
        ),
        (  # almost no room between the sides
            [
                (85, 780, "BỘ NÔNG NGHIỆP VÀ MÔI TRƯỜNG"), (291, 780, _MOTTO), (330, 764, _UNDER),
                (120, 735, "Số: 5/QĐ-BNNMT"), (330, 735, "Hà Nội, ngày 02 tháng 3 năm 2026"),
            ],
            [
                ["BỘ NÔNG NGHIỆP VÀ MÔI TRƯỜNG", f"{_MOTTO}\n{_UNDER}"],
                ["Số: 5/QĐ-BNNMT", "Hà Nội, ngày 02 tháng 3 năm 2026"],
            ],
        ),
    ],
    ids=["long date", "shifted sides", "narrow gap"],
)  # fmt: skip
def test_forms_of_the_header(paper: Any, words: list[tuple[int, int, str]], expected: list[list[str]]) -> None:
    for x, y, text in words:
        paper.text(x, y, text, 12, "Bold" if text.isupper() else "Regular")
    paper.y = 680
    paper.centred("KẾ HOẠCH")
    paper.centred("Trồng rừng ngập mặn ven biển năm 2026")
    reading = paper.read()
    assert reading.tables == [expected]
    assert reading.lines == ["KẾ HOẠCH", "Trồng rừng ngập mặn ven biển năm 2026"]


def test_country_name_without_an_issuer_beside_it_is_prose(paper: Any) -> None:
    paper.centred(_MOTTO)
    paper.centred(_UNDER)
    paper.centred("ĐƠN ĐỀ NGHỊ")
    assert paper.read().tables == []
