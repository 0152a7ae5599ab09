"""What a decision's title says that the plan is."""

import pytest

from corpus.builder import DocumentBuilder
from extract.pipeline import extract_record
from schemas import Source

HEAD = (
    "ỦY BAN NHÂN DÂN TỈNH HÀ GIANG | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM Độc lập - Tự do - Hạnh phúc",
    "Số: 77/QĐ-UBND | Hà Giang, ngày 05 tháng 3 năm 2024",
    "QUYẾT ĐỊNH",
)


@pytest.mark.parametrize(
    ("title", "plan"),
    [
        ("Phê duyệt Quy hoạch khoáng sản thời kỳ 2021 - 2030", "Quy hoạch khoáng sản thời kỳ 2021 - 2030"),
        ("Phê duyệt điều chỉnh quy hoạch mỏ Đá Bạc trong Quy hoạch khoáng sản", "Quy hoạch khoáng sản"),
        ("Phê duyệt quy hoạch mỏ Đá Bạc trong Quy hoạch khoáng sản", "Quy hoạch mỏ Đá Bạc trong Quy hoạch khoáng sản"),
        ("Về Chính sách quốc gia trồng rừng đến năm 2030", "Chính sách quốc gia trồng rừng đến năm 2030"),
        (
            "Ban hành Kế hoạch thực hiện Chính sách quốc gia trồng rừng",
            "Kế hoạch thực hiện Chính sách quốc gia trồng rừng",
        ),
        ("Phê duyệt điều chỉnh Kế hoạch trồng rừng trong Quy hoạch tỉnh", "Kế hoạch trồng rừng trong Quy hoạch tỉnh"),
    ],
)
def test_the_plan_that_a_title_names(title: str, plan: str) -> None:
    builder = DocumentBuilder()
    for line in (
        *HEAD,
        title,
        "CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH",
        "Căn cứ Luật Quy hoạch ngày 24/11/2017;",
        "QUYẾT ĐỊNH:",
    ):
        builder.paragraph(line)
    builder.paragraph("Điều 1. Phê duyệt với các nội dung sau.")
    found = extract_record(builder.build(Source(sha256="0", uri="t.txt", media_type="text/plain"))).plan
    assert found is not None and found.title == plan
