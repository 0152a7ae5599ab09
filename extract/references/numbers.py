"""Numbers of documents in running text: read through damage, written in their normal form, with type, date and issuer.

Decree 30/2020/NĐ-CP, annex I (number and symbol): `số/loại-cơ quan`, with the year for normative texts; letters
(`số/cơ quan-đơn vị`); Instruction 36-HD/VPTW for the party's documents (`số-loại/cơ quan`).
"""

from dataclasses import dataclass, replace
from datetime import date
from functools import cache

import regex

from extract.document_types import type_of_symbol
from extract.fold import compile_folded, fold_characters
from extract.patterns import compile_pattern
from extract.references.lexicon import reference_file
from extract.references.symbols import Symbol, read_symbol


@dataclass(frozen=True, slots=True)
class DocumentNumber:
    """A cited document. `start`..`end` is the citation from its type's word to its date, `number_start`..`number_end`
    the number alone. `number` is its normal form; `type`, `issuer` and `issued_on` are what the text says, else None."""

    start: int
    end: int
    number_start: int
    number_end: int
    number: str
    serial: str
    year: str | None
    symbol: str
    type: str | None
    issuer: str | None
    issued_on: str | None

    @property
    def code(self) -> str:
        """The first group of the symbol in small letters: the type's ("qđ"), of a letter the body's."""
        return self.symbol.replace("/", "-").split("-")[0].lower()

    @property
    def party(self) -> bool:
        """Whether the number is a party document's (`57-NQ/TW`)."""
        return self.number[len(self.serial) :].startswith("-")


def serial_of(number: str) -> int | None:
    """The figure that a number begins with (`66.2/2025/NQ-CP` -> 66, `12a/QĐ-UBND` -> 12); None where it begins with none."""
    digits = _FIRST_FIGURE.match(number)
    return int(digits.group()) if digits is not None else None


_FIRST_FIGURE = compile_pattern(r"\d+")
# What may stand before a serial: no figure, no part of a web address; letters only where a blank was lost.
_BEFORE = r"(?<![/=_%&?#])(?<!\d[.,:-])(?:(?<![\p{L}\d])|(?<=số)|(?<=(?<!\p{L})(?:tt|nđ|qđ|nq|ct)))"
_SERIAL = compile_folded(rf"{_BEFORE}(?P<serial>\d{{1,5}}(?:\.\d{{1,3}})?[a-zđ]?)\s?\Z")
_PARTY = compile_folded(rf"{_BEFORE}(?P<serial>\d{{1,5}}[a-z]?)\s?-\s?(?P<code>[a-zđ]{{2,6}})\s?\Z")
# "49/2025TT-BCT": the slash behind the year may be lost.
_YEAR = compile_pattern(r"\s?(?P<year>(?:19|20)\d\d)(?:\s?/\s?(?!\s|\d)|(?=(?:ttlt|tt|nđ|qđ|nq)\s?-))")
# A footnote's mark, or its bare figures glued to the symbol.
_NOTE = r"(?:\d{1,3}(?=\s)|\s{0,2}\[\d{1,3}\]|\s?\(\p{L}{1,6}\d{0,3}\)|\s?[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3})?"
_DAY = (
    r"(?:(?P<day>\d{1,2})\s{0,2}(?:/|\.|-|,?\s{0,2}tháng)|[\s.]{0,9}tháng)"
    r"\s{0,2}(?P<month>\d{1,2})(?:\s{0,2}(?:/|\.|-|,?\s{0,2}năm)\s{0,2}|(?<=/\d{1,2})\s)(?P<year>(?:19|20)\d\d)(?!\d)"
)
_DATE = compile_folded(rf"{_NOTE}\s{{0,2}}[,(]?\s{{0,2}}(?:(?:ban hành|ký)\s)?(?:ngày\s{{0,2}}|(?<=\(){_NOTE}){_DAY}")
_ISSUER_DATE = compile_folded(
    rf"{_NOTE}\s{{0,2}},?\s{{0,2}}của\s(?P<issuer>[^,;.()/]{{3,90}}?),?\s{{1,2}}(?:(?:ban hành|ký)\s)?ngày\s{{0,2}}{_DAY}"
)
# "Quyết định 32/QĐ-UBND năm 2025": law sites name the year in the date's place.
_YEAR_BEHIND = compile_folded(
    r"\s{1,2}(?:(?:của\s)?[\p{L}]{2,5}\s(?:\p{L}+\s){1,4}?)?năm\s(?P<year>(?:19|20)\d\d)(?![\d/-])"
)
# "Nghị quyết 72-NQ/TW năm 2025 ngày 09 tháng 9 năm 2025": the year as well as the day.
_YEAR_NAMED = compile_folded(r"\s{1,2}năm\s(?P<year>(?:19|20)\d\d)(?=\s{1,2}ngày\s)")
_OF = compile_folded(r"\s{0,2},?\s{0,2}của\s")
_AND_NEXT = compile_folded(r"\s*(?:,|và|;|,\s*và)\s*(?:số\s*)?:?\s*")
_SO = compile_folded(r"(?<!\p{L})số\s*[:.]?\s*\Z")
_LAW = compile_folded(
    r"(?<!\p{L})(?:bộ luật|luật|pháp lệnh|nghị quyết|hiến pháp)\s[^;.\d]{0,110}(?:\d{4}[^;.\d]{0,30})?\Z"
)
_REACH = 24


@dataclass(frozen=True, slots=True)
class _Words:
    type_before: "regex.Pattern[str]"
    no_document: "regex.Pattern[str]"
    next_body: "regex.Pattern[str]"
    issuer_stop: "regex.Pattern[str]"


@cache
def _words() -> _Words:
    data = reference_file()

    def any_of(words: list[str]) -> str:
        return "|".join(map(fold_characters, sorted(words, key=len, reverse=True)))

    return _Words(
        compile_pattern(rf"(?<!\p{{L}})(?P<type>{any_of(data.types)})\s{{0,2}}(?:số)?\s{{0,2}}[:.]?\s{{0,2}}\Z"),
        compile_pattern(rf"(?<!\p{{L}})(?:{any_of(data.no_documents)})\s{{0,2}}(?:số)?\s{{0,2}}[:.]?\s{{0,2}}\Z"),
        compile_pattern(rf"\s*(?:,|\svà\s)\s*(?:(?!\s*\p{{Lu}})|(?:{'|'.join(data.other_bodies)}))"),
        compile_pattern(
            rf"[;.()“”\"\n|]|(?<!\p{{L}})(?<!(?:bộ|sở|ban|phòng)\s)(?:{any_of(data.behind_issuer)})(?!\p{{L}})"
        ),
    )


def find_document_numbers(folded: str, text: str, start: int, end: int) -> list[DocumentNumber]:
    """Every number of a document in a stretch of text, in their order; `folded` is the fold of `text`.

    A date said once behind a list of numbers ("số 1/QĐ-X và số 2/QĐ-X ngày …") holds for all of them.
    """
    found: list[DocumentNumber] = []
    floor = start
    slash = folded.find("/", start, end)
    while slash >= 0:
        # A date or a fraction: a figure behind the slash that is no year.
        follows = folded[slash + 1 : slash + 3].lstrip()[:1]
        if (follows.isalpha() or follows in ("1", "2")) and slash > floor:
            number = _read(folded, text, floor, end, slash, found[-1] if found else None)
            if number is not None:
                found.append(number)
                floor = number.end
        slash = folded.find("/", max(slash + 1, floor), end)
    return _share_dates(folded, found)


def _read(
    folded: str, text: str, floor: int, end: int, slash: int, previous: DocumentNumber | None
) -> DocumentNumber | None:
    """The number around a slash, if it is a document's."""
    reach = max(floor, slash - _REACH)
    party = _PARTY.search(folded, reach, slash)
    year: str | None = None
    if party is not None:
        first, serial_end = party.span("serial")
        symbol = read_symbol(folded, text, party.start("code"), end)
        if symbol is None or not symbol.party:
            return None
    else:
        plain = _SERIAL.search(folded, reach, slash)
        if plain is None:
            return None
        first, serial_end = plain.span("serial")
        dated = _YEAR.match(folded, slash + 1, end)
        year = dated["year"] if dated is not None else None
        symbol_start = dated.end() if dated is not None else slash + 1
        symbol_start += symbol_start < end and folded[symbol_start].isspace()
        symbol = read_symbol(folded, text, symbol_start, end)
        if symbol is None or symbol.party:
            return None
    type_start, word = _type_before(folded, text, floor, first, symbol)
    day, behind, issuer = _date_behind(folded, text, symbol.end, end)
    listed = previous is not None and _AND_NEXT.fullmatch(folded, previous.end, first) is not None
    named = word is not None or listed or _SO.search(folded, max(floor, first - 8), first) is not None
    # "Đề án 06/CP" is a short name: a plan's word says nothing of an issuer's code alone.
    of_type = word is not None and word.lower() not in reference_file().short_names
    if not symbol.stands_alone(named, of_type, day is not None, year is not None):
        return None
    if _words().no_document.search(folded, max(floor, first - 24), first) is not None:
        return None
    known = type_of_symbol(symbol.code)
    serial = text[first:serial_end]
    number = f"{serial}{'-' if party is not None else '/'}{f'{year}/' if year else ''}{symbol.normal}"
    return DocumentNumber(
        start=type_start, end=behind, number_start=first, number_end=symbol.end, number=number, serial=serial, year=year,
        symbol=symbol.normal, type=word or (known.name if known is not None else None), issuer=issuer, issued_on=day,
    )  # fmt: skip


def _type_before(folded: str, text: str, floor: int, first: int, symbol: Symbol) -> tuple[int, str | None]:
    """Where a citation begins, and the word that says what the number is of."""
    direct = _words().type_before.search(folded, max(floor, first - 40), first)
    if symbol.assembly and (direct is None or direct["type"] in ("luật", "văn bản")):
        # A law is cited by its name, in which other types may stand ("Luật Ban hành văn bản … số 63/2025/QH15").
        laws = [law for law in _LAW.finditer(folded, max(floor, first - 160), first) if text[law.start()].isupper()]
        if laws:
            word = "Nghị quyết" if folded.startswith("nghị quyết", laws[0].start()) else "Luật"
            return laws[0].start(), word
    if direct is not None:
        words = " ".join(text[slice(*direct.span("type"))].split())
        return direct.start("type"), words[:1].upper() + words[1:].lower()
    plain = _SO.search(folded, max(floor, first - 8), first)
    return (plain.start() if plain is not None else first), None


def _date_behind(folded: str, text: str, start: int, end: int) -> tuple[str | None, int, str | None]:
    """The date right behind a number or behind its issuer, where the citation ends, and the issuer."""
    far = min(end, start + 200)
    found = _DATE.match(folded, start, far)
    if found is not None:
        day = _iso(found)
        stop = found.end() if day is not None else start
        return day, stop, _issuer(folded, text, stop, far)
    if "ngày" in folded[start : min(far, start + 110)]:
        year = _YEAR_NAMED.match(folded, start, far)
        found = _DATE.match(folded, year.end(), far) if year is not None else None
        if (
            year is not None
            and found is not None
            and found["year"] == year["year"]
            and (day := _iso(found)) is not None
        ):
            return day, found.end(), _issuer(folded, text, found.end(), far)
        found = _ISSUER_DATE.match(folded, start, far)
        if found is not None and (day := _iso(found)) is not None:
            issuer = _issuer(folded, text, start, found.end("issuer"))
            if issuer is not None and len(issuer) >= found.end("issuer") - found.start("issuer") - 2:
                return day, found.end(), issuer
    told = _YEAR_BEHIND.match(folded, start, min(end, start + 40))
    return (told["year"] if told is not None else None), start, _issuer(folded, text, start, far)


def _issuer(folded: str, text: str, start: int, end: int) -> str | None:
    """The issuer as written behind "của", up to what the document is about; commas and "và" inside its name stay."""
    of = _OF.match(folded, start, end)
    if of is None:
        return None
    stop = _words().issuer_stop.search(folded, of.end(), min(end, of.end() + 100))
    last = stop.start() if stop is not None else min(end, of.end() + 100)
    name = text[of.end() : last]
    cut = _words().next_body.search(name)
    if cut is not None:
        name = name[: cut.start()]
    name = " ".join(name.split()).strip(" ,:")
    return name if 3 <= len(name) <= 90 and name[0].isalpha() else None


def _iso(found: "regex.Match[str]") -> str | None:
    year, month = int(found["year"]), int(found["month"])
    try:
        whole = date(year, month, int(found["day"] or 1))
    except ValueError:
        return None
    return whole.isoformat() if found["day"] else whole.isoformat()[:7]


def _share_dates(folded: str, found: list[DocumentNumber]) -> list[DocumentNumber]:
    for index in range(len(found) - 2, -1, -1):
        item, following = found[index], found[index + 1]
        if item.issued_on is not None or following.issued_on is None:
            continue
        if _AND_NEXT.fullmatch(folded, item.end, following.number_start) is not None:
            found[index] = replace(
                item,
                issued_on=following.issued_on,
                issuer=item.issuer or following.issuer,
                type=item.type or following.type,
            )
    return found
