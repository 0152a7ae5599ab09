"""The signature: who signed, in which position, by which power (ND 30/2020, annex I: TM., KT., TL., TUQ., Q.)."""

import regex

from extract.fold import fold
from extract.frame import Frame, Part
from extract.header.titles import is_capitals
from schemas import Document, FieldEvidence, Signer, Table

_POSITION = regex.compile(
    r"(?<!\p{L})(?:quyền\s+|phó\s+)?(?:tổng giám đốc|giám đốc|chủ tịch|thủ tướng(?: chính phủ)?|bộ trưởng"
    r"|thống đốc|tổng cục trưởng|cục trưởng|vụ trưởng|viện trưởng"
    r"|chủ nhiệm|trưởng ban|hiệu trưởng|chánh văn phòng|chánh án|chánh thanh tra|tổng thanh tra"
    r"|tổng kiểm toán nhà nước|bí thư|thứ trưởng|trưởng phòng)(?!\p{L})"
)
_POWER = regex.compile(r"(?<!\p{L})(?:tm|kt|tl|tuq|q|t/m|k/t)\s?\.\s*")
_NAME = regex.compile(
    r"(?:(?:GS|PGS|TS|ThS|BS|Đ/c|TSKH)\.?\s*)*(?P<name>\p{Lu}\p{Ll}+(?:\s+\p{Lu}\p{Ll}+){1,5})(?=\s*(?:$|\n|[-_.|(]|\p{Lu}{2}))"
)


def read_signature(document: Document, folded: str, frame: Frame) -> tuple[Signer, list[FieldEvidence]]:
    """The signer of the decision itself: the first signature of the document, whatever is attached behind it."""
    for start, end in _stretches(document, frame):
        found = _read(document, folded, start, end)
        if found is not None:
            return found
    return Signer(), []


def _stretches(document: Document, frame: Frame) -> list[tuple[int, int]]:
    """Where a signature may stand: the cells of a signature table, runs of signature blocks, lines among the recipients."""
    stretches: list[tuple[int, int]] = []
    run: list[int] | None = None
    for block, part in zip(document.blocks, frame.parts, strict=True):
        if part is Part.SIGNATURE and isinstance(block, Table):
            stretches.extend((cell.start, cell.end) for cell in block.cells if cell.end > cell.start)
        elif part is Part.SIGNATURE:
            if run is None:
                run = [block.start, block.end]
                stretches.append((block.start, block.end))
            run[1] = block.end
            stretches[-1] = (run[0], run[1])
            continue
        elif part is Part.RECIPIENTS:
            # A flattened table: the signature stands behind the last bar, or among the lines.
            bar = document.text.rfind("|", block.start, block.end)
            start = bar + 1 if bar > 0 else block.start
            if bar > 0 or _POWER.search(fold(document.text[start : block.end])):
                stretches.append((start, block.end))
        run = None
    return stretches


def _read(document: Document, folded: str, start: int, end: int) -> tuple[Signer, list[FieldEvidence]] | None:
    text = document.text
    positions = [
        found for found in _POSITION.finditer(folded, start, end) if is_capitals(text[found.start() : found.end()])
    ]
    if not positions:
        return None
    # One signature's positions stand together; further on an attached title may name others.
    run = [positions[0]]
    for found in positions[1:]:
        if found.start() - run[-1].end() > 40:
            break
        run.append(found)
    positions = run
    powers = [found for found in _POWER.finditer(folded, start, end) if text[found.start()].isupper()]
    last = positions[-1]
    # In "KT. CHỦ TỊCH / PHÓ CHỦ TỊCH" the head is named behind the power, the signer's own position below it.
    name = _NAME.search(text, last.end(), end)
    evidence = [FieldEvidence.of(document, "signer.position", last.start(), last.end())]
    if name is not None:
        evidence.append(FieldEvidence.of(document, "signer.name", *name.span("name")))
    authority = None
    if powers:
        stop = last.start() if len(positions) > 1 or powers[0].start() < last.start() else last.end()
        stop = stop if stop > powers[0].start() + 3 else last.end()
        authority = " ".join(text[powers[0].start() : stop].split()) or None
        if authority is not None and regex.fullmatch(r"(?i)(?:TM|KT|TL|TUQ|Q|T/M|K/T)\s?\.", authority):
            authority = " ".join(text[powers[0].start() : last.end()].split())
    return (
        Signer(
            name=" ".join(name["name"].split()) if name is not None else None,
            position=_position(text[last.start() : last.end()]),
            authority=authority,
        ),
        evidence,
    )


def _position(words: str) -> str:
    """A position in its proper letters: "PHÓ CHỦ TỊCH" -> "Phó Chủ tịch", "TỔNG GIÁM ĐỐC" -> "Tổng Giám đốc"."""
    lowered = " ".join(words.lower().split()).replace("thủ tướng chính phủ", "thủ tướng")
    for prefix in ("phó ", "quyền ", "tổng "):
        if lowered.startswith(prefix):
            rest = lowered[len(prefix) :]
            if prefix == "tổng " and rest not in ("giám đốc", "thanh tra"):
                break
            return prefix.capitalize() + _position(rest)
    return lowered[:1].upper() + lowered[1:]
