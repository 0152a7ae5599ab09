"""Places in an order: digits, Roman numerals, words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.values import find_ordinals, read_roman
from extract.values.ordinals import roman


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Đại hội lần thứ XIV", [("lần thứ", 14)]),
        ("Quốc hội khóa XV, kỳ họp thứ 9", [("khóa", 15), ("kỳ họp thứ", 9)]),
        ("quý IV và Quý 2", [("quý", 4), ("Quý", 2)]),
        ("Chương II, Mục 3, Điều 12", [("Chương", 2), ("Mục", 3), ("Điều", 12)]),
        ("đứng thứ ba cả nước", [("thứ", 3)]),
        ("huân chương hạng Nhất", [("hạng", 1)]),
        ("lần thứ tư", [("lần thứ", 4)]),
        ("Phụ lục IX", [("Phụ lục", 9)]),
        ("Chương IIX", []),
        ("phần vi phạm", []),
        ("khoản hai", []),
        ("điều 5% số", []),
        ("hạng mục", []),
    ],
)
def test_ordinals(text: str, expected: list[tuple[str, int]]) -> None:
    found = find_ordinals(text)
    assert [(item.label, item.value) for item in found] == expected
    assert all(text[item.start : item.end] == item.text for item in found)


@given(st.integers(min_value=1, max_value=399))
def test_a_rendered_numeral_is_read_back(number: int) -> None:
    assert read_roman(roman(number)) == number


@pytest.mark.parametrize("numeral", ["IIII", "VX", "IC", "", "ABC", "XIVI", "I" * 1000])
def test_no_numeral(numeral: str) -> None:
    assert read_roman(numeral) is None
