"""Tables of a text PDF: ruled cells, merged ones, and tables that run over pages or sideways."""

from typing import Any

import pytest

_PROSE = "Các sở, ngành và địa phương báo cáo kết quả thực hiện trước ngày 15 tháng 12 hằng năm theo mẫu dưới đây"
_XS = [85.0, 115.0, 300.0, 420.0, 540.0]
_HEAD = ["TT", "Nội dung", "Cơ quan\nchủ trì", "Thời gian"]


def test_ruled_table_is_read_cell_by_cell(paper: Any) -> None:
    paper.prose("Danh mục nhiệm vụ như sau:")
    paper.table(
        _XS,
        [
            _HEAD,
            ["1", "Rà soát diện tích\nrừng", "Sở Tài chính", "2025"],
            ["2", "Trồng mới", "Sở Y tế;\nSở Nội vụ", ""],
        ],
    )
    paper.prose("Sau bảng là văn xuôi.")
    reading = paper.read()
    assert reading.tables == [
        [
            ["TT", "Nội dung", "Cơ quan chủ trì", "Thời gian"],
            ["1", "Rà soát diện tích rừng", "Sở Tài chính", "2025"],
            ["2", "Trồng mới", "Sở Y tế;\nSở Nội vụ", ""],
        ]
    ]
    assert reading.lines == ["Danh mục nhiệm vụ như sau:", "Sau bảng là văn xuôi."]
    table = reading.ruled[0]
    assert (table.rows, table.columns, table.heading_rows) == (3, 4, 1)


def test_table_over_pages_is_one(paper: Any) -> None:
    paper.table(
        _XS,
        [
            _HEAD,
            ["1", "Rà soát", "Sở Y tế", "2025"],
            ["2", "Điều tra, khảo sát và lập bản\nđồ các khu vực", "Sở Xây dựng", "2026"],
        ],
    )
    paper.turn()
    paper.table(_XS, [_HEAD, ["", "cần trồng bổ sung.", "", ""], ["3", "Trồng mới", "Ủy ban nhân dân\nxã", "2027"]])
    reading = paper.read()
    assert reading.tables == [
        [
            ["TT", "Nội dung", "Cơ quan chủ trì", "Thời gian"],
            ["1", "Rà soát", "Sở Y tế", "2025"],
            ["2", "Điều tra, khảo sát và lập bản đồ các khu vực cần trồng bổ sung.", "Sở Xây dựng", "2026"],
            ["3", "Trồng mới", "Ủy ban nhân dân xã", "2027"],
        ]
    ]
    assert reading.page_of("Sở Xây dựng") == 1
    assert reading.page_of("Trồng mới") == 2


def test_other_table_on_the_next_page_stays_apart(paper: Any) -> None:
    paper.table(_XS, [_HEAD, ["1", "Rà soát", "Sở Y tế", "2025"]])
    paper.turn()
    paper.table([85, 250, 540], [["Xã", "Diện tích"], ["An Minh", "25 ha"]])
    assert [len(table) for table in paper.read().tables] == [2, 2]


def test_merged_cells_have_their_extent(paper: Any) -> None:
    canvas = paper.canvas
    for y in (700, 660, 580):
        canvas.line(85, y, 485, y)
    canvas.line(285, 620, 485, 620)
    for x in (85, 285, 485):
        canvas.line(x, 660, x, 580)
    canvas.line(85, 700, 85, 660)
    canvas.line(485, 700, 485, 660)
    for x, y, words in ((200, 675, "Chỉ tiêu chung"), (95, 640, "Tỷ lệ che phủ"), (300, 640, "95%"), (300, 600, "97%")):
        paper.text(x, y, words)
    reading = paper.read()
    table = reading.ruled[0]
    extents = {reading.text[cell.start : cell.end]: (cell.row_span, cell.column_span) for cell in table.cells}
    assert extents == {"Chỉ tiêu chung": (1, 2), "Tỷ lệ che phủ": (2, 1), "95%": (1, 1), "97%": (1, 1)}


def test_rulings_that_enclose_nothing_are_no_table(paper: Any) -> None:
    paper.canvas.line(85, 800, 540, 800)
    paper.canvas.line(85, 798, 540, 798)
    paper.canvas.rect(80, 700, 470, 90)
    paper.prose("Khung này chỉ trang trí cho đoạn văn.")
    reading = paper.read()
    assert reading.tables == []
    assert reading.lines == ["Khung này chỉ trang trí cho đoạn văn."]


def test_words_that_run_sideways_in_a_cell_stay_in_it(paper: Any) -> None:
    paper.table(_XS, [["", *_HEAD[1:]], ["1", "Rà soát", "Sở Y tế", "2025"]], height=70)
    paper.canvas.saveState()
    paper.canvas.translate(104, 735)
    paper.canvas.rotate(90)
    paper.text(0, 0, "Số thứ tự", 11)
    paper.canvas.restoreState()
    assert paper.read().tables[0][0][0] == "Số thứ tự"


@pytest.mark.parametrize("turns", [90, 270])
def test_page_that_runs_sideways_is_read_like_any_other(paper: Any, turns: int) -> None:
    if turns == 90:
        paper.canvas.translate(595, 0)
    else:
        paper.canvas.translate(0, 842)
    paper.canvas.rotate(turns)
    paper.y = 500
    paper.prose(f"1. {_PROSE}.")
    paper.table(_XS, [_HEAD, ["1", "Rà soát", "Sở Y tế", "2025"]])
    reading = paper.read()
    assert reading.lines == [f"1. {_PROSE}."]
    assert reading.tables[0][1] == ["1", "Rà soát", "Sở Y tế", "2025"]


@pytest.mark.parametrize(
    ("cell", "read"),
    [
        # too narrow for the number, for the word
        ("26.12\n0", "26.120"),
        ("1.234.\n567", "1.234.567"),
        ("nghi\nệm", "nghiệm"),
        # two numbers, two words, a number and its unit
        ("26.120\n345", "26.120 345"),
        ("kinh\nphí", "kinh phí"),
        ("2025\n2026", "2025 2026"),
        ("12,5\nha", "12,5 ha"),
    ],
)
def test_words_that_a_narrow_cell_broke(paper: Any, cell: str, read: str) -> None:
    paper.table([85, 118, 154, 300], [["STT", "Số", "Nội dung"], ["1", cell, "Trồng rừng"], ["2", "5", "Trồng cỏ"]])
    assert paper.read().tables[0][1][1].replace("\n", " ") == read


def test_a_wide_cell_broke_nothing(paper: Any) -> None:
    paper.table(
        [85, 118, 254, 400], [["STT", "Số", "Nội dung"], ["1", "26.12\n0", "Trồng rừng"], ["2", "5", "Trồng cỏ"]]
    )
    assert paper.read().tables[0][1][1].split() == ["26.12", "0"]
