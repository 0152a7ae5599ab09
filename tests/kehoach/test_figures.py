"""Figures as a Vietnamese reader writes them."""

from decimal import Decimal
from typing import Any

import pytest

from kehoach import figures
from schemas import Budget, Evidence, Target

FOUND: dict[str, Any] = {"evidence": Evidence(start=0, end=1, quote="x"), "rule": "test"}


@pytest.mark.parametrize(
    ("amount", "currency", "written"),
    [
        ("6630000000", "VND", "6.630.000.000 đồng (6,63 tỷ)"),
        ("1277400000", "VND", "1.277.400.000 đồng (1,2774 tỷ)"),
        ("10000000", "VND", "10.000.000 đồng (10 triệu)"),
        ("500000", "VND", "500.000 đồng"),
        ("2000000", "USD", "2.000.000 USD"),
    ],
)
def test_money(amount: str, currency: str, written: str) -> None:
    assert figures.money(Decimal(amount), currency) == written


@pytest.mark.parametrize(
    ("fields", "written"),
    [
        ({"value": Decimal(90), "unit": "%"}, "90%"),
        ({"value": Decimal(8), "value_max": Decimal(13), "unit": "%"}, "8 - 13%"),
        ({"value": Decimal("1250.5"), "unit": "ha", "comparator": ">="}, "≥ 1.250,5 ha"),
        ({"value": Decimal(5), "unit": "%/năm", "comparator": "-"}, "giảm 5%/năm"),
        ({"value": Decimal(40), "approximate": True, "comparator": "<="}, "≤ ~40"),
    ],
)
def test_targets(fields: dict[str, Any], written: str) -> None:
    assert figures.target(Target(**FOUND, indicator="x", **fields)) == written


def test_budgets() -> None:
    budget = Budget(**FOUND, amount=Decimal(3 * 10**9), amount_max=Decimal(4 * 10**9), approximate=True)
    assert figures.budget(budget) == "~3.000.000.000 đồng (3 tỷ) - 4.000.000.000 đồng (4 tỷ)"


@pytest.mark.parametrize(
    ("start", "end", "written"),
    [
        ("2018-04", "2018-09", "2018-04 → 2018-09"),
        ("2026", "2026", "2026"),
        ("2026", None, "2026 →"),
        (None, "2026-12", "→ 2026-12"),
        (None, None, ""),
    ],
)
def test_periods(start: str | None, end: str | None, written: str) -> None:
    assert figures.period(start, end) == written
