"""Damage of a text that its reader cannot mend, told honestly: words run together, letters set apart, letters or marks lost.

A Vietnamese syllable is written alone, has at most seven letters, at most one tone mark and at least one vowel. What breaks these rules
throughout a text was broken on the way: by a copy that lost its blanks, by a PDF without the glyphs of some letters.
"""

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache

from extract.patterns import compile_pattern
from extract.syllables import is_syllable
from schemas import Warning

# The library's own patterns are several times slower here, and nothing of theirs is needed.
_WORD = re.compile(r"(?<![\w@./-])[^\W\d_]+(?![\w@/-])")
_FIGURE_BESIDE = re.compile(r"\d[^\W\d_]{2}|[^\W\d_]{2}\d")
_MARKS = compile_pattern(r"\p{M}+")
_UNREADABLE = re.compile("[\ufffd\ue000-\uf8ff]")
_STOPPED = ("p", "t", "c", "ch")
_ACUTE = "\u0301"
_VOICED = compile_pattern(r"[aeiouy]+")
_VOWELS = set("aăâeêioôơuưy")
_MOST = 8_000
"""Characters that are looked at: damage of a text is damage throughout."""
_FRAGMENT = 4
_FEWEST_BROKEN = 4
_FEWEST = 60
"""Words below which a text is too short to be judged."""


@dataclass(frozen=True, slots=True)
class _Counts:
    words: int
    glued: int
    apart: int
    voiceless: int
    shifted: int
    fragments: int
    foreign: int
    strange: int
    odd: int
    plain: int


@dataclass(frozen=True, slots=True)
class Damage:
    """What is wrong with a text: a warning for each kind of damage that runs through it; `breaks_words` where blanks are lost or strewn."""

    warnings: tuple[Warning, ...]
    breaks_words: bool


def find_damage(text: str) -> Damage:
    """The damage of a text."""
    counts = _count(text)
    broken = counts.glued + counts.apart + counts.fragments
    warnings = _unreadable(text[:_MOST], counts.words) or _warnings(counts)
    return Damage(tuple(warnings), broken >= _FEWEST_BROKEN and broken > counts.words * 0.004)


def _unreadable(text: str, words: int) -> list[Warning]:
    """Letters without a meaning: a font of its own, as pages have that are shown but not to be copied."""
    count = len(_UNREADABLE.findall(text))
    if count < _FEWEST or count < words:
        return []
    return [
        Warning(
            code="text.not_vietnamese",
            message=f"{count} letters have no meaning outside the page's own font: take the publisher's normal page or the file",
        )
    ]


def _warnings(counts: _Counts) -> list[Warning]:
    if counts.words < _FEWEST:
        return []
    found = []
    if counts.glued >= 3 and counts.glued > counts.words * 0.004:
        found.append(
            _warning(
                "text.words_run_together",
                counts.glued,
                counts.words,
                "words run into each other: read apart where the rest of the text tells how",
            )
        )
    if counts.apart + counts.fragments > counts.words * 0.03 and counts.apart >= 2:
        found.append(
            _warning(
                "text.letters_apart",
                counts.apart + counts.fragments,
                counts.words,
                "letters are set apart: read together where the rest of the text tells how",
            )
        )
    strange = counts.foreign + counts.strange + counts.glued + counts.fragments + counts.voiceless + counts.shifted
    if strange > counts.words * 0.5:
        found.append(
            _warning(
                "text.not_vietnamese",
                strange,
                counts.words,
                "words are spelled as no Vietnamese word is: scrambled letters, a text without marks, or another language",
            )
        )
    if counts.plain > counts.words * 0.7 and not found:
        found.append(
            _warning(
                "text.not_vietnamese",
                counts.plain,
                counts.words,
                "words have no Vietnamese letter: a text without marks, or another language",
            )
        )
    if counts.voiceless > counts.words * 0.025 or (counts.odd > max(counts.words * 0.015, 5) and not found):
        found.append(
            _warning(
                "text.letters_lost",
                max(counts.voiceless, counts.odd),
                counts.words,
                "words are no Vietnamese ones, or have no vowel: letters were lost, the file needs recognition",
            )
        )
    if counts.shifted > max(counts.words * 0.004, 1):
        found.append(
            _warning(
                "text.marks_shifted",
                counts.shifted,
                counts.words,
                "words are spelled as no Vietnamese word is: marks were lost or shifted",
            )
        )
    return found


def _warning(code: str, count: int, words: int, meaning: str) -> Warning:
    return Warning(code=code, message=f"{count} of {words} words: {meaning}")


def _count(text: str) -> _Counts:
    kinds: Counter[str] = Counter()
    words = odd = 0
    pieces = Counter(text[:_MOST].split())
    for piece, times in pieces.items():
        count, wrong = _judged(piece)
        words += count * times
        for kind in wrong:
            kinds[kind] += times
        if wrong and piece.islower() and not _SOUND.issuperset(wrong):
            odd += min(times, _MOST_TIMES)
    return _Counts(
        words,
        kinds["glued"],
        kinds["apart"],
        kinds["voiceless"],
        kinds["shifted"],
        kinds["fragment"],
        kinds["foreign"],
        kinds["odd"],
        odd if pieces.keys().isdisjoint(_ENGLISH) else 0,
        kinds["plain"],
    )


@lru_cache(maxsize=16_384)
def _judged(piece: str) -> tuple[int, tuple[str, ...]]:
    """How many words a piece without blanks has, and what is wrong with them. A plan repeats its words, and plans each other's."""
    words = _WORD.findall(piece) if "://" not in piece else []
    wrong = [kind for kind in map(_kind, words) if kind]
    wrong += ["plain" for word in words if word.isascii()]
    if not piece.isascii() and _FIGURE_BESIDE.search(piece) is not None:
        wrong.append("fragment")
    if piece in _PARTS_OF_WORDS:  # "c)" is a point's letter
        wrong.append("fragment")
    if _MARKS.search(piece) is not None:  # a mark that stands on no letter
        wrong.append("shifted")
    return len(words), tuple(wrong)


def _kind(word: str) -> str:
    """What is wrong with a word by its letters; "" for a sound one."""
    if len(word) == 1:
        return "apart" if word.islower() and not word.isascii() and word not in _LETTERS else ""
    if word.isupper():
        return ""  # abbreviations have no vowels, and capitals none that can be told from them
    plain = unicodedata.normalize("NFD", word.lower())
    if not word.isascii() and not is_syllable(word):
        if len(_VOICED.findall(_MARKS.sub("", plain))) > 1:
            return "glued"  # a syllable has one run of vowels
        if _lost_its_tone(word, plain):
            return "shifted"
        if len(word) < _FRAGMENT and word.islower():
            return "fragment"
    if not _VOWELS & set(plain):
        return "voiceless" if word[0].islower() else ""
    if word.lower() in _SHIFTED:
        return "shifted"
    if is_syllable(word):
        return ""
    return "foreign" if word.isascii() else "odd"


def _lost_its_tone(word: str, plain: str) -> bool:
    """Whether a word with a marked letter ("viêc", "hơp") is a syllable but for its tone, which one with such an end has."""
    return word.lower().endswith(_STOPPED) and any(
        is_syllable(unicodedata.normalize("NFC", plain[:at] + _ACUTE + plain[at:])) for at in range(1, len(plain))
    )


# What does not say that letters are missing: "online" and "dashboard" stand in plans too.
_SOUND = frozenset({"plain", "apart", "foreign"})
_MOST_TIMES = 3
"""How often a word that is no syllable counts: a plan may be about casinos, a text that lost letters lost them in many words."""
_ENGLISH = frozenset({"the", "of", "and"})
# What a syllable begins or ends with, and is no word nor a unit by itself.
_PARTS_OF_WORDS = frozenset(
    {"b", "c", "ch", "đ", "gi", "kh", "n", "ng", "nh", "ph", "p", "qu", "th", "tr", "s", "v", "x"}
)
# Words of one letter ("nhà ở", "chú ý").
_LETTERS = frozenset("ởýàạáôổủồìđ")
# The commonest words with "ô" and "â" as fonts without these letters leave them; none of them is a word.
_SHIFTED = frozenset({"cơng", "khơng", "thơng", "đơng", "tơi", "nơng"})
