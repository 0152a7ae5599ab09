"""Who issues: the body that a head, a sentence or a symbol names, in its full and proper spelling, with its level.

ND 30/2020, annex I: the head names the parent body above and the issuing body below, so the last body named issues.
"""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import regex
from pydantic import BaseModel, ConfigDict

from extract.fold import fold
from extract.provinces import find_province
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


class _Spelling(BaseModel):
    model_config = ConfigDict(extra="forbid")

    names: list[str]


class _IssuerFile(BaseModel):
    model_config = ConfigDict(extra="forbid")

    body: list[_Body]
    family: list[_Family]
    spelling: _Spelling
    symbols: dict[str, str]


@dataclass(frozen=True, slots=True)
class _Named:
    """A body found in a line: where it stands, its proper name, its level, and what stands behind its head word."""

    start: int
    end: int
    name: str
    level: Level
    family: str
    rest: str


_UNIT = regex.compile(
    r"(?P<unit>tỉnh|thành phố|tp\.?|quận|huyện|thị xã|thị trấn|xã|phường|đặc khu)\s+(?P<place>[\p{L}\s\-\d]+)"
)
_UNIT_LEVELS = {
    "tỉnh": Level.PROVINCE, "quận": Level.DISTRICT, "huyện": Level.DISTRICT, "thị xã": Level.DISTRICT,
    "xã": Level.COMMUNE, "phường": Level.COMMUNE, "thị trấn": Level.COMMUNE, "đặc khu": Level.COMMUNE,
}  # fmt: skip
_OFFICE = regex.compile(
    r"(?P<office>chủ tịch|bộ trưởng|giám đốc|tổng giám đốc|viện trưởng|tổng cục trưởng|cục trưởng"
    r"|chủ nhiệm|thống đốc|tổng thanh tra|trưởng ban)\s+"
)
_OFFICE_NAMES = {
    "chủ tịch": "Chủ tịch", "bộ trưởng": "Bộ trưởng", "giám đốc": "Giám đốc", "tổng giám đốc": "Tổng Giám đốc",
    "viện trưởng": "Viện trưởng", "tổng cục trưởng": "Tổng cục trưởng", "cục trưởng": "Cục trưởng", "chủ nhiệm": "Chủ nhiệm",
    "thống đốc": "Thống đốc", "tổng thanh tra": "Tổng Thanh tra", "trưởng ban": "Trưởng ban",
}  # fmt: skip


@cache
def _file() -> _IssuerFile:
    data = _IssuerFile.model_validate(tomllib.loads((files("extract") / "data" / "issuers.toml").read_text("utf-8")))
    data.spelling.names.sort(key=len, reverse=True)
    return data


@cache
def _heads() -> "regex.Pattern[str]":
    bodies = [f"(?P<b{i}>{fold(body.pattern)})" for i, body in enumerate(_file().body)]
    families = [f"(?P<f{i}>{fold(family.pattern)})" for i, family in enumerate(_file().family)]
    return regex.compile(rf"(?<!\p{{L}})(?:{'|'.join(bodies + families)})(?!\p{{L}})")


def issuer_of(line: str, day: str | None = None) -> Issuer | None:
    """The issuer that a head's left side (or a phrase) names; of several bodies the last. None where no body is named.

    `day` decides which provinces there are. `office` is set where the head of the body issues ("CHỦ TỊCH ỦY BAN …").
    """
    named = _bodies(line, day)
    if not named:
        return None
    last = named[-1]
    name = last.name
    place = _UNIT.search(fold(line))
    if last.family in ("Sở", "Ban Quản lý", "Ban Dân tộc", "Thanh tra") and not _UNIT.search(fold(name)):
        parent = next(
            (body for body in reversed(named[:-1]) if body.family in ("Ủy ban nhân dân", "Hội đồng nhân dân")), None
        )
        if parent is not None and parent.rest:
            name = f"{name} {parent.rest}"
        elif place is not None and place.start() > last.start:
            name = f"{name} {_place(place, day)}"
    office = _OFFICE.match(fold(line))
    return Issuer(name=name, level=last.level, office=_OFFICE_NAMES[office["office"]] if office is not None else None)


def issuer_from_symbol(symbol: str, province: str | None = None) -> Issuer | None:
    """The issuer that a symbol's body code says (`QĐ-BCT`), None for a code that several bodies share (`QĐ-UBND`)."""
    code = symbol.split("-", 1)[1] if "-" in symbol else symbol
    codes = {fold(key): name for key, name in _file().symbols.items()}
    name = codes.get(fold(code.split("-")[0].strip()))
    if name is None:
        return None
    if name.startswith("Sở") and province is not None:
        name = f"{name} {province}"
    found = issuer_of(name)
    return Issuer(name=name, level=found.level if found is not None else None)


def _bodies(line: str, day: str | None) -> list[_Named]:
    folded = fold(line)
    heads = list(_heads().finditer(folded))
    named: list[_Named] = []
    for index, head in enumerate(heads):
        if named and head.start() < named[-1].end:
            continue
        group = head.lastgroup or ""
        if group.startswith("b"):
            body = _file().body[int(group[1:])]
            named.append(_Named(head.start(), head.end(), body.name, body.level, body.name, ""))
            continue
        family = _file().family[int(group[1:])]
        end = heads[index + 1].start() if index + 1 < len(heads) else len(line)
        named.append(_family(line, folded, head.start(), head.end(), end, family, day))
    return named


def _family(line: str, folded: str, start: int, stop: int, end: int, family: _Family, day: str | None) -> _Named:
    words = line[stop:end].strip(" |-–_.,;:*\n")
    level = family.level
    unit = _UNIT.match(folded[stop:end].strip())
    if family.head in ("Ủy ban nhân dân", "Hội đồng nhân dân"):
        if unit is None:
            return _Named(start, end, family.head, level, family.head, "")
        rest = _place(unit, day)
        kind = unit["unit"]
        if kind.startswith(("thành", "tp")):
            level = Level.PROVINCE if find_province(unit["place"], day) is not None else Level.DISTRICT
        else:
            level = _UNIT_LEVELS.get(kind, level)
        return _Named(start, end, f"{family.head} {rest}", level, family.head, rest)
    head = family.head or properly(line[start:stop])
    return _Named(start, end, f"{head} {properly(words)}".strip(), level, family.head, "")


def _place(unit: "regex.Match[str]", day: str | None) -> str:
    kind = "thành phố" if unit["unit"].startswith(("tp", "thành")) else unit["unit"]
    place = " ".join(unit["place"].split())
    province = find_province(place, day) if kind in ("tỉnh", "thành phố") else None
    if kind == "thành phố" and province is not None and province.name == "Hồ Chí Minh":
        kind = "Thành phố"
    name = province.name if province is not None else " ".join(word.capitalize() for word in place.split())
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
    province = regex.search(r"(?:tỉnh|thành phố) ([\p{L} \-]+)$", result)
    if province is not None:
        place = find_province(province[1], None) or find_province(province[1], "2020")
        if place is not None:
            result = result[: province.start(1)] + place.name
    return result[:1].upper() + result[1:]
