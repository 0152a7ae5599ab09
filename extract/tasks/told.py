"""Tasks that news tell in paragraphs of their own: "UBND tỉnh giao Sở A …", "Bộ B có nhiệm vụ …", and what they go on with."""

from collections.abc import Iterator

from extract.agencies import AgencySpan, Assignment, name_at, past_blank
from extract.clauses import sentences
from extract.fold import compile_folded
from extract.frame import Part
from extract.outline.model import Leaf, LeafKind
from extract.patterns import compile_pattern
from extract.reading import Reading
from extract.tasks.charged import ASKS, Charges
from extract.tasks.draft import Draft
from extract.tasks.inherit import Inheritance
from extract.tasks.statements import NEVER, Statements, sentences_and_clauses
from extract.tasks.times import Calendar, time_in_prose

# What makes a body's doing its duty; what it merely does ("mở", "tổ chức") is told as an event as often.
_DUTY = compile_folded(
    r"có trách nhiệm|chịu trách nhiệm|có nhiệm vụ|chủ trì|phối hợp|phải|cần|(?:là|làm) (?:cơ quan|đơn vị|đầu mối).*"
    r"|giao.*|yêu cầu|đề nghị|phân công.*"
)
# Who issues plans, and so directs: a province, a ministry, the government.
_DIRECTING = compile_folded(r"(?:ubnd|ủy ban nhân dân|chính phủ|bộ)(?=\s|\Z)(?!\s+trưởng)")
# Nobody gives the head of the government a task.
_HEAD = compile_folded(r"thủ tướng(?: chính phủ)?")
# Whose directing others is itself a task from above.
_LOCAL = compile_folded(r"(?:ubnd|ủy ban nhân dân)\s(?:các\s|cấp\s)?(?:huyện|quận|thị xã|xã|phường|thị trấn)(?!\p{L})")
_DIRECTS = compile_folded(r"\s*(?:(?:cũng|vừa|tiếp tục|đồng thời|còn)\s+)*(?:giao|yêu cầu|phân công|chỉ đạo)(?!\p{L})")
_CAPTION = compile_pattern(r"(?:Ảnh|ẢNH|Nguồn ảnh)(?: minh họa)?\s*:[^:]*\Z")
_CAPTION_REACH = 60
# What is told of a body in the past, or as what it said.
_TOLD_OF = compile_folded(
    r"(?:cho biết|cho hay|cho rằng|cho thấy|thông tin|nhận định|đánh giá|khẳng định|nhấn mạnh|báo cáo"
    r"|tổ chức (?:hội nghị|lễ|buổi|họp|phiên)|họp"
    r"|ban hành|ký|phê duyệt|thông qua|công bố|trao|tiếp|thăm|dự|tham dự)(?!\p{L})"
)


def told_tasks(reading: Reading, calendar: Calendar) -> Iterator[Draft]:
    """The tasks that the paragraphs of a news item about a decision give somebody by a duty or an order."""
    return _Told(reading, calendar).run()


def directed_tasks(reading: Reading, calendar: Calendar) -> Iterator[Draft]:
    """Only those that a body has ordered, and what the item goes on with: what persons say at meetings is no order."""
    return _Directed(reading, calendar).run()


class _Told:
    def __init__(self, reading: Reading, calendar: Calendar) -> None:
        self._reading = reading
        self._fold = reading.fold
        self._text = reading.text
        self._calendar = calendar
        self._charges = Charges(reading.fold, reading.text)
        self._statements = Statements(reading, Inheritance(reading), calendar)

    def run(self) -> Iterator[Draft]:
        doers: tuple[AgencySpan, ...] = ()
        for leaf in self._reading.outline.leaves:
            if leaf.kind is not LeafKind.PARAGRAPH or leaf.part is not Part.BODY or leaf.topic in NEVER:
                doers = ()
                continue
            drafts = list(self._of_paragraph(leaf, doers))
            doers = drafts[-1].lead if drafts else ()
            yield from drafts

    def _of_paragraph(self, leaf: Leaf, doers: tuple[AgencySpan, ...]) -> Iterator[Draft]:
        """The tasks of a paragraph; `doers` are those of the paragraph above, whom one that names nobody goes on to speak of."""
        for start, end in self._stretches(leaf, doers):
            if self._statements.is_none(leaf, start, end) or self._is_beside_the_text(start, end):
                doers = ()
                continue
            assigned = self._charges.of(start, end, doers)
            if assigned.lead and not self._is_given(assigned, start, end, in_run=bool(doers)):
                doers = ()
                continue
            if not assigned.lead and not (doers and self._acts(start, end)):
                doers = ()
                continue
            doers = assigned.lead or doers
            window = time_in_prose(self._calendar, self._fold, self._text, start, end)
            yield Draft(
                start, end, start, end, doers, assigned.partners, (window.start, window.end, window.recurrence),
                None, leaf.parent, leaf, "task.told",
            )  # fmt: skip

    def _stretches(self, leaf: Leaf, doers: tuple[AgencySpan, ...]) -> list[tuple[int, int]]:
        """The paragraph's sentences and clauses; a clause that does not name its doer, or a sentence that does not open with an
        action either, goes on with what stands before it."""
        opening = {start for start, _ in sentences(self._text, leaf.body_start, leaf.body_end)}
        joined: list[tuple[int, int]] = []
        for start, end in sentences_and_clauses(self._fold, self._text, leaf.body_start, leaf.body_end):
            named = self._charges.of(start, end, doers).lead
            doers = named or doers
            begins = named or (start in opening and self._acts(start, end))
            if joined and not begins:
                joined[-1] = (joined[-1][0], end)
            else:
                joined.append((start, end))
        return joined

    def _acts(self, start: int, end: int) -> bool:
        """Whether a sentence opens with an action, be it behind what it is about ("Về lưới điện, đầu tư xây dựng …")."""
        return self._statements.acts(start, end) or self._statements.acts(self._charges.subject(start, end), end)

    def _is_beside_the_text(self, start: int, end: int) -> bool:
        """Whether a sentence belongs to a picture, or breaks off where the text has it whole further on."""
        if _CAPTION.search(self._text, max(start, end - _CAPTION_REACH), end) is not None:
            return True
        whole = self._fold[start:end].rstrip(". ")
        return self._text.endswith(("…", "..."), start, end) and self._fold.find(whole, end) > 0

    def _is_given(self, assigned: Assignment, start: int, end: int, *, in_run: bool) -> bool:
        """Whether what a body is said to do is given to it: a duty or an order, or one more in a run of tasks."""
        if _HEAD.fullmatch(self._fold, assigned.lead[0].start, assigned.lead[0].end) is not None:
            return False
        if assigned.marker is not None and _DUTY.fullmatch(assigned.marker) is not None:
            return True
        behind = past_blank(self._fold, assigned.lead[-1].end, end)
        if ASKS.match(self._fold, self._charges.subject(start, end), assigned.lead[0].start) is not None:
            return True  # "Trong đó, yêu cầu các sở …"
        if _LOCAL.match(self._fold, assigned.lead[0].start, behind) is not None and assigned.marker == "chỉ đạo":
            return True
        return in_run and _TOLD_OF.match(self._fold, behind, end) is None


class _Directed(_Told):
    def _is_given(self, assigned: Assignment, start: int, end: int, *, in_run: bool) -> bool:
        place = self._charges.subject(start, end)
        body = name_at(self._fold, self._text, place, end)
        if body is None or _DIRECTING.match(self._fold, place, body) is None:
            return False
        return _DIRECTS.match(self._fold, body, end) is not None
