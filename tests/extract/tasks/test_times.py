"""The time of a task whose words leave the year out, and what only looks like one."""

import pytest

from extract.fold import fold
from extract.tasks.extract import find_tasks
from extract.tasks.times import Calendar, time_in_prose, time_of_cell
from tests.extract.conftest import MakeReading

PLAN_OF_2026 = Calendar("2026", "2025-12-10", ("2026", "2026"))
ISSUED_IN_MARCH = Calendar(None, "2024-03-05")
LONG_PLAN = Calendar(None, None, ("2026", "2030"))


@pytest.mark.parametrize(
    ("cell", "label", "calendar", "start", "end"),
    [
        ("Tháng 3 - tháng 9/2026", "Thời gian thực hiện", PLAN_OF_2026, "2026-03", "2026-09"),
        ("Tháng 3", "Thời gian trình", PLAN_OF_2026, None, "2026-03"),
        ("Tháng 4 đến tháng 8", "Thời gian", PLAN_OF_2026, "2026-04", "2026-08"),
        ("Quý I-II/2026", "Thời gian thực hiện", PLAN_OF_2026, "2026-01", "2026-06"),
        ("Quý I - II", "Thời gian thực hiện", PLAN_OF_2026, "2026-01", "2026-06"),
        ("Quý III", "Thời gian thực hiện", PLAN_OF_2026, "2026-07", "2026-09"),
        ("Quý III", "Thời hạn hoàn thành", PLAN_OF_2026, None, "2026-09"),
        ("Từ quý II", "Thời gian", PLAN_OF_2026, "2026-04", None),
        ("Từ ngày 15/11 đến ngày 15/12", "Thời gian", PLAN_OF_2026, "2026-11-15", "2026-12-15"),
        ("Trước ngày 30/6", "Thời gian hoàn tất", PLAN_OF_2026, None, "2026-06-30"),
        ("Trước ngày 30/6", "Hoàn thành", PLAN_OF_2026, None, "2026-06-30"),
        ("Trong năm 2026", "Thời gian thực hiện", PLAN_OF_2026, None, "2026"),
        ("12/2026", "Thời gian thực hiện", PLAN_OF_2026, None, "2026-12"),
        ("Theo Quyết định số 12/QĐ-UBND ngày 05/3/2026 của UBND tỉnh", "Thời gian thực hiện", PLAN_OF_2026, None, None),
        ("Quý II/2026, theo Kế hoạch số 12/KH-UBND", "Hoàn thành", PLAN_OF_2026, None, "2026-06"),
        # the year of issuing holds for what was still to come
        ("Quý IV", "Thời hạn", ISSUED_IN_MARCH, None, "2024-12"),
        ("Tháng 01", "Thời hạn", ISSUED_IN_MARCH, None, None),
        # a plan of several years says no year
        ("Quý II", "Thời gian", LONG_PLAN, None, None),
        # what comes back
        ("Trước ngày 15/12 hằng năm", "Thời hạn", PLAN_OF_2026, None, None),
        ("Hàng quý", "Thời gian", PLAN_OF_2026, None, None),
        ("Thường xuyên", "Thời gian", PLAN_OF_2026, None, None),
        # no days of the calendar
        ("Từ ngày 30/02 đến ngày 31/02", "Thời gian", PLAN_OF_2026, None, None),
        ("Tháng 13", "Thời gian", PLAN_OF_2026, None, None),
    ],
)  # fmt: skip
def test_time_columns(cell: str, label: str, calendar: Calendar, start: str | None, end: str | None) -> None:
    found = time_of_cell(calendar, fold(cell), cell, 0, len(cell), label)
    assert (found.start, found.end) == (start, end)


@pytest.mark.parametrize(
    ("sentence", "start", "end"),
    [
        ("Tổ chức tháng hành động (từ ngày 15/11 đến ngày 15/12) tại các phường.", "2026-11-15", "2026-12-15"),
        ("Quý II/2026: Khảo sát, lập dự toán thực hiện trong năm 2027.", "2026-04", "2026-06"),
        ("Năm 2026: Trồng mới 5 km hàng cây.", "2026", "2026"),
        ("Gửi báo cáo trước ngày 30/6/2026.", None, "2026-06-30"),
        # told of, not set
        ("Thực hiện thắng lợi Kế hoạch 5 năm (2021 - 2025) của tỉnh.", None, None),
        ("Báo cáo kết quả từ ngày 01/01 đến ngày 30/6 hằng năm.", None, None),
        # the year of an aim or of others' work
        ("Trồng rừng theo cam kết của Việt Nam về phát thải ròng bằng 0 vào năm 2050.", None, None),
        ("Rà soát các dự án đang được triển khai trong năm 2026.", None, None),
        ("Rà soát các dự án trong năm 2026 để đạt mục tiêu của tỉnh.", None, "2026"),
        ("Đạt mục tiêu của tỉnh, hoàn thành trong năm 2027.", None, "2027"),
    ],
)
def test_time_in_sentences(sentence: str, start: str | None, end: str | None) -> None:
    found = time_in_prose(PLAN_OF_2026, fold(sentence), sentence, 0, len(sentence))
    assert (found.start, found.end) == (start, end)


def test_how_something_is_done_is_no_recurrence() -> None:
    sentence = "Bố trí kinh phí theo quy định của pháp luật."
    assert time_in_prose(PLAN_OF_2026, fold(sentence), sentence, 0, len(sentence)).recurrence is None


@pytest.mark.parametrize(
    ("cell", "end", "recurrence"),
    [
        ("Tháng 3, 6, 9", "2026-09", "Tháng 3, 6, 9"),
        ("Các tháng 6 và 12.", "2026-12", "Các tháng 6 và 12"),
        ("Tháng 3, tháng 6 và tháng 9 năm 2027", "2027-09", "Tháng 3, tháng 6 và tháng 9 năm 2027"),
        ("Tháng 3, 6, 9/2027", "2027-09", "Tháng 3, 6, 9/2027"),
        # one month, a stretch, what is counted, and months that are none
        ("Tháng 9", "2026-09", None),
        ("Tháng 3 - 9", "2026-09", None),
        ("Tháng 6, 12 lớp", "2026-06", None),
        ("Tháng 9, 3", "2026-09", None),
        ("Tháng 3, 6, 9 hằng năm", None, "hằng năm"),
    ],
)
def test_several_months(cell: str, end: str | None, recurrence: str | None) -> None:
    found = time_of_cell(PLAN_OF_2026, fold(cell), cell, 0, len(cell), "Thời gian hoàn thành")
    assert (found.end, found.recurrence) == (end, recurrence)


@pytest.mark.parametrize(
    ("head", "cells", "window"),
    [
        (["Năm 2024", "Năm 2025", "Năm 2026"], ["x", "x", ""], ("2024", "2025")),
        (["2024", "2025", "2026"], ["", "X", "X"], ("2025", "2026")),
        (["Quý I/2024", "Quý II/2024"], ["", "x"], ("2024-04", "2024-06")),
        # When it begins and when it is finished, a column each; one column of both is no beginning.
        (["Bắt đầu", "Hoàn thành"], ["2/2024", "5/2024"], ("2024-02", "2024-05")),
        (["Thời gian bắt đầu", "Thời gian kết thúc"], ["Quý II/2024", "2025"], ("2024-04", "2025")),
        (["Thời gian bắt đầu, hoàn thành"], ["Tháng 5/2024"], (None, "2024-05")),
        # Cells that say more than a cross, and columns that are for no time.
        (["Năm 2024", "Năm 2025"], ["x", "12"], ("2024", "2024")),
        (["Cấp tỉnh", "Cấp xã"], ["x", ""], (None, None)),
    ],
)
def test_columns_of_times(
    plan: MakeReading, head: list[str], cells: list[str], window: tuple[str | None, str | None]
) -> None:
    table = [["TT", "Nhiệm vụ", "Cơ quan chủ trì", *head], ["1", "Trồng cây ở chợ", "Sở Xây dựng", *cells]]
    [task] = find_tasks(plan("PHỤ LỤC", "NHIỆM VỤ", table))
    assert (task.start, task.end) == window


@pytest.mark.parametrize("label", ["Thời gian hoàn tất", "Thời gian thực hiện", "Thời hạn hoàn thành"])
def test_a_line_of_time_below_an_item(plan: MakeReading, label: str) -> None:
    line = f"{label}: trước ngày 27 tháng 6 năm 2024."
    [task] = find_tasks(plan("II. NHIỆM VỤ", "1. Trồng cây", "Sở Xây dựng trồng cây ở các chợ đầu mối.", line))
    assert task.end == "2024-06-27"
