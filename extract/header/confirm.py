"""Numbers, dates and names that were recognised in a picture stand only where a second place agrees.

A clerk writes the number and the day by hand or stamps them on, and recognition is sure of itself when it is wrong: of
nine real scans it read two own numbers right and four wrong. What is left empty a person can fill in; what is wrong
nobody finds.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

import regex

from extract.header.head import Head, Piece
from extract.header.outside import Said, plain_letters, said_outside, same_number
from extract.references.numbers import serial_of
from extract.surnames import surnames
from schemas import AsideKind, Document, FieldEvidence, Provenance, ProvenanceSource, Signer, Warning

_SURE_ENOUGH = 0.5
"""The recognition's confidence below which the same figures twice are not enough."""
_SURE_NAME = 0.9
_DEPUTY = regex.compile(r"KT|TL|TUQ")


@dataclass(frozen=True, slots=True)
class Confirmed:
    """A head after its check: number and date that hold, where they were said, and what did not hold.

    `head.date` is what is certain of the date (perhaps its year and month only), for what must be judged as of then.
    """

    head: Head
    number: str | None
    issued_on: str | None
    number_piece: Piece | None
    date_piece: Piece | None
    provenance: tuple[Provenance, ...]
    warnings: tuple[Warning, ...]


def confirm(document: Document, head: Head) -> Confirmed:
    """Check a head's number and date against everything else that says them."""
    said = said_outside(document, head.symbol)
    number, number_piece, from_number, doubt_number = _number(document, head, said)
    date, date_piece, from_date, doubt_date = _date(document, head, said)
    if number_piece is None:
        head = replace(head, number=None, serial=serial_of(number) if number is not None else None, year=_year(number))
    certain = date or _certain_part(head, said)
    if head.date is not None and date_piece is None:
        head = replace(head, date=replace(head.date, value=certain) if certain is not None else None)
    return Confirmed(
        head, number, date, number_piece, date_piece, (*from_number, *from_date), (*doubt_number, *doubt_date)
    )


def _number(
    document: Document, head: Head, said: list[Said]
) -> tuple[str | None, Piece | None, list[Provenance], list[Warning]]:
    own = head.number
    agreeing = [each for each in said if own is not None and each.number and same_number(each.number, own.value)]
    if own is not None:
        confidence = document.place_of(own.start, own.end).confidence
        if confidence is None or _holds(agreeing, confidence):
            return own.value, own, [_own(document, "number", own), *(each.of("number") for each in agreeing)], []
    # The text has only its symbol, or figures that nothing confirms.
    others = [each for each in said if each.where.source in _OF_THEIR_OWN and each.number is not None]
    if others and all(same_number(each.number or "", others[0].number or "") for each in others):
        return others[0].number, None, [each.of("number") for each in others], []
    return None, None, [], _doubt("number", own, [each.number for each in said]) if own is not None else []


_OF_THEIR_OWN = frozenset({ProvenanceSource.FILE_NAME, ProvenanceSource.PORTAL})
"""Places that are believed without the text; the symbol in a file's name is the text's own. A stamp's day is often that
of the copy, days after the decision's, and only confirms."""


def _date(
    document: Document, head: Head, said: list[Said]
) -> tuple[str | None, Piece | None, list[Provenance], list[Warning]]:
    own = head.date
    agreeing = [each for each in said if own is not None and each.date == own.value]
    if own is not None:
        confidence = document.place_of(own.start, own.end).confidence
        if confidence is None or _holds(agreeing, confidence):
            return own.value, own, [_own(document, "issued_on", own), *(each.of("issued_on") for each in agreeing)], []
    others = [each for each in said if each.date is not None and own is not None and _may_replace(each, own.value)]
    if others and len({each.date for each in others}) == 1:
        return others[0].date, None, [each.of("issued_on") for each in others], []
    return None, None, [], _doubt("issued_on", own, [each.date for each in said]) if own is not None else []


def _may_replace(said: Said, read: str) -> bool:
    """Whether a place is believed instead of the date read: a portal, or a file's name of the same year and month."""
    if said.where.source is ProvenanceSource.FILE_NAME:
        return said.date is not None and said.date[:7] == read[:7]
    return said.where.source is ProvenanceSource.PORTAL


def _holds(agreeing: list[Said], confidence: float) -> bool:
    """Whether other places are enough for what was recognised with this confidence."""
    twice = all(each.where.source is ProvenanceSource.SECOND_READING for each in agreeing)
    return bool(agreeing) and (not twice or confidence >= _SURE_ENOUGH)


def _certain_part(head: Head, said: list[Said]) -> str | None:
    """Year and month, or the year, in which two readings agree."""
    if head.date is None:
        return None
    for length in (7, 4):
        part = head.date.value[:length]
        if len(part) == length and any(each.date is not None and each.date.startswith(part) for each in said):
            return part
    return None


def _own(document: Document, field: str, piece: Piece) -> Provenance:
    place = document.place_of(piece.start, piece.end)
    source = ProvenanceSource.TEXT if place.confidence is None else ProvenanceSource.OCR
    return Provenance(
        field=field, source=source, words=document.text[piece.start : piece.end], page=place.page, box=place.box,
        ocr_confidence=place.confidence,
    )  # fmt: skip


def _doubt(field: str, own: Piece | None, others: list[str | None]) -> list[Warning]:
    read = own.value if own is not None else "nothing"
    again = ", ".join(dict.fromkeys(other for other in others if other)) or "nothing that agrees"
    return [
        Warning(
            code=f"{field}.unconfirmed", message=f"left empty: recognised as {read}, elsewhere {again}; see the picture",
            start=own.start if own is not None else None, end=own.end if own is not None else None,
        )
    ]  # fmt: skip


def _year(number: str | None) -> int | None:
    found = regex.match(r"\d+[a-zA-Z]?/((?:19|20)\d\d)/", number) if number is not None else None
    return int(found[1]) if found is not None else None


def confirm_signer(
    document: Document, signer: Signer, signed: Sequence[FieldEvidence]
) -> tuple[Signer, list[FieldEvidence], list[Warning]]:
    """The signer as far as it holds, with its evidence: of a text, or recognised twice alike and built like a name.

    Of a deputy ("KT.") whose own office was not recognised the position is not that of the head above.
    """
    kept = list(signed)
    doubts: list[Warning] = []
    for place in signed:
        if place.ocr_confidence is None:
            continue
        if place.field == "signer.name":
            doubts = _doubt_about_name(document, signer, place)
            signer = signer.model_copy(update={"name": None}) if doubts else signer
        elif signer.authority is None or place.quote not in signer.authority:
            continue
        elif _DEPUTY.match(signer.authority):
            signer = signer.model_copy(update={"position": None})
        else:
            continue
        if place.field == "signer.position" or doubts:
            kept.remove(place)
    return signer, kept, doubts


def _doubt_about_name(document: Document, signer: Signer, place: FieldEvidence) -> list[Warning]:
    if signer.name is None:
        return []
    again = [" ".join(aside.words.split()) for aside in document.asides if aside.kind is AsideKind.SECOND_READING]
    is_twice = any(signer.name in words for words in again)
    is_name = plain_letters(signer.name.split()[0]) in _plain_surnames()
    if is_name and (is_twice or (not again and (place.ocr_confidence or 0) >= _SURE_NAME)):
        return []
    message = f"left empty: recognised as {signer.name}, which a second reading does not confirm; see the picture"
    return [Warning(code="signer.unconfirmed", message=message, start=place.start, end=place.end)]


@cache
def _plain_surnames() -> frozenset[str]:
    # A recognition loses marks.
    return frozenset(map(plain_letters, surnames()))
