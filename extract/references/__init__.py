"""References: the other numbered documents that a document names, and how it relates to them."""

from dataclasses import dataclass
from functools import cache

import regex

from extract.fold import fold, fold_characters
from extract.frame import Frame, Part
from extract.references.lexicon import reference_file
from extract.references.numbers import DocumentNumber, find_document_numbers
from schemas import Document, Evidence, Kind, Reference, Relation, Table

__all__ = ["DocumentNumber", "find_document_numbers", "find_references"]

_SILENT = {Part.HEAD, Part.SIGNATURE, Part.RECIPIENTS, Part.NOISE, Part.ENACTING, Part.ISSUER}
_STRONG = {
    Relation.LEGAL_BASIS, Relation.PROPOSAL, Relation.IMPLEMENTS, Relation.AMENDS, Relation.REPLACES,
    Relation.REPEALS, Relation.PROMULGATES,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Words:
    basis: "regex.Pattern[str]"
    proposal: "regex.Pattern[str]"
    implements: "regex.Pattern[str]"
    amends: "regex.Pattern[str]"
    replaces: "regex.Pattern[str]"
    repeals: "regex.Pattern[str]"
    cited_title: "regex.Pattern[str]"


@cache
def _words() -> _Words:
    data = reference_file()

    def opening(phrases: list[str]) -> "regex.Pattern[str]":
        return regex.compile(
            rf"(?:{'|'.join(map(fold_characters, sorted(phrases, key=len, reverse=True)))})(?!\p{{L}})"
        )

    types = "|".join(map(fold_characters, sorted(data.types, key=len, reverse=True)))

    def before(phrases: list[str], reach: int) -> "regex.Pattern[str]":
        joined = "|".join(map(fold_characters, sorted(phrases, key=len, reverse=True)))
        return regex.compile(rf"(?<!\p{{L}})(?:{joined})(?!\p{{L}})[^.;:]{{0,{reach}}}\Z")

    return _Words(
        opening(data.basis), opening(data.proposal), before(data.implements, 45), before(data.amends, 160),
        before(data.replaces, 120), before(data.repeals, 120),
        # What follows a cited number up to the next "Căn cứ" is its title: numbers in it belong to that document.
        regex.compile(
            rf"(?:về|ban hành|phê duyệt|quy định|hướng dẫn|triển khai|thực hiện|sửa đổi|kèm theo|theo|thi hành"
            rf"|thông qua|của|tại|bởi|kết luận)\s[^;]*?(?:{types})?\s*(?:số)?\s*\Z"
        ),
    )  # fmt: skip


def find_references(document: Document, folded: str, frame: Frame, own_number: str | None) -> list[Reference]:
    """Every numbered document that the document names, once per number and relation, in the order of their first naming.

    `own_number` is the document's own; it is never a reference. A later bare citation of a number already told adds nothing.
    """
    told: dict[str, dict[Relation, Reference]] = {}
    own = _key(own_number) if own_number is not None else None
    for start, end, part in _stretches(document, frame):
        previous: DocumentNumber | None = None
        relation_before: Relation | None = None
        for number in find_document_numbers(folded, document.text, start, end):
            relation = _relation(folded, document, start, number, previous, relation_before, part, frame)
            previous, relation_before = number, relation
            key = _key(number.number)
            if key == own:
                continue
            known = told.setdefault(key, {})
            if number.issued_on is not None:
                for named, reference in known.items():
                    known[named] = _dated(reference, number.issued_on)
            if relation in known or (relation not in _STRONG and known):
                continue
            known.pop(Relation.MENTIONS, None)
            known[relation] = _reference(document, number, relation)
    found = [reference for known in told.values() for reference in known.values()]
    return sorted(found, key=lambda reference: reference.evidence.start)


def _reference(document: Document, number: DocumentNumber, relation: Relation) -> Reference:
    return Reference(
        number=number.number, type=number.type, issuer=number.issuer, issued_on=number.issued_on, relation=relation,
        evidence=Evidence.at(document, number.start, number.end), rule=f"reference.{relation.value}",
        confidence=0.95 if relation in _STRONG else 0.85,
    )  # fmt: skip


def _dated(item: Reference, day: str) -> Reference:
    """A reference first told without its date takes it from a later naming."""
    return item if item.issued_on is not None else item.model_copy(update={"issued_on": day})


def _key(number: str) -> str:
    return fold(number).replace(" ", "").lstrip("0")


def _stretches(document: Document, frame: Frame) -> list[tuple[int, int, Part]]:
    """Where citations may stand: paragraphs and items, the cells of tables; not the head, the signature, the recipients."""
    stretches: list[tuple[int, int, Part]] = []
    for block, part in zip(document.blocks, frame.parts, strict=True):
        if part in _SILENT:
            continue
        if isinstance(block, Table):
            stretches.extend((cell.start, cell.end, part) for cell in block.cells if cell.end - cell.start > 6)
        else:
            stretches.append((block.start, block.end, part))
    return stretches


def _relation(
    folded: str, document: Document, start: int, number: DocumentNumber, previous: DocumentNumber | None,
    relation_before: Relation | None, part: Part, frame: Frame,
) -> Relation:  # fmt: skip
    words = _words()
    lead = folded[max(start, number.start - 170) : number.start]
    if part is Part.BASES or (
        part is Part.BODY and words.basis.match(folded, start) and "điều" not in folded[start : start + 6]
    ):
        if words.proposal.match(folded, start):
            return Relation.PROPOSAL if _is_proposal(number) else Relation.MENTIONS
        if (
            not words.basis.match(folded, start)
            and part is Part.BASES
            and words.implements.search(folded[start : number.start])
        ):
            return Relation.IMPLEMENTS if previous is None else Relation.MENTIONS
        if previous is not None and _amended_by(folded, previous, number):
            return Relation.LEGAL_BASIS if number.issued_on is not None else Relation.MENTIONS
        if previous is not None and _in_title(folded, previous, number):
            return Relation.MENTIONS
        if (
            relation_before is Relation.MENTIONS
            and previous is not None
            and number.issued_on is None
            and _listed(folded, previous, number)
        ):
            return Relation.MENTIONS
        return Relation.LEGAL_BASIS
    if part in (Part.TITLE, Part.ATTACHED_TITLE, Part.ANNEX_TITLE):
        return _in_own_title(lead, folded, number, previous, relation_before, part)
    if frame.kind is Kind.NEWS:
        return Relation.LEGAL_BASIS if words.basis.search(lead[-40:]) else Relation.MENTIONS
    if part is Part.BODY and frame.kind in (Kind.DECISION, Kind.RESOLUTION):
        changed = _changed(folded[start : number.start], lead)
        if changed is not None:
            return changed
    if words.implements.search(folded[start : number.start]) and _is_preamble(document, frame, start):
        if previous is None:
            return Relation.IMPLEMENTS if number.start - start < 80 else Relation.MENTIONS
        if ";" in folded[previous.end : number.start] or _asked_in(folded, previous, number):
            return Relation.IMPLEMENTS
        if relation_before is Relation.IMPLEMENTS and not _in_title(folded, previous, number):
            return Relation.IMPLEMENTS
    return Relation.MENTIONS


def _in_own_title(
    lead: str,
    folded: str,
    number: DocumentNumber,
    previous: DocumentNumber | None,
    relation_before: Relation | None,
    part: Part,
) -> Relation:
    """A number in the document's own title: what it carries out or changes, by the verb that stands nearest."""
    words = _words()
    if "kèm theo" in lead[-40:]:
        return Relation.MENTIONS
    if previous is not None and not _coordinated(folded, previous, number):
        return Relation.MENTIONS
    if words.implements.search(lead):
        return Relation.IMPLEMENTS
    if part is Part.TITLE and words.amends.search(lead):
        return Relation.AMENDS
    if part is Part.TITLE and words.repeals.search(lead):
        return Relation.REPEALS
    return Relation.IMPLEMENTS if relation_before is Relation.IMPLEMENTS else Relation.MENTIONS


_OWN = regex.compile(r"(?:quyết định|nghị quyết|quy định|quy chế) này[^.;]{0,80}\Z|(?:điều \d+[.:]?\s*)?\Z")


def _changed(before: str, lead: str) -> Relation | None:
    """What an article of this document does to another: its verb opens the article or has "Quyết định này" as its subject."""
    words = _words()
    if words.implements.search(lead):
        return None
    for pattern, relation in (
        (words.replaces, Relation.REPLACES), (words.repeals, Relation.REPEALS), (words.amends, Relation.AMENDS),
    ):  # fmt: skip
        found = pattern.search(before)
        if found is not None and _OWN.search(before[: found.start()].rstrip() + " ") is not None:
            return relation
        if found is not None and _OWN.search(before[: found.start()]) is not None:
            return relation
    return None


def _is_preamble(document: Document, frame: Frame, start: int) -> bool:
    """Whether a paragraph stands before the first numbered item of its part: there "Thực hiện …" says what the plan carries out."""
    for block, part in zip(document.blocks, frame.parts, strict=True):
        if part not in (Part.BODY, Part.PLAN):
            continue
        if block.start == start:
            return block.kind == "paragraph"
        if block.kind == "item" and part is Part.PLAN:
            return False
        if block.kind == "item" and block.start < start:
            return False
    return False


def _is_proposal(number: DocumentNumber) -> bool:
    return number.type is None or number.type.lower() in (
        "tờ trình", "công văn", "báo cáo", "báo cáo thẩm định", "văn bản", "thông báo", "phương án", "đề án", "biên bản",
    )  # fmt: skip


def _coordinated(folded: str, previous: DocumentNumber, number: DocumentNumber) -> bool:
    between = folded[previous.end : number.start]
    return " và " in f" {between} " and len(between) < 120


_AMENDED = regex.compile(
    r"(?:điều chỉnh|sửa đổi)[, ]*(?:và )?(?:bổ sung)?(?:\s[^;,]{0,40})?\s(?:bởi|tại|theo)\s[^;]{0,120}\Z"
)
_ASKED = regex.compile(r"\svà (?:hướng dẫn|chỉ đạo|ý kiến|yêu cầu|đề nghị|văn bản)\s[^;.]{0,80}\Z")
_LIST = regex.compile(r"\s*(?:,|và|,\s*và)\s*")


def _amended_by(folded: str, previous: DocumentNumber, number: DocumentNumber) -> bool:
    """ "được sửa đổi, bổ sung bởi Quyết định số …": the amending document is a basis as well, when it is cited in full."""
    return _AMENDED.search(folded, previous.end, number.start) is not None


def _asked_in(folded: str, previous: DocumentNumber, number: DocumentNumber) -> bool:
    return _ASKED.search(folded, previous.end, number.start) is not None


def _listed(folded: str, previous: DocumentNumber, number: DocumentNumber) -> bool:
    return _LIST.fullmatch(folded, previous.end, number.start) is not None


def _in_title(folded: str, previous: DocumentNumber, number: DocumentNumber) -> bool:
    """Whether a number stands inside the title of the basis cited before it, not in a list of bases of its own."""
    between = folded[previous.end : number.start]
    if ";" in between:
        return False
    return _words().cited_title.search(between) is not None
