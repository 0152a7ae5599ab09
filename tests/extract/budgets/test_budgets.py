"""Budgets of small plans: amount, currency, source, year, and which one is the whole plan's."""

from typing import Any

import pytest

from extract.budgets.extract import find_budgets
from extract.reading import Reading
from tests.extract.conftest import MakeReading

CASES: list[Any] = [
    pytest.param(
        [
            "III. KINH PHÍ THỰC HIỆN", "Tổng kinh phí thực hiện Kế hoạch khoảng 6,63 tỷ đồng, trong đó:",
            "- Ngân sách tỉnh: 4.030 triệu đồng;", "- Nguồn xã hội hóa: 2.600.000.000 đồng.",
        ],
        [
            (6_630_000_000, None, True, None, None),
            (4_030_000_000, None, False, "Ngân sách tỉnh", None),
            (2_600_000_000, None, False, "Nguồn xã hội hóa", None),
        ],
        id="total and its sources",
    ),
    pytest.param(
        ["III. KINH PHÍ", "1. Giai đoạn 2026 - 2027:", "- Trồng cây: 12 - 15 tỷ đồng."],
        [(12_000_000_000, 15_000_000_000, False, None, "2026-2027")],
        id="a range, the period from the heading",
    ),
    pytest.param(
        ["III. KINH PHÍ", "- Chăm sóc cây: 200 triệu đồng/năm x 05 năm = 1.000 triệu đồng."],
        [(1_000_000_000, None, False, None, None)],
        id="the product, not its factors",
    ),
    pytest.param(
        [
            "III. KINH PHÍ", "Đơn vị tính: triệu đồng",
            [["TT", "Nội dung", "Kinh phí"], ["1", "Mua cây giống", "350"], ["2", "Công trồng", "120,5"]],
        ],
        [(350_000_000, None, False, None, None), (120_500_000, None, False, None, None)],
        id="unit only in the caption",
    ),
    pytest.param(
        [
            "III. KINH PHÍ",
            [["Năm thực hiện", "Kinh phí (đồng)"], ["Năm 2024", "7.000.000.000"], ["Năm 2025 - 2026", "1.500.000.000"]],
        ],
        [(7_000_000_000, None, False, None, "2024"), (1_500_000_000, None, False, None, "2025-2026")],
        id="a row a year",
    ),
    pytest.param(
        [
            "BIỂU PHÂN KỲ ĐẦU TƯ", "ĐVT: Triệu đồng",
            [["TT", "Hạng mục chi phí", "Tổng số", "Năm 2024", "Năm 2025"], ["1", "Chi phí xây dựng", "900", "300", "600"]],
        ],
        [(900_000_000, None, False, None, None), (300_000_000, None, False, None, "2024"), (600_000_000, None, False, None, "2025")],
        id="a column a year, the unit only in the caption",
    ),
    pytest.param(
        [
            "II. NHU CẦU",
            [["TT", "Nhiệm vụ", "Cơ quan chủ trì", "Tổng số (tỷ VND)"], ["1", "Xây dựng trạm đo", "Sở Y tế", "28"]],
        ],
        [(28_000_000_000, None, False, None, None)],
        id="a total whose heading has a unit of money",
    ),
    pytest.param(
        [
            "BIỂU CHỈ TIÊU", "ĐVT: ha",
            [["TT", "Hạng mục", "Năm 2024", "Năm 2025"], ["1", "Trồng mới", "300", "600"]],
        ],
        [],
        id="years of areas",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("lines", "expected"), CASES)
def test_budgets(plan: MakeReading, lines: list[Any], expected: list[tuple[Any, ...]]) -> None:
    found, _ = find_budgets(plan(*lines))
    assert [(b.amount, b.amount_max, b.total, b.source, b.year) for b in found] == expected
    assert {b.currency for b in found} <= {"VND"}


@pytest.mark.parametrize(
    "lines",
    [
        ["I. MỤC TIÊU", "- Doanh thu dịch vụ cây xanh đạt 40 tỷ đồng."],  # an outcome
        ["II. NHIỆM VỤ", "- Phạt tiền đến 5.000.000 đồng đối với hành vi chặt cây."],
        ["III. KINH PHÍ", "- Mức hỗ trợ: 2 triệu đồng/hộ."],
        ["I. TÌNH HÌNH", "- Năm 2023 đã chi 3 tỷ đồng trồng cây."],
        ["III. KINH PHÍ", [["TT", "Nội dung", "Kinh phí"], ["1", "Mua cây giống", "350"]]],  # no unit is known
    ],
)
def test_what_is_no_budget(plan: MakeReading, lines: list[Any]) -> None:
    assert find_budgets(plan(*lines)) == ([], [])


def test_a_sum_with_two_readings_is_what_its_parts_say(plan: MakeReading) -> None:
    lines = (
        "III. KINH PHÍ THỰC HIỆN",
        "Tổng kinh phí: 40,250 tỷ đồng, gồm:",
        "- Kinh phí mua xe: 40 tỷ đồng.",
        "- Kinh phí sơn vạch: 250 triệu đồng.",
    )
    found, warnings = find_budgets(plan(*lines))
    assert [(budget.amount, budget.total) for budget in found] == [
        (40_250_000_000, True),
        (40_000_000_000, False),
        (250_000_000, False),
    ]
    assert warnings == []


def test_a_sum_with_two_readings_and_no_parts_is_a_warning(plan: MakeReading) -> None:
    found, warnings = find_budgets(plan("III. KINH PHÍ THỰC HIỆN", "Tổng kinh phí: 40,250 tỷ đồng."))
    assert (found, [warning.code for warning in warnings]) == ([], ["amount.ambiguous"])


def test_a_figure_that_is_no_number_is_a_warning(plan: MakeReading) -> None:
    found, warnings = find_budgets(
        plan("III. KINH PHÍ THỰC HIỆN", "Tổng kinh phí: 3.000.0000 đồng; ngân sách tỉnh 2 tỷ đồng.")
    )
    assert [int(budget.amount) for budget in found] == [2_000_000_000]
    assert [(warning.code, "3.000.0000" in warning.message) for warning in warnings] == [("amount.unreadable", True)]


def test_a_sum_in_a_row_of_merged_cells_is_the_rows_cost(plan: MakeReading) -> None:
    table = [
        ["TT", "Nội dung", "Số lượng", "Đơn giá (đồng)", "Thành tiền (đồng)"],
        ["I", "Mua cây giống", "72.500.000", "", ""],
        ["1", "Cây bóng mát", "50", "1.450.000", "72.500.000"],
        ["II", "Tập huấn", "", "", ""],
    ]
    found, _ = find_budgets(plan("III. DỰ TOÁN KINH PHÍ", table))
    assert [(budget.purpose, budget.amount) for budget in found] == [
        ("Mua cây giống", 72_500_000),
        ("Cây bóng mát", 72_500_000),
    ]


def parents_of(reading: Reading) -> list[tuple[int, int | None]]:
    found, _ = find_budgets(reading)
    return [(int(budget.amount) // 1_000_000, budget.parent) for budget in found]


def test_parts_in_the_sentence_and_in_the_items_below(plan: MakeReading) -> None:
    reading = plan(
        "III. KINH PHÍ THỰC HIỆN",
        "1. Giai đoạn 2025 - 2026: 10 tỷ đồng, trong đó: ngân sách tỉnh 6 tỷ đồng, xã hội hóa 4 tỷ đồng.",
        "2. Giai đoạn 2027 - 2030: 5 tỷ đồng, gồm:",
        "- Trồng cây: 3 tỷ đồng.",
        "- Chăm sóc cây: 2 tỷ đồng.",
    )
    assert parents_of(reading) == [(10_000, None), (6_000, 0), (4_000, 0), (5_000, None), (3_000, 3), (2_000, 3)]


def test_sums_before_a_total_that_they_make_up_are_its_parts(plan: MakeReading) -> None:
    reading = plan(
        "III. KINH PHÍ THỰC HIỆN",
        "- Trồng cây: 185,5 tỷ đồng.",
        "- Chăm sóc cây: 29 tỷ đồng.",
        "- Tổng kinh phí: 214,5 tỷ đồng.",
    )
    assert parents_of(reading) == [(185_500, 2), (29_000, 2), (214_500, None)]


def test_parts_by_a_tables_numbering_and_its_total_row(plan: MakeReading) -> None:
    table = [
        ["TT", "Nội dung", "Kinh phí (triệu đồng)"],
        ["I", "Trồng cây", "300"],
        ["1", "Cây bóng mát", "200"],
        ["2", "Cây bụi", "100"],
        ["II", "Chăm sóc", "80"],
        ["", "Tổng cộng", "380"],
    ]
    reading = plan("III. DỰ TOÁN KINH PHÍ", table)
    assert parents_of(reading) == [(300, 4), (200, 0), (100, 0), (80, 4), (380, None)]
    assert find_budgets(reading)[1] == []


@pytest.mark.parametrize(
    ("whole", "warned"),
    [("2.358", True), ("2.355", False)],
    ids=["the parts do not make it up: said, not repaired", "they do"],
)
def test_parts_are_summed_up(plan: MakeReading, whole: str, warned: bool) -> None:
    lines = (
        "III. KINH PHÍ",
        f"1. Mua xe: {whole} triệu đồng, gồm:",
        "- Xe lớn: 2.000 triệu đồng.",
        "- Xe nhỏ: 355 triệu đồng.",
    )
    found, warnings = find_budgets(plan(*lines))
    assert found[0].amount == int(whole.replace(".", "")) * 1_000_000
    assert [warning.code for warning in warnings] == (["amount.mismatch"] if warned else [])
