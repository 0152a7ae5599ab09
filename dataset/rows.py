"""A record as rows of the tables: pure, so that workers can do it beside the extraction and the writer only writes."""

import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Self

from pydantic import TypeAdapter

from dataset.agencies import Body, identify, place_named
from dataset.provinces import Atlas, Province
from dataset.words import key_of, plain_words
from schemas import (
    Agency,
    Budget,
    Found,
    Issuer,
    Kind,
    Level,
    ProvenanceSource,
    Record,
    Reference,
    Target,
    Task,
    plain_number,
)

Row = dict[str, Any]
"""A row that is alone of its kind: its values by their columns."""

_RECORD = TypeAdapter(Record)
_YEAR = re.compile(r"\d{4}")
# NUL as JSON writes it, and no backslash before the letter u. Databases take none in a text; the record as JSON keeps it.
_NUL = re.compile(r"(?<!\\)((?:\\\\)*)\\u0000")


@dataclass(frozen=True, slots=True)
class Rows:
    """Some rows of one table: the names of its columns once, and each row's values in their order."""

    columns: tuple[str, ...] = ()
    values: tuple[tuple[Any, ...], ...] = ()

    @classmethod
    def of(cls, rows: Iterable[Row]) -> Self:
        """Rows that all have the same columns in the same order."""
        made = list(rows)
        return cls(tuple(made[0]), tuple(tuple(row.values()) for row in made)) if made else cls()


@dataclass(frozen=True, slots=True)
class Prepared:
    """One document's record, ready to be stored: `rows_of` made it, `Writer.put` takes it."""

    uri: str
    decision_id: str
    preference: int
    document: Row
    decision: Row
    plan: Rows
    sectors: Rows
    targets: Rows
    tasks: Rows
    task_agencies: Rows
    budgets: Rows
    references: Rows
    agencies: tuple[Body, ...]
    warnings: tuple[Row, ...]
    search: Row


def number_key(number: str) -> str:
    """A document number as a key: no case, signs, or leading zeros.

    >>> number_key("05/QĐ-UBND") == number_key("5/qđ.ubnd")
    True
    """
    return key_of(number).lstrip("0")


def rows_of(record: Record, atlas: Atlas) -> Prepared:
    """The rows of a record. `atlas` holds the provinces with their days."""
    decision = record.decision
    province = atlas.find(decision.province, decision.issued_on)
    written = _RECORD.dump_json(record)
    text = written.decode()
    if b"\\u0000" in written and _NUL.search(text):
        record = Record.model_validate_json(_NUL.sub("\\1\ufffd", text))
    words = plain_words(record.document.text)
    issuer = decision.issuer
    bodies = _Bodies(atlas, province, decision.issued_on, issuer)
    issuing = bodies.note(issuer.name, issuer.level) if issuer is not None else None
    key = {"decision_id": record.id}
    task_agencies = Rows.of(
        {
            **key, "task_position": place, "role": role, "position": position, "name": agency.name,
            "agency_id": bodies.note(agency.name, agency.level),
        }
        for place, task in enumerate(record.tasks)
        for role, agencies in _agencies(task)
        for position, agency in enumerate(agencies)
    )  # fmt: skip
    targets = Rows.of({**key, "position": n, **_target(item)} for n, item in enumerate(record.targets))
    tasks = Rows.of({**key, "position": n, **_task(item)} for n, item in enumerate(record.tasks))
    budgets = Rows.of({**key, "position": n, **_budget(item)} for n, item in enumerate(record.budgets))
    references = Rows.of({**key, "position": n, **_reference(item)} for n, item in enumerate(record.references))
    plan, sectors = _plan(record)
    row = _decision(record, province, issuing)
    document = _document(record, words)
    record_sha256 = hashlib.sha256(written).hexdigest()
    digest = hashlib.sha256(f"{record_sha256} {row['province_id']} {row['agency_id']}".encode()).hexdigest()
    return Prepared(
        uri=record.document.uri,
        decision_id=record.id,
        preference=document["preference"],
        document={**document, "record": text, "record_sha256": record_sha256},
        decision={**row, "content_sha256": digest},
        plan=plan,
        sectors=sectors,
        targets=targets,
        tasks=tasks,
        task_agencies=task_agencies,
        budgets=budgets,
        references=references,
        agencies=tuple(bodies.found.values()),
        warnings=_warnings(record),
        search={**key, "title": _title_words(record), "body": words},
    )


def _warnings(record: Record) -> tuple[Row, ...]:
    return tuple(
        {
            "document_uri": record.document.uri, "stage": "extract", "severity": "warning", "code": warning.code,
            "message": warning.message, "text_start": warning.start, "text_end": warning.end,
        }
        for warning in record.warnings
    )  # fmt: skip


class _Bodies:
    """The bodies that a record names, each once."""

    def __init__(self, atlas: Atlas, province: Province | None, day: str | None, issuer: Issuer | None) -> None:
        self._atlas = atlas
        self._province = province
        self._day = day
        self._ministry = issuer.name if issuer is not None and issuer.level is Level.MINISTRY else None
        self.found: dict[str, Body] = {}

    def note(self, name: str, level: Level | None) -> str:
        """The identity of a body; one that is named with a province is that one's, wherever it is named."""
        words = place_named(name)
        province = (self._atlas.named(words, self._day) if words else None) or self._province
        body = identify(name, level.value if level is not None else None, province, self._ministry)
        self.found.setdefault(body.id, body)
        return body.id


def _agencies(task: Task) -> list[tuple[str, list[Agency]]]:
    return [("lead", task.lead), ("partner", task.partners), ("beneficiary", task.beneficiaries)]


def _identified_by(record: Record) -> str:
    if record.id.startswith("sha256:"):
        missing = [
            name
            for name, value in (("number", record.decision.number), ("issuer", record.decision.issuer))
            if not value
        ]
        return f"the file's bytes: no {' and no '.join(missing) or 'number'} was found"
    if record.decision.issued_on is None:
        return "issuer and number: no date was found"
    return "issuer, number and date"


def _document(record: Record, words: str) -> Row:
    info = record.document
    news = record.news
    items = len(record.targets) + len(record.tasks) + len(record.budgets) + len(record.references)
    # The decision itself before a news item about it, text before recognised letters, then the fuller reading.
    preference = (
        ((info.kind is not Kind.NEWS) << 50)
        + ((not info.ocr) << 49)
        + (min(items, 0xFFFF) << 24)
        + min(len(info.text), 0xFFFFFF)
    )
    return {
        "uri": info.uri, "decision_id": record.id, "identified_by": _identified_by(record),
        "role": "news" if info.kind is Kind.NEWS else "text", "preference": preference,
        "sha256": info.sha256, "text_sha256": hashlib.sha256(words.encode()).hexdigest(), "media_type": info.media_type,
        "kind": info.kind.value, "characters": len(info.text), "pages": len(info.pages), "ocr": info.ocr,
        "encoding": info.encoding, "retrieved_at": info.retrieved_at,
        "news_site": news.site if news else None, "news_title": news.title if news else None,
        "news_author": news.author if news else None, "news_published_on": news.published_on if news else None,
        "schema_version": record.schema_version,
    }  # fmt: skip


def _decision(record: Record, province: Province | None, agency_id: str | None) -> Row:
    found = record.decision
    issuer, place = found.issuer, found.province
    totals = [budget for budget in record.budgets if budget.total]
    total = totals[0] if len(totals) == 1 else None
    return {
        "id": record.id, "document_uri": record.document.uri, "kind": record.document.kind.value,
        "number": found.number, "number_key": number_key(found.number) if found.number else None,
        "serial": found.serial, "year": found.year, "symbol": found.symbol, "type": found.type,
        "normative": found.normative, "title": found.title or (record.news.title if record.news else None),
        "issuer": issuer.name if issuer else None, "issuer_key": key_of(issuer.name) if issuer else None,
        "issuer_level": issuer.level.value if issuer and issuer.level else None,
        "issuer_office": issuer.office if issuer else None, "agency_id": agency_id,
        "province_id": province.id if province else None,
        "province_code": place.code if place else None, "province_name": place.name if place else None,
        "current_province_code": place.current_code if place else None,
        "current_province_name": place.current_name if place else None,
        "place": found.place, "issued_on": found.issued_on, "issued_year": year_of(found.issued_on),
        "effective_on": found.effective_on, "expires_on": found.expires_on, "signer_name": found.signer.name,
        "signer_position": found.signer.position, "signer_authority": found.signer.authority,
        "targets": len(record.targets), "tasks": len(record.tasks), "budgets": len(record.budgets),
        "reference_count": len(record.references),
        "total_budget": _exact(total.amount) if total else None, "total_budget_currency": total.currency if total else None,
        "corrected": "; ".join(
            each.field for each in found.provenance if each.source is ProvenanceSource.PERSON
        ) or None,
    }  # fmt: skip


def _plan(record: Record) -> tuple[Rows, Rows]:
    plan = record.plan
    if plan is None:
        return Rows(), Rows()
    row = {
        "decision_id": record.id, "title": plan.title, "period_start": plan.period.start, "period_end": plan.period.end,
        "start_year": year_of(plan.period.start), "end_year": year_of(plan.period.end), "goal": plan.goal,
    }  # fmt: skip
    return Rows.of([row]), Rows.of(
        {"decision_id": record.id, "sector": sector} for sector in dict.fromkeys(plan.sectors)
    )


def _target(item: Target) -> Row:
    return {
        "indicator": item.indicator, "value": _exact(item.value), "value_max": _exact(item.value_max), "unit": item.unit,
        "comparator": item.comparator, "by_date": item.by, "by_year": year_of(item.by), "baseline": _exact(item.baseline),
        "group_heading": item.group, "approximate": item.approximate, **_evidence(item),
    }  # fmt: skip


def _task(item: Task) -> Row:
    return {
        "action": item.action, "starts_on": item.start, "ends_on": item.end, "start_year": year_of(item.start),
        "end_year": year_of(item.end), "recurrence": item.recurrence, "output": item.output,
        "group_heading": item.group, **_evidence(item),
    }  # fmt: skip


def _budget(item: Budget) -> Row:
    return {
        "amount": _exact(item.amount), "amount_max": _exact(item.amount_max), "currency": item.currency,
        "approximate": item.approximate, "total": item.total, "source": item.source, "year": item.year,
        "purpose": item.purpose, "part_of": item.parent, **_evidence(item),
    }  # fmt: skip


def _reference(item: Reference) -> Row:
    return {
        "number": item.number, "number_key": number_key(item.number), "type": item.type, "issuer": item.issuer,
        "issued_on": item.issued_on, "relation": item.relation.value, **_evidence(item),
    }  # fmt: skip


def _evidence(item: Found) -> Row:
    words = item.evidence
    return {
        "quote": words.quote, "quote_start": words.start, "quote_end": words.end, "page": words.page,
        "rule": item.rule, "confidence": item.confidence,
    }  # fmt: skip


def _exact(value: Decimal | int | None) -> int | float | str | None:
    """A number as both databases take it exactly: an integer or a float where it loses nothing, else the digits."""
    if value is None:
        return None
    plain = plain_number(Decimal(value))
    return str(plain) if isinstance(plain, int) and abs(plain) > 2**63 - 1 else plain


def _title_words(record: Record) -> str:
    found, plan = record.decision, record.plan
    parts = (
        found.number, found.title, plan.title if plan else None, found.issuer.name if found.issuer else None,
        found.province.name if found.province else None, found.province.current_name if found.province else None,
        record.news.title if record.news else None,
    )  # fmt: skip
    return plain_words(" | ".join(part for part in parts if part))


def year_of(date: str | None) -> int | None:
    """The year of a date cut to what is known."""
    found = _YEAR.match(date) if date else None
    return int(found.group()) if found else None
