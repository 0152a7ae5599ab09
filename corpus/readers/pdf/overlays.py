"""What is filled in over a page: form fields and notes with text, such as a number and date over dotted lines."""

import ctypes
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

import pypdfium2 as pdfium
import pypdfium2.raw as raw
import regex

from corpus.readers.pdf.sheet import Word

_DOTS = regex.compile(r"[.…_]{3,}|…+")
_TIME = regex.compile(r"D:(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)")
_MOST_SIGNATURES = 50
_TEXT_FIELDS = (raw.FPDF_FORMFIELD_TEXTFIELD, raw.FPDF_FORMFIELD_COMBOBOX, raw.FPDF_FORMFIELD_LISTBOX)

_Rect: TypeAlias = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Overlay:
    """What became part of a page when its fields were put on it.

    Characters from `first` on come from fields; `signatures` are the places (left, bottom, right, top) of signatures.
    """

    first: int
    signatures: tuple[_Rect, ...]


def put_fields_on(page: pdfium.PdfPage, form: pdfium.PdfFormEnv | None) -> Overlay | None:
    """Make the filled fields and text notes of a page part of it; None (and no change) where it has none."""
    count = raw.FPDFPage_GetAnnotCount(page.raw)
    if count < 1:
        return None
    is_filled = False
    signatures: list[_Rect] = []
    for index in range(count):
        note = raw.FPDFPage_GetAnnot(page.raw, index)
        if not note:
            continue
        try:
            kind = raw.FPDFAnnot_GetSubtype(note)
            if kind == raw.FPDF_ANNOT_FREETEXT:
                is_filled = True
            elif kind == raw.FPDF_ANNOT_WIDGET and form is not None:
                field = raw.FPDFAnnot_GetFormFieldType(form.raw, note)
                if field in _TEXT_FIELDS:
                    # Two bytes are the empty value's end.
                    is_filled = is_filled or raw.FPDFAnnot_GetFormFieldValue(form.raw, note, None, 0) > 2
                elif field == raw.FPDF_FORMFIELD_SIGNATURE:
                    rect = raw.FS_RECTF()
                    if raw.FPDFAnnot_GetRect(note, rect):
                        signatures.append((rect.left, rect.bottom, rect.right, rect.top))
        finally:
            raw.FPDFPage_CloseAnnot(note)
    if not is_filled and not signatures:
        return None
    text = raw.FPDFText_LoadPage(page.raw)
    first = max(raw.FPDFText_CountChars(text), 0)
    raw.FPDFText_ClosePage(text)
    if raw.FPDFPage_Flatten(page.raw, raw.FLAT_NORMALDISPLAY) != raw.FLATTEN_SUCCESS:
        return None
    return Overlay(first, tuple(signatures))


def signature_times(pdf: pdfium.PdfDocument) -> list[str]:
    """When a file's digital signatures say that they were made, as `2025-01-17 15:30`, in the order of the file."""
    times: list[str] = []
    for index in range(min(max(raw.FPDF_GetSignatureCount(pdf.raw), 0), _MOST_SIGNATURES)):
        signature = raw.FPDF_GetSignatureObject(pdf.raw, index)
        length = raw.FPDFSignatureObj_GetTime(signature, None, 0) if signature else 0
        if not 0 < length < 100:
            continue
        buffer = ctypes.create_string_buffer(length)
        raw.FPDFSignatureObj_GetTime(signature, buffer, length)
        found = _TIME.match(buffer.value.decode("ascii", "replace"))
        if found is not None:
            times.append("{}-{}-{} {}:{}".format(*found.groups()))
    return times


def settle(words: Sequence[Word], first: int) -> list[Word]:
    """Words in which what was filled in stands in place of the dots under it and is as wide as they were."""
    filled = {word.index: word for word in words if word.index >= first}
    settled: list[Word] = []
    for word in words:
        if word.index >= first:
            continue
        over = [each for each in filled.values() if _overlap(word, each)] if _DOTS.search(word.text) else []
        if not over:
            settled.append(word)
            continue
        parts, gaps = _without_dots(word)
        settled += parts
        for x0, x1 in gaps:
            inside = sorted((each for each in over if each.x0 < x1 and x0 < each.x1), key=lambda each: each.x0)
            if inside:
                opening = inside[0].index
                filled[opening] = replace(filled[opening], x0=min(filled[opening].x0, x0))
                closing = inside[-1].index
                filled[closing] = replace(filled[closing], x1=max(filled[closing].x1, x1))
    return [*settled, *filled.values()]


def _overlap(word: Word, over: Word) -> bool:
    return abs(word.y - over.y) < 0.6 * word.size and word.x0 - 2 < over.x1 and over.x0 < word.x1 + 2


def _without_dots(word: Word) -> tuple[list[Word], list[tuple[float, float]]]:
    """The parts between dotted stretches, and those stretches' edges; a dot is about half as wide as a letter."""
    widths = [0.5 if letter in "._" else 1.0 for letter in word.text]
    unit = (word.x1 - word.x0) / sum(widths)
    parts: list[Word] = []
    gaps: list[tuple[float, float]] = []
    begin = 0
    for dots in [*_DOTS.finditer(word.text), None]:
        end = dots.start() if dots else len(word.text)
        x0 = word.x0 + unit * sum(widths[:begin])
        x1 = word.x0 + unit * sum(widths[:end])
        if end > begin:
            parts.append(replace(word, text=word.text[begin:end], x0=x0, x1=x1))
        if dots:
            begin = dots.end()
            gaps.append((x1, word.x0 + unit * sum(widths[:begin])))
    return parts, gaps
