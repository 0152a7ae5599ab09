"""Lines of two columns that were read across, told by their ends: what follows a line is not what its sentence goes on with.

A page in two columns whose halves were read alternately (or all left halves of its lines before all right ones) looks like any
prose, but no line's last syllable and the next one's first belong together, while those within the lines do. How syllables
stand beside each other is known from other decisions (`corpus.syllable_pairs`); a break in mid-sentence of a sound text is a pair
like any other. Nothing is put right: where the lines belong cannot be told for certain.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import exp, log

from corpus.encoding.syllables import is_syllable
from corpus.syllable_pairs import load_weights

_WITHIN = re.compile(r"(?<![^\W_])([^\W\d_]{2,7}) (?=([^\W\d_]{2,7})(?![^\W_]))")
_SHORT = 16
"""Letters: a shorter line may be a cell."""
_USUAL = 2
"""The weight from which on two syllables count as known beside each other; by chance any may be seen so once."""
_FEWEST_BREAKS = 10
_KNOWN, _UNKNOWN = -1.9, 1.1
"""What a break between syllables that are known beside each other, or are not, says for columns read across (log-likelihood)."""
_TURN = 12.0
"""How much what a run says may fall behind its best before it is over."""
_LEAST_KNOWN = 0.5
"""The share of known pairs within lines below which the words are too strange to be judged (a translation, names)."""
_CHANCE = 3e-6
"""How seldom a sound text may have so few known pairs at its breaks."""
_DENSE = 0.15
"""The share of a stretch's lines that break in mid-sentence: those of prose do, those of lists and tables seldom."""
_STOPS = frozenset(".;:!?")
_EDGE = 3
"""Lines above and below a stretch's breaks that may belong to it."""


_Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Interleaved:
    """A stretch of lines, the one behind its last excluded, and how many of its breaks within sentences join known syllables."""

    first: int
    end: int
    breaks: int
    known: int

    @property
    def code(self) -> str:
        """The warning's code."""
        return "text.columns_interleaved"

    @property
    def message(self) -> str:
        """What was seen, for a person."""
        return (
            f"{self.breaks - self.known} of {self.breaks} lines that end within a sentence are not followed by what goes on with it: "
            "two columns seem to have been read across; no target, task or budget is taken from here"
        )


def find_interleaved(lines: Sequence[str]) -> list[Interleaved]:
    """The stretches of a text's lines in which two columns were read across, from top to bottom."""
    breaks = _breaks(lines)
    if len(breaks) < _FEWEST_BREAKS:
        return []
    pairs = list(breaks)
    numbers = [number for number, line in enumerate(lines) if line]
    found: list[Interleaved] = []
    for start, end in _runs(pairs):
        run = {
            pair: numbers[breaks[pair]] for pair in pairs[start:end] if is_syllable(pair[0]) and is_syllable(pair[1])
        }
        stretch = _judged(lines, run, found[-1].end if found else 0)
        if stretch is not None:
            found.append(stretch)
    return found


def _breaks(lines: Sequence[str]) -> dict[_Pair, int]:
    """The syllables on both sides of the breaks within sentences, each pair once, for a sound table repeats the words of its cells;
    with the number of the line above, empty ones not counted."""
    filled = [line for line in lines if line]
    breaks: dict[_Pair, int] = {}
    for number, (line, following) in enumerate(pairwise(filled)):
        if len(following) > _SHORT < len(line) and following[0].islower() and line[-1].isalpha():
            last = line[line.rfind(" ") + 1 :]
            first = following.partition(" ")[0].rstrip(",;.:)")
            if len(first) > 1 < len(last) and last.isalpha() and first.isalpha() and last.islower():
                breaks.setdefault((last, first), number)
    return breaks


def _known(pairs: Iterable[_Pair]) -> list[bool]:
    """Of each pair of syllables whether they are known beside each other."""
    weights = load_weights()
    return [weights.get(pair, 0) >= _USUAL for pair in pairs]


def _runs(pairs: Sequence[_Pair]) -> Iterator[tuple[int, int]]:
    """The runs of breaks that speak for columns read across, each up to where the ones behind it speak against."""
    start = end = 0
    total = best = 0.0
    for index, known in enumerate(_known(pairs)):
        total += _KNOWN if known else _UNKNOWN
        if total > best:
            best, end = total, index + 1
        elif total <= 0 or total < best - _TURN:
            if end - start >= _FEWEST_BREAKS:
                yield start, end
            start = end = index + 1
            total = best = 0.0
    if end - start >= _FEWEST_BREAKS:
        yield start, end


def _judged(lines: Sequence[str], breaks: Mapping[_Pair, int], done: int) -> Interleaved | None:
    """The stretch of a run of breaks (pairs with their lines), none of the first `done` lines in it; None where a sound text may
    have such breaks."""
    if len(breaks) < _FEWEST_BREAKS:
        return None
    first, end = max(_from(lines, min(breaks.values())), done), _until(lines, max(breaks.values()) + 2)
    stretch = [line for line in lines[first:end] if line]
    within = _known(
        pair for line in stretch for pair in _WITHIN.findall(line) if pair[0].islower() and pair[1].islower()
    )
    usual = sum(within) / max(len(within), 1)
    known = sum(_known(breaks))
    if usual < _LEAST_KNOWN or _at_most(known, len(breaks), usual) > _CHANCE:
        return None
    return Interleaved(first, end, len(breaks), known) if len(breaks) > _DENSE * len(stretch) else None


def _from(lines: Sequence[str], first: int) -> int:
    """Where the stretch of a first break begins: lines above it that end no sentence belong to it as well."""
    for above in range(first - 1, max(first - _EDGE, -1), -1):
        if not lines[above] or lines[above][-1] in _STOPS or lines[above].isupper():
            return above + 1
    return max(first - _EDGE + 1, 0)


def _until(lines: Sequence[str], end: int) -> int:
    """Where the stretch of a last break ends: behind the sentences of its last lines."""
    for below in range(end, min(end + _EDGE, len(lines))):
        if not lines[below] or lines[below].isupper():
            return below
    return min(end + _EDGE, len(lines))


def _at_most(known: int, count: int, share: float) -> float:
    """A bound (Chernoff's) on how likely it is that no more of so many pairs are known, where each is with this chance."""
    seen, share = known / count, min(share, 0.99)
    if seen >= share:
        return 1.0
    apart = (1 - seen) * log((1 - seen) / (1 - share)) + (seen * log(seen / share) if seen else 0.0)
    return exp(-count * apart)
