"""`kehoach train`: the same gold gives the same model, byte for byte; what is held out is not learned from."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from extract.confidence import ConfidenceModel, confidence_model
from kehoach.cli import app
from kehoach.evaluation.gold import gold_hash
from kehoach.training import Example, hold_out, learn

SHARED = Path(__file__).resolve().parents[3] / "shared"
OWN = Path(__file__).resolve().parents[1] / "gold"

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


def train(*arguments: str | Path) -> Result:
    """Run `kehoach train` in this process."""
    return CliRunner().invoke(app, ["train", *(str(each) for each in arguments)])


def test_the_same_gold_gives_the_same_model(folders: tuple[Path, Path], tmp_path: Path) -> None:
    first, second = tmp_path / "first.json", tmp_path / "second.json"
    for target in (first, second):
        result = train(*folders, "--output", target)
        assert result.exit_code == 0, result.output
    assert first.read_bytes() == second.read_bytes()
    model = ConfidenceModel.model_validate_json(first.read_bytes())
    assert (model.gold, model.documents) == (gold_hash([folders[1]]), 4)
    assert (model.kinds["tasks"].finds, model.kinds["tasks"].right) == (8, 6)
    tasks = model.kinds["tasks"].weights
    assert tasks["lead=named"] > 0 > tasks["lead=none"]


def test_without_an_output_it_only_measures(folders: tuple[Path, Path]) -> None:
    before = sorted(folders[0].parent.rglob("*"))
    result = train(*folders)
    assert (result.exit_code, "tasks learned" in result.stdout, "log loss" in result.stdout) == (0, True, True)
    assert sorted(folders[0].parent.rglob("*")) == before


def test_a_document_is_not_learned_from_when_it_is_held_out() -> None:
    # Each document has a feature of its own that tells all about it: held out, it tells nothing.
    examples = [
        Example(f"{place}", "tasks", (f"own={place}",), right=place % 2 == 0) for place in range(8) for _ in range(20)
    ]
    held = next(each for each in hold_out(examples) if each.kind == "tasks")
    assert {round(find.confidence, 1) for find in held.learned} <= {0.4, 0.5, 0.6}
    assert learn(examples, "").kinds["tasks"].weights["own=0"] > 1


@pytest.mark.parametrize(
    ("spoil", "reason"),
    [
        (lambda documents, gold: (documents / "2.txt").unlink(), "2.json"),
        (lambda documents, gold: (gold / "2.json").write_text("{"), "is no JSON"),
        (lambda documents, gold: [path.unlink() for path in gold.iterdir()], "no finds to learn from"),
    ],
)
def test_gold_that_cannot_be_learned_from(folders: tuple[Path, Path], spoil: object, reason: str) -> None:
    spoil(*folders)  # type: ignore[operator]
    result = train(*folders)
    assert (result.exit_code, len(result.stderr.splitlines())) == (1, 1)
    assert result.stderr.startswith("kehoach: ")
    assert reason in result.stderr


def test_an_output_that_cannot_be_written(folders: tuple[Path, Path], tmp_path: Path) -> None:
    result = train(*folders, "--output", tmp_path / "no" / "model.json")
    assert (result.exit_code, "No such file" in result.stderr) == (1, True)


@pytest.mark.skipif(not (SHARED / "gold").is_dir(), reason="the real documents are not here")
def test_the_model_in_the_package_is_of_this_gold() -> None:
    reason = (
        "the gold has changed since the model was learned: "
        "kehoach train ../shared/documents ../shared/gold tests/gold -o extract/data/confidence.json"
    )
    assert confidence_model().gold == gold_hash([SHARED / "gold", OWN]), reason
