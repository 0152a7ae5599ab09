"""A text that lost blanks or has letters set apart, read through a mended view: what is found there goes back to the text as it is.

The rules match words, so "BANHÀNH" or "Th ờ i gian" hide from them what a person reads at once. The view is the same document with
the blanks where they belong; every evidence that is found in it is placed in the document's own text again and quotes that, so
nothing is re-segmented there. Where the letters allow two readings, the document's other words decide, and where they do not, the
words stay as they are.
"""

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

from extract.syllables import is_syllable, segmentations
from schemas import Block, Document, Evidence, ListItem, Record, Table, Warning

_WORD = re.compile(r"[^\W\d_]+")
_FEWEST_EDITS = 3
_LONGEST_GLUED = 40
_MOST_PIECES = 4
_LONGEST_PIECE = 5
_LONGEST_SYLLABLE = 7
_VOWELS = frozenset("aàáảãạăằắẳẵặâầấẩẫậeèéẻẽẹêềếểễệiìíỉĩịoòóỏõọôồốổỗộơờớởỡợuùúủũụưừứửữựyỳýỷỹỵ")
_ONE_LETTER = frozenset({"ở", "ý", "y"})
_NO_WORDS = frozenset({"i", "u", "o", "e"})
_LIKELIER = 2.0
"""How many times as often as the others a reading's words must stand elsewhere in the document."""


@dataclass(frozen=True, slots=True)
class _Edit:
    """A blank put in before `place` of the text (`removed` 0), or the one at `place` taken out (`removed` 1)."""

    place: int
    removed: int


class View:
    """A document with its blanks where they belong (`document`), and the way back from its places to those of the text as it is."""

    def __init__(self, original: Document, edits: Sequence[_Edit]) -> None:
        self._original = original
        self._places = [edit.place for edit in edits]
        # How far the text behind each edit has moved.
        self._moved = [0, *accumulate(1 - 2 * edit.removed for edit in edits)]
        self._seen = [edit.place + moved for edit, moved in zip(edits, self._moved, strict=False)]
        self._removed = [edit.removed for edit in edits]
        pieces = []
        position = 0
        for edit in edits:
            pieces += [original.text[position : edit.place], "" if edit.removed else " "]
            position = edit.place + edit.removed
        pieces.append(original.text[position:])
        self.document = _moved_document(original, "".join(pieces), self._forward)

    def _forward(self, place: int) -> int:
        """Where a place of the text stands in the view; an edit at the place itself lies behind it."""
        return place + self._moved[bisect_left(self._places, place)]

    def _back(self, place: int, *, is_end: bool) -> int:
        """Where a place of the view stands in the text."""
        count = bisect_left(self._seen, place) if is_end else bisect_right(self._seen, place)
        if not is_end and count and self._seen[count - 1] == place and not self._removed[count - 1]:
            count -= 1  # the blank put in there itself
        return place - self._moved[count]

    def back(self, record: Record) -> Record:
        """The record with every evidence and warning placed in, and quoted from, the text as it is."""
        fields = {name: getattr(record, name) for name in Record.model_fields}
        for name in ("news", "decision", "plan"):
            part = fields[name]
            if part is not None:
                fields[name] = part.model_copy(update={"evidence": [self._quoted(each) for each in part.evidence]})
        for name in ("targets", "tasks", "budgets", "references"):
            fields[name] = [item.model_copy(update={"evidence": self._quoted(item.evidence)}) for item in fields[name]]
        known = set(self._original.warnings)
        fields["warnings"] = [each if each in known else self._placed(each) for each in record.warnings]
        fields["document"] = record.document.model_copy(
            update={"text": self._original.text, "pages": list(self._original.pages)}
        )
        return Record(**fields)

    def _quoted(self, evidence: Evidence) -> Evidence:
        start, end = self._back(evidence.start, is_end=False), self._back(evidence.end, is_end=True)
        return type(evidence)(**{**dict(evidence), "start": start, "end": end, "quote": self._original.text[start:end]})

    def _placed(self, warning: Warning) -> Warning:
        if warning.start is None or warning.end is None:
            return warning
        return warning.model_copy(
            update={"start": self._back(warning.start, is_end=False), "end": self._back(warning.end, is_end=True)}
        )


def mended_view(document: Document) -> View | None:
    """The view of a document in which words run together or letters stand apart; None for one whose words are sound."""
    words = [(found.start(), found.end()) for found in _WORD.finditer(document.text)]
    counts = Counter(document.text[start:end].lower() for start, end in words)
    pairs = Counter(
        (document.text[slice(*one)].lower(), document.text[slice(*other)].lower())
        for one, other in pairwise(words)
        if other[0] - one[1] == 1
    )
    reader = _Reader(document.text, counts, pairs)
    joined = reader.joined(words)
    # Letters set apart are read together first: half of a word is none that lost its blank.
    taken = {edit.place for edit in joined} | {edit.place + 1 for edit in joined}
    whole = [(start, end) for start, end in words if start not in taken and end not in taken]
    edits = sorted([*reader.parted(whole), *joined], key=lambda edit: edit.place)
    return View(document, edits) if len(edits) >= _FEWEST_EDITS else None


class _Reader:
    """Decides by a text's own words where its blanks belong."""

    def __init__(self, text: str, counts: Counter[str], pairs: Counter[tuple[str, str]]) -> None:
        self._text = text
        self._counts = counts
        self._pairs = pairs

    def parted(self, words: Sequence[tuple[int, int]]) -> list[_Edit]:
        """Where blanks are missing inside words."""
        edits = []
        known: dict[str, tuple[str, ...]] = {}
        for start, end in words:
            word = self._text[start:end]
            if word.isascii():
                continue
            edits += self._beside_figures(start, end)
            if not 3 < len(word) <= _LONGEST_GLUED or is_syllable(word):
                continue
            if word not in known:
                known[word] = self._parts(word)
            place = start
            for part in known[word][:-1]:
                place += len(part)
                edits.append(_Edit(place, 0))
        return edits

    def _beside_figures(self, start: int, end: int) -> list[_Edit]:
        """The blanks that are missing between a word and a figure on either side of it ("đạt80%", "20triệu")."""
        places = []
        if end - start > 1 and is_syllable(self._text[start:end]):
            places += [start] if self._text[start - 1 : start].isdecimal() else []
            places += [end] if self._text[end : end + 1].isdecimal() else []
        return [_Edit(place, 0) for place in places]

    def _parts(self, word: str) -> tuple[str, ...]:
        """The syllables of a word that lost its blanks: those which the document has elsewhere; () where that does not decide."""
        turns = [index for index in range(1, len(word)) if word[index].isupper() and word[index - 1].islower()]
        if turns:
            bounds = [0, *turns, len(word)]
            pieces = [word[first:last] for first, last in pairwise(bounds)]
            if not all(is_syllable(piece) or (piece.isupper() and len(piece) > 1) for piece in pieces):
                return ()
            return tuple(pieces)
        readings = [
            parts
            for parts in segmentations(word)
            if all(len(part) > 1 or part.lower() in _ONE_LETTER for part in parts)
        ]
        if len(readings) < 2:
            return readings[0] if readings else ()
        rated = sorted(((self._rate(parts), parts) for parts in readings), reverse=True)
        return rated[0][1] if rated[0][0] > 0 and rated[0][0] >= _LIKELIER * rated[1][0] else ()

    def _rate(self, parts: Sequence[str]) -> float:
        """How much a document's other words speak for a reading: those pairs of its syllables that stand side by side elsewhere."""
        lower = [part.lower() for part in parts]
        together = min(self._pairs[pair] for pair in pairwise(lower))
        least = min(self._counts[part] for part in lower)
        return (10.0 * together + least) / len(parts) ** 2

    def joined(self, words: Sequence[tuple[int, int]]) -> list[_Edit]:
        """Which blanks stand inside words."""
        edits: list[_Edit] = []
        index = 0
        while index < len(words):
            run = self._run(words, index)
            if run > 1:
                edits += [_Edit(words[each][1], 1) for each in range(index, index + run - 1)]
            index += max(run, 1)
        return edits

    def _run(self, words: Sequence[tuple[int, int]], first: int) -> int:
        """How many words from `first` on are one; 1 where a word stands by itself, or where that cannot be told."""
        runs = self._runs(words, first)
        if not runs:
            return 1
        count, length = max(runs)
        # "thố ng nước": the letters between belong to one side only; where they fit both, the other words decide.
        for later in range(first + 1, first + length):
            if not self._is_broken(self._text[slice(*words[later - 1])]):
                rivals = self._runs(words, later)
                # "ho ạ ch": a syllable that begins with a vowel is likelier the rest of one, where nothing is known of either.
                is_rest = self._text[words[later][0]].lower() in _VOWELS
                if rivals and (max(rivals)[0] > count or (max(rivals)[0] == count and not (is_rest and not count))):
                    return 1
            else:
                break
        return length

    def _runs(self, words: Sequence[tuple[int, int]], first: int) -> list[tuple[int, int]]:
        """The runs of words from `first` on that make one syllable, with how often the text has it: (times, words)."""
        runs = []
        broken = False
        written = ""
        for index in range(first, min(first + _MOST_PIECES, len(words))):
            start, end = words[index]
            piece = self._text[start:end]
            if index > first and (
                start - words[index - 1][1] != 1
                or self._text[start - 1] != " "
                or (piece[0].isupper() and not written.isupper())
            ):
                break
            written += piece
            if len(written) > _LONGEST_SYLLABLE:
                break
            broken = broken or self._is_broken(piece)
            if index > first and (broken or self._is_rest(piece, written)) and is_syllable(written):
                runs.append((self._counts[written.lower()], index - first + 1))
        return runs

    def _is_rest(self, piece: str, written: str) -> bool:
        """Whether letters that could be a syllable without an onset ("ạch") stand more often behind the ones before them."""
        return piece[0].lower() in _VOWELS and self._counts[written.lower()] > self._counts[piece.lower()]

    @staticmethod
    def _is_broken(piece: str) -> bool:
        """Whether letters are no word, and no abbreviation or sign either."""
        if piece in _NO_WORDS:
            return True
        is_sign = piece.isupper() and piece.isascii() and len(piece) > 1
        return len(piece) <= _LONGEST_PIECE and not is_syllable(piece) and not is_sign


def _moved_document(original: Document, text: str, moved: Callable[[int], int]) -> Document:
    return original.model_copy(
        update={
            "text": text,
            "pages": tuple(
                page.model_copy(update={"start": moved(page.start), "end": moved(page.end)}) for page in original.pages
            ),
            "blocks": tuple(_moved_block(block, moved) for block in original.blocks),
            "words": tuple(word._replace(start=moved(word.start), end=moved(word.end)) for word in original.words),
        }
    )


def _moved_block(block: Block, moved: Callable[[int], int]) -> Block:
    places = {"start": moved(block.start), "end": moved(block.end)}
    if isinstance(block, Table):
        cells = tuple(
            cell.model_copy(update={"start": moved(cell.start), "end": moved(cell.end)}) for cell in block.cells
        )
        return block.model_copy(update={**places, "cells": cells})
    if isinstance(block, ListItem):
        return block.model_copy(update={**places, "body_start": moved(block.body_start)})
    return block.model_copy(update=places)
