"""The command line as a script sees it: what it prints, writes and returns."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, NoReturn

import jsonschema
import pytest
from reportlab.pdfgen.canvas import Canvas
from typer.testing import CliRunner, Result

from kehoach.batch import Failure, make_records
from kehoach.cli import app
from schemas import Record
from schemas.publish import schema_text

TEXT = """ỦY BAN NHÂN DÂN TỈNH KON TUM
Số: 77/KH-UBND
Kon Tum, ngày 05 tháng 3 năm 2021
KẾ HOẠCH
Phát triển chợ nông thôn năm 2021
I. MỤC TIÊU
Đến hết năm 2021, có 80% xã có chợ.
II. NHIỆM VỤ
1. Sở Công Thương chủ trì, phối hợp với Sở Xây dựng rà soát quy hoạch chợ.
"""
COMMAND = [sys.executable, "-m", "kehoach.cli"]


def call(*arguments: str | Path, given: str | None = None) -> Result:
    """Run the command line in this process."""
    return CliRunner().invoke(app, [str(each) for each in arguments], input=given)


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    """A short plan as a text file."""
    path = tmp_path / "in" / "ke-hoach.txt"
    path.parent.mkdir()
    path.write_text(TEXT, encoding="utf-8")
    return path


def test_one_input_gives_indented_json(plan: Path) -> None:
    result = call("extract", plan)
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.startswith("{\n  ")
    record = Record.model_validate_json(result.stdout)
    assert (record.document.text, record.document.uri) == (TEXT, str(plan))
    jsonschema.validate(json.loads(result.stdout), json.loads(schema_text("record")))


def test_one_input_as_a_line(plan: Path) -> None:
    result = call("extract", "--jsonl", plan)
    assert result.exit_code == 0
    assert len(result.stdout.splitlines()) == 1


def test_several_inputs_give_lines_in_their_order(plan: Path, tmp_path: Path) -> None:
    other = tmp_path / "z.txt"
    other.write_text(TEXT + "Nơi nhận: Lưu VT.\n", encoding="utf-8")
    result = call("extract", other, plan.parent)
    uris = [json.loads(line)["document"]["uri"] for line in result.stdout.splitlines()]
    assert (result.exit_code, uris) == (0, [str(other), str(plan)])


def test_standard_input(plan: Path) -> None:
    result = call("extract", "-", given=TEXT)
    assert result.exit_code == 0
    assert json.loads(result.stdout)["document"]["text"] == TEXT


def test_the_same_bytes_give_the_same_record(plan: Path) -> None:
    assert call("extract", plan).stdout == call("extract", plan).stdout


def test_output_folder(plan: Path, tmp_path: Path) -> None:
    twin = tmp_path / "ke-hoach.md"
    twin.write_text(TEXT, encoding="utf-8")
    folder = tmp_path / "new" / "out"
    result = call("extract", plan, twin, "--output", folder)
    assert result.exit_code == 0
    assert sorted(path.name for path in folder.iterdir()) == ["ke-hoach-2.json", "ke-hoach.json"]
    assert json.loads((folder / "ke-hoach.json").read_bytes())["document"]["uri"] == str(plan)
    assert result.stderr.splitlines() == [
        f"kehoach: {twin}: ke-hoach.json is another input's: written as ke-hoach-2.json"
    ]
    assert "2 of 2 documents read, 0 failed" in result.stdout
    assert f"Records are in {folder}/" in result.stdout


def _protected(path: Path) -> None:
    canvas = Canvas(str(path), encrypt="secret")
    canvas.drawString(100, 700, "Ke hoach")
    canvas.save()


def _truncated(path: Path) -> None:
    canvas = Canvas(str(path))
    canvas.drawString(100, 700, "Ke hoach")
    canvas.save()
    path.write_bytes(path.read_bytes()[:200])


BAD: dict[str, Callable[[Path], Any]] = {
    "empty.txt": lambda path: path.write_bytes(b""),
    "blank.md": lambda path: path.write_bytes(b" \n\n"),
    "binary.txt": lambda path: path.write_bytes(bytes(range(256)) * 40),
    "picture.pdf": lambda path: path.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(500)),
    "archive.docx": lambda path: path.write_bytes(b"PK\x03\x04" + bytes(500)),
    "truncated.pdf": _truncated,
    "protected.pdf": _protected,
    "line.txt": lambda path: path.write_bytes(b"1" * 100_000_000),
    "missing.txt": lambda path: None,
    "folder": lambda path: path.mkdir(),
}


@pytest.mark.parametrize("name", BAD)
def test_a_bad_input_is_one_line_and_the_others_are_done(name: str, plan: Path, tmp_path: Path) -> None:
    bad = tmp_path / name
    BAD[name](bad)
    folder = tmp_path / "out"
    result = call("extract", bad, plan, "--output", folder)
    assert result.exit_code == 1
    assert [path.name for path in folder.iterdir()] == ["ke-hoach.json"]
    lines = result.stderr.splitlines()
    assert len(lines) == 1
    assert lines[0].startswith(f"kehoach: {bad}: ")
    assert "internal error" not in lines[0]


def test_an_error_of_ours_stays_within_its_document(plan: Path) -> None:
    class Broken(type(plan)):  # type: ignore[misc]
        def stat(self, *, follow_symlinks: bool = True) -> NoReturn:
            raise RuntimeError("one\ntwo")

    (result,) = make_records(Broken(plan))
    assert isinstance(result, Failure)
    assert str(result) == f"kehoach: {plan}: internal error: RuntimeError: one two"


def test_output_that_cannot_be_written(plan: Path) -> None:
    result = call("extract", plan, "--output", plan)
    assert result.exit_code == 1
    assert result.stderr == f"kehoach: {plan}: cannot be written to: is not a folder\n"
    assert plan.read_text(encoding="utf-8") == TEXT


def test_a_record_that_cannot_be_written(plan: Path, tmp_path: Path) -> None:
    (tmp_path / "out" / "ke-hoach.json").mkdir(parents=True)
    result = call("extract", plan, "--output", tmp_path / "out")
    assert result.exit_code == 1
    assert result.stderr.startswith(f"kehoach: {plan}: its record cannot be written to ")
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["ke-hoach.json"]


@pytest.mark.parametrize(
    "arguments",
    [
        ["extract"],
        ["extract", "a.txt", "--output", "out", "--jsonl"],
        ["extract", "a.txt", "--color"],
        ["show"],
        ["schema", "plan"],
        ["evaluate", "gold"],
        ["evaluate", "gold", "documents", "--misses", "poems"],
        ["translate"],
    ],
)
def test_wrong_usage(arguments: list[str]) -> None:
    assert call(*arguments).exit_code == 2


def test_closed_pipe(plan: Path) -> None:
    with subprocess.Popen(
        [*COMMAND, "extract", "--jsonl", *[str(plan)] * 3], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout is not None and process.stderr is not None
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 141


def test_interrupt(plan: Path) -> None:
    with subprocess.Popen(
        [*COMMAND, "extract", "--jsonl", str(plan), "-"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={**os.environ, "PYTHONFAULTHANDLER": ""},
    ) as process:
        assert process.stdout is not None and process.stderr is not None
        assert json.loads(process.stdout.readline())["document"]["text"] == TEXT
        process.send_signal(signal.SIGINT)
        assert process.stderr.read() == b"kehoach: interrupted\n"
    assert process.returncode == 130


def test_show(plan: Path) -> None:
    result = call("show", plan)
    assert (result.exit_code, result.stderr) == (0, "")
    assert str(plan) in result.stdout.replace("\n", "").replace(" ", "")


def test_show_of_what_cannot_be_read(tmp_path: Path) -> None:
    result = call("show", tmp_path / "missing.txt")
    assert (result.exit_code, result.stderr) == (1, f"kehoach: {tmp_path / 'missing.txt'}: does not exist\n")


@pytest.mark.parametrize("name", ["document", "record"])
def test_schema(name: Any) -> None:
    result = call("schema", name)
    assert (result.exit_code, result.stdout) == (0, schema_text(name))


def test_version() -> None:
    assert call("--version").stdout.startswith("kehoach ")


def test_help_loads_nothing_that_it_does_not_need() -> None:
    rooms = "{'schemas', 'corpus', 'extract', 'rich', 'lxml', 'pydantic', 'underthesea'}"
    code = f"import sys, kehoach.cli; print(sorted({rooms} & set(sys.modules)))"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "[]\n"
