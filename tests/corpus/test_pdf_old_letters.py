"""Text layers in the fonts of the old encodings: words are turned into Unicode, `ư` told from a hyphen."""

import io

import pytest
from reportlab.pdfgen.canvas import Canvas

from corpus.encoding.charsets import Charset
from corpus.read import read_bytes
from corpus.readers.pdf.old_letters import set_sheets_right
from corpus.readers.pdf.sheet import Sheet, Word
from tests.corpus.legacy_encoding import in_legacy

PROSE = (
    "Căn cứ Luật Tổ chức Hội đồng nhân dân; thực hiện chương trình cấp nước sạch ưu tiên trường học, lưu ý kinh tế - xã hội "
    "của xã Sơn-Tây; đường từ thôn ươm tơ, số 12-QĐ/UB"
)


def sheet(text: str) -> Sheet:
    words = tuple(Word(word, 0, 1, 0, 12, index=index) for index, word in enumerate(text.split()))
    return Sheet(number=1, width=595, height=842, shown=(595, 842), words=words)


def read(text: str) -> tuple[str, Charset | None]:
    (made,), charset = set_sheets_right([sheet(text)])
    return " ".join(word.text for word in made.words), charset


@pytest.mark.parametrize("hyphen", ["\xad", "-", "\ufffe"])
def test_the_horned_u_of_tcvn3_is_told_from_a_hyphen(hyphen: str) -> None:
    shown = in_legacy(PROSE, Charset.TCVN3).replace("\xad", hyphen)
    assert read(shown) == (PROSE, Charset.TCVN3)


def test_vni() -> None:
    assert read(in_legacy(PROSE, Charset.VNI)) == (PROSE, Charset.VNI)


def test_text_in_unicode_stays() -> None:
    assert read(PROSE) == (PROSE, None)
    mixed = in_legacy(PROSE, Charset.TCVN3) + " Quyết định này n-a l-u"
    assert read(mixed)[0].endswith("Quyết định này n-a l-u")


def test_a_file_whose_font_has_no_table_of_its_letters() -> None:
    buffer = io.BytesIO()
    canvas = Canvas(buffer)
    canvas.setFont("Helvetica", 12)
    lines = [PROSE[start : start + 70] for start in range(0, len(PROSE), 70)]
    for number, line in enumerate(lines):
        canvas.drawString(72, 700 - 18 * number, in_legacy(line, Charset.TCVN3))
    canvas.save()
    document = read_bytes(buffer.getvalue(), "a.pdf")
    assert "Hội đồng nhân dân; thực hiện chương trình cấp nước sạch ưu tiên" in document.text.replace("\n", " ")
    assert document.source.encoding == "tcvn3"
    assert [warning.code for warning in document.warnings] == ["encoding.guessed"]
