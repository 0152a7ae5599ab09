"""Numbers of documents in running text: their forms, their damage, and what only looks like one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.fold import fold
from extract.references import DocumentNumber, find_document_numbers


def numbers_in(text: str) -> list[DocumentNumber]:
    return find_document_numbers(fold(text), text, 0, len(text))


@pytest.mark.parametrize(
    ("text", "number", "issued_on"),
    [
        ("Quyết định số 3105⁄QĐ-UBND ngày 08⁄02⁄2018 của UBND tỉnh", "3105/QĐ-UBND", "2018-02-08"),
        ("Chỉ thị số 52-CT/TW ngày 03 tháng 10 năm 2025", "52-CT/TW", "2025-10-03"),
        ("Nghị quyết số 57–NQ⁄TW", "57-NQ/TW", None),
        ("Kế hoạch số 459-KHHĐ/TU", "459-KHHĐ/TU", None),
        ("Kế hoạch số 02-KH/BCĐTW", "02-KH/BCĐTW", None),
        ("Luật số 61/2022/QH15 ngày 16 tháng 6 năm 2022", "61/2022/QH15", "2022-06-16"),
        ("Luật số 61/2022/QH15 ngày 16/6 2022", "61/2022/QH15", "2022-06-16"),
        ("Luật số 61/2022/QH15 ngày 16 6 2022", "61/2022/QH15", None),
        ("Nghị quyết số 119/2026/UBTVQH15", "119/2026/UBTVQH15", None),
        ("Nghị quyết số 66.2/2025/NQ-CP ngày 28/8/2025", "66.2/2025/NQ-CP", "2025-08-28"),
        ("Nghị quyết số 30a/2008/NQ-CP ngày 27/12/2008", "30a/2008/NQ-CP", "2008-12-27"),
        ("Công văn số 10902/VPCP-KGVX", "10902/VPCP-KGVX", None),
        ("Công văn số 663/SCT ngày 09/4/2021", "663/SCT", "2021-04-09"),
        ("Quy chế số 49/QCPH-UBND-UBMT-HCTĐ", "49/QCPH-UBND-UBMT-HCTĐ", None),
        ("Công văn số 8935/BNV-CTTN&BĐG", "8935/BNV-CTTN&BĐG", None),
        ("Công văn số 3143/BKH &ĐT-KTĐPLT", "3143/BKH&ĐT-KTĐPLT", None),
        ("Thông tư liên tịch số 55/2005/TTLT/BNV-VPCP", "55/2005/TTLT/BNV-VPCP", None),
        ("Thông tư số 163/TTLB/2012", "163/TTLB/2012", None),
        ("Quyết định số 44/QĐ.UBND-NN ngày 05 tháng11 năm 2009của UBND tỉnh", "44/QĐ.UBND-NN", "2009-11-05"),
        # Damage.
        ("Thông tư số 49/2025TT-BYT ngày 09/9/2025", "49/2025/TT-BYT", "2025-09-09"),
        ("Quyết định số 27/2010/QĐ .UBND ngày 5/6/2010", "27/2010/QĐ.UBND", "2010-06-05"),
        ("Quyết định số 29/QĐ . UBND ngày 5/6/2010", "29/QĐ.UBND", "2010-06-05"),
        ("Kế hoạch số 27/KH-UBND. UBND tỉnh giao các sở", "27/KH-UBND", None),
        ("Quyết định số 27/QĐ-UBND. KBNN tỉnh giải ngân", "27/QĐ-UBND", None),
        ("Quyết định số 1961/QĐUBND ngày 05/7/2019", "1961/QĐ-UBND", "2019-07-05"),
        ("Thông tư số 27/2016/TTBTC", "27/2016/TT-BTC", None),
        ("Thông báo số 552/TBVPCP ngày 13/10/2025", "552/TB-VPCP", "2025-10-13"),
        ("Tờ trình số 33/TTrSTC ngày 2/3/2024", "33/TTr-STC", "2024-03-02"),
        ("Quyết định số 4255/QĐBNN-KHCN ngày 04/12/2024", "4255/QĐ-BNN-KHCN", "2024-12-04"),
        ("Quyết định 927/QĐ TTg năm 2024", "927/QĐ-TTg", "2024"),
        ("Quyết định số 15/QĐ UBND ngày 5/4/2020", "15/QĐ-UBND", "2020-04-05"),
        ("Nghị quyết 88-NQ/TW năm 2024 ngày 05 tháng 3 năm 2024", "88-NQ/TW", "2024-03-05"),
        ("Nghị quyết 88-NQ/TW năm 2024 ngày 05 tháng 3 năm 2023", "88-NQ/TW", "2024"),
        ("Quyết định số 12/QĐ-BTC SNV", "12/QĐ-BTC", None),
        ("Công văn số 12/KHTC ngày 2/3/2024", "12/KHTC", "2024-03-02"),
        ("Quyết định số 227/QĐ- TTg ngày 12/3/2024", "227/QĐ-TTg", "2024-03-12"),
        ("Quyết định số 227/QĐ\ufffeTTg", "227/QĐ-TTg", None),
        ("Quyết định số 123/QĐ-\nUBND ngày\n1/2/2023", "123/QĐ-UBND", "2023-02-01"),
        ("Quyết định số 899/QĐ-TTg1 ngày 10/6/2013", "899/QĐ-TTg", "2013-06-10"),
        ("Quyết định số 45/QĐ-UBND[1] ngày 1/2/2020", "45/QĐ-UBND", "2020-02-01"),
        ("Nghị quyết số 66-NQ/TW¹", "66-NQ/TW", None),
        ("Quyết định số 899/QÐ-TTG ngày 10.6.2013", "899/QĐ-TTg", "2013-06-10"),
        ("quyết định số 15/qđ-ubnd ngày 5/4/2020", "15/QĐ-UBND", "2020-04-05"),
        ("Quyết định 3467 /QD-BYT ngày 12/8/2021", "3467/QD-BYT", "2021-08-12"),
        ("Quyết định số 55 / 2007 / QĐ - UBND ngày 06 / 7 /2005", "55/2007/QĐ-UBND", "2005-07-06"),
        ("Quyết định số872/QĐ-UBND ngày17/6/2015", "872/QĐ-UBND", "2015-06-17"),
        ("Thông tư số TT97/2010/TT-BTC ngày 6/7/2010", "97/2010/TT-BTC", "2010-07-06"),
        ("Quyết định số 12/QĐ-TTgngày 4/5/2020", "12/QĐ-TTg", "2020-05-04"),
        ("Quyết định số 12/QĐ-UBND Kon Tum, ngày 04 tháng 5 năm 2020", "12/QĐ-UBND", None),
        ("Công văn số 46/STC-GCS ngày    tháng 10 năm 2025", "46/STC-GCS", "2025-10"),
        ("Quyết định số 12/QĐ-UBND ngày 31/02/2020", "12/QĐ-UBND", None),
    ],
)
def test_one_number_in_its_normal_form(text: str, number: str, issued_on: str | None) -> None:
    assert [(found.number, found.issued_on) for found in numbers_in(text)] == [(number, issued_on)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "các Công điện: số 007/CĐ-UBND ngày 17/11/2025, số 008/CĐ-UBND và số 009/CĐ-UBND ngày 19/11/2025",
            [("007/CĐ-UBND", "2025-11-17"), ("008/CĐ-UBND", "2025-11-19"), ("009/CĐ-UBND", "2025-11-19")],
        ),
        (
            "Công văn số 12/UBND-KT, 13/UBND-KT ngày 2/3/2024",
            [("12/UBND-KT", "2024-03-02"), ("13/UBND-KT", "2024-03-02")],
        ),
        (
            "Nghị quyết số 66-NQ/TW và Nghị quyết số 68-NQ/TW ngày 4/5/2025",
            [("66-NQ/TW", None), ("68-NQ/TW", "2025-05-04")],
        ),
    ],
)
def test_a_date_holds_for_the_list_before_it(text: str, expected: list[tuple[str, str | None]]) -> None:
    assert [(found.number, found.issued_on) for found in numbers_in(text)] == expected


@pytest.mark.parametrize(
    "text",
    [
        "tỷ lệ 1/2 và 3/4 dân số, ngày 12/5/2020, trực 24/7, mạng 3G/4G, 4G/5G",
        "HIV/AIDS, 120 km/h, 50 kg/ha, 12 triệu đồng/người/năm, 30 lít/người/ngày",
        "TCVN 5945:2010, QCVN 40:2011/BTNMT, ISO 9001:2015",
        "giá 15.000 đồng/kg; 200.000 USD/tấn; 30 tr.đ/ha",
        "đạt 10/63 tỉnh; 12/15 UBND xã; 7/9 HTX; 30% GDP/năm; 100 Mbps/UE",
        "Luật Đất đai ngày 18 tháng 01 năm 2024",
        "bản đồ tỷ lệ 1/500, 1/2000/QH; giai đoạn 2021-2025/NTM",
        "Mẫu số 01/TT-ĐK, biểu 02/TK-KH, Mã số 06/PYC-XD",
        "Quyết định số /QĐ-UBND ngày tháng năm 2020; Quyết định số    /2026/TT-BTC",
        "http://trang.vn/van-ban.aspx?so=12/QD-CP",
        "Đề án 06/CP",
    ],
)
def test_what_only_looks_like_a_number(text: str) -> None:
    assert numbers_in(text) == []


@pytest.mark.parametrize(
    ("text", "issuer"),
    [
        (
            "Thông tư số 05/2013/TT-BKHĐT ngày 31/10/2013 của Bộ Kế hoạch và Đầu tư hướng dẫn lập",
            "Bộ Kế hoạch và Đầu tư",
        ),
        ("Quyết định số 5/QĐ-BVHTTDL của Bộ Văn hóa, Thể thao và Du lịch về sách", "Bộ Văn hóa, Thể thao và Du lịch"),
        ("Nghị quyết số 57-NQ/TW của Bộ Chính trị ngày 22/12/2024 về đột phá", "Bộ Chính trị"),
        ("Quyết định số 5/QĐ-UBND ngày 1/2/2020 của UBND tỉnh và Công văn", "UBND tỉnh"),
        ("Quyết định số 5/QĐ-UBND ngày 1/2/2020 về giá đất", None),
    ],
)
def test_the_issuer_as_written(text: str, issuer: str | None) -> None:
    assert numbers_in(text)[0].issuer == issuer


@pytest.mark.parametrize(
    ("text", "citation", "kind"),
    [
        ("theo Quyết định số 5/QĐ-UBND ngày 1/2/2020 của", "Quyết định số 5/QĐ-UBND ngày 1/2/2020", "Quyết định"),
        ("tại (số 5/QĐ-UBND)", "số 5/QĐ-UBND", "Quyết định"),
        ("Căn cứ Luật Ban hành văn bản số 63/2025/QH15;", "Luật Ban hành văn bản số 63/2025/QH15", "Luật"),
        ("theo thông báo số 45/TB-VPCP.", "thông báo số 45/TB-VPCP", "Thông báo"),
    ],
)
def test_the_citation_from_its_type_to_its_date(text: str, citation: str, kind: str) -> None:
    (found,) = numbers_in(text)
    assert (text[found.start : found.end], found.type) == (citation, kind)


@given(
    serial=st.integers(1, 99999), year=st.none() | st.integers(1990, 2030),
    symbol=st.sampled_from(["QĐ-UBND", "NQ-HĐND", "TT-BTC", "KH-SCT", "CT-TTg", "TTr-SNN&MT"]), day=st.dates(),
)  # fmt: skip
def test_a_number_written_by_the_form_is_read_as_it_is(serial: int, year: int | None, symbol: str, day: object) -> None:
    number = f"{serial:02d}/{f'{year}/' if year else ''}{symbol}"
    (found,) = numbers_in(f"thi hành văn bản số {number}, khi cần")
    assert (found.number, found.serial, found.year, found.symbol) == (
        number, f"{serial:02d}", str(year) if year else None, symbol,
    )  # fmt: skip


@given(st.text(st.sampled_from("12 /-.QĐqđUBNDsố,;()[]&\nngàytháng2020của"), max_size=120))
def test_citations_lie_in_order_inside_the_text(text: str) -> None:
    position = 0
    for found in numbers_in(text):
        assert position <= found.start <= found.number_start < found.number_end <= found.end <= len(text)
        position = found.end
