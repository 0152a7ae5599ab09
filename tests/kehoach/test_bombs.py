"""Files made to break a reader: each is one line or a record, in bounded memory, and nothing is written but the records."""

import gzip
import io
import os
import resource
import subprocess
import sys
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image

from tests.corpus.packing import bomb, gzip_bomb, mailed, rarred, seven_zipped, tarred, zipped

GOOD = "ỦY BAN NHÂN DÂN TỈNH KON TUM\nSố: 77/KH-UBND\nKẾ HOẠCH\nPhát triển chợ nông thôn năm 2021\n"
MEMORY = 6_000_000_000
ENTITIES = "<!DOCTYPE x [<!ENTITY a 'aaaaaaaaaa'>" + "".join(
    f"<!ENTITY {chr(98 + n)} '{f'&{chr(97 + n)};' * 10}'>" for n in range(9)
)


def pdf(content: bytes, extra: bytes = b"", xref: bool = True) -> bytes:
    """A PDF of one page with this content, packed."""
    packed = zlib.compress(content, 9)
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Count 1/Kids[3 0 R]>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>",
        b"<</Length %d/Filter/FlateDecode>>stream\n%b\nendstream" % (len(packed), packed),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica%b>>" % extra,
    ]
    made = b"%PDF-1.4\n"
    places = []
    for number, body in enumerate(objects, start=1):
        places.append(len(made))
        made += b"%d 0 obj%b endobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % (place if xref else 7) for place in places)
    start = len(made) if xref else 3
    return made + b"xref\n0 6\n0000000000 65535 f \n%btrailer<</Size 6/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (
        table,
        start,
    )


def odt(content: str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(zipfile.ZipInfo("mimetype"), "application/vnd.oasis.opendocument.text")
        archive.writestr("META-INF/manifest.xml", "<m/>")
        archive.writestr("content.xml", content)
    return buffer.getvalue()


def picture(side: int, kind: str) -> bytes:
    """A white picture of so many pixels along each side."""
    buffer = io.BytesIO()
    Image.new("1", (side, side), 1).save(buffer, kind, **({"compression": "group4"} if kind == "TIFF" else {}))
    return buffer.getvalue()


def nested_mail(depth: int) -> bytes:
    opening = b"".join(
        b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (number, number) for number in range(depth)
    )
    return b"From: a@example.vn\nMessage-ID: <1@example.vn>\nMIME-Version: 1.0\n" + opening + b"\nKe hoach\n"


WORDS = b"BT /F 12 Tf 72 700 Td (Ke hoach nam 2021) Tj ET"
BOMBS: dict[str, Callable[[Path], bytes]] = {
    "bomb.zip": lambda folder: bomb(300_000_000),
    "nested.zip": lambda folder: zipped({f"{number}.zip": bomb(60_000_000) for number in range(20)}),
    "bomb.gz": lambda folder: gzip_bomb(300_000_000),
    "bomb.tar.gz": lambda folder: gzip.compress(tarred({"a.txt": bytes(40_000_000)})),
    "bomb.7z": lambda folder: seven_zipped({"a.txt": bytes(60_000_000)}, folder),
    "climbing.zip": lambda folder: zipped({"../../kehoach-climbed.txt": GOOD.encode()}),
    "climbing.rar": lambda folder: rarred({"../../kehoach-climbed.txt": GOOD.encode()}),
    "encrypted.rar": lambda folder: rarred({}, encrypted=True),
    "deep.eml": lambda folder: nested_mail(3_000),
    "bomb.eml": lambda folder: mailed("Gửi kèm.", {"a.zip": bomb(60_000_000)}),
    "content.pdf": lambda folder: pdf(b"q Q\n" * 10_000_000 + WORDS),
    "xref.pdf": lambda folder: pdf(WORDS, xref=False),
    "no-map.pdf": lambda folder: pdf(WORDS, b"/Encoding<</Type/Encoding/Differences[32" + b"/x1" * 90 + b"]>>"),
    "entities.html": lambda folder: f"{ENTITIES}]><html><body><p>&j;</p><p>Kế hoạch</p></body></html>".encode(),
    "entities.odt": lambda folder: odt(f"{ENTITIES}]><x>&j;</x>"),
    "bomb.odt": lambda folder: odt("<x>" + " " * 80_000_000 + "</x>"),
    "bomb.png": lambda folder: picture(30_000, "PNG"),
    "bomb.tif": lambda folder: picture(30_000, "TIFF"),
    "claims.png": lambda folder: picture(16, "PNG").replace(b"\0\0\0\x10" * 2, b"\0\1\0\0" * 2, 1),
    "deep.html": lambda folder: b"<div>" * 200_000 + b"Ke hoach",
    "deep.rtf": lambda folder: b"{\\rtf1 " + b"{" * 200_000 + b"Ke hoach",
}  # fmt: skip


@pytest.fixture(scope="module")
def ran(tmp_path_factory: pytest.TempPathFactory) -> "tuple[Path, subprocess.CompletedProcess[str]]":
    """One run over all of them and a good file, as a user would start it, where LibreOffice is not installed."""
    folder = tmp_path_factory.mktemp("bombs")
    (folder / "in").mkdir()
    for name, make in BOMBS.items():
        (folder / "in" / name).write_bytes(make(tmp_path_factory.mktemp("made")))
    (folder / "in" / "tốt.txt").write_text(GOOD, encoding="utf-8")
    programs = folder / "bin"
    programs.mkdir()
    (programs / "bsdtar").symlink_to("/usr/bin/bsdtar")
    result = subprocess.run(
        [sys.executable, "-c", "from kehoach.cli import main; main()", "extract", "in", "--output", "out"],
        cwd=folder, capture_output=True, text=True, env={**os.environ, "PATH": str(programs)},
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY)),
    )  # fmt: skip
    return folder, result


def test_the_run_goes_on_and_writes_records_only(ran: "tuple[Path, subprocess.CompletedProcess[str]]") -> None:
    folder, result = ran
    assert result.returncode == 1
    assert (folder / "out" / "tốt.json").exists()
    assert {path.name for path in folder.iterdir()} == {"in", "out", "bin"}
    assert {path.name for path in (folder / "in").iterdir()} == {*BOMBS, "tốt.txt"}
    assert not [path for path in (folder / "out").iterdir() if path.suffix != ".json"]
    assert not list(folder.parent.glob("*kehoach-climbed*"))
    assert not [line for line in result.stderr.splitlines() if "Traceback" in line or "internal error" in line]


@pytest.mark.parametrize("name", BOMBS)
def test_each_is_a_record_or_one_line(name: str, ran: "tuple[Path, subprocess.CompletedProcess[str]]") -> None:
    folder, result = ran
    lines = [
        line
        for line in result.stderr.splitlines()
        if line.startswith((f"kehoach: in/{name}:", f"kehoach: in/{name}!/"))
    ]
    records = list((folder / "out").glob(f"{name.split('.')[0]}*.json"))
    assert len(lines) == 1 or (records and not lines)


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("bomb.zip", "as a zip bomb does"),
        ("nested.zip", "as a zip bomb does"),
        ("bomb.gz", "as a zip bomb does"),
        ("bomb.tar.gz", "as a zip bomb does"),
        ("bomb.7z", "as a zip bomb does"),
        ("bomb.eml", "as a zip bomb does"),
        ("climbing.zip", "has a path that leads out of the archive"),
        ("climbing.rar", "has a path that leads out of the archive"),
        ("encrypted.rar", "is protected by a password"),
        ("entities.odt", "document type definition"),
        ("deep.eml", "nested too deep"),
        ("bomb.odt", "unpacks to more than the 50 MB"),
        ("bomb.png", "of too many pixels"),
        ("bomb.tif", "of too many pixels"),
        ("claims.png", "damaged picture"),
    ],
)
def test_the_reason(name: str, reason: str, ran: "tuple[Path, subprocess.CompletedProcess[str]]") -> None:
    (line,) = [line for line in ran[1].stderr.splitlines() if line.startswith(f"kehoach: in/{name}")]
    assert reason in line
