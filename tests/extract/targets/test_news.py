"""Figures that news tell of the plan that they report, in words that speak of no aim."""

import pytest

from kehoach import extract

HEAD = (
    "Điện Biên trồng thêm cây xanh\n\nNgày 15/3/2024, UBND tỉnh Điện Biên đã ban hành Kế hoạch số 77/KH-UBND về trồng cây xanh đô thị, "
    "nhằm cải thiện cảnh quan và giúp các khu phố bớt nóng trong những tháng mùa khô kéo dài.\n\n"
)
OTHER = HEAD.replace(
    "UBND tỉnh Điện Biên đã ban hành Kế hoạch số 77/KH-UBND về", "các phường của tỉnh Điện Biên đã bàn việc"
)


def told(text: str, head: str = HEAD) -> list[str]:
    return [
        f"{target.value} {target.unit} @{target.by}" for target in extract((head + text).encode(), "tin.txt").targets
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Theo kế hoạch này, đến hết năm 2028, toàn tỉnh trồng 40 nghìn cây.", ["40 nghìn cây @2028"]),
        # The parts of what has two readings are those that make up the whole.
        (
            "Theo kế hoạch này, đến hết năm 2028, toàn tỉnh trồng 10 triệu cây. Trong đó có 8,125 triệu cây phân tán và 1,875 triệu cây "
            "tập trung.",
            ["10 triệu cây @2028", "8.125 triệu cây @2028", "1.875 triệu cây @2028"],
        ),
        (
            "Theo kế hoạch này, đến hết năm 2028, toàn tỉnh trồng 10 triệu cây. Trong đó có 8,125 triệu cây phân tán và 1,225 triệu cây "
            "tập trung.",
            ["10 triệu cây @2028"],
        ),
        (
            "Cụ thể, đến năm 2030, định hướng diện tích cây xanh đạt 1,2 nghìn ha. Sản lượng cây giống đạt 30 nghìn cây.",
            ["1.2 nghìn ha @2030", "30 nghìn cây @2030"],
        ),
        ("Kế hoạch cũng nêu rõ năm 2026 trồng 12 nghìn cây.", ["12 nghìn cây @2026"]),
        (
            "Sở Xây dựng có trách nhiệm bảo đảm tốc độ tăng diện tích cây xanh giai đoạn 2024-2028 khoảng 10,5%/năm.",
            ["10.5 %/năm @2028"],
        ),
        # What another paragraph compares with is not the time of this one.
        (
            "Theo kế hoạch này, năm 2026 trồng 12 nghìn cây, tăng 1,5 lần so với năm 2020.\n\n"
            "Từ năm 2026 - 2028, trồng 30 nghìn cây mỗi năm.",
            ["12 nghìn cây @2026", "30 nghìn cây @2028"],
        ),
        # A headline's figure is told once.
        (
            "Mục tiêu đến năm 2028 xuất khẩu cây giống đạt 26 triệu USD.\n\n"
            "Tỉnh đặt mục tiêu đến năm 2028 xuất khẩu cây giống đạt 26 triệu USD, theo kế hoạch mới.",
            ["26 triệu USD @2028"],
        ),
        ("Theo đó, từ ngày 31/12/2025, giá cây giống tối đa là 12 cent/cây.", []),
        ("Trong tháng 3, các vườn ươm bán 40 nghìn cây.", []),
        ("Theo đó, năm 2024 lượng cây bán ra tăng 12% so với tháng trước.", []),
    ],
)
def test_of_the_plan(text: str, expected: list[str]) -> None:
    assert told(text) == expected


def test_of_no_plan() -> None:
    assert told("Theo kế hoạch này, đến hết năm 2028, toàn tỉnh trồng 40 nghìn cây.", OTHER) == []
