"""The title (trích yếu) where the lines around it run on or its type is missing."""

import pytest

from corpus.builder import DocumentBuilder
from extract.header.titles import recase
from extract.pipeline import extract_record
from schemas import Decision, Source

MOTTO = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM Độc lập - Tự do - Hạnh phúc"
ENDING = ("Căn cứ Luật Đầu tư công ngày 13 tháng 6 năm 2019;", "QUYẾT NGHỊ:", "Điều 1. Thông qua các nội dung sau.")


def decision(*lines: str) -> Decision:
    """The decision of a document of these paragraphs."""
    builder = DocumentBuilder()
    for line in lines:
        builder.paragraph(line)
    return extract_record(builder.build(Source(sha256="0", uri="t.txt", media_type="text/plain"))).decision


@pytest.mark.parametrize(
    ("line", "title"),
    [
        # The issuer's line and the session run on behind the title.
        ("KẾ HOẠCH TRỒNG RỪNG 5 NĂM 2021-2025 HỘI ĐỒNG NHÂN DÂN TỈNH BẮC GIANG KHÓA XVIII - KỲ HỌP THỨ 16",
         "Kế hoạch trồng rừng 5 năm 2021-2025"),
        ("VỀ CHƯƠNG TRÌNH NƯỚC SẠCH NÔNG THÔN HỘI ĐỒNG NHÂN DÂN TỈNH BẮC GIANG",
         "Về chương trình nước sạch nông thôn"),
        ("KẾ HOẠCH TRỒNG RỪNG 5 NĂM 2021-2025 Kính gửi: Hội đồng nhân dân tỉnh Bắc Giang", "Kế hoạch trồng rừng 5 năm 2021-2025"),
        ("VỀ CHƯƠNG TRÌNH NƯỚC SẠCH HỘI ĐỒNG NHÂN DÂN TỈNH BẮC GIANG KHÓA XVIII, NHIỆM KỲ 2016 - 2021",
         "Về chương trình nước sạch"),
        # The body is part of the title where other words govern it or follow it.
        ("VỀ HOẠT ĐỘNG GIÁM SÁT CỦA HỘI ĐỒNG NHÂN DÂN TỈNH BẮC GIANG",
         "Về hoạt động giám sát của Hội đồng nhân dân tỉnh Bắc Giang"),
        ("QUY CHẾ CỦA TRUNG TÂM HÀNH CHÍNH CÔNG THUỘC VĂN PHÒNG HỘI ĐỒNG NHÂN DÂN TỈNH BẮC GIANG",
         "Quy chế của Trung tâm hành chính công thuộc Văn phòng Hội đồng nhân dân tỉnh Bắc Giang"),
        ("VỀ KỲ HỌP CUỐI NĂM HỘI ĐỒNG NHÂN DÂN TỈNH BẮC GIANG VÀ CÁC BAN",
         "Về kỳ họp cuối năm Hội đồng nhân dân tỉnh Bắc Giang và các ban"),
    ],
)  # fmt: skip
def test_the_issuers_line_is_no_part_of_the_title(line: str, title: str) -> None:
    head = (f"HỘI ĐỒNG NHÂN DÂN TỈNH BẮC GIANG | {MOTTO}", "Số: 41/NQ-HĐND | Bắc Giang, ngày 09 tháng 12 năm 2020")
    found = decision(*head, "NGHỊ QUYẾT", line, *ENDING).title
    assert found is not None and found.lower() == title.lower()


def test_a_title_in_capitals_needs_no_type_over_it() -> None:
    head = (f"ỦY BAN NHÂN DÂN | {MOTTO} |", "Số: 512/QĐ-UBND | Hà Giang, ngày 30 tháng 12 năm 2015 |")
    body = ("PHÊ DUYỆT KẾ HOẠCH PHÁT TRIỂN DU LỊCH NĂM 2016", "ỦY BAN NHÂN DÂN TỈNH HÀ GIANG", *ENDING)
    found = decision(*head, *body)
    assert found.title == "Phê duyệt kế hoạch phát triển du lịch năm 2016"
    assert (found.type, found.issuer and found.issuer.name) == ("Quyết định", "Ủy ban nhân dân tỉnh Hà Giang")


def test_prose_may_follow_it_in_a_plan() -> None:
    head = (f"ỦY BAN NHÂN DÂN | {MOTTO} |", "Số: 12/KH-UBND | Hà Giang, ngày 30 tháng 12 năm 2015 |")
    opening = "Thực hiện Nghị quyết số 11-NQ/TW ngày 10/02/2022 của Bộ Chính trị, Ủy ban nhân dân tỉnh ban hành Kế hoạch như sau:"
    found = decision(*head, "PHÁT TRIỂN DU LỊCH VÙNG CAO NĂM 2016", opening, "1. Mục đích")
    assert (found.type, found.title) == ("Kế hoạch", "Phát triển du lịch vùng cao năm 2016")


@pytest.mark.parametrize("line", ["ỦY BAN NHÂN DÂN TỈNH HÀ GIANG", "KỲ HỌP THỨ NĂM", "Du lịch Hà Giang trong năm 2016"])
def test_other_lines_of_the_head_are_no_title(line: str) -> None:
    head = (f"ỦY BAN NHÂN DÂN | {MOTTO} |", "Số: 512/QĐ-UBND | Hà Giang, ngày 30 tháng 12 năm 2015 |")
    assert decision(*head, line, *ENDING).title is None


def test_a_head_that_was_run_together_keeps_its_date_out_of_the_title() -> None:
    head = (
        f"BỘ TƯ PHÁP {MOTTO}",
        "Số: 88/QĐ-BTP",
        "Hà Nội, ngày 30 tháng 01 năm 2019 QUYẾT ĐỊNH BAN HÀNH KẾ HOẠCH LƯU TRỮ BỘ TRƯỞNG BỘ TƯ PHÁP",
    )
    found = decision(*head, *ENDING)
    assert (found.title, found.issued_on) == ("Ban hành kế hoạch lưu trữ", "2019-01-30")


def test_a_basis_that_names_the_state_is_no_head() -> None:
    state = "Căn cứ Hiến pháp nước Cộng hòa xã hội chủ nghĩa Việt Nam;"
    found = decision("NGHỊ QUYẾT", "Về kế hoạch trồng rừng năm 2026", "QUỐC HỘI", state, *ENDING)
    assert (found.title, found.issuer and found.issuer.name) == ("Về kế hoạch trồng rừng năm 2026", "Quốc hội")


@pytest.mark.parametrize(
    ("title", "written"),
    [
        ("VỀ LƯƠNG CỦA ĐẠI BIỂU HĐND CÁC CẤP", "Về lương của đại biểu HĐND các cấp"),
        ("VỀ GIẢI QUYẾT TTHC TẠI UBND CẤP XÃ", "Về giải quyết TTHC tại UBND cấp xã"),
        ("VỀ NGHIÊN CỨU, TRỒNG RỪNG", "Về nghiên cứu, trồng rừng"),
    ],
)
def test_abbreviations_keep_their_capitals(title: str, written: str) -> None:
    assert recase(title, "", "", 0) == written


def test_a_title_in_capitals_may_be_long() -> None:
    head = (f"ỦY BAN NHÂN DÂN | {MOTTO} |", "Số: 12/QĐ-UBND | Hà Giang, ngày 30 tháng 12 năm 2015 |")
    long = "VỀ VIỆC CÔNG BỐ DANH MỤC THỦ TỤC HÀNH CHÍNH " + "THUỘC LĨNH VỰC ĐẤT ĐAI VÀ MÔI TRƯỜNG " * 20
    assert (decision(*head, "QUYẾT ĐỊNH", long, *ENDING).title or "").startswith("Về việc công bố danh mục")
    assert decision(*head, "QUYẾT ĐỊNH", long.capitalize(), *ENDING).title is None
