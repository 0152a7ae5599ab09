"""A ministry's decision as its own system files it: number and day in form fields, stamps, a scanned page at the end.

Lines end behind the hyphens of symbols, which PDF libraries then give as U+FFFE.
"""

from PIL import Image, ImageDraw
from reportlab.pdfgen.canvas import Canvas

from tests.corpus.make_samples.press import LEFT, PORTRAIT, Press, page_number

_BASES = (
    "Căn cứ Nghị định số 35/2025/NĐ-CP ngày 25 tháng 02 năm 2025 của Chính phủ quy định chức năng, nhiệm vụ, quyền hạn và cơ "
    "cấu tổ chức của Bộ Nông nghiệp và Môi trường;",
    "Căn cứ Quyết định số 1520/QĐ-TTg ngày 06 tháng 10 năm 2020 của Thủ tướng Chính phủ phê duyệt Chiến lược phát triển chăn nuôi "
    "giai đoạn 2021 - 2030, tầm nhìn 2045;",
    "Theo đề nghị của Cục trưởng Cục Chăn nuôi và Thú y.",
)
_ARTICLES = (
    "Điều 1. Ban hành kèm theo Quyết định này Kế hoạch kiểm soát bệnh truyền lây giữa động vật và người trong chăn nuôi bò sữa giai "
    "đoạn 2025 - 2029.",
    "Điều 2. Quyết định này có hiệu lực thi hành kể từ ngày ký ban hành và bãi bỏ Quyết định số 2254/QĐ-BNN-TY ngày 13 tháng 6 năm "
    "2019 của Bộ trưởng Bộ Nông nghiệp và Phát triển nông thôn.",
    "Điều 3. Chánh Văn phòng Bộ, Cục trưởng Cục Chăn nuôi và Thú y, Giám đốc Sở Nông nghiệp và Môi trường các tỉnh, thành phố chịu "
    "trách nhiệm thi hành Quyết định này./.",
)
_PLAN = (
    ("I. MỤC TIÊU", True),
    ("1. Mục tiêu chung: Chủ động giám sát, khống chế bệnh lao bò và bệnh sảy thai truyền nhiễm, bảo vệ sức khỏe người chăn nuôi.", False),
    ("2. Mục tiêu cụ thể", False),
    ("a) Đến hết năm 2027: 100% trại có từ 200 con bò sữa trở lên được xét nghiệm định kỳ; tỷ lệ dương tính với bệnh lao bò giảm "
     "xuống dưới 0,5%.", False),
    ("b) Đến hết năm 2029: xây dựng thành công ít nhất 08 vùng an toàn dịch bệnh cấp huyện cũ hoặc cấp xã; 90% người vắt sữa được khám "
     "sức khỏe hằng năm.", False),
    ("II. NỘI DUNG THỰC HIỆN", True),
    ("1. Giám sát bị động và chủ động tại các tỉnh: Lâm Đồng, Sơn La, Nghệ An và Thành phố Hồ Chí Minh; lấy mẫu theo hướng dẫn tại Quyết "
     "định số 889/QĐ-BNNMT-CNTY ngày 28 tháng 4 năm 2025 của Bộ.", False),
    ("2. Xây dựng quy trình tiêu hủy sữa và xác động vật dương tính, ban hành trước ngày 31 tháng 3 năm 2026.", False),
    ("3. Thiết lập hệ thống chia sẻ dữ liệu xét nghiệm giữa ngành thú y và ngành y tế từ quý II năm 2026.", False),
    ("III. KINH PHÍ", True),
    ("Tổng kinh phí thực hiện Kế hoạch: 73.250.000.000 đồng, trong đó ngân sách trung ương 41.250.000.000 đồng, ngân sách địa phương và "
     "đóng góp của doanh nghiệp sữa 32.000.000.000 đồng.", False),
    ("IV. TỔ CHỨC THỰC HIỆN", True),
    ("1. Cục Chăn nuôi và Thú y", True),
    ("- Chủ trì, phối hợp với Vụ Kế hoạch - Tài chính, Vụ Hợp tác quốc tế hướng dẫn các địa phương thực hiện; tổng hợp, báo cáo Bộ "
     "trưởng trước ngày 20 tháng 12 hằng năm.", False),
    ("- Biên soạn sổ tay an toàn sinh học cho hộ chăn nuôi bò sữa trong năm 2025.", False),
    ("2. Sở Nông nghiệp và Môi trường các tỉnh, thành phố", True),
    ("Tham mưu Ủy ban nhân dân cấp tỉnh bố trí kinh phí; quản lý đàn bò sữa bằng mã số định danh trước năm 2028.", False),
    ("3. Đề nghị Hiệp hội Sữa Việt Nam: Vận động doanh nghiệp không thu mua sữa của trại chưa xét nghiệm.", False),
)  # fmt: skip
_TASKS = (
    ("A", "Giám sát", LEFT, LEFT, LEFT),
    ("1", "Xét nghiệm lao bò bằng phản ứng nội bì", "Cục Chăn nuôi và Thú y", "Chi cục Chăn nuôi và Thú y các tỉnh", "2025 - 2029"),
    ("2", "Giải trình tự gen các chủng phân lập được", "Trung tâm Chẩn đoán Thú y trung ương", "Viện Thú y", "Năm 2026"),
    ("B", "Truyền thông", LEFT, LEFT, LEFT),
    ("3", "Phát sóng 12 chuyên đề về chăn nuôi bò sữa an toàn", "Báo Nông nghiệp và Môi trường", "Đài Truyền hình Việt Nam",
     "Tháng 9/2026"),
)  # fmt: skip


def stamped_decision() -> bytes:
    """The Ministry of Agriculture and Environment (since 1 March 2025), 2025."""
    press = Press(page_number)
    press.columns(
        [
            ("BỘ NÔNG NGHIỆP", "Bold"),
            ("VÀ MÔI TRƯỜNG", "Bold"),
            ("", "Regular"),
            ("Số: ............/QĐ-BNNMT", "Regular"),
        ],
        [
            ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Bold"),
            ("Độc lập - Tự do - Hạnh phúc", "Bold"),
            ("", "Regular"),
            ("Hà Nội, ngày ........ tháng ........ năm 2025", "Italic"),
        ],
    )
    _filled_in(press.canvas, press.y + 25)
    _stamp(press.canvas)
    for words in (
        "QUYẾT ĐỊNH",
        "Về việc ban hành Kế hoạch kiểm soát bệnh truyền lây giữa động vật",
        "và người trong chăn nuôi bò sữa giai đoạn 2025 - 2029",
        "BỘ TRƯỞNG BỘ NÔNG NGHIỆP VÀ MÔI TRƯỜNG",
    ):
        press.centred(words)
    for basis in _BASES:
        press.prose(basis, "Italic", 13, at_hyphens=True)
    press.centred("QUYẾT ĐỊNH:")
    for article in _ARTICLES:
        press.prose(article, at_hyphens=True)
    press.signature(
        ["- Như Điều 3;", "- Bộ trưởng (để b/c);", "- Bộ Y tế (để p/h);", "- Lưu: VT, CNTY."],
        ["KT. BỘ TRƯỞNG", "THỨ TRƯỞNG", "Vũ Đình Lâm"],
    )
    press.turn()
    press.centred("KẾ HOẠCH")
    press.centred("Kiểm soát bệnh truyền lây giữa động vật và người")
    press.centred("trong chăn nuôi bò sữa giai đoạn 2025 - 2029")
    press.centred("(Ban hành kèm theo Quyết định số          /QĐ-BNNMT ngày     /     /2025", "Italic", 12)
    press.centred("của Bộ trưởng Bộ Nông nghiệp và Môi trường)", "Italic", 12)
    for words, is_heading in _PLAN:
        press.prose(words, "Bold" if is_heading else "Regular", at_hyphens=True)
    press.centred("PHỤ LỤC")
    press.centred("PHÂN CÔNG NHIỆM VỤ")
    head = ("TT", "Nhiệm vụ", "Đơn vị chủ trì", "Đơn vị phối hợp", "Thời gian")
    press.table([4, 26, 20, 20, 12], [head], _TASKS)
    press.turn(PORTRAIT)
    press.canvas.drawInlineImage(_scan(), 20, 20, 555, 800)
    return press.print()


def _filled_in(canvas: Canvas, line: float) -> None:
    """The number and the day, typed into fields over the dots; the fields' letters stand on the line."""
    for name, value, x, wide in (("so", "2968", 144, 36), ("ngay", "14", 378, 22), ("thang", "8", 439, 20)):
        canvas.acroForm.textfield(
            name=name, value=value, x=x, y=line - 5, width=wide, height=16, borderWidth=0, fontSize=12, fillColor=None
        )


def _stamp(canvas: Canvas) -> None:
    """What a digital signature writes over the page's upper edge."""
    canvas.setFont("SampleRegular", 7)
    for number, words in enumerate(
        (
            "Người ký: BỘ NÔNG NGHIỆP VÀ MÔI TRƯỜNG",
            "Email: vanphong@mae.example.vn",
            "Thời gian ký: 14.08.2025 16:40:12 +07:00",
        )
    ):
        canvas.drawString(18, 828 - 8 * number, words)


def _scan() -> Image.Image:
    """A page of grey strokes where words would be: nothing that could be read."""
    page = Image.new("L", (278, 400), 245)
    pen = ImageDraw.Draw(page)
    for line in range(40, 360, 12):
        for start in range(30, 240, 22):
            pen.line((start, line, start + 6 + (start * line) % 11, line), fill=90, width=3)
    return page
