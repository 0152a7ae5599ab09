"""What a page's elements become: paragraphs, lists, tables, marks; the encodings that pages come in."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.readers.html import read_html
from schemas import Document, ListItem, Paragraph, Source, Table

SENTENCE = "Sở Y tế chủ trì, phối hợp với các sở, ngành liên quan tổ chức thực hiện kế hoạch này."


def read(page: str | bytes) -> Document:
    data = page.encode() if isinstance(page, str) else page
    return read_html(data, Source(sha256="0" * 64, uri="page.html", media_type="text/html"))


def lines(page: str | bytes) -> list[str]:
    return read(page).text.splitlines()


def tables(document: Document) -> list[Table]:
    return [block for block in document.blocks if isinstance(block, Table)]


def grid(document: Document, table: Table) -> list[list[str | None]]:
    return [[document.text[cell.start : cell.end] if cell else None for cell in row] for row in table.grid()]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        # Block elements are paragraphs; inline ones and line ends of the source are not.
        ("<p>Căn cứ Luật\n  Ngân sách;</p><p>Xét đề nghị</p>", ["Căn cứ Luật Ngân sách;", "Xét đề nghị"]),
        ("<div>Điều 1<div>Phê duyệt</div>kế hoạch</div>", ["Điều 1", "Phê duyệt", "kế hoạch"]),
        ("<p>K<span>ế</span> hoạch <b>năm</b> 2025</p>", ["Kế hoạch năm 2025"]),
        ("<p>Sở&nbsp;&nbsp;Y tế&#8203;</p>", ["Sở Y tế"]),
        # A break parts lines of the header, but not a sentence that goes on.
        ("<p>ỦY BAN NHÂN DÂN<br>TỈNH HÀ AN</p>", ["ỦY BAN NHÂN DÂN", "TỈNH HÀ AN"]),
        ("<p>Kế hoạch phát triển<br>nông nghiệp</p>", ["Kế hoạch phát triển nông nghiệp"]),
        ("<p>Hoàn thành trước tháng 6.<br>b) Sở Y tế</p>", ["Hoàn thành trước tháng 6.", "b) Sở Y tế"]),
        ("<p>QUYẾT ĐỊNH</p><p>-------</p><p>___</p>", ["QUYẾT ĐỊNH"]),
        ("<pre>Điều 1\nĐiều 2</pre>", ["Điều 1", "Điều 2"]),
        # Lists: the number as a browser shows it.
        ("<ol><li>Mở lớp</li><li>Tập huấn</li></ol>", ["1. Mở lớp", "2. Tập huấn"]),
        ("<ol start=3 type=a><li>Mở lớp</li><li>Tập huấn</li></ol>", ["c. Mở lớp", "d. Tập huấn"]),
        ("<ol type=I><li>Mục đích</li><li value=4>Nhiệm vụ</li></ol>", ["I. Mục đích", "IV. Nhiệm vụ"]),
        ("<ol reversed><li>Hai</li><li>Một</li></ol>", ["2. Hai", "1. Một"]),
        ("<ol style='list-style-type: lower-roman'><li>Mở lớp</li></ol>", ["i. Mở lớp"]),
        ("<ol style='list-style: none'><li>Mở lớp</li></ol>", ["Mở lớp"]),
        ("<ul><li>Mở lớp<ul><li>Lớp một</li></ul></li><li><p>Tập huấn</p></li></ul>", ["- Mở lớp", "- Lớp một", "- Tập huấn"]),
        ("<ul><li>+ Mở lớp</li><li>1. Tập huấn</li></ul>", ["+ Mở lớp", "1. Tập huấn"]),
        ("<ul><li>Một việc<p>giải thích thêm</p></li></ul>", ["- Một việc", "giải thích thêm"]),
        # Raised figures: a power belongs to its unit, a note's mark stands in brackets.
        ("<p>1.200 m<sup>2</sup>, 5 km<sup>2</sup>, 10<sup>6</sup>, CO<sub>2</sub></p>", ["1.200 m2, 5 km2, 106, CO2"]),
        ("<p>rừng phòng hộ<sup>1</sup> ven biển</p>", ["rừng phòng hộ[1] ven biển"]),
        ("<p>năm 2030<sup><a href='#_ftn2'>[2]</a></sup>;</p>", ["năm 2030[2];"]),
        ("<p>100 m<a href='#_ftn1'><sup>1</sup></a></p>", ["100 m[1]"]),
        # What is not shown.
        ("<p>Thấy</p><p style='display: none'>ẩn</p><p hidden>ẩn</p><script>var ẩn</script><!-- ẩn -->", ["Thấy"]),
        ("<p>Thấy</p><p class='hidden'>ẩn</p><p class='hidden md:block'>thấy nữa</p>", ["Thấy", "thấy nữa"]),
        ("<p>trước<!-- x -->sau<?xml:namespace prefix = o ?> nữa<o:p></o:p></p>", ["trướcsau nữa"]),
        ("<p>Tìm <input value=x><button>Nút</button><select><option>Chọn</select>kiếm</p>", ["Tìm kiếm"]),
    ],
)  # fmt: skip
def test_flow(body: str, expected: list[str]) -> None:
    assert lines(f"<html><body>{body}</body></html>") == expected


def test_blocks_keep_what_the_source_marks() -> None:
    document = read(
        "<h2>Mục tiêu</h2><p><b>Phần thứ <i>nhất</i></b>.</p><p><b>Điều 1.</b> Phê duyệt</p>"
        "<p style='font-weight:700'>Tên <span style='font-weight: normal'>thường</span></p><p>a) Mở lớp</p>"
    )
    kinds = [
        (block.kind, block.bold, block.heading if isinstance(block, Paragraph) else None)
        for block in document.blocks
        if not isinstance(block, Table)
    ]
    assert kinds == [
        ("paragraph", False, 2),
        ("paragraph", True, None),
        ("paragraph", False, None),
        ("paragraph", False, None),
        ("item", False, None),
    ]
    item = document.blocks[-1]
    assert isinstance(item, ListItem) and item.marker == "a)"


def test_lines_broken_at_a_width_are_joined() -> None:
    wrapped = [
        "Giao Sở Nông nghiệp chủ trì, phối hợp với Ủy ban nhân dân các huyện,",
        "thành phố rà soát diện tích rừng hiện có, lập kế hoạch trồng mới và",
        "chăm sóc hằng năm, trình cấp trên.",
        "Giao Sở Tài chính bố trí kinh phí theo khả năng cân đối của ngân sách",
        "tỉnh, hướng dẫn các đơn vị quản lý và quyết toán theo đúng quy định",
        "của pháp luật hiện hành.",
    ]
    assert lines("<div>" + "<br>".join(wrapped) + "</div>") == [" ".join(wrapped[:3]), " ".join(wrapped[3:])]


def test_table_with_merged_cells() -> None:
    document = read(
        "<table><tr><td rowspan=2><b>TT</b></td><td rowspan=2><b>Chỉ tiêu</b></td><td colspan=2><b>Kế hoạch</b></td></tr>"
        "<tr><td><b>2025</b></td><td><b>2030</b></td></tr>"
        "<tr><td>1</td><td>Tỷ lệ che phủ<br>rừng</td><td>45%</td><td>48%</td></tr>"
        "<tr><td>2</td><td>Trồng mới<p>hằng năm</p></td><td colspan=2>500 ha</td></tr></table>"
    )
    table = tables(document)[0]
    assert (table.rows, table.columns, table.heading_rows) == (4, 4, 2)
    assert grid(document, table) == [
        ["TT", "Chỉ tiêu", "Kế hoạch", "Kế hoạch"],
        ["TT", "Chỉ tiêu", "2025", "2030"],
        ["1", "Tỷ lệ che phủ rừng", "45%", "48%"],
        ["2", "Trồng mới\nhằng năm", "500 ha", "500 ha"],
    ]


@pytest.mark.parametrize(
    ("table", "heading_rows"),
    [
        ("<thead><tr><td>A</td><td>B</td></tr></thead><tbody><tr><td>1</td><td>2</td></tr></tbody>", 1),
        ("<tr><th>Việc</th><th>Hạn</th></tr><tr><td>Mở lớp</td><td>6/2025</td></tr>", 1),
        ("<tr><td>STT</td><td>Việc</td></tr><tr><td>1</td><td>Mở lớp</td></tr>", 1),
        ("<tr><td>TT</td><td>Việc</td></tr><tr><td>(1)</td><td>(2)</td></tr><tr><td>1</td><td>Mở lớp</td></tr>", 2),
        ("<tr><td><b>Việc</b></td><td><b>Hạn</b></td></tr><tr><td>Mở lớp</td><td>6/2025</td></tr>", 1),
        ("<tr><td>Việc</td><td>Hạn</td></tr><tr><td>Mở lớp</td><td>6/2025</td></tr>", 0),
        ("<tr><td><b>Việc</b></td><td><b>Hạn</b></td></tr><tr><td><b>Mở lớp</b></td><td><b>6/2025</b></td></tr>", 0),
        # Words over a column of figures head it; a column of words below words does not tell.
        ("<tr><td>Năm</td><td>Vốn (đồng)</td></tr><tr><td>Năm 2026</td><td>7.000</td></tr>"
         "<tr><td>Năm 2027</td><td>9.500</td></tr>", 1),
        ("<tr><td>Đường A</td><td>7.000</td></tr><tr><td>Đường B</td><td>9.500</td></tr>"
         "<tr><td>Đường C</td><td>100</td></tr>", 0),
        # The two tables of the official form have no head, bold as they are.
        ("<tr><td><b>UBND TỈNH</b></td><td><b>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</b></td></tr>"
         "<tr><td>Số: 1/KH</td><td>ngày 1</td></tr>", 0),
        ("<tr><td><b>Nơi nhận:</b></td><td><b>CHỦ TỊCH</b></td></tr><tr><td>- Như trên</td><td>Lê A</td></tr>", 0),
        # A head over all rows leaves no table.
        ("<tr><th>Việc</th><th>Hạn</th></tr><tr><th>Mở lớp</th><th>6/2025</th></tr>", 0),
    ],
)  # fmt: skip
def test_heading_rows(table: str, heading_rows: int) -> None:
    assert [found.heading_rows for found in tables(read(f"<table>{table}</table>"))] == [heading_rows]


def test_header_and_signature_stay_tables() -> None:
    document = read(
        "<table><tr><td>UBND TỈNH<br>SỞ Y TẾ</td><td>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM<br>Độc lập</td></tr></table>"
        f"<p>{SENTENCE}</p><table><tr><td><p>Nơi nhận:</p><p>- Như trên;</p></td><td>GIÁM ĐỐC</td></tr></table>"
    )
    assert [grid(document, table) for table in tables(document)] == [
        [["UBND TỈNH\nSỞ Y TẾ", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập"]],
        [["Nơi nhận:\n- Như trên;", "GIÁM ĐỐC"]],
    ]


def test_layout_tables_are_no_tables() -> None:
    inner = "<table><tr><td>STT</td><td>Việc</td></tr><tr><td>1</td><td>Mở lớp tập huấn cho cán bộ xã</td></tr></table>"
    document = read(f"<table><tr><td><p>{SENTENCE}</p></td></tr><tr><td>{inner}</td></tr></table>")
    assert document.text.splitlines()[0] == SENTENCE
    assert [grid(document, table) for table in tables(document)] == [
        [["STT", "Việc"], ["1", "Mở lớp tập huấn cho cán bộ xã"]]
    ]


def test_a_table_inside_a_cell_becomes_lines_of_it() -> None:
    inner = "<table><tr><td>Xã A</td><td>5 lớp</td></tr><tr><td>Xã B</td><td>2 lớp</td></tr></table>"
    document = read(f"<table><tr><td>1</td><td>{SENTENCE}{SENTENCE}</td><td>Gồm:{inner}</td></tr></table>")
    assert grid(document, tables(document)[0])[0][2] == "Gồm:\nXã A | 5 lớp\nXã B | 2 lớp"


@pytest.mark.parametrize(
    "table",
    [
        "<table><tr><td rowspan=99>a</td><td colspan=0>b</td></tr><tr><td>c</td></tr></table>",
        "<table><tr><td colspan=99999>a</td><td>b</td></tr></table>",
        "<table><tr><td rowspan=x colspan=-1>a</td><td>b</td></tr><tr></tr></table>",
        "<table><tr><td>a<td>b<tr><td>c",
        "<table><td>a</td><td>b</td></table>",
    ],
)
def test_damaged_tables_keep_their_words(table: str) -> None:
    document = read(table)
    found = tables(document)[0]
    assert found.columns <= 1_001
    assert {"a", "b"} <= {document.text[cell.start : cell.end] for cell in found.cells}


DECLARED = "<html><head><meta charset='{}'></head><body><p>{}</p></body></html>"


@pytest.mark.parametrize(
    ("declared", "encoding", "name"),
    [
        ("utf-8", "utf-8", "utf-8"),
        ("iso-8859-1", "utf-8", "utf-8"),
        ("utf-8", "utf-8-sig", "utf-8"),
        ("utf-16", "utf-16", "utf-16"),
    ],
)
def test_what_the_bytes_are_goes_before_what_is_declared(declared: str, encoding: str, name: str) -> None:
    document = read(DECLARED.format(declared, SENTENCE).encode(encoding))
    assert document.text == SENTENCE + "\n"
    assert document.source.encoding == name
    assert not document.warnings


def test_declared_code_page() -> None:
    head = b"<html><head><meta http-equiv='Content-Type' content='text/html; charset=windows-1252'></head>"
    document = read(head + b"<body><p>Caf\xe9 \x96 K&#7871; ho&#7841;ch</p>")
    assert document.text == "Café – Kế hoạch\n"
    assert document.source.encoding == "cp1252"


@pytest.mark.parametrize(
    "page",
    [
        "<div>" * 20_000 + SENTENCE,
        "<b><font>" * 20_000 + SENTENCE,
        "<table><tr><td>" * 3_000 + SENTENCE,
        "<ul><li>" * 3_000 + SENTENCE,
    ],
)
def test_deep_nesting_keeps_the_words(page: str) -> None:
    document = read(page + "</p><p>Kết thúc.</p>")
    assert SENTENCE in document.text
    assert "Kết thúc." in document.text


@given(st.text(alphabet="<>/ab=\"' p;&#1tdrolsuh\n-x", max_size=200))
def test_any_page_gives_a_document(page: str) -> None:
    document = read("<html><body>" + page)
    for block in document.blocks:
        assert document.text[block.start : block.end].strip()
