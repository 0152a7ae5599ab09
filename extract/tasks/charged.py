"""Whom a newspaper's sentence gives something to do, in the ways in which newspapers say it."""

from collections.abc import Iterator

from extract.agencies import (
    AgencySpan,
    Assignment,
    acts_behind,
    bodies_at,
    name_at,
    partners_behind,
    past_blank,
    read_assignment,
    starts_with_action,
)
from extract.fold import compile_folded
from extract.patterns import compile_pattern

# "UBND tỉnh yêu cầu …", "Kế hoạch cũng giao …": whose order it is, behind what the sentence opens with.
_ALSO = r"\s*(?:(?:cũng|vừa|tiếp tục|đồng thời|còn)\s+)*"
ORDERS = compile_folded(
    _ALSO + r"(?:giao|yêu cầu|đề nghị|phân công|chỉ đạo)(?:\s+(?:nhiệm vụ|trách nhiệm))?(?:\s+cho)?(?!\p{L})"
)
ASKS = compile_folded(_ALSO + r"(?:giao|yêu cầu|đề nghị|phân công)(?!\p{L})")
_ORDERING = compile_folded(
    r"(?:kế hoạch|quyết định|nghị quyết|đề án|chương trình|chỉ thị|văn bản|công văn|tỉnh|thành phố)(?: này| trên)?(?!\p{L})"
)
_CALLS_ON = compile_folded(r"\s*(?:(?:cũng|đã|vừa)\s+)?chỉ đạo\s+")
_GOVERNMENT = compile_folded(r"(?:thủ tướng(?: chính phủ)?|chính phủ)(?!\p{L})")
# "…, thực hiện theo phương án đã duyệt và giao UBND tỉnh A chủ trì …", "… dự án thành phần 1: Giao các cơ quan B bố trí …"
_GIVES_INSIDE = compile_folded(r"(?:[,;:]|\svà)\s+giao(?:\s+cho)?\s+(?=\S)")
_IS_GIVEN = compile_folded(
    r"\s*(?:(?:cũng|đã|sẽ)\s+)*được\s+(?:giao|phân công)(?:\s+(?:nhiệm vụ|trách nhiệm))?\s+(?=\S)"
)
_DUTY_OF = compile_folded(r"(?:các\s+)?nhiệm vụ(?:\s\p{L}+){0,2}\scủa\s+(?=\S)")
_IS = compile_folded(r"\s+(?:là|gồm|bao gồm)\s*:?\s+(?=\S)")
_IN_CHARGE = compile_folded(
    r"\s*(?:\([^()]{1,40}\)\s*)?(?:sẽ\s+)?(?:là|làm)\s+(?:chủ đầu tư|(?:cơ quan|đơn vị) (?:thường trực|chủ trì|đầu mối))(?!\p{L})"
)
# "Tập đoàn có trách nhiệm …": a body named before, by its kind alone.
_KIND_ALONE = compile_pattern(
    r"(?:Tập đoàn|Tổng công ty|Công ty|Trung tâm|Tổng cục|Cục|Sở|Bộ|Ban|Viện|Trường|Tỉnh|Thành phố)(?=\s\p{Ll})"
)
_SAME = compile_folded(r"(?:đơn vị|cơ quan|bộ|sở|địa phương|ngành|tổ chức) này(?!\p{L})")
_OPENING = compile_folded(
    r"(?:theo|cụ thể|đồng thời|bên cạnh|ngoài|trong|cùng|để|nhằm|trước|qua|tại|từ|ngày|sáng|chiều|do|vì|với|đối với|về|tiếp)(?!\p{L})"
    r"[^,.;:]{0,80},\s+"
)
# "Để bảo đảm an toàn, trật tự, UBND tỉnh yêu cầu …".
_COMMA = compile_folded(r",\s+(?=\p{L})")


class Charges:
    """Reads the sentences of one document."""

    def __init__(self, folded: str, text: str) -> None:
        self._fold = folded
        self._text = text

    def of(self, start: int, end: int, doers: tuple[AgencySpan, ...]) -> Assignment:
        """Whom the sentence names; `doers` are those of whom the text has just spoken, whom "đơn vị này" means."""
        if called := self._called_on(start, end):
            return Assignment(called, marker="giao")
        if charged := self._in_charge(self.subject(start, end), end):
            return Assignment(charged, self._partners(charged, start, end), "giao")
        assigned = read_assignment(self._fold, self._text, start, end)
        place = self.subject(start, end)
        if not assigned.lead and place > start:
            assigned = read_assignment(self._fold, self._text, place, end)
        if assigned.lead and ASKS.match(self._fold, assigned.lead[-1].end, end) is not None:
            return Assignment()  # whom the body orders is not understood
        if assigned.lead:
            return assigned
        found = next((lead for lead in self._other_ways(start, end, doers) if lead), None)
        if found is None:
            return assigned
        return Assignment(found, self._partners(found, start, end), "giao")

    def subject(self, start: int, end: int) -> int:
        """Where the sentence's subject stands: behind an opening phrase ("Cụ thể, …", "Theo đó, …"), which may have commas of its
        own where a body that orders follows."""
        opening = _OPENING.match(self._fold, start, end)
        ends: list[int] = (
            [comma.end() for comma in _COMMA.finditer(self._fold, start, end)] if opening is not None else []
        )
        for place in ends:
            if ORDERS.match(self._fold, name_at(self._fold, self._text, place, end) or end, end) is not None:
                return place
        return opening.end() if opening is not None else start

    def _partners(self, lead: tuple[AgencySpan, ...], start: int, end: int) -> tuple[AgencySpan, ...]:
        return partners_behind(self._fold, self._text, max(lead[-1].end if lead[-1].end < end else start, start), end)

    def _other_ways(self, start: int, end: int, doers: tuple[AgencySpan, ...]) -> Iterator[tuple[AgencySpan, ...]]:
        place = self.subject(start, end)
        yield self._ordered(place, end)
        yield self._of_duty(place, end)
        yield self._named_before(place, end, doers)
        yield self._given_inside(start, end)

    def _called_on(self, start: int, end: int) -> tuple[AgencySpan, ...]:
        """ "Chính phủ chỉ đạo Bộ A …": whom the government calls on to act."""
        government = _GOVERNMENT.match(self._fold, self.subject(start, end), end)
        calls = _CALLS_ON.match(self._fold, government.end(), end) if government is not None else None
        return bodies_at(self._fold, self._text, calls.end(), end)[0] if calls is not None else ()

    def _ordered(self, place: int, end: int) -> tuple[AgencySpan, ...]:
        """ "Tỉnh cũng yêu cầu các sở …", "Kế hoạch giao Sở A …": to whom a province or what was issued gives something to do."""
        ordering = _ORDERING.match(self._fold, place, end)
        order = ORDERS.match(self._fold, ordering.end(), end) if ordering is not None else None
        return bodies_at(self._fold, self._text, past_blank(self._fold, order.end(), end), end)[0] if order else ()

    def _in_charge(self, place: int, end: int) -> tuple[AgencySpan, ...]:
        """ "Sở A được giao …", "Tổng công ty B làm chủ đầu tư …"."""
        stop = name_at(self._fold, self._text, place, end)
        return (AgencySpan(place, stop),) if stop is not None and self._is_charged(stop, end) else ()

    def _is_charged(self, stop: int, end: int) -> bool:
        if _IN_CHARGE.match(self._fold, stop, end) is not None:
            return True
        given = _IS_GIVEN.match(self._fold, stop, end)
        return given is not None and starts_with_action(self._fold, given.end(), end)

    def _of_duty(self, place: int, end: int) -> tuple[AgencySpan, ...]:
        """ "Nhiệm vụ chính của Tập đoàn A là …"."""
        duty = _DUTY_OF.match(self._fold, place, end)
        stop = name_at(self._fold, self._text, duty.end(), end) if duty is not None else None
        if duty is None or stop is None or _IS.match(self._fold, stop, end) is None:
            return ()
        return (AgencySpan(duty.end(), stop),)

    def _named_before(self, place: int, end: int, doers: tuple[AgencySpan, ...]) -> tuple[AgencySpan, ...]:
        """A body that the text has named before: by its kind alone, or by "này"."""
        same = _SAME.match(self._fold, place, end)
        if same is not None:
            acts = acts_behind(self._fold, same.end(), end) is not None or self._is_charged(same.end(), end)
            return doers if acts else ()
        kind = _KIND_ALONE.match(self._text, place, end)
        if kind is None or not doers or acts_behind(self._fold, kind.end(), end) is None:
            return ()
        return (AgencySpan(kind.start(), kind.end()),)

    def _given_inside(self, start: int, end: int) -> tuple[AgencySpan, ...]:
        for order in _GIVES_INSIDE.finditer(self._fold, start, end):
            found, stop = bodies_at(self._fold, self._text, order.end(), end)
            if found and acts_behind(self._fold, stop, end) is not None:
                return found
        return ()
