"""Which syllables stand beside each other in Vietnamese administrative prose, and how often."""

from functools import lru_cache
from pathlib import Path

_DATA = Path(__file__).parent / "data" / "syllable_pairs.txt"


@lru_cache(maxsize=1)
def load_weights() -> dict[tuple[str, str], float]:
    """The pairs of `corpus/data/syllable_pairs.txt` in small letters, each with the power of two of its count."""
    weights: dict[tuple[str, str], float] = {}
    for line in _DATA.read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            continue
        first, _, rest = line.partition(": ")
        for entry in rest.split():
            weights[first, entry[:-1]] = float(entry[-1])
    return weights


@lru_cache(maxsize=1)
def known_syllables() -> frozenset[str]:
    """The syllables of the pairs, in small letters."""
    return frozenset(syllable for pair in load_weights() for syllable in pair)
