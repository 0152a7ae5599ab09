"""The decision's own fields: number, type, title, issuer, province, place, date, signer, recipients."""

import regex

from extract.document_types import type_at, type_of_symbol
from extract.fold import compile_folded, fold
from extract.frame import Frame, Part
from extract.header.head import Head, Piece, read_head
from extract.header.signature import read_signature
from extract.header.titles import is_capitals, recase
from extract.issuers import issuer_from_symbol, issuer_of
from extract.provinces import find_province
from schemas import Decision, Document, FieldEvidence, Issuer, Level, ListItem, ProvinceRef, Table

__all__ = ["read_header"]

_EFFECTIVE_SIGNED = compile_folded(r"có hiệu lực (?:thi hành )?(?:kể )?từ ngày (?:ký|được ký|ban hành)")
_EFFECTIVE_DATE = compile_folded(
    r"có hiệu lực (?:thi hành )?(?:kể )?từ ngày\s*(?P<day>\d{1,2})\s*(?:/|tháng)\s*(?P<month>\d{1,2})\s*(?:/|năm)\s*(?P<year>(?:19|20)\d\d)"
)
_EXPIRES = compile_folded(
    r"(?:có hiệu lực|hiệu lực)[^.]{0,60}đến (?:hết )?ngày\s*(?P<day>\d{1,2})\s*(?:/"
    r"|tháng)\s*(?P<month>\d{1,2})\s*(?:/|năm)\s*(?P<year>(?:19|20)\d\d)"
)
_NATIONAL_ISSUERS = {Level.CENTRAL, Level.MINISTRY}


def read_header(document: Document, folded: str, frame: Frame) -> Decision:
    """The fields of the document's own head, title, articles and signature; what is not said stays empty."""
    head = read_head(document, folded, frame)
    evidence: list[FieldEvidence] = []

    def say(field: str, piece: Piece | None) -> None:
        if piece is not None:
            evidence.append(FieldEvidence.of(document, field, piece.start, piece.end))

    day = head.date.value if head.date is not None else None
    issuer, issuer_piece = _issuer(document, frame, head, day)
    province = _province(issuer, head, day)
    if issuer is not None and province is not None and issuer.name in ("Ủy ban nhân dân", "Hội đồng nhân dân"):
        issuer = issuer.model_copy(update={"name": f"{issuer.name} {_unit_name(province)}"})
    title = _title(document, folded, frame)
    kind = frame.type or (found.name if head.symbol and (found := type_of_symbol(head.symbol)) else None)
    signer, signed = read_signature(document, folded, frame)
    for field, piece in (
        ("number", head.number),
        ("issuer", issuer_piece),
        ("place", head.place),
        ("issued_on", head.date),
        ("title", title),
    ):
        say(field, piece)
    effective, expires = _effect(document, folded, frame, day)
    for field, piece in (("effective_on", effective), ("expires_on", expires)):
        say(field, piece)
    place = head.place.value if head.place is not None else None
    return Decision(
        number=head.number.value if head.number is not None else None, serial=head.serial, year=head.year,
        symbol=head.symbol, type=kind, normative=head.year is not None, title=title.value if title is not None else None,
        issuer=issuer, province=province, place=place, issued_on=day,
        effective_on=effective.value if effective is not None else None,
        expires_on=expires.value if expires is not None else None,
        signer=signer, recipients=_recipients(document, frame), evidence=[*evidence, *signed],
    )  # fmt: skip


def _issuer(document: Document, frame: Frame, head: Head, day: str | None) -> tuple[Issuer | None, Piece | None]:
    """The body in the head; the head's office from the issuer line; a body that only the symbol tells."""
    line = next(
        (Piece(document.text[b.start : b.end], b.start, b.end)
         for b, part in zip(document.blocks, frame.parts, strict=True) if part is Part.ISSUER), None,
    )  # fmt: skip
    for piece in (head.body, line):
        found = issuer_of(piece.value, day) if piece is not None else None
        if found is not None:
            signing = issuer_of(line.value, day) if line is not None else None
            office = signing.office if signing is not None else found.office
            return found.model_copy(update={"office": office}), piece
    if head.symbol is not None:
        found = issuer_from_symbol(head.symbol)
        if found is not None:
            return found, head.number
    return None, None


def _province(issuer: Issuer | None, head: Head, day: str | None) -> ProvinceRef | None:
    """The issuer's province; a local issuer without one in its name has the province of the place."""
    if issuer is not None and issuer.level in _NATIONAL_ISSUERS:
        return None
    named = find_province(issuer.name, day) if issuer is not None else None
    if named is None and head.place is not None and issuer is not None:
        named = find_province(head.place.value, day)
    return named


def _unit_name(province: ProvinceRef) -> str:
    cities = {"Hà Nội", "Hải Phòng", "Đà Nẵng", "Cần Thơ", "Hồ Chí Minh", "Huế"}
    return f"{'thành phố' if province.name in cities else 'tỉnh'} {province.name}"


def _title(document: Document, folded: str, frame: Frame) -> Piece | None:
    """What the document is about (trích yếu): the lines below its type, without the type, in proper letters."""
    text = document.text
    spans: list[tuple[int, int]] = []
    for block, part in zip(document.blocks, frame.parts, strict=True):
        if part is Part.TITLE:
            spans.append((block.start, block.end))
        elif part is Part.HEAD and not spans:
            inside = _title_in_head(text, folded, block.start, block.end, block)
            if inside is not None:
                spans.append(inside)
        elif part in (Part.BASES, Part.BODY, Part.ENACTING) or (spans and part is Part.ISSUER):
            break
    if not spans:
        return None
    start, end = spans[0][0], spans[-1][1]
    named = type_at(folded, start, end)
    if named is not None and is_capitals(text[start : named[1]]):
        start = named[1]
    words = " ".join(" ".join(text[max(s, start) : e] for s, e in spans if e > start).split()).strip(" :-–_*.")
    words = _TITLE_END.sub("", words)
    if len(words) < 4:
        return None
    return Piece(recase(words, text, folded, end), start, end)


# A title's line may run on: rules of dashes, the first basis, a telegram's address.
_TITLE_END = regex.compile(
    r"\s*(?:-{3,}|Căn cứ\s|(?:THỦ TƯỚNG CHÍNH PHỦ|Thủ tướng Chính phủ|CHỦ TỊCH ỦY BAN NHÂN DÂN.{0,40})\s+(?:ĐIỆN|điện)\b).*$",
    regex.DOTALL,
)
_IN_HEAD = regex.compile(r"năm\s*(?:19|20)\d\d\s+")


def _title_in_head(text: str, folded: str, start: int, end: int, block: object) -> tuple[int, int] | None:
    """A title that a flattened head holds behind its date: "… năm 2020 QUYẾT ĐỊNH VỀ VIỆC … ỦY BAN NHÂN DÂN TỈNH …"."""
    if isinstance(block, Table):
        for cell in block.cells:
            named = type_at(folded, cell.start, cell.end)
            if named is not None and is_capitals(text[cell.start : named[1]]):
                return cell.start, cell.end
        return None
    dated = _IN_HEAD.search(folded, start, end)
    if dated is None or type_at(folded, dated.end(), end) is None:
        return None
    first = dated.end()
    issuing = regex.compile(
        r"\s(?:ỦY BAN NHÂN DÂN|UỶ BAN NHÂN DÂN|CHỦ TỊCH|BỘ TRƯỞNG|TỔNG CỤC TRƯỞNG|GIÁM ĐỐC|THỦ TƯỚNG"
        r"|HỘI ĐỒNG NHÂN DÂN)\b(?!.*\s(?:VỀ|BAN HÀNH|PHÊ DUYỆT)\s)"
    ).search(text, first + 12, end)
    return first, issuing.start() if issuing is not None else end


def _recipients(document: Document, frame: Frame) -> list[str]:
    """The lines under "Nơi nhận", without their dashes."""
    lines: list[str] = []
    for block, part in zip(document.blocks, frame.parts, strict=True):
        if part is Part.SIGNATURE and isinstance(block, Table):
            for cell in block.cells:
                words = document.text[cell.start : cell.end]
                if fold(words[:12]).startswith("nơi nhận"):
                    lines.extend(words.split("\n")[1:] if "\n" in words else words.split("- ")[1:])
            break
        if part is Part.RECIPIENTS and isinstance(block, ListItem):
            lines.append(document.text[block.body_start : block.end])
        elif lines and part not in (Part.RECIPIENTS, Part.SIGNATURE, Part.NOISE):
            break
    cleaned = (" ".join(line.split()).strip(" -–•*;.") for line in lines)
    return [line for line in cleaned if 2 < len(line) < 200]


def _effect(document: Document, folded: str, frame: Frame, day: str | None) -> tuple[Piece | None, Piece | None]:
    effective = expires = None
    for block, part in zip(document.blocks, frame.parts, strict=True):
        if part is not Part.BODY or "hiệu lực" not in folded[block.start : block.end]:
            continue
        if effective is None:
            dated = _EFFECTIVE_DATE.search(folded, block.start, block.end)
            signed = _EFFECTIVE_SIGNED.search(folded, block.start, block.end)
            if dated is not None:
                effective = _dated(dated)
            elif signed is not None and day is not None and len(day) == 10:
                effective = Piece(day, signed.start(), signed.end())
        until = _EXPIRES.search(folded, block.start, block.end)
        if until is not None and expires is None:
            expires = _dated(until)
    return effective, expires


def _dated(found: "regex.Match[str]") -> Piece | None:
    month, day = int(found["month"]), int(found["day"])
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return None
    return Piece(f"{found['year']}-{month:02d}-{day:02d}", found.start(), found.end())
