"""VIQR (RFC 1456): Vietnamese in ASCII, marks typed behind their vowel (`Vie^.t Nam`, `ddu+o+`).

A mark's sign is punctuation where the syllable has its tone already, behind a backslash, and at a sentence's end.
"""

import re
import unicodedata
from collections.abc import Mapping

from corpus.encoding.syllables import is_syllable

_SHAPES = {"(": "\u0306", "^": "\u0302", "+": "\u031b", "*": "\u031b"}
_TONES = {"'": "\u0301", "`": "\u0300", "?": "\u0309", "~": "\u0303", ".": "\u0323"}
_SHAPED = {"a(", "a^", "e^", "o^", "o+", "u+", "o*", "u*"}
_SYLLABLE = re.compile(r"(?<![A-Za-z])[A-Za-z](?:[A-Za-z]|[\^(+*'`?~.](?=[A-Za-z'`?~.^(+*\\]|\W|$))*")
_VOWELS = frozenset("aeiouyAEIOUY")
_PUNCTUATION = frozenset(".?'")


def read_viqr(text: str) -> str:
    """The text with its marks as letters, in NFC."""
    parts = text.split("\\")
    made = [_read(parts[0])]
    for part in parts[1:]:
        # What stands behind a backslash is itself.
        made += [part[:1], _read(part[1:])]
    return "".join(made)


def _read(text: str) -> str:
    return _SYLLABLE.sub(lambda found: _syllable(found[0], text[found.end() : found.end() + 2]), text)


def _syllable(written: str, behind: str) -> str:
    """One word; where its marks give no syllable, those signs that may be punctuation are punctuation."""
    made = _marked(written, behind, _TONES)
    if is_syllable(made.rstrip(".?'")) or _PUNCTUATION.isdisjoint(written):
        return made
    return _marked(written, behind, {sign: tone for sign, tone in _TONES.items() if sign not in _PUNCTUATION})


def _marked(written: str, behind: str, tones: Mapping[str, str]) -> str:
    letters: list[str] = []
    toned = False
    index = 0
    if written.isupper():
        # Abbreviations have it anywhere: "QDD-UBND".
        written = written.replace("DD", "Đ")
    elif written[:2].lower() == "dd":
        letters.append("đ" if written[0] == "d" else "Đ")
        index = 2
    while index < len(written):
        letter = written[index]
        index += 1
        letters.append(letter)
        if letter not in _VOWELS:
            continue
        if written[index : index + 1] in _SHAPES and letter.lower() + written[index] in _SHAPED:
            letters.append(_SHAPES[written[index]])
            index += 1
        if written[index : index + 1] in tones and not toned:
            is_last = index == len(written) - 1
            if is_last and written[index] in ".?" and _ends_sentence(letters[0], behind):
                continue
            letters.append(tones[written[index]])
            toned = True
            index += 1
    return unicodedata.normalize("NFC", "".join(letters))


def _ends_sentence(first: str, behind: str) -> bool:
    """Whether a sentence may end before what stands behind a word that begins with `first`."""
    return behind[:1] in ("", "\n") or (behind[0] == " " and behind[1:2].isupper() and first.islower())
