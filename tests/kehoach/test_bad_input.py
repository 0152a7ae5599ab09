"""Bad input as a person meets it at the command line: one line that says which file and why, the others done."""

import io
import json
import os
import resource
import socket
import subprocess
import sys
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
from reportlab.pdfgen.canvas import Canvas

from kehoach.arguments import list_inputs
from kehoach.batch import Failure

KEHOACH = [sys.executable, "-c", "from kehoach.cli import main; main()"]
GOOD = "ỦY BAN NHÂN DÂN TỈNH KON TUM\nSố: 77/KH-UBND\nKẾ HOẠCH\nPhát triển chợ nông thôn năm 2021\n"
MEMORY = 1_500_000_000
"""Bytes of address space that a run may take; without bounds several of the inputs below would take more."""

Make = Callable[[Path], Any]


def kehoach(*arguments: str | Path, cwd: Path | None = None, given: bytes = b"") -> "subprocess.CompletedProcess[str]":
    """Run the command as a user would, with bounded memory."""
    ran = subprocess.run(
        [*KEHOACH, *map(str, arguments)],
        cwd=cwd,
        input=given,
        capture_output=True,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY)),
    )
    return subprocess.CompletedProcess(ran.args, ran.returncode, ran.stdout.decode(), ran.stderr.decode())


@pytest.fixture
def good(tmp_path: Path) -> Path:
    """An input that nothing is wrong with."""
    path = tmp_path / "tốt.txt"
    path.write_text(GOOD, encoding="utf-8")
    return path


def pdf(**options: Any) -> bytes:
    buffer = io.BytesIO()
    canvas = Canvas(buffer, **options)
    canvas.drawString(100, 700, "Ke hoach nam 2021")
    canvas.save()
    return buffer.getvalue()


WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def word(body: str, prolog: str = "") -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr(
            "word/document.xml", f'{prolog}<w:document xmlns:w="{WORD}"><w:body>{body}</w:body></w:document>'
        )
    return buffer.getvalue()


def flipped(data: bytes) -> bytes:
    """The same bytes with a stretch in the middle turned around."""
    start = len(data) // 3
    return data[:start] + bytes(byte ^ 0xFF for byte in data[start : start + 60]) + data[start + 60 :]


def sparse(beginning: bytes, size: int) -> Make:
    def make(path: Path) -> None:
        with path.open("wb") as file:
            file.write(beginning)
            file.truncate(size)

    return make


def content(data: bytes) -> Make:
    return lambda path: path.write_bytes(data)


def listening(path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as server:
        here = Path.cwd()
        os.chdir(path.parent)  # a socket's path may only have about 100 bytes
        try:
            server.bind(path.name)
        finally:
            os.chdir(here)


def zipped(name: str, data: bytes) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, data)
    return buffer.getvalue()


PARAGRAPH = "<w:p><w:r><w:t>chợ</w:t></w:r></w:p>"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(4_000)
ENTITIES = "<!DOCTYPE x [<!ENTITY a 'aaaaaaaaaa'>" + "".join(
    f"<!ENTITY {chr(98 + n)} '{f'&{chr(97 + n)};' * 10}'>" for n in range(9)
)
REFUSED: dict[str, tuple[Make, str]] = {
    "empty.txt": (content(b""), "is empty"),
    "empty.pdf": (content(b""), "is empty"),
    "blank.html": (content(b" \r\n\t\n"), "is empty"),
    "marks.txt": (content("\ufeff\u200b\n".encode()), "is empty"),
    "noise.txt": (content(bytes(range(256)) * 300), "is binary data of no known kind"),
    "noise.pdf": (content(bytes(range(256)) * 300), "is binary data of no known kind"),
    "pairs.html": (content(b"\n\x00 \x00" + bytes(range(256)) * 300), "is binary data of no known kind"),
    "cut.pdf": (content(pdf()[:300]), "is damaged"),
    "head.pdf": (content(b"%PDF-1.7\n"), "is damaged"),
    "loop.pdf": (
        content(
            b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Count 9/Kids[2 0 R]>>endobj"
        ),
        "is damaged",
    ),
    "cut.docx": (content(word(PARAGRAPH)[:-40]), "damaged or cut-off"),
    "flipped.docx": (content(flipped(word(PARAGRAPH * 99))), "damaged or cut-off"),
    "open.docx": (content(word("<w:p>")), "damaged or cut-off"),
    "protected.pdf": (content(pdf(encrypt="secret")), "is protected by a password: give an open copy"),
    "protected.docx": (
        content(OLE + "EncryptedPackage".encode("utf-16-le") + bytes(4_000)),
        "is protected by a password: give an open copy",
    ),
    "old.docx": (content(OLE), "is a damaged file of Office 97-2003"),
    "broken.doc": (content(OLE + "WordDocument".encode("utf-16-le") + bytes(4_000)), "is a damaged .doc file"),
    "open.rtf": (content(b"{\\rtf1{{{{"), "holds no words"),
    "bomb.zip": (content(zipped("a.txt", b" " * 60_000_000)), "unpacks to more than 250 times its size"),
    "sheet.docx": (content(word("").replace(b"word/", b"xl/__")), "is an Excel workbook"),
    "entities.docx": (content(word("&j;", ENTITIES + "]>")), "document type definition"),
    "bomb.docx": (content(word("a" * 80_000_000)), "unpacks to more than the 50 MB"),
    "nested.docx": (
        content(word("<w:tbl><w:tr><w:tc>" * 80 + PARAGRAPH + "</w:tc></w:tr></w:tbl>" * 80)),
        "only in tables nested more than",
    ),
    "line.txt": (sparse(b"1" * 70_000, 100_000_000), "is too large: 100 MB, and at most 20 MB are read"),
    "line.html": (sparse(b"<html><body><p>" + b"a " * 35_000, 100_000_000), "is too large: 100 MB"),
    "huge.pdf": (sparse(b"%PDF-1.7\n", 501_000_000), "is too large: 501 MB, and at most 500 MB are read"),
    "missing.txt": (lambda path: None, "does not exist"),
    "dangling.txt": (lambda path: path.symlink_to("nowhere.txt"), "does not exist"),
    "circle.txt": (lambda path: path.symlink_to(path.name), "cannot be opened"),
    "folder": (lambda path: path.mkdir(), "is a folder without files that can be read"),
    "folder.txt": (lambda path: path.mkdir(), "is a folder without files that can be read"),
    "pipe.txt": (os.mkfifo, "is not a regular file: give its content on standard input"),
    "socket.txt": (listening, "is not a regular file"),
    "x" * 300 + ".txt": (lambda path: None, "cannot be opened: File name too long"),
}


@pytest.fixture(scope="module")
def refusals(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """What one run over all of these inputs, and a good one behind them, says on standard error."""
    folder = tmp_path_factory.mktemp("refused")
    for name, (make, _) in REFUSED.items():
        make(folder / name)
    (folder / "tốt.txt").write_text(GOOD, encoding="utf-8")
    result = kehoach("extract", *REFUSED, "tốt.txt", "--output", "out", cwd=folder)
    assert result.returncode == 1
    assert [path.name for path in (folder / "out").iterdir()] == ["tốt.json"]
    return result.stderr.splitlines()


def test_each_bad_input_is_one_line(refusals: list[str]) -> None:
    assert len(refusals) == len(REFUSED)
    assert not [line for line in refusals if "internal error" in line or "Traceback" in line]


@pytest.mark.parametrize(("at", "name"), list(enumerate(REFUSED)))
def test_what_cannot_be_read_is_said_with_its_reason(at: int, name: str, refusals: list[str]) -> None:
    assert refusals[at].startswith(f"kehoach: {name}: ")
    assert REFUSED[name][1] in refusals[at]


def _deep(inside: str, opening: str, closing: str = "", depth: int = 10_000) -> bytes:
    return ("<html><body>" + opening * depth + inside + closing * depth + "</body></html>").encode()


READ: dict[str, tuple[bytes, str]] = {
    "pdf.txt": (pdf(), "format.other_than_named"),
    "word.pdf": (word(PARAGRAPH), "format.other_than_named"),
    "page.docx": (f"<html><body><p>{GOOD}</p></body></html>".encode(), "format.other_than_named"),
    "text.docx": (GOOD.encode(), "format.other_than_named"),
    "cut.pdf": (pdf()[:-8], "cut_off"),
    "cut.html": (f"<html><body><p>{GOOD}</p><p>Ph".encode(), "cut_off"),
    "letter.txt": ((GOOD * 3).encode() + "ế".encode()[:2], "encoding.guessed"),
    "divs.html": (_deep("chợ", "<div>", "</div>"), "nested_too_deep"),
    "tables.html": (_deep("chợ", "<table><tr><td>", "</td></tr></table>", 3_000), "nested_too_deep"),
    "spans.html": (_deep("chợ", "<span>", depth=50_000), "nested_too_deep"),
}


def records_of(folder: Path, files: Mapping[str, bytes]) -> dict[str, Any]:
    """The records of one run over these files, by name."""
    for name, data in files.items():
        (folder / name).write_bytes(data)
    result = kehoach("extract", *files, "--jsonl", cwd=folder)
    assert (result.returncode, len(result.stderr.splitlines())) == (0, 1)
    records = [json.loads(line) for line in result.stdout.splitlines()]
    return {record["document"]["uri"]: record for record in records}


def codes(record: Any) -> set[str]:
    return {warning["code"] for warning in record["warnings"]}


@pytest.fixture(scope="module")
def odd(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """The records of what is odd."""
    return records_of(tmp_path_factory.mktemp("odd"), {name: data for name, (data, _) in READ.items()})


@pytest.mark.parametrize("name", READ)
def test_what_is_odd_is_read_with_a_warning(name: str, odd: dict[str, Any]) -> None:
    assert READ[name][1] in codes(odd[name])
    assert odd[name]["document"]["text"].strip()


SOUND: dict[str, bytes] = {
    "page.txt": f"<html><body><p>{GOOD}</p></body></html>".encode(),  # a saved page under a crawler's name
    "part.html": f"<div><p>{GOOD}</p></div>".encode(),  # a part of a page has no </html> to lose
    "unmarked.txt": GOOD.encode(),
    "page.html": f"<html><body><p>{GOOD}</p></body></html>\n<!-- 0.1 s -->".encode(),
    "a.pdf": pdf() + b"\n" * 500,
}


def test_what_is_sound_gives_no_such_warning(tmp_path: Path) -> None:
    for name, record in records_of(tmp_path, SOUND).items():
        assert not {"format.other_than_named", "cut_off"} & codes(record), name


LINES: dict[str, bytes] = {
    "digits.txt": b"7" * 1_000_000,
    "brackets.txt": b"(" * 10_000 + b"x" + b")" * 10_000,
    "letters.txt": b"x" * 15_000_000,
    "words.txt": ("Kế hoạch " * 500_000).encode(),
}


def test_one_endless_line_is_read_whole(tmp_path: Path) -> None:
    for name, record in records_of(tmp_path, LINES).items():
        assert "".join(record["document"]["text"].split()) == "".join(LINES[name].decode().split()), name


@pytest.mark.parametrize(
    ("given", "reason"),
    [
        (b"", "is empty"),
        (b"\x00\x01" * 500, "is binary data"),
        (b"x" * 20_000_001, "is too large: it does not end, and at most 20 MB are read"),
    ],
)
def test_standard_input_that_cannot_be_read(given: bytes, reason: str) -> None:
    result = kehoach("extract", "-", given=given)
    assert (result.returncode, result.stdout) == (1, "")
    (line,) = result.stderr.splitlines()
    assert line.startswith(f"kehoach: -: {reason}")


@pytest.mark.parametrize(
    ("redirection", "code", "errors"),
    [
        ("extract - <&-", 1, "kehoach: -: standard input is closed: give a file\n"),
        ("extract - 0>written", 1, "kehoach: -: cannot be read: Bad file descriptor\n"),
        ("extract tốt.txt >&-", 1, "kehoach: standard output: Bad file descriptor\n"),
        ("extract tốt.txt >/dev/full", 1, "kehoach: standard output: No space left on device\n"),
        ("show tốt.txt >/dev/full", 1, "kehoach: standard output: No space left on device\n"),
        ("--help >/dev/full", 1, "kehoach: standard output: No space left on device\n"),
        ("schema >&-", 1, "kehoach: standard output: Bad file descriptor\n"),
        ("extract missing.txt 2>&-", 1, ""),
        ("extract tốt.txt --output out >&- 2>&-", 1, ""),
        ("extract ''", 2, None),
        ("extract tốt.txt --output ''", 2, None),
        ("show ''", 2, None),
    ],
)
def test_streams_that_are_closed_or_full(
    redirection: str, code: int, errors: str | None, tmp_path: Path, good: Path
) -> None:
    script = tmp_path / "kehoach"
    script.write_text(f"#!{sys.executable}\nfrom kehoach.cli import main\nmain()\n")
    script.chmod(0o755)
    ran = subprocess.run(["sh", "-c", f"./kehoach {redirection}"], cwd=tmp_path, capture_output=True, text=True)
    assert (ran.returncode, ran.stdout) == (code, "")
    assert errors is None or ran.stderr == errors
    assert "Traceback" not in ran.stderr
    if "--output out" in redirection:
        assert json.loads((tmp_path / "out" / "tốt.json").read_bytes())["document"]["text"] == GOOD


def test_a_reader_that_leaves_early_ends_the_run(tmp_path: Path, good: Path) -> None:
    good.write_text(GOOD * 3_000, encoding="utf-8")  # more than a pipe holds
    command = " ".join(f"'{part}'" for part in [*KEHOACH, "extract", good.name])
    ran = subprocess.run(["sh", "-c", f"{command} | head -1"], cwd=tmp_path, capture_output=True, text=True)
    assert (ran.stdout, ran.stderr) == ("{\n", "")


@pytest.mark.parametrize(
    ("folder", "reason"),
    [
        ("tốt.txt", "is not a folder"),
        ("tốt.txt/below", "is not a folder"),
        ("/dev/full", "is not a folder"),
        ("/proc/kehoach", "No such file or directory"),
        ("o" * 300, "File name too long"),
    ],
)
def test_a_folder_that_cannot_be_written_to(folder: str, reason: str, tmp_path: Path, good: Path) -> None:
    result = kehoach("extract", good.name, "--output", folder, cwd=tmp_path)
    assert (result.returncode, result.stdout) == (1, "")
    assert result.stderr == f"kehoach: {folder}: cannot be written to: {reason}\n"
    assert good.read_text(encoding="utf-8") == GOOD
    assert [path.name for path in tmp_path.iterdir()] == [good.name]


def test_a_disk_that_fills_up_leaves_no_half_of_a_file(tmp_path: Path, good: Path) -> None:
    (tmp_path / "long.txt").write_text(GOOD * 2_000, encoding="utf-8")
    ran = subprocess.run(
        [*KEHOACH, "extract", "long.txt", good.name, "--output", "out"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        # A file that may not grow beyond this gives an error as a full disk does.
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000)),
    )
    assert ran.returncode == 1
    assert ran.stderr == "kehoach: long.txt: its record cannot be written to out/long.json: File too large\n"
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["tốt.json"]


def test_records_beside_their_documents(tmp_path: Path, good: Path) -> None:
    for _ in range(2):
        result = kehoach("extract", ".", "--output", ".", cwd=tmp_path)
        assert (result.returncode, result.stderr) == (0, "")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["tốt.json", "tốt.txt"]


def test_no_record_is_written_over_an_input(tmp_path: Path, good: Path) -> None:
    (tmp_path / "plan.json").write_text(GOOD, encoding="utf-8")
    (tmp_path / "tốt.json").symlink_to("plan.json")
    result = kehoach("extract", "plan.json", good.name, "--output", ".", cwd=tmp_path)
    assert result.returncode == 1
    assert result.stderr.splitlines() == [
        f"kehoach: {name}: its record would overwrite the input plan.json: give another folder as --output"
        for name in ("plan.json", "tốt.txt")
    ]
    assert (tmp_path / "plan.json").read_text(encoding="utf-8") == GOOD


def test_names_that_no_terminal_should_see(tmp_path: Path) -> None:
    for name in (b"k\xff.txt", b"a\nb.txt", b"\x1b[31mred.txt", b"empty\n.txt"):
        Path(os.fsdecode(os.fsencode(tmp_path) + b"/" + name)).write_text("" if b"empty" in name else GOOD)
    result = kehoach("extract", ".", "--output", "out", cwd=tmp_path)
    assert result.returncode == 1
    assert result.stderr == "kehoach: empty\\n.txt: is empty\n"
    assert "\x1b" not in result.stdout
    written = {os.fsencode(path.name) for path in (tmp_path / "out").iterdir()}
    assert written == {b"k\xff.json", b"a\nb.json", b"\x1b[31mred.json"}


@pytest.mark.parametrize(
    ("path", "line"),
    [
        ("a b.txt", "kehoach: a b.txt: is empty"),
        ("a\nb\r.txt", "kehoach: a\\nb\\r.txt: is empty"),
        ("\x1b[2J.txt", "kehoach: \\x1b[2J.txt: is empty"),
        (os.fsdecode(b"\xff.txt"), "kehoach: \\udcff.txt: is empty"),
        ("kế hoạch.txt", "kehoach: kế hoạch.txt: is empty"),
    ],
)
def test_a_failure_is_one_line(path: str, line: str) -> None:
    assert str(Failure(Path(path), "is empty")) == line


def test_the_same_input_twice_is_done_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, good: Path) -> None:
    monkeypatch.chdir(tmp_path)
    assert list_inputs([good.name, f"./{good.name}", ".", str(good), "-", "-"]) == [Path(good.name), Path("-")]


def test_a_file_called_like_standard_input(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("-").write_text(GOOD, encoding="utf-8")
    result = kehoach("extract", "./-", cwd=tmp_path)
    assert json.loads(result.stdout)["document"]["text"] == GOOD


def test_a_folder_of_good_and_bad_files(tmp_path: Path, good: Path) -> None:
    (tmp_path / "below").mkdir()
    (tmp_path / "below" / "empty.pdf").touch()
    (tmp_path / "below" / "loop").symlink_to(tmp_path, target_is_directory=True)
    (tmp_path / "dangling.html").symlink_to("nowhere")
    result = kehoach("extract", ".", cwd=tmp_path)
    assert result.returncode == 1
    assert [json.loads(line)["document"]["uri"] for line in result.stdout.splitlines()] == [good.name]
    assert result.stderr.splitlines() == [
        "kehoach: below/empty.pdf: is empty",
        "kehoach: dangling.html: does not exist",
        "kehoach: 1 of 3 documents done, 2 failed",
    ]
