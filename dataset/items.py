"""Targets, tasks, budgets and references of the decisions that are meant, part by part."""

from typing import Any

from sqlalchemy import Table, select

from dataset.decisions import by_letters
from dataset.filters import Filter, cards_like
from dataset.store import Store
from dataset.tables import cards, decisions, references

Rows = list[dict[str, Any]]


def list_items(store: Store, table: Table, wanted: Filter, offset: int, limit: int) -> tuple[int, Rows]:
    """How many rows of an item's table there are in all, and `limit` of them from `offset`.

    They come by their decisions' ids, then as in the text, each with its decision's number, date and provinces; a number of
    the item's own is `referred`. Raises StoreError.
    """
    # Which decisions a part stands in is told by their counts: the items before it are never looked at.
    count = cards.c.reference_count if table is references else cards.c[table.name]
    holders = (
        select(cards.c.decision_id, count).where(cards_like(store, wanted), count > 0)
        .order_by(by_letters(store, cards.c.decision_id))
    )  # fmt: skip
    with store.reading() as connection:
        ids: list[str] = []
        total, passed = 0, 0
        for holder, items in connection.execute(holders):
            if total + items <= offset:
                passed += items
            elif total < offset + limit:
                ids.append(holder)
            total += items
        d = decisions.c
        own = [column for column in table.c if column.name not in ("number", "issued_on")]
        listed = (
            select(d.number, d.issued_on, d.province_name, d.current_province_name, *own,
                   *([table.c.number.label("referred")] if "number" in table.c else []))
            .select_from(table.join(decisions, d.id == table.c.decision_id)).where(table.c.decision_id.in_(ids))
            .order_by(by_letters(store, table.c.decision_id), table.c.position).offset(offset - passed).limit(limit)
        )  # fmt: skip
        return total, [dict(row) for row in connection.execute(listed).mappings()]
