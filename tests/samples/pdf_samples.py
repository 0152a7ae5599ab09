"""The sample documents in PDF: a province's decision with its plan, a Prime Minister's decision, a department's annex."""

import io
from pathlib import Path

import font_roboto
from PIL import Image, ImageDraw
from reportlab.lib import colors
from reportlab.lib.enums import TA_CENTER, TA_JUSTIFY
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    BaseDocTemplate,
    Flowable,
    Frame,
    NextPageTemplate,
    PageBreak,
    PageTemplate,
    Paragraph,
    Table,
    TableStyle,
)

_FONTS = Path(font_roboto.__file__).parent / "files"
for _name in ("Regular", "Bold", "Italic"):
    pdfmetrics.registerFont(TTFont(_name, _FONTS / f"Roboto-{_name}.ttf"))

_PROSE = ParagraphStyle(
    "prose", fontName="Regular", fontSize=14, leading=21, alignment=TA_JUSTIFY, firstLineIndent=28, spaceAfter=7
)
_CENTRED = ParagraphStyle("centred", fontName="Bold", fontSize=13, leading=17, alignment=TA_CENTER, spaceAfter=4)
_ITALIC = ParagraphStyle("italic", parent=_CENTRED, fontName="Italic")
_BOLD = ParagraphStyle("bold", parent=_PROSE, fontName="Bold")
_CELL = ParagraphStyle("cell", fontName="Regular", fontSize=10, leading=12)
_HEAD = ParagraphStyle("head", fontName="Bold", fontSize=10, leading=12, alignment=TA_CENTER)


def provincial_decision() -> bytes:
    """A province's decision and its plan: two-column head, running head and page numbers, a ruled table over a page break."""
    rows = [
        ["TT", "Nội dung công việc", "Cơ quan chủ trì", "Cơ quan phối hợp", "Thời gian thực hiện", "Kinh phí (triệu đồng)"],
        ["1", "Khảo sát, lập hồ sơ vùng chè đặc sản tại các xã vùng cao", "Sở Nông nghiệp và Phát triển nông thôn",
         "UBND các huyện, thành phố", "Quý III/2022", "1.250"],
        ["2", "Hỗ trợ chứng nhận VietGAP, hữu cơ cho tổ hợp tác và hợp tác xã", "Sở Nông nghiệp và Phát triển nông thôn",
         "Liên minh Hợp tác xã tỉnh", "2022 - 2025", "12.400"],
        ["3", "Xây dựng 05 điểm giới thiệu và bán sản phẩm chè gắn với du lịch cộng đồng", "Sở Công Thương",
         "Sở Văn hóa, Thể thao và Du lịch", "2023", "4.750"],
        ["4", "Số hóa bản đồ vùng nguyên liệu, cấp mã số vùng trồng", "Sở Thông tin và Truyền thông",
         "Sở Nông nghiệp và Phát triển nông thôn; UBND các huyện, thành phố", "2022 - 2024", "3.600"],
        ["5", "Tổ chức Lễ hội Trà hai năm một lần", "UBND thành phố Thái Nguyên", "Sở Văn hóa, Thể thao và Du lịch", "2023, 2025", "6.000"],
        ["6", "Đào tạo nghề chế biến chè cho lao động nông thôn", "Sở Lao động - Thương binh và Xã hội",
         "Trường Cao đẳng Thái Nguyên", "Hằng năm", "2.000"],
    ]  # fmt: skip
    story: list[Flowable] = [
        *_head("ỦY BAN NHÂN DÂN\nTỈNH THÁI NGUYÊN", "Số: 1489/QĐ-UBND", "Thái Nguyên, ngày 28 tháng 6 năm 2022"),
        Paragraph("QUYẾT ĐỊNH", _CENTRED),
        Paragraph("Về việc phê duyệt Kế hoạch phát triển sản phẩm chè tỉnh Thái Nguyên giai đoạn 2022 - 2025", _CENTRED),
        Paragraph("CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH THÁI NGUYÊN", _CENTRED),
        *_prose(
            "Căn cứ Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015; Luật sửa đổi, bổ sung một số điều của Luật Tổ chức "
            "Chính phủ và Luật Tổ chức chính quyền địa phương ngày 22 tháng 11 năm 2019;",
            "Căn cứ Nghị quyết số 10-NQ/TU ngày 30 tháng 12 năm 2021 của Ban Thường vụ Tỉnh ủy;",
            "Theo đề nghị của Sở Nông nghiệp và Phát triển nông thôn tại Tờ trình số 1632/TTr-SNNPTNT ngày 14 tháng 6 năm 2022.",
        ),
        Paragraph("QUYẾT ĐỊNH:", _CENTRED),
        *_prose(
            "<font name='Bold'>Điều 1.</font> Phê duyệt kèm theo Quyết định này Kế hoạch phát triển sản phẩm chè tỉnh Thái Nguyên giai đoạn "
            "2022 - 2025.",
            "<font name='Bold'>Điều 2.</font> Quyết định này có hiệu lực kể từ ngày ký.",
            "<font name='Bold'>Điều 3.</font> Chánh Văn phòng Ủy ban nhân dân tỉnh, Giám đốc các sở: Nông nghiệp và Phát triển nông thôn, "
            "Công Thương, Tài chính và Thủ trưởng các đơn vị có liên quan chịu trách nhiệm thi hành Quyết định này./.",
        ),
        _signature("Nơi nhận:\n- Như Điều 3;\n- Thường trực Tỉnh ủy;\n- Lưu: VT, CNNXD.", "KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\n \n \nLê Quang Tiến"),
        NextPageTemplate("later"),
        PageBreak(),
        Paragraph("KẾ HOẠCH", _CENTRED),
        Paragraph("Phát triển sản phẩm chè tỉnh Thái Nguyên giai đoạn 2022 - 2025", _CENTRED),
        Paragraph("(Kèm theo Quyết định số 1489/QĐ-UBND ngày 28 tháng 6 năm 2022 của Chủ tịch UBND tỉnh Thái Nguyên)", _ITALIC),
        Paragraph("I. MỤC TIÊU", _BOLD),
        *_prose(
            "1. Mục tiêu chung: Nâng cao giá trị, sức cạnh tranh của sản phẩm chè gắn với du lịch và văn hóa trà.",
            "2. Mục tiêu cụ thể đến năm 2025:",
            "- Diện tích chè đạt 23.500 ha, sản lượng búp tươi đạt 273.000 tấn;",
            "- Diện tích chè được chứng nhận VietGAP, hữu cơ chiếm trên 80%, trong đó chè hữu cơ đạt ít nhất 150 ha;",
            "- Giá trị sản phẩm thu được trên 01 ha chè đạt 350 triệu đồng/năm.",
        ),
        Paragraph("II. NHIỆM VỤ VÀ GIẢI PHÁP", _BOLD),
        *_prose(
            "1. Tuyên truyền, vận động người trồng chè chuyển đổi sang giống mới có năng suất, chất lượng cao; thay thế dần diện tích chè "
            "trung du già cỗi, mỗi năm trồng thay thế khoảng 200 ha, ưu tiên các vùng chè đặc sản đã có danh tiếng trên thị trường trong nước.",
            "2. Khuyến khích doanh nghiệp đầu tư dây chuyền chế biến sâu, đa dạng hóa sản phẩm từ chè, đặc biệt là bột trà xanh, nước giải "
            "khát và các sản phẩm chăm sóc sức khỏe có nguồn gốc từ chè, phục vụ thị trường trong nước và xuất khẩu sang các nước châu Âu.",
            "3. Các nhiệm vụ cụ thể:",
        ),
        _ruled(rows, [9, 52, 33, 33, 21, 17]),
        Paragraph("III. KINH PHÍ THỰC HIỆN", _BOLD),
        *_prose(
            "Tổng kinh phí thực hiện Kế hoạch dự kiến 30 tỷ đồng, gồm: ngân sách tỉnh 18 tỷ đồng; ngân sách cấp huyện 4,5 tỷ đồng; vốn xã "
            "hội hóa 7,5 tỷ đồng."
        ),
        Paragraph("IV. TỔ CHỨC THỰC HIỆN", _BOLD),
        *_prose(
            "1. Sở Nông nghiệp và Phát triển nông thôn là cơ quan đầu mối, theo dõi, đôn đốc và tổng hợp báo cáo Ủy ban nhân dân tỉnh trước "
            "ngày 20 tháng 11 hằng năm.",
            "2. Ủy ban nhân dân các huyện, thành phố xây dựng kế hoạch chi tiết, hoàn thành trong tháng 8 năm 2022.",
        ),
    ]  # fmt: skip
    return _built(story, "Kế hoạch phát triển sản phẩm chè")


def prime_ministers_decision() -> bytes:
    """A Prime Minister's decision with the plan inside Article 1: the number in a form field, a stamp over the first page."""
    story: list[Flowable] = [
        *_head("THỦ TƯỚNG CHÍNH PHỦ", "Số:" + "&nbsp;" * 12 + "/QĐ-TTg", "Hà Nội, ngày 22 tháng 10 năm 2018"),
        Paragraph("QUYẾT ĐỊNH", _CENTRED),
        Paragraph("Phê duyệt Chương trình quản lý an toàn hồ chứa nước nhỏ đến năm 2025", _CENTRED),
        Paragraph("THỦ TƯỚNG CHÍNH PHỦ", _CENTRED),
        *_prose(
            "Căn cứ Luật Tổ chức Chính phủ ngày 19 tháng 6 năm 2015;",
            "Căn cứ Luật Thủy lợi ngày 19 tháng 6 năm 2017;",
            "Căn cứ Nghị định số 114/2018/NĐ-<br/>CP ngày 04 tháng 9 năm 2018 của Chính phủ về quản lý an toàn đập, hồ chứa nước;",
            "Xét đề nghị của Bộ trưởng Bộ Nông nghiệp và Phát triển nông thôn.",
        ),
        Paragraph("QUYẾT ĐỊNH:", _CENTRED),
        *_prose(
            "<font name='Bold'>Điều 1.</font> Phê duyệt Chương trình quản lý an toàn hồ chứa nước nhỏ đến năm 2025 với các nội dung sau:",
            "<font name='Bold'>I. QUAN ĐIỂM</font>",
            "Quản lý an toàn hồ chứa là trách nhiệm của chủ sở hữu, chủ quản lý, của chính quyền các cấp và của cộng đồng.",
            "<font name='Bold'>II. MỤC TIÊU ĐẾN NĂM 2025</font>",
            "1. Sửa chữa, nâng cấp 1.200 hồ chứa hư hỏng nặng.",
            "2. 100% hồ chứa có dung tích trên 500.000 m3 có quy trình vận hành được phê duyệt.",
            "3. Lắp đặt thiết bị quan trắc tại ít nhất 70% số hồ có cửa van.",
            "<font name='Bold'>III. NHIỆM VỤ</font>",
            "1. Hoàn thiện cơ chế, chính sách về quản lý đập, hồ chứa nước nhỏ.",
            "2. Kiểm tra, đánh giá an toàn đập trước mùa mưa lũ hằng năm; lập danh mục hồ xung yếu trước ngày 30 tháng 6 năm 2019.",
            "3. Xây dựng cơ sở dữ liệu hồ chứa dùng chung giữa trung ương và địa phương trong giai đoạn 2019 - 2021.",
            "<font name='Bold'>IV. KINH PHÍ</font>",
            "Tổng kinh phí thực hiện Chương trình khoảng 9.500 tỷ đồng, trong đó: vốn vay ODA 443 triệu USD; ngân sách địa phương 1.200 tỷ đồng.",
            "<font name='Bold'>Điều 2.</font> Tổ chức thực hiện",
            "1. Bộ Nông nghiệp và Phát triển nông thôn chủ trì, phối hợp với các bộ, ngành và Ủy ban nhân dân các tỉnh, thành phố trực thuộc "
            "Trung ương triển khai Chương trình; sơ kết vào năm 2021.",
            "2. Bộ Tài nguyên và Môi trường cung cấp dữ liệu khí tượng thủy văn phục vụ vận hành hồ chứa.",
            "3. Ủy ban nhân dân các tỉnh, thành phố trực thuộc Trung ương bố trí kinh phí bảo trì từ ngân sách địa phương hằng năm.",
            "<font name='Bold'>Điều 3.</font> Quyết định này có hiệu lực thi hành kể từ ngày ký ban hành.",
            "<font name='Bold'>Điều 4.</font> Các Bộ trưởng, Thủ trưởng cơ quan ngang bộ, Thủ trưởng cơ quan thuộc Chính phủ, Chủ tịch Ủy ban nhân "
            "dân các tỉnh, thành phố trực thuộc Trung ương chịu trách nhiệm thi hành Quyết định này./.",
        ),
        _signature("Nơi nhận:\n- Ban Bí thư Trung ương Đảng;\n- Các bộ, cơ quan ngang bộ;\n- Lưu: VT, NN (2b).", "KT. THỦ TƯỚNG\nPHÓ THỦ TƯỚNG\n \n \nTrịnh Đình Dũng"),
    ]  # fmt: skip
    return _built(story, None, form_number="1417")


def department_annex() -> bytes:
    """A department's plan with a landscape table of objectives, and a page that is only a picture."""
    rows = [
        ["TT", "Chỉ tiêu", "Đơn vị tính", "Thực hiện năm 2020", "Kế hoạch giai đoạn 2021 - 2023", "", ""],
        ["", "", "", "", "Năm 2021", "Năm 2022", "Năm 2023"],
        ["I", "Cấp nước sạch nông thôn", "", "", "", "", ""],
        ["1", "Tỷ lệ hộ sử dụng nước sạch", "%", "62,5", "66", "70", "75"],
        ["2", "Đường ống lắp mới", "km", "140", "180", "220", "260"],
        ["II", "Ứng phó hạn mặn", "", "", "", "", ""],
        ["3", "Túi trữ nước ngọt cấp cho hộ nghèo", "túi", "1.100", "2.000", "2.500", "3.000"],
    ]
    story: list[Flowable] = [
        *_head("ỦY BAN NHÂN DÂN TỈNH BẾN TRE\nSỞ NÔNG NGHIỆP VÀ\nPHÁT TRIỂN NÔNG THÔN", "Số: 311/KH-SNN", "Bến Tre, ngày 04 tháng 02 năm 2021"),
        Paragraph("KẾ HOẠCH", _CENTRED),
        Paragraph("Cấp nước sạch và phòng, chống hạn mặn giai đoạn 2021 - 2023", _CENTRED),
        *_prose(
            "Thực hiện Chỉ thị số 11/CT-UBND ngày 12 tháng 11 năm 2020 của Chủ tịch Ủy ban nhân dân tỉnh về chủ động ứng phó hạn mặn, Sở Nông "
            "nghiệp và Phát triển nông thôn ban hành Kế hoạch như sau:",
            "<font name='Bold'>I. MỤC TIÊU</font>",
            "Bảo đảm nước sinh hoạt cho người dân trong mùa khô. Các chỉ tiêu hằng năm nêu tại Phụ lục kèm theo Kế hoạch này.",
            "<font name='Bold'>II. NỘI DUNG THỰC HIỆN</font>",
            "1. Trung tâm Nước sạch và Vệ sinh môi trường nông thôn vận hành hệ thống lọc mặn tại các nhà máy nước; thời gian: từ tháng 3 đến "
            "tháng 6 hằng năm.",
            "2. Chi cục Thủy lợi đo độ mặn hằng ngày trên các sông chính, thông báo cho địa phương qua tin nhắn.",
            "3. Phòng Kế hoạch - Tài chính lập dự toán 27,3 tỷ đồng từ nguồn ngân sách tỉnh để thực hiện Kế hoạch.",
        ),
        _signature("Nơi nhận:\n- UBND tỉnh (b/c);\n- Lưu: VT, CCTL.", "GIÁM ĐỐC\n \n \nĐoàn Văn Đảnh"),
        NextPageTemplate("wide"),
        PageBreak(),
        Paragraph("PHỤ LỤC", _CENTRED),
        Paragraph("CHỈ TIÊU CẤP NƯỚC SẠCH VÀ PHÒNG, CHỐNG HẠN MẶN", _CENTRED),
        Paragraph("(Kèm theo Kế hoạch số 311/KH-SNN ngày 04/02/2021 của Sở Nông nghiệp và Phát triển nông thôn)", _ITALIC),
        _ruled(rows, [12, 85, 25, 35, 30, 30, 30], heads=2, spans=[
            ("SPAN", (4, 0), (6, 0)), *(("SPAN", (column, 0), (column, 1)) for column in range(4)),
            ("SPAN", (1, 2), (6, 2)), ("SPAN", (1, 5), (6, 5)),
        ]),
        NextPageTemplate("picture"),
        PageBreak(),
        Paragraph(" ", _PROSE),
    ]  # fmt: skip
    return _built(story, None)


def _prose(*paragraphs: str) -> list[Flowable]:
    return [Paragraph(words, _PROSE) for words in paragraphs]


def _head(issuer: str, number: str, place: str) -> list[Flowable]:
    motto = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n____________"
    style = ParagraphStyle("head", parent=_CENTRED, fontSize=12, leading=15)
    plain = ParagraphStyle("plain", parent=style, fontName="Regular")
    italic = ParagraphStyle("place", parent=style, fontName="Italic")
    cells = [
        [Paragraph(f"{issuer}\n______".replace("\n", "<br/>"), style), Paragraph(motto.replace("\n", "<br/>"), style)],
        [Paragraph(number, plain), Paragraph(place, italic)],
    ]
    return [Table(cells, colWidths=[68 * mm, 97 * mm], style=TableStyle([("VALIGN", (0, 0), (-1, -1), "TOP")]))]


def _signature(recipients: str, signer: str) -> Flowable:
    small = ParagraphStyle("small", fontName="Regular", fontSize=11, leading=13)
    cells = [[Paragraph(recipients.replace("\n", "<br/>"), small), Paragraph(signer.replace("\n", "<br/>"), _CENTRED)]]
    return Table(cells, colWidths=[85 * mm, 80 * mm], style=TableStyle([("VALIGN", (0, 0), (-1, -1), "TOP")]))


def _ruled(
    rows: list[list[str]], widths: list[int], heads: int = 1, spans: list[tuple[object, ...]] | None = None
) -> Flowable:
    cells = [[Paragraph(words, _HEAD if number < heads else _CELL) for words in row] for number, row in enumerate(rows)]
    style = TableStyle(
        [("GRID", (0, 0), (-1, -1), 0.5, colors.black), ("VALIGN", (0, 0), (-1, -1), "MIDDLE"), *(spans or [])]
    )
    return Table(cells, colWidths=[width * mm for width in widths], repeatRows=heads, style=style)


def _built(story: list[Flowable], running_head: str | None, form_number: str | None = None) -> bytes:
    def first(canvas: Canvas, _: BaseDocTemplate) -> None:
        if form_number is not None and canvas.getPageNumber() == 1:
            canvas.acroForm.textfield(
                value=form_number, x=158, y=708, width=34, height=16, fontSize=12, borderWidth=0, name="SoVanBan"
            )
            canvas.setFont("Regular", 8)
            canvas.drawString(330, 818, "Ký bởi: Cổng Thông tin điện tử, 23/10/2018 16:05:41 +07:00")

    def later(canvas: Canvas, _: BaseDocTemplate) -> None:
        canvas.setFont("Italic", 10)
        if running_head is not None:
            canvas.drawString(85, 810, running_head)
        canvas.drawCentredString(canvas._pagesize[0] / 2, canvas._pagesize[1] - 30, str(canvas.getPageNumber()))

    def picture(canvas: Canvas, _: BaseDocTemplate) -> None:
        canvas.drawImage(ImageReader(_scanned_sheet()), 0, 0, *A4)

    written = io.BytesIO()
    upright = Frame(30 * mm, 20 * mm, A4[0] - 45 * mm, A4[1] - 40 * mm)
    later_frame = Frame(30 * mm, 40 * mm, A4[0] - 45 * mm, A4[1] - 85 * mm)
    wide = landscape(A4)
    file = BaseDocTemplate(written, pagesize=A4, invariant=1)
    file.addPageTemplates(
        [
            PageTemplate("first", [upright], onPage=first),
            PageTemplate("later", [later_frame], onPage=later),
            PageTemplate(
                "wide", [Frame(20 * mm, 20 * mm, wide[0] - 40 * mm, wide[1] - 40 * mm)], onPage=later, pagesize=wide
            ),
            PageTemplate("picture", [upright], onPage=picture, pagesize=A4),
        ]
    )
    file.build(story)
    return written.getvalue()


def _scanned_sheet() -> Image.Image:
    """A grey sheet with strokes where lines of writing would be: a page that holds no text."""
    sheet = Image.new("L", (595, 842), 235)
    draw = ImageDraw.Draw(sheet)
    for line in range(80, 760, 22):
        for x in range(80, 500, 14):
            draw.line((x, line, x + 9, line + (x * line) % 5), fill=60, width=2)
    return sheet
