"""DOC, RTF and ODT: as LibreOffice opens them, and their text alone where it is not installed."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from corpus.encoding.charsets import Charset
from corpus.errors import UnreadableInput
from corpus.read import read_bytes, read_document
from corpus.readers.office import libreoffice
from corpus.readers.office.ahead import converted_ahead
from schemas import Table
from tests.corpus.make_samples.leaf import as_rtf
from tests.corpus.make_samples.plan_2008 import PLAN_2008

SAMPLES = Path(__file__).parents[2] / "corpus" / "samples"
DOC = SAMPLES / "40-quyet-dinh-phu-yen-2008-vntime.doc"
RTF = SAMPLES / "41-ke-hoach-so-van-hoa-2006-vni.rtf"
ODT = SAMPLES / "42-ke-hoach-so-van-hoa-2006.odt"
SAID = {
    DOC: ["Số: 1187/QĐ-UBND", "a) Có 85% số hộ ở các xã bãi ngang được dùng nước hợp vệ sinh;", "Nối mạng cấp nước xã Xuân Lộc"],
    RTF: ["Số: 318/KH-SVHTT", "1. Đến hết năm 2008 kiểm kê xong sách lá buông ở 141 chùa.", "Phục chế nhạc cụ"],
    ODT: ["Số: 318/KH-SVHTT", "1. Đến hết năm 2008 kiểm kê xong sách lá buông ở 141 chùa.", "Phục chế nhạc cụ"],
}  # fmt: skip
needs_office = pytest.mark.skipif(libreoffice.program() is None, reason="LibreOffice is not here")


@pytest.fixture
def without_office(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A machine where LibreOffice is not installed."""
    monkeypatch.setattr(libreoffice.shutil, "which", lambda name: None)
    libreoffice.program.cache_clear()
    yield
    libreoffice.program.cache_clear()


@needs_office
@pytest.mark.parametrize("path", SAID, ids=lambda path: path.suffix)
def test_with_libreoffice(path: Path) -> None:
    document = read_document(path)
    assert all(words in document.text for words in SAID[path])
    assert "text_only" not in {warning.code for warning in document.warnings}
    assert [block.columns for block in document.blocks if isinstance(block, Table)][1] in (3, 4)


@pytest.mark.usefixtures("without_office")
@pytest.mark.parametrize("path", SAID, ids=lambda path: path.suffix)
def test_without_libreoffice_there_is_the_text_and_a_warning(path: Path) -> None:
    document = read_document(path)
    assert all(words in document.text for words in SAID[path])
    (warning,) = [warning for warning in document.warnings if warning.code == "text_only"]
    assert libreoffice.INSTALL in warning.message
    assert any(isinstance(block, Table) and block.columns in (3, 4) for block in document.blocks)


@pytest.mark.usefixtures("without_office")
def test_the_horned_u_is_not_lost_without_libreoffice() -> None:
    for path in SAID:
        assert read_document(path).text.count("ư") > 3


@needs_office
def test_files_converted_ahead_in_one_start(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    good = tmp_path / "a.rtf"
    good.write_bytes(as_rtf(PLAN_2008, Charset.TCVN3))
    bad = tmp_path / "b.doc"
    bad.write_bytes(b"no Word file")
    with converted_ahead([good, bad, tmp_path / "missing.doc"]):
        monkeypatch.setattr(libreoffice, "_run", lambda files, target: pytest.fail("it was started once more"))
        assert "TỈNH PHÚ YÊN" in read_document(good).text


def broken(data: bytes) -> bytes:
    """The beginning of a file, as a download that was cut off."""
    return data[: len(data) // 3]


@pytest.mark.usefixtures("without_office")
@pytest.mark.parametrize(
    ("data", "name", "reason"),
    [
        (lambda: broken(DOC.read_bytes()), "a.doc", "damaged"),
        (lambda: broken(ODT.read_bytes()), "a.odt", "damaged"),
        (lambda: b"{\\rtf1\\ansi{\\fonttbl", "a.rtf", "holds no words"),
        (lambda: DOC.read_bytes().replace(b"\xec\xa5\x01\x01", b"\xec\xa5\x68\x00"), "a.doc", "older than Word 97"),
    ],
)
def test_what_cannot_be_read(data: Callable[[], bytes], name: str, reason: str) -> None:
    with pytest.raises(UnreadableInput, match=reason):
        read_bytes(data(), name)
