"""Words that a cell's edge cut in two (`kỹ thu | ật trong`), put together where their halves make a syllable only together."""

from collections import Counter
from collections.abc import Sequence

import regex

from corpus.encoding.syllables import is_syllable
from corpus.syllable_pairs import known_syllables

_EDGE = regex.compile(r"(?<!\p{L})(?P<left>\p{L}{1,6}) ?\| ?(?P<right>\p{L}{1,6})(?!\p{L})")


def is_cut(left: str, right: str) -> bool:
    """Whether letters on both sides of an edge are halves of one syllable: together they are known, one of them alone is not.

    >>> is_cut("thu", "ật"), is_cut("Sở", "ban")
    (True, False)
    """
    whole = left + right
    if not (right.islower() and left[-1].islower()) and not (len(whole) > 2 and whole.isupper()):
        return False
    if not is_syllable(whole):
        return False
    known = known_syllables()
    return whole.lower() in known and not {left.lower(), right.lower()} <= known


def mend_line(line: str) -> str:
    """A line of prose without the edges that stand inside its words."""
    if "|" not in line:
        return line
    parts = []
    done = 0
    for edge in _EDGE.finditer(line):
        if is_cut(edge["left"], edge["right"]):
            parts.append(line[done : edge.end("left")])
            done = edge.start("right")
    return "".join([*parts, line[done:]])


def mend_cells(rows: Sequence[Sequence[str]]) -> list[list[str]]:
    """The rows of a table with cut words in the cell where they begin.

    An edge inside a word of a row that has more cells than most is none: its two cells are one.
    """
    usual = Counter(map(len, rows)).most_common(1)[0][0] if rows else 0
    return [_mended(row, len(row) - usual) for row in rows]


def _mended(row: Sequence[str], more: int) -> list[str]:
    cells: list[str] = []
    for cell in row:
        above = cells[-1] if cells else ""
        left, right = above.rpartition(" ")[2], cell.partition(" ")[0]
        # A cell that is nothing but letters may be a unit ("m") beside words.
        if " " in above and left.isalpha() and right.rstrip(",;.").isalpha() and is_cut(left, right.rstrip(",;.")):
            if more > 0:
                cells[-1] = above + cell
                more -= 1
                continue
            cells[-1] = above + right
            cell = cell[len(right) :].lstrip()
        cells.append(cell)
    return cells
