"""A correction into a store: the line in the journal and what the tables show, both or neither."""

from sqlalchemy import text

from dataset.corrections import Draft, write_correction
from dataset.showing import Display
from dataset.store import Store
from dataset.writer import atlas_of


def correct(store: Store, draft: Draft) -> None:
    """Write a line into the journal and bring the decision's rows to the corrected record.

    It waits for a run's transaction on the same store and needs no writer's lock, so that people can correct while a run
    goes on. Raises Overtaken, StoreError.
    """
    with store.changing() as connection:
        if store.postgresql:
            connection.execute(text("LOCK TABLE corrections IN SHARE ROW EXCLUSIVE MODE"))
        write_correction(connection, draft)
        Display(store).show(connection, [draft.decision_id], {}, atlas_of(connection))
