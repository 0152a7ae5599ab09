"""Dates as news write them: with their year, or day and month alone, which the day of publication completes."""

from datetime import date

import regex

from extract.fold import compile_folded

DATE = compile_folded(
    r"(?<!\d)(?P<day>\d{1,2})\s*(?:[/.-]|\s*tháng\s*)(?P<month>\d{1,2})\s*(?:[/.-]|\s*,?\s*năm\s*)(?P<year>(?:19"
    r"|20)\d\d)(?!\d)(?:\s*,?\s*(?P<clock>\d{1,2}:\d\d(?::\d\d)?)\s*(?P<half>ch|sa|pm|am)?(?!\p{L}))?"
)
DAY_AND_MONTH = compile_folded(
    r"(?<!\p{L})(?:ngày|(?:sáng|trưa|chiều|tối)(?: ngày)?)\s+(?P<day>\d{1,2})\s*(?:[/.-]"
    r"|tháng)\s*(?P<month>\d{1,2})(?!\s*[/.-]?\s*\d|\s*,?\s*năm)"
)
# "hồi 10h00 ngày 12/8/2024": when something happens.
_AT_THE_HOUR = compile_folded(r"(?<!\p{L})(?:hồi|lúc)\s+\d{1,2}\s*[h:]\S{0,4}\s+ngày\s+\Z")
_HOUR_REACH = 30
_LONGEST_AGO = 300
"""Days: what is told without its year happened within the year before."""


def iso_of(found: "regex.Match[str]") -> str | None:
    """The day that a match of `DATE` names; None for one that no calendar has."""
    return _iso(int(found["year"]), found)


def day_told(found: "regex.Match[str]") -> str | None:
    """The day that a match of `DATE` names as a whole; None where an hour is told with it: of an event, or of the page."""
    if (
        found["clock"] is not None
        or _AT_THE_HOUR.search(found.string, max(0, found.start() - _HOUR_REACH), found.start()) is not None
    ):
        return None
    return iso_of(found)


def completed(found: "regex.Match[str]", published_on: str | None) -> str | None:
    """The day of a match of `DAY_AND_MONTH` in the year before the item was published; None where that is not known."""
    if published_on is None:
        return None
    published = date.fromisoformat(published_on)
    for year in (published.year, published.year - 1):
        day = _iso(year, found)
        if day is not None and 0 <= (published - date.fromisoformat(day)).days <= _LONGEST_AGO:
            return day
    return None


def _iso(year: int, found: "regex.Match[str]") -> str | None:
    try:
        return date(year, int(found["month"]), int(found["day"])).isoformat()
    except ValueError:
        return None
