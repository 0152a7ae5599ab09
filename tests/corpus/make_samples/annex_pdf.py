"""A city's plan as PDF whose objectives stand in a landscape annex: three heading rows, groups, a column of the past."""

from tests.corpus.make_samples.press import ABOVE, LANDSCAPE, LEFT, Press, page_number

_PROSE = (
    ("Căn cứ Nghị quyết số 57-NQ/TW ngày 22 tháng 12 năm 2024 của Bộ Chính trị về đột phá phát triển khoa học, công nghệ, đổi "
     "mới sáng tạo và chuyển đổi số quốc gia; thực hiện Chương trình hành động số 96-CTr/TU ngày 28 tháng 4 năm 2025 của Thành "
     "ủy Huế, Ủy ban nhân dân thành phố ban hành Kế hoạch như sau:", False),
    ("I. MỤC ĐÍCH, YÊU CẦU", True),
    ("1. Cụ thể hóa nhiệm vụ phát triển hạ tầng dữ liệu phục vụ bảo tồn di sản và điều hành đô thị.", False),
    ("2. Phân công rõ trách nhiệm, tránh đầu tư trùng lặp giữa các cơ quan.", False),
    ("II. MỤC TIÊU", True),
    ("Xây dựng Huế thành đô thị di sản thông minh, dữ liệu được khai thác hiệu quả. Chỉ tiêu từng năm tại Phụ lục I.", False),
    ("III. NHIỆM VỤ TRỌNG TÂM", True),
    ("1. Hạ tầng số", True),
    ("a) Mở rộng trung tâm dữ liệu của thành phố theo tiêu chuẩn tiết kiệm năng lượng. Sở Khoa học và Công nghệ chủ trì, phối "
     "hợp với Sở Tài chính thực hiện, hoàn thành trong quý III năm 2027.", False),
    ("b) Lắp đặt cảm biến ngập lụt tại các phường vùng thấp trũng. Giao Sở Nông nghiệp và Môi trường chủ trì; thời gian thực "
     "hiện: năm 2026 - 2028.", False),
    ("2. Dữ liệu di sản", True),
    ("a) Số hóa ba chiều các công trình trong Kinh thành. Giao Trung tâm Bảo tồn Di tích Cố đô Huế chủ trì, phối hợp với Sở Văn "
     "hóa và Thể thao hoàn thành trước ngày 30 tháng 11 năm 2029.", False),
    ("b) Xây dựng kho dữ liệu mở về ẩm thực, lễ hội và nghề truyền thống. Giao Sở Du lịch chủ trì.", False),
    ("IV. KINH PHÍ", True),
    ("Nhu cầu kinh phí giai đoạn 2026 - 2030 khoảng 418,5 tỷ đồng, trong đó ngân sách thành phố 290 tỷ đồng, nguồn xã hội hóa "
     "128,5 tỷ đồng.", False),
    ("V. TỔ CHỨC THỰC HIỆN", True),
    ("1. Sở Khoa học và Công nghệ là cơ quan thường trực, theo dõi, đôn đốc, định kỳ 06 tháng báo cáo Ủy ban nhân dân thành phố.",
     False),
    ("2. Sở Tài chính cân đối, bố trí kinh phí từ ngân sách thành phố hằng năm.", False),
    ("3. Ủy ban nhân dân các phường, xã rà soát, cập nhật dữ liệu dân cư, nhà ở trên địa bàn trước ngày 31 tháng 3 năm 2026.",
     False),
)  # fmt: skip

_YEARS = tuple(f"Năm {year}" for year in range(2026, 2031))
_HEAD = (
    (
        "TT",
        "Chỉ tiêu",
        "Đơn vị tính",
        "Thực hiện",
        LEFT,
        "Kế hoạch giai đoạn 2026 - 2030",
        LEFT,
        LEFT,
        LEFT,
        LEFT,
        "Cơ quan chủ trì",
    ),
    (ABOVE, ABOVE, ABOVE, "Năm 2024", "Ước năm 2025", *_YEARS, ABOVE),
    ("(1)", "(2)", "(3)", "(4)", "(5)", "(6)", "(7)", "(8)", "(9)", "(10)", "(11)"),
)
_ROWS = (
    ("I", "Hạ tầng số", *[LEFT] * 9),
    ("1", "Tỷ lệ phủ sóng mạng 5G trên dân số", "%", "46", "58", "65", "75", "85", "92", "99", "Sở Khoa học và Công nghệ"),
    ("2", "Số cảm biến ngập lụt được lắp đặt (lũy kế)", "cảm biến", "20", "35", "60", "110", "160", "180", "200",
     "Sở Nông nghiệp và Môi trường"),
    ("3", "Dung lượng lưu trữ của trung tâm dữ liệu", "TB", "600", "750", "1.000", "1.500", "2.200", "2.600", "3.000",
     "Sở Khoa học và Công nghệ"),
    ("II", "Dữ liệu di sản", *[LEFT] * 9),
    ("4", "Công trình di tích được số hóa ba chiều", "công trình", "12", "18", "30", "48", "66", "84", "100",
     "Trung tâm Bảo tồn Di tích Cố đô Huế"),
    ("5", "Lượt truy cập kho dữ liệu mở", "nghìn lượt", "-", "-", "50", "120", "250", "400", "600", "Sở Du lịch"),
    ("III", "Dịch vụ công", *[LEFT] * 9),
    ("6", "Tỷ lệ hồ sơ thủ tục hành chính xử lý trực tuyến toàn trình", "%", "61,5", "70", "≥ 75", "≥ 80", "≥ 85", "≥ 90", "≥ 95",
     "Văn phòng UBND thành phố"),
    ("7", "Mức độ hài lòng của người dân", "%", "89,4", "90", "91", "92", "93", "94", "95", "Sở Nội vụ"),
)  # fmt: skip


def city_plan() -> bytes:
    """Huế, a city under the central government since 1 January 2025."""
    press = Press(page_number)
    press.columns(
        [("ỦY BAN NHÂN DÂN", "Bold"), ("THÀNH PHỐ HUẾ", "Bold"), ("", "Regular"), ("Số: 517/KH-UBND", "Regular")],
        [
            ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Bold"),
            ("Độc lập - Tự do - Hạnh phúc", "Bold"),
            ("", "Regular"),
            ("Huế, ngày 10 tháng 12 năm 2025", "Italic"),
        ],
    )
    press.centred("KẾ HOẠCH")
    press.centred("Phát triển hạ tầng dữ liệu phục vụ đô thị di sản thông minh")
    press.centred("trên địa bàn thành phố Huế giai đoạn 2026 - 2030")
    press.space(8)
    for words, is_heading in _PROSE:
        press.prose(words, "Bold" if is_heading else "Regular", 13.5)
    press.signature(
        ["- Bộ Khoa học và Công nghệ;", "- TVTU, TT. HĐND thành phố;", "- Lưu: VT, CĐS."],
        ["TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Hoàng Phước Nhật"],
    )
    press.turn(LANDSCAPE)
    press.centred("PHỤ LỤC I")
    press.centred("CHỈ TIÊU PHÁT TRIỂN HẠ TẦNG DỮ LIỆU GIAI ĐOẠN 2026 - 2030")
    press.centred("(Kèm theo Kế hoạch số 517/KH-UBND ngày 10/12/2025 của Ủy ban nhân dân thành phố Huế)", "Italic", 11)
    press.space(6)
    press.table([3, 16, 7, 6, 6, 6, 6, 6, 6, 6, 14], _HEAD, _ROWS, 10)
    return press.print()
