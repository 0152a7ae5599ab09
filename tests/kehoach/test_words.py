"""Texts as words, and how far they overlap."""

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kehoach.evaluation.words import common_words, letters, overlap, words


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ủy ban nhân dân", "Uỷ ban nhân dân"),  # where the tone mark stands
        ("hòa bình", "hoà bình"),
        ("ĐỊNH MỨC", "định mức"),  # case
        ("Ðịnh mức", "Định mức"),  # a letter that looks alike
        ("nga\u0300y", "ngày"),  # Unicode form
        ("**Sở Y tế**, chủ trì;", "sở y tế chủ trì"),  # marks and punctuation
        ("| 1 | Xây dựng |", "1 xây dựng"),
        ("6,63 tỷ", "6.63 tỷ"),
    ],
)
def test_the_same_words(one: str, other: str) -> None:
    assert words(one) == words(other) != ()


@pytest.mark.parametrize(
    ("one", "other"),
    [("má", "mà"), ("mơ", "mo"), ("tỉ lệ", "tỷ lệ"), ("dân số", "đân số"), ("năm 2020", "năm 2021")],
)
def test_other_words(one: str, other: str) -> None:
    assert words(one) != words(other)


def test_letters_ignore_blanks() -> None:
    assert letters("B HXH t ỉ nh") == letters("BHXH tỉnh") != letters("BHXH huyện")
    assert letters(None) == letters("…") == ""


SHORT = st.lists(st.sampled_from("abc"), max_size=7).map(tuple)


@given(SHORT, SHORT)
def test_common_words_is_the_longest_common_subsequence(one: tuple[str, ...], other: tuple[str, ...]) -> None:
    def subsequences(text: tuple[str, ...]) -> set[tuple[str, ...]]:
        return {choice for size in range(len(text) + 1) for choice in combinations(text, size)}

    assert common_words(one, other) == max(len(each) for each in subsequences(one) & subsequences(other))


@pytest.mark.parametrize(
    ("one", "other", "share"),
    [
        ("giảm hộ nghèo", "Phấn đấu giảm hộ nghèo xuống 2%", 1.0),
        ("một hai ba bốn", "bốn ba hai một", 0.0),  # in order: one word of four, less than half
        ("một hai ba bốn", "một năm hai sáu", 0.5),
        ("", "một", 0.0),
        ("-", "-", 0.0),
    ],
)
def test_overlap(one: str, other: str, share: float) -> None:
    found = overlap(one, other)[0]
    assert (found >= 0.5, found if found >= 0.5 else 0.0) == (share >= 0.5, share)


@given(st.text(), st.text())
def test_overlap_is_symmetric_and_a_share(one: str, other: str) -> None:
    share, dice = overlap(one, other)
    assert overlap(other, one) == (share, dice)
    assert 0 <= dice <= share <= 1
