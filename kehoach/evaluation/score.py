"""The score of one document: pairs, misses, false finds, and the attributes of what was matched."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import PurePath
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

UNSAID = "not said"
"""The group of the documents that say nothing of it."""


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
    """A gold item with what was found for it, or a find that is no gold item (`gold` is None).

    `gold_quote` are the gold item's words (a reference has none); `found_index` is the find's place among the
    record's items of the kind, `found_place` its evidence in the text.
    """

    gold: str | None
    found: str | None
    rule: str | None = None
    close: bool = False
    attributes: tuple[Attribute, ...] = ()
    gold_quote: str | None = None
    found_index: int | None = None
    found_place: tuple[int, int] | None = None
    confidence: float | None = None

    @property
    def strict(self) -> bool:
        """Whether a match is one in every respect: the words agree closely, and so does every attribute."""
        return self.close and all(attribute.agrees for attribute in self.attributes)


@dataclass(frozen=True, slots=True)
class KindScore:
    """The items of one kind in one document. `recall_only`: its gold is not complete, false finds do not count."""

    kind: ItemKind
    matched: tuple[ScoredItem, ...]
    missed: tuple[ScoredItem, ...]
    spurious: tuple[ScoredItem, ...]
    recall_only: bool = False


@dataclass(frozen=True, slots=True)
class Group:
    """What a document is one of: the issuer's level, the file's format, the kind of document, and where it is from."""

    level: str
    format: str
    kind: str
    source: str


@dataclass(frozen=True, slots=True)
class DocumentScore:
    """All scores of one document; `text` is the one that the places of the finds are in."""

    name: str
    kinds: tuple[KindScore, ...]
    fields: tuple[FieldScore, ...]
    group: Group
    text: str


def score_document(name: str, gold: Gold, record: Record) -> DocumentScore:
    """Compare a record with what a careful analyst recorded of the same document."""
    kinds = (
        _score("targets", gold, gold.targets, record.targets, compare_targets, _target_attributes),
        _score("tasks", gold, gold.tasks, record.tasks, compare_tasks, _task_attributes),
        _score("budgets", gold, gold.budgets, record.budgets, compare_budgets, _budget_attributes),
        _score("references", gold, gold.references, record.references, compare_references, _reference_attributes),
    )
    return DocumentScore(name, kinds, score_fields(gold, record), _group(gold), record.document.text)


def _group(gold: Gold) -> Group:
    return Group(
        level=gold.header.level or UNSAID, format=PurePath(gold.document).suffix.lstrip(".").lower() or UNSAID,
        kind=gold.kind, source=gold.source or ("news" if gold.kind == "news" else UNSAID),
    )  # fmt: skip


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
    found = {pair.found for pair in pairs}
    left = [index for index in range(len(found_items)) if index not in found]
    if kind == "tasks":
        excused = {left[pair.found] for pair in pair_up(ignored, [found_items[index] for index in left], compare)}
        left = [
            index for index in left
            if index not in excused and not is_report_back_clause(found_items[index].evidence.quote)
        ]  # fmt: skip

    def matched(pair: Pair) -> ScoredItem:
        gold_item, found_item = gold_items[pair.gold], found_items[pair.found]
        return ScoredItem(
            describe(gold_item), describe(found_item), found_item.rule, pair.overlap >= CLOSE,
            attributes(gold_item, found_item), _quote(gold_item),
            pair.found, _place(found_item), found_item.confidence,
        )  # fmt: skip

    def missed(gold_item: Any) -> ScoredItem:
        return ScoredItem(describe(gold_item), None, gold_quote=_quote(gold_item))

    def false(index: int) -> ScoredItem:
        found_item = found_items[index]
        return ScoredItem(
            None, describe(found_item), found_item.rule,
            found_index=index, found_place=_place(found_item), confidence=found_item.confidence,
        )  # fmt: skip

    return KindScore(
        kind=kind,
        matched=tuple(matched(pair) for pair in pairs),
        missed=tuple(missed(item) for index, item in enumerate(gold_items) if index not in taken),
        spurious=tuple(false(index) for index in left),
        recall_only=kind in gold.partial,
    )


def _quote(gold_item: Any) -> str | None:
    return None if isinstance(gold_item, GoldReference) else gold_item.quote


def _place(found_item: Found) -> tuple[int, int]:
    return found_item.evidence.start, found_item.evidence.end


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
