"""What the columns of a store are: exact numbers, JSON as it was written, and runs of plain columns."""

from decimal import Decimal
from typing import Any

from sqlalchemy import Column, Integer, Numeric, Text
from sqlalchemy.engine import Dialect
from sqlalchemy.types import TypeDecorator, UserDefinedType


class Exact(TypeDecorator[Decimal]):
    """An exact number: NUMERIC; a Decimal in Python. `dataset.rows` gives it in the form that SQLite keeps exactly, too."""

    impl = Numeric
    cache_ok = True

    def result_processor(self, dialect: Dialect, coltype: object) -> Any:
        return lambda value: value if value is None or isinstance(value, Decimal) else Decimal(str(value))


class _JsonText(UserDefinedType[str]):
    cache_ok = True

    def get_col_spec(self, **_: Any) -> str:
        return "JSON"

    def bind_expression(self, bindvalue: Any) -> Any:
        from sqlalchemy import cast

        return cast(bindvalue, self)

    def column_expression(self, colexpr: Any) -> Any:
        from sqlalchemy import cast

        return cast(colexpr, Text)


class JsonText(TypeDecorator[str]):
    """JSON kept letter for letter: JSON (not JSONB, which reorders) in PostgreSQL, TEXT in SQLite; a string in Python."""

    impl = Text
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> Any:
        return dialect.type_descriptor(_JsonText() if dialect.name == "postgresql" else Text())


def texts(*names: str) -> list[Column[Any]]:
    """Texts that every row has."""
    return [Column(name, Text, nullable=False) for name in names]


def maybe_texts(*names: str) -> list[Column[Any]]:
    """Texts that a row may lack."""
    return [Column(name, Text) for name in names]


def numbers(*names: str) -> list[Column[Any]]:
    """Whole numbers that every row has."""
    return [Column(name, Integer, nullable=False) for name in names]


def maybe_numbers(*names: str) -> list[Column[Any]]:
    """Whole numbers that a row may lack."""
    return [Column(name, Integer) for name in names]
