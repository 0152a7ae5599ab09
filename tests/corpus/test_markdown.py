"""Crawled Markdown: marks go, words stay; broken lines, and tables flattened to lone pipes."""

import textwrap

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.errors import UnreadableInput
from corpus.read import read_bytes
from corpus.readers.markup import take_emphasis, take_markup
from schemas import Document, Paragraph, Table


def read(text: str) -> Document:
    return read_bytes(text.encode(), "a.md")


def lines(document: Document) -> list[str]:
    return [document.text[block.start : block.end] for block in document.blocks if not isinstance(block, Table)]


def tables(document: Document) -> list[Table]:
    return [block for block in document.blocks if isinstance(block, Table)]


def grid(document: Document, table: Table) -> list[list[str]]:
    return [[document.text[cell.start : cell.end] if cell else "?" for cell in row] for row in table.grid()]


def flat(*rows: list[str]) -> str:
    """Rows as the crawler writes them: a pipe, and each cell followed by a pipe; an empty cell leaves nothing."""
    return "".join("|\n" + "".join((cell + "\n" if cell else "") + "|\n" for cell in row) for row in rows)


@pytest.mark.parametrize(
    ("marked", "words", "bold"),
    [
        ("**I. MỤC TIÊU**", "I. MỤC TIÊU", True),
        ("**Điều 3. **Các sở, ngành", "Điều 3. Các sở, ngành", False),
        ("** (1)** Quán triệt", " (1) Quán triệt", False),
        ("**Sửa đổi****, bổ sung**", "Sửa đổi, bổ sung", True),
        ("***Ghi chú:*** *số liệu ước*", "Ghi chú: số liệu ước", False),
        ("*(kèm theo Kế hoạch này)*", "(kèm theo Kế hoạch này)", False),
        ("Chỉ tiêu (*) và (**) tạm tính", "Chỉ tiêu (*) và (**) tạm tính", False),
        ("đạt 15 điểm*", "đạt 15 điểm*", False),
        ("* Thời gian thực hiện", "* Thời gian thực hiện", False),
        ("* (Ban hành kèm theo)*", " (Ban hành kèm theo)", False),
        ("_Nơi nhận:_ các xã", "Nơi nhận: các xã", False),
        ("ke_hoach_2025.pdf", "ke_hoach_2025.pdf", False),
        ("** **", " ", False),
    ],
)
def test_emphasis(marked: str, words: str, bold: bool) -> None:
    assert take_emphasis(marked) == (words, bold)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("theo [Quyết định 12/QĐ-UBND](https://example.vn/a.aspx) ngày", "theo Quyết định 12/QĐ-UBND ngày"),
        ("![ảnh](a.png)Tiêu đề", "Tiêu đề"),
        ("xem chú thích [1] và [2]", "xem chú thích [1] và [2]"),
        ("1\\. Mục tiêu \\(chung\\)", "1. Mục tiêu (chung)"),
        ("R&amp;D &lt; 2&#37;", "R&D < 2%"),
        ("Sở Y tế<br/>Sở Nội vụ", "Sở Y tế\nSở Nội vụ"),
    ],
)
def test_markup(text: str, words: str) -> None:
    assert take_markup(text) == words


def test_escaped_stars_are_no_marks() -> None:
    assert lines(read("Ghi chú \\*\\*quan trọng\\*\\*")) == ["Ghi chú **quan trọng**"]


def test_headings_and_items() -> None:
    document = read("# Tên bài\n\n## Phần một ##\n\n- Việc thứ nhất\n\n* Việc thứ hai\n\n-\nViệc thứ ba\n")
    assert lines(document) == ["Tên bài", "Phần một", "- Việc thứ nhất", "* Việc thứ hai", "- Việc thứ ba"]
    assert [block.heading for block in document.blocks if isinstance(block, Paragraph)] == [1, 2]
    assert [block.kind for block in document.blocks] == ["paragraph", "paragraph", "item", "item", "item"]


def test_bullets_at_the_end_of_the_line_above() -> None:
    document = read("-\n**Câu hỏi một?** -\n**Câu hỏi hai?** -\n**Câu hỏi ba?**\n")
    assert lines(document) == ["- Câu hỏi một?", "- Câu hỏi hai?", "- Câu hỏi ba?"]


LONG = (
    "Ủy ban nhân dân tỉnh giao Sở Khoa học và Công nghệ chủ trì, phối hợp với các sở, ban, ngành và địa phương "
    "xây dựng kế hoạch chi tiết hằng năm, trình cấp có thẩm quyền phê duyệt trước ngày 15 tháng 12 của năm trước đó."
)


def wrapped(text: str, width: int = 78) -> str:
    return "\n".join(textwrap.wrap(text, width, break_on_hyphens=False))


@pytest.mark.parametrize("gap", ["\n\n", "\n"])
def test_broken_lines(gap: str) -> None:
    """With and without blank lines; a paragraph's first line is shorter where mark-up stood before it."""
    first = "*Căn cứ Luật Tổ chức\nchính quyền địa phương ngày 16 tháng 6 năm 2025;*"
    article = f"**Điều 1. **Ban hành kèm theo\n{wrapped('Quyết định này quy định chi tiết. ' + LONG)}"
    text = gap.join(["**QUYẾT ĐỊNH**", "VỀ\nVIỆC BAN HÀNH KẾ HOẠCH", first, "**QUYẾT ĐỊNH:**", article, wrapped(LONG)])
    assert lines(read(text)) == [
        "QUYẾT ĐỊNH",
        "VỀ VIỆC BAN HÀNH KẾ HOẠCH",
        "Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025;",
        "QUYẾT ĐỊNH:",
        f"Điều 1. Ban hành kèm theo Quyết định này quy định chi tiết. {LONG}",
        LONG,
    ]


def test_bold_heading_above_its_prose() -> None:
    text = f"**I. MỤC ĐÍCH, YÊU CẦU**\n**1. Mục đích**\n{wrapped(LONG)}\n**2. Yêu cầu**\n{wrapped(LONG)}\n"
    document = read(text)
    assert lines(document) == ["I. MỤC ĐÍCH, YÊU CẦU", "1. Mục đích", LONG, "2. Yêu cầu", LONG]
    assert [block.bold for block in document.blocks if not isinstance(block, Table)] == [True, True, False, True, False]


def test_a_number_alone_on_its_line() -> None:
    document = read(
        f"{wrapped(LONG)}\n1.\nThay thế cụm từ tại khoản 2 Điều 10 của Quy định này.\n2.\nBãi bỏ Điều 11.\n"
    )
    assert lines(document)[1:] == ["1. Thay thế cụm từ tại khoản 2 Điều 10 của Quy định này.", "2. Bãi bỏ Điều 11."]


def test_head_and_signature_keep_their_lines() -> None:
    text = (
        flat(
            [
                "**ỦY BAN NHÂN DÂN**\nTỈNH A\n-------",
                "**CỘNG HÒA XÃ HỘI\nCHỦ NGHĨA VIỆT NAM**\nĐộc lập - Tự do - Hạnh phúc",
            ],
            ["Số:\n12/QĐ-UBND", "*Thành phố A, ngày 3\ntháng 4 năm 2024*"],
        )
        + "\n\n**QUYẾT ĐỊNH**\n\n"
        + flat(
            [
                "Nơi nhận:\n- Như Điều 3;\n- VPCP: các Vụ: TH,\nKTTH;\n- Lưu: VT.",
                "**TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH**\nTrần Văn A",
            ]
        )
    )
    document = read(text)
    head, signature = tables(document)
    assert grid(document, head) == [
        ["ỦY BAN NHÂN DÂN\nTỈNH A", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc"],
        ["Số: 12/QĐ-UBND", "Thành phố A, ngày 3 tháng 4 năm 2024"],
    ]
    assert grid(document, signature) == [
        ["Nơi nhận:\n- Như Điều 3;\n- VPCP: các Vụ: TH, KTTH;\n- Lưu: VT.", "TM. ỦY BAN NHÂN DÂN CHỦ TỊCH\nTrần Văn A"]
    ]
    assert head.heading_rows == signature.heading_rows == 0


def test_words_of_a_cell() -> None:
    rows = [
        ["**TT**", "**Việc**", "**Cơ quan**"],
        ["1", "Rà soát các văn\nbản hiện hành:\n- Của tỉnh;\n- Của xã", "Sở Văn hóa, Thể\nthao và Du lịch"],
        ["2", "Báo cáo", "Sở Y tế\nSở Nội vụ"],
    ]
    document = read(flat(*rows))
    (table,) = tables(document)
    assert grid(document, table)[1:] == [
        ["1", "Rà soát các văn bản hiện hành:\n- Của tỉnh;\n- Của xã", "Sở Văn hóa, Thể thao và Du lịch"],
        ["2", "Báo cáo", "Sở Y tế\nSở Nội vụ"],
    ]


PLAIN_HEAD = ["**STT**", "**Nhiệm vụ**", "**Chủ trì**", "**Thời gian**"]
GRIDS = [
    pytest.param(
        [PLAIN_HEAD, ["**I**", "**Thể chế**", "", ""], ["1", "Rà soát", "Sở A", "2026"], ["2", "Ban hành", "", "2027"]],
        None,
        1,
        id="empty cells",
    ),
    pytest.param(
        [PLAIN_HEAD, ["1", "Rà soát", "Sở A", ""], ["2", "Ban hành", "Sở B", ""], ["3", "Sơ kết", "Sở C", ""]],
        None,
        1,
        id="last column empty",
    ),
    pytest.param(
        [PLAIN_HEAD, ["", "Rà soát", "Sở A", "2026"], ["", "Ban hành", "Sở B", "2027"], ["", "Sơ kết", "Sở C", "2028"]],
        None,
        1,
        id="first column empty",
    ),
    pytest.param(
        [
            ["**TT**", "**Chỉ tiêu**", "**ĐVT**", "**Ước 2025**", "**Giai đoạn 2026 - 2028**"],
            ["**2026**", "**2027**", "**2028**"],
            ["**I**", "**Cây trồng**", "", "", "", "", ""],
            ["-", "Diện tích", "ha", "26.120", "27.000", "27.500", "28.000"],
            ["-", "Sản lượng", "tấn", "37.724", "39.800", "40.602", "45.225"],
        ],
        [
            ["TT", "Chỉ tiêu", "ĐVT", "Ước 2025"] + ["Giai đoạn 2026 - 2028"] * 3,
            ["TT", "Chỉ tiêu", "ĐVT", "Ước 2025", "2026", "2027", "2028"],
            ["I", "Cây trồng", "", "", "", "", ""],
            ["-", "Diện tích", "ha", "26.120", "27.000", "27.500", "28.000"],
            ["-", "Sản lượng", "tấn", "37.724", "39.800", "40.602", "45.225"],
        ],
        2,
        id="one heading over years",
    ),
    pytest.param(
        [
            ["**TT**", "**Sản phẩm**", "**Kế hoạch 2026**", "**Kế hoạch 2027**"],
            ["**Lượng**", "**Giá trị**", "**Lượng**", "**Giá trị**"],
            ["1", "Xoài", "13.500", "7.000", "14.800", "7.800"],
            ["2", "Nhãn", "6.400", "24.700", "7.100", "26.100"],
        ],
        [
            ["TT", "Sản phẩm", "Kế hoạch 2026", "Kế hoạch 2026", "Kế hoạch 2027", "Kế hoạch 2027"],
            ["TT", "Sản phẩm", "Lượng", "Giá trị", "Lượng", "Giá trị"],
            ["1", "Xoài", "13.500", "7.000", "14.800", "7.800"],
            ["2", "Nhãn", "6.400", "24.700", "7.100", "26.100"],
        ],
        2,
        id="equal groups",
    ),
    pytest.param(
        [
            ["**TT**", "**Địa phương**", "**Tỷ lệ đối ứng (%)**", "**Ghi chú**"],
            ["**Thành phố**", "**Xã**", ""],
            ["1", "Xã B", "80", "20", "Vùng cao"],
            ["2", "Xã C", "70", "30", ""],
        ],
        [
            ["TT", "Địa phương", "Tỷ lệ đối ứng (%)", "Tỷ lệ đối ứng (%)", "Ghi chú"],
            ["TT", "Địa phương", "Thành phố", "Xã", ""],
            ["1", "Xã B", "80", "20", "Vùng cao"],
            ["2", "Xã C", "70", "30", ""],
        ],
        2,
        id="a heading that was not merged downwards",
    ),
    pytest.param(
        [
            ["**TT**", "**Dự án**", "**Công suất khai thác**", "**Ghi chú**"],
            ["**2021 - 2030**", "**2031 - 2050**"],
            ["**Quặng**", "**Tinh quặng**", "**Quặng**", "**Tinh quặng**"],
            ["1", "Mỏ A", "100", "20", "300", "40", "Cấp mới"],
            ["2", "Mỏ B", "500", "60", "700", "80", "Mở rộng"],
        ],
        [
            ["TT", "Dự án"] + ["Công suất khai thác"] * 4 + ["Ghi chú"],
            ["TT", "Dự án", "2021 - 2030", "2021 - 2030", "2031 - 2050", "2031 - 2050", "Ghi chú"],
            ["TT", "Dự án", "Quặng", "Tinh quặng", "Quặng", "Tinh quặng", "Ghi chú"],
            ["1", "Mỏ A", "100", "20", "300", "40", "Cấp mới"],
            ["2", "Mỏ B", "500", "60", "700", "80", "Mở rộng"],
        ],
        3,
        id="three rows of headings",
    ),
    pytest.param(
        [
            ["**TT**", "**Sản phẩm**", "**Năm 2026**", "**Năm 2027**"],
            ["**Lượng**", "**Giá trị**", "**Lượng**", "**Giá trị**"],
            ["", "1", "2", "3", "4", "5"],
            ["", "**Tổng**", "", "900", "", "950"],
            ["1", "Xoài", "13.500", "700", "14.800", "710"],
            ["2", "Nhãn", "6.400", "200", "7.100", "240"],
        ],
        [
            ["TT", "Sản phẩm", "Năm 2026", "Năm 2026", "Năm 2027", "Năm 2027"],
            ["TT", "Sản phẩm", "Lượng", "Giá trị", "Lượng", "Giá trị"],
            ["", "1", "2", "3", "4", "5"],
            ["", "Tổng", "", "900", "", "950"],
            ["1", "Xoài", "13.500", "700", "14.800", "710"],
            ["2", "Nhãn", "6.400", "200", "7.100", "240"],
        ],
        3,
        id="groups, numbers of columns, a sum with empty cells",
    ),
    pytest.param(
        [["**TT**", "**Nội dung**", "**Mức**"], ["(1)", "(2)", "(3)"], ["1", "Hội thảo", "20"], ["2", "In ấn", "5"]],
        None,
        2,
        id="numbered columns",
    ),
    pytest.param(
        [
            ["**STT**", "**Nội dung**", "**Đơn giá**", "**Thành tiền**"],
            ["**A. Chi thường xuyên**"],
            ["1", "Thuê dịch vụ", "50.000", "100.000"],
            ["2", "Chi khác", "60.000", "60.000"],
            ["**Tổng cộng**", "**160.000**"],
        ],
        [
            ["STT", "Nội dung", "Đơn giá", "Thành tiền"],
            ["A. Chi thường xuyên"] * 4,
            ["1", "Thuê dịch vụ", "50.000", "100.000"],
            ["2", "Chi khác", "60.000", "60.000"],
            ["Tổng cộng", "Tổng cộng", "Tổng cộng", "160.000"],
        ],
        1,
        id="rows merged across",
    ),
    pytest.param(
        [
            ["**TT**", "**Tên mỏ**", "**Điểm**", "**X (m)**", "**Y (m)**", "**Diện tích**"],
            ["a", "Mỏ Núi Cao", "1", "2394627", "567730", "42,9"],
            ["2", "2394701", "567497"],
            ["3", "2394602", "567307"],
            ["b", "Mỏ Khe Sâu", "1", "2396000", "566000", "984,3"],
            ["2", "2396111", "569401"],
        ],
        [
            ["TT", "Tên mỏ", "Điểm", "X (m)", "Y (m)", "Diện tích"],
            ["a", "Mỏ Núi Cao", "1", "2394627", "567730", "42,9"],
            ["a", "Mỏ Núi Cao", "2", "2394701", "567497", "42,9"],
            ["a", "Mỏ Núi Cao", "3", "2394602", "567307", "42,9"],
            ["b", "Mỏ Khe Sâu", "1", "2396000", "566000", "984,3"],
            ["b", "Mỏ Khe Sâu", "2", "2396111", "569401", "984,3"],
        ],
        1,
        id="cells that reach down",
    ),
    pytest.param(
        [["**BIỂU TỔNG HỢP**"], ["**TT**", "**Xã**", "**Số hộ**"], ["1", "Xã A", "120"], ["2", "Xã B", "80"]],
        [["BIỂU TỔNG HỢP"] * 3, ["TT", "Xã", "Số hộ"], ["1", "Xã A", "120"], ["2", "Xã B", "80"]],
        2,
        id="a title over the head",
    ),
]


@pytest.mark.parametrize(("rows", "expected", "heading_rows"), GRIDS)
@pytest.mark.parametrize("has_blank_lines", [True, False], ids=["blank lines", "dense"])
def test_flat_tables(
    rows: list[list[str]], expected: list[list[str]] | None, heading_rows: int, has_blank_lines: bool
) -> None:
    gap = "\n\n" if has_blank_lines else "\n"
    body = "\n".join([wrapped(LONG)] * 3)
    document = read(f"{body}{gap}**PHỤ LỤC**\nDANH MỤC NHIỆM VỤ{gap}{flat(*rows)}{gap.strip() or ''}{gap}{body}{gap}")
    (table,) = tables(document)
    expected = expected or [[cell.strip("*") for cell in row] for row in rows]
    assert grid(document, table) == expected
    assert table.heading_rows == heading_rows


def test_tables_with_nothing_but_prose_between_on_a_page_without_blank_lines() -> None:
    head = flat(["**UBND TỈNH A**", "**CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM**"], ["Số: 1/QĐ-UBND", "A, ngày 1/2/2024"])
    prose = (
        f"**QUYẾT ĐỊNH**\n*Căn cứ Luật Tổ chức chính quyền địa phương;*\n**Điều 1. **{wrapped(LONG)}\n{wrapped(LONG)}\n"
    )
    signature = flat(["Nơi nhận:\n- Như Điều 2;", "**KT. CHỦ TỊCH**\nPHÓ CHỦ TỊCH"])
    annex = flat(["**TT**", "**Việc**", "**Hạn**"], ["1", "Rà soát", "2026"], ["2", "Báo cáo", ""])
    title = "**PHỤ LỤC**\nDANH MỤC CÔNG VIỆC\n*(Kèm theo Quyết định số 1/QĐ-UBND)*\n"
    document = read(flat(["Loại văn bản:", "Quyết định"]) + head + prose + signature + title + annex + "Hết.\n")
    assert [len(grid(document, table)) for table in tables(document)] == [1, 2, 1, 3]
    assert grid(document, tables(document)[-1])[1:] == [["1", "Rà soát", "2026"], ["2", "Báo cáo", ""]]
    assert lines(document) == [
        "QUYẾT ĐỊNH",
        "Căn cứ Luật Tổ chức chính quyền địa phương;",
        f"Điều 1. {LONG}",
        LONG,
        "PHỤ LỤC",
        "DANH MỤC CÔNG VIỆC",
        "(Kèm theo Quyết định số 1/QĐ-UBND)",
        "Hết.",
    ]


def test_ordinary_markdown_table() -> None:
    document = read("| **TT** | Tên |\n| :-- | --: |\n| 1 | *Xã A* |\n\nHết\n")
    (table,) = tables(document)
    assert (grid(document, table), table.heading_rows) == ([["TT", "Tên"], ["1", "Xã A"]], 1)


simple_cell = st.text(alphabet="abcdefgh ", min_size=1, max_size=8).map(str.strip).filter(bool)


@settings(max_examples=60)
@given(
    st.integers(2, 6).flatmap(
        lambda width: st.lists(st.lists(simple_cell, min_size=width, max_size=width), min_size=1, max_size=8)
    )
)
def test_full_rows_come_back_as_they_were(rows: list[list[str]]) -> None:
    document = read("Mở đầu\n\n" + flat(*rows) + "\n\nKết thúc\n\n")
    (table,) = tables(document)
    assert grid(document, table) == [[" ".join(cell.split()) for cell in row] for row in rows]


marks = st.text(alphabet="aàbcđ ẩTHQ1.,;:-|()\n*_#[]", max_size=250)


@settings(max_examples=200)
@given(marks)
def test_no_word_is_lost_or_moved(text: str) -> None:
    try:
        document = read(text)
    except UnreadableInput:
        assert not any(map(str.isalnum, text))
        return
    assert [letter for letter in document.text if letter.isalnum()] == [letter for letter in text if letter.isalnum()]


@pytest.mark.parametrize(
    "text",
    [
        "|\n" * 20_000 + "a\n",
        "|\na\n|\n|\n|\n" * 5_000,
        "[a" * 30_000 + "](x)",
        "*a" * 30_000,
        "**a* " * 30_000,
        "(" * 10_000,
    ],
    ids=["empty cells", "sparse rows", "open brackets", "stars", "crossed marks", "nested brackets"],
)
def test_hostile_text_is_read_in_linear_time(text: str) -> None:
    assert "a" in read(text + "\na\n").text
