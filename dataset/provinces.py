"""Provinces with the days on which they existed: a code alone names no province, seven changed their meaning on 2025-07-01."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from dataset.words import plain_words
from schemas import ProvinceRef


@dataclass(frozen=True, slots=True)
class Province:
    """A provincial unit between two days (None: an open end), and the unit that its territory belongs to today."""

    id: str
    code: str
    name: str
    full_name: str
    valid_from: str | None
    valid_to: str | None
    current_id: str
    current_code: str
    current_name: str


class Atlas:
    """The provinces of a store, by what a record says of them."""

    def __init__(self, provinces: Iterable[Province] = ()) -> None:
        self._by_name: dict[tuple[str, str], list[Province]] = {}
        self._by_words: dict[str, list[Province]] = {}
        for province in provinces:
            self._by_name.setdefault((province.code, province.name), []).append(province)
            self._by_words.setdefault(plain_words(province.name), []).append(province)

    def __iter__(self) -> Iterator[Province]:
        for units in self._by_name.values():
            yield from units

    def find(self, place: ProvinceRef | None, day: str | None) -> Province | None:
        """The unit that a record's province is: of those with its code and name the one that existed on the day.

        A day cut to its year or month counts with its last day; without a day the latest unit is meant.
        """
        return _on(self._by_name.get((place.code, place.name), []), day) if place is not None else None

    def named(self, words: str, day: str | None) -> Province | None:
        """The unit of that name (as `plain_words`) on a day; None where the words are no province's."""
        return _on(self._by_words.get(words, []), day)


def _on(units: Sequence[Province], day: str | None) -> Province | None:
    if not units:
        return None
    moment = (day or "9999") + "-12-31"[len(day or "9999") - 4 :]
    for unit in units:
        if (unit.valid_from or "0") <= moment <= (unit.valid_to or "9999-12-31"):
            return unit
    return max(units, key=lambda unit: unit.valid_from or "0")
