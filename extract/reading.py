"""`Reading`: one document as every extractor sees it. Made once, read by all, changed by none."""

from dataclasses import dataclass

from extract.fold import fold
from extract.frame import Frame, Part, read_frame
from extract.outline.build import read_outline
from extract.outline.model import Leaf, Outline
from extract.patterns import compile_pattern
from extract.tables import TableView, read_table
from schemas import Document, Evidence, Table

_DATED = compile_pattern(r"ngày\s*\d{0,2}\s*tháng\s*\d{0,2}\s*năm\s*(?P<year>(?:19|20)\d\d)")
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
    tables = {
        number: read_table(document.text, folded, block)
        for number, block in enumerate(document.blocks)
        if isinstance(block, Table) and frame.parts[number] in _STRUCTURED
    }
    return Reading(document, folded, frame, outline, tables, _year_of_head(document, folded, frame))


def _year_of_head(document: Document, folded: str, frame: Frame) -> str | None:
    for number, block in enumerate(document.blocks):
        if frame.parts[number] is Part.HEAD:
            found = _DATED.search(folded, block.start, block.end)
            if found is not None:
                return str(found["year"])
    return None
