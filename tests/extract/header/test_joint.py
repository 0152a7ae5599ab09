"""Bodies that issue together: both are the issuer, and the word for it belongs to the type, not to the title."""

import pytest

from corpus.builder import DocumentBuilder
from extract.issuers import issuer_of
from extract.pipeline import extract_record
from schemas import Source
from tests.extract.conftest import HEAD


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("UBND TỈNH ĐIỆN BIÊN\nSỞ Y TẾ - SỞ TÀI CHÍNH", "Sở Y tế, Sở Tài chính tỉnh Điện Biên"),
        ("SỞ Y TẾ\nSỞ TÀI CHÍNH", "Sở Y tế, Sở Tài chính"),
        ("BỘ Y TẾ - BỘ TÀI CHÍNH", "Bộ Y tế, Bộ Tài chính"),
        # above one another, of two ranks or with nothing between them they are one body
        ("BỘ TÀI CHÍNH\nSỞ Y TẾ", "Sở Y tế"),
        ("UBND TỈNH ĐIỆN BIÊN\nSỞ VĂN HÓA, THỂ THAO VÀ DU LỊCH", "Sở Văn hóa, Thể thao và Du lịch tỉnh Điện Biên"),
    ],
)
def test_issuers(line: str, name: str) -> None:
    found = issuer_of(line)
    assert found is not None and found.name == name


@pytest.mark.parametrize(
    ("kind", "title"),
    [
        ("KẾ HOẠCH LIÊN NGÀNH", "Khám sức khỏe học sinh"),
        ("KẾ HOẠCH", "Khám sức khỏe học sinh"),
        ("KẾ HOẠCH", "Liên ngành hóa công tác khám"),
    ],
)
def test_titles(kind: str, title: str) -> None:
    builder = DocumentBuilder()
    for line in (*HEAD[:2], kind, title, "I. NHIỆM VỤ", "1. Sở Y tế xây dựng quy trình khám."):
        builder.paragraph(line)
    record = extract_record(builder.build(Source(sha256="0", uri="t.txt", media_type="text/plain")))
    assert record.decision.title == title
