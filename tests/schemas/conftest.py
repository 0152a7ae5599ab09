"""Records of any content for the properties that every record must have."""

from collections.abc import Callable

import pytest
from hypothesis import strategies as st

from schemas import (
    Agency,
    Budget,
    Document,
    DocumentInfo,
    Evidence,
    Kind,
    Record,
    Reference,
    Relation,
    Source,
    Target,
    Task,
)

TEXT = st.text(st.characters(codec="utf-8"), min_size=1, max_size=60).filter(lambda text: text.strip() != "")
QUANTITY = st.decimals(allow_nan=False, allow_infinity=False, places=None, min_value=-(10**25), max_value=10**25)
DATE = st.none() | st.dates().map(lambda day: day.isoformat()) | st.integers(1000, 9999).map(str)


def document_of(text: str) -> Document:
    """A document without blocks."""
    return Document(source=Source(sha256="0" * 64, uri="a.txt", media_type="text/plain"), text=text)


@st.composite
def records(draw: st.DrawFn) -> Record:
    """A record whose evidences are random stretches of a random text."""
    text = draw(TEXT)
    document = document_of(text)
    places = st.integers(0, len(text.rstrip()) - 1)

    def evidence() -> Evidence:
        start = draw(places)
        while text[start].isspace():
            start += 1
        return Evidence.at(document, start, draw(st.integers(start + 1, len(text))))

    def amount() -> int:
        return draw(st.integers(0, 2))

    def agencies() -> list[Agency]:
        return [Agency(name=draw(TEXT)) for _ in range(amount())]

    confidence = st.floats(0, 1)
    return Record(
        id=draw(TEXT),
        document=DocumentInfo(
            sha256="0" * 64, uri="a.txt", media_type="text/plain", kind=draw(st.sampled_from(Kind)), text=text
        ),
        targets=[
            Target(
                evidence=evidence(),
                rule="any",
                confidence=draw(confidence),
                indicator=draw(TEXT),
                value=draw(QUANTITY),
                value_max=draw(st.none() | QUANTITY),
                comparator=draw(st.sampled_from(("=", ">=", "<=", "+", "-"))),
                by=draw(DATE),
            )
            for _ in range(amount())
        ],
        tasks=[
            Task(
                evidence=evidence(), rule="any", action=draw(TEXT), lead=agencies(), partners=agencies(), end=draw(DATE)
            )
            for _ in range(amount())
        ],
        budgets=[Budget(evidence=evidence(), rule="any", amount=draw(QUANTITY)) for _ in range(amount())],
        references=[
            Reference(evidence=evidence(), rule="any", number=draw(TEXT), relation=draw(st.sampled_from(Relation)))
            for _ in range(amount())
        ],
    )


@pytest.fixture
def make_document() -> Callable[[str], Document]:
    """Documents of a given text."""
    return document_of


def pytest_configure(config: pytest.Config) -> None:
    """Let tests ask for `st.from_type(Record)`: with importlib mode they cannot import this file."""
    st.register_type_strategy(Record, records())
