"""Paragraphs and rows of cells to a `Document`, their letters set right by what they spell."""

from collections.abc import Sequence
from dataclasses import dataclass

from corpus.builder import CellText, DocumentBuilder
from corpus.encoding import converted
from corpus.encoding.recognise import judge
from corpus.errors import UnreadableInput
from schemas import Document, Source


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph, or a row of a table with its cells."""

    cells: tuple[str, ...]
    is_row: bool = False


def document_of(lines: Sequence[Line], source: Source) -> Document:
    """The document of these lines; rows behind each other are one table. Raises UnreadableInput where no word is in it."""
    verdict = judge([cell for line in lines for cell in line.cells])
    builder = DocumentBuilder()
    rows: list[list[CellText]] = []
    for line in lines:
        texts = [cell if verdict is None else verdict.read(cell) for cell in line.cells]
        if line.is_row:
            rows.append([CellText(text) for text in texts])
            continue
        if rows:
            builder.table(rows)
            rows = []
        builder.paragraph(texts[0])
    if rows:
        builder.table(rows)
    if builder.is_empty:
        raise UnreadableInput("holds no words")
    if verdict is not None:
        builder.warn("encoding.guessed", converted(verdict.charset))
        source = source.model_copy(update={"encoding": verdict.charset.value})
    return builder.build(source)
