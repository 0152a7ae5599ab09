"""What was counted once and holds as long as the store does not change."""

from collections.abc import Callable, Hashable
from functools import lru_cache
from typing import TypeVar

from sqlalchemy import func, select

from dataset.corrections.journal import corrections
from dataset.store import Store
from dataset.tables import decisions, inputs, removals

Question = TypeVar("Question", bound=Hashable)
Answer = TypeVar("Answer")


def state_of(store: Store) -> str:
    """What changes whenever something that the pages count changes."""
    with store.reading() as connection:
        marks = [
            connection.execute(select(func.max(column))).scalar()
            for column in (decisions.c.changed_at, removals.c.removed_at, corrections.c.id)
        ]
        marks.append(connection.execute(select(func.count()).select_from(inputs)).scalar())
    return "/".join(map(str, marks))


def remembered(size: int) -> Callable[[Callable[[Store, Question], Answer]], Callable[[Store, Question], Answer]]:
    """Keep the last `size` answers of a function of a store and a question, as long as the store stays as it is."""

    def keeping(function: Callable[[Store, Question], Answer]) -> Callable[[Store, Question], Answer]:
        @lru_cache(maxsize=size)
        def kept(store: Store, question: Question, _state: str) -> Answer:
            return function(store, question)

        def asked(store: Store, question: Question) -> Answer:
            return kept(store, question, state_of(store))

        return asked

    return keeping
