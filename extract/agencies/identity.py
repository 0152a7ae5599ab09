"""Identity: the same body under whatever words, with its kind, its level and its province at the document's date.

"Giám đốc Sở NN&MT", "Sở Nông nghiệp và Môi trường tỉnh" and "Sở Nông nghiệp và Môi trường" of one province are one body; the same
words in another province are another. A list without names ("các sở, ban, ngành") is no one body and has no identity.
"""

import tomllib
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

import regex
from pydantic import BaseModel, ConfigDict

from extract.agencies.lexicon import lexicon
from extract.fold import compile_folded, fold
from extract.patterns import compile_pattern
from extract.provinces import find_unit_in
from schemas import Agency, AgencyType, Level


class _Type(BaseModel):
    model_config = ConfigDict(extra="forbid")

    name: AgencyType
    level: Level | None = None
    opens: list[str]


class _TypeFile(BaseModel):
    model_config = ConfigDict(extra="forbid")

    offices: list[str]
    groups: list[str]
    short: dict[str, str]
    type: list[_Type]


@dataclass(frozen=True, slots=True)
class _Lexicon:
    offices: "regex.Pattern[str]"
    groups: "regex.Pattern[str]"
    shorts: list[tuple["regex.Pattern[str]", str]]
    types: list[_Type]
    opens: dict[AgencyType, "regex.Pattern[str]"]


@dataclass(frozen=True, slots=True)
class Where:
    """Where a document's bodies are: the issuer's province (code, at the document's date), district and commune, and its day.

    All None for a central document.
    """

    province: str | None = None
    unit: str | None = None
    day: str | None = None


NOWHERE = Where()
# Words that only say "here": the province, the district or the commune that the document is of.
_BRACKETS = compile_pattern(r"\s*\([^()]*\)")
_NO_LETTERS = compile_pattern(r"[^a-z0-9]+")
_HERE = compile_folded(
    r"(?:,? ?(?:của|thuộc|trên địa bàn) )?(?<!\p{L})(?:tỉnh|thành phố|huyện|quận|thị xã|xã|phường|đặc khu)(?:\s+(?:này|nhà))?\s*\Z"
)
_PLACE = compile_folded(r"(?:,? ?(?:của|thuộc) )?(?<!\p{L})(?:tỉnh|thành phố) [\p{L}\s-]{2,30}\Z")
_BELOW = compile_folded(
    r"(?<!\p{L})(?:huyện|quận|thị xã|xã|phường|đặc khu|thị trấn)\s+(?P<own>[\p{L}\d][\p{L}\d\s-]{0,30})\Z"
)
_LEVELS = {
    "tỉnh": Level.PROVINCE, "thành phố": Level.PROVINCE, "huyện": Level.DISTRICT, "quận": Level.DISTRICT,
    "thị xã": Level.DISTRICT, "xã": Level.COMMUNE, "phường": Level.COMMUNE, "đặc khu": Level.COMMUNE, "thị trấn": Level.COMMUNE,
}  # fmt: skip
_UNIT = compile_folded(
    r"(?<!\p{L})(?:cấp\s+)?(?P<unit>tỉnh|thành phố|huyện|quận|thị xã|xã|phường|đặc khu|thị trấn)(?!\p{L})"
)
# "Ủy ban nhân dân cấp xã", "UBND xã, phường": a kind of body, of which there are many.
_MANY = compile_folded(
    r"(?<!\p{L})cấp (?:tỉnh|huyện|xã)|(?:tỉnh|huyện|xã|phường|thị xã)(?:,| và) (?:thành phố|thị xã|phường|đặc khu|xã)"
)


@cache
def _data() -> _Lexicon:
    data = _TypeFile.model_validate(tomllib.loads((files("extract") / "data" / "agency_types.toml").read_text("utf-8")))
    offices = "|".join(map(fold, sorted(data.offices, key=len, reverse=True)))
    groups = "|".join(map(fold, data.groups))
    short = [
        (compile_pattern(rf"(?<![\p{{L}}&,-]){regex.escape(fold(words))}(?![\p{{L}}&])"), fold(full))
        for words, full in sorted(data.short.items(), key=lambda pair: -len(pair[0]))
    ]
    opens = {kind.name: compile_pattern(rf"(?:{'|'.join(map(fold, kind.opens))})") for kind in data.type}
    return _Lexicon(
        compile_pattern(rf"(?:(?:{offices})\s+)+"), compile_pattern(rf"(?:{groups})(?!\p{{L}})"), short, data.type, opens
    )  # fmt: skip


@lru_cache(maxsize=8192)
def agency_of(name: str, where: Where = NOWHERE) -> Agency:
    """A body by its name as written in a document of `where`: what kind of body it is, its level, its province, its identity."""
    data = _data()
    words = " ".join(fold(name).split())
    for pattern, full in data.shorts:
        words = pattern.sub(full, words)
    office = data.offices.match(words)
    body = words[office.end() :] if office is not None and office.end() < len(words) else words
    body = _BRACKETS.sub("", body).strip(" .,;:-")
    if data.groups.match(words) is not None or data.groups.match(body) is not None or _is_unnamed(body):
        return Agency(name=name, type=AgencyType.GROUP, level=_level_of(body, None))
    kind = next((known for known in data.types if data.opens[known.name].match(body) is not None), None)
    if kind is None:
        return Agency(name=name, level=_level_of(body, None))
    if _MANY.search(body) is not None:
        return Agency(name=name, type=kind.name, level=_level_of(body, kind.level), province=where.province)
    level = _level_of(body, kind.level)
    national = level in (Level.CENTRAL, Level.MINISTRY) and kind.name not in (AgencyType.BRANCH, AgencyType.DIVISION)
    named = find_unit_in(body, where.day)
    province = None if national else (named.code if named is not None else where.province)
    bare = _PLACE.sub("", body) if named is not None else body
    below = _BELOW.search(bare)
    if below is None:
        bare = _HERE.sub("", bare).strip(" ,")
    place = "/".join(
        filter(None, (province, where.unit if below is None and level in (Level.DISTRICT, Level.COMMUNE) else None))
    )
    key = slug(bare)
    identity = None if not key else f"{key}@{place}" if place else key
    return Agency(name=name, type=kind.name, level=level, province=province, id=identity)


def _is_unnamed(body: str) -> bool:
    """Whether nothing but nouns without names stand there ("sở, ban, ngành liên quan", "đơn vị")."""
    words = lexicon()
    noun = words.generic.match(body)
    if noun is None or words.complete.match(body) is not None:
        return False
    rest = body[noun.end() :].strip()
    return (
        not rest
        or rest[0] == ","
        or rest.startswith(("và ", "liên quan", "có liên quan", "khác", "trực thuộc", "thuộc"))
    )


def _level_of(body: str, usual: Level | None) -> Level | None:
    """The level that a name says ("… cấp xã", "… tỉnh"), else the usual one of its kind."""
    if usual in (Level.CENTRAL, Level.MINISTRY, Level.DEPARTMENT):
        return usual
    units = [found["unit"] for found in _UNIT.finditer(body)]
    return _LEVELS[units[0]] if units else usual


def slug(name: str) -> str:
    """A name in small Latin letters and hyphens, for identifiers: "Sở Công Thương" -> "so-cong-thuong"."""
    plain = unicodedata.normalize("NFD", name.lower().replace("đ", "d"))
    letters = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return str(_NO_LETTERS.sub("-", letters)).strip("-")
