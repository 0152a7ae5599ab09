"""Exact numbers that travel through JSON as plain numbers.

A `Quantity` is a `Decimal` in Python. In JSON it is an integer when it is whole, a number when its decimal
digits survive a round trip through a reader's binary float, and a string of digits otherwise: a reader of the
record never gets a rounded value.
"""

from decimal import Decimal
from functools import lru_cache
from typing import Annotated, Any

from pydantic import BeforeValidator, PlainSerializer, WithJsonSchema


def _exact(value: Any) -> Any:
    """Turn what JSON gives (int, float, str) into a Decimal without binary rounding."""
    if isinstance(value, bool):
        raise ValueError("a quantity is a number, not a truth value")
    if isinstance(value, float):
        return Decimal(repr(value))
    return value


@lru_cache(maxsize=4096)
def plain_number(value: Decimal) -> int | float | str:
    """The JSON form of an exact number: int if whole, float if that loses nothing, else its digits.

    >>> plain_number(Decimal("6630000000")), plain_number(Decimal("8.5"))
    (6630000000, 8.5)
    """
    if value == value.to_integral_value():
        return int(value)
    as_float = float(value)
    return as_float if Decimal(repr(as_float)) == value else format(value, "f")


Quantity = Annotated[
    Decimal,
    BeforeValidator(_exact),
    PlainSerializer(plain_number, return_type=int | float | str, when_used="json"),
    WithJsonSchema({"anyOf": [{"type": "number"}, {"type": "string", "pattern": r"^-?\d+(\.\d+)?$"}]}),
]
