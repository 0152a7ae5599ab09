"""The quantity grammar against the targets of the gold set: run as a script, it prints every disagreement."""

import json
from decimal import Decimal
from itertools import pairwise
from pathlib import Path

import pytest

from extract.fold import fold
from extract.values import QuantityFound, find_quantities_in

GOLD = Path(__file__).parents[4] / "shared" / "gold"
# Two targets take their "+" from the clause before ("Bổ sung thêm …: có 9 …, 25 …"): no quote says it.
COMPARATORS_FROM_CONTEXT = 2


def _targets() -> list[dict[str, object]]:
    """The targets whose quote is prose: a table's row says several figures and no unit."""
    found = []
    for path in sorted(GOLD.glob("*.json")):
        gold = json.loads(path.read_text("utf-8"), parse_float=Decimal)
        found += [target for target in gold["targets"] if not _is_row(target["quote"])]
    return found


def _is_row(quote: str) -> bool:
    words = quote.split()
    return "|" in quote or any(a[0].isdigit() and b[0].isdigit() for a, b in pairwise(words))


def _agreeing(target: dict[str, object]) -> list[QuantityFound]:
    quote = str(target["quote"])
    return [
        found
        for found in find_quantities_in(fold(quote), quote, 0, len(quote))
        if (found.value, found.value_max, found.unit) == (target["value"], target["value_max"], target["unit"])
    ]


@pytest.mark.skipif(not GOLD.is_dir(), reason="the gold set is not here")
def test_value_unit_and_comparator_agree_with_gold() -> None:
    targets = _targets()
    assert [target["quote"] for target in targets if not _agreeing(target)] == []
    right = sum(any(found.comparator == target["comparator"] for found in _agreeing(target)) for target in targets)
    assert right >= len(targets) - COMPARATORS_FROM_CONTEXT


if __name__ == "__main__":
    for target in _targets():
        agreeing = _agreeing(target)
        if not any(found.comparator == target["comparator"] for found in agreeing):
            print(target["value"], target["value_max"], target["unit"], target["comparator"], "|", target["quote"])
