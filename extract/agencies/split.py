"""Lists of bodies split into names: by the lexicon of bodies and the list's marks, never inside a name."""

from collections.abc import Iterator

import regex

from extract.agencies.lexicon import lexicon
from extract.agencies.names import AgencySpan, generic_at, goes_on_with_list, name_at
from extract.agencies.openings import begins_body
from extract.agencies.several import several_at
from extract.fold import compile_folded
from extract.patterns import compile_pattern

_SEPARATOR = compile_pattern(
    r"\s*(?:[,;\n+]|(?<=\s)và(?=\s)|(?<=\s)với(?=\s)|(?<=\s)cùng(?: với)?(?=\s)|&|(?<=\s)[-–](?=\s))\s*(?:và\s+|với\s+|[-–+]\s*)?"
)
_BRACKET = compile_pattern(r"\s*\((?P<note>[^()]{1,200})\)")
_LAST_BRACKET = compile_pattern(r"\s*\((?P<note>[^()]{1,200})\)[\s.;,:]*\Z")
_ROLE = compile_folded(
    r"\s[-(]\s?(?:là )?(?:cơ quan (?:thường trực|chủ trì|đầu mối)|đơn vị (?:thường trực|chủ trì|đầu mối)|thành viên|(?:phó )?trưởng ban)"
    r"(?!\p{L})"
)
_EDGE = " \n.,;:-–+*•"
# Between two names of a cell: a hard mark always parts them, a soft one where another body begins behind it.
_MARK = compile_pattern(
    r"\s*(?:(?P<hard>;|\n\s*[-–+•*]|\n)|(?P<soft>,|/|\s(?:và|(?<!đối\s)với|cùng với|cùng)(?=\s)|\s[-–+&](?=\s)))"
    r"\s*(?:(?:và|với)\s+|[-–+•]\s*)?",
    regex.IGNORECASE,
)
_HARD = compile_pattern(r";|\n")
_WITH_FIELD = compile_folded(r"(?:bộ|sở)\s")
_PLAIN_LIST = compile_folded(r"(?:các\s)?(?:cơ quan|đơn vị)(?:,|\s(?:có\s)?liên quan)")
_COMRADE = "đồng chí "
# "Theo phân công tại Quyết định số …": who it is stands in another document.
_ELSEWHERE = compile_folded(
    r"(?:theo|như)\s(?:sự\s)?(?:phân công|quyết định|kế hoạch|quy định|phương án|chỉ đạo|nhiệm vụ|chức năng)(?!\p{L})"
)
_DASHED = compile_pattern(r"\s*[-–+•*]\s")


def bodies_at(folded: str, text: str, start: int, end: int) -> tuple[tuple[AgencySpan, ...], int]:
    """The bodies listed from `start` on, and where the list ends; a body after a mark or "và" goes on with it."""
    found: list[AgencySpan] = []
    position = start
    stop = start
    while position < end:
        named, last = several_at(folded, text, position, end)
        if not named:
            named, last = _one_body(folded, text, position, end)
        if not named:
            break
        found.extend(named)
        stop = last
        separator = _SEPARATOR.match(folded, stop, end)
        if separator is None:
            break
        position = separator.end()
    return tuple(found), stop


def _one_body(folded: str, text: str, position: int, end: int) -> tuple[tuple[AgencySpan, ...], int]:
    """The body that is named at a place, and where what stands in brackets behind it ends; nothing where none is named."""
    if folded.startswith(_COMRADE, position):
        position += len(_COMRADE)
    name = name_at(folded, text, position, end)
    if name is None:
        return (), position
    while text[name : name + 1] == "/" and (other := name_at(folded, text, name + 1, end)) is not None:
        # "Sở A/Sở B các tỉnh": one place in the list, whichever of the two a province has.
        name = other
    note = _BRACKET.match(text, name, end)
    if note is None:
        return (AgencySpan(position, name),), name
    return (AgencySpan(position, note.end() if _belongs(note["note"]) else name),), note.end()


def _belongs(note: str) -> bool:
    """A note that names a part of the body or lists its members is kept with the name; a remark on its role is none."""
    return note[:1].isupper() and "cơ quan" not in note.lower()


def split_agencies(folded: str, text: str, start: int, end: int) -> tuple[AgencySpan, ...]:
    """The bodies that a cell or the words behind a label list.

    Everything there is names, whether the lexicon knows them or not: a name goes on to the next mark behind which another body
    begins ("Vụ Phổ biến, giáo dục pháp luật; các đơn vị có liên quan"). What a body does ("… trình cấp có thẩm quyền") is left out.
    """
    found: list[AgencySpan] = []
    if _ELSEWHERE.match(folded, _trim_left(text, start, end), end) is not None:
        return ()
    dashed = _DASHED.match(text, start, end) is not None
    for first, last, head in _pieces(folded, text, start, end, dashed=dashed):
        last = _without_remark(text, first, _without_deed(folded, first, _without_role(folded, first, last)))
        first, last = _trim_left(text, first, last), _trim_right(text, first, last)
        if last > first and last - first < 250 and any(map(str.isalpha, text[first:last])):
            found.append(AgencySpan(first, last, head))
    return tuple(found)


def _pieces(folded: str, text: str, start: int, end: int, *, dashed: bool) -> Iterator[tuple[int, int, str]]:
    """The stretches between the marks that part names, each with the head that it has in common with others."""
    first = _trim_left(text, start, end)
    while first < end:
        named, stop = several_at(folded, text, first, end)
        if named:
            yield from ((span.start, span.end, span.head) for span in named)
            joint = _MARK.match(text, stop, end)
            first = _trim_left(text, joint.end() if joint is not None else stop, end)
            continue
        position = _known_end(folded, text, first, end)
        if position > first and _runs_on(folded, text, position, end):
            # A cell that has lost its line ends: "Bộ Tài chính Cơ quan, tổ chức liên quan".
            yield first, position, ""
            first = _trim_left(text, position, end)
            continue
        if position > first and _acts(folded, first, position, end):
            yield first, position, ""
            hard = _HARD.search(text, position, end)
            first = _trim_left(text, hard.end(), end) if hard is not None else end
            continue
        while True:
            mark = _MARK.search(text, position, end)
            if mark is None:
                yield first, end, ""
                return
            if mark["hard"] is not None or _parts(folded, text, first, mark, end, dashed=dashed):
                break
            position = max(mark.end(), _known_end(folded, text, mark.end(), mark.end()))
        yield first, mark.start(), ""
        first = _trim_left(text, mark.end(), end)


def _known_end(folded: str, text: str, start: int, end: int) -> int:
    """Where the name that the lexicon knows at `start` ends, with what stands in brackets behind it."""
    if start >= end:
        return start
    known = name_at(folded, text, start, end) or generic_at(folded, text, start, end) or start
    note = _BRACKET.match(text, known, end)
    return note.end() if note is not None else known


def _acts(folded: str, first: int, position: int, end: int) -> bool:
    """Whether what the body does follows its name; behind a name that may go on with such words only where they are many."""
    words = lexicon()
    at = position + 1
    if at >= end or folded[position] != " " or words.action.match(folded, at, end) is None:
        return False
    named = (
        words.complete.match(folded, first, position) is not None
        or _WITH_FIELD.match(folded, first, position) is not None
    )
    if named:
        return True
    mark = _MARK.search(folded, position, end)
    listed = words.quantifier.match(folded, first, position) is not None or "," in folded[first:position]
    return listed and (mark.start() if mark is not None else end) - position > 40


def _runs_on(folded: str, text: str, position: int, end: int) -> bool:
    at = position + 1
    if at >= end or text[position] != " ":
        return False
    return _PLAIN_LIST.match(folded, at, end) is not None or (text[at].isupper() and begins_body(folded, text, at, end))


def _parts(folded: str, text: str, first: int, mark: "regex.Match[str]", end: int, *, dashed: bool) -> bool:
    """Whether a soft mark parts two names: a body begins behind it that is not a further noun of a standing list before it."""
    at = mark.end()
    sign = mark["soft"].strip()
    if text.count("(", first, mark.start()) > text.count(")", first, mark.start()):
        return False
    if sign in ("-", "–", "+", "&") and not dashed:
        # "Vụ Pháp chế - Ủy ban Dân tộc" is a part of the second body; "… - Các đơn vị liên quan" is the next of a list.
        return lexicon().quantifier.match(folded, at, end) is not None and text[at].isupper()
    if not begins_body(folded, text, at, end):
        return False
    return not goes_on_with_list(folded, text, first, mark.start(), at, end)


_DEED = compile_folded(
    r"\s+(?:trình (?=cấp|ủy|ubnd|chính|thủ|bộ|chủ|hđnd|hội|quốc|lãnh|giám|tỉnh|thành)|chủ trì|phối hợp|báo cáo|tham mưu"
    r"|xây dựng (?:phương án|kế hoạch|dự thảo)|tổng hợp|ban hành|phê duyệt|gửi|chịu trách nhiệm|có trách nhiệm|theo chức năng"
    r"|theo nhiệm vụ|theo thẩm quyền|theo phân công|căn cứ|trước ngày|đối với)(?:(?<=\s)|(?!\p{L}))"
)


def _without_deed(folded: str, start: int, end: int) -> int:
    """Where the name ends and what the body does begins."""
    deed = _DEED.search(folded, start, end)
    if deed is None or (folded[start : deed.start()].count("(") > folded[start : deed.start()].count(")")):
        return end
    return int(deed.start())


def _without_role(folded: str, start: int, end: int) -> int:
    """Where the name ends before what the body is in a committee ("Sở Tài chính - Cơ quan thường trực Ban Chỉ đạo")."""
    role = _ROLE.search(folded, start, end)
    return int(role.start()) if role is not None else end


def _without_remark(text: str, start: int, end: int) -> int:
    """Where the name ends before a remark in brackets that is no part of it."""
    note = _LAST_BRACKET.search(text, start, end)
    return int(note.start()) if note is not None and not _belongs(note["note"]) else end


def _trim_left(text: str, start: int, end: int) -> int:
    while start < end and text[start] in _EDGE:
        start += 1
    return start


def _trim_right(text: str, start: int, end: int) -> int:
    while end > start and text[end - 1] in _EDGE:
        end -= 1
    return end


def starts_with_action(folded: str, start: int, end: int) -> bool:
    """Whether the words open with what a body does (`extract/data/verbs.toml`)."""
    return lexicon().action.match(folded, start, end) is not None
