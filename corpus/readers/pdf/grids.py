"""Ruled grids: the cells that level and upright rulings enclose, merged cells with their extent.

Read from pdfium's own drawn objects. Over the gazette files whole pages with their tables go at about 80 a second on
one core this way (63 to 130 by file); with pdfplumber on the pages that have rulings it was 11 to 20.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from corpus.readers.pdf.sheet import Ruling

NEAR = 3.0
"""Points within which two rulings touch or are the same line."""
MAX_LINES = 1_200
"""Level and upright rulings of a page that are still looked at as a grid; more is a drawing."""


@dataclass(frozen=True, slots=True)
class GridCell:
    """A cell by its first row and column and by how many it covers."""

    row: int
    column: int
    row_span: int
    column_span: int


@dataclass(frozen=True, slots=True)
class Grid:
    """A table's rulings: the x of its columns' edges, the y of its rows' edges, and its cells."""

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    cells: tuple[GridCell, ...]

    def holds(self, x: float, y: float) -> bool:
        """Whether a point lies inside."""
        return self.xs[0] - 1 <= x <= self.xs[-1] + 1 and self.ys[0] - 1 <= y <= self.ys[-1] + 1

    def place(self, x: float, y: float) -> tuple[int, int]:
        """The row and column of a point (the nearest for one outside)."""
        column = min(max(bisect_right(self.xs, x) - 1, 0), len(self.xs) - 2)
        row = min(max(bisect_right(self.ys, y) - 1, 0), len(self.ys) - 2)
        return row, column


def find_grids(rulings: Sequence[Ruling]) -> list[Grid]:
    """The grids of a page from top to bottom; a frame around a single cell is none."""
    level = _joined([ruling for ruling in rulings if ruling.level])
    upright = _joined([ruling for ruling in rulings if not ruling.level])
    if not level or not upright or len(level) + len(upright) > MAX_LINES:
        return []
    grids = []
    for levels, uprights in _connected(level, upright):
        grid = _grid(levels, uprights)
        if grid is not None:
            grids.append(grid)
    grids.sort(key=lambda grid: (grid.ys[0], grid.xs[0]))
    return _without_nested(grids)


def _joined(rulings: list[Ruling]) -> list[Ruling]:
    """Pieces of the same line joined: drawn cell by cell, a table's line comes in many."""
    if not rulings:
        return []
    is_level = rulings[0].level
    rulings.sort(key=lambda ruling: ruling.at)
    joined: list[Ruling] = []
    index = 0
    while index < len(rulings):
        at = rulings[index].at
        last = index
        while last < len(rulings) and rulings[last].at - at <= NEAR / 2:
            last += 1
        pieces = sorted((piece.start, piece.end) for piece in rulings[index:last])
        start, end = pieces[0]
        for left, right in pieces[1:]:
            if left <= end + NEAR:
                end = max(end, right)
            else:
                joined.append(Ruling(is_level, at, start, end))
                start, end = left, right
        joined.append(Ruling(is_level, at, start, end))
        index = last
    return joined


def _connected(level: list[Ruling], upright: list[Ruling]) -> list[tuple[list[Ruling], list[Ruling]]]:
    """The groups of level and upright lines that cross or touch each other."""
    parents = list(range(len(level) + len(upright)))

    def root(index: int) -> int:
        while parents[index] != index:
            parents[index] = parents[parents[index]]
            index = parents[index]
        return index

    ats = [line.at for line in level]
    for number, line in enumerate(upright):
        first = bisect_left(ats, line.start - NEAR)
        last = bisect_right(ats, line.end + NEAR)
        for index in range(first, last):
            other = level[index]
            if other.start - NEAR <= line.at <= other.end + NEAR:
                parents[root(len(level) + number)] = root(index)
    groups: dict[int, tuple[list[Ruling], list[Ruling]]] = {}
    for index, line in enumerate(level):
        groups.setdefault(root(index), ([], []))[0].append(line)
    for index, line in enumerate(upright):
        groups.setdefault(root(len(level) + index), ([], []))[1].append(line)
    return [group for group in groups.values() if group[0] and group[1]]


def _grid(level: list[Ruling], upright: list[Ruling]) -> Grid | None:
    xs = _edges([line.at for line in upright], [line.start for line in level], [line.end for line in level])
    ys = _edges([line.at for line in level], [line.start for line in upright], [line.end for line in upright])
    columns, rows = len(xs) - 1, len(ys) - 1
    if columns < 1 or rows < 1 or columns * rows < 2 or xs[-1] - xs[0] < 40 or ys[-1] - ys[0] < 10:
        return None
    if len(level) < 2 or columns * rows > 40_000:
        return None
    walls = [[column in (0, columns) for column in range(columns + 1)] for _ in range(rows)]
    for line in upright:
        column = nearest(xs, line.at)
        for row in _covered(ys, line.start, line.end):
            walls[row][column] = True
    floors = [[row in (0, rows) for _ in range(columns)] for row in range(rows + 1)]
    for line in level:
        row = nearest(ys, line.at)
        for column in _covered(xs, line.start, line.end):
            floors[row][column] = True
    return Grid(tuple(xs), tuple(ys), tuple(_cells(walls, floors, rows, columns)))


def _edges(ats: list[float], starts: list[float], ends: list[float]) -> list[float]:
    """The distinct places of lines across; open sides close where the lines along them end."""
    first, last = min(starts), max(ends)
    places = sorted(ats)
    if first < places[0] - 10:
        places.insert(0, first)
    if last > places[-1] + 10:
        places.append(last)
    distinct: list[float] = []
    for place in places:
        if not distinct or place - distinct[-1] > NEAR:
            distinct.append(place)
    return distinct


def nearest(places: list[float], at: float) -> int:
    """The index of the place nearest to `at`."""
    index = bisect_left(places, at)
    if index == len(places) or (index and at - places[index - 1] < places[index] - at):
        index -= 1
    return index


def _covered(places: list[float], start: float, end: float) -> range:
    """The intervals between places whose middle a line covers."""
    middles = [(left + right) / 2 for left, right in pairwise(places)]
    return range(bisect_left(middles, start), bisect_right(middles, end))


def _cells(walls: list[list[bool]], floors: list[list[bool]], rows: int, columns: int) -> list[GridCell]:
    """Merged places grow to the right, then down as long as no ruling stands across."""
    taken = [[False] * columns for _ in range(rows)]
    cells: list[GridCell] = []
    for row in range(rows):
        for column in range(columns):
            if taken[row][column]:
                continue
            right = column + 1
            while right < columns and not walls[row][right] and not taken[row][right]:
                right += 1
            below = row + 1
            while below < rows and _is_open(walls, floors, below, column, right):
                below += 1
            for covered_row in range(row, below):
                taken[covered_row][column:right] = [True] * (right - column)
            cells.append(GridCell(row, column, below - row, right - column))
    return cells


def _is_open(walls: list[list[bool]], floors: list[list[bool]], row: int, column: int, right: int) -> bool:
    """Whether the places of a row belong to the cell above: nothing is drawn between them."""
    if any(floors[row][place] for place in range(column, right)):
        return False
    return not any(walls[row][place] for place in range(column + 1, right))


def _without_nested(grids: list[Grid]) -> list[Grid]:
    """Grids that lie in a larger one are parts of its cells."""
    kept: list[Grid] = []
    for grid in sorted(grids, key=lambda grid: -(grid.xs[-1] - grid.xs[0]) * (grid.ys[-1] - grid.ys[0])):
        middle = (grid.xs[0] + grid.xs[-1]) / 2, (grid.ys[0] + grid.ys[-1]) / 2
        if not any(other.holds(*middle) for other in kept):
            kept.append(grid)
    return sorted(kept, key=lambda grid: (grid.ys[0], grid.xs[0]))
