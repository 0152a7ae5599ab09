"""Marks of letters that recognition confused, told from the syllables beside them.

Tesseract is as sure of `tô chức` as of `tổ chức`, so its confidence is no help; that the one stands in hundreds of
decisions and the other in none is. Only marks change (`ô` for `ổ`, `d` for `đ`), never a letter or a figure, and only
where the neighbours say clearly more for the other syllable than for the one that was read.
"""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import zip_longest

import regex

from corpus.readers.ocr.hocr import SeenWord
from corpus.syllable_pairs import load_weights

_WORD = regex.compile(r"(?P<before>[(\[“\"‘']*)(?P<letters>\p{L}{2,7})(?P<after>[.,;:!?)\]”\"’'/…]*)")
_MARKS = regex.compile("[\u0300-\u036f]")
_CHANGE = 4.0
_CHANGE_OF_NAME = 6.0
"""What a change costs, in powers of two of a pair's count; a capital may open a name, which no list knows."""


@dataclass(frozen=True, slots=True)
class Pairs:
    """How often syllables stand beside each other (powers of two), and the syllables by their letters without marks."""

    weights: dict[tuple[str, str], float]
    variants: dict[str, tuple[str, ...]]


@lru_cache(maxsize=1)
def load_pairs() -> Pairs:
    """The pairs of `corpus/data/syllable_pairs.txt`, and their syllables."""
    weights = load_weights()
    variants: dict[str, list[str]] = {}
    for syllable in sorted({syllable for pair in weights for syllable in pair}):
        variants.setdefault(bare(syllable), []).append(syllable)
    return Pairs(weights, {letters: tuple(found) for letters, found in variants.items()})


def bare(syllable: str) -> str:
    """A syllable's letters without marks, in lower case."""
    letters: str = _MARKS.sub("", unicodedata.normalize("NFD", syllable.lower()))
    return letters.replace("đ", "d")


def mend(words: Sequence[SeenWord]) -> list[SeenWord]:
    """Words in reading order with their confused marks put right."""
    pairs = load_pairs()
    mended: list[SeenWord] = []
    run: list[SeenWord] = []
    for word, following in zip_longest(words, words[1:]):
        if following is not None:
            word = _opening(word, following)
        found = _WORD.fullmatch(word.text)
        if found is None:
            mended += _mended(run, pairs)
            mended.append(word)
            run = []
            continue
        if found["before"]:
            mended += _mended(run, pairs)
            run = []
        run.append(word)
        if found["after"]:
            mended += _mended(run, pairs)
            run = []
    return [*mended, *_mended(run, pairs)]


def _opening(word: SeenWord, following: SeenWord) -> SeenWord:
    """How articles and subjects open: "Điều 2." before a figure, and no line begins with "Và việc"."""
    if word.text == "Và" and following.text == "việc":
        return replace(word, text="Về")
    if word.text[:1] == "Đ" and bare(word.text) == "dieu" and following.text[:1].isdigit():
        return replace(word, text="Điều")
    return word


def _mended(run: Sequence[SeenWord], pairs: Pairs) -> list[SeenWord]:
    """A stretch of words without signs between them: of all readings the one whose pairs are the most usual."""
    if len(run) < 2:
        return list(run)
    letters = [_letters(word) for word in run]
    before: list[tuple[str, float, tuple[str, ...]]] = []
    for position, read in enumerate(letters):
        lower = read.lower()
        change = _CHANGE_OF_NAME if read[0].isupper() and not read.isupper() and position else _CHANGE
        others = pairs.variants.get(bare(read), ())
        choices = [(lower, 0.0), *((other, -change) for other in others if other != lower)]
        after: list[tuple[str, float, tuple[str, ...]]] = []
        for choice, cost in choices:
            if not before:
                after.append((choice, cost, (choice,)))
                continue
            score, way = max(
                ((score + pairs.weights.get((last, choice), 0.0), way) for last, score, way in before),
                key=lambda each: each[0],
            )
            after.append((choice, score + cost, (*way, choice)))
        before = after
    best_way = max(before, key=lambda each: each[1])[2]
    return [
        word if chosen == read.lower() else replace(word, text=word.text.replace(read, _cased(chosen, read), 1))
        for word, read, chosen in zip(run, letters, best_way, strict=True)
    ]


def _letters(word: SeenWord) -> str:
    found = _WORD.fullmatch(word.text)
    return str(found["letters"]) if found is not None else word.text


def _cased(syllable: str, like: str) -> str:
    if like.isupper():
        return syllable.upper()
    return syllable[:1].upper() + syllable[1:] if like[0].isupper() else syllable
