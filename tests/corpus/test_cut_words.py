"""Words that a cell's edge cut are put together; sound cells stay as they are."""

import pytest

from corpus.read import read_bytes
from corpus.readers.cut_words import is_cut, mend_cells, mend_line


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("thu", "ật"),
        ("n", "ăm"),
        ("th", "ành"),
        ("côn", "g"),
        ("t", "ỉnh"),
        ("ho", "ạt"),
        ("NHI", "ỆM"),
        ("Kho", "ảng"),
    ],
)
def test_halves_of_a_word(left: str, right: str) -> None:
    assert is_cut(left, right)


@pytest.mark.parametrize(
    ("left", "right"),
    [("Sở", "ban"), ("xã", "hội"), ("kinh", "tế"), ("ha", "km"), ("A", "n"), ("thu", "ẬT"), ("TỈNH", "CỘNG"), ("cả", "nước"), ("a", "b")],
)  # fmt: skip
def test_two_words(left: str, right: str) -> None:
    assert not is_cut(left, right)


@pytest.mark.parametrize(
    ("line", "mended"),
    [
        ("Nâng cấp hạ tầng kỹ thu | ật trong khu chợ", "Nâng cấp hạ tầng kỹ thuật trong khu chợ"),
        ("TỈNH YÊN BÁI | CỘNG HÒA XÃ HỘI", "TỈNH YÊN BÁI | CỘNG HÒA XÃ HỘI"),
        ("Diện tích | ha | 20", "Diện tích | ha | 20"),
    ],
)
def test_lines(line: str, mended: str) -> None:
    assert mend_line(line) == mended


HEAD = ["STT", "Nội dung", "Cơ quan"]


@pytest.mark.parametrize(
    ("row", "mended"),
    [
        # an edge that no other row has; one of the table's own; two of them
        (
            ["1", "Hạ tầng kỹ thu", "ật trong khu chợ", "Sở Xây dựng"],
            ["1", "Hạ tầng kỹ thuật trong khu chợ", "Sở Xây dựng"],
        ),
        (["1", "Hạ tầng kỹ thu", "ật Sở Xây dựng"], ["1", "Hạ tầng kỹ thuật", "Sở Xây dựng"]),
        (["1", "Hạ tầng kỹ thu", "ật", "Sở Xây dựng"], ["1", "Hạ tầng kỹ thuật", "Sở Xây dựng"]),
        # sound ones: units, lists, a sentence
        (["1", "m", "ở rộng chợ"], ["1", "m", "ở rộng chợ"]),
        (["1", "Diện tích chợ", "ha"], ["1", "Diện tích chợ", "ha"]),
        (["1", "Rà soát các", "xã, phường"], ["1", "Rà soát các", "xã, phường"]),
    ],
)
def test_cells(row: list[str], mended: list[str]) -> None:
    assert mend_cells([HEAD, row, ["2", "Chợ", "UBND xã"]]) == [HEAD, mended, ["2", "Chợ", "UBND xã"]]


@pytest.mark.parametrize("name", ["bang.txt", "bang.md"])
def test_a_table_s_row(name: str) -> None:
    rows = [
        "| STT | Nội dung | Cơ quan |",
        "| --- | --- | --- |",
        "| 1 | Hạ tầng kỹ thu | ật trong khu chợ | Sở Xây dựng |",
        "| 2 | Chợ | UBND xã |",
    ]
    document = read_bytes("\n".join(["Phụ lục", "", *rows]).encode(), name)
    assert "1 | Hạ tầng kỹ thuật trong khu chợ | Sở Xây dựng\n" in document.text
