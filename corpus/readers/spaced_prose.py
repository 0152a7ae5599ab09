"""Prose in two columns of plain text that keeps its layout (as `pdftotext -layout` writes it): put apart by its blanks.

The columns are taken for such only where blanks run down between them over many lines, and where the lines on both sides are
full and their sentences go on below, not beside.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

import regex

_GAP = regex.compile(r"(?<=\S) {3,}(?=\S)")
_WORDS = regex.compile(r"\S+(?: \S+)*")
_NARROWEST = 2
_FEWEST_LINES = 5
_FEWEST_LETTERS = 20
_MOST_BLANKS = 2
_STOPS = frozenset(".;:!?")

_Gap = tuple[int, int]


@dataclass(frozen=True, slots=True)
class TextColumns:
    """The lines of both columns, the left one first, and how many lines of the text they took."""

    lines: tuple[str, ...]
    taken: int


def prose_columns(raw: Sequence[str]) -> dict[int, TextColumns]:
    """The stretches of a text (its lines with their blanks) that stand in two columns, by the line where each begins."""
    gapped = [index for index, line in enumerate(raw) if "   " in line and _GAP.search(line) is not None]
    found: dict[int, TextColumns] = {}
    end = 0
    for index in gapped if len(gapped) >= _FEWEST_LINES else ():
        if index >= end and (columns := _columns(raw, index)) is not None:
            found[index] = columns
            end = index + columns.taken
    return found


def _columns(raw: Sequence[str], start: int) -> TextColumns | None:
    gaps = [gap.span() for gap in _GAP.finditer(raw[start])]
    end = start + 1
    blanks = 0
    for index in range(start + 1, len(raw)):
        line = raw[index].rstrip()
        if line.startswith("\f") or blanks > _MOST_BLANKS:
            break
        if not line:
            blanks += 1
            continue
        narrowed = [part for gap in gaps for part in _without(gap, line)]
        if not narrowed:
            break
        is_left_alone = all(len(line) <= first for first, _ in narrowed)
        if is_left_alone and blanks:
            break  # a heading below the columns rather than the rest of the left one
        gaps, blanks, end = narrowed, 0, index + 1
    gap = max(gaps, key=lambda each: each[1] - each[0])
    left = [line[: gap[0]].strip() for line in raw[start:end]]
    right = [line[gap[0] :].strip() for line in raw[start:end]]
    if not (_is_prose(filter(None, left)) and _is_prose(filter(None, right))):
        return None
    return TextColumns((*_trimmed(left), *_trimmed(right)), end - start)


def _without(gap: _Gap, line: str) -> list[_Gap]:
    """What the words of a line leave of a gap."""
    start, end = gap
    left: list[_Gap] = []
    for words in _WORDS.finditer(line):
        if words.end() > start and words.start() < end:
            left.append((start, words.start()))
            start = words.end()
    left.append((start, end))
    return [(start, end) for start, end in left if end - start >= _NARROWEST]


def _is_prose(column: Iterable[str]) -> bool:
    """Whether lines are those of paragraphs: mostly full, with sentences that go on from one to the next."""
    lines = list(column)
    width = max(map(len, lines), default=0)
    if len(lines) < _FEWEST_LINES or width < _FEWEST_LETTERS:
        return False
    full = sum(len(line) > 0.8 * width for line in lines)
    goes_on = sum(above[-1] not in _STOPS and below[0].islower() for above, below in pairwise(lines))
    words = sum(len(line.split()) for line in lines)
    return full * 2 >= len(lines) and goes_on * 5 >= (len(lines) - 1) * 2 and words >= 3 * len(lines)


def _trimmed(column: Sequence[str]) -> Sequence[str]:
    """A column without the empty lines at its ends: a paragraph may go on from one column to the next."""
    filled = [index for index, line in enumerate(column) if line]
    return column[filled[0] : filled[-1] + 1]
