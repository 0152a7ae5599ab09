"""What a time in a text is: the types that `dates` and `recurrences` give."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum


class Sense(StrEnum):
    """How a time bounds: by it, before it, from it on, within it, lasting until it."""

    BY = "by"
    BEFORE = "before"
    FROM = "from"
    WITHIN = "within"
    UNTIL = "until"


class TimeKind(StrEnum):
    """A calendar time, a stretch from one to another, an end by when, a moment with a clock, what comes back, so long after."""

    DATE = "date"
    PERIOD = "period"
    DEADLINE = "deadline"
    TIMESTAMP = "timestamp"
    RECURRENCE = "recurrence"
    RELATIVE = "relative"


class Precision(StrEnum):
    """How finely a calendar time is told."""

    YEAR = "year"
    HALF = "half"
    QUARTER = "quarter"
    MONTH = "month"
    DAY = "day"


class Frequency(StrEnum):
    """How often something comes back; `CONTINUOUS` for "thường xuyên", `PERIODIC` where no interval is said."""

    DAILY = "daily"
    WEEKLY = "weekly"
    MONTHLY = "monthly"
    QUARTERLY = "quarterly"
    HALF_YEARLY = "half-yearly"
    YEARLY = "yearly"
    CONTINUOUS = "continuous"
    PERIODIC = "periodic"


@dataclass(frozen=True, slots=True)
class Relative:
    """So many units of time from an event: "trong 15 ngày kể từ ngày ký". Never turned into a date."""

    amount: Decimal
    unit: str
    anchor: str | None
    """The event with its preposition, as written: "kể từ ngày ký"."""


@dataclass(frozen=True, slots=True)
class DateFound:
    """A time at [start, end): ISO 8601 cut to its precision, from `first` to `last`; a quarter from its first to its last month.

    `first` is None for a mere deadline's beginning, `last` is None for a time that stays open, both for a recurrence, a relative time
    and a day without a year (`yearless`, as `--11-05`). `clock` is the time of day (`23:45:13`) of a timestamp.
    `damaged`: the digits were mended ("20112020" read as 2011-2020).
    """

    start: int
    end: int
    text: str
    first: str | None
    last: str | None
    sense: Sense | None = None
    kind: TimeKind = TimeKind.DATE
    precision: Precision | None = None
    clock: str | None = None
    yearless: str | None = None
    frequency: Frequency | None = None
    relative: Relative | None = None
    damaged: bool = False

    @property
    def day(self) -> bool:
        """Whether it tells full days."""
        return self.precision is Precision.DAY
