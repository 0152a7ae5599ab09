"""When a task is to be done: cells of time columns, lines of time, an item's own words."""

import pytest

from extract.fold import fold
from extract.values import TimeColumn, Window, read_window, time_column, window_in_prose


def _cell(text: str, column: TimeColumn | None = None) -> Window:
    return read_window(fold(text), text, 0, len(text), column)


@pytest.mark.parametrize(
    ("text", "window"),
    [
        ("từ quý II/2027", Window("2027-04", None)),
        ("trong quý II năm 2026", Window(None, "2026-06")),
        ("trước 30/6/2026", Window(None, "2026-06-30")),
        ("12/2027", Window(None, "2027-12")),
        ("Quý IV/2025", Window(None, "2025-12")),
        ("2026", Window("2026", "2026")),
        ("Năm 2026", Window("2026", "2026")),
        ("Năm 2025, 2026", Window("2025", "2026")),
        ("2026-2030", Window("2026", "2030")),
        ("Năm 2025 - 2026", Window("2025", "2026")),
        ("Từ năm 2026 đến năm 2030", Window("2026", "2030")),
        ("Từ tháng 4 đến tháng 6 năm 2018", Window("2018-04", "2018-06")),
        ("Quý I/2026 - Quý IV/2026", Window("2026-01", "2026-12")),
        ("năm 2025 và các năm tiếp theo", Window("2025", None)),
        ("Từ năm 2026 trở đi", Window("2026", None)),
        ("đến năm 2030, tầm nhìn đến năm 2045", Window(None, "2045")),
        ("Hằng năm", Window(None, None, "Hằng năm")),
        ("Thường xuyên", Window(None, None, "Thường xuyên")),
        ("Trước ngày 15/12 hằng năm", Window(None, None, "hằng năm")),
        ("Theo kế hoạch", Window()),
        ("", Window()),
    ],
)
def test_a_time_cell(text: str, window: Window) -> None:
    assert _cell(text) == window


@pytest.mark.parametrize(
    ("heading", "text", "window"),
    [
        ("Thời gian thực hiện", "Quý IV/2026", Window("2026-10", "2026-12")),
        ("Thời gian thực hiện", "Trong quý IV/2026", Window(None, "2026-12")),
        ("Thời gian thực hiện", "Trước 30/6/2026", Window(None, "2026-06-30")),
        ("Thời gian hoàn thành", "Quý IV/2026", Window(None, "2026-12")),
        ("Thời gian dự kiến hoàn thành", "2026", Window(None, "2026")),
        ("Thời hạn trình", "Tháng 5/2026", Window(None, "2026-05")),
        ("Thời hạn", "2025 - 2026", Window("2025", "2026")),
    ],
)
def test_a_heading_tells_doing_from_completion(heading: str, text: str, window: Window) -> None:
    assert _cell(text, time_column(heading)) == window


@pytest.mark.parametrize(
    ("heading", "column"),
    [
        ("Thời gian triển khai", TimeColumn.DOING),
        ("Thời gian", TimeColumn.DOING),
        ("Thời hạn hoàn thành", TimeColumn.COMPLETION),
        ("Tiến độ trình", TimeColumn.COMPLETION),
        ("Ghi chú", None),
    ],
)
def test_what_a_heading_says_of_times(heading: str, column: TimeColumn | None) -> None:
    assert time_column(heading) is column


@pytest.mark.parametrize(
    ("text", "window"),
    [
        ("Xây dựng cổng thông tin, hoàn thành trước ngày 30/9/2026", Window(None, "2026-09-30")),
        ("Rà soát quy định (2026 - 2030)", Window("2026", "2030")),
        ("Từ tháng 7/2026 triển khai thí điểm tại các xã", Window("2026-07", None)),
        ("Mở đợt cao điểm từ ngày 1/7/2026 đến ngày 30/9/2026", Window("2026-07-01", "2026-09-30")),
        ("Mở đợt cao điểm từ 2026 đến 2030", Window("2026", None)),
        ("Triển khai Nghị quyết số 15/NQ-CP ngày 05/02/2026", Window()),
        ("Phấn đấu đến năm 2030 đạt 80%", Window()),
        ("Hằng năm tổ chức tập huấn", Window(None, None, "Hằng năm")),
    ],
)
def test_the_time_in_an_item(text: str, window: Window) -> None:
    assert window_in_prose(fold(text), text, 0, len(text)) == window


@pytest.mark.parametrize("text", ["2020 - " * 50_000, "từ quý II/2027 " * 10_000, "hằng năm " * 50_000])
def test_hostile_text_ends(text: str) -> None:
    window = window_in_prose(fold(text), text, 0, len(text))
    assert window.start is None or len(window.start) >= 4
