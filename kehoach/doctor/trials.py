"""Files made on the spot, on which the readers that need no other program are tried."""

import io
import tarfile
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from email.message import EmailMessage

from corpus.encoding.charsets import Charset, table

WORDS = "Kế hoạch đường thủy"
_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


@dataclass(frozen=True, slots=True)
class Trial:
    """What a reader is for, a file of it, and the words that must come out of the file."""

    name: str
    file: str
    data: Callable[[], bytes]
    words: str = WORDS


def _page() -> bytes:
    return f"<!DOCTYPE html><html><body><p>{WORDS}</p></body></html>".encode()


def _tcvn3() -> bytes:
    codes = {letter: code for code, letter in table(Charset.TCVN3).letters.items()}
    return "".join(codes.get(letter, letter) for letter in f"{WORDS} của tỉnh về nước sạch").encode("latin-1")


def _docx() -> bytes:
    body = f'<w:document xmlns:w="{_WORD}"><w:body><w:p><w:r><w:t>{WORDS}</w:t></w:r></w:p></w:body></w:document>'
    return _zip({"[Content_Types].xml": b"<Types/>", "word/document.xml": body.encode()})


def _zip(files: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return buffer.getvalue()


def _tar() -> bytes:
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w:gz") as archive:
        entry = tarfile.TarInfo("a.txt")
        entry.size = len(WORDS.encode())
        archive.addfile(entry, io.BytesIO(WORDS.encode()))
    return buffer.getvalue()


def _mail() -> bytes:
    message = EmailMessage()
    message["From"] = "a@example.vn"
    message["Message-ID"] = "<1@example.vn>"
    message.set_content(WORDS)
    return message.as_bytes()


def _pdf() -> bytes:
    """One page with its words in a font that every reader has."""
    content = b"BT /F 12 Tf 72 700 Td (Ke hoach phat trien) Tj ET"
    objects = (
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Count 1/Kids[3 0 R]>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>",
        b"<</Length %d>>stream\n%b\nendstream" % (len(content), content),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    )
    made = b"%PDF-1.4\n"
    places = []
    for number, body in enumerate(objects, start=1):
        places.append(len(made))
        made += b"%d 0 obj%b endobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    return made + b"xref\n0 6\n0000000000 65535 f \n%btrailer<</Size 6/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (
        table,
        len(made),
    )


TRIALS = (
    Trial("text, Markdown", "a.txt", WORDS.encode),
    Trial("text in TCVN3, VNI, VISCII, VIQR, Windows-1258", "a.txt", _tcvn3),
    Trial("HTML", "a.html", _page),
    Trial("PDF with a text layer", "a.pdf", _pdf, "Ke hoach phat trien"),
    Trial("DOCX", "a.docx", _docx),
    Trial("zip", "a.zip", lambda: _zip({"a.txt": WORDS.encode()})),
    Trial("tar, gz, bz2, xz", "a.tar.gz", _tar),
    Trial("e-mail (.eml)", "a.eml", _mail),
)
