"""Whom a heading is about: the bodies that it names, and whoever has the duties that it announces."""

from extract.agencies.assignment import CHARGE, Assignment, acts_behind, partners_behind, past_blank
from extract.agencies.lexicon import lexicon
from extract.agencies.names import AgencySpan, generic_at
from extract.agencies.split import bodies_at, split_agencies
from extract.fold import compile_folded

_HEADING_PREFIX = compile_folded(
    r"\s*(?:trách nhiệm (?:của|thực hiện của)|(?:nội dung|công việc|hoạt động) [^,.;:]{2,30}? của"
    r"|nhiệm vụ của|đối với|giao cho|giao|trân trọng đề nghị"
    r"|kính đề nghị|đề nghị|phân công|yêu cầu|về phía"
    r"|(?:cơ quan|đơn vị) (?:chủ quản|quản lý|chủ trì|thường trực|thực hiện)(?=\s*:)|[-–]+)\s*:?\s+"
)
_DUTY = compile_folded(r"(?:trách nhiệm|nhiệm vụ) của\s\Z")
_NO_DOER = compile_folded(r"[\d;?]|(?<!\p{L})(?:trong|trên|đối với|về|kế hoạch|chương trình|đề án)(?!\p{L})")
_LONGEST_DOER = 70
_LISTED = compile_folded(r",|\svà\s|liên quan\Z")
# "Thanh tra tỉnh": known with its place.
_PLACED = compile_folded(r"\s(?:tỉnh|thành phố|huyện)\Z")
_REMARK = compile_folded(r"\s*\([^()]{1,200}\)\s*[.:]?\s*$")


def read_heading_agencies(
    folded: str, text: str, start: int, end: int, *, in_charge: bool = False
) -> Assignment | None:
    """The bodies that a heading is about ("1. Sở Y tế", "Trách nhiệm của Sở A", "Sở A chủ trì, phối hợp với Sở B thực hiện …:").

    None where the heading is about something else. `in_charge`: the section says who does what, so a heading that opens with a
    body's name is nothing but names ("2. Vụ Phổ biến, giáo dục pháp luật").
    """
    if folded[end - 1 : end] == "?":
        return None
    position = start
    for _ in range(2):
        prefix = _HEADING_PREFIX.match(folded, position, end)
        if prefix is None:
            break
        position = prefix.end()
    found, stop = bodies_at(folded, text, position, end)
    if not found and folded.endswith("của ", start, position):
        common = generic_at(folded, text, position, end)
        found, stop = ((AgencySpan(position, common),), common) if common is not None else ((), position)
    if not found:
        return _unknown_doer(folded, text, position, end) if position > start else None
    rest = folded[stop:end].strip(" .:;()-–\n")
    alone = position == start and len(found) == 1 and _is_common_noun(folded, text, found[0])
    if alone and not in_charge and acts_behind(folded, stop, end) in (None, ":"):
        return None  # "Bộ quy tắc ứng xử", "Cơ sở dữ liệu", "Viễn thông": what the section is about
    listed = _listed_behind(folded, text, stop, end)
    if listed:
        return Assignment(listed)
    if (
        rest
        and in_charge
        and len(found) == 1
        and _is_bare_head(folded, position, stop)
        and ":" not in folded[stop:end].rstrip(" :")
    ):
        # "8. Trung tâm xúc tiến đầu tư tỉnh": nothing but a kind of body before what reads as its action is the whole name.
        return Assignment((AgencySpan(position, position + len(text[position:end].rstrip(" .:;"))),))
    if rest and in_charge and _is_all_names(folded, text, position, stop, end):
        return Assignment(split_agencies(folded, text, position, end))
    if rest and acts_behind(folded, stop, end) is None and not _REMARK.match(folded, stop, end):
        if end - position > 170 or not _goes_on(folded, stop, end):
            return None
        found = split_agencies(folded, text, position, end)
    return Assignment(found, partners_behind(folded, text, stop, end), None)


def _is_common_noun(folded: str, text: str, span: AgencySpan) -> bool:
    """Whether a heading opens with a word that is a body's only in lists, with "các" or with its place behind it: its capital is that
    of the heading."""
    words = lexicon()
    if any(map(str.isupper, text[span.start + 1 : span.end])) or _LISTED.search(folded, span.start, span.end):
        return False
    if words.complete.match(folded, span.start, span.end) is not None:
        whole = words.complete.fullmatch(folded, span.start, span.end) is not None
        return whole and _PLACED.search(folded, span.start, span.end) is None
    return words.generic.match(folded, span.start, span.end) is not None


def _listed_behind(folded: str, text: str, stop: int, end: int) -> tuple[AgencySpan, ...]:
    """The bodies that a heading names behind the colon after their kind ("Các sở, ngành liên quan: Sở A, Báo B"), and nothing else."""
    if folded[stop : stop + 1] != ":":
        return ()
    named, last = bodies_at(folded, text, past_blank(folded, stop + 1, end), end)
    return named if named and not folded[last:end].strip(" .;:\n") else ()


def _unknown_doer(folded: str, text: str, position: int, end: int) -> Assignment | None:
    """Whoever a heading "Trách nhiệm của …" names, known or not: a person, a unit, those whom the plan is about."""
    last = position + len(text[position:end].rstrip(" .:;"))
    behind = folded.endswith("của ", 0, position) and _DUTY.search(folded, max(0, position - 24), position) is not None
    if not behind or not 3 < last - position <= _LONGEST_DOER or _NO_DOER.search(folded, position, last) is not None:
        return None
    return Assignment((AgencySpan(position, last),))


def _is_bare_head(folded: str, start: int, stop: int) -> bool:
    words = lexicon()
    return any(head.fullmatch(folded, start, stop) is not None for head in (words.plain, words.capital))


def _is_all_names(folded: str, text: str, start: int, stop: int, end: int) -> bool:
    """Whether a short heading that opens with a capitalised body goes on with its name rather than with what it does."""
    if end - start > 130 or not text[start].isupper() or acts_behind(folded, stop, end) is not None:
        return False
    return CHARGE.search(folded, stop, end) is None and ":" not in folded[stop:end].rstrip(" :")


def _goes_on(folded: str, position: int, end: int) -> bool:
    """Whether what follows the known part of a heading's bodies still is names ("…, chế biến và xuất khẩu hàng hóa")."""
    words = lexicon()
    at = past_blank(folded, position, end)
    while at < end and folded[at] in ",;/ ":
        at += 1
    if at > position and words.continuation.match(folded, at, end) is not None:
        return True
    return words.action.match(folded, at, end) is None and words.stop.match(folded, at, end) is None
