"""Floors on real documents with hand-made truth, and evidence on every real document; skipped where there are none.

The floors are a little under what was measured when they were set. They never go down in silence.
"""

from functools import cache
from pathlib import Path

import pytest

from corpus.errors import UnreadableInput
from kehoach import Record, evaluate, extract
from kehoach.evaluation import DocumentScore
from kehoach.evaluation.summary import summarise_attributes, summarise_fields, summarise_kinds

SHARED = Path(__file__).resolve().parents[3] / "shared"
GOLD, DOCUMENTS = SHARED / "gold", SHARED / "documents"

pytestmark = pytest.mark.skipif(not GOLD.is_dir(), reason="the real documents are not here")


@cache
def scores() -> tuple[DocumentScore, ...]:
    return evaluate(GOLD, DOCUMENTS).documents


@pytest.mark.parametrize(
    ("kind", "floor"), [("targets", 0.96), ("tasks", 0.93), ("budgets", 0.92), ("references", 0.97)]
)
def test_items_found(kind: str, floor: float) -> None:
    pooled = next(line.pooled for line in summarise_kinds(scores()) if line.kind == kind)
    assert pooled.f1 is not None and pooled.f1 >= floor


@pytest.mark.parametrize(
    ("attribute", "floor"),
    [
        ("targets.by", 0.96),
        ("targets.indicator", 0.94),
        ("targets.comparator", 0.98),
        ("tasks.lead", 0.89),
        ("tasks.partners", 0.90),
        ("tasks.end", 0.93),
        ("tasks.start", 0.90),
        ("budgets.year", 0.95),
        ("references.issued_on", 0.98),
    ],
)
def test_attributes_right(attribute: str, floor: float) -> None:
    found = next(line for line in summarise_attributes(scores()) if f"{line.kind}.{line.name}" == attribute)
    assert found.right / found.items >= floor


def test_header_fields() -> None:
    fields = [line for line in summarise_fields(scores()) if line.name.startswith("header")]
    assert len(fields) == 10
    assert [line.name for line in fields if line.right / line.documents < 0.95] == []


def real_files() -> list[Path]:
    return (
        sorted(path for path in DOCUMENTS.rglob("*") if path.is_file() and path.name != "README.md")
        if DOCUMENTS.is_dir()
        else []
    )


@pytest.mark.parametrize("path", real_files(), ids=lambda path: path.name)
def test_evidence_is_exact_and_records_read_back(path: Path) -> None:
    try:
        record = extract(path)
    except UnreadableInput as reason:
        assert "\n" not in str(reason)
        return
    text = record.document.text
    spans = [
        item.evidence for kind in (record.targets, record.tasks, record.budgets, record.references) for item in kind
    ]
    assert [span for span in spans if text[span.start : span.end] != span.quote] == []
    assert Record.model_validate_json(record.model_dump_json()) == record
