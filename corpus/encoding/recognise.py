"""Which of the old encodings a text's letters stand in, told by what they spell; text that is Unicode stays as it is."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from corpus.encoding.charsets import Charset, to_unicode
from corpus.encoding.suspicion import SUSPICIOUS, UNICODE_ONLY, VIQR_SHAPES
from corpus.encoding.syllables import Legibility, legibility

_SAMPLE = 60_000
_ENOUGH = 4
"""Legible words below which nothing is believed."""
_VARIETY = 3
"""Different letters beside ASCII: one sign for many is a damaged font, not an encoding."""
_SURE = 0.85
"""Share of the words with marks that are syllables after decoding; text that was decoded rightly has 0.97 and more."""

# Preferred from the left where two give the same words.
_CANDIDATES = (Charset.DOUBLE_UTF8, Charset.TCVN3, Charset.VNI, Charset.VISCII)


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the lines of a text stand in. `whole`: no line is Unicode, so that lines that tell nothing go with the others."""

    charset: Charset
    whole: bool

    def read(self, line: str) -> str:
        """A line set right; one that has letters of Unicode, or reads better as it is, stays."""
        if (line.isascii() and self.charset is not Charset.VIQR) or UNICODE_ONLY.search(line):
            return line
        made = to_unicode(line, self.charset)
        before, after = legibility(line), legibility(made)
        better = after.valid > before.valid or (self.whole and after.valid >= before.valid)
        return made if better else line


@dataclass(frozen=True, slots=True)
class Recognised:
    """A text set right, and what its letters had stood in."""

    text: str
    charset: Charset


def set_right(text: str) -> Recognised | None:
    """The text in Unicode if it, or some of its lines, stand in an old encoding; None where nothing is to be changed."""
    lines = text.split("\n")
    verdict = judge(lines)
    if verdict is None:
        return None
    made = [verdict.read(line) for line in lines]
    return Recognised("\n".join(made), verdict.charset) if made != lines else None


def judge(lines: Sequence[str]) -> Verdict | None:
    """What the lines stand in, those that have letters of Unicode aside; None where there is nothing to set right."""
    suspected = [line for line in lines if SUSPICIOUS.search(line) and not UNICODE_ONLY.search(line)]
    if not suspected:
        return Verdict(Charset.VIQR, True) if _is_viqr(lines) else None
    charset = recognise("\n".join(suspected))
    return None if charset is None else Verdict(charset, not any(map(UNICODE_ONLY.search, lines)))


def recognise(text: str, candidates: Iterable[Charset] = _CANDIDATES) -> Charset | None:
    """The encoding that a text as a whole stands in, by how many of its words become syllables; None for none."""
    sample = text[:_SAMPLE]
    if len({letter for letter in sample if letter > "\x7f"}) < _VARIETY:
        return None
    own = legibility(sample)
    best: Charset | None = None
    found = Legibility(0, 0)
    for charset in candidates:
        read = legibility(to_unicode(sample, charset))
        if read.valid > found.valid and read.share >= _SURE:
            best, found = charset, read
    believable = found.valid >= _ENOUGH and found.valid > 1.5 * own.valid and own.share < _SURE
    return best if believable else None


def _is_viqr(lines: Sequence[str]) -> bool:
    """ASCII whose marks are signs: one word in fifteen or more shows one, and nearly all that do are syllables."""
    sample = "\n".join(lines)[:_SAMPLE]
    if not sample.isascii():
        return False
    shapes = len(VIQR_SHAPES.findall(sample))
    if shapes < _ENOUGH or shapes * 15 < len(sample.split()):
        return False
    read = legibility(to_unicode(sample, Charset.VIQR))
    return read.valid >= _ENOUGH and read.share >= _SURE
