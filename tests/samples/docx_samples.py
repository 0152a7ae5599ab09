"""The sample documents in DOCX: a ministry's decision, a city's plan with footnotes, a People's Council resolution."""

import io
import zipfile
from collections.abc import Callable

import docx
from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.table import Table
from docx.text.paragraph import Paragraph

_EPOCH = (2024, 1, 1, 0, 0, 0)
_FOOTNOTES_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"


def ministry_decision() -> bytes:
    """A minister's decision with its plan: header table, Word's own numbering, a task table with merged cells."""
    file = docx.Document()
    _head(file, "BỘ Y TẾ", "Số: 3218/QĐ-BYT", "Hà Nội, ngày 17 tháng 8 năm 2023")
    _centred(file, "QUYẾT ĐỊNH")
    _centred(file, "Về việc phê duyệt Kế hoạch phát triển hồ sơ sức khỏe điện tử giai đoạn 2023 - 2026")
    _centred(file, "BỘ TRƯỞNG BỘ Y TẾ")
    for basis in (
        "Căn cứ Nghị định số 95/2022/NĐ-CP ngày 15 tháng 11 năm 2022 của Chính phủ quy định chức năng, nhiệm vụ, quyền hạn và "
        "cơ cấu tổ chức của Bộ Y tế;",
        "Căn cứ Quyết định số 06/QĐ-TTg ngày 06 tháng 01 năm 2022 của Thủ tướng Chính phủ;",
        "Theo đề nghị của Cục trưởng Cục Công nghệ thông tin.",
    ):
        file.add_paragraph(basis).runs[0].italic = True
    _centred(file, "QUYẾT ĐỊNH:")
    for article in (
        "Điều 1. Phê duyệt kèm theo Quyết định này Kế hoạch phát triển hồ sơ sức khỏe điện tử giai đoạn 2023 - 2026.",
        "Điều 2. Giao Cục Công nghệ thông tin làm đầu mối, hướng dẫn, kiểm tra việc thực hiện Kế hoạch.",
        "Điều 3. Quyết định này có hiệu lực kể từ ngày ký, ban hành. Chánh Văn phòng Bộ, các Vụ trưởng, Cục trưởng chịu trách nhiệm "
        "thi hành Quyết định này./.",
    ):
        file.add_paragraph(article)
    _signature(
        file,
        ["- Như Điều 3;", "- Bộ trưởng (để b/c);", "- Lưu: VT, CNTT."],
        ["KT. BỘ TRƯỞNG", "THỨ TRƯỞNG", "Nguyễn Thanh Hà"],
    )
    _centred(file, "KẾ HOẠCH")
    _centred(file, "Phát triển hồ sơ sức khỏe điện tử giai đoạn 2023 - 2026")
    _centred(file, "(Kèm theo Quyết định số 3218/QĐ-BYT ngày 17 tháng 8 năm 2023 của Bộ trưởng Bộ Y tế)")
    sections, items = _list_of(file, "upperRoman", "%1."), _list_of(file, "decimal", "%1.")
    sections("Mục tiêu")
    items("Đến hết năm 2024, 60% người dân có hồ sơ sức khỏe điện tử được cập nhật sau mỗi lần khám.")
    items(
        "Đến năm 2026, tỷ lệ này đạt trên 90%; 100% bệnh viện công lập liên thông dữ liệu với cơ sở dữ liệu y tế quốc gia."
    )
    items("Thời gian tra cứu một hồ sơ không quá 3 giây.")
    sections("Nhiệm vụ chủ yếu")
    rows = [
        ["TT", "Nhiệm vụ", "Đơn vị chủ trì", "Đơn vị phối hợp", "Thời gian thực hiện", "Sản phẩm"],
        ["A", "Thể chế", "", "", "", ""],
        ["1", "Xây dựng Thông tư quy định danh mục trường thông tin của hồ sơ sức khỏe điện tử", "Vụ Pháp chế",
         "Cục Công nghệ thông tin; Cục Quản lý Khám, chữa bệnh", "Quý IV/2023", "Thông tư"],
        ["B", "Hạ tầng và dữ liệu", "", "", "", ""],
        ["2", "Nâng cấp trục tích hợp dữ liệu y tế", "Cục Công nghệ thông tin", "Bảo hiểm xã hội Việt Nam", "2023 - 2024", "Hệ thống vận hành"],
        ["3", "Làm sạch dữ liệu người bệnh tại các bệnh viện trực thuộc Bộ", "", "Các bệnh viện trực thuộc Bộ", "Tháng 6/2025", "Báo cáo"],
    ]  # fmt: skip
    table = _table(file, rows)
    for group in (1, 3):
        table.cell(group, 1).merge(table.cell(group, 5))
    table.cell(4, 2).merge(table.cell(5, 2))
    sections("Kinh phí")
    file.add_paragraph(
        "Tổng kinh phí dự kiến: 185.400.000.000 đồng (Bằng chữ: Một trăm tám mươi lăm tỷ bốn trăm triệu đồng), từ nguồn ngân sách "
        "nhà nước và các nguồn hợp pháp khác."
    )
    sections("Tổ chức thực hiện")
    again = _list_of(file, "decimal", "%1.")
    again("Vụ Kế hoạch - Tài chính: Bố trí kinh phí trong dự toán hằng năm của Bộ.")
    again(
        "Sở Y tế các tỉnh, thành phố trực thuộc Trung ương chỉ đạo cơ sở khám bệnh, chữa bệnh trên địa bàn tạo lập hồ sơ trước ngày "
        "31 tháng 12 năm 2024."
    )
    return _packed(file)


def city_plan_with_footnotes() -> bytes:
    """A city's plan without a decision: footnotes, a cost table whose unit stands over it."""
    file = docx.Document()
    _head(file, "ỦY BAN NHÂN DÂN\nTHÀNH PHỐ HẢI PHÒNG", "Số: 88/KH-UBND", "Hải Phòng, ngày 29 tháng 3 năm 2024")
    _centred(file, "KẾ HOẠCH")
    _centred(file, "Trồng cây xanh đô thị trên địa bàn thành phố Hải Phòng năm 2024 và giai đoạn 2025 - 2028")
    opening = file.add_paragraph("Thực hiện Chương trình hành động của Thành ủy")
    _footnote(opening, 1)
    opening.add_run(" và Quyết định số 524/QĐ-TTg ngày 01 tháng 4 năm 2021 của Thủ tướng Chính phủ")
    _footnote(opening, 2)
    opening.add_run(", Ủy ban nhân dân thành phố ban hành Kế hoạch như sau:")
    for line in (
        "I. MỤC ĐÍCH, YÊU CẦU",
        "Nâng cao chất lượng không khí, tạo cảnh quan cho các tuyến phố; việc trồng cây bảo đảm đúng quy hoạch.",
        "II. CHỈ TIÊU",
        "- Năm 2024 trồng mới 15.000 cây bóng mát;",
        "- Đến năm 2028, diện tích đất cây xanh công cộng đạt 6,5 m2/người, tăng thêm 1,2 m2/người so với năm 2023;",
        "- Tỷ lệ cây sống sau một năm đạt 95% trở lên.",
        "III. NHIỆM VỤ",
        "1. Sở Xây dựng",
        "a) Chủ trì, phối hợp với Sở Quy hoạch - Kiến trúc rà soát quỹ đất trồng cây, trình Ủy ban nhân dân thành phố trước ngày 30/6/2024.",
        "b) Ban hành danh mục loài cây phù hợp với vùng ven biển; thời gian: quý III năm 2024.",
        "2. Ủy ban nhân dân các quận, huyện",
        "a) Tổ chức trồng và chăm sóc cây trên các tuyến đường được phân cấp.",
        "b) Vận động nhân dân, doanh nghiệp tham gia Tết trồng cây hằng năm.",
        "3. Đề nghị Thành đoàn Hải Phòng: Phát động phong trào “Mỗi đoàn viên một cây xanh” trong tháng 5 năm 2024.",
        "IV. KINH PHÍ",
    ):
        file.add_paragraph(line)
    file.add_paragraph("Đơn vị tính: triệu đồng").alignment = WD_ALIGN_PARAGRAPH.RIGHT
    _table(
        file,
        [
            ["TT", "Nội dung", "Tổng kinh phí", "Năm 2024", "Giai đoạn 2025 - 2028"],
            ["1", "Mua cây giống và trồng cây", "48.600", "9.600", "39.000"],
            ["2", "Chăm sóc, thay thế cây", "12.150", "2.150", "10.000"],
            ["3", "Phần mềm quản lý cây xanh", "1.900", "1.900", ""],
            ["", "Tổng cộng", "62.650", "13.650", "49.000"],
        ],
    )
    file.add_paragraph("V. CHẾ ĐỘ BÁO CÁO")
    file.add_paragraph("Các đơn vị gửi báo cáo kết quả về Sở Xây dựng trước ngày 10 tháng 12 hằng năm.")
    _signature(
        file,
        ["- Như mục III;", "- Lưu: VT, XD."],
        ["TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Lê Trung Kiên"],
    )
    _footnotes(
        file,
        [
            "Chương trình hành động số 22-CTr/TU ngày 14 tháng 9 năm 2021.",
            "Quyết định phê duyệt Đề án “Trồng một tỷ cây xanh giai đoạn 2021 - 2025”.",
        ],
    )
    return _packed(file)


def council_resolution() -> bytes:
    """A People's Council resolution whose objectives stand in a table, year by year."""
    file = docx.Document()
    _head(file, "HỘI ĐỒNG NHÂN DÂN\nTỈNH QUẢNG TRỊ", "Số: 77/NQ-HĐND", "Quảng Trị, ngày 09 tháng 12 năm 2021")
    _centred(file, "NGHỊ QUYẾT")
    _centred(file, "Về Kế hoạch phát triển giáo dục mầm non vùng khó khăn tỉnh Quảng Trị giai đoạn 2022 - 2025")
    _centred(file, "HỘI ĐỒNG NHÂN DÂN TỈNH QUẢNG TRỊ\nKHÓA VIII, KỲ HỌP THỨ 4")
    for line in (
        "Căn cứ Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015;",
        "Căn cứ Nghị định số 105/2020/NĐ-CP ngày 08 tháng 9 năm 2020 của Chính phủ quy định chính sách phát triển giáo dục mầm non;",
        "Xét Tờ trình số 5230/TTr-UBND ngày 15 tháng 11 năm 2021 của Ủy ban nhân dân tỉnh.",
    ):
        file.add_paragraph(line)
    _centred(file, "QUYẾT NGHỊ:")
    for line in (
        "Điều 1. Thông qua Kế hoạch phát triển giáo dục mầm non vùng khó khăn tỉnh Quảng Trị giai đoạn 2022 - 2025 với những nội dung sau:",
        "1. Mục tiêu tổng quát",
        "Trẻ em vùng khó khăn được chăm sóc, giáo dục trong trường lớp kiên cố, đủ giáo viên và đồ dùng tối thiểu.",
        "2. Chỉ tiêu cụ thể",
    ):
        file.add_paragraph(line)
    _table(
        file,
        [
            ["TT", "Chỉ tiêu", "Đơn vị tính", "Thực hiện năm 2021", "Kế hoạch", "", "", ""],
            ["", "", "", "", "2022", "2023", "2024", "2025"],
            ["1", "Tỷ lệ huy động trẻ mẫu giáo", "%", "91,2", "92,5", "94", "95,5", "97"],
            ["2", "Phòng học kiên cố xây mới", "Phòng", "35", "40", "45", "50", "50"],
            ["3", "Giáo viên được bồi dưỡng tiếng dân tộc", "Người", "60", "120", "150", "180", "200"],
        ],
        merge=[((0, 4), (0, 7)), ((0, 0), (1, 0)), ((0, 1), (1, 1)), ((0, 2), (1, 2)), ((0, 3), (1, 3))],
    )
    for line in (
        "3. Kinh phí thực hiện",
        "Tổng kinh phí: 142,8 tỷ đồng, trong đó ngân sách trung ương 80 tỷ đồng, ngân sách địa phương 62,8 tỷ đồng.",
        "Điều 2. Tổ chức thực hiện",
        "1. Giao Ủy ban nhân dân tỉnh tổ chức triển khai thực hiện Nghị quyết; báo cáo Hội đồng nhân dân tỉnh kết quả vào kỳ họp cuối năm.",
        "2. Thường trực Hội đồng nhân dân, các Ban, Tổ đại biểu và đại biểu Hội đồng nhân dân tỉnh giám sát việc thực hiện.",
        "Nghị quyết này đã được Hội đồng nhân dân tỉnh Quảng Trị khóa VIII, kỳ họp thứ 4 thông qua ngày 09 tháng 12 năm 2021 và có hiệu lực "
        "kể từ ngày thông qua./.",
    ):
        file.add_paragraph(line)
    _signature(file, ["- Ủy ban Thường vụ Quốc hội;", "- Lưu: VT."], ["CHỦ TỊCH", "Nguyễn Đăng Quang"])
    return _packed(file)


def _head(file: Document, issuer: str, number: str, place: str) -> None:
    table = file.add_table(rows=2, cols=2)
    motto = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n---------------"
    for (row, column), words in {(0, 0): f"{issuer}\n-------", (0, 1): motto, (1, 0): number, (1, 1): place}.items():
        table.cell(row, column).text = words


def _signature(file: Document, recipients: list[str], signer: list[str]) -> None:
    table = file.add_table(rows=1, cols=2)
    table.cell(0, 0).text = "\n".join(["Nơi nhận:", *recipients])
    table.cell(0, 1).text = "\n".join([*signer[:-1], "", signer[-1]])


def _centred(file: Document, words: str) -> None:
    paragraph = file.add_paragraph()
    paragraph.add_run(words).bold = True
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER


def _table(
    file: Document, rows: list[list[str]], merge: list[tuple[tuple[int, int], tuple[int, int]]] | None = None
) -> Table:
    table = file.add_table(rows=len(rows), cols=len(rows[0]))
    table.style = "Table Grid"
    for row, cells in enumerate(rows):
        for column, words in enumerate(cells):
            table.cell(row, column).text = words
    for first, last in merge or []:
        table.cell(*first).merge(table.cell(*last))
    return table


def _list_of(file: Document, kind: str, pattern: str) -> Callable[[str], Paragraph]:
    """A list that Word numbers itself: what it gives adds an item."""
    numbering = file.part.numbering_part.element
    number = 100 + len(numbering.findall(qn("w:abstractNum")))
    abstract = parse_xml(
        f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{number}"><w:lvl w:ilvl="0"><w:start w:val="1"/>'
        f'<w:numFmt w:val="{kind}"/><w:lvlText w:val="{pattern}"/></w:lvl></w:abstractNum>'
    )
    numbering.insert(0, abstract)
    instance = numbering.add_num(number)

    def add(words: str) -> Paragraph:
        paragraph = file.add_paragraph(words)
        properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()
        properties.get_or_add_ilvl().val = 0
        properties.get_or_add_numId().val = instance.numId
        return paragraph

    return add


def _footnote(paragraph: Paragraph, number: int) -> None:
    reference = OxmlElement("w:footnoteReference")
    reference.set(qn("w:id"), str(number))
    paragraph.add_run()._r.append(reference)


def _footnotes(file: Document, notes: list[str]) -> None:
    body = "".join(
        f'<w:footnote w:id="{number}"><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t xml:space="preserve"> {words}</w:t></w:r></w:p>'
        "</w:footnote>"
        for number, words in enumerate(notes, start=1)
    )
    xml = f'<?xml version="1.0" encoding="UTF-8"?><w:footnotes {nsdecls("w")}>{body}</w:footnotes>'
    part = Part(PackURI("/word/footnotes.xml"), _FOOTNOTES_TYPE, xml.encode(), file.part.package)
    file.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)


def _packed(file: Document) -> bytes:
    """The file as bytes that are the same each time: every member carries one fixed date."""
    written = io.BytesIO()
    file.save(written)
    packed = io.BytesIO()
    with zipfile.ZipFile(written) as source, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            target.writestr(zipfile.ZipInfo(name, _EPOCH), source.read(name), zipfile.ZIP_DEFLATED)
    return packed.getvalue()
