"""Numbers of documents and quarters as recognition leaves them: figures torn apart, letters of symbols confused.

Figures are never changed. A symbol's first group is one of the official abbreviations of document types (Decree
30/2020/NĐ-CP, annex III, and those before it), so that `QD`, `0Đ` and `QĐĐ` can only be `QĐ`.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise, zip_longest
from statistics import median

import regex

from corpus.readers.ocr.hocr import SeenWord

_TYPES = frozenset(
    (
        *(
            "QĐ",
            "NQ",
            "NĐ",
            "CT",
            "KH",
            "CTr",
            "TTr",
            "BC",
            "TB",
            "CV",
            "HD",
            "CĐ",
            "TT",
            "TTLT",
            "NQLT",
            "PA",
            "ĐA",
            "DA",
        ),
        *("QC", "QyĐ", "BB", "HĐ", "GM", "L", "PL", "LCT", "SL", "QH", "VBHN", "KL", "TTg", "UB"),
    )
)
_NUMBER = regex.compile(
    r"(?P<before>[(“\"]*)(?P<figures>\d{0,5}/(?:(?:19|20)\d\d/)?)(?P<type>[\p{L}\d]{1,6})(?P<rest>[-–][\p{L}\d&.\-–]{0,24})?"
    r"(?P<after>[.,;:)”\"/]*)"
)
_LABEL = regex.compile(r"(?P<letter>[Ss$])[oóôòồốơớỏổọộ0](?P<sign>[:.]?)(?P<figures>\d{1,5}[a-z]?(?:/\S*)?)?")
_NUMBERED = regex.compile(r"\d|/")
_FIGURES = regex.compile(r"[(]?\d{1,5}")
_MORE_FIGURES = regex.compile(r"\d{1,4}(?:/.*|[.,;:)]*)")
_LOOKS_LIKE = str.maketrans({"D": "Đ", "Ð": "Đ", "0": "Q", "O": "Q", "Š": "S", "Ñ": "N"})
_PRIME_MINISTER = regex.compile(r"[T1I][T1I]{1,2}[gG8]|T18")
_ROMAN = regex.compile(r"(?P<figure>[Il|]{1,3}|[Il|]V)(?P<after>[/.,;:)]?(?:\d{4}[.,;:)]?)?)")
_STROKES = str.maketrans("l|", "II")
_CLOSE = 0.45
"""The share of a line's usual gap between words below which two groups of figures were one."""


def mend_numbers(words: Sequence[SeenWord]) -> list[SeenWord]:
    """Words in which a number's figures stand together and its type's letters are those of a type."""
    return [_mended(word) for word in _quarters(_labelled(_together(words)))]


def _labelled(words: Sequence[SeenWord]) -> Iterator[SeenWord]:
    """`Só2624`, `Sô 15`: the word before a number, whose mark the figures' height confuses."""
    for word, following in zip_longest(words, words[1:]):
        found = _LABEL.fullmatch(word.text)
        if found is None or not (found["figures"] or (following is not None and _NUMBERED.match(following.text))):
            yield word
            continue
        label = f"{found['letter'].replace('$', 'S')}ố{found['sign']}"
        if not found["figures"]:
            yield replace(word, text=label)
            continue
        middle = word.x0 + len(label) / len(word.text) * (word.x1 - word.x0)
        yield replace(word, text=label, x1=middle)
        yield replace(word, text=found["figures"], x0=middle)


def _quarters(words: Iterable[SeenWord]) -> Iterator[SeenWord]:
    """`quý l`, `Quý |I`: the four quarters are counted in Roman figures, which recognition takes for letters and rulings."""
    before = ""
    for word in words:
        found = _ROMAN.fullmatch(word.text) if before.lower() == "quý" else None
        before = word.text
        yield word if found is None else replace(word, text=found["figure"].translate(_STROKES) + found["after"])


def _together(words: Sequence[SeenWord]) -> list[SeenWord]:
    gaps: dict[int, list[float]] = {}
    for before, after in pairwise(words):
        if before.line == after.line and after.x0 > before.x1:
            gaps.setdefault(before.line, []).append(after.x0 - before.x1)
    joined: list[SeenWord] = []
    for word in words:
        last = joined[-1] if joined else None
        if last is not None and last.line == word.line and _is_torn(last, word, gaps.get(word.line, [])):
            joined[-1] = replace(
                last, text=last.text + word.text, x1=word.x1, top=min(last.top, word.top),
                bottom=max(last.bottom, word.bottom), confidence=min(last.confidence, word.confidence),
            )  # fmt: skip
        else:
            joined.append(word)
    return joined


def _is_torn(last: SeenWord, word: SeenWord, gaps: Sequence[float]) -> bool:
    gap = word.x0 - last.x1
    if len(gaps) < 3 or gap > median(gaps):
        return False
    if last.text.endswith(("-", "/")) and _NUMBER.match(last.text) is not None:
        return True
    if gap > _CLOSE * median(gaps):
        return False
    return _FIGURES.fullmatch(last.text) is not None and _MORE_FIGURES.fullmatch(word.text) is not None


def _mended(word: SeenWord) -> SeenWord:
    found = _NUMBER.fullmatch(word.text)
    if found is None:
        return word
    kind, rest = _type(found["type"]), found["rest"] or ""
    if kind is None:
        return word
    if rest and _PRIME_MINISTER.fullmatch(rest[1:]):
        rest = "-TTg"
    rest = rest.replace("Ð", "Đ")
    text = found["before"] + found["figures"] + kind + rest.replace("ŠS", "S").replace("Š", "S") + found["after"]
    return word if text == word.text else replace(word, text=text)


def _type(read: str) -> str | None:
    if read in _TYPES:
        return read
    for guess in (read.translate(_LOOKS_LIKE), _single(read.translate(_LOOKS_LIKE)), _single(read)):
        if guess in _TYPES:
            return guess
    return None


def _single(letters: str) -> str:
    """Letters without those that repeat the one before."""
    return "".join(letter for index, letter in enumerate(letters) if index == 0 or letters[index - 1] != letter)
