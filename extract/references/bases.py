"""Bases and openings: what clauses that begin with "Căn cứ", "Theo đề nghị" or "Thực hiện" say of the documents they cite."""

from collections.abc import Sequence

from extract.fold import compile_folded
from extract.patterns import compile_pattern
from extract.references.lexicon import reference_file
from extract.references.numbers import DocumentNumber
from extract.references.places import Place, Role
from extract.references.words import COORDINATED, FAR, NEAR, before_citation, words
from schemas import Relation

# "và hướng dẫn của Bộ … tại Công văn số …": told beside the first document, not inside its title.
_BESIDE = compile_folded(
    r"(?<!\p{L})(?:và|,)\s(?:sự |văn bản |ý kiến )?(?:hướng dẫn|chỉ đạo|ý kiến|yêu cầu|đề nghị|kết luận)\s[^;.]{0,90}(?:tại|theo|ở)\s*\Z"
)
_AMENDED = compile_folded(
    r"(?:được|đã|[(,])\s?(?:sửa đổi|bổ sung|điều chỉnh|thay thế|đính chính)(?:[^;]{0,60}?)\s(?:bởi|tại|theo|bằng)\s[^;]{0,140}\Z"
)
# Where a clause of its own may begin: behind a semicolon, or with a capital letter behind another sign.
_BOUNDARY = compile_pattern(r";\s*|[.)”\"\n]\s*(?=\p{Lu})")
_NO_PROPOSAL = compile_folded(r"(?:thực hiện|triển khai|trả lời|phúc đáp|theo chỉ đạo|ý kiến chỉ đạo)\s[^;,]{0,60}\Z")
# "…; ý kiến thẩm định của Sở B tại Báo cáo số …": what another body thinks of the proposal.
_OPINION = compile_folded(
    r"(?:[;,]|(?<!\p{L})(?:và|trên cơ sở))\s(?:(?:các|những|trên cơ sở)\s)*"
    r"(?:ý kiến|(?:văn bản|báo cáo)\s(?:thẩm định|tham gia|góp ý))\s[^;]{0,140}\Z"
)


def in_clauses(
    folded: str, text: str, place: Place, numbers: Sequence[DocumentNumber], default: Relation | None
) -> list[Relation]:
    """Bases and openings: clauses that begin with "Căn cứ", "Theo đề nghị", "Thực hiện", divided by semicolons."""
    found: list[Relation] = []
    lead, cursor = _opened(folded, place.start, place.end) or (default, place.start), place.start
    seen: set[str] = set()
    relation = Relation.MENTIONS
    inside = opinion = False
    for index, number in enumerate(numbers):
        fresh = index == 0
        for boundary in _BOUNDARY.finditer(text, cursor, number.start):
            opened = _opened(folded, boundary.end(), place.end)
            if opened is not None:
                lead, fresh = opened, True
        between = before_citation(folded, place, numbers, index)
        fresh = fresh or ";" in between
        cursor = number.end
        governing = lead[0] if isinstance(lead, tuple) else lead
        if governing is None:
            relation = Relation.MENTIONS
        elif governing is Relation.PROPOSAL:
            opinion = _OPINION.search(between) is not None or (opinion and between.strip(" ,;") in ("", "và"))
            relation = Relation.MENTIONS if opinion else _proposed(number, between)
        elif fresh:
            reach = FAR + 1 if place.role is Role.BASES and governing is not Relation.IMPLEMENTS else NEAR
            near = between.rsplit(";", 1)[
                -1
            ]  # "Thực hiện Chỉ thị số … về …; Hướng dẫn số …": each opens its own clause
            relation = governing if len(near) < reach else Relation.MENTIONS
        elif _AMENDED.search(between) is not None:
            # The amending document is a basis as well; a law told again is a part of the amending law's title.
            relation = Relation.MENTIONS if number.number in seen else governing
        elif _BESIDE.search(between) is not None:
            relation = governing
        elif COORDINATED.search(between) is None:
            # A repeated number with a date of its own shares no date with the one behind it: both are of the title.
            inside = number.number in seen and number.end == number.number_end
            relation = Relation.MENTIONS
        elif inside and number.issued_on is not None:
            # "Nghị định số 2 sửa đổi Nghị định số 1 và số 3 ngày …": the repeated one was a title's, the dated one is not.
            relation = governing
        if relation is governing:
            inside = False
        seen.add(number.number)
        found.append(relation)
    return found


def _opened(folded: str, start: int, end: int) -> tuple[Relation] | None:
    """The relation that the words at `start` open a clause for."""
    found = words().opening.match(folded, start, end)
    if found is None:
        return None
    if found["proposal"] is not None:
        return (Relation.PROPOSAL,)
    return (Relation.LEGAL_BASIS,) if found["basis"] is not None else (Relation.IMPLEMENTS,)


def _proposed(number: DocumentNumber, between: str) -> Relation:
    if number.type is not None and number.type.lower() not in reference_file().proposing:
        return Relation.MENTIONS
    return Relation.MENTIONS if _NO_PROPOSAL.search(between) is not None else Relation.PROPOSAL
