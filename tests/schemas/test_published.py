"""The JSON Schemas in `schemas/json` are those of the models, and what is written is valid by them."""

import json
from typing import Any

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemas import SCHEMA_VERSION, Cell, Document, Page, Paragraph, Record, Source, Table
from schemas.publish import Name, schema_file, schema_text


def published(name: Name) -> Any:
    """A published schema as data."""
    return json.loads(schema_file(name).read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", ["document", "record"])
def test_the_files_are_those_of_the_models(name: Name) -> None:
    wanted = schema_text(name)
    assert schema_file(name).read_text(encoding="utf-8") == wanted, "run: python -m schemas.publish"


@pytest.mark.parametrize("name", ["document", "record"])
def test_they_are_json_schemas_of_this_version(name: Name) -> None:
    schema = published(name)
    jsonschema.Draft202012Validator.check_schema(schema)
    assert schema["$id"].endswith(f":{SCHEMA_VERSION}")


@given(st.from_type(Record))
def test_every_record_is_valid(record: Record) -> None:
    jsonschema.validate(json.loads(record.model_dump_json()), published("record"))


def test_a_document_is_valid() -> None:
    document = Document(
        source=Source(sha256="0", uri="a.txt", media_type="text/plain"),
        text="Kế hoạch\nSTT | Việc\n",
        pages=(Page(number=1, start=0, end=20),),
        blocks=(
            Paragraph(start=0, end=8, bold=True, heading=1),
            Table(
                start=9, end=19, rows=1, columns=2,
                cells=(Cell(start=9, end=12, row=0, column=0), Cell(start=15, end=19, row=0, column=1)),
            ),
        ),
    )  # fmt: skip
    jsonschema.validate(json.loads(document.model_dump_json()), published("document"))


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("document", "kind"), "poem"),
        (("document", "text"), None),
        (("targets",), None),
        (("decision", "issued_on"), "08/02/2018"),
        (("decision", "colour"), "red"),
    ],
)
def test_what_is_no_record_is_not_valid(path: tuple[str, ...], value: object) -> None:
    info = {"sha256": "0", "uri": "a.txt", "media_type": "text/plain", "kind": "plan", "text": "Kế hoạch"}
    record = json.loads(Record.model_validate({"id": "0", "document": info}).model_dump_json())
    place = record
    for name in path[:-1]:
        place = place[name]
    place[path[-1]] = value
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(record, published("record"))
