"""Word files as Word shows them: text, tables, notes, tracked changes, pages; and files that are none."""

import io
import unicodedata
import zipfile
from collections.abc import Callable

import docx
import pytest
from docx.document import Document as WordFile
from docx.enum.text import WD_BREAK
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Pt
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.errors import UnreadableInput
from corpus.readers.docx import read_docx
from corpus.readers.docx_package import MAX_XML_BYTES
from schemas import Document, Paragraph, Source, Table

SENTENCE = "Sở Y tế chủ trì, phối hợp với các sở, ngành liên quan tổ chức thực hiện kế hoạch này."
_W = nsdecls("w")


def read(data: bytes) -> Document:
    return read_docx(data, Source(sha256="0" * 64, uri="plan.docx", media_type="application/docx"))


def saved(word: WordFile) -> bytes:
    buffer = io.BytesIO()
    word.save(buffer)
    return buffer.getvalue()


def put(word: WordFile, blocks: str) -> None:
    """Add WordprocessingML to a body's end."""
    for element in parse_xml(f"<w:x {_W}>{blocks}</w:x>"):
        word.element.body.insert(len(word.element.body) - 1, element)


def of_body(*blocks: str) -> Document:
    """A document whose body is the given WordprocessingML."""
    word = docx.Document()
    put(word, "".join(blocks))
    return read(saved(word))


def with_part(name: str, content: str) -> bytes:
    """A Word file of one sentence, one of whose parts is replaced or added."""
    word = docx.Document()
    word.add_paragraph(SENTENCE)
    return replaced(saved(word), name, content.encode())


def replaced(data: bytes, name: str, content: bytes) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new:
        for info in old.infolist():
            if info.filename != name:
                new.writestr(info, old.read(info))
        new.writestr(name, content)
    return buffer.getvalue()


def grid(document: Document) -> list[list[str | None]]:
    table = next(block for block in document.blocks if isinstance(block, Table))
    return [[document.text[cell.start : cell.end] if cell else None for cell in row] for row in table.grid()]


def run(text: str, properties: str = "") -> str:
    return f"<w:r><w:rPr>{properties}</w:rPr><w:t xml:space='preserve'>{text}</w:t></w:r>"


def par(*runs: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr>{''.join(runs)}</w:p>"


def test_a_decision_in_the_official_form() -> None:
    word = docx.Document()
    head = word.add_table(2, 2)
    head.cell(0, 0).text = "ỦY BAN NHÂN DÂN\nTỈNH HÀ AN"
    head.cell(0, 1).text = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc"
    head.cell(1, 0).text = "Số: 12/QĐ-UBND"
    head.cell(1, 1).text = "Hà An, ngày 21 tháng 11 năm 2024"
    word.add_paragraph().add_run("QUYẾT ĐỊNH").bold = True
    word.add_paragraph("Điều 1. Phê duyệt kế hoạch.")
    word.add_heading("Mục tiêu", 2)
    tail = word.add_table(1, 2)
    tail.cell(0, 0).text = "Nơi nhận:\n- Như Điều 2;"
    tail.cell(0, 1).text = "CHỦ TỊCH"
    document = read(saved(word))
    assert [block.kind for block in document.blocks] == ["table", "paragraph", "paragraph", "paragraph", "table"]
    assert grid(document) == [
        ["ỦY BAN NHÂN DÂN\nTỈNH HÀ AN", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc"],
        ["Số: 12/QĐ-UBND", "Hà An, ngày 21 tháng 11 năm 2024"],
    ]
    kind, article, heading = (block for block in document.blocks if isinstance(block, Paragraph))
    assert (kind.bold, kind.heading) == (True, None)
    assert (article.bold, article.heading) == (False, None)
    assert heading.heading == 2
    assert document.pages == ()


@pytest.mark.parametrize(
    ("block", "expected"),
    [
        (par(run("Kế"), run(" ho"), run("ạch")), ["Kế hoạch"]),
        (par("<w:r><w:t>Kế</w:t><w:tab/><w:t>hoạch</w:t></w:r>"), ["Kế hoạch"]),
        (par("<w:r><w:t>QĐ</w:t><w:noBreakHyphen/><w:t>UBND</w:t><w:softHyphen/></w:r>"), ["QĐ-UBND"]),
        # A soft return parts lines, but not a sentence that goes on.
        (par("<w:r><w:t>KẾ HOẠCH</w:t><w:br/><w:t>Trồng rừng</w:t></w:r>"), ["KẾ HOẠCH", "Trồng rừng"]),
        (par("<w:r><w:t>Trồng rừng giai</w:t><w:br/><w:t>đoạn mới</w:t></w:r>"), ["Trồng rừng giai đoạn mới"]),
        (par("<w:r><w:t>Mở lớp</w:t><w:br/><w:t>- Sở Y tế</w:t></w:r>"), ["Mở lớp", "- Sở Y tế"]),
        # Links, fields, content controls.
        (par("<w:hyperlink>" + run("Nghị định 30") + "</w:hyperlink>"), ["Nghị định 30"]),
        (par("<w:r><w:instrText>PAGE</w:instrText></w:r>" + run("Trang")), ["Trang"]),
        (par("<w:fldSimple w:instr='DATE'>" + run("năm 2025") + "</w:fldSimple>"), ["năm 2025"]),
        (f"<w:sdt><w:sdtPr/><w:sdtContent>{par(run('Trong khung'))}</w:sdtContent></w:sdt>", ["Trong khung"]),
        (par("<w:sdt><w:sdtPr/><w:sdtContent>" + run("Trong dòng") + "</w:sdtContent></w:sdt>"), ["Trong dòng"]),
        (f"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{par(run('Nhập ở đây'))}</w:sdtContent></w:sdt>"
         + par(run("Thấy")), ["Thấy"]),
        # Tracked changes as if accepted.
        (par(run("Đến năm "), "<w:ins>" + run("2030") + "</w:ins><w:del><w:r><w:delText>2025</w:delText></w:r></w:del>"),
         ["Đến năm 2030"]),
        (par(run("Mở "), properties="<w:rPr><w:del/></w:rPr>") + par(run("lớp")), ["Mở lớp"]),
        (f"<w:ins>{par(run('Thêm vào'))}</w:ins>", ["Thêm vào"]),
        (par(run("Giữ"), "<w:moveFrom>" + run("chuyển đi") + "</w:moveFrom>"), ["Giữ"]),
        (par(run("Thấy"), run(" ẩn", "<w:vanish/>")), ["Thấy"]),
        (par(run("Thấy"), run(" rõ", "<w:vanish w:val='0'/>")), ["Thấy rõ"]),
        (par("<w:r><w:sym w:font='Wingdings' w:char='F0D8'/></w:r>", run(" Mở lớp")), ["➢ Mở lớp"]),
        (par("<w:r><w:ruby><w:rt>" + run("âm") + "</w:rt><w:rubyBase>" + run("chữ") + "</w:rubyBase></w:ruby></w:r>"),
         ["chữ"]),
    ],
)  # fmt: skip
def test_words(block: str, expected: list[str]) -> None:
    assert of_body(block).text.splitlines() == expected


def test_a_text_box_follows_its_paragraph_once() -> None:
    mc = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    box = f"<w:txbxContent>{par(run('DỰ THẢO'))}</w:txbxContent>"
    content = (
        f"<mc:AlternateContent {mc}><mc:Choice Requires='wps'><w:drawing>{box}</w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict>{box}</w:pict></mc:Fallback></mc:AlternateContent>"
    )
    document = of_body(par(run("Kế hoạch"), f"<w:r>{content}</w:r>", run(" năm 2025")), par(run("Điều 1")))
    assert document.text.splitlines() == ["Kế hoạch năm 2025", "DỰ THẢO", "Điều 1"]


@pytest.mark.parametrize(
    ("runs", "style_bold", "expected"),
    [
        ([run("Đậm", "<w:b/>"), run(".")], False, True),
        ([run("Đậm", "<w:b/>"), run(" thường")], False, False),
        ([run("Đậm", "<w:b w:val='1'/>"), run(" cả", "<w:b w:val='true'/>")], False, True),
        ([run("Thường", "<w:b w:val='0'/>")], True, False),
        ([run("Theo kiểu")], True, True),
        ([run("---", "<w:b/>"), run("Thường")], False, False),
    ],
)
def test_bold(runs: list[str], style_bold: bool, expected: bool) -> None:
    word = docx.Document()
    style = word.styles.add_style("Tên", 1)
    style.font.bold = style_bold
    style.font.size = Pt(13)
    heir = word.styles.add_style("Con", 1)
    heir.base_style = style
    put(word, par(*runs, properties="<w:pStyle w:val='Con'/>"))
    document = read(saved(word))
    assert [block.bold for block in document.blocks if isinstance(block, Paragraph)] == [expected]


def test_headings() -> None:
    word = docx.Document()
    word.add_heading("Tên", 0)
    word.add_heading("Phần", 1)
    heir = word.styles.add_style("Mục", 1)
    heir.base_style = word.styles["Heading 3"]
    word.add_paragraph("Mục", style="Mục")
    put(word, par(run("Cấp bốn"), properties="<w:outlineLvl w:val='3'/>"))
    word.add_paragraph("Lời")
    levels = [block.heading for block in read(saved(word)).blocks if isinstance(block, Paragraph)]
    assert levels == [1, 1, 3, 4, None]


def cell(text: str, properties: str = "", bold: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{par(run(text, bold)) if text else par()}</w:tc>"


def row(*cells: str, properties: str = "") -> str:
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(cells)}</w:tr>"


def test_table_with_merged_cells() -> None:
    document = of_body(
        "<w:tbl>"
        + row(cell("TT", "<w:vMerge w:val='restart'/>"), cell("Kế hoạch", "<w:gridSpan w:val='2'/>"))
        + row(cell("", "<w:vMerge/>"), cell("2025"), cell("2030"))
        + row(cell("1"), cell("45%"), cell("48%"))
        + row(cell("Tổng", "<w:gridSpan w:val='2'/>"), cell("50%"))
        + row(cell("Chung"), cell("7%"), properties="<w:gridBefore w:val='1'/>")
        + row(cell("đã bỏ"), cell("x"), cell("y"), properties="<w:del/>")
        + "</w:tbl>"
    )
    table = document.blocks[0]
    assert isinstance(table, Table)
    assert (table.rows, table.columns, table.heading_rows) == (5, 3, 2)
    assert grid(document) == [
        ["TT", "Kế hoạch", "Kế hoạch"],
        ["TT", "2025", "2030"],
        ["1", "45%", "48%"],
        ["Tổng", "Tổng", "50%"],
        ["", "Chung", "7%"],
    ]


@pytest.mark.parametrize(
    ("rows", "heading_rows"),
    [
        (row(cell("Việc"), cell("Hạn"), properties="<w:tblHeader/>") + row(cell("Mở lớp"), cell("2025")), 1),
        (row(cell("STT"), cell("Việc")) + row(cell("1"), cell("Mở lớp")), 1),
        (row(cell("Việc", bold="<w:b/>"), cell("Hạn", bold="<w:b/>")) + row(cell("Mở lớp"), cell("2025")), 1),
        (row(cell("Việc"), cell("Hạn")) + row(cell("Mở lớp"), cell("2025")), 0),
    ],
)
def test_heading_rows(rows: str, heading_rows: int) -> None:
    tables = [block for block in of_body(f"<w:tbl>{rows}</w:tbl>").blocks if isinstance(block, Table)]
    assert [table.heading_rows for table in tables] == [heading_rows]


def test_tables_within_tables() -> None:
    inner = f"<w:tbl>{row(cell('Xã A'), cell('5 lớp'))}</w:tbl>"
    around = f"<w:tc><w:tcPr/>{par(run('Gồm:'))}{inner}{par()}</w:tc>"
    document = of_body(f"<w:tbl>{row(cell('1'), cell(SENTENCE), around)}</w:tbl>")
    assert grid(document) == [["1", SENTENCE, "Gồm:\nXã A | 5 lớp"]]
    # A frame of one cell only places what is in it.
    document = of_body(f"<w:tbl>{row(around)}</w:tbl>")
    assert document.text.splitlines() == ["Gồm:", "Xã A | 5 lớp"]
    assert grid(document) == [["Xã A", "5 lớp"]]


def test_notes_stand_at_the_end_with_their_marks() -> None:
    word = docx.Document()
    reference = "<w:r><w:footnoteReference w:id='{}'/></w:r>"
    blocks = [
        par(run("Rừng phòng hộ"), reference.format(7), run(" ven biển")),
        par(run("Rừng đặc dụng"), reference.format(3)),
    ]
    put(word, "".join(blocks))
    data = saved(word)
    notes = f"<w:footnotes {_W}><w:footnote w:id='3'>{par(run('Theo Luật.'))}</w:footnote>"
    notes += f"<w:footnote w:id='7'>{par('<w:r><w:footnoteRef/></w:r>', run(' Gồm cả đầm lầy.'))}{par(run('Và bãi bồi.'))}</w:footnote>"
    notes += f"<w:footnote w:id='9'>{par(run('Không ai nhắc tới.'))}</w:footnote></w:footnotes>"
    data = replaced(data, "word/footnotes.xml", notes.encode())
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        relations = archive.read("word/_rels/document.xml.rels")
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
    relation = f'<Relationship Id="rNotes" Type="{kind}" Target="footnotes.xml"/></Relationships>'
    data = replaced(data, "word/_rels/document.xml.rels", relations.replace(b"</Relationships>", relation.encode()))
    assert read(data).text.splitlines() == [
        "Rừng phòng hộ[1] ven biển",
        "Rừng đặc dụng[2]",
        "[1] Gồm cả đầm lầy.",
        "Và bãi bồi.",
        "[2] Theo Luật.",
    ]


def test_pages_are_known_where_word_noted_them() -> None:
    turn = "<w:r><w:lastRenderedPageBreak/></w:r>"
    table = "<w:tbl>" + row(cell("STT"), cell("Việc")) + row(cell("1"), cell("Hai")) + "</w:tbl>"
    table = table.replace(par(run("1")), par(turn, run("1")))
    document = of_body(
        par(run("Một")), par(run("Câu "), turn, run("dở dang")), par(turn, run("Ba")), table, par(run("Bốn"))
    )
    assert [page.number for page in document.pages] == [1, 2, 3, 4]
    places = [document.page_of(document.text.index(word)) for word in ("Một", "Câu", "dở", "Ba", "STT", "Hai", "Bốn")]
    assert places == [1, 1, 2, 3, 3, 4, 4]


def test_breaks_that_somebody_typed_give_no_page_numbers() -> None:
    word = docx.Document()
    paragraph = word.add_paragraph("Một")
    paragraph.add_run().add_break(WD_BREAK.PAGE)
    word.add_paragraph("Hai")
    document = read(saved(word))
    assert document.text == "Một\nHai\n"
    assert document.pages == ()


BOMB = (
    '<?xml version="1.0"?><!DOCTYPE d [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>'
    f"<w:document {_W}><w:body><w:p><w:r><w:t>&b;</w:t></w:r></w:p></w:body></w:document>"
)


@pytest.mark.parametrize(
    ("make", "reason"),
    [
        (lambda: b"", "is no .docx file"),
        (lambda: b"PK\x03\x04 and nothing else", "damaged or cut-off"),
        (lambda: with_part("x", "")[:-60], "damaged or cut-off"),
        (lambda: zipped("a.txt", b"x"), "without a Word document"),
        (lambda: with_part("word/document.xml", BOMB), "document type definition"),
        (lambda: with_part("word/document.xml", "<w:document"), "document.xml is not well-formed"),
        (lambda: with_part("word/document.xml", ""), "document.xml is not well-formed"),
        (lambda: with_part("word/styles.xml", "<x>"), "styles.xml is not well-formed"),
        (lambda: with_part("word/document.xml", f"<w:document {_W}/>"), "without a text body"),
        (lambda: saved(docx.Document()), "holds no words"),
        (lambda: with_part("word/document.xml", f"<w:document {_W}><w:body><w:p><w:r><w:drawing/></w:r></w:p></w:body></w:document>"),
         "holds only pictures"),
    ],
)  # fmt: skip
def test_reason(make: Callable[[], bytes], reason: str) -> None:
    with pytest.raises(UnreadableInput) as caught:
        read(make())
    assert reason in str(caught.value)
    assert "\n" not in str(caught.value)


def zipped(name: str, content: bytes) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr(name, content)
    return buffer.getvalue()


def test_a_damaged_part_in_a_whole_archive() -> None:
    data = bytearray(with_part("x", ""))
    place = data.index(b"word/document.xml") + 60
    data[place : place + 20] = b"\x00" * 20
    with pytest.raises(UnreadableInput, match="damaged or cut-off"):
        read(bytes(data))


def test_what_unpacks_to_too_much_is_not_read() -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive, archive.open("word/document.xml", "w") as part:
        for _ in range(MAX_XML_BYTES // 1_000_000 + 1):
            part.write(b" " * 1_000_000)
    with pytest.raises(UnreadableInput, match="unpacks to more than"):
        read(buffer.getvalue())


def test_external_entities_are_never_read() -> None:
    content = f'<!DOCTYPE d SYSTEM "file:///etc/passwd"><w:document {_W}><w:body/></w:document>'
    with pytest.raises(UnreadableInput, match="document type definition"):
        read(with_part("word/document.xml", content))


def test_deep_nesting_is_cut_with_a_warning() -> None:
    block = par(run("Trong cùng"))
    for _ in range(40):
        block = f"<w:tbl>{row(f'<w:tc>{block}</w:tc>', cell('bên'))}</w:tbl>"
    document = of_body(block, par(run(SENTENCE)))
    assert document.text.splitlines()[-1] == SENTENCE
    assert [warning.code for warning in document.warnings] == ["nested_too_deep"]


_TEXTS = st.text(st.characters(blacklist_categories=("Cs", "Cc", "Cn", "Co", "Cf")), max_size=30)


@settings(max_examples=25, deadline=None)
@given(st.lists(st.one_of(_TEXTS, st.lists(_TEXTS, min_size=2, max_size=3)), max_size=6))
def test_letters_come_out_as_they_went_in(blocks: list[str | list[str]]) -> None:
    word = docx.Document()
    for block in [SENTENCE, *blocks]:
        if isinstance(block, str):
            word.add_paragraph(block)
        else:
            for place, text in zip(word.add_table(1, len(block)).rows[0].cells, block, strict=True):
                place.text = text
    went_in = "".join(part if isinstance(part, str) else "".join(part) for part in [SENTENCE, *blocks])
    assert _letters(read(saved(word)).text) == _letters(went_in)


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, unicodedata.normalize("NFC", text)))
