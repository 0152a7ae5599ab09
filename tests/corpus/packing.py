"""Archives and e-mail for the tests, made byte by byte where no library writes them."""

import gzip
import io
import subprocess
import tarfile
import zipfile
import zlib
from collections.abc import Mapping
from email.message import EmailMessage
from pathlib import Path


def zipped(files: Mapping[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return buffer.getvalue()


def zipped_by_dos(name: bytes, data: bytes) -> bytes:
    """A zip archive whose member's name is in some code page, and which does not say in which."""
    place = "x" * len(name)
    return zipped({place: data}).replace(place.encode(), name)


def tarred(files: Mapping[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w") as archive:
        for name, data in files.items():
            entry = tarfile.TarInfo(name)
            entry.size = len(data)
            archive.addfile(entry, io.BytesIO(data))
    return buffer.getvalue()


def seven_zipped(files: Mapping[str, bytes], folder: Path) -> bytes:
    """A 7z archive, by bsdtar out of a tar archive."""
    target = folder / "made.7z"
    subprocess.run(
        ["bsdtar", "--format=7zip", "-cf", str(target), "@-"],
        input=tarred(files),
        check=True,
        env={"LC_ALL": "C.UTF-8"},
    )
    return target.read_bytes()


def rarred(files: Mapping[str, bytes], encrypted: bool = False) -> bytes:
    """A RAR 5 archive whose members are stored (RARLAB's technical note on the format, version 5.0)."""
    made = b"Rar!\x1a\x07\x01\x00" + _block(_vint(1) + _vint(0) + _vint(0))
    if encrypted:
        made = b"Rar!\x1a\x07\x01\x00" + _block(_vint(4) + _vint(0) + _vint(0) + _vint(0) + b"\x0f" + bytes(16))
        return made + bytes(range(64))
    for name, data in files.items():
        encoded = name.encode()
        made += _block(
            _vint(2) + _vint(2) + _vint(len(data)) + _vint(4) + _vint(len(data)) + _vint(0o100644)
            + zlib.crc32(data).to_bytes(4, "little") + _vint(0) + _vint(1) + _vint(len(encoded)) + encoded
        ) + data  # fmt: skip
    return made + _block(_vint(5) + _vint(0) + _vint(0))


def _block(body: bytes) -> bytes:
    sized = _vint(len(body)) + body
    return zlib.crc32(sized).to_bytes(4, "little") + sized


def _vint(value: int) -> bytes:
    made = bytearray()
    while value > 0x7F:
        made.append(value & 0x7F | 0x80)
        value >>= 7
    made.append(value)
    return bytes(made)


def mailed(letter: str, files: Mapping[str, bytes]) -> bytes:
    message = EmailMessage()
    message["From"] = "Văn thư <vanthu@example.vn>"
    message["To"] = "phong.kehoach@example.vn"
    message["Subject"] = "Gửi văn bản"
    message["Message-ID"] = "<1@example.vn>"
    message.set_content(letter)
    for name, data in files.items():
        message.add_attachment(data, maintype="application", subtype="octet-stream", filename=name)
    return message.as_bytes()


def bomb(size: int) -> bytes:
    """A zip archive of a few kilobytes with a member of `size` blanks."""
    return zipped({"a.txt": b" " * size})


def gzip_bomb(size: int) -> bytes:
    return gzip.compress(bytes(size))
