"""Notices of conclusions: who is ordered what in running prose and in items of several sentences.

Each case is the lines below the head and what is found: (how the task begins, who leads).
"""

import pytest

from corpus.builder import DocumentBuilder
from extract.pipeline import extract_record
from schemas import Source

HEAD = (
    "VĂN PHÒNG CHÍNH PHỦ | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM Độc lập - Tự do - Hạnh phúc",
    "Số: 120/TB-VPCP | Hà Nội, ngày 12 tháng 8 năm 2024",
    "THÔNG BÁO",
    "Kết luận của Phó Thủ tướng tại cuộc họp về chợ nông thôn",
    "Ngày 10 tháng 8 năm 2024, Phó Thủ tướng đã chủ trì cuộc họp và kết luận như sau:",
)


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (
            [
                "II. NHIỆM VỤ",
                "Phó Thủ tướng giao Bộ Công Thương chủ trì rà soát quy định về chợ; Bộ Xây dựng ban hành thiết kế mẫu.",
            ],
            [("Phó Thủ tướng giao", ["Bộ Công Thương"]), ("Bộ Xây dựng ban hành", ["Bộ Xây dựng"])],
        ),
        (
            ["II. NHIỆM VỤ", "1. Về chợ đầu mối: Thống nhất chủ trương. Giao Bộ Công Thương hoàn thiện hồ sơ."],
            [("Về chợ đầu mối", ["Bộ Công Thương"])],
        ),
        (
            ["II. NHIỆM VỤ", "1. Bộ Xây dựng đôn đốc tiến độ. Yêu cầu các nhà thầu tăng ca thi công."],
            [("Bộ Xây dựng", ["Bộ Xây dựng", "các nhà thầu"])],
        ),
        (
            ["II. NHIỆM VỤ", "1. Bộ Xây dựng đôn đốc tiến độ. Sở Xây dựng có báo cáo riêng."],
            [("Bộ Xây dựng", ["Bộ Xây dựng"])],
        ),
        (
            ["II. NHIỆM VỤ", "3. Yêu cầu các bộ, ngành khẩn trương triển khai."],
            [("Yêu cầu các bộ", ["các bộ, ngành"])],
        ),
        # who answers for what was reported does no work by it; another action of the same sentence is one
        (
            [
                "II. NHIỆM VỤ",
                "1. Bộ Xây dựng, Bộ Tài chính chịu trách nhiệm về tính chính xác của số liệu báo cáo. Bộ Xây dựng rà soát hồ sơ.",
            ],
            [("Bộ Xây dựng rà soát", ["Bộ Xây dựng"])],
        ),
        (
            [
                "II. NHIỆM VỤ",
                "1. Bộ Xây dựng thẩm định dự án, chịu trách nhiệm về tính chính xác của số liệu. Bộ Xây dựng rà soát hồ sơ.",
            ],
            [("Bộ Xây dựng thẩm định", ["Bộ Xây dựng"])],
        ),
        # the issuer asks below its own order, a body below its own name
        (
            ["II. NHIỆM VỤ", "3. Yêu cầu các bộ, ngành thực hiện:", "a) Đề nghị Bộ Y tế cung cấp số liệu về chợ."],
            [("Đề nghị Bộ Y tế", ["Bộ Y tế"])],
        ),
        (
            ["II. NHIỆM VỤ", "3. Bộ Xây dựng chủ trì:", "a) Đề nghị Bộ Y tế cung cấp số liệu về chợ."],
            [("Đề nghị Bộ Y tế", ["Bộ Xây dựng"])],
        ),
        # how things stand gives nobody work, until it turns to what is to come
        (
            [
                "I. ĐÁNH GIÁ CHUNG",
                "Các địa phương đã nỗ lực. Trong thời gian tới, các địa phương rà soát quy hoạch chợ.",
            ],
            [("Trong thời gian tới", ["các địa phương"])],
        ),
        (["I. ĐÁNH GIÁ CHUNG", "Các địa phương tích cực rà soát quy hoạch chợ. Thời gian tới còn nhiều khó khăn."], []),
    ],
)
def test_orders(lines: list[str], expected: list[tuple[str, list[str]]]) -> None:
    builder = DocumentBuilder()
    for line in (*HEAD, *lines, "Văn phòng Chính phủ thông báo để các bộ, ngành biết, thực hiện./."):
        builder.paragraph(line)
    record = extract_record(builder.build(Source(sha256="0", uri="t.txt", media_type="text/plain")))
    found = [(task.action, [agency.name for agency in task.lead]) for task in record.tasks]
    assert [leads for _, leads in found] == [leads for _, leads in expected]
    assert all(action.startswith(begin) for (action, _), (begin, _) in zip(found, expected, strict=True))
