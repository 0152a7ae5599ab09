"""`kehoach export` and `query`, and the Ray engine, as a person meets them."""

import json
from pathlib import Path

import pytest

from dataset import open_store
from tests.dataset.examples import decision_text, put, record_of
from tests.dataset.test_run_command import kehoach, write_documents


def test_export_and_query(place: str, tmp_path: Path) -> None:
    store = open_store(place, create=True)
    put(store, record_of(decision_text(), "a.txt"))
    store.close()
    done = kehoach("export", place, "--to", tmp_path / "out", "--format", "csv", "--bom", "--release", "first")
    assert done.returncode == 0 and "Release first: 1 decisions, 2 targets" in done.stdout, done.stderr
    assert json.loads((tmp_path / "out" / "manifest.json").read_text())["release"] == "first"
    asked = kehoach("query", place, "SELECT number, targets FROM decisions", "--format", "jsonl")
    assert json.loads(asked.stdout) == {"number": "1207/QĐ-UBND", "targets": 2}
    wrong = kehoach("query", place, "DELETE FROM targets")
    assert wrong.returncode == 1 and wrong.stderr.count("\n") == 1 and "only SELECT" in wrong.stderr


@pytest.mark.parametrize(
    ("arguments", "code", "reason"),
    [
        (["export", "{none}", "--to", "{out}"], 1, "there is no such store"),
        (["export", "{none}", "--to", "{out}", "--since", "yesterday"], 2, "is no moment"),
        (["query", "{none}", "SELECT 1"], 1, "there is no such store"),
        (["run", "{none}", "--to", "{none}", "--address", "x:1"], 2, "--engine ray"),
        (["run", "-", "--to", "{none}"], 2, "standard input"),
    ],
)
def test_wrong_calls(arguments: list[str], code: int, reason: str, tmp_path: Path) -> None:
    named = [part.format(none=tmp_path / "none.db", out=tmp_path / "out") for part in arguments]
    done = kehoach(*named)
    assert done.returncode == code and reason in done.stderr and "Traceback" not in done.stderr, done.stderr
    assert list(tmp_path.iterdir()) == []


def test_a_cluster_that_is_not_there(tmp_path: Path) -> None:
    pytest.importorskip("ray")
    folder = write_documents(tmp_path / "in", 1)
    done = kehoach("run", folder, "--to", tmp_path / "x.db", "--engine", "ray", "--address", "127.0.0.1:1")
    assert done.returncode == 1
    assert "Ray cannot be reached at 127.0.0.1:1: nobody answers" in done.stderr and done.stderr.count("\n") == 1


def test_ray_gives_the_same_bytes(tmp_path: Path) -> None:
    pytest.importorskip("ray")
    from dataset.exports.release import Format, Wanted, export

    folder = write_documents(tmp_path / "in", 60)
    (folder / "broken.pdf").write_bytes(b"%PDF-1.4 nothing")
    made = {}
    for engine in ("local", "ray"):
        place = tmp_path / f"{engine}.db"
        done = kehoach("run", folder, "--to", place, "--engine", engine, "--workers", "2")
        assert done.returncode == 0 and "60 new" in done.stdout and "1 failed" in done.stdout, done.stderr
        store = open_store(place)
        export(store, tmp_path / engine, Wanted((Format.JSONL, Format.CSV)))
        store.close()
        files = sorted(path for path in (tmp_path / engine).rglob("*") if path.is_file())
        made[engine] = [(path.relative_to(tmp_path / engine), path.read_bytes()) for path in files]
    assert made["local"] == made["ray"]
