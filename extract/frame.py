"""The frame of a document: which block is which part of the official form.

Decree 30/2020/NĐ-CP, annex I, and its three forerunners lay a document out as head, title, bases, text, signature and
recipients; a plan may be attached behind the signature, annexes behind it. News has none of these.
"""

from dataclasses import dataclass
from enum import StrEnum

import regex

from extract.document_types import DocumentType, type_at, type_of_symbol
from extract.fold import compile_folded
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


_NATIONAL = regex.compile(r"cộng\s*h[oò]?[òo]a\s*xã\s*hội|độc\s*lập\s*-\s*tự\s*do")
_NUMBER_LINE = compile_folded(r"(?:luật )?số\s*[:.]?\s*[\d.]*[a-z]?\s*/[^,;]{2,40}(?:$|\||,|\n|\s+\S)")
_SYMBOL = regex.compile(r"\d\s*/\s*([A-ZĐ][A-Za-zĐđ]*)\s*-")
_PLACE_DATE = compile_folded(r"[^,;]{2,50},\s*ngày\s*[\d. …]*tháng\s*[\d. …]*năm")
_ISSUER = compile_folded(
    r"(?:(?:chủ tịch|bộ trưởng|giám đốc|tổng giám đốc|viện trưởng|tổng cục trưởng|cục trưởng|trưởng ban"
    r"|chủ nhiệm|thống đốc|hiệu trưởng|chánh án|tổng kiểm toán nhà nước|thủ trưởng"
    r"|tổng thanh tra)\b.{0,90}"
    r"|thủ tướng chính phủ|chính phủ|quốc hội|ủy ban thường vụ quốc hội|hội đồng nhân dân\b.{0,60}"
    r"|ủy ban nhân dân\b.{0,60}|ubnd\b.{0,60}|bộ \p{L}.{0,70}|ban (?!hành)\p{L}.{0,70}|sở \p{L}.{0,70}"
    r"|tổng cục \p{L}.{0,60})$"
)
_BASIS = compile_folded(r"(?:căn cứ|theo đề nghị|theo tờ trình|xét đề nghị|xét tờ trình|xét|sau khi)(?!\p{L})")
_ENACTING = compile_folded(r"(?:quyết định|quyết nghị|nghị quyết|chỉ thị|ra quyết định)\s*:\s*$")
_ENACTING_BARE = compile_folded(r"(?:quyết định|quyết nghị)\s*$")
_ARTICLE = compile_folded(r"điều\s+\d+")
_RECIPIENTS = compile_folded(r"(?:\*+\s*)?nơi nhận(?!\p{L})")
_SIGNING = compile_folded(
    r"(?:tm|kt|tl|tuq|q|t/m|k/t)\s?\.?\s*(?:ủy ban nhân dân|ubnd|chủ tịch|bộ trưởng|thủ tướng|giám đốc"
    r"|chính phủ|hội đồng|ban|tổng|viện|thứ trưởng|cục trưởng|trưởng|chánh|thống đốc|chủ nhiệm|bộ"
    r"|tổng giám đốc|hđnd)(?!\p{L})"
    r"|(?:phó chủ tịch|chủ tịch|phó thủ tướng|thủ tướng|bộ trưởng|thứ trưởng|tổng giám đốc"
    r"|phó tổng giám đốc|giám đốc|phó giám đốc|chủ tịch quốc hội|cục trưởng|phó cục trưởng)(?!\p{L})"
)
_ATTACHED = compile_folded(r"\(?\s*(?:ban hành )?kèm theo(?!\p{L})|\(\s*(?:đính|kèm|ban hành)")
_ANNEX = compile_folded(
    r"(?:phụ lục|phụ biểu|biểu mẫu|mẫu số|biểu số)\b(?:\s*(?:số\s*)?[\dIVXivx]+[a-z]?)?\s*[.:]?(?:\s|$)"
)
_FOOTNOTE = regex.compile(r"\[\d{1,3}\]\s*\S")
_RULE = regex.compile(r"[\s\-_=*.—–]+")
# What a portal adds around a document.
_PORTAL = compile_folded(
    r"văn bản liên quan|văn bản này chưa cập nhật|bản dịch này thuộc|đang tải văn bản|(?:ban hành|cập nhật|hiệu lực)\s*:\s*(?:\d|đã biết)"
    r"|nội dung sửa đổi, hướng dẫn|lưu trữ\s*ghi chú|văn bản (?:song ngữ|gốc|được hướng dẫn|bị thay thế)|đăng nhập|thuộc tính|lược đồ"
)
_NEWS_META = compile_folded(
    r"các tin khác|tin (?:liên quan|khác|mới)|bài viết (?:liên quan|khác)|>>|xem chi tiết"
    r"|\(?hình từ internet|ảnh minh họa|nguồn\s*:|tác giả\s*:|lượt xem|chia sẻ|in trang|nội dung chính"
    r"|\(?\s*hình ảnh|từ khóa"
)


def read_frame(document: Document, fold: str) -> Frame:
    """The frame of a document; `fold` is the fold of its text. A text without the official form is news or other."""
    reader = _FrameReader(document, fold)
    return reader.official() if reader.is_official() else reader.news()


def is_capitals(text: str) -> bool:
    """Whether a line is written in capitals (figures and signs aside)."""
    letters = [letter for letter in text if letter.isalpha()]
    return len(letters) > 2 and sum(letter.isupper() for letter in letters) >= 0.8 * len(letters)


class _FrameReader:
    def __init__(self, document: Document, fold: str) -> None:
        self._document = document
        self._text = document.text
        self._fold = fold
        self._blocks = document.blocks
        self._signed_at = -1
        self._begun = False
        self._motto = next(
            (index for index, block in enumerate(self._blocks[:60]) if _NATIONAL.search(fold, block.start, block.end)),
            0,
        )

    def is_official(self) -> bool:
        """The national motto or a number line near the top, or an enacting line and articles."""
        top = self._blocks[self._motto : self._motto + 12]
        if top and _NATIONAL.search(self._fold, top[0].start, top[0].end):
            return True
        numbered = any(_NUMBER_LINE.match(self._fold, block.start, block.end) for block in top)
        titled = any(self._title_type(index) is not None for index in range(len(top)))
        if numbered and titled:
            return True
        articles = sum(_ARTICLE.match(self._fold, block.start, block.end) is not None for block in self._blocks)
        enacting = any(_ENACTING.match(self._fold, block.start, block.end) for block in self._blocks[:60])
        if articles >= 2 and enacting:
            return True
        # A plan cut out of its page: a title in capitals, then bases or Roman sections.
        return titled and any(_BASIS.match(self._fold, block.start, block.end) for block in top)

    def official(self) -> Frame:
        parts: list[Part] = []
        state = Part.HEAD
        kind_type: DocumentType | None = None
        signed = False
        for index, block in enumerate(self._blocks):
            state, part = self._next(index, state, signed, parts)
            if (signed or index < self._motto) and _PORTAL.match(self._fold, block.start, block.end):
                state, part = (Part.NOISE if signed else state), Part.NOISE
            if part is Part.SIGNATURE:
                signed = True
                self._signed_at = index
            if kind_type is None and part in (Part.TITLE, Part.HEAD):
                kind_type = self._title_type(index) or (
                    self._type_inside(block.start, block.end) if part is Part.HEAD else None
                )
            parts.append(part)
        if kind_type is None:
            number = next((found for part, block in zip(parts, self._blocks, strict=True) if part is Part.HEAD
                           and (found := _SYMBOL.search(self._text, block.start, block.end))), None)  # fmt: skip
            kind_type = type_of_symbol(number[1]) if number is not None else None
        kind = kind_type.kind if kind_type is not None else Kind.OTHER
        return Frame(tuple(parts), kind, kind_type.name if kind_type is not None else None)

    def news(self) -> Frame:
        parts = []
        for index, block in enumerate(self._blocks):
            meta = _NEWS_META.match(self._fold, block.start, block.end) is not None
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
            return state, Part.HEAD if is_capitals(line) and len(line) < 200 else Part.NOISE
        if state is Part.HEAD and not signed:
            if _BASIS.match(fold, start, end):
                return Part.BASES, Part.BASES
            if _ARTICLE.match(fold, start, end):
                return Part.BODY, Part.BODY
            if self._title_type(index) is not None:
                return Part.TITLE, Part.TITLE
            if self._type_inside(start, end) is not None and _NATIONAL.search(fold, 0, end) is None:
                return Part.TITLE, Part.TITLE
            if isinstance(block, ListItem) and block.marker[0] in "IVX1A" and index > 3:
                return Part.BODY, Part.BODY
            if (
                end - start > 250
                and line[-1] in ".;:"
                and index > self._motto
                and not _PLACE_DATE.match(fold, start, end)
            ):
                return Part.BODY, Part.BODY
            return state, Part.HEAD
        if state is Part.TITLE:
            return self._after_title(index)
        if state in (Part.ISSUER, Part.BASES):
            if _ENACTING.match(fold, start, end) or _ENACTING_BARE.match(fold, start, end):
                return Part.BODY, Part.ENACTING
            if _BASIS.match(fold, start, end):
                return Part.BASES, Part.BASES
            if state is Part.BASES and (self._goes_on(index, parts) or self._bases_follow(index)):
                return Part.BASES, Part.BASES
            return Part.BODY, Part.BODY
        if _RECIPIENTS.match(fold, start, end):
            return Part.RECIPIENTS, Part.RECIPIENTS
        if state is Part.RECIPIENTS or (state in (Part.BODY, Part.PLAN, Part.SIGNATURE) and self._is_signing(block)):
            return self._after_body(index, state)
        if state is Part.SIGNATURE:
            return self._after_body(index, state)
        if state is Part.NOISE:
            return state, Part.NOISE
        if state in (Part.ATTACHED_TITLE, Part.ANNEX_TITLE):
            return self._after_attached_title(index, state, parts)
        if self._is_annex_title(block, state):
            return Part.ANNEX_TITLE, Part.ANNEX_TITLE
        if signed and state in (Part.BODY, Part.HEAD) and self._title_type(index) is not None:
            return Part.ATTACHED_TITLE, Part.ATTACHED_TITLE
        if signed and state is Part.HEAD:
            return (Part.PLAN, Part.PLAN) if isinstance(block, ListItem) else (state, Part.HEAD)
        if state is Part.BODY and _ENACTING.match(fold, start, end):
            return Part.BODY, Part.ENACTING
        if state is Part.BODY and not self._begun and _BASIS.match(fold, start, end):
            return Part.BASES, Part.BASES
        if isinstance(block, ListItem) or _ARTICLE.match(fold, start, end):
            self._begun = True
        if _FOOTNOTE.match(line) and state in (Part.BODY, Part.PLAN, Part.ANNEX) and self._is_footnote(index):
            return state, Part.FOOTNOTES
        return state, state

    def _table(self, index: int, table: Table, state: Part, signed: bool) -> tuple[Part, Part]:
        fold = self._fold
        if state is Part.NOISE:
            return state, Part.NOISE
        if state is Part.HEAD and not signed:
            return state, Part.HEAD if index >= self._motto else Part.NOISE
        if table.rows <= 4 and _NATIONAL.search(fold, table.start, table.end):
            return (Part.HEAD, Part.HEAD) if signed else (state, Part.HEAD)
        if table.rows <= 3 and fold.find("nơi nhận", table.start, min(table.end, table.start + 60)) >= 0:
            return Part.SIGNATURE, Part.SIGNATURE
        if (
            table.rows <= 3
            and table.end - table.start < 300
            and any(_SIGNING.match(fold, cell.start, cell.end) for cell in table.cells)
        ):
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
        fold, start, end = self._fold, block.start, block.end
        if _BASIS.match(fold, start, end):
            return Part.BASES, Part.BASES
        if _ENACTING.match(fold, start, end):
            return Part.BODY, Part.ENACTING
        if _ARTICLE.match(fold, start, end) or isinstance(block, ListItem):
            return Part.BODY, Part.BODY
        line = self._text[start:end]
        if end - start < 120 and _ISSUER.match(fold, start, end) and is_capitals(line):
            return Part.ISSUER, Part.ISSUER
        if is_capitals(line[:60]) and " Căn cứ " in line:
            return Part.BASES, Part.TITLE
        if self._text[end - 1] in ".;:" and not is_capitals(line):
            return Part.BODY, Part.BODY
        if _PLACE_DATE.match(fold, start, end) or _NUMBER_LINE.match(fold, start, end):
            return Part.TITLE, Part.HEAD
        if end - start > 700:
            return Part.BODY, Part.BODY
        return Part.TITLE, Part.TITLE

    def _after_body(self, index: int, state: Part) -> tuple[Part, Part]:
        """Behind the text: signature and recipients in either order, then an attached plan or an annex."""
        block = self._blocks[index]
        if self._is_annex_title(block, state):
            return Part.ANNEX_TITLE, Part.ANNEX_TITLE
        if self._is_signing(block):
            return Part.SIGNATURE, Part.SIGNATURE
        if self._title_type(index) is not None:
            return Part.ATTACHED_TITLE, Part.ATTACHED_TITLE
        if _NATIONAL.search(self._fold, block.start, block.end):
            return Part.HEAD, Part.HEAD
        length = block.end - block.start
        if state is Part.SIGNATURE:
            if isinstance(block, ListItem) and block.marker[0] in "IVXA1" and length > 8:
                return Part.PLAN, Part.PLAN
            if _FOOTNOTE.match(self._text[block.start : block.end]):
                return state, Part.FOOTNOTES
            named = isinstance(block, Paragraph) and length < 60 and self._signed_at == index - 1
            return state, Part.SIGNATURE if named else Part.NOISE
        if isinstance(block, ListItem) and block.marker[0] in "IVX":
            return Part.PLAN, Part.PLAN
        if _ARTICLE.match(self._fold, block.start, block.end) or (length > 250 and self._text[block.end - 1] == "."):
            return Part.PLAN, Part.PLAN
        return state, Part.RECIPIENTS

    def _after_attached_title(self, index: int, state: Part, parts: list[Part]) -> tuple[Part, Part]:
        block = self._blocks[index]
        inside = Part.PLAN if state is Part.ATTACHED_TITLE else Part.ANNEX
        line = self._text[block.start : block.end]
        if self._is_annex_title(block, state):
            return Part.ANNEX_TITLE, Part.ANNEX_TITLE
        if _ATTACHED.match(self._fold, block.start, block.end) and block.end - block.start < 400:
            return inside, state
        if isinstance(block, ListItem):
            return inside, inside
        if is_capitals(line.split("(")[0]) or (block.end - block.start < 300 and line[-1] not in ".;:"):
            return state, state
        return inside, inside

    def _title_type(self, index: int) -> DocumentType | None:
        """The type that a block names alone on its line (or in capitals with its title): "QUYẾT ĐỊNH", "KẾ HOẠCH …"."""
        block = self._blocks[index]
        if not isinstance(block, Paragraph) or block.end - block.start > 600:
            return None
        found = type_at(self._fold, block.start, block.end)
        if found is None:
            return None
        kind, stop = found
        rest = self._text[stop : block.end].strip(" :.*-")
        line = self._text[block.start : block.end]
        head = self._text[block.start : stop]
        if not is_capitals(head):
            return None
        if not rest:
            return None if line.rstrip().endswith(":") else kind
        return kind if not line.rstrip().endswith(":") else None

    def _type_inside(self, start: int, end: int) -> DocumentType | None:
        """The type in a head that runs into one line: "Số: 15/QĐ-UBND … ngày … QUYẾT ĐỊNH VỀ VIỆC …"."""
        dated = regex.search(r"năm\s*(?:19|20)\d\d\s+", self._fold[start:end])
        if dated is None:
            return None
        found = type_at(self._fold, start + dated.end(), end)
        if found is None or not is_capitals(self._text[start + dated.end() : found[1]]):
            return None
        return found[0]

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
            if _BASIS.match(self._fold, block.start, block.end) or _ENACTING.match(self._fold, block.start, block.end):
                return True
            if isinstance(block, (ListItem, Table)) or _ARTICLE.match(self._fold, block.start, block.end):
                return False
        return False

    def _is_signing(self, block: Paragraph | ListItem | Table) -> bool:
        if isinstance(block, ListItem):
            return False
        found = _SIGNING.match(self._fold, block.start, block.end)
        return found is not None and is_capitals(self._text[block.start : found.end()])

    def _is_annex_title(self, block: Paragraph | ListItem | Table, state: Part) -> bool:
        if isinstance(block, (Table, ListItem)) or block.end - block.start > 300:
            return False
        if _ANNEX.match(self._fold, block.start, block.end) is None:
            return False
        return self._text[block.start : block.start + 4].isupper() or block.end - block.start < 30

    def _is_footnote(self, index: int) -> bool:
        """Footnotes stand together at the end: what follows is footnotes too, or nothing that belongs to the text."""
        return all(
            _FOOTNOTE.match(self._text[block.start : block.end]) or block.end - block.start < 200
            for block in self._blocks[index : index + 3]
        )
