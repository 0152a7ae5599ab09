"""Bytes of every kind: what is read as what, and the one reason given for what is not read."""

import hashlib
import io
import os
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.encoding import MAX_TEXT_BYTES
from corpus.errors import UnreadableInput
from corpus.files import find_inputs
from corpus.read import read_bytes, read_document
from corpus.sniff import Format, sniff
from schemas import Table

PLAN = "Kế hoạch giảm nghèo của tỉnh đến năm 2030 với những nội dung chủ yếu sau đây:\n"


def zipped(*names: str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name in names:
            archive.writestr(name, "x")
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("data", "uri", "expected"),
    [
        (b"%PDF-1.7\n", "a.txt", Format.PDF),
        (b"\n\n%PDF-1.4\n", "a", Format.PDF),
        (zipped("[Content_Types].xml", "word/document.xml"), "a.pdf", Format.DOCX),
        (b"<!DOCTYPE html><html><body>x", "a.txt", Format.HTML),
        (b"\xef\xbb\xbf <html lang='vi'>", "a", Format.HTML),
        (b"<div><p>a</p><p>b</p><p>c</p></div>", "a.bin", Format.HTML),
        (b"<p>a</p>", "a.html", Format.HTML),
        (PLAN.encode(), "a.txt", Format.TEXT),
        (PLAN.encode(), "a.md", Format.MARKDOWN),
        (b"# A\n\n**b c**\n\n|\n**d**\n|\n", "a.txt", Format.MARKDOWN),
        (b"a * b * c and 2 ** 3 < 4 > 1", "a.txt", Format.TEXT),
        (PLAN.encode("utf-16"), "a.txt", Format.TEXT),
        (PLAN.encode("utf-16-le"), "a.txt", Format.TEXT),
    ],
)
def test_sniff(data: bytes, uri: str, expected: Format) -> None:
    assert sniff(data, uri) is expected


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "is empty"),
        (b" \n\t\r\n", "is empty"),
        ("\ufeff \n\u200b".encode(), "is empty"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600, "is a damaged file of Office 97-2003"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "Workbook".encode("utf-16-le"), "is an Excel workbook"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "__properties_version1.0".encode("utf-16-le"), "Outlook message"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "protected by a password"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "is a damaged picture"),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF", "is a damaged picture"),
        (b"MZ\x90\x00\x03\x00", "is a program"),
        (b"{\\rtf1\\ansi", "holds no words"),
        (b"Rar!\x1a\x07", "RAR archive"),
        (zipped("[Content_Types].xml", "xl/workbook.xml"), "is an Excel workbook"),
        (zipped("[Content_Types].xml", "word/document.xml")[:-30], "damaged or cut-off"),
        (bytes(range(256)) * 40, "binary data"),
        (b"x" * (MAX_TEXT_BYTES + 1), "20 MB"),
    ],
)
def test_reason(data: bytes, reason: str) -> None:
    with pytest.raises(UnreadableInput) as caught:
        read_bytes(data, "file.txt")
    assert reason in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("text", ["MZ là hai chữ cái đầu của mã số này.", "BM là ký hiệu của biểu mẫu."])
def test_text_that_opens_like_a_program_or_picture(text: str) -> None:
    assert text in read_bytes(text.encode(), "a.txt").text


@pytest.mark.parametrize(
    ("encoding", "name", "doubtful"),
    [
        ("utf-8", "utf-8", False),
        ("utf-8-sig", "utf-8", False),
        ("utf-16", "utf-16", False),
        ("utf-16-le", "utf-16-le", True),
        ("utf-16-be", "utf-16-be", True),
    ],
)
def test_encodings(encoding: str, name: str, doubtful: bool) -> None:
    document = read_bytes((PLAN * 5).encode(encoding), "a.txt")
    assert document.text == PLAN * 5
    assert document.source.encoding == name
    assert bool(document.warnings) is doubtful


def test_windows_1258() -> None:
    decomposed = "Ke\u0301 hoa\u0323ch sử du\u0323ng đâ\u0301t cu\u0309a ti\u0309nh".replace("ử", "ư\u0309")
    document = read_bytes(decomposed.encode("cp1258"), "a.txt")
    assert document.text == "Ké hoạch sử dụng đất của tỉnh\n"
    assert document.source.encoding == "cp1258"
    assert [warning.code for warning in document.warnings] == ["encoding.guessed"]


def test_utf8_cut_off_inside_a_letter() -> None:
    document = read_bytes((PLAN * 3).encode()[:-3] + "ế".encode()[:2], "a.txt")
    assert document.source.encoding == "utf-8"
    assert document.text.startswith(PLAN)
    assert document.warnings


def test_source_says_where_the_bytes_came_from() -> None:
    source = read_bytes(PLAN.encode(), "https://example.vn/ke-hoach").source
    assert source.uri == "https://example.vn/ke-hoach"
    assert source.sha256 == hashlib.sha256(PLAN.encode()).hexdigest()
    assert source.media_type == "text/plain"


def test_files_that_are_none(tmp_path: Path) -> None:
    empty_folder = tmp_path / "rỗng"
    empty_folder.mkdir()
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    for path, reason in (
        (tmp_path / "không có.txt", "does not exist"),
        (empty_folder, "is a folder without files that can be read"),
        (pipe, "is not a regular file"),
    ):
        with pytest.raises(UnreadableInput, match=reason):
            read_document(path)


def test_too_large_a_text_is_refused_before_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "lớn.txt"
    with path.open("wb") as file:
        file.write(b"x" * 1_000)
        file.truncate(100_000_000)  # a sparse file: 100 MB that take no room
        file.seek(0)
        file.write(b"x" * 70_000)
    with pytest.raises(UnreadableInput, match="100 MB"):
        read_document(path)


def test_find_inputs(tmp_path: Path) -> None:
    for name in ("b.txt", "a.MD", "c.exe", ".hidden.txt", "sub/d.pdf", ".git/e.txt"):
        file = tmp_path / name
        file.parent.mkdir(exist_ok=True)
        file.write_text("x")
    bare = tmp_path / "bare"
    bare.mkdir()
    named = tmp_path / "c.exe"
    missing = tmp_path / "missing.txt"
    found = find_inputs([named, tmp_path, missing, bare, tmp_path / "b.txt"])
    assert found == [named, tmp_path / "a.MD", tmp_path / "b.txt", tmp_path / "sub/d.pdf", missing, bare]


@given(st.binary(max_size=300))
def test_any_bytes_give_a_document_or_a_reason(data: bytes) -> None:
    try:
        document = read_bytes(data, "x.txt")
    except UnreadableInput as error:
        assert str(error)
    else:
        assert document.text.strip() or document.warnings


@given(st.text(max_size=300), st.sampled_from(["x.txt", "x.md"]))
def test_any_text_gives_a_document_or_a_reason(text: str, uri: str) -> None:
    try:
        document = read_bytes(text.encode("utf-8", "surrogatepass"), uri)
    except UnreadableInput as error:
        assert str(error)
    else:
        assert document.blocks


REAL = sorted(
    file for file in Path("/work/shared/documents").glob("**/*") if file.suffix in {".md", ".txt"}
)  # only where the shared documents lie


@pytest.mark.skipif(not REAL, reason="the shared documents are not here")
def test_tables_of_real_documents_are_full_grids() -> None:
    for path in REAL:
        for block in read_document(path).blocks:
            if isinstance(block, Table):
                assert all(cell is not None for row in block.grid() for cell in row), path
                assert sum(cell.row_span * cell.column_span for cell in block.cells) == block.rows * block.columns, path
