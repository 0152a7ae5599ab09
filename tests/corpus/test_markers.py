"""Numbers and bullets that open items, and figures, dates and document numbers that only look like them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.markers import glued_marker, split_marker


@pytest.mark.parametrize(
    ("line", "marker", "body"),
    [
        ("I. MỤC TIÊU", "I.", "MỤC TIÊU"),
        ("IV.QUAN ĐIỂM", "IV.", "QUAN ĐIỂM"),
        ("1. Mục tiêu chung", "1.", "Mục tiêu chung"),
        ("1.2. Chỉ tiêu", "1.2.", "Chỉ tiêu"),
        ("2.1.3 Nhiệm vụ", "2.1.3", "Nhiệm vụ"),
        ("1/ Tăng cường", "1/", "Tăng cường"),
        ("3/Tổ chức thực hiện", "3/", "Tổ chức thực hiện"),
        ("a) Sở Tài chính", "a)", "Sở Tài chính"),
        ("đ) Sở Xây dựng", "đ)", "Sở Xây dựng"),
        ("- Hoàn thành 50% kế hoạch", "-", "Hoàn thành 50% kế hoạch"),
        ("+ Giai đoạn 1", "+", "Giai đoạn 1"),
        ("• Báo cáo", "•", "Báo cáo"),
        ("(1) Rà soát", "(1)", "Rà soát"),
        ("* Ghi chú thêm", "*", "Ghi chú thêm"),
        ("- 80% hộ dân", "-", "80% hộ dân"),
        ("Iii. giải pháp thực hiện", "Iii.", "giải pháp thực hiện"),
        ("Iv - tổ chức thực hiện", "Iv-", "tổ chức thực hiện"),
    ],
)
def test_items(line: str, marker: str, body: str) -> None:
    found = split_marker(line)
    assert found is not None
    assert (found[0], line[found[1] :]) == (marker, body)


@pytest.mark.parametrize(
    "line",
    [
        "1.200 xe buýt được thay thế",
        "5,5% ngân sách",
        "20. 11. 2025 là hạn cuối",
        "125/QĐ-UBND ngày 03/4/2024",
        "44/NQ-HĐND của Hội đồng nhân dân",
        "2025 là năm bản lề",
        "Kế hoạch năm 2026",
        "Xi măng đạt 5 triệu tấn",
        "Vi phạm hành chính.",
        "-------",
        "",
    ],
)
def test_no_items(line: str) -> None:
    assert split_marker(line) is None


@given(st.text(alphabet="1aI.)-/( Đ%", max_size=40))
def test_body_begins_inside_the_line(line: str) -> None:
    found = split_marker(line)
    if found is not None:
        assert 0 < found[1] <= len(line)
        assert line[: found[1]].replace(" ", "") == found[0]


@pytest.mark.parametrize(
    ("line", "first", "second"),
    [
        ("2. Nâng cao năng lực quản lý 2.1. Rà soát quy chế", "2. Nâng cao năng lực quản lý", "2.1. Rà soát quy chế"),
        ("3. Giải quyết tranh chấp 3.1.", "3. Giải quyết tranh chấp", "3.1."),
    ],
)
def test_a_sub_item_glued_to_its_item_is_told(line: str, first: str, second: str) -> None:
    place = glued_marker(line)
    assert place is not None
    assert (line[:place].rstrip(), line[place:]) == (first, second)


@pytest.mark.parametrize(
    "line",
    [
        "2. Như quy định tại mục 2.1. của Kế hoạch",
        "2. Tăng 2.1.000 đồng",
        "Theo điểm 2.1. Rà soát",
        "2. Tiếp theo mục 3.1. Rà soát",
    ],
)
def test_a_number_in_a_sentence_is_no_sub_item(line: str) -> None:
    assert glued_marker(line) is None
