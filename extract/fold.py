"""The fold: a text's shadow of the same length, in which spellings of the same words are equal.

Every rule matches on the fold, so an offset in the fold is an offset in the text and evidence is exact by
construction. Folded away: case, look-alike slashes, dashes and quotes, `Ð` for `Đ`, and where the tone mark stands
(`hoà`/`hòa`, `uỷ`/`ủy`). Patterns and lexicon entries must be folded too: use `fold` and `compile_folded`.
"""

import re
from functools import cache, lru_cache

import regex

from extract.patterns import compile_pattern

_CHARACTERS = {
    "⁄": "/", "∕": "/", "／": "/", "÷": "-", "\ufffe": "-", "\uf0b7": "•",
    "–": "-", "—": "-", "‑": "-", "‐": "-", "‒": "-", "−": "-", "―": "-",
    "“": '"', "”": '"', "„": '"', "‟": '"', "«": '"', "»": '"', "’": "'", "‘": "'", "`": "'",
    "Ð": "đ", "ð": "đ", "Ɖ": "đ", "％": "%", "…": ".", "\xa0": " ",
}  # fmt: skip
# The tone's place in open oa, oe, uy (old and new school); folding every such pair alike keeps both sides equal.
_TONES = {
    "oà": "òa", "oá": "óa", "oả": "ỏa", "oã": "õa", "oạ": "ọa",
    "oè": "òe", "oé": "óe", "oẻ": "ỏe", "oẽ": "õe", "oẹ": "ọe",
    "uỳ": "ùy", "uý": "úy", "uỷ": "ủy", "uỹ": "ũy", "uỵ": "ụy",
}  # fmt: skip
_SHORT = 500
_ODD = re.compile("[{}]|{}".format("".join(map(re.escape, _CHARACTERS)), "|".join(_TONES)))


def _lower(text: str) -> str:
    lowered = text.lower()
    if len(lowered) == len(text):
        return lowered
    return "".join(letter.lower() if len(letter.lower()) == 1 else letter for letter in text)


def fold_characters(text: str) -> str:
    """Fold look-alike characters and tone places, but keep the case. Same length as the text."""
    # Most short texts have nothing to fold; in a long one the search would stop at its beginning.
    return text if len(text) < _SHORT and _ODD.search(text) is None else _replaced(text)


def _replaced(text: str) -> str:
    for old, new in _CHARACTERS.items():
        text = text.replace(old, new)
    for old, new in _TONES.items():
        text = text.replace(old, new)
    return text


def fold(text: str) -> str:
    """The fold of a text: same length, lower case, one spelling.

    >>> fold("Uỷ ban 2645⁄QĐ–UBND") == fold("ủy ban 2645/qđ-ubnd")
    True
    """
    # The rooms ask for the same words again and again: cells, units, names.
    return _fold_short(text) if len(text) < _SHORT else _replaced(_lower(text))


@lru_cache(maxsize=4_096)
def _fold_short(text: str) -> str:
    return fold_characters(_lower(text))


@cache
def compile_folded(pattern: str, flags: int = 0) -> "regex.Pattern[str]":
    """Compile a pattern that is written in lower-case Vietnamese so that it matches folds.

    Only its look-alikes and tone places are folded: escapes such as `\\S` keep their case.
    """
    return compile_pattern(fold_characters(pattern), flags)
