"""Recipients beside a signature whose lines stand at other heights: parted as in print, and read again where torn."""

from collections.abc import Sequence

import pytest

from corpus.read import read_bytes
from corpus.readers.ocr.engine import find_engine
from corpus.readers.ocr.foot import torn_recipients
from corpus.readers.ocr.hocr import SeenWord
from tests.corpus.make_samples.press import Press, page_number
from tests.corpus.make_samples.scanner import Scanner, pdf_of, scan

SURE, UNSURE = 0.95, 0.1
OPENING = [("Nơi nhận:", 100, SURE), ("TM. ỦY BAN NHÂN DÂN", 900, SURE)]


def seen(lines: Sequence[Sequence[tuple[str, float, float]]]) -> list[SeenWord]:
    """Words 20 pixels a letter in lines 60 pixels apart, each of parts (words, x of the first, confidence)."""
    words: list[SeenWord] = []
    for number, line in enumerate(lines):
        for text, x, confidence in line:
            for word in text.split():
                end = x + 20 * len(word)
                words.append(
                    SeenWord(word, x, 60 * number, end, 60 * number + 40, 60 * number + 40, 50, confidence, number)
                )
                x = end + 20
    return words


@pytest.mark.parametrize(
    ("lines", "recipients", "end"),
    [
        # The first recipient was cut through: "KT. CHỦ TỊCH" stands half a line lower.
        (
            [OPENING, [("TH lu.", 100, UNSURE), ("KT. CHỦ TỊCH", 1000, SURE)], [("- Lưu: VT.", 100, SURE)]],
            "Nơi nhận: TH lu. - Lưu: VT.",
            (300, 900),
        ),
        # Lines of one column alone say where the columns part, too.
        (
            [
                OPENING, [("TH lu.", 100, UNSURE), ("KT. CHỦ TỊCH", 1000, SURE)],
                [("- Thường trực Hội đồng nhân dân tỉnh;", 100, SURE)], [("ỦY VIÊN HỘI ĐỒNG", 870, SURE)],
            ],
            "Nơi nhận: TH lu. - Thường trực Hội đồng nhân dân tỉnh;",
            (840, 870),
        ),
    ],
)  # fmt: skip
def test_recipients_that_were_torn(
    lines: list[list[tuple[str, float, float]]], recipients: str, end: tuple[float, float]
) -> None:
    torn = torn_recipients(seen([[("thi hành Quyết định này./.", 100, SURE)], *lines]))
    assert torn is not None
    assert " ".join(word.text for word in torn.words) == recipients
    assert end[0] < torn.end < end[1]


@pytest.mark.parametrize(
    "lines",
    [
        # Every word is sure.
        [OPENING, [("- Như Điều 2;", 100, SURE), ("CHỦ TỊCH", 1000, SURE)]],
        # What is unsure is the signature.
        [OPENING, [("- Như Điều 2;", 100, SURE), ("wzửq Ñh", 1000, UNSURE)]],
        # One line alone does not show where the columns part.
        [[("Nơi nhận:", 100, SURE)], [("TH lu.", 100, UNSURE), ("CHỦ TỊCH", 1000, SURE)]],
        # No list of recipients.
        [[("Tên", 100, SURE), ("Địa chỉ", 900, SURE)], [("TH lu.", 100, UNSURE), ("Hà Nội", 1000, SURE)]],
        # Prose goes on under the signature.
        [
            OPENING, [("TH lu.", 100, UNSURE), ("CHỦ TỊCH", 1000, SURE)],
            [("Ủy ban nhân dân các xã rà soát, lập danh mục và tổ chức trồng mới trước mùa mưa", 100, SURE)],
        ],
        [],
    ],
)  # fmt: skip
def test_recipients_that_stay_as_they_were_read(lines: list[list[tuple[str, float, float]]]) -> None:
    assert torn_recipients(seen(lines)) is None


@pytest.mark.skipif(find_engine() is None, reason="tesseract with its Vietnamese model is missing")
def test_a_scan_has_recipients_and_signature_as_in_print() -> None:
    press = Press(page_number)
    for _ in range(2):
        press.prose(
            "Điều 2. Chánh Văn phòng, Giám đốc Sở Xây dựng và Chủ tịch Ủy ban nhân dân các xã chịu trách nhiệm thi "
            "hành Quyết định này./."
        )
    press.signature(
        ["- Như Điều 2;", "- Sở Xây dựng;", "- Chi cục Kiểm lâm tỉnh;", "- Lưu: VT, KTN."],
        ["TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Lê Minh Hoàng"],
    )
    printed = press.print()
    (page,) = scan(printed, Scanner(resolution=200, skew=-0.9, grain=14, specks=0.001))
    upper = page.crop((0, 0, page.width, 2 * page.height // 5))
    scanned = read_bytes(pdf_of([upper], 200), "scan.pdf")
    assert scanned.text == read_bytes(printed, "printed.pdf").text
