"""The score of one document: pairs, misses, false finds, and the attributes of what was matched."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from kehoach.evaluation.fields import FieldScore, score_fields
from kehoach.evaluation.gold import Gold, GoldBudget, GoldReference, GoldTarget, GoldTask, ItemKind
from kehoach.evaluation.match import (
    CLOSE,
    Pair,
    compare_budgets,
    compare_references,
    compare_targets,
    compare_tasks,
    is_report_back_clause,
    pair_up,
)
from kehoach.evaluation.words import letters, overlap
from schemas import Budget, Found, Record, Reference, Target, Task


@dataclass(frozen=True, slots=True)
class Attribute:
    """An attribute of one matched item. For sets of names, how many of them are shared."""

    name: str
    gold: str
    found: str
    agrees: bool
    stated: bool
    common: int = 0
    gold_size: int = 0
    found_size: int = 0


@dataclass(frozen=True, slots=True)
class ScoredItem:
    """A gold item with what was found for it, or a find that is no gold item (`gold` is None)."""

    gold: str | None
    found: str | None
    rule: str | None = None
    close: bool = False
    attributes: tuple[Attribute, ...] = ()


@dataclass(frozen=True, slots=True)
class KindScore:
    """The items of one kind in one document. `recall_only`: its gold is not complete, false finds do not count."""

    kind: ItemKind
    matched: tuple[ScoredItem, ...]
    missed: tuple[ScoredItem, ...]
    spurious: tuple[ScoredItem, ...]
    recall_only: bool = False


@dataclass(frozen=True, slots=True)
class DocumentScore:
    """All scores of one document."""

    name: str
    kinds: tuple[KindScore, ...]
    fields: tuple[FieldScore, ...]


def score_document(name: str, gold: Gold, record: Record) -> DocumentScore:
    """Compare a record with what a careful analyst recorded of the same document."""
    kinds = (
        _score("targets", gold, gold.targets, record.targets, compare_targets, _target_attributes),
        _score("tasks", gold, gold.tasks, record.tasks, compare_tasks, _task_attributes),
        _score("budgets", gold, gold.budgets, record.budgets, compare_budgets, _budget_attributes),
        _score("references", gold, gold.references, record.references, compare_references, _reference_attributes),
    )
    return DocumentScore(name, kinds, score_fields(gold, record))


def _score(
    kind: ItemKind,
    gold: Gold,
    gold_items: Sequence[Any],
    found_items: Sequence[Any],
    compare: Callable[[Any, Any], Any],
    attributes: Callable[[Any, Any], tuple[Attribute, ...]],
) -> KindScore:
    ignored: Sequence[Any] = ()
    if kind == "tasks":
        ignored = [item for item in gold_items if is_report_back_clause(item.quote)]
        gold_items = [item for item in gold_items if not is_report_back_clause(item.quote)]
    pairs = pair_up(gold_items, found_items, compare)
    taken = {pair.gold: pair for pair in pairs}
    left = [item for index, item in enumerate(found_items) if index not in {pair.found for pair in pairs}]
    if kind == "tasks":
        excused = {pair.found for pair in pair_up(ignored, left, compare)}
        left = [
            item for index, item in enumerate(left)
            if index not in excused and not is_report_back_clause(item.evidence.quote)
        ]  # fmt: skip

    def matched(pair: Pair) -> ScoredItem:
        gold_item, found_item = gold_items[pair.gold], found_items[pair.found]
        return ScoredItem(
            describe(gold_item), describe(found_item), found_item.rule, pair.overlap >= CLOSE,
            attributes(gold_item, found_item),
        )  # fmt: skip

    return KindScore(
        kind=kind,
        matched=tuple(matched(pair) for pair in pairs),
        missed=tuple(ScoredItem(describe(item), None) for index, item in enumerate(gold_items) if index not in taken),
        spurious=tuple(ScoredItem(None, describe(item), item.rule) for item in left),
        recall_only=kind in gold.partial,
    )


def figure(value: Decimal | None) -> str:
    """A number as digits without an exponent or trailing zeros."""
    if value is None:
        return ""
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _range(value: Decimal, upper: Decimal | None) -> str:
    return figure(value) + (f" - {figure(upper)}" if upper is not None else "")


def describe(item: Any) -> str:
    """An item in one line: its figures, then its words."""
    match item:
        case Target() | GoldTarget():
            value = _range(item.value, item.value_max)
            return f"{item.comparator} {value} {item.unit or ''} by {item.by}: {_words(item)}"
        case Budget() | GoldBudget():
            return f"{_range(item.amount, item.amount_max)} {item.currency}: {_words(item)}"
        case Reference() | GoldReference():
            return f"{item.number} {item.relation} ({item.issued_on})"
    return _words(item)


def _words(item: Any) -> str:
    return str(item.evidence.quote if isinstance(item, Found) else item.quote)


def _equal(name: str, gold: object, found: object) -> Attribute:
    return Attribute(name, _said(gold), _said(found), gold == found, gold not in (None, False))


def _said(value: object) -> str:
    return "" if value is None else str(value)


def _same_text(name: str, gold: str | None, found: str | None) -> Attribute:
    return Attribute(name, gold or "", found or "", letters(gold) == letters(found), bool(gold))


def _names(name: str, gold: Sequence[str], found: Sequence[str]) -> Attribute:
    gold_keys, found_keys = {letters(each) for each in gold}, {letters(each) for each in found}
    return Attribute(
        name, "; ".join(gold), "; ".join(found), gold_keys == found_keys, bool(gold_keys),
        len(gold_keys & found_keys), len(gold_keys), len(found_keys),
    )  # fmt: skip


def _target_attributes(gold: GoldTarget, found: Target) -> tuple[Attribute, ...]:
    share, _ = overlap(gold.indicator, found.indicator)
    return (
        _equal("comparator", gold.comparator, found.comparator),
        _equal("by", gold.by, found.by),
        Attribute("indicator", gold.indicator, found.indicator, share >= 0.5, True),
    )


def _task_attributes(gold: GoldTask, found: Task) -> tuple[Attribute, ...]:
    return (
        _names("lead", gold.lead, [agency.name for agency in found.lead]),
        _names("partners", gold.partners, [agency.name for agency in found.partners]),
        _equal("start", gold.start, found.start),
        _equal("end", gold.end, found.end),
    )


def _budget_attributes(gold: GoldBudget, found: Budget) -> tuple[Attribute, ...]:
    return (
        _equal("total", gold.total, found.total),
        _same_text("source", gold.source, found.source),
        _equal("year", gold.year, found.year),
    )


def _reference_attributes(gold: GoldReference, found: Reference) -> tuple[Attribute, ...]:
    return (_equal("issued_on", gold.issued_on, found.issued_on),)
