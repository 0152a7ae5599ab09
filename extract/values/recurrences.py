"""Times that no calendar year fixes: what comes back, what is counted from an event, days without a year."""

from decimal import Decimal

from extract.fold import compile_folded, fold
from extract.values.number_words import read_words
from extract.values.times import DateFound, Frequency, Precision, Relative, Sense, TimeKind

_UNIT = r"(?:năm|quý|tháng|tuần|ngày)"
_DAY_OF_YEAR = r"(?:ngày\s{0,3})?(?P<d>\d{1,2})(?:\s{0,3}[/.-]\s{0,3}|\s{0,3}tháng\s{0,3})(?P<m>\d{1,2})"
_RECURRING = compile_folded(
    rf"(?:(?:{_DAY_OF_YEAR}|(?:tháng|quý|ngày)\s(?P<part>\d{{1,2}}|i{{1,3}}|iv)|(?P<half>0?6 tháng))\s{{1,3}})?h[àằ]ng (?P<every>{_UNIT})"
    rf"|(?<!\p{{L}})mỗi (?P<each>{_UNIT})(?!\p{{L}}|\s(?:làm việc|qua))"
    rf"|(?P<rate>\d{{1,2}}\s(?:lần|đợt|kỳ)\s?/\s?(?P<rated>{_UNIT}))|(?P<span>\d{{1,2}} (?P<spanned>{_UNIT})\s?/\s?(?:1\s|01\s)?lần)"
    rf"|(?<!\p{{L}})(?P<times>\d{{1,2}}|một|hai|ba|bốn|năm|sáu) (?P<timed>{_UNIT}) (?:một|1|01) lần(?!\p{{L}})"
    rf"|(?P<always>thường xuyên|liên tục|thường kỳ)"
    rf"|(?P<periodic>định kỳ)(?:\s(?:theo\s)?(?:h[àằ]ng\s|mỗi\s)?(?P<count>\d{{1,2}}\s)?(?P<period>{_UNIT})(?!\p{{L}}))?"
)
_FREQUENCIES = {
    fold(unit): frequency
    for unit, frequency in {
        "năm": Frequency.YEARLY, "quý": Frequency.QUARTERLY, "tháng": Frequency.MONTHLY, "tuần": Frequency.WEEKLY, "ngày": Frequency.DAILY,
    }.items()
}  # fmt: skip
_NUMBER_WORDS = {"một": "1", "hai": "2", "ba": "3", "bốn": "4", "năm": "5", "sáu": "6"}
_COUNTED = {
    ("3", "tháng"): Frequency.QUARTERLY,
    ("6", "tháng"): Frequency.HALF_YEARLY,
    ("12", "tháng"): Frequency.YEARLY,
}
_RELATIVE = compile_folded(
    r"(?<!\p{L})(?P<sense>trong(?: thời hạn| vòng| thời gian)?|chậm nhất|muộn nhất|không quá|tối đa|sau)\s(?:là\s|sau\s|trong\s)?"
    r"(?P<n>\d{1,3}|\p{L}{2,5}(?:\s\p{L}{2,5}){0,3}?)(?:\s?\((?P<n2>\d{1,3}|\p{L}{2,5}(?:\s\p{L}{2,5}){0,3})\))?"
    r"\s(?P<unit>ngày làm việc|ngày|tuần|tháng|quý|năm|giờ)(?!\p{L}|\s\d)"
    r"(?:,?\s(?P<anchor>(?:kể từ|tính từ|từ|sau|trước)(?:\s(?:khi|ngày|thời điểm|lúc))?\s[^,.;:()\n]{1,80}))?"
)
_YEARLESS = compile_folded(
    r"(?<![\d/.,-])(?:ngày\s{0,3}(?P<d>\d{1,2})(?:\s{0,3}[/.-]\s{0,3}|\s{0,3}tháng\s{0,3})(?P<m>\d{1,2})"
    r"|(?P<d2>\d{1,2})\s{0,3}tháng\s{0,3}(?P<m2>\d{1,2}))(?![\d/%]|[.,-]\d|\s{0,3}(?:/|-)\s{0,3}\d|\s{0,3},?\s{0,3}năm\s{0,3}\d)"
)
_LONGEST_MONTH = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def find_recurrences_in(folded: str, text: str, start: int, end: int) -> list[DateFound]:
    """What comes back: "hằng năm", "định kỳ hàng quý", "02 lần/năm", "thường xuyên", "trước ngày 15/12 hằng năm"."""
    found = []
    for match in _RECURRING.finditer(folded, start, end):
        unit = (
            match["every"] or match["each"] or match["rated"] or match["spanned"] or match["timed"] or match["period"]
        )
        if match["always"]:
            frequency = Frequency.CONTINUOUS
        elif unit is None:
            frequency = Frequency.PERIODIC
        elif (counted := match["span"] or match["count"] or match["times"]) and (
            count := _NUMBER_WORDS.get(counted, counted.split()[0].lstrip("0"))
        ) != "1":
            frequency = _COUNTED.get((count, unit), Frequency.PERIODIC)
        else:
            frequency = _FREQUENCIES[unit]
        yearless = _month_day(match["d"], match["m"]) if match["d"] else None
        first, last = match.span()
        found.append(
            DateFound(
                first, last, text[first:last], None, None, kind=TimeKind.RECURRENCE, yearless=yearless,
                frequency=frequency,
            )
        )  # fmt: skip
    return found


def find_relative_in(folded: str, text: str, start: int, end: int) -> list[DateFound]:
    """Times counted from an event: "trong thời hạn bảy (07) ngày làm việc kể từ ngày nhận đủ hồ sơ"."""
    found = []
    for match in _RELATIVE.finditer(folded, start, end):
        amount = _amount(match["n"])
        if amount is None:
            continue
        first, last = match.span()
        sense = Sense.FROM if match["sense"] == "sau" else Sense.WITHIN
        anchor = " ".join(text[slice(*match.span("anchor"))].split()) if match["anchor"] else None
        found.append(
            DateFound(
                first, last, text[first:last], None, None, sense, TimeKind.RELATIVE,
                relative=Relative(amount, text[slice(*match.span("unit"))].lower(), anchor),
            )
        )  # fmt: skip
    return found


def find_yearless_in(folded: str, text: str, start: int, end: int) -> list[DateFound]:
    """Days whose year the text does not say: "ngày 28.5", "05 tháng 11". They get no ISO date."""
    found = []
    for match in _YEARLESS.finditer(folded, start, end):
        yearless = _month_day(match["d"] or match["d2"], match["m"] or match["m2"])
        if yearless is not None:
            first, last = match.span()
            found.append(
                DateFound(first, last, text[first:last], None, None, precision=Precision.DAY, yearless=yearless)
            )
    return found


def _month_day(day: str, month: str) -> str | None:
    if not 1 <= int(month) <= 12 or not 1 <= int(day) <= _LONGEST_MONTH[int(month) - 1]:
        return None
    return f"--{int(month):02d}-{int(day):02d}"


def _amount(written: str) -> Decimal | None:
    if written[0].isdecimal():
        return Decimal(written)
    words = written.split()
    read = read_words(words)
    return read.value if read is not None and read.count == len(words) else None
