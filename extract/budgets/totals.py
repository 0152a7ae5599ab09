"""Which sum is the whole plan's, and what the other sums say of one that can be read in two ways."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from schemas import Budget, Warning

_LONGEST_RUN = 12


@dataclass(frozen=True, slots=True)
class Stated:
    """A sum as stated; `readings` holds its possible amounts where it can be read in several ways ("600,660 tỷ")."""

    budget: Budget
    readings: tuple[Decimal, ...] = ()


def settle(stated: list[Stated]) -> tuple[list[Budget], list[Warning]]:
    """The budgets whose amounts are certain, one of them the plan's total; a warning for each that is not.

    A sum with two readings has the amount that another sum, or the sums of its parts, confirm; without that it is no budget.
    """
    certain = [item.budget.amount for item in stated if not item.readings]
    confirmed = {*certain, *_sums(certain)}
    budgets: list[Budget] = []
    warnings: list[Warning] = []
    for item in stated:
        amounts = [amount for amount in item.readings if amount in confirmed]
        if not item.readings:
            budgets.append(item.budget)
        elif len(amounts) == 1:
            budgets.append(item.budget.model_copy(update={"amount": amounts[0]}))
        else:
            place = item.budget.evidence
            message = f"a sum that can be read in two ways was left out: {place.quote[:80]}"
            warnings.append(Warning(code="amount.ambiguous", message=message, start=place.start, end=place.end))
    return _one_total(budgets), warnings


def _sums(amounts: list[Decimal]) -> Iterator[Decimal]:
    """The sums of every few amounts that follow each other."""
    for first in range(len(amounts)):
        total = amounts[first]
        for amount in amounts[first + 1 : first + _LONGEST_RUN]:
            total += amount
            yield total


def _one_total(budgets: list[Budget]) -> list[Budget]:
    """Keep the mark `total` only on the largest sum of its currency that was announced as one.

    A plan has one total; the totals of its stages and of its sources are parts of it.
    """
    largest: dict[str, Budget] = {}
    for budget in budgets:
        if budget.total and (budget.currency not in largest or budget.amount > largest[budget.currency].amount):
            largest[budget.currency] = budget
    return [
        budget if not budget.total or budget is largest[budget.currency] else budget.model_copy(update={"total": False})
        for budget in budgets
    ]
