"""Numbers in digits: separators, ranges, fractions, torn digits, and the figures that are names."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.values import find_numbers, read_figure


def _brief(text: str) -> list[tuple[str | None, str | None]]:
    return [
        (str(n.value) if n.value is not None else None, str(n.value_max) if n.value_max is not None else None)
        for n in find_numbers(text)
    ]


@pytest.mark.parametrize(
    ("token", "value"),
    [
        ("05", "5"),
        ("1.234.567,5", "1234567.5"),
        ("49,691,856", "49691856"),
        ("15.598.856", "15598856"),
        ("1.573,1", "1573.1"),
        ("7.5", "7.5"),
        ("0,625", "0.625"),
        ("0.625", "0.625"),
        ("1,234.5", "1234.5"),
        ("1.234", "1234"),
        ("12,5", "12.5"),
        ("1234,567", "1234.567"),
        ("1,5000", "1.5000"),
    ],
)
def test_a_figure_has_a_value(token: str, value: str) -> None:
    assert read_figure(token).value == Decimal(value)


def test_a_comma_before_three_digits_is_ambiguous() -> None:
    assert read_figure("4,322").readings == (Decimal("4.322"), Decimal("4322"))
    assert read_figure("600,660").value is None


@pytest.mark.parametrize("token", ["1.234.56", "1,23,456", "1.2.3", "12.34,5,6"])
def test_what_no_rule_of_writing_allows_has_no_reading(token: str) -> None:
    assert read_figure(token).value is None
    assert read_figure(token).readings == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("có 1.200 xe", [("1200", None)]),
        ("trồng 1 000 000 cây", [("1000000", None)]),
        ("thu 12 050 tấn", [("12050", None)]),
        ("đạt 63/63 xã", [("1", None)]),
        ("8 - 13%", [("8", "13")]),
        ("từ 8 đến 13", [("8", "13")]),
        ("75%-80%", [("75", "80")]),
        ("tăng 5 lần và 3,5 lần", [("5", None), ("3.5", None)]),
        ("từ hai đến ba lớp", [("2", "3")]),
        ("chiếm 2/5 số xã", [("0.4", None)]),
        ("hai mươi mốt xã", [("21", None)]),
        ("bốn mươi (40) xã", [("40", None)]),
        ("40 (bốn mươi) xã", [("40", None)]),
        ("mỗi năm 20 lớp", [("20", None)]),
        ("nhóm 3 người", [("3", None)]),
        ("xuống dưới18,5", [("18.5", None)]),  # a lost blank behind a word that bounds a number
        ("đạt80% và trên1.200", [("80", None), ("1200", None)]),
        ("dịch Covid19 và Hạ trên-lưng2", []),
        ("mẫu M30 và xã Bằngtrên5", []),
        # names, dates, documents
        ("Điều 5, khoản 2 và điểm 3", []),
        ("năm 2025", []),
        ("giai đoạn 2021-2025", []),
        ("ngày 05/11/2016 và 06 / 7 /2005", []),
        ("ngày 22-06-2023", []),
        ("Quyết định số 2807/QĐ-UBND", []),
        ("mạng 5G và COVID-19", []),
        ("24/7", []),
        ("quý 2 và tháng 3", []),
        ("lần thứ 3", []),
        # a name as the last word of a text, and a share in its place
        ("dịch vụ công mức độ 3", []),
        ("dịch vụ công mức độ 3, 4", []),
        ("giảm từ cấp độ 3%", [("3", None)]),
        ("ĐT: 024 3822 1234", []),
        ("ngày 8/3", []),
        ("trên một số lĩnh vực", []),
    ],
)
def test_numbers(text: str, expected: list[tuple[str, str | None]]) -> None:
    assert _brief(text) == expected


@pytest.mark.parametrize(
    ("text", "readings"),
    [
        ("còn 1.073.1 17 đồng", ("1073117",)),
        ("đạt 1.800 33 tấn", ("1800", "180033")),
        ("bốn mươi (50) xã", ("50", "40")),
        ("hai trăm ba hộ", ("230", "203")),
    ],
)
def test_what_is_damaged_or_disputed_asserts_no_value(text: str, readings: tuple[str, ...]) -> None:
    (number,) = find_numbers(text)
    assert number.value is None
    assert number.readings == tuple(Decimal(reading) for reading in readings)


def test_a_fraction_without_a_finite_decimal_keeps_its_parts() -> None:
    (number,) = find_numbers("ít nhất 2/3 số thành viên")
    assert (number.value, number.fraction, number.comparator) == (None, (2, 3), ">=")


@pytest.mark.parametrize(
    ("text", "comparator", "approximate"),
    [
        ("ít nhất 5 xã", ">=", False),
        ("không quá 5 xã", "<=", False),
        ("không dưới 5 xã", ">=", False),
        ("dưới 5 xã", "<=", False),
        ("khoảng 5 xã", "=", True),
        ("đạt 5 xã", "=", False),
        ("từ 5 ha trở lên", ">=", False),
        ("dự kiến đạt khoảng 5 xã", "=", True),
    ],
)
def test_how_a_number_is_meant(text: str, comparator: str, approximate: bool) -> None:
    (number,) = find_numbers(text)
    assert (number.comparator, number.approximate) == (comparator, approximate)


def _vietnamese(value: int) -> str:
    return f"{value:,}".replace(",", ".")


@given(st.integers(min_value=0, max_value=10**15 - 1))
def test_a_rendered_number_is_read_back(value: int) -> None:
    assert read_figure(_vietnamese(value)).value == value


@given(st.decimals(min_value=0, max_value=10**9, places=2))
def test_a_rendered_decimal_is_read_back(value: Decimal) -> None:
    whole, _, part = f"{value:.2f}".partition(".")
    assert read_figure(f"{_vietnamese(int(whole))},{part}").value == value


@given(st.text(alphabet="0123456789.,/-% ()đếnmườitrămnghìn\nĐiều", max_size=80))
def test_every_number_quotes_its_text(text: str) -> None:
    for number in find_numbers(text):
        assert text[number.start : number.end] == number.text
        assert number.value is None or number.value_max is None or number.value < number.value_max
