"""Places: where in a document citations may stand, and what each place is to them (a basis, the title, an article, …)."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from extract.fold import compile_folded
from extract.frame import Frame, Part
from extract.outline.topics import Topic, topic_of
from extract.patterns import compile_pattern
from extract.references.lexicon import opens_basis
from schemas import Document, Kind, ListItem, Paragraph, Table


class Role(StrEnum):
    """What a place is to the citations in it."""

    HEAD = "head"
    TITLE = "title"
    ATTACHED_TITLE = "attached_title"
    BASES = "bases"
    OPENING = "opening"
    PURPOSE = "purpose"
    ARTICLE = "article"
    ARTICLE_ITEM = "article_item"
    TEXT = "text"
    NEWS = "news"


@dataclass(frozen=True, slots=True)
class Place:
    """A stretch of text in which citations may stand; `article` is where the article begins that it is an item of."""

    start: int
    end: int
    role: Role
    article: tuple[int, int] | None = None


_SILENT = {Part.RECIPIENTS, Part.NOISE, Part.ENACTING, Part.ISSUER, Part.NEWS_META}
_TITLES = {
    Part.TITLE: Role.TITLE, Part.ATTACHED_TITLE: Role.ATTACHED_TITLE, Part.ANNEX_TITLE: Role.ATTACHED_TITLE,
}  # fmt: skip
_RUN_ON_HEAD = 160
_ARTICLE = compile_folded(r"điều\s+\d+")
_RUN_ON_BASIS = compile_pattern(r"(?<=\p{Lu}\p{Lu}[\s\d]{0,6})[\s*]+(?P<basis>Căn cứ\s)")
_ROMAN = compile_pattern(r"[ivxlc]+")
# "I. CĂN CỨ PHÁP LÝ", "1. Cơ sở xây dựng kế hoạch": the items below are bases.
_BASES_HEADING = compile_folded(
    r"(?:các |những )?(?:căn cứ|cơ sở)(?:\s(?:pháp lý|pháp lí|pháp luật|xây dựng|lập|ban hành|để|chính trị|thực hiện)\b.{0,60})?\s*:?\s*$"
)


def read_places(document: Document, folded: str, frame: Frame) -> Iterator[Place]:
    """The places of a document in reading order. Only those with a slash in them: every number has one."""
    if frame.kind is Kind.NEWS:
        yield from _stretches(document, folded, frame, Role.NEWS)
        return
    decides = frame.kind in (Kind.DECISION, Kind.RESOLUTION, Kind.DIRECTIVE)
    article: tuple[int, int] | None = None
    listing: tuple[tuple[int, int], str] | None = None
    opening, topic = True, None
    bases_level: str | None = None
    previous: Part | None = None
    title: Place | None = None
    for block, part in zip(document.blocks, frame.parts, strict=True):
        if part in _TITLES:
            # A title goes over several blocks ("TRIỂN KHAI THỰC HIỆN" / "CHỈ THỊ SỐ …").
            start = title.start if title is not None and title.role is _TITLES[part] else block.start
            if title is not None and start == block.start:
                yield from _with_basis(title, document.text)
            title = Place(start, block.end, _TITLES[part])
            continue
        if title is not None:
            yield from _with_basis(title, document.text)
            title = None
        if part in _SILENT:
            continue
        if part is not previous and part is Part.PLAN:
            opening, topic, bases_level, article = True, None, None, None
        previous = part
        if isinstance(block, Table):
            # A table with the signature holds the recipients, and whatever a page has set behind them.
            if part is not Part.SIGNATURE:
                yield from _cells(block, folded)
            continue
        if _ARTICLE.match(folded, block.start, block.end) and part is Part.BODY:
            article, opening, listing = (block.start, block.end), False, None
        body_start = block.body_start if isinstance(block, ListItem) else block.start
        if block.end - body_start < 200 and part in (Part.BODY, Part.PLAN, Part.ANNEX):
            level = _level(block)
            heading = _BASES_HEADING.match(folded, body_start, block.end) is not None
            if heading:
                bases_level = level
            elif bases_level is not None and level == bases_level:
                bases_level = None
            found = topic_of(folded, body_start, block.end)
            if found is not None:
                topic = found
                bases_level = level if heading else None
        if listing is not None and _level(block) == listing[1]:
            listing = None
        if article is not None and article != (block.start, block.end) and folded[block.end - 1] == ":":
            # "2. Quyết định này thay thế các Quyết định sau đây:" governs the items below it.
            listing = (block.start, block.end), _level(block)
        # Bases written as a list ("- Căn cứ …"), before anything else is said.
        listed_basis = opening and isinstance(block, ListItem) and opens_basis(folded, body_start, block.end)
        if isinstance(block, ListItem):
            opening = opening and (part is Part.BASES or listed_basis)
        if "/" not in folded[block.start : block.end]:
            continue
        if part in (Part.HEAD, Part.SIGNATURE):
            # A head or a signature on one line with the title behind it.
            if block.end - block.start > _RUN_ON_HEAD:
                yield Place(block.start, block.end, Role.HEAD)
        elif part is Part.BASES or listed_basis or (bases_level is not None and part is not Part.FOOTNOTES):
            yield Place(body_start, block.end, Role.BASES)
        elif part is Part.BODY and decides and article is not None:
            role = Role.ARTICLE if article == (block.start, block.end) else Role.ARTICLE_ITEM
            yield Place(body_start, block.end, role, listing[0] if listing is not None else article)
        elif part in (Part.BODY, Part.PLAN) and opening:
            yield Place(body_start, block.end, Role.OPENING)
        elif part in (Part.BODY, Part.PLAN) and topic is Topic.PURPOSE:
            yield Place(body_start, block.end, Role.PURPOSE)
        else:
            yield Place(body_start, block.end, Role.TEXT)
    if title is not None:
        yield from _with_basis(title, document.text)


def _with_basis(title: Place, text: str) -> Iterator[Place]:
    """A title, and the first basis where that has run into it ("… TRÊN ĐỊA BÀN TỈNH Căn cứ Luật số …")."""
    basis = _RUN_ON_BASIS.search(text, title.start, title.end) if title.role is Role.TITLE else None
    if basis is None:
        yield title
        return
    yield Place(title.start, basis.start(), title.role)
    yield Place(basis.start("basis"), title.end, Role.BASES)


def _stretches(document: Document, folded: str, frame: Frame, role: Role) -> Iterator[Place]:
    for block, part in zip(document.blocks, frame.parts, strict=True):
        if part in _SILENT:
            continue
        if isinstance(block, Table):
            yield from _cells(block, folded)
        elif "/" in folded[block.start : block.end]:
            yield Place(block.start, block.end, role)


def _cells(table: Table, folded: str) -> Iterator[Place]:
    if "/" in folded[table.start : table.end]:
        for cell in table.cells:
            if cell.end - cell.start > 5 and "/" in folded[cell.start : cell.end]:
                yield Place(cell.start, cell.end, Role.TEXT)


def _level(block: Paragraph | ListItem) -> str:
    """The kind of a block's marker: a heading of the same kind ends what stands under one before."""
    if not isinstance(block, ListItem):
        return "" if not block.bold and block.heading is None else "bold"
    kind = block.marker.lower().rstrip(".):")
    return "I" if _ROMAN.fullmatch(kind) else "1" if kind.isdigit() else block.marker if len(kind) != 1 else "a"
