"""The issuing body and its province, from the head, the issuer line, the place and the symbol."""

from extract.fold import compile_folded, fold
from extract.frame import Frame, Part
from extract.header.head import Head, Piece
from extract.issuers import issuer_from_symbol, issuer_of
from extract.lines import is_capitals
from extract.provinces import find_province, find_unit_in, full_name
from schemas import Document, Issuer, Level, ProvinceRef

_NATIONAL = {Level.CENTRAL, Level.MINISTRY}
_BELOW = {Level.DISTRICT, Level.COMMUNE}
_COUNCILS = ("Ủy ban nhân dân", "Hội đồng nhân dân")
# "Ủy ban nhân dân tỉnh" alone: its province is the one that title and first article name.
_OF_PROVINCE = compile_folded(r"nhân dân tỉnh\s*\Z")
_OPENING = 3_000


def read_body(
    document: Document, folded: str, frame: Frame, head: Head
) -> tuple[Issuer | None, Piece | None, ProvinceRef | None]:
    """The issuer, the words that name it, and its province (None for a central body)."""
    day = head.date.value if head.date is not None else None
    issuer, piece = _issuer(document, frame, head, day)
    if issuer is None:
        return None, None, None
    province = _province(issuer, piece, head, day)
    if province is None and issuer.name in _COUNCILS and piece is not None and _OF_PROVINCE.search(fold(piece.value)):
        province = find_unit_in(document.text[:_OPENING], day)
    if province is not None and (
        issuer.name in _COUNCILS or (piece is head.number and issuer.level is Level.DEPARTMENT)
    ):
        issuer = issuer.model_copy(update={"name": f"{issuer.name} {full_name(province, day)}"})
    if not issuer.name.startswith(_COUNCILS) and piece is not None and is_capitals(piece.value):
        issuer = issuer.model_copy(update={"name": _as_written(issuer.name, document.text, folded)})
    return issuer, piece, province


def _issuer(document: Document, frame: Frame, head: Head, day: str | None) -> tuple[Issuer | None, Piece | None]:
    """The body in the head; the head's office from the issuer line; a body that only the symbol tells."""
    line = next(
        (Piece(document.text[b.start : b.end], b.start, b.end)
         for b, part in zip(document.blocks, frame.parts, strict=True) if part is Part.ISSUER), None,
    )  # fmt: skip
    coded = issuer_from_symbol(head.symbol) if head.symbol is not None else None
    titles = (block.start for block, part in zip(document.blocks, frame.parts, strict=True) if part is Part.TITLE)
    named_in_title = head.body is not None and head.body.start >= next(titles, len(document.text))
    for piece in (line, head.body) if named_in_title else (head.body, line):
        found = issuer_of(piece.value, day) if piece is not None else None
        if found is None:
            continue
        if coded is not None and coded.name.endswith(f" {found.name}"):
            # "CHÍNH PHỦ" over a number of the Prime Minister's.
            return coded, piece
        signing = issuer_of(line.value, day) if line is not None else None
        office = signing.office if signing is not None else found.office
        return found.model_copy(update={"office": office}), piece
    return (coded, head.number) if coded is not None else (None, None)


def _province(issuer: Issuer, piece: Piece | None, head: Head, day: str | None) -> ProvinceRef | None:
    """The province in the issuer's name or line; a local issuer without one has the province of the place.

    A district or a commune may bear a province's name ("huyện Quảng Ninh" is in Quảng Bình), a town only its own province's.
    """
    if issuer.level in _NATIONAL:
        return None
    name = fold(issuer.name)
    if issuer.level not in _BELOW or " thành phố " in name or " thị xã " in name:
        named = find_province(issuer.name, day)
        if named is not None:
            return named
    written = find_unit_in(piece.value, day) if piece is not None else None
    if written is not None or head.place is None:
        return written
    return find_province(head.place.value, day) if fold(head.place.value) not in name else None


def _as_written(name: str, text: str, folded: str) -> str:
    """A name that the head has in capitals in the letters that the text below has for it, if it names it again."""
    wanted = fold(name)
    at = folded.find(wanted)
    for _ in range(20):
        if at < 0:
            break
        words = text[at : at + len(wanted)]
        if words[0].isupper() and not is_capitals(words):
            return "".join(
                own.upper() if other.isupper() else own.lower() for own, other in zip(name, words, strict=True)
            )
        at = folded.find(wanted, at + 1)
    return name
