"""Sums of money, their ranges and parts, words that check them, units that a caption says."""

from decimal import Decimal

import pytest

from extract.values import MoneyFound, MoneyUnit, caption_unit, find_money, unit_from_caption


def _one(text: str) -> MoneyFound:
    found = find_money(text)
    assert len(found) == 1, found
    assert text[found[0].start : found[0].end] == found[0].text
    return found[0]


@pytest.mark.parametrize(
    ("text", "value", "value_max", "currency"),
    [
        # multipliers, with and without the currency
        ("khoảng 6,63 tỷ đồng.", 6_630_000_000, None, "VND"),
        ("tổng kinh phí 600,66 tỷ, trong đó", 600_660_000_000, None, "VND"),
        ("1.277.400.000 đồng", 1_277_400_000, None, "VND"),
        ("đầu tư 2,5 nghìn tỷ đồng", 2_500_000_000_000, None, "VND"),
        ("đầu tư 3 ngàn tỉ đồng", 3_000_000_000_000, None, "VND"),
        ("mức chi 500 triệu/năm", 500_000_000, None, "VND"),
        ("hỗ trợ 1.800.000 đồng/người", 1_800_000, None, "VND"),
        ("hỗ trợ 76.520.000đ", 76_520_000, None, "VND"),
        ("hỗ trợ 76.520.000d cho hộ", 76_520_000, None, "VND"),
        ("chi 25 tr.đ", 25_000_000, None, "VND"),
        ("chi 15.000 VNĐ", 15_000, None, "VND"),
        ("phí 4,322 đồng", 4322, None, "VND"),
        # other currencies, before and behind
        ("đạt 400 triệu USD", 400_000_000, None, "USD"),
        ("vay 1,500,000 USD", 1_500_000, None, "USD"),
        ("vay USD 1,500,000", 1_500_000, None, "USD"),
        ("trị giá $250 triệu", 250_000_000, None, "USD"),
        ("344,17 tỷ đô la Mỹ", 344_170_000_000, None, "USD"),
        ("viện trợ 2 triệu Euro", 2_000_000, None, "EUR"),
        ("vay 8 tỷ Yên Nhật", 8_000_000_000, None, "JPY"),
        # ranges: what stands behind holds for both ends
        ("từ 3,8 - 4 tỷ đồng", 3_800_000_000, 4_000_000_000, "VND"),
        ("từ 500 triệu đến 1 tỷ đồng", 500_000_000, 1_000_000_000, "VND"),
        ("91 tỷ đồng - 97 tỷ đồng", 91_000_000_000, 97_000_000_000, "VND"),
        # parts side by side
        ("5 tỷ 200 triệu đồng", 5_200_000_000, None, "VND"),
        ("1 tỷ 277 triệu 400 nghìn đồng", 1_277_400_000, None, "VND"),
        # in words
        ("sáu tỷ sáu trăm ba mươi triệu đồng", 6_630_000_000, None, "VND"),
        ("hai tỷ rưỡi đồng", 2_500_000_000, None, "VND"),
        ("10 tỷ đồng (mười tỷ đồng)", 10_000_000_000, None, "VND"),
    ],
)
def test_a_sum(text: str, value: int, value_max: int | None, currency: str) -> None:
    found = _one(text)
    assert (found.value, found.value_max, found.currency) == (value, value_max, currency)
    assert found.words_agree


@pytest.mark.parametrize(
    "text",
    [
        "15 triệu người tiêu dùng",
        "8 tỷ người",
        "40 triệu tấn",
        "5 triệu khách",
        "tăng 500 triệu",
        "đồng bộ 3 đồng bằng",
        "Điều 5",
        "560 tỷ kWh",
        "năm 2025",
        "30 đại lý",
        "5 đề án",
        "",
        "tỷ lệ 5%",
    ],
)
def test_no_sum(text: str) -> None:
    assert find_money(text) == []


def test_an_ambiguous_sum_keeps_both_readings() -> None:
    found = _one("kinh phí 4,322 tỷ đồng")
    assert found.value is None
    assert found.readings == (Decimal("4322000000.000"), Decimal("4322000000000"))


@pytest.mark.parametrize(
    ("text", "words_value", "agree"),
    [
        ("6.630.000.000 đồng (Bằng chữ: Sáu tỷ, sáu trăm ba mươi triệu đồng)", 6_630_000_000, True),
        ("6.630.000.000đ (sáu tỷ, bảy trăm triệu đồng)", 6_700_000_000, False),
        ("76.699.000.000đ (bảy mươi sáu tỷ, sáu trăm chín mươi chín triệu đồng)", 76_699_000_000, True),
        (
            "12.783.170.000đ (mười hai tỷ, bảy trăm tám mươi ba triệu, một trăm bảy chục ngàn đồng)",
            12_783_170_000,
            True,
        ),
        ("6.630.000.000 đồng (Bằng chữ: Sáu tỷ sáu trăm ba mươi triệu đồng chẵn)", 6_630_000_000, True),
        ("6.630.000.000 đồng, viết bằng chữ: sáu tỷ ba trăm triệu đồng", 6_300_000_000, False),
        ("205.000.000 đồng (hai trăm linh năm triệu đồng)", 205_000_000, True),
    ],
)
def test_words_beside_a_sum_check_it(text: str, words_value: int | None, agree: bool) -> None:
    found = _one(text) if words_value is not None else find_money(text)[0]
    assert found.words_value == words_value
    assert found.words_agree is agree


def test_words_settle_an_ambiguous_figure() -> None:
    assert _one("4,322 triệu đồng (bằng chữ: bốn tỷ ba trăm hai mươi hai triệu đồng)").value == 4_322_000_000


@pytest.mark.parametrize(
    ("text", "per"),
    [
        ("5 tỷ đồng/năm", "năm"),
        ("1,5 triệu đồng/người/tháng", "người"),
        ("50.000 đồng/m2", "m2"),
        ("2 triệu đồng/01 hộ", "hộ"),
        ("10 tỷ đồng mỗi năm", "năm"),
        ("mỗi hộ 5 triệu đồng", "hộ"),
        ("5 tỷ đồng", None),
        ("mỗi năm khoảng 10 tỷ đồng", "năm"),
    ],
)
def test_what_a_sum_is_paid_for_each_of(text: str, per: str | None) -> None:
    assert _one(text).per == per


def test_several_sums() -> None:
    text = "Tổng 12 tỷ đồng, trong đó năm 2025: 5 tỷ đồng, năm 2026: 7 tỷ đồng"
    assert [found.value for found in find_money(text)] == [12_000_000_000, 5_000_000_000, 7_000_000_000]


@pytest.mark.parametrize(
    ("caption", "unit"),
    [
        ("Đơn vị tính: triệu đồng", MoneyUnit(10**6, "VND")),
        ("Đơn vị: đồng", MoneyUnit(1, "VND")),
        ("(ĐVT: 1.000đ)", MoneyUnit(1000, "VND")),
        ("Đơn vị tính: nghìn tỷ đồng", MoneyUnit(10**12, "VND")),
        ("Kinh phí (tỷ đồng)", MoneyUnit(10**9, "VND")),
        ("Thành tiền, triệu đồng", MoneyUnit(10**6, "VND")),
        ("Triệu đồng", MoneyUnit(10**6, "VND")),
        ("Kim ngạch (triệu USD)", MoneyUnit(10**6, "USD")),
        ("Đơn vị tính: tr.đ", MoneyUnit(10**6, "VND")),
        ("Đơn vị tính: ha", None),
        ("Đơn vị thực hiện", None),
        ("Thu nhập (triệu đồng/người)", None),
        ("Hội đồng thẩm định", None),
    ],
)
def test_money_unit_of_a_caption(caption: str, unit: MoneyUnit | None) -> None:
    assert unit_from_caption(caption) == unit


@pytest.mark.parametrize(
    ("caption", "unit"), [("Đơn vị tính: Ha", "Ha"), ("(ĐVT: 1.000 tấn)", "1.000 tấn"), ("Biểu số 2", None)]
)
def test_unit_of_a_caption(caption: str, unit: str | None) -> None:
    assert caption_unit(caption) == unit


@pytest.mark.parametrize(
    "text", ["1" * 1_000_000 + " đồng", "(" * 10_000 + "5 tỷ đồng" + ")" * 10_000, "1 tỷ " * 20_000]
)
def test_hostile_text_ends(text: str) -> None:
    for found in find_money(text):
        assert text[found.start : found.end] == found.text
