"""Texts as sequences of words, and how far two of them overlap.

Two spellings of a word are one word: case, Unicode form, the place of the tone mark (`hoà`/`hòa`) and look-alike
letters are folded; punctuation, white space and Markdown marks are no words.
"""

import re
import unicodedata
from collections import Counter
from functools import lru_cache

_WORD = re.compile(r"[^\W_]+")
_LOOK_ALIKES = str.maketrans({"Ð": "Đ", "ð": "đ", "\ufffe": "-", "\xad": ""})
# Where the tone mark stands in open oa, oe, uy: in the old spelling on the first vowel, in the new on the second.
_TONE_PLACES = (
    ("oà", "òa"), ("oá", "óa"), ("oả", "ỏa"), ("oã", "õa"), ("oạ", "ọa"),
    ("oè", "òe"), ("oé", "óe"), ("oẻ", "ỏe"), ("oẽ", "õe"), ("oẹ", "ọe"),
    ("uỳ", "ùy"), ("uý", "úy"), ("uỷ", "ủy"), ("uỹ", "ũy"), ("uỵ", "ụy"),
)  # fmt: skip


def _fold(text: str) -> str:
    folded = unicodedata.normalize("NFC", text.translate(_LOOK_ALIKES)).lower()
    for new, old in _TONE_PLACES:
        folded = folded.replace(new, old)
    return folded


@lru_cache(maxsize=20_000)
def words(text: str) -> tuple[str, ...]:
    """The words of a text in order, folded.

    >>> words("**Uỷ ban**, nhân dân") == words("ủy ban nhân dân")
    True
    """
    return tuple(_WORD.findall(_fold(text)))


def letters(text: str | None) -> str:
    """A text's words without anything between them: equal for texts that differ only in blanks and punctuation."""
    return _fold("".join(words(text))) if text else ""


def common_words(a: tuple[str, ...], b: tuple[str, ...]) -> int:
    """The length of the longest common subsequence of two word sequences (Hyyrö's bit-parallel recurrence)."""
    if len(a) > len(b):
        a, b = b, a
    places: dict[str, int] = {}
    for index, word in enumerate(a):
        places[word] = places.get(word, 0) | 1 << index
    full = (1 << len(a)) - 1
    row = full
    for word in b:
        here = row & places.get(word, 0)
        if here:
            row = ((row + here) | (row - here)) & full
    return len(a) - row.bit_count()


def overlap(a: str, b: str) -> tuple[float, float]:
    """How much of the shorter text's words stand in the other in the same order, and how much of both (Dice); 0 to 1.

    >>> overlap("giảm tỷ lệ hộ nghèo", "Phấn đấu giảm tỷ lệ hộ nghèo xuống 2%")[0]
    1.0
    """
    first, second = words(a), words(b)
    if not first or not second:
        return (0.0, 0.0)
    shorter = min(len(first), len(second))
    if 2 * (Counter(first) & Counter(second)).total() < shorter:
        return (0.0, 0.0)
    common = common_words(first, second)
    return (common / shorter, 2 * common / (len(first) + len(second)))
