"""Vietnamese syllables: what letters can stand together, for telling text that was decoded right from text that was not."""

import re
import tomllib
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

from pydantic import BaseModel, ConfigDict

_TONES = re.compile("[\u0300\u0301\u0303\u0309\u0323]")
_HIGH_TONES = ("\u0301", "\u0323")
# A word is what stands between blanks and the signs of ASCII; other signs may be letters that were decoded wrongly.
_WORD = re.compile(r"[^\s!-@\[-`{-~‘’“”–—…\ufffd]+")


class _SyllableFile(BaseModel):
    model_config = ConfigDict(extra="forbid")

    onsets: list[str]
    rimes: str


@dataclass(frozen=True, slots=True)
class Legibility:
    """How many words of a text have letters outside ASCII, and how many of these are syllables."""

    marked: int
    valid: int

    @property
    def share(self) -> float:
        """Share of the marked words that are syllables; 0 where there are none."""
        return self.valid / self.marked if self.marked else 0.0


def legibility(text: str) -> Legibility:
    """How legible a text is as Vietnamese."""
    words = [word for word in _WORD.findall(text) if not word.isascii()]
    return Legibility(len(words), sum(map(is_syllable, words)))


@lru_cache(maxsize=30_000)
def is_syllable(word: str) -> bool:
    """Whether a word is a Vietnamese syllable: an onset, a rime, and a tone that the rime can bear."""
    parts = unicodedata.normalize("NFD", word.lower() if not word.islower() else word)
    tones = _TONES.findall(parts)
    if len(tones) > 1:
        return False
    bare = unicodedata.normalize("NFC", _TONES.sub("", parts))
    onsets, rimes = _parts()
    for length in (3, 2, 1, 0):
        if bare[:length] not in onsets or len(bare) == length:
            continue
        rime = bare[length:]
        # "gi" swallows its own i: "gìn", "giếng"; "qu" is an onset before any rime with the same vowel.
        if (rime in rimes or (bare[:length] == "gi" and "i" + rime in rimes)) and _bears(rime, tones):
            return True
    return False


def _bears(rime: str, tones: list[str]) -> bool:
    stops = rime.endswith(("c", "ch", "p", "t"))
    return not stops or (len(tones) == 1 and tones[0] in _HIGH_TONES)


@cache
def _parts() -> tuple[frozenset[str], frozenset[str]]:
    data = _SyllableFile.model_validate(tomllib.loads((files("corpus") / "data" / "syllables.toml").read_text("utf-8")))
    return frozenset({*data.onsets, ""}), frozenset(data.rimes.split())
