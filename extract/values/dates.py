"""Dates as plans say them: day, month, quarter, half-year, year, periods and deadlines, cut to what is known.

The order is always day, month, year. Every form ends in its year, so the years are found first and the words before each are read.
"""

import re
from calendar import monthrange
from dataclasses import dataclass, replace

import regex

from extract.fold import compile_folded, fold
from extract.patterns import compile_pattern
from extract.values.recurrences import find_recurrences_in, find_relative_in, find_yearless_in
from extract.values.times import DateFound, Precision, Sense, TimeKind
from extract.values.units import units

_REACH = 72
_Y = r"(?:19|20)\d\d"
# `re` finds digits several times faster than `regex`.
_YEAR = re.compile(r"(?<!\d)((?:19|20)[0-9]{2})((?:19|20)[0-9]{2})?(?!\d)")
_AFTER_YEAR = compile_pattern(r"\s?/\s?[\p{L}\d]|[.,]\d|-\p{L}")
_Q = r"(?:i{1,3}|iv|0?[1-4])"
_TO = r"\s{0,3}(?:-|,|và|&|đến|tới)\s{0,3}(?:hết\s{1,3})?"
_SEPARATED = r"\s{0,3}(?:[/.-]|,?\s{0,3}năm|\s)\s{0,3}"
_DAY = r"\s{0,3}(?:[/.-]|,?\s{0,3}tháng)\s{0,3}"
# Matched backwards from the year: twenty times as fast as a search for where it begins.
_BEFORE_YEAR = compile_folded(
    rf"(?r)(?<![\d/.,])(?:(?<!\d-|tháng ?|quý ?)"
    rf"(?:ngày\s{{0,3}})?(?:(?P<d1>\d{{1,2}})(?:{_DAY}(?P<dm1>\d{{1,2}}))?{_TO}(?:ngày\s{{0,3}})?)?"
    rf"(?P<d>\d{{1,2}}){_DAY}(?P<m>\d{{1,2}})\s{{0,3}}(?:[/.-]|,?\s{{0,3}}năm)\s{{0,3}}"
    rf"|(?:từ\s{{1,3}})?(?:năm\s{{1,3}})?(?P<p1>{_Y})"
    rf"(?:\s{{0,3}}(?:-|đến|tới)\s{{0,3}}(?:hết\s{{1,3}})?(?:năm\s{{1,3}})?|(?P<lost>(?<=giai đoạn {_Y})\s))"
    rf"|(?:quý|q)\s{{0,3}}(?P<q1>{_Q})(?:\s{{0,3}}(?:/|năm|\s)\s{{0,3}}(?P<q1y>{_Y}))?{_TO}(?:quý\s{{0,3}}|q)?(?P<q2>{_Q}){_SEPARATED}"
    rf"|(?<!\p{{L}})(?:quý|q)\s{{0,3}}(?P<q>{_Q})(?:{_SEPARATED}|\s?,\s?)"
    rf"|(?P<half>\d{{1,2}}|sáu|chín|ba) tháng (?P<side>đầu|cuối)(?: của)? năm\s{{0,3}}"
    rf"|(?<!\p{{L}})nửa (?P<halfside>đầu|cuối)(?: của)? năm\s{{0,3}}"
    rf"|tháng\s{{0,3}}(?P<m1>\d{{1,2}}){_TO}(?:tháng\s{{0,3}})?(?P<m2>\d{{1,2}}){_SEPARATED}"
    rf"|tháng\s{{0,3}}(?P<mm>\d{{1,2}})(?:{_SEPARATED}|\s?,\s?)"
    rf"|(?<!-)(?P<sm>0?[1-9]|1[0-2])\s{{0,3}}/\s{{0,3}}"
    rf"|(?<!\p{{L}})năm\s{{0,3}}"
    rf")"
)
_IN_A_LIST = compile_folded(r"\s?(?:,|;|và|, và|hoặc|,\s?năm)\s?(?:năm\s)?")
# A year without "năm" is one behind these words, if nothing is counted by it.
_BARE_BEFORE = compile_folded(
    r"(?<!\p{L})(?:đến|tới|đến hết|hết|trước|giai đoạn|thời kỳ|đến cuối|cuối|đầu|mốc|tầm nhìn(?: đến)?|niên độ|dự toán|kế hoạch)\s{1,3}\Z"
)
_BARE_YEAR = compile_pattern(rf"(?<![\d/.\-])(?P<yy>{_Y})(?![\d/]|\.\d|-\p{{L}})")
_WORDS = r"\s{0,3}(?:ngày|tháng|quý|năm)?\s{0,3}\Z"
_SENSES = (
    (Sense.BEFORE, "trước", compile_folded(r"trước\s{0,3}(?:hết|cuối|thời điểm)?" + _WORDS)),
    (Sense.UNTIL, "đến", compile_folded(r"(?:cho đến|kéo dài đến|duy trì đến|hiệu lực(?: thi hành)? đến)(?: hết| khi hết)?" + _WORDS)),
    (Sense.BY, "", compile_folded(
        r"(?<!\p{L})(?:đến hết|đến cuối|tới|đến|chậm nhất|muộn nhất|hết|xong|hoàn thành)\s{0,3}(?:là|trong|vào|trước)?" + _WORDS
    )),
    (Sense.FROM, "", compile_folded(r"(?<!\p{L})(?:kể từ|từ|bắt đầu)" + _WORDS)),
    (Sense.WITHIN, "", compile_folded(r"(?<!\p{L})(?:trong|vào)\s{0,3}(?:các\s{0,3})?" + _WORDS)),
)  # fmt: skip
_ONWARD = compile_folded(
    r"\s{0,3}(?:trở (?:đi|về sau)|(?:,|và)\s(?:trong )?(?:các|những) năm (?:tiếp theo|sau|kế tiếp))(?!\p{L})"
)
_TO_NEXT = compile_folded(r"\s{0,3}(?:-|đến|tới|đến hết|tới hết|- hết)\s{0,3}(?:ngày|tháng|quý|năm)?\s{0,3}")
_CLOCK = compile_folded(
    r"\s{0,3}[,|-]?\s{0,3}(?:lúc\s)?(?P<h>[01]?\d|2[0-3])(?::(?P<min>[0-5]\d)(?::(?P<s>[0-5]\d))?|h(?P<hmin>[0-5]\d)?(?![\p{L}\d]))(?:\s{0,2}(?P<half>sa|ch|am|pm)(?!\p{L}))?(?!\d)"
)
_CLOCK_BEFORE = compile_folded(
    r"(?<!\d)(?P<h>[01]?\d|2[0-3])(?:\s?(?:h|giờ)\s?(?P<hmin>[0-5]\d)?(?:\s?phút)?['’]?|:(?P<min>[0-5]\d)(?::(?P<s>[0-5]\d))?)(?:\s{0,2}(?P<half>sa|ch|am|pm))?\s{0,2}[,|-]?\s{0,2}(?:ngày\s{0,2})?\Z"
)
_QUARTERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4}
_MONTH_WORDS = {"sáu": 6, "chín": 9, "ba": 3}


@dataclass(frozen=True, slots=True)
class _Span:
    """What a form says: ISO start and end, its precision, whether it names two ends."""

    start: str
    end: str
    precision: Precision
    period: bool = False


def find_dates(text: str) -> list[DateFound]:
    """Every time in a text: dates, periods, deadlines, days without a year, recurrences and relative times, in reading order."""
    folded = fold(text)
    found = find_dates_in(folded, text, 0, len(text))
    for more in (find_recurrences_in, find_relative_in, find_yearless_in):
        taken = sorted((date.start, date.end) for date in found)
        found = [*found, *(date for date in more(folded, text, 0, len(text)) if not _overlaps(taken, date))]
    return sorted(found, key=lambda date: date.start)


def _overlaps(taken: list[tuple[int, int]], date: DateFound) -> bool:
    low, high = 0, len(taken)
    while low < high:
        middle = (low + high) // 2
        if taken[middle][1] <= date.start:
            low = middle + 1
        else:
            high = middle
    return low < len(taken) and taken[low][0] < date.end


def find_dates_in(folded: str, text: str, start: int, end: int) -> list[DateFound]:
    """Every calendar time with a year in a stretch; `folded` is the fold of `text`, offsets are those of the whole text.

    Impossible dates ("31/02/2025") are left out, numbers of documents ("05/2025/QĐ-UBND") are none.
    """
    found: list[DateFound] = []
    floor = start
    for year in _YEAR.finditer(folded, start, end):
        first, last = year.span()
        if first < floor:
            continue
        if year[2] is not None:
            glued = _glued(folded, start, year)
            if glued is not None:
                found.append(_found(folded, text, start, end, first, last, glued, damaged=True))
            continue
        if _AFTER_YEAR.match(folded, last, end) and not _is_wrapped(folded, last, end):
            continue
        match = _BEFORE_YEAR.match(folded, max(floor, first - _REACH), first)
        if match is None:
            span = _bare(folded, end, year, found)
            begin = first
        else:
            span = _span(match, year.group())
            begin = match.start()
            if span is None:
                floor = last
                continue
        if span is None:
            continue
        while found and found[-1].start >= begin:
            found.pop()  # "từ năm 2015" of "từ năm 2015 đến năm 2020"
        date = _found(
            folded, text, start, end, begin, last, span, damaged=match is not None and match["lost"] is not None
        )
        merged = _merged(folded, text, found[-1], date) if found else None
        if merged is not None:
            found[-1] = merged
        else:
            found.append(date)
        floor = found[-1].end if span.period or span.precision is Precision.DAY else floor
    return found


def find_bare_years_in(folded: str, text: str, start: int, end: int) -> list[DateFound]:
    """Years that stand alone ("2026"), for places that hold nothing but times."""
    return [
        _found(folded, text, start, end, match.start(), match.end(), _Span(match["yy"], match["yy"], Precision.YEAR))
        for match in _BARE_YEAR.finditer(folded, start, end)
    ]


def _glued(folded: str, start: int, years: "re.Match[str]") -> _Span | None:
    """ "giai đoạn 20112020": a period whose dash was lost; eight digits elsewhere are a number or a day."""
    if not years[1] < years[2] or int(years[2]) - int(years[1]) > 40:
        return None
    if _BARE_BEFORE.search(folded, max(start, years.start() - 20), years.start()) is None:
        return None
    return _Span(years[1], years[2], Precision.YEAR, period=True)


def _is_wrapped(folded: str, position: int, end: int) -> bool:
    """ "2025.5 xe" is no year, but "… 2025-ngày" and "2025.1." go on with another text."""
    return folded[position] == "." and not folded[position + 1 : min(end, position + 3)].isdecimal()


def _bare(folded: str, end: int, year: "re.Match[str]", found: list[DateFound]) -> _Span | None:
    """A year without "năm": in a list of years ("năm 2025, 2026"), or behind "đến", "giai đoạn" and counting nothing."""
    first, last = year.span()
    span = _Span(year.group(), year.group(), Precision.YEAR)
    listed = (
        bool(found)
        and found[-1].precision is Precision.YEAR
        and first - found[-1].end < 12
        and _IN_A_LIST.fullmatch(folded, found[-1].end, first) is not None
    )
    if not listed and _BARE_BEFORE.search(folded, max(0, first - 20), first) is None:
        return None
    return span if units().known_behind.match(folded, last, end) is None else None


def _span(match: "regex.Match[str]", year: str) -> _Span | None:
    """What the words before a year say with it; None for an impossible time."""
    if match["d"]:
        return _days(match, year)
    if match["p1"]:
        return _Span(match["p1"], year, Precision.YEAR, period=True) if match["p1"] <= year else None
    if match["q1"]:
        first, last = _quarter(match["q1"]), _quarter(match["q2"])
        begins = f"{match['q1y'] or year}-{first * 3 - 2:02d}"
        ends = f"{year}-{last * 3:02d}"
        return _Span(begins, ends, Precision.QUARTER, period=True) if begins < ends else None
    if match["q"]:
        quarter = _quarter(match["q"])
        return _Span(f"{year}-{quarter * 3 - 2:02d}", f"{year}-{quarter * 3:02d}", Precision.QUARTER)
    if match["half"] or match["halfside"]:
        months = _MONTH_WORDS.get(match["half"] or "sáu") or int(match["half"])
        if not 1 <= months <= 11:
            return None
        if (match["side"] or match["halfside"]) == "đầu":
            return _Span(f"{year}-01", f"{year}-{months:02d}", Precision.HALF)
        return _Span(f"{year}-{13 - months:02d}", f"{year}-12", Precision.HALF)
    if match["m1"]:
        first, last = int(match["m1"]), int(match["m2"])
        return (
            _Span(f"{year}-{first:02d}", f"{year}-{last:02d}", Precision.MONTH, period=True)
            if 1 <= first < last <= 12
            else None
        )
    if match["mm"] or match["sm"]:
        month = int(match["mm"] or match["sm"])
        return _Span(f"{year}-{month:02d}", f"{year}-{month:02d}", Precision.MONTH) if 1 <= month <= 12 else None
    return _Span(year, year, Precision.YEAR)


def _days(match: "regex.Match[str]", year: str) -> _Span | None:
    last = iso_day(year, match["m"], match["d"])
    if last is None:
        return None
    if match["d1"] is None:
        return _Span(last, last, Precision.DAY)
    first = iso_day(year, match["dm1"] or match["m"], match["d1"])
    return _Span(first, last, Precision.DAY, period=True) if first is not None and first < last else None


def iso_day(year: str, month: str, day: str) -> str | None:
    """A day in ISO form, or None if the calendar has none."""
    if not 1 <= int(month) <= 12 or not 1 <= int(day) <= monthrange(int(year), int(month))[1]:
        return None
    return f"{year}-{int(month):02d}-{int(day):02d}"


def _quarter(written: str) -> int:
    return _QUARTERS[written.lstrip("0")]


def _found(
    folded: str, text: str, start: int, end: int, first: int, last: int, span: _Span, *, damaged: bool = False
) -> DateFound:
    clock = None
    if span.precision is Precision.DAY and not span.period:
        clock, first, last = _clock(folded, start, end, first, last)
    before = folded[max(start, first - 32) : first]
    sense = next((sense for sense, word, pattern in _SENSES if word in before and pattern.search(before)), None)
    if sense is None and folded.startswith("từ", first):
        sense = Sense.FROM
    ends: str | None = span.end
    if _ONWARD.match(folded, last, end):
        sense, ends = Sense.FROM, None
    if clock is not None:
        kind = TimeKind.TIMESTAMP
    elif span.period:
        kind = TimeKind.PERIOD
    elif sense in (Sense.BY, Sense.BEFORE, Sense.UNTIL):
        kind = TimeKind.DEADLINE
    else:
        kind = TimeKind.DATE
    return DateFound(
        first, last, text[first:last], span.start, ends, sense, kind, span.precision, clock, damaged=damaged
    )


def _clock(folded: str, start: int, end: int, first: int, last: int) -> tuple[str | None, int, int]:
    """The time of day beside a date ("18/12/2017 11:45:13 CH", "7h30 ngày 20/11/2025"), and the place of both."""
    after = _CLOCK.match(folded, last, end)
    before = _CLOCK_BEFORE.search(folded, max(start, first - 24), first) if after is None else None
    match = after or before
    if match is None:
        return None, first, last
    hour = int(match["h"])
    if match["half"] in ("ch", "pm") and hour < 12:
        hour += 12
    elif match["half"] in ("sa", "am") and hour == 12:
        hour = 0
    clock = f"{hour:02d}:{match['min'] or match['hmin'] or '00'}" + (f":{match['s']}" if match["s"] else "")
    return (clock, first, match.end()) if after is not None else (clock, match.start(), last)


def _merged(folded: str, text: str, before: DateFound, date: DateFound) -> DateFound | None:
    """ "từ 01/01/2026 đến hết 30/6/2026": one period, if its beginning says so."""
    if before.kind is TimeKind.PERIOD or date.kind is TimeKind.PERIOD or before.precision is Precision.YEAR:
        return None
    if before.precision is not date.precision or before.first is None or date.last is None or before.first > date.last:
        return None
    if before.day and before.first[4:] == date.last[4:] and before.sense is not Sense.FROM:
        return None  # "(31/3/1975 - 31/3/2025)": a commemoration
    if before.clock or date.clock or not _TO_NEXT.fullmatch(folded, before.end, date.start):
        return None
    return replace(
        before, end=date.end, text=text[before.start : date.end], last=date.last,
        kind=TimeKind.PERIOD,
    )  # fmt: skip
