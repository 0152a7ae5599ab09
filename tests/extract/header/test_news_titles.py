"""The title of a plan that a news item reports without telling what its decision is about."""

import pytest

from corpus.read import read_bytes
from extract.pipeline import extract_record

FOOT = (
    "\n\n(Báo Điện Biên) - UBND tỉnh vừa ban hành Quyết định số 77/QĐ-UBND. Các địa phương sẽ rà soát quỹ đất, lựa chọn loại cây phù "
    "hợp và huy động người dân tham gia chăm sóc cây. Người dân mong nội dung này sớm được triển khai trên toàn tỉnh."
)


@pytest.mark.parametrize(
    ("opening", "title"),
    [
        ("Nhiệm vụ của đề án trồng cây xanh đô thị trong năm 2027 là gì?", "Đề án trồng cây xanh đô thị"),
        ("Mục tiêu của đề án trồng cây xanh đô thị đến năm 2030 là gì?", "Đề án trồng cây xanh đô thị đến năm 2030"),
        ("Mục tiêu của kế hoạch trồng cây xanh năm 2027 là gì?", "Kế hoạch trồng cây xanh năm 2027"),
    ],
)
def test_titles(opening: str, title: str) -> None:
    record = extract_record(read_bytes((opening + FOOT).encode(), "news.txt"))
    assert record.decision.title == title


@pytest.mark.parametrize("question", ["ra sao?", "như thế nào?", "thế nào", "gồm những gì?"])
def test_what_a_headline_asks_is_no_part_of_the_title(question: str) -> None:
    news = f"Quyết định 77/QĐ-UBND về trồng cây xanh đô thị năm 2027 {question}{FOOT}"
    record = extract_record(read_bytes(news.encode(), "news.txt"))
    assert record.decision.title == "Về trồng cây xanh đô thị năm 2027"
