"""A release: a folder of files with a manifest, whole or not there, and what changed since an earlier one."""

import csv
import hashlib
import json
import shutil
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

from dataset.errors import ExportError
from dataset.exports.codebook import codebook, codebook_text
from dataset.exports.content import Content
from dataset.exports.datasheet import datasheet_text
from dataset.exports.package import package_text
from dataset.exports.writers import write_csv, write_lines, write_parquet, write_workbook
from dataset.store import Store
from schemas import SCHEMA_VERSION

MANIFEST = "manifest.json"
INDEX = "index.csv"


class Format(StrEnum):
    """What a release may hold."""

    JSONL = "jsonl"
    CSV = "csv"
    PARQUET = "parquet"
    XLSX = "xlsx"
    AKN = "akn"


@dataclass(frozen=True, slots=True)
class Wanted:
    """How a release is made.

    `name` is the release's (None: made of its content), `since` a moment after which decisions must have changed, `earlier`
    the folder of a release to tell the difference from, `structured` makes a record's Akoma Ntoso XML from its JSON.
    """

    formats: tuple[Format, ...]
    bom: bool = False
    name: str | None = None
    since: str | None = None
    earlier: Path | None = None
    structured: Callable[[str], bytes] | None = None


@dataclass(frozen=True, slots=True)
class Release:
    """What was written: its name, the rows of each table, how many decisions were added, changed and removed.

    `newest_change` is the moment of the latest change in the store: what a later `since` begins with.
    """

    name: str
    decisions: int
    rows: dict[str, int]
    delta: dict[str, int] | None
    newest_change: str | None


def export(store: Store, folder: Path, wanted: Wanted) -> Release:
    """Write a release into a folder that is not there yet, or is an earlier release of the same name's place.

    A folder with anything else in it is refused. Raises ExportError, StoreError; then nothing is left behind.
    """
    _check(folder)
    before = _index_of(wanted.earlier) if wanted.earlier is not None else None
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        work = Path(tempfile.mkdtemp(prefix=f".{folder.name}-", dir=folder.parent))
    except OSError as error:
        raise ExportError(f"{folder}: cannot be written: {error.strerror or error}") from error
    try:
        with store.reading() as connection:
            release = _write(Content(store, connection, wanted.since), work, wanted, before)
        work.chmod(0o755)
        _put_in_place(work, folder)
        return release
    except OSError as error:
        raise ExportError(f"{folder}: cannot be written: {error.strerror or error}") from error
    finally:
        shutil.rmtree(work, ignore_errors=True)


def _check(folder: Path) -> None:
    if folder.is_dir():
        if any(folder.iterdir()) and not (folder / MANIFEST).is_file():
            raise ExportError(f"{folder}: holds something that is no release: give an empty or a new folder")
    elif folder.exists():
        raise ExportError(f"{folder}: is not a folder")


def _put_in_place(work: Path, folder: Path) -> None:
    """The new folder takes the old one's place; whoever looks sees one of them whole."""
    if not folder.exists():
        work.rename(folder)
        return
    aside = work.with_name(work.name + "-old")
    folder.rename(aside)
    work.rename(folder)
    shutil.rmtree(aside, ignore_errors=True)


def _write(content: Content, work: Path, wanted: Wanted, before: "tuple[str, dict[str, str]] | None") -> Release:
    entries = codebook()
    rows: dict[str, int] = {}
    index = _write_index(content, work)
    if Format.JSONL in wanted.formats:
        rows["records"] = write_lines((text for _, text in content.records()), work / "records.jsonl")
    if Format.CSV in wanted.formats:
        (work / "csv").mkdir()
        for entry in entries:
            rows[entry.name] = write_csv(content, entry, work / "csv" / f"{entry.name}.csv", wanted.bom)
    if Format.PARQUET in wanted.formats:
        (work / "parquet").mkdir()
        for entry in entries:
            rows[entry.name] = write_parquet(content, entry, work / "parquet" / f"{entry.name}.parquet")
    if Format.XLSX in wanted.formats:
        rows |= write_workbook(content, entries, work / "kehoach.xlsx")
    if Format.AKN in wanted.formats and wanted.structured is not None:
        (work / "akn").mkdir()
        for decision, text in content.records():
            (work / "akn" / f"{file_name(decision)}.xml").write_bytes(wanted.structured(text))
    delta = _write_delta(content, work, before, index) if before is not None or wanted.since is not None else None
    name = wanted.name or "r" + hashlib.sha256(repr(sorted(index.items())).encode()).hexdigest()[:12]
    for language in ("vi", "en"):
        (work / f"codebook.{language}.md").write_text(codebook_text(language), encoding="utf-8")
    (work / "datasheet.md").write_text(datasheet_text(content, name), encoding="utf-8")
    if Format.CSV in wanted.formats:
        files = {
            entry.name: (f"csv/{entry.name}.csv", *_size_and_hash(work / "csv" / f"{entry.name}.csv"))
            for entry in entries
        }
        (work / "datapackage.json").write_text(package_text(name, files, wanted.bom), encoding="utf-8")
    manifest = {
        "release": name, "schema_version": SCHEMA_VERSION, "decisions": len(index), "rows": rows, "delta": delta,
        "files": {
            path: {"bytes": size, "sha256": digest}
            for path in sorted(str(file.relative_to(work)) for file in work.rglob("*") if file.is_file())
            for size, digest in (_size_and_hash(work / path),)
        },
    }  # fmt: skip
    if wanted.since is not None:
        # Moments are of this store, not of its content: only whoever follows its changes needs them.
        manifest |= {"since": wanted.since, "newest_change": content.newest()}
    (work / MANIFEST).write_text(json.dumps(manifest, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    return Release(name, len(index), rows, delta, content.newest())


def _write_index(content: Content, work: Path) -> dict[str, str]:
    """Each decision with the hash of its record and of what other decisions make of it: what deltas compare."""
    index = {}
    with (work / INDEX).open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(("decision_id", "sha256"))
        for (decision, text), (_, joined) in zip(content.records(), content.joined(), strict=True):
            index[decision] = hashlib.sha256(f"{text}\n{joined}".encode()).hexdigest()
            writer.writerow((decision, index[decision]))
    return index


def _write_delta(
    content: Content, work: Path, before: tuple[str, dict[str, str]] | None, index: dict[str, str]
) -> dict[str, int]:
    """`delta.json`: the decisions added, changed and removed, and `delta.jsonl` with the records of the first two."""
    if before is not None:
        name, old = before
        added = [decision for decision in index if decision not in old]
        changed = [decision for decision in index if decision in old and old[decision] != index[decision]]
        told: dict[str, Any] = {"since_release": name, "added": added, "changed": changed}
        told["removed"] = [decision for decision in old if decision not in index]
        wanted = {*added, *changed}
        write_lines((text for decision, text in content.records() if decision in wanted), work / "delta.jsonl")
    else:
        told = {"since": content.since, "added_or_changed": list(index), "removed": content.removed()}
    (work / "delta.json").write_text(json.dumps(told, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    return {key: len(value) for key, value in told.items() if isinstance(value, list)}


def _index_of(folder: Path) -> tuple[str, dict[str, str]]:
    """The name and the index of an earlier release. Raises ExportError."""
    try:
        name = str(json.loads((folder / MANIFEST).read_text("utf-8"))["release"])
        with (folder / INDEX).open(encoding="utf-8", newline="") as file:
            return name, {row["decision_id"]: row["sha256"] for row in csv.DictReader(file)}
    except (OSError, ValueError, KeyError, TypeError):
        raise ExportError(f"{folder}: is no earlier release: it has no {MANIFEST} and {INDEX}") from None


def _size_and_hash(path: Path) -> tuple[int, str]:
    with path.open("rb") as file:
        return path.stat().st_size, hashlib.file_digest(file, "sha256").hexdigest()


def file_name(decision_id: str) -> str:
    """A decision's id as a file name.

    >>> file_name("bo-y-te/3218-qd-byt/2023-08-17")
    'bo-y-te_3218-qd-byt_2023-08-17'
    """
    name = "".join(letter if letter.isalnum() or letter in "-." else "_" for letter in decision_id)
    return name if len(name) <= 150 else f"{name[:130]}-{hashlib.sha256(decision_id.encode()).hexdigest()[:16]}"
