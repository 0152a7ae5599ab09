"""One document in every format that offices write or scan gives one record: only the places of its words differ."""

import json
from pathlib import Path
from typing import Any

import pytest

import kehoach
from corpus.encoding.charsets import Charset
from corpus.readers.ocr.engine import find_engine
from corpus.readers.office import libreoffice
from tests.corpus.make_samples.leaf import FORMATS, as_rtf, by_libreoffice
from tests.corpus.make_samples.plan_2008 import PLAN_2008

SAMPLES = Path(__file__).parents[2] / "corpus" / "samples"
_OFFICE = {".doc", ".odt", ".rtf"}
_OF_THE_FILE = {"document", "id", "warnings"}


def without_places(value: Any) -> Any:
    """A record's values without where they stand: offsets, pages, blocks; how sure they are stays."""
    if isinstance(value, dict):
        return {key: without_places(each) for key, each in value.items() if key not in ("evidence", "provenance")}
    return [without_places(each) for each in value] if isinstance(value, list) else value


def values(data: bytes, name: str) -> dict[str, Any]:
    record = kehoach.extract(data, uri=name).model_dump(mode="json", exclude=_OF_THE_FILE)
    made: dict[str, Any] = without_places(record)
    return made


@pytest.fixture(scope="module")
def expected() -> dict[str, Any]:
    return values(FORMATS[".md"](PLAN_2008), "plan.md")


def test_the_record_has_what_the_document_says(expected: dict[str, Any]) -> None:
    assert expected["decision"]["number"] == "1187/QĐ-UBND"
    assert expected["decision"]["issued_on"] == "2008-07-22"
    assert [(target["value"], target["by"]) for target in expected["targets"]] == [
        (85, "2012"), (5, "2012"), (100, "2012"),
    ]  # fmt: skip
    leads = [[agency["name"] for agency in task["lead"]] for task in expected["tasks"]]
    assert ["Sở Nông nghiệp và Phát triển nông thôn"] in leads
    assert [budget["amount"] for budget in expected["budgets"]] == [42_500_000_000, 12_000_000_000]


@pytest.mark.parametrize("ending", FORMATS)
def test_every_format_gives_the_same_record(ending: str, expected: dict[str, Any]) -> None:
    if ending in _OFFICE and libreoffice.program() is None:
        pytest.skip("LibreOffice is not here")
    if ending == ".scan.pdf" and find_engine() is None:
        pytest.skip("tesseract with its Vietnamese model is missing")
    assert values(FORMATS[ending](PLAN_2008), f"plan{ending}") == expected


@pytest.mark.skipif(libreoffice.program() is None, reason="LibreOffice is not here")
@pytest.mark.parametrize("charset", [Charset.TCVN3, Charset.VNI])
def test_the_fonts_of_its_time_give_the_same_record(charset: Charset, expected: dict[str, Any]) -> None:
    found = json.dumps(values(as_rtf(PLAN_2008, charset), "plan.rtf"))
    # Its typists put the tone otherwise, see `leaf`.
    assert json.loads(found.replace(json.dumps("Uỷ")[1:-1], json.dumps("Ủy")[1:-1])) == expected


@pytest.mark.skipif(libreoffice.program() is None, reason="LibreOffice is not here")
@pytest.mark.parametrize("ending", ["odt", "rtf"])
@pytest.mark.parametrize("sample", ["08-quyet-dinh-bo-y-te", "24-quyet-dinh-tong-cuc-hai-quan"])
def test_numbering_notes_and_merged_cells_survive_the_way_through_another_format(sample: str, ending: str) -> None:
    data = (SAMPLES / f"{sample}.docx").read_bytes()
    other = by_libreoffice(data, ".docx", ending)
    assert kehoach.read(other, f"a.{ending}").text == kehoach.read(data, "a.docx").text
