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


@cache
def _index() -> tuple["regex.Pattern[str]", dict[str, tuple[Province, ...]]]:
    by_name: dict[str, list[Province]] = {}
    for province in provinces():
        for name in {province.name, *province.aliases, *([province.seat] if province.seat else [])}:
            key = _key(regex.sub(r"^(?i:tỉnh|thành phố|tp\.?)\s+", "", name))
            if len(key) > 2 and province not in by_name.setdefault(key, []):
                by_name[key].append(province)
    names = sorted(by_name, key=len, reverse=True)
    pattern = "|".join(r"[\s\-.]+".join(map(regex.escape, name.split())) for name in names)
    return regex.compile(rf"(?<!\p{{L}})(?<!thái )(?:{pattern})(?!\p{{L}}|\s+dương\b)"), {
        k: tuple(v) for k, v in by_name.items()
    }


def find_province(name: str, day: str | None) -> ProvinceRef | None:
    """The first province that a stretch of text names (itself, by an alias or by its seat), as it was on `day`.

    `day` is ISO 8601 cut to what is known; without one the unit of today is meant. None where no province is named or none
    of that name existed then.
    """
    pattern, index = _index()
    folded = fold(name)
    whole = (day or "9000") + "-12-31"[max(0, len(day or "9000") - 4) :] if day is None or len(day) < 10 else day
    for found in pattern.finditer(folded):
        candidates = index[_key(found.group())]
        named = [p for p in candidates if _key(p.name) == _key(found.group())] or list(candidates)
        for province in named:
            if province.existed_on(whole):
                return _reference(province)
        for province in candidates:
            if province.existed_on(whole):
                return _reference(province)
    return None


def _reference(province: Province) -> ProvinceRef:
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
