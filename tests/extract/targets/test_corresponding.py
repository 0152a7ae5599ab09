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
