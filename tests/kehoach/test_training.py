"""`kehoach judge` and `train`: the same examples give the same model, byte for byte; what is held out is not learned from."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from extract.confidence import ConfidenceModel
from kehoach.cli import app
from kehoach.training import Example, examples_hash, hold_out, learn, read_examples

ROOT = Path(__file__).resolve().parents[2]

PLAN = """ỦY BAN NHÂN DÂN
TỈNH {province}
Số: {number}/KH-UBND
{province}, ngày 05 tháng 3 năm 2024
KẾ HOẠCH
{title}
I. MỤC TIÊU
- Đến hết năm 2025, {share}% số hộ được dùng nước sạch.
II. NHIỆM VỤ
1. Sở Y tế chủ trì kiểm tra {number} trạm cấp nước.
2. Tổ chức tập huấn cho người quản lý trạm.
"""


@pytest.fixture
def folders(tmp_path: Path) -> tuple[Path, Path]:
    """Four small plans with gold that lacks the second task of two of them."""
    gold, documents = tmp_path / "gold", tmp_path / "documents"
    gold.mkdir()
    documents.mkdir()
    for number, province in enumerate(("Hà Tĩnh", "Yên Bái", "Bắc Giang", "Trà Vinh"), 1):
        text = PLAN.format(province=province.upper(), number=number, title="Cấp nước nông thôn", share=60 + number)
        (documents / f"{number}.txt").write_text(text, encoding="utf-8")
        tasks = [{"quote": f"Sở Y tế chủ trì kiểm tra {number} trạm cấp nước", "lead": ["Sở Y tế"]}]
        tasks += [{"quote": "Tổ chức tập huấn cho người quản lý trạm"}] if number > 2 else []
        quote = f"Đến hết năm 2025, {60 + number}% số hộ được dùng nước sạch"
        target = {"quote": quote, "indicator": "số hộ", "value": 60 + number, "unit": "%"}
        body = {"document": f"{number}.txt", "kind": "plan", "tasks": tasks, "targets": [target]}
        (gold / f"{number}.json").write_text(json.dumps(body), encoding="utf-8")
    return documents, gold


def call(*arguments: str | Path) -> Result:
    """Run the command line in this process."""
    return CliRunner().invoke(app, [str(each) for each in arguments])


@pytest.fixture
def examples(folders: tuple[Path, Path], tmp_path: Path) -> Path:
    """The finds in the four plans, judged."""
    path = tmp_path / "examples.jsonl"
    assert call("judge", *folders, "-o", path).exit_code == 0
    return path


def test_finds_are_judged(examples: Path) -> None:
    found = [(each.document, each.kind, each.right, each.wrong) for each in read_examples([examples])]
    assert ("1", "targets", 1, 0) in found
    tasks = [each for each in read_examples([examples]) if each.kind == "tasks"]
    assert sum(each.right for each in tasks) == 6
    assert [each.document for each in tasks if each.wrong] == ["1", "2"]


def test_the_same_examples_give_the_same_model(examples: Path, tmp_path: Path) -> None:
    first, second = tmp_path / "first.json", tmp_path / "second.json"
    for target in (first, second):
        assert call("train", examples, "-o", target).exit_code == 0
    assert first.read_bytes() == second.read_bytes()
    model = ConfidenceModel.model_validate_json(first.read_bytes())
    assert (model.examples, model.documents) == (examples_hash([examples]), 4)
    assert (model.kinds["tasks"].finds, model.kinds["tasks"].right) == (8, 6)
    assert set(model.kinds["tasks"].weights) == {"action=first", "action=none", "partners=none"}


def test_the_model_in_the_package_is_learned_from_the_examples_beside_the_gold(tmp_path: Path) -> None:
    files = sorted((ROOT / "tests" / "gold" / "first_sight").glob("*.jsonl"))
    result = call("train", *files, "-o", tmp_path / "model.json")
    assert result.exit_code == 0
    assert (tmp_path / "model.json").read_bytes() == (ROOT / "extract" / "data" / "confidence.json").read_bytes()


def test_without_an_output_it_only_measures(examples: Path) -> None:
    before = sorted(examples.parent.rglob("*"))
    result = call("train", examples)
    assert (result.exit_code, "tasks learned" in result.stdout, "log loss" in result.stdout) == (0, True, True)
    assert sorted(examples.parent.rglob("*")) == before


def test_a_document_is_not_learned_from_when_it_is_held_out() -> None:
    # Each document has a feature of its own that tells all about it: held out, it tells nothing.
    examples = [
        Example(document=str(place), kind="tasks", features=(f"own={place}",), right=20 * (place % 2), wrong=20 * (1 - place % 2))
        for place in range(8)
    ]  # fmt: skip
    held = next(each for each in hold_out(examples) if each.kind == "tasks")
    assert len(held.learned) == 160
    assert {round(find.confidence, 1) for find in held.learned} <= {0.4, 0.5, 0.6}
    assert learn(examples, "").kinds["tasks"].weights["own=1"] > 1


@pytest.mark.parametrize(
    ("spoil", "reason"),
    [
        (lambda documents, gold: (documents / "2.txt").unlink(), "2.json"),
        (lambda documents, gold: (gold / "2.json").write_text("{"), "is no JSON"),
        (lambda documents, gold: [path.unlink() for path in gold.iterdir()], "no gold files"),
    ],
)
def test_gold_that_cannot_be_judged_with(
    folders: tuple[Path, Path], tmp_path: Path, spoil: object, reason: str
) -> None:
    spoil(*folders)  # type: ignore[operator]
    result = call("judge", *folders, "-o", tmp_path / "examples.jsonl")
    assert (result.exit_code, len(result.stderr.splitlines())) == (1, 1)
    assert result.stderr.startswith("kehoach: ")
    assert reason in result.stderr


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (None, "No such file"),
        (b"", "no examples"),
        (b"{}\n", "line 1: Field required"),
        (b"\xff\xfe", "is no text in UTF-8"),
        (b'{"document": "a", "kind": "poems", "features": [], "right": 1, "wrong": 0}', "line 1: "),
    ],
)
def test_examples_that_cannot_be_learned_from(tmp_path: Path, content: bytes | None, reason: str) -> None:
    path = tmp_path / "examples.jsonl"
    if content is not None:
        path.write_bytes(content)
    result = call("train", path)
    assert (result.exit_code, len(result.stderr.splitlines())) == (1, 1)
    assert result.stderr.startswith(f"kehoach: {path}: ")
    assert reason in result.stderr


def test_an_output_that_cannot_be_written(examples: Path, tmp_path: Path) -> None:
    result = call("train", examples, "-o", tmp_path / "no" / "model.json")
    assert (result.exit_code, "No such file" in result.stderr) == (1, True)


def test_line_ends_do_not_matter(examples: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.jsonl"
    other.write_bytes(examples.read_bytes().replace(b"\n", b"\r\n"))
    assert examples_hash([other]) == examples_hash([examples])
    assert json.loads(examples.read_text("utf-8").splitlines()[0])["document"] == "1"
