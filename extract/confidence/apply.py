"""A record whose finds have their confidence."""

from collections.abc import Sequence
from functools import lru_cache
from typing import TypeVar

from extract.confidence.features import ItemKind, features_of
from extract.confidence.model import confidence_model
from extract.reading import Reading
from schemas import Found, Record

F = TypeVar("F", bound=Found)


def with_confidence(record: Record, reading: Reading) -> Record:
    """The same record, each find with the confidence that the model gives it."""
    return record.model_copy(
        update={
            "targets": _sure("targets", record.targets, reading),
            "tasks": _sure("tasks", record.tasks, reading),
            "budgets": _sure("budgets", record.budgets, reading),
            "references": _sure("references", record.references, reading),
        }
    )


def _sure(kind: ItemKind, items: Sequence[F], reading: Reading) -> list[F]:
    return [item.model_copy(update={"confidence": _confidence(kind, features_of(reading, item))}) for item in items]


@lru_cache(maxsize=4096)
def _confidence(kind: ItemKind, features: tuple[str, ...]) -> float:
    return confidence_model().kinds[kind].confidence(features)
