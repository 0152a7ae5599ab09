"""Inputs of several documents at the command line and in Python."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

import kehoach
from kehoach.cli import app
from kehoach.output import MemberNames, Named, name_records
from tests.corpus.packing import zipped

PLAN = "KẾ HOẠCH\nPhát triển chợ nông thôn năm 2021\n"


def call(*arguments: str | Path) -> Result:
    return CliRunner().invoke(app, list(map(str, arguments)))


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    path = tmp_path / "tháng 3.zip"
    path.write_bytes(zipped({"quý 1/kh.txt": PLAN.encode(), "rỗng.txt": b"", "kh.md": PLAN.encode()}))
    return path


def test_each_member_is_a_record_and_a_file(archive: Path, tmp_path: Path) -> None:
    result = call("extract", archive, "--output", tmp_path / "out")
    assert result.exit_code == 1
    assert result.stderr == f"kehoach: {archive}!/rỗng.txt: is empty\n"
    records = {path.name: json.loads(path.read_bytes()) for path in (tmp_path / "out").iterdir()}
    assert set(records) == {"tháng 3--quý 1-kh.json", "tháng 3--kh.json"}
    document = records["tháng 3--quý 1-kh.json"]["document"]
    assert (document["uri"], document["member"]) == (f"{archive}!/quý 1/kh.txt", "quý 1/kh.txt")
    assert "2 of 3 documents read, 1 failed" in result.stdout


def test_standard_output(archive: Path, tmp_path: Path) -> None:
    result = call("extract", archive)
    assert [json.loads(line)["document"]["member"] for line in result.stdout.splitlines()] == ["quý 1/kh.txt", "kh.md"]
    assert result.stderr.splitlines()[-1] == "kehoach: 2 of 3 documents done, 1 failed"
    single = tmp_path / "a.zip"
    single.write_bytes(zipped({"kh.txt": PLAN.encode()}))
    result = call("extract", single)
    assert result.exit_code == 0
    assert json.loads(result.stdout)["document"]["member"] == "kh.txt"
    assert len(result.stdout.splitlines()) > 9


def test_show(archive: Path) -> None:
    result = call("show", archive)
    assert result.exit_code == 1
    assert [line.split("!/")[1].strip() for line in result.stdout.splitlines() if "!/" in line] == [
        "quý 1/kh.txt",
        "kh.md",
    ]


def test_python(archive: Path) -> None:
    found = list(kehoach.extract_all(archive))
    assert [isinstance(each, kehoach.Unread) for each in found] == [False, True, False]
    assert [each.source.member for each in kehoach.read_all(archive) if isinstance(each, kehoach.Document)] == [
        "quý 1/kh.txt", "kh.md",
    ]  # fmt: skip
    (missing,) = kehoach.extract_all("there is none")
    assert missing == kehoach.Unread("there is none", "does not exist")


@pytest.mark.parametrize(
    ("members", "names"),
    [
        (["a/x.doc", "a-x.pdf", "A/X.txt"], ["t--a-x.json", "t--a-x-2.json", "t--A-X-3.json"]),
        (["b.zip!/c.doc"], ["t--b.zip-c.json"]),
        (["y.doc"], ["t--y-2.json"]),
        (["../../etc/passwd"], ["t--etc-passwd.json"]),
        (["a\n\x00:*?.doc", "---"], ["t--a.json", "t--member.json"]),
        (["ế" * 100 + ".doc"], ["t--" + "ế" * 36 + "-697efda1.json"]),
    ],
)
def test_names_of_members(members: list[str], names: list[str]) -> None:
    inputs = name_records([Path("t.zip"), Path("t--y.txt")])
    maker = MemberNames(inputs)
    assert [maker.name(inputs[0], member) for member in members] == names


def test_an_input_with_a_long_name() -> None:
    named = Named(Path("x.zip"), "x" * 250 + ".json")
    assert len(MemberNames([named]).name(named, "a.txt")) < 150


def test_a_gazettes_issue_is_a_record_for_each_document() -> None:
    issue = Path(__file__).parents[2] / "corpus" / "samples" / "47-cong-bao-hai-van-ban.pdf"
    records = [record for record in kehoach.extract_all(issue) if isinstance(record, kehoach.Record)]
    assert [record.decision.number for record in records] == ["1187/QĐ-UBND", "318/KH-SVHTT"]
    assert [record.document.uri for record in records] == [f"{issue}!/document-1", f"{issue}!/document-2"]
    assert records[1].targets
    pages = [{target.evidence.page for target in record.targets} for record in records]
    assert max(pages[0]) < min(pages[1]) == records[1].document.pages[0].number
    for record in records:
        for task in record.tasks:
            assert record.document.text[task.evidence.start : task.evidence.end] == task.evidence.quote
    with pytest.raises(kehoach.UnreadableInput, match="issue of 2 documents: read them with extract_all"):
        kehoach.extract(issue)
