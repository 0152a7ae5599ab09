"""A recognised number, date or name stands only where a second place agrees; of a text it stands as written."""

import pytest

from corpus.builder import DocumentBuilder
from extract.pipeline import extract_record
from schemas import Aside, AsideKind, Box, Document, PlacedWord, Record, Source

HEAD = ("ỦY BAN NHÂN DÂN TỈNH LONG AN", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc")
BODY = (
    "QUYẾT ĐỊNH",
    "Về việc phê duyệt Kế hoạch trồng cây phân tán năm 2021",
    "Căn cứ Luật Lâm nghiệp ngày 15 tháng 11 năm 2017;",
    "Điều 1. Phê duyệt Kế hoạch trồng cây phân tán năm 2021.",
    "TM. ỦY BAN NHÂN DÂN",
    "KT. CHỦ TỊCH",
    "PHÓ CHỦ TỊCH",
)
NUMBER = "Số: 215/QĐ-UBND"
DATE = "Long An, ngày 14 tháng 01 năm 2021"
SIGNER = "Phạm Văn Cảnh"


def document(
    *asides: Aside, uri: str = "a.pdf", number: str = NUMBER, date: str = DATE, signer: str = SIGNER,
    confidence: float | None = 0.9,
) -> Document:  # fmt: skip
    """A decision as recognition gives it; `confidence` None: as a text."""
    builder = DocumentBuilder()
    for words in (*HEAD, number, date, *BODY, signer):
        builder.paragraph(words)
    made = builder.build(Source(sha256="0", uri=uri, media_type="application/pdf"))
    words = []
    start = 0
    for word in made.text.replace("\n", " ").split(" "):
        if word:
            words.append(PlacedWord(start, start + len(word), 1, 10, 10, 20, 20, confidence))
        start += len(word) + 1
    return Document(**{**dict(made), "words": tuple(words), "asides": asides})


def again(words: str) -> Aside:
    return Aside(kind=AsideKind.SECOND_READING, words=words, page=1, box=Box(0, 0, 500, 200))


def stamp(words: str) -> Aside:
    return Aside(kind=AsideKind.STAMP, words=words, page=1)


def codes(record: Record) -> set[str]:
    return {warning.code for warning in record.warnings}


BOTH = again(f"{NUMBER}\n{DATE}\n{SIGNER}")


@pytest.mark.parametrize(
    ("made", "number", "date"),
    [
        (document(confidence=None), "215/QĐ-UBND", "2021-01-14"),
        (document(), None, None),
        (document(BOTH), "215/QĐ-UBND", "2021-01-14"),
        # The same figures twice, but recognition was not sure of them.
        (document(BOTH, confidence=0.3), None, None),
        (document(again("Số: 275/QĐ-UBND\nLong An, ngày 14 tháng 01 năm 2021")), None, "2021-01-14"),
        (document(again("Số: 215/QĐ-UBND\nLong An, ngày 11 tháng 01 năm 2021")), "215/QĐ-UBND", None),
        # The file's name, in the text's own symbol; it is believed more than a hand that was misread.
        (document(uri="long-an-215-qd-ubnd.pdf"), "215/QĐ-UBND", None),
        (document(uri="Long An/215_QĐ-UBND_14.01.2021 (ký số).pdf"), "215/QĐ-UBND", "2021-01-14"),
        (document(uri="QD-UBND 0216.pdf", number="Số: 94/QĐ-UBND"), "216/QĐ-UBND", None),
        (document(uri="a.pdf", number="Số:      /QĐ-UBND"), None, None),
        (document(uri="318-qd-ubnd.pdf", number="Số:      /QĐ-UBND"), "318/QĐ-UBND", None),
        (document(uri="318-kh-ubnd.pdf", number="Số: 94/QĐ-UBND"), None, None),
        (document(uri="2021-01-14.pdf"), None, "2021-01-14"),
        (document(uri="2023-05-30.pdf"), None, None),
        # A stamp confirms; alone it may be that of a copy, days later.
        (document(stamp("Ký bởi: ỦY BAN NHÂN DÂN TỈNH LONG AN Thời gian ký: 14/01/2021 09:08:01")), None, "2021-01-14"),
        (document(stamp("Ký bởi: ỦY BAN NHÂN DÂN TỈNH LONG AN Thời gian ký: 18/01/2021 09:08:01")), None, None),
        (document(Aside(kind=AsideKind.SIGNATURE_TIME, words="2021-01-14 10:30")), None, "2021-01-14"),
        # A portal's own fields.
        (document(Aside(kind=AsideKind.PORTAL, words="Số: 215/QĐ-UBND\nNgày ban hành: 14/01/2021"), number="Số: 94/QĐ-UBND"),
         "215/QĐ-UBND", "2021-01-14"),
    ],
)  # fmt: skip
def test_number_and_date(made: Document, number: str | None, date: str | None) -> None:
    record = extract_record(made)
    assert (record.decision.number, record.decision.issued_on) == (number, date)
    assert ("issued_on.unconfirmed" in codes(record)) is (date is None)
    # What was misread is not another document that this one names.
    assert record.references == []


def test_each_value_says_where_it_is_from() -> None:
    decision = extract_record(document(BOTH, uri="215-qd-ubnd.pdf")).decision
    said = [(entry.field, entry.source.value, entry.words) for entry in decision.provenance]
    assert said == [
        ("number", "ocr", "215/QĐ-UBND"),
        ("number", "second_reading", NUMBER),
        ("number", "file_name", "215-qd-ubnd.pdf"),
        ("issued_on", "ocr", "14 tháng 01 năm 2021"),
        ("issued_on", "second_reading", DATE),
    ]
    assert decision.provenance[0].ocr_confidence == 0.9 and decision.provenance[1].box == (0, 0, 500, 200)
    assert decision.serial == 215
    from_name = extract_record(document(uri="216-qd-ubnd.pdf", number="Số: 94/QĐ-UBND")).decision
    assert from_name.serial == 216 and "number" not in {evidence.field for evidence in from_name.evidence}


@pytest.mark.parametrize(
    ("made", "name"),
    [
        (document(confidence=None), SIGNER),
        (document(BOTH), SIGNER),
        (document(again("PHÓ CHỦ TỊCH\nPhạm Văn Cánh")), None),
        (document(again("Đa Ngọc Thướng"), signer="Đa Ngọc Thướng"), None),
        (document(confidence=0.8), None),
    ],
)
def test_signer(made: Document, name: str | None) -> None:
    record = extract_record(made)
    assert record.decision.signer.name == name
    assert ("signer.unconfirmed" in codes(record)) is (name is None)
    assert record.decision.signer.position == "Phó Chủ tịch"
