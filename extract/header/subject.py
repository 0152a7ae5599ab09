"""What a document is about (trích yếu; ND 30/2020, annex I, cells 5a and 5b), without its type, in proper letters."""

import regex

from extract.document_types import type_at, type_spaced
from extract.fold import compile_folded, fold
from extract.frame import Frame, Part
from extract.header.head import Piece
from extract.header.titles import recase
from extract.lines import ADDRESSED, COLLECTED, PLACE_DATE, is_capitals
from extract.patterns import compile_pattern
from schemas import Document, Kind, ListItem, Paragraph, Table

# A title's line may run on: rules of dashes, the first basis, a telegram's address.
_END = compile_pattern(
    r"\s*(?:-{3,}|Căn cứ\s|Kính gửi\s*:|(?:THỦ TƯỚNG CHÍNH PHỦ|Thủ tướng Chính phủ|CHỦ TỊCH ỦY BAN NHÂN DÂN.{0,40})\s+(?:ĐIỆN|điện)\b).*$",
    regex.DOTALL,
)
# Between a type and its subject the issuer may be named: "QUYẾT ĐỊNH CỦA ỦY BAN NHÂN DÂN TỈNH … VỀ VIỆC …".
_OF_ISSUER = compile_folded(
    r"của\s[^.;:]{3,90}?\s(?=(?:về|v/v|ban hành|phê duyệt|quy định|thông qua|hướng dẫn|sửa đổi|điều chỉnh|công bố)(?!\p{L}))"
)
_IN_HEAD = compile_pattern(r"năm\s*(?:19|20)\d\d\s+")
_ISSUING = compile_pattern(
    r"\s(?:ỦY BAN NHÂN DÂN|UỶ BAN NHÂN DÂN|CHỦ TỊCH|BỘ TRƯỞNG|TỔNG CỤC TRƯỞNG|GIÁM ĐỐC|THỦ TƯỚNG"
    r"|HỘI ĐỒNG NHÂN DÂN)\b(?!.*\s(?:VỀ|BAN HÀNH|PHÊ DUYỆT)\s)"
)
# Behind a title the issuer's line may have run on: the body that the head names, perhaps with its session.
_OWN = compile_folded(
    r"(?:của|do|thuộc|và|với|giữa|bởi|cho|tại|trước|đối với|văn phòng|trụ sở|đảng ủy|thường trực)\s+$"
)
_SESSION = compile_folded(
    r",?\s+(?:khóa\s+[\p{L}\d]{1,12})?[\s,-]*(?:nhiệm kỳ\s+[\d\s-]{4,12})?[\s,-]*(?:kỳ họp\s.{0,40})?$"
)
# "KẾ HOẠCH LIÊN NGÀNH": how several bodies issue it is part of the type.
_JOINT = compile_folded(r"(?:liên ngành|liên tịch)\s*:?\s+(?=\S.{3})")
_LETTER = compile_folded(r"(?:v/v|về việc)\s*:?\s")


def read_subject(document: Document, folded: str, frame: Frame, issuer: str | None) -> Piece | None:
    """The lines below the type, up to the line of the `issuer`; of a letter, what stands below its number behind "V/v"."""
    text = document.text
    spans = _spans(document, folded, frame)
    if not spans:
        return _of_letter(document, folded, frame)
    start, end = spans[0][0], spans[-1][1]
    named = type_at(folded, start, end)
    headless = frame.parts[0] is Part.TITLE
    if (
        named is not None
        and text[start].isupper()
        and (is_capitals(text[start : named[1]]) or named[1] == spans[0][1] or headless)
    ):
        start = named[1]
    elif type_spaced(folded[spans[0][0] : spans[0][1]]) is not None:
        start = spans[0][1]
    words = " ".join(" ".join(text[max(s, start) : e] for s, e in spans if e > start).split()).strip(" :-–_*.")
    words = _END.sub("", words)
    joint = _JOINT.match(fold(words))
    words = words[joint.end() :] if joint is not None and is_capitals(words[: joint.end()]) else words
    collected = COLLECTED.match(fold(words))
    words = words[collected.end() :] if collected is not None else words
    if frame.kind is not Kind.PLAN:
        of_issuer = _OF_ISSUER.match(fold(words))
        words = words[of_issuer.end() :] if of_issuer is not None else words
    words = _without_issuer(words, issuer)
    if len(words) < 4:
        return None
    if headless and words[1:].islower():
        words = words.upper()  # with its head a text may have lost its capitals
    return Piece(recase(words, text, folded, end), start, end)


def _without_issuer(words: str, issuer: str | None) -> str:
    """A title in capitals without the issuer's own line behind it, which no other words govern."""
    if issuer is None or not is_capitals(words):
        return words
    folded = fold(words)
    at = folded.rfind(f" {fold(issuer)}")
    if at < 12 or _OWN.search(folded, max(at - 14, 0), at + 1) is not None:
        return words
    return (
        words[:at] if _SESSION.fullmatch(folded, at + 1 + len(issuer)) or at + 1 + len(issuer) == len(folded) else words
    )


def _spans(document: Document, folded: str, frame: Frame) -> list[tuple[int, int]]:
    spans: list[tuple[int, int]] = []
    for block, part in zip(document.blocks, frame.parts, strict=True):
        if part is Part.TITLE:
            spans.append((block.start, block.end))
        elif part is Part.HEAD and not spans:
            inside = _inside_head(document.text, folded, block)
            if inside is not None:
                spans.append(inside)
        elif part in (Part.BASES, Part.BODY, Part.ENACTING) or (spans and part is Part.ISSUER):
            break
    if spans or Part.HEAD not in frame.parts or frame.parts[0] is Part.HEAD:
        return spans
    # A head behind its text takes its title along.
    late = [
        (block.start, block.end)
        for block, part in zip(document.blocks, frame.parts, strict=True)
        if part is Part.ATTACHED_TITLE
    ]
    return late[:3]


def _inside_head(text: str, folded: str, block: Paragraph | ListItem | Table) -> tuple[int, int] | None:
    """A title that a flattened head holds behind its date: "… năm 2020 QUYẾT ĐỊNH VỀ VIỆC … ỦY BAN NHÂN DÂN TỈNH …"."""
    if isinstance(block, Table):
        for cell in block.cells:
            named = type_at(folded, cell.start, cell.end)
            if named is not None and is_capitals(text[cell.start : named[1]]):
                return cell.start, cell.end
        return None
    dated = _IN_HEAD.search(folded, block.start, block.end)
    if dated is None or type_at(folded, dated.end(), block.end) is None:
        return None
    first = dated.end()
    issuing = _ISSUING.search(text, first + 12, block.end)
    return first, issuing.start() if issuing is not None else block.end


def _of_letter(document: Document, folded: str, frame: Frame) -> Piece | None:
    """A letter's subject: behind "V/v" in the head, over as many lines as it takes."""
    found: list[tuple[int, int]] = []
    for block, part in zip(document.blocks, frame.parts, strict=True):
        if part is not Part.HEAD:
            if found or part is Part.BODY:
                break
            continue
        pieces = (
            [(cell.start, cell.end) for cell in block.cells] if isinstance(block, Table) else [(block.start, block.end)]
        )
        for start, end in pieces:
            if found and (PLACE_DATE.match(folded, start, end) or ADDRESSED.match(folded, start, end)):
                return _joined(document.text, found)
            if found and isinstance(block, Table):
                return _joined(document.text, found)
            at = start
            while not found and at < end:
                if _LETTER.match(folded, at, end):
                    found.append((at, end))
                at = folded.find("\n", at, end) + 1 or end
            if found and found[-1][1] < start:
                found.append((start, end))
    return _joined(document.text, found) if found else None


def _joined(text: str, spans: list[tuple[int, int]]) -> Piece:
    words = " ".join(" ".join(text[start:end] for start, end in spans).split())
    return Piece(words.strip(" :-–_*."), spans[0][0], spans[-1][1])
