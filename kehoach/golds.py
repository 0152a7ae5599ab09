"""A record as a gold file: what people vouch for in the page becomes ground truth for `kehoach evaluate`."""

import json
from collections.abc import Sequence
from decimal import Decimal
from pathlib import PurePosixPath
from typing import Any

from schemas import Agency, Record, plain_number


def gold_of(record: Record) -> str:
    """A record in the form of the gold files: pretty JSON that ends in a line break.

    `document` is the name of the file that the record was made from.
    """
    decision, plan, news = record.decision, record.plan, record.news
    found: dict[str, Any] = {
        "document": PurePosixPath(record.document.uri.replace("\\", "/")).name,
        "kind": record.document.kind.value,
        "header": {
            "number": decision.number, "type": decision.type, "issuer": decision.issuer.name if decision.issuer else None,
            "level": decision.issuer.level if decision.issuer else None,
            "province": decision.province.name if decision.province else None, "place": decision.place,
            "issued_on": decision.issued_on, "signer": decision.signer.name,
            "signer_position": decision.signer.position, "title": decision.title,
        },
        "news": {"site": news.site, "author": news.author, "published_on": news.published_on, "title": news.title}
        if news else None,
        "plan": {"title": plan.title, "start": plan.period.start, "end": plan.period.end} if plan else None,
        "targets": [
            {"quote": each.evidence.quote, "indicator": each.indicator, "value": _number(each.value),
             "value_max": _number(each.value_max), "unit": each.unit, "comparator": each.comparator, "by": each.by}
            for each in record.targets
        ],
        "tasks": [
            {"quote": each.evidence.quote, "lead": _names(each.lead), "partners": _names(each.partners),
             "start": each.start, "end": each.end}
            for each in record.tasks
        ],
        "budgets": [
            {"quote": each.evidence.quote, "amount": _number(each.amount), "amount_max": _number(each.amount_max),
             "currency": each.currency, "total": each.total, "source": each.source, "year": each.year,
             "purpose": each.purpose}
            for each in record.budgets
        ],
        "references": [
            {"number": each.number, "issued_on": each.issued_on, "relation": each.relation.value}
            for each in record.references
        ],
    }  # fmt: skip
    return json.dumps(found, ensure_ascii=False, indent=1) + "\n"


def _number(value: Decimal | None) -> Any:
    return plain_number(value) if value is not None else None


def _names(agencies: Sequence[Agency]) -> list[str]:
    return [agency.name for agency in agencies]
