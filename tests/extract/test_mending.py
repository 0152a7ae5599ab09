"""Words run together and letters set apart are read through a mended view; quotes stay as the text has them."""

import random
import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.read import read_bytes
from extract.mending import mended_view
from extract.pipeline import extract_record
from schemas import Document, Evidence, Record

SAMPLES = Path(__file__).resolve().parents[2] / "corpus" / "samples"
PLAN = (SAMPLES / "01-quyet-dinh-ubnd-tinh-kem-ke-hoach.txt").read_text(encoding="utf-8")


def document_of(text: str) -> Document:
    return read_bytes(text.encode(), "van-ban.txt")


def told(record: Record) -> tuple[object, ...]:
    """What a reader would tell of the record, blanks and case aside."""
    return (
        record.decision.number,
        record.decision.issued_on,
        record.decision.issuer,
        [(target.value, target.unit, target.by) for target in record.targets],
        [([each.id for each in task.lead], [each.id for each in task.partners], task.end) for task in record.tasks],
        [(budget.amount, budget.total, budget.year) for budget in record.budgets],
        [(reference.number, reference.issued_on) for reference in record.references],
    )


def without_blanks(text: str, share: float, seed: int) -> str:
    """A text that lost a share of the blanks between two of its words."""
    dice = random.Random(seed)
    return re.sub(
        r"(?<=[^\W\d_]) (?=[^\W\d_])", lambda blank: "" if dice.random() < share else blank[0], text, flags=re.UNICODE
    )


def with_strewn_blanks(text: str, share: float, seed: int) -> str:
    """A text in which a share of the marked vowels stands apart from the letters behind it."""
    dice = random.Random(seed)
    return re.sub(r"(?<=[ấầậắặếềệốồộớờợứừự])(?=[^\W\d_])", lambda place: " " if dice.random() < share else "", text)


@pytest.mark.parametrize("seed", range(6))
def test_lost_blanks_change_nothing_that_is_found(seed: int) -> None:
    damaged = without_blanks(PLAN, 0.03, seed)
    assert damaged != PLAN
    assert told(extract_record(document_of(damaged))) == told(extract_record(document_of(PLAN)))


@pytest.mark.parametrize("seed", range(6))
def test_letters_set_apart_change_nothing_that_is_found(seed: int) -> None:
    damaged = with_strewn_blanks(PLAN, 0.2, seed)
    assert damaged != PLAN
    assert told(extract_record(document_of(damaged))) == told(extract_record(document_of(PLAN)))


def test_quotes_are_those_of_the_text_as_it_is() -> None:
    damaged = without_blanks(PLAN, 0.05, 1)
    document = document_of(damaged)
    record = extract_record(document)
    assert record.document.text == document.text
    quotes = [evidence.quote for evidence in record.evidences()]
    # Some quote has a word without its blank, and none was put right in silence.
    assert any(word not in PLAN.split() for quote in quotes for word in quote.split() if word.isalpha())
    assert "text.words_run_together" in [warning.code for warning in record.warnings]


WORDS = "Ban hành kế hoạch thực hiện của các cơ quan theo quyết định này. " * 4


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        (WORDS + "banhành kếhoạch thựchiện", WORDS + "ban hành kế hoạch thực hiện"),
        (WORDS + "BANHÀNH KẾHOẠCH theoQuyết", WORDS + "BAN HÀNH KẾ HOẠCH theo Quyết"),
        (WORDS + "k ế ho ạch th ự c hi ện", WORDS + "kế hoạch thực hiện"),
        (WORDS + "củaUBND cácSở cơQuan", WORDS + "của UBND các Sở cơ Quan"),
        (WORDS + "đạt80% vào năm 2030của 20triệu người", WORDS + "đạt 80% vào năm 2030 của 20 triệu người"),
    ],
)
def test_blanks_are_put_where_they_belong(text: str, seen: str) -> None:
    view = mended_view(document_of(text))
    assert view is not None
    assert view.document.text.split() == seen.split()


@pytest.mark.parametrize(
    "text",
    [
        WORDS,
        WORDS + "xã Đắk Pxi, huyện Krông Nô, thôn Bu Prăng, hãng VinFast, iPhone, QĐ-TTg, GDTrH, NĐ-CP",
        WORDS + "rộng 5m2, phát thải CO2, mạng 5G, bán kính 3km, Đ1 và QĐ41, COVID-19",
        WORDS + "website internet marketing logistics online startup",
        WORDS + "điểm a, điểm b, điểm c khoản 2; loại A, loại B; 5 m, 7 t, 3 kg",
        WORDS + "côngan dântộc yêuthương",  # nothing in the text tells how these fall
    ],
)
def test_words_that_stay_as_they_are(text: str) -> None:
    assert mended_view(document_of(text)) is None


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 10_000), st.floats(0.005, 0.1), st.floats(0.0, 0.2))
def test_every_evidence_comes_back_to_its_words(seed: int, lost: float, strewn: float) -> None:
    document = document_of(with_strewn_blanks(without_blanks(PLAN, lost, seed), strewn, seed))
    view = mended_view(document)
    if view is None:
        return
    shown = view.document
    record = extract_record(shown)
    back = view.back(record)
    for there, here in zip(record.evidences(), back.evidences(), strict=True):
        assert isinstance(here, Evidence)
        assert document.text[here.start : here.end] == here.quote
        assert "".join(there.quote.split()) == "".join(here.quote.split())
        assert here.quote == here.quote.strip()
