"""A field of a form: how a value stands in it and how it is read from it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Any, Literal

from kehoach import figures

Input = Literal["line", "text", "number", "date", "names", "yes", "choice"]


@dataclass(frozen=True)
class Field:
    """A field of a form. `hint` says how to write a value, `choices` are (value, label) pairs."""

    name: str
    label: str
    input: Input
    required: bool = False
    hint: str | None = None
    choices: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Wrong(Exception):
    """What a person wrote is no item; `problems` says by field what is wrong."""

    problems: Mapping[str, str]


DATE = "năm, tháng/năm hoặc ngày/tháng/năm"


def written_field(field: Field, value: Any) -> str:
    """A value as the field shows it."""
    if value is None:
        return ""
    if field.input == "number":
        return figures.number(value)
    if field.input == "date":
        return figures.day(value) or ""
    if field.input == "names":
        return "\n".join(value)
    if field.input == "yes":
        return "yes" if value else ""
    return str(value)


def read_field(field: Field, words: str) -> Any:
    """The value that a person wrote; None where nothing is said. Raises ValueError with what is wrong."""
    match field.input:
        case "number":
            return _number(words) if words else None
        case "date":
            return _date(words) if words else None
        case "names":
            return [line.strip() for line in words.splitlines() if line.strip()]
        case "yes":
            return words != ""
    return words or None


_VIETNAMESE = re.compile(r"[+-]?\d{1,3}(\.\d{3})+(,\d+)?|[+-]?\d+(,\d+)?")


def _number(words: str) -> Decimal:
    """A number with dots between thousands and a comma before decimals; `8.5`, where the dot parts no thousands, is read too."""
    plain = words.replace(" ", "")
    if _VIETNAMESE.fullmatch(plain):
        plain = plain.replace(".", "").replace(",", ".")
    try:
        value = Decimal(plain)
    except InvalidOperation:
        raise ValueError("không phải là số") from None
    if not value.is_finite() or abs(value) >= Decimal(10) ** 24:
        raise ValueError("không phải là số")
    return value


_DAY = re.compile(r"(?:(?:(\d{1,2})/)?(\d{1,2})/)?(\d{4})")


def _date(words: str) -> str:
    """ISO 8601 cut to what is known, from that form or from day/month/year."""
    found = _DAY.fullmatch(words.replace("-", "/") if re.fullmatch(r"\d{1,2}-.*", words) else words)
    parts = [part for part in (found[3], found[2], found[1]) if part] if found else words.split("-")
    if not all(part.isdigit() for part in parts) or len(parts) > 3 or len(parts[0]) != 4:
        raise ValueError("không phải là ngày")
    return "-".join([parts[0], *(part.zfill(2) for part in parts[1:])])
