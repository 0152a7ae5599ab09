"""What can be a Vietnamese syllable by its letters, and how a word that lost its blanks falls into syllables.

A syllable is an onset, a rime and a tone; the rimes are a closed list (Đoàn Thiện Thuật, Ngữ âm tiếng Việt, 1977), `k`, `gh`
and `ngh` stand before e, ê, i and y alone, and a rime that ends in p, t, c or ch has one of two tones.
"""

import unicodedata
from collections.abc import Iterator
from functools import lru_cache

_ONSETS = (
    "", "b", "c", "ch", "d", "đ", "g", "gh", "gi", "h", "k", "kh", "l", "m", "n", "ng", "ngh", "nh", "p", "ph", "qu", "r", "s",
    "t", "th", "tr", "v", "x",
)  # fmt: skip
_RIMES = frozenset(
    """
    a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây
    e ec em en eng eo ep et ê êch êm ên ênh êp êt êu
    i ia ich im in inh ip it iu iêc iêm iên iêng iêp iêt iêu
    o oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oc oe oen oeo oet oi om on ong op ot
    ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt
    u ua uân uât uây uc uê uêch uênh ui um un ung uơ up ut uy uya uych uyn uynh uyp uyt uyu uyên uyêt uôc uôi uôm uôn uông uôt
    ư ưa ưc ưi ưm ưn ưng ưt ưu ươc ươi ươm ươn ương ươp ươt ươu y yêm yên yêng yêt yêu
    """.split()  # noqa: SIM905
)
_TONES = "\u0300\u0301\u0303\u0309\u0323"
_STOPPED = "\u0301\u0323"  # the tones of a syllable that ends in p, t, c, ch
_BEFORE_FRONT = frozenset({"k", "gh", "ngh"})
_NOT_BEFORE_FRONT = frozenset({"c", "g", "ng"})
_LONGEST = 7
_MOST_SYLLABLES = 6


@lru_cache(maxsize=16_384)
def is_syllable(word: str) -> bool:
    """Whether a word (in any case) is spelled as one Vietnamese syllable can be.

    >>> [is_syllable(word) for word in ("nghiêng", "Quyết", "BAN", "banhành", "th", "kac")]
    [True, True, True, False, False, False]
    """
    if not 0 < len(word) <= _LONGEST:
        return False
    marked = unicodedata.normalize("NFD", word.lower())
    tones = [mark for mark in marked if mark in _TONES]
    if len(tones) > 1:
        return False
    plain = unicodedata.normalize("NFC", "".join(letter for letter in marked if letter not in _TONES))
    tone = tones[0] if tones else ""
    return any(
        plain.startswith(onset) and _fits(onset, plain[len(onset) :], tone)
        for onset in _ONSETS
        if len(onset) < len(plain)
    )


def _fits(onset: str, rime: str, tone: str) -> bool:
    if rime not in _RIMES or (rime.endswith(("p", "t", "c", "ch")) and (not tone or tone not in _STOPPED)):
        return False
    front = rime[0] in "eêiy"
    if onset in _BEFORE_FRONT:
        return front
    if onset in _NOT_BEFORE_FRONT:
        return not front or (onset == "g" and rime[0] == "i")
    if onset == "qu":
        return rime[0] not in "uưoơ" or rime == "ơ"
    return not (onset == "gi" and rime[0] == "i")


def segmentations(word: str) -> Iterator[tuple[str, ...]]:
    """Every way in which a word falls into two syllables or more."""
    for parts in _segmented(word, _MOST_SYLLABLES):
        if len(parts) > 1:
            yield parts


def _segmented(word: str, most: int) -> Iterator[tuple[str, ...]]:
    if is_syllable(word):
        yield (word,)
    if most < 2:
        return
    for cut in range(1, min(_LONGEST, len(word) - 1) + 1):
        if is_syllable(word[:cut]):
            for rest in _segmented(word[cut:], most - 1):
                yield (word[:cut], *rest)
