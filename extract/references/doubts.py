"""Dates of references that cannot all be right: kept as the text has them, and told."""

from collections.abc import Iterable

import regex

from schemas import Reference, Relation, Warning

# A legal document's number bears the year in which it was issued (Decree 34/2016/NĐ-CP, article 60; Decree 30/2020/NĐ-CP, annex I).
_YEAR = regex.compile(r"[\p{L}\d.]+/((?:19|20)\d\d)/")
_EARLIER = frozenset({Relation.LEGAL_BASIS, Relation.IMPLEMENTS, Relation.PROPOSAL})


def doubtful_dates(references: Iterable[Reference], issued_on: str | None) -> list[Warning]:
    """A warning for each reference whose date is of another year than its number, or later than the decision that rests on it.

    `issued_on` is the decision's own date (None where it is not known).
    """
    doubts = []
    for reference in references:
        day = reference.issued_on
        if day is None:
            continue
        year = _YEAR.match(reference.number)
        if year is not None and not day.startswith(year[1]):
            doubts.append(_doubt(reference, "reference.year_differs", f"is dated {day}, its number is of {year[1]}"))
        elif reference.relation in _EARLIER and issued_on is not None and day[: len(issued_on)] > issued_on[: len(day)]:
            doubts.append(
                _doubt(reference, "reference.later_than_decision", f"is dated {day}, after the decision ({issued_on})")
            )
    return doubts


def _doubt(reference: Reference, code: str, words: str) -> Warning:
    evidence = reference.evidence
    return Warning(code=code, message=f"{reference.number} {words}", start=evidence.start, end=evidence.end)
