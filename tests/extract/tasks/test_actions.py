"""What opens like an action, and what only looks like one."""

import pytest

from extract.fold import fold
from extract.tasks.actions import after_lead_in, is_note, is_quota, is_sum, points_elsewhere, speaks_of_funds


@pytest.mark.parametrize(
    ("text", "action"),
    [
        ("Tiếp tục rà soát quy hoạch", "rà soát quy hoạch"),
        ("Từ quý IV/2027 xây dựng Nghị quyết", "xây dựng Nghị quyết"),
        ("Hằng năm từ quý II/2026 - 2029, sửa đổi Thông tư", "sửa đổi Thông tư"),
        ("Trong giai đoạn 2026 - 2030, mở 5 lớp", "mở 5 lớp"),
        ("Trước tháng 3 năm 2027 trình dự thảo", "trình dự thảo"),
        ("Rà soát quy hoạch", "Rà soát quy hoạch"),
    ],
)
def test_what_stands_before_the_verb_is_passed_over(text: str, action: str) -> None:
    assert text[after_lead_in(fold(text), 0, len(text)) :] == action


@pytest.mark.parametrize(
    ("text", "note"),
    [
        ("(Chi tiết tại Phụ lục kèm theo)", True),
        ("² Nghị quyết số 12/NQ-CP ngày 05/3/2024 của Chính phủ.", True),
        ("(Ghi chú: cây đã trồng (năm 2025) do phường chăm sóc)", True),
        ("(1) Rà soát quy hoạch (lần 2)", False),
        ("Rà soát quy hoạch (lần 2)", False),
    ],
)
def test_notes(text: str, note: bool) -> None:
    assert is_note(text, 0, len(text)) is note


@pytest.mark.parametrize(
    ("text", "elsewhere"),
    [
        ("Trong quá trình thực hiện, nếu có khó khăn, vướng mắc, các sở báo cáo UBND tỉnh.", True),
        ("Trong quá trình thực hiện, nếu phát sinh vướng mắc, các sở báo cáo UBND tỉnh.", True),
        ("Chi tiết tại Phụ lục kèm theo.", True),
        ("Giải quyết kịp thời các đơn thư nếu phát sinh (nếu có).", False),
        ("Xử lý các điểm cây đổ nếu phát sinh.", False),
    ],
)
def test_what_only_points_elsewhere(text: str, elsewhere: bool) -> None:
    assert points_elsewhere(fold(text), 0, len(text)) is elsewhere


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("Vốn của hộ gia đình: 7.750,5 tỷ đồng.", True),
        ("Hỗ trợ hộ nghèo: khoảng 120 triệu đồng", True),
        ("Lực lượng vũ trang: 3.258.582.730đ", True),
        ("Tỉnh Hà Giang: 798 hộ, 3.037 triệu đồng;", True),
        ("Tỉnh Hà Giang: trồng 798 ha, 3.037 triệu đồng", False),
        ("Sở Tài chính cấp kinh phí: 5 tỷ đồng cho 3 xã", False),
        ("Sở Tài chính cấp 5 tỷ đồng", False),
    ],
)
def test_a_label_with_its_sum(text: str, is_one: bool) -> None:
    assert is_sum(fold(text), 0, len(text)) is is_one


@pytest.mark.parametrize(
    ("text", "of_funds"),
    [
        ("Khuyến khích nguồn kinh phí của doanh nghiệp", True),
        ("Xã hội hóa: huy động doanh nghiệp tham gia", True),
        ("Lập dự toán hằng năm gửi cơ quan có thẩm quyền", False),
    ],
)
def test_where_money_comes_from_is_no_work(text: str, of_funds: bool) -> None:
    assert speaks_of_funds(fold(text), 0, len(text)) is of_funds


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("Ban tổ chức hội thi: Không quá 05 cá nhân;", True),
        ("Đối với xã, phường: Mỗi xã chọn 02 trường hợp", True),
        ("Sở Y tế: 03 tập thể", True),
        ("Sở Y tế: mở 03 lớp tập huấn", False),
        ("Sở Y tế: 03 lớp tập huấn cho cán bộ của các trạm y tế xã, mỗi lớp hai ngày", False),
        ("Sở Y tế: rà soát 12 trạm", False),
        ("Thời gian: Quý II", False),
    ],
)
def test_quotas(text: str, is_one: bool) -> None:
    assert is_quota(fold(text), 0, len(text)) is is_one
