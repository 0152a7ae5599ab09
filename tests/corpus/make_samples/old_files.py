"""Samples in the files and encodings that offices of 2006 and 2008 sent: DOC, RTF, ODT, TCVN3, VNI, zip, e-mail."""

import zipfile
from email.message import EmailMessage
from io import BytesIO

from corpus.encoding.charsets import Charset
from tests.corpus.legacy_encoding import in_legacy_bytes
from tests.corpus.make_samples.leaf import Columns, Leaf, Prose, as_docx, as_gazette, as_pdf, as_rtf, by_libreoffice
from tests.corpus.make_samples.plan_2006 import PLAN_2006
from tests.corpus.make_samples.plan_2008 import PLAN_2008

_DATE = (2024, 1, 1, 0, 0, 0)


def doc_in_vntime() -> bytes:
    """A Word 97 file in `.VnTime`."""
    return by_libreoffice(as_rtf(PLAN_2008, Charset.TCVN3), ".rtf", "doc")


def rtf_in_vni() -> bytes:
    return as_rtf(PLAN_2006, Charset.VNI)


def odt() -> bytes:
    return by_libreoffice(as_docx(PLAN_2006), ".docx", "odt")


def text_in(leaf: Leaf, charset: Charset) -> bytes:
    """The words a line each, as an editor of its time saved them."""
    lines: list[str] = []
    for part in leaf:
        match part:
            case Prose(words, _):
                lines.append(words)
            case Columns(left, right):
                lines += [*left, *right]
            case rows:
                lines += ["| " + " | ".join(row) + " |" for row in rows.cells]
    text = "\n".join(lines) + "\n"
    if charset is Charset.TCVN3:
        text = text.replace("Ủy", "Uỷ")
    return in_legacy_bytes(text, charset)


def archive() -> bytes:
    """A zip archive of two decisions, as Windows packs them."""
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w") as file:
        for name, data in (
            ("Tháng 7/1187-qd-ubnd.pdf", as_pdf(PLAN_2008)),
            ("Tháng 9/318-kh-svhtt.docx", as_docx(PLAN_2006)),
            ("Thumbs.db", b"\xd0\xcf\x11\xe0"),
        ):
            file.writestr(zipfile.ZipInfo(name, _DATE), data, zipfile.ZIP_DEFLATED)
    return buffer.getvalue()


def gazette() -> bytes:
    """A province's gazette with two documents."""
    return as_gazette((PLAN_2008, PLAN_2006), "CÔNG BÁO/Số 14/Ngày 25-9-2008")


def letter() -> bytes:
    """An e-mail that sends a plan."""
    message = EmailMessage()
    message["From"] = "Văn thư Sở Văn hóa - Thông tin <vanthu@svhtt.example.vn>"
    message["To"] = "ubnd@example.vn"
    message["Date"] = "Thu, 14 Sep 2006 09:12:00 +0700"
    message["Message-ID"] = "<20060914.318@svhtt.example.vn>"
    message["Subject"] = "Kế hoạch sưu tầm sách lá buông"
    message.set_content("Kính gửi Văn phòng,\n\nSở gửi kèm Kế hoạch số 318/KH-SVHTT.\n\nTrân trọng./.\n")
    message.add_attachment(
        as_docx(PLAN_2006), maintype="application", filename="Kế hoạch 318.docx",
        subtype="vnd.openxmlformats-officedocument.wordprocessingml.document",
    )  # fmt: skip
    message.set_boundary("=-kehoach-318")
    return message.as_bytes()
