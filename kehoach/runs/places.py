"""The provinces as a store keeps them: what the extractor knows of their days, in the dataset's terms."""

from functools import cache

from dataset import Atlas, Province
from extract.provinces import of_today, provinces


@cache
def provinces_of_stores() -> tuple[Province, ...]:
    """Every unit, past and present, with the one of today."""
    return tuple(
        Province(
            id=unit.id, code=unit.code, name=unit.name, full_name=unit.full_name, valid_from=unit.valid_from,
            valid_to=unit.valid_to, current_id=today.id, current_code=today.code, current_name=today.name,
        )
        for unit in provinces()
        for today in (of_today(unit),)
    )  # fmt: skip


@cache
def atlas() -> Atlas:
    """The provinces with their days, made once in a process."""
    return Atlas(provinces_of_stores())
