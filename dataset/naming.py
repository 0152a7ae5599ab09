"""The agencies of a store: each once, under the first of its spellings by their letters, whatever order documents come in."""

from collections.abc import Iterable

from sqlalchemy import Connection, and_, delete, func, or_, select

from dataset.agencies import Body
from dataset.store import Store
from dataset.tables import agencies, decisions, task_agencies

_MOST = 50_000
"""Agencies that are remembered, so that a run's memory stays flat; what is not is asked of the store."""


class Names:
    """What a store's writer knows of the agencies in it."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._known: dict[str, tuple[str, str]] = {}

    def learn(self, connection: Connection, bodies: Iterable[Body]) -> None:
        """Put the agencies in that are not there, or there under a later spelling."""
        better: dict[str, Body] = {}
        for body in bodies:
            known = _spelling(better[body.id]) if body.id in better else self._known.get(body.id)
            if known is None or _spelling(body) < known:
                better[body.id] = body
        if not better:
            return
        statement = self._store.insert(agencies)
        new, old = statement.excluded, agencies.c
        columns = [(new.name, old.name), (func.coalesce(new.level, ""), func.coalesce(old.level, ""))]
        if self._store.postgresql:
            columns = [(one.collate("C"), other.collate("C")) for one, other in columns]
        (name, old_name), (level, old_level) = columns
        before = or_(name < old_name, and_(name == old_name, level < old_level))
        values = {column.name: new[column.name] for column in agencies.columns if column.name != "id"}
        upsert = statement.on_conflict_do_update(index_elements=["id"], set_=values, where=before)
        connection.execute(upsert, [body._asdict() for body in better.values()])
        if len(self._known) + len(better) > _MOST:
            self._known.clear()
        self._known |= {body.id: _spelling(body) for body in better.values()}

    def forget(self) -> None:
        """Ask the store again: what was learned may not have come into it."""
        self._known.clear()

    def drop_unused(self, connection: Connection) -> None:
        """Take out the agencies that nothing in the store names any more."""
        used = select(task_agencies.c.agency_id).union(
            select(decisions.c.agency_id).where(decisions.c.agency_id.is_not(None))
        )
        connection.execute(delete(agencies).where(agencies.c.id.not_in(used)))
        self.forget()


def _spelling(body: Body) -> tuple[str, str]:
    return body.name, body.level or ""
