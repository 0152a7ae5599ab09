"""Quantities as targets state them: value, unit as written, comparator."""

from decimal import Decimal

import pytest

from extract.fold import fold
from extract.values import QuantityFound, find_quantities_in


def _found(text: str) -> list[QuantityFound]:
    return find_quantities_in(fold(text), text, 0, len(text))


def _brief(text: str) -> list[tuple[str | None, str | None, str, str]]:
    return [
        (str(q.value) if q.value is not None else None, str(q.value_max) if q.value_max is not None else None, q.unit, q.comparator)
        for q in _found(text)
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # percentages and ranges
        ("đạt 60% số xã", ("60", None, "%", "=")),
        ("tiết kiệm từ 8 - 13% điện năng", ("8", "13", "%", "=")),
        ("75%-80% hộ dân", ("75", "80", "%", "=")),
        ("từ 30 đến 40 % số hộ", ("30", "40", "%", "=")),
        ("sản lượng 3,8 - 4 triệu tấn", ("3.8", "4", "triệu tấn", "=")),
        ("từ 500 tấn đến 600 tấn", ("500", "600", "tấn", "=")),
        ("chiếm 12,5 phần trăm", ("12.5", None, "phần trăm", "=")),
        # units of the lexicon
        ("kim ngạch đạt 400 triệu USD", ("400", None, "triệu USD", "=")),
        ("doanh thu 55 tỷ USD/năm", ("55", None, "tỷ USD/năm", "=")),
        ("cần 15.863,1 m2 đất", ("15863.1", None, "m2", "=")),
        ("nuôi 1.200 Ha", ("1200", None, "Ha", "=")),
        ("đủ 08 m²/người", ("8", None, "m²/người", "=")),
        ("còn 1,7 lần", ("1.7", None, "lần", "=")),
        ("thu hút 45 triệu lượt khách du lịch", ("45", None, "triệu lượt khách du lịch", "=")),
        ("năng suất 62 tạ/ha", ("62", None, "tạ/ha", "=")),
        ("phát 50MW điện", ("50", None, "MW", "=")),
        # things counted
        ("có 950 xe", ("950", None, "xe", "=")),
        ("46 điểm đỗ xe", ("46", None, "điểm đỗ xe", "=")),
        ("58 phương tiện vận tải", ("58", None, "phương tiện", "=")),
        ("Hơn 50.000 doanh nghiệp tham gia", ("50000", None, "doanh nghiệp", ">=")),
        ("15 triệu người tiêu dùng", ("15", None, "triệu người tiêu dùng", "=")),
        (
            "500 doanh nghiệp, hợp tác xã, hộ kinh doanh mới",
            ("500", None, "doanh nghiệp, hợp tác xã, hộ kinh doanh", "="),
        ),
        ("01 chính sách", ("1", None, "chính sách", "=")),
        ("tổng số 950 xe", ("950", None, "xe", "=")),
        ("mỗi năm 20 lớp tập huấn", ("20", None, "lớp tập huấn", "=")),
        ("tuyển 40 kiểm lâm", ("40", None, "kiểm lâm", "=")),
        # rates among many
        ("dưới 4/100.000 trẻ đẻ sống", ("4", None, "/100.000 trẻ đẻ sống", "<=")),
        ("còn 18 ca sinh/1.000 phụ nữ", ("18", None, "ca sinh/1.000 phụ nữ", "=")),
        ("đạt 12 bác sĩ/vạn dân", ("12", None, "bác sĩ/vạn dân", "=")),
        ("dưới 109 bé trai/100 bé gái", ("109", None, "bé trai/100 bé gái", "<=")),
        ("có 30 xe/1000 dân", ("30", None, "xe/1000 dân", "=")),
        # bounds
        ("ít nhất 80% người dân", ("80", None, "%", ">=")),
        ("không dưới 80% người dân", ("80", None, "%", ">=")),
        ("từ 50 ha trở lên", ("50", None, "ha", ">=")),
        ("không quá 5% số hộ", ("5", None, "%", "<=")),
        ("giảm xuống dưới 30%", ("30", None, "%", "<=")),
        ("số lượng doanh nghiệp ≤ 33 doanh nghiệp", ("33", None, "doanh nghiệp", "<=")),
        ("xử lý trong 24 giờ", ("24", None, "giờ", "<=")),
        ("vào top 10 cả nước", ("10", None, "top", "<=")),
        ("ít nhất vào năm 2025 đạt 40%", ("40", None, "%", ">=")),
        # changes and levels
        ("giảm 5% so với năm trước", ("5", None, "%", "-")),
        ("tăng thêm ít nhất 20% số hội viên", ("20", None, "%", "+")),
        ("Bổ sung thêm 34 điểm đỗ xe", ("34", None, "điểm đỗ xe", "+")),
        ("tăng từ 15% đến 20%", ("15", "20", "%", "+")),
        ("giảm tỷ lệ hộ nghèo xuống 3%", ("3", None, "%", "=")),
        ("tăng tỷ lệ nữ đạt 50%", ("50", None, "%", "=")),
        ("tăng lên 50%", ("50", None, "%", "=")),
        ("Tăng số giao dịch điện tử 30%", ("30", None, "%", "+")),
        # yearly rates
        ("tăng bình quân 10 - 13%/năm", ("10", "13", "%/năm", "+")),
        ("tăng trưởng bình quân hằng năm trên 8%", ("8", None, "%/năm", "+")),
        ("tỷ lệ hộ nghèo giảm 1,5% mỗi năm", ("1.5", None, "%/năm", "-")),
        ("hằng năm có ít nhất 80% cán bộ được tập huấn", ("80", None, "%", ">=")),
        # words
        ("có ít nhất một cơ sở y tế", ("1", None, "cơ sở y tế", ">=")),
        ("tối thiểu mười lăm nghìn mét khối", ("15000", None, "mét khối", ">=")),
        ("có bốn mươi (40) đại lý", ("40", None, "đại lý", "=")),
        # whole things have no decimals
        ("cấp 1,234 thẻ", ("1234", None, "thẻ", "=")),
    ],
)
def test_a_quantity(text: str, expected: tuple[str, str | None, str, str]) -> None:
    assert _brief(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "Điều 5 Nghị định",
        "tại khoản 2 và điểm 3",
        "ngày 05 tháng 11 năm 2025",
        "giai đoạn 2021-2025",
        "Quyết định số 2807/QĐ-UBND",
        "trực 24/7",
        "lần thứ 3",
        "mạng 5G",
        "dịch COVID-19",
        "quý 2",
        "Tiểu dự án 1 thuộc Dự án 7",
        "theo ISO 9001 về chất lượng",
        "giai đoạn 2 Cảng hàng không",
        "một số doanh nghiệp",
        "điện thoại 0236.3822123",
        "từ ngày 24-27/11",
        "lúc 17:30 hôm nay",
        "quốc lộ 1 qua tỉnh",
        "năm 2025 tiếp tục",
        "trong 8 và 9",
        "dịch vụ công mức độ 3, 4 phổ biến",
        "theo khoản 2, 3 và 5 hộ tịch",
        "31.12.2025 gồm",
    ],
)
def test_no_quantity(text: str) -> None:
    assert _brief(text) == []


def test_an_ambiguous_figure_keeps_both_readings() -> None:
    (quantity,) = _found("đạt 4,322 triệu tấn")
    assert quantity.value is None
    assert quantity.readings == (Decimal("4.322"), Decimal("4322"))


def test_places_of_the_number_and_the_unit() -> None:
    text = "Phấn đấu đạt khoảng 3,8 - 4 triệu tấn thép"
    (quantity,) = _found(text)
    assert text[quantity.start : quantity.number_end] == "3,8 - 4"
    assert text[quantity.unit_start : quantity.unit_end] == quantity.unit == "triệu tấn"
    assert text[quantity.start : quantity.end] == quantity.text
    assert quantity.approximate


def test_several_in_one_clause() -> None:
    assert _brief("giảm từ 23 ca sinh/1.000 phụ nữ xuống 18 ca sinh/1.000 phụ nữ, 5 trạm và 7%") == [
        ("23", None, "ca sinh/1.000 phụ nữ", "-"),
        ("18", None, "ca sinh/1.000 phụ nữ", "="),
        ("5", None, "trạm", "="),
        ("7", None, "%", "="),
    ]


@pytest.mark.parametrize(
    "text",
    ["9" * 1_000_000, "(" * 10_000 + "5%" + ")" * 10_000, "1." * 300_000, "5 " * 50_000, "tăng " * 100_000 + "5%"],
)
def test_hostile_text_ends(text: str) -> None:
    for quantity in _found(text):
        assert text[quantity.start : quantity.end] == quantity.text
