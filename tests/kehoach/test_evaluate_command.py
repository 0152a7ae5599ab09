"""`kehoach evaluate` over folders: which documents count, what it prints and returns."""

import json
from pathlib import Path

import pytest
from PIL import Image
from reportlab.pdfgen.canvas import Canvas
from typer.testing import CliRunner, Result

from kehoach.cli import app

QUOTE = "Xây dựng cầu qua suối ở các thôn"


@pytest.fixture
def folders(tmp_path: Path) -> tuple[Path, Path]:
    """Gold for a document that can be read, one that is missing and one that is a picture."""
    gold, documents = tmp_path / "gold", tmp_path / "documents"
    gold.mkdir()
    documents.mkdir()
    for name, file in (("one", "one.txt"), ("two", "two.txt"), ("scan", "scan.pdf")):
        # A kind that no document has: whatever is read, this field is wrong and this task is missed.
        body = {"document": file, "kind": "poem", "tasks": [{"quote": QUOTE}]}
        (gold / f"{name}.json").write_text(json.dumps(body), encoding="utf-8")
    (documents / "one.txt").write_text("Thông báo về giờ làm việc của Sở Nội vụ trong tháng tới.\n", encoding="utf-8")
    canvas = Canvas(str(documents / "scan.pdf"))
    canvas.drawInlineImage(Image.new("L", (500, 800), 200), 0, 0, 595, 842)
    canvas.save()
    return gold, documents


def call(*arguments: str | Path) -> Result:
    """Run the command line in this process."""
    return CliRunner().invoke(app, ["evaluate", *(str(each) for each in arguments)])


def test_json(folders: tuple[Path, Path]) -> None:
    result = call(*folders, "--json")
    assert result.exit_code == 0
    data = json.loads(result.stdout)
    assert list(data["documents"]) == ["one"]
    assert [each["name"] for each in data["not_scored"]] == ["scan", "two"]
    assert not any(each["failed"] for each in data["not_scored"])
    assert data["kinds"]["tasks"]["gold"] == 1
    assert data["documents"]["one"]["kinds"]["tasks"]["missed"] == [QUOTE]
    assert data["fields"]["kind"]["accuracy"] == 0.0


def test_tables(folders: tuple[Path, Path]) -> None:
    result = call(*folders)
    assert result.exit_code == 0
    for word in ("tasks", "macro F1", "header.number", "not scored: two: two.txt is not in the folder of documents"):
        assert word in result.stdout


def test_misses(folders: tuple[Path, Path]) -> None:
    result = call(*folders, "--misses", "tasks")
    assert (result.exit_code, f"- missed: {QUOTE}" in result.stdout) == (0, True)
    assert "kind different: gold 'poem'" in call(*folders, "--misses", "header").stdout


def test_only(folders: tuple[Path, Path]) -> None:
    data = json.loads(call(*folders, "--json", "--only", "two", "--only", "three").stdout)
    assert (list(data["documents"]), [each["name"] for each in data["not_scored"]]) == ([], ["two"])


@pytest.mark.parametrize(
    ("name", "body", "reason"),
    [
        ("broken.json", "{", "is no JSON"),
        ("other.json", '{"document": "a.txt"}', "kind"),
        ("value.json", '{"document": "a", "kind": "plan", "targets": [{"quote": "x", "indicator": "y"}]}', "targets.0"),
        (None, "", "no gold files"),
    ],
)
def test_gold_that_cannot_be_used(tmp_path: Path, name: str | None, body: str, reason: str) -> None:
    if name:
        (tmp_path / name).write_text(body)
    result = call(tmp_path, tmp_path)
    assert (result.exit_code, len(result.stderr.splitlines())) == (1, 1)
    assert result.stderr.startswith("kehoach: ")
    assert reason in result.stderr
