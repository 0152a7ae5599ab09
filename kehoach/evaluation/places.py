"""Where the words of gold stand in a document's text."""

import re
from collections.abc import Sequence

Place = tuple[int, int]


def places_of(quotes: Sequence[str | None], text: str) -> list[Place | None]:
    """The place [start, end) of each quote, blanks and line breaks being one; None for words that stand nowhere.

    Quotes come in reading order: the same words twice are the first time that they stand there, then the second.
    """
    places: list[Place | None] = []
    last = 0
    for quote in quotes:
        place = _find(quote, text, last) or _find(quote, text, 0)
        if place is not None:
            last = place[0] + 1
        places.append(place)
    return places


def _find(quote: str | None, text: str, start: int) -> Place | None:
    words = (quote or "").split()
    found = re.compile(r"\s+".join(map(re.escape, words))).search(text, start) if words else None
    return found.span() if found else None
