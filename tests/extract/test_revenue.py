"""Tables of a state budget over several years: revenue is to be reached, expenditure is set aside, debts are neither."""

import pytest

from extract.budgets.extract import find_budgets
from extract.targets.extract import find_targets
from tests.extract.conftest import MakeReading

HEAD = ["STT", "Nội dung", "Dự toán năm 2024", "Ước thực hiện năm 2024", "Dự kiến năm 2025", "Dự kiến năm 2026"]
UNIT = "Đơn vị tính: triệu đồng"
IN = [["I", "Thu nội địa", "70", "72", "75", "80"], ["1", "Thuế tài nguyên", "7", "8", "9", "10"]]
OUT = [["I", "Chi thường xuyên", "60", "61", "62", "63"], ["1", "Sự nghiệp giáo dục", "20", "20", "21", "22"]]
OWED = [["A", "Bội chi ngân sách", "5", "5", "6", "7"], ["B", "Mức dư nợ vay", "30", "30", "31", "32"]]

Sums = list[tuple[str, int, str | None]]


@pytest.mark.parametrize(
    ("title", "rows", "to_reach", "set_aside"),
    [
        ("DỰ TOÁN THU NSNN GIAI ĐOẠN 2025 - 2026", IN,
         [("Thu nội địa", 75, "2025"), ("Thu nội địa", 80, "2026"), ("Thuế tài nguyên", 9, "2025"), ("Thuế tài nguyên", 10, "2026")],
         []),
        ("DỰ TOÁN CHI NGÂN SÁCH GIAI ĐOẠN 2025 - 2026", OUT, [],
         [("Chi thường xuyên", 62, "2025"), ("Chi thường xuyên", 63, "2026"), ("Sự nghiệp giáo dục", 21, "2025"),
          ("Sự nghiệp giáo dục", 22, "2026")]),
        # One table for both: from a row "Thu …" on up to a row "Chi …".
        ("CÂN ĐỐI THU, CHI NSNN", [["A", "Tổng thu NSNN", "70", "72", "75", "80"], IN[0], ["B", "Tổng chi", "", "", "62", "63"]],
         [("Tổng thu NSNN", 75, "2025"), ("Tổng thu NSNN", 80, "2026"), ("Thu nội địa", 75, "2025"), ("Thu nội địa", 80, "2026")],
         [("Tổng chi", 62, "2025"), ("Tổng chi", 63, "2026")]),
        ("DỰ TOÁN CHI NGÂN SÁCH GIAI ĐOẠN 2025 - 2026", OWED, [], []),
        # Work that only begins with the same syllable costs money.
        ("DỰ TOÁN KINH PHÍ GIAI ĐOẠN 2025 - 2026", [["1", "Thu thập số liệu", "", "", "5", "6"]], [],
         [("Thu thập số liệu", 5, "2025"), ("Thu thập số liệu", 6, "2026")]),
    ],
)  # fmt: skip
def test_what_comes_in_and_what_goes_out(
    plan: MakeReading, title: str, rows: list[list[str]], to_reach: Sums, set_aside: Sums
) -> None:
    reading = plan("PHỤ LỤC", title, UNIT, [HEAD, *rows])
    targets, _ = find_targets(reading)
    budgets, _ = find_budgets(reading)
    assert [(target.indicator, int(target.value), target.by) for target in targets] == to_reach
    assert [(budget.purpose, int(budget.amount / 10**6), budget.year) for budget in budgets] == set_aside


def test_years_that_are_not_estimated_are_all_planned(plan: MakeReading) -> None:
    head = ["STT", "Nội dung", "Tổng kinh phí", "Năm 2024", "Năm 2025"]
    budgets, _ = find_budgets(plan("PHỤ LỤC", "DỰ TOÁN", UNIT, [head, ["1", "Trồng cây ở chợ", "9", "4", "5"]]))
    assert [(int(budget.amount / 10**6), budget.year) for budget in budgets] == [(9, None), (4, "2024"), (5, "2025")]


@pytest.mark.parametrize(
    ("label", "source"),
    [
        ("Chi đầu tư từ nguồn thu tiền sử dụng đất", "nguồn thu tiền sử dụng đất"),
        ("Chi từ nguồn vay lại của ngân sách tỉnh", "nguồn vay lại của ngân sách tỉnh"),
        ("Chi cân đối ngân sách tỉnh", None),
    ],
)
def test_the_source_in_a_rows_label(plan: MakeReading, label: str, source: str | None) -> None:
    budgets, _ = find_budgets(plan("PHỤ LỤC", "DỰ TOÁN", UNIT, [HEAD, ["1", label, "", "", "4", "5"]]))
    assert [budget.source for budget in budgets] == [source, source]


def test_the_source_that_an_item_says_for_its_years(plan: MakeReading) -> None:
    lines = (
        "- Kinh phí từ nguồn kinh phí bố trí cho Dự án 3 của Chương trình cây xanh như sau:",
        "+ Năm 2024: 5 triệu đồng",
    )
    budgets, _ = find_budgets(plan("V. KINH PHÍ", *lines))
    assert [budget.source for budget in budgets] == ["nguồn kinh phí bố trí cho Dự án 3 của Chương trình cây xanh"]
