"""Whether a text layer reads as Vietnamese: damaged fonts give letters that make no syllables, or lose the marks."""

import unicodedata
from collections.abc import Iterable

import regex

_SYLLABLE = regex.compile(
    r"(?:ngh|ng|nh|gh|gi|kh|ph|qu|th|tr|ch|[bcdđghklmnpqrstvx])?"
    r"[aăâeêioôơuưy]{1,3}(?:ng|nh|ch|[cmnpt])?|gi(?:n|ng|m|p|t|ch|nh)?"
)
_TONES = regex.compile("[\u0300\u0301\u0303\u0309\u0323]")
_EDGES = ".,;:!?()[]{}“”‘’\"'…-–/"
_UNREADABLE = regex.compile("[\ufffd\ue000-\uf8ff]")
_ENOUGH = 60
"""Words below which nothing is said."""
_SAMPLE = 4_000


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
    strange = sum(not _is_syllable(word) for word in words)
    if strange * 4 > len(words):
        return f"{strange} of {len(words)} words are no Vietnamese syllables: its letters are damaged or not Vietnamese"
    marked = sum(not word.isascii() for word in words)
    if marked * 4 < len(words):
        return f"only {marked} of {len(words)} words have a Vietnamese mark: the marks are lost or it is not Vietnamese"
    return None


def _bare(token: str) -> str:
    """A token as a word that can be judged: without signs at its ends; empty for numbers, acronyms and compounds."""
    word = token.strip(_EDGES)
    if len(word) < 2 or word.isupper() or not word[0].isalpha() or not regex.fullmatch(r"[^\d/\-–.,@&+]+", word):
        return ""
    return word


def _is_syllable(word: str) -> bool:
    bare = _TONES.sub("", unicodedata.normalize("NFD", word.lower()))
    return _SYLLABLE.fullmatch(unicodedata.normalize("NFC", bare)) is not None
