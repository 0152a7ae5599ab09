"""`Reading`: one document as every extractor sees it. Made once, read by all, changed by none."""

from dataclasses import dataclass, replace

from extract.fold import fold
from extract.frame import Frame, Part, read_frame
from extract.outline.build import read_outline
from extract.outline.model import Leaf, Outline
from extract.patterns import compile_pattern
from extract.tables import TableView, read_table
from schemas import Document, Evidence, Table

_DATED = compile_pattern(r"ngày\s*\d{0,2}\s*tháng\s*\d{0,2}\s*năm\s*(?P<year>(?:19|20)\d\d)")
# A page's number may stand between the two parts of a table.
_NEAR = 2
_STRUCTURED = {Part.BODY, Part.PLAN, Part.ANNEX}


@dataclass(frozen=True, slots=True)
class Reading:
    """A document with its fold, its frame, its outline and its tables (by block index)."""

    document: Document
    fold: str
    frame: Frame
    outline: Outline
    tables: dict[int, TableView]
    _issued_year: str | None = None

    @property
    def text(self) -> str:
        """The document's text."""
        return self.document.text

    def issued_year(self) -> str | None:
        """The year in the date beside the place in the head, if the head says one."""
        return self._issued_year

    def words(self, leaf: Leaf) -> str:
        """A leaf's own words, without its marker."""
        return self.document.text[leaf.body_start : leaf.body_end]

    def evidence(self, start: int, end: int) -> Evidence:
        """Evidence for a stretch of the text."""
        return Evidence.at(self.document, start, end)


def read(document: Document) -> Reading:
    """Read a document: fold, frame, outline, tables."""
    folded = fold(document.text)
    frame = read_frame(document, folded)
    outline = read_outline(document, folded, frame)
    return Reading(
        document, folded, frame, outline, _tables(document, folded, frame), _year_of_head(document, folded, frame)
    )


def _tables(document: Document, folded: str, frame: Frame) -> dict[int, TableView]:
    """The tables of the structured parts. One without a head right behind another of its width goes on with that one."""
    tables: dict[int, TableView] = {}
    last = -_NEAR
    for number, block in enumerate(document.blocks):
        if not isinstance(block, Table) or frame.parts[number] not in _STRUCTURED:
            continue
        view = read_table(document.text, folded, block)
        before = tables.get(last)
        if before is not None and number - last <= _NEAR and _goes_on(document, before, view, last, number):
            view = replace(view, columns=before.columns)
        tables[number] = view
        last = number
    return tables


def _goes_on(document: Document, before: TableView, view: TableView, first: int, second: int) -> bool:
    """Whether a headless table continues the one before it: as wide, with no more than a page's number between them."""
    if view.table.heading_rows or not any(column.heading for column in before.columns):
        return False
    between = document.blocks[first + 1 : second]
    return view.table.columns == before.table.columns and all(block.end - block.start <= 12 for block in between)


def _year_of_head(document: Document, folded: str, frame: Frame) -> str | None:
    for number, block in enumerate(document.blocks):
        if frame.parts[number] is Part.HEAD:
            found = _DATED.search(folded, block.start, block.end)
            if found is not None:
                return str(found["year"])
    return None
