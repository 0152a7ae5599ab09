"""The tile map: every province one cell of a grid that is laid out as the country lies, for the 63 and for the 34 units."""

import tomllib
from enum import StrEnum
from functools import cache
from importlib.resources import files

from pydantic import BaseModel, ConfigDict


class Units(StrEnum):
    """Which provincial units a map shows: the 34 of today or the 63 before 2025-07-01."""

    NOW = "now"
    BEFORE = "before"


class Tile(BaseModel):
    """A cell of the map. `island` tells a cell of an archipelago, which shows its `province`'s value under its own name."""

    model_config = ConfigDict(frozen=True)

    code: str
    name: str
    province: str
    short: str
    column: int
    row: int
    island: bool = False


class _Layout(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    as_of: str
    rows: list[str]


class _Island(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    name: str
    province: str


class _Map(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    now: _Layout
    before: _Layout
    islands: dict[str, _Island]
    short: dict[str, str]


@cache
def tiles(units: Units) -> tuple[Tile, ...]:
    """The cells of a map from north to south. Raises ValueError when the layout lacks a unit, or has one twice or wrong."""
    from extract.provinces import provinces  # the extractor's lexicons take a fifth of the server's start

    data = _Map.model_validate(tomllib.loads((files("kehoach.web") / "data" / "tiles.toml").read_text("utf-8")))
    layout = data.now if units is Units.NOW else data.before
    names = {unit.code: unit.name for unit in provinces() if unit.existed_on(layout.as_of)}
    found: list[Tile] = []
    for row, line in enumerate(layout.rows):
        for column, cell in enumerate(line.split()):
            if cell in data.islands:
                island = data.islands[cell]
                found.append(
                    Tile(
                        code=island.province,
                        name=island.name,
                        province=names[island.province],
                        short=island.name,
                        column=column,
                        row=row,
                        island=True,
                    )
                )
            elif cell != "..":
                name = names[cell]
                short = data.short.get(name, name)
                found.append(Tile(code=cell, name=name, province=name, short=short, column=column, row=row))
    placed = sorted(tile.code for tile in found if not tile.island)
    if placed != sorted(names):
        raise ValueError(f"tiles.toml, {units}: {sorted(set(names) ^ set(placed)) or 'a unit stands twice'}")
    return tuple(found)
