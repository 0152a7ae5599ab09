"""The Frictionless data package (specs.frictionlessdata.io): every CSV file with its schema, so that a machine can check it."""

import json
from typing import Any

from dataset.exports.codebook import FieldEntry, TableEntry, codebook

_DATE = r"^\d{4}(-\d{2}(-\d{2})?)?$"


def package_text(release: str, files: dict[str, tuple[str, int, str]], bom: bool) -> str:
    """`datapackage.json`; `files` are path, bytes and SHA-256 of each table's CSV file."""
    data = {
        "profile": "data-package",
        "name": "kehoach",
        "title": "Plans published by Vietnamese authorities",
        "version": release,
        "resources": [
            _resource(entry, *files[entry.name], bom=bom, present=set(files))
            for entry in codebook()
            if entry.name in files
        ],
    }
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def _resource(entry: TableEntry, path: str, size: int, digest: str, *, bom: bool, present: set[str]) -> dict[str, Any]:
    schema: dict[str, Any] = {
        "fields": [_field(entry, field) for field in entry.fields],
        "primaryKey": list(entry.key),
        "missingValues": [""],
    }
    if entry.refers is not None and entry.refers[1] in present:
        column, table, other = entry.refers
        schema["foreignKeys"] = [{"fields": [column], "reference": {"resource": table, "fields": [other]}}]
    return {
        "profile": "tabular-data-resource",
        "name": entry.name.replace("_", "-"),
        "path": path,
        "title": entry.title_en,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8-sig" if bom else "utf-8",
        "bytes": size,
        "hash": f"sha256:{digest}",
        "schema": schema,
    }


def _field(entry: TableEntry, field: FieldEntry) -> dict[str, Any]:
    found: dict[str, Any] = {
        "name": field.name,
        "type": "string" if field.type == "date" else field.type,
        "title": field.vi,
        "description": field.en,
    }
    constraints: dict[str, Any] = {}
    if field.name in entry.key:
        constraints["required"] = True
    if field.type == "date":
        constraints["pattern"] = _DATE
    if constraints:
        found["constraints"] = constraints
    return found
