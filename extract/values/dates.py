"""Dates as plans say them: day, month, quarter, half-year, year, periods and deadlines, cut to what is known."""

from dataclasses import dataclass
from enum import StrEnum

import regex

from extract.fold import compile_folded, fold


class Sense(StrEnum):
    """How a time bounds: by it, before it, from it on, within it."""

    BY = "by"
    BEFORE = "before"
    FROM = "from"
    WITHIN = "within"


@dataclass(frozen=True, slots=True)
class DateFound:
    """A time at [start_offset, end_offset): ISO 8601 cut to its precision, a quarter from its first to its last month.

    `start` is None for a mere deadline's beginning, `end` is None for a time that stays open; `day` tells a full date.
    """

    start_offset: int
    end_offset: int
    text: str
    start: str | None
    end: str | None
    sense: Sense | None
    day: bool


_Y = r"(?:19|20)\d\d"
_QUARTER = r"(?:i{1,3}|iv|[1-4])"
_PATTERN = compile_folded(
    rf"(?<![\d/.])(?:"
    rf"(?:ngày\s*)?(?P<d>\d{{1,2}})\s*(?:/|-|\.|\s*tháng\s*)\s*(?P<m>\d{{1,2}})\s*(?:/|-|\.|\s*,?\s*năm\s*)\s*(?P<y>{_Y})"
    rf"|(?:từ\s+)?(?:năm\s+)?(?P<p1>{_Y})\s*(?:-|đến(?:\s+năm)?)\s*(?:năm\s+)?(?P<p2>{_Y})"
    rf"|quý\s*(?P<q1>{_QUARTER})\s*(?:(?:/|năm|\s)\s*(?P<q1y>{_Y}))?\s*(?:-|đến)\s*(?:hết\s+)?quý\s*(?P<q2>{_QUARTER})\s*(?:/|,?\s*năm|\s)\s*(?P<q2y>{_Y})"
    rf"|quý\s*(?P<q>{_QUARTER})\s*(?:/|,?\s*năm|-|\s)\s*(?P<qy>{_Y})"
    rf"|6 tháng (?P<half>đầu|cuối) năm\s*(?P<hy>{_Y})"
    rf"|tháng\s*(?P<mm>\d{{1,2}})\s*(?:/|-|\.|,?\s*năm)\s*(?P<my>{_Y})"
    rf"|(?P<sm>0?[1-9]|1[0-2])\s*/\s*(?P<sy>{_Y})"
    rf"|năm\s*(?P<yy>{_Y})"
    rf")(?![\d])(?!/[\p{{L}}\d])"
)
_BARE_YEAR = regex.compile(rf"(?<![\d/.\-])(?P<yy>{_Y})(?![\d/]|\.\d|-\p{{L}})")
# Every form that is read says its year.
_CENTURIES = ("20", "19")
_SENSES = (
    (Sense.BEFORE, compile_folded(r"trước\s*(?:ngày|tháng|quý|năm|hết|cuối)?\s*\Z")),
    (Sense.BY, compile_folded(
        r"(?:đến hết|đến cuối|tới|đến|chậm nhất|muộn nhất|hết|xong|hoàn thành)\s*(?:là|trong|vào"
        r"|trước)?\s*(?:ngày|tháng|quý|năm)?\s*\Z"
    )),
    (Sense.FROM, compile_folded(r"(?:kể từ|từ|bắt đầu)\s*(?:ngày|tháng|quý|năm)?\s*\Z")),
    (Sense.WITHIN, compile_folded(r"(?:trong|vào)\s*(?:các\s*)?(?:ngày|tháng|quý|năm)?\s*\Z")),
)  # fmt: skip
_ONWARD = compile_folded(r"\s*trở đi(?!\p{L})")
_ROMAN_QUARTERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4}
_DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def find_dates(text: str) -> list[DateFound]:
    """Every date, period and deadline in a text that names a year."""
    return find_dates_in(fold(text), text, 0, len(text))


def find_dates_in(folded: str, text: str, start: int, end: int) -> list[DateFound]:
    """Every date in a stretch; `folded` is the fold of `text`, offsets are those of the whole text.

    Impossible dates are left out. The order is always day, month, year.
    """
    if not any(century in folded[start:end] for century in _CENTURIES):
        return []
    found = []
    for match in _PATTERN.finditer(folded, start, end):
        window = _window(match)
        if window is None:
            continue
        found.append(_found(folded, text, start, end, match.start(), match.end(), *window, day=match["d"] is not None))
    return found


def find_bare_years_in(folded: str, text: str, start: int, end: int) -> list[DateFound]:
    """Years that stand alone ("2026"), for places that hold nothing but times."""
    return [
        _found(folded, text, start, end, match.start(), match.end(), match["yy"], match["yy"], day=False)
        for match in _BARE_YEAR.finditer(folded, start, end)
    ]


def _found(
    folded: str,
    text: str,
    start: int,
    end: int,
    first: int,
    last: int,
    begins: str | None,
    ends: str | None,
    *,
    day: bool,
) -> DateFound:
    before = folded[max(start, first - 24) : first]
    sense = next((sense for sense, pattern in _SENSES if pattern.search(before)), None)
    if folded[first : first + 2] == "từ" and sense is None:
        sense = Sense.FROM
    if _ONWARD.match(folded, last, end):
        sense, ends = Sense.FROM, None
    return DateFound(first, last, text[first:last], begins, ends, sense, day)


def _window(match: "regex.Match[str]") -> tuple[str | None, str | None] | None:
    if match["d"]:
        day, month = int(match["d"]), int(match["m"])
        if not (1 <= month <= 12 and 1 <= day <= _DAYS[month - 1]):
            return None
        iso = f"{match['y']}-{month:02d}-{day:02d}"
        return iso, iso
    if match["p1"]:
        return (match["p1"], match["p2"]) if match["p1"] <= match["p2"] else None
    if match["q1"]:
        first, last = _ROMAN_QUARTERS[match["q1"]], _ROMAN_QUARTERS[match["q2"]]
        return f"{match['q1y'] or match['q2y']}-{first * 3 - 2:02d}", f"{match['q2y']}-{last * 3:02d}"
    if match["q"]:
        quarter = _ROMAN_QUARTERS[match["q"]]
        return f"{match['qy']}-{quarter * 3 - 2:02d}", f"{match['qy']}-{quarter * 3:02d}"
    if match["half"]:
        return (
            (f"{match['hy']}-01", f"{match['hy']}-06")
            if match["half"] == "đầu"
            else (f"{match['hy']}-07", f"{match['hy']}-12")
        )
    for month_group, year_group in (("mm", "my"), ("sm", "sy")):
        if match[month_group]:
            month = int(match[month_group])
            iso = f"{match[year_group]}-{month:02d}"
            return (iso, iso) if 1 <= month <= 12 else None
    return match["yy"], match["yy"]
