"""Heads as drafts, departments, the Party and collections of bare texts have them."""

import pytest

from corpus.builder import CellText, DocumentBuilder
from extract.pipeline import extract_record
from schemas import Kind, Level, Record, Source


def record(*lines: str | list[list[str]]) -> Record:
    """The record of a document of these paragraphs and tables (lists of rows)."""
    builder = DocumentBuilder()
    for line in lines:
        if isinstance(line, str):
            builder.paragraph(line)
        else:
            builder.table([[CellText(cell) for cell in row] for row in line], heading_rows=0)
    return extract_record(builder.build(Source(sha256="0", uri="t.txt", media_type="text/plain")))


BODY = ("I. NHIỆM VỤ", "1. Sở Công Thương rà soát các cụm công nghiệp.", "2. Sở Tài chính bố trí vốn.")


def test_the_number_of_a_draft_is_not_that_of_the_document_it_carries_out() -> None:
    found = record(
        [["ỦY BAN NHÂN DÂN TỈNH HÀ GIANG", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc"],
         ["Số: /KH-UBND", "Hà Giang, ngày tháng 4 năm 2026"]],
        "KẾ HOẠCH", "Triển khai thực hiện Chỉ thị số 17-CT/TU ngày 05/01/2026", "của Ban Thường vụ Tỉnh ủy về trồng rừng",
        *BODY,
    )  # fmt: skip
    assert (found.decision.number, found.decision.symbol) == (None, "KH-UBND")
    assert ("17-CT/TU", "implements") in {(each.number, each.relation.value) for each in found.references}


@pytest.mark.parametrize(
    ("title", "number"),
    [
        # A number that the title cites is another document's; the one with which a text is issued is its own.
        ("Thực hiện Chỉ thị số 03/CT-TTg ngày 30/01/2026 của Thủ tướng Chính phủ về vệ sinh học đường", None),
        ("Về trồng cây (Ban hành kèm theo Quyết định số 12/QĐ-UBND ngày 05/3/2024)", "12/QĐ-UBND"),
    ],
)
def test_a_title_without_a_head_over_it(title: str, number: str | None) -> None:
    assert record("KẾ HOẠCH", title, "Căn cứ Luật Giáo dục ngày 14/6/2019;", *BODY).decision.number == number


@pytest.mark.parametrize(
    ("head", "issuer"),
    [
        # The body stands on the left over several rows, an empty column between it and the motto.
        ([["UBND TỈNH HÀ GIANG", "", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"], ["SỞ CÔNG THƯƠNG", "", "Độc lập - Tự do - Hạnh phúc"],
          ["Số: 12/KH-SCT", "", "Hà Giang, ngày 05 tháng 3 năm 2024"]], "Sở Công Thương tỉnh Hà Giang"),
        # An office is that of the body above it.
        ([["ỦY BAN NHÂN DÂN\nTỈNH HÀ GIANG\nVĂN PHÒNG\nSố: 12/KH-VP",
           "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nHà Giang, ngày 05 tháng 3 năm 2024"]], "Văn phòng Ủy ban nhân dân tỉnh Hà Giang"),
    ],
)  # fmt: skip
def test_the_last_body_on_the_left_issues(head: list[list[str]], issuer: str) -> None:
    found = record(head, "KẾ HOẠCH", "Kiểm tra an toàn hóa chất", "Căn cứ Luật Hóa chất;", *BODY).decision
    assert found.issuer is not None and found.issuer.name == issuer


def test_the_signers_name_may_stand_below_the_table_of_the_signature() -> None:
    found = record(
        [["ỦY BAN NHÂN DÂN TỈNH HÀ GIANG\nSố: 12/KH-UBND", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nHà Giang, ngày 05 tháng 3 năm 2024"]],
        "KẾ HOẠCH", "Trồng rừng năm 2024", *BODY, [["Nơi nhận:\n- Lưu: VT.", "KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH"]], "Trần Văn Thông",
    ).decision  # fmt: skip
    assert (found.signer.name, found.signer.position) == ("Trần Văn Thông", "Phó Chủ tịch")


def test_place_and_day_may_stand_over_the_signature() -> None:
    found = record(
        "KẾ HOẠCH", "Phòng, chống cháy trong trường học", "Căn cứ Luật Giáo dục ngày 14/6/2019;", *BODY,
        "Vị Xuyên, ngày 28 tháng 4 năm 2024", "Nơi nhận:", "Lưu: VT.",
    ).decision  # fmt: skip
    assert (found.place, found.issued_on) == ("Vị Xuyên", "2024-04-28")


def test_a_law_collections_title_holds_number_and_day() -> None:
    found = record(
        "QUYẾT ĐỊNH", "CỦA THỦ TƯỚNG CHÍNH PHỦ SỐ 77/QĐ-TTg NGÀY 05 THÁNG 02 NĂM 2011", "PHÊ DUYỆT QUY HOẠCH CẤP NƯỚC ĐẾN NĂM 2020",
        "THỦ TƯỚNG CHÍNH PHỦ", "Căn cứ Luật Tổ chức Chính phủ ngày 25 tháng 12 năm 2001;", "QUYẾT ĐỊNH:", "Điều 1. Phê duyệt Quy hoạch:",
        *BODY,
    ).decision  # fmt: skip
    assert (found.number, found.issued_on, found.place) == ("77/QĐ-TTg", "2011-02-05", None)


@pytest.mark.parametrize(
    ("line", "kind", "title"),
    [
        ("CỦA CHÍNH PHỦ SỐ 12/NQ-CP NGÀY 15 THÁNG 01 NĂM 2010", Kind.RESOLUTION, "Về giải pháp trồng rừng năm 2010"),
        # News tells of it under its own title.
        ("CỦA CHÍNH PHỦ VỪA ĐƯỢC BAN HÀNH NGÀY 15 THÁNG 01 NĂM 2010", Kind.NEWS, None),
    ],
)
def test_a_law_collections_text_needs_no_bases(line: str, kind: Kind, title: str | None) -> None:
    told = "Trong năm 2009 rừng được trồng ở nhiều nơi; năm 2010 Chính phủ yêu cầu các bộ tiếp tục trồng rừng. " * 3
    found = record("NGHỊ QUYẾT", line, "VỀ GIẢI PHÁP TRỒNG RỪNG NĂM 2010", told, *BODY)
    assert (found.document.kind, found.decision.title) == (kind, title)


def test_the_party_in_the_national_assembly() -> None:
    found = record(
        "ĐẢNG CỘNG SẢN VIỆT NAM", "BAN CHẤP HÀNH TRUNG ƯƠNG ĐẢNG ĐOÀN QUỐC HỘI", "Số 77-KH/ĐĐQH15",
        "Hà Nội, ngày 10 tháng 02 năm 2025", "KẾ HOẠCH", "Học tập nghị quyết của Trung ương", *BODY,
    ).decision  # fmt: skip
    assert found.number == "77-KH/ĐĐQH15"
    assert found.issuer is not None and found.issuer.name == "Đảng đoàn Quốc hội"


@pytest.mark.parametrize(
    ("lines", "kind", "issuer", "title"),
    [
        (("Quyết định phê duyệt kế hoạch trồng rừng 5 năm 2006 - 2010", "Ủy ban nhân dân tỉnh hà giang",
          "Căn cứ Luật Lâm nghiệp;", "Quyết định:", "Điều 1: Phê duyệt kế hoạch với các nội dung sau:"),
         Kind.DECISION, "Ủy ban nhân dân tỉnh Hà Giang", "Phê duyệt kế hoạch trồng rừng 5 năm 2006 - 2010"),
        (("Nghị quyết về chương trình trồng rừng đến năm 2015", "Hội đồng nhân dân tỉnh hà giang", "Khoá xii, kỳ họp thứ 13",
          "- Căn cứ Luật Lâm nghiệp;", "Quyết nghị", "Điều 1: Nhất trí thông qua Chương trình:"),
         Kind.RESOLUTION, "Hội đồng nhân dân tỉnh Hà Giang", "Về chương trình trồng rừng đến năm 2015"),
    ],
)  # fmt: skip
def test_texts_that_lost_their_heads(lines: tuple[str, ...], kind: Kind, issuer: str, title: str) -> None:
    found = record(*lines, "I - mục tiêu:", "- Đến năm 2010 trồng 500 ha rừng.", "Ii - nhiệm vụ:", "1. Rà soát đất rừng.",
                   "Iii - giải pháp.", "1. Giải pháp về vốn.", "- Huy động vốn của doanh nghiệp.")  # fmt: skip
    assert found.document.kind is kind
    assert found.decision.issuer is not None and found.decision.issuer.name == issuer
    assert found.decision.title is not None and found.decision.title.lower() == title.lower()
    assert [(each.value, each.unit, each.by) for each in found.targets] == [(500, "ha", "2010")]
    assert [each.action for each in found.tasks] == ["Rà soát đất rừng.", "Huy động vốn của doanh nghiệp."]


def test_news_of_a_decision_stays_news() -> None:
    told = "Chiều nay, Ủy ban nhân dân tỉnh tổ chức họp báo công bố quyết định. " * 4
    found = record("Quyết định phê duyệt kế hoạch trồng rừng 5 năm 2006 - 2010", told, "Mục tiêu là trồng 500 ha rừng.")
    assert found.document.kind is Kind.NEWS


def test_a_bodys_name_may_cite_a_decision_over_the_own_number() -> None:
    found = record(
        [["SỞ CÔNG THƯƠNG\nĐOÀN KIỂM TRA THEO\nQUYẾT ĐỊNH SỐ 905/QĐ-SCT",
          "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nHà Giang, ngày 05 tháng 3 năm 2024"]],
        "Số: 906/KH-ĐKT", "KẾ HOẠCH", "Kiểm tra an toàn hóa chất", *BODY,
    ).decision  # fmt: skip
    assert found.number == "906/KH-ĐKT"


@pytest.mark.parametrize(
    ("line", "place", "day"),
    [
        ("Hà Giang, ngày 05 tháng 3 năm 2024", "Hà Giang", "2024-03-05"),
        ("Hà Giang, ngày 0S tháng 3 năm 2024", "Hà Giang", "2024-03"),
        ("Hà Giang, ngày ‹2{ tháng 0f năm/@Ó024", "Hà Giang", None),
        ("Hà Giang, ngày +5 tháng năm 2024", "Hà Giang", "2024"),
        # The comma may be missing behind a province's name; other words before a day are none.
        ("Hà Nội ngày 05 tháng 3 năm 2024", "Hà Nội", "2024-03-05"),
        ("Hôm nay ngày 05 tháng 3 năm 2024", None, None),
        ("Họp tại Hà Nội ngày 05 tháng 3 năm 2024", None, None),
        # A sentence names days too.
        ("Theo họp bàn, những ngày trong các tháng qua của năm 2024", None, None),
    ],
)
def test_a_damaged_day_leaves_the_place(line: str, place: str | None, day: str | None) -> None:
    head = [["ỦY BAN NHÂN DÂN TỈNH HÀ GIANG\nSố: 12/KH-UBND", f"CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n{line}"]]
    found = record(head, "KẾ HOẠCH", "Trồng rừng", "Căn cứ Luật Lâm nghiệp;", *BODY).decision
    assert (found.place, found.issued_on) == (place, day)


@pytest.mark.parametrize(
    ("article", "issuer"),
    [
        ("Điều 1. Phê duyệt kế hoạch trồng rừng trên địa bàn tỉnh Hà Giang:", "Ủy ban nhân dân tỉnh Hà Giang"),
        ("Điều 1. Phê duyệt kế hoạch trồng rừng:", "Ủy ban nhân dân"),
    ],
)
def test_a_council_without_its_province_has_the_one_that_the_text_names(article: str, issuer: str) -> None:
    opening = (
        "Quyết định phê duyệt kế hoạch trồng rừng",
        "Ủy ban nhân dân tỉnh",
        "Căn cứ Luật Lâm nghiệp;",
        "Quyết định:",
    )
    found = record(*opening, article, *BODY).decision
    assert found.issuer is not None and found.issuer.name == issuer


@pytest.mark.parametrize(
    ("rows", "name", "position", "authority"),
    [
        ([["Nơi nhận:", "KT. CHỦ TỊCH"], ["- Lưu: VT.", "PHÓ CHỦ TỊCH\nTrần Văn Thông"]], "Trần Văn Thông", "Phó Chủ tịch", "KT. CHỦ TỊCH"),
        ([["Nơi nhận:\n- Lưu: VT.", "Q. CHỦ TỊCH\nTrần Văn Thông"]], "Trần Văn Thông", "Quyền Chủ tịch", "Q. CHỦ TỊCH"),
        ([["Nơi nhận:\n- Lưu: VT.", "CHỦ TỊCH\nTrần Văn Thông"]], "Trần Văn Thông", "Chủ tịch", None),
        # The state's name below its head's office is no motto.
        ([["", "CHỦ TỊCH\nNƯỚC CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nTrần Văn Thông"]], "Trần Văn Thông", "Chủ tịch", None),
        # A surname's letters may stand apart; what stands before a whole name is another word.
        ([["Nơi nhận:\n- Lưu: VT.", "CHỦ TỊCH\nNgu y ễn Văn Thông"]], "Nguyễn Văn Thông", "Chủ tịch", None),
        ([["Nơi nhận:\n- Lưu: VT.", "CHỦ TỊCH\nĐã ký thay Trần Văn Thông"]], "Trần Văn Thông", "Chủ tịch", None),
        # A body may be named after an office.
        ([["Nơi nhận:\n- Lưu: VT.", "TM. ĐOÀN CHỦ TỊCH\nPHÓ CHỦ TỊCH\nTrần Văn Thông"]],
         "Trần Văn Thông", "Phó Chủ tịch", "TM. ĐOÀN CHỦ TỊCH"),
        ([["Nơi nhận:\n- Lưu: VT.", "TRƯỞNG BAN CHỦ TỊCH UBND TỈNH\nTrần Văn Thông"]], "Trần Văn Thông", "Trưởng ban", None),
        # What signs below another signature that has its own office is not this one's.
        ([["Nơi nhận:", "CHỦ TỊCH"], ["- Lưu: VT.", "PHÓ CHỦ TỊCH\nTrần Văn Thông"]], None, "Chủ tịch", None),
    ],
)  # fmt: skip
def test_signatures(rows: list[list[str]], name: str | None, position: str, authority: str | None) -> None:
    head = [
        [
            "ỦY BAN NHÂN DÂN TỈNH HÀ GIANG\nSố: 12/KH-UBND",
            "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nHà Giang, ngày 05 tháng 3 năm 2024",
        ]
    ]
    signer = record(head, "KẾ HOẠCH", "Trồng rừng năm 2024", *BODY, rows).decision.signer
    assert (signer.name, signer.position, signer.authority) == (name, position, authority)


@pytest.mark.parametrize(
    ("council", "body", "issuer", "level"),
    [
        ("ỦY BAN NHÂN DÂN TỈNH HÀ GIANG", "TRUNG TÂM PHỤC VỤ HÀNH CHÍNH CÔNG",
         "Trung tâm Phục vụ hành chính công tỉnh Hà Giang", Level.DEPARTMENT),
        ("BỘ CÔNG THƯƠNG", "TRUNG TÂM THÔNG TIN CÔNG NGHIỆP", "Trung tâm Thông tin Công nghiệp", Level.MINISTRY),
    ],
)  # fmt: skip
def test_a_centre_is_of_the_council_above_it(council: str, body: str, issuer: str, level: Level) -> None:
    head = [
        [f"{council}\n{body}\nSố: 12/KH-TT", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nHà Giang, ngày 05 tháng 3 năm 2024"]
    ]
    found = record(head, "KẾ HOẠCH", "Rà soát thủ tục", *BODY).decision.issuer
    assert found is not None and (found.name, found.level) == (issuer, level)


@pytest.mark.parametrize("rule", ["", "\n---------------", " ---"])
def test_the_partys_heading_may_have_a_rule_below_it(rule: str) -> None:
    found = record(
        [["BAN CHẤP HÀNH TRUNG ƯƠNG", f"ĐẢNG CỘNG SẢN VIỆT NAM{rule}"], ["Số 21-KL/TW", "Hà Nội, ngày 05 tháng 3 năm 2024"]],
        "KẾT LUẬN", "CỦA BAN BÍ THƯ VỀ TRỒNG RỪNG", *BODY,
    ).decision  # fmt: skip
    assert (found.number, found.type) == ("21-KL/TW", "Kết luận")
