"""Records and gold of a few lines, for the tests of the evaluation and of the command line."""

from collections.abc import Callable
from typing import Any

import pytest

from kehoach.evaluation.gold import Gold
from schemas import DocumentInfo, Evidence, Kind, Record


class RecordMaker:
    """Collects items with their quotes and makes the record whose text they stand in."""

    def __init__(self) -> None:
        self._text = ""

    def at(self, quote: str) -> dict[str, Any]:
        """The fields that every found item has, for words that are put at the end of the text."""
        start = len(self._text)
        self._text += quote + "\n"
        return {"evidence": Evidence(start=start, end=start + len(quote), quote=quote), "rule": "test"}

    def record(self, **parts: Any) -> Record:
        """The record with these parts."""
        kind = parts.pop("kind", Kind.PLAN)
        info = DocumentInfo(sha256="0", uri="a.txt", media_type="text/plain", kind=kind, text=self._text)
        return Record(id="0", document=info, **parts)


@pytest.fixture
def made() -> RecordMaker:
    """Makes items and the record they are in."""
    return RecordMaker()


@pytest.fixture
def gold() -> Callable[..., Gold]:
    """Makes gold from its parts."""

    def make(**parts: Any) -> Gold:
        return Gold.model_validate({"document": "a.txt", "kind": "plan", **parts})

    return make
