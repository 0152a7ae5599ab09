"""Figures that only say that they correspond to those before them."""

import pytest

from extract.targets.extract import find_targets
from tests.extract.conftest import MakeReading

WATER, POWER = "hộ dân vùng cao được dùng nước sạch", "hộ dân vùng cao được dùng điện lưới"


@pytest.mark.parametrize(
    ("line", "measured"),
    [
        (f"Đến năm 2027, 70% {WATER}, 50% {POWER}; đến năm 2030 tỷ lệ tương ứng là 80% và 60%.", [WATER, POWER]),
        (f"Đến năm 2027, 70% {WATER}; đến năm 2030 tỷ lệ tương ứng là 80%.", [WATER]),
        # As many figures must stand before: what belongs to what is not known otherwise.
        (
            f"Đến năm 2027, 70% {WATER}; đến năm 2030 tỷ lệ tương ứng là 80% và 60%.",
            ["tỷ lệ tương ứng", "tỷ lệ tương ứng"],
        ),
        # Figures that say themselves what they measure.
        (f"Đến năm 2027, 70% {WATER}; đến năm 2030 tỷ lệ {POWER} là 80%.", [f"tỷ lệ {POWER}"]),
    ],
)
def test_what_corresponds(plan: MakeReading, line: str, measured: list[str]) -> None:
    found = find_targets(plan("II. MỤC TIÊU CỤ THỂ", f"- {line}"))[0]
    assert [target.indicator for target in found if target.by == "2030"] == measured


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("Tăng trưởng kinh tế bình quân giai đoạn 2026 - 2030 đạt 13,2%; giai đoạn 2031 - 2035 là 12,4%; giai đoạn 2036 - 2040 là 9%.",
         [("2030", "+"), ("2035", "+"), ("2040", "+")]),
        ("Tỷ lệ che phủ rừng đến năm 2027 đạt 50%; đến năm 2030 đạt 52%.", [("2027", "="), ("2030", "=")]),
    ],
)  # fmt: skip
def test_later_times_of_one_figure(plan: MakeReading, line: str, told: list[tuple[str, str]]) -> None:
    found = find_targets(plan("II. MỤC TIÊU CỤ THỂ", f"- {line}"))[0]
    assert [(target.by, target.comparator) for target in found] == told
    # The first one keeps the time that its words have in them.
    assert len({target.indicator for target in found[1:]}) == 1 and found[0].indicator.startswith(found[1].indicator)


def test_a_time_and_a_figure_of_something_else(plan: MakeReading) -> None:
    line = "- Trồng mới 500 ha rừng; giai đoạn 2031 - 2035 là 12,4%."
    found = find_targets(plan("II. MỤC TIÊU CỤ THỂ", line))[0]
    assert all(target.indicator != "rừng" for target in found[1:])
