"""Archives and e-mail: each member is a document with its path, and what cannot be read is told beside the others."""

import bz2
import gzip
import hashlib
import lzma
import zipfile
from collections.abc import Callable, Mapping
from io import BytesIO
from pathlib import Path

import pytest

from corpus.archives import budget
from corpus.errors import Unread, UnreadableInput
from corpus.read import read_all_bytes, read_bytes
from schemas import Document
from tests.corpus.packing import bomb, gzip_bomb, mailed, rarred, seven_zipped, tarred, zipped, zipped_by_dos

PLAN = "KẾ HOẠCH\nPhát triển chợ nông thôn năm 2021\n".encode()
OTHER = "QUYẾT ĐỊNH\nVề việc ban hành Kế hoạch\n".encode()
FILES = {"quý 1/kế hoạch.txt": PLAN, "qd.md": OTHER}


def outcome(data: bytes, uri: str) -> dict[str, str]:
    """What became of each document: its text, or why it was not read, by its member path (`""`: the input itself)."""
    found: dict[str, str] = {}
    for each in read_all_bytes(data, uri):
        if isinstance(each, Document):
            found[each.source.member or ""] = each.text
        else:
            found[each.member or ""] = "! " + each.reason
    return found


def test_a_file_is_one_document() -> None:
    (document,) = read_all_bytes(PLAN, "a.txt")
    assert isinstance(document, Document)
    assert (document.source.uri, document.source.member) == ("a.txt", None)


PACKERS: dict[str, Callable[[Mapping[str, bytes], Path], bytes]] = {
    "a.zip": lambda files, folder: zipped(files),
    "a.tar": lambda files, folder: tarred(files),
    "a.tar.gz": lambda files, folder: gzip.compress(tarred(files)),
    "a.tar.bz2": lambda files, folder: bz2.compress(tarred(files)),
    "a.tar.xz": lambda files, folder: lzma.compress(tarred(files)),
    "a.7z": seven_zipped,
    "a.rar": lambda files, folder: rarred(files),
    "a.eml": lambda files, folder: mailed("Xin gửi kèm.", files),
}


@pytest.mark.parametrize("name", PACKERS)
def test_each_member_has_its_path_and_its_own_hash(name: str, tmp_path: Path) -> None:
    found = list(read_all_bytes(PACKERS[name](FILES, tmp_path), name))
    documents = {each.source.member: each for each in found if isinstance(each, Document)}
    assert set(documents) == set(FILES)
    for member, data in FILES.items():
        assert documents[member].text == data.decode()
        assert documents[member].source.sha256 == hashlib.sha256(data).hexdigest()
        assert documents[member].source.uri == f"{name}!/{member}"


def test_a_single_packed_file_is_named_without_the_ending() -> None:
    assert outcome(gzip.compress(PLAN) + gzip.compress(OTHER), "b/kh.txt.gz") == {"kh.txt": (PLAN + OTHER).decode()}


def test_archives_inside_archives() -> None:
    inner = mailed("Gửi anh.", {"kh.txt": PLAN, "cũ.zip": zipped({"qd.txt": OTHER})})
    assert outcome(zipped({"thư.eml": inner}), "a.zip") == {
        "thư.eml!/kh.txt": PLAN.decode(),
        "thư.eml!/cũ.zip!/qd.txt": OTHER.decode(),
    }


def test_archives_nested_without_end() -> None:
    data = zipped({"kh.txt": PLAN})
    for _ in range(budget.MAX_DEPTH):
        data = zipped({"a.zip": data})
    assert list(outcome(data, "a.zip").values()) == ["! is an archive inside 5 others: not opened"]


def test_one_bad_member_does_not_stop_the_others() -> None:
    found = outcome(zipped({"rỗng.txt": b"", "kh.txt": PLAN, "cut.pdf": b"%PDF-1.7\n", "qd.txt": OTHER}), "a.zip")
    assert list(found) == ["rỗng.txt", "kh.txt", "cut.pdf", "qd.txt"]
    assert found["rỗng.txt"] == "! is empty"
    assert found["cut.pdf"].startswith("! is damaged")


def test_what_systems_put_into_archives_is_passed_over() -> None:
    clutter = {"__MACOSX/._kh.txt": b"x", ".DS_Store": b"x", "anh/Thumbs.db": b"x", "desktop.ini": b"x"}
    assert outcome(zipped({**clutter, "kh.txt": PLAN}), "a.zip") == {"kh.txt": PLAN.decode()}


@pytest.mark.parametrize("path", ["../../etc/passwd", "/etc/passwd", "a/../../b.txt", "C:\\a.txt", "..\\a.txt"])
@pytest.mark.parametrize("pack", [zipped, tarred, rarred])
def test_a_path_that_climbs_out_is_named_and_not_followed(
    pack: Callable[[Mapping[str, bytes]], bytes], path: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    found = outcome(pack({path: PLAN, "kh.txt": PLAN}), "a.zip")
    (bad,) = [name for name in found if name != "kh.txt"]
    assert bad.replace("\\", "/").endswith(path.replace("\\", "/").lstrip("/"))
    assert found[bad] == "! has a path that leads out of the archive: not read"
    assert found["kh.txt"] == PLAN.decode()
    assert not list(tmp_path.parent.rglob("passwd"))


def test_links_are_not_followed() -> None:
    entry = zipfile.ZipInfo("link.txt")
    entry.external_attr = 0o120777 << 16
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr(entry, "/etc/passwd")
    assert outcome(buffer.getvalue(), "a.zip") == {"link.txt": "! is a link: not followed"}


def test_members_with_a_password_are_one_line() -> None:
    data = bytearray(zipped({"a.txt": PLAN, "b.txt": PLAN}))
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        place = data.find(mark)
        while place >= 0:
            data[place + at] |= 1
            place = data.find(mark, place + 1)
    assert outcome(bytes(data), "a.zip") == {
        "": "! is protected by a password (2 members, 'a.txt' the first): give an open copy"
    }


def test_a_rar_archive_with_a_password() -> None:
    assert outcome(rarred({}, encrypted=True), "a.rar") == {"": "! is protected by a password: give an open copy"}


@pytest.mark.parametrize(
    ("raw", "name"),
    [
        ("kế hoạch số 1.txt".encode(), "kế hoạch số 1.txt"),
        ("Kê\u0301 hoa\u0323ch ti\u0309nh.txt".encode("cp1258"), "Kế hoạch tỉnh.txt"),
        ("café.txt".encode("cp437"), "café.txt"),
    ],
)
def test_names_in_a_code_page_stay_readable(raw: bytes, name: str) -> None:
    assert outcome(zipped_by_dos(raw, PLAN), "a.zip") == {name: PLAN.decode()}
    assert outcome(tarred({raw.decode("utf-8", "surrogateescape"): PLAN}), "a.tar") == {name: PLAN.decode()}


@pytest.mark.parametrize(
    ("data", "name"),
    [(bomb(60_000_000), "a.zip"), (gzip_bomb(60_000_000), "a.gz"), (zipped({"b.zip": bomb(60_000_000)}), "a.zip")],
)
def test_a_bomb_is_one_line(data: bytes, name: str) -> None:
    (reason,) = outcome(data, name).values()
    assert reason == "! unpacks to more than 250 times its size, as a zip bomb does: not read further"


def test_bounds_hold_over_all_members(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        budget.Budget,
        "__init__",
        lambda self: (setattr(self, "bytes_left", 150), setattr(self, "members_left", 9), None)[2],
    )
    found = outcome(zipped({"a.txt": PLAN, "b.zip": zipped({"c.txt": PLAN})}), "a.zip")
    assert list(found) == ["a.txt", ""]
    assert "the rest was not read" in found[""]


def test_too_many_members() -> None:
    many = zipped({f"{number}.txt": b"x" for number in range(budget.MAX_MEMBERS + 1)})
    assert "holds more than 10000 members" in list(outcome(many, "a.zip").values())[-1]


@pytest.mark.parametrize("name", PACKERS)
def test_a_damaged_archive_is_told(name: str, tmp_path: Path) -> None:
    whole = PACKERS[name](FILES, tmp_path)
    for data in (whole[: len(whole) // 2], whole[:40] + bytes(30) + whole[70:]):
        assert all(isinstance(each, Document | Unread) for each in read_all_bytes(data, name))


def test_mail_with_a_letter_only_or_a_long_one() -> None:
    letter = "KẾ HOẠCH\n" + "Phát triển chợ nông thôn của tỉnh trong năm 2021. " * 30
    assert list(outcome(mailed(letter, {}), "a.eml")) == ["letter.txt"]
    assert list(outcome(mailed(letter, {"kh.txt": PLAN}), "a.eml")) == ["letter.txt", "kh.txt"]
    assert list(outcome(mailed("Xin gửi kèm.", {"kh.txt": PLAN, "anh/a.txt": PLAN}), "a.eml")) == [
        "kh.txt",
        "anh/a.txt",
    ]


def test_a_page_saved_with_its_pictures() -> None:
    page = (
        "MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=x\r\n\r\n--x\r\n"
        "Content-Type: text/html; charset=utf-8\r\nContent-Location: file:///a.htm\r\n\r\n"
        "<html><body><p>Kế hoạch phát triển chợ</p></body></html>\r\n--x\r\n"
        "Content-Type: image/png\r\nContent-Location: file:///a.png\r\nContent-Transfer-Encoding: base64\r\n\r\niVBORw0K\r\n--x--\r\n"
    )
    assert outcome(page.encode(), "a.mht") == {"letter.html": "Kế hoạch phát triển chợ\n"}


def test_text_about_mail_is_no_mail() -> None:
    assert outcome(b"From: here\nDate: to\n\nthere, said the text", "a.txt") == {
        "": "From: here\nDate: to\nthere, said the text\n"
    }


def test_one_document_is_asked_for() -> None:
    assert read_bytes(zipped({"kh.txt": PLAN}), "a.zip").text == PLAN.decode()
    with pytest.raises(UnreadableInput, match="holds several documents"):
        read_bytes(zipped(FILES), "a.zip")
    with pytest.raises(UnreadableInput, match=r"holds a\.txt, which is empty"):
        read_bytes(zipped({"a.txt": b""}), "a.zip")
