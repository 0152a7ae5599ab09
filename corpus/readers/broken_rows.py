"""Rows of `| a | b |` tables that a line's end broke inside a cell, put together again."""

from collections.abc import Iterator, Sequence

_MOST_LINES = 12
"""Lines that one row may have been broken into."""


def mend_rows(lines: Sequence[str]) -> list[str]:
    """Lines in which a row that a line's end broke is one line; all others stay.

    What opens with a pipe and does not end with one goes on over the next lines up to the one that ends with a pipe, where
    that gives as many cells as the whole row above has, or the next whole row below.
    """
    return list(_mended(lines)) if any(line[:1] == "|" for line in lines) else list(lines)


def _mended(lines: Sequence[str]) -> Iterator[str]:
    index = width = 0
    while index < len(lines):
        line = lines[index]
        if _cells(line):
            width = _cells(line)
        elif line[:1] != "|":
            width = 0
        elif line != "|":
            end = _end(lines, index)
            row = " ".join(lines[index:end])
            if end > index + 1 and _cells(row) == (width or _width_below(lines, end)):
                yield row
                width = _cells(row)
                index = end
                continue
        yield line
        index += 1


def _cells(line: str) -> int:
    """How many cells a whole row has; 0 for what is none."""
    return line.count("|") - 1 if len(line) > 1 and line[0] == line[-1] == "|" else 0


def _end(lines: Sequence[str], start: int) -> int:
    """The line behind those that may make one row with the broken one at `start`."""
    for index in range(start + 1, min(start + _MOST_LINES, len(lines))):
        line = lines[index]
        if not line or line[0] == "|":
            return start + 1
        if line[-1] == "|":
            return index + 1
    return start + 1


def _width_below(lines: Sequence[str], start: int) -> int:
    """How many cells the next whole row has, with nothing but rows between; 0 where there is none."""
    for index in range(start, min(start + _MOST_LINES, len(lines))):
        if not lines[index]:
            return 0
        if _cells(lines[index]):
            return _cells(lines[index])
    return 0
