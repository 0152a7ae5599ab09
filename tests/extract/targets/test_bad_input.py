"""Bad input: long tables, endless digits, deep brackets and texts without an end are read, in parts if need be."""

import pytest

from extract.budgets.extract import find_budgets
from extract.targets.extract import find_targets
from tests.extract.conftest import MakeReading

OBJECTIVES = "II. MỤC TIÊU ĐẾN NĂM 2030"


def test_a_table_of_five_thousand_rows_is_read_to_its_end(plan: MakeReading) -> None:
    rows = [[str(row), f"Chỉ tiêu số {row}", "ha", "1.200"] for row in range(1, 5001)]
    found, warnings = find_targets(plan(OBJECTIVES, [["STT", "Chỉ tiêu", "ĐVT", "Năm 2030"], *rows]))
    assert len(found) == 5000
    assert found[-1].indicator == "Chỉ tiêu số 5000"
    assert warnings == []


def test_a_cost_table_of_five_thousand_rows_sums_up(plan: MakeReading) -> None:
    rows = [[str(row), f"Dự án {row}", "2"] for row in range(1, 5001)]
    found, warnings = find_budgets(
        plan(
            "IV. KINH PHÍ",
            "Đơn vị tính: triệu đồng",
            [["STT", "Nội dung", "Kinh phí"], *rows, ["", "Tổng cộng", "10.000"]],
        )
    )
    assert len(found) == 5001
    assert {budget.parent for budget in found[:-1]} == {5000}
    assert warnings == []


@pytest.mark.parametrize(
    "text",
    [
        "- Đạt " + "1234567890" * 100_000 + " ha",
        "- Đạt " + "(" * 10_000 + "ha" + ")" * 10_000,
        "- " + "đến năm 2030 " * 20_000,
        "- " + "từ 5 - " * 20_000,
        "- " + "1.234." * 50_000,
        "- " + "tỷ lệ, " * 20_000,
    ],
    ids=["digits", "brackets", "years", "open ranges", "groups", "commas"],
)
def test_what_says_no_figure_gives_none(plan: MakeReading, text: str) -> None:
    assert find_targets(plan(OBJECTIVES, text))[0] == []
    assert find_budgets(plan(OBJECTIVES, text))[0] == []


def test_a_figure_in_deep_brackets_is_found(plan: MakeReading) -> None:
    found, _ = find_targets(plan(OBJECTIVES, "- Tỷ lệ nước sạch đạt " + "(" * 10_000 + "95%" + ")" * 10_000))
    assert [str(target.value) for target in found] == ["95"]
