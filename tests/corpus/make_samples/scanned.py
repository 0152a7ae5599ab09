"""A province's decision of two pages as it was printed, and as the scanner of its office gave it to the portal."""

import io

from tests.corpus.make_samples.press import Press, page_number
from tests.corpus.make_samples.scanner import Scanner, Stamp, pdf_of, scan

_BASES = (
    "Căn cứ Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015;",
    "Căn cứ Luật Thủy lợi ngày 19 tháng 6 năm 2017;",
    "Căn cứ Nghị quyết số 18/NQ-HĐND ngày 08 tháng 12 năm 2022 của Hội đồng nhân dân tỉnh về phát triển thủy lợi nội đồng giai "
    "đoạn 2023 - 2026;",
    "Theo đề nghị của Giám đốc Sở Nông nghiệp và Phát triển nông thôn tại Tờ trình số 214/TTr-SNN ngày 20 tháng 02 năm 2023.",
)
_ARTICLES = (
    "Điều 1. Ban hành kèm theo Quyết định này Kế hoạch kiên cố hóa kênh mương nội đồng tỉnh Hậu Giang giai đoạn 2023 - 2026.",
    "Điều 2. Quyết định này có hiệu lực thi hành kể từ ngày ký.",
    "Điều 3. Chánh Văn phòng Ủy ban nhân dân tỉnh, Giám đốc Sở Nông nghiệp và Phát triển nông thôn, Chủ tịch Ủy ban nhân dân các "
    "huyện, thị xã, thành phố chịu trách nhiệm thi hành Quyết định này./.",
)
_PLAN = (
    ("I. MỤC TIÊU", True),
    ("1. Mục tiêu chung: Chủ động tưới tiêu, giảm thất thoát nước và chi phí sản xuất cho nông dân.", False),
    ("2. Mục tiêu cụ thể", False),
    ("a) Đến năm 2024: kiên cố hóa ít nhất 120 km kênh mương nội đồng.", False),
    ("b) Đến năm 2026: 75% diện tích lúa được tưới tiêu chủ động; giảm 15% chi phí bơm tát.", False),
    ("II. NHIỆM VỤ", True),
    ("1. Sở Nông nghiệp và Phát triển nông thôn chủ trì, phối hợp với Sở Tài chính rà soát danh mục kênh mương cần đầu tư, hoàn "
     "thành trước ngày 30 tháng 6 năm 2023.", False),
    ("2. Ủy ban nhân dân các huyện, thị xã, thành phố vận động nhân dân hiến đất, đóng góp ngày công để thi công.", False),
    ("III. KINH PHÍ", True),
    ("Tổng kinh phí thực hiện Kế hoạch là 86.400.000.000 đồng từ ngân sách tỉnh.", False),
)  # fmt: skip
_WORKS = (
    (
        "1",
        "Lập bản đồ số hệ thống kênh mương",
        "Sở Nông nghiệp và Phát triển nông thôn",
        "Sở Tài nguyên và Môi trường",
        "Năm 2023",
    ),
    ("2", "Tập huấn vận hành trạm bơm điện", "Chi cục Thủy lợi", "Hội Nông dân tỉnh", "2023 - 2026"),
    ("3", "Thay cống điều tiết hư hỏng", "Ủy ban nhân dân thành phố Ngã Bảy", "Sở Xây dựng", "Năm 2024"),
)
STAMP = Stamp(page=1, x=312, y=535)


def printed_decision(face: str = "Sample") -> bytes:
    """The decision as a text PDF, in a face that is registered for `Press`."""
    press = Press(page_number, face=face)
    press.columns(
        [("ỦY BAN NHÂN DÂN", "Bold"), ("TỈNH HẬU GIANG", "Bold"), ("", "Regular"), ("Số: 347/QĐ-UBND", "Regular")],
        [
            ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Bold"),
            ("Độc lập - Tự do - Hạnh phúc", "Bold"),
            ("", "Regular"),
            ("Hậu Giang, ngày 03 tháng 3 năm 2023", "Italic"),
        ],
    )
    for words in (
        "QUYẾT ĐỊNH",
        "Về việc ban hành Kế hoạch kiên cố hóa kênh mương nội đồng",
        "tỉnh Hậu Giang giai đoạn 2023 - 2026",
        "ỦY BAN NHÂN DÂN TỈNH HẬU GIANG",
    ):
        press.centred(words)
    for basis in _BASES:
        press.prose(basis, "Italic")
    press.centred("QUYẾT ĐỊNH:")
    for article in _ARTICLES:
        press.prose(article)
    press.signature(
        ["- Như Điều 3;", "- Bộ Nông nghiệp và PTNT;", "- Thường trực Tỉnh ủy;", "- Lưu: VT, NCTH."],
        ["TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Trương Cảnh Tuyên"],
    )
    press.turn()
    press.centred("KẾ HOẠCH")
    press.centred("Kiên cố hóa kênh mương nội đồng tỉnh Hậu Giang giai đoạn 2023 - 2026")
    press.centred("(Ban hành kèm theo Quyết định số 347/QĐ-UBND ngày 03 tháng 3 năm 2023", "Italic", 12)
    press.centred("của Ủy ban nhân dân tỉnh Hậu Giang)", "Italic", 12)
    for words, is_heading in _PLAN:
        press.prose(words, "Bold" if is_heading else "Regular")
    press.centred("PHỤ LỤC")
    press.centred("PHÂN CÔNG NHIỆM VỤ")
    head = ("TT", "Nhiệm vụ", "Cơ quan chủ trì", "Cơ quan phối hợp", "Thời gian")
    press.table([4, 26, 22, 20, 12], [head], _WORKS)
    return press.print()


def scanned_decision() -> bytes:
    """The same in black and white, a little askew, with the office's stamp beside the signature."""
    return pdf_of(scan(printed_decision(), Scanner(resolution=200, skew=0.7), [STAMP]), 200)


def photographed_page() -> bytes:
    """Its second page alone as a picture file in grey, of 150 pixels an inch."""
    page = scan(printed_decision(), Scanner(resolution=150, skew=-0.5, grain=2, specks=0.0001, colour=False))[1]
    target = io.BytesIO()
    page.save(target, "JPEG", quality=40, dpi=(150, 150))
    return target.getvalue()
