"""A decision and its scan give the same record, but for places, what recognition adds, and what it could not confirm."""

from pathlib import Path
from typing import Any

import pytest

from corpus.read import read_bytes, read_document
from corpus.readers.ocr.engine import find_engine
from extract.pipeline import extract_record
from schemas import Record
from tests.corpus.make_samples.scanned import printed_decision

SAMPLES = Path(__file__).parents[2] / "corpus" / "samples"


def facts(record: Record) -> dict[str, Any]:
    """What a record says, without where it says it."""
    decision = record.decision
    return {
        "decision": (
            decision.number,
            decision.issued_on,
            decision.type,
            decision.title,
            decision.issuer,
            decision.place,
        ),
        "signer": (decision.signer.name, decision.signer.position),
        "plan": (record.plan.title, record.plan.period) if record.plan is not None else None,
        "targets": [(each.value, each.unit, each.comparator, each.by) for each in record.targets],
        "tasks": [
            ([body.name for body in each.lead], [body.name for body in each.partners], each.start, each.end)
            for each in record.tasks
        ],
        "budgets": [(each.amount, each.total, each.currency) for each in record.budgets],
        "references": [(each.number, each.relation, each.issued_on) for each in record.references],
    }


@pytest.mark.skipif(find_engine() is None, reason="tesseract with its Vietnamese model is missing")
def test_the_scan_of_a_decision_gives_its_record() -> None:
    printed = extract_record(read_bytes(printed_decision(), "printed.pdf"))
    scanned = extract_record(read_document(SAMPLES / "50-quyet-dinh-hau-giang-ban-quet.pdf"))
    assert facts(scanned) == facts(printed)
    assert len(printed.tasks) >= 5 and len(printed.targets) >= 3 and printed.budgets
    assert scanned.document.ocr and not printed.document.ocr
    assert all(evidence.box is not None and evidence.page for evidence in [*scanned.evidences(), *printed.evidences()])
    assert all(evidence.ocr_confidence is not None for evidence in scanned.evidences())
    assert all(evidence.ocr_confidence is None for evidence in printed.evidences())
    sources = {entry.source.value for entry in scanned.decision.provenance}
    assert sources == {"ocr", "second_reading"}
