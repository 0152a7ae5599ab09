"""Tasks as an iCalendar feed (RFC 5545): an all-day entry on the last day on which each is in time."""

import hashlib
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

from kehoach.web.charts.due import Due
from kehoach.web.site import path_of


def calendar_of(tasks: Iterable[Due], name: str, base: str) -> bytes:
    """The calendar. An entry keeps its UID as long as its decision has the same words at the same place."""
    from icalendar import Calendar, Event

    calendar = Calendar()
    calendar.add("prodid", "-//kehoach//kehoach//VI")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", name)
    for task in tasks:
        event = Event()
        place = f"{task.decision_id} {task.quote_start} {task.quote_end} {task.ends_on}"
        event.add("uid", f"{hashlib.sha256(place.encode()).hexdigest()[:32]}@kehoach")
        # The same feed for the same tasks: no time of its own making.
        event.add("dtstamp", datetime(task.last_day.year, 1, 1, tzinfo=UTC))
        event.add("dtstart", task.last_day)
        event.add("dtend", task.last_day + timedelta(days=1))
        event.add("summary", f"{task.agency}: {task.action}" if task.agency else task.action)
        event.add("description", " ".join(part for part in (task.number, task.issuer) if part))
        event.add("url", f"{base}/decisions/{path_of(task.decision_id)}")
        event.add("transp", "TRANSPARENT")
        calendar.add_component(event)
    return bytes(calendar.to_ical())
