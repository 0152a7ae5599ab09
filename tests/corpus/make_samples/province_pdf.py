"""A province's decision with its plan as PDF: running heads inside sentences, a table of tasks over two pages."""

from reportlab.pdfgen.canvas import Canvas

from tests.corpus.make_samples.press import LEFT, Press

_HEAD = (
    [("ỦY BAN NHÂN DÂN", "Bold"), ("TỈNH BẮC KẠN", "Bold"), ("", "Regular"), ("Số: 1562/QĐ-UBND", "Regular")],
    [
        ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Bold"),
        ("Độc lập - Tự do - Hạnh phúc", "Bold"),
        ("", "Regular"),
        ("Bắc Kạn, ngày 23 tháng 8 năm 2018", "Italic"),
    ],
)

_DECISION = (
    "Căn cứ Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015;",
    "Căn cứ Nghị định số 98/2018/NĐ-CP ngày 05 tháng 7 năm 2018 của Chính phủ về chính sách khuyến khích phát triển hợp "
    "tác, liên kết trong sản xuất và tiêu thụ sản phẩm nông nghiệp;",
    "Căn cứ Quyết định số 490/QĐ-TTg ngày 07 tháng 5 năm 2018 của Thủ tướng Chính phủ phê duyệt Chương trình mỗi xã một "
    "sản phẩm giai đoạn 2018 - 2020;",
    "Theo đề nghị của Giám đốc Sở Nông nghiệp và Phát triển nông thôn tại Tờ trình số 141/TTr-SNN ngày 14 tháng 8 năm 2018,",
)

_ARTICLES = (
    "Điều 1. Ban hành kèm theo Quyết định này Kế hoạch phát triển chuỗi giá trị cây dong riềng tỉnh Bắc Kạn giai đoạn "
    "2018 - 2022.",
    "Điều 2. Quyết định này có hiệu lực thi hành kể từ ngày ký và thay thế Quyết định số 770/QĐ-UBND ngày 16 tháng 5 năm "
    "2014 của Ủy ban nhân dân tỉnh.",
    "Điều 3. Chánh Văn phòng Ủy ban nhân dân tỉnh, Giám đốc các Sở: Nông nghiệp và Phát triển nông thôn, Công Thương, Tài "
    "chính, Khoa học và Công nghệ; Chủ tịch Ủy ban nhân dân các huyện, thành phố chịu trách nhiệm thi hành Quyết định này./.",
)

_PLAN = (
    ("I. THỰC TRẠNG", ()),
    (
        "",
        (
            "Năm 2017 toàn tỉnh trồng 1.180 ha dong riềng, năng suất bình quân 72 tấn/ha; 19 cơ sở chế biến miến tiêu thụ "
            "khoảng 60% sản lượng củ, số còn lại bán thô cho thương lái nên giá bấp bênh, có vụ chỉ còn 900 đồng/kg.",
        ),
    ),
    ("II. MỤC TIÊU", ()),
    (
        "1. Mục tiêu chung",
        (
            "Hình thành vùng nguyên liệu ổn định gắn với cơ sở chế biến sâu, đưa miến dong thành sản phẩm chủ lực, góp phần "
            "tăng thu nhập cho đồng bào các dân tộc trong tỉnh.",
        ),
    ),
    (
        "2. Mục tiêu cụ thể đến năm 2022",
        (
            "- Diện tích trồng dong riềng ổn định 1.500 ha, năng suất bình quân đạt trên 80 tấn/ha.",
            "- Sản lượng miến dong đạt 3.200 tấn/năm, trong đó ít nhất 30% được xuất khẩu hoặc bán tại siêu thị.",
            "- 100% cơ sở chế biến có hệ thống xử lý nước thải; thu nhập của hộ trồng dong riềng tăng 1,5 lần so với năm 2017.",
            "- Thành lập mới 12 hợp tác xã, thu hút từ 800 đến 1.000 hộ tham gia liên kết.",
        ),
    ),
    ("III. NHIỆM VỤ, GIẢI PHÁP", ()),
    (
        "1. Về giống và vùng nguyên liệu",
        (
            "a) Tuyển chọn, phục tráng giống dong riềng bản địa tại huyện Na Rì và huyện Ba Bể, cung ứng đủ củ giống sạch bệnh "
            "trước vụ xuân năm 2020.",
            "b) Chuyển đổi đất trồng ngô kém hiệu quả trên sườn đồi sang trồng dong riềng xen cây họ đậu để giữ đất.",
        ),
    ),
    (
        "2. Về chế biến",
        (
            "a) Hỗ trợ cơ sở thay máy tráng thủ công bằng dây chuyền khép kín, sấy bằng năng lượng mặt trời.",
            "b) Thu gom bã củ làm giá thể trồng nấm và phân hữu cơ; chấm dứt việc xả bã ra sông Năng trong năm 2019.",
        ),
    ),
    (
        "3. Về thị trường",
        (
            "Xây dựng hồ sơ bảo hộ chỉ dẫn địa lý “Bắc Kạn” cho sản phẩm miến dong tại một nước châu Âu; dán tem truy xuất "
            "nguồn gốc cho toàn bộ sản phẩm đóng gói.",
        ),
    ),
    ("IV. KINH PHÍ THỰC HIỆN", ()),
    (
        "",
        (
            "Tổng kinh phí thực hiện Kế hoạch giai đoạn 2018 - 2022 là 64.300 triệu đồng, trong đó:",
            "- Ngân sách trung ương (Chương trình mục tiêu quốc gia xây dựng nông thôn mới): 21.500 triệu đồng;",
            "- Ngân sách tỉnh: 12.800 triệu đồng;",
            "- Vốn của doanh nghiệp, hợp tác xã và người dân: 30.000 triệu đồng.",
        ),
    ),
    ("V. TỔ CHỨC THỰC HIỆN", ()),
    (
        "1. Sở Nông nghiệp và Phát triển nông thôn",
        (
            "- Chủ trì, phối hợp với các sở, ngành liên quan và Ủy ban nhân dân các huyện, thành phố triển khai Kế hoạch; định kỳ "
            "trước ngày 05 tháng 12 hằng năm báo cáo Ủy ban nhân dân tỉnh.",
            "- Hướng dẫn quy trình canh tác bền vững trên đất dốc, hoàn thành trong quý I năm 2019.",
        ),
    ),
    (
        "2. Sở Công Thương",
        (
            "Chủ trì, phối hợp với Trung tâm Khuyến công và Xúc tiến thương mại, các cơ sở chế biến tổ chức gian hàng miến dong "
            "tại các hội chợ khu vực và kết nối với hệ thống siêu thị tại Hà Nội.",
        ),
    ),
    (
        "3. Sở Tài chính",
        (
            "Tham mưu Ủy ban nhân dân tỉnh bố trí vốn sự nghiệp hằng năm; hướng dẫn thanh, quyết toán theo quy định.",
        ),
    ),
    (
        "4. Ủy ban nhân dân các huyện, thành phố",
        (
            "- Giao chỉ tiêu diện tích đến từng xã trước ngày 31 tháng 10 năm 2018.",
            "- Bố trí quỹ đất để xây dựng nhà xưởng và bãi phơi của hợp tác xã.",
        ),
    ),
    (
        "5. Đề nghị Hội Nông dân tỉnh, Liên minh Hợp tác xã tỉnh",
        ("Vận động hội viên tham gia hợp tác xã, giám sát việc thực hiện hợp đồng liên kết.",),
    ),
)  # fmt: skip

_TASKS = (
    ("I", "Nghiên cứu, chuyển giao", LEFT, LEFT, LEFT, LEFT),
    ("1", "Điều tra, lập bản đồ thích nghi đất đai cho cây dong riềng tại 8 huyện, thành phố",
     "Sở Nông nghiệp và Phát triển nông thôn", "Sở Tài nguyên và Môi trường", "2018 - 2019", "1.200"),
    ("2", "Nghiên cứu máy thu hoạch củ cho đất dốc", "Sở Khoa học và Công nghệ",
     "Trường Đại học Nông Lâm Thái Nguyên", "2019 - 2020", "2.400"),
    ("3", "Xây dựng mô hình trồng thâm canh quy mô 20 ha/huyện", "Trung tâm Khuyến nông tỉnh",
     "UBND các huyện Na Rì, Ba Bể, Chợ Đồn", "Quý II/2019", "3.650"),
    ("II", "Phát triển sản phẩm", LEFT, LEFT, LEFT, LEFT),
    ("4", "Đánh giá, phân hạng sản phẩm miến dong theo bộ tiêu chí mỗi xã một sản phẩm",
     "Văn phòng Điều phối nông thôn mới tỉnh", "Sở Công Thương; Sở Y tế", "Tháng 12/2019", "480"),
    ("5", "Đầu tư 05 dây chuyền tráng miến tự động và kho lạnh bảo quản bột tại các cụm công nghiệp, ưu tiên cơ sở có hợp đồng "
     "thu mua ổn định với ít nhất 50 hộ trồng", "Sở Công Thương", "Ngân hàng Chính sách xã hội tỉnh", "2020 - 2021", "15.000"),
    ("6", "Thiết kế bao bì, nhãn mác dùng chung", "Sở Công Thương", "Hiệp hội Miến dong Bắc Kạn", "6/2019", "350"),
    ("III", "Quản lý chất lượng", LEFT, LEFT, LEFT, LEFT),
    ("7", "Kiểm tra dư lượng kim loại nặng trong đất và trong bột", "Chi cục Quản lý chất lượng Nông lâm sản và Thủy sản",
     "Sở Y tế", "Hằng năm", "900"),
    ("8", "Tập huấn an toàn thực phẩm cho chủ cơ sở", "Sở Y tế", "", "2019", "220"),
)  # fmt: skip


def provincial_decision() -> bytes:
    """Bắc Kạn (a province until 30 June 2025), 2018."""
    press = Press(_running_head)
    press.columns(*_HEAD)
    for words in (
        "QUYẾT ĐỊNH",
        "Về việc ban hành Kế hoạch phát triển chuỗi giá trị cây dong riềng",
        "tỉnh Bắc Kạn giai đoạn 2018 - 2022",
        "ỦY BAN NHÂN DÂN TỈNH BẮC KẠN",
    ):
        press.centred(words)
    for basis in _DECISION:
        press.prose(basis, "Italic")
    press.centred("QUYẾT ĐỊNH:")
    for article in _ARTICLES:
        press.prose(article)
    press.signature(
        ["- Như Điều 3;", "- Bộ Nông nghiệp và PTNT (b/c);", "- TT. Tỉnh ủy, TT. HĐND tỉnh;", "- Lưu: VT, NNTNMT."],
        ["TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Đỗ Thị Minh Hoa"],
    )
    press.turn()
    for words, font in (
        ("KẾ HOẠCH", "Bold"),
        ("Phát triển chuỗi giá trị cây dong riềng tỉnh Bắc Kạn giai đoạn 2018 - 2022", "Bold"),
        ("(Ban hành kèm theo Quyết định số 1562/QĐ-UBND ngày 23/8/2018", "Italic"),
        ("của Ủy ban nhân dân tỉnh Bắc Kạn)", "Italic"),
    ):
        press.centred(words, font, 12)
    for heading, lines in _PLAN:
        if heading:
            press.prose(heading, "Bold")
        for words in lines:
            press.prose(words)
    press.space(10)
    press.centred("PHỤ LỤC")
    press.centred("Danh mục nhiệm vụ thực hiện Kế hoạch")
    press.centred("Đơn vị tính: triệu đồng", "Italic", 11, 0.85)
    heading = ["TT", "Nội dung", "Cơ quan chủ trì", "Cơ quan phối hợp", "Thời gian thực hiện", "Kinh phí"]
    press.table([4, 26, 17, 17, 11, 9], [heading], _TASKS)
    return press.print()


def _running_head(canvas: Canvas, number: int) -> None:
    if number > 1:
        canvas.setFont("SampleItalic", 10)
        canvas.drawString(85, 802, "Kế hoạch dong riềng tỉnh Bắc Kạn")
        canvas.drawRightString(540, 802, "UBND tỉnh Bắc Kạn")
        canvas.setFont("SampleRegular", 12)
        canvas.drawCentredString(312, 30, str(number))
