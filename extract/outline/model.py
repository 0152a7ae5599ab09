"""`Outline`: the text as a tree of leaves, lossless: every character belongs to exactly one of them."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from operator import attrgetter

from extract.frame import Part
from extract.outline.numbering import Numbering
from extract.outline.topics import Topic


class LeafKind(StrEnum):
    """What a leaf is: the heading of others, a numbered or bulleted item, prose, a table's row or its head's row."""

    HEADING = "heading"
    ITEM = "item"
    PARAGRAPH = "paragraph"
    ROW = "row"
    HEAD_ROW = "head_row"


@dataclass(frozen=True, slots=True)
class Leaf:
    """A stretch of text that is one line of the outline.

    `start`..`end` covers the text without gaps (marker, words, line end); `body_start`..`body_end` are the words alone.
    `parent` is the index of the leaf that governs this one; `topic` is its own or inherited; `block` indexes
    `Document.blocks`; `row` is the row in a table block.
    """

    index: int
    start: int
    end: int
    body_start: int
    body_end: int
    block: int
    part: Part
    kind: LeafKind
    numbering: Numbering | None
    parent: int | None
    topic: Topic | None
    row: int | None = None


_block = attrgetter("block")


@dataclass(frozen=True, slots=True)
class Outline:
    """The leaves in reading order; a leaf's place in `leaves` is its `index`."""

    leaves: tuple[Leaf, ...]
    childless: frozenset[int]

    def rows(self, block: int) -> tuple[Leaf, ...]:
        """The leaves of one block, which are the rows where it is a table."""
        # Leaves stand in the order of their blocks: looking through all of them for every table would be quadratic.
        first = bisect_left(self.leaves, block, key=_block)
        return self.leaves[first : bisect_right(self.leaves, block, first, key=_block)]

    def ancestors(self, leaf: Leaf) -> Iterator[Leaf]:
        """The leaves that govern this one, from the nearest to the outermost."""
        parent = leaf.parent
        while parent is not None:
            above = self.leaves[parent]
            yield above
            parent = above.parent

    def below(self, index: int) -> Iterator[Leaf]:
        """The leaves that a leaf governs itself, in reading order."""
        for following in range(index + 1, len(self.leaves)):
            leaf = self.leaves[following]
            if leaf.parent is None or leaf.parent < index:
                return
            if leaf.parent == index:
                yield leaf
