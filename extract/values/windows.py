"""When a task is to be done: its start and end, from a time cell or from the item's own words.

"từ quý II/2027" is a start only; "trong quý II năm 2026", "trước 30/6/2026" and a column's "12/2027" an end only; a bare year in a
time column is both; what comes back every year is neither.
"""

from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from extract.fold import compile_folded, fold
from extract.values.dates import find_bare_years_in, find_dates_in
from extract.values.times import DateFound, Precision, Sense, TimeKind

_RECURRING = compile_folded(
    r"h[àằ]ng (?:năm|quý|tháng|tuần|ngày)|thường xuyên|định kỳ(?: (?:\d+ |h[àằ]ng )?(?:năm|quý|tháng|tuần|ngày)(?:/lần)?)?"
    r"|liên tục|mỗi (?:năm|quý"
    r"|tháng)|theo (?:yêu cầu|quy định|tiến độ)|đột xuất"
)
_COMPLETION = compile_folded(r"(?:hoàn thành|thời hạn|hạn |kết thúc|hoàn tất|trình|ban hành|báo cáo|gửi)")
_BEGINNING = compile_folded(r"(?<!\p{L})(?:bắt đầu|khởi công)(?!\p{L})")
_ENDING = compile_folded(r"(?<!\p{L})(?:hoàn thành|hoàn tất|kết thúc|đến)(?!\p{L})")
_DOING = compile_folded(r"(?:thực hiện|triển khai|tiến hành|tổ chức|thời gian)")
_YEARLY = compile_folded(r"\s*h[àằ]ng năm")
_CITED = compile_folded(
    r"(?:số\s[^\s,;]{3,40}|/[\p{L}-]{2,20}|luật[^,;]{0,80}|quyết định|nghị quyết|chỉ thị|công văn|kết luận"
    r"|thông báo|nghị định|thông tư|tờ trình|văn bản)[\s,]*\Z"
)
_IN_BRACKETS = compile_folded(r"[^()]{0,30}\(\s*(?:xuyên suốt\s+|giai đoạn\s+|từ\s+|năm\s+)?\Z")


@dataclass(frozen=True, slots=True)
class Window:
    """A task's time: ISO 8601 cut to what is known, and what recurs, as written."""

    start: str | None = None
    end: str | None = None
    recurrence: str | None = None


class TimeColumn(StrEnum):
    """What the times of a column (or of a line "Thời gian …:") mean: when something is done, or by when it is finished."""

    DOING = "doing"
    COMPLETION = "completion"


def time_column(heading: str) -> TimeColumn | None:
    """What a heading says of the times below it ("Thời gian thực hiện", "Thời hạn hoàn thành"); None where it does not say."""
    folded = fold(heading)
    if _COMPLETION.search(folded) is not None:
        return TimeColumn.COMPLETION
    return TimeColumn.DOING if _DOING.search(folded) is not None else None


@lru_cache(maxsize=1024)
def is_beginning(heading: str) -> bool:
    """Whether a column tells when something begins, and another one beside it when it ends ("Thời gian: Bắt đầu | Hoàn thành")."""
    folded = fold(heading)
    return _BEGINNING.search(folded) is not None and _ENDING.search(folded) is None


def read_window(folded: str, text: str, start: int, end: int, column: TimeColumn | None = None) -> Window:
    """The time that a time column's cell, a time line or a heading says.

    A single year, quarter, half-year or day is a start and an end in a column of doing, an end only in a column of completion; a
    single month is an end.
    Where the heading is not known a year is both, anything finer an end.
    """
    recurrence = _recurrence(folded, text, start, end)
    dates = [date for date in find_dates_in(folded, text, start, end) if not _is_of_every_year(folded, date, end)]
    if not dates:
        dates = find_bare_years_in(folded, text, start, end)
    if not dates:
        return Window(recurrence=recurrence)
    begins = next((date for date in dates if date.sense is Sense.FROM), None)
    if begins is not None and begins.kind is TimeKind.PERIOD:
        return Window(begins.first, begins.last, recurrence)  # "từ 2026 đến 2030"
    if begins is not None:
        ends = next((date for date in dates if date is not begins and date.sense is not Sense.FROM), None)
        return Window(begins.first, ends.last if ends is not None else None, recurrence)
    if len(dates) == 1:
        return _single(dates[0], recurrence, column)
    first, last = dates[0], dates[-1]
    if _spans(folded, first, dates[1]):
        return Window(first.first, last.last, recurrence)
    latest = max((date.last for date in dates if date.last is not None), default=None)
    # "năm 2025, 2026" lists the years of doing; "đến năm 2030, tầm nhìn 2045" does not.
    listed = all(date.precision is Precision.YEAR and date.sense is None for date in dates)
    if listed and column is not TimeColumn.COMPLETION:
        return Window(min(date.first for date in dates if date.first is not None), latest, recurrence)
    return Window(None, latest, recurrence)


def _is_of_every_year(folded: str, date: DateFound, end: int) -> bool:
    # `regex` looks for a pattern's literal as far as it may match: without a near end each look would run through the text.
    return _YEARLY.match(folded, date.end, min(end, date.end + 16)) is not None


def _recurrence(folded: str, text: str, start: int, end: int) -> str | None:
    recurring = _RECURRING.search(folded, start, end)
    return " ".join(text[recurring.start() : recurring.end()].split()) if recurring is not None else None


def window_in_prose(folded: str, text: str, start: int, end: int) -> Window:
    """The time that an item's own words set for it: a deadline, a start, or a period in brackets; dates of cited documents are none."""
    recurrence = _recurrence(folded, text, start, end)
    begins = ends = None
    for date in find_dates_in(folded, text, start, end):
        before = folded[max(start, date.start - 60) : date.start]
        if date.precision is Precision.YEAR and _AIMED.search(folded[max(start, date.start - 90) : date.start]):
            continue  # "cam kết … phát thải ròng bằng 0 vào năm 2050": the year of an aim, not of the work
        if _is_of_every_year(folded, date, end) or (date.day and date.sense is None) or _CITED.search(before):
            continue
        bracketed = _IN_BRACKETS.search(before[-40:]) is not None
        if bracketed and date.first != date.last and len(date.first or "") == 4:
            return Window(date.first, date.last, recurrence)
        if bracketed and date.sense is Sense.FROM:
            return Window(date.first, None, recurrence)
        if date.sense is Sense.FROM and begins is None:
            begins = date.first
            if date.kind is TimeKind.PERIOD and len(date.last or "") > len("2026"):
                return Window(begins, date.last, recurrence)  # "từ ngày 1/7/2026 đến ngày 30/9/2026"
        elif date.sense in (Sense.BEFORE, Sense.BY, Sense.WITHIN) and ends is None and _is_deadline(date, before):
            ends = date.last
    return Window(begins, ends, recurrence)


def _is_deadline(date: DateFound, before: str) -> bool:
    """A bare year behind "đến" is a horizon ("đến năm 2030"), a finer time, "trong năm" or "hoàn thành …" is a deadline."""
    return (
        len(date.last or "") > 4
        or date.sense in (Sense.WITHIN, Sense.BEFORE)
        or _COMPLETED.search(before[-32:]) is not None
    )


_AIMED = compile_folded(r"(?<!\p{L})(?:cam kết|mục tiêu|tuyên bố|phát thải ròng|đang được)(?!\p{L})[^,;.]*\Z")
_COMPLETED = compile_folded(r"(?:hoàn thành|hoàn tất|kết thúc|xong)\s+(?:\p{L}+\s+){0,2}\Z")


def _single(date: DateFound, recurrence: str | None, column: TimeColumn | None) -> Window:
    if date.kind is TimeKind.PERIOD:
        return Window(date.first, date.last, recurrence)
    if date.sense is not None or column is TimeColumn.COMPLETION or date.precision is Precision.MONTH:
        return Window(None, date.last, recurrence)
    if date.precision is Precision.DAY and column is not TimeColumn.DOING:
        return Window(None, date.last, recurrence)
    if date.precision is Precision.YEAR or column is TimeColumn.DOING:
        return Window(date.first, date.last, recurrence)
    return Window(None, date.last, recurrence)


def _spans(folded: str, first: DateFound, second: DateFound) -> bool:
    between = folded[first.end : second.start].strip()
    return between in ("-", "đến", "tới", "đến hết", "- hết")
