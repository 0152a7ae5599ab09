"""The builder owns the offsets: every block's stretch of text is what the reader handed over."""

from hypothesis import given
from hypothesis import strategies as st

from corpus.builder import CellText, DocumentBuilder
from schemas import Document, ListItem, Paragraph, Source, Table

SOURCE = Source(sha256="0" * 64, uri="x.txt", media_type="text/plain")


def built(*paragraphs: str) -> Document:
    builder = DocumentBuilder()
    for paragraph in paragraphs:
        builder.paragraph(paragraph)
    return builder.build(SOURCE)


def test_paragraphs_and_items_stand_on_lines_of_their_own() -> None:
    document = built("Mục tiêu\nchung", "", "1. Giảm nghèo", "- Sở Y tế chủ trì")
    assert document.text == "Mục tiêu chung\n1. Giảm nghèo\n- Sở Y tế chủ trì\n"
    paragraph, number, bullet = document.blocks
    assert isinstance(paragraph, Paragraph)
    assert isinstance(number, ListItem) and (number.marker, number.body_start - number.start) == ("1.", 3)
    assert isinstance(bullet, ListItem) and document.text[bullet.body_start : bullet.end] == "Sở Y tế chủ trì"


def test_page_break_inside_a_paragraph() -> None:
    document = built("Trang một", "đầu câu\fcuối câu")
    assert document.text == "Trang một\nđầu câu cuối câu\n"
    assert [(page.number, document.text[page.start : page.end]) for page in document.pages] == [
        (1, "Trang một\nđầu câu "),
        (2, "cuối câu\n"),
    ]


def test_merged_cells_push_the_others_aside() -> None:
    builder = DocumentBuilder()
    builder.table(
        [
            [CellText("TT", row_span=2), CellText("Năm", column_span=2), CellText("Ghi chú", row_span=2)],
            [CellText("2026"), CellText("2027")],
            [CellText("1"), CellText("10"), CellText("20"), CellText("")],
        ],
        heading_rows=2,
    )
    document = builder.build(SOURCE)
    (table,) = document.blocks
    assert isinstance(table, Table)
    assert (table.rows, table.columns, table.heading_rows) == (3, 4, 2)
    words = [[document.text[cell.start : cell.end] if cell else None for cell in row] for row in table.grid()]
    assert words == [["TT", "Năm", "Năm", "Ghi chú"], ["TT", "2026", "2027", "Ghi chú"], ["1", "10", "20", ""]]


def test_spans_that_no_table_has_are_cut() -> None:
    builder = DocumentBuilder()
    builder.table([[CellText("a", row_span=10**9, column_span=10**9)], [CellText("b")]])
    (table,) = builder.build(SOURCE).blocks
    assert isinstance(table, Table)
    assert table.cells[0].row_span == 2
    assert table.columns <= 1_001


def test_table_without_words_is_dropped() -> None:
    builder = DocumentBuilder()
    builder.table([[CellText(""), CellText(" ")]])
    assert builder.is_empty
    assert builder.build(SOURCE).blocks == ()


cell_texts = st.builds(
    CellText, st.text(max_size=12), row_span=st.integers(1, 3), column_span=st.integers(1, 3), bold=st.booleans()
)


@given(st.lists(st.lists(cell_texts, max_size=4), max_size=4), st.text(max_size=30))
def test_cells_lie_in_their_table_in_order(rows: list[list[CellText]], prose: str) -> None:
    builder = DocumentBuilder()
    builder.paragraph(prose)
    builder.table(rows)
    builder.paragraph(prose)
    document = builder.build(SOURCE)
    for block in document.blocks:
        assert "\n" not in document.text[block.start : block.end] or isinstance(block, Table)
        if isinstance(block, Table):
            position = block.start
            for cell in block.cells:
                assert position <= cell.start <= cell.end <= block.end
                assert cell.row + cell.row_span <= block.rows
                assert cell.column + cell.column_span <= block.columns
                position = cell.end
