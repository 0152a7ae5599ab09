"""Times: calendar forms, periods, deadlines, clocks, recurrences, relative times."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.values import DateFound, Frequency, Precision, Sense, TimeKind, find_dates


def _one(text: str) -> DateFound:
    found = find_dates(text)
    assert len(found) == 1, found
    assert text[found[0].start : found[0].end] == found[0].text
    return found[0]


@pytest.mark.parametrize(
    ("text", "start", "end", "precision"),
    [
        # days
        ("ngày 05 tháng 11 năm 2016", "2016-11-05", "2016-11-05", Precision.DAY),
        ("05/11/2016", "2016-11-05", "2016-11-05", Precision.DAY),
        ("08⁄02⁄2018", "2018-02-08", "2018-02-08", Precision.DAY),
        ("06 / 7 /2005", "2005-07-06", "2005-07-06", Precision.DAY),
        ("05 tháng11 năm2016", "2016-11-05", "2016-11-05", Precision.DAY),
        ("22-06-2023", "2023-06-22", "2023-06-22", Precision.DAY),
        ("31.12.2025", "2025-12-31", "2025-12-31", Precision.DAY),
        ("29/02/2024", "2024-02-29", "2024-02-29", Precision.DAY),
        # months and quarters
        ("tháng 12/2027", "2027-12", "2027-12", Precision.MONTH),
        ("tháng 3 năm 2027", "2027-03", "2027-03", Precision.MONTH),
        ("12/2027", "2027-12", "2027-12", Precision.MONTH),
        ("ngày tháng 11 năm 2016", "2016-11", "2016-11", Precision.MONTH),
        ("quý II/2026", "2026-04", "2026-06", Precision.QUARTER),
        ("Quý 4 năm 2025", "2025-10", "2025-12", Precision.QUARTER),
        ("quý IV, năm 2026", "2026-10", "2026-12", Precision.QUARTER),
        ("Quý III-2026", "2026-07", "2026-09", Precision.QUARTER),
        # half-years and the like
        ("6 tháng đầu năm 2026", "2026-01", "2026-06", Precision.HALF),
        ("06 tháng cuối năm 2026", "2026-07", "2026-12", Precision.HALF),
        ("9 tháng đầu năm 2026", "2026-01", "2026-09", Precision.HALF),
        ("nửa cuối năm 2026", "2026-07", "2026-12", Precision.HALF),
        # years
        ("năm 2025", "2025", "2025", Precision.YEAR),
        ("tầm nhìn 2050", "2050", "2050", Precision.YEAR),
        ("trước 2030", "2030", "2030", Precision.YEAR),
    ],
)
def test_a_date(text: str, start: str, end: str, precision: Precision) -> None:
    found = _one(text)
    assert (found.first, found.last, found.precision) == (start, end, precision)
    assert found.kind in (TimeKind.DATE, TimeKind.DEADLINE)


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("giai đoạn 2026 - 2030", "2026", "2030"),
        ("2021–2025", "2021", "2025"),
        ("từ năm 2015 đến năm 2020", "2015", "2020"),
        ("từ năm 2023 đến hết năm 2025", "2023", "2025"),
        ("từ quý 2 đến quý 3 năm 2018", "2018-04", "2018-09"),
        ("Quý II, III/2015", "2015-04", "2015-09"),
        ("từ quý IV/2025 đến quý I/2026", "2025-10", "2026-03"),
        ("từ tháng 4 đến tháng 9 năm 2018", "2018-04", "2018-09"),
        ("tháng 4 - 9/2018", "2018-04", "2018-09"),
        ("từ ngày 24 đến 27/11/2025", "2025-11-24", "2025-11-27"),
        ("từ ngày 15/11 đến ngày 20/12/2025", "2025-11-15", "2025-12-20"),
        ("từ 01/01/2026 đến hết ngày 30/6/2026", "2026-01-01", "2026-06-30"),
        ("từ tháng 10 năm 2025 đến hết tháng 3 năm 2026", "2025-10", "2026-03"),
    ],
)
def test_a_period(text: str, start: str, end: str) -> None:
    found = _one(text)
    assert (found.kind, found.first, found.last, found.damaged) == (TimeKind.PERIOD, start, end, False)


@pytest.mark.parametrize("text", ["giai đoạn 20112020", "giai đoạn 2011 2020"])
def test_a_period_without_its_dash_is_mended_and_says_so(text: str) -> None:
    found = _one(text)
    assert (found.first, found.last, found.damaged) == ("2011", "2020", True)


@pytest.mark.parametrize(
    ("text", "sense", "kind"),
    [
        ("đến năm 2030", Sense.BY, TimeKind.DEADLINE),
        ("đến hết ngày 31/12/2025", Sense.BY, TimeKind.DEADLINE),
        ("chậm nhất là ngày 15/12/2025", Sense.BY, TimeKind.DEADLINE),
        ("trước ngày 30/6/2026", Sense.BEFORE, TimeKind.DEADLINE),
        ("hoàn thành trước quý II/2026", Sense.BEFORE, TimeKind.DEADLINE),
        ("cho đến hết năm 2027", Sense.UNTIL, TimeKind.DEADLINE),
        ("trong quý II năm 2026", Sense.WITHIN, TimeKind.DATE),
        ("từ quý II/2027", Sense.FROM, TimeKind.DATE),
        ("kể từ ngày 01/7/2025", Sense.FROM, TimeKind.DATE),
        ("năm 2026", None, TimeKind.DATE),
    ],
)
def test_how_a_time_bounds(text: str, sense: Sense | None, kind: TimeKind) -> None:
    found = _one(text)
    assert (found.sense, found.kind) == (sense, kind)


@pytest.mark.parametrize("text", ["từ năm 2026 trở đi", "năm 2025 và các năm tiếp theo"])
def test_what_goes_on_has_no_end(text: str) -> None:
    found = _one(text)
    assert (found.first, found.last, found.sense) == (text[text.index("20") :][:4], None, Sense.FROM)


@pytest.mark.parametrize(
    ("text", "day", "clock"),
    [
        ("18/12/2017 11:45:13 CH", "2017-12-18", "23:45:13"),
        ("18/12/2017 12:05 SA", "2017-12-18", "00:05"),
        ("24/11/2016 09:39:44", "2016-11-24", "09:39:44"),
        ("7h30 ngày 20/11/2025", "2025-11-20", "07:30"),
        ("11 giờ 47 phút ngày 16/4/2025", "2025-04-16", "11:47"),
    ],
)
def test_a_moment(text: str, day: str, clock: str) -> None:
    found = _one(text)
    assert (found.kind, found.first, found.clock) == (TimeKind.TIMESTAMP, day, clock)


@pytest.mark.parametrize(
    ("text", "frequency"),
    [
        ("hằng năm", Frequency.YEARLY),
        ("hàng quý", Frequency.QUARTERLY),
        ("mỗi tháng", Frequency.MONTHLY),
        ("thường xuyên", Frequency.CONTINUOUS),
        ("định kỳ", Frequency.PERIODIC),
        ("định kỳ hằng quý", Frequency.QUARTERLY),
        ("định kỳ 06 tháng", Frequency.HALF_YEARLY),
        ("02 lần/năm", Frequency.YEARLY),
        ("quý IV hằng năm", Frequency.YEARLY),
        ("hằng tuần", Frequency.WEEKLY),
    ],
)
def test_what_comes_back(text: str, frequency: Frequency) -> None:
    found = _one(text)
    assert (found.kind, found.frequency, found.first, found.last) == (TimeKind.RECURRENCE, frequency, None, None)


def test_a_day_of_every_year() -> None:
    found = _one("báo cáo trước ngày 15/12 hằng năm")
    assert (found.kind, found.yearless) == (TimeKind.RECURRENCE, "--12-15")


@pytest.mark.parametrize(
    ("text", "yearless"), [("ngày 28.5", "--05-28"), ("05 tháng11", "--11-05"), ("ngày 8/3", "--03-08")]
)
def test_a_day_without_a_year_gets_none(text: str, yearless: str) -> None:
    found = _one(text)
    assert (found.yearless, found.first, found.last) == (yearless, None, None)


@pytest.mark.parametrize(
    ("text", "amount", "unit", "anchor"),
    [
        ("trong 15 ngày kể từ ngày ký", "15", "ngày", "kể từ ngày ký"),
        (
            "trong thời hạn bảy (07) ngày làm việc kể từ khi nhận đủ hồ sơ, cơ quan",
            "7",
            "ngày làm việc",
            "kể từ khi nhận đủ hồ sơ",
        ),
        ("chậm nhất là 30 ngày sau khi kết thúc", "30", "ngày", "sau khi kết thúc"),
        ("trong vòng 24 giờ", "24", "giờ", None),
    ],
)
def test_a_relative_time_stays_one(text: str, amount: str, unit: str, anchor: str | None) -> None:
    found = _one(text)
    assert found.relative is not None
    assert (found.relative.amount, found.relative.unit, found.relative.anchor) == (Decimal(amount), unit, anchor)
    assert (found.kind, found.first, found.last) == (TimeKind.RELATIVE, None, None)


@pytest.mark.parametrize(
    "text",
    [
        "31/02/2025",
        "29/02/2025",
        "ngày 32 tháng 3 năm 2025",
        "13/2025",
        "tháng 15/2026",
        "Nghị định 30/2020/NĐ-CP",
        "Quyết định 12/2025/QĐ-UBND",
        "đến 2030 xe",
        "mã 20112020",
        "2025.5 tấn",
        "số 120256",
        "tăng lên 2000 người",
        "quý II",
        "trong năm học",
        "1/500",
    ],
)
def test_no_date(text: str) -> None:
    assert find_dates(text) == []


def test_a_list_of_years() -> None:
    assert [found.first for found in find_dates("các năm 2026, 2027 và 2028")][-2:] == ["2027", "2028"]


def test_two_dates_of_a_commemoration_are_no_period() -> None:
    assert [found.kind for found in find_dates("(31/3/1975 - 31/3/2025)")] == [TimeKind.DATE, TimeKind.DATE]


@given(st.dates())
def test_a_rendered_day_is_read_back(day: object) -> None:
    iso = str(day)
    if not "1900" <= iso[:4] <= "2099":
        return
    year, month, date = iso.split("-")
    for text in (f"{date}/{month}/{year}", f"ngày {date} tháng {month} năm {year}", f"{int(date)}-{int(month)}-{year}"):
        assert _one(text).first == iso


@given(st.text(alphabet="0123456789/-. năm20quý tháng đến từ,\nIV", max_size=80))
def test_every_time_quotes_its_text_and_ends_after_it_begins(text: str) -> None:
    for found in find_dates(text):
        assert text[found.start : found.end] == found.text
        if found.first and found.last:
            shared = min(len(found.first), len(found.last))
            assert found.first[:shared] <= found.last[:shared]


@pytest.mark.parametrize(
    "text",
    [
        "2" * 1_000_000,
        "2020 " * 100_000,
        "ngày " * 100_000,
        "2020-" * 100_000,
        "(" * 10_000 + "năm 2025" + ")" * 10_000,
        " " * 500_000 + "2025",
    ],
)
def test_hostile_text_ends(text: str) -> None:
    for found in find_dates(text):
        assert text[found.start : found.end] == found.text
