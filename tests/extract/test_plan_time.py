"""The plan's time where its title says nothing of it, or only the end."""

import pytest

from corpus.builder import DocumentBuilder
from extract.pipeline import extract_record
from schemas import Period, Source

HEAD = (
    "ỦY BAN NHÂN DÂN TỈNH HÀ GIANG | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM Độc lập - Tự do - Hạnh phúc",
    "Số: 77/KH-UBND | Hà Giang, ngày 05 tháng 3 năm 2024",
    "KẾ HOẠCH",
)
SCOPE = "II. PHẠM VI VÀ THỜI GIAN THỰC HIỆN"


def period(title: str, *lines: str) -> Period:
    """The time of a plan of these paragraphs."""
    builder = DocumentBuilder()
    for line in (*HEAD, title, "Ủy ban nhân dân tỉnh ban hành Kế hoạch như sau:", *lines):
        builder.paragraph(line)
    plan = extract_record(builder.build(Source(sha256="0", uri="t.txt", media_type="text/plain"))).plan
    assert plan is not None
    return plan.period


@pytest.mark.parametrize(
    ("title", "lines", "start", "end"),
    [
        # The plan's own line completes what the title leaves open, where the two agree.
        ("Trồng cây xanh đô thị đến năm 2030", (SCOPE, "1. Thời gian thực hiện: Từ năm 2024 đến hết năm 2030."), "2024", "2030"),
        ("Trồng cây xanh đô thị đến năm 2030", (SCOPE, "1. Thời gian thực hiện: Từ năm 2024 đến năm 2026."), None, "2030"),
        ("Trồng cây xanh đô thị", (SCOPE, "1. Thời gian thực hiện: Từ năm 2024 đến năm 2026."), "2024", "2026"),
        # One end is a time too, where it is a month or a day; what the line goes on to tell is not of the plan.
        ("Trồng cây xanh đô thị", (SCOPE, "1. Thời gian thực hiện: Từ tháng 4/2024 đến khi tổng kết phong trào."), "2024-04", None),
        ("Trồng cây xanh đô thị",
         (SCOPE, "1. Thời gian tổ chức phong trào thi đua: từ tháng 4 năm 2024 đến hết tháng 9 năm 2024. Tổng kết vào tháng 10 năm 2024."),
         "2024-04", "2024-09"),
        ("Trồng cây xanh đô thị", (SCOPE, "1. Thời gian tổ chức hội nghị tổng kết của các xã: tháng 4 năm 2024."), None, None),
        # The time of what is carried out, in its quoted title, and the plan's own.
        ("Thực hiện Đề án “Trồng cây giai đoạn 2021 - 2030”", (SCOPE, "1. Thời gian thực hiện: Từ năm 2024 đến năm 2030."), "2024", "2030"),
        ("Thực hiện Đề án “Trồng cây giai đoạn 2021 - 2030”", (SCOPE, "1. Thời gian thực hiện: Từ năm 2024 đến năm 2025."), "2021", "2030"),
        ("Thực hiện Đề án “Trồng cây” giai đoạn 2021 - 2030", (SCOPE, "1. Thời gian thực hiện: Từ năm 2024 đến năm 2030."), "2021", "2030"),
        # The time of one task is not the plan's.
        ("Trồng cây xanh đô thị", ("II. NHIỆM VỤ", "- Thời gian thực hiện: Từ năm 2024 đến năm 2026."), None, None),
        # A term of office is nobody's plan; what a plan looks forward to is not its end.
        ("Thi đua phục vụ Đại hội nhiệm kỳ 2025 - 2030", (), None, None),
        ("Trồng cây xanh đô thị giai đoạn 2024 - 2030, tầm nhìn 2045", (), "2024", "2030"),
        ("Trồng cây xanh đô thị đến năm 2030, tầm nhìn 2045", (), None, "2030"),
        ("Trồng cây xanh đô thị năm 2025", (), "2025", "2025"),
        ("Trồng cây xanh đô thị năm 2025 của Sở Xây dựng", (), "2025", "2025"),
        ("Kiểm tra việc thi hành pháp luật năm 2025 của Sở Xây dựng", (), "2025", "2025"),
        # What a cited document is of, and what was over before the plan was issued.
        ("Thực hiện Nghị quyết số 35/NQ-CP năm 2025 của Chính phủ", (), None, None),
        ("Thực hiện Luật năm 2025 của Quốc hội", (), None, None),
        ("Xếp hạng công viên năm 2023", (), None, None),
        ("Tổng kết phong trào giai đoạn 2016-2020", (), None, None),
        ("Thực hiện Chiến lược cây xanh đến năm 2020, định hướng đến năm 2030", (), None, "2030"),
        # A heading says until when the aims are.
        ("Trồng cây xanh đô thị", ("I. MỤC TIÊU ĐẾN NĂM 2028", "1. Trồng 500 cây bóng mát."), None, "2028"),
        ("Trồng cây xanh đô thị", ("I. MỤC TIÊU", "1. Mục tiêu đến năm 2025", "- Trồng 500 cây.", "2. Mục tiêu đến năm 2030",
                                  "- Trồng 900 cây."), None, None),
        # Years of a sentence or of the present are none of the plan's.
        ("Trồng cây xanh đô thị", ("I. TÌNH HÌNH", "1. Giai đoạn 2016-2020 đã trồng 500 cây."), None, None),
    ],
)  # fmt: skip
def test_the_plans_time(title: str, lines: tuple[str, ...], start: str | None, end: str | None) -> None:
    assert period(title, *lines) == Period(start=start, end=end)


def test_the_title_of_an_annex_gives_the_years() -> None:
    signed = ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "Phạm Văn Lý")
    annexes = ("PHỤ LỤC", "DANH MỤC NHIỆM VỤ TRỒNG CÂY GIAI ĐOẠN 2024-2027", "1. Trồng cây ở khu phố mới.")
    body = ("I. NHIỆM VỤ", "1. Sở Xây dựng trồng cây.")
    assert period("Trồng cây xanh đô thị", *body, *signed, *annexes) == Period(start="2024", end="2027")


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Phê duyệt Đề án “Trồng cây xanh đô thị”", "Đề án “Trồng cây xanh đô thị”"),
        ('Phê duyệt Đề án "Trồng cây xanh đô thị"', 'Đề án "Trồng cây xanh đô thị"'),
        ("Phê duyệt “Đề án trồng cây xanh đô thị”", "Đề án trồng cây xanh đô thị"),
        ('Phê duyệt "Đề án trồng cây "xanh" ở đô thị"', 'Đề án trồng cây "xanh" ở đô thị'),
    ],
)
def test_quotation_marks_of_a_plans_title(title: str, name: str) -> None:
    head = (
        *HEAD[:1],
        "Số: 77/QĐ-UBND | Hà Giang, ngày 05 tháng 3 năm 2024",
        "QUYẾT ĐỊNH",
        title,
        "Căn cứ Luật Xây dựng;",
        "QUYẾT ĐỊNH:",
    )
    builder = DocumentBuilder()
    for line in (*head, "Điều 1. Phê duyệt các nội dung sau:", "1. Sở Xây dựng trồng cây."):
        builder.paragraph(line)
    plan = extract_record(builder.build(Source(sha256="0", uri="t.txt", media_type="text/plain"))).plan
    assert plan is not None and plan.title == name
