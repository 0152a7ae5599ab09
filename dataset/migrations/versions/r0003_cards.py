"""Short rows for lists, an index for tasks that are due, and which fields people corrected."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

_COPIED = (
    "province_name", "current_province_code", "current_province_name", "kind", "issuer_level", "type", "issuer_key",
    "issuer", "issued_on", "issued_year", "targets", "tasks", "budgets", "reference_count",
)  # fmt: skip
_ITEMS = ("targets", "tasks", "budgets", "references")
_SECTORS = {
    "sqlite": "(SELECT group_concat(sector, char(10)) FROM (SELECT sector FROM plan_sectors"
    " WHERE plan_sectors.decision_id = decisions.id ORDER BY sector))",
    "postgresql": "(SELECT string_agg(sector, chr(10) ORDER BY sector) FROM plan_sectors"
    " WHERE plan_sectors.decision_id = decisions.id)",
}


def upgrade() -> None:
    op.add_column("decisions", sa.Column("corrected", sa.Text(), nullable=True))
    op.create_table(
        "cards",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("decision_id", sa.Text(), nullable=False),
        sa.Column("province_name", sa.Text(), nullable=True),
        sa.Column("current_province_code", sa.Text(), nullable=True),
        sa.Column("current_province_name", sa.Text(), nullable=True),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("issuer_level", sa.Text(), nullable=True),
        sa.Column("sectors", sa.Text(), nullable=True),
        sa.Column("type", sa.Text(), nullable=True),
        sa.Column("issuer_key", sa.Text(), nullable=True),
        sa.Column("issuer", sa.Text(), nullable=True),
        sa.Column("issued_on", sa.Text(), nullable=True),
        sa.Column("issued_year", sa.Integer(), nullable=True),
        sa.Column("targets", sa.Integer(), nullable=False),
        sa.Column("tasks", sa.Integer(), nullable=False),
        sa.Column("budgets", sa.Integer(), nullable=False),
        sa.Column("reference_count", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("decision_id"),
    )
    copied = ", ".join(_COPIED)
    op.execute(
        f"INSERT INTO cards (id, decision_id, {copied}, sectors)"
        f" SELECT search_texts.id, decisions.id, {copied}, {_SECTORS[op.get_bind().dialect.name]}"
        " FROM search_texts JOIN decisions ON decisions.id = search_texts.decision_id"
    )
    op.create_index("cards_by_date", "cards", ["issued_on", "decision_id"], unique=False)
    facets = ["province_name", "current_province_code", "current_province_name", "kind", "issuer_level", "sectors"]
    op.create_index("cards_by_facets", "cards", facets, unique=False)
    _partial("decisions_copies", "decisions", ["id"], "same_as IS NOT NULL")
    _partial("tasks_by_end", "tasks", ["ends_on", "decision_id", "position"], "ends_on IS NOT NULL")
    _partial(
        "targets_by_indicator", "targets", ["indicator", "decision_id"], "by_year IS NOT NULL AND unit IS NOT NULL"
    )
    for table in _ITEMS:
        _partial(f"{table}_unsure", table, ["decision_id"], "confidence < 0.6")
    recognised = "ocr = 1" if op.get_bind().dialect.name == "sqlite" else "ocr"
    _partial("documents_recognised", "documents", ["uri"], recognised)


def _partial(name: str, table: str, columns: list[str], where: str) -> None:
    """An index over the rows of a table for which a condition holds."""
    condition = sa.text(where)
    op.create_index(name, table, columns, unique=False, sqlite_where=condition, postgresql_where=condition)


def downgrade() -> None:
    op.drop_index("documents_recognised", "documents")
    for table in _ITEMS:
        op.drop_index(f"{table}_unsure", table)
    op.drop_index("targets_by_indicator", "targets")
    op.drop_index("tasks_by_end", "tasks")
    op.drop_index("decisions_copies", "decisions")
    op.drop_table("cards")
    op.drop_column("decisions", "corrected")
