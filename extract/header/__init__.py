"""The decision's own fields: number, type, title, issuer, province, place, date, signer, recipients."""

from extract.document_types import type_of_symbol
from extract.frame import Frame
from extract.header.body import read_body
from extract.header.effect import read_adoption, read_effect
from extract.header.head import read_head
from extract.header.recipients import read_recipients
from extract.header.signature import read_signature
from extract.header.subject import read_subject
from schemas import Decision, Document, FieldEvidence

__all__ = ["read_header"]


def read_header(document: Document, folded: str, frame: Frame) -> Decision:
    """The fields of the document's own head, title, articles and signature; what is not said stays empty."""
    head = read_head(document, folded, frame)
    date = head.date or read_adoption(document, folded, frame)
    day = date.value if date is not None else None
    issuer, named, province = read_body(document, folded, frame, head)
    title = read_subject(document, folded, frame, issuer.name if issuer is not None else None)
    kind = frame.type or (found.name if head.symbol and (found := type_of_symbol(head.symbol)) else None)
    signer, signed = read_signature(document, folded, frame)
    effective, expires = read_effect(document, folded, frame, day)
    pieces = {
        "number": head.number, "issuer": named, "place": head.place, "issued_on": date, "title": title,
        "effective_on": effective, "expires_on": expires,
    }  # fmt: skip
    said = {
        field: FieldEvidence.of(document, field, piece.start, piece.end)
        for field, piece in pieces.items()
        if piece is not None
    }
    values = {field: piece.value if piece is not None else None for field, piece in pieces.items()}
    return Decision(
        number=values["number"], serial=head.serial, year=head.year, symbol=head.symbol, type=kind,
        normative=head.year is not None, title=values["title"], issuer=issuer, province=province, place=values["place"],
        issued_on=day, effective_on=values["effective_on"], expires_on=values["expires_on"],
        signer=signer, recipients=read_recipients(document, frame), evidence=[*said.values(), *signed],
    )  # fmt: skip
