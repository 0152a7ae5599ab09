"""The text in pieces: nothing lost, nothing twice, every mark where its words are."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kehoach.web.marks import CELL, Block, Mark, blocks
from schemas import Page


def joined(found: list[Block]) -> str:
    return "\n".join(
        CELL.join("".join(piece.text for piece in cell) for cell in line.cells)
        for block in found
        for line in block.lines
    )


def covered(found: list[Block], name: str) -> str:
    return "".join(
        piece.text for block in found for line in block.lines for cell in line.cells for piece in cell
        if name in piece.names.split()
    )  # fmt: skip


def test_overlapping_marks_part_the_text_and_the_shortest_comes_first() -> None:
    text = "giảm tỷ lệ hộ nghèo xuống 5%"
    found = blocks(text, [Mark("task", "tasks", 0, len(text)), Mark("target", "targets", 26, 28)])
    (block,) = found
    pieces = block.lines[0].cells[0]
    assert [(piece.text, piece.names) for piece in pieces] == [(text[:26], "task"), ("5%", "target task")]
    assert [mark.name for mark in pieces[1].opens] == ["target"]


def test_rows_of_a_table_stand_together_and_a_page_parts_them() -> None:
    text = "Phụ lục\nTT | Việc\n1 | Một\n2 | Hai\nHết"
    border = text.index("2 | Hai")
    pages = [Page(number=1, start=0, end=border), Page(number=2, start=border, end=len(text))]
    shape = [(block.is_table, len(block.lines), block.lines[0].page) for block in blocks(text, [], pages)]
    assert shape == [(False, 1, 1), (True, 2, None), (True, 1, 2), (False, 1, None)]


@given(st.data())
def test_pieces_are_the_text_and_marks_cover_their_words(data: st.DataObject) -> None:
    text = data.draw(st.text(st.sampled_from("aế \n|𝄞"), max_size=60))
    places = st.integers(0, len(text))
    spans = data.draw(st.lists(st.tuples(places, places).map(sorted), max_size=6))
    marks = [Mark(f"m{n}", "targets", start, end) for n, (start, end) in enumerate(spans) if start < end]
    found = blocks(text, marks)
    assert joined(found) == text
    for mark in marks:
        # The separators of cells and lines are drawn, not written.
        words = text[mark.start : mark.end]
        kept = covered(found, mark.name)
        assert kept == kept.strip("\n") and [c for c in kept if c not in " |"] == [c for c in words if c not in " |\n"]
    for block in found:
        for line in block.lines:
            for cell in line.cells:
                for piece in cell:
                    assert text[piece.start : piece.start + len(piece.text)] == piece.text


@pytest.mark.parametrize("count", [1, 4000])
def test_an_empty_text_and_a_long_one(count: int) -> None:
    text = "\n".join(["dòng"] * count)
    marks = [Mark(f"m{n}", "tasks", n * 5, n * 5 + 4) for n in range(count)]
    assert joined(blocks(text, marks)) == text
    assert joined(blocks("", [])) == ""
