"""References: the other numbered documents that a document names, and how it relates to them."""

from collections.abc import Sequence

from extract.document_types import type_of_symbol
from extract.fold import fold
from extract.frame import Frame
from extract.issuers import issuer_from_symbol, properly
from extract.references.doubts import doubtful_dates
from extract.references.numbers import DocumentNumber, find_document_numbers
from extract.references.places import read_places
from extract.references.relations import relations_of
from schemas import Document, Evidence, Reference, Relation

__all__ = ["DocumentNumber", "doubtful_dates", "find_document_numbers", "find_references"]


def find_references(document: Document, folded: str, frame: Frame, own_numbers: Sequence[str]) -> list[Reference]:
    """Every numbered document that the document names, once per number and relation, in the order of their first naming.

    `own_numbers` are the document's own, as recorded and as its head has it; they are no references. A later bare
    citation of a number already told adds nothing, but may bring its date.
    """
    own = frozenset(_key(fold(number)) for number in own_numbers)
    told: dict[str, dict[Relation, tuple[DocumentNumber, str | None]]] = {}
    for place in read_places(document, folded, frame):
        numbers = find_document_numbers(folded, document.text, place.start, place.end)
        if not numbers:
            continue
        is_own = [_is_own(number, own) for number in numbers]
        for number, relation in zip(numbers, relations_of(folded, document.text, place, numbers, is_own), strict=True):
            key = _key(number.number)
            if relation is None or _is_own(number, own):
                continue
            known = told.setdefault(key, {})
            dates = [day for _, day in known.values() if day is not None]
            day = _likelier(number.year, dates[0] if dates else None, number.issued_on)
            for named, (first, _) in known.items():
                known[named] = (first, day)
            if relation in known or (relation is Relation.MENTIONS and known):
                continue
            known.pop(Relation.MENTIONS, None)
            known[relation] = (number, day)
    found = [
        _reference(document, number, relation, day)
        for known in told.values()
        for relation, (number, day) in known.items()
    ]
    return sorted(found, key=lambda reference: reference.evidence.start)


_RULES = {
    Relation.LEGAL_BASIS: "reference.basis", Relation.PROPOSAL: "reference.proposal",
    Relation.IMPLEMENTS: "reference.implements", Relation.AMENDS: "reference.amends",
    Relation.REPLACES: "reference.replaces", Relation.REPEALS: "reference.repeals",
    Relation.PROMULGATES: "reference.promulgates", Relation.MENTIONS: "reference.citation",
}  # fmt: skip


def _reference(document: Document, number: DocumentNumber, relation: Relation, day: str | None) -> Reference:
    return Reference(
        number=number.number, type=number.type, issuer=_issuer(number), issued_on=day, relation=relation,
        evidence=Evidence.at(document, number.start, number.end), rule=_RULES[relation],
    )  # fmt: skip


def _issuer(number: DocumentNumber) -> str | None:
    """The issuer as written, in proper letters; where the text names none, the one body that issues under such a symbol."""
    if number.issuer is not None:
        return properly(number.issuer)
    # A letter's symbol opens with its issuer ("BTC-NSNN"), every other one with the type.
    letter = type_of_symbol(number.symbol) is None and "-" in number.symbol
    coded = issuer_from_symbol(f"CV-{number.symbol}" if letter else number.symbol)
    return coded.name if coded is not None else None


def _likelier(year: str | None, before: str | None, now: str | None) -> str | None:
    """Of two dates that citations of one number bear: the first, unless only the second is of the number's own year or is finer."""
    if before is None or now is None:
        return before or now
    if year is not None and not before.startswith(year) and now.startswith(year):
        return now
    return now if len(now) > len(before) and now.startswith(before) else before


def _is_own(number: DocumentNumber, own: frozenset[str]) -> bool:
    """Whether a number is the document's own; a legislature's figure may be lost from one of the two (`UBTVQH15`)."""
    key = _key(number.number)
    return key in own or key.rstrip("0123456789") in own


def _key(number: str) -> str:
    return number.lower().replace(" ", "").lstrip("0")
