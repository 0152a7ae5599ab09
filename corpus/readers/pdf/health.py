"""Whether a text layer reads as Vietnamese: damaged fonts give letters that make no syllables, or lose the marks."""

from collections.abc import Iterable

import regex

from corpus.encoding.syllables import is_syllable

_EDGES = ".,;:!?()[]{}“”‘’\"'…-–/"
_UNREADABLE = regex.compile("[\ufffd\ue000-\uf8ff]")
_ENOUGH = 60
"""Words below which nothing is said."""
_SAMPLE = 4_000
_USUALLY_MARKED = 0.6
"""The share of words with a mark from which on a text is like others (prose has three quarters)."""


def doubt_about(texts: Iterable[str]) -> str | None:
    """What is wrong with a text layer, in words; None where it reads as Vietnamese or is too short to tell.

    Symbol fonts put bullets into the private use area: up to one such sign in twenty words is usual.
    """
    words: list[str] = []
    unreadable = 0
    for text in texts:
        unreadable += len(_UNREADABLE.findall(text))
        words += [word for word in map(_bare, text.split()) if word]
        if len(words) > _SAMPLE:
            break
    if len(words) < _ENOUGH and unreadable < _ENOUGH:
        return None
    if unreadable * 20 > len(words):
        return f"{unreadable} letters of {len(words)} words have no meaning (a font without a table of its letters)"
    strange = sum(not is_syllable(word) for word in words)
    if strange * 4 > len(words):
        return f"{strange} of {len(words)} words are no Vietnamese syllables: its letters are damaged or not Vietnamese"
    marked = sum(not word.isascii() for word in words)
    if marked * 4 < len(words):
        return f"only {marked} of {len(words)} words have a Vietnamese mark: the marks are lost or it is not Vietnamese"
    return None


def readability(texts: Iterable[str]) -> float:
    """How much like Vietnamese words read, from 0 to 1: the share that are syllables, less where few of them have marks."""
    words = [word for text in texts for word in map(_bare, text.split()) if word][:_SAMPLE]
    if not words:
        return 0.0
    syllables = sum(map(is_syllable, words)) / len(words)
    marked = sum(not word.isascii() for word in words) / len(words)
    return syllables * min(marked / _USUALLY_MARKED, 1.0)


def _bare(token: str) -> str:
    """A token as a word that can be judged: without signs at its ends; empty for numbers, acronyms and compounds."""
    word = token.strip(_EDGES)
    if len(word) < 2 or word.isupper() or not word[0].isalpha() or not regex.fullmatch(r"[^\d/\-–.,@&+]+", word):
        return ""
    return word
