"""Floors on real documents with hand-made truth, and evidence on every real document; skipped where there are none.

The floors stand in `floors.toml`, a little under what was measured when they were set. They never go down in silence.
"""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from corpus.errors import UnreadableInput
from kehoach import Record, evaluate, extract
from kehoach.evaluation import Evaluation
from kehoach.evaluation.summary import summarise_attributes, summarise_fields, summarise_kinds

SHARED = Path(__file__).resolve().parents[3] / "shared"
DOCUMENTS = SHARED / "documents"
GOLD = {"shared": SHARED / "gold", "own": Path(__file__).resolve().parents[1] / "gold"}
FLOORS: dict[str, dict[str, Any]] = tomllib.loads((Path(__file__).parent / "floors.toml").read_text("utf-8"))

pytestmark = pytest.mark.skipif(not (SHARED / "gold").is_dir(), reason="the real documents are not here")


@cache
def measured(gold: str) -> Evaluation:
    return evaluate(GOLD[gold], DOCUMENTS)


def floors(part: str) -> list[Any]:
    """One case for each floor of a part: the set of gold, what is measured, the least that it may be."""
    return [
        pytest.param(gold, name, floor, id=f"{gold}-{name}")
        for gold in FLOORS
        for name, floor in FLOORS[gold][part].items()
    ]


@pytest.mark.parametrize("gold", FLOORS)
def test_the_floors_are_those_of_this_gold(gold: str) -> None:
    reason = f"the gold in {GOLD[gold]} has changed: measure again and pin the floors with its hash in floors.toml"
    assert measured(gold).gold_sha256 == FLOORS[gold]["gold"], reason


@pytest.mark.parametrize("gold", FLOORS)
def test_nothing_broke(gold: str) -> None:
    assert [skipped for skipped in measured(gold).skipped if skipped.failed] == []


@pytest.mark.parametrize(("gold", "kind", "floor"), floors("pooled"))
def test_items_found(gold: str, kind: str, floor: float) -> None:
    pooled = next(line.pooled for line in summarise_kinds(measured(gold).documents) if line.kind == kind)
    assert pooled.f1 is not None and pooled.f1 >= floor


@pytest.mark.parametrize(("gold", "kind", "floor"), floors("macro"))
def test_items_found_in_each_document(gold: str, kind: str, floor: float) -> None:
    macro = next(line.macro_f1 for line in summarise_kinds(measured(gold).documents) if line.kind == kind)
    assert macro is not None and macro >= floor


@pytest.mark.parametrize(("gold", "attribute", "floor"), floors("attributes"))
def test_attributes_right(gold: str, attribute: str, floor: float) -> None:
    lines = summarise_attributes(measured(gold).documents)
    found = next(line for line in lines if f"{line.kind}.{line.name}" == attribute)
    assert found.right / found.items >= floor


@pytest.mark.parametrize(("gold", "part", "floor"), floors("fields"))
def test_fields(gold: str, part: str, floor: float) -> None:
    fields = [line for line in summarise_fields(measured(gold).documents) if line.name.startswith(part)]
    assert len(fields) == 10
    assert [line.name for line in fields if line.right / line.documents < floor] == []


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
