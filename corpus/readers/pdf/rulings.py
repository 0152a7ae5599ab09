"""Thin lines and pictures among a page's drawn objects."""

import ctypes
from dataclasses import dataclass
from typing import TypeAlias

import pypdfium2.raw as pdfium

from corpus.readers.pdf.sheet import Picture, Ruling
from corpus.readers.pdf.words import Frame
from schemas import Box

THIN = 2.6
"""Points: a filled rectangle thinner than this is a line."""
SHORT = 3.0
"""Points: what is shorter is a dot or a part of a letter, no line."""
MAX_RULINGS = 20_000
MAX_SEGMENTS = 2_000
MAX_PICTURES = 500
_DEPTH = 4

_Matrix: TypeAlias = tuple[float, float, float, float, float, float]
_IDENTITY: _Matrix = (1, 0, 0, 1, 0, 0)


@dataclass(frozen=True, slots=True)
class Drawing:
    """What is drawn on a page besides its text."""

    rulings: tuple[Ruling, ...]
    pictures: tuple[Picture, ...]
    paths: int


def read_drawing(page: pdfium.FPDF_PAGE, frame: Frame, shown: Frame) -> Drawing:
    """The rulings of a page in its frame, and the pictures on the page as it is shown."""
    found = _Finder(frame, shown)
    for index in range(pdfium.FPDFPage_CountObjects(page)):
        found.take(pdfium.FPDFPage_GetObject(page, index), _IDENTITY, _DEPTH)
    return Drawing(tuple(found.rulings), tuple(found.pictures), found.paths)


class _Finder:
    def __init__(self, frame: Frame, shown: Frame) -> None:
        self.frame = frame
        self.shown = shown
        self.rulings: list[Ruling] = []
        self.pictures: list[Picture] = []
        self.paths = 0
        self._edges = [ctypes.c_float() for _ in range(4)]
        self._refs = [ctypes.byref(edge) for edge in self._edges]

    def take(self, item: pdfium.FPDF_PAGEOBJECT, matrix: _Matrix, depth: int) -> None:
        kind = pdfium.FPDFPageObj_GetType(item)
        if kind == pdfium.FPDF_PAGEOBJ_TEXT:
            return
        if kind == pdfium.FPDF_PAGEOBJ_FORM:
            if depth:
                inner = _times(_matrix_of(item), matrix)
                for index in range(pdfium.FPDFFormObj_CountObjects(item)):
                    self.take(pdfium.FPDFFormObj_GetObject(item, index), inner, depth - 1)
            return
        if not pdfium.FPDFPageObj_GetBounds(item, *self._refs):
            return
        left, bottom, right, top = (edge.value for edge in self._edges)
        left, bottom, right, top = _box(matrix, left, bottom, right, top)
        if kind == pdfium.FPDF_PAGEOBJ_IMAGE:
            self._add_picture(item, left, bottom, right, top)
        elif kind == pdfium.FPDF_PAGEOBJ_PATH:
            self.paths += 1
            if len(self.rulings) >= MAX_RULINGS:
                return
            if right - left <= THIN or top - bottom <= THIN:
                self._add(left, bottom, right, top)
            elif right - left > 2 * SHORT and top - bottom > 2 * SHORT and _is_stroked(item):
                self._add_segments(item, matrix)

    def _add(self, left: float, bottom: float, right: float, top: float) -> None:
        x0, y0, x1, y1 = self.frame.span(left, bottom, right, top)
        width, height = x1 - x0, y1 - y0
        if width >= height and width >= SHORT:
            self.rulings.append(Ruling(True, (y0 + y1) / 2, x0, x1))
        elif height >= SHORT:
            self.rulings.append(Ruling(False, (x0 + x1) / 2, y0, y1))

    def _add_picture(self, item: pdfium.FPDF_PAGEOBJECT, left: float, bottom: float, right: float, top: float) -> None:
        box = self.shown.box
        wide = min(right, box.right) - max(left, box.left)
        high = min(top, box.top) - max(bottom, box.bottom)
        area = self.shown.width * self.shown.height
        if wide <= 0 or high <= 0 or area <= 0 or len(self.pictures) >= MAX_PICTURES:
            return
        width, height = ctypes.c_uint(), ctypes.c_uint()
        pdfium.FPDFImageObj_GetImagePixelSize(item, width, height)
        across, down = sorted((width.value, height.value))
        short, long = sorted((right - left, top - bottom))
        resolution = 72 * min(across / short, down / long) if short > 0 else 0.0
        place = Box(*self.shown.span(left, bottom, right, top))
        self.pictures.append(Picture(place, wide * high / area, width.value * height.value, resolution))

    def _add_segments(self, path: pdfium.FPDF_PAGEOBJECT, matrix: _Matrix) -> None:
        """The level and upright strokes of a path of many segments (frames, whole grids)."""
        count = pdfium.FPDFPath_CountSegments(path)
        if count > MAX_SEGMENTS:
            return
        whole = _times(_matrix_of(path), matrix)
        x, y = ctypes.c_float(), ctypes.c_float()
        start = previous = (0.0, 0.0)
        for index in range(count):
            segment = pdfium.FPDFPath_GetPathSegment(path, index)
            pdfium.FPDFPathSegment_GetPoint(segment, x, y)
            point = _apply(whole, x.value, y.value)
            kind = pdfium.FPDFPathSegment_GetType(segment)
            if kind == pdfium.FPDF_SEGMENT_MOVETO:
                start = point
            elif kind == pdfium.FPDF_SEGMENT_LINETO:
                self._add_stroke(previous, point)
            if pdfium.FPDFPathSegment_GetClose(segment):
                self._add_stroke(point, start)
            previous = point

    def _add_stroke(self, one: tuple[float, float], other: tuple[float, float]) -> None:
        width, height = abs(one[0] - other[0]), abs(one[1] - other[1])
        if min(width, height) <= 1.0 and max(width, height) >= SHORT:
            self._add(min(one[0], other[0]), min(one[1], other[1]), max(one[0], other[0]), max(one[1], other[1]))


def _is_stroked(path: pdfium.FPDF_PAGEOBJECT) -> bool:
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    return bool(pdfium.FPDFPath_GetDrawMode(path, fill, stroke)) and bool(stroke.value)


def _matrix_of(item: pdfium.FPDF_PAGEOBJECT) -> _Matrix:
    raw = pdfium.FS_MATRIX()
    if not pdfium.FPDFPageObj_GetMatrix(item, raw):
        return _IDENTITY
    return raw.a, raw.b, raw.c, raw.d, raw.e, raw.f


def _times(inner: _Matrix, outer: _Matrix) -> _Matrix:
    a, b, c, d, e, f = inner
    p, q, r, s, t, u = outer
    return a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u


def _apply(matrix: _Matrix, x: float, y: float) -> tuple[float, float]:
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


def _box(matrix: _Matrix, left: float, bottom: float, right: float, top: float) -> tuple[float, float, float, float]:
    if matrix is _IDENTITY:
        return left, bottom, right, top
    x0, y0 = _apply(matrix, left, bottom)
    x1, y1 = _apply(matrix, right, top)
    return min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)
