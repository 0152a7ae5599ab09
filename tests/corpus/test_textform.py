"""The one form of text: what goes, what stays, and that doing it twice changes nothing."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.textform import cell_lines, clean, one_line


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kế hoạch", "Kế hoạch"),
        ("Kê\u0301 hoa\u0323ch", "Kế hoạch"),  # combining marks, as macOS and cp1258 write them
        ("Số:\u00a0125/QĐ-UBND", "Số: 125/QĐ-UBND"),
        ("kinh\u00adphí\u200b năm\ufeff", "kinhphí năm"),
        ("a\r\nb\rc\u2028d", "a\nb\nc\nd"),
        ("trang 1\fTrang 2", "trang 1\fTrang 2"),
        ("tab\tvà\x0bkhoảng", "tab và khoảng"),
        ("plain ascii\ttext", "plain ascii text"),
        ("lẻ \ud800 loi", "lẻ \ufffd loi"),
        ("2645⁄QĐ-UBND – “Đề án”", "2645⁄QĐ-UBND – “Đề án”"),  # look-alikes are words as written; the fold knows them
    ],
)
def test_clean(text: str, expected: str) -> None:
    assert clean(text) == expected


@given(st.text())
def test_clean_twice_is_clean_once(text: str) -> None:
    once = clean(text)
    assert clean(once) == once
    assert unicodedata.is_normalized("NFC", once)


@given(st.text())
def test_one_line_has_no_line_ends_and_single_blanks(text: str) -> None:
    line = one_line(text)
    assert line == " ".join(line.split())
    assert not set(line) & set("\r\n\t\f\u200b\xa0")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("  Sở   Y tế ", "Sở Y tế"),
        ("Sở Y tế\n\n  - Sở  Tài chính\n", "Sở Y tế\n- Sở Tài chính"),
        ("\n \n", ""),
    ],
)
def test_cell_lines(text: str, expected: str) -> None:
    assert cell_lines(text) == expected
