"""What a marker says: rank, style, ordinals."""

import pytest

from extract.fold import fold
from extract.outline.numbering import Rank, letter_value, read_label, read_marker, read_named, roman_value


@pytest.mark.parametrize(
    ("marker", "rank", "ordinals"),
    [
        ("I.", Rank.ROMAN, (1,)),
        ("XIV.", Rank.ROMAN, (14,)),
        ("II-", Rank.ROMAN, (2,)),
        ("Iii.", Rank.ROMAN, (3,)),
        ("Vi.", Rank.ROMAN, (6,)),
        ("A.", Rank.CAPITAL, (1,)),
        ("C.", Rank.CAPITAL, (3,)),  # C is a letter here, not a hundred
        ("1.", Rank.NUMBER, (1,)),
        ("12/", Rank.NUMBER, (12,)),
        ("1.1", Rank.NESTED, (1, 1)),
        ("2.1.3.", Rank.NESTED + 1, (2, 1, 3)),
        ("II.1.", Rank.NUMBER, (2, 1)),
        ("a)", Rank.LETTER, (1,)),
        ("đ)", Rank.LETTER, (5,)),
        ("(1)", Rank.IN_BRACKETS, (1,)),
        ("(iv)", Rank.SMALL_ROMAN, (4,)),
        ("3)", Rank.BRACKET_NUMBER, (3,)),
        ("-", Rank.DASH, ()),
        ("–", Rank.DASH, ()),
        ("+", Rank.PLUS, ()),
        ("•", Rank.BULLET, ()),
    ],
)
def test_a_marker_is_read(marker: str, rank: int, ordinals: tuple[int, ...]) -> None:
    numbering = read_marker(marker)
    assert (numbering.rank, numbering.ordinals) == (rank, ordinals)


@pytest.mark.parametrize(
    ("line", "rank", "ordinal", "words"),
    [
        ("Điều 1. Phê duyệt Đề án", Rank.ARTICLE, 1, "Phê duyệt Đề án"),
        ("CHƯƠNG II: QUY ĐỊNH CỤ THỂ", Rank.CHAPTER, 2, "QUY ĐỊNH CỤ THỂ"),
        ("Phần thứ nhất", Rank.PART, 1, ""),
        ("Điều 12", Rank.ARTICLE, 12, ""),
    ],
)
def test_a_named_heading_is_read(line: str, rank: int, ordinal: int, words: str) -> None:
    found = read_named(fold(line), 0, len(line))
    assert found is not None
    numbering, body = found
    assert (numbering.rank, numbering.last, line[body:]) == (rank, ordinal, words)


@pytest.mark.parametrize("line", ["Điều kiện thực hiện", "Phần lớn các xã", "mục đích", "Mục tiêu chung", ""])
def test_words_that_only_begin_like_a_named_heading_are_none(line: str) -> None:
    assert read_named(fold(line), 0, len(line)) is None


@pytest.mark.parametrize(
    ("line", "ordinal", "words"),
    [
        ("Chỉ tiêu 4: Trồng 100 ha", 4, "Trồng 100 ha"),
        ("Nhiệm vụ số 2. Rà soát quy hoạch", 2, "Rà soát quy hoạch"),
        ("Nhóm giải pháp 1: Tuyên truyền", 1, "Tuyên truyền"),
    ],
)
def test_a_label_is_read(line: str, ordinal: int, words: str) -> None:
    found = read_label(fold(line), 0, len(line))
    assert found is not None
    assert (found[0].last, line[found[1] :]) == (ordinal, words)


@pytest.mark.parametrize("line", ["Chỉ tiêu 4.500 ha", "Mục tiêu đến năm 2030", "Nhiệm vụ 5 năm tới", "Hoạt động 2"])
def test_words_that_only_begin_like_a_label_are_none(line: str) -> None:
    assert read_label(fold(line), 0, len(line)) is None


def test_letters_follow_the_alphabet_of_item_letters() -> None:
    assert [letter_value(letter) for letter in "abcdđeg"] == [1, 2, 3, 4, 5, 6, 7]


@pytest.mark.parametrize(("letters", "value"), [("i", 1), ("iv", 4), ("ix", 9), ("xl", 40), ("b", 0)])
def test_roman_numerals(letters: str, value: int) -> None:
    assert roman_value(letters) == value
