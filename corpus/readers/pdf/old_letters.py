"""Words of a text layer whose letters stand in an old encoding, turned into Unicode word by word.

Fonts such as `.VnTime` have no table of their letters in most files: the text layer has the letters of Windows-1252 at
their codes. The code of TCVN3's `ư` is a hyphen's there (PDF 32000-1, annex D.2), and is told from one by what it spells.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from corpus.encoding.charsets import Charset
from corpus.encoding.recognise import Verdict, judge
from corpus.encoding.syllables import is_syllable
from corpus.readers.pdf.sheet import Sheet

_HYPHENS = re.compile("[-\xad\ufffe]")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*-?|-[^\W\d_]+")


def set_sheets_right(sheets: Sequence[Sheet]) -> tuple[list[Sheet], Charset | None]:
    """The pages with their words in Unicode, and what they had stood in; None where nothing was to be changed."""
    verdict = judge([word.text for sheet in sheets for word in sheet.words])
    if verdict is None:
        return list(sheets), None
    made = [
        replace(sheet, words=tuple(replace(word, text=_read(word.text, verdict)) for word in sheet.words))
        for sheet in sheets
    ]
    return made, verdict.charset


def _read(text: str, verdict: Verdict) -> str:
    if verdict.charset is not Charset.TCVN3:
        return verdict.read(text)
    plain = verdict.read(_HYPHENS.sub("-", text))
    # In a file that has letters of Unicode too, an ASCII word may be in either.
    return _WORD.sub(_horned, plain) if verdict.whole or plain != text else text


def _horned(found: "re.Match[str]") -> str:
    """A word with its hyphens as `ư` where that makes a syllable of what is none: `n-ớc`, `l-u`, but `kinh-tế`."""
    word = found[0]
    if "-" not in word or (all(map(is_syllable, word.split("-")))):
        return word
    horned = word.replace("-", "ư")
    return horned if is_syllable(horned) else word
