"""Plans of other provinces, levels and years: how work is shared out in them, and what looks like it and is none."""

from typing import Any

import pytest

from corpus.builder import CellText, DocumentBuilder
from extract.pipeline import extract_record
from schemas import Record, Source

MOTTO = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM Độc lập - Tự do - Hạnh phúc"
PLAN = (
    f"ỦY BAN NHÂN DÂN TỈNH YÊN BÁI | {MOTTO}",
    "Số: 91/KH-UBND | Yên Bái, ngày 05 tháng 3 năm 2024",
    "KẾ HOẠCH",
    "Phát triển chợ nông thôn trên địa bàn tỉnh năm 2024",
    "Ủy ban nhân dân tỉnh ban hành Kế hoạch như sau:",
)
DECISION = (
    f"ỦY BAN NHÂN DÂN TỈNH YÊN BÁI | {MOTTO}",
    "Số: 91/QĐ-UBND | Yên Bái, ngày 05 tháng 3 năm 2024",
    "QUYẾT ĐỊNH",
    "Về việc phê duyệt Kế hoạch phát triển chợ giai đoạn 2024 - 2026",
    "CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH",
    "Căn cứ Luật Tổ chức chính quyền địa phương ngày 19/6/2015;",
    "QUYẾT ĐỊNH:",
)
REGULATION = (
    f"ỦY BAN NHÂN DÂN TỈNH YÊN BÁI | {MOTTO}",
    "Số: 12/2024/QĐ-UBND | Yên Bái, ngày 05 tháng 3 năm 2024",
    "QUYẾT ĐỊNH",
    "Ban hành Quy định về quản lý chợ",
    "ỦY BAN NHÂN DÂN TỈNH",
    "Căn cứ Luật Tổ chức chính quyền địa phương ngày 19/6/2015;",
    "QUYẾT ĐỊNH:",
)
COMMUNE = (
    f"ỦY BAN NHÂN DÂN XÃ NẬM LÀNH | {MOTTO}",
    "Số: 15/KH-UBND | Nậm Lành, ngày 12 tháng 8 năm 2025",
    "KẾ HOẠCH",
    "Chỉnh trang chợ phiên năm 2025",
)
PARTY = (
    "TỈNH ỦY YÊN BÁI | ĐẢNG CỘNG SẢN VIỆT NAM",
    "Số 31-CTr/TU | Yên Bái, ngày 10 tháng 9 năm 2024",
    "CHƯƠNG TRÌNH HÀNH ĐỘNG",
    "thực hiện Nghị quyết số 05-NQ/TW của Bộ Chính trị",
)
NOTICE = (
    f"VĂN PHÒNG ỦY BAN NHÂN DÂN TỈNH YÊN BÁI | {MOTTO}",
    "Số: 120/TB-VPUBND | Yên Bái, ngày 12 tháng 8 năm 2024",
    "THÔNG BÁO",
    "Kết luận của Phó Chủ tịch UBND tỉnh tại cuộc họp về chợ nông thôn",
)


def record(*blocks: Any) -> Record:
    builder = DocumentBuilder()
    for block in blocks:
        if isinstance(block, str):
            builder.paragraph(block)
        else:
            builder.table([[CellText(cell) for cell in row] for row in block], heading_rows=1)
    return extract_record(builder.build(Source(sha256="0", uri="t.txt", media_type="text/plain")))


Told = tuple[str, list[str], list[str], str | None, str | None]

CASES: list[Any] = [
    pytest.param(
        [
            *PLAN,
            "IV. PHÂN CÔNG NHIỆM VỤ",
            "1. Sở Công Thương",
            "a) Rà soát mạng lưới chợ tại các phường.",
            "b) Phối hợp với Sở Tài chính bố trí kinh phí.",
            "2. Đề nghị Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh và các tổ chức chính trị-xã hội",
            "- Vận động hội viên tham gia.",
            "3. Công an tỉnh, Bộ Chỉ huy Quân sự tỉnh",
            "- Bảo đảm trật tự ngày khai trương.",
            "4. Chủ tịch UBND các xã, phường",
            "Chịu trách nhiệm trước UBND tỉnh về kết quả trên địa bàn.",
            "5. Các sở, ban, ngành căn cứ chức năng, nhiệm vụ triển khai Kế hoạch, báo cáo trước ngày 15/12 hằng năm.",
        ],
        [
            ("Rà soát", ["Sở Công Thương"], [], None, None),
            ("Phối hợp với", ["Sở Công Thương"], ["Sở Tài chính"], None, None),
            ("Vận động", ["Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh", "các tổ chức chính trị-xã hội"], [], None, None),
            ("Bảo đảm", ["Công an tỉnh", "Bộ Chỉ huy Quân sự tỉnh"], [], None, None),
            ("Chịu trách nhiệm", ["Chủ tịch UBND các xã, phường"], [], None, None),
            ("Các sở, ban, ngành", ["Các sở, ban, ngành"], [], None, None),
        ],
        id="numbered bodies under the sharing out",
    ),
    pytest.param(
        [
            *DECISION,
            "Điều 1. Phê duyệt Kế hoạch phát triển chợ giai đoạn 2024 - 2026.",
            "Điều 2. Giao Sở Công Thương chủ trì, phối hợp với Sở Tài chính, UBND các huyện, thị xã, thành phố tổ chức thực hiện Kế hoạch.",
            "Điều 3. Quyết định này có hiệu lực kể từ ngày ký.",
            "Điều 4. Chánh Văn phòng UBND tỉnh, Giám đốc các Sở chịu trách nhiệm thi hành Quyết định này./.",
        ],
        [
            (
                "Giao Sở Công Thương",
                ["Sở Công Thương"],
                ["Sở Tài chính", "UBND các huyện, thị xã, thành phố"],
                None,
                None,
            )
        ],
        id="an article that assigns; the formula of carrying out is none",
    ),
    pytest.param(
        [
            *PLAN,
            "II. NHIỆM VỤ",
            "1. Tuyên truyền",
            "- Biên soạn tờ rơi về văn minh thương mại.",
            "- Phát sóng chuyên mục trên truyền hình.",
            "Đơn vị chủ trì: Báo và Phát thanh, Truyền hình Yên Bái. Đơn vị phối hợp: Sở Công Thương. Thời gian: Quý II, III/2024.",
            "2. Xây dựng",
            "- Sửa chữa mái che của 12 chợ.",
            "+ Cơ quan chủ trì, tham mưu: Sở Xây dựng;",
            "+ Cơ quan, đơn vị phối hợp: Công ty Môi trường đô thị và Xây dựng tỉnh;",
            "+ Thời gian hoàn thành: Tháng 10/2024;",
        ],
        [
            ("Biên soạn", ["Báo và Phát thanh, Truyền hình Yên Bái"], ["Sở Công Thương"], "2024-04", "2024-09"),
            ("Phát sóng", ["Báo và Phát thanh, Truyền hình Yên Bái"], ["Sở Công Thương"], "2024-04", "2024-09"),
            ("Sửa chữa", ["Sở Xây dựng"], ["Công ty Môi trường đô thị và Xây dựng tỉnh"], None, "2024-10"),
        ],
        id="lines of responsibility below a run of items and below one item",
    ),
    pytest.param(
        [
            *PLAN,
            "II. NHIỆM VỤ",
            "1. Lập bản đồ các chợ (Sở Khoa học và Công nghệ).",
            "2. Kiểm tra vệ sinh (Sở Y tế chủ trì).",
            "3. Báo cáo UBND tỉnh (qua Sở Công Thương).",
        ],
        [
            ("Lập bản đồ", ["Sở Khoa học và Công nghệ"], [], None, None),
            ("Kiểm tra", ["Sở Y tế"], [], None, None),
            ("Báo cáo UBND tỉnh", [], [], None, None),
        ],
        id="the doer in brackets behind an item, and brackets that name none",
    ),
    pytest.param(
        [
            *PLAN,
            "PHỤ LỤC",
            "DANH MỤC NHIỆM VỤ",
            [
                ["STT", "Nhiệm vụ", "Cơ quan chủ trì", "Cơ quan phối hợp", "Thời gian hoàn thành"],
                ["I", "Hoàn thiện thể chế", "", "", ""],
                ["1", "Xây dựng quy chế quản lý chợ", "Sở Công Thương, Sở Tư pháp", "UBND cấp xã", "Quý II/2024"],
                ["2", "Tổ chức tập huấn tiểu thương", "Sở Công Thương", "Như trên", "Tháng 9"],
            ],
            "",
            [
                ["3", "Số hóa hồ sơ chợ", "Sở Khoa học và Công nghệ", "Sở Công Thương", "Quý IV/2024"],
                ["4", "Thẩm định hồ sơ", "Sở Tài chính", "nt", "2024-2025"],
            ],
        ],
        [
            ("Xây dựng quy chế", ["Sở Công Thương", "Sở Tư pháp"], ["UBND cấp xã"], None, "2024-06"),
            ("Tổ chức tập huấn", ["Sở Công Thương"], ["UBND cấp xã"], None, "2024-09"),
            ("Số hóa", ["Sở Khoa học và Công nghệ"], ["Sở Công Thương"], None, "2024-12"),
            ("Thẩm định", ["Sở Tài chính"], ["Sở Công Thương"], "2024", "2025"),
        ],
        id="a table with a group, dittos, and a page break that lost the heading",
    ),
    pytest.param(
        [
            *PLAN,
            "PHỤ LỤC",
            "DANH MỤC CÔNG VIỆC",
            [
                ["TT", "Nội dung công việc", "Thời gian", "Sản phẩm"],
                ["I", "Sở Công Thương", "", ""],
                ["1", "Ban hành hướng dẫn", "Quý I", "Văn bản"],
                ["II", "Sở Tài chính", "", ""],
                ["1", "Thẩm định dự toán", "Trước 30/6/2024", "Văn bản"],
            ],
        ],
        [
            ("Ban hành", ["Sở Công Thương"], [], "2024-01", "2024-03"),
            ("Thẩm định", ["Sở Tài chính"], [], None, "2024-06-30"),
        ],
        id="a row that names a body leads the rows below it",
    ),
    pytest.param(
        [
            *PLAN,
            "III. TỔ CHỨC THỰC HIỆN",
            "1. Sở Công Thương",
            "1.1. Công tác quy hoạch",
            "a) Rà soát quy hoạch chợ.",
            "b) Về kiểm tra",
            "- Kiểm tra các chợ đầu mối.",
            "2. Các doanh nghiệp viễn thông",
            "- Hạ ngầm cáp qua chợ.",
            "3. Ban Quản lý các Khu công nghiệp tỉnh chủ trì bố trí đất cho chợ công nhân.",
        ],
        [
            ("Rà soát", ["Sở Công Thương"], [], None, None),
            ("Kiểm tra", ["Sở Công Thương"], [], None, None),
            ("Hạ ngầm", ["Các doanh nghiệp viễn thông"], [], None, None),
            ("Ban Quản lý", ["Ban Quản lý các Khu công nghiệp tỉnh"], [], None, None),
        ],
        id="leads over several levels, verbs that no list knows, boards",
    ),
    pytest.param(
        [
            *COMMUNE,
            "I. NHIỆM VỤ",
            "1. Phòng Kinh tế xã chủ trì sửa mái chợ trước ngày 30/8.",
            "2. Công an xã bảo đảm an ninh trật tự.",
            "3. Trưởng các bản vận động Nhân dân tham gia.",
        ],
        [
            ("Phòng Kinh tế xã", ["Phòng Kinh tế xã"], [], None, "2025-08-30"),
            ("Công an xã", ["Công an xã"], [], None, None),
            ("Trưởng các bản", ["Trưởng các bản"], [], None, None),
        ],
        id="a commune of two-level government",
    ),
    pytest.param(
        [
            *PARTY,
            "II. NHIỆM VỤ, GIẢI PHÁP",
            "1. Ban Tuyên giáo Tỉnh ủy chủ trì, phối hợp với các cơ quan liên quan tổ chức quán triệt.",
            "2. Đảng ủy Ủy ban nhân dân tỉnh lãnh đạo xây dựng kế hoạch trong quý IV/2024.",
            "3. Các cấp ủy, tổ chức đảng tăng cường kiểm tra.",
        ],
        [
            ("Ban Tuyên giáo", ["Ban Tuyên giáo Tỉnh ủy"], ["các cơ quan liên quan"], None, None),
            ("Đảng ủy", ["Đảng ủy Ủy ban nhân dân tỉnh"], [], None, "2024-12"),
            ("Các cấp ủy", ["Các cấp ủy, tổ chức đảng"], [], None, None),
        ],
        id="a programme of the Party",
    ),
    pytest.param(
        [
            *NOTICE,
            "Sau khi nghe báo cáo, Phó Chủ tịch kết luận:",
            "1. Biểu dương Sở Công Thương đã chuẩn bị tốt nội dung.",
            "2. Giao Sở Công Thương khẩn trương hoàn thiện đề án, trình UBND tỉnh trước ngày 20/8/2024.",
            "Văn phòng Ủy ban nhân dân tỉnh thông báo để các đơn vị biết, thực hiện./.",
        ],
        [("Giao Sở Công Thương", ["Sở Công Thương"], [], None, "2024-08-20")],
        id="a notice of conclusions orders by name; praise and the closing formula are no orders",
    ),
    pytest.param(
        [
            *REGULATION,
            "Điều 1. Ban hành kèm theo Quyết định này Quy định về quản lý chợ.",
            "Điều 2. Sở Công Thương có trách nhiệm hướng dẫn, kiểm tra việc thực hiện Quyết định này.",
            "Điều 3. Quyết định này có hiệu lực từ ngày 20 tháng 3 năm 2024.",
        ],
        [("Sở Công Thương có trách nhiệm", ["Sở Công Thương"], [], None, None)],
        id="a regulation's own article gives a duty",
    ),
    # --- none
    pytest.param(
        [
            *PLAN,
            "I. MỤC ĐÍCH, YÊU CẦU",
            "- Tổ chức chợ văn minh, nâng cao nhận thức.",
            "- Các sở, ngành phải phối hợp chặt chẽ.",
            "II. QUAN ĐIỂM",
            "- Phát triển chợ gắn với du lịch.",
            "III. ĐỐI TƯỢNG, PHẠM VI",
            "- Tiểu thương trên địa bàn tỉnh.",
            "IV. KINH PHÍ",
            "- Ngân sách tỉnh bảo đảm.",
        ],
        [],
        id="purposes, requirements, viewpoints, scope, funds",
    ),
    pytest.param(
        [
            *PLAN,
            "V. TỔ CHỨC THỰC HIỆN",
            "1. Trong quá trình thực hiện, nếu có khó khăn, vướng mắc, các đơn vị báo cáo UBND tỉnh.",
            "2. Chi tiết tại Phụ lục kèm theo.",
            "3. Sở Công Thương có trách nhiệm:",
        ],
        [],
        id="what to do in trouble, where the rest stands, an unfinished heading",
    ),
    pytest.param(
        [
            *PLAN,
            "PHỤ LỤC",
            "CÁC CHỈ TIÊU CHỦ YẾU",
            [
                ["TT", "Chỉ tiêu", "Đơn vị tính", "Năm 2024", "Cơ quan theo dõi, chủ trì"],
                ["1", "Tỷ lệ chợ đạt chuẩn", "%", "80", "Sở Công Thương"],
            ],
        ],
        [],
        id="a table of indicators says who watches over them",
    ),
]


@pytest.mark.parametrize(("blocks", "expected"), CASES)
def test_forms(blocks: list[Any], expected: list[Told]) -> None:
    found = record(*blocks).tasks
    told = [(t.action, [a.name for a in t.lead], [a.name for a in t.partners], t.start, t.end) for t in found]
    assert len(told) == len(expected), told
    for (action, *rest), (words, *wanted) in zip(told, expected, strict=True):
        assert action.startswith(words)
        assert rest == wanted


def test_output_cost_beneficiaries_and_identity() -> None:
    task, other = record(
        *PLAN,
        "II. NHIỆM VỤ",
        "Danh mục nhiệm vụ:",
        [
            ["TT", "Nội dung", "Cơ quan chủ trì", "Thời gian", "Sản phẩm", "Kinh phí (triệu đồng)"],
            ["1", "Tập huấn kỹ năng bán hàng cho các hợp tác xã", "Sở Công Thương", "Quý II", "05 lớp tập huấn", "150"],
            ["2", "Hằng năm kiểm tra chợ", "các sở, ngành", "Hằng năm", "", ""],
        ],
    ).tasks
    assert (task.output, task.cost) == ("05 lớp tập huấn", "150")
    assert [agency.name for agency in task.beneficiaries] == ["các hợp tác xã"]
    assert (task.lead[0].id, task.lead[0].type, task.lead[0].province) == ("so-cong-thuong@15", "department", "15")
    assert (other.recurrence, other.end, other.lead[0].id) == ("Hằng năm", None, None)


@pytest.mark.parametrize(
    ("item", "lead", "partners"),
    [
        # A later sentence puts somebody in charge.
        ("- Xây mới nhà lồng chợ trung tâm. Giao Sở Công Thương chủ trì, phối hợp với Sở Xây dựng hoàn thành trước 30/9/2024.",
         ["Sở Công Thương"], ["Sở Xây dựng"]),
        ("- Xây mới nhà lồng chợ trung tâm. Sở Công Thương chủ trì thực hiện.", ["Sở Công Thương"], []),
        # One that only has a part in it is put in charge of nothing.
        ("- Xây mới nhà lồng chợ trung tâm. Sở Tài chính thẩm định kinh phí theo đề nghị của đơn vị.", [], []),
    ],
)  # fmt: skip
def test_a_later_sentence_of_an_item_may_put_somebody_in_charge(
    item: str, lead: list[str], partners: list[str]
) -> None:
    (task,) = record(*PLAN, "I. NHIỆM VỤ", "1. Hạ tầng", item).tasks
    assert [agency.name for agency in task.lead] == lead
    assert [agency.name for agency in task.partners] == partners
