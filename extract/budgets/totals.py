"""Which sum is the whole plan's, and what sums of parts say of an ambiguous one."""

from schemas import Budget


def settle(budgets: list[Budget]) -> list[Budget]:
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
