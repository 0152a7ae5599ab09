"""Clauses: the stretches of running text that say one thing, cut at sentence ends and semicolons."""

import re

import regex

# A full stop ends a sentence where a blank and a capital (or a bullet) follow; "TP. Hồ", "UBND. " and "1.200" do not.
from extract.patterns import compile_pattern

_BREAK = compile_pattern(
    r"(?<!\b(?i:tp|tx|tt|gs|ts|ths|pgs|bs|đ/c|v\.v|st|no|vd|tr)\.)(?<=[\p{L}\d)%”\"'\]][.;!?]|\.\.\.|…)\s+(?=[\p{Lu}\d“\"(\[+-])|;\s*+(?=\S)|\n",
    regex.IGNORECASE,
)
_SENTENCE = compile_pattern(
    r"(?<!\b(?i:tp|tx|tt|gs|ts|ths|pgs|bs|đ/c|v\.v|st|no|vd|tr)\.)(?<=[\p{Ll}\d)%”\"'\]][.!?]|\p{Lu}{2}[.!?]|\.\.\.|…)\s+(?=[\p{Lu}“\"(\[]|\d[\d.,]*\s?%)",
)


# Where one of the two may begin; `re` looks through a text for it many times faster than for the whole pattern.
_PLACE = re.compile(r"(?<=[.;!?…])\s|;|\n")
MAX_LENGTH = 2_500
"""Characters: a longer sentence or clause is read in parts. The longest of real plans have about 1,400; what is longer is damaged
text without sentence ends, and whoever relates all figures of a sentence to each other must not meet thousands."""


def _cut(pattern: "regex.Pattern[str]", text: str, start: int, end: int) -> list[tuple[int, int]]:
    spans = []
    position = at = start
    while (place := _PLACE.search(text, at, end)) is not None:
        found = pattern.match(text, place.start(), end)
        if found is None:
            at = place.end()
            continue
        if found.start() > position:
            spans.append((position, found.start() + (text[found.start()] == ";")))
        position = at = found.end()
    if position < end:
        spans.append((position, end))
    if end - start <= MAX_LENGTH:
        return spans
    return [part for span in spans for part in _parts(text, *span)]


def _parts(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """A stretch cut at blanks so that no part is too long; in the midst of a word only where there is no blank at all."""
    parts = []
    while end - start > MAX_LENGTH:
        blank = text.rfind(" ", start + 1, start + MAX_LENGTH)
        stop = blank if blank > 0 else start + MAX_LENGTH
        parts.append((start, stop))
        start = stop + (blank > 0)
    if start < end:
        parts.append((start, end))
    return parts


def endless(text: str, start: int, end: int) -> tuple[int, int] | None:
    """The first sentence of text[start:end] that is read in parts because it is too long; None where there is none."""
    if end - start <= MAX_LENGTH:
        return None
    ends = [found.start() for found in _SENTENCE.finditer(text, start, end)]
    for first, last in zip([start, *ends], [*ends, end], strict=True):
        if last - first > MAX_LENGTH:
            return first, last
    return None


def clauses(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The clauses of text[start:end], in order, without the blanks between them."""
    return _cut(_BREAK, text, start, end)


def sentences(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The sentences of text[start:end]: a full stop before a capital ends one, an abbreviation's does not."""
    return _cut(_SENTENCE, text, start, end)
