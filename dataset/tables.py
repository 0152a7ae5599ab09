"""The tables of a store, the same in SQLite and PostgreSQL. `docs/dataset.md` tells what each column means.

Keys are made of content, never of counters, so that two stores filled from the same documents are the same whatever
the order in which the documents came. `references` is a word of SQL: write it in double quotes.
"""

from decimal import Decimal
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
    Numeric,
    Table,
    Text,
    and_,
    literal_column,
)
from sqlalchemy.engine import Dialect
from sqlalchemy.types import TypeDecorator, UserDefinedType

REVISION = "0003"
"""The newest migration in `dataset/migrations/versions`; a store must stand at it to be used."""


class Exact(TypeDecorator[Decimal]):
    """An exact number: NUMERIC; a Decimal in Python. `dataset.rows` gives it in the form that SQLite keeps exactly, too."""

    impl = Numeric
    cache_ok = True

    def result_processor(self, dialect: Dialect, coltype: object) -> Any:
        return lambda value: value if value is None or isinstance(value, Decimal) else Decimal(str(value))


class _JsonText(UserDefinedType[str]):
    cache_ok = True

    def get_col_spec(self, **_: Any) -> str:
        return "JSON"

    def bind_expression(self, bindvalue: Any) -> Any:
        from sqlalchemy import cast

        return cast(bindvalue, self)

    def column_expression(self, colexpr: Any) -> Any:
        from sqlalchemy import cast

        return cast(colexpr, Text)


class JsonText(TypeDecorator[str]):
    """JSON kept letter for letter: JSON (not JSONB, which reorders) in PostgreSQL, TEXT in SQLite; a string in Python."""

    impl = Text
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> Any:
        return dialect.type_descriptor(_JsonText() if dialect.name == "postgresql" else Text())


metadata = MetaData()

LOW_CONFIDENCE = 0.6
"""A confidence under which a person should look; items under it have an index of their own."""


def _index_where(name: str, condition: ColumnElement[bool], *columns: Column[Any]) -> Index:
    """An index over the rows for which a condition holds."""
    return Index(name, *columns, sqlite_where=condition, postgresql_where=condition)


def _evidence() -> list[Column[Any]]:
    """Where an item's words stand in the document's text, the words, the rule that found them, how sure it is."""
    return [
        Column("quote", Text, nullable=False),
        Column("quote_start", Integer, nullable=False),
        Column("quote_end", Integer, nullable=False),
        Column("page", Integer),
        Column("rule", Text, nullable=False),
        Column("confidence", Double, nullable=False),
    ]


def _item(name: str, *columns: Column[Any]) -> Table:
    """A list of the record as a table: the decision's `position`-th item, from 0."""
    return Table(
        name,
        metadata,
        Column("decision_id", Text, ForeignKey("decisions.id"), primary_key=True),
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
    Column("state", Text, nullable=False),
    Column("extractor", Text, nullable=False),
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
    Column("extractor", Text, nullable=False),
    Column("state", Text, nullable=False),
    Column("reason", Text),
    Column("documents", Integer, nullable=False),
)

documents = Table(
    "documents",
    metadata,
    Column("uri", Text, primary_key=True),
    Column("input_uri", Text, nullable=False, index=True),
    Column("decision_id", Text, nullable=False, index=True),
    Column("identified_by", Text, nullable=False),
    Column("role", Text, nullable=False),
    Column("preference", BigInteger, nullable=False),
    Column("sha256", Text, nullable=False, index=True),
    Column("text_sha256", Text, nullable=False, index=True),
    Column("media_type", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("characters", Integer, nullable=False),
    Column("pages", Integer, nullable=False),
    Column("ocr", Boolean, nullable=False),
    Column("encoding", Text),
    Column("retrieved_at", Text),
    Column("news_site", Text),
    Column("news_title", Text),
    Column("news_author", Text),
    Column("news_published_on", Text),
    Column("schema_version", Text, nullable=False),
    Column("record_sha256", Text, nullable=False),
    Column("record", JsonText, nullable=False),
)

_index_where("documents_recognised", documents.c.ocr, documents.c.uri)

decisions = Table(
    "decisions",
    metadata,
    Column("id", Text, primary_key=True),
    Column("document_uri", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("number", Text),
    Column("number_key", Text, index=True),
    Column("serial", Integer),
    Column("year", Integer),
    Column("symbol", Text),
    Column("type", Text),
    Column("normative", Boolean, nullable=False),
    Column("title", Text),
    Column("issuer", Text),
    Column("issuer_key", Text),
    Column("issuer_level", Text),
    Column("issuer_office", Text),
    Column("agency_id", Text, index=True),
    Column("province_id", Text),
    Column("province_code", Text),
    Column("province_name", Text),
    Column("current_province_code", Text, index=True),
    Column("current_province_name", Text),
    Column("place", Text),
    Column("issued_on", Text),
    Column("issued_year", Integer),
    Column("effective_on", Text),
    Column("expires_on", Text),
    Column("signer_name", Text),
    Column("signer_position", Text),
    Column("signer_authority", Text),
    Column("targets", Integer, nullable=False),
    Column("tasks", Integer, nullable=False),
    Column("budgets", Integer, nullable=False),
    Column("reference_count", Integer, nullable=False),
    Column("total_budget", Exact),
    Column("total_budget_currency", Text),
    Column("same_as", Text),
    Column("ended_on", Text),
    Column("ended_by", Text),
    Column("ended_why", Text),
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
    Column("decision_id", Text, ForeignKey("decisions.id"), primary_key=True),
    Column("title", Text),
    Column("period_start", Text),
    Column("period_end", Text),
    Column("start_year", Integer),
    Column("end_year", Integer),
    Column("goal", Text),
)

plan_sectors = Table(
    "plan_sectors",
    metadata,
    Column("decision_id", Text, ForeignKey("decisions.id"), primary_key=True),
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
    Column("starts_on", Text),
    Column("ends_on", Text),
    Column("start_year", Integer),
    Column("end_year", Integer),
    Column("recurrence", Text),
    Column("output", Text),
    Column("group_heading", Text),
)

_index_where("tasks_by_end", tasks.c.ends_on.is_not(None), tasks.c.ends_on, tasks.c.decision_id, tasks.c.position)

task_agencies = Table(
    "task_agencies",
    metadata,
    Column("decision_id", Text, ForeignKey("decisions.id"), primary_key=True),
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
    Column("source", Text),
    Column("year", Text),
    Column("purpose", Text),
    Column("part_of", Integer),
)

references = _item(
    "references",
    Column("number", Text, nullable=False),
    Column("number_key", Text, nullable=False, index=True),
    Column("type", Text),
    Column("issuer", Text),
    Column("issued_on", Text),
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
    Column("level", Text),
    Column("province_id", Text),
    Column("province_name", Text),
    Column("valid_from", Text),
    Column("valid_to", Text),
    Column("current_id", Text),
    Column("current_name", Text),
)

provinces = Table(
    "provinces",
    metadata,
    Column("id", Text, primary_key=True),
    Column("code", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("full_name", Text, nullable=False),
    Column("valid_from", Text),
    Column("valid_to", Text),
    Column("current_id", Text, nullable=False),
    Column("current_code", Text, nullable=False),
    Column("current_name", Text, nullable=False),
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
    Column("text_start", Integer),
    Column("text_end", Integer),
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
    Column("title", Text, nullable=False),
    Column("body", Text, nullable=False),
)

cards = Table(
    "cards",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("decision_id", Text, nullable=False, unique=True),
    Column("province_name", Text),
    Column("current_province_code", Text),
    Column("current_province_name", Text),
    Column("kind", Text, nullable=False),
    Column("issuer_level", Text),
    Column("sectors", Text),
    Column("type", Text),
    Column("issuer_key", Text),
    Column("issuer", Text),
    Column("issued_on", Text),
    Column("issued_year", Integer),
    Column("targets", Integer, nullable=False),
    Column("tasks", Integer, nullable=False),
    Column("budgets", Integer, nullable=False),
    Column("reference_count", Integer, nullable=False),
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
