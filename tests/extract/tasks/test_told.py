"""Tasks that the paragraphs of a newspaper tell, and what is told there and is nobody's task."""

import pytest

from kehoach import extract
from schemas import Task

DECIDED = (
    "Điện Biên trồng thêm cây xanh\n\nNgày 15/3/2024, UBND tỉnh Điện Biên đã ban hành Kế hoạch số 77/KH-UBND về trồng cây xanh đô thị "
    "giai đoạn 2024 - 2028, theo đó mỗi phường có thêm một vườn ươm và các tuyến đường mới đều có cây bóng mát.\n\n"
)
MEETING = (
    "Điện Biên bàn việc trồng cây\n\nSáng 15/3, tại thành phố Điện Biên Phủ, lãnh đạo tỉnh đã có buổi làm việc với các phường, xã về việc "
    "trồng cây xanh; các đại biểu đã nêu nhiều khó khăn về giống cây, đất trồng và nước tưới trong mùa khô.\n\n"
)


def tasks(opening: str, *paragraphs: str) -> list[Task]:
    return extract((opening + "\n\n".join(paragraphs)).encode(), "tin.txt").tasks


def told(*paragraphs: str, opening: str = DECIDED) -> list[tuple[str, str, str | None, str | None]]:
    return [
        (task.action[:20], ", ".join(agency.name for agency in task.lead), task.start, task.end)
        for task in tasks(opening, *paragraphs)
    ]


@pytest.mark.parametrize(
    ("paragraph", "found"),
    [
        (
            "UBND tỉnh giao Sở Xây dựng lập danh mục loài cây, trình UBND tỉnh trong quý II/2024.",
            [("UBND tỉnh giao Sở Xâ", "Sở Xây dựng", None, "2024-06")],
        ),
        (
            "Sở Xây dựng có nhiệm vụ lập danh mục loài cây. Hướng dẫn các phường chăm sóc cây. Việc này nhằm giữ cây qua mùa khô.",
            [("Sở Xây dựng có nhiệm", "Sở Xây dựng", None, None), ("Hướng dẫn các phường", "Sở Xây dựng", None, None)],
        ),
        (
            "Tỉnh cũng yêu cầu các phường, xã rà soát quỹ đất trồng cây.",
            [("Tỉnh cũng yêu cầu cá", "các phường, xã", None, None)],
        ),
        (
            "Kế hoạch giao Sở Tài chính bố trí kinh phí từ ngày 1/7/2024 đến ngày 30/9/2024.",
            [("Kế hoạch giao Sở Tài", "Sở Tài chính", "2024-07-01", "2024-09-30")],
        ),
        (
            "Nhiệm vụ chính của Sở Xây dựng là lập danh mục loài cây. Sở có trách nhiệm hướng dẫn các phường. Đơn vị này cũng được giao "
            "tổ chức kiểm tra vườn ươm.",
            [
                ("Nhiệm vụ chính của S", "Sở Xây dựng", None, None),
                ("Sở có trách nhiệm hư", "Sở", None, None),
                ("Đơn vị này cũng được", "Sở", None, None),
            ],
        ),
        (
            "Về kinh phí, thực hiện theo dự toán đã được duyệt và giao Sở Tài chính chủ trì cân đối nguồn vốn.",
            [("Về kinh phí, thực hi", "Sở Tài chính", None, None)],
        ),
        (
            "Ban Quản lý dự án đầu tư xây dựng tỉnh làm chủ đầu tư vườn ươm mới.",
            [("Ban Quản lý dự án đầ", "Ban Quản lý dự án đầu tư xây dựng tỉnh", None, None)],
        ),
        (
            "Cụ thể, Chính phủ chỉ đạo Bộ Xây dựng hướng dẫn các địa phương.",
            [("Cụ thể, Chính phủ ch", "Bộ Xây dựng", None, None)],
        ),
        (
            "Để giữ cây, bảo vệ vườn ươm, UBND tỉnh yêu cầu các phường, xã trực trong mùa khô.",
            [("Để giữ cây, bảo vệ v", "các phường, xã", None, None)],
        ),
        (
            "Đối với cấp tỉnh, yêu cầu mỗi huyện thành lập 1 đội trồng cây. UBND huyện chỉ đạo các phòng, ban chuẩn bị cây giống.",
            [("Đối với cấp tỉnh, yê", "mỗi huyện", None, None), ("UBND huyện chỉ đạo c", "UBND huyện", None, None)],
        ),
        ("Thủ tướng chỉ đạo khắc phục hậu quả mưa bão tại Điện Biên", []),
        ("UBND tỉnh chỉ đạo trồng cây ven đường từ nhiều năm nay.", []),
        ("Khách hàng tìm đến vườn ươm và đề nghị Sở Xây dựng cho phép mở thêm vườn mới.", []),
        ("Đơn vị này trồng cây ven đường từ nhiều năm nay.", []),
        ("Sở Xây dựng cho biết, đến nay toàn tỉnh đã có 12 vườn ươm và hàng nghìn cây xanh trên các tuyến đường.", []),
        ("Sở Xây dựng mở đợt trồng cây đầu năm với sự tham gia của đông đảo người dân ở các phường trung tâm.", []),
        ("Cục Kiểm lâm yêu cầu đơn vị tăng cường tuần tra trong mùa khô.", []),
        ("UBND tỉnh giao Sở Xây dựng lập danh mục. Ảnh: Lò Mai.", []),
    ],
)
def test_of_a_decision(paragraph: str, found: list[tuple[str, str, str | None, str | None]]) -> None:
    assert told(paragraph) == found


def test_what_the_following_paragraphs_go_on_with() -> None:
    paragraphs = (
        "UBND tỉnh giao Sở Xây dựng lập danh mục loài cây.",
        "Đồng thời, khẩn trương hướng dẫn các phường trồng cây; hoàn thành trong quý III/2024.",
        "Người dân mong cây sớm lên xanh.",
        "Xây dựng thêm vườn ươm là mong muốn của nhiều người.",
    )
    assert [(lead, end) for _, lead, _, end in told(*paragraphs)] == [("Sở Xây dựng", None), ("Sở Xây dựng", "2024-09")]


def test_a_teaser_that_breaks_off_is_told_once() -> None:
    whole = "UBND tỉnh giao Sở Xây dựng lập danh mục loài cây phù hợp với khí hậu của từng huyện."
    assert len(told(whole[:60] + "…", whole)) == 1


@pytest.mark.parametrize(
    ("paragraph", "number"),
    [
        ("UBND tỉnh yêu cầu các phường, xã rà soát quỹ đất trồng cây trước ngày 30/4/2024.", 1),
        ("Chủ tịch UBND tỉnh Lò Văn Minh yêu cầu các phường, xã rà soát quỹ đất trồng cây.", 0),
        ("Đề nghị UBND tỉnh chỉ đạo Sở Xây dựng hướng dẫn các phường trồng cây.", 0),
        ("Sở Xây dựng có nhiệm vụ lập danh mục loài cây.", 0),
        ("UBND tỉnh đề nghị các nhà khoa học góp ý cho việc chọn loài cây.", 0),
    ],
)
def test_without_a_decision_only_what_a_body_directs(paragraph: str, number: int) -> None:
    assert len(told(paragraph, opening=MEETING)) == number


def test_what_an_item_without_a_decision_lists_is_nobodys_task() -> None:
    lines = ("Nhiệm vụ trong mùa khô như sau:", "- Rà soát quỹ đất trồng cây;", "- Tổ chức chăm sóc cây mới trồng;")
    assert tasks(MEETING, *lines) == []
    assert len(tasks(DECIDED, *lines)) == 2
