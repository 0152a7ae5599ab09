"""Lists whose head is said once for all, abbreviated parts of a field of work, and who is asked by whom.

Each case is a clause and the bodies that lead in it, as written; in brackets what the list says once for them.
"""

import pytest

from extract.agencies import AgencySpan, read_assignment, read_heading_agencies, split_agencies
from extract.fold import fold
from extract.tasks.extract import find_tasks
from tests.extract.conftest import MakeReading


def named(text: str, spans: tuple[AgencySpan, ...]) -> list[str]:
    return [text[span.start : span.end] + (f" ({span.head})" if span.head else "") for span in spans]


@pytest.mark.parametrize(
    ("clause", "lead"),
    [
        # a field of work with an abbreviated part, before a colon or a verb
        ("Phòng Tài chính - KH: thẩm định dự toán.", ["Phòng Tài chính - KH"]),
        ("Phòng Nông nghiệp và PTNT hướng dẫn các xã.", ["Phòng Nông nghiệp và PTNT"]),
        ("Phòng Văn hóa - TT phối hợp với Phòng Y tế tổ chức.", ["Phòng Văn hóa - TT"]),
        ("Sở Tài chính và UBND tỉnh rà soát quỹ đất.", ["Sở Tài chính", "UBND tỉnh"]),
        # fields of work and places behind one head
        (
            "Các Bộ: Tài chính, Xây dựng và Tập đoàn Điện lực Việt Nam khẩn trương rà soát.",
            ["Tài chính (Bộ)", "Xây dựng (Bộ)", "Tập đoàn Điện lực Việt Nam"],
        ),
        (
            "Các Bộ, cơ quan: Văn hóa, Thể thao và Du lịch, Nội vụ, Thanh tra Chính phủ phối hợp thực hiện.",
            ["Văn hóa, Thể thao và Du lịch (Bộ)", "Nội vụ (Bộ)", "Thanh tra Chính phủ"],
        ),
        ("Giao các Sở Y tế, Nội vụ chủ trì rà soát.", ["Y tế (Sở)", "Nội vụ (Sở)"]),
        (
            "UBND các tỉnh, thành phố: Cao Bằng, Hải Phòng quyết liệt chỉ đạo nhà thầu.",
            ["Cao Bằng (Ủy ban nhân dân)", "Hải Phòng (Ủy ban nhân dân)"],
        ),
        (
            "Chủ tịch Ủy ban nhân dân các tỉnh, thành phố trực thuộc Trung ương: Hà Tĩnh, Huế, Gia Lai chủ động phối hợp.",
            [f"{place} (Chủ tịch Ủy ban nhân dân)" for place in ("Hà Tĩnh", "Huế", "Gia Lai")],
        ),
        (
            "Chủ tịch Ủy ban nhân dân các tỉnh, thành phố trực thuộc Trung ương chủ động phối hợp.",
            ["Chủ tịch Ủy ban nhân dân các tỉnh, thành phố trực thuộc Trung ương"],
        ),
        ("Thành phố Huế và các tỉnh Gia Lai, Sơn La đẩy nhanh tiến độ.", ["Thành phố Huế", "Gia Lai", "Sơn La"]),
        # one alone, small letters and standing lists are no such list
        ("Các Sở Y tế chủ trì rà soát.", ["Các Sở Y tế"]),
        ("Các bộ, ngành, địa phương chủ trì rà soát.", ["Các bộ, ngành, địa phương"]),
        ("UBND các xã, phường chủ trì rà soát.", ["UBND các xã, phường"]),
        # committees of the National Assembly have fields joined by "và"
        (
            "Đề nghị Ủy ban Kinh tế và Tài chính của Quốc hội, Hội đồng Dân tộc thẩm tra.",
            ["Ủy ban Kinh tế và Tài chính của Quốc hội", "Hội đồng Dân tộc"],
        ),
        # who asks others is no doer
        ("Chính phủ trân trọng đề nghị Ban Dân vận Trung ương phối hợp.", ["Ban Dân vận Trung ương"]),
        ("Sở Y tế; Sở Dân tộc và Tôn giáo chủ trì xây dựng đề án.", ["Sở Y tế", "Sở Dân tộc và Tôn giáo"]),
        ("Sở Tài chính - Vật giá chủ trì lập dự toán.", ["Sở Tài chính - Vật giá"]),
        ("Quỹ Đầu tư phát triển tỉnh chủ trì cho vay.", ["Quỹ Đầu tư phát triển tỉnh"]),
        ("Giao đồng chí Bộ trưởng Bộ Xây dựng trực tiếp kiểm tra.", ["Bộ trưởng Bộ Xây dựng"]),
        ("Để kịp mùa mưa, bão; các sở, ngành triển khai ngay.", ["các sở, ngành"]),
        ("Các đơn vị từ tỉnh đến cơ sở triển khai ngay.", ["Các đơn vị từ tỉnh đến cơ sở"]),
        # boards of projects, whatever their projects build
        (
            "Ban Quản lý dự án Đầu tư xây dựng các công trình Nông nghiệp, các sở liên quan đẩy nhanh giải ngân.",
            ["Ban Quản lý dự án Đầu tư xây dựng các công trình Nông nghiệp", "các sở liên quan"],
        ),
        ("Ban QLDA ĐTXD huyện chủ trì rà soát.", ["Ban QLDA ĐTXD huyện"]),
        # the places of one body; a further body is none of them
        ("Sở Xây dựng các tỉnh Lào Cai, Phú Thọ phối hợp rà soát.", ["Sở Xây dựng các tỉnh Lào Cai, Phú Thọ"]),
        ("Sở Y tế các tỉnh Lào Cai, Bộ Quốc phòng rà soát.", ["Sở Y tế các tỉnh Lào Cai", "Bộ Quốc phòng"]),
    ],
)
def test_leads(clause: str, lead: list[str]) -> None:
    assert named(clause, read_assignment(fold(clause), clause, 0, len(clause)).lead) == lead


@pytest.mark.parametrize(
    ("heading", "lead"),
    [
        ("Nội dung giám sát của chủ chương trình", ["chủ chương trình"]),
        ("Hoạt động kiểm tra của Sở Y tế", ["Sở Y tế"]),
        ("Nội dung giám sát của năm", None),
        # what a body is in a committee is no part of its name; remarks in brackets are none either
        ("Sở Tài chính - Cơ quan thường trực Ban Chỉ đạo", ["Sở Tài chính"]),
        ("Trách nhiệm của Sở Nội vụ (cơ quan đầu mối):", ["Sở Nội vụ"]),
        ("Trách nhiệm của các sở quản lý ngành (bao gồm cả đơn vị trực thuộc):", ["các sở quản lý ngành"]),
        # whoever it is whose duties a heading tells
        ("Trách nhiệm của hộ trồng rừng:", ["hộ trồng rừng"]),
        ("Nhiệm vụ của tổ tự quản", ["tổ tự quản"]),
        ("Trách nhiệm của các bên trong thực hiện kế hoạch", None),
        ("Nhiệm vụ trồng rừng", None),
        ("Nội dung giám sát", None),
        # a common noun at the head of a section is what the section is about
        ("Bộ quy tắc ứng xử", None),
        ("Cơ sở dữ liệu dùng chung", None),
        ("Doanh nghiệp số", None),
        ("Thanh tra tỉnh", ["Thanh tra tỉnh"]),
        ("Viễn thông", None),
        ("Doanh nghiệp chủ động đổi mới công nghệ:", ["Doanh nghiệp"]),
        ("Các doanh nghiệp", ["Các doanh nghiệp"]),
        ("Sở, ban, ngành liên quan", ["Sở, ban, ngành liên quan"]),
        ("Ủy ban nhân dân cấp xã", ["Ủy ban nhân dân cấp xã"]),
        # the kind before a colon, its members behind it
        ("Các sở, ngành liên quan: Sở Y tế, Công an tỉnh", ["Sở Y tế", "Công an tỉnh"]),
        ("Các cơ quan: Công an tỉnh, Sở Y tế.", ["Công an tỉnh", "Sở Y tế"]),
        ("Sở Y tế: xây dựng kế hoạch", ["Sở Y tế"]),
    ],
)
def test_headings(heading: str, lead: list[str] | None) -> None:
    found = read_heading_agencies(fold(heading), heading, 0, len(heading))
    assert (named(heading, found.lead) if found is not None else None) == lead


def test_a_cell_of_fields_and_other_bodies() -> None:
    cell = "Các Sở: Tài chính, Y tế; UBND các xã"
    spans = split_agencies(fold(cell), cell, 0, len(cell))
    assert named(cell, spans) == ["Tài chính (Sở)", "Y tế (Sở)", "UBND các xã"]


def test_the_common_head_tells_who_it_is(plan: MakeReading) -> None:
    [task] = find_tasks(plan("III. NHIỆM VỤ", "1. Các Bộ: Tài chính, Xây dựng rà soát quỹ đất trồng cây."))
    assert [(agency.name, agency.id) for agency in task.lead] == [
        ("Tài chính", "bo-tai-chinh"),
        ("Xây dựng", "bo-xay-dung"),
    ]
