"""Straight level and upright lines in a picture: the rulings of its tables."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

import numpy as np
import numpy.typing as npt
from PIL import Image, ImageDraw

_INK = 185
_HALF = 2
"""Lines are looked for in the picture at half its size."""
_FILLED = 0.82
"""The share of a line's pixels that are dark: scans break thin lines."""
_THICK = 0.04
"""Inches: thicker ones are bars of pictures and the shadows at a scan's edges."""
_BESIDE, _CROWDED = 3, 0.3
"""How many pixels beside a line no more than this share may be dark: beside the middle of a line of letters it is more."""

_Bits: TypeAlias = npt.NDArray[np.bool_]
_Group: TypeAlias = list[tuple[int, int, int]]
"""Runs of ink that touch, from row to row: the row, where the run begins and where it ends."""


@dataclass(frozen=True, slots=True)
class PictureLine:
    """A line in pixels: where it begins and ends, its place across there (they differ in a warped scan), its thickness."""

    level: bool
    start: float
    end: float
    first: float
    last: float
    thickness: float

    @property
    def at(self) -> float:
        """Its place across in its middle."""
        return (self.first + self.last) / 2

    def across(self, along: float) -> float:
        """Its place across at a place along it, or where it would go on."""
        share = (along - self.start) / (self.end - self.start)
        return self.first + share * (self.last - self.first)

    def crosses(self, other: "PictureLine", near: float) -> bool:
        """Whether a line across meets it, within so many pixels."""
        return (
            self.level != other.level
            and self.start - near <= other.at <= self.end + near
            and other.start - near <= self.at <= other.end + near
        )


def find_lines(picture: Image.Image, resolution: int, skew: float = 0.0) -> list[PictureLine]:
    """The rulings of a grey picture that is turned anticlockwise by `skew` degrees about its middle.

    Level ones of half an inch and more, upright ones of a quarter of an inch and more.
    """
    height, width = picture.height // _HALF * _HALF, picture.width // _HALF * _HALF
    pixels = np.asarray(picture)[:height, :width]
    # The darkest of four: a thin grey line would be lost in their mean.
    dark = pixels.reshape(height // _HALF, _HALF, width // _HALF, _HALF).min(axis=(1, 3))
    if skew:
        dark = np.asarray(Image.fromarray(dark).rotate(skew, fillcolor=255))
    ink: _Bits = dark < _INK
    inch = resolution / _HALF
    return [
        *_merged(_lines(ink, True, round(0.5 * inch), inch), 0.05 * resolution),
        *_merged(_lines(np.ascontiguousarray(ink.T), False, round(0.25 * inch), inch), 0.05 * resolution),
    ]


def erased(picture: Image.Image, lines: Sequence[PictureLine]) -> Image.Image:
    """A picture without these lines: they would be read as letters, or hide the letters that they touch."""
    picture = picture.copy()
    draw = ImageDraw.Draw(picture)
    for line in lines:
        ends = ((line.start - 3, line.first), (line.end + 3, line.last))
        if not line.level:
            ends = ((line.first, line.start - 3), (line.last, line.end + 3))
        draw.line(ends, fill=255, width=round(line.thickness) + 5)
    return picture


def _lines(ink: _Bits, level: bool, length: int, inch: float) -> list[PictureLine]:
    """The lines along the rows of a picture of ink."""
    height, width = ink.shape
    if width <= length or height < 3:
        return []
    # A line that is not quite level steps from row to row.
    thick = ink.copy()
    thick[1:] |= ink[:-1]
    thick[:-1] |= ink[1:]
    sums = np.zeros((height, width + 1), dtype=np.int32)
    np.cumsum(thick, axis=1, out=sums[:, 1:])
    full = (sums[:, length:] - sums[:, :-length]) >= _FILLED * length
    groups: list[_Group] = []
    growing: list[_Group] = []
    for row in np.flatnonzero(full.any(axis=1)).tolist():
        growing = [group for group in growing if row - group[-1][0] <= 1]
        for start, end in _runs(full[row], length):
            touching = (
                group
                for group in growing
                if any(row - last <= 1 and start <= after and before <= end for last, before, after in group[-8:])
            )
            group = next(touching, None)
            if group is None:
                group = []
                growing.append(group)
                groups.append(group)
            group.append((row, start, end))
    found = (_line(ink, group, level, inch) for group in groups)
    return [line for line in found if line is not None]


def _merged(lines: list[PictureLine], near: float) -> list[PictureLine]:
    """Pieces of one line as one: what lies along a longer line, and what goes on where one ends."""
    merged: list[PictureLine] = []
    for line in sorted(lines, key=lambda line: line.start - line.end):
        for index, other in enumerate(merged):
            if line.start > other.end + 4 * near or other.start > line.end + 4 * near:
                continue
            middle = min(max((line.start + line.end) / 2, other.start), other.end)
            if abs(other.across(middle) - line.across(middle)) > near:
                continue
            left, right = min(line, other, key=_start), max(line, other, key=_end)
            merged[index] = replace(other, start=left.start, first=left.first, end=right.end, last=right.last)
            break
        else:
            merged.append(line)
    return merged


def _start(line: PictureLine) -> float:
    return line.start


def _end(line: PictureLine) -> float:
    return line.end


def _line(ink: _Bits, group: _Group, level: bool, inch: float) -> PictureLine | None:
    """The line that runs of windows make; None for what is too thick or has ink beside it, as letters have."""
    start, end = min(run[1] for run in group), max(run[2] for run in group)
    upper = np.full(end - start, ink.shape[0])
    lower = np.full(end - start, -1)
    for row, left, right in group:
        part = slice(left - start, right - start)
        np.minimum(upper[part], row, out=upper[part])
        np.maximum(lower[part], row, out=lower[part])
    covered = lower >= 0
    upper, lower = upper[covered], lower[covered]
    columns = np.flatnonzero(covered) + start
    # The run was sought in ink that had grown by a pixel on both sides.
    thickness = max(float((lower - upper).mean()) - 1, 1.0)
    if thickness > _THICK * inch:
        return None
    above = ink[np.clip(upper - _BESIDE, 0, None), columns].mean()
    below = ink[np.clip(lower + _BESIDE, None, ink.shape[0] - 1), columns].mean()
    if max(above, below) > _CROWDED:
        return None
    slope, offset = np.polyfit(columns, (upper + lower) / 2, 1)
    first, last = (float(slope * place + offset + 0.5) * _HALF for place in (start, end))
    return PictureLine(level, start * _HALF, end * _HALF, first, last, thickness * _HALF)


def _runs(full: _Bits, length: int) -> list[tuple[int, int]]:
    """Where the windows of a row that are full begin, and where the last of each run ends."""
    edges = np.diff(full.astype(np.int8), prepend=0, append=0)
    starts, ends = np.flatnonzero(edges == 1), np.flatnonzero(edges == -1)
    runs: list[tuple[int, int]] = []
    for start, end in zip(starts.tolist(), ends.tolist(), strict=True):
        reach = end - 1 + length
        if runs and start <= runs[-1][1]:
            runs[-1] = (runs[-1][0], reach)
        else:
            runs.append((start, reach))
    return runs
