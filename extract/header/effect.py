"""When a decision takes effect and ends (Law on promulgation of legal documents; ND 34/2016), and when it was adopted."""

import regex

from extract.fold import compile_folded
from extract.frame import Frame, Part
from extract.header.head import Piece
from schemas import Document

_DAY = r"ngày\s*(?P<day>\d{1,2})\s*(?:[/.-]|tháng)\s*(?P<month>\d{1,2})\s*(?:[/.-]|,?\s*năm)\s*(?P<year>(?:19|20)\d\d)"
# Other documents take effect too: only "Quyết định này có hiệu lực", or the same without "này" at the head of an article.
_SUBJECT = (
    r"(?:(?<!\p{L})này[^.;]{0,160}?\s|(?:điều\s+\d+\s*[.:]\s*)?(?:\d{1,2}[.)]\s*)?"
    r"(?:quyết định|nghị quyết|chỉ thị|thông tư|kế hoạch)\s+)có hiệu lực\s+(?:thi hành\s+)?"
)
_SIGNED = compile_folded(_SUBJECT + r"(?:kể )?từ ngày (?:được )?(?:ký|ban hành|thông qua)")
_DATED = compile_folded(_SUBJECT + r"(?:kể )?từ " + _DAY)
_UNTIL = compile_folded(r"(?<!\p{L})này[^.;]{0,160}?hiệu lực[^.]{0,60}?đến (?:hết )?" + _DAY)
_ADOPTED = compile_folded(r"nghị quyết này[^.;]{0,160}?thông qua[^.;]{0,80}?" + _DAY)


def read_effect(document: Document, folded: str, frame: Frame, day: str | None) -> tuple[Piece | None, Piece | None]:
    """The first day of effect (`day` where it is the day of signing) and the last one."""
    effective = expires = None
    for block, part in zip(document.blocks, frame.parts, strict=True):
        if part is not Part.BODY or "hiệu lực" not in folded[block.start : block.end]:
            continue
        if effective is None:
            dated = _from(_DATED, folded, block.start, block.end)
            signed = _from(_SIGNED, folded, block.start, block.end)
            if dated is not None:
                effective = _piece(dated)
            elif signed is not None and day is not None and len(day) == 10:
                effective = Piece(day, signed.start(), signed.end())
        until = _UNTIL.search(folded, block.start, block.end) if expires is None else None
        if until is not None:
            expires = _piece(until)
    return effective, expires


def read_adoption(document: Document, folded: str, frame: Frame) -> Piece | None:
    """The day on which an assembly adopted the resolution: the date of one whose head has none."""
    for block, part in zip(document.blocks, frame.parts, strict=True):
        if part is Part.BODY and "thông qua" in folded[block.start : block.end]:
            found = _ADOPTED.search(folded, block.start, block.end)
            if found is not None:
                return _piece(found)
    return None


def _from(pattern: "regex.Pattern[str]", folded: str, start: int, end: int) -> "regex.Match[str] | None":
    """The pattern at the block's beginning or behind "này"."""
    found = pattern.match(folded, start, end)
    at = folded.find("này", start, end)
    while found is None and at >= 0:
        found = pattern.match(folded, at, end)
        at = folded.find("này", at + 3, end)
    return found


def _piece(found: "regex.Match[str]") -> Piece | None:
    month, day = int(found["month"]), int(found["day"])
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return None
    return Piece(f"{found['year']}-{month:02d}-{day:02d}", found.start("day"), found.end("year"))
