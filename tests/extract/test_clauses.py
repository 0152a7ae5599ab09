"""Clauses and sentences: where a text is cut; underthesea, an independent reader of Vietnamese, cuts there too."""

import pytest
import underthesea

from extract.clauses import clauses, sentences

PROSE = [
    ["Sở Y tế mở lớp học tại TP. Huế.", "Sở Tài chính cấp 3,5 tỷ đồng."],
    ["Ông Lê Văn A, TS. Trần B chủ trì.", "Đến năm 2025 đạt 12,5%.", "Các sở thực hiện."],
    ["Kế hoạch gồm hai phần.", "Phần đầu nêu mục tiêu đến năm 2030.", "Phần sau giao việc cho các xã."],
    ["Tỷ lệ che phủ rừng đạt 1.200 ha mỗi năm.", "Chỉ tiêu này giao Chi cục Kiểm lâm theo dõi."],
]


@pytest.mark.parametrize("parts", PROSE, ids=lambda parts: parts[0])
def test_sentences_end_where_they_do(parts: list[str]) -> None:
    text = " ".join(parts)
    assert [text[start:end] for start, end in sentences(text, 0, len(text))] == parts


@pytest.mark.parametrize("parts", PROSE, ids=lambda parts: parts[0])
def test_underthesea_cuts_the_same_sentences(parts: list[str]) -> None:
    assert underthesea.sent_tokenize(" ".join(parts)) == parts


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("trồng rừng; chăm sóc rừng; bảo vệ rừng", ["trồng rừng;", "chăm sóc rừng;", "bảo vệ rừng"]),
        ("Trồng 1.200 ha. 70% số xã đạt chuẩn", ["Trồng 1.200 ha.", "70% số xã đạt chuẩn"]),
        ("Mở lớp tại TX. Hương Thủy và TT. Phú Đa", ["Mở lớp tại TX. Hương Thủy và TT. Phú Đa"]),
        ("dòng một\ndòng hai", ["dòng một", "dòng hai"]),
    ],
)
def test_clauses(text: str, expected: list[str]) -> None:
    assert [text[start:end] for start, end in clauses(text, 0, len(text))] == expected
