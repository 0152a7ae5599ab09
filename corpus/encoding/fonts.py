"""Runs of text in the fonts of the old encodings (`.VnTime`, `VNI-Times`): what the font says, the letters must bear out."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from corpus.encoding.charsets import Charset, fonts_of, to_unicode
from corpus.encoding.recognise import Verdict, judge
from corpus.encoding.suspicion import has_unicode_letters
from corpus.encoding.syllables import legibility

# Fonts of signs put their letters here in the private use area.
_PRIVATE = 0xF000


@dataclass(frozen=True, slots=True)
class Font:
    """An encoding's font; one of capitals shows its small letters as capitals."""

    charset: Charset
    is_capitals: bool


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text in one font, None where the font is no old encoding's; `opens`: a paragraph begins with it."""

    text: str
    font: Font | None
    opens: bool = False


@lru_cache(maxsize=1_000)
def font_named(name: str) -> Font | None:
    """What a font's name (or a list of names, the first of which counts) tells; None for fonts of Unicode."""
    first = name.split(",", 1)[0].strip(" \"'")
    for charset, fonts, capitals in fonts_of():
        if fonts.fullmatch(first):
            return Font(charset, capitals is not None and capitals.fullmatch(first) is not None)
    return None


def set_runs_right(runs: Sequence[Run]) -> tuple[list[str], Charset | None]:
    """The runs' texts in Unicode, and the encoding that most of what was changed had stood in; None: nothing was.

    A font's name alone is no proof: text in Unicode often keeps the old font's name. Runs in other fonts are judged by
    their letters.
    """
    changed: dict[Charset, int] = {}
    texts = _joined(runs)
    believed = {charset for charset in Charset if _borne_out(runs, texts, charset)}
    others = [text for text, run in zip(texts, runs, strict=True) if run.font is None]
    verdict = judge(others) if others else None
    made = []
    for text, run in zip(texts, runs, strict=True):
        read = _read(text, run.font, believed, verdict)
        charset = run.font.charset if run.font is not None else verdict.charset if verdict is not None else None
        if read != text and charset is not None:
            changed[charset] = changed.get(charset, 0) + len(text)
        made.append(read)
    return made, max(changed, key=lambda charset: changed[charset]) if changed else None


def _read(text: str, font: Font | None, believed: set[Charset], verdict: Verdict | None) -> str:
    if font is None:
        return verdict.read(text) if verdict is not None else text
    if font.charset not in believed or has_unicode_letters(text):
        return text
    read = to_unicode(_unprivate(text), font.charset)
    return read.upper() if font.is_capitals else read


def _borne_out(runs: Sequence[Run], texts: Sequence[str], charset: Charset) -> bool:
    """Whether what is in the fonts of an encoding spells better by it than as it stands."""
    parts: list[str] = []
    for text, run in zip(texts, runs, strict=True):
        if run.font is not None and run.font.charset is charset and not has_unicode_letters(text):
            parts += ["\n" if run.opens else "", _unprivate(text)]
    text = "".join(parts)
    return legibility(to_unicode(text, charset)).valid > legibility(text).valid


def _joined(runs: Sequence[Run]) -> list[str]:
    """The texts, a mark of VNI that a run begins with put behind its letter in the run before."""
    texts = [run.text for run in runs]
    for index in range(1, len(runs)):
        run, before = runs[index], runs[index - 1]
        if run.opens or run.font is None or before.font is None or not texts[index] or not texts[index - 1]:
            continue
        pair = texts[index - 1][-1] + texts[index][0]
        if run.font.charset is before.font.charset is Charset.VNI and len(to_unicode(pair, Charset.VNI)) == 1:
            texts[index - 1] += texts[index][0]
            texts[index] = texts[index][1:]
    return texts


def _unprivate(text: str) -> str:
    if not any("\uf020" <= letter <= "\uf0ff" for letter in text):
        return text
    return "".join(chr(ord(letter) - _PRIVATE) if "\uf020" <= letter <= "\uf0ff" else letter for letter in text)
