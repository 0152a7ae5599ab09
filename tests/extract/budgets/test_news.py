"""Sums in news about a plan: the plan's whole, the parts that a sentence goes on to list, and the money that is none of the plan's.

Each line is `amount source year parent`, with `TOTAL` for the whole plan's sum.
"""

import pytest

from corpus.read import read_bytes
from extract.pipeline import extract_record
from schemas import Budget

HEAD = (
    "Điện Biên phê duyệt kế hoạch trồng cây xanh\n\n"
    "(Báo Điện Biên) - UBND tỉnh vừa ban hành Quyết định số 812/QĐ-UBND phê duyệt Kế hoạch trồng cây xanh giai đoạn 2026 - 2030. "
    "Kế hoạch nhằm nâng cao chất lượng môi trường sống của người dân.\n\n"
    "Theo kế hoạch, các địa phương sẽ rà soát quỹ đất, lựa chọn loại cây phù hợp và huy động người dân tham gia chăm sóc cây.\n\n"
)
FOOT = "\n\nNgười dân mong kế hoạch sớm được triển khai trên toàn tỉnh."

CASES = [
    (
        "Kế hoạch có tổng kinh phí 2,52 tỉ đồng, trong đó ngân sách tỉnh 1,5 tỉ đồng, còn lại 1,02 tỉ đồng do doanh nghiệp đóng góp.",
        ["2,520,000,000 TOTAL None None None", "1,500,000,000 ngân sách tỉnh None 0", "1,020,000,000 doanh nghiệp None 0"],
    ),
    (
        "Tổng kinh phí 2,52 tỉ đồng, trong đó, tỉnh hỗ trợ 1,5 tỉ đồng; doanh nghiệp đóng góp 1 tỉ đồng; người dân 20 triệu đồng.",
        [
            "2,520,000,000 TOTAL None None None", "1,500,000,000 tỉnh None 0", "1,000,000,000 doanh nghiệp None 0",
            "20,000,000 None None 0",
        ],
    ),
    (
        "Tổng kinh phí thực hiện là 2,52 tỉ đồng (ngân sách tỉnh 1,5 tỉ đồng, các nguồn khác 1,02 tỉ đồng).",
        ["2,520,000,000 TOTAL None None None", "1,500,000,000 ngân sách tỉnh None 0", "1,020,000,000 các nguồn khác None 0"],
    ),
    (
        "Tổng kinh phí hơn 2,52 tỉ đồng từ ngân sách tỉnh. Trong đó năm 2026 là 1,5 tỉ đồng, năm 2027 là 1,02 tỉ đồng.",
        [
            "2,520,000,000 TOTAL ngân sách tỉnh None None", "1,500,000,000 ngân sách tỉnh 2026 0",
            "1,020,000,000 ngân sách tỉnh 2027 0",
        ],
    ),
    (
        "UBND tỉnh dành 2,52 tỉ đồng thực hiện kế hoạch, trong đó 1,5 tỉ đồng mua cây giống và 1,02 tỉ đồng chăm sóc.",
        ["2,520,000,000 TOTAL None None None", "1,500,000,000 None None 0", "1,020,000,000 None None 0"],
    ),
    (
        "Tổng mức đầu tư là 12 tỉ đồng, tương đương 0,5 triệu USD (tỷ giá 1 USD = 24.000 đồng).",
        ["12,000,000,000 TOTAL None None None"],
    ),
    ("Các vườn ươm đã nộp ngân sách nhà nước 12 tỉ đồng, bị truy thu 1,5 tỉ đồng.", []),
    ("Một doanh nghiệp đầu tư 15 tỉ đồng vào vườn ươm; doanh thu 3 tỉ đồng mỗi năm.", []),
    (
        "Tổng kinh phí 2 tỉ đồng. Một hộ dân bán 5 tỉ đồng tiền cây cảnh; hộ khác bán 1 tỉ đồng.",
        ["2,000,000,000 TOTAL None None None"],
    ),
]  # fmt: skip


def told(budget: Budget) -> str:
    total = " TOTAL" if budget.total else ""
    return f"{int(budget.amount):,}{total} {budget.source} {budget.year} {budget.parent}"


@pytest.mark.parametrize(("text", "expected"), CASES, ids=lambda value: value[:40] if isinstance(value, str) else "")
def test_sums_in_news(text: str, expected: list[str]) -> None:
    record = extract_record(read_bytes((HEAD + text + FOOT).encode(), "news.txt"))
    assert [told(budget) for budget in record.budgets] == expected
