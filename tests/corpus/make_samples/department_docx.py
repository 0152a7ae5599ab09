"""A general department's decision in DOCX: Word's own numbering on four levels, a table whose cells are merged both ways."""

import io
import zipfile
from collections.abc import Sequence

import docx
from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn

_DATE = (2024, 1, 1, 0, 0, 0)
_LEVELS = (("upperRoman", "%1."), ("decimal", "%2."), ("decimal", "%2.%3."), ("lowerLetter", "%4)"), ("bullet", "-"))
"""I. / 1. / 1.1. / a) / -: how plans of 2011 number their parts."""

_BASES = (
    "Căn cứ Luật Hải quan ngày 29 tháng 6 năm 2001 và Luật sửa đổi, bổ sung một số điều của Luật Hải quan ngày 14 tháng 6 năm 2005;",
    "Căn cứ Quyết định số 02/2010/QĐ-TTg ngày 15 tháng 01 năm 2010 của Thủ tướng Chính phủ quy định chức năng, nhiệm vụ, quyền hạn và "
    "cơ cấu tổ chức của Tổng cục Hải quan trực thuộc Bộ Tài chính;",
    "Căn cứ Quyết định số 448/QĐ-TTg ngày 25 tháng 3 năm 2011 của Thủ tướng Chính phủ phê duyệt Chiến lược phát triển Hải quan đến năm "
    "2020;",
    "Xét đề nghị của Cục trưởng Cục Kiểm tra sau thông quan,",
)
_ARTICLES = (
    "Điều 1. Ban hành kèm theo Quyết định này Kế hoạch hiện đại hóa công tác kiểm tra sau thông quan giai đoạn 2011 - 2015.",
    "Điều 2. Giao Cục Kiểm tra sau thông quan chủ trì, phối hợp với Ban Cải cách hiện đại hóa theo dõi, đánh giá việc thực hiện Kế hoạch; "
    "báo cáo Tổng cục trưởng trước ngày 31 tháng 01 hằng năm.",
    "Điều 3. Quyết định này có hiệu lực kể từ ngày ký. Thủ trưởng các đơn vị thuộc và trực thuộc Tổng cục Hải quan chịu trách nhiệm thi "
    "hành Quyết định này./.",
)
_PLAN: tuple[tuple[int, str], ...] = (
    (0, "MỤC TIÊU"),
    (1, "Mục tiêu chung"),
    (-1, "Chuyển mạnh từ tiền kiểm sang hậu kiểm trên cơ sở quản lý rủi ro, tạo thuận lợi cho doanh nghiệp tuân thủ tốt pháp luật."),
    (1, "Mục tiêu cụ thể đến năm 2015"),
    (2, "Tỷ lệ kiểm tra thực tế hàng hóa giảm xuống dưới 7%."),
    (2, "Công nhận ít nhất 100 doanh nghiệp ưu tiên đặc biệt."),
    (2, "Lực lượng kiểm tra sau thông quan đạt 10% tổng biên chế toàn ngành, trong đó 80% có chứng chỉ kế toán hoặc kiểm toán."),
    (2, "Số thu qua kiểm tra tăng bình quân 12 - 15%/năm."),
    (0, "NỘI DUNG THỰC HIỆN"),
    (1, "Hoàn thiện văn bản quy phạm pháp luật"),
    (2, "Xây dựng Thông tư hướng dẫn chế độ doanh nghiệp ưu tiên; hoàn thành trong tháng 12 năm 2011."),
    (2, "Ban hành quy trình kiểm tra sau thông quan tại trụ sở cơ quan hải quan:"),
    (3, "Dự thảo quy trình, lấy ý kiến các cục hải quan địa phương trong quý IV năm 2011;"),
    (3, "Làm thử tại Cục Hải quan thành phố Hải Phòng và Cục Hải quan tỉnh Đồng Nai trong 6 tháng đầu năm 2012;"),
    (3, "Áp dụng thống nhất toàn ngành từ tháng 01 năm 2013."),
    (1, "Ứng dụng công nghệ thông tin"),
    (2, "Xây dựng cơ sở dữ liệu giá tính thuế và hồ sơ doanh nghiệp theo chuẩn mực của Tổ chức Hải quan thế giới:"),
    (4, "Mua bản quyền phần mềm phân tích dữ liệu;"),
    (4, "Kết nối với cơ quan thuế để khai thác thông tin hóa đơn."),
    (2, "Trang bị máy tính xách tay cho 100% đoàn kiểm tra."),
    (0, "KINH PHÍ"),
    (-1, "Tổng dự toán kinh phí giai đoạn 2011 - 2015 là 96,8 tỷ đồng, lấy từ kinh phí khoán chi hằng năm của Tổng cục Hải quan, trong đó: "
     "năm 2011: 8,3 tỷ đồng; năm 2012: 24 tỷ đồng; năm 2013 - 2015: 64,5 tỷ đồng."),
    (0, "TỔ CHỨC THỰC HIỆN"),
    (1, "Cục Kiểm tra sau thông quan"),
    (4, "Xây dựng chương trình công tác chi tiết từng năm, trình Tổng cục trưởng phê duyệt trước ngày 15 tháng 12 của năm trước."),
    (4, "Chủ trì, phối hợp với Trường Hải quan Việt Nam biên soạn giáo trình nghiệp vụ."),
    (1, "Vụ Tài vụ - Quản trị"),
    (-1, "Bảo đảm kinh phí, trang thiết bị; hướng dẫn các đơn vị lập dự toán và quyết toán."),
    (1, "Cục hải quan các tỉnh, liên tỉnh, thành phố"),
    (-1, "Bố trí đủ biên chế cho chi cục kiểm tra sau thông quan trước ngày 30 tháng 6 năm 2012."),
)  # fmt: skip
_TASKS = (
    ("STT", "Công việc", "Phân công", "", "Thời gian", ""),
    ("", "", "Chủ trì", "Phối hợp", "Bắt đầu", "Kết thúc"),
    ("I", "Tổ chức bộ máy", "", "", "", ""),
    ("1", "Thành lập Chi cục Kiểm tra sau thông quan tại 8 cục hải quan", "Vụ Tổ chức cán bộ", "Cục Kiểm tra sau thông quan",
     "10/2011", "6/2012"),
    ("2", "Luân chuyển công chức có kinh nghiệm thông quan sang khâu hậu kiểm", "", "Các cục hải quan địa phương", "2012", "2014"),
    ("II", "Đào tạo", "", "", "", ""),
    ("3", "Mở 12 khóa chuyên sâu về trị giá, xuất xứ và phân loại hàng hóa", "Trường Hải quan Việt Nam", "Học viện Tài chính",
     "01/2012", "12/2015"),
    ("4", "Cử 40 công chức học tập kinh nghiệm tại Nhật Bản, Hàn Quốc", "Vụ Hợp tác quốc tế", "", "2012", "2015"),
)  # fmt: skip


def customs_decision() -> bytes:
    """The General Department of Customs (under the Ministry of Finance), 2011."""
    file = docx.Document()
    _columns(
        file,
        ("BỘ TÀI CHÍNH\nTỔNG CỤC HẢI QUAN\n-------", "Số: 1573/QĐ-TCHQ"),
        (
            "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n--------------------",
            "Hà Nội, ngày 18 tháng 8 năm 2011",
        ),
    )
    _centred(file, "QUYẾT ĐỊNH")
    _centred(file, "Về việc ban hành Kế hoạch hiện đại hóa công tác kiểm tra sau thông quan giai đoạn 2011 - 2015")
    _centred(file, "TỔNG CỤC TRƯỞNG TỔNG CỤC HẢI QUAN")
    for words in _BASES:
        file.add_paragraph(words).runs[0].italic = True
    _centred(file, "QUYẾT ĐỊNH:")
    for words in _ARTICLES:
        article = file.add_paragraph()
        number, _, rest = words.partition(". ")
        article.add_run(f"{number}. ").bold = True
        article.add_run(rest)
    _columns(
        file,
        ("Nơi nhận:\n- Như Điều 3;\n- Lãnh đạo Bộ (để b/c);\n- Lưu: VT, KTSTQ (5b).",),
        ("KT. TỔNG CỤC TRƯỞNG\nPHÓ TỔNG CỤC TRƯỞNG\n\n\nHoàng Việt Trung",),
    )
    _centred(file, "KẾ HOẠCH")
    _centred(file, "Hiện đại hóa công tác kiểm tra sau thông quan giai đoạn 2011 - 2015")
    _centred(
        file, "(Ban hành kèm theo Quyết định số 1573/QĐ-TCHQ ngày 18/8/2011 của Tổng cục trưởng Tổng cục Hải quan)"
    )
    _numbered(file, _PLAN)
    _centred(file, "PHỤ LỤC")
    _centred(file, "TIẾN ĐỘ THỰC HIỆN MỘT SỐ CÔNG VIỆC TRỌNG TÂM")
    _tasks(file)
    return _packed(file)


def _columns(file: Document, left: Sequence[str], right: Sequence[str]) -> None:
    table = file.add_table(rows=len(left), cols=2)
    for row, words in enumerate(zip(left, right, strict=True)):
        for column in (0, 1):
            cell = table.cell(row, column)
            cell.text = words[column]
            cell.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.CENTER


def _centred(file: Document, words: str) -> None:
    paragraph = file.add_paragraph()
    paragraph.add_run(words).bold = True
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER


def _numbered(file: Document, items: Sequence[tuple[int, str]]) -> None:
    """Items of one multi-level list by their level; -1 is a paragraph between them."""
    numbering = file.part.numbering_part.element
    levels = "".join(
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/><w:lvlText w:val="{pattern}"/></w:lvl>'
        for level, (kind, pattern) in enumerate(_LEVELS)
    )
    numbering.insert(0, parse_xml(f'<w:abstractNum {nsdecls("w")} w:abstractNumId="90">{levels}</w:abstractNum>'))
    number = numbering.add_num(90).numId
    for level, words in items:
        paragraph = file.add_paragraph()
        paragraph.add_run(words).bold = level == 0
        if level >= 0:
            properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()
            properties.get_or_add_ilvl().val = level
            properties.get_or_add_numId().val = number


def _tasks(file: Document) -> None:
    table = file.add_table(rows=len(_TASKS), cols=len(_TASKS[0]))
    table.style = "Table Grid"
    for row, cells in enumerate(_TASKS):
        for column, words in enumerate(cells):
            if words:
                table.cell(row, column).text = words
    for first, last in (
        ((0, 0), (1, 0)), ((0, 1), (1, 1)), ((0, 2), (0, 3)), ((0, 4), (0, 5)), ((2, 1), (2, 5)), ((5, 1), (5, 5)), ((3, 2), (4, 2)),
    ):  # fmt: skip
        table.cell(*first).merge(table.cell(*last))
    for row in (0, 1):
        properties = table.rows[row]._tr.get_or_add_trPr()
        properties.append(parse_xml(f"<w:tblHeader {nsdecls('w')}/>"))


def _packed(file: Document) -> bytes:
    """The file with one date on every member: the same bytes each time."""
    for name in ("created", "modified"):
        for node in file.part.package.core_properties._element.findall(qn(f"dcterms:{name}")):
            node.text = "2024-01-01T00:00:00Z"
    written, packed = io.BytesIO(), io.BytesIO()
    file.save(written)
    with zipfile.ZipFile(written) as source, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            if "thumbnail" not in name:
                target.writestr(zipfile.ZipInfo(name, _DATE), source.read(name), zipfile.ZIP_DEFLATED)
    return packed.getvalue()
