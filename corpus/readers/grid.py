"""Rows of cells to a grid: how far merged cells of a table's head reach, and where the head ends."""

from collections.abc import Sequence

import regex

from corpus.builder import CellText
from corpus.markers import split_marker

MAX_COLUMNS = 500
"""What is wider is no table: a line of a million pipes must not become a grid of as many columns."""

_ORDINAL = regex.compile(r"\d{1,3}(?:\.\d{1,2}){0,3}\.?|[IVXLC]{1,5}\.?")
_DIGITS = regex.compile(r"\d+")
_NUMBERING = regex.compile(r"\(?(?:\d{1,2}|[a-zđA-ZĐ]|[IVX]{1,4})\)?(?:\s?=.{0,60})?")
_FIGURE = regex.compile(r"[^\p{L}]*\d[\d.,\s]*%?")
_YEAR = regex.compile(r"\D{0,12}(?:19|20)\d\d\D{0,12}")


def is_headless(rows: Sequence[Sequence[str]], ruled: int) -> bool:
    """Whether the rows above a rule are no head although crawlers put the rule below every first row.

    They open with an item's number, or look like the row below (`Mẫu 01`, `Mẫu 02`).
    """
    first = rows[0][0]
    if split_marker(f"{first} x") is not None or _ORDINAL.fullmatch(first) is not None:
        return True
    below = rows[ruled][0] if ruled < len(rows) else ""
    return bool(first) and first != below and _DIGITS.sub("0", first) == _DIGITS.sub("0", below)


def heading_rows_below(rows: Sequence[Sequence[str]], ruled: int) -> int:
    """How many rows the head has when a rule stands below its first `ruled` ones: sub-headings and numbers follow."""
    count = ruled
    head = rows[ruled - 1]
    while count < min(len(rows) - 1, ruled + 3):
        row = rows[count]
        if is_numbering(row):
            return count + 1
        if not _is_sub_heading(row, head):
            break
        count += 1
    return count


def is_numbering(row: Sequence[str]) -> bool:
    """A row that only numbers the columns: `(1) | (2) | (3) = (1) + (2)`, `A | B | 1 | 2`."""
    filled = [cell for cell in row if cell]
    if len(filled) < 2 or not all(_NUMBERING.fullmatch(cell) for cell in filled):
        return False
    numbers = [cell.strip("()").split("=")[0].strip(" ()") for cell in filled]
    if len(numbers) > 2 and numbers == [str(number) for number in range(1, len(numbers) + 1)]:
        return True
    return len(set(numbers)) == len(numbers) and ("(" in "".join(filled) or len(filled) == len(row))


def _is_sub_heading(row: Sequence[str], head: Sequence[str]) -> bool:
    filled = [index for index, cell in enumerate(row) if cell]
    if not filled or any(is_figure(row[index]) for index in filled):
        return False
    if len(row) < len(head):
        return len(row) == _trailing_span(head)
    return bool(row) and not row[0] and all(_may_reach(head, index) for index in filled)


def unpadded(row: list[str], head: Sequence[str]) -> list[str]:
    """A row of sub-headings without the empty cells that were written behind it to fill it up."""
    filled = len(row)
    while filled and not row[filled - 1]:
        filled -= 1
    return row[:filled] if row[:1] != [""] and filled > 1 and filled == _trailing_span(head) else row


def _trailing_span(head: Sequence[str]) -> int:
    """Width of the head's widest cell, empty places behind it counted."""
    widest = run = 0
    for cell in head:
        run = 1 if cell else run + 1
        widest = max(widest, run)
    return widest


def _may_reach(head: Sequence[str], index: int) -> bool:
    """Whether the head has a merged cell over this column: empty here, or empty to the right of it."""
    return index < len(head) and (not head[index] or (index + 1 < len(head) and not head[index + 1]))


def is_figure(cell: str) -> bool:
    """Whether a cell holds a figure of the data (a year is none)."""
    return _FIGURE.fullmatch(cell) is not None and _YEAR.fullmatch(cell) is None


def head_spans(rows: Sequence[Sequence[str]], head: int, columns: int) -> list[list[CellText]]:
    """Give a head's cells the extent that the empty places beside and below them show; fill short rows up.

    A head row that is as short as the widest merged cell above stands below that cell.
    """
    grid = [list(row) + [""] * (columns - len(row)) for row in rows]
    for number in range(1, head):
        if len(rows[number]) < columns:
            start = _span_start(rows[number - 1], len(rows[number]))
            if start is not None:
                grid[number] = [""] * start + list(rows[number]) + [""] * (columns - start - len(rows[number]))
    covered: set[tuple[int, int]] = set()
    placed: list[list[CellText]] = []
    for number, row in enumerate(grid):
        cells: list[CellText] = []
        for column, text in enumerate(row):
            if (number, column) in covered:
                continue
            right, down = _extent(grid, number, column, head, covered) if text and number < head else (1, 1)
            if right > 1 or down > 1:
                covered.update((number + below, column + across) for below in range(down) for across in range(right))
            cells.append(CellText(text, row_span=down, column_span=right))
        placed.append(cells)
    return placed


def _span_start(head: Sequence[str], width: int) -> int | None:
    for start in range(len(head) - width + 1):
        if (
            head[start]
            and not any(head[start + 1 : start + width])
            and (start + width == len(head) or head[start + width])
        ):
            return start
    return None


def _extent(
    grid: list[list[str]], number: int, column: int, head: int, covered: set[tuple[int, int]]
) -> tuple[int, int]:
    right = reached = column + 1
    while (
        right < len(grid[number])
        and not grid[number][right]
        and (number, right) not in covered
        and not _new_parent(grid, number, right)
    ):
        right += 1
        if any(grid[below][right - 1] for below in range(number + 1, head)):
            reached = right
    right = reached
    down = number + 1
    while down < head and not any(grid[down][column:right]):
        down += 1
    return right - column, down - number


def _new_parent(grid: list[list[str]], number: int, column: int) -> bool:
    """Whether a heading of a row above begins at this column: a heading below it does not reach over that border."""
    return any(grid[above][column] for above in range(number))
