"""The first tables: documents, what was found in them, and the words they are searched by."""

import sqlalchemy as sa
from alembic import op

from dataset.columns import JsonText

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

# The words of `search_texts` are small Latin letters and digits already: no dictionary, no stemming, no stop words.
_SQLITE_SEARCH = (
    "CREATE VIRTUAL TABLE search_words USING fts5(title, body, content='search_texts', content_rowid='id', tokenize='ascii')",
    "CREATE TRIGGER search_texts_added AFTER INSERT ON search_texts BEGIN"
    " INSERT INTO search_words(rowid, title, body) VALUES (new.id, new.title, new.body); END",
    "CREATE TRIGGER search_texts_removed AFTER DELETE ON search_texts BEGIN"
    " INSERT INTO search_words(search_words, rowid, title, body) VALUES ('delete', old.id, old.title, old.body); END",
)
_POSTGRESQL_SEARCH = (
    "ALTER TABLE search_texts ADD COLUMN title_words tsvector GENERATED ALWAYS AS (to_tsvector('simple', title)) STORED",
    "ALTER TABLE search_texts ADD COLUMN words tsvector"
    " GENERATED ALWAYS AS (to_tsvector('simple', title || ' ' || body)) STORED",
    "CREATE INDEX search_texts_title_words ON search_texts USING gin (title_words)",
    "CREATE INDEX search_texts_words ON search_texts USING gin (words)",
)


def upgrade() -> None:
    op.create_table(
        "agencies",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("level", sa.Text(), nullable=True),
        sa.Column("province_id", sa.Text(), nullable=True),
        sa.Column("province_name", sa.Text(), nullable=True),
        sa.Column("valid_from", sa.Text(), nullable=True),
        sa.Column("valid_to", sa.Text(), nullable=True),
        sa.Column("current_id", sa.Text(), nullable=True),
        sa.Column("current_name", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_table(
        "decisions",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("document_uri", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("number", sa.Text(), nullable=True),
        sa.Column("number_key", sa.Text(), nullable=True),
        sa.Column("serial", sa.Integer(), nullable=True),
        sa.Column("year", sa.Integer(), nullable=True),
        sa.Column("symbol", sa.Text(), nullable=True),
        sa.Column("type", sa.Text(), nullable=True),
        sa.Column("normative", sa.Boolean(), nullable=False),
        sa.Column("title", sa.Text(), nullable=True),
        sa.Column("issuer", sa.Text(), nullable=True),
        sa.Column("issuer_key", sa.Text(), nullable=True),
        sa.Column("issuer_level", sa.Text(), nullable=True),
        sa.Column("issuer_office", sa.Text(), nullable=True),
        sa.Column("agency_id", sa.Text(), nullable=True),
        sa.Column("province_id", sa.Text(), nullable=True),
        sa.Column("province_code", sa.Text(), nullable=True),
        sa.Column("province_name", sa.Text(), nullable=True),
        sa.Column("current_province_code", sa.Text(), nullable=True),
        sa.Column("current_province_name", sa.Text(), nullable=True),
        sa.Column("place", sa.Text(), nullable=True),
        sa.Column("issued_on", sa.Text(), nullable=True),
        sa.Column("issued_year", sa.Integer(), nullable=True),
        sa.Column("effective_on", sa.Text(), nullable=True),
        sa.Column("expires_on", sa.Text(), nullable=True),
        sa.Column("signer_name", sa.Text(), nullable=True),
        sa.Column("signer_position", sa.Text(), nullable=True),
        sa.Column("signer_authority", sa.Text(), nullable=True),
        sa.Column("targets", sa.Integer(), nullable=False),
        sa.Column("tasks", sa.Integer(), nullable=False),
        sa.Column("budgets", sa.Integer(), nullable=False),
        sa.Column("reference_count", sa.Integer(), nullable=False),
        sa.Column("total_budget", sa.Numeric(), nullable=True),
        sa.Column("total_budget_currency", sa.Text(), nullable=True),
        sa.Column("same_as", sa.Text(), nullable=True),
        sa.Column("ended_on", sa.Text(), nullable=True),
        sa.Column("ended_by", sa.Text(), nullable=True),
        sa.Column("ended_why", sa.Text(), nullable=True),
        sa.Column("content_sha256", sa.Text(), nullable=False),
        sa.Column("changed_at", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("decisions_by_date", "decisions", ["issued_on", "id"], unique=False)
    op.create_index("decisions_by_key", "decisions", ["issuer_key", "number_key"], unique=False)
    op.create_index(op.f("ix_decisions_agency_id"), "decisions", ["agency_id"], unique=False)
    op.create_index(op.f("ix_decisions_changed_at"), "decisions", ["changed_at"], unique=False)
    op.create_index(op.f("ix_decisions_current_province_code"), "decisions", ["current_province_code"], unique=False)
    op.create_index(op.f("ix_decisions_number_key"), "decisions", ["number_key"], unique=False)
    op.create_table(
        "documents",
        sa.Column("uri", sa.Text(), nullable=False),
        sa.Column("input_uri", sa.Text(), nullable=False),
        sa.Column("decision_id", sa.Text(), nullable=False),
        sa.Column("identified_by", sa.Text(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("preference", sa.BigInteger(), nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("text_sha256", sa.Text(), nullable=False),
        sa.Column("media_type", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("characters", sa.Integer(), nullable=False),
        sa.Column("pages", sa.Integer(), nullable=False),
        sa.Column("ocr", sa.Boolean(), nullable=False),
        sa.Column("encoding", sa.Text(), nullable=True),
        sa.Column("retrieved_at", sa.Text(), nullable=True),
        sa.Column("news_site", sa.Text(), nullable=True),
        sa.Column("news_title", sa.Text(), nullable=True),
        sa.Column("news_author", sa.Text(), nullable=True),
        sa.Column("news_published_on", sa.Text(), nullable=True),
        sa.Column("schema_version", sa.Text(), nullable=False),
        sa.Column("record_sha256", sa.Text(), nullable=False),
        sa.Column("record", JsonText(), nullable=False),
        sa.PrimaryKeyConstraint("uri"),
    )
    op.create_index(op.f("ix_documents_decision_id"), "documents", ["decision_id"], unique=False)
    op.create_index(op.f("ix_documents_input_uri"), "documents", ["input_uri"], unique=False)
    op.create_index(op.f("ix_documents_sha256"), "documents", ["sha256"], unique=False)
    op.create_index(op.f("ix_documents_text_sha256"), "documents", ["text_sha256"], unique=False)
    op.create_table(
        "inputs",
        sa.Column("uri", sa.Text(), nullable=False),
        sa.Column("sha256", sa.Text(), nullable=True),
        sa.Column("extractor", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("documents", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("uri"),
    )
    op.create_table(
        "issues",
        sa.Column("input_uri", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("document_uri", sa.Text(), nullable=True),
        sa.Column("stage", sa.Text(), nullable=False),
        sa.Column("severity", sa.Text(), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("message", sa.Text(), nullable=False),
        sa.Column("text_start", sa.Integer(), nullable=True),
        sa.Column("text_end", sa.Integer(), nullable=True),
        sa.PrimaryKeyConstraint("input_uri", "position"),
    )
    op.create_index(op.f("ix_issues_code"), "issues", ["code"], unique=False)
    op.create_index(op.f("ix_issues_severity"), "issues", ["severity"], unique=False)
    op.create_table(
        "links",
        sa.Column("decision_id", sa.Text(), nullable=False),
        sa.Column("other_id", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("certain", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("decision_id", "other_id", "kind"),
    )
    op.create_index("links_of_other", "links", ["other_id"], unique=False)
    op.create_table(
        "provinces",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("full_name", sa.Text(), nullable=False),
        sa.Column("valid_from", sa.Text(), nullable=True),
        sa.Column("valid_to", sa.Text(), nullable=True),
        sa.Column("current_id", sa.Text(), nullable=False),
        sa.Column("current_code", sa.Text(), nullable=False),
        sa.Column("current_name", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_table(
        "removals",
        sa.Column("decision_id", sa.Text(), nullable=False),
        sa.Column("removed_at", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("decision_id"),
    )
    op.create_table(
        "runs",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("started_at", sa.Text(), nullable=False),
        sa.Column("ended_at", sa.Text(), nullable=True),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("extractor", sa.Text(), nullable=False),
        sa.Column("found", sa.Integer(), nullable=False),
        sa.Column("new", sa.Integer(), nullable=False),
        sa.Column("changed", sa.Integer(), nullable=False),
        sa.Column("unchanged", sa.Integer(), nullable=False),
        sa.Column("failed", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_table(
        "search_texts",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("decision_id", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("decision_id"),
    )
    op.create_table(
        "budgets",
        sa.Column("decision_id", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("amount", sa.Numeric(), nullable=False),
        sa.Column("amount_max", sa.Numeric(), nullable=True),
        sa.Column("currency", sa.Text(), nullable=False),
        sa.Column("approximate", sa.Boolean(), nullable=False),
        sa.Column("total", sa.Boolean(), nullable=False),
        sa.Column("source", sa.Text(), nullable=True),
        sa.Column("year", sa.Text(), nullable=True),
        sa.Column("purpose", sa.Text(), nullable=True),
        sa.Column("part_of", sa.Integer(), nullable=True),
        sa.Column("quote", sa.Text(), nullable=False),
        sa.Column("quote_start", sa.Integer(), nullable=False),
        sa.Column("quote_end", sa.Integer(), nullable=False),
        sa.Column("page", sa.Integer(), nullable=True),
        sa.Column("rule", sa.Text(), nullable=False),
        sa.Column("confidence", sa.Double(), nullable=False),
        sa.ForeignKeyConstraint(["decision_id"], ["decisions.id"]),
        sa.PrimaryKeyConstraint("decision_id", "position"),
    )
    op.create_table(
        "plan_sectors",
        sa.Column("decision_id", sa.Text(), nullable=False),
        sa.Column("sector", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["decision_id"], ["decisions.id"]),
        sa.PrimaryKeyConstraint("decision_id", "sector"),
    )
    op.create_table(
        "plans",
        sa.Column("decision_id", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=True),
        sa.Column("period_start", sa.Text(), nullable=True),
        sa.Column("period_end", sa.Text(), nullable=True),
        sa.Column("start_year", sa.Integer(), nullable=True),
        sa.Column("end_year", sa.Integer(), nullable=True),
        sa.Column("goal", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["decision_id"], ["decisions.id"]),
        sa.PrimaryKeyConstraint("decision_id"),
    )
    op.create_table(
        "references",
        sa.Column("decision_id", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("number_key", sa.Text(), nullable=False),
        sa.Column("type", sa.Text(), nullable=True),
        sa.Column("issuer", sa.Text(), nullable=True),
        sa.Column("issued_on", sa.Text(), nullable=True),
        sa.Column("relation", sa.Text(), nullable=False),
        sa.Column("resolved_id", sa.Text(), nullable=True),
        sa.Column("resolved_by", sa.Text(), nullable=True),
        sa.Column("quote", sa.Text(), nullable=False),
        sa.Column("quote_start", sa.Integer(), nullable=False),
        sa.Column("quote_end", sa.Integer(), nullable=False),
        sa.Column("page", sa.Integer(), nullable=True),
        sa.Column("rule", sa.Text(), nullable=False),
        sa.Column("confidence", sa.Double(), nullable=False),
        sa.ForeignKeyConstraint(["decision_id"], ["decisions.id"]),
        sa.PrimaryKeyConstraint("decision_id", "position"),
    )
    op.create_index(op.f("ix_references_number_key"), "references", ["number_key"], unique=False)
    op.create_index(op.f("ix_references_resolved_id"), "references", ["resolved_id"], unique=False)
    op.create_table(
        "targets",
        sa.Column("decision_id", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("indicator", sa.Text(), nullable=False),
        sa.Column("value", sa.Numeric(), nullable=False),
        sa.Column("value_max", sa.Numeric(), nullable=True),
        sa.Column("unit", sa.Text(), nullable=True),
        sa.Column("comparator", sa.Text(), nullable=False),
        sa.Column("by_date", sa.Text(), nullable=True),
        sa.Column("by_year", sa.Integer(), nullable=True),
        sa.Column("baseline", sa.Numeric(), nullable=True),
        sa.Column("group_heading", sa.Text(), nullable=True),
        sa.Column("approximate", sa.Boolean(), nullable=False),
        sa.Column("quote", sa.Text(), nullable=False),
        sa.Column("quote_start", sa.Integer(), nullable=False),
        sa.Column("quote_end", sa.Integer(), nullable=False),
        sa.Column("page", sa.Integer(), nullable=True),
        sa.Column("rule", sa.Text(), nullable=False),
        sa.Column("confidence", sa.Double(), nullable=False),
        sa.ForeignKeyConstraint(["decision_id"], ["decisions.id"]),
        sa.PrimaryKeyConstraint("decision_id", "position"),
    )
    op.create_table(
        "task_agencies",
        sa.Column("decision_id", sa.Text(), nullable=False),
        sa.Column("task_position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("agency_id", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["decision_id"], ["decisions.id"]),
        sa.PrimaryKeyConstraint("decision_id", "task_position", "role", "position"),
    )
    op.create_index(op.f("ix_task_agencies_agency_id"), "task_agencies", ["agency_id"], unique=False)
    op.create_table(
        "tasks",
        sa.Column("decision_id", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("action", sa.Text(), nullable=False),
        sa.Column("starts_on", sa.Text(), nullable=True),
        sa.Column("ends_on", sa.Text(), nullable=True),
        sa.Column("start_year", sa.Integer(), nullable=True),
        sa.Column("end_year", sa.Integer(), nullable=True),
        sa.Column("recurrence", sa.Text(), nullable=True),
        sa.Column("output", sa.Text(), nullable=True),
        sa.Column("group_heading", sa.Text(), nullable=True),
        sa.Column("quote", sa.Text(), nullable=False),
        sa.Column("quote_start", sa.Integer(), nullable=False),
        sa.Column("quote_end", sa.Integer(), nullable=False),
        sa.Column("page", sa.Integer(), nullable=True),
        sa.Column("rule", sa.Text(), nullable=False),
        sa.Column("confidence", sa.Double(), nullable=False),
        sa.ForeignKeyConstraint(["decision_id"], ["decisions.id"]),
        sa.PrimaryKeyConstraint("decision_id", "position"),
    )

    for statement in _POSTGRESQL_SEARCH if op.get_bind().dialect.name == "postgresql" else _SQLITE_SEARCH:
        op.execute(statement)


def downgrade() -> None:
    raise NotImplementedError("there is nothing before the first revision: delete the store")
