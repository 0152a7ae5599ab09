"""The sample documents read by independent libraries: what they see of the words is what the readers see."""

from pathlib import Path

import pdfplumber
import pytest
import regex
from bs4 import BeautifulSoup

from corpus.read import read_document

SAMPLES = Path(__file__).parents[2] / "corpus" / "samples"


def words(text: str) -> set[str]:
    return set(regex.findall(r"[\p{L}\d]+", text))


@pytest.mark.parametrize("path", sorted(SAMPLES.glob("*.pdf")), ids=lambda path: path.name)
def test_pdf_words_agree_with_pdfplumber(path: Path) -> None:
    with pdfplumber.open(path) as pdf:
        pages = [page.extract_text() for page in pdf.pages]
    theirs = words(" ".join(pages))
    if not theirs:
        pytest.skip("a scan: only recognition sees its words")
    document = read_document(path)
    ours = words(document.text)
    assert len(ours & theirs) > 150
    # Stamps are left out, and said to be; so is the line that stands over each page.
    heads = [page.split("\n")[0] for page in pages[1:]]
    left_out = words(" ".join([*heads, *(warning.message for warning in document.warnings)]))
    assert len(theirs - ours - left_out) <= 0.02 * len(theirs)
    assert len(ours - theirs) <= 0.02 * len(ours)


@pytest.mark.parametrize("path", sorted(SAMPLES.glob("*.html")), ids=lambda path: path.name)
def test_html_words_are_those_that_beautifulsoup_finds(path: Path) -> None:
    soup = BeautifulSoup(path.read_bytes(), "lxml")
    ours = words(read_document(path).text)
    assert len(ours) > 100
    assert ours - words(soup.get_text(" ")) == set()
