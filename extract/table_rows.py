"""How the rows of a table govern each other, by the numbers before them: I over 1, 1 over 1.1 or a dash, a total over all."""

from dataclasses import dataclass
from typing import Generic, TypeVar

from extract.outline.numbering import Numbering, read_marker
from extract.patterns import compile_pattern

T = TypeVar("T")

_ORDINAL = compile_pattern(r"\(?(?:\p{Lu}{1,5}|\d{1,4}(?:\.\d{1,3}){0,4}|[a-zđ]|[-–+*•])[.)]?")
_MARKED = compile_pattern(r"(?P<marker>[-–+*•]|\(?(?:[a-zđ]|\d{1,2}(?:\.\d{1,2}){0,3})[.)])\s+(?=\S)")
_BULLETS = "-–+*•"
_UNMARKED = 99


@dataclass(slots=True)
class Row(Generic[T]):
    """A row that may govern those below it: its rank and style, its place in its list, and what is kept of it."""

    rank: int
    style: str
    ordinal: int | None
    value: T


def number_of(words: str) -> Numbering | None:
    """The numbering that a cell of serial numbers holds ("I", "1.1", "-"); None where it holds none."""
    words = words.strip()
    if not _ORDINAL.fullmatch(words):
        return None
    return read_marker(words if words in _BULLETS else f"{words.rstrip('.')}.")


def number_before(words: str) -> Numbering | None:
    """The numbering that a row's own words open with ("- Khu vực công nghiệp", "a) Mầm non")."""
    found = _MARKED.match(words.lstrip())
    return read_marker(found["marker"]) if found is not None else None


def put(stack: list[Row[T]], numbering: Numbering | None, value: T) -> Row[T]:
    """Put a row on the stack: behind its list's last row, below the row it starts a list under, or above what it outranks.

    What is below it on the stack then governs it.
    """
    row = Row(_UNMARKED, "", None, value)
    if numbering is not None:
        row = Row(int(numbering.rank), numbering.style, numbering.last, value)
    depth = next((depth for depth in reversed(range(len(stack))) if stack[depth].style == row.style), None)
    if depth is not None:
        # A list that starts again at 1 below its own kind is a new one, inside the row above it.
        if row.ordinal != 1 or stack[depth].ordinal is None or depth == len(stack) - 1:
            del stack[depth:]
    elif row.ordinal not in (None, 1) or (row.ordinal is None and row.rank != _UNMARKED):
        while stack and stack[-1].rank >= row.rank:
            stack.pop()
    stack.append(row)
    return row
