"""Tasks that running prose enumerates, as news about a decision does: "… gồm 1 kế hoạch và 2 đề án: Kế hoạch A; Đề án B và Hỗ trợ C"."""

from dataclasses import dataclass, replace

from extract.agencies import AgencySpan, name_at, starts_with_action
from extract.clauses import sentences
from extract.fold import compile_folded
from extract.frame import Part
from extract.outline.model import Leaf, LeafKind
from extract.reading import Reading
from extract.values import find_dates_in, window_in_prose

_ANNOUNCED = compile_folded(
    r"(?<!\p{L})(?P<noun>nhiệm vụ|kế hoạch|đề án|dự án|giải pháp|hoạt động|nội dung|hạng mục|mô hình)(?!\p{L})[^.;:]{0,160}?"
    r"(?<!\p{L})(?:gồm|đó là|như sau|sau đây|sau|là)(?!\p{L})[^.;:]{0,80}:\s*"
)
# What a project is divided into is no list of tasks.
_DIVIDED = compile_folded(r"(?<!\p{L})(?:chia (?:thành|làm)|thành phần)(?!\p{L})")
_UNDERTAKING = compile_folded(r"(?P<noun>kế hoạch|đề án|dự án|chương trình|mô hình)(?!\p{L})")
_LAST = compile_folded(r"\s+và\s+(?=\S)")
_IN_CHARGE = compile_folded(
    r"\s+(?:sẽ\s+)?là\s+(?:đơn vị|cơ quan|đầu mối|chủ đầu tư)(?!\p{L})\s*(?=chủ|thường trực|đầu mối|thực hiện|triển khai|,|\.)"
)
_PART = compile_folded(
    r"(?:riêng\s+)?(?:đối với|với|về)\s+(?P<many>(?:các|những)\s+|\d+\s+)?(?P<noun>kế hoạch|đề án|dự án|chương trình|mô hình)"
)
_HELPS = compile_folded(
    r"(?:(?:chủ trì,\s*)?phối hợp (?:với|cùng)|điều phối)\s+(?P<with>các (?:đơn vị|cơ quan|ngành|địa phương)(?:\s+(?:có\s+)?liên quan)?)"
    r"|(?P<chosen>(?:một số|các|những)\s+(?:\p{L}+\s+){0,4}?\p{L}+)\s+(?:là|làm)\s+(?:các\s+)?(?:đơn vị|cơ quan)[^.;]{0,40}?phối hợp"
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class ProseTask:
    """One enumerated task: its words, who does it with whom, and from when until when."""

    leaf: Leaf
    start: int
    end: int
    lead: tuple[AgencySpan, ...] = ()
    partners: tuple[AgencySpan, ...] = ()
    begins: str | None = None
    ends: str | None = None


def enumerated_tasks(reading: Reading) -> list[ProseTask]:
    """The tasks that the paragraphs of an item enumerate; what later paragraphs say "đối với …" one of them is added to it."""
    paragraphs = [
        leaf
        for leaf in reading.outline.leaves
        if leaf.part is Part.BODY and leaf.kind is LeafKind.PARAGRAPH and leaf.parent is None
    ]
    found: list[ProseTask] = []
    for leaf in paragraphs:
        found.extend(_of_paragraph(reading, leaf))
    for leaf in paragraphs:
        part = _PART.match(reading.fold, leaf.body_start, leaf.body_end)
        if part is None:
            continue
        chosen = _meant(reading, found, leaf, part["noun"], one=part["many"] is None)
        found = [_with_details(reading, task, leaf) if task in chosen else task for task in found]
    return found


def _of_paragraph(reading: Reading, leaf: Leaf) -> list[ProseTask]:
    tasks: list[ProseTask] = []
    lead: tuple[AgencySpan, ...] = ()
    for start, end in sentences(reading.text, leaf.body_start, leaf.body_end):
        lead = _in_charge(reading, start, end) or lead
        announced = _ANNOUNCED.search(reading.fold, start, end)
        if announced is None or _DIVIDED.search(reading.fold, *announced.span()) is not None:
            continue
        pieces = _pieces(reading, announced.end(), end)
        if len(pieces) < 2 or not all(_undertaken(reading, *piece) for piece in pieces):
            continue
        years = [
            date.last
            for date in find_dates_in(reading.fold, reading.text, start, announced.end())
            if date.last and not date.day
        ]
        tasks += [ProseTask(leaf, *piece, lead, ends=years[-1] if years else None) for piece in pieces]
    return tasks


def _pieces(reading: Reading, start: int, end: int) -> list[tuple[int, int]]:
    """The enumeration cut at semicolons, and its last piece at an "và" before a capital."""
    text = reading.text
    end = end - 1 if text[end - 1] == "." else end
    pieces: list[tuple[int, int]] = []
    while start < end:
        stop = text.find(";", start, end)
        stop = stop if stop >= 0 else end
        pieces.append((start, stop))
        start = stop + 1
        while start < end and text[start] == " ":
            start += 1
    first, last = pieces[-1] if pieces else (end, end)
    for joint in _LAST.finditer(reading.fold, first, last):
        if text[joint.end()].isupper() and _undertaken(reading, joint.end(), last):
            return [*pieces[:-1], (first, joint.start()), (joint.end(), last)]
    return pieces


def _undertaken(reading: Reading, start: int, end: int) -> bool:
    fold = reading.fold
    return end - start >= 15 and (
        _UNDERTAKING.match(fold, start, end) is not None or starts_with_action(fold, start, end)
    )


def _in_charge(reading: Reading, start: int, end: int) -> tuple[AgencySpan, ...]:
    """ "Trung tâm A là đơn vị chủ trì …": the body that the sentence opens with."""
    stop = name_at(reading.fold, reading.text, start, end)
    if stop is None or _IN_CHARGE.match(reading.fold, stop, end) is None:
        return ()
    return (AgencySpan(start, stop),)


def _meant(reading: Reading, tasks: list[ProseTask], leaf: Leaf, noun: str, *, one: bool) -> list[ProseTask]:
    """The task whose words a paragraph opens with; for "các đề án" every task that is not of another kind."""
    kinds = {id(task): _UNDERTAKING.match(reading.fold, task.start, task.end) for task in tasks}
    of_kind = [task for task in tasks if (kind := kinds[id(task)]) is not None and kind["noun"] == noun]
    if not one:
        return [task for task in tasks if (kind := kinds[id(task)]) is None or kind["noun"] == noun] if of_kind else []
    opening = reading.fold[leaf.body_start : min(leaf.body_end, leaf.body_start + 160)].split(",")[0].split()
    return sorted(of_kind, key=lambda task: -len({*opening} & {*reading.fold[task.start : task.end].split()}))[:1]


def _with_details(reading: Reading, task: ProseTask, leaf: Leaf) -> ProseTask:
    begins, ends = _time(reading, leaf)
    helps = _HELPS.search(reading.fold, leaf.body_start, leaf.body_end)
    partners = (AgencySpan(*helps.span("with" if helps["with"] else "chosen")),) if helps is not None else task.partners
    return replace(task, partners=partners, begins=begins or task.begins, ends=ends or task.ends)


def _time(reading: Reading, leaf: Leaf) -> tuple[str | None, str | None]:
    """The months or days from … to … that a paragraph tells, else its deadline."""
    for date in find_dates_in(reading.fold, reading.text, leaf.body_start, leaf.body_end):
        if date.first is not None and date.last is not None and date.first != date.last and len(date.last) > 4:
            return date.first, date.last
    window = window_in_prose(reading.fold, reading.text, leaf.body_start, leaf.body_end)
    return window.start, window.end
