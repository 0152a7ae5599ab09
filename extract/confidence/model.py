"""The model's numbers: one logistic sum for each kind of item, in `extract/data/confidence.json`."""

import math
from collections.abc import Iterable
from functools import cache
from importlib.resources import files

from pydantic import BaseModel, ConfigDict

from extract.confidence.features import ItemKind

DIGITS = 2
"""Decimals of a confidence: more would tell apart what the gold cannot, and differ between machines."""


class KindModel(BaseModel):
    """The weights of one kind; `finds` and `right` are how many finds they were learned from."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    finds: int
    right: int
    bias: float
    weights: dict[str, float]

    def confidence(self, features: Iterable[str]) -> float:
        """How sure a find with these features is, 0 to 1; a feature that was never seen says nothing."""
        total = self.bias + math.fsum(self.weights.get(feature, 0.0) for feature in features)
        return round(1 / (1 + math.exp(-max(-30.0, min(30.0, total)))), DIGITS)


class ConfidenceModel(BaseModel):
    """The models of all kinds, and the hash of the examples that they were learned from."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    examples: str
    documents: int
    kinds: dict[ItemKind, KindModel]


@cache
def confidence_model() -> ConfidenceModel:
    """The model in the package."""
    return ConfidenceModel.model_validate_json((files("extract") / "data" / "confidence.json").read_bytes())
