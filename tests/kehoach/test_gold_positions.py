"""Gold whose quotes are positions: what is cut, and what is said when the text is another one."""

import json
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from corpus.read import read_document
from kehoach.cli import app
from kehoach.evaluation.gold import read_gold
from kehoach.evaluation.positions import OtherText, text_hash

TEXT = "KẾ HOẠCH\n1. Mục tiêu\nĐến năm 2030, 90% hộ dân\ncó nước sạch.\n2. Sở Xây dựng sửa 3 cây cầu.\n"
TASK = "Sở Xây dựng sửa 3 cây cầu"


def span(words: str, text: str) -> dict[str, int]:
    """Where these words stand."""
    return {"start": text.index(words), "end": text.index(words) + len(words)}


def body(text: str) -> dict[str, Any]:
    """Gold for TEXT in a subfolder."""
    return {
        "document": "north/plan.txt",
        "text_sha256": text_hash(text),
        "kind": "plan",
        "plan": {"title": span("KẾ HOẠCH", text), "start": "2026", "end": "2030"},
        "targets": [
            {
                "quote": span("90% hộ dân\ncó nước sạch", text),
                "indicator": "hộ dân có nước sạch",
                "value": 90,
                "unit": "%",
            }
        ],
        "tasks": [{"quote": span(TASK, text), "lead": ["Sở Xây dựng"], "start": None, "end": "2027"}],
    }


@pytest.fixture
def folders(tmp_path: Path) -> tuple[Path, Path]:
    """The document, and gold with positions in the text that the reader gives of it."""
    gold, documents = tmp_path / "gold", tmp_path / "documents"
    gold.mkdir()
    (documents / "north").mkdir(parents=True)
    (documents / "north" / "plan.txt").write_text(TEXT, encoding="utf-8")
    text = read_document(documents / "north" / "plan.txt").text
    (gold / "one.json").write_text(json.dumps(body(text)), encoding="utf-8")
    return gold, documents


def evaluate(*arguments: str | Path) -> Result:
    """Run `kehoach evaluate` in this process."""
    return CliRunner().invoke(app, ["evaluate", *(str(each) for each in arguments)])


def test_words_are_cut_from_the_text(tmp_path: Path) -> None:
    path = tmp_path / "one.json"
    path.write_text(json.dumps(body(TEXT)), encoding="utf-8")
    gold = read_gold(path, {"north/plan.txt": TEXT}.__getitem__)
    assert gold.targets[0].quote == "90% hộ dân có nước sạch"
    assert (gold.tasks[0].quote, gold.tasks[0].end) == (TASK, "2027")
    assert gold.plan is not None
    assert (gold.plan.title, gold.plan.start, gold.plan.end) == ("KẾ HOẠCH", "2026", "2030")


def test_words_need_no_text(tmp_path: Path) -> None:
    path = tmp_path / "one.json"
    path.write_text(json.dumps({"document": "a.txt", "kind": "plan", "tasks": [{"quote": TASK}]}), encoding="utf-8")

    def never(name: str) -> str:
        raise AssertionError(name)

    assert read_gold(path, never).tasks[0].quote == TASK


@pytest.mark.parametrize("change", [{"start": 10, "end": 10_000}, {"start": -1, "end": 5}, {"start": 9, "end": 9}])
def test_a_position_outside_of_the_text(tmp_path: Path, change: dict[str, int]) -> None:
    path = tmp_path / "one.json"
    path.write_text(json.dumps({**body(TEXT), "tasks": [{"quote": change}]}), encoding="utf-8")
    with pytest.raises(OtherText, match="is not in the text"):
        read_gold(path, lambda name: TEXT)


def test_evaluate(folders: tuple[Path, Path]) -> None:
    result = evaluate(*folders, "--json")
    data = json.loads(result.stdout)
    assert (result.exit_code, data["not_scored"]) == (0, [])
    assert [data["kinds"][kind]["gold"] for kind in ("targets", "tasks")] == [1, 1]


def test_evaluate_says_that_the_text_is_another(folders: tuple[Path, Path]) -> None:
    gold, documents = folders
    path = documents / "north" / "plan.txt"
    path.write_text(TEXT.replace("90%", "95%"), encoding="utf-8")
    assert "not scored: one: the text read has another hash" in evaluate(*folders).stdout
    assert [each["failed"] for each in json.loads(evaluate(*folders, "--json").stdout)["not_scored"]] == [True]
    path.unlink()
    assert "not scored: one: north/plan.txt is not in the folder of documents" in evaluate(gold, documents).stdout
