"""What joins decisions up, worked out from all that the store holds: references, links, copies, and what is no longer in force.

It depends on what is stored only, not on the order in which it came, so it can be done again at any time.
"""

from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass

from sqlalchemy import Connection, bindparam, delete, insert, select, tuple_, update

from dataset.linking import LinkRow, find_links
from dataset.resolving import changed_resolutions
from dataset.tables import decisions, links, references
from dataset.times import moment
from dataset.writer import Writer

_ENDS = ("replaces", "repeals")


@dataclass(frozen=True, slots=True)
class Settled:
    """How many references, links and decisions were changed."""

    references: int
    links: int
    decisions: int


def settle(writer: Writer) -> Settled:
    """Bring everything that depends on several decisions up to date, in one transaction. Raises StoreError."""
    with writer.store.changing() as connection:
        link_count, copies = _link(connection)
        resolved = _resolve(connection)
        ends = _end(connection)
        touched = copies | resolved | ends
        for part in _parts(sorted(touched)):
            connection.execute(update(decisions).where(decisions.c.id.in_(part)).values(changed_at=moment()))
        writer.display.names.drop_unused(connection)
    return Settled(len(resolved), link_count, len(touched))


def _link(connection: Connection) -> tuple[int, set[str]]:
    wanted = find_links(connection)
    new = set(wanted.rows)
    old = {LinkRow(*row) for row in connection.execute(select(links))}
    for part in _parts(sorted((row.decision_id, row.other_id, row.kind) for row in old - new)):
        connection.execute(delete(links).where(tuple_(links.c.decision_id, links.c.other_id, links.c.kind).in_(part)))
    fresh = sorted(new - old, key=lambda row: (row.decision_id, row.other_id, row.kind))
    if fresh:
        connection.execute(insert(links), [asdict(row) for row in fresh])
    copies = select(decisions.c.id, decisions.c.same_as).where(decisions.c.same_as.is_not(None))
    noted = {name: same_as for name, same_as in connection.execute(copies)}  # noqa: C416
    changed = [
        {"of": name, "to": wanted.same_as.get(name)}
        for name in sorted({*noted, *wanted.same_as})
        if noted.get(name) != wanted.same_as.get(name)
    ]
    if changed:
        change = update(decisions).where(decisions.c.id == bindparam("of")).values(same_as=bindparam("to"))
        connection.execute(change, changed)
    return len(old ^ new), {str(row["of"]) for row in changed}


def _resolve(connection: Connection) -> set[str]:
    changed = [asdict(row) for row in changed_resolutions(connection)]
    if changed:
        change = (
            update(references)
            .where(references.c.decision_id == bindparam("of"), references.c.position == bindparam("place"))
            .values(resolved_id=bindparam("resolved_id"), resolved_by=bindparam("resolved_by"))
        )
        rows = [{"of": row.pop("decision_id"), "place": row.pop("position"), **row} for row in changed]
        connection.execute(change, rows)
        return {str(row["of"]) for row in rows}
    return set()


def _end(connection: Connection) -> set[str]:
    """Note since when, by what and how a decision is no longer in force: the earliest that is known."""
    own, other = decisions.alias("own"), decisions.alias("other")
    wanted: dict[str, tuple[str, str | None, str]] = {}

    def note(name: str, day: str | None, by: str | None, why: str) -> None:
        if day is not None and (name not in wanted or (day, by or "") < (wanted[name][0], wanted[name][1] or "")):
            wanted[name] = (day, by, why)

    for name, day in connection.execute(select(own.c.id, own.c.expires_on).where(own.c.expires_on.is_not(None))):
        note(name, day, None, "expires")
    asked = (
        select(references.c.resolved_id, other.c.id, other.c.effective_on, other.c.issued_on, references.c.relation)
        .select_from(references.join(other, other.c.id == references.c.decision_id))
        .where(references.c.resolved_id.is_not(None), references.c.relation.in_(_ENDS), other.c.same_as.is_(None))
    )
    for name, by, effective, issued, why in connection.execute(asked):
        note(name, effective or issued, by, why)
    d = decisions.c
    noted = {
        name: (day, by, why)
        for name, day, by, why in connection.execute(
            select(d.id, d.ended_on, d.ended_by, d.ended_why).where(d.ended_on.is_not(None))
        )
    }
    nothing = (None, None, None)
    changed = [name for name in sorted({*wanted, *noted}) if wanted.get(name) != noted.get(name)]
    if changed:
        change = (
            update(decisions).where(d.id == bindparam("of"))
            .values(ended_on=bindparam("day"), ended_by=bindparam("by"), ended_why=bindparam("why"))
        )  # fmt: skip
        rows = [
            dict(zip(("of", "day", "by", "why"), (name, *wanted.get(name, nothing)), strict=True)) for name in changed
        ]
        connection.execute(change, rows)
    return set(changed)


def _parts(names: Sequence[object]) -> Iterator[Sequence[object]]:
    for start in range(0, len(names), 300):
        yield names[start : start + 300]
