"""Rows of pipe tables that a line's end broke are one row again; rows that are whole, and words below them, stay."""

import pytest

from corpus.read import read_bytes
from corpus.readers.broken_rows import mend_rows

HEAD = "| STT | Đơn vị | Năm 2020 |"
WHOLE = "| 1 | Huyện Lộc Bình | 77 |"


@pytest.mark.parametrize(
    ("lines", "mended"),
    [
        ([HEAD, "| 1 | Huyện", "Lộc Bình | 77 |"], [HEAD, WHOLE]),
        ([HEAD, "| 1 | Huyện", "Lộc", "Bình | 77 |", WHOLE], [HEAD, WHOLE, WHOLE]),
        (["| STT | Đơn", "vị | Năm", "2020 |", "||||", WHOLE], [HEAD, "||||", WHOLE]),
        ([HEAD, "| Tổng", "cộng | | 77 |"], [HEAD, "| Tổng cộng | | 77 |"]),
        # a whole row, and the text after the table that ran into it
        ([HEAD, WHOLE, f"{WHOLE} Nguồn: Sở", "Công Thương | 2020 |"], [HEAD, WHOLE, f"{WHOLE} Nguồn: Sở", "Công Thương | 2020 |"]),
        # too few cells, too many, an empty line between
        ([HEAD, "| 1 | Huyện", "Lộc Bình |"], [HEAD, "| 1 | Huyện", "Lộc Bình |"]),
        ([HEAD, "| 1 | Huyện", "| Lộc Bình | 77 |"], [HEAD, "| 1 | Huyện", "| Lộc Bình | 77 |"]),
        ([HEAD, "| 1 | Huyện", "", "Lộc Bình | 77 |"], [HEAD, "| 1 | Huyện", "", "Lộc Bình | 77 |"]),
        # tables of lone pipes, rows without a pipe at their end
        (["|", "STT", "|", "Đơn vị", "|"], ["|", "STT", "|", "Đơn vị", "|"]),
        (["| a | b", "| c | d"], ["| a | b", "| c | d"]),
        ([], []),
    ],
)  # fmt: skip
def test_rows(lines: list[str], mended: list[str]) -> None:
    assert mend_rows(lines) == mended


@pytest.mark.parametrize("name", ["bang.txt", "bang.md"])
def test_a_broken_row_is_a_row_of_its_table(name: str) -> None:
    rows = [HEAD, "| --- | --- | --- |", WHOLE, "| 2 | Huyện", "Hữu Lũng | 111 |"]
    document = read_bytes("\n".join(["Phụ lục", "", *rows, "", "Ghi chú."]).encode(), name)
    assert "2 | Huyện Hữu Lũng | 111\n" in document.text


def test_many_open_rows_end_in_time() -> None:
    lines = ["| a | b", "c"] * 50_000
    assert mend_rows(lines) == lines
