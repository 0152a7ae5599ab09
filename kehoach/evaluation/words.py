"""Texts as sequences of words, and how far two of them overlap.

Two spellings of a word are one word: case, Unicode form, the place of the tone mark (`hoà`/`hòa`) and look-alike
letters are folded; punctuation, white space and Markdown marks are no words.
"""

import re
import unicodedata
from collections import Counter
from functools import lru_cache

_TONES = "\u0300\u0301\u0303\u0309\u0323"
_TONE = re.compile(f"[{_TONES}]")
_WORD = re.compile(r"[^\W_]+")
_LOOK_ALIKES = str.maketrans({"Ð": "Đ", "ð": "đ", "\ufffe": "-", "\xad": ""})


@lru_cache(maxsize=100_000)
def _fold_word(word: str) -> str:
    if word.isascii():
        return word
    letters = unicodedata.normalize("NFD", word)
    tones = "".join(_TONE.findall(letters))
    return _TONE.sub("", letters) + tones if tones else letters


@lru_cache(maxsize=20_000)
def words(text: str) -> tuple[str, ...]:
    """The words of a text in order, folded.

    >>> words("**Uỷ ban**, nhân dân") == words("ủy ban nhân dân")
    True
    """
    folded = unicodedata.normalize("NFC", text.translate(_LOOK_ALIKES)).lower()
    return tuple(_fold_word(word) for word in _WORD.findall(folded))


def letters(text: str | None) -> str:
    """A text's words without anything between them: equal for texts that differ only in blanks and punctuation."""
    return "".join(words(text)) if text else ""


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
