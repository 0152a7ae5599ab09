"""Word files and pages in the fonts of the old encodings: run by run, and only where the letters bear the font out."""

import io
import zipfile
from xml.sax.saxutils import escape

import pytest

from corpus.encoding.charsets import Charset
from corpus.encoding.fonts import Font, font_named
from corpus.read import read_bytes
from schemas import Document
from tests.corpus.legacy_encoding import in_legacy

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
HEAD = "Ủy ban nhân dân huyện Đồng Xuân"
PROSE = "Căn cứ Luật Tổ chức Hội đồng nhân dân; thực hiện chương trình của tỉnh về nước sạch, trường học"
MODERN = "Quyết định này có hiệu lực từ ngày ký; số liệu ở bảng dưới"


def tcvn3(text: str) -> str:
    return in_legacy(text, Charset.TCVN3)


def vni(text: str) -> str:
    return in_legacy(text, Charset.VNI)


def word(*paragraphs: str, styles: str = "") -> bytes:
    """A Word file of paragraphs that are given as their runs."""
    body = "".join(f"<w:p>{runs}</w:p>" for runs in paragraphs)
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", f'<w:document xmlns:w="{WORD}"><w:body>{body}</w:body></w:document>')
        archive.writestr("word/styles.xml", f'<w:styles xmlns:w="{WORD}">{styles}</w:styles>')
        archive.writestr(
            "word/_rels/document.xml.rels",
            f'<Relationships xmlns="{RELATIONS}"><Relationship Type="{OFFICE}/styles" Target="styles.xml"/></Relationships>',
        )
    return buffer.getvalue()


def run(text: str, font: str | None = None) -> str:
    """A run; soft hyphens as elements of their own, as office programs write them."""
    properties = f'<w:rPr><w:rFonts w:ascii="{font}"/></w:rPr>' if font else ""
    words = '</w:t><w:softHyphen/><w:t xml:space="preserve">'.join(escape(text).split("\xad"))
    return f'<w:r>{properties}<w:t xml:space="preserve">{words}</w:t></w:r>'


def read(data: bytes, name: str = "a.docx") -> Document:
    return read_bytes(data, name)


@pytest.mark.parametrize(
    ("name", "font"),
    [
        (".VnTime", Font(Charset.TCVN3, False)),
        (".VnTimeH", Font(Charset.TCVN3, True)),
        (".vnArial NarrowH", Font(Charset.TCVN3, True)),
        ("'.VnTime', serif", Font(Charset.TCVN3, False)),
        ("VNI-Times", Font(Charset.VNI, False)),
        ("vni-helve", Font(Charset.VNI, False)),
        ("Times New Roman", None),
        ("UVnTime", None),
        ("Arial, .VnTime", None),
    ],
)
def test_font_names(name: str, font: Font | None) -> None:
    assert font_named(name) == font


def test_word_runs_of_several_encodings() -> None:
    document = read(
        word(
            run(tcvn3(HEAD), ".VnTimeH"),
            run(tcvn3("Căn cứ Quyết định số "), ".VnTime") + run("12/QĐ-UBND", "Times New Roman") + run(tcvn3(" của tỉnh"), ".VnTime"),
            run(vni(PROSE), "VNI-Times"),
            run(MODERN, "Times New Roman"),
        )
    )  # fmt: skip
    assert document.text.splitlines() == [HEAD.upper(), "Căn cứ Quyết định số 12/QĐ-UBND của tỉnh", PROSE, MODERN]
    assert [warning.code for warning in document.warnings] == ["encoding.guessed"]


def test_fonts_of_styles() -> None:
    fonts = '<w:rPr><w:rFonts w:ascii=".VnTime"/></w:rPr>'
    default = f"<w:docDefaults><w:rPrDefault>{fonts}</w:rPrDefault></w:docDefaults>"
    style = f'<w:style w:type="paragraph" w:default="1" w:styleId="Normal">{fonts}</w:style>'
    for styles in (default, style):
        document = read(word(run(tcvn3(PROSE)), run(MODERN, "Times New Roman"), styles=styles))
        assert document.text.splitlines() == [PROSE, MODERN]
        assert document.source.encoding == "tcvn3"


def test_text_in_unicode_that_kept_the_old_fonts_name() -> None:
    document = read(word(run(HEAD, ".VnTimeH"), run(MODERN, ".VnTime"), run("Về là và có", "VNI-Times")))
    assert document.text.splitlines() == [HEAD, MODERN, "Về là và có"]
    assert not document.warnings


def test_a_mark_of_vni_in_the_next_run() -> None:
    text = vni(PROSE)
    place = text.index("ø")
    assert read(word(run(text[:place], "VNI-Times") + run(text[place:], "VNI-Times"))).text == PROSE + "\n"


def test_letters_of_a_font_of_signs() -> None:
    shown = "".join(chr(0xF000 + ord(letter)) if letter > "\x7f" else letter for letter in tcvn3(PROSE))
    assert read(word(run(shown, ".VnTime"))).text == PROSE + "\n"


def test_word_without_fonts_is_told_by_its_letters() -> None:
    assert read(word(run(tcvn3(PROSE)), run(tcvn3("Số: 5")))).text.splitlines() == [PROSE, "Số: 5"]


PAGE = "<html><head><style>{style}</style></head><body>{body}</body></html>"


@pytest.mark.parametrize("encoding", ["latin-1", "utf-8"])
@pytest.mark.parametrize(
    ("style", "body"),
    [
        ("", '<p><font face=".VnTimeH">{head}</font></p><font face=".VnTime"><p>{prose}</p></font><p>{modern}</p>'),
        (
            'p.x {{font-family:".VnTime"}} .h {{font: bold 14pt .VnTimeH}}',
            '<p class=h>{head}</p><p class=x>{prose}</p><p>{modern}</p>',
        ),
        ("", '<div style="font-family:.VnTime"><p style="font-family:.VnTimeH">{head}</p><p>{prose}</p></div><p>{modern}</p>'),
    ],
)  # fmt: skip
def test_pages(style: str, body: str, encoding: str) -> None:
    def entities(text: str) -> str:
        return (
            text
            if encoding == "utf-8"
            else "".join(letter if letter <= "\xff" else f"&#{ord(letter)};" for letter in text)
        )

    filled = body.format(head=tcvn3(HEAD), prose=tcvn3(PROSE), modern=entities(MODERN))
    document = read(PAGE.format(style=style.format(), body=filled).encode(encoding), "a.html")
    assert document.text.splitlines() == [HEAD.upper(), PROSE, MODERN]
    assert document.source.encoding == "tcvn3"


def test_a_page_whose_letters_are_entities() -> None:
    entities = "".join(letter if letter < "\x80" else f"&#{ord(letter)};" for letter in vni(PROSE))
    assert (
        read(f"<html><meta charset=utf-8><body><p>{entities}</p></body></html>".encode(), "a.html").text == PROSE + "\n"
    )


def test_a_page_in_viqr_keeps_its_markup() -> None:
    prose = in_legacy(PROSE, Charset.VIQR)
    page = f"<html><body><script>var a=b^c;function a(x){{}}</script><p id='o^a('>{prose}</p></body></html>"
    assert read(page.encode(), "a.html").text == PROSE + "\n"
