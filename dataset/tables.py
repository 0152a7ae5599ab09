"""The tables of a store, the same in SQLite and PostgreSQL. `docs/dataset.md` tells what each column means.

Keys are made of content, never of counters, so that two stores filled from the same documents are the same whatever
the order in which the documents came. `references` is a word of SQL: write it in double quotes.
"""

from typing import Any

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    ColumnElement,
    Double,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    Table,
    Text,
    and_,
    literal_column,
)

from dataset.columns import Exact, JsonText, maybe_numbers, maybe_texts, numbers, texts

REVISION = "0003"
"""The newest migration in `dataset/migrations/versions`; a store must stand at it to be used."""


metadata = MetaData()

LOW_CONFIDENCE = 0.6
"""A confidence under which a person should look; items under it have an index of their own."""


def _index_where(name: str, condition: ColumnElement[bool], *columns: Column[Any]) -> Index:
    """An index over the rows for which a condition holds."""
    return Index(name, *columns, sqlite_where=condition, postgresql_where=condition)


def _of_decision() -> Column[Any]:
    """Whose row it is; the first column of its key."""
    return Column("decision_id", Text, ForeignKey("decisions.id"), primary_key=True)


def _evidence() -> list[Column[Any]]:
    """Where an item's words stand in the document's text, the words, the rule that found them, how sure it is."""
    return [
        Column("quote", Text, nullable=False),
        *numbers("quote_start", "quote_end"),
        Column("page", Integer),
        Column("rule", Text, nullable=False),
        Column("confidence", Double, nullable=False),
    ]


def _item(name: str, *columns: Column[Any]) -> Table:
    """A list of the record as a table: the decision's `position`-th item, from 0."""
    return Table(
        name,
        metadata,
        _of_decision(),
        Column("position", Integer, primary_key=True, autoincrement=False),
        *columns,
        *_evidence(),
    )


runs = Table(
    "runs",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("started_at", Text, nullable=False),
    Column("ended_at", Text),
    *texts("state", "extractor"),
    Column("found", Integer, nullable=False, default=0),
    Column("new", Integer, nullable=False, default=0),
    Column("changed", Integer, nullable=False, default=0),
    Column("unchanged", Integer, nullable=False, default=0),
    Column("failed", Integer, nullable=False, default=0),
)

inputs = Table(
    "inputs",
    metadata,
    Column("uri", Text, primary_key=True),
    Column("sha256", Text),
    *texts("extractor", "state"),
    Column("reason", Text),
    Column("documents", Integer, nullable=False),
)

documents = Table(
    "documents",
    metadata,
    Column("uri", Text, primary_key=True),
    Column("input_uri", Text, nullable=False, index=True),
    Column("decision_id", Text, nullable=False, index=True),
    *texts("identified_by", "role"),
    Column("preference", BigInteger, nullable=False),
    Column("sha256", Text, nullable=False, index=True),
    Column("text_sha256", Text, nullable=False, index=True),
    *texts("media_type", "kind"),
    *numbers("characters", "pages"),
    Column("ocr", Boolean, nullable=False),
    *maybe_texts("encoding", "retrieved_at", "news_site", "news_title", "news_author", "news_published_on"),
    *texts("schema_version", "record_sha256"),
    Column("record", JsonText, nullable=False),
)

_index_where("documents_recognised", documents.c.ocr, documents.c.uri)

decisions = Table(
    "decisions",
    metadata,
    Column("id", Text, primary_key=True),
    *texts("document_uri", "kind"),
    Column("number", Text),
    Column("number_key", Text, index=True),
    *maybe_numbers("serial", "year"),
    *maybe_texts("symbol", "type"),
    Column("normative", Boolean, nullable=False),
    *maybe_texts("title", "issuer", "issuer_key", "issuer_level", "issuer_office"),
    Column("agency_id", Text, index=True),
    *maybe_texts("province_id", "province_code", "province_name"),
    Column("current_province_code", Text, index=True),
    *maybe_texts("current_province_name", "place", "issued_on"),
    Column("issued_year", Integer),
    *maybe_texts("effective_on", "expires_on", "signer_name", "signer_position", "signer_authority"),
    *numbers("targets", "tasks", "budgets", "reference_count"),
    Column("total_budget", Exact),
    *maybe_texts("total_budget_currency", "same_as", "ended_on", "ended_by", "ended_why"),
    Column("content_sha256", Text, nullable=False),
    Column("changed_at", Text, nullable=False, index=True),
    Column("corrected", Text),
    Index("decisions_by_date", "issued_on", "id"),
    Index("decisions_by_key", "issuer_key", "number_key"),
)
_index_where("decisions_copies", decisions.c.same_as.is_not(None), decisions.c.id)

plans = Table(
    "plans",
    metadata,
    _of_decision(),
    *maybe_texts("title", "period_start", "period_end"),
    *maybe_numbers("start_year", "end_year"),
    Column("goal", Text),
)

plan_sectors = Table(
    "plan_sectors",
    metadata,
    _of_decision(),
    Column("sector", Text, primary_key=True),
)

targets = _item(
    "targets",
    Column("indicator", Text, nullable=False),
    Column("value", Exact, nullable=False),
    Column("value_max", Exact),
    Column("unit", Text),
    Column("comparator", Text, nullable=False),
    Column("by_date", Text),
    Column("by_year", Integer),
    Column("baseline", Exact),
    Column("group_heading", Text),
    Column("approximate", Boolean, nullable=False),
)

_index_where(
    "targets_by_indicator", and_(targets.c.by_year.is_not(None), targets.c.unit.is_not(None)), targets.c.indicator,
    targets.c.decision_id,
)  # fmt: skip

tasks = _item(
    "tasks",
    Column("action", Text, nullable=False),
    *maybe_texts("starts_on", "ends_on"),
    *maybe_numbers("start_year", "end_year"),
    *maybe_texts("recurrence", "output", "group_heading"),
)

_index_where("tasks_by_end", tasks.c.ends_on.is_not(None), tasks.c.ends_on, tasks.c.decision_id, tasks.c.position)

task_agencies = Table(
    "task_agencies",
    metadata,
    _of_decision(),
    Column("task_position", Integer, primary_key=True, autoincrement=False),
    Column("role", Text, primary_key=True),
    Column("position", Integer, primary_key=True, autoincrement=False),
    Column("name", Text, nullable=False),
    Column("agency_id", Text, nullable=False, index=True),
)

budgets = _item(
    "budgets",
    Column("amount", Exact, nullable=False),
    Column("amount_max", Exact),
    Column("currency", Text, nullable=False),
    Column("approximate", Boolean, nullable=False),
    Column("total", Boolean, nullable=False),
    *maybe_texts("source", "year", "purpose"),
    Column("part_of", Integer),
)

references = _item(
    "references",
    Column("number", Text, nullable=False),
    Column("number_key", Text, nullable=False, index=True),
    *maybe_texts("type", "issuer", "issued_on"),
    Column("relation", Text, nullable=False),
    Column("resolved_id", Text, index=True),
    Column("resolved_by", Text),
)

for _items in (targets, tasks, budgets, references):
    _index_where(
        f"{_items.name}_unsure", _items.c.confidence < literal_column(str(LOW_CONFIDENCE)), _items.c.decision_id
    )

agencies = Table(
    "agencies",
    metadata,
    Column("id", Text, primary_key=True),
    Column("name", Text, nullable=False),
    *maybe_texts("level", "province_id", "province_name", "valid_from", "valid_to", "current_id", "current_name"),
)

provinces = Table(
    "provinces",
    metadata,
    Column("id", Text, primary_key=True),
    *texts("code", "name", "full_name"),
    *maybe_texts("valid_from", "valid_to"),
    *texts("current_id", "current_code", "current_name"),
)

issues = Table(
    "issues",
    metadata,
    Column("input_uri", Text, primary_key=True),
    Column("position", Integer, primary_key=True, autoincrement=False),
    Column("document_uri", Text),
    Column("stage", Text, nullable=False),
    Column("severity", Text, nullable=False, index=True),
    Column("code", Text, nullable=False, index=True),
    Column("message", Text, nullable=False),
    *maybe_numbers("text_start", "text_end"),
)

links = Table(
    "links",
    metadata,
    Column("decision_id", Text, primary_key=True),
    Column("other_id", Text, primary_key=True),
    Column("kind", Text, primary_key=True),
    Column("reason", Text, nullable=False),
    Column("certain", Boolean, nullable=False),
    Index("links_of_other", "other_id"),
)

removals = Table(
    "removals",
    metadata,
    Column("decision_id", Text, primary_key=True),
    Column("removed_at", Text, nullable=False),
)

search_texts = Table(
    "search_texts",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("decision_id", Text, nullable=False, unique=True),
    *texts("title", "body"),
)

cards = Table(
    "cards",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("decision_id", Text, nullable=False, unique=True),
    *maybe_texts("province_name", "current_province_code", "current_province_name"),
    Column("kind", Text, nullable=False),
    *maybe_texts("issuer_level", "sectors", "type", "issuer_key", "issuer", "issued_on"),
    Column("issued_year", Integer),
    *numbers("targets", "tasks", "budgets", "reference_count"),
    Index("cards_by_date", "issued_on", "decision_id"),
    # Counted in one pass over the index alone: `dataset.searching.facets` groups by its columns in their order.
    Index(
        "cards_by_facets", "province_name", "current_province_code", "current_province_name", "kind", "issuer_level", "sectors",
    ),
)  # fmt: skip
"""What lists are filtered, counted and sorted by: a short row for each decision, under the number of its `search_texts`.

The rows of `decisions` and `search_texts` are long, and thousands of them are looked at for one page of a list. `sectors` are
the plan's, one a line.
"""

CHILDREN = (task_agencies, targets, tasks, budgets, references, plan_sectors, plans)
"""The tables that hang on `decisions`, in the order in which their rows are deleted."""
