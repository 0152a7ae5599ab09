"""Confidence: how often finds like this one are right, learned from judged finds (`kehoach train`), cheap to compute."""

from extract.confidence.apply import with_confidence
from extract.confidence.features import ItemKind, features_of
from extract.confidence.model import ConfidenceModel, KindModel, confidence_model

__all__ = [
    "ConfidenceModel",
    "ItemKind",
    "KindModel",
    "confidence_model",
    "features_of",
    "with_confidence",
]
