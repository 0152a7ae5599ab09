"""Figures that can be read in two ways, settled by the whole that they are parts of.

"10 triệu cây. Trong đó có 8,125 triệu cây … và 1,875 triệu cây …": only 8.125 and 1.875 make up ten.
"""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import product

from extract.values import QuantityFound

_MOST = 6
"""Parts that are read together: each doubles the readings of all."""


def confirmed(parts: Sequence[QuantityFound], whole: Decimal, unit: str) -> list[QuantityFound]:
    """The parts with the readings that make up the whole, where only one reading of them all does; else as they are."""
    own = [part for part in parts if part.unit == unit]
    if len(own) > _MOST or all(part.value is not None for part in own):
        return list(parts)
    choices = [part.readings if part.value is None else (part.value,) for part in own]
    sums = [reading for reading in product(*choices) if sum(reading) == whole]
    if len(sums) != 1:
        return list(parts)
    values = {part.start: value for part, value in zip(own, sums[0], strict=True)}
    return [replace(part, value=values[part.start], readings=()) if part.start in values else part for part in parts]
