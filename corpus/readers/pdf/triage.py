"""Which pages must be recognised: those whose words are in pictures, and those whose text layer has lost its letters."""

from collections.abc import Sequence
from enum import Enum

from corpus.readers.pdf.health import doubt_about, readability
from corpus.readers.pdf.sheet import Picture, Sheet

_FULL_PAGE = 3_000
"""Letters of a page that is full of prose."""
_COVERED = 0.1
"""A picture with this share of the letters that its area could hold has them in the text layer above it."""
_LEAST_SHARE = 0.04
_DRAWN = 10
"""Paths: a page without words that has more may have its letters drawn as outlines."""
_READABLE = 0.6
"""A page that reads no worse may hold a list of foreign names; recognition is for lost letters."""


class Need(Enum):
    """Why a page must be recognised, if it must."""

    NONE = 0
    PICTURE = 1
    BROKEN = 2


def need_of(sheet: Sheet) -> Need:
    """Judge a page by how much of its body the text layer covers.

    A picture is taken to hold as many words as prose of its size would; where that is more than the page's text layer
    has, the text layer is a stamp, a running head or the like.
    """
    letters = sum(len(word.text) for word in sheet.words)
    bare = sum(picture.share for picture in sheet.pictures if not _is_covered(picture, sheet))
    if bare >= _LEAST_SHARE and min(bare, 1.0) * _FULL_PAGE > letters:
        return Need.PICTURE
    if not letters and not sheet.aside and sheet.drawn >= _DRAWN:
        return Need.PICTURE
    unreadable = is_broken([sheet]) and readability(word.text for word in sheet.words) < _READABLE
    return Need.BROKEN if unreadable else Need.NONE


def is_broken(sheets: Sequence[Sheet]) -> bool:
    """Whether the text layer of pages does not read as Vietnamese (too few words say nothing)."""
    return doubt_about(word.text for sheet in sheets for word in sheet.words) is not None


def _is_covered(picture: Picture, sheet: Sheet) -> bool:
    inside = sum(len(word.text) for word in sheet.words if word.box is not None and picture.holds(word.box))
    return inside > _COVERED * picture.share * _FULL_PAGE
