"""The log of a store's runs: when each began, how it ended, what it did."""

from collections.abc import Mapping

from sqlalchemy import insert, select, update

from dataset.inputs import Outcome
from dataset.store import Store
from dataset.tables import runs
from dataset.times import moment


def came_to_its_end(store: Store) -> bool:
    """Whether the last run did; else what was stored is not yet joined up (`settle`)."""
    with store.reading() as connection:
        return connection.execute(select(runs.c.state).order_by(runs.c.id.desc()).limit(1)).scalar() == "done"


def begin_run(store: Store, extractor: str, found: int) -> int:
    """Note that a run began; the number it has in `runs`. One that never ended is marked as killed."""
    with store.changing() as connection:
        connection.execute(update(runs).where(runs.c.ended_at.is_(None)).values(state="killed", ended_at=moment()))
        row = {"started_at": moment(), "state": "running", "extractor": extractor, "found": found}
        return int(connection.execute(insert(runs).returning(runs.c.id), [row]).scalar_one())


def end_run(store: Store, run: int, state: str, counts: Mapping[Outcome, int]) -> None:
    """Note how a run ended."""
    with store.changing() as connection:
        numbers = {outcome.value: counts.get(outcome, 0) for outcome in Outcome}
        connection.execute(update(runs).where(runs.c.id == run).values(state=state, ended_at=moment(), **numbers))
