"""A table that goes on over a page's end as one: repeated headings dropped, broken rows mended."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TypeAlias

from corpus.readers.pdf.lines import tie
from corpus.readers.pdf.tables import MAX_HEADING_ROWS, Row, RuledCell, RuledTable, numbers_columns
from corpus.unwrap import opens_part

_NEAR = 4.0
"""Points within which the column edges of two pages are the same."""
_MAX_SPAN = 400
"""Rows above the last one in which a cell that reaches down to it is looked for."""

_Pair: TypeAlias = tuple[RuledCell, RuledCell]


def goes_on(above: RuledTable, below: RuledTable) -> bool:
    """Whether a table at the head of a page continues the one at the foot of the page before: the same edges."""
    if repeated_heading(above, below):
        return True
    shift = above.xs[0] - below.xs[0]
    if abs((above.xs[-1] - above.xs[0]) - (below.xs[-1] - below.xs[0])) > 12:
        return False
    few, many = sorted((list(above.xs), [edge + shift for edge in below.xs]), key=len)
    if len(few) < 3 and len(many) > 2:
        return False
    return all(any(abs(edge - other) <= 2 * _NEAR for other in many) for edge in few)


def repeated_heading(above: RuledTable, below: RuledTable) -> int:
    """How many rows at the head of `below` repeat the head of `above`."""
    count = 0
    for one, other in zip(above.rows[: MAX_HEADING_ROWS + 1], below.rows, strict=False):
        if [_plain(cell.text) for cell in one] != [_plain(cell.text) for cell in other]:
            break
        if not any(cell.text for cell in one) or (count >= above.heading_rows and _is_data(one)):
            break
        count += 1
    return count


def _is_data(row: Row) -> bool:
    return bool(row) and row[0].text.strip().rstrip(".").isdigit() and not numbers_columns(row)


def _plain(text: str) -> str:
    return "".join(text.split()).casefold()


def joined(above: RuledTable, below: RuledTable) -> RuledTable:
    """One table of two parts."""
    repeated = repeated_heading(above, below)
    shift = above.xs[0] - below.xs[0]
    offset = len(above.rows) - repeated
    more: list[Row] = [
        tuple(replace(cell, x0=cell.x0 + shift, x1=cell.x1 + shift, row=cell.row + offset) for cell in row)
        for row in below.rows[repeated:]
    ]
    pages = list(below.pages[repeated:])
    rows = list(above.rows)
    xs = _union(above.xs, [edge + shift for edge in below.xs])
    heading = max(above.heading_rows, repeated if repeated < len(above.rows) else 0)
    pairs = _pairs(rows, more[0]) if more and len(rows) > heading else None
    if pairs is not None and _continues(pairs):
        rows = _mended(rows, pairs)
        more = [tuple(replace(cell, row=cell.row - 1) for cell in row) for row in more[1:]]
        pages = pages[1:]
    elif pairs is not None:
        rows, more[0] = _grown(rows, pairs)
    return RuledTable(above.y0, below.y1, xs, tuple(rows + more), above.pages + tuple(pages), heading_rows=heading)


def _union(edges: Sequence[float], others: Sequence[float]) -> tuple[float, ...]:
    union = list(edges)
    for edge in others:
        if not any(abs(edge - known) <= 2 * _NEAR for known in union):
            union.append(edge)
    return tuple(sorted(union))


def _pairs(rows: Sequence[Row], first: Row) -> list[_Pair] | None:
    """The cells that reach down to the last row, each with the cell below it; None if their edges differ."""
    last = len(rows) - 1
    reaching = sorted(
        (cell for row in rows[-_MAX_SPAN:] for cell in row if cell.row + cell.row_span > last),
        key=lambda cell: cell.x0,
    )
    if len(reaching) != len(first) or len(first) < 2:
        return None
    pairs = list(zip(reaching, first, strict=True))
    if any(abs(above.x0 - below.x0) > 2 * _NEAR or abs(above.x1 - below.x1) > 2 * _NEAR for above, below in pairs):
        return None
    return pairs


def _continues(pairs: Sequence[_Pair]) -> bool:
    """Whether a page's first row is the rest of the row above: its number cell is empty and its text goes on.

    Text goes on in small letters, or where the next word had no room on the last line above.
    """
    if pairs[0][1].text:
        return False
    filled = [(above, below) for above, below in pairs if below.text]
    if any(below.text[0].islower() and not opens_part(below.text) for _, below in filled):
        return True
    return bool(filled) and all(
        above.text and not opens_part(below.text) and above.text[-1] not in ".;:!?" and below.opening + 3 > above.room
        for above, below in filled
    )


def _mended(rows: Sequence[Row], pairs: Sequence[_Pair]) -> list[Row]:
    """The rows with the rest of the last one put to it."""
    changed: dict[RuledCell, RuledCell] = {}
    for above, below in pairs:
        text = above.text
        if not text or not below.text:
            text = text or below.text
        elif (above.text[-1] in ".;:" or opens_part(below.text)) and not below.text[0].islower():
            text = f"{above.text}\n{below.text}"
        else:
            text = tie(above.text, below.text)
        room = below.room if below.text else above.room
        changed[above] = replace(
            above,
            text=text,
            row_span=above.row_span + below.row_span - 1,
            room=room,
            words=above.words + below.words,
        )
    return _changed(rows, changed)


def _grown(rows: Sequence[Row], pairs: Sequence[_Pair]) -> tuple[list[Row], Row]:
    """A new row in a group whose merged cells the page broke: the empty cells at its left belong to those above."""
    changed: dict[RuledCell, RuledCell] = {}
    kept = [below for _, below in pairs]
    for above, below in pairs:
        if below.text or not above.text:
            break
        changed[above] = replace(above, row_span=above.row_span + below.row_span)
        kept.remove(below)
    if not any(cell.text for cell in kept):
        return list(rows), tuple(below for _, below in pairs)
    return _changed(rows, changed), tuple(kept)


def _changed(rows: Sequence[Row], changed: dict[RuledCell, RuledCell]) -> list[Row]:
    made = list(rows)
    for row in {cell.row for cell in changed}:
        made[row] = tuple(changed.get(cell, cell) for cell in rows[row])
    return made
