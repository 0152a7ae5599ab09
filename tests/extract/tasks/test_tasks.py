"""Tasks of small plans: who, what, by when."""

from typing import Any

import pytest

from extract.tasks.extract import find_tasks
from tests.extract.conftest import MakeReading

Expected = list[tuple[str, list[str], list[str], str | None, str | None]]

CASES: list[Any] = [
    # the heading's body leads the items below it; partners stand behind "phối hợp với"
    pytest.param(
        ["I. TỔ CHỨC THỰC HIỆN", "1. Sở Xây dựng", "- Chủ trì, phối hợp với Sở Tài chính lập danh mục cây trồng."],
        [("Chủ trì, phối hợp với Sở Tài chính lập danh mục", ["Sở Xây dựng"], ["Sở Tài chính"], None, None)],
        id="lead from the heading",
    ),
    # a body's name holds commas and "và"
    pytest.param(
        ["I. TỔ CHỨC THỰC HIỆN", "1. Sở Văn hóa, Thể thao và Du lịch", "- Tổ chức lớp tập huấn cho các phường."],
        [("Tổ chức lớp tập huấn", ["Sở Văn hóa, Thể thao và Du lịch"], [], None, None)],
        id="commas in a name",
    ),
    # the item names its own doer
    pytest.param(
        ["I. NHIỆM VỤ", "1. Giao Công an tỉnh kiểm tra việc đổ chất thải ra sông."],
        [("Giao Công an tỉnh kiểm tra", ["Công an tỉnh"], [], None, None)],
        id="assigned by giao",
    ),
    # lines below an item say who and when
    pytest.param(
        [
            "I. NHIỆM VỤ", "1. Xây dựng bản đồ cây xanh số.", "- Cơ quan chủ trì: Sở Khoa học và Công nghệ.",
            "- Cơ quan phối hợp: Sở Xây dựng; Sở Tài chính.", "- Thời gian hoàn thành: trước ngày 30/6/2025.",
        ],
        [("Xây dựng bản đồ cây xanh số", ["Sở Khoa học và Công nghệ"], ["Sở Xây dựng", "Sở Tài chính"], None, "2025-06-30")],
        id="lines of responsibility",
    ),
    # a table of tasks: group rows are none, the columns say who and when
    pytest.param(
        [
            "II. NHIỆM VỤ CỤ THỂ",
            [
                ["TT", "Nội dung nhiệm vụ", "Cơ quan chủ trì", "Cơ quan phối hợp", "Thời gian hoàn thành"],
                ["I", "Tuyên truyền", "", "", ""],
                ["1", "Phát động tháng trồng cây", "Sở Xây dựng", "Tỉnh đoàn", "Quý II/2025"],
                ["2", "Biên soạn sổ tay chăm sóc cây", "Sở Nông nghiệp và Môi trường", "", "2025"],
            ],
        ],
        [
            ("Phát động tháng trồng cây", ["Sở Xây dựng"], ["Tỉnh đoàn"], None, "2025-06"),
            ("Biên soạn sổ tay chăm sóc cây", ["Sở Nông nghiệp và Môi trường"], [], None, "2025"),
        ],
        id="table",
    ),
    # running prose: a sentence that names its doer is a task of its own
    pytest.param(
        [
            "I. TỔ CHỨC THỰC HIỆN",
            "1. Chế độ báo cáo",
            "Sở Xây dựng tổng hợp, báo cáo kết quả thực hiện. Sở Tài chính bố trí kinh phí theo dự toán.",
        ],
        [
            ("Sở Xây dựng tổng hợp, báo cáo", ["Sở Xây dựng"], [], None, None),
            ("Sở Tài chính bố trí kinh phí", ["Sở Tài chính"], [], None, None),
        ],
        id="sentences with their own doers",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("lines", "expected"), CASES)
def test_tasks(plan: MakeReading, lines: list[Any], expected: Expected) -> None:
    found = find_tasks(plan(*lines))
    told = [(t.action, [a.name for a in t.lead], [a.name for a in t.partners], t.start, t.end) for t in found]
    assert len(told) == len(expected), told
    for (action, *rest), (words, *wanted) in zip(told, expected, strict=True):
        assert action.startswith(words)
        assert rest == wanted


def test_an_action_that_says_what_it_consists_of_is_one(plan: MakeReading) -> None:
    line = "1. Xây dựng chương trình trồng cây, bao gồm: ươm giống, giao đất, chăm sóc."
    assert [task.action for task in find_tasks(plan("I. NHIỆM VỤ", line))] == [line[3:]]


@pytest.mark.parametrize(
    "lines",
    [
        ["I. MỤC ĐÍCH, YÊU CẦU", "- Nâng cao nhận thức của người dân về cây xanh."],
        ["I. QUAN ĐIỂM", "1. Phát triển đô thị gắn với bảo vệ môi trường."],
        ["I. TÌNH HÌNH", "- Tổ chức trồng được 500 cây trong năm qua."],
        ["I. MỤC TIÊU", "- 90% hộ dân tham gia trồng cây."],
        ["Điều 3. Giám đốc các Sở và Chủ tịch Ủy ban nhân dân các xã chịu trách nhiệm thi hành Kế hoạch này."],
        ["I. NHIỆM VỤ", "1. Các nội dung trọng tâm:"],
        ["I. NHIỆM VỤ", "Đơn vị tính: Triệu đồng."],
        ["I. NHIỆM VỤ", "1. Hạ tầng đô thị xanh bao gồm: công viên, vườn hoa, cây bóng mát."],
        ["I. NHIỆM VỤ", "- Ít nhất 80% tuyến phố có cây bóng mát."],  # a target that stands among tasks
    ],
)
def test_what_is_no_task(plan: MakeReading, lines: list[str]) -> None:
    assert find_tasks(plan(*lines)) == []
