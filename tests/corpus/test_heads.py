"""How far merged headings of a table reach when only their words are known."""

import pytest

from corpus.readers.heads import lay_out

TOP = ["TT", "Tên mỏ", "Trữ lượng", "Công suất", "Ghi chú"]
PARTS = ["Quặng", "Tinh quặng"]


@pytest.mark.parametrize(
    ("rows", "columns", "second"),
    [
        # two periods stand below the last of the headings that could hold them
        ([TOP, ["2021 - 2030", "2031 - 2050"], PARTS * 3], 9, [(2, 2), (1, 4)]),
        # they stand below the heading whose parts repeat, wherever it is
        ([TOP, ["2021 - 2030", "2031 - 2050"], [*PARTS, *PARTS, "Lượng", "Mức"]], 9, [(1, 4), (2, 2)]),
        # what was planned and what is expected of a year are parts of the running one
        (
            [["TT", "Chỉ tiêu", "Năm 2025", "Năm 2026", "Năm 2027", "Ghi chú"], ["Kế hoạch", "Ước thực hiện"]],
            7,
            [(1, 2), (2, 1), (2, 1)],
        ),
        # one row of parts needs no choice
        ([TOP[:3] + TOP[4:], PARTS], 5, [(1, 2)]),
    ],
)
def test_headings_reach_over_their_parts(rows: list[list[str]], columns: int, second: list[tuple[int, int]]) -> None:
    layout = lay_out(rows, columns, "OT" + "N" * (columns - 3) + "T")
    assert layout is not None
    assert layout[0][2:-1] == second
