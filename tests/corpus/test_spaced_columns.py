"""What stands side by side in plain text that keeps its layout: recipients and signature, two columns of prose."""

import textwrap

import pytest

from corpus.read import read_bytes
from corpus.readers.spaced_columns import signature_at
from corpus.readers.spaced_prose import prose_columns

TEXT = [
    "Nơi nhận:                     TM. ỦY BAN NHÂN DÂN",
    "- Như Điều 3;                      CHỦ TỊCH",
    "- Lưu VP.",
    "",
    "                                 Lê Thị Hoa",
    "",
    "                    KẾ HOẠCH",
    "I. MỤC TIÊU",
]


def test_the_columns_are_parted() -> None:
    found = signature_at(TEXT, 0)
    assert found is not None
    assert found.left == "Nơi nhận:\n- Như Điều 3;\n- Lưu VP."
    assert found.right.startswith("TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\nLê Thị Hoa")


def test_recipients_alone_are_no_columns() -> None:
    assert signature_at(["Nơi nhận:", "- Như Điều 3;"], 0) is None
    assert signature_at(["Báo cáo gửi nơi nhận:     Sở Y tế"], 0) is None


_PARAGRAPHS = [
    "Ủy ban nhân dân tỉnh giao các sở, ban, ngành tập trung triển khai nhiệm vụ trọng tâm của năm, trong đó ưu tiên phát triển "
    "hạ tầng thương mại nông thôn và hỗ trợ hợp tác xã đổi mới công nghệ.",
    "1. Sở Công Thương chủ trì, phối hợp với Sở Tài chính rà soát mạng lưới chợ, báo cáo trước ngày 30 tháng 6 năm 2024.",
    "2. Sở Y tế hướng dẫn các cơ sở khám bệnh về phục hồi chức năng, bảo đảm đến năm 2025 có 95% trạm y tế xã có bác sĩ.",
    "3. Công an tỉnh tăng cường tuần tra, kiểm soát, bảo đảm trật tự an toàn giao thông trong dịp lễ, tết và các ngày nghỉ.",
]


def _side_by_side(width: int, gap: int, indent: int) -> list[str]:
    lines = [line for paragraph in _PARAGRAPHS for line in textwrap.wrap(paragraph, width)]
    middle = (len(lines) + 1) // 2
    right = [*lines[middle:], ""][:middle]
    return [
        f"{' ' * indent}{left:{width + gap}}{beside}".rstrip()
        for left, beside in zip(lines[:middle], right, strict=True)
    ]


@pytest.mark.parametrize(("width", "gap", "indent"), [(42, 5, 0), (36, 3, 4), (50, 12, 0)])
def test_columns_of_prose_are_read_one_after_the_other(width: int, gap: int, indent: int) -> None:
    below = ["II. TỔ CHỨC THỰC HIỆN", "Giao Sở Tài chính theo dõi việc thực hiện."]
    page = ["KẾ HOẠCH", "Phát triển chợ", "", *_side_by_side(width, gap, indent), "", *below]
    assert read_bytes("\n".join(page).encode(), "t.txt").text.splitlines() == [
        "KẾ HOẠCH",
        "Phát triển chợ",
        *_PARAGRAPHS,
        *below,
    ]


@pytest.mark.parametrize(
    "lines",
    [
        ["Chợ Mường Lay nằm ở trung tâm thị xã      hạng III, 120 điểm bán"] * 9,
        ["1. Sở Công Thương là cơ quan thường trực;      2. Sở Tài chính bố trí kinh phí hằng năm;"] * 9,
        [
            "ỦY BAN NHÂN DÂN          CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
            "TỈNH ĐIỆN BIÊN         Độc lập - Tự do - Hạnh phúc",
        ],
        [line.replace("     ", " ") for line in _side_by_side(42, 5, 0)],
        ["   các sở, ban, ngành tập trung triển khai nhiệm vụ của năm"] * 9,
    ],
)
def test_what_stands_beside_something_else_is_no_column_of_prose(lines: list[str]) -> None:
    assert prose_columns(lines) == {}
