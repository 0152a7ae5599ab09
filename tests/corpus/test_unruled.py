"""Tables without rulings in PDFs and scans: told by their headings, their numbers and the gaps between their columns."""

from pathlib import Path
from typing import Any

import pypdfium2
import pytest

from corpus.read import read_document
from corpus.readers.ocr.engine import find_engine
from schemas import Table

XS = (60, 100, 285, 480)
ROWS = [
    ["STT", "Nhiệm vụ", "Cơ quan chủ trì", "Thời gian"],
    ["1", "Rà soát quỹ đất trồng cây", "Sở Xây dựng", "Quý III/2024"],
    ["2", "Lập vườn ươm giống bản địa", "Sở Nông nghiệp và Môi trường", "Tháng 9/2024"],
    ["3", "Tập huấn chăm sóc cây xanh", "Sở Nội vụ", "Quý IV/2024"],
]


def set_rows(paper: Any, rows: list[list[str]], top: float = 600, leading: float = 20) -> None:
    for number, row in enumerate(rows):
        for x, words in zip(XS, row, strict=False):
            if words:
                paper.text(x, top - leading * number, words, size=11)


def test_a_table_without_rulings_is_one(paper: Any) -> None:
    paper.prose("Phân công nhiệm vụ như sau:")
    set_rows(paper, ROWS)
    reading = paper.read()
    assert reading.tables == [ROWS]
    assert reading.lines == ["Phân công nhiệm vụ như sau:"]
    assert reading.ruled[0].heading_rows == 1


def test_words_below_a_row_in_its_columns_belong_to_it(paper: Any) -> None:
    rows = [*ROWS[:2], ["", "và cây bóng mát", "", ""], *ROWS[2:3], ["", "", "", "và tháng 10"]]
    set_rows(paper, rows)
    assert paper.read().tables == [
        [
            ROWS[0],
            ["1", "Rà soát quỹ đất trồng cây và cây bóng mát", "Sở Xây dựng", "Quý III/2024"],
            ["2", "Lập vườn ươm giống bản địa", "Sở Nông nghiệp và Môi trường", "Tháng 9/2024 và tháng 10"],
        ]
    ]


def test_a_line_across_the_columns_ends_the_table(paper: Any) -> None:
    set_rows(paper, ROWS)
    paper.text(
        60, 510, "Các đơn vị báo cáo kết quả thực hiện về Ủy ban nhân dân tỉnh trước ngày 15 hằng tháng.", size=11
    )
    reading = paper.read()
    assert reading.tables == [ROWS]
    assert reading.lines == ["Các đơn vị báo cáo kết quả thực hiện về Ủy ban nhân dân tỉnh trước ngày 15 hằng tháng."]


@pytest.mark.parametrize(
    "rows",
    [
        pytest.param([["Tên", *ROWS[0][1:]], *ROWS[1:]], id="no heading of numbers"),
        pytest.param(ROWS[:2], id="one row"),
        pytest.param([["STT", "Nhiệm vụ"], ["1", "Rà soát"], ["2", "Lập vườn ươm"]], id="two columns"),
        pytest.param(
            [ROWS[0], *([n, "Rà soát quỹ đất trồng cây xanh và cây bóng mát ở đô thị", "Sở", ""] for n in "12")],
            id="words that cross into the next column",
        ),
    ],
)
def test_what_may_be_something_else_is_no_table(paper: Any, rows: list[list[str]]) -> None:
    set_rows(paper, rows)
    assert paper.read().tables == []


@pytest.mark.skipif(find_engine() is None, reason="Tesseract is not installed")
def test_on_a_scan_too(paper: Any, tmp_path: Path) -> None:
    set_rows(paper, ROWS)
    printed = tmp_path / "in.pdf"
    paper.canvas.save()
    printed.write_bytes(paper.bytes.getvalue())
    scan = tmp_path / "scan.png"
    pypdfium2.PdfDocument(printed)[0].render(scale=300 / 72).to_pil().convert("L").save(scan, dpi=(300, 300))
    document = read_document(scan)
    [table] = [block for block in document.blocks if isinstance(block, Table)]
    assert (table.rows, table.columns) == (4, 4)
    assert "Lập vườn ươm giống bản địa | Sở Nông nghiệp và Môi trường | Tháng 9/2024" in document.text
