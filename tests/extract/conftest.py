"""Readings of small plans written for the tests."""

from collections.abc import Callable, Sequence

import pytest

from corpus.builder import CellText, DocumentBuilder
from extract.reading import Reading, read
from schemas import Source

Block = str | Sequence[Sequence[str]]
MakeReading = Callable[..., Reading]

HEAD = (
    "ỦY BAN NHÂN DÂN TỈNH ĐIỆN BIÊN | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM Độc lập - Tự do - Hạnh phúc",
    "Số: 77/KH-UBND | Điện Biên, ngày 05 tháng 3 năm 2024",
    "KẾ HOẠCH",
    "Phát triển đô thị xanh trên địa bàn tỉnh Điện Biên",
    "Ủy ban nhân dân tỉnh ban hành Kế hoạch phát triển đô thị xanh như sau:",
)


@pytest.fixture
def plan() -> MakeReading:
    """A plan with the head above and the given lines and tables (lists of rows, the first one its head) as its body."""

    def make(*blocks: Block) -> Reading:
        builder = DocumentBuilder()
        for block in (*HEAD, *blocks):
            if isinstance(block, str):
                builder.paragraph(block)
            else:
                builder.table([[CellText(cell) for cell in row] for row in block], heading_rows=1)
        return read(builder.build(Source(sha256="0", uri="t.txt", media_type="text/plain")))

    return make
