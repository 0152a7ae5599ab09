"""Plain text: paragraphs on a line each, paragraphs broken at a width, tables of pipe rows, pages."""

import subprocess
import sys
import textwrap

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.errors import UnreadableInput
from corpus.read import read_bytes
from schemas import Document, ListItem, Paragraph, Table


def read(text: str, uri: str = "a.txt") -> Document:
    return read_bytes(text.encode(), uri)


def lines(document: Document) -> list[str]:
    return [document.text[block.start : block.end] for block in document.blocks if not isinstance(block, Table)]


def grid(document: Document, number: int = 0) -> list[list[str]]:
    table = [block for block in document.blocks if isinstance(block, Table)][number]
    return [[document.text[cell.start : cell.end] if cell else "?" for cell in row] for row in table.grid()]


LONG = (
    "Ủy ban nhân dân tỉnh giao Sở Khoa học và Công nghệ chủ trì, phối hợp với các sở, ban, ngành và địa phương "
    "xây dựng kế hoạch chi tiết hằng năm, trình cấp có thẩm quyền phê duyệt trước ngày 15 tháng 12 của năm trước đó, "
    "bảo đảm thống nhất với chiến lược phát triển của ngành; định kỳ sáu tháng tổng hợp kết quả gửi về Văn phòng."
)
SHORT = "Các địa phương cân đối ngân sách để thực hiện, bảo đảm tiết kiệm và đúng quy định của pháp luật hiện hành."


def test_a_paragraph_a_line_stays() -> None:
    document = read(f"QUYẾT ĐỊNH\n{LONG}\n\n1. Mục tiêu\n- {SHORT}\n{SHORT}\n")
    assert lines(document) == ["QUYẾT ĐỊNH", LONG, "1. Mục tiêu", f"- {SHORT}", SHORT]


@pytest.mark.parametrize("width", [60, 72, 80, 100])
@pytest.mark.parametrize("gap", ["\n\n", "\n"])
def test_broken_lines_are_joined(width: int, gap: str) -> None:
    paragraphs = [
        "I. NHIỆM VỤ VÀ GIẢI PHÁP",
        f"1. {LONG}",
        f"a) {SHORT}",
        f"- {LONG}",
        f"Điều 2. {LONG}",
        f"Căn cứ vào tình hình thực tế, {LONG}",
        "Nơi nhận:",
        "- Như trên;",
        "- Lưu: VT.",
    ]
    broken = gap.join("\n".join(textwrap.wrap(paragraph, width)) for paragraph in paragraphs)
    assert lines(read(broken)) == paragraphs


def test_a_title_in_capitals_is_apart_from_the_prose_below() -> None:
    body = "\n".join(textwrap.wrap(LONG, 70))
    text = f"{body}\n\nKẾ HOẠCH\nPHÁT TRIỂN KINH TẾ BIỂN\n{body}\n"
    assert lines(read(text)) == [LONG, "KẾ HOẠCH PHÁT TRIỂN KINH TẾ BIỂN", LONG]


def test_a_wrapped_line_may_open_like_an_item() -> None:
    text = "\n".join(
        [
            "Chương trình được thực hiện trong giai đoạn từ năm 2021 đến năm 2025 theo Điều",
            "5. của Quy chế và trong các năm tiếp theo, phù hợp với khả năng cân đối của",
            "ngân sách và với tình hình thực tế của từng địa phương trên địa bàn toàn tỉnh.",
        ]
    )
    body = "\n".join(textwrap.wrap(LONG, 78))
    assert lines(read(f"{body}\n\n{text}")) == [LONG, " ".join(text.split())]


def test_a_dash_inside_a_sentence_taken_for_a_bullet() -> None:
    text = (
        "Ban hành Chương trình hành động thực hiện Kế hoạch phát triển kinh tế\n- xã hội năm 2024;\n"
        "VỀ NHIỆM VỤ, GIẢI PHÁP CHỦ YẾU THỰC HIỆN KẾ HOẠCH PHÁT TRIỂN KINH TẾ\n- XÃ HỘI NĂM 2024\n"
        "Các loại đất được thống kê trong kỳ kế hoạch gồm có\n- Đất ở đô thị\n- Đất rừng\n"
    )
    assert lines(read(text)) == [
        "Ban hành Chương trình hành động thực hiện Kế hoạch phát triển kinh tế - xã hội năm 2024;",
        "VỀ NHIỆM VỤ, GIẢI PHÁP CHỦ YẾU THỰC HIỆN KẾ HOẠCH PHÁT TRIỂN KINH TẾ - XÃ HỘI NĂM 2024",
        "Các loại đất được thống kê trong kỳ kế hoạch gồm có",
        "- Đất ở đô thị",
        "- Đất rừng",
    ]


def test_pages() -> None:
    document = read("Trang đầu\n\fTrang hai\nCòn nữa\n\fTrang ba\n")
    assert [(page.number, document.text[page.start : page.end]) for page in document.pages] == [
        (1, "Trang đầu\n"),
        (2, "Trang hai\nCòn nữa\n"),
        (3, "Trang ba\n"),
    ]


def test_rules_and_notes_of_crawlers_go() -> None:
    document = read(
        "Tên cơ quan\n--------\nTheo Nghị định 08/2022/NĐ-CP [Link: https://example.vn/08-2022] của Chính phủ\n[img]\n"
    )
    assert document.text == "Tên cơ quan\nTheo Nghị định 08/2022/NĐ-CP của Chính phủ\n"


def test_header_flattened_by_a_pipe_is_a_paragraph() -> None:
    document = read("ỦY BAN NHÂN DÂN TỈNH A | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nSố: 12/QĐ-UBND | A, ngày 1/2/2020\n")
    assert all(isinstance(block, Paragraph) for block in document.blocks)
    assert "|" in document.text


TABLES = [
    (
        "| STT | Địa bàn | Số lượng |\n||||\n| 1 | Xã A | 20 |\n| | Cộng | 20 |",
        1,
        [["STT", "Địa bàn", "Số lượng"], ["1", "Xã A", "20"], ["", "Cộng", "20"]],
    ),
    (
        "| STT | Địa bàn | Diện tích | | Ghi chú |\n| --- | --- | --- | --- | --- |\n"
        "| | | Năm 2025 | Năm 2030 | |\n| 1 | Xã A | 1,5 | 2 | |",
        2,
        [
            ["STT", "Địa bàn", "Diện tích", "Diện tích", "Ghi chú"],
            ["STT", "Địa bàn", "Năm 2025", "Năm 2030", "Ghi chú"],
            ["1", "Xã A", "1,5", "2", ""],
        ],
    ),
    (
        "| TT | Loại đất | Phân theo xã | | |\n|---|---|---|---|---|\n| Xã A | Xã B | Xã C |\n"
        "| (1) | (2) | (3) | (4) | (5) |\n| 1 | Đất lúa | 10 | 20 | 30 |",
        3,
        [
            ["TT", "Loại đất", "Phân theo xã", "Phân theo xã", "Phân theo xã"],
            ["TT", "Loại đất", "Xã A", "Xã B", "Xã C"],
            ["(1)", "(2)", "(3)", "(4)", "(5)"],
            ["1", "Đất lúa", "10", "20", "30"],
        ],
    ),
    ("| Mẫu 01 | Đơn đề nghị |\n| Mẫu 02 | Biên bản |", 0, [["Mẫu 01", "Đơn đề nghị"], ["Mẫu 02", "Biên bản"]]),
    ("| a | b | c |\n| d |", 0, [["a", "b", "c"], ["d", "", ""]]),
    ("| Mẫu 01 | Đơn |\n| --- | --- |\n| Mẫu 02 | Biên bản |", 0, [["Mẫu 01", "Đơn"], ["Mẫu 02", "Biên bản"]]),
    (
        "| 10 | Mức độ hài lòng | 90 |\n|---|---|---|\n| 11 | Số hồ sơ | 80 |",
        0,
        [["10", "Mức độ hài lòng", "90"], ["11", "Số hồ sơ", "80"]],
    ),
    (
        "| TT | Chỉ số | Đơn vị | | Hạn |\n|---|---|---|---|---|\n"
        "| Chủ trì | Phối hợp | | | |\n| 1 | A | X | Y | 2025 |",
        2,
        [
            ["TT", "Chỉ số", "Đơn vị", "Đơn vị", "Hạn"],
            ["TT", "Chỉ số", "Chủ trì", "Phối hợp", "Hạn"],
            ["1", "A", "X", "Y", "2025"],
        ],
    ),
]


@pytest.mark.parametrize(("text", "heading_rows", "expected"), TABLES)
def test_tables(text: str, heading_rows: int, expected: list[list[str]]) -> None:
    document = read(f"Biểu số liệu\n{text}\nGhi chú: số liệu ước tính.\n")
    first, table, last = document.blocks
    assert isinstance(table, Table) and table.heading_rows == heading_rows
    assert isinstance(first, Paragraph) and isinstance(last, Paragraph)
    assert grid(document) == expected


def test_words_behind_the_last_pipe_follow_the_table() -> None:
    document = read(
        "| TT | Tên |\n| --- | --- |\n| 1 | A |\n| 2 | B | Phần II. Nội dung khác\n| TT | Mã |\n|---|---|\n| 1 | X |\n"
    )
    assert [block.kind for block in document.blocks] == ["table", "paragraph", "table"]
    assert lines(document) == ["Phần II. Nội dung khác"]
    assert grid(document, 1) == [["TT", "Mã"], ["1", "X"]]


@pytest.mark.parametrize("text", ["----\n====\n", "| --- | --- |\n", "|||\n||\n"])
def test_no_words(text: str) -> None:
    with pytest.raises(UnreadableInput, match="holds no words"):
        read(text)


def test_a_line_of_a_million_pipes_is_no_grid() -> None:
    document = read("| a " * 100_000 + "|\n| b |\n")
    assert not any(isinstance(block, Table) for block in document.blocks)


words = st.text(alphabet="aàbcđ ẩTHQ1.,;:-|()\n*", max_size=200)


@settings(max_examples=150)
@given(words)
def test_no_word_is_lost_or_moved(text: str) -> None:
    """Letters and digits come out in the order in which they went in."""
    try:
        document = read(text)
    except UnreadableInput:
        return
    before = [letter for letter in text if letter.isalnum()]
    after = [letter for letter in document.text if letter.isalnum()]
    assert after == before
    for block in document.blocks:
        if isinstance(block, ListItem):
            assert document.text[block.start : block.body_start].replace(" ", "") == block.marker


def test_reading_text_imports_no_heavy_reader() -> None:
    code = (
        "import sys; from corpus.read import read_bytes; read_bytes('Kế hoạch năm'.encode(), 'a.txt');"
        "heavy = ('bs4', 'lxml', 'docx', 'pdfplumber', 'pypdfium2', 'charset_normalizer', 'underthesea');"
        "print([name for name in heavy if name in sys.modules])"
    )
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "[]\n"


@pytest.mark.parametrize(
    ("lines", "paragraphs"),
    [
        (["Giao Sở Công Thương chủ trì, phối hợp với Sở Tài", "chính tổ chức thực hiện."], 1),
        (
            [
                "Giao Sở Công Thương chủ trì, phối hợp với Sở Tài chính;",
                "chủ trì rà soát quy hoạch mạng lưới chợ nông thôn.",
            ],
            2,
        ),
        (
            ["Giao Sở Công Thương chủ trì, phối hợp với Sở Tài chính", "a) rà soát quy hoạch mạng lưới chợ nông thôn."],
            2,
        ),
        (["Nội dung thực hiện", "rà soát quy hoạch mạng lưới chợ nông thôn."], 2),
    ],
)
def test_a_lone_break_inside_a_sentence_is_none(lines: list[str], paragraphs: int) -> None:
    document = read_bytes("\n".join(["Quyết định về chợ.", "", *lines, "", "Nơi nhận"]).encode(), "a.txt")
    assert len(document.blocks) == paragraphs + 2
