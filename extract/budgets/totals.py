"""Which sum is the whole plan's, and what the other sums say of one that can be read in two ways."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from schemas import Budget, Warning

_LONGEST_RUN = 12


@dataclass(frozen=True, slots=True)
class Stated:
    """A sum as stated, at the offset `at` of its figure, in a table's `column`.

    `readings` holds its possible amounts where it can be read in several ways ("600,660 tỷ").
    """

    budget: Budget
    at: int
    column: int | None = None
    readings: tuple[Decimal, ...] = ()


def settle(stated: list[Stated]) -> tuple[list[Stated], list[Warning]]:
    """The budgets whose amounts are certain, one of them the plan's total; a warning for each that is not.

    A sum with two readings has the amount that another sum, or the sums of its parts, confirm; without that it is no budget.
    """
    certain = [item.budget.amount for item in stated if not item.readings]
    confirmed = {*certain, *_sums(certain)}
    kept: list[Stated] = []
    warnings: list[Warning] = []
    for item in stated:
        amounts = [amount for amount in item.readings if amount in confirmed]
        if not item.readings:
            kept.append(item)
        elif len(amounts) == 1:
            kept.append(replace(item, budget=item.budget.model_copy(update={"amount": amounts[0]})))
        else:
            place = item.budget.evidence
            message = f"a sum that can be read in two ways was left out: {place.quote[:80]}"
            warnings.append(Warning(code="amount.ambiguous", message=message, start=place.start, end=place.end))
    return _one_total(kept), warnings


def _sums(amounts: list[Decimal]) -> Iterator[Decimal]:
    """The sums of every few amounts that follow each other."""
    for first in range(len(amounts)):
        total = amounts[first]
        for amount in amounts[first + 1 : first + _LONGEST_RUN]:
            total += amount
            yield total


def _one_total(stated: list[Stated]) -> list[Stated]:
    """Keep the mark `total` only on the largest sum of its currency that was announced as one.

    A plan has one total; the totals of its stages and of its sources are parts of it.
    """
    largest: dict[str, Budget] = {}
    for budget in (item.budget for item in stated):
        if budget.total and (budget.currency not in largest or budget.amount > largest[budget.currency].amount):
            largest[budget.currency] = budget
    return [
        item
        if not item.budget.total or item.budget is largest[item.budget.currency]
        else replace(item, budget=item.budget.model_copy(update={"total": False}))
        for item in stated
    ]
