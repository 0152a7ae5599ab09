"""The encodings of Vietnamese before Unicode, by their tables (`corpus/data/encodings.toml`).

All work on text whose letters are still those of Windows-1252: what a program shows that knew nothing of the encoding.
"""

import re
import tomllib
import unicodedata
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files

from pydantic import BaseModel, ConfigDict

from corpus.encoding.syllables import is_syllable


class Charset(StrEnum):
    """An encoding that letters stand in although the text claims another."""

    TCVN3 = "tcvn3"
    VNI = "vni"
    VISCII = "viscii"
    VIQR = "viqr"
    DOUBLE_UTF8 = "utf-8 taken for windows-1252"

    @property
    def label(self) -> str:
        """The name that a person knows."""
        return _tables()[self].title if self in _tables() else self.value.upper() if self is self.VIQR else self.value


class _Letters(BaseModel):
    model_config = ConfigDict(extra="forbid")

    title: str
    fonts: str
    capital_fonts: str
    letters: list[tuple[str, str]]
    marks: list[tuple[str, str, list[str]]] = []


@dataclass(frozen=True, slots=True)
class Table:
    """Codes (as letters of Windows-1252) to letters; `pattern` finds the codes, the longest first."""

    title: str
    letters: dict[str, str]
    pattern: "re.Pattern[str]"
    fonts: "re.Pattern[str]"
    capital_fonts: "re.Pattern[str] | None"


def table(charset: Charset) -> Table:
    """The table of TCVN3, VNI or VISCII; raises KeyError for the others, which have rules instead."""
    return _tables()[charset]


def fonts_of() -> list[tuple[Charset, "re.Pattern[str]", "re.Pattern[str] | None"]]:
    """For each encoding the names of its fonts, and of those among them that show capitals."""
    return [(charset, table.fonts, table.capital_fonts) for charset, table in _tables().items()]


def to_unicode(text: str, charset: Charset) -> str:
    """Text in one of the encodings as Unicode, in NFC."""
    match charset:
        case Charset.VIQR:
            from corpus.encoding.viqr import read_viqr

            return read_viqr(text)
        case Charset.DOUBLE_UTF8:
            return _undoubled(text)
        case Charset.VISCII:
            # Windows-1252 has letters of its own at the codes of control characters, which VISCII uses.
            text = text.translate(_codes_of_1252())
    letters = _tables()[charset].letters
    made = _tables()[charset].pattern.sub(lambda code: letters[code[0]], text)
    return unicodedata.normalize("NFC", _capitals_mended(made, text) if charset is Charset.TCVN3 else made)


@cache
def _tables() -> dict[Charset, Table]:
    data = tomllib.loads((files("corpus") / "data" / "encodings.toml").read_text("utf-8"))
    return {Charset(name): _table(_Letters.model_validate(part)) for name, part in data.items()}


def _table(given: _Letters) -> Table:
    letters: dict[str, str] = {}
    for written, codes in given.letters:
        letters.update(zip(map(_letter, codes.split()), written, strict=True))
    of = {letter: code for code, letter in letters.items()}
    for bases, codes, marked in given.marks:
        for base, results in zip(bases, marked, strict=True):
            for code, letter in zip(codes.split(), results, strict=True):
                letters[of.get(base, base) + _letter(code)] = letter
                capital = of.get(base.upper(), base.upper())
                # Typists left the mark small behind a capital, too.
                letters[capital + chr(int(code, 16) - 0x20)] = letters[capital + _letter(code)] = letter.upper()
    longest_first = sorted(letters, key=len, reverse=True)
    return Table(
        title=given.title,
        letters=letters,
        pattern=re.compile("|".join(map(re.escape, longest_first))),
        fonts=re.compile(given.fonts or r"(?!)", re.I),
        capital_fonts=re.compile(given.capital_fonts, re.I) if given.capital_fonts else None,
    )


def _letter(code: str) -> str:
    return chr(int(code, 16))


@cache
def _codes_of_1252() -> dict[int, int]:
    pairs = {}
    for code in range(0x80, 0xA0):
        try:
            pairs[ord(bytes([code]).decode("cp1252"))] = code
        except UnicodeDecodeError:
            continue
    return pairs


def _undoubled(text: str) -> str:
    """UTF-8 that was read as Windows-1252 and written as UTF-8 once more, set right line by line where it is whole."""
    lines = []
    for line in text.split("\n"):
        codes = line.translate(_codes_of_1252())
        try:
            lines.append(codes.encode("latin-1").decode("utf-8"))
        except UnicodeError:
            lines.append(line)
    return unicodedata.normalize("NFC", "\n".join(lines))


# Letters that have a code for each case.
_CASED = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZĂÂÊÔƠƯĐ")
_WORD = re.compile(r"[^\W\d_]+")


def _capitals_mended(made: str, written: str) -> str:
    """TCVN3's letters with a tone are small; among capitals they stand for capitals: `QUYếT ĐịNH`."""
    if made == written:
        return made
    lines = made.split("\n")
    return "\n".join(_line_mended(line) if any(map(str.isupper, line)) else line for line in lines)


def _line_mended(line: str) -> str:
    # Abbreviations say nothing of the words around them; words in capitals do.
    words = [word for word in _WORD.findall(line) if _is_high(word) and is_syllable(word.lower())]
    all_high = bool(words) and not any(letter.islower() for letter in line if letter in _CASED)

    def mend(word: "re.Match[str]") -> str:
        own = [letter for letter in word[0] if letter in _CASED]
        if any(map(str.islower, own)):
            return word[0]
        return word[0].upper() if all_high or len(own) > 1 else word[0]

    return _WORD.sub(mend, line)


def _is_high(word: str) -> bool:
    own = [letter for letter in word if letter in _CASED]
    return len(own) > 1 and all(map(str.isupper, own))
