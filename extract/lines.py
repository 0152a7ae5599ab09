"""Lines: what a block is by its own words, wherever it stands in the document."""

import regex

from extract.document_types import DocumentType, type_at, type_spaced
from extract.fold import compile_folded
from extract.form import form
from extract.patterns import compile_pattern
from schemas import Document, ListItem, Paragraph, Table

Block = Paragraph | ListItem | Table

NUMBER_LINE = compile_folded(r"(?:luật )?số\s*[:.]?\s*[\d.]*[a-z]?\s*/[^,;]{2,40}(?:$|\||,|\n|\s+\S)")
PARTY_NUMBER = compile_folded(r"số\s*[:.]?\s*\d{1,5}\s*-\s*\p{L}{1,4}\s*/")
PLACE_DATE = compile_folded(r"[^,;]{2,50},\s*ngày\s*[\d. …]*tháng\s*[\d. …]*năm")
ARTICLE = compile_folded(r"điều\s+\d+")
CHAPTER = compile_folded(r"(?:phần\s+(?:thứ\s+\p{L}|[ivx]{1,4}(?!\p{L}))|chương\s+(?:\d|[ivx]{1,5}(?!\p{L})))")
ADDRESSED = compile_folded(r"kính gửi(?!\p{L})")
SESSION = compile_folded(r"khóa\s+[\p{L}\d]{1,12},?\s*(?:-\s*)?kỳ họp")
ATTACHED = compile_folded(r"\(?\s*(?:ban hành )?kèm theo(?!\p{L})|\(\s*(?:đính|kèm|ban hành)")
# Below its type a collection of laws names a text by body, number and day.
COLLECTED = compile_folded(
    r"của\s[^.;:]{3,90}?\ssố\s+\d[^\s,;]{0,25}\s+ngày\s+\d{1,2}\s*(?:tháng|[/.-])\s*\d{1,2}\s*(?:năm|[/.-])\s*\d{4}\s*"
)
_DATED = compile_pattern(r"năm\s*(?:19|20)\d\d\s+")
_FOOTNOTE = compile_pattern(r"\[\d{1,3}\]\s*\S")


def is_capitals(text: str) -> bool:
    """Whether a line is written in capitals (figures and signs aside)."""
    letters = [letter for letter in text if letter.isalpha()]
    return len(letters) > 2 and sum(letter.isupper() for letter in letters) >= 0.8 * len(letters)


class Lines:
    """Questions about single blocks of one document; `fold` is the fold of its text."""

    def __init__(self, document: Document, fold: str) -> None:
        self._text = document.text
        self._fold = fold
        self._blocks = document.blocks
        self._form = form()

    def words(self, block: Block) -> str:
        """The block as written."""
        return self._text[block.start : block.end]

    def opens(self, pattern: "regex.Pattern[str]", block: Block) -> bool:
        """Whether the block begins with the pattern."""
        return pattern.match(self._fold, block.start, block.end) is not None

    def is_motto(self, block: Block) -> bool:
        """Whether the block holds the national motto, or the Party's heading in its place."""
        if self._form.motto.search(self._fold, block.start, block.end):
            return True
        party = self._form.party.search(self._fold, block.start, min(block.end, block.start + 200))
        return party is not None and is_capitals(self._text[party.start() : party.end()])

    def is_collected(self, block: Block) -> bool:
        """Whether body, number and day begin with the block as a collection of laws has them, over as many lines as they take."""
        return COLLECTED.match(self._fold, block.start) is not None

    def names_left_column(self, block: Block) -> bool:
        """Whether the block is a line of the head's left column: the issuing body or the number."""
        patterns = (self._form.issuer, NUMBER_LINE, PARTY_NUMBER)
        return block.end - block.start <= 120 and any(self.opens(pattern, block) for pattern in patterns)

    def title_type(self, block: Block) -> DocumentType | None:
        """The type that a block names alone on its line (or in capitals with its title): "QUYẾT ĐỊNH", "KẾ HOẠCH …"."""
        if not isinstance(block, Paragraph) or block.end - block.start > 600:
            return None
        found = type_at(self._fold, block.start, block.end)
        if found is None or not is_capitals(self._text[block.start : found[1]]):
            return None
        return None if self.words(block).rstrip().endswith(":") else found[0]

    def sentence_type(self, block: Block) -> DocumentType | None:
        """The type that a title in small letters begins with: "Quyết định về việc …"."""
        if not isinstance(block, Paragraph) or not 20 < block.end - block.start < 500:
            return None
        found = type_at(self._fold, block.start, block.end)
        last = self._text[block.end - 1]
        return found[0] if found is not None and self._text[block.start].isupper() and last not in ":?" else None

    def type_alone(self, block: Block) -> DocumentType | None:
        """The type alone on a line of the head, in small letters ("Quyết định") or in letters set apart ("QUY Ế T ĐỊNH")."""
        if not isinstance(block, Paragraph) or block.end - block.start > 40:
            return None
        return type_spaced(self._fold[block.start : block.end].strip(" .*-"))

    def type_inside(self, block: Block) -> DocumentType | None:
        """The type in a head that runs into one line: "Số: 15/QĐ-UBND … ngày … QUYẾT ĐỊNH VỀ VIỆC …"."""
        dated = _DATED.search(self._fold, block.start, block.end)
        found = type_at(self._fold, dated.end(), block.end) if dated is not None else None
        if dated is None or found is None or not is_capitals(self._text[dated.end() : found[1]]):
            return None
        return found[0]

    def is_signing(self, block: Block) -> bool:
        """Whether the block opens a signature: a power or an office in capitals."""
        if isinstance(block, ListItem):
            return False
        found = self._form.signing.match(self._fold, block.start, block.end)
        if found is None:
            return False
        if is_capitals(self._text[block.start : found.end()]):
            return True
        # In small letters only a power and an office alone on their line sign: "KT. Chủ tịch".
        whole = found.end() == block.end and self._text[block.start].isupper()
        return whole and self.opens(self._form.power, block)

    def is_signature_table(self, table: Table) -> bool:
        """Whether a table is the foot of a document: recipients on the left, the signature on the right."""
        if table.rows > 3:
            return False
        if self._fold.find("nơi nhận", table.start, min(table.end, table.start + 60)) >= 0:
            return True
        signed = (self._form.signing.match(self._fold, cell.start, cell.end) for cell in table.cells)
        return table.end - table.start < 300 and any(signed)

    def is_annex_title(self, block: Block) -> bool:
        """Whether the block is an annex's heading: "PHỤ LỤC II"."""
        if isinstance(block, (Table, ListItem)) or block.end - block.start > 300:
            return False
        if not self.opens(self._form.annex, block):
            return False
        return self._text[block.start : block.start + 4].isupper() or block.end - block.start < 30

    def is_footnote(self, block: Block) -> bool:
        """Whether the block opens as a footnote does: "[3] …"."""
        return _FOOTNOTE.match(self._text, block.start, block.end) is not None
