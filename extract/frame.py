"""The frame of a document: which block is which part of the official form.

Decree 30/2020/NĐ-CP, annex I, and its three forerunners lay a document out as head, title, bases, text, signature and
recipients; a plan may be attached behind the signature, annexes behind it. News has none of these.
"""

from dataclasses import dataclass
from enum import StrEnum

from extract.document_types import DocumentType, type_named, type_of_symbol
from extract.form import form
from extract.lines import ADDRESSED, ARTICLE, ATTACHED, CHAPTER, NUMBER_LINE, PLACE_DATE, SESSION, Lines, is_capitals
from extract.patterns import compile_pattern
from schemas import Document, Kind, ListItem, Paragraph, Table


class Part(StrEnum):
    """A part of the official form, or of a news page."""

    HEAD = "head"
    TITLE = "title"
    ISSUER = "issuer"
    BASES = "bases"
    ENACTING = "enacting"
    BODY = "body"
    SIGNATURE = "signature"
    RECIPIENTS = "recipients"
    ATTACHED_TITLE = "attached_title"
    PLAN = "plan"
    ANNEX_TITLE = "annex_title"
    ANNEX = "annex"
    NEWS_META = "news_meta"
    FOOTNOTES = "footnotes"
    NOISE = "noise"


@dataclass(frozen=True, slots=True)
class Frame:
    """The part of every block of the document, the document's kind, and its type as the title says it (`Quyết định`)."""

    parts: tuple[Part, ...]
    kind: Kind
    type: str | None


_SYMBOL = compile_pattern(r"\d\s*[/-]\s*([A-ZĐ][A-Za-zĐđ]*)\s*[-/]")
# The last line of the recipients: who keeps the document.
_FILED = compile_pattern(r"lưu\s*:\s*(?:vt|văn thư|vp)(?!\p{L})")
_LAST_LINES = 30
_RULE = compile_pattern(r"[\s\-_=*.—–]+")
# Two columns read one after the other put the body's name and the number before the motto, at most this many blocks.
_LEFT_COLUMN = 4
# Between the title and the first basis of a text without a head stand the body and its session at most.
_HEADLESS = 5
_SECTIONED = 15
_CARRIES_OUT = compile_pattern(r"thực hiện\s")
_SHORTEST_TITLE = 25
"""Characters of a title that stands without its type: shorter lines in capitals are parts of names or headings."""


def read_frame(document: Document, fold: str) -> Frame:
    """The frame of a document; `fold` is the fold of its text. A text without the official form is news or other."""
    reader = _FrameReader(document, fold)
    return reader.official() if reader.is_official() else reader.news()


class _FrameReader:
    def __init__(self, document: Document, fold: str) -> None:
        self._document = document
        self._text = document.text
        self._fold = fold
        self._blocks = document.blocks
        self._form = form()
        self._lines = Lines(document, fold)
        self._signed_at = -1
        self._begun = False
        self._motto = self._find_motto()
        self._headless = self._opens_without_head()
        self._unnamed_recipients = self._find_unnamed_recipients()

    def is_official(self) -> bool:
        """The national motto or a number line near the top, an enacting line and articles, or a title right before bases."""
        if self._headless:
            return True
        top = self._blocks[self._motto : self._motto + 12]
        if top and self._lines.is_motto(top[0]):
            return True
        numbered = any(self._lines.opens(NUMBER_LINE, block) for block in top)
        titled = any(self._lines.title_type(block) is not None for block in top)
        if numbered and titled:
            return True
        articles = sum(self._lines.opens(ARTICLE, block) for block in self._blocks)
        enacting = any(self._lines.opens(self._form.enacting, block) for block in self._blocks[:60])
        if articles >= 2 and enacting:
            return True
        # A plan cut out of its page, or a text of a collection of laws: a title in capitals, then bases or body, number and day.
        return titled and any(
            self._lines.opens(self._form.basis, block) or self._lines.is_collected(block) for block in top
        )

    def _opens_without_head(self) -> bool:
        """A text that lost its head, number and signature: "Quyết định phê duyệt …", perhaps the body, then its bases; of a plan
        what it carries out ("Thực hiện Quyết định số …") and Roman sections will do."""
        kind = self._lines.sentence_type(self._blocks[0]) if self._blocks else None
        if kind is None:
            return False
        if kind.kind is Kind.PLAN and any(self._lines.opens(_CARRIES_OUT, block) for block in self._blocks[1:3]):
            return any(isinstance(block, ListItem) and block.marker[0] == "I" for block in self._blocks[1:_SECTIONED])
        return any(self._is_basis(block) for block in self._blocks[1:_HEADLESS])

    def _is_basis(self, block: Paragraph | ListItem | Table) -> bool:
        if self._lines.opens(self._form.basis, block):
            return True
        if not isinstance(block, ListItem) or block.marker[0].isalnum():
            return False
        return self._form.basis.match(self._fold, block.body_start, block.end) is not None

    def _find_unnamed_recipients(self) -> range:
        """The recipients whose heading a recognition has lost: the dashed lines over "- Lưu: VT", up to the text's last line."""
        first = max(0, len(self._blocks) - _LAST_LINES)
        tail = self._blocks[first:]
        if any(self._lines.opens(self._form.recipients, block) or isinstance(block, Table) for block in tail):
            return range(0)
        filed = next((place for place, block in enumerate(tail) if self._is_filed(block)), None)
        if filed is None:
            return range(0)
        above = [
            place
            for place, block in enumerate(tail[:filed])
            if self._text[block.end - 1] in "./" and not self._is_dashed(block)
        ]
        return range(first + above[-1] + 1, first + filed + 1) if above else range(0)

    def _is_dashed(self, block: Paragraph | ListItem | Table) -> bool:
        return isinstance(block, ListItem) and not block.marker[0].isalnum()

    def _is_filed(self, block: Paragraph | ListItem | Table) -> bool:
        return isinstance(block, ListItem) and _FILED.match(self._fold, block.body_start, block.end) is not None

    def _find_motto(self) -> int:
        """The block with the motto (the first one where there is none): a head behind the text does not count."""
        behind_head = (self._form.basis, self._form.enacting, ARTICLE)
        for index, block in enumerate(self._blocks[:60]):
            # A basis may name the state: "Căn cứ Hiến pháp nước Cộng hòa xã hội chủ nghĩa Việt Nam".
            if any(self._lines.opens(pattern, block) for pattern in behind_head):
                break
            if self._lines.is_motto(block):
                return index
        return 0

    def official(self) -> Frame:
        parts: list[Part] = []
        state = Part.HEAD
        kind_type: DocumentType | None = None
        signed = False
        for index, block in enumerate(self._blocks):
            state, part = self._next(index, state, signed, parts)
            if (signed or index < self._motto) and self._lines.opens(self._form.portal, block):
                state, part = (Part.NOISE if signed else state), Part.NOISE
            if part is Part.SIGNATURE:
                signed = True
                self._signed_at = index
            if kind_type is None and part in (Part.TITLE, Part.HEAD):
                kind_type = (
                    (self._lines.sentence_type(block) if self._headless else None)
                    or self._lines.title_type(block)
                    or (self._lines.type_inside(block) if part is Part.HEAD else self._lines.type_alone(block))
                )
            parts.append(part)
        kind_type = kind_type or self._type_of_number(parts)
        kind = kind_type.kind if kind_type is not None else Kind.OTHER
        return Frame(tuple(parts), kind, kind_type.name if kind_type is not None else None)

    def _type_of_number(self, parts: list[Part]) -> DocumentType | None:
        """The type that the number's symbol says; a letter (công văn) has none there, but somebody it is addressed to."""
        number = next((found for part, block in zip(parts, self._blocks, strict=True) if part is Part.HEAD
                       and (found := _SYMBOL.search(self._text, block.start, block.end))), None)  # fmt: skip
        if number is None:
            return None
        addressed = any(self._lines.opens(ADDRESSED, block) for block in self._blocks[self._motto : self._motto + 15])
        return type_of_symbol(number[1]) or (type_named("Công văn") if addressed else None)

    def news(self) -> Frame:
        parts = []
        for index, block in enumerate(self._blocks):
            meta = self._lines.opens(self._form.news_page, block)
            short = block.end - block.start < 160
            parts.append(Part.NEWS_META if (meta and short) or (index == 0 and short) else Part.BODY)
        told = any(block.end - block.start > 150 for block in self._blocks)
        return Frame(tuple(parts), Kind.NEWS if told else Kind.OTHER, None)

    def _next(self, index: int, state: Part, signed: bool, parts: list[Part]) -> tuple[Part, Part]:
        """The state after a block, and the block's part."""
        block = self._blocks[index]
        fold, start, end = self._fold, block.start, block.end
        if isinstance(block, Table):
            return self._table(index, block, state, signed)
        line = self._text[start:end]
        if _RULE.fullmatch(line):
            return state, Part.NOISE
        if state is Part.HEAD and not signed and index < self._motto:
            # A portal's own words over the document; the issuing body's name may stand over the motto.
            left = self._motto - index <= _LEFT_COLUMN and self._lines.names_left_column(block)
            return state, Part.HEAD if left or (is_capitals(line) and len(line) < 200) else Part.NOISE
        if state is Part.HEAD and not signed:
            if index == 0 and self._headless:
                return Part.TITLE, Part.TITLE
            if self._lines.opens(self._form.basis, block):
                return Part.BASES, Part.BASES
            if self._lines.opens(ARTICLE, block) or self._lines.opens(ADDRESSED, block):
                return Part.BODY, Part.BODY
            if self._lines.title_type(block) is not None or self._lines.type_alone(block) is not None:
                return Part.TITLE, Part.TITLE
            if self._lines.type_inside(block) is not None and self._form.motto.search(fold, 0, end) is None:
                return Part.TITLE, Part.TITLE
            if isinstance(block, ListItem) and block.marker[0] in "IVX1A" and index > 3:
                return Part.BODY, Part.BODY
            if (
                end - start > 250
                and line[-1] in ".;:"
                and index > self._motto
                and not self._lines.opens(PLACE_DATE, block)
            ):
                return Part.BODY, Part.BODY
            if self._is_title_without_type(index, parts):
                return Part.TITLE, Part.TITLE
            return state, Part.HEAD
        if state is Part.TITLE:
            return self._after_title(index)
        if state in (Part.ISSUER, Part.BASES):
            if self._lines.opens(self._form.enacting, block) or self._lines.opens(self._form.enacting_bare, block):
                return Part.BODY, Part.ENACTING
            if self._is_basis(block):
                return Part.BASES, Part.BASES
            if state is Part.ISSUER and self._lines.opens(SESSION, block) and (self._headless or is_capitals(line)):
                return state, state
            if state is Part.BASES and (self._goes_on(index, parts) or self._bases_follow(index)):
                return Part.BASES, Part.BASES
            return Part.BODY, Part.BODY
        if self._lines.opens(self._form.recipients, block) or index in self._unnamed_recipients:
            return Part.RECIPIENTS, Part.RECIPIENTS
        if state is Part.RECIPIENTS or (
            state in (Part.BODY, Part.PLAN, Part.SIGNATURE) and self._lines.is_signing(block)
        ):
            return self._after_body(index, state)
        if state is Part.SIGNATURE:
            return self._after_body(index, state)
        if state is Part.NOISE:
            return state, Part.NOISE
        if state in (Part.ATTACHED_TITLE, Part.ANNEX_TITLE):
            return self._after_attached_title(index, state, parts)
        if self._lines.is_annex_title(block):
            return Part.ANNEX_TITLE, Part.ANNEX_TITLE
        if signed and state in (Part.BODY, Part.HEAD) and self._lines.title_type(block) is not None:
            return Part.ATTACHED_TITLE, Part.ATTACHED_TITLE
        if signed and state is Part.HEAD:
            return (Part.PLAN, Part.PLAN) if isinstance(block, ListItem) else (state, Part.HEAD)
        if state is Part.BODY and self._lines.opens(self._form.enacting, block):
            return Part.BODY, Part.ENACTING
        if state is Part.BODY and not self._begun and self._lines.opens(self._form.basis, block):
            return Part.BASES, Part.BASES
        if isinstance(block, ListItem) or self._lines.opens(ARTICLE, block):
            self._begun = True
        if self._lines.is_footnote(block) and state in (Part.BODY, Part.PLAN, Part.ANNEX) and self._is_footnote(index):
            return state, Part.FOOTNOTES
        return state, state

    def _is_title_without_type(self, index: int, parts: list[Part]) -> bool:
        """A line in capitals behind number and date, before bases or prose: its type was lost."""
        block = self._blocks[index]
        line = self._text[block.start : block.end]
        if index <= self._motto or len(line) < _SHORTEST_TITLE or not is_capitals(line):
            return False
        if any(self._lines.opens(pattern, block) for pattern in (self._form.issuer, PLACE_DATE, NUMBER_LINE)):
            return False
        if self._form.motto.search(self._fold, block.start, block.end):
            return False
        head = [each for each, part in zip(self._blocks, parts, strict=False) if part is Part.HEAD]
        if not any(_SYMBOL.search(self._text, each.start, each.end) for each in head):
            return False
        return any(
            self._lines.opens(self._form.basis, each)
            or (each.end - each.start > 4 * _SHORTEST_TITLE and not self._in_capitals(each))
            for each in self._blocks[index + 1 : index + 4]
        )

    def _in_capitals(self, block: Paragraph | ListItem | Table) -> bool:
        return is_capitals(self._text[block.start : block.end])

    def _table(self, index: int, table: Table, state: Part, signed: bool) -> tuple[Part, Part]:
        fold = self._fold
        if state is Part.NOISE:
            return state, Part.NOISE
        if state is Part.HEAD and not signed:
            return state, Part.HEAD if index >= self._motto else Part.NOISE
        if table.rows <= 4 and self._form.motto.search(fold, table.start, table.end):
            return (Part.HEAD, Part.HEAD) if signed else (state, Part.HEAD)
        if self._lines.is_signature_table(table):
            return Part.SIGNATURE, Part.SIGNATURE
        if state in (Part.TITLE, Part.ISSUER, Part.BASES):
            return Part.BODY, Part.BODY
        if state is Part.ATTACHED_TITLE:
            return Part.PLAN, Part.PLAN
        if state in (Part.ANNEX_TITLE, Part.SIGNATURE, Part.RECIPIENTS):
            return Part.ANNEX, Part.ANNEX
        return state, state

    def _after_title(self, index: int) -> tuple[Part, Part]:
        block = self._blocks[index]
        start, end = block.start, block.end
        if self._is_basis(block):
            return Part.BASES, Part.BASES
        if self._lines.opens(self._form.enacting, block):
            return Part.BODY, Part.ENACTING
        if self._lines.opens(ARTICLE, block) or isinstance(block, ListItem):
            return Part.BODY, Part.BODY
        line = self._text[start:end]
        if CHAPTER.match(self._fold, start, end) is not None:
            return Part.BODY, Part.BODY
        if end - start < 120 and self._lines.opens(self._form.issuer, block) and (self._headless or is_capitals(line)):
            return Part.ISSUER, Part.ISSUER
        if is_capitals(line[:60]) and " Căn cứ " in line:
            return Part.BASES, Part.TITLE
        if self._text[end - 1] in ".;:" and not is_capitals(line):
            return Part.BODY, Part.BODY
        if self._lines.opens(PLACE_DATE, block) or self._lines.opens(NUMBER_LINE, block):
            return Part.TITLE, Part.HEAD
        if end - start > 700 and not is_capitals(line):
            return Part.BODY, Part.BODY
        return Part.TITLE, Part.TITLE

    def _after_body(self, index: int, state: Part) -> tuple[Part, Part]:
        """Behind the text: signature and recipients in either order, then an attached plan or an annex."""
        block = self._blocks[index]
        if self._lines.is_annex_title(block):
            return Part.ANNEX_TITLE, Part.ANNEX_TITLE
        if self._lines.is_signing(block):
            return Part.SIGNATURE, Part.SIGNATURE
        if self._lines.title_type(block) is not None:
            return Part.ATTACHED_TITLE, Part.ATTACHED_TITLE
        if self._form.motto.search(self._fold, block.start, block.end):
            return Part.HEAD, Part.HEAD
        length = block.end - block.start
        if state is Part.SIGNATURE:
            if isinstance(block, ListItem) and block.marker[0] in "IVXA1" and length > 8:
                return Part.PLAN, Part.PLAN
            if self._lines.is_footnote(block):
                return state, Part.FOOTNOTES
            named = isinstance(block, Paragraph) and length < 60 and self._signed_at == index - 1
            return state, Part.SIGNATURE if named else Part.NOISE
        if isinstance(block, ListItem) and block.marker[0] in "IVX":
            return Part.PLAN, Part.PLAN
        if self._lines.opens(ARTICLE, block) or (length > 250 and self._text[block.end - 1] == "."):
            return Part.PLAN, Part.PLAN
        return state, Part.RECIPIENTS

    def _after_attached_title(self, index: int, state: Part, parts: list[Part]) -> tuple[Part, Part]:
        block = self._blocks[index]
        inside = Part.PLAN if state is Part.ATTACHED_TITLE else Part.ANNEX
        line = self._text[block.start : block.end]
        if self._lines.is_annex_title(block):
            return Part.ANNEX_TITLE, Part.ANNEX_TITLE
        if self._lines.opens(ATTACHED, block) and block.end - block.start < 400:
            return inside, state
        if isinstance(block, ListItem) or self._lines.opens(ARTICLE, block):
            return inside, inside
        if is_capitals(line.split("(")[0]) or (block.end - block.start < 300 and line[-1] not in ".;:"):
            return state, state
        return inside, inside

    def _goes_on(self, index: int, parts: list[Part]) -> bool:
        """A basis broken over blocks: the one before ends in the middle of its sentence."""
        before = self._blocks[index - 1]
        block = self._blocks[index]
        if parts[index - 1] is not Part.BASES or isinstance(block, ListItem):
            return False
        first = self._text[block.start]
        return self._text[before.end - 1] not in ".;:," and (first.islower() or first.isdigit())

    def _bases_follow(self, index: int) -> bool:
        """A line among the bases that begins otherwise ("Thực hiện …"): more bases or the enacting line come soon."""
        for block in self._blocks[index + 1 : index + 6]:
            if self._lines.opens(self._form.basis, block) or self._lines.opens(self._form.enacting, block):
                return True
            if isinstance(block, (ListItem, Table)) or self._lines.opens(ARTICLE, block):
                return False
        return False

    def _is_footnote(self, index: int) -> bool:
        """Footnotes stand together at the end: what follows is footnotes too, or nothing that belongs to the text."""
        return all(
            self._lines.is_footnote(block) or block.end - block.start < 200 for block in self._blocks[index : index + 3]
        )
