"""When a task is to be done, where the words say a day, a month or a quarter and leave its year to the plan's own."""

from calendar import monthrange
from dataclasses import dataclass

from extract.fold import compile_folded
from extract.patterns import compile_pattern
from extract.values import TimeColumn, Window, read_window, time_column, window_in_prose
from schemas import Decision, Plan

_QUARTERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4}
_TO = r"\s*(?:-|đến hết|đến|tới)\s*"
_NO_YEAR = r"(?!\s*(?:/|-)\s*\d)(?!\s*(?:,?\s*năm)\s*\d)(?!\d)"
_OFTEN = compile_folded(r"h[àằ]ng (?:năm|quý|tháng|tuần)|định kỳ|mỗi (?:năm|quý|tháng)")
_DAYS = compile_folded(
    r"(?<![\d/.,])(?:(?:từ )?ngày )?(?P<d1>\d{1,2})/(?P<m1>\d{1,2})"
    + _TO
    + r"(?:ngày )?(?P<d2>\d{1,2})/(?P<m2>\d{1,2})"
    + _NO_YEAR
)
_DAY = compile_folded(
    r"(?<!\S)(?:(?P<sense>trước|đến hết|đến|chậm nhất|từ)\s(?:trước\s|đến\s)?)?ngày (?P<d1>\d{1,2})(?:/|\s+tháng\s+)(?P<m1>\d{1,2})"
    + _NO_YEAR
)
_MONTHS = compile_folded(r"(?:từ )?tháng (?P<m1>\d{1,2})" + _TO + r"(?:tháng )?(?P<m2>\d{1,2})" + _NO_YEAR)
_MONTH = compile_folded(r"(?P<sense>trước|đến hết|hết|đến|từ)?\s?tháng (?P<m1>\d{1,2})" + _NO_YEAR)
_QUARTER_SPAN = compile_folded(
    r"(?:từ )?quý (?P<q1>iv|i{1,3}|[1-4])\s*(?:-|,|và|đến)\s*(?:quý )?(?P<q2>iv|i{1,3}|[1-4])(?![\p{L}\d/])" + _NO_YEAR
)
_QUARTER = compile_folded(
    r"(?P<sense>trước|đến hết|hết|đến|từ)?\s?quý (?P<q1>iv|i{1,3}|[1-4])(?![\p{L}\d/])" + _NO_YEAR
)
# "Tháng 3, 6, 9", "tháng 6 và tháng 12 năm 2025": several months, each of them a time of its own.
_SEVERAL_MONTHS = compile_folded(
    r"(?<!\p{L})(?:các )?tháng (?P<months>\d{1,2}(?:(?:, ?| và )(?:tháng )?\d{1,2})+)"
    r"(?:(?: ?/ ?|,? năm |,? của năm )(?P<year>(?:19|20)\d\d))?(?=\s*(?:[.;)]|\Z))"
)
_NUMBERS = compile_pattern(r"\d+")
_CITED = compile_folded(
    r"(?<!\p{L})(?:quyết định|kế hoạch|phương án|nghị quyết|công văn|thông báo|chỉ thị|chương trình|văn bản|đề án)\s(?:số\s)?\d+[\w.]*/"
)


@dataclass(frozen=True, slots=True)
class Calendar:
    """The one year that a plan is for, as far as it is for one, and the day of its issuing (ISO, cut to what is known)."""

    year: str | None = None
    issued_on: str | None = None
    whole: tuple[str | None, str | None] = (None, None)
    """Start and end of the whole plan."""

    def year_of(self, month: int) -> str | None:
        """The year that a month without one belongs to: the plan's, else the year of issuing for what was still to come."""
        if self.year is not None:
            return self.year
        if self.issued_on is None or len(self.issued_on) < 7 or month < int(self.issued_on[5:7]):
            return None
        return self.issued_on[:4]


def calendar_of(plan: Plan | None, decision: Decision) -> Calendar:
    """The calendar of a document whose plan and head are read."""
    period = plan.period if plan is not None else None
    year = None
    if (
        period is not None
        and period.start is not None
        and period.end is not None
        and period.start[:4] == period.end[:4]
    ):
        year = period.end[:4]
    several = period is not None and period.end is not None and year is None
    whole = (period.start, period.end) if period is not None else (None, None)
    return Calendar(year, None if several else decision.issued_on, whole)


def time_of_cell(calendar: Calendar, folded: str, text: str, start: int, end: int, label: str = "") -> Window:
    """The time in a time column's cell, or behind the label of a line ("Thời gian thực hiện: …")."""
    cited = _CITED.search(folded, start, end)
    if cited is not None:
        end = (
            cited.start()
        )  # "Theo Quyết định số 12/QĐ-UBND ngày 05/3/2024": the day of a document is no time of the task
    several = _several_months(calendar, folded, text, start, end)
    if several is not None:
        return several
    column = time_column(label) if label else None
    window = read_window(folded, text, start, end, column)
    if window.start is not None or window.end is not None or _OFTEN.search(folded, start, end) is not None:
        return window
    found = _without_year(calendar, folded, start, end, column)
    return Window(*found, window.recurrence) if found is not None else window


_TIME_LABEL = compile_folded(
    r"(?P<time>(?:(?:trong|từ) )?(?:quý|tháng|năm|giai đoạn)\s(?:[\divx/, -]|và |quý |tháng |năm |đến ){1,40}):\s"
)


def time_in_prose(calendar: Calendar, folded: str, text: str, start: int, end: int) -> Window:
    """The time that an item's own words set for it; a label of time before the others goes first ("Quý II/2026: …")."""
    label = _TIME_LABEL.match(folded, start, end)
    if label is not None:
        labelled = time_of_cell(calendar, folded, text, label.start("time"), label.end("time"), "thời gian")
        if labelled.start is not None or labelled.end is not None:
            return labelled
    window = window_in_prose(folded, text, start, end)
    recurrence = window.recurrence
    if recurrence is not None and recurrence.lower().startswith("theo"):
        recurrence = None  # "theo quy định" in a sentence says how, not when
    begins, ends = window.start, window.end
    past = calendar.issued_on is not None and begins is not None and begins[:4] < calendar.issued_on[:4]
    if past:
        begins = ends = None  # a stretch that began before the plan is told of, not set: "Kế hoạch 5 năm (2021 - 2025)"
    elif begins is None and ends is None and _OFTEN.search(folded, start, end) is None:
        span = _DAYS.search(folded, start, end)
        if span is not None:
            begins, ends = _days(calendar, span["d1"], span["m1"], span["d2"], span["m2"]) or (None, None)
        elif (day := _DAY.search(folded, start, end)) is not None and day["sense"] is not None:
            both = _days(calendar, day["d1"], day["m1"], day["d1"], day["m1"])
            begins, ends = _bounded(both, day["sense"], None) if both is not None else (None, None)
    return Window(begins, ends, recurrence)


def _several_months(calendar: Calendar, folded: str, text: str, start: int, end: int) -> Window | None:
    """The months that a cell lists: it recurs in them, and the last one ends it."""
    listed = _SEVERAL_MONTHS.search(folded, start, end)
    if listed is None:
        return None
    months = [int(number) for number in _NUMBERS.findall(listed["months"])]
    if months != sorted(set(months)) or not 1 <= months[0] <= months[-1] <= 12:
        return None
    year = listed["year"] or calendar.year_of(months[-1])
    ends = f"{year}-{months[-1]:02d}" if year is not None else None
    return Window(None, ends, " ".join(text[slice(*listed.span())].split()))


def _without_year(
    calendar: Calendar, folded: str, start: int, end: int, column: TimeColumn | None
) -> tuple[str | None, str | None] | None:
    span = _DAYS.search(folded, start, end)
    if span is not None:
        return _days(calendar, span["d1"], span["m1"], span["d2"], span["m2"])
    day = _DAY.search(folded, start, end)
    if day is not None:
        both = _days(calendar, day["d1"], day["m1"], day["d1"], day["m1"])
        return _bounded(both, day["sense"], TimeColumn.COMPLETION) if both is not None else None
    for pattern, first, last in (
        (_MONTHS, "m1", "m2"),
        (_MONTH, "m1", "m1"),
        (_QUARTER_SPAN, "q1", "q2"),
        (_QUARTER, "q1", "q1"),
    ):
        found = pattern.search(folded, start, end)
        if found is None:
            continue
        begins, ends = found[first], found[last]
        months = (_QUARTERS[begins] * 3 - 2, _QUARTERS[ends] * 3) if first == "q1" else (int(begins), int(ends))
        year = calendar.year_of(months[1])
        if year is None or not 1 <= months[0] <= months[1] <= 12:
            return None
        both = f"{year}-{months[0]:02d}", f"{year}-{months[1]:02d}"
        if first != last:
            return both
        return _bounded(both, found["sense"], TimeColumn.COMPLETION if pattern is _MONTH else column)
    return None


def _bounded(both: tuple[str, str], sense: str | None, column: TimeColumn | None) -> tuple[str | None, str | None]:
    if sense == "từ":
        return both[0], None
    return both if sense is None and column is TimeColumn.DOING else (None, both[1])


def _days(calendar: Calendar, d1: str, m1: str, d2: str, m2: str) -> tuple[str, str] | None:
    year = calendar.year_of(int(m2))
    if year is None:
        return None
    for day, month in ((d1, m1), (d2, m2)):
        if not 1 <= int(month) <= 12 or not 1 <= int(day) <= monthrange(int(year), int(month))[1]:
            return None
    begins, ends = f"{year}-{int(m1):02d}-{int(d1):02d}", f"{year}-{int(m2):02d}-{int(d2):02d}"
    return (begins, ends) if begins <= ends else None
