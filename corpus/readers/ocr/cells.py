"""The cells of a page's tables set one below the other in a picture of their own.

Tesseract takes a table for columns of prose, joins words over its rulings and drops lone figures; a stack of cells
without rulings it reads as what each is.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np
from PIL import Image

from corpus.readers.ocr.hocr import SeenWord
from corpus.readers.pdf.grids import Grid

_GAP = 24
_MARGIN = 30
_INSET = 3
"""Pixels: the white between two cells, beside them, and how much of a cell's edge is left out."""
_LEAST_INK = 12
"""Dark pixels below which a cell is empty."""


@dataclass(frozen=True, slots=True)
class _Piece:
    """A cell in the stack: where it begins and ends there, and how far right and down it stands in the page."""

    top: int
    bottom: int
    right: int
    down: int


@dataclass(frozen=True, slots=True)
class Stack:
    """A picture of cells, and where each was."""

    picture: Image.Image
    pieces: tuple[_Piece, ...]

    def on_page(self, words: Sequence[SeenWord]) -> Iterator[SeenWord]:
        """Words of the stack as words of the page."""
        tops = [piece.top for piece in self.pieces]
        for word in words:
            piece = self.pieces[max(bisect_right(tops, (word.top + word.bottom) / 2) - 1, 0)]
            yield replace(
                word,
                x0=word.x0 + piece.right,
                x1=word.x1 + piece.right,
                top=word.top + piece.down,
                bottom=word.bottom + piece.down,
                baseline=word.baseline + piece.down,
            )


def stack_cells(page: Image.Image, grids: Sequence[Grid], pixels: float) -> Stack | None:
    """The stack of the cells that hold something; None where none does. `pixels` are those of a grid's unit."""
    crops: list[tuple[Image.Image, int, int]] = []
    for grid in grids:
        for cell in grid.cells:
            left = round(grid.xs[cell.column] * pixels) + _INSET
            right = round(grid.xs[cell.column + cell.column_span] * pixels) - _INSET
            top = round(grid.ys[cell.row] * pixels) + _INSET
            bottom = round(grid.ys[cell.row + cell.row_span] * pixels) - _INSET
            left, top = max(left, 0), max(top, 0)
            if right - left < 8 or bottom - top < 8:
                continue
            crop = page.crop((left, top, right, bottom))
            ink = np.flatnonzero((np.asarray(crop) < 128).sum(axis=1))
            if ink.size * 2 < _LEAST_INK:
                continue
            # The white above and below the words only costs time.
            first, last = max(int(ink[0]) - 6, 0), min(int(ink[-1]) + 7, crop.height)
            crops.append((crop.crop((0, first, crop.width, last)), left, top + first))
    if not crops:
        return None
    width = max(crop.width for crop, _, _ in crops) + 2 * _MARGIN
    picture = Image.new("L", (width, sum(crop.height + _GAP for crop, _, _ in crops) + _GAP), 255)
    pieces = []
    at = _GAP
    for crop, left, top in crops:
        picture.paste(crop, (_MARGIN, at))
        pieces.append(_Piece(at - _GAP // 2, at + crop.height, left - _MARGIN, top - at))
        at += crop.height + _GAP
    return Stack(picture, tuple(pieces))


def without_tables(page: Image.Image, grids: Sequence[Grid], pixels: float) -> Image.Image:
    """A page whose tables are white."""
    page = page.copy()
    for grid in grids:
        left, top, right, bottom = (round(edge * pixels) for edge in (grid.xs[0], grid.ys[0], grid.xs[-1], grid.ys[-1]))
        page.paste(255, (left, top, right, bottom))
    return page
