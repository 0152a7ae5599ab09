"""Numbers of documents in running text: read through damage, written in their normal form, with type, date and issuer.

ND 30/2020/NĐ-CP, annex I (number and symbol): `số/loại-cơ quan`, with the year for normative texts; letters (`số/cơ quan-đơn vị`); party
documents (`số-loại/cơ quan`).
"""

from dataclasses import dataclass

import regex

from extract.document_types import type_of_symbol
from extract.fold import compile_folded
from extract.references.lexicon import reference_file

_NUMBER = compile_folded(
    r"(?<![\p{L}\d/.,])(?P<serial>\d{1,5}(?:\.\d{1,2})?[a-z]?)\s?/\s?(?:(?P<year>(?:19|20)\d\d)\s?/\s?)?"
    r"(?P<symbol>(?:qh|ubtvqh)\d{1,2}(?!\d)|(?:[a-zđ]\p{L}*&?\p{L}*)(?:\s?[-.]\s?[\p{L}&]+\d{0,2})*)"
)
_PARTY = compile_folded(
    r"(?<![\p{L}\d/.,-])(?P<serial>\d{1,5})\s?-\s?(?P<symbol>[a-zđ]{2,6}\s?/\s?[a-zđ]{2,8})(?!\p{L})"
)
_DATE = compile_folded(
    r"(?:\s*\[\d{1,3}\]|\s*[⁰¹²³⁴⁵⁶⁷⁸⁹]+)?\s*[,(]?\s*(?:(?:ban hành|ký)\s)?ngày\s*(?P<day>\d{1,2})\s*(?:/"
    r"|\.|-|tháng)\s*(?P<month>\d{1,2})\s*(?:/|\.|-|,?\s*năm)\s*(?P<year>(?:19|20)\d\d)"
)
_ISSUER_DATE = compile_folded(
    r"\s*,?\s*của\s(?P<issuer>[^,;.()]{3,90}?),?\s+(?:(?:ban hành|ký)\s)?ngày\s*(?P<day>\d{1,2})\s*(?:/|\."
    r"|-|tháng)\s*(?P<month>\d{1,2})\s*(?:/|\.|-|,?\s*năm)\s*(?P<year>(?:19|20)\d\d)"
)
_ISSUER = compile_folded(
    r"\s*,?\s*của\s(?P<issuer>(?:liên bộ|[\p{L}][^,;.()“\"]{2,90}?))(?=\s+(?:về|phê duyệt|quy định"
    r"|ban hành|hướng dẫn|sửa đổi|thực hiện|triển khai|khóa|tại|và|kèm|đã|được|để|thành lập|công bố|giao"
    r"|điều chỉnh|thông qua|v/v|đính chính|bãi bỏ|có)(?!\p{L})|[,;.()“\"]|$)"
)
_WORD = regex.compile(r"[\p{L}&\d]+")
_PIECES = regex.compile(r"([-./])")
_ASSEMBLY = regex.compile(r"(?:qh|ubtvqh)\d")
# A lost hyphen: "QĐUBND".
_GLUED = regex.compile(r"(QĐ|NQ|KH|CT|NĐ)(UBND|TTg|TTG|CP|HĐND|BTC|BCT|BYT)")
_NAMED = regex.compile(r"(?:số|quyết định|nghị quyết|kế hoạch|công văn|tờ trình)\s*[:.]?\s*\Z")
_AND_NEXT = compile_folded(r"\s*(?:,|và|;)\s*(?:số\s*)?\Z")


# What stands behind a slash in rates and units; never the symbol of a document.
@dataclass(frozen=True, slots=True)
class DocumentNumber:
    """A cited document: where its number stands (`number_start`..`number_end`) and where its citation with type and date does."""

    start: int
    end: int
    number_start: int
    number_end: int
    number: str
    type: str | None
    issuer: str | None
    issued_on: str | None


def find_document_numbers(folded: str, text: str, start: int, end: int) -> list[DocumentNumber]:
    """Every number of a document in a stretch of text; `folded` is the fold of `text`.

    A date said once behind a list of numbers ("số 1/QĐ-X và số 2/QĐ-X ngày …") holds for all of them.
    """
    if "/" not in folded[start:end]:
        return []
    found: list[DocumentNumber] = []
    matches = [*_NUMBER.finditer(folded, start, end), *_PARTY.finditer(folded, start, end)]
    matches.sort(key=lambda match: match.start())
    last_end = start
    for match in matches:
        if match.start() < last_end:
            continue
        read = _read(folded, text, start, end, match)
        if read is not None:
            found.append(read)
            last_end = read.number_end
    return _share_dates(folded, found)


def _read(folded: str, text: str, start: int, end: int, match: "regex.Match[str]") -> DocumentNumber | None:
    symbol_start, symbol_end = match.span("symbol")
    symbol_end = _symbol_end(text, folded, symbol_start, symbol_end)
    symbol = _normal_symbol(text[symbol_start:symbol_end])
    if not _is_symbol(text, folded, match.start(), symbol_start, symbol_end, symbol, start):
        return None
    serial = match["serial"] if match["serial"][-1].isdigit() else text[slice(*match.span("serial"))]
    year = match.groupdict().get("year")
    joint = "-" if match.re is _PARTY else "/"
    number = joint.join([serial, *([year] if year else []), symbol])
    type_start, kind = _type_before(folded, text, start, match.start())
    known = type_of_symbol(symbol if match.re is not _PARTY else symbol.split("/")[0])
    date = _DATE.match(folded, symbol_end, end) or _ISSUER_DATE.match(folded, symbol_end, end)
    issued_on, stop = None, symbol_end
    issuer = None
    if date is not None:
        issued_on, stop = _iso(date), date.end()
        if date.re is _ISSUER_DATE:
            issuer = _words(text, date.span("issuer"))
    if issuer is None:
        named = _ISSUER.match(folded, stop, end)
        issuer = _words(text, named.span("issuer")) if named is not None else None
    return DocumentNumber(
        type_start,
        stop,
        match.start(),
        symbol_end,
        number,
        kind or (known.name if known is not None else None),
        issuer,
        issued_on,
    )


def _words(text: str, span: tuple[int, int]) -> str:
    return " ".join(text[slice(*span)].split())


def _symbol_end(text: str, folded: str, start: int, end: int) -> int:
    """Cut what is no symbol any more: a blank before small letters ("QĐ-UBND ngày"), a second number."""
    position = start
    last = start
    for part in _WORD.finditer(text[start:end]):
        first, stop = start + part.start(), start + part.end()
        gap = text[position:first]
        if part.start() and " " in gap and not (gap.strip() and text[first].isupper()):
            break
        if (
            part.start()
            and text[first].islower()
            and text[start].isupper()
            and folded[first:stop] not in ("cp", "ttg", "ubnd")
        ):
            break
        position = last = stop
    return last


def _normal_symbol(symbol: str) -> str:
    """The symbol without blanks, with `Đ` for `Ð` and usual letters: `QĐ - TTG` -> `QĐ-TTg`, `qđ-ubnd` -> `QĐ-UBND`."""
    tight = "".join(symbol.replace("Ð", "Đ").replace("\ufffe", "-").replace("–", "-").split())
    glued = _GLUED.fullmatch(tight)
    if glued is not None:
        tight = f"{glued[1]}-{glued[2]}"
    pieces = _PIECES.split(tight)
    return "".join(
        reference_file().spelled.get(piece.lower(), piece.upper() if piece.islower() else piece) for piece in pieces
    )


def _is_symbol(text: str, folded: str, number_start: int, start: int, end: int, symbol: str, floor: int) -> bool:
    """Whether letters behind a number and a slash are a document's symbol and not a unit, a rate or an abbreviation."""
    if end - start < 2:
        return False
    first = _PIECES.split(folded[start:end])[0].strip()
    if first in reference_file().not_symbols:
        return False
    named = _NAMED.search(folded, max(floor, number_start - 20), number_start)
    if first in reference_file().type_codes and (
        ("-" in symbol or "." in symbol or "/" in symbol) or named is not None or first in ("qh", "ubtvqh")
    ):
        return True
    if _ASSEMBLY.match(folded, start, end):
        return True
    # A letter: an office's code, then a unit's ("663/SCT-QLTM"); without a unit only behind "số".
    upper = sum(letter.isupper() for letter in text[start:end]) >= 2
    return upper and ("-" in symbol or named is not None) and text[start].isupper()


def _type_before(folded: str, text: str, floor: int, start: int) -> tuple[int, str | None]:
    """The word that says what the number is of, and where the citation begins."""
    before = folded[max(floor, start - 60) : start]
    found = _TYPES.search(before)
    if found is None:
        plain = _SO.search(before)
        return (start - len(before) + plain.start() if plain is not None else start), None
    first = start - len(before) + found.start("type")
    words = " ".join(text[first : first + len(found["type"])].split())
    return first, words[:1].upper() + words[1:].lower()


_SO = compile_folded(r"số\s*[:.]?\s*\Z")
_TYPES = compile_folded(
    rf"(?<!\p{{L}})(?P<type>{'|'.join(sorted(reference_file().types, key=len, reverse=True))})"
    r"\s*(?:\p{L}+\s){0,6}?(?:số)?\s*[:.]?\s*\Z"
)


def _iso(date: "regex.Match[str]") -> str | None:
    day, month = int(date["day"]), int(date["month"])
    return f"{date['year']}-{month:02d}-{day:02d}" if 1 <= day <= 31 and 1 <= month <= 12 else None


def _share_dates(folded: str, found: list[DocumentNumber]) -> list[DocumentNumber]:
    shared = list(found)
    for index in range(len(shared) - 2, -1, -1):
        item, following = shared[index], shared[index + 1]
        if item.issued_on is None and following.issued_on is not None:
            between = folded[item.end : following.number_start]
            if _AND_NEXT.fullmatch(between) or (
                len(between) < 14 and _AND_NEXT.search(between) and "của" not in between
            ):
                shared[index] = DocumentNumber(
                    item.start, item.end, item.number_start, item.number_end, item.number, item.type or following.type,
                    item.issuer or following.issuer, following.issued_on,
                )  # fmt: skip
    return shared
