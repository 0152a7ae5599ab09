"""Regulations: the duties of their own articles and of regulations of cooperation, and the powers and law that are none.

Each case is the lines below the head and what is found: (how the duty begins, who leads).
"""

import pytest

from corpus.builder import DocumentBuilder
from extract.pipeline import extract_record
from schemas import Source

HEAD = (
    "ỦY BAN NHÂN DÂN TỈNH YÊN BÁI | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM Độc lập - Tự do - Hạnh phúc",
    "Số: 12/2024/QĐ-UBND | Yên Bái, ngày 05 tháng 3 năm 2024",
    "QUYẾT ĐỊNH",
    "Ban hành Quy định về quản lý chợ",
    "ỦY BAN NHÂN DÂN TỈNH",
    "Căn cứ Luật Tổ chức chính quyền địa phương ngày 19/6/2015;",
    "QUYẾT ĐỊNH:",
)
IN_FORCE = ("Điều 9. Quyết định này có hiệu lực kể từ ngày ký.", "TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "Trần Văn A")
COOPERATION = (
    "Điều 1. Nguyên tắc phối hợp",
    "1. Các sở, ngành chủ động phối hợp theo chức năng.",
    "Điều 2. Phối hợp quản lý chợ đêm",
    "1. Sở Công Thương",
    "a) Chủ trì, phối hợp với Công an tỉnh kiểm tra chợ đêm.",
    "b) Có ý kiến bằng văn bản về giờ mở cửa.",
    "2. Các đơn vị liên quan: Cung cấp thông tin cho Sở Công Thương trước ngày 10.",
)


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (
            ["Điều 2. Sở Công Thương có trách nhiệm:", "1. Kiểm tra các chợ.", "2. Báo cáo Ủy ban nhân dân tỉnh."],
            [("Kiểm tra", ["Sở Công Thương"]), ("Báo cáo", ["Sở Công Thương"])],
        ),
        # what somebody may do
        (
            [
                "Điều 2. Phân cấp thẩm quyền phê duyệt phương án chợ",
                "1. Ủy ban nhân dân tỉnh phê duyệt phương án chợ hạng 1.",
                "2. Đối với chợ hạng 2:",
                "a) Sở Công Thương phê duyệt phương án chợ huyện.",
            ],
            [],
        ),
        (
            [
                "Điều 2. Ủy quyền cho Giám đốc Sở Công Thương cấp giấy phép như sau:",
                "1. Cấp giấy phép kinh doanh tại chợ.",
                "2. Thu hồi giấy phép kinh doanh tại chợ.",
                "Điều 3. Giám đốc Sở Công Thương có trách nhiệm:",
                "1. Báo cáo định kỳ việc thực hiện nội dung được ủy quyền.",
            ],
            [("Báo cáo định kỳ", ["Giám đốc Sở Công Thương"])],
        ),
        (
            ["Điều 2. Phân cấp quản lý chợ", "1. Sở Công Thương có trách nhiệm duy tu chợ đầu mối."],
            [("Sở Công Thương có trách nhiệm", ["Sở Công Thương"])],
        ),
        # whom it applies to, steps of a procedure, how an office is set up
        (["Điều 2. Đối tượng áp dụng", "1. Cơ quan được giao chủ trì quản lý chợ trên địa bàn tỉnh."], []),
        (["Điều 3. Trình tự thực hiện", "1. Sở Công Thương lập danh sách tiểu thương gửi các chợ."], []),
        (["Điều 3. Cơ cấu, tổ chức", "1. Chánh Văn phòng có trách nhiệm điều hành công việc của Văn phòng."], []),
        # what an amended text is to say
        (
            [
                "Điều 2. Sửa đổi Quy định về quản lý chợ",
                "1. Bổ sung Điều 4a như sau:",
                "“Điều 4a. Trách nhiệm",
                "2. Trách nhiệm của Sở Công Thương",
                "a) Kiểm tra các chợ đầu mối.",
                "b) Báo cáo kết quả kiểm tra.”",
                "Điều 3. Sở Tài chính có trách nhiệm hướng dẫn việc thu phí “chợ đêm”.",
            ],
            [("Sở Tài chính", ["Sở Tài chính"])],
        ),
        # carrying the decision out is no work of its own
        (["Điều 4. Giám đốc Sở Công Thương có trách nhiệm triển khai, thi hành Quy định này."], []),
    ],
)
def test_duties(lines: list[str], expected: list[tuple[str, list[str]]]) -> None:
    assert told(*HEAD, *lines, *IN_FORCE) == expected


def test_an_attached_regulation_gives_duties_where_it_is_one_of_cooperation() -> None:
    issued = ("Điều 1. Ban hành kèm theo Quyết định này Quy chế.", *IN_FORCE)
    assert told(*HEAD, *issued, "QUY CHẾ", "PHỐI HỢP QUẢN LÝ CHỢ TRÊN ĐỊA BÀN TỈNH YÊN BÁI", *COOPERATION) == [
        ("Chủ trì, phối hợp", ["Sở Công Thương"]),
        ("Có ý kiến bằng văn bản", ["Sở Công Thương"]),
        ("Các đơn vị liên quan", ["Các đơn vị liên quan"]),
    ]
    assert told(*HEAD, *issued, "QUY CHẾ", "QUẢN LÝ CHỢ TRÊN ĐỊA BÀN TỈNH YÊN BÁI", *COOPERATION) == []


BEGINNINGS = (
    "Kiểm tra", "Báo cáo định kỳ", "Báo cáo", "Sở Công Thương có trách nhiệm", "Sở Tài chính", "Chủ trì, phối hợp",
    "Có ý kiến bằng văn bản", "Các đơn vị liên quan",
)  # fmt: skip


def told(*lines: str) -> list[tuple[str, list[str]]]:
    builder = DocumentBuilder()
    for line in lines:
        builder.paragraph(line)
    tasks = extract_record(builder.build(Source(sha256="0", uri="t.txt", media_type="text/plain"))).tasks
    return [
        (
            next((words for words in BEGINNINGS if task.action.startswith(words)), task.action),
            [a.name for a in task.lead],
        )
        for task in tasks
    ]
