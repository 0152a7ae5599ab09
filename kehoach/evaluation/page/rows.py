"""What the page shows of one document: its items in the order of the text, and the text cut at their edges."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from kehoach.evaluation.gold import ITEM_KINDS, ItemKind
from kehoach.evaluation.places import Place, places_of
from kehoach.evaluation.score import Attribute, DocumentScore, KindScore, ScoredItem


class State(StrEnum):
    """How an item stands; the later, the more it wants to be seen."""

    MATCHED = "matched"
    UNJUDGED = "unjudged"
    DIFFERS = "differs"
    FALSE = "false"
    MISSED = "missed"


SIGNS = {State.MATCHED: "✓", State.UNJUDGED: "?", State.DIFFERS: "~", State.FALSE: "+", State.MISSED: "−"}
"""What stands for a state beside its colour."""

_WEIGHT = {state: weight for weight, state in enumerate(State)}


@dataclass(frozen=True, slots=True)
class Row:
    """One item: `number` in its document, in words of the gold and of the record, and where it stands in the text."""

    number: int
    kind: ItemKind
    state: State
    gold: str | None
    found: str | None
    rule: str | None
    confidence: float | None
    differences: tuple[Attribute, ...]
    place: Place | None

    @property
    def sign(self) -> str:
        """The state as one character."""
        return SIGNS[self.state]


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text that the same items cover: `starting` begin with it, `state` is the weightiest of those over it."""

    text: str
    state: State | None
    starting: tuple[Row, ...]


def rows_of(document: DocumentScore) -> list[Row]:
    """Every item of a document, in the order of the text; what stands nowhere in it is at the end."""
    items = [
        (kind, score, item, place)
        for kind, score in zip(ITEM_KINDS, document.kinds, strict=True)
        for item, place in _placed(score, document.text)
    ]
    items.sort(key=lambda each: (each[3] is None, each[3] or (0, 0)))
    return [
        Row(
            number, kind, _state(score, item), item.gold, item.found, item.rule, item.confidence,
            tuple(attribute for attribute in item.attributes if not attribute.agrees), place,
        )
        for number, (kind, score, item, place) in enumerate(items, 1)
    ]  # fmt: skip


def _placed(score: KindScore, text: str) -> Iterator[tuple[ScoredItem, Place | None]]:
    yield from ((item, item.found_place) for item in (*score.matched, *score.spurious))
    yield from zip(score.missed, places_of([item.gold_quote for item in score.missed], text), strict=True)


def _state(score: KindScore, item: ScoredItem) -> State:
    if item.gold is None:
        return State.UNJUDGED if score.recall_only else State.FALSE
    if item.found is None:
        return State.MISSED
    return State.MATCHED if all(attribute.agrees for attribute in item.attributes) else State.DIFFERS


def pieces_of(text: str, rows: list[Row]) -> Iterator[Piece]:
    """The whole text in stretches, cut where an item begins or ends."""
    placed = [(row, row.place) for row in rows if row.place is not None]
    starting: dict[int, list[Row]] = {}
    ending: dict[int, list[Row]] = {}
    for row, (start, end) in placed:
        starting.setdefault(start, []).append(row)
        ending.setdefault(end, []).append(row)
    edges = sorted({0, len(text), *starting, *ending})
    over: dict[int, Row] = {}
    for start, end in pairwise(edges):
        for row in ending.get(start, ()):
            over.pop(row.number, None)
        begun = tuple(starting.get(start, ()))
        over.update({row.number: row for row in begun})
        weightiest = max((row.state for row in over.values()), key=_WEIGHT.__getitem__, default=None)
        yield Piece(text[start:end], weightiest, begun)
