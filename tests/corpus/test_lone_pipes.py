"""Where a page without blank lines was flattened to lone pipes: what stands between two tables."""

import pytest

from corpus.read import read_bytes
from schemas import Document, Table


def flat(*rows: list[str]) -> str:
    """Rows as the crawler writes them: a pipe, and each cell followed by a pipe; an empty cell leaves nothing."""
    return "".join("|\n" + "".join((cell + "\n" if cell else "") + "|\n" for cell in row) for row in rows)


def shape(text: str) -> list[str | list[list[str]]]:
    """The lines of a text and the grids of its tables, in order."""
    document: Document = read_bytes(text.encode(), "a.md")
    words = document.text
    return [
        [[words[cell.start : cell.end] if cell else "" for cell in row] for row in block.grid()]
        if isinstance(block, Table)
        else words[block.start : block.end]
        for block in document.blocks
    ]


NATION = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
HEAD = (["UBND TỈNH A", NATION], ["Số: 1/QĐ-UBND", "Hà Giang, ngày 1 tháng 2 năm 2024"])
FOOT = ["Nơi nhận:\n- Như Điều 2;", "KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH"]
HEAD_GRID = [["UBND TỈNH A", NATION], ["Số: 1/QĐ-UBND", "Hà Giang, ngày 1 tháng 2 năm 2024"]]
FOOT_GRID = [["Nơi nhận:\n- Như Điều 2;", "KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH"]]
PLAN = "KẾ HOẠCH\nTrồng rừng năm 2024\nNgười dân trồng cây ở vùng đồi trọc của các xã miền núi và chăm sóc cây trong ba năm đầu.\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # Behind number and day, and behind recipients and signature, no cell of the same row can stand.
        (flat(*HEAD) + PLAN + flat(FOOT), [HEAD_GRID, "KẾ HOẠCH", "Trồng rừng năm 2024", PLAN.split("\n")[2], FOOT_GRID]),
        # A second signer stands beside the first: a few short lines.
        (flat(["Nơi nhận:\n- Lưu: VT.", "TM. BAN A\nTRƯỞNG BAN\nTrần Văn A", "TM. BAN B\nTRƯỞNG BAN\nLê Văn B"]),
         [[["Nơi nhận:\n- Lưu: VT.", "TM. BAN A\nTRƯỞNG BAN\nTrần Văn A", "TM. BAN B\nTRƯỞNG BAN\nLê Văn B"]]]),
        # A number and a day in a table of documents are cells like others.
        (flat(["Tên văn bản", "Số", "Ngày"], ["Kế hoạch trồng rừng trên các vùng đồi trọc", "1/KH-UBND", "1/2/2024"]),
         [[["Tên văn bản", "Số", "Ngày"], ["Kế hoạch trồng rừng trên các vùng đồi trọc", "1/KH-UBND", "1/2/2024"]]]),
        # The Party's head begins a table of its own too.
        (flat(["Số hiệu:", "2-KL/TW"], ["BAN CHẤP HÀNH TRUNG ƯƠNG", "ĐẢNG CỘNG SẢN VIỆT NAM\n---------------"]),
         [[["Số hiệu:", "2-KL/TW"]], [["BAN CHẤP HÀNH TRUNG ƯƠNG", "ĐẢNG CỘNG SẢN VIỆT NAM ---------------"]]]),
        (flat(["Đoàn thể", "Số người"], ["Đảng Cộng sản Việt Nam", "20"]),
         [[["Đoàn thể", "Số người"], ["Đảng Cộng sản Việt Nam", "20"]]]),
        # Articles are prose; a cell that cites one is a cell.
        (flat(*HEAD) + "Điều 1. Phê duyệt kế hoạch.\nĐiều 2. Quyết định có hiệu lực từ ngày ký.\n" + flat(FOOT),
         [HEAD_GRID, "Điều 1. Phê duyệt kế hoạch.", "Điều 2. Quyết định có hiệu lực từ ngày ký.", FOOT_GRID]),
        (flat(["TT", "Việc", "Căn cứ"], ["1", "Rà soát", "Điều 1. Nghị định"], ["2", "Báo cáo", "Điều 2. Nghị định"]),
         [[["TT", "Việc", "Căn cứ"], ["1", "Rà soát", "Điều 1. Nghị định"], ["2", "Báo cáo", "Điều 2. Nghị định"]]]),
    ],
)  # fmt: skip
def test_what_stands_between_pipes(text: str, expected: list[str | list[list[str]]]) -> None:
    assert shape(f"{text}Hết.") == [*expected, "Hết."]
