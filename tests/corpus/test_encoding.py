"""The encodings of Vietnamese before Unicode: every letter comes back, and text that is Unicode is never touched."""

import shutil
import subprocess
import unicodedata
from itertools import product
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.encoding import decode
from corpus.encoding.charsets import Charset, table, to_unicode
from corpus.encoding.recognise import recognise, set_right
from corpus.encoding.syllables import is_syllable, legibility
from corpus.read import read_bytes
from tests.corpus.legacy_encoding import in_1258, in_legacy, in_legacy_bytes

SHAPES = "aăâeêioôơuưy"
TONES = ("\u0300", "\u0309", "\u0303", "\u0301", "\u0323")
LETTERS = [unicodedata.normalize("NFC", shape + tone) for shape, tone in product(SHAPES, ("", *TONES))] + ["đ"]
EVERY = [*LETTERS, *(letter.upper() for letter in LETTERS)]
TEXT = """\
ỦY BAN NHÂN DÂN TỈNH PHÚ YÊN
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Số: 1234/QĐ-UBND
QUYẾT ĐỊNH
Về việc phê duyệt Kế hoạch phát triển làng nghề giai đoạn 2008 - 2012
Điều 1. Phê duyệt Kế hoạch với những nội dung chủ yếu sau: đến năm 2012 có 90% số hộ được dùng nước sạch.
Tại xã Nậm Nưa, mỹ nghệ xuất khẩu đạt 15 tỷ đồng; tỷ lệ hộ nghèo giảm còn 5,5% (năm 2008 là 12%).
"""
SINGLE = [Charset.TCVN3, Charset.VNI, Charset.VISCII]


def test_there_are_134_letters_beside_ascii() -> None:
    assert len({letter for letter in EVERY if not letter.isascii()}) == 134


@pytest.mark.parametrize("charset", [Charset.VNI, Charset.VISCII, Charset.VIQR, Charset.DOUBLE_UTF8])
@pytest.mark.parametrize("letter", EVERY)
def test_every_letter_comes_back(letter: str, charset: Charset) -> None:
    # Signs alone are punctuation in VIQR: they mark letters of syllables.
    words = [f"{letter}an", f"Đ{letter}NG" if letter.isupper() else f"đ{letter}ng", f"m{letter} là"]
    words = [word for word in words if charset is not Charset.VIQR or is_syllable(word.split()[0].lower())]
    assert words
    for word in words:
        assert to_unicode(in_legacy(word, charset), charset) == word
    if charset is not Charset.VIQR:
        assert to_unicode(in_legacy(letter, charset), charset) == letter


@pytest.mark.parametrize("letter", EVERY)
def test_every_letter_comes_back_from_tcvn3(letter: str) -> None:
    """Its capitals with a tone are small ones in a font of capitals."""
    made = to_unicode(in_legacy(letter, Charset.TCVN3), Charset.TCVN3)
    has_tone = not set(TONES).isdisjoint(unicodedata.normalize("NFD", letter))
    assert made == (letter.lower() if has_tone else letter)


@pytest.mark.parametrize("letter", EVERY)
def test_every_letter_comes_back_from_windows_1258(letter: str) -> None:
    assert unicodedata.normalize("NFC", in_1258(letter).decode("cp1258")) == letter


@pytest.mark.skipif(shutil.which("iconv") is None, reason="iconv is not here")
@pytest.mark.parametrize(("charset", "name"), [(Charset.VISCII, "VISCII"), (Charset.TCVN3, "TCVN5712-1")])
def test_tables_are_those_of_the_c_library(charset: Charset, name: str) -> None:
    letters = "".join(
        letter for letter in EVERY if charset is Charset.VISCII or letter.islower() or letter in "ĂÂÊÔƠƯĐ"
    )
    ran = subprocess.run(["iconv", "-f", "utf-8", "-t", name], input=letters.encode(), capture_output=True, check=True)
    assert ran.stdout == in_legacy_bytes(letters, charset)


@pytest.mark.parametrize("charset", SINGLE)
def test_codes_are_one_letter_each(charset: Charset) -> None:
    assert "\xa0" not in table(charset).letters or charset is Charset.VISCII
    assert all(code.encode("latin-1") for code in table(charset).letters)


def test_the_horned_u_of_tcvn3_is_the_soft_hyphen() -> None:
    assert in_legacy("ư", Charset.TCVN3) == "\xad"
    assert read_bytes(in_legacy_bytes(TEXT, Charset.TCVN3), "a.txt").text.count("ư") == TEXT.count("ư")


@pytest.mark.parametrize("charset", SINGLE)
def test_bytes_of_unknown_encoding(charset: Charset) -> None:
    decoded = decode(in_legacy_bytes(TEXT, charset))
    assert decoded.text == TEXT
    assert decoded.encoding == charset.value
    assert decoded.doubt is not None


@pytest.mark.parametrize("charset", [*SINGLE, Charset.DOUBLE_UTF8, Charset.VIQR])
def test_letters_that_were_taken_for_latin_and_written_as_utf8(charset: Charset) -> None:
    document = read_bytes(in_legacy(TEXT, charset).encode(), "a.txt")
    assert document.text == TEXT
    assert [warning.code for warning in document.warnings] == ["encoding.guessed"]
    assert charset.label in document.warnings[0].message


@pytest.mark.parametrize("charset", [Charset.TCVN3, Charset.VNI, Charset.DOUBLE_UTF8])
def test_letters_that_were_taken_for_windows_1252(charset: Charset) -> None:
    shown = "".join(_in_1252(letter) for letter in in_legacy(TEXT, charset))
    assert decode(shown.encode()).text == TEXT


def _in_1252(letter: str) -> str:
    return bytes([ord(letter)]).decode("cp1252") if letter not in "\x81\x8d\x8f\x90\x9d" else letter


def test_windows_1258() -> None:
    assert decode(in_1258(TEXT)).text == TEXT
    assert decode(in_1258(TEXT)).encoding == "cp1258"


def test_capitals_of_tcvn3_without_fonts() -> None:
    small = "ñy ban nh©n d©n tØnh"
    for written, read in (
        ("QUYÕT §ÞNH", "QUYẾT ĐỊNH"),
        ("Céng hoµ x· héi", "Cộng hoà xã hội"),
        ("Sè: 12/Q§-UB", "Số: 12/QĐ-UB"),
        ("UBND TØNH L¹NG S¥N", "UBND TỈNH LẠNG SƠN"),
        ("ë TH¤N", "Ở THÔN"),
        (small, "ủy ban nhân dân tỉnh"),
    ):
        assert to_unicode(written, Charset.TCVN3) == read


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("Vie^.t Nam", "Việt Nam"),
        ("ddu+o+`ng Nguye^~n Hue^..", "đường Nguyễn Huệ."),
        ("Nghi. quye^'t so^' 12.", "Nghị quyết số 12."),
        ("a(n no, o*? ca?ng", "ăn no, ở cảng"),
        ("la`\\. Sao?", "là. Sao?"),
        ("the^' na`o?", "thế nào?"),
        ("chi.", "chi."),
        ("address a+b http://a.vn", "address a+b http://a.vn"),
        ("DDa` Na(~ng", "Đà Nẵng"),
    ],
)
def test_viqr(written: str, read: str) -> None:
    assert to_unicode(written, Charset.VIQR) == read


@pytest.mark.parametrize("charset", SINGLE)
def test_a_text_of_two_encodings_is_set_right_line_by_line(charset: Charset) -> None:
    lines = TEXT.splitlines()
    mixed = "\n".join(in_legacy(line, charset) if number in (2, 5, 6) else line for number, line in enumerate(lines))
    made = set_right(mixed)
    assert made is not None
    assert made.text == TEXT.rstrip("\n")


FOREIGN = [
    "Le conseil d'État a été créé à Genève où la forêt naît déjà; l'œuvre est brève, naïve, ambiguë, façonnée.",
    "Die Straße über den Fluß führt nach Köln; schöne Grüße aus München, Österreich und Zürich, das heißt Äpfel.",
    "El niño español comió piñas en la montaña; ¿qué más? ¡Ánimo, señor! El pingüino está aquí todavía.",
    "Naïve façade, déjà vu, 25 °C ± 2, £5, ½ cup, § 3, © 2020, «café», 10 µm, x² + y² ≤ r², a|b, ®™",
    "int main() { return a^b | c+d; } // e^x + o^2 u+v a(b) o+p  dd if=x of=y",
    "Kế hoạch giảm nghèo của tỉnh đến năm 2030 với những nội dung chủ yếu sau đây: © 2020 ½ ® ¼",
    "Về là và có thể: hòa hợp, quý vị, bà con cô bác",
]


@pytest.mark.parametrize("text", FOREIGN)
def test_what_is_in_no_old_encoding_stays(text: str) -> None:
    assert set_right(text) is None
    assert set_right("\n".join([text] * 5)) is None
    assert decode(text.encode()).text == text


def test_a_font_that_lost_its_letters_is_no_encoding() -> None:
    damaged = "".join("¸" if letter in "àáạảãăâêếộọờủựịưẫđ" else letter for letter in TEXT)
    assert set_right(damaged) is None


@given(st.text(max_size=200))
def test_any_text_is_set_right_or_left(text: str) -> None:
    made = set_right(text)
    assert made is None or legibility(made.text).valid > legibility(text).valid


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("nghiêng", True), ("giếng", True), ("gìn", True), ("quyết", True), ("Đường", True), ("khuỷu", True), ("oẳn", True),
        ("các", True), ("cac", False), ("cằc", False), ("bngữ", False), ("Öôùc", False), ("nh©n", False), ("đk", False),
    ],
)  # fmt: skip
def test_syllables(word: str, expected: bool) -> None:
    assert is_syllable(word) is expected


REAL = sorted(file for file in Path("/work/shared/documents").glob("**/*") if file.suffix in {".md", ".txt", ".html"})


@pytest.mark.skipif(not REAL, reason="the shared documents are not here")
def test_no_real_document_in_unicode_is_touched() -> None:
    touched = []
    for path in REAL:
        text = path.read_text("utf-8", errors="replace")
        if set_right(text) is not None or any(map(set_right, text.split("\n"))):
            touched.append(path.name)
    assert touched == []


def test_recognise_needs_evidence() -> None:
    assert recognise("nh©n") is None
    assert recognise("") is None
