"""Which sum is a part of which, and whether the parts make up the whole.

A part stands behind its whole in the same item ("tổng 10 tỷ, gồm: …"), in the items below it, in the rows that a table's numbering
puts below its row, or in the columns that a column "Tổng" sums up.
"""

from bisect import bisect_right
from collections import defaultdict
from decimal import Decimal

from extract.budgets.totals import Stated
from extract.fold import compile_folded
from extract.fold import fold as fold_text
from extract.outline.model import Leaf
from extract.outline.numbering import Numbering
from extract.reading import Reading
from extract.table_rows import Row, number_of, put
from extract.tables import Role, TableView
from schemas import Budget, Warning

# Stated sums are rounded; a difference below this share of the whole is rounding, not a mismatch.
_ROUNDING = Decimal("0.0005")
_ROUGH = Decimal("0.01")
_ANNOUNCED = compile_folded(r"(?<!\p{L})(?:trong đó|bao gồm|gồm|cụ thể|chia ra)(?!\p{L})|:")
_TOTAL_ROW = compile_folded(r"\s*(?:tổng|cộng)(?!\p{L})")
_SAID_TOTAL = compile_folded(r"(?<!\p{L})(?:tổng|cộng)(?!\p{L})")
_LONGEST_RUN = 12
_FEWEST_PARTS = 3


def with_parents(reading: Reading, stated: list[Stated]) -> list[Budget]:
    """The budgets in their order, each with the place in the list of the sum that it is a part of."""
    parents: dict[int, int] = {}
    starts = [leaf.start for leaf in reading.outline.leaves]
    by_leaf: dict[int, list[int]] = defaultdict(list)
    for index, item in enumerate(stated):
        by_leaf[bisect_right(starts, item.at) - 1].append(index)
    for leaf_index, inside in by_leaf.items():
        leaf = reading.outline.leaves[leaf_index]
        if leaf.row is None:
            _in_prose(reading, stated, leaf, inside, by_leaf, parents)
    for block in {
        reading.outline.leaves[index].block for index in by_leaf if reading.outline.leaves[index].row is not None
    }:
        _in_table(reading, stated, block, by_leaf, parents)
    _around_totals(stated, parents)
    budgets = [item.budget.model_copy(update={"parent": parents.get(index)}) for index, item in enumerate(stated)]
    again = _told_again(budgets)
    return _inherited(_with_total(budgets, again), again)


def _told_again(budgets: list[Budget]) -> dict[int, int]:
    """The total rows of tables whose sum the text states too, each with the place of that sum."""
    said = {(b.amount, b.currency): index for index, b in reversed(list(enumerate(budgets))) if not _is_tabled(b)}
    return {
        index: said[b.amount, b.currency]
        for index, b in enumerate(budgets)
        if _is_tabled(b)
        and (b.amount, b.currency) in said
        and _SAID_TOTAL.match(fold_text(b.evidence.quote.lstrip(" |")))
    }


def _is_tabled(budget: Budget) -> bool:
    return budget.rule == "budget.table"


def _with_total(budgets: list[Budget], again: dict[int, int]) -> list[Budget]:
    """Where no sum is announced as the whole plan's, the one that all others are parts of is."""
    budgets = list(budgets)
    for index, stated in again.items():
        if budgets[index].total:
            # What the text states is the whole's sum; the row repeats it.
            budgets[index] = budgets[index].model_copy(update={"total": False})
            budgets[stated] = budgets[stated].model_copy(update={"total": True})
    roots = [index for index, budget in enumerate(budgets) if budget.parent is None and index not in again]
    if len(roots) != 1 or len(budgets) < _FEWEST_PARTS or any(budget.total for budget in budgets):
        return budgets
    return [b.model_copy(update={"total": True}) if index == roots[0] else b for index, b in enumerate(budgets)]


def _inherited(budgets: list[Budget], again: dict[int, int]) -> list[Budget]:
    """The budgets, each with the source and the year of its whole where it says none, a total row with those of its text."""
    found: dict[int, Budget] = {}

    def of(index: int, seen: frozenset[int]) -> Budget:
        if index not in found:
            budget = budgets[index]
            above = again.get(index, budget.parent)
            if above is not None and above not in seen:
                whole = of(above, seen | {index})
                told = {"source": budget.source or whole.source, "year": budget.year or whole.year}
                budget = budget.model_copy(update=told)
            found[index] = budget
        return found[index]

    return [of(index, frozenset()) for index in range(len(budgets))]


def mismatches(budgets: list[Budget]) -> list[Warning]:
    """A warning for each whole that its parts do not make up; nothing is repaired."""
    parts: dict[int, list[Budget]] = defaultdict(list)
    for budget in budgets:
        if budget.parent is not None:
            parts[budget.parent].append(budget)
    warnings = []
    for index, children in sorted(parts.items()):
        whole = budgets[index]
        alike = all(part.currency == whole.currency and part.amount_max is None for part in children)
        if len(children) < 2 or not alike or whole.amount_max is not None:
            continue
        total = sum((part.amount for part in children), Decimal(0))
        rough = whole.approximate or any(part.approximate for part in children)
        slack = whole.amount * (_ROUGH if rough else _ROUNDING)
        if abs(total - whole.amount) > slack and abs(total - 2 * whole.amount) > slack:
            place = whole.evidence
            message = f"the parts of {whole.amount:,} {whole.currency} sum to {total:,}: {place.quote[:80]}"
            warnings.append(Warning(code="amount.mismatch", message=message, start=place.start, end=place.end))
    return warnings


def _in_prose(
    reading: Reading,
    stated: list[Stated],
    leaf: Leaf,
    inside: list[int],
    by_leaf: dict[int, list[int]],
    parents: dict[int, int],
) -> None:
    whole = _whole_above(reading, leaf, by_leaf)
    announced = _ANNOUNCED.search(reading.fold, stated[inside[0]].at, stated[inside[-1]].at)
    for place, index in enumerate(inside):
        if place and announced is not None and announced.end() <= stated[index].at:
            parents[index] = inside[0]
        elif whole is not None:
            parents[index] = whole


def _whole_above(reading: Reading, leaf: Leaf, by_leaf: dict[int, list[int]]) -> int | None:
    """The sum of the nearest item over this one that states any; none where it states several."""
    for above in reading.outline.ancestors(leaf):
        sums = by_leaf.get(above.index)
        if sums and above.row is None:
            return sums[0] if len(sums) == 1 else None
    return None


def _in_table(
    reading: Reading, stated: list[Stated], block: int, by_leaf: dict[int, list[int]], parents: dict[int, int]
) -> None:
    view = reading.tables[block]
    summing = next((column.index for column in view.columns if _is_total_column(column.role, column.heading)), None)
    stack: list[Row[dict[int, int]]] = []
    roots: dict[int, list[int]] = defaultdict(list)
    totals: dict[int, int] = {}
    for leaf in reading.outline.rows(block):
        if leaf.row is None:
            continue
        sums = {stated[index].column or 0: index for index in by_leaf.get(leaf.index, [])}
        across = sums.get(summing) if summing is not None else None
        if across is not None:
            parents.update({index: across for column, index in sums.items() if column != summing})
            sums = {summing or 0: across}
        if _is_total_row(reading, view, leaf.row):
            totals.update(sums)
            continue
        put(stack, _numbering(reading, view, leaf.row), sums)
        for column, index in sums.items():
            above = next((over.value[column] for over in reversed(stack[:-1]) if column in over.value), None)
            if above is None:
                roots[column].append(index)
            else:
                parents[index] = above
    for column, total in totals.items():
        parents.update(dict.fromkeys(roots[column], total))


def _is_total_column(role: Role, heading: str) -> bool:
    return role is Role.COST and _TOTAL_ROW.match(fold_text(heading)) is not None


def _is_total_row(reading: Reading, view: TableView, row: int) -> bool:
    return any(
        cell is not None and cell.row == row and _TOTAL_ROW.match(reading.fold, cell.start, cell.end) is not None
        for cell in view.grid[row][:2]
    )


def _numbering(reading: Reading, view: TableView, row: int) -> Numbering | None:
    first = view.grid[row][view.column(Role.ORDINAL) or 0]
    return number_of(reading.text[first.start : first.end]) if first is not None else None


def _around_totals(stated: list[Stated], parents: dict[int, int]) -> None:
    """Sums that stand right behind or before a "tổng …" and make it up are its parts."""
    free = [index for index in range(len(stated)) if index not in parents]
    for place, index in enumerate(free):
        whole = stated[index].budget
        if whole.amount_max is not None or _SAID_TOTAL.search(fold_text(whole.evidence.quote)) is None:
            continue
        for run in (free[place + 1 : place + _LONGEST_RUN], free[max(place - _LONGEST_RUN + 1, 0) : place][::-1]):
            parts = _made_up(stated, whole, [each for each in run if each not in parents])
            if parts:
                parents.update(dict.fromkeys(parts, index))
                break


def _made_up(stated: list[Stated], whole: Budget, run: list[int]) -> list[int]:
    """The first sums of a run that together make up a whole; empty where none do."""
    total = Decimal(0)
    for count, index in enumerate(run):
        part = stated[index].budget
        if part.currency != whole.currency or part.amount_max is not None:
            return []
        total += part.amount
        if count and abs(total - whole.amount) <= whole.amount * _ROUNDING:
            return run[: count + 1]
        if total > whole.amount:
            return []
    return []
