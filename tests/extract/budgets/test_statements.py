"""Budgets as plans state them: the whole and its parts, sources, years, and the money that is none of the plan's.

Each line is `amount currency source year parent`, with `TOTAL` for the whole plan's sum.
"""

from typing import Any

import pytest

from extract.budgets.extract import find_budgets
from schemas import Budget
from tests.extract.conftest import MakeReading

MONEY = "IV. KINH PHÍ THỰC HIỆN"

CASES: list[Any] = [
    (
        [
            MONEY,
            "Tổng kinh phí thực hiện Kế hoạch giai đoạn 2021 - 2025 là 125,5 tỷ đồng, trong đó: ngân sách trung ương 80 tỷ đồng, "
            "ngân sách tỉnh 35,5 tỷ đồng, nguồn xã hội hóa 10 tỷ đồng.",
        ],
        [
            "125,500,000,000 VND TOTAL src=None yr=2021-2025 par=None",
            "80,000,000,000 VND src=ngân sách trung ương yr=2021-2025 par=0",
            "35,500,000,000 VND src=ngân sách tỉnh yr=2021-2025 par=0",
            "10,000,000,000 VND src=nguồn xã hội hóa yr=2021-2025 par=0",
        ],
    ),
    (
        [
            MONEY,
            "1. Tổng kinh phí: 12.500 triệu đồng. Trong đó:",
            "- Ngân sách tỉnh: 10.000 triệu đồng;",
            "- Ngân sách huyện: 2.000 triệu đồng;",
            "- Doanh nghiệp đối ứng: 500 triệu đồng.",
        ],
        [
            "12,500,000,000 VND TOTAL src=None yr=None par=None",
            "10,000,000,000 VND src=Ngân sách tỉnh yr=None par=0",
            "2,000,000,000 VND src=Ngân sách huyện yr=None par=0",
            "500,000,000 VND src=Doanh nghiệp yr=None par=0",
        ],
    ),
    (
        [
            MONEY,
            "- Năm 2021: 3.200.000.000 đồng (Bằng chữ: Ba tỷ hai trăm triệu đồng).",
            "- Năm 2022: 4.100.000.000 đồng.",
        ],
        ["3,200,000,000 VND src=None yr=2021 par=None", "4,100,000,000 VND src=None yr=2022 par=None"],
    ),
    # A line's label is its source; the year of a fund is none of the sum.
    (
        [
            MONEY,
            "1. Tổng kinh phí: 500.000 USD. Trong đó:",
            "- Vốn viện trợ không hoàn lại: 450.000 USD;",
            "- Vốn đối ứng của Chính phủ: 50.000 USD.",
        ],
        [
            "500,000 USD TOTAL src=None yr=None par=None",
            "450,000 USD src=Vốn viện trợ không hoàn lại yr=None par=0",
            "50,000 USD src=Vốn đối ứng của Chính phủ yr=None par=0",
        ],
    ),
    (
        [MONEY, "- Hỗ trợ kinh phí 320 triệu đồng từ nguồn dự phòng ngân sách trung ương năm 2023 để mua giống cây."],
        ["320,000,000 VND src=nguồn dự phòng ngân sách trung ương năm 2023 yr=None par=None"],
    ),
    (
        [MONEY, "- Năm 2024 hỗ trợ kinh phí 320 triệu đồng từ nguồn dự phòng ngân sách tỉnh để mua giống cây."],
        ["320,000,000 VND src=nguồn dự phòng ngân sách tỉnh yr=2024 par=None"],
    ),
    (
        ["III. NHIỆM VỤ", "1. Tập huấn cho cán bộ", "- Kinh phí: 150 triệu đồng/năm từ nguồn ngân sách tỉnh."],
        ["150,000,000 VND src=nguồn ngân sách tỉnh yr=None par=None"],
    ),
    (
        [MONEY, "Nhu cầu vốn khoảng 2,5 triệu USD, trong đó vốn ODA 2 triệu USD, vốn đối ứng 0,5 triệu USD."],
        [
            "2,500,000 USD TOTAL src=None yr=None par=None",
            "2,000,000 USD src=vốn ODA yr=None par=0",
            "500,000 USD src=vốn đối ứng yr=None par=0",
        ],
    ),
    (
        [
            MONEY,
            "Tổng mức đầu tư dự án là 2.659 tỷ đồng (tương đương 115 triệu USD), trong đó vốn vay Ngân hàng Thế giới 1.579 tỷ đồng, "
            "vốn đối ứng từ ngân sách địa phương 1.080 tỷ đồng.",
        ],
        [
            "2,659,000,000,000 VND TOTAL src=None yr=None par=None",
            "1,579,000,000,000 VND src=vốn vay Ngân hàng Thế giới yr=None par=0",
            "1,080,000,000,000 VND src=ngân sách địa phương yr=None par=0",
        ],
    ),
    ([MONEY, "Mức hỗ trợ tối đa 50 triệu đồng/mô hình; định mức chi 100.000 đồng/người/ngày."], []),
    (["II. MỤC TIÊU", "- Giá trị sản xuất đạt 12.000 tỷ đồng."], []),
    (["I. TÌNH HÌNH", "- Năm 2020, tổng kinh phí đã thực hiện 12 tỷ đồng."], []),
    ([MONEY, "Dự kiến tổng kinh phí là 4,322 tỷ đồng."], []),
    (
        [MONEY, "Kinh phí thực hiện Đề án dự kiến từ 10 - 12 tỷ đồng, lấy từ Quỹ phòng, chống thiên tai của tỉnh."],
        ["10,000,000,000..12,000,000,000 VND TOTAL src=Quỹ phòng, chống thiên tai của tỉnh yr=None par=None"],
    ),
    (
        [
            MONEY,
            "1. Giai đoạn 2021 - 2022: 20 tỷ đồng.",
            "2. Giai đoạn 2023 - 2025: 30 tỷ đồng.",
            "Tổng cộng: 50 tỷ đồng.",
        ],
        [
            "20,000,000,000 VND src=None yr=2021-2022 par=2",
            "30,000,000,000 VND src=None yr=2023-2025 par=2",
            "50,000,000,000 VND TOTAL src=None yr=None par=None",
        ],
    ),
    (
        [
            MONEY,
            "Tổng kinh phí 100 tỷ đồng, trong đó: ngân sách tỉnh 60 tỷ đồng (60%), vốn huy động khác 40 tỷ đồng (40%).",
        ],
        [
            "100,000,000,000 VND TOTAL src=None yr=None par=None",
            "60,000,000,000 VND src=ngân sách tỉnh yr=None par=0",
            "40,000,000,000 VND src=vốn huy động khác yr=None par=0",
        ],
    ),
    ([MONEY, "Về đề nghị hỗ trợ: 200 tỷ đồng để khắc phục hậu quả."], []),
]


def told(budget: Budget) -> str:
    upper = f"..{int(budget.amount_max):,}" if budget.amount_max is not None else ""
    total = " TOTAL" if budget.total else ""
    return f"{int(budget.amount):,}{upper} {budget.currency}{total} src={budget.source} yr={budget.year} par={budget.parent}"


@pytest.mark.parametrize(("lines", "expected"), CASES, ids=lambda value: value[-1][:40] if value else "none")
def test_sums(plan: MakeReading, lines: list[str], expected: list[str]) -> None:
    found, _ = find_budgets(plan(*lines))
    assert [told(budget) for budget in found] == expected


def test_columns_of_sources_are_parts_of_the_column_of_sums(plan: MakeReading) -> None:
    head = ["STT", "Nội dung", "Tổng kinh phí", "NS trung ương", "NS tỉnh", "Nguồn khác"]
    found, warnings = find_budgets(
        plan(
            MONEY,
            "Đơn vị tính: triệu đồng",
            [
                head,
                ["1", "Tập huấn", "300", "100", "150", "50"],
                ["2", "Truyền thông", "200", "-", "200", ""],
                ["", "Tổng cộng", "500", "100", "350", "50"],
            ],
        )
    )  # fmt: skip
    assert [(int(budget.amount) // 10**6, budget.source, budget.parent, budget.purpose) for budget in found] == [
        (300, None, 6, "Tập huấn"), (100, "NS trung ương", 0, "Tập huấn"), (150, "NS tỉnh", 0, "Tập huấn"),
        (50, "Nguồn khác", 0, "Tập huấn"),
        (200, None, 6, "Truyền thông"), (200, "NS tỉnh", 4, "Truyền thông"),
        (500, None, None, "Tổng cộng"), (100, "NS trung ương", 6, "Tổng cộng"), (350, "NS tỉnh", 6, "Tổng cộng"),
        (50, "Nguồn khác", 6, "Tổng cộng"),
    ]  # fmt: skip
    assert found[6].total
    assert warnings == []


def test_equal_sums_of_several_years_are_each_told(plan: MakeReading) -> None:
    head = ["STT", "Nội dung", "Tổng vốn", "Năm 2025", "Năm 2026"]
    found, warnings = find_budgets(plan(MONEY, "Đơn vị: triệu đồng", [head, ["1", "Thủy lợi", "200", "100", "100"]]))
    assert [(int(budget.amount) // 10**6, budget.year, budget.parent) for budget in found] == [
        (200, None, None), (100, "2025", 0), (100, "2026", 0),
    ]  # fmt: skip
    assert warnings == []


def test_rows_below_a_sum_that_the_text_states_have_its_source_and_year(plan: MakeReading) -> None:
    found, _ = find_budgets(
        plan(
            MONEY,
            "Bố trí từ ngân sách tỉnh năm 2025 số tiền 300 triệu đồng cho các xã:",
            "Đơn vị tính: triệu đồng",
            [
                ["STT", "Địa phương", "Số tiền"],
                ["", "TỔNG", "300"],
                ["1", "Xã Tân Lập", "200"],
                ["2", "Xã Bình An", "100"],
            ],
        )
    )
    assert [(int(b.amount) // 10**6, b.source, b.year, b.total, b.purpose) for b in found[1:]] == [
        (300, "ngân sách tỉnh", "2025", False, "TỔNG"),
        (200, "ngân sách tỉnh", "2025", False, "Xã Tân Lập"),
        (100, "ngân sách tỉnh", "2025", False, "Xã Bình An"),
    ]
    assert found[0].total


def test_parts_that_do_not_make_up_the_whole_are_told_and_not_repaired(plan: MakeReading) -> None:
    found, warnings = find_budgets(
        plan(MONEY, "Tổng kinh phí 100 tỷ đồng, trong đó: ngân sách tỉnh 60 tỷ đồng, vốn vay 30 tỷ đồng.")
    )
    assert [int(budget.amount) // 10**9 for budget in found] == [100, 60, 30]
    assert [warning.code for warning in warnings] == ["amount.mismatch"]
