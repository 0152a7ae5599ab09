"""One decision with all that the store knows of it: its record, its documents, what it refers to and who refers to it."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, select

from dataset.corrections import all_journals, review
from dataset.store import Store
from dataset.tables import decisions, documents, inputs, links, references
from schemas import Record


@dataclass(frozen=True, slots=True)
class Source:
    """A document of a decision. `role`: `text` (the decision itself) or `news`; `identified_by` says what makes it one of it.

    `input_uri` is the file or page that it was read from, an archive where it stood in one; `input_sha256` its bytes' hash.
    """

    uri: str
    role: str
    media_type: str
    kind: str
    retrieved_at: str | None
    identified_by: str
    news_site: str | None
    news_title: str | None
    input_uri: str
    input_sha256: str | None


@dataclass(frozen=True, slots=True)
class Cited:
    """A reference from one decision to another: `id` where the store holds that one, and by what it was told."""

    relation: str
    number: str
    id: str | None
    title: str | None
    issued_on: str | None
    resolved_by: str | None


@dataclass(frozen=True, slots=True)
class Link:
    """Another decision that may be the same, or the one that a news item reports; `certain` where nothing speaks against it."""

    id: str
    kind: str
    reason: str
    certain: bool
    title: str | None


@dataclass(frozen=True, slots=True)
class Entry:
    """A decision: the record of its best document, and what the other documents in the store say of it.

    `ended_on`, `ended_by`, `ended_why`: since when, by which decision and how (`replaces`, `repeals`, `expires`) it is no
    longer in force, as far as the store knows.
    """

    id: str
    record: Record
    province_id: str | None
    ended_on: str | None
    ended_by: str | None
    ended_why: str | None
    same_as: str | None
    sources: tuple[Source, ...]
    cites: tuple[Cited, ...]
    cited_by: tuple[Cited, ...]
    links: tuple[Link, ...]


def find_decision(store: Store, decision_id: str) -> Entry | None:
    """The decision with this id; None where there is none. Raises StoreError."""
    d, r = decisions.c, references.c
    with store.reading() as connection:
        found = connection.execute(
            select(
                documents.c.record, d.province_id, d.ended_on, d.ended_by, d.ended_why, d.same_as
            ).select_from(decisions.join(documents, documents.c.uri == d.document_uri)).where(d.id == decision_id)
        ).one_or_none()  # fmt: skip
        if found is None:
            return None
        f = documents.c
        told: list[ColumnElement[Any]] = [
            f.uri, f.role, f.media_type, f.kind, f.retrieved_at, f.identified_by, f.news_site, f.news_title, f.input_uri,
            inputs.c.sha256,
        ]  # fmt: skip
        sources = connection.execute(
            select(*told).select_from(documents.outerjoin(inputs, inputs.c.uri == f.input_uri))
            .where(f.decision_id == decision_id).order_by(f.preference.desc(), f.uri)
        )  # fmt: skip
        cites = connection.execute(
            select(r.relation, r.number, r.resolved_id, d.title, r.issued_on, r.resolved_by)
            .select_from(references.outerjoin(decisions, d.id == r.resolved_id))
            .where(r.decision_id == decision_id).order_by(r.position)
        )  # fmt: skip
        cited_by = connection.execute(
            select(r.relation, d.number, d.id, d.title, d.issued_on, r.resolved_by)
            .select_from(references.join(decisions, d.id == r.decision_id))
            .where(r.resolved_id == decision_id).order_by(d.issued_on, d.id, r.position)
        )  # fmt: skip
        return Entry(
            id=decision_id, record=Record.model_validate_json(found[0]), province_id=found[1], ended_on=found[2],
            ended_by=found[3], ended_why=found[4], same_as=found[5],
            sources=tuple(Source(*row) for row in sources), cites=tuple(Cited(*row) for row in cites),
            cited_by=tuple(Cited(row[0], row[1] or "", *row[2:]) for row in cited_by),
            links=tuple(_links(connection, decision_id)),
        )  # fmt: skip


def _links(connection: Connection, decision_id: str) -> Iterator[Link]:
    for own, other in ((links.c.decision_id, links.c.other_id), (links.c.other_id, links.c.decision_id)):
        asked = (
            select(other, links.c.kind, links.c.reason, links.c.certain, decisions.c.title)
            .select_from(links.outerjoin(decisions, decisions.c.id == other))
            .where(own == decision_id).order_by(other, links.c.kind)
        )  # fmt: skip
        for row in connection.execute(asked):
            yield Link(*row)


def records(store: Store) -> Iterator[Record]:
    """The record of each decision's best document, as people corrected it, in the order of their ids. Raises StoreError."""
    for text in record_texts(store):
        yield Record.model_validate_json(text)


def record_texts(store: Store) -> Iterator[str]:
    """Like `records`, each as its JSON."""
    joined = decisions.join(documents, documents.c.uri == decisions.c.document_uri)
    asked = select(decisions.c.id, documents.c.record).select_from(joined).order_by(by_letters(store, decisions.c.id))
    with store.reading() as connection:
        journals = all_journals(connection)
        for decision, text in connection.execute(asked.execution_options(yield_per=200)):
            journal = journals.get(decision)
            yield review(Record.model_validate_json(text), journal).record.model_dump_json() if journal else text


def by_letters(store: Store, column: ColumnElement[str]) -> ColumnElement[str]:
    """A column to sort by that gives the same order in every database, whatever its language."""
    return column.collate("C") if store.postgresql else column
