"""The paragraphs and tables of a Word file's body, text boxes and notes, in order."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from lxml.etree import _Element as Element

from corpus.builder import CellText
from corpus.readers.docx_names import VAL, number, toggle, value, w
from corpus.readers.docx_numbering import Numbering
from corpus.readers.docx_styles import Style, Styles
from corpus.readers.docx_text import CHOICE, FALLBACK, Notes, has_choice, is_placeholder, read_paragraph
from corpus.readers.pieces import Grid, Piece, Prose, is_layout, lines_of
from corpus.readers.soft_lines import SoftLine, paragraphs_of
from corpus.readers.table_heads import heading_rows

PAGE_BREAK = Prose("\f")
_WRAPPERS = frozenset(
    (w("sdtContent"), w("ins"), w("moveTo"), w("customXml"), w("smartTag"), CHOICE, w("txbxContent"))
) | {"{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent"}
MAX_NESTING = 30
_MAX_SPAN = 1_000


class Blocks:
    """Reads one document's blocks: its lists are counted over all of it."""

    def __init__(self, styles: Styles, numbering: Numbering) -> None:
        self.notes = Notes()
        self.has_foreign_parts = False
        self.is_too_deep = False
        self._styles = styles
        self._numbering = numbering
        self._joined: list[SoftLine] = []

    def read(self, container: Element, nesting: int = 0) -> Iterator[Piece]:
        """The pieces below a body, cell, text box or note."""
        outer, self._joined = self._joined, []
        for block in self._blocks(container):
            if block.tag == w("p"):
                yield from self._paragraph(block, nesting)
                continue
            yield from self._rest()
            if nesting < MAX_NESTING:
                yield from self._table(block, nesting + 1)
            else:
                self.is_too_deep = True
        yield from self._rest()
        self._joined = outer

    def _rest(self) -> Iterator[Piece]:
        """What waits for a paragraph to go on in, where none follows."""
        lines, self._joined = self._joined, []
        yield from _written(lines, "", None)

    def _blocks(self, container: Element) -> Iterator[Element]:
        """Paragraphs and tables, those within content controls and insertions too; what was deleted is left out."""
        waiting = list(reversed(container))
        while waiting:
            element = waiting.pop()
            tag = element.tag
            if tag in (w("p"), w("tbl")):
                yield element
            elif tag == w("altChunk"):
                self.has_foreign_parts = True
            elif (
                (tag == w("sdt") and not is_placeholder(element))
                or tag in _WRAPPERS
                or (tag == FALLBACK and not has_choice(element))
            ):
                waiting += reversed(element)

    def _paragraph(self, paragraph: Element, nesting: int) -> Iterator[Piece]:
        properties = paragraph.find(w("pPr"))
        name = value(properties, "pStyle")
        style = self._styles.paragraph(name)
        text = read_paragraph(paragraph, self._styles, style, self.notes)
        lines, self._joined = self._joined + text.lines, []
        mark = properties.find(w("rPr")) if properties is not None else None
        if mark is not None and (mark.find(w("del")) is not None or mark.find(w("moveFrom")) is not None):
            # The end of this paragraph was deleted: its words belong to the next one.
            self._joined = lines
            return
        if text.is_hidden:
            return
        label = self._label(properties, name, style)
        level = number(properties, "outlineLvl")
        level = style.level if level is None else level
        heading = level + 1 if level is not None and level < 9 else None
        yield from _written(lines, label, heading)
        for box in text.boxes:
            if nesting < MAX_NESTING:
                yield from self.read(box, nesting + 1)
            else:
                self.is_too_deep = True

    def _label(self, properties: Element | None, name: str | None, style: Style) -> str:
        """The number or bullet that Word shows before the paragraph."""
        stated = properties.find(w("numPr")) if properties is not None else None
        list_id = value(stated, "numId")
        level = number(stated, "ilvl")
        if list_id is None:
            list_id = style.list_id
            if level is None:
                level = style.list_level
        elif level is None:
            level = 0
        return "" if list_id in (None, "0") else self._numbering.next(list_id or "", level, name)

    def _table(self, table: Element, nesting: int) -> Iterator[Piece]:
        rows = [_row(element) for element in _rows(table)]
        shown = [[list(self.read(cell.element, nesting)) for cell in row.cells] for row in rows]
        if is_layout(shown):
            for contents in shown:
                for pieces in contents:
                    yield from pieces
            return
        cells = _placed(rows, shown)
        marked = next((index for index, row in enumerate(rows) if not row.is_head), len(rows))
        breaks = _breaks(shown)
        yield Grid(tuple(map(tuple, cells)), heading_rows(cells, marked), tuple(breaks[:-1]) if any(breaks) else ())
        yield from [PAGE_BREAK] * breaks[-1]


@dataclass(frozen=True, slots=True)
class _Cell:
    """A cell, its first column and how many it covers; `goes_on`: it is the rest of the merged cell above."""

    element: Element
    column: int
    span: int
    goes_on: bool


@dataclass(frozen=True, slots=True)
class _Row:
    """A row's cells; `before` columns are left free in front of them."""

    cells: tuple[_Cell, ...]
    before: int
    is_head: bool


def _rows(table: Element) -> Iterator[Element]:
    """The table's rows, those that a tracked change deleted left out."""
    for row in _children(table, w("tr")):
        properties = row.find(w("trPr"))
        if properties is None or properties.find(w("del")) is None:
            yield row


def _row(row: Element) -> _Row:
    properties = row.find(w("trPr"))
    before = min(max(number(properties, "gridBefore") or 0, 0), _MAX_SPAN)
    column = before
    cells: list[_Cell] = []
    for element in _children(row, w("tc")):
        own = element.find(w("tcPr"))
        span = min(max(number(own, "gridSpan") or 1, 1), _MAX_SPAN)
        merge = own.find(w("vMerge")) if own is not None else None
        goes_on = merge is not None and merge.get(VAL, "continue") == "continue"
        if own is not None and cells and own.find(w("hMerge")) is not None and value(own, "hMerge") != "restart":
            cells[-1] = replace(cells[-1], span=cells[-1].span + span)
        elif column < _MAX_SPAN:
            cells.append(_Cell(element, column, span, goes_on))
        column += span
    return _Row(tuple(cells), before, bool(toggle(properties, "tblHeader")))


def _children(element: Element, tag: str) -> Iterator[Element]:
    """Children of a kind, those within content controls and insertions too."""
    waiting = list(reversed(element))
    while waiting:
        child = waiting.pop()
        if child.tag == tag:
            yield child
        elif child.tag in _WRAPPERS or child.tag == w("sdt"):
            waiting += reversed(child)


def _placed(rows: list[_Row], shown: list[list[list[Piece]]]) -> list[list[CellText]]:
    """The cells with their extent; the rest of a merged cell adds to the one above that it belongs to."""
    made: list[list[CellText]] = []
    owners: dict[int, tuple[int, int]] = {}
    for index, (row, contents) in enumerate(zip(rows, shown, strict=True)):
        line = [CellText("", 1, row.before)] if row.before else []
        for cell, pieces in zip(row.cells, contents, strict=True):
            words = [piece for piece in pieces if piece is not PAGE_BREAK]
            owner = owners.get(cell.column) if cell.goes_on else None
            if owner is not None and not words:
                above = made[owner[0]][owner[1]]
                made[owner[0]][owner[1]] = replace(above, row_span=index - owner[0] + 1)
                continue
            owners[cell.column] = (index, len(line))
            text = "\n".join(lines_of(words))
            bold = bool(text) and all(isinstance(piece, Prose) and piece.bold for piece in words)
            line.append(CellText(text, 1, cell.span, bold))
        made.append(line)
    return made


def _breaks(shown: list[list[list[Piece]]]) -> list[int]:
    """Page breaks before each row, and at last those after the table: a row runs over pages in all of its cells."""
    before: list[int] = []
    waiting = 0
    for row in shown:
        first = next((pieces[0] for pieces in row if pieces), None)
        opening = int(first is PAGE_BREAK)
        inside = max((sum(_breaks_in(piece) for piece in pieces) for pieces in row), default=0)
        before.append(waiting + opening)
        waiting = max(inside - opening, 0)
    return [*before, waiting]


def _breaks_in(piece: Piece) -> int:
    return piece.text.count("\f") if isinstance(piece, Prose) else 0


def _written(lines: list[SoftLine], label: str, heading: int | None) -> Iterator[Piece]:
    """Lines as paragraphs, the label before the first; page breaks at a line's ends stand by themselves."""
    bare = [SoftLine(words, line.bold) for line in lines if (words := line.text.strip("\f"))]
    opening = len(lines[0].text) - len(lines[0].text.lstrip("\f")) if lines else 0
    closing = sum(line.text.count("\f") for line in lines) - opening - sum(line.text.count("\f") for line in bare)
    yield from [PAGE_BREAK] * opening
    for paragraph in paragraphs_of(bare):
        text = f"{label} {paragraph.text}" if label else paragraph.text
        label = ""
        yield Prose(text, paragraph.bold, heading)
    yield from [PAGE_BREAK] * closing
