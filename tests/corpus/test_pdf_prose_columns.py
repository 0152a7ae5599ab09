"""Pages set in two columns: each is read to its end; what only stands beside something else stays in its lines."""

from typing import Any

import pytest
from reportlab.pdfbase import pdfmetrics

_LEFT, _RIGHT = (60.0, 285.0), (310.0, 540.0)
_LEADING = 14.0
_PLAN = (
    "Ủy ban nhân dân tỉnh giao các sở, ban, ngành tập trung triển khai nhiệm vụ trọng tâm của năm, trong đó ưu tiên phát triển "
    "hạ tầng thương mại nông thôn và hỗ trợ hợp tác xã đổi mới công nghệ.",
    "1. Sở Công Thương chủ trì, phối hợp với Sở Tài chính rà soát mạng lưới chợ, báo cáo trước ngày 30 tháng 6 năm 2024.",
    "2. Sở Y tế hướng dẫn các cơ sở khám bệnh về phục hồi chức năng, bảo đảm đến năm 2025 có 95% trạm y tế xã có bác sĩ làm việc "
    "thường xuyên tại trạm.",
    "3. Sở Giáo dục và Đào tạo xây dựng trường học đạt chuẩn quốc gia, phấn đấu đến năm 2025 có 70% trường đạt chuẩn.",
    "4. Công an tỉnh tăng cường tuần tra, kiểm soát, bảo đảm trật tự an toàn giao thông trong dịp lễ, tết và các ngày nghỉ.",
)
_BELOW = "Yêu cầu các cơ quan, đơn vị nghiêm túc thực hiện kế hoạch này và báo cáo kết quả về Ủy ban nhân dân tỉnh theo quy định."


def _broken(words: str, room: float, size: float) -> list[str]:
    lines = [""]
    for word in words.split():
        longer = f"{lines[-1]} {word}".strip()
        if pdfmetrics.stringWidth(longer, "Regular", size) > room:
            lines.append(word)
        else:
            lines[-1] = longer
    return lines


def _set(paper: Any, paragraphs: tuple[str, ...], lower: float) -> float:
    """Set paragraphs in two columns, the right one lower by some points; returns where the next line may stand."""
    lines = [line for words in paragraphs for line in _broken(words, _LEFT[1] - _LEFT[0], 11)]
    top, per_column = paper.y, (len(lines) + 1) // 2
    for index, line in enumerate(lines):
        column, row = divmod(index, per_column)
        paper.text((_LEFT, _RIGHT)[column][0], top - row * _LEADING - column * lower, line, 11)
    return float(top - per_column * _LEADING - 20)


@pytest.mark.parametrize("lower", [0.0, 2.0, 7.0])
def test_columns_of_prose_are_read_one_after_the_other(paper: Any, lower: float) -> None:
    paper.centred("KẾ HOẠCH")
    paper.centred("Phát triển chợ nông thôn năm 2024 trên địa bàn tỉnh")
    paper.y -= 10
    paper.y = _set(paper, _PLAN, lower)
    paper.prose(_BELOW)
    assert paper.read().lines == ["KẾ HOẠCH", "Phát triển chợ nông thôn năm 2024 trên địa bàn tỉnh", *_PLAN, _BELOW]


def test_a_paragraph_goes_on_over_columns_and_pages(paper: Any) -> None:
    paper.y = _set(paper, _PLAN[:3], 0.0)
    paper.turn()
    paper.y = _set(paper, _PLAN[3:] + _PLAN[1:3], 0.0)
    reading = paper.read()
    assert reading.lines == [*_PLAN, *_PLAN[1:3]]
    assert reading.page_of("3. Sở Giáo dục") == 2


@pytest.mark.parametrize(
    "rows",
    [
        [("Chợ Mường Lay", "hạng III, 120 điểm bán")] * 8,
        [("1. Sở Công Thương là cơ quan thường trực;", "2. Sở Tài chính bố trí kinh phí hằng năm;")] * 8,
        [("Đơn vị thực hiện nhiệm vụ về phát triển", "120 điểm"), ("chợ trên địa bàn các huyện, thị xã", "2024")] * 4,
    ],
)
def test_what_stands_beside_something_else_stays_there(paper: Any, rows: list[tuple[str, str]]) -> None:
    for left, right in rows:
        paper.text(_LEFT[0], paper.y, left, 11)
        paper.text(_RIGHT[0], paper.y, right, 11)
        paper.y -= _LEADING
    text = " ".join(paper.read().text.split())
    assert all(f"{left} {right}" in text for left, right in rows)
