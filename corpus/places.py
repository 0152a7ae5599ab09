"""Words with their places on pages, put to the text that a reader made of them."""

from collections.abc import Iterable, Iterator
from typing import Protocol

from corpus.textform import one_line
from schemas import Box, PlacedWord

_SKIP = 24
"""Characters of the text that may stand between two words (a separator, a mark that the reader put in)."""


class Placed(Protocol):
    """A word as a reader saw it: its letters, its page, its box there, the recognition's confidence if it had one."""

    @property
    def text(self) -> str: ...
    @property
    def page(self) -> int: ...
    @property
    def box(self) -> Box | None: ...
    @property
    def confidence(self) -> float | None: ...


def place_words(text: str, offset: int, words: Iterable[Placed]) -> Iterator[PlacedWord]:
    """The words of a stretch of text that begins at `offset`, in its order; a word that is not in it is left out."""
    at = 0
    for word in words:
        letters = word.text if word.text.isascii() else one_line(word.text)
        if not letters or word.box is None:
            continue
        while at < len(text) and text[at].isspace():
            at += 1
        if not text.startswith(letters, at):
            found = text.find(letters, at, at + _SKIP + len(letters))
            if found < 0:
                continue
            at = found
        x0, top, x1, bottom = word.box
        yield PlacedWord(
            offset + at, offset + at + len(letters), word.page,
            round(x0, 1), round(top, 1), round(x1, 1), round(bottom, 1), word.confidence,
        )  # fmt: skip
        at += len(letters)
