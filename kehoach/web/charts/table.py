"""What a chart is drawn from, and what its CSV holds."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Any


@dataclass(frozen=True)
class Table:
    """Named columns and rows of plain values. `note` says what was counted and what was left out."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...]
    note: str = ""

    def records(self) -> list[dict[str, Any]]:
        """The rows as a chart takes them: numbers that JSON has."""
        return [
            {
                name: float(value) if isinstance(value, Decimal) else value
                for name, value in zip(self.columns, row, strict=True)
            }
            for row in self.rows
        ]
