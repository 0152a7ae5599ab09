"""What portals write around a text in the same element: links to other items, buttons, counters."""

from collections.abc import Sequence

import regex

from corpus.readers.html_lexicon import lexicon
from corpus.readers.pieces import Piece, Prose

_EDGES = regex.compile(r"^[\W\d_]+|[\W\d_]+$")
_DATE_ONLY = regex.compile(r"[\W\d_]*(?:(?:ngày|tháng|năm|lúc|giờ|AM|PM|SA|CH)[\W\d_]*)*", regex.IGNORECASE)
_WORD = regex.compile(r"\p{L}+")
_LINKED = 0.6
_LONG = 140


def trim(pieces: Sequence[Piece]) -> list[Piece]:
    """Leave out lines of the portal itself, and headings such as "Các tin khác" with the links that follow them.

    Only links and lines of dates go with such a heading: prose behind it is text again.
    """
    words = lexicon()
    kept: list[Piece] = []
    is_related = False
    for piece in pieces:
        if not isinstance(piece, Prose):
            is_related = False
            kept.append(piece)
            continue
        bare = _EDGES.sub("", piece.text[:80]).lower()
        if len(piece.text) < 60 and bare in words.related_lines:
            is_related = True
            continue
        if is_related and _belongs_to_links(piece):
            continue
        is_related = False
        if len(piece.text) < 40 and (bare in words.portal_lines or _plain(piece.text) in words.portal_lines):
            continue
        kept.append(piece)
    while kept and isinstance(last := kept[-1], Prose) and (_ends_in_links(kept) or words.is_foot(last.text)):
        kept.pop()
    return kept


def _plain(text: str) -> str:
    """A short line without figures, signs and single letters: "Cỡ chữ: A- A A+", "Đánh giá trung bình (0 bình chọn)"."""
    return " ".join(word for word in _WORD.findall(text.lower()) if len(word) > 1)


def _belongs_to_links(piece: Prose) -> bool:
    if piece.linked >= _LINKED:
        return True
    return len(piece.text) < _LONG and _DATE_ONLY.fullmatch(piece.text) is not None


def _ends_in_links(kept: Sequence[Piece]) -> bool:
    """Whether the text ends in at least three lines that are links: a list of other items without a heading."""
    tail = kept[-3:]
    return len(tail) == 3 and all(isinstance(piece, Prose) and piece.linked == 1.0 for piece in tail)
