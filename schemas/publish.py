"""The published JSON Schemas: `python -m schemas.publish` writes `schemas/json/*.schema.json` from the models."""

import json
from pathlib import Path
from typing import Literal

from pydantic import BaseModel

from schemas.document import Document
from schemas.record import SCHEMA_VERSION, Record

Name = Literal["document", "record"]
FOLDER = Path(__file__).parent / "json"
_MODELS: dict[Name, type[BaseModel]] = {"document": Document, "record": Record}


def schema_file(name: Name) -> Path:
    """Where the published schema of a model is."""
    return FOLDER / f"{name}.schema.json"


def schema_text(name: Name) -> str:
    """The JSON Schema (2020-12) of what is written for a model, as the file's text."""
    schema = _MODELS[name].model_json_schema(mode="serialization")
    head = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:kehoach:{name}:{SCHEMA_VERSION}",
    }
    return json.dumps(head | schema, ensure_ascii=False, indent=2) + "\n"


def publish() -> list[Path]:
    """Write every schema; the files."""
    FOLDER.mkdir(exist_ok=True)
    for name in _MODELS:
        schema_file(name).write_text(schema_text(name), encoding="utf-8")
    return [schema_file(name) for name in _MODELS]


if __name__ == "__main__":
    for path in publish():
        print(path)
