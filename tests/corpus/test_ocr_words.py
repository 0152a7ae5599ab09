"""What is done to recognised words before they are text: specks go, torn numbers and confused marks are put right."""

from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageDraw, ImageFilter

from corpus.encoding.syllables import is_syllable
from corpus.readers.ocr.clean import clean
from corpus.readers.ocr.codes import mend_numbers
from corpus.readers.ocr.hocr import SeenWord, words_of
from corpus.readers.ocr.mend import bare, mend
from corpus.readers.ocr.picture import Way, grey, skew_of, straightened, straightened_part, turned, without_specks
from corpus.readers.ocr.rulings import find_lines


def line(text: str, confidence: float = 0.95, gap: float = 12, number: int = 0) -> list[SeenWord]:
    """Words of one line, 10 pixels a letter; `~` between two words is a gap too narrow for one."""
    words: list[SeenWord] = []
    x = 0.0
    for part in text.split():
        pieces = part.split("~")
        for index, piece in enumerate(pieces):
            x += gap * 0.2 if index else gap
            words.append(SeenWord(piece, x, 0, x + 10 * len(piece), 40, 30, 40, confidence, number))
            x += 10 * len(piece)
    return words


def text_of(words: Sequence[SeenWord]) -> str:
    return " ".join(word.text for word in words)


@pytest.mark.parametrize(
    ("read", "meant"),
    [
        ("Quyết định số 12/2021/0Đ-TTg ngày 24/3/2021", "Quyết định số 12/2021/QĐ-TTg ngày 24/3/2021"),
        ("Quyết định số 33/QD-TT1g của Thủ tướng", "Quyết định số 33/QĐ-TTg của Thủ tướng"),
        ("Quyết định số 304/QĐÐ-UB;", "Quyết định số 304/QĐ-UB;"),
        ("Tờ trình số 1~36/TTr-UBND ngày 04/12/2024", "Tờ trình số 136/TTr-UBND ngày 04/12/2024"),
        ("Tờ trình số 6326/TTr-ŠSTNMT ngày 25/12/2024", "Tờ trình số 6326/TTr-STNMT ngày 25/12/2024"),
        ("Só2624 /QĐ-BGDĐT Hà Nội", "Số 2624 /QĐ-BGDĐT Hà Nội"),
        ("$ố347/QĐ-UBND", "Số 347/QĐ-UBND"),
        ("trong quý l năm 2009", "trong quý I năm 2009"),
        ("Quý |l/2024; quý IIl, quý lV.", "Quý II/2024; quý III, quý IV."),
        # What is no number, or in order, stays.
        ("Luật số 64/2025/QH15 và 30/6/2024", "Luật số 64/2025/QH15 và 30/6/2024"),
        ("Văn bản 158/UB và 63/STNMT-BHĐ", "Văn bản 158/UB và 63/STNMT-BHĐ"),
        ("mục 1 2 3 của bảng", "mục 1 2 3 của bảng"),
        ("quý 1 năm 2009, khu l và | cột", "quý 1 năm 2009, khu l và | cột"),
        ("Số lượng lớp học", "Số lượng lớp học"),
    ],
)
def test_numbers_of_documents(read: str, meant: str) -> None:
    assert text_of(mend_numbers(line(read))) == meant


@given(st.text("0123456789/QĐDKHUBN-TTrg .", max_size=30))
def test_figures_are_never_changed(text: str) -> None:
    figures = [letter for letter in text if letter in "123456789"]
    assert [letter for letter in text_of(mend_numbers(line(text))) if letter in "123456789"] == figures


@pytest.mark.parametrize(
    ("read", "meant"),
    [
        ("đê tô chức thực hiện Kê hoạch", "để tổ chức thực hiện Kế hoạch"),
        ("QUYÉT ĐỊNH", "QUYẾT ĐỊNH"),
        ("cơ quan chủ trì, đơn vị phôi hợp", "cơ quan chủ trì, đơn vị phối hợp"),
        ("Điêu 2. Quyết định này", "Điều 2. Quyết định này"),
        ("Và việc ban hành Kế hoạch", "Về việc ban hành Kế hoạch"),
        # Right words stay, usual or not; so do names and words apart from each other.
        ("tô màu bức tranh", "tô màu bức tranh"),
        ("Trần Văn Tỏ, chức vụ", "Trần Văn Tỏ, chức vụ"),
        ("đội bóng và việc làm", "đội bóng và việc làm"),
        ("(tô) chức", "(tô) chức"),
    ],
)
def test_marks_that_neighbours_tell(read: str, meant: str) -> None:
    assert text_of(mend(line(read))) == meant


@given(
    st.lists(
        st.sampled_from(["đê", "để", "tô", "tổ", "chức", "KÊ", "Kế", "sự", "cố,", "(của)", "12", "–"]), max_size=12
    )
)
def test_mending_changes_marks_only_and_keeps_every_word(words: list[str]) -> None:
    seen = line(" ".join(words))
    mended = mend(seen)
    assert [bare(word.text) for word in mended] == [bare(word.text) for word in seen]
    assert mend(mended) == mended


@pytest.mark.parametrize(
    ("words", "kept"),
    [
        (line("__2. Các sở | ban ngành"), "2. Các sở ban ngành"),
        (line("Hà Nội, ngày22 tháng 9"), "Hà Nội, ngày 22 tháng 9"),
        (line("ngày4tháng 01 năm 2025"), "ngày 4 tháng 01 năm 2025"),
        # Scribbles of a signature: no words, and Tesseract does not believe in them.
        (line("Ñhqx wzửq", 0.2) + line("Phó Chủ tịch", 0.9, number=1), "Phó Chủ tịch"),
        (line("(i) Sở Y tế", 0.3), "(i) Sở Y tế"),
        (line("63/2010/NĐ-CP", 0.2), "63/2010/NĐ-CP"),
        ([], ""),
    ],
)
def test_what_is_no_word_goes(words: list[SeenWord], kept: str) -> None:
    assert text_of(clean(words)) == kept


def test_hocr_gives_words_with_places() -> None:
    page = (
        '<html xmlns="http://www.w3.org/1999/xhtml"><body><span class="ocr_line" title="bbox 10 20 200 60; baseline 0 -8; '
        'x_size 40"><span class="ocrx_word" title="bbox 10 20 90 60; x_wconf 87">Kế</span>'
        '<span class="ocrx_word" title="bbox 100 20 200 60; x_wconf 95">hoạch</span></span></body></html>'
    )
    first, second = words_of(page)
    assert (first.text, first.x1, first.baseline, first.size, first.confidence) == ("Kế", 90, 52, 40, 0.87)
    assert second.text == "hoạch"
    assert words_of("") == [] == words_of("<html><body/></html>")


@pytest.mark.parametrize(
    ("syllable", "is_one"),
    [("nghiêng", True), ("quyết", True), ("giếng", True), ("Đắk", False), ("wxyz", False), ("", False)],
)
def test_syllables(syllable: str, is_one: bool) -> None:
    assert is_syllable(syllable) is is_one


@given(st.sampled_from([0, 1, 2, 3]), st.floats(-4, 4), st.floats(80, 500), st.floats(100, 700))
def test_places_go_back_to_the_page_as_it_is_shown(turns: int, skew: float, x: float, y: float) -> None:
    """A dot drawn on a page is found where it was, after the page was turned and straightened."""
    page = Image.new("L", (595, 842), 255)
    ImageDraw.Draw(page).ellipse((x - 3, y - 3, x + 3, y + 3), fill=0)
    found = np.argwhere(np.asarray(straightened(turned(page, turns), skew)) < 100)
    top, left = found.min(axis=0)
    bottom, right = found.max(axis=0)
    box = Way(595, 842, turns, skew).box(float(left), float(top), float(right), float(bottom))
    assert abs((box[0] + box[2]) / 2 - x) < 2.5
    assert abs((box[1] + box[3]) / 2 - y) < 2.5


def ruled_page() -> Image.Image:
    """Two columns and three rows of rulings over lines of black bars for words, at 300 pixels an inch."""
    page = Image.new("L", (1800, 1200), 255)
    draw = ImageDraw.Draw(page)
    for y in (200, 468, 800):
        draw.line((200, y, 1500, y), fill=60, width=3)
    for x in (200, 825, 1500):
        draw.line((x, 200, x, 800), fill=60, width=3)
    for top in range(240, 780, 60):
        for left in range(240, 1400, 60):
            draw.rectangle((left, top, left + 30, top + 24), fill=0)
    return page


@pytest.mark.parametrize("skew", [0.0, 1.5, -2.3])
def test_skew_is_measured_and_taken_out(skew: float) -> None:
    page = ruled_page().rotate(skew, Image.Resampling.BICUBIC, fillcolor=255)
    assert skew_of(page) == pytest.approx(-skew, abs=0.15)


def test_specks_go_as_with_a_median_of_nine() -> None:
    page = Image.fromarray(np.random.default_rng(3).integers(0, 256, (61, 40), dtype=np.uint8))
    expected = np.asarray(page.filter(ImageFilter.MedianFilter(3)))
    assert np.array_equal(np.asarray(without_specks(page)), expected)


@pytest.mark.parametrize("skew", [0.0, 1.5, -2.3])
def test_a_part_is_straightened_like_the_whole(skew: float) -> None:
    edges = (300, 250, 900, 700)
    whole = straightened(ruled_page(), skew).crop(edges)
    assert np.array_equal(np.asarray(straightened_part(ruled_page(), skew, edges)), np.asarray(whole))


@pytest.mark.parametrize("skew", [1.5, -2.3])
def test_rulings_of_a_page_askew_are_found_where_they_would_be_straight(skew: float) -> None:
    lines = find_lines(ruled_page().rotate(-skew, Image.Resampling.BICUBIC, fillcolor=255), 300, skew)
    assert sorted(line.at for line in lines if line.level) == pytest.approx([200, 468, 800], abs=4)
    assert sorted(line.at for line in lines if not line.level) == pytest.approx([200, 825, 1500], abs=4)


def test_rulings_are_found_and_words_are_none() -> None:
    lines = find_lines(ruled_page(), 300)
    assert sorted(line.at for line in lines if line.level) == pytest.approx([200, 468, 800], abs=3)
    assert sorted(line.at for line in lines if not line.level) == pytest.approx([200, 825, 1500], abs=3)


def test_coloured_ink_fades_and_black_stays() -> None:
    page = Image.new("RGB", (300, 200), "white")
    draw = ImageDraw.Draw(page)
    draw.ellipse((20, 20, 180, 180), outline=(200, 30, 40), width=8)
    draw.rectangle((20, 90, 280, 130), fill=(15, 15, 15))
    seen = grey(page)
    assert seen.getpixel((100, 24)) == 255
    assert seen.getpixel((100, 100)) == 15


def test_a_page_written_in_blue_stays_readable() -> None:
    page = Image.new("RGB", (300, 200), "white")
    ImageDraw.Draw(page).line((20, 100, 280, 100), fill=(30, 40, 170), width=20)
    assert grey(page).getpixel((100, 100)) < 100
