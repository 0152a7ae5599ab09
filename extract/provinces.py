"""Provinces by name and date: the unit as it was on a day, and the one its territory belongs to today.

Facts from Nghị quyết 202/2025/QH15 (63 to 34 provinces on 2025-07-01), 15/2008/QH12, 175/2024/QH15, 30/2026/QH16 and the codes of
Quyết định 19/2025/QĐ-TTg. Seven codes changed their meaning on 2025-07-01, so a code alone names no province.
"""

import json
from functools import cache
from importlib.resources import files

import regex
from pydantic import BaseModel, ConfigDict

from extract.fold import fold
from extract.patterns import compile_pattern
from schemas import ProvinceRef


class Province(BaseModel):
    """A provincial unit between two days (`None` is an open end). `successors` are codes of the units that took it over."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str
    code: str
    name: str
    full_name: str
    valid_from: str | None
    valid_to: str | None
    successors: list[str]
    seat: str | None
    aliases: list[str]

    def existed_on(self, day: str) -> bool:
        """Whether the unit existed on a day (`YYYY-MM-DD`)."""
        return (self.valid_from or "0") <= day <= (self.valid_to or "9")


@cache
def provinces() -> tuple[Province, ...]:
    """Every unit, past and present."""
    data = json.loads((files("extract") / "data" / "provinces.json").read_text("utf-8"))
    return tuple(Province.model_validate(entry) for entry in data)


def _key(name: str) -> str:
    return " ".join(fold(name).replace("-", " ").replace(".", " ").split())


def _names(province: Province) -> set[str]:
    return {_bare(name) for name in (province.name, *province.aliases)}


def _bare(name: str) -> str:
    """A unit's key without its kind."""
    return _key(_KIND.sub("", name))


@cache
def _index() -> tuple["regex.Pattern[str]", dict[str, tuple[Province, ...]]]:
    by_name: dict[str, list[Province]] = {}
    for province in provinces():
        for key in {*_names(province), *([_bare(province.seat)] if province.seat else [])}:
            if len(key) > 2 and province not in by_name.setdefault(key, []):
                by_name[key].append(province)
    names = sorted(by_name, key=len, reverse=True)
    pattern = "|".join(r"[\s\-.]+".join(map(regex.escape, name.split())) for name in names)
    return compile_pattern(rf"(?<!\p{{L}})(?<!thái )(?:{pattern})(?!\p{{L}}|\s+dương\b)"), {
        k: tuple(v) for k, v in by_name.items()
    }


def find_province(name: str, day: str | None) -> ProvinceRef | None:
    """The first province that a stretch of text names (itself, by an alias or by its seat), as it was on `day`.

    `day` is ISO 8601 cut to what is known: of a year or a month its last day counts, then its first. Without a day the
    unit of today is meant, else the last one of that name. None where no province is named or none of that name existed then.
    """
    pattern, index = _index()
    for found in pattern.finditer(fold(name)):
        key = _key(found.group())
        candidates = sorted(index[key], key=lambda province: _key(province.name) != key)
        for moment in _moments(day):
            for province in candidates:
                if province.existed_on(moment):
                    return _reference(province)
        if day is None:
            return _reference(max(candidates, key=lambda province: province.valid_to or "9"))
    return None


def find_unit(kind: str, name: str, day: str | None) -> ProvinceRef | None:
    """The province that a unit's full name names: "thành phố" with "Huế" is one since 2025, "tỉnh" with "Huế" never was.

    `kind` is "tỉnh" or "thành phố"; the words of `name` behind the province's are passed over. None for a town of a province.
    """
    pattern, index = _index()
    found = pattern.match(fold(name))
    if found is None:
        return None
    key = _key(found.group())
    own = [
        province for province in index[key]
        if province.full_name.lower().startswith(kind) and key in _names(province)
    ]  # fmt: skip
    for moment in _moments(day):
        for province in own:
            if province.existed_on(moment):
                return _reference(province)
    return _reference(max(own, key=lambda province: province.valid_to or "9")) if own and day is None else None


# A unit with its kind.
_KIND = compile_pattern(r"^(?i:tỉnh|thành phố|tp\.?)\s+")
_FULL = compile_pattern(r"(?<!\p{L})(?P<kind>tỉnh|thành phố|tp)\.?\s+(?P<name>\p{L}[\p{L}\s.\-]+)")


def find_unit_in(words: str, day: str | None) -> ProvinceRef | None:
    """The first province that stands in the words with its kind before it: "HUYỆN HÒA BÌNH, TỈNH BẠC LIÊU"."""
    for found in _FULL.finditer(fold(words)):
        kind = "thành phố" if found["kind"] == "tp" else found["kind"]
        unit = find_unit(kind, found["name"], day)
        if unit is not None:
            return unit
    return None


def full_name(province: ProvinceRef, day: str | None) -> str:
    """A province with its kind, as it stands within a body's name: "tỉnh Cà Mau", "Thành phố Hồ Chí Minh"."""
    units = [unit for unit in provinces() if (unit.code, unit.name) == (province.code, province.name)]
    then = next((unit for moment in _moments(day) for unit in units if unit.existed_on(moment)), None)
    name = (then or units[-1]).full_name
    return name if province.name == "Hồ Chí Minh" else name[:1].lower() + name[1:]


def _moments(day: str | None) -> tuple[str, ...]:
    """The days on which a unit may have existed for a date cut to what is known."""
    if day is None:
        return ("9000-01-01",)
    return (day,) if len(day) == 10 else (day + "-12-31"[len(day) - 4 :], day + "-01-01"[len(day) - 4 :])


def closed_name(words: str) -> str | None:
    """The province or its seat whose name words with letters set apart spell: "Hà N ộ i" -> "Hà Nội"; None for other words."""
    if not any(len(word) == 1 for word in words.split()):
        return None
    return _closed().get("".join(fold(words).split()))


def is_whole_name(words: str) -> bool:
    """Whether words are a province's or its seat's name and nothing else."""
    return "".join(fold(words).split()) in _closed()


@cache
def _closed() -> dict[str, str]:
    names = (name for province in provinces() for name in (province.seat, province.full_name, province.name) if name)
    return {"".join(fold(name).split()): name for name in names}


def of_today(province: Province) -> Province:
    """The unit that a province's territory belongs to today."""
    today = province
    for _ in range(4):
        if today.valid_to is None or not today.successors:
            break
        following = [
            p
            for p in provinces()
            if p.code in today.successors and (p.valid_from or "0") > (today.valid_to or "9")[:10]
        ]
        if not following:
            break
        today = min(following, key=lambda p: p.valid_from or "0")
    return today


def _reference(province: Province) -> ProvinceRef:
    today = of_today(province)
    return ProvinceRef(code=province.code, name=province.name, current_code=today.code, current_name=today.name)


def properly_placed(text: str) -> str:
    """The text with every province's name in its proper letters ("thành phố cần thơ" -> "thành phố Cần Thơ")."""
    pattern, index = _index()
    folded = fold(text)
    for found in pattern.finditer(folded):
        names = {province.name for province in index[_key(found.group())]}
        name = next(
            (name for name in names if _key(name) == _key(found.group()) and len(name) == len(found.group())), None
        )
        behind = folded[max(0, found.start() - 10) : found.start()].strip()
        if name is not None and behind.endswith(("tỉnh", "thành phố", "tp", "tp.")):
            text = text[: found.start()] + name + text[found.end() :]
    return text
