"""Lists whose head is said once for all: "các Bộ: Tài chính, Xây dựng", "UBND các tỉnh, thành phố: Nghệ An, Thanh Hóa"."""

from extract.agencies.lexicon import lexicon
from extract.agencies.names import AgencySpan
from extract.fold import compile_folded
from extract.patterns import compile_pattern

_HEAD = compile_folded(
    r"(?P<council>(?:(?P<chair>chủ tịch )?(?:ủy ban nhân dân|ubnd)) )?"
    r"các (?:(?P<office>bộ|sở)|(?:tỉnh|thành phố|huyện|thị xã|xã|phường|đặc khu))"
    r"(?P<more>(?:(?:, | và )(?:bộ|sở|ban|ngành|cơ quan|đơn vị|tỉnh|thành phố|thị xã|xã|phường|đặc khu))*+)"
    r"(?:(?: trực thuộc trung ương)?(?P<colon> ?:))? (?=\S)"
)
_MARK = compile_pattern(r"(?:, ?| và |; ?)(?:và )?")
_PLACE = compile_pattern(
    r"(?:(?:tỉnh|[Tt]hành phố|TP\.?|huyện|thị xã|xã|phường|đặc khu) ?)?\p{Lu}[\p{L}'’]*+(?:[ -]\p{Lu}[\p{L}'’]*+| \d{1,2}(?!\d))*+"
)
_HEADS = {"bộ": "Bộ", "sở": "Sở"}


def several_at(folded: str, text: str, start: int, end: int) -> tuple[tuple[AgencySpan, ...], int]:
    """The members of the list at `start` that have their head in common, and where the last of them ends; nothing for any other words.

    A member is a field of work behind "các Bộ", "các Sở", a place behind "các tỉnh", "UBND các xã"; one alone is no list.
    """
    head = _HEAD.match(folded, start, end) if folded[start : start + 2] in ("cá", "ủy", "ub", "ch") else None
    if head is None or (head["more"] and head["office"] and not head["colon"]):
        return (), start
    council = f"{'Chủ tịch ' if head['chair'] else ''}Ủy ban nhân dân" if head["council"] else ""
    common = _HEADS[head["office"]] if head["office"] else council
    found: list[AgencySpan] = []
    position, stop = head.end(), start
    while position < end and text[position].isupper():
        last = _field(folded, position, end) if head["office"] else _place(folded, text, position, end)
        if last is None:
            break
        found.append(AgencySpan(position, last, common))
        stop = last
        mark = _MARK.match(text, last, end)
        if mark is None:
            break
        position = mark.end()
    return (tuple(found), stop) if len(found) > 1 else ((), start)


def _field(folded: str, position: int, end: int) -> int | None:
    """Where a field of work ends; None where it only begins a body's own name ("…, Thanh tra Chính phủ")."""
    field = lexicon().field.match(folded, position, end)
    body = lexicon().complete.match(folded, position, end)
    return field.end() if field is not None and (body is None or body.end() <= field.end()) else None


def _place(folded: str, text: str, position: int, end: int) -> int | None:
    """Where a place's name ends; None where a body's name begins ("…, Bộ Tài chính")."""
    words = lexicon()
    place = _PLACE.match(text, position, end)
    if place is None or any(
        head.match(folded, position, end) is not None
        for head in (words.complete, words.plain, words.capital, words.office)
    ):
        return None
    return int(place.end())
