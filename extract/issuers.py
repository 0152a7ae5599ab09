"""Who issues: the body that a head, a sentence or a symbol names, in its full and proper spelling, with its level.

ND 30/2020, annex I: the head names the parent body above and the issuing body below, so the last body named issues.
"""

import tomllib
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files

import regex
from pydantic import BaseModel, ConfigDict

from extract.fold import fold
from extract.form import form, office_name
from extract.lines import is_capitals
from extract.patterns import compile_pattern
from extract.provinces import find_unit
from schemas import Issuer, Level


class _Body(BaseModel):
    model_config = ConfigDict(extra="forbid")

    pattern: str
    name: str
    level: Level


class _Family(BaseModel):
    model_config = ConfigDict(extra="forbid")

    pattern: str
    head: str
    level: Level
    opening: bool = False


class _Spelling(BaseModel):
    model_config = ConfigDict(extra="forbid")

    names: list[str]


class _IssuerFile(BaseModel):
    model_config = ConfigDict(extra="forbid")

    body: list[_Body]
    family: list[_Family]
    under_councils: list[str]
    joint: list[str]
    spelling: _Spelling
    symbols: dict[str, str]


@dataclass(frozen=True, slots=True)
class _Named:
    """A body found in a line: where its head word stands (`start`, `stop`), where the next body's begins or the line ends
    (`end`), its proper name, its level, its family, and the unit that it is of."""

    start: int
    stop: int
    end: int
    name: str
    level: Level
    family: str
    rest: str


_LOOSE = compile_pattern(r"[&\s\d]")
_UNIT = compile_pattern(
    r"(?P<unit>tỉnh|thành phố|tp\.?|quận|huyện|thị xã|thị trấn|xã|phường|đặc khu)\s+(?P<place>[\p{L}\s\-\d]+)"
)
_UNIT_LEVELS = {
    "tỉnh": Level.PROVINCE, "quận": Level.DISTRICT, "huyện": Level.DISTRICT, "thị xã": Level.DISTRICT,
    "xã": Level.COMMUNE, "phường": Level.COMMUNE, "thị trấn": Level.COMMUNE, "đặc khu": Level.COMMUNE,
}  # fmt: skip
# Some heads are common words within other names; they open a body's name only at the beginning of a line.
_OPENING = r"(?:(?<=[\n|]\s{0,3})|(?<=^\s{0,3}))"
_COUNCILS = ("Ủy ban nhân dân", "Hội đồng nhân dân")
# A unit's name in a line that is not in capitals ends with its capitals.
_CAPITALISED = compile_pattern(r"(?:\p{Lu}\p{Ll}*|\d+)(?:[\s\-]+(?:\p{Lu}\p{Ll}*|\d+))*")
# Between bodies of one rank that issue together: "BỘ Y TẾ - BỘ TÀI CHÍNH".
_JOINED = compile_pattern(r"(?:[-–,;\n]|\s(?:và|VÀ))\s*$")


@cache
def _file() -> _IssuerFile:
    data = _IssuerFile.model_validate(tomllib.loads((files("extract") / "data" / "issuers.toml").read_text("utf-8")))
    data.spelling.names.sort(key=len, reverse=True)
    return data


@cache
def _heads() -> "regex.Pattern[str]":
    bodies = [f"(?P<b{i}>{fold(body.pattern)})" for i, body in enumerate(_file().body)]
    families = [
        f"(?P<f{i}>{_OPENING if family.opening else ''}(?:{fold(family.pattern)}))"
        for i, family in enumerate(_file().family)
    ]
    return compile_pattern(rf"(?<!\p{{L}})(?:{'|'.join(bodies + families)})(?!\p{{L}})")


def issuer_of(line: str, day: str | None = None) -> Issuer | None:
    """The issuer that a head's left side (or a phrase) names; of several bodies the last. None where no body is named.

    Line ends count: some bodies are only told by standing at the beginning of a line. `day` decides which provinces there
    are. `office` is set where the head of the body issues ("CHỦ TỊCH ỦY BAN …"). Peers that issue together are one name.
    """
    named = _bodies(line, day)
    if not named:
        return None
    last = named[-1]
    name, level = last.name, last.level
    if last.family in _file().under_councils and not _UNIT.search(fold(name)):
        parent = next((body for body in reversed(named[:-1]) if body.family in _COUNCILS), None)
        place = next((found for found in _UNIT.finditer(fold(line)) if found.start() > last.start), None)
        if parent is not None and last.family == "Văn phòng":
            name = f"{name} {parent.name}"
        elif parent is not None and parent.rest:
            name = f"{name} {parent.rest}"
        elif place is not None:
            name = f"{name} {_place(line, place, day)}"
        if parent is not None and level is Level.MINISTRY:
            level = Level.DEPARTMENT
    for before in reversed(named[:-1]):
        joint = {last.family, before.family} <= {*_file().joint} and last.level == before.level
        if not joint or _JOINED.search(line[before.start : before.end]) is None:
            break
        if before.name not in name:
            name = f"{before.name}, {name}"
    office = form().head.match(fold(line))
    issues = office is not None and office.end() <= named[0].start
    return Issuer(name=name, level=level, office=office_name(office["office"]) if office and issues else None)


def issuer_from_symbol(symbol: str, province: str | None = None) -> Issuer | None:
    """The issuer that a symbol's body code says (`QĐ-BCT`), None for a code that several bodies share (`QĐ-UBND`)."""
    code = symbol.split("-", 1)[1] if "-" in symbol else symbol
    codes = _codes()
    name = codes.get(_plain(code.split("-")[0])) or codes.get(_plain(code.rsplit("/", 1)[-1]))
    if name is None:
        return None
    if name.startswith("Sở") and province is not None:
        name = f"{name} {province}"
    found = issuer_of(name)
    return Issuer(name=name, level=found.level if found is not None else None)


@cache
def _codes() -> dict[str, str]:
    return {_plain(code): name for code, name in _file().symbols.items()}


def _plain(code: str) -> str:
    """A code without what writers leave out or put in: "BKH&ĐT", "UBTVQH15"."""
    return str(_LOOSE.sub("", fold(code)))


def _bodies(line: str, day: str | None) -> list[_Named]:
    folded = fold(line)
    heads = list(_heads().finditer(folded))
    named: list[_Named] = []
    for index, head in enumerate(heads):
        if named and head.start() < named[-1].stop:
            continue
        group = head.lastgroup or ""
        end = heads[index + 1].start() if index + 1 < len(heads) else len(line)
        if group.startswith("b"):
            body = _file().body[int(group[1:])]
            named.append(_Named(head.start(), head.end(), end, body.name, body.level, body.name, ""))
            continue
        family = _file().family[int(group[1:])]
        found = _family(line, folded, head.start(), head.end(), end, family, day)
        if named and named[-1].family == "Văn phòng" and not line[named[-1].stop : found.start].strip(" "):
            # "VĂN PHÒNG ỦY BAN NHÂN DÂN TỈNH …" is one body.
            office = named.pop()
            found = replace(
                found, start=office.start, name=f"Văn phòng {found.name}", level=Level.DEPARTMENT, family=""
            )
        named.append(found)
    return named


def _family(line: str, folded: str, start: int, stop: int, end: int, family: _Family, day: str | None) -> _Named:
    words = line[stop:end].strip(" |-–_.,;:*\n")
    level = family.level
    first = stop + len(line[stop:end]) - len(line[stop:end].lstrip())
    unit = _UNIT.match(folded, first, end)
    if family.head in _COUNCILS:
        if unit is None:
            return _Named(start, stop, end, family.head, level, family.head, "")
        rest = _place(line, unit, day)
        kind = unit["unit"]
        if kind.startswith(("thành", "tp")):
            level = Level.PROVINCE if find_unit("thành phố", unit["place"], day) is not None else Level.DISTRICT
        else:
            level = _UNIT_LEVELS.get(kind, level)
        return _Named(start, stop, end, f"{family.head} {rest}", level, family.head, rest)
    head = family.head or properly(line[start:stop])
    name = f"{head} {properly(words)}".strip()
    if level is Level.MINISTRY and regex.search(r"(?<!\p{L})(?:tỉnh|thành phố)\s\p{L}", fold(words)):
        # A branch that a central body has in a province.
        level = Level.DEPARTMENT
    return _Named(start, stop, end, name, level, family.head, "")


def _place(line: str, unit: "regex.Match[str]", day: str | None) -> str:
    """A unit with its kind in its proper letters; `unit` was found in the fold of the line."""
    kind = "thành phố" if unit["unit"].startswith(("tp", "thành")) else unit["unit"]
    province = find_unit(kind, unit["place"], day) if kind in ("tỉnh", "thành phố") else None
    if province is not None:
        return f"{'Thành phố' if province.name == 'Hồ Chí Minh' else kind} {province.name}"
    start, end = unit.span("place")
    place = " ".join(line[start:end].split())
    capitalised = _CAPITALISED.match(place) if not is_capitals(place) else None
    name = capitalised.group() if capitalised is not None else " ".join(word.capitalize() for word in place.split())
    return f"{kind} {name}"


def properly(words: str) -> str:
    """A name written in capitals in its proper spelling, by the lexicon; other words in lower case with a capital first.

    A name that is not written in capitals is left as it is.
    """
    words = " ".join(words.split())
    letters = [letter for letter in words if letter.isalpha()]
    if not letters or sum(letter.isupper() for letter in letters) < 0.8 * len(letters):
        return words
    result = words.lower()
    folded = fold(result)
    for name in _file().spelling.names:
        at = folded.find(fold(name))
        if at >= 0:
            result = result[:at] + name + result[at + len(name) :]
    unit = regex.search(
        r"(?<!\p{L})(?P<unit>tỉnh|thành phố|quận|huyện|thị xã|phường|xã) (?P<place>[\p{L}\d \-]+)$", result
    )
    if unit is not None:
        place = find_unit(unit["unit"], unit["place"], None)
        written = place.name if place is not None else " ".join(word.capitalize() for word in unit["place"].split())
        result = result[: unit.start("place")] + written
    return result[:1].upper() + result[1:]
