"""Tasks, targets and sums that news tells in running prose."""

from kehoach import Record, extract

NEWS = """Cổng thông tin điện tử tỉnh Hậu Giang
Ngày 18/03/2022 14:20:05
Hậu Giang phê duyệt Chương trình khuyến công năm 2022

(Haugiang.gov.vn) - Ngày 15/3/2022, Chủ tịch UBND tỉnh Hậu Giang đã ký Quyết định số 512/QĐ-UBND phê duyệt Chương trình \
khuyến công địa phương năm 2022 với tổng kinh phí khoảng 4,75 tỷ đồng.

Phấn đấu đến hết năm 2022 chương trình đạt các mục tiêu sau: 85% cơ sở công nghiệp nông thôn được phổ biến chính sách khuyến \
công; giá trị sản xuất của các cơ sở được hỗ trợ tăng từ 6 - 9%. Năm 2021 đã có 30 cơ sở được hỗ trợ.

Trung tâm Khuyến công tỉnh Hậu Giang là đơn vị chủ trì thực hiện Chương trình. Các nhiệm vụ trong năm 2022 gồm 1 kế hoạch và 2 \
đề án: Kế hoạch biên soạn sổ tay máy móc cho cơ sở mộc; Đề án đưa máy sấy vào các cơ sở làm mắm và Hỗ trợ các hộ dệt chiếu \
mở gian hàng trên mạng.

Đối với kế hoạch biên soạn sổ tay, từ quý 1 đến quý 2 năm 2022, Trung tâm sẽ điều phối các đơn vị liên quan thu thập tài liệu.
"""


def news(text: str) -> Record:
    return extract(text.encode(), "tin.txt")


def test_enumerated_tasks_with_what_later_paragraphs_say_of_them() -> None:
    tasks = news(NEWS).tasks
    assert [(task.action, task.start, task.end) for task in tasks] == [
        ("Kế hoạch biên soạn sổ tay máy móc cho cơ sở mộc", "2022-01", "2022-06"),
        ("Đề án đưa máy sấy vào các cơ sở làm mắm", None, "2022"),
        ("Hỗ trợ các hộ dệt chiếu mở gian hàng trên mạng", None, "2022"),
    ]
    assert {agency.name for task in tasks for agency in task.lead} == {"Trung tâm Khuyến công tỉnh Hậu Giang"}
    assert [[agency.name for agency in task.partners] for task in tasks] == [["các đơn vị liên quan"], [], []]


def test_announced_targets_end_with_their_sentence() -> None:
    assert [(str(target.value), str(target.value_max), target.by) for target in news(NEWS).targets] == [
        ("85", "None", "2022"),
        ("6", "9", "2022"),
    ]


def test_the_sum_of_the_whole_plan() -> None:
    [budget] = news(NEWS).budgets
    assert (budget.amount, budget.total, budget.approximate) == (4_750_000_000, True, True)


def test_an_enumeration_of_other_things_is_no_task() -> None:
    told = "Các hoạt động của lễ hội năm nay gồm: múa lân đường phố; hội chợ hoa xuân; đua thuyền trên sông.\n"
    assert news(NEWS.split("Trung tâm Khuyến công")[0] + told).tasks == []


def test_what_the_article_of_a_law_lists_is_nobodys_task_in_a_plan() -> None:
    law = """
Nhiệm vụ của cơ sở công nghiệp nông thôn là gì?

Nhiệm vụ của cơ sở công nghiệp nông thôn được quy định tại Điều 5 Thông tư 36/2013/TT-BCT như sau:

- Xây dựng phương án sản xuất và tổ chức thực hiện phương án đã được duyệt;

- Báo cáo định kỳ kết quả sử dụng kinh phí khuyến công.
"""
    told = {task.action for task in news(NEWS).tasks}
    assert {task.action for task in news(NEWS + law).tasks} == told


def test_what_a_project_is_divided_into_is_no_task() -> None:
    parts = "Dự án được chia thành 2 dự án thành phần gồm: Dự án thành phần vườn ươm; Dự án thành phần trạm bơm.\n"
    assert news(NEWS.split("Trung tâm Khuyến công")[0] + parts).tasks == []


def test_who_decides_in_a_headline_does_nothing_below_it() -> None:
    page = """# Hậu Giang trồng cây

## Thủ tướng Chính phủ phê duyệt Đề án trồng cây xanh giai đoạn 2022 - 2026

Ngày 15/3/2022, Thủ tướng Chính phủ đã ký Quyết định số 512/QĐ-TTg phê duyệt Đề án trồng cây xanh giai đoạn 2022 - 2026 tại các đô thị \
trong cả nước, nhằm cải thiện môi trường sống của người dân.

Trồng cây ven đường là việc mà nhiều phường đã làm từ lâu.
"""
    assert extract(page.encode(), "tin.md").tasks == []
