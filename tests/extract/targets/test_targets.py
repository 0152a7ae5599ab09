"""Targets of small plans: figure, unit, comparator and time."""

from decimal import Decimal
from typing import Any

import pytest

from extract.targets.extract import find_targets
from tests.extract.conftest import MakeReading

CASES: list[Any] = [
    pytest.param(
        ["I. MỤC TIÊU", "- Đến năm 2030, tỷ lệ cây xanh đạt 12%;"], [("12", None, "%", "=", "2030")], id="level by a year"
    ),
    pytest.param(
        ["I. MỤC TIÊU", "- Có ít nhất 45 tuyến phố được trồng cây."], [("45", None, "tuyến phố", ">=", None)], id="at least"
    ),
    pytest.param(
        ["I. MỤC TIÊU ĐẾN NĂM 2028", "- Giảm lượng nước tưới từ 8 - 13%."], [("8", "13", "%", "-", "2028")], id="fall by a range"
    ),
    pytest.param(
        ["I. MỤC TIÊU", "1. Giai đoạn 2025 - 2030:", "- 100% phường có vườn ươm; 70% trường học có vườn cây."],
        [("100", None, "%", "=", "2030"), ("70", None, "%", "=", "2030")],
        id="two in an item, time from the heading",
    ),
    pytest.param(
        ["I. MỤC TIÊU", "- Năm 2025 đạt 50%, năm 2030 đạt 80% hộ dân phân loại rác."],
        [("50", None, "%", "=", "2025"), ("80", None, "%", "=", "2030")],
        id="one figure, one target",
    ),
    pytest.param(
        ["I. MỤC TIÊU", "- Diện tích cây xanh tăng bình quân 3%/năm trong giai đoạn 2025 - 2030."],
        [("3", None, "%/năm", "+", "2030")],
        id="yearly rate",
    ),
    pytest.param(
        [
            "I. CHỈ TIÊU",
            [["TT", "Chỉ tiêu", "ĐVT", "Năm 2024", "Năm 2026", "Năm 2030"], ["1", "Cây trồng mới", "cây", "900", "1.200", "2.500"]],
        ],
        [("1200", None, "cây", "=", "2026"), ("2500", None, "cây", "=", "2030")],
        id="planned cells only: 2024 is the year of the plan itself",
    ),
    pytest.param(
        ["I. CHỈ TIÊU ĐẾN NĂM 2030", [["STT", "Xã", "Số vườn ươm"], ["1", "Tân Lập", "≤4"], ["2", "Bình An", "3"]]],
        [("4", None, "vườn ươm", "<=", "2030"), ("3", None, "vườn ươm", "=", "2030")],
        id="unit from the column's heading, sign in the cell",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("lines", "expected"), CASES)
def test_targets(
    plan: MakeReading, lines: list[Any], expected: list[tuple[str, str | None, str, str, str | None]]
) -> None:
    found, _ = find_targets(plan(*lines))
    told = [(t.value, t.value_max, t.unit, t.comparator, t.by) for t in found]
    assert told == [(Decimal(v), Decimal(m) if m else None, *rest) for v, m, *rest in expected]


@pytest.mark.parametrize(
    "lines",
    [
        ["I. TÌNH HÌNH", "- Tỷ lệ cây xanh năm 2023 đạt 9%."],
        ["I. NHIỆM VỤ", "- Tổ chức 05 lớp tập huấn cho cán bộ phường."],
        ["I. NHIỆM VỤ", "1. Tập huấn", "- Số lượng: 30 học viên."],
        ["I. MỤC TIÊU", "- Thực hiện tốt Nghị quyết số 12/NQ-HĐND ngày 08/12/2023 của Hội đồng nhân dân tỉnh."],
        ["I. MỤC TIÊU", "1. Mục tiêu giai đoạn 2025 - 2030", "- Xây dựng đô thị xanh, sạch."],
        ["I. MỤC TIÊU", "- Đối với phường có tỷ lệ cây xanh dưới 5% có thể điều chỉnh lộ trình."],
        ["I. MỤC TIÊU", "- Tần suất cắt tỉa: 02 đợt/năm."],
        ["I. KINH PHÍ", "- Nguồn vốn các Chương trình mục tiêu quốc gia, vốn khác: 12,5 tỷ đồng."],
        ["I. NỘI DUNG", [["TT", "Điểm đo", "Tọa độ X", "Tọa độ Y"], ["1", "Cầu Trắng", "574945", "1506250"]]],
    ],
)
def test_what_is_no_target(plan: MakeReading, lines: list[Any]) -> None:
    assert find_targets(plan(*lines)) == ([], [])


def test_a_total_row_does_not_tell_a_figure_again(plan: MakeReading) -> None:
    found, _ = find_targets(
        plan(
            "I. CHỈ TIÊU",
            "Đến năm 2030 toàn tỉnh có 7 vườn ươm.",
            "1. Phân bổ đến năm 2030",
            [["STT", "Xã", "Số vườn ươm"], ["", "Toàn tỉnh", "7"], ["1", "Tân Lập", "4"], ["2", "Bình An", "3"]],
        )
    )
    assert [target.value for target in found] == [7, 4, 3]


@pytest.mark.parametrize(
    ("lines", "indicators"),
    [
        # a label that counts the targets is no part of what is measured
        (["I. MỤC TIÊU", "- Chỉ tiêu 2: Đến năm 2030 đạt 60% phường có vườn ươm."], ["phường có vườn ươm"]),
        # growth is that of what was just measured
        (
            ["I. MỤC TIÊU", "- Diện tích cây xanh đến năm 2030 đạt 900 ha, tốc độ tăng bình quân 4%/năm."],
            ["Diện tích cây xanh", "tốc độ tăng bình quân Diện tích cây xanh"],
        ),
        # "và" parts two figures
        (
            ["I. MỤC TIÊU", "- Đến năm 2030 tỷ lệ cây xanh đạt 12% và tỷ lệ phường có công viên đạt 80%."],
            ["tỷ lệ cây xanh", "tỷ lệ phường có công viên"],
        ),
        # a bracket that opens within the words closes within them
        (["I. MỤC TIÊU", "- Tốc độ tăng tổng sản phẩm (GRDP): trên 9%"], ["Tốc độ tăng tổng sản phẩm (GRDP)"]),
        # years alone measure what the line over them names; a section's heading measures nothing
        (
            ["I. MỤC TIÊU", "- Tỷ lệ phường có vườn ươm:", "+ Năm 2025: 45%;", "+ Năm 2030: 60%."],
            ["Tỷ lệ phường có vườn ươm", "Tỷ lệ phường có vườn ươm"],
        ),
    ],
)
def test_indicators(plan: MakeReading, lines: list[Any], indicators: list[str]) -> None:
    assert [target.indicator for target in find_targets(plan(*lines))[0]] == indicators


def test_a_second_unnumbered_heading_ends_the_first(plan: MakeReading) -> None:
    found, _ = find_targets(
        plan(
            "I. MỤC TIÊU",
            "Giai đoạn từ 2026 - 2030:", "- 40% phường có vườn ươm.",
            "Giai đoạn từ 2031 - 2035:", "- 70% phường có vườn ươm.",
        )
    )  # fmt: skip
    assert [(target.value, target.by) for target in found] == [(40, "2030"), (70, "2035")]
