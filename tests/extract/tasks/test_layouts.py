"""How drafts, notices and older plans lay work out: who leads, and what lists of bodies are no work."""

from typing import Any

import pytest

from corpus.builder import CellText, DocumentBuilder
from extract.pipeline import extract_record
from schemas import Source, Task

MOTTO = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM Độc lập - Tự do - Hạnh phúc"
PLAN = (
    f"ỦY BAN NHÂN DÂN TỈNH YÊN BÁI | {MOTTO}", "Số: 91/KH-UBND | Yên Bái, ngày 05 tháng 3 năm 2024",
    "KẾ HOẠCH", "Phát triển chợ nông thôn trên địa bàn tỉnh",
)  # fmt: skip
DRAFT_NOTICE = (
    f"ỦY BAN NHÂN DÂN TỈNH YÊN BÁI | {MOTTO}", "Số: /TB-UBND | Yên Bái, ngày tháng 3 năm 2024",
    "THÔNG BÁO", "Kết luận của Phó Chủ tịch UBND tỉnh tại cuộc họp về chợ nông thôn",
)  # fmt: skip
DECISION = (
    f"ỦY BAN NHÂN DÂN TỈNH YÊN BÁI | {MOTTO}", "Số: 91/QĐ-UBND | Yên Bái, ngày 05 tháng 3 năm 2024", "QUYẾT ĐỊNH",
    "Phê duyệt danh sách chợ đạt chuẩn", "CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH", "Căn cứ Luật Thương mại;", "QUYẾT ĐỊNH:",
)  # fmt: skip


def tasks(*blocks: Any) -> list[Task]:
    """The tasks of a document of these paragraphs and tables (lists of rows, the first one its head)."""
    builder = DocumentBuilder()
    for block in blocks:
        if isinstance(block, str):
            builder.paragraph(block)
        else:
            builder.table([[CellText(cell) for cell in row] for row in block], heading_rows=1)
    return extract_record(builder.build(Source(sha256="0", uri="t.txt", media_type="text/plain"))).tasks


Told = tuple[str, list[str], list[str]]

CASES: list[Any] = [
    pytest.param(
        [*PLAN, "II. NHIỆM VỤ", "1. Về mạng lưới chợ", "a) Nhiệm vụ:", "- Rà soát mạng lưới chợ;", "- Lập bản đồ chợ.",
         "b) Cơ quan thực hiện:", "- Đơn vị chủ trì: Sở Công Thương.", "- Đơn vị phối hợp: Sở Tài chính.",
         "c) Thời gian thực hiện: Hoàn thành trong năm 2025."],
        [("Rà soát mạng lưới chợ", ["Sở Công Thương"], ["Sở Tài chính"]),
         ("Lập bản đồ chợ", ["Sở Công Thương"], ["Sở Tài chính"])],
        id="a point of its own says who does what the point before it lists",
    ),
    pytest.param(
        [*PLAN, "II. NHIỆM VỤ", "- Tổ chức tập huấn cho tiểu thương.", "Đơn vị chủ trì tham mưu thực hiện: Sở Công Thương.",
         "Đơn vị phối hợp thực hiện: Sở Y tế."],
        [("Tổ chức tập huấn", ["Sở Công Thương"], ["Sở Y tế"])],
        id="a label of several roles",
    ),
    pytest.param(
        [*PLAN, "IV. TỔ CHỨC THỰC HIỆN", "1. Công an tỉnh", "a) Tuần tra tại các chợ.", "b) Chủ trì, phối hợp",
         "- Sở Tài chính và các đơn vị có liên quan tham mưu bố trí kinh phí."],
        [("Tuần tra", ["Công an tỉnh"], []),
         ("Sở Tài chính và các đơn vị", ["Công an tỉnh"], ["Sở Tài chính", "các đơn vị có liên quan"])],
        id="'Chủ trì, phối hợp' goes on with whom",
    ),
    pytest.param(
        [*PLAN, "IV. TỔ CHỨC THỰC HIỆN", "1. Cơ quan quản lý: Sở Nông nghiệp & PTNT tỉnh Yên Bái:", "- Lập hồ sơ các chợ.",
         "2. Sở Công Thương:", "- Phối hợp với Sở Kế hoạch & Đầu tư và lực lượng Công an xã kiểm tra các chợ."],
        [("Lập hồ sơ", ["Sở Nông nghiệp & PTNT tỉnh Yên Bái"], []),
         ("Phối hợp với", ["Sở Công Thương"], ["Sở Kế hoạch & Đầu tư", "lực lượng Công an xã"])],
        id="a heading's role before the body, '&' in a name, a force of a body",
    ),
    pytest.param(
        [*PLAN, "IV. TỔ CHỨC THỰC HIỆN", "1. Thanh tra chuyên ngành: Ủy ban nhân dân các huyện làm đầu mối kiểm tra chợ.",
         "2. Sở Y tế và UBND các xã được phân công chủ trì nhiệm vụ tại Kế hoạch này có trách nhiệm báo cáo kết quả."],
        [("Thanh tra chuyên ngành", ["Ủy ban nhân dân các huyện"], []),
         ("Sở Y tế và UBND", ["Sở Y tế", "UBND các xã"], [])],
        id="a topic before the body, a clause that says which bodies",
    ),
    pytest.param(
        [*PLAN, "IV. TỔ CHỨC THỰC HIỆN", "1. Trung tâm xúc tiến đầu tư và hỗ trợ doanh nghiệp tỉnh", "- Quảng bá các chợ phiên.",
         "2. Vụ Công nghiệp nhẹ, Cục Xuất nhập khẩu, các Vụ Thị trường ngoài nước phối hợp với các đơn vị liên quan:",
         "- Rà soát hàng hóa."],
        [("Quảng bá", ["Trung tâm xúc tiến đầu tư và hỗ trợ doanh nghiệp tỉnh"], []),
         ("Rà soát", ["Vụ Công nghiệp nhẹ", "Cục Xuất nhập khẩu", "các Vụ Thị trường ngoài nước"], ["các đơn vị liên quan"])],
        id="a name that reads like an action, small letters within a name",
    ),
    pytest.param(
        [*PLAN, "II. NHIỆM VỤ", "1. Giao Ban Quản lý Khu kinh tế Cửa Lò và các Khu công nghiệp Nghi Lộc chăm sóc cây."],
        [("Giao Ban Quản lý", ["Ban Quản lý Khu kinh tế Cửa Lò và các Khu công nghiệp Nghi Lộc"], [])],
        id="one board of several zones",
    ),
    pytest.param(
        [*DECISION, "Điều 1. Cấp 3.580 tấn gạo cho các tỉnh:", "- Tỉnh Lào Cai: 2.120 tấn gạo;", "- Tỉnh Hà Nam: 574 tấn gạo.",
         "Điều 2. Giao Sở Công Thương theo dõi các chợ."],
        [("Giao Sở Công Thương", ["Sở Công Thương"], [])],
        id="how much each gets",
    ),
    pytest.param(
        [*PLAN, "II. PHÂN CÔNG NHIỆM VỤ", "1. Tổ đảng ở Thường trực Ủy ban Pháp luật", "- Rà soát các luật về chợ."],
        [("Rà soát các luật", ["Tổ đảng ở Thường trực Ủy ban Pháp luật"], [])],
        id="the Party's group in a committee",
    ),
    pytest.param(
        [*PLAN, "III. NỘI DUNG", "1. Danh mục chợ xây mới", "- Chợ dân sinh phường 4, thành phố Yên Bái: khoảng 195 tỷ đồng, 2 ha;",
         "- Vốn của hộ kinh doanh: 18.275.472.282đ"],
        [],
        id="the colon behind a place closes a label, a label with its sum",
    ),
    pytest.param(
        [*DECISION, "Điều 1. Phê duyệt danh sách chợ đạt chuẩn:", "1. UBND các xã, phường: Tại Phụ lục II đính kèm.",
         "Điều 2. Giao Sở Công Thương theo dõi các chợ.", "PHỤ LỤC", "DANH SÁCH CHỢ",
         [["TT", "Đơn vị", "Phân loại"], ["1", "Phường Yên Ninh", "II"], ["2", "Xã Tân Hợp", "III"]]],
        [("Giao Sở Công Thương", ["Sở Công Thương"], [])],
        id="a list of places with their classes",
    ),
    pytest.param(
        [*DRAFT_NOTICE, "II. NHIỆM VỤ, GIẢI PHÁP VÀ PHÂN CÔNG TỔ CHỨC THỰC HIỆN", "1. Sở Công Thương", "- Mời các chủ đầu tư làm việc.",
         "2. Sở Tài chính", "- Bố trí vốn."],
        [("Mời các chủ đầu tư", ["Sở Công Thương"], []), ("Bố trí vốn", ["Sở Tài chính"], [])],
        id="a notice whose number is not written in yet",
    ),
    pytest.param(
        [*PLAN, "II. NHIỆM VỤ", "1. Sở Công Thương kiểm tra các chợ.", "PHỤ LỤC", "ĐỀ CƯƠNG BÁO CÁO",
         "1. Công tác tuyên truyền về chợ; việc công khai giá.", "2. Công tác rà soát mạng lưới chợ."],
        [("Sở Công Thương kiểm tra", ["Sở Công Thương"], [])],
        id="an outline of a report",
    ),
    pytest.param(
        [*PLAN, "III. TỔ CHỨC THỰC HIỆN", "1. Sở Công Thương", "- Chủ trì rà soát mạng lưới chợ.", "Mở lớp cho tiểu thương các chợ.",
         "Vận động các hộ kinh doanh dùng hóa đơn."],
        [("Chủ trì rà soát", ["Sở Công Thương"], []), ("Mở lớp", ["Sở Công Thương"], []),
         ("Vận động các hộ", ["Sở Công Thương"], [])],
        id="paragraphs beside a bullet that stands alone",
    ),
    pytest.param(
        [*PLAN, "III. TỔ CHỨC THỰC HIỆN", "1. Sở Công Thương", "- Chủ trì rà soát mạng lưới chợ.", "Mở lớp cho tiểu thương các chợ.",
         "Vận động các hộ kinh doanh dùng hóa đơn.", "- Báo cáo kết quả hằng năm."],
        [("Chủ trì rà soát", ["Sở Công Thương"], []), ("Báo cáo kết quả", ["Sở Công Thương"], [])],
        id="paragraphs that go on with a bullet of a list",
    ),
    pytest.param(
        [*PLAN, "II. NHIỆM VỤ", "1. Về mạng lưới chợ", "Rà soát mạng lưới chợ hằng năm.", "Vươn tới chợ văn minh ở mọi xã.",
         "Lập bản đồ các chợ."],
        [("Rà soát mạng lưới", [], []), ("Vươn tới", [], []), ("Lập bản đồ", [], [])],
        id="paragraphs of which most open with an action",
    ),
    pytest.param(
        [*PLAN, "II. NHIỆM VỤ", "1. Về mạng lưới chợ", "Rà soát mạng lưới chợ hằng năm.", "Chợ Mường Lò, ngày 04 tháng 5 năm 2024",
         "Lập bản đồ các chợ."],
        [("Rà soát mạng lưới", [], []), ("Lập bản đồ", [], [])],
        id="a paragraph that is no sentence",
    ),
    pytest.param(
        [*PLAN, "II. NHIỆM VỤ",
         [["STT", "Nhiệm vụ", "Cơ quan chủ trì"], ["1", "Rà soát mạng lưới chợ", "Sở Công Thương"],
          ["STT", "Nhiệm vụ", "Cơ quan chủ trì"], ["2", "Lập bản đồ chợ", "Sở Xây dựng"],
          ["3", "Nhiệm vụ của ban quản lý chợ", "Sở Nội vụ"]]],
        [("Rà soát mạng lưới chợ", ["Sở Công Thương"], []), ("Lập bản đồ chợ", ["Sở Xây dựng"], []),
         ("Nhiệm vụ của ban quản lý", ["Sở Nội vụ"], [])],
        id="a row that says the table's head again",
    ),
    pytest.param(
        [*PLAN, "II. NHIỆM VỤ", "1. Cơ sở dữ liệu dùng chung", "- Hệ thống giao thông quanh các chợ đầu mối.", "- Lập bản đồ các chợ.",
         "- Kho lạnh đáp ứng yêu cầu bảo quản.", "- Mặt bằng chợ."],
        [("Lập bản đồ", [], [])],
        id="a heading that is no body, words that only sound like an order",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("blocks", "expected"), CASES)
def test_layouts(blocks: list[Any], expected: list[Told]) -> None:
    told = [(t.action, [a.name for a in t.lead], [a.name for a in t.partners]) for t in tasks(*blocks)]
    assert len(told) == len(expected), told
    for (action, *rest), (words, *wanted) in zip(told, expected, strict=True):
        assert action.startswith(words)
        assert rest == wanted
