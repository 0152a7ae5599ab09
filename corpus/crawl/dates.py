"""The day in a list's or a page's date field, however the site writes it."""

import re
from datetime import date, datetime, timedelta, timezone
from email.utils import parsedate_to_datetime

VIETNAM = timezone(timedelta(hours=7))
"""The country has had one time zone without summer time since 1975."""

_ISO = re.compile(r"(?<!\d)((?:19|20)\d\d)-(\d\d?)-(\d\d?)(?!\d)")
_DAY_FIRST = re.compile(r"(?<!\d)(\d\d?)\s*([/.-])\s*(\d\d?)\s*\2\s*((?:19|20)\d\d)(?!\d)")
_IN_WORDS = re.compile(r"ngày\s+(\d\d?)\s+tháng\s+(\d\d?)\s+năm\s+((?:19|20)\d\d)", re.IGNORECASE)
_MAIL = re.compile(r"^[A-Za-z]{3},\s+\d\d?\s+[A-Za-z]{3}\s+\d{4}\s")
_INSTANT = re.compile(r"^\s*\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)\s*$")
_STAMP = re.compile(r"^\s*(\d{13}|\d{10})\s*$")


def read_day(text: str | None) -> date | None:
    """The first day that stands in a field; None where there is none that the calendar has.

    Day before month, as all Vietnamese sites write; feeds (RFC 822) and JSON (ISO 8601, seconds or milliseconds since
    1970) are told by their form.

    >>> read_day("Thứ Ba, 24/11/2026 | 09:39"), read_day("31/02/2026")
    (datetime.date(2026, 11, 24), None)
    """
    if not text:
        return None
    try:
        if _MAIL.match(text):
            return parsedate_to_datetime(text).astimezone(VIETNAM).date()
        if _INSTANT.match(text):
            return datetime.fromisoformat(text.strip()).astimezone(VIETNAM).date()
        if found := _STAMP.match(text):
            seconds = int(found[1]) // (1000 if len(found[1]) == 13 else 1)
            return date.fromordinal(date(1970, 1, 1).toordinal() + (seconds + 7 * 3600) // 86_400)
        if found := _ISO.search(text):
            return date(int(found[1]), int(found[2]), int(found[3]))
        if found := _DAY_FIRST.search(text):
            return date(int(found[4]), int(found[3]), int(found[1]))
        if found := _IN_WORDS.search(text):
            return date(int(found[3]), int(found[2]), int(found[1]))
    except (ValueError, OverflowError):
        return None
    return None
