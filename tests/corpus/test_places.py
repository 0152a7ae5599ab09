"""Words keep the places they had on their pages, through every change that the reader makes to their text."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.places import place_words
from schemas import Box, Document, Evidence, Page, PlacedWord, Source

BOX = Box(10, 20, 30, 40)


@dataclass(frozen=True)
class Seen:
    text: str
    page: int = 1
    box: Box | None = BOX
    confidence: float | None = None


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("Số 12", ["Số", "12"], ["Số", "12"]),
        # A number that a line's end broke is one in the text.
        ("Quyết định 15/QĐ-UBND", ["Quyết", "định", "15/QĐ-", "UBND"], ["Quyết", "định", "15/QĐ-", "UBND"]),
        # Decomposed letters and soft hyphens.
        ("Kế hoạch", ["Ke\u0302\u0301", "ho\u00ada\u0323ch"], ["Kế", "hoạch"]),
        # A word that is not in the text, and one that is empty once clean.
        ("đến năm 2030", ["đến", "(mờ)", "\u200b", "năm", "2030"], ["đến", "năm", "2030"]),
        ("một hai một", ["một", "hai", "một"], ["một", "hai", "một"]),
    ],
)
def test_words_are_found_in_their_order(text: str, words: Sequence[str], expected: Sequence[str]) -> None:
    placed = list(place_words(text, 5, [Seen(word) for word in words]))
    assert [text[word.start - 5 : word.end - 5] for word in placed] == expected


@given(st.lists(st.text(st.characters(codec="utf-8"), max_size=6), max_size=12), st.text(max_size=40))
def test_places_never_leave_the_text_nor_overlap(words: list[str], text: str) -> None:
    at = 0
    for placed in place_words(text, 0, [Seen(word) for word in words]):
        assert at <= placed.start < placed.end <= len(text)
        at = placed.end


def document(*words: PlacedWord) -> Document:
    return Document(
        source=Source(sha256="0", uri="a.pdf", media_type="application/pdf"),
        text="Tổng kinh phí 15 tỷ đồng",
        pages=(Page(number=1, start=0, end=14), Page(number=2, start=14, end=24)),
        words=words,
    )


def test_evidence_says_where_its_words_stand_and_how_sure_they_are() -> None:
    made = document(
        PlacedWord(0, 4, 1, 10, 100, 40, 112, 0.9),
        PlacedWord(5, 9, 1, 45, 99, 80, 112, 0.5),
        PlacedWord(10, 13, 1, 85, 100, 120, 113, 0.8),
        PlacedWord(14, 16, 2, 20, 50, 30, 60, 0.7),
    )
    assert Evidence.at(made, 0, 13).box == (10, 99, 120, 113)
    assert Evidence.at(made, 0, 13).ocr_confidence == 0.5
    over_the_end = Evidence.at(made, 10, 16)
    assert (over_the_end.page, over_the_end.box, over_the_end.ocr_confidence) == (1, (85, 100, 120, 113), 0.7)
    nowhere = Evidence.at(made, 20, 24)
    assert (nowhere.page, nowhere.box, nowhere.ocr_confidence) == (2, None, None)


def test_a_word_outside_the_text_makes_no_document() -> None:
    with pytest.raises(ValueError, match="leaves the text"):
        document(PlacedWord(20, 30, 1, 0, 0, 1, 1, None))
    with pytest.raises(ValueError, match="overlaps"):
        document(PlacedWord(0, 4, 1, 0, 0, 1, 1, None), PlacedWord(3, 6, 1, 0, 0, 1, 1, None))


def test_words_of_a_pdf_stand_where_they_were_set(paper: Any) -> None:
    paper.text(100, 700, "Mục tiêu chung")
    paper.y = 640
    paper.table([90, 300, 500], [["Chỉ tiêu", "Năm 2030"], ["Tỷ lệ hộ nghèo", "3%"]])
    reading = paper.read()
    page = reading.document.pages[0]
    assert (page.width, page.height) == (595, 842)
    for words, x, baseline in (("Mục", 100, 700), ("tiêu chung", None, 700), ("3%", 304, 600)):
        start = reading.text.index(words)
        evidence = Evidence.at(reading.document, start, start + len(words))
        assert evidence.box is not None and evidence.ocr_confidence is None
        assert evidence.box.top < 842 - baseline < evidence.box.bottom
        assert x is None or abs(evidence.box.x0 - x) < 1.5
    placed = "".join(reading.text[word.start : word.end] for word in reading.document.words)
    assert placed == "".join(reading.text.replace(" | ", " ").split())


def test_a_page_set_sideways_has_its_places_on_the_page_as_it_is_shown(paper: Any) -> None:
    paper.canvas.rotate(90)
    for line in range(3):
        paper.text(100, -(200 + 20 * line), "Phụ lục đặt ngang trên trang đứng", 12)
    document = paper.read().document
    assert (document.pages[0].width, document.pages[0].height) == (595, 842)
    first = document.words[0]
    # Turned a quarter to the left: what was 100 from the left edge is now 100 from the lower one.
    assert 842 - 100 - first.bottom == pytest.approx(0, abs=2)
    assert first.x0 < 200 < first.x1
