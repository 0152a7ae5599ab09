"""What can be a Vietnamese syllable, and into which syllables a word that lost its blanks may fall."""

import pytest

from extract.syllables import is_syllable, segmentations


@pytest.mark.parametrize(
    "word",
    [
        "a", "ở", "ý", "và", "nghiêng", "Quyết", "quỹ", "quốc", "gì", "giếng", "giữa", "khuyến", "thuở", "yếu", "ỦY", "uỷ",
        "hoà", "hòa", "ƯƠNG", "ngoằn", "nghị", "kế", "hoạch", "đắc", "phụ", "tuýp", "xã",
    ],
)  # fmt: skip
def test_syllables(word: str) -> None:
    assert is_syllable(word)


@pytest.mark.parametrize(
    "word",
    [
        "", "th", "ng", "b", "ệch ", "việcc", "banhành", "kac", "cê", "gê", "ngê", "kà", "các̀", "cac", "cach", "tấp1", "Lắk",
        "website", "UBND", "quả quýt", "khuyếnn", "giì",
    ],
)  # fmt: skip
def test_other_letters(word: str) -> None:
    assert not is_syllable(word)


@pytest.mark.parametrize(
    ("word", "readings"),
    [
        ("cơquan", {("cơ", "quan")}),
        ("thànhphố", {("thành", "phố")}),
        ("côngan", {("công", "an"), ("cô", "ngan"), ("côn", "gan")}),
        ("ban", set()),
        ("thxy", set()),
    ],
)
def test_readings_of_a_word_without_blanks(word: str, readings: set[tuple[str, ...]]) -> None:
    assert {parts for parts in segmentations(word) if len(parts) == 2} == readings
