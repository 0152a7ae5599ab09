"""Which body a name means: abbreviations, the province it is of, and what became of it (`dataset/data/agencies.toml`).

A body of a province is one with its province: the Department of Health of Vĩnh Long is not that of Cà Mau. Ministries
and departments were merged on 2025-03-01; a body carries the one that took over its work.
"""

import re
import tomllib
from functools import lru_cache
from importlib.resources import files
from typing import NamedTuple

from pydantic import BaseModel, ConfigDict

from dataset.provinces import Province
from dataset.words import plain_words
from schemas import Level


class _Entry(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    name: str
    aliases: list[str] = []
    level: Level | None = None
    valid_from: str | None = None
    valid_to: str | None = None
    successor: str | None = None


class _File(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    national_heads: list[str]
    national_tails: list[str]
    ministry_units: list[str]
    short: dict[str, str]
    body: list[_Entry]


class Body(NamedTuple):
    """An agency with its identity: the same `id` whatever way its name was written."""

    id: str
    name: str
    level: str | None
    province_id: str | None
    province_name: str | None
    valid_from: str | None
    valid_to: str | None
    current_id: str
    current_name: str


_TAIL = re.compile(r"(?:\s+(?:thuoc|cua))?\s+(?:tinh|thanh pho|tp)(?:\s+(?P<place>.*))?$")


@lru_cache(maxsize=1)
def _data() -> tuple[_File, dict[str, _Entry], list[tuple[re.Pattern[str], str]]]:
    data = _File.model_validate(tomllib.loads((files("dataset") / "data" / "agencies.toml").read_text("utf-8")))
    by_words = {plain_words(name): entry for entry in data.body for name in (entry.name, *entry.aliases)}
    short = [
        (re.compile(rf"(?<!\w){re.escape(key)}(?:\.(?=\s))?(?!\w)", re.IGNORECASE), full)
        for key, full in data.short.items()
    ]
    return data, by_words, short


@lru_cache(maxsize=65_536)
def place_named(name: str) -> str | None:
    """The province that a body's name ends in, as plain words: "UBND tỉnh Gia Lai" -> "gia lai"."""
    found = _TAIL.search(plain_words(name))
    return found["place"] if found else None


@lru_cache(maxsize=65_536)
def identify(name: str, level: str | None, province: Province | None, ministry: str | None = None) -> Body:
    """The body that a name means in a decision of `province` (None: of a central body), issued by `ministry` if by one.

    Names that the list does not hold are bodies of their own, told apart by their words.
    """
    data, by_words, short = _data()
    for pattern, full in short:
        name = pattern.sub(full, name)
    words = plain_words(name)
    place = province
    if province is not None:
        own = plain_words(province.name)
        found = _TAIL.search(words)
        # "Sở Y tế tỉnh Vĩnh Long", "Sở Y tế tỉnh" and "Sở Y tế" of a decision of Vĩnh Long are one.
        if found and (found["place"] or own) == own and words[: found.start()].count(" ") > 0:
            words = words[: found.start()]
    national = any(words == head or words.startswith(head + " ") for head in data.national_heads)
    if national or any(words.endswith(" " + tail) for tail in data.national_tails):
        place = None
    entry = by_words.get(words)
    proper = entry.name if entry else (name if plain_words(name) == words else _shortened(name, words))
    level = (entry.level.value if entry and entry.level else None) or level
    own_id = plain_words(proper).replace(" ", "-")
    current = entry
    # "Vụ Pháp chế" is another department in each ministry.
    within = ministry if place is None and entry is None and words.split(" ", 1)[0] in data.ministry_units else None
    for _ in range(4):
        if current is None or current.successor is None:
            break
        current = by_words[plain_words(current.successor)]
    current_name = current.name if current else proper
    current_id = plain_words(current_name).replace(" ", "-")
    if place is not None:
        own_id += "@" + plain_words(place.name).replace(" ", "-")
        current_id += "@" + plain_words(place.current_name).replace(" ", "-")
    elif within is not None:
        owner = identify(within, "ministry", None)
        own_id, current_id = f"{own_id}@{owner.id}", f"{current_id}@{owner.current_id}"
    return Body(
        id=own_id, name=proper, level=level,
        province_id=place.id if place else None, province_name=place.name if place else None,
        valid_from=entry.valid_from if entry else None, valid_to=entry.valid_to if entry else None,
        current_id=current_id, current_name=current_name,
    )  # fmt: skip


def _shortened(name: str, words: str) -> str:
    """The name with its proper letters where `words` are its beginning, else as written."""
    parts = name.split()
    for count in range(len(parts), 0, -1):
        if plain_words(" ".join(parts[:count])) == words:
            return " ".join(parts[:count]).rstrip(" ,;-")
    return name
