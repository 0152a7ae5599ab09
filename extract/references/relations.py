"""Relations: what the words around a citation say of it, by the place where it stands.

A citation is governed by the words that open its clause ("Căn cứ", "Thực hiện", "Bãi bỏ", …). Further citations of the clause
are coordinated with the one before ("…, Nghị quyết số …", "… và Nghị quyết số …") or stand inside its title.
"""

from collections.abc import Sequence

import regex

from extract.fold import compile_folded
from extract.patterns import compile_pattern
from extract.references.bases import in_clauses
from extract.references.numbers import DocumentNumber
from extract.references.places import Place, Role
from extract.references.words import COORDINATED, FAR, NEAR, before_citation, words
from schemas import Relation

_PLURAL = compile_pattern(r"(?:và|,)\s+các\s[^;]{0,300}\(\s*\Z")
_CLAUSE_END = compile_pattern(r"[.;:]\s")
_ATTACHED = compile_folded(
    r"(?:ban hành|đính|gửi|thực hiện)?\s*(?:kèm theo|theo|kèm)\s(?:quyết định|nghị quyết|kế hoạch)?[^();]{0,40}\Z"
)
_ISSUED_WITH = compile_folded(r"(?:kèm theo|ban hành tại|phê duyệt tại|được duyệt tại|tại)\s[^();]{0,60}\Z")
_FOLLOWS = compile_folded(
    r"(?:(?<!kèm\s)theo|căn cứ)(?:\s(?:quy định|nội dung|kết luận|chỉ đạo|tại|của|các|điều|khoản|điểm|[\da-zđ,]{1,4}))*\s*\Z"
)
_LISTED = compile_pattern(r"^\s*(?:\(?\d{1,2}[.)]|[-+])?\s*(?:nội dung\s)?")
_HEADED = compile_folded(r"(?:điều\s+\d+[a-zđ]?\s*[.:]?|\d{1,2}[.)]|[a-zđ]\))?\s*")
_ENDED = compile_folded(
    r"(?:hết hiệu lực|(?:bị|được|đều) (?:bãi bỏ|hủy bỏ)|chấm dứt hiệu lực|không còn hiệu lực)(?!\p{L})"
)
# A part of a document: taking it out or putting another in its place amends the document.
_PART = compile_folded(
    r"(?:[\s,]|và|hoặc|bãi bỏ|bổ sung|thay thế|hủy bỏ|sửa đổi|các|những|tên|toàn bộ|quy định tại)*\s"
    r"(?:một số|khoản|điểm|cụm từ|từ|điều \d+|phụ lục|mục|nội dung|đoạn|chương|biểu|tiết)(?!\p{L})"
)
_PUTS_OUT = compile_folded(r"(?:ban hành|phê duyệt|thông qua|công bố)(?!\p{L})")


def relations_of(
    folded: str, text: str, place: Place, numbers: Sequence[DocumentNumber], is_own: Sequence[bool]
) -> list[Relation | None]:
    """The relation of each citation of a place; None for what is no reference there.

    `is_own` says which citations are of the document itself.
    """
    match place.role:
        case Role.HEAD:
            return [
                relation if relation is Relation.IMPLEMENTS else None
                for relation in _in_title(folded, place, numbers, is_own)
            ]
        case Role.TITLE:
            return list(_in_title(folded, place, numbers, is_own))
        case Role.ATTACHED_TITLE:
            return [
                None if _issued_with_this(folded, place, number) else relation
                for number, relation in zip(numbers, _in_title(folded, place, numbers, is_own), strict=True)
            ]
        case Role.BASES:
            return list(in_clauses(folded, text, place, numbers, Relation.LEGAL_BASIS))
        case Role.OPENING:
            return list(_changed_by_this(folded, place, numbers) or in_clauses(folded, text, place, numbers, None))
        case Role.ARTICLE | Role.ARTICLE_ITEM:
            return list(_in_article(folded, place, numbers))
        case Role.PURPOSE:
            return list(_in_purpose(folded, place, numbers))
        case Role.NEWS:
            return list(_in_news(folded, text, place, numbers, is_own))
    return list(_changed_by_this(folded, place, numbers) or [Relation.MENTIONS] * len(numbers))


def _issued_with_this(folded: str, place: Place, number: DocumentNumber) -> bool:
    """ "(Ban hành kèm theo Quyết định số …)" under an attached title names the document itself, whatever its number says."""
    before = folded[max(place.start, number.start - 60) : number.start]
    return _ATTACHED.search(before) is not None and ("(" in before or place.start + 60 > number.start)


def _in_title(folded: str, place: Place, numbers: Sequence[DocumentNumber], is_own: Sequence[bool]) -> list[Relation]:
    """A title: what the document carries out or changes, by the verb that stands nearest before the first citation."""
    found: list[Relation] = []
    change: Relation | None = None
    first = True
    for index in range(len(numbers)):
        between = before_citation(folded, place, numbers, index)
        first = first and (index == 0 or is_own[index - 1])
        relation = Relation.MENTIONS
        if first:
            verbs = [verb for verb in words().verb.finditer(between) if not _only_told(between, verb)]
            change = next((done for verb in verbs if (done := _change(verb, between)) is not None), None)
            if _FOLLOWS.search(between) is not None:
                change = None
            elif change is not None and _ISSUED_WITH.search(between) is not None:
                relation = change
            elif verbs:
                relation = _change(verbs[-1], between) or Relation.IMPLEMENTS
        elif change is not None and _ISSUED_WITH.search(between) is not None and change not in found:
            relation = change
        elif COORDINATED.search(between) is not None:
            relation = found[-1]
        found.append(relation)
    return found


def _only_told(before: str, verb: "regex.Match[str]") -> bool:
    """Whether a verb is told of and not done: "tình hình thực hiện", "kết quả triển khai"."""
    return verb.groupdict()["implements"] is not None and words().no_deed.search(before, 0, verb.start()) is not None


def _change(verb: "regex.Match[str]", before: str) -> Relation | None:
    """What a verb does to the document that stands at the end of `before`, the words with the verb in them."""
    groups = verb.groupdict()
    if groups["amends"] is not None:
        return Relation.AMENDS
    if groups["replaces"] is None and groups["repeals"] is None:
        return None
    if _PART.match(before, verb.end()) is not None:
        return Relation.AMENDS
    return Relation.REPLACES if groups["replaces"] is not None else Relation.REPEALS


def _in_article(folded: str, place: Place, numbers: Sequence[DocumentNumber]) -> list[Relation]:
    """An article of this document: what it changes, ends or puts out."""
    changed = _changed_by_this(folded, place, numbers) or _ended(folded, place, numbers)
    if changed is not None:
        return changed
    none = [Relation.MENTIONS] * len(numbers)
    headed = _HEADED.match(folded, place.start, place.end)
    begin = headed.end() if headed is not None else place.start
    opened = words().change_first.match(folded, begin, min(place.end, begin + 120))
    if place.role is Role.ARTICLE:
        if opened is not None:
            return _in_title(folded, place, numbers, [False] * len(numbers))
        if _PUTS_OUT.match(folded, begin) is not None:
            first = _in_title(folded, place, numbers, [False] * len(numbers))[0]
            none[0] = first if first is Relation.IMPLEMENTS else Relation.MENTIONS
            if numbers[0].start - begin < 40 and "này" in folded[begin : numbers[0].start]:
                none[0] = Relation.PROMULGATES
        return none
    return _listed_in_article(folded, place, numbers, begin) or none


def _listed_in_article(
    folded: str, place: Place, numbers: Sequence[DocumentNumber], begin: int
) -> list[Relation] | None:
    """An item of a list that the article's heading opens: "Bãi bỏ các Quyết định sau: 1. Quyết định số …", or that says itself
    what of the amended plan it changes: "Điều chỉnh quy hoạch như sau: 1. Điều chỉnh danh mục kèm theo Quyết định số …"."""
    if place.article is None:
        return None
    first, last = place.article
    if folded[max(first, last - 9) : last].rstrip()[-1:] != ":":
        return None
    heading = folded[max(first, last - FAR) : last]
    headed = _HEADED.match(heading)
    opened = words().change_first.match(heading, headed.end() if headed is not None else 0)
    opened = opened or words().this_changes.search(heading)
    change = _change(opened, heading) if opened is not None else None
    if change is Relation.AMENDS:
        item = folded[begin : numbers[0].start]
        done = words().change_first.match(item)
        if done is None or _change(done, item) is not Relation.AMENDS or _ISSUED_WITH.search(item) is None:
            return None
        return [Relation.AMENDS] + [Relation.MENTIONS] * (len(numbers) - 1)
    if change is None or numbers[0].start - begin > 30:
        return None
    return _with_coordinated(folded, place, numbers, 0, change)


def _with_coordinated(
    folded: str, place: Place, numbers: Sequence[DocumentNumber], first: int, relation: Relation
) -> list[Relation]:
    """The relation for a citation and those coordinated with it; those inside titles are only named."""
    found = [Relation.MENTIONS] * first + [relation]
    for index in range(first + 1, len(numbers)):
        between = before_citation(folded, place, numbers, index)
        joined = ";" in between or COORDINATED.search(between) is not None
        found.append(found[-1] if joined else Relation.MENTIONS)
    return found


def _changed_by_this(folded: str, place: Place, numbers: Sequence[DocumentNumber]) -> list[Relation] | None:
    """ "Quyết định này có hiệu lực kể từ ngày ký và thay thế Quyết định số …"."""
    if " này" not in folded[place.start : place.end]:
        return None
    for index in range(len(numbers)):
        between = before_citation(folded, place, numbers, index)
        said = next(iter(reversed(list(words().this_changes.finditer(between)))), None)
        change = _change(said, between) if said is not None else None
        attached = _ISSUED_WITH.search(between) is not None
        if said is None or change is None or (len(between) - said.end() > NEAR and not attached):
            continue
        if attached or (words().implements.search(between, said.end()) is None and _FOLLOWS.search(between) is None):
            return _with_coordinated(folded, place, numbers, index, change)
    return None


def _ended(folded: str, place: Place, numbers: Sequence[DocumentNumber]) -> list[Relation] | None:
    """ "Quyết định số … hết hiệu lực kể từ ngày Quyết định này có hiệu lực": the citation is the subject."""
    headed = _HEADED.match(folded, place.start, place.end)
    begin = headed.end() if headed is not None else place.start
    opening = folded[begin : numbers[0].start]
    attached = len(opening) <= FAR and _ISSUED_WITH.search(opening) is not None
    if (len(opening) > 60 and not attached) or " này" in opening:
        return None
    ended = _ENDED.search(folded, numbers[0].end, min(place.end, numbers[-1].end + FAR))
    if ended is None or " này" in folded[numbers[0].end : ended.start()]:
        return None
    before = [number for number in numbers if number.end <= ended.start()]
    found = _with_coordinated(folded, place, before, 0, Relation.REPEALS)
    return found + [Relation.MENTIONS] * (len(numbers) - len(found))


def _in_purpose(folded: str, place: Place, numbers: Sequence[DocumentNumber]) -> list[Relation]:
    """A purpose of the plan that opens with carrying a document out: "Triển khai thực hiện có hiệu quả Quyết định số …"."""
    before = folded[place.start : numbers[0].start]
    if len(before) < NEAR and words().implements_first.match(before) is not None:
        return _with_coordinated_or_listed(folded, place, numbers)
    return _changed_by_this(folded, place, numbers) or [Relation.MENTIONS] * len(numbers)


def _with_coordinated_or_listed(folded: str, place: Place, numbers: Sequence[DocumentNumber]) -> list[Relation]:
    """As coordinated ones, and those in brackets behind a plural ("và các Quyết định … (số …, số …)")."""
    found = [Relation.IMPLEMENTS]
    for index in range(1, len(numbers)):
        between = before_citation(folded, place, numbers, index)
        plural = _PLURAL.search(between) is not None
        joined = plural or COORDINATED.search(between) is not None
        found.append(found[-1] if joined else Relation.MENTIONS)
    return found


def _done_to(clause: str) -> Relation | None:
    """What the words between the document reported and another one say that it does to that."""
    verb = words().verb.search(clause)
    if verb is None:
        return None
    if verb.groupdict()["implements"] is not None:
        return Relation.IMPLEMENTS
    # "điều chỉnh" is as often what a plan is about as what is done to the other document.
    return None if verb.groupdict()["amends"] is not None else _change(verb, clause)


def _in_news(
    folded: str, text: str, place: Place, numbers: Sequence[DocumentNumber], is_own: Sequence[bool]
) -> list[Relation]:
    """News: the basis of the decision that it reports, or what that decision carries out; all else is only named."""
    found: list[Relation] = []
    for index in range(len(numbers)):
        between = before_citation(folded, place, numbers, index)
        clause = _CLAUSE_END.split(between)[-1]
        basis = words().news_basis.search(clause)
        changed = words().change_first.match(_LISTED.sub("", clause, 1))
        relation = Relation.MENTIONS
        if basis is not None:
            relation = Relation.LEGAL_BASIS
        elif changed is not None and changed.groupdict()["amends"] is not None and len(clause) < NEAR:
            relation = Relation.AMENDS
        elif index and is_own[index - 1] and (done := _done_to(clause)) is not None and len(clause) < NEAR:
            relation = done
        elif index and COORDINATED.search(between) is not None and not is_own[index - 1]:
            relation = found[-1]
        found.append(relation)
    return found
