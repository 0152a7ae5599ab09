"""A record as rows of the tables: pure, so that workers can do it beside the extraction and the writer only writes."""

import hashlib
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Self, TypeVar

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
    task_agencies = Rows(
        ("decision_id", "task_position", "role", "position", "name", "agency_id"),
        tuple(
            (record.id, place, role, position, agency.name, bodies.note(agency.name, agency.level))
            for place, task in enumerate(record.tasks)
            for role, agencies in _agencies(task)
            for position, agency in enumerate(agencies)
        ),
    )
    targets = _items(record.id, record.targets, _TARGET, _target)
    tasks = _items(record.id, record.tasks, _TASK, _task)
    budgets = _items(record.id, record.budgets, _BUDGET, _budget)
    references = _items(record.id, record.references, _REFERENCE, _reference)
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
        search={"decision_id": record.id, "title": _title_words(record), "body": words},
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


_Item = TypeVar("_Item", bound=Found)
_EVIDENCE = ("quote", "quote_start", "quote_end", "page", "rule", "confidence")


def _items(
    record_id: str, items: Sequence[_Item], columns: tuple[str, ...], values: Callable[[_Item], tuple[Any, ...]]
) -> Rows:
    """A list of the record as rows: whose they are, their place, what `values` gives for `columns`, and the evidence."""
    return Rows(
        ("decision_id", "position", *columns, *_EVIDENCE),
        tuple(
            (
                record_id,
                place,
                *values(item),
                words.quote,
                words.start,
                words.end,
                words.page,
                item.rule,
                item.confidence,
            )
            for place, item in enumerate(items)
            for words in (item.evidence,)
        ),
    )


_TARGET = (
    "indicator", "value", "value_max", "unit", "comparator", "by_date", "by_year", "baseline", "group_heading", "approximate",
)  # fmt: skip


def _target(item: Target) -> tuple[Any, ...]:
    return (
        item.indicator, _exact(item.value), _exact(item.value_max), item.unit, item.comparator, item.by, year_of(item.by),
        _exact(item.baseline), item.group, item.approximate,
    )  # fmt: skip


_TASK = ("action", "starts_on", "ends_on", "start_year", "end_year", "recurrence", "output", "group_heading")


def _task(item: Task) -> tuple[Any, ...]:
    return (
        item.action, item.start, item.end, year_of(item.start), year_of(item.end), item.recurrence, item.output, item.group,
    )  # fmt: skip


_BUDGET = ("amount", "amount_max", "currency", "approximate", "total", "source", "year", "purpose", "part_of")


def _budget(item: Budget) -> tuple[Any, ...]:
    return (
        _exact(item.amount), _exact(item.amount_max), item.currency, item.approximate, item.total, item.source, item.year,
        item.purpose, item.parent,
    )  # fmt: skip


_REFERENCE = ("number", "number_key", "type", "issuer", "issued_on", "relation")


def _reference(item: Reference) -> tuple[Any, ...]:
    return (item.number, number_key(item.number), item.type, item.issuer, item.issued_on, item.relation.value)


def _exact(value: Decimal | int | None) -> int | float | str | None:
    """A number as both databases take it exactly: an integer or a float where it loses nothing, else the digits."""
    if value is None:
        return None
    plain = plain_number(value if isinstance(value, Decimal) else Decimal(value))
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
