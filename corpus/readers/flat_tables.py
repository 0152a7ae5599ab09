"""A table out of the gaps between lone pipes: rows, words of the cells, places in the grid, the head's rows."""

from corpus.builder import CellText, DocumentBuilder
from corpus.readers.lone_pipes import Gap, rows_of
from corpus.readers.markup import take_emphasis


def add_flat_table(builder: DocumentBuilder, gaps: list[Gap]) -> None:
    """Add the table that these gaps make."""
    rows = []
    for row in rows_of(gaps):
        cells = []
        for gap in row:
            words, bold = take_emphasis(" ".join(gap.lines))
            cells.append(CellText(words, bold=bold))
        rows.append(cells)
    builder.table(rows, 1)
