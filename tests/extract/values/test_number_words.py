"""Numbers in words, northern and southern."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.fold import fold
from extract.values.number_words import find_words_in, read_words

_DIGITS = ["không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"]


def spell(number: int, *, southern: bool = False) -> str:
    """A number below 10^15 in words: "linh" and "nghìn" in the North, "lẻ" and "ngàn" in the South."""
    if number >= 10**9:
        head, rest = divmod(number, 10**9)
        return f"{spell(head, southern=southern)} tỷ" + (f" {_rest(rest, 10**9, southern)}" if rest else "")
    for scale, word in ((10**6, "triệu"), (10**3, "ngàn" if southern else "nghìn")):
        if number >= scale:
            head, rest = divmod(number, scale)
            return f"{_hundreds(head, southern)} {word}" + (f" {_rest(rest, scale, southern)}" if rest else "")
    return _hundreds(number, southern)


def _rest(number: int, below: int, southern: bool) -> str:
    """What follows a scale: its hundreds are said even if there are none."""
    for scale, word in ((10**6, "triệu"), (10**3, "ngàn" if southern else "nghìn")):
        if below > scale and number >= scale:
            head, rest = divmod(number, scale)
            return f"{_full(head, southern)} {word}" + (f" {_rest(rest, scale, southern)}" if rest else "")
    return _full(number, southern)


def _full(number: int, southern: bool) -> str:
    return _hundreds(number, southern) if number >= 100 else f"không trăm {_below_hundred(number, southern, True)}"


def _hundreds(number: int, southern: bool) -> str:
    hundreds, rest = divmod(number, 100)
    if not hundreds:
        return _below_hundred(rest, southern, False)
    return f"{_DIGITS[hundreds]} trăm" + (f" {_below_hundred(rest, southern, True)}" if rest else "")


def _below_hundred(number: int, southern: bool, odd: bool) -> str:
    tens, unit = divmod(number, 10)
    if tens == 0:
        return f"{'lẻ' if southern else 'linh'} {_DIGITS[unit]}" if odd else _DIGITS[unit]
    last = "lăm" if unit == 5 else _DIGITS[unit]
    if tens == 1:
        return f"mười {last}" if unit else "mười"
    last = {1: "mốt", 4: "tư"}.get(unit, last)
    return f"{_DIGITS[tens]} mươi" + (f" {last}" if unit else "")


@given(st.integers(min_value=1, max_value=10**15 - 1), st.booleans())
def test_a_spelt_number_is_read_back(number: int, southern: bool) -> None:
    words = fold(spell(number, southern=southern)).split()
    read = read_words(words)
    assert read is not None
    assert (read.count, read.value) == (len(words), number)


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("hai mươi mốt", 21),
        ("hai mươi tư", 24),
        ("hai mươi bốn", 24),
        ("ba mươi lăm", 35),
        ("bốn mươi nhăm", 45),
        ("mười lăm", 15),
        ("hai mốt", 21),
        ("ba lăm", 35),
        ("một trăm linh năm", 105),
        ("một trăm lẻ năm", 105),
        ("hai trăm linh tư", 204),
        ("một trăm mốt", 110),
        ("một trăm rưỡi", 150),
        ("hai triệu rưỡi", 2_500_000),
        ("ba tỉ rưỡi", 3_500_000_000),
        ("năm ngàn", 5000),
        ("hai vạn", 20_000),
        ("hai vạn rưỡi", 25_000),
        ("ba chục", 30),
        ("một nghìn linh năm", 1005),
        ("hai nghìn không trăm hai mươi lăm", 2025),
        ("một nghìn tỷ", 10**12),
        ("hai nghìn năm trăm tỷ", 2_500_000_000_000),
        ("một nghìn hai trăm bảy mươi bảy triệu bốn trăm nghìn", 1_277_400_000),
        ("Sáu tỷ sáu trăm ba mươi triệu", 6_630_000_000),
    ],
)
def test_words_have_a_value(words: str, value: int) -> None:
    read = read_words(fold(words).split())
    assert read is not None
    assert (read.count, read.value) == (len(words.split()), value)


@pytest.mark.parametrize(
    ("words", "count", "value"),
    [
        ("hai mươi năm", 2, 20),
        ("mười năm", 1, 10),
        ("một trăm năm", 2, 100),
        ("hai triệu năm", 2, 2_000_000),
        ("một tỷ tỷ", 2, 10**9),
    ],
)
def test_what_follows_a_finished_number_is_no_part_of_it(words: str, count: int, value: int) -> None:
    read = read_words(words.split())
    assert read is not None
    assert (read.count, read.value) == (count, value)


@pytest.mark.parametrize(
    ("words", "readings"), [("một trăm hai", (120, 102)), ("hai triệu ba", (2_300_000, 2_000_003))]
)
def test_a_loose_digit_is_ambiguous(words: str, readings: tuple[int, int]) -> None:
    read = read_words(words.split())
    assert read is not None
    assert read.value is None
    assert read.readings == tuple(Decimal(reading) for reading in readings)


@pytest.mark.parametrize("words", ["trăm", "không trăm", "rưỡi", "linh năm", "doanh nghiệp", ""])
def test_no_number(words: str) -> None:
    assert read_words(words.split()) is None


def test_numbers_are_found_in_running_text() -> None:
    text = fold(
        "Năm hai nghìn không trăm hai mươi lăm có mười hai xã, hàng trăm hộ, ba mươi cơ sở và một phần ba số thôn"
    )
    found = find_words_in(text, 0, len(text))
    assert [word.value for word in found] == [2025, 12, 30]
    assert [text[word.start : word.end] for word in found][1:] == ["mười hai", "ba mươi"]


@pytest.mark.parametrize("text", ["một nghìn " * 50_000, "năm " * 200_000, "mười" * 100_000])
def test_hostile_text_ends(text: str) -> None:
    for word in find_words_in(text, 0, len(text)):
        assert 0 <= word.start < word.end <= len(text)
