"""The head's own fields: number, issuer, place and date (ND 30/2020, annex I, cells 2 to 4)."""

from dataclasses import dataclass

import regex

from extract.document_types import type_of_symbol
from extract.fold import compile_folded, fold, fold_characters
from extract.form import form
from extract.frame import Frame, Part
from extract.patterns import compile_pattern
from extract.provinces import closed_name, is_whole_name
from extract.references.numbers import serial_of
from extract.references.symbols import read_symbol
from schemas import Document, Table


@dataclass(frozen=True, slots=True)
class Piece:
    """A field's value and the stretch of text that it came from."""

    value: str
    start: int
    end: int


NUMBER = compile_pattern(
    r"(?:Luật\s+)?[Ss]\s?[ốỐ]\s*[:.]?\s*(?P<serial>\d[\d.]{0,6}[a-zA-Z]?)\s*/\s*(?:(?P<year>(?:19|20)\d\d)\s*/\s*)?"
    r"(?P<symbol>(?:[A-ZĐđ]|(?=(?:qđ|kh|nq|ct|tb)\s?-))[\p{L}&]*(?:\s?[-./]\s?[\p{L}&][\p{L}&\d]*){0,4}"
    # The National Assembly's term belongs to its symbol (QH15); a last letter may be set apart (BHX H).
    r"(?:(?<=QH)\d{1,2}(?!\d))?(?:[ ]\p{Lu}(?=\s*(?:$|[\n|])))?)"
)
_PARTY_NUMBER = compile_pattern(
    r"[Ss]\s?[ốỐ]\s*[:.]?\s*(?P<serial>\d{1,5})\s*-\s*(?P<symbol>[A-ZĐ]{1,4}[a-z]?/[A-ZĐ]{2,10}(?:(?<=QH)\d{2})?)"
)
_UNNUMBERED = compile_pattern(
    r"[Ss]\s?[ốỐ]\s*[:.]?\s*[…._]*\s*/\s*(?:(?:19|20)\d\d\s*/\s*)?(?P<symbol>[A-ZĐÐ][\p{L}&]*(?:\s?[-.–/]\s?[\p{L}&]+){1,4})"
)
_LINE = compile_pattern(r"[\p{Lu} &./-]+(?=\s*(?:$|[\n|,]))")
_PLACE_DATE = compile_folded(
    r"(?P<place>[\p{L}][\p{L}. \n\-]{1,40}?)\s*,\s*(?:ngày\s*(?P<day>\d{1,2})?\s*)?(?:tháng\s*(?P<month>\d{1,2})?\s*)"
    r"(?:năm\s*(?P<year>(?:19"
    r"|20)\d\d))"
)
# Law collections put number and day into the title: "QUYẾT ĐỊNH CỦA … SỐ 63/QĐ-TTg NGÀY 13 THÁNG 01 NĂM 2010".
_BEHIND_NUMBER = compile_folded(
    r"(?P<place>)\s*,?\s*ngày\s*(?P<day>\d{1,2})\s*(?:tháng|[/.-])\s*(?P<month>\d{1,2})\s*(?:năm|[/.-])\s*(?P<year>(?:19|20)\d\d)"
)
# The comma may be missing behind a province's name at the start of its line.
_NO_COMMA = compile_folded(
    r"(?:\A|(?<=\n|\| ))(?P<place>\p{L}+(?: \p{L}+){1,4})"
    r"\s+ngày\s*(?P<day>\d{1,2})\s*tháng\s*(?P<month>\d{1,2})\s*năm\s*(?P<year>(?:19|20)\d\d)"
)
_SLASHED = compile_folded(
    r"(?P<place>[\p{L}][\p{L}. \-]{1,40}?)\s*,\s*ngày\s*(?P<day>\d{1,2})\s*[/.-]\s*(?P<month>\d{1,2})\s*[/.-]\s*(?P<year>(?:19|20)\d\d)"
)


# Words that govern the number behind them: it is another document's.
_CITING = compile_folded(
    r"(?<!\p{L})(?:thực hiện|triển khai|hướng dẫn|sửa đổi|bổ sung|thay thế|bãi bỏ|(?<!kèm )theo)(?!\p{L})[^|]{0,160}\Z"
)


_OWN_LINE = compile_pattern(r"[Ss]\s?[ốỐ]\s*:")
# Of a day stamped over or recognised wrongly the place is whole, and perhaps month and year: "Hà Nội, ngày 3Q0 tháng 4 năm 2026".
_DAMAGED_DATE = compile_folded(
    r"(?P<place>[\p{L}][\p{L}. \-]{1,40}?)\s*,\s*ngày(?P<day>)[^\n|,;]{0,6}tháng\s*(?:(?P<month>\d{1,2})(?=\s)|[^\n|,;]{0,6}?)"
    r"\s*năm\s*(?:(?P<year>(?:19|20)\d\d)(?!\w))?"
)
_LAST_LINES = 12
_MOTTO_END = fold("hạnh phúc")


@dataclass(frozen=True, slots=True)
class Head:
    """What the head says, as written (the number mended in its characters)."""

    number: Piece | None
    serial: int | None
    year: int | None
    symbol: str | None
    place: Piece | None
    date: Piece | None
    body: Piece | None


def read_head(document: Document, folded: str, frame: Frame) -> Head:
    """Read the head's blocks: the first ones of the document, before its title."""
    text = document.text
    stretches = _stretches(document, frame) or _late_stretches(document, frame)
    number = serial = year = symbol = place = date = None
    above = ""
    for start, end in stretches:
        if number is None and symbol is None:
            alike = fold_characters(text[start:end])
            found = _own_number(alike, above)
            above = f"{above} {folded[start:end]}"
            if found is not None:
                serial_text, symbol = found["serial"], _mend_symbol(found["symbol"])
                if type_of_symbol(symbol) is None and (solid := _set_apart(alike, found.start("symbol"))) is not None:
                    symbol = solid
                at_year = found.groupdict().get("year")
                year = int(at_year) if at_year else None
                joint = "-" if found.re is _PARTY_NUMBER else "/"
                written = joint.join([serial_text, *([at_year] if at_year else []), symbol])
                last = start + found.start("symbol") + len(found["symbol"].rstrip())
                number = Piece(written, start + found.start("serial"), last)
                serial = serial_of(serial_text)
            if found is None and (blank := _UNNUMBERED.search(alike)) is not None:
                symbol = _mend_symbol(blank["symbol"])
        if date is None:
            dated = _dated(folded, start, end) or _DAMAGED_DATE.search(folded, start, end)
            if dated is not None:
                place, date = _place(text, dated), _date(dated)
    if date is None and number is not None:
        behind = _BEHIND_NUMBER.match(folded, number.end)
        date = _date(behind) if behind is not None else None
    if date is None and place is None:
        place, date = _at_the_end(text, folded, document)
    return Head(number, serial, year, symbol, place, date, _body(document, folded, stretches))


def _own_number(alike: str, above: str) -> "regex.Match[str] | None":
    """The first number of a stretch that is the document's own; `above` are the folded words of the stretches before it.

    A title may cite the document that is carried out ("thực hiện Chỉ thị số …"), and so may a body's name; "Số:" at the start of a
    line is the form's own.
    """
    for pattern in (NUMBER, _PARTY_NUMBER):
        for found in pattern.finditer(alike):
            own_line = found.start() == 0 and _OWN_LINE.match(alike) is not None
            if own_line or _CITING.search(f"{above} {fold(alike[: found.start()])}") is None:
                return found
    return None


def _stretches(document: Document, frame: Frame) -> list[tuple[int, int]]:
    """The head's lines and cells, up to the end of the title (a flattened head may hold the title too)."""
    stretches: list[tuple[int, int]] = []
    for block, part in zip(document.blocks, frame.parts, strict=True):
        if part in (Part.BASES, Part.BODY, Part.ENACTING, Part.SIGNATURE, Part.PLAN):
            break
        if part not in (Part.HEAD, Part.TITLE):
            continue
        if isinstance(block, Table):
            # Down the columns: the body and its number stand on the left, over several rows or in one cell.
            cells = sorted(block.cells, key=lambda cell: (cell.column, cell.row))
            stretches.extend((cell.start, cell.end) for cell in cells if cell.end > cell.start)
        else:
            stretches.append((block.start, block.end))
    return stretches


def _late_stretches(document: Document, frame: Frame) -> list[tuple[int, int]]:
    """The lines of a head that stands behind its text, as columns read in the wrong order leave it."""
    late = (Part.HEAD, Part.SIGNATURE, Part.ATTACHED_TITLE)
    stretches: list[tuple[int, int]] = []
    for block, part in zip(document.blocks, frame.parts, strict=True):
        if part in late and not isinstance(block, Table):
            stretches.append((block.start, block.end))
    return stretches if Part.HEAD in frame.parts else []


def _at_the_end(text: str, folded: str, document: Document) -> tuple[Piece | None, Piece | None]:
    """Place and full date alone on a line over the signature, where a text has no head."""
    for block in reversed(document.blocks[-_LAST_LINES:]):
        if isinstance(block, Table) or block.end - block.start > 80:
            continue
        found = _PLACE_DATE.fullmatch(folded, block.start, block.end)
        if found is not None and found["day"] and found["month"]:
            return _place(text, found), _date(found)
    return None, None


def _dated(folded: str, start: int, end: int) -> "regex.Match[str] | None":
    found = _PLACE_DATE.search(folded, start, end) or _SLASHED.search(folded, start, end)
    if found is not None:
        return found
    bare = _NO_COMMA.search(folded, start, end)
    return bare if bare is not None and is_whole_name(bare["place"]) else None


def date_in(text: str) -> str | None:
    """The date behind a place in a head's words, cut to what they say; None where there is none."""
    found = _dated(fold(text), 0, len(text))
    date = _date(found) if found is not None else None
    return date.value if date is not None else None


def _mend_symbol(symbol: str) -> str:
    """Only the characters are mended: blanks and odd dashes within the symbol, `Ð` for `Đ`, a lost hyphen, small letters."""
    tight = "".join(symbol.split())
    if not tight.islower():
        tight = tight.replace("đ", "Đ")  # the fold of characters has both "Ð" and "đ" as "đ"
    read = read_symbol(fold(tight), tight, 0, len(tight)) if type_of_symbol(tight) is None or tight.islower() else None
    return read.normal if read is not None and read.end == len(tight) and read.typed else tight


def _set_apart(alike: str, start: int) -> str | None:
    """A symbol whose letters stand apart ("Q Đ-UBN D"), if they make a known type's together."""
    line = _LINE.match(alike, start)
    solid = "".join(line.group().split()) if line is not None else ""
    return solid if "-" in solid and len(solid) < 24 and type_of_symbol(solid) is not None else None


def _date(found: "regex.Match[str]") -> Piece | None:
    """The date cut to what is said of it; None where not even the year is."""
    value, month, day = found["year"], found["month"], found["day"]
    if value is None:
        return None
    if month and 1 <= int(month) <= 12:
        value += f"-{int(month):02d}"
        if day and 1 <= int(day) <= 31:
            value += f"-{int(day):02d}"
    return Piece(value, found.start("day") if day else found.start("year"), found.end())


def _place(text: str, found: "regex.Match[str]") -> Piece:
    start, end = found.span("place")
    # The motto may stand on the line above in the same cell.
    motto = fold(text[start:end]).rfind(_MOTTO_END)
    if motto >= 0:
        rest = text[start + motto + len(_MOTTO_END) : end]
        start = end - len(rest.lstrip(" \n-.–—_"))
    words = " ".join(text[start:end].split())
    # A flattened head runs the number into the place: "QĐ-UBND Kon Tum".
    glued = regex.search(r"(?:[A-ZĐ]{2,}[\p{L}]*\s+)(?P<place>\p{Lu}\p{Ll}+.*)$", words)
    if glued is not None:
        start += len(text[start:end]) - len(glued["place"])
        words = glued["place"]
    return Piece(closed_name(words) or words, start, end)


def _body(document: Document, folded: str, stretches: list[tuple[int, int]]) -> Piece | None:
    """The words that name the issuing body, line by line: what stands before the national motto or left of it."""
    text = document.text
    parts: list[tuple[int, int]] = []
    for start, end in stretches:
        alike = fold_characters(text[start:end])
        numbers = (NUMBER.search(alike), _PARTY_NUMBER.search(alike), _UNNUMBERED.search(alike))
        others = (
            form().motto.search(folded, start, end), form().party.search(folded, start, end), _PLACE_DATE.search(folded, start, end),
        )  # fmt: skip
        ends = [start + found.start() for found in numbers if found is not None]
        stop = min((*ends, *(found.start() for found in others if found is not None)), default=end)
        bar = text.find("|", start, stop)
        if (part := bar if bar > 0 else stop) - start > 3 and any(letter.isalpha() for letter in text[start:part]):
            parts.append((start, part))
        only_party = not parts and others[1] is not None and others[1].end() >= end
        if (stop < end and not only_party) or len(parts) >= 4:
            break
    if not parts:
        return None
    lines = (" ".join(line.split()) for start, end in parts for line in text[start:end].split("\n"))
    return Piece("\n".join(lines).strip(" -–_*|.\n"), parts[0][0], parts[-1][1])
