"""Figures as a Vietnamese reader writes them: dots between thousands, a comma before decimals."""

from decimal import Decimal

from schemas import Budget, Target

_LARGE = ((10**9, "tỷ"), (10**6, "triệu"))
_COMPARATORS = {"=": "", ">=": "≥ ", "<=": "≤ ", "+": "tăng ", "-": "giảm "}


def number(value: Decimal) -> str:
    """A number with all its digits.

    >>> number(Decimal("6630000000")), number(Decimal("8.5"))
    ('6.630.000.000', '8,5')
    """
    plain = value if value != value.to_integral_value() else value.to_integral_value()
    return f"{plain:,f}".replace(",", " ").replace(".", ",").replace(" ", ".")


def money(value: Decimal, currency: str) -> str:
    """A sum of money with all its digits and, for large sums in đồng, in billions or millions.

    >>> money(Decimal("6630000000"), "VND")
    '6.630.000.000 đồng (6,63 tỷ)'
    """
    if currency != "VND":
        return f"{number(value)} {currency}"
    for size, name in _LARGE:
        if abs(value) >= size:
            return f"{number(value)} đồng ({number((value / size).normalize())} {name})"
    return f"{number(value)} đồng"


def target(item: Target) -> str:
    """A target's figure: comparator, value or range, unit.

    An approximate one has a `~`, a rise or fall the word for it.
    """
    upper = f" - {number(item.value_max)}" if item.value_max is not None else ""
    unit = "" if item.unit is None else item.unit if item.unit.startswith("%") else f" {item.unit}"
    sign = "~" if item.approximate else ""
    return f"{_COMPARATORS[item.comparator]}{sign}{number(item.value)}{upper}{unit}"


def budget(item: Budget) -> str:
    """A budget's amount or range in readable form."""
    upper = f" - {money(item.amount_max, item.currency)}" if item.amount_max is not None else ""
    return f"{'~' if item.approximate else ''}{money(item.amount, item.currency)}{upper}"


def period(start: str | None, end: str | None) -> str:
    """A stretch of time: `2018-04 → 2018-09`, `→ 2026-12`, one value where both ends are the same."""
    if start == end:
        return start or ""
    return f"{start or ''} → {end or ''}".strip()


def day(date: str | None) -> str | None:
    """A date that is cut to what is known, the day first.

    >>> day("2018-02-08"), day("2018-09"), day("2018")
    ('08/02/2018', '09/2018', '2018')
    """
    return "/".join(reversed(date.split("-"))) if date else None
