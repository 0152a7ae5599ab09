"""Lists below an item: names of projects are no tasks, what opens a list without tasks is one itself, steps and methods are tasks.

Each case is the lines below a plan's head, and how the tasks found in them begin.
"""

import pytest

from extract.tasks.extract import find_tasks
from tests.extract.conftest import MakeReading

TASKS = "II. NHIỆM VỤ"
WHO = "III. TỔ CHỨC THỰC HIỆN"


@pytest.mark.parametrize(
    ("lines", "begin"),
    [
        # names of projects below what is to be done with them
        (
            [WHO, "1. Sở Xây dựng", "a) Chủ trì triển khai các dự án trong Chương trình, bao gồm:", "- Dự án 1: Nâng cấp hạ tầng.",
             "- Tiểu dự án 2 (Dự án 3): Phát triển sinh kế."],
            ["Chủ trì triển khai các dự án"],
        ),
        (
            [TASKS, "1. Ưu tiên nguồn lực để thực hiện các dự án sau:", "- Dự án phòng ngập khu vực trũng.", "- Dự án bố trí dân cư."],
            ["Ưu tiên nguồn lực"],
        ),
        # what is measured or made up of nouns
        (
            [TASKS, "1. Ban hành bộ chỉ số đánh giá trên cơ sở các nhóm sau:", "- Nhóm môi trường;", "- Nhóm dân sinh."],
            ["Ban hành bộ chỉ số"],
        ),
        # an opening without a number, and a small point with remarks below it
        (
            [TASKS, "1. Nền tảng số", "Nghiên cứu, triển khai các nền tảng số phục vụ đô thị xanh như:", "- Hệ thống giám sát cây;",
             "- Kho dữ liệu."],
            ["Nghiên cứu, triển khai"],
        ),
        ([TASKS, "1. Cây xanh", "a) Bổ sung cây xanh cho trường học", "- Số lượng: theo nhu cầu;"], ["Bổ sung cây xanh"]),
        # what an opening announces may be aims; who does it is no task
        ([TASKS, "1. Nền tảng số", "Triển khai các nền tảng số đến cuối năm đạt:", "- 100% số xã;", "- 80% số hộ."], []),
        (
            [TASKS, "1. Cây xanh", "a) Nhiệm vụ:", "- Trồng mới 20 tuyến phố.", "b) Cơ quan thực hiện:", "- Sở Xây dựng;", "- Sở Y tế."],
            ["Trồng mới"],
        ),
        # a list with a task of its own governs and is none; a heading that opens a list is none
        ([TASKS, "1. Triển khai các nội dung về cây xanh đô thị gồm:", "- Trồng mới 20 tuyến phố."], ["Trồng mới"]),
        ([TASKS, "1. Xây dựng đô thị:", "- Nhóm môi trường;", "- Nhóm dân sinh."], []),
        (["II. MỤC TIÊU", "1. Phấn đấu hoàn thành các chỉ tiêu chủ yếu gồm:", "- Nhóm môi trường;", "- Nhóm dân sinh."], []),
        # a project that a body is given is a task
        ([WHO, "- Dự án 1: Giao Sở Y tế chủ trì thực hiện."], ["Giao Sở Y tế"]),
        # steps and methods of the plan's own work; how marks are given is none
        (
            ["IV. PHƯƠNG PHÁP, CÁC BƯỚC GIÁM SÁT", "1. Phương pháp", "- Khảo sát thực tế tại xã.", "2. Các bước giám sát",
             "- Thông báo cho xã về đợt giám sát."],
            ["Khảo sát", "Thông báo"],
        ),
        (["IV. PHƯƠNG PHÁP CHẤM ĐIỂM", "- Xác định điểm theo từng tiêu chí."], []),
        # objects of the sentence over them; a list that acts is one of tasks
        (
            [TASKS, "1. Nền tảng số", "Nghiên cứu, triển khai các nền tảng số chuyên dùng cho giao thông đô thị như:",
             "- Hệ thống thu phí phải dừng xe.", "- Hệ thống đo tải trọng phối hợp nhiều nguồn."],
            ["Nghiên cứu, triển khai các nền tảng"],
        ),
        (
            [TASKS, "1. Thanh toán", "- Lập hồ sơ hoàn công cho từng hộ gia đình được hỗ trợ nhà ở, gồm:",
             "+ Biên bản xác nhận nhà ở hoàn thành;", "+ Biên bản nghiệm thu nhà ở."],
            ["Lập hồ sơ hoàn công"],
        ),
        ([WHO, "1. Ủy ban nhân dân xã", "- Lập hồ sơ hoàn công cho từng hộ được hỗ trợ, gồm:", "+ Biên bản hoàn thành;", "+ Ảnh chụp nhà."],
         ["Lập hồ sơ hoàn công"]),
        ([TASKS, "1. Triển khai các nội dung về giao thông đô thị như:", "- Lắp đặt biển báo;", "- Kẻ vạch sơn;"], ["Lắp đặt", "Kẻ vạch"]),
        # a step is named over the paragraph that says who does what, or is the work itself
        (
            ["II. CÁC BƯỚC", "1. Bước 1: Kiểm tra hiện trạng nhà ở.", "Ủy ban nhân dân xã tổ chức kiểm tra hiện trạng nhà ở của từng hộ.",
             "2. Bước 2: Lập danh sách hỗ trợ.", "Sở Xây dựng lập danh sách hỗ trợ, gửi các xã."],
            ["Ủy ban nhân dân xã tổ chức kiểm tra", "Sở Xây dựng lập"],
        ),
        (["II. CÁC BƯỚC", "1. Bước 1: Kiểm tra hiện trạng nhà ở.", "2. Bước 2: Lập danh sách hỗ trợ."], ["Bước 1", "Bước 2"]),
        # whose a project is, and what its owner does
        ([TASKS, "1. Chủ dự án: Chi cục Thủy lợi", "2. Chủ đầu tư: Ban Quản lý dự án tỉnh", "3. Cơ quan chủ quản: Sở Y tế"], []),
        ([TASKS, "1. Chủ đầu tư: khẩn trương hoàn thành thủ tục thuê đất."], ["Chủ đầu tư"]),
        # the last sentence asks everybody to carry the plan out; what it asks for by name is work
        ([WHO, "- Yêu cầu các sở, ban, ngành và các xã nghiêm túc triển khai thực hiện./."], []),
        ([WHO, "- Đề nghị các tổ chức có liên quan thực hiện các nội dung theo đúng Kế hoạch đề ra./."], []),
        ([WHO, "- Yêu cầu các xã triển khai thực hiện việc trồng cây trước mùa mưa./."], ["Yêu cầu các xã"]),
        # summing up how things stand is work; how things stand is not
        ([TASKS, "- Tổng hợp tình hình thực hiện: tiến độ, khó khăn; báo cáo cấp trên."], ["Tổng hợp tình hình"]),
        ([TASKS, "- Tình hình thực hiện: đã báo cáo cấp trên."], []),
    ],
)  # fmt: skip
def test_lists(plan: MakeReading, lines: list[str], begin: list[str]) -> None:
    found = [task.action for task in find_tasks(plan(*lines))]
    assert len(found) == len(begin)
    assert [action for action, first in zip(found, begin, strict=True) if not action.startswith(first)] == []


def test_the_evidence_of_an_opening_goes_over_its_list(plan: MakeReading) -> None:
    [task] = find_tasks(
        plan(WHO, "1. Sở Y tế", "a) Chủ trì triển khai các dự án trong Chương trình, gồm:", "- Dự án 1: Trạm y tế.")
    )
    assert (task.rule, task.lead[0].name, task.evidence.quote[-10:]) == ("task.governing", "Sở Y tế", "Trạm y tế.")


def test_what_is_spoken_of_may_be_long(plan: MakeReading) -> None:
    about = "Về bố trí nguồn lực đầu tư cho các trường nội trú, bán trú và nhà công vụ tại các xã vùng cao trong giai đoạn tới"
    [task] = find_tasks(plan(TASKS, f"1. {about} (bảo đảm đủ phòng học): Giao Sở Tài chính chủ trì tổng hợp."))
    assert [agency.name for agency in task.lead] == ["Sở Tài chính"]
