"""Scans and picture files to documents: read where there is a Tesseract, and where there is none said so once."""

import io
from pathlib import Path

import pytest
from PIL import Image

from corpus.errors import UnreadableInput
from corpus.read import read_bytes, read_document
from corpus.readers.ocr.engine import find_engine
from corpus.readers.pdf.reader import MAX_PAGES
from schemas import AsideKind, PageKind, Table
from tests.corpus.make_samples.scanned import printed_decision
from tests.corpus.make_samples.scanner import Scanner, scan

SAMPLES = Path(__file__).parents[2] / "corpus" / "samples"
needs_tesseract = pytest.mark.skipif(find_engine() is None, reason="tesseract with its Vietnamese model is missing")


@needs_tesseract
def test_a_scan_gives_prose_and_tables_with_places_and_confidence() -> None:
    document = read_document(SAMPLES / "50-quyet-dinh-hau-giang-ban-quet.pdf")
    assert [page.kind for page in document.pages] == [PageKind.OCR, PageKind.OCR]
    assert (document.pages[0].width, document.pages[0].height) == pytest.approx((595, 842), abs=1)
    table = [block for block in document.blocks if isinstance(block, Table)][-1]
    rows = [
        [document.text[cell.start : cell.end] for cell in table.cells if cell.row == row] for row in range(table.rows)
    ]
    assert table.heading_rows == 1
    assert rows[0] == ["TT", "Nhiệm vụ", "Cơ quan chủ trì", "Cơ quan phối hợp", "Thời gian"]
    assert rows[2] == ["2", "Tập huấn vận hành trạm bơm điện", "Chi cục Thủy lợi", "Hội Nông dân tỉnh", "2023 - 2026"]
    placed = document.place_of(document.text.index("Điều 1."), document.text.index("Điều 1.") + 7)
    assert placed.page == 1 and placed.confidence is not None and placed.confidence > 0.6
    # On the page as it was scanned, askew: the words stand at most a few points from where they were printed.
    printed = read_bytes(printed_decision(), "printed.pdf")
    there = printed.place_of(printed.text.index("Điều 1."), printed.text.index("Điều 1.") + 7)
    assert placed.box is not None and there.box is not None
    assert placed.box.x0 == pytest.approx(there.box.x0, abs=8) and placed.box.top == pytest.approx(
        there.box.top, abs=10
    )
    assert AsideKind.SECOND_READING in {aside.kind for aside in document.asides}


@needs_tesseract
def test_a_tiff_of_pages_one_of_them_on_its_side() -> None:
    first, second = scan(printed_decision(), Scanner(resolution=200, grain=2, specks=0, colour=False))
    target = io.BytesIO()
    first.crop((0, 0, first.width, 600)).save(
        target, "TIFF", dpi=(200, 200), save_all=True, compression="tiff_lzw",
        append_images=[second.transpose(Image.Transpose.ROTATE_90)],
    )  # fmt: skip
    document = read_bytes(target.getvalue(), "a.tif")
    assert document.source.media_type == "image/tiff"
    assert [page.kind for page in document.pages] == [PageKind.OCR, PageKind.OCR]
    assert document.page_of(document.text.index("Về việc ban hành Kế hoạch kiên cố hóa")) == 1
    start = document.text.index("Tổng kinh phí")
    place = document.place_of(start, start + 13)
    assert place.page == 2 and place.box is not None
    # Turned to the left, a line of the page runs upwards: its box is higher than wide.
    assert place.box.bottom - place.box.top > place.box.x1 - place.box.x0


def test_without_tesseract_one_warning_says_how_to_install_it(without_tesseract: None) -> None:
    document = read_document(SAMPLES / "50-quyet-dinh-hau-giang-ban-quet.pdf")
    assert [page.kind for page in document.pages] == [PageKind.PICTURE, PageKind.PICTURE]
    (warning,) = document.warnings
    assert warning.code == "picture_page" and "apt-get install tesseract-ocr-vie" in warning.message.replace(
        "tesseract-ocr tesseract-ocr-vie", "tesseract-ocr-vie"
    )
    picture = read_document(SAMPLES / "51-ke-hoach-hau-giang-trang-2.jpg")
    assert [warning.code for warning in picture.warnings] == ["picture_page"] and picture.text == ""


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("a.png", b"\x89PNG\r\n\x1a\n" + bytes(100), "damaged picture"),
        ("a.jpg", b"\xff\xd8\xff\xe0" + bytes(100), "damaged picture"),
        ("a.tif", b"II*\x00" + bytes(100), "damaged picture"),
    ],
)
def test_damaged_pictures(name: str, data: bytes, reason: str) -> None:
    with pytest.raises(UnreadableInput, match=reason):
        read_bytes(data, name)


def test_a_picture_of_too_many_pixels_is_not_opened() -> None:
    target = io.BytesIO()
    Image.new("1", (30_000, 30_000)).save(target, "TIFF", compression="group4")
    assert len(target.getvalue()) < 200_000
    with pytest.raises(UnreadableInput, match="at most 200 million"):
        read_bytes(target.getvalue(), "bomb.tif")


def test_a_huge_picture_in_a_pdf_is_left_alone() -> None:
    target = io.BytesIO()
    Image.new("1", (20_000, 20_000), 1).save(target, "PDF", resolution=2_400)
    document = read_bytes(target.getvalue(), "bomb.pdf")
    assert [page.kind for page in document.pages] == [PageKind.PICTURE]
    (warning,) = document.warnings
    assert "400 million pixels" in warning.message or "tesseract" in warning.message


def test_pages_beyond_the_limit_are_named() -> None:
    pages = MAX_PAGES + 40
    kids = b" ".join(b"%d 0 R" % (number + 3) for number in range(pages))
    objects = [b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Count %d/Kids[%s]/MediaBox[0 0 9 9]>>" % (pages, kids)]
    objects += [b"<</Type/Page/Parent 2 0 R>>"] * pages
    body, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, start=1):
        places.append(len(body))
        body += b"%d 0 obj%sendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    start = len(body)
    body += b"xref\n0 %d\n0000000000 65535 f \n%strailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (
        len(objects) + 1, table, len(objects) + 1, start,
    )  # fmt: skip
    document = read_bytes(body, "long.pdf")
    assert len(document.pages) == MAX_PAGES
    assert [warning.code for warning in document.warnings] == ["page_limit"]
