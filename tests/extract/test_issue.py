"""A gazette's issue of several documents: each with its own text; what is one document stays one."""

import pytest

from corpus.read import read_bytes
from extract.issue import split_issue
from extract.pipeline import extract_record
from schemas import Document, Page

MOTTO = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"


def decision(number: str, day: int, about: str, attached: str = "") -> str:
    return (
        f"ỦY BAN NHÂN DÂN\nTỈNH LAI CHÂU\n{MOTTO}Số: {number}\nLai Châu, ngày {day:02d} tháng 3 năm 2021\n"
        f"QUYẾT ĐỊNH\nVề việc {about}\n"
        "Căn cứ Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015;\nQUYẾT ĐỊNH:\n"
        f"Điều 1. {about[0].upper()}{about[1:]}. Giao Sở Công Thương chủ trì, hoàn thành trước ngày 30 tháng 6 năm 2021.\n"
        "Điều 2. Quyết định này có hiệu lực kể từ ngày ký.\n"
        f"Nơi nhận:\n- Như Điều 2;\n- Lưu: VT.\nTM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\nLò Văn Hặc\n{attached}"
    )


def read(text: str) -> Document:
    return read_bytes(text.encode(), "cong-bao.txt")


FIRST = decision("12/QĐ-UBND", 4, "phê duyệt Kế hoạch phát triển chợ vùng cao")
SECOND = decision("15/2021/QĐ-UBND", 9, "ban hành Quy định quản lý chợ biên giới")
PLAN = f"{MOTTO}KẾ HOẠCH\nPhát triển chợ vùng cao\n(Ban hành kèm theo Quyết định số 12/QĐ-UBND ngày 04 tháng 3 năm 2021)\nI. MỤC TIÊU\n"
FORM = f"PHỤ LỤC\n{MOTTO}Số: ..../BC-UBND\n......, ngày ... tháng ... năm 2021\nBÁO CÁO\nTình hình thực hiện\n"


def test_each_document_has_its_own_text_and_name() -> None:
    parts = split_issue(read("CÔNG BÁO\nSố 5, ngày 20 tháng 3 năm 2021\n" + FIRST + SECOND))
    assert [part.text for part in parts] == [FIRST, SECOND]
    assert [part.source.member for part in parts] == ["document-1", "document-2"]
    assert [part.source.uri for part in parts] == ["cong-bao.txt!/document-1", "cong-bao.txt!/document-2"]
    assert [warning.code for warning in parts[0].warnings] == ["issue_opening"]
    records = [extract_record(part) for part in parts]
    assert [record.decision.number for record in records] == ["12/QĐ-UBND", "15/2021/QĐ-UBND"]
    assert len({record.id for record in records}) == 2
    for record in records:
        for task in record.tasks:
            assert record.document.text[task.evidence.start : task.evidence.end] == task.evidence.quote


@pytest.mark.parametrize(
    "text",
    [
        FIRST,
        decision("12/QĐ-UBND", 4, "phê duyệt Kế hoạch phát triển chợ vùng cao", PLAN),
        decision("12/QĐ-UBND", 4, "phê duyệt Kế hoạch phát triển chợ vùng cao", FORM),
        # the head once more, before an attached plan
        FIRST + FIRST.split("QUYẾT ĐỊNH")[0] + "KẾ HOẠCH\nPhát triển chợ vùng cao\nI. MỤC TIÊU\n",
        # nothing was signed before the second head: a document that quotes another's
        FIRST.split("Nơi nhận")[0] + SECOND,
        "Tin: Cộng hòa xã hội chủ nghĩa Việt Nam ngày 12 tháng 3 năm 2021, số 12/QĐ-UBND.\n" * 3,
    ],
)
def test_one_document_stays_as_it_is(text: str) -> None:
    document = read(text)
    assert split_issue(document) == (document,)


def test_pages_keep_their_numbers() -> None:
    document = read(FIRST + SECOND)
    middle, end = len(FIRST) // 2, len(document.text)
    pages = (
        Page(number=3, start=0, end=middle),
        Page(number=4, start=middle, end=len(FIRST) + 50),
        Page(number=5, start=len(FIRST) + 50, end=end),
    )
    first, second = split_issue(document.model_copy(update={"pages": pages}))
    assert [(page.number, page.start, page.end) for page in first.pages] == [(3, 0, middle), (4, middle, len(FIRST))]
    assert [(page.number, page.start, page.end) for page in second.pages] == [(4, 0, 50), (5, 50, len(SECOND))]
    assert second.page_of(second.text.index("Điều 1.")) == 5
