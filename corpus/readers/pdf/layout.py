"""One page laid out: its lines, tables and two-column blocks from top to bottom."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

from corpus.readers.pdf.columns import SideBySide, part_columns
from corpus.readers.pdf.grids import Grid, find_grids
from corpus.readers.pdf.lines import Line, around, line_of, lines_of, rows_of, segments_of
from corpus.readers.pdf.marks import body_size, take_stamps
from corpus.readers.pdf.prose_columns import TextColumns, take_prose_columns
from corpus.readers.pdf.sheet import Sheet, SidewaysWord, Word
from corpus.readers.pdf.tables import RuledTable, fill
from corpus.readers.pdf.unruled import find_unruled
from schemas import Aside, PageKind

Item: TypeAlias = Line | RuledTable | SideBySide | TextColumns
_NOTE_RULE = (40.0, 240.0)
"""Points: how long the rule above footnotes is."""


@dataclass(frozen=True, slots=True)
class PageLayout:
    """A page's items from top to bottom, its footnotes, what runs sideways, and what was put aside."""

    number: int
    width: float
    height: float
    shown: tuple[float, float]
    items: tuple[Item, ...]
    notes: tuple[Line, ...] = ()
    aside: tuple[Line, ...] = ()
    stamps: tuple[str, ...] = ()
    kind: PageKind = PageKind.TEXT
    asides: tuple[Aside, ...] = ()

    def lines(self) -> list[Line]:
        """The lines outside tables and blocks."""
        return [item for item in self.items if isinstance(item, Line)]


def top_of(item: Item) -> float:
    """The y at which an item begins (a line's baseline)."""
    return item.y0 if isinstance(item, RuledTable) else item.y


def lay_out(sheet: Sheet) -> PageLayout:
    """Find a page's tables, header, signature block, footnotes and lines."""
    size = body_size(sheet.words)
    unstamped = take_stamps(sheet.words, size)
    words = unstamped.words
    grids = find_grids(sheet.rulings)
    in_cells, aside = _sideways(sheet.aside, grids)
    words += in_cells
    items: list[Item] = []
    tables, words = _taken(words, grids, sheet.number)
    unruled, words = _taken(words, find_unruled(words), sheet.number)
    items += tables + unruled
    notes_from = _notes_from(sheet, grids, words, size)
    notes = lines_of(word for word in words if word.y > notes_from)
    parted = part_columns([word for word in words if word.y <= notes_from], sheet.width)
    items += parted.blocks
    columns, words = take_prose_columns(parted.words, sheet.width)
    items += columns
    items += [line for line in lines_of(words) if any(letter.isalnum() for letter in line.text)]
    items.sort(key=top_of)
    return PageLayout(
        number=sheet.number,
        width=sheet.width,
        height=sheet.height,
        shown=sheet.shown,
        items=tuple(items),
        notes=tuple(notes),
        aside=tuple(aside),
        stamps=sheet.stamps + tuple(unstamped.stamps),
        kind=sheet.kind,
        asides=sheet.asides,
    )


def _taken(words: list[Word], grids: Sequence[Grid], page: int) -> tuple[list[RuledTable], list[Word]]:
    """The tables that grids and the words in them make, and the words outside."""
    tables = []
    for grid in grids:
        inside, outside = _parted(words, grid)
        table = fill(grid, inside, page)
        if table is not None:
            tables.append(table)
            words = outside
    return tables, words


def _sideways(aside: Sequence[SidewaysWord], grids: Sequence[Grid]) -> tuple[list[Word], list[Line]]:
    """Text that runs sideways: lines in a table's cell as words of the page, and the lines that stand elsewhere."""
    middles = {id(sideways.word): (sideways.x, sideways.y) for sideways in aside}
    cells: list[Word] = []
    elsewhere: list[Line] = []
    for row in rows_of(sideways.word for sideways in aside):
        for segment in segments_of(row):
            line = line_of(segment)
            places = [middles[id(word)] for word in segment]
            x = sum(place[0] for place in places) / len(places)
            y = sum(place[1] for place in places) / len(places)
            if any(grid.holds(x, y) for grid in grids):
                whole = replace(segment[0], text=line.text, box=around(line.words), bold=line.bold, italic=line.italic)
                cells.append(replace(whole, x0=x - 1, x1=x + 1, y=y + 0.3 * line.size, size=line.size, index=0))
            else:
                elsewhere.append(line)
    return cells, elsewhere


def _parted(words: Sequence[Word], grid: Grid) -> tuple[list[Word], list[Word]]:
    inside: list[Word] = []
    outside: list[Word] = []
    for word in words:
        place = inside if grid.holds((word.x0 + word.x1) / 2, word.y - 0.3 * word.size) else outside
        place.append(word)
    return inside, outside


def _notes_from(sheet: Sheet, grids: Sequence[Grid], words: Sequence[Word], size: float) -> float:
    """The y of the short rule above the footnotes: all words below it are smaller than the page's; else infinity."""
    for ruling in sheet.rulings:
        length = ruling.end - ruling.start
        if not ruling.level or not _NOTE_RULE[0] <= length <= _NOTE_RULE[1] or ruling.at < 0.25 * sheet.height:
            continue
        if ruling.start > 0.3 * sheet.width or any(grid.holds(ruling.start + 1, ruling.at) for grid in grids):
            continue
        below = sorted((word for word in words if word.y > ruling.at), key=lambda word: (word.y, word.x0))
        if not below or below[0].y - ruling.at > 3 * size:
            continue
        small = sum(word.size < 0.93 * size for word in below)
        if small * 10 >= len(below) * 8 and below[0].text[0] in "0123456789*([⁰¹²³⁴⁵⁶⁷⁸⁹":
            return ruling.at
    return float("inf")
