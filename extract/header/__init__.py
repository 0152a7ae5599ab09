"""The decision's own fields: number, type, title, issuer, province, place, date, signer, recipients."""

from dataclasses import dataclass

from extract.document_types import type_of_symbol
from extract.frame import Frame
from extract.header.body import read_body
from extract.header.confirm import confirm, confirm_signer
from extract.header.effect import read_adoption, read_effect
from extract.header.head import read_head
from extract.header.recipients import read_recipients
from extract.header.signature import read_signature
from extract.header.subject import read_subject
from schemas import Decision, Document, FieldEvidence, Warning

__all__ = ["Header", "read_header"]


@dataclass(frozen=True, slots=True)
class Header:
    """A document's own fields, its number as recorded and as the head has it, and what could not be confirmed."""

    decision: Decision
    own_numbers: tuple[str, ...] = ()
    warnings: tuple[Warning, ...] = ()


def read_header(document: Document, folded: str, frame: Frame) -> Header:
    """The fields of the document's own head, title, articles and signature; what is not said stays empty."""
    written = read_head(document, folded, frame)
    confirmed = confirm(document, written)
    head = confirmed.head
    adopted = read_adoption(document, folded, frame) if head.date is None else None
    date = confirmed.date_piece or adopted
    day = confirmed.issued_on or (adopted.value if adopted is not None else None)
    issuer, named, province = read_body(document, folded, frame, head)
    title = read_subject(document, folded, frame, issuer.name if issuer is not None else None)
    kind = frame.type or (found.name if head.symbol and (found := type_of_symbol(head.symbol)) else None)
    signer, signed = read_signature(document, folded, frame)
    signer, signed, doubts = confirm_signer(document, signer, signed)
    effective, expires = read_effect(document, folded, frame, day)
    pieces = {
        "number": confirmed.number_piece, "issuer": named, "place": head.place, "issued_on": date, "title": title,
        "effective_on": effective, "expires_on": expires,
    }  # fmt: skip
    said = {
        field: FieldEvidence.of(document, field, piece.start, piece.end)
        for field, piece in pieces.items()
        if piece is not None
    }
    values = {field: piece.value if piece is not None else None for field, piece in pieces.items()}
    decision = Decision(
        number=confirmed.number, serial=head.serial, year=head.year, symbol=head.symbol, type=kind,
        normative=head.year is not None, title=values["title"], issuer=issuer, province=province, place=values["place"],
        issued_on=day, effective_on=values["effective_on"], expires_on=values["expires_on"],
        signer=signer, recipients=read_recipients(document, folded, frame), evidence=[*said.values(), *signed],
        provenance=list(confirmed.provenance),
    )  # fmt: skip
    own = (decision.number, written.number.value if written.number is not None else None)
    return Header(decision, tuple(number for number in own if number is not None), (*confirmed.warnings, *doubts))
