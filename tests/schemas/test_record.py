"""What must hold for every record: evidence quotes the text, and JSON gives the same record back."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from schemas import (
    Decision,
    Document,
    DocumentInfo,
    Evidence,
    FieldEvidence,
    Kind,
    ListItem,
    Page,
    Paragraph,
    PartialDate,
    Period,
    Record,
    Target,
)

TEXT = "Đến năm 2020, 90% cơ sở áp dụng sản xuất sạch hơn."


def record_with(evidence: Evidence, text: str = TEXT) -> Record:
    """A record whose only target has this evidence."""
    info = DocumentInfo(sha256="0", uri="a.txt", media_type="text/plain", kind=Kind.PLAN, text=text)
    return Record(id="0", document=info, targets=[Target(evidence=evidence, rule="any", indicator="cơ sở", value=90)])


@given(st.from_type(Record))
def test_reading_the_json_back_gives_the_same_record(record: Record) -> None:
    assert Record.model_validate_json(record.model_dump_json()) == record


@given(st.from_type(Record))
def test_every_evidence_quotes_the_text(record: Record) -> None:
    text = record.document.text
    assert all(text[each.start : each.end] == each.quote for each in record.evidences())


@pytest.mark.parametrize(
    ("start", "end", "quote"),
    [
        (14, 17, "80%"),  # other words
        (13, 16, "90%"),  # one character off
        (14, 17, "90"),  # a length that does not agree
        (14, 14, ""),  # nothing
        (-3, 0, "90%"),  # before the text
        (60, 63, "90%"),  # behind it
        (17, 14, "90%"),  # backwards
    ],
)
def test_evidence_that_does_not_match_cannot_be_made(start: int, end: int, quote: str) -> None:
    with pytest.raises(ValidationError):
        record_with(Evidence(start=start, end=end, quote=quote))


def test_evidence_that_matches_can_be_made() -> None:
    assert record_with(Evidence(start=14, end=17, quote="90%")).targets[0].evidence.quote == "90%"


def test_the_evidence_of_fields_must_match_too() -> None:
    wrong = FieldEvidence(field="number", start=0, end=3, quote="Đen")
    info = DocumentInfo(sha256="0", uri="a.txt", media_type="text/plain", kind=Kind.PLAN, text=TEXT)
    with pytest.raises(ValidationError, match="does not quote"):
        Record(id="0", document=info, decision=Decision(evidence=[wrong]))


def test_the_text_cannot_be_changed_under_its_evidence() -> None:
    record = record_with(Evidence(start=14, end=17, quote="90%"))
    with pytest.raises(ValidationError):
        record.document.text = ""  # type: ignore[misc]


@pytest.mark.parametrize(("start", "end", "quote"), [(13, 18, "90%"), (14, 17, "90%"), (0, len(TEXT), TEXT)])
def test_evidence_at_drops_the_blanks_around(
    make_document: Callable[[str], Document], start: int, end: int, quote: str
) -> None:
    assert Evidence.at(make_document(TEXT), start, end).quote == quote


@pytest.mark.parametrize(("start", "end"), [(3, 3), (5, 2), (-1, 4), (0, len(TEXT) + 1), (13, 14)])
def test_evidence_at_needs_words(make_document: Callable[[str], Document], start: int, end: int) -> None:
    with pytest.raises(ValueError):
        Evidence.at(make_document(TEXT), start, end)


def test_evidence_at_knows_the_page(make_document: Callable[[str], Document]) -> None:
    document = make_document("một hai").model_copy(
        update={"pages": (Page(number=1, start=0, end=4), Page(number=2, start=4, end=7))}
    )
    assert [Evidence.at(document, 0, 3).page, Evidence.at(document, 4, 7).page] == [1, 2]


@pytest.mark.parametrize("date", ["2018", "2018-09", "2018-02-08", "2024-12-31"])
def test_dates_cut_to_what_is_known(date: PartialDate) -> None:
    assert Period(start=date).start == date


@pytest.mark.parametrize("date", ["18", "2018-13", "2018-00", "2018-9", "2018-02-32", "08/02/2018", "2018-02-08T00:00"])
def test_no_dates(date: str) -> None:
    with pytest.raises(ValidationError):
        Period(start=date)


def test_a_field_that_is_unknown_is_refused() -> None:
    with pytest.raises(ValidationError):
        Period.model_validate({"start": "2018", "until": "2020"})


@pytest.mark.parametrize(
    "blocks",
    [
        (Paragraph(start=0, end=5), Paragraph(start=4, end=7)),  # they overlap
        (Paragraph(start=4, end=7), Paragraph(start=0, end=3)),  # not in order
        (Paragraph(start=0, end=8),),  # beyond the text
        (ListItem(start=5, end=3, marker="-", body_start=5),),  # backwards
    ],
)
def test_blocks_lie_in_order_inside_the_text(blocks: tuple[Paragraph | ListItem, ...]) -> None:
    source = {"sha256": "0", "uri": "a.txt", "media_type": "text/plain"}
    with pytest.raises(ValidationError):
        Document.model_validate({"source": source, "text": "một hai", "blocks": blocks})
