"""Numbers stay exact on their way through JSON."""

import json
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from schemas import Quantity

QUANTITY: TypeAdapter[Decimal] = TypeAdapter(Quantity)


@pytest.mark.parametrize(
    ("value", "written"),
    [
        # whole numbers are integers, however they were computed
        ("6630000000", "6630000000"),
        ("6.63E+9", "6630000000"),
        ("90.00", "90"),
        ("-4", "-4"),
        # decimal fractions that a binary float gives back as written
        ("8.5", "8.5"),
        ("0.1", "0.1"),
        # those that it does not are digits
        ("0.12345678901234567890", '"0.12345678901234567890"'),
        ("12345678901234567.8", '"12345678901234567.8"'),
    ],
)
def test_written_form(value: str, written: str) -> None:
    assert QUANTITY.dump_json(Decimal(value)).decode() == written


@pytest.mark.parametrize(
    ("written", "value"),
    [("6630000000", "6630000000"), ("8.5", "8.5"), ("0.1", "0.1"), ('"1.10"', "1.10"), ('"-3"', "-3")],
)
def test_read_without_binary_rounding(written: str, value: str) -> None:
    assert QUANTITY.validate_json(written) == Decimal(value)
    assert QUANTITY.validate_python(json.loads(written)) == Decimal(value)


@pytest.mark.parametrize("value", [True, False, "ba mươi", "1.234,5", None, float("nan"), float("inf"), "NaN"])
def test_no_number(value: object) -> None:
    with pytest.raises(ValidationError):
        QUANTITY.validate_python(value)


@given(st.decimals(allow_nan=False, allow_infinity=False))
def test_round_trip_is_exact(value: Decimal) -> None:
    assert QUANTITY.validate_json(QUANTITY.dump_json(value)) == value
