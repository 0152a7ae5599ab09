"""A Prime Minister's decision as the official gazette prints it: the plan in Article 1, the gazette's line on each page."""

from reportlab.pdfgen.canvas import Canvas

from tests.corpus.make_samples.press import Margins, Press

_BASES = (
    "Căn cứ Luật Tổ chức Chính phủ ngày 25 tháng 12 năm 2001;",
    "Căn cứ Bộ luật Hàng hải Việt Nam ngày 14 tháng 6 năm 2005;",
    "Căn cứ Nghị định số 21/2012/NĐ-CP ngày 21 tháng 3 năm 2012 của Chính phủ về quản lý cảng biển và luồng hàng hải;",
    "Xét đề nghị của Bộ trưởng Bộ Giao thông vận tải tại Tờ trình số 5518/TTr-BGTVT ngày 16 tháng 5 năm 2014,",
)

_ARTICLE_1 = (
    ("Điều 1. Phê duyệt Kế hoạch phát triển hệ thống báo hiệu hàng hải đến năm 2020, định hướng đến năm 2030 với những nội "
     "dung chủ yếu sau đây:", False),
    ("I. QUAN ĐIỂM", True),
    ("1. Phát triển hệ thống báo hiệu hàng hải phải đi trước một bước so với phát triển cảng biển và luồng tàu.", False),
    ("2. Kết hợp giữa bảo đảm an toàn hàng hải với quốc phòng, an ninh và du lịch biển đảo.", False),
    ("II. MỤC TIÊU", True),
    ("1. Mục tiêu tổng quát: Bảo đảm mọi tàu thuyền hoạt động trên vùng biển Việt Nam xác định được vị trí của mình vào ban "
     "ngày cũng như ban đêm; từng bước đưa công nghệ số vào quản lý báo hiệu.", False),
    ("2. Mục tiêu cụ thể", False),
    ("a) Giai đoạn đến năm 2020:", False),
    ("- Xây dựng mới 14 đèn biển, nâng cấp 32 đèn biển hiện có;", False),
    ("- 100% đèn biển cấp I và ít nhất 85% phao báo hiệu trên luồng quốc gia sử dụng năng lượng mặt trời;", False),
    ("- Thời gian khắc phục sự cố phao tiêu trôi dạt không quá 48 giờ.", False),
    ("b) Giai đoạn đến năm 2030:", False),
    ("- Phủ sóng hệ thống nhận dạng tự động trên toàn tuyến ven biển, tầm phủ 25 - 30 hải lý;", False),
    ("- Giảm 40% chi phí duy tu trên một báo hiệu so với năm 2013.", False),
    ("III. NHIỆM VỤ VÀ GIẢI PHÁP", True),
    ("1. Về cơ chế, chính sách", False),
    ("a) Sửa đổi quy chuẩn kỹ thuật quốc gia về báo hiệu hàng hải, hoàn thành trước ngày 31 tháng 12 năm 2015.", False),
    ("b) Xây dựng cơ chế đặt hàng dịch vụ công ích bảo đảm an toàn hàng hải theo chất lượng thực hiện.", False),
    ("2. Về đầu tư xây dựng", False),
    ("a) Ưu tiên đầu tư đèn biển tại các đảo thuộc quần đảo Trường Sa và vùng biển Tây Nam; lựa chọn kết cấu chịu được gió "
     "bão cấp 15, dễ vận chuyển và lắp dựng bằng phương tiện nhỏ.", False),
    ("b) Thay thế toàn bộ phao thép bằng phao nhựa tổng hợp trên các luồng có độ mặn cao; tận dụng vỏ phao cũ làm rạn nhân "
     "tạo ở những vùng biển được phép.", False),
    ("3. Về khoa học, công nghệ: Nghiên cứu chế tạo trong nước thấu kính đèn biển và bộ điều khiển từ xa, bảo đảm giá thành "
     "thấp hơn sản phẩm nhập khẩu.", False),
    ("4. Về nguồn nhân lực: Đào tạo lại đội ngũ công nhân trạm đèn; bảo đảm chế độ cho người làm việc ở đảo xa.", False),
    ("IV. KINH PHÍ", True),
    ("1. Tổng kinh phí thực hiện Kế hoạch đến năm 2020 khoảng 2.860 tỷ đồng, trong đó:", False),
    ("a) Ngân sách nhà nước: 2.100 tỷ đồng;", False),
    ("b) Nguồn thu phí bảo đảm hàng hải: 610 tỷ đồng;", False),
    ("c) Vốn hỗ trợ phát triển chính thức (ODA): 150 tỷ đồng.", False),
    ("2. Giai đoạn 2021 - 2030: xác định cụ thể sau khi sơ kết giai đoạn I.", False),
)  # fmt: skip

_LATER_ARTICLES = (
    "Điều 2. Tổ chức thực hiện",
    "1. Bộ Giao thông vận tải:",
    "a) Chủ trì, phối hợp với Bộ Quốc phòng, Bộ Tài nguyên và Môi trường và Ủy ban nhân dân các tỉnh, thành phố ven biển tổ "
    "chức thực hiện Kế hoạch;",
    "b) Công bố danh mục đèn biển ưu tiên đầu tư trong quý IV năm 2014;",
    "c) Tổ chức sơ kết vào năm 2018, báo cáo Thủ tướng Chính phủ.",
    "2. Bộ Kế hoạch và Đầu tư: Cân đối, bố trí vốn đầu tư phát triển hằng năm cho các dự án thuộc Kế hoạch.",
    "3. Bộ Tài chính chủ trì, phối hợp với Bộ Giao thông vận tải sửa đổi mức thu phí bảo đảm hàng hải, thực hiện từ năm 2016.",
    "4. Bộ Quốc phòng: Hỗ trợ vận chuyển vật tư, bảo vệ các trạm đèn tại đảo xa.",
    "5. Ủy ban nhân dân các tỉnh, thành phố ven biển: Bố trí đất xây dựng trạm đèn; tuyên truyền để ngư dân không buộc thuyền, "
    "phơi lưới trên phao tiêu.",
    "Điều 3. Quyết định này có hiệu lực thi hành kể từ ngày ký ban hành; thay thế Quyết định số 16/2008/QĐ-TTg ngày 28 tháng 01 "
    "năm 2008 của Thủ tướng Chính phủ.",
    "Điều 4. Các Bộ trưởng, Thủ trưởng cơ quan ngang Bộ, Thủ trưởng cơ quan thuộc Chính phủ, Chủ tịch Ủy ban nhân dân các tỉnh, "
    "thành phố trực thuộc Trung ương chịu trách nhiệm thi hành Quyết định này./.",
)


def gazette_decision() -> bytes:
    """The Prime Minister, 2014; pages 17 to 20 of a gazette's number."""
    press = Press(_gazette_line, Margins(left=75, right=75, top=96, bottom=110))
    press.columns(
        [("THỦ TƯỚNG CHÍNH PHỦ", "Bold"), ("", "Regular"), ("Số: 1187/QĐ-TTg", "Regular")],
        [
            ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Bold"),
            ("Độc lập - Tự do - Hạnh phúc", "Bold"),
            ("Hà Nội, ngày 21 tháng 7 năm 2014", "Italic"),
        ],
    )
    for words in (
        "QUYẾT ĐỊNH",
        "Phê duyệt Kế hoạch phát triển hệ thống báo hiệu hàng hải",
        "đến năm 2020, định hướng đến năm 2030",
    ):
        press.centred(words)
    press.space(8)
    press.centred("THỦ TƯỚNG CHÍNH PHỦ")
    for basis in _BASES:
        press.prose(basis, "Italic", 14)
    press.centred("QUYẾT ĐỊNH:")
    for words, is_heading in _ARTICLE_1:
        press.prose(words, "Bold" if is_heading else "Regular", 14)
    for words in _LATER_ARTICLES:
        press.prose(words, "Regular", 14)
    press.space(16)
    press.centred("KT. THỦ TƯỚNG", middle=0.75)
    press.centred("PHÓ THỦ TƯỚNG", middle=0.75)
    press.space(40)
    press.centred("Phạm Quốc Thịnh", middle=0.75)
    return press.print()


def _gazette_line(canvas: Canvas, number: int) -> None:
    page = 16 + number
    canvas.setFont("SampleRegular", 12)
    line = "CÔNG BÁO/Số 723 + 724/Ngày 04-8-2014"
    if page % 2:
        canvas.drawString(75, 786, line)
        canvas.drawRightString(520, 786, str(page))
    else:
        canvas.drawString(75, 786, str(page))
        canvas.drawRightString(520, 786, line)
    canvas.line(75, 780, 520, 780)
