"""The short rows that lists are made from, out of the rows of the decisions that were just written."""

from collections.abc import Sequence

from sqlalchemy import Connection, bindparam, func, insert, select

from dataset.tables import cards, decisions, plan_sectors, search_texts

_sorted = (
    select(plan_sectors.c.sector).where(plan_sectors.c.decision_id == decisions.c.id).correlate(decisions)
    .order_by(plan_sectors.c.sector).subquery()
)  # fmt: skip
_ADD = insert(cards).from_select(
    [column.name for column in cards.c],
    select(
        search_texts.c.id, search_texts.c.decision_id,
        *(
            decisions.c[column.name] if column.name in decisions.c
            else select(func.aggregate_strings(_sorted.c.sector, "\n")).scalar_subquery()
            for column in cards.c if column.name not in ("id", "decision_id")
        ),
    ).join(decisions, decisions.c.id == search_texts.c.decision_id)
    .where(search_texts.c.decision_id.in_(bindparam("ids", expanding=True))),
)  # fmt: skip


def add_cards(connection: Connection, ids: Sequence[str]) -> None:
    """Make the rows of `cards` for some decisions (a few hundred) whose other rows are there."""
    connection.execute(_ADD, {"ids": ids})
