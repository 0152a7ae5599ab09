"""The journal of corrections in a store. Lines are only added; two people who correct one item at once both learn of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from pydantic import TypeAdapter
from sqlalchemy import Column, Connection, Index, Integer, Select, Table, Text, UniqueConstraint, insert, select
from sqlalchemy.exc import IntegrityError

from dataset.columns import JsonText, texts
from dataset.corrections.model import Action, Correction, Header, Item, ItemKind, Part, model_of, model_of_part
from dataset.tables import metadata

corrections = Table(
    "corrections",
    metadata,
    Column("id", Integer, primary_key=True),
    *texts("decision_id", "text_key", "kind", "item"),
    Column("version", Integer, nullable=False),
    Column("action", Text, nullable=False),
    Column("before", JsonText),
    Column("value", JsonText),
    Column("note", Text),
    *texts("author", "made_at"),
    UniqueConstraint("decision_id", "text_key", "item", "version", name="corrections_in_order"),
    Index("corrections_by_time", "made_at"),
)


@dataclass(frozen=True)
class Draft:
    """What a person wants to put into the journal. `base` is the number of lines on the item that the person had seen."""

    decision_id: str
    text_key: str
    kind: ItemKind | Part
    item: str
    base: int
    action: Action
    author: str
    before: Item | Header | None = None
    value: Item | Header | None = None
    note: str | None = None


class Overtaken(Exception):
    """Somebody else corrected the item since the person looked at it; nothing was written."""


def write_correction(connection: Connection, draft: Draft) -> None:
    """Put a line into the journal. Raises Overtaken when the item has other lines than the person had seen.

    To be called in a transaction that writes; the database's own constraint decides between two at the same moment.
    """
    if _version(connection, draft) != draft.base:
        raise Overtaken(draft.item)
    row = {
        "decision_id": draft.decision_id, "text_key": draft.text_key, "kind": draft.kind.value, "item": draft.item,
        "version": draft.base + 1, "action": draft.action.value, "before": _json(draft.before),
        "value": _json(draft.value), "note": draft.note, "author": draft.author,
        "made_at": datetime.now(UTC).isoformat(timespec="seconds"),
    }  # fmt: skip
    try:
        connection.execute(insert(corrections).values(row))
    except IntegrityError:
        raise Overtaken(draft.item) from None


def corrections_of(connection: Connection, decision_id: str) -> list[Correction]:
    """The journal of a decision, the oldest line first."""
    return journals_of(connection, [decision_id]).get(decision_id, [])


def journals_of(connection: Connection, ids: Sequence[str]) -> dict[str, list[Correction]]:
    """The journals of those of some decisions (a few hundred) that have one."""
    return _journals(connection, select(corrections).where(corrections.c.decision_id.in_(ids)))


def all_journals(connection: Connection) -> dict[str, list[Correction]]:
    """Every journal of the store, by decision."""
    return _journals(connection, select(corrections))


def _journals(connection: Connection, asked: Select[Any]) -> dict[str, list[Correction]]:
    found: dict[str, list[Correction]] = {}
    for row in connection.execute(asked.order_by(corrections.c.id)).mappings():
        found.setdefault(row["decision_id"], []).append(_correction(row))
    return found


def latest_corrections(connection: Connection, limit: int, offset: int = 0) -> list[Correction]:
    """The journal of the whole store, the newest line first."""
    asked = select(corrections).order_by(corrections.c.id.desc()).limit(limit).offset(offset)
    return [_correction(row) for row in connection.execute(asked).mappings()]


def _version(connection: Connection, draft: Draft) -> int:
    asked = (
        select(corrections.c.version)
        .where(corrections.c.decision_id == draft.decision_id)
        .where(corrections.c.text_key == draft.text_key)
        .where(corrections.c.item == draft.item)
        .order_by(corrections.c.version.desc())
        .limit(1)
    )
    return connection.execute(asked).scalar() or 0


def _json(said: Item | Header | None) -> str | None:
    return said.model_dump_json() if said is not None else None


def _correction(row: Any) -> Correction:
    kind: ItemKind | Part = Part(row["kind"]) if row["kind"] in tuple(Part) else ItemKind(row["kind"])
    adapter: TypeAdapter[Item | Header] = TypeAdapter(model_of_part(kind) if isinstance(kind, Part) else model_of(kind))
    said = {name: adapter.validate_json(row[name]) if row[name] is not None else None for name in ("before", "value")}
    return Correction(**{**row, "kind": kind, **said})
