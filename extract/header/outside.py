"""What stands outside a document's text and says its number or date: stamps, a second reading, the file's name, a portal."""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath

import regex

from extract.fold import fold_characters
from extract.header.head import NUMBER, date_in
from schemas import Aside, AsideKind, Document, Provenance, ProvenanceSource

_DAY = regex.compile(
    r"(?<!\d)(?:(?P<day>\d{1,2})\s?[./_\-]\s?(?P<month>\d{1,2})\s?[./_\-]\s?(?P<year>(?:19|20)\d\d)"
    r"|(?P<year>(?:19|20)\d\d)[./_\-]?(?P<month>\d\d)[./_\-]?(?P<day>\d\d))(?!\d)"
)
_MARKS = regex.compile("[\u0300-\u036f]")


@dataclass(frozen=True, slots=True)
class Said:
    """A number and a date (each None where it is not said) by one place outside the text."""

    number: str | None
    date: str | None
    where: Provenance

    def of(self, field: str) -> Provenance:
        """The provenance of one field: of several lines the one that says it."""
        said = self.number if field == "number" else self.date
        lines = [line for line in self.where.words.split("\n") if said in (number_in(line), date_in(line))]
        return self.where.model_copy(update={"field": field, "words": lines[0] if lines else self.where.words})


def said_outside(document: Document, symbol: str | None) -> list[Said]:
    """What each place says, in the order in which they are believed. `symbol` is the one that the text has."""
    found = [_of_aside(aside) for aside in document.asides]
    name = _file_name(document, symbol)
    order = list(ProvenanceSource)
    return sorted([*found, *([name] if name is not None else [])], key=lambda said: order.index(said.where.source))


def _of_aside(aside: Aside) -> Said:
    date = date_in(aside.words)
    if date is None and aside.kind is not AsideKind.SECOND_READING:
        date = next(_days(aside.words), None)
    where = Provenance(
        field="", source=ProvenanceSource(aside.kind.value), words=aside.words[:600], page=aside.page, box=aside.box
    )
    return Said(number_in(aside.words), date, where)


def number_in(words: str) -> str | None:
    """The number behind "Số" in a head's words."""
    found = NUMBER.search(fold_characters(words))
    return _number(found["serial"], found["year"], found["symbol"]) if found is not None else None


def _number(serial: str, year: str | None, symbol: str) -> str:
    return "/".join([serial, *([year] if year else []), "".join(symbol.split())])


def _file_name(document: Document, symbol: str | None) -> Said | None:
    """A number in a file's name, only in the text's own symbol: `51-qd-ubnd.pdf`, `QD-UBND 51.pdf`; and a full date."""
    source = document.source
    name = PurePosixPath((source.member or source.uri).replace("\\", "/")).name
    plain = plain_letters(name)
    number = None
    if symbol is not None:
        letters = r"[\W_]*".join(regex.escape(part) for part in regex.findall(r"[a-z]+|\d+", plain_letters(symbol)))
        before = regex.search(
            rf"(?<!\d)(?P<serial>\d{{1,5}})[\W_]*(?:(?P<year>(?:19|20)\d\d)[\W_]+)?{letters}(?![a-z])", plain
        )
        behind = regex.search(rf"(?<![a-z]){letters}[\W_]*(?P<serial>\d{{1,5}})(?!\d)", plain)
        found = before or behind
        if found is not None:
            number = _number(found["serial"].lstrip("0") or "0", found.groupdict().get("year"), symbol)
    date = next(_days(plain), None)
    if number is None and date is None:
        return None
    return Said(number, date, Provenance(field="", source=ProvenanceSource.FILE_NAME, words=name[:300]))


def _days(words: str) -> Iterator[str]:
    for found in _DAY.finditer(words):
        day, month = int(found["day"]), int(found["month"])
        if 1 <= day <= 31 and 1 <= month <= 12:
            yield f"{found['year']}-{month:02d}-{day:02d}"


def plain_letters(text: str) -> str:
    """Letters without marks, in lower case: as in names of files."""
    bare: str = _MARKS.sub("", unicodedata.normalize("NFD", text.lower()))
    return bare.replace("đ", "d").replace("ð", "d")


def same_number(one: str, other: str) -> bool:
    """Whether two numbers differ in nothing but zeros before them, marks and signs between."""
    return _key(one) == _key(other)


def _key(number: str) -> str:
    return "".join(letter for letter in plain_letters(number.lstrip("0 ")) if letter.isalnum())
