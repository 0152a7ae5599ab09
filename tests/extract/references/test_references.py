"""Relations to other documents, by where and with what words they are named."""

import pytest

from corpus.builder import CellText, DocumentBuilder
from extract.fold import fold
from extract.frame import read_frame
from extract.references import find_references
from schemas import Document, Reference, Source

DECISION_HEAD = (
    "ỦY BAN NHÂN DÂN TỈNH HÒA BÌNH | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM Độc lập - Tự do - Hạnh phúc",
    "Số: 77/QĐ-UBND | Hòa Bình, ngày 05 tháng 3 năm 2024",
)
BASIS = "Căn cứ Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015;"
SIGNED = ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH")


def document_of(*lines: str) -> Document:
    builder = DocumentBuilder()
    for line in lines:
        builder.paragraph(line)
    return builder.build(Source(sha256="0", uri="t.txt", media_type="text/plain"))


def references_of(document: Document, own: str | None) -> list[Reference]:
    folded = fold(document.text)
    return find_references(document, folded, read_frame(document, folded), [own] if own is not None else [])


def told(document: Document, own: str | None) -> set[tuple[str, str]]:
    return {(found.relation.value, found.number) for found in references_of(document, own)}


def decision(
    title: str = "Ban hành Kế hoạch trồng cây", bases: tuple[str, ...] = (), articles: tuple[str, ...] = (),
    plan: tuple[str, ...] = (),
) -> Document:  # fmt: skip
    return document_of(
        *DECISION_HEAD, "QUYẾT ĐỊNH", title, "ỦY BAN NHÂN DÂN TỈNH HÒA BÌNH", BASIS, *bases, "QUYẾT ĐỊNH:",
        *(articles or ("Điều 1. Ban hành kèm theo Quyết định này Kế hoạch trồng cây.",)), *SIGNED, *plan,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("basis", "expected"),
    [
        ("Căn cứ Nghị định số 12/2020/NĐ-CP ngày 1/2/2020;", {("legal_basis", "12/2020/NĐ-CP")}),
        (
            "Căn cứ Quyết định số 5/QĐ-BCT về Kế hoạch thực hiện Nghị quyết số 9-NQ/TW ngày 1/2/2020;",
            {("legal_basis", "5/QĐ-BCT"), ("mentions", "9-NQ/TW")},
        ),
        (
            "Căn cứ Thông tư số 8/2021/TT-BTC sửa đổi, bổ sung một số điều của Thông tư số 3/2019/TT-BTC;",
            {("legal_basis", "8/2021/TT-BTC"), ("mentions", "3/2019/TT-BTC")},
        ),
        (
            "Căn cứ Luật Đất đai số 31/2024/QH15 được sửa đổi, bổ sung bởi Luật số 43/2024/QH15;",
            {("legal_basis", "31/2024/QH15"), ("legal_basis", "43/2024/QH15")},
        ),
        (
            "Căn cứ Nghị định số 12/2020/NĐ-CP, Nghị định số 14/2020/NĐ-CP và Thông tư số 2/2021/TT-BCT;",
            {("legal_basis", "12/2020/NĐ-CP"), ("legal_basis", "14/2020/NĐ-CP"), ("legal_basis", "2/2021/TT-BCT")},
        ),
        (
            "Thực hiện Chỉ thị số 7/CT-TTg ngày 3/4/2023 về trồng cây và Công văn số 15/BNN-LN ngày 5/4/2023;",
            {("implements", "7/CT-TTg"), ("implements", "15/BNN-LN")},
        ),
        (
            "Theo đề nghị của Giám đốc Sở Công Thương tại Tờ trình số 6/TTr-SCT và Báo cáo thẩm định số 8/BC-STP.",
            {("proposal", "6/TTr-SCT"), ("proposal", "8/BC-STP")},
        ),
        (
            "Xét đề nghị của Sở Công Thương tại Tờ trình số 6/TTr-SCT về việc sửa đổi Quyết định số 4/QĐ-UBND.",
            {("proposal", "6/TTr-SCT"), ("mentions", "4/QĐ-UBND")},
        ),
        (
            "Theo đề nghị của Sở Công Thương tại Tờ trình số 6/TTr-SCT; ý kiến thẩm định của Sở Tư pháp tại Báo cáo số 8/BC-STP,"
            " số 9/STP-VB ngày 2/3/2024.",
            {("proposal", "6/TTr-SCT"), ("mentions", "8/BC-STP"), ("mentions", "9/STP-VB")},
        ),
        (
            "Theo đề nghị của Sở Công Thương tại Tờ trình số 6/TTr-SCT trên cơ sở ý kiến thống nhất của các sở (Công văn số 8/VP-KT).",
            {("proposal", "6/TTr-SCT"), ("mentions", "8/VP-KT")},
        ),
        (
            "Theo đề nghị của Sở Công Thương tại Tờ trình số 6/TTr-SCT về việc lấy ý kiến; Tờ trình số 7/TTr-SCT.",
            {("proposal", "6/TTr-SCT"), ("proposal", "7/TTr-SCT")},
        ),
        ("Sau khi xem xét Tờ trình số 6/TTr-SCT ngày 3/4/2023 của Ủy ban nhân dân tỉnh;", {("proposal", "6/TTr-SCT")}),
        ("Sau khi nghiên cứu Luật số 58/2014/QH13 ngày 20/11/2014;", {("legal_basis", "58/2014/QH13")}),
        (
            "Căn cứ Nghị định số 4/2025/NĐ-CP ngày 1/4/2025; số 7/2025/NĐ-CP ngày 1/7/2025 sửa đổi Nghị định số 4/2025/NĐ-CP"
            " ngày 1/4/2025 và số 5/2025/NĐ-CP ngày 1/4/2025 về rà soát văn bản;",
            {("legal_basis", "4/2025/NĐ-CP"), ("legal_basis", "7/2025/NĐ-CP"), ("mentions", "5/2025/NĐ-CP")},
        ),
        (
            "Căn cứ Nghị định số 4/2025/NĐ-CP; số 7/2025/NĐ-CP sửa đổi Nghị định số 4/2025/NĐ-CP và số 5/2025/NĐ-CP ngày 1/4/2025"
            " về rà soát văn bản;",
            {("legal_basis", "4/2025/NĐ-CP"), ("legal_basis", "7/2025/NĐ-CP"), ("legal_basis", "5/2025/NĐ-CP")},
        ),
        ("Căn cứ Luật Đất đai ngày 18 tháng 01 năm 2024;", set()),
    ],
)
def test_bases_and_proposals(basis: str, expected: set[tuple[str, str]]) -> None:
    assert told(decision(bases=(basis,)), "77/QĐ-UBND") == expected


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Ban hành Kế hoạch triển khai thực hiện Chỉ thị số 7/CT-TTg ngày 3/4/2023", {("implements", "7/CT-TTg")}),
        (
            "Ban hành Kế hoạch thực hiện Kết luận số 3-KL/TU về thực hiện Nghị quyết số 9-NQ/TW",
            {("implements", "3-KL/TU"), ("mentions", "9-NQ/TW")},
        ),
        (
            "Sửa đổi, bổ sung một số điều của Quy chế triển khai dự án ban hành kèm theo Quyết định số 4/QĐ-UBND",
            {("amends", "4/QĐ-UBND")},
        ),
        ("Về việc bãi bỏ Quyết định số 4/QĐ-UBND ngày 2/3/2019", {("repeals", "4/QĐ-UBND")}),
        ("Ban hành Báo cáo tình hình thực hiện Nghị quyết số 9-NQ/TW", {("mentions", "9-NQ/TW")}),
    ],
)
def test_titles(title: str, expected: set[tuple[str, str]]) -> None:
    assert told(decision(title), "77/QĐ-UBND") == expected


def test_a_title_over_two_lines() -> None:
    document = document_of(
        *DECISION_HEAD, "QUYẾT ĐỊNH", "BAN HÀNH KẾ HOẠCH TRIỂN KHAI", "CHỈ THỊ SỐ 7/CT-TTG NGÀY 3/4/2023", BASIS,
        "QUYẾT ĐỊNH:", "Điều 1. Ban hành Kế hoạch.", *SIGNED,
    )  # fmt: skip
    assert told(document, "77/QĐ-UBND") == {("implements", "7/CT-TTg")}


@pytest.mark.parametrize(
    ("articles", "expected"),
    [
        (
            ("Điều 2. Quyết định này có hiệu lực kể từ ngày ký và thay thế Quyết định số 4/QĐ-UBND ngày 2/3/2019.",),
            {("replaces", "4/QĐ-UBND")},
        ),
        (
            ("Điều 1. Bãi bỏ Quyết định số 4/QĐ-UBND ngày 2/3/2019 và Quyết định số 5/QĐ-UBND ngày 6/7/2020.",),
            {("repeals", "4/QĐ-UBND"), ("repeals", "5/QĐ-UBND")},
        ),
        (
            ("Điều 1. Bãi bỏ các Quyết định sau:", "1. Quyết định số 4/QĐ-UBND;", "2. Quyết định số 5/QĐ-UBND."),
            {("repeals", "4/QĐ-UBND"), ("repeals", "5/QĐ-UBND")},
        ),
        (("Điều 1. Bãi bỏ khoản 3 Điều 5 Quyết định số 4/QĐ-UBND.",), {("amends", "4/QĐ-UBND")}),
        (
            (
                "Điều 3. Danh mục phí tại số thứ tự 3, Phụ lục ban hành kèm theo Quyết định số 5/QĐ-UBND ngày 2/3/2019 hết hiệu lực.",
            ),
            {("repeals", "5/QĐ-UBND")},
        ),
        (
            (
                "Điều 3. Các mức thu trước đây của tỉnh, được nêu lại trong Quyết định số 6/QĐ-UBND ngày 2/3/2019, còn hiệu lực.",
            ),
            {("mentions", "6/QĐ-UBND")},
        ),
        (
            ("Điều 2. Quyết định số 4/QĐ-UBND ngày 2/3/2019 hết hiệu lực kể từ ngày Quyết định này có hiệu lực.",),
            {("repeals", "4/QĐ-UBND")},
        ),
        (
            ("Điều 1. Sửa đổi khoản 2 Điều 3 Kế hoạch ban hành kèm theo Quyết định số 4/QĐ-UBND như sau:",),
            {("amends", "4/QĐ-UBND")},
        ),
        (
            ("Điều 1. Bổ sung kinh phí trồng cây theo quy định tại Điều 2 Nghị quyết số 8/NQ-HĐND.",),
            {("mentions", "8/NQ-HĐND")},
        ),
        (
            ("Điều 1. Phê duyệt Kế hoạch với nội dung sau:", "1. Tham mưu sửa đổi Quyết định số 4/QĐ-UBND."),
            {("mentions", "4/QĐ-UBND")},
        ),
        (
            (
                "Điều 1. Phê duyệt điều chỉnh Quy hoạch trồng cây như sau:",
                "1. Điều chỉnh danh mục tại Phụ lục I kèm theo Quyết định số 4/QĐ-UBND thực hiện Nghị quyết số 9/NQ-CP.",
            ),
            {("amends", "4/QĐ-UBND"), ("mentions", "9/NQ-CP")},
        ),
        (
            (
                "Điều 1. Phê duyệt Quy hoạch trồng cây với nội dung sau:",
                "1. Điều chỉnh danh mục tại Phụ lục I kèm theo Quyết định số 4/QĐ-UBND.",
            ),
            {("mentions", "4/QĐ-UBND")},
        ),
        (("Điều 2. Sở Công Thương báo cáo theo Công văn số 4/UBND-KT.",), {("mentions", "4/UBND-KT")}),
    ],
)
def test_articles(articles: tuple[str, ...], expected: set[tuple[str, str]]) -> None:
    assert told(decision(articles=articles), "77/QĐ-UBND") == expected


def test_the_document_itself_is_no_reference() -> None:
    plan = ("KẾ HOẠCH", "TRỒNG CÂY", "(Ban hành kèm theo Quyết định số 77/QĐ-UBND ngày 05/3/2024 của UBND tỉnh)")
    assert told(decision(plan=plan), "77/QĐ-UBND") == set()
    blank = ("KẾ HOẠCH", "TRỒNG CÂY", "(Ban hành kèm theo Quyết định số      /QĐ-UBND ngày    /3/2024 của UBND tỉnh)")
    assert told(decision(plan=blank), None) == set()


def test_once_per_relation_and_the_date_from_where_it_is_told() -> None:
    document = decision(
        "Ban hành Kế hoạch thực hiện Chỉ thị số 7/CT-TTg", ("Căn cứ Chỉ thị số 7/CT-TTg ngày 3/4/2023;",),
        ("Điều 2. Giao Sở Công Thương triển khai Chỉ thị số 7/CT-TTg.",),
    )  # fmt: skip
    found = references_of(document, "77/QĐ-UBND")
    assert [(item.relation.value, item.number, item.issued_on) for item in found] == [
        ("implements", "7/CT-TTg", "2023-04-03"),
        ("legal_basis", "7/CT-TTg", "2023-04-03"),
    ]
    for item in found:
        assert document.text[item.evidence.start : item.evidence.end] == item.evidence.quote


def test_the_opening_of_a_plan() -> None:
    document = document_of(
        "ỦY BAN NHÂN DÂN TỈNH HÒA BÌNH | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM Độc lập - Tự do - Hạnh phúc",
        "Số: 12/KH-UBND | Hòa Bình, ngày 05 tháng 3 năm 2024", "KẾ HOẠCH", "Trồng cây trên địa bàn tỉnh",
        "Thực hiện Kế hoạch số 3-KH/TU ngày 1/2/2024 của Tỉnh ủy về thực hiện Nghị quyết số 9-NQ/TW; Quyết định số"
        " 8/QĐ-TTg ngày 2/2/2024, Ủy ban nhân dân tỉnh ban hành Kế hoạch như sau:",
        "I. NHIỆM VỤ", "1. Trồng cây theo Quyết định số 4/QĐ-UBND.", *SIGNED,
    )  # fmt: skip
    assert told(document, "12/KH-UBND") == {
        ("implements", "3-KH/TU"), ("mentions", "9-NQ/TW"), ("implements", "8/QĐ-TTg"), ("mentions", "4/QĐ-UBND"),
    }  # fmt: skip


def test_news() -> None:
    document = document_of(
        "Hòa Bình trồng thêm rừng",
        "Chủ tịch UBND tỉnh vừa ký Quyết định số 77/QĐ-UBND phê duyệt Kế hoạch trồng rừng của tỉnh trong ba năm tới với"
        " tổng diện tích tăng mạnh so với giai đoạn trước đây và nhiều loài cây bản địa được ưu tiên.",
        "Kế hoạch ban hành căn cứ Quyết định số 4/QĐ-TTg, các sở báo cáo theo Công văn số 15/UBND-KT của tỉnh.",
        "Kế hoạch số 77/QĐ-UBND năm 2024 thay thế Kế hoạch 8/KH-UBND năm 2021 của tỉnh.",
        # what a reader asks is answered from a law: no basis of the decision
        "Căn cứ theo quy định tại khoản 2 Điều 13 Thông tư 49/2021/TT-BNN thì chủ rừng có các nghĩa vụ khác.",
    )
    assert told(document, "77/QĐ-UBND") == {
        ("legal_basis", "4/QĐ-TTg"), ("mentions", "15/UBND-KT"), ("replaces", "8/KH-UBND"),
        ("mentions", "49/2021/TT-BNN"),
    }  # fmt: skip


PLAN_HEAD = (
    "ỦY BAN NHÂN DÂN TỈNH HÒA BÌNH | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM Độc lập - Tự do - Hạnh phúc",
    "Số: 12/KH-UBND | Hòa Bình, ngày 05 tháng 3 năm 2024",
    "KẾ HOẠCH",
    "Trồng cây trên địa bàn tỉnh",
)


def test_a_section_of_bases_ends_with_the_next_heading() -> None:
    document = document_of(
        *PLAN_HEAD, "I. CĂN CỨ PHÁP LÝ", "- Luật Lâm nghiệp số 16/2017/QH14 ngày 15/11/2017;", "- Luật Đất đai năm 2024;",
        "- Nghị định số 156/2018/NĐ-CP của Chính phủ.", "II. NHIỆM VỤ", "1. Trồng cây theo Quyết định số 4/QĐ-UBND.",
    )  # fmt: skip
    assert told(document, "12/KH-UBND") == {
        ("legal_basis", "16/2017/QH14"), ("legal_basis", "156/2018/NĐ-CP"), ("mentions", "4/QĐ-UBND"),
    }  # fmt: skip


def test_clauses_of_one_paragraph() -> None:
    document = document_of(
        *PLAN_HEAD,
        "Căn cứ Nghị quyết số 5/NQ-HĐND về ngân sách; Quyết định số 6/QĐ-TTg phê duyệt Chương trình; thực hiện Chỉ thị số"
        " 7/CT-TTg ngày 3/4/2023, Ủy ban nhân dân tỉnh ban hành Kế hoạch như sau:",
    )
    assert told(document, "12/KH-UBND") == {
        ("legal_basis", "5/NQ-HĐND"), ("legal_basis", "6/QĐ-TTg"), ("implements", "7/CT-TTg"),
    }  # fmt: skip


def test_a_table_with_the_signature_cites_nothing() -> None:
    builder = DocumentBuilder()
    for line in (*DECISION_HEAD, "QUYẾT ĐỊNH", "Ban hành Kế hoạch trồng cây", BASIS, "QUYẾT ĐỊNH:"):
        builder.paragraph(line)
    builder.paragraph("Điều 1. Thực hiện Nghị định số 12/2020/NĐ-CP.")
    rows = (
        ("Nơi nhận:\n- Như Điều 2;\n- Lưu: VT.", "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH"),
        ("Thông báo theo Nghị định 13/2023/NĐ-CP", ""),
    )
    builder.table([[CellText(cell) for cell in row] for row in rows], heading_rows=0)
    document = builder.build(Source(sha256="0", uri="t.txt", media_type="text/plain"))
    assert told(document, "77/QĐ-UBND") == {("mentions", "12/2020/NĐ-CP")}
