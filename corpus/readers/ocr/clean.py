"""What recognition takes for words and is none (specks, rulings, scribbles), and words that it glued, put right.

Nothing here guesses a letter: marks at a word's edge go, words of no meaning and no confidence go, a day is parted from
the word before it.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

import regex

from corpus.encoding.syllables import is_syllable
from corpus.readers.ocr.hocr import SeenWord, sureness

_SPECKS = "_|¦¬‹›«»~^`´¡°¸˜ˆ\\"
_CHARACTERS = str.maketrans({"Ð": "Đ", "ð": "đ", "﹣": "-"})
_MARKS = regex.compile(r"[-–—+*•%/&…().:;,“”\"'=<>]+")
_LONE_SPECK = regex.compile(r"[.,:;'\"“”…=<>/*&]+")
_GLUED = regex.compile(r"(?P<word>ngày|tháng|năm)(?P<figures>[^\p{L}\s].{0,5}?)(?P<next>tháng|năm)?", regex.IGNORECASE)
_MARKER = regex.compile(r"\(?(?:[a-zđ]{1,2}|[ivx]{1,4})\)")
_ACRONYM = regex.compile(r"[(\[]?\p{Lu}[\p{Lu}\d/&.\-]{0,14}[)\].,;:]*")
_MEANINGLESS = 0.35
_DOUBTFUL_LINE = 0.5
_SAME_SIZE = 0.3


def clean(words: Sequence[SeenWord]) -> list[SeenWord]:
    """The words of a page that are words, in their order, their letters' heights made even."""
    kept = [part for word in words for part in _parted(_stripped(word)) if _may_stand(part)]
    doubtful = _doubtful_lines(kept)
    return _levelled([word for word in kept if word.line not in doubtful])


def _stripped(word: SeenWord) -> SeenWord:
    text = word.text.translate(_CHARACTERS).strip(_SPECKS)
    return word if text == word.text else replace(word, text=text)


def _parted(word: SeenWord) -> Iterable[SeenWord]:
    """`ngày22`: a day that was written into the blank before it came to touch the word."""
    glued = _GLUED.fullmatch(word.text)
    if glued is None:
        return (word,)
    parts, at = [], 0
    letter = (word.x1 - word.x0) / len(word.text)
    for part in (glued["word"], glued["figures"], glued["next"]):
        if part:
            x0 = word.x0 + at * letter
            at += len(part)
            parts.append(replace(word, text=part, x0=x0, x1=word.x0 + at * letter))
    return parts


def _may_stand(word: SeenWord) -> bool:
    if not word.text or (word.x1 - word.x0) < 1:
        return False
    if not any(letter.isalnum() for letter in word.text):
        if _MARKS.fullmatch(word.text) is None:
            return False
        return word.confidence >= (0.75 if _LONE_SPECK.fullmatch(word.text) else 0.4)
    return word.confidence >= _MEANINGLESS or _is_plausible(word.text)


def _is_plausible(text: str) -> bool:
    """Whether letters may be a word: a Vietnamese syllable, one with figures, an abbreviation, an item's letter."""
    if any(letter.isdigit() for letter in text) or _ACRONYM.fullmatch(text) or _MARKER.fullmatch(text):
        return True
    bare = text.strip(".,;:!?()[]“”\"'-–/")
    return len(bare) > 1 and is_syllable(bare)


def _doubtful_lines(words: Sequence[SeenWord]) -> set[int]:
    """The lines that a signature or a stamp gave: of little confidence, and most of their words none."""
    lines: dict[int, list[SeenWord]] = {}
    for word in words:
        lines.setdefault(word.line, []).append(word)
    doubtful = set()
    for number, line in lines.items():
        letters = sum(len(word.text) for word in line)
        sensible = sum(len(word.text) for word in line if _is_plausible(word.text)) / letters
        if sureness(line) < _DOUBTFUL_LINE and sensible < 0.5:
            doubtful.add(number)
    return doubtful


def _levelled(words: list[SeenWord]) -> list[SeenWord]:
    """Words of about the page's usual height are of that height: it is measured anew for each line, and not exactly."""
    sizes: Counter[int] = Counter()
    for word in words:
        sizes[round(word.size / 2)] += len(word.text)
    if not sizes:
        return words
    usual = 2.0 * sizes.most_common(1)[0][0]
    return [
        replace(word, size=usual if abs(word.size - usual) <= _SAME_SIZE * usual else 2.0 * round(word.size / 2))
        for word in words
    ]
