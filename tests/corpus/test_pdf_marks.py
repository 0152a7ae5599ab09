"""What stands on a PDF's pages beside the prose: signatures, stamps, fields, footnotes, pictures; and bad files."""

import hashlib
import io
from collections import Counter
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
import regex
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfgen.canvas import Canvas

from corpus.errors import UnreadableInput
from corpus.readers.pdf import read_pdf
from schemas import Document, PageKind, Source

_REAL = sorted(Path("/work/shared/documents").glob("**/*.pdf"))
_LONG = (
    "Sở Nông nghiệp và Môi trường chủ trì, phối hợp với các sở, ban, ngành và Ủy ban nhân dân cấp xã rà soát diện tích "
    "rừng ngập mặn, lập danh mục khu vực cần trồng bổ sung và tổ chức trồng mới trước mùa mưa bão hằng năm"
)


def _read(data: bytes) -> Document:
    source = Source(sha256=hashlib.sha256(data).hexdigest(), uri="test.pdf", media_type="application/pdf")
    return read_pdf(data, source)


_SIGNATURE = (
    (85, 0, "Nơi nhận:", 12, "Bold"), (370, 2, "TM. ỦY BAN NHÂN DÂN", 13, "Bold"),
    (85, 14, "- Như Điều 3;", 11, "Regular"), (395, 18, "KT. CHỦ TỊCH", 13, "Bold"),
    (85, 27, "- Bộ Tài chính;", 11, "Regular"), (388, 34, "PHÓ CHỦ TỊCH", 13, "Bold"),
    (85, 40, "- Lưu: VT, KT.", 11, "Regular"), (385, 100, "Trần Thị Mai Lan", 13, "Bold"),
)  # fmt: skip
_SIGNER = "TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\nTrần Thị Mai Lan"


@pytest.mark.parametrize(
    ("more", "recipients"),
    [
        ((), "Nơi nhận:\n- Như Điều 3;\n- Bộ Tài chính;\n- Lưu: VT, KT."),
        # A word that stands apart from the others of its column is not of the other one.
        (((190, 14, "(b/c)", 11, "Regular"),), "Nơi nhận:\n- Như Điều 3;\n(b/c)\n- Bộ Tài chính;\n- Lưu: VT, KT."),
        # A recipient that reaches as far as the signature begins on another line.
        (
            ((85, 53, "- Các đơn vị thuộc Văn phòng Đoàn đại biểu Quốc hội tỉnh;", 11, "Regular"),),
            "Nơi nhận:\n- Như Điều 3;\n- Bộ Tài chính;\n- Lưu: VT, KT.\n"
            "- Các đơn vị thuộc Văn phòng Đoàn đại biểu Quốc hội tỉnh;",
        ),
    ],
)
def test_signature_block_is_a_table_of_two_cells(
    more: tuple[tuple[float, float, str, float, str], ...], recipients: str, paper: Any
) -> None:
    paper.prose(f"Điều 3. {_LONG} chịu trách nhiệm thi hành Quyết định này./.")
    y = paper.y - 10
    for x, down, words, size, font in (*_SIGNATURE, *more):
        paper.text(x, y - down, words, size, font)
    paper.y = y - 130
    paper.prose(f"Ghi chú: {_LONG}.")
    reading = paper.read()
    assert reading.tables == [[[recipients, _SIGNER]]]
    assert reading.lines[-1] == f"Ghi chú: {_LONG}."


def test_stamp_is_put_aside_with_a_warning(paper: Any) -> None:
    paper.prose(f"1. {_LONG}.")
    for number, words in enumerate(
        ["Người ký: Văn phòng", "Email: vanthu@example.vn", "Thời gian ký: 05.03.2024 10:20:30 +07:00"]
    ):
        paper.text(20, 790 - 9 * number, words, 7)
    paper.prose(f"2. {_LONG}.")
    reading = paper.read()
    assert reading.lines == [f"1. {_LONG}.", f"2. {_LONG}."]
    assert [warning.code for warning in reading.document.warnings] == ["stamp"]
    assert "vanthu@example.vn" in reading.document.warnings[0].message


def test_small_print_that_is_no_stamp_stays(paper: Any) -> None:
    paper.prose(f"1. {_LONG}.")
    paper.prose("Ghi chú: số liệu tính đến ngày 31 tháng 12 năm 2023.", size=9)
    assert paper.read().lines[1] == "Ghi chú: số liệu tính đến ngày 31 tháng 12 năm 2023."


def test_filled_form_fields_stand_in_place_of_the_dots(paper: Any) -> None:
    paper.text(100, 700, "Số: ............/QĐ-UBND")
    paper.text(300, 700, "Ngày ........ tháng ........ năm 2024")
    form = paper.canvas.acroForm
    form.textfield(name="so", value="318", x=124, y=697, width=34, height=16, borderWidth=0, fontSize=12)
    form.textfield(name="ngay", value="07", x=338, y=697, width=24, height=16, borderWidth=0, fontSize=12)
    form.textfield(name="trong", value="", x=300, y=600, width=24, height=16, borderWidth=0, fontSize=12)
    paper.prose(f"1. {_LONG}.")
    text = paper.read().text
    assert "Số: 318 /QĐ-UBND" in text
    assert "Ngày 07 tháng ........ năm 2024" in text


def test_short_entry_is_as_wide_as_the_dots_it_fills(paper: Any) -> None:
    paper.text(130, 760, "BỘ XÂY DỰNG", 12)
    paper.text(300, 760, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 12)
    paper.text(360, 743, "Độc lập - Tự do - Hạnh phúc", 12)
    paper.text(110, 718, "Số: ............/QĐ-BXD", 12)
    paper.text(310, 718, "Hà Nội, ngày 14 tháng ............ năm 2025", 12)
    form = paper.canvas.acroForm
    form.textfield(name="so", value="9", x=131, y=713, width=34, height=16, borderWidth=0, fontSize=12)
    form.textfield(name="thang", value="8", x=433, y=713, width=24, height=16, borderWidth=0, fontSize=12)
    paper.y = 640
    paper.prose(f"1. {_LONG}.")
    assert paper.read().tables[0][1] == ["Số: 9 /QĐ-BXD", "Hà Nội, ngày 14 tháng 8 năm 2025"]


def test_marks_of_footnotes_are_raised_and_notes_follow(paper: Any) -> None:
    paper.prose(f"1. {_LONG}.")
    paper.text(121, paper.y, "2. Thực hiện Quyết định số 12/QĐ-UBND")
    wide = pdfmetrics.stringWidth("2. Thực hiện Quyết định số 12/QĐ-UBND", "Regular", 13)
    paper.text(121 + wide, paper.y + 5, "1", 8)
    paper.text(121 + wide + 5, paper.y, " của tỉnh.")
    paper.canvas.line(85, 120, 230, 120)
    paper.text(85, 108, "1", 6)
    paper.text(90, 104, "Quyết định về việc giao chỉ tiêu trồng rừng.", 10)
    assert paper.read().lines[1:] == [
        "2. Thực hiện Quyết định số 12/QĐ-UBND¹ của tỉnh.",
        "¹ Quyết định về việc giao chỉ tiêu trồng rừng.",
    ]


def _picture(paper: Any) -> None:
    paper.canvas.drawInlineImage(Image.new("L", (60, 80), 200), 0, 0, 595, 842)


def test_picture_pages_are_marked_and_named(paper: Any) -> None:
    paper.prose(f"1. {_LONG}.")
    paper.turn()
    _picture(paper)
    paper.text(20, 815, "Ký bởi: Văn phòng Ủy ban nhân dân", 7)
    paper.turn()
    paper.prose(f"2. {_LONG}.")
    reading = paper.read()
    assert [page.kind for page in reading.document.pages] == [PageKind.TEXT, PageKind.PICTURE, PageKind.TEXT]
    assert [warning.code for warning in reading.document.warnings] == ["picture_page"]
    assert reading.document.warnings[0].message.startswith("page 2 is a picture")
    assert len(reading.lines) == 2


def test_scan_gives_a_document_without_text(paper: Any) -> None:
    _picture(paper)
    reading = paper.read()
    assert reading.text == ""
    assert [page.kind for page in reading.document.pages] == [PageKind.PICTURE]


def test_page_of_prose_beside_a_picture_is_text(paper: Any) -> None:
    _picture(paper)
    for _ in range(3):
        paper.prose(f"{_LONG}.")
    assert paper.read().document.pages[0].kind is PageKind.TEXT


@pytest.mark.parametrize(
    ("letters", "is_broken"),
    [(None, False), ("¸", True), ("x", True)],
)
def test_damaged_text_layer_gives_a_warning(
    paper: Any, letters: str | None, is_broken: bool, without_tesseract: None
) -> None:
    for _ in range(4):
        paper.prose(regex.sub("[àáạảãăâêếộọờủựịư]", letters, _LONG) if letters else _LONG)
    document = paper.read().document
    assert ("broken_text_layer" in {warning.code for warning in document.warnings}) is is_broken
    assert document.pages[0].kind is PageKind.TEXT


def _protected() -> bytes:
    target = io.BytesIO()
    canvas = Canvas(target, encrypt=StandardEncryption("mật khẩu", canPrint=0))
    canvas.drawString(100, 100, "x")
    canvas.save()
    return target.getvalue()


def _without_pages() -> bytes:
    target = io.BytesIO()
    pypdfium2.PdfDocument.new().save(target)
    return target.getvalue()


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (_protected(), "password"),
        (b"%PDF-1.7\n" + b"\x00" * 400, "damaged"),
        (_without_pages(), "no pages"),
        (b"%PDF-1.4\n1 0 obj<</Type/Catalog", "damaged"),
    ],
    ids=["protected", "zeros", "no pages", "truncated"],
)
def test_what_cannot_be_read_is_said_in_one_line(data: bytes, reason: str) -> None:
    with pytest.raises(UnreadableInput, match=reason) as caught:
        _read(data)
    assert "\n" not in str(caught.value)


@given(
    cut=st.integers(min_value=5, max_value=20_000),
    at=st.integers(min_value=0, max_value=20_000),
    byte=st.binary(max_size=3),
)
@settings(max_examples=40, deadline=None)
def test_damaged_bytes_give_a_document_or_a_reason(blank: Any, cut: int, at: int, byte: bytes) -> None:
    paper = blank()
    paper.prose(f"1. {_LONG}.")
    paper.canvas.save()
    data = paper.bytes.getvalue()
    damaged = (data[:at] + byte + data[at + len(byte) :])[:cut]
    try:
        assert _read(damaged).pages
    except UnreadableInput as error:
        assert "\n" not in str(error)


@pytest.mark.skipif(not _REAL, reason="the shared documents are not here")
@pytest.mark.parametrize("path", _REAL, ids=[path.stem for path in _REAL])
def test_real_pages_are_numbered_and_lose_only_what_repeats(path: Path) -> None:
    document = _read(path.read_bytes())
    pdf = pypdfium2.PdfDocument(path)
    assert [page.number for page in document.pages] == list(range(1, len(pdf) + 1))
    plain = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
    kept = Counter(regex.findall(r"\p{L}+", document.text.translate(plain)))
    drawn: Counter[str] = Counter()
    for page in pdf:
        drawn.update(regex.findall(r"\p{L}+", page.get_textpage().get_text_range()))
    once = {word for word, count in drawn.items() if count == 1 and len(word) > 2}
    lost = {word for word in once if word not in kept and not any(word in other for other in kept)}
    assert lost == set()
