"""Texts as they come: each kind of damage is read through, or told by a warning; nothing is made up."""

import unicodedata
from pathlib import Path

import pytest

from corpus.read import read_document
from extract.damage import find_damage
from extract.pipeline import extract_record
from schemas import Record

HEAD = """ỦY BAN NHÂN DÂN
TỈNH YÊN BÁI
-------

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
---------------

Số: 1571/QĐ-UBND
Yên Bái, ngày 31 tháng 8 năm 2015
"""
FLAT = """ỦY BAN NHÂN DÂN TỈNH YÊN BÁI  | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM Độc lập - Tự do - Hạnh phúc
------- | ---------------
Số: 1571/QĐ-UBND | Yên Bái, ngày 31 tháng 8 năm 2015
"""
REST = """
QUYẾT ĐỊNH
Về việc phê duyệt Kế hoạch phát triển chợ giai đoạn 2016 - 2020

CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH

Căn cứ Luật Tổ chức chính quyền địa phương ngày 19/6/2015;
Căn cứ Quyết định số 899/QĐ-TTg ngày 10/6/2013 của Thủ tướng Chính phủ về phát triển chợ;

QUYẾT ĐỊNH:

Điều 1. Phê duyệt Kế hoạch phát triển chợ giai đoạn 2016 - 2020.
1. Mục tiêu: đến năm 2020 đạt 80% chợ đạt chuẩn.
Điều 2. Giao Sở Công Thương chủ trì, phối hợp với Sở Tài chính tổ chức thực hiện.
Điều 3. Quyết định này có hiệu lực kể từ ngày ký.

CHỦ TỊCH


Lò Văn Tiến
"""
TEXT = HEAD + REST


@pytest.fixture
def read(tmp_path: Path):  # type: ignore[no-untyped-def]
    def make(text: str) -> Record:
        file = tmp_path / "text.txt"
        file.write_text(text, encoding="utf-8")
        return extract_record(read_document(file))

    return make


def told(record: Record) -> tuple[object, ...]:
    """What a reader of the decision would tell of it."""
    decision = record.decision
    return (
        decision.number,
        decision.type,
        decision.issuer.name if decision.issuer else None,
        decision.issued_on,
        record.plan.period.end if record.plan else None,
        [(reference.number, reference.issued_on, str(reference.relation)) for reference in record.references],
        [([a.id for a in task.lead], [a.id for a in task.partners]) for task in record.tasks],
        [(target.value, target.unit, target.by) for target in record.targets],
    )


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(TEXT.replace("/", "⁄"), id="U+2044 for slashes"),
        pytest.param(TEXT.replace("1571/QĐ", "1571∕QĐ").replace("899/QĐ", "899／QĐ"), id="other slashes"),
        pytest.param(unicodedata.normalize("NFD", TEXT), id="all letters decomposed"),
        pytest.param(HEAD + unicodedata.normalize("NFD", REST), id="composed and decomposed in one text"),
        pytest.param(TEXT.replace("Đ", "Ð").replace("đ", "ð"), id="eth for đ"),
        pytest.param(TEXT.replace(" ", "\u00a0"), id="no-break spaces"),
        pytest.param("\u200b" + TEXT.replace("Sở ", "S\u200bở \u200e"), id="zero-width characters"),
        pytest.param(TEXT.replace("HÒA", "HOÀ").replace("Ủy", "Uỷ").replace("ỦY", "UỶ"), id="old tone places"),
        pytest.param(TEXT.replace("–", "-").replace(" - ", " – "), id="other dashes"),
        pytest.param(
            TEXT.replace("Số: 1571", "Số1571")
            .replace("số 899", "số899")
            .replace("ngày 10/6/2013 của", "ngày10/6/2013của"),
            id="blanks lost around numbers and dates",
        ),
        pytest.param(TEXT.replace("QĐ-UBND", "QĐUBND").replace("QĐ-TTg", "QĐTTg"), id="hyphens lost in symbols"),
        pytest.param(TEXT.replace("2016 - 2020", "20162020"), id="the dash of a period lost"),
        pytest.param(TEXT.replace("1571/QĐ-UBND", "1571/Q Đ-UBN D"), id="letters of a symbol set apart"),
        pytest.param(TEXT.replace("Số: 1571", "S ố: 1571"), id="letters of the number's word set apart"),
        pytest.param(
            TEXT.replace("hoạch", "ho ạ ch").replace("thực hiện", "th ự c hi ệ n"), id="letters of words set apart"
        ),
        pytest.param(
            TEXT.replace("1571/QĐ-UBND", "1571/qđ-ubnd").replace("899/QĐ-TTg", "899/qđ-ttg"),
            id="symbols in small letters",
        ),
        pytest.param(
            TEXT.replace("QĐ-TTg", "QĐ- TTg").replace("1571/QĐ-UBND", "1571 / QĐ - UBND"), id="blanks inside symbols"
        ),
        pytest.param(TEXT.replace("899/QĐ-TTg", "899/QĐ\ufffeTTg"), id="U+FFFE for a hyphen"),
        pytest.param(TEXT.replace("899/QĐ-TTg", "899/QĐ-TTg1"), id="a footnote's figure on a symbol"),
        pytest.param(FLAT + REST, id="head flattened to cells"),
        pytest.param(
            FLAT.replace("\n------- | ---------------\n", " ").replace("|", " ") + REST, id="head run into one line"
        ),
        pytest.param(
            TEXT.replace("ngày 31 tháng 8 năm", "ngày 31  tháng8  năm").replace("10/6/2013", "10.6.2013"),
            id="dates with lost blanks and points",
        ),
        pytest.param(
            TEXT.replace("ngày 31 tháng 8 năm 2015", "ngày 31/8/2015").replace("10/6/2013", "10-06-2013"),
            id="dates in figures",
        ),
        pytest.param(
            TEXT.replace("phối hợp", "phối\nhợp").replace("Số: ", "Số:\n").replace("đạt chuẩn", "đạt\nchuẩn"),
            id="hard wraps",
        ),
        pytest.param(TEXT.replace("QUYẾT ĐỊNH:", "|||||\n------\nQUYẾT ĐỊNH:"), id="rests of a flattened table"),
        pytest.param(
            TEXT.replace("Giao Sở Công Thương", "Giao Sở Công Thư | ơng").replace("tổ chức thực", "tổ ch | ức thực"),
            id="words cut by the edge of a cell",
        ),
        pytest.param(TEXT.replace("XÃ HỘI", "XàHỘI"), id="a letter of the motto lost with its blank"),
        pytest.param(
            TEXT.replace(
                "CHỦ TỊCH\n\n",
                "Nơi nhận:\n- Như Điều 3;\n- Lưu VT.\nD:\\VANBAN\\2015\\QD phe duyet cho.doc\n\nCHỦ TỊCH\n\n",
            ),
            id="a file's path below the recipients",
        ),
        pytest.param(
            TEXT + "Các tin khác\n- Giao Sở Y tế chủ trì, phối hợp với Sở Tài chính phòng chống dịch (12/3/2016)\n"
            "- Đến năm 2020 đạt 95% dân số có bảo hiểm y tế (12/3/2016)\nBản quyền thuộc Cổng thông tin điện tử tỉnh\n",
            id="a portal's other news below it",
        ),
        pytest.param(
            "Trang chủ | Tin tức\nThứ Hai, 18/12/2017 11:45:13 CH\n"
            + TEXT
            + "Các tin khác\nQuyết định số 12/QĐ-UBND ngày 1/1/2016\n",
            id="a portal's own words around it",
        ),
    ],
)
def test_damage_that_is_read_through(read, text: str) -> None:  # type: ignore[no-untyped-def]
    assert told(read(text)) == (
        "1571/QĐ-UBND",
        "Quyết định",
        "Ủy ban nhân dân tỉnh Yên Bái",
        "2015-08-31",
        "2020",
        [("899/QĐ-TTg", "2013-06-10", "legal_basis")],
        [(["so-cong-thuong@15"], ["so-tai-chinh@15"])],
        [(80, "%", "2020")],
    )


def test_a_number_that_cannot_be_read_is_not_taken_from_the_title(read) -> None:  # type: ignore[no-untyped-def]
    title = "Về việc phê duyệt Kế hoạch phát triển chợ giai đoạn 2016 - 2020"
    damaged = TEXT.replace("Số: 1571/QĐ-UBND", "S.. 15//QĐ").replace(
        title, "TRIỂN KHAI CHỈ THỊ SỐ 32/CT-TTG VỀ PHÁT TRIỂN CHỢ", 1
    )
    assert read(damaged).decision.number is None


@pytest.mark.parametrize("symbol", ["QĐ-UBND", "QĐUBND", "QĐ – UBND"])
def test_news_report_a_decision_whose_symbol_is_damaged(read, symbol: str) -> None:  # type: ignore[no-untyped-def]
    news = (
        "Phát triển chợ nông thôn đến năm 2020\n\nNgày 31/8/2015, Ủy ban nhân dân tỉnh Yên Bái đã ban hành Quyết định số "
        f"1571/{symbol} phê duyệt Kế hoạch phát triển chợ giai đoạn 2016 - 2020. Theo đó, đến năm 2020 có 80% chợ trên địa "
        "bàn tỉnh đạt chuẩn, tạo điều kiện để người dân buôn bán.\n"
    )
    decision = read(news).decision
    assert (decision.number, decision.type, decision.issued_on) == ("1571/QĐ-UBND", "Quyết định", "2015-08-31")


@pytest.mark.parametrize(("serial", "figure"), [("12A", 12), ("30a", 30), ("66.2", 66)])
def test_news_report_a_decision_whose_serial_is_more_than_a_figure(read, serial: str, figure: int) -> None:  # type: ignore[no-untyped-def]
    news = (
        "Phát triển chợ nông thôn đến năm 2020\n\nNgày 31/8/2015, Ủy ban nhân dân tỉnh Yên Bái đã ban hành Quyết định số "
        f"{serial}/2015/QĐ-UBND phê duyệt Kế hoạch phát triển chợ giai đoạn 2016 - 2020. Theo đó, đến năm 2020 có 80% chợ trên "
        "địa bàn tỉnh đạt chuẩn, tạo điều kiện để người dân buôn bán.\n"
    )
    decision = read(news).decision
    assert (decision.number, decision.serial, decision.year) == (f"{serial}/2015/QĐ-UBND", figure, 2015)


@pytest.mark.parametrize("blank", ["Số:        /", "Số: /2015/", "Số: ......../"])
def test_a_blank_number_is_no_number_and_said(read, blank: str) -> None:  # type: ignore[no-untyped-def]
    record = read(TEXT.replace("Số: 1571/", blank))
    assert (record.decision.number, record.decision.symbol) == (None, "QĐ-UBND")
    assert "unnumbered" in [warning.code for warning in record.warnings]


@pytest.mark.parametrize(
    ("blank", "issued_on"), [("      tháng 8", "2015-08"), (" ... tháng 8", "2015-08"), ("     tháng     ", "2015")]
)
def test_a_blank_day_leaves_the_month(read, blank: str, issued_on: str) -> None:  # type: ignore[no-untyped-def]
    assert read(TEXT.replace("ngày 31 tháng 8", f"ngày{blank}")).decision.issued_on == issued_on


def test_a_symbol_of_another_type_is_kept_and_said(read) -> None:  # type: ignore[no-untyped-def]
    record = read(TEXT.replace("1571/QĐ-UBND", "1571/CT-UBND"))
    assert (record.decision.number, record.decision.type) == ("1571/CT-UBND", "Quyết định")
    assert "type.differs_from_symbol" in [warning.code for warning in record.warnings]


@pytest.mark.parametrize("printed", ["96/NĐ-CP", "899/QD-TTg"])
def test_a_number_with_an_odd_symbol_stays_as_printed(read, printed: str) -> None:  # type: ignore[no-untyped-def]
    assert [reference.number for reference in read(TEXT.replace("899/QĐ-TTg", printed)).references] == [printed]


HALVES = (
    "Ủy ban nhân dân các huyện, thị xã, thành phố chỉ đạo",
    "rà soát hiện trạng mạng lưới chợ trên địa bàn, xây dựng",
    "kế hoạch đầu tư, nâng cấp chợ nông thôn, ưu tiên nguồn",
    "vốn ngân sách cho các xã đặc biệt khó khăn, tổ chức",
    "đấu thầu quản lý khai thác, bảo đảm an toàn thực phẩm.",
    "Phấn đấu đến năm 2018 có 95% chợ nông thôn đạt chuẩn trước",
    "ngày 30 tháng 6 năm 2018 và báo cáo kết quả thực hiện",
    "về cơ quan thường trực để tổng hợp trình cấp có thẩm",
    "quyền xem xét, quyết định việc bổ sung kinh phí cho",
    "những địa phương hoàn thành sớm các chỉ tiêu được",
    "giao và xử lý nghiêm các trường hợp chậm tiến độ gây",
    "lãng phí tài sản của nhà nước cũng như công sức của",
    "nhân dân đã đóng góp xây dựng các công trình dân sinh",
    "phục vụ sản xuất và đời sống trên địa bàn các xã vùng",
    "cao, vùng sâu, vùng xa, vùng đồng bào dân tộc thiểu",
    "số còn nhiều khó khăn về hạ tầng giao thông, điện và",
    "nước sinh hoạt theo tiêu chuẩn của ngành do cơ quan",
    "có thẩm quyền ban hành áp dụng cho giai đoạn tới.",
)


def test_columns_read_across_are_told_and_nothing_is_guessed_from_them(read) -> None:  # type: ignore[no-untyped-def]
    middle = len(HALVES) // 2
    across = [line for pair in zip(HALVES[:middle], HALVES[middle:], strict=True) for line in pair]
    sound, broken = (
        read(TEXT.replace("Điều 3.", "2. Chợ nông thôn\n" + "\n".join(lines) + "\nĐiều 3."))
        for lines in (HALVES, across)
    )
    assert told(broken) == told(read(TEXT))
    (warning,) = [each for each in broken.warnings if each.code == "text.columns_interleaved"]
    assert across[2] in broken.document.text[warning.start : warning.end]
    assert [target.value for target in sound.targets] == [80, 95]
    assert "text.columns_interleaved" not in [each.code for each in sound.warnings]


def test_columns_beside_each_other_are_read_in_their_order(read) -> None:  # type: ignore[no-untyped-def]
    middle = len(HALVES) // 2
    beside = [f"{left:60}{right}" for left, right in zip(HALVES[:middle], HALVES[middle:], strict=True)]
    record = read(TEXT.replace("Điều 3.", "2. Chợ nông thôn\n" + "\n".join(beside) + "\n\nĐiều 3."))
    assert " ".join(HALVES) in record.document.text
    assert [target.value for target in record.targets] == [80, 95]


PROSE = (
    "Ủy ban nhân dân tỉnh yêu cầu các sở, ban, ngành tập trung triển khai các nhiệm vụ trọng tâm của năm, trong đó ưu tiên "
    "phát triển hạ tầng thương mại nông thôn, hỗ trợ hợp tác xã đổi mới công nghệ và không để xảy ra tình trạng chậm tiến độ. "
) * 3


@pytest.mark.parametrize(
    ("written", "value", "unit"),
    [
        ("7.5 ha cây xanh", "7.5", "ha"),
        ("diện tích rừng 30.000 ha[1]", "30000", "ha"),
        ("diện tích rừng 30.000 ha¹", "30000", "ha"),
        ("1.073.117 hộ dân có điện", "1073117", "hộ dân"),
        ("1,073,117 hộ dân có điện", "1073117", "hộ dân"),
    ],
)
def test_figures_of_targets(read, written: str, value: str, unit: str) -> None:  # type: ignore[no-untyped-def]
    (target,) = read(TEXT.replace("80% chợ đạt chuẩn", written)).targets
    assert (str(target.value), target.unit) == (value, unit)


@pytest.mark.parametrize("written", ["4,322% chợ đạt chuẩn", "1.073.1 17 hộ dân có điện"])
def test_figures_of_targets_that_are_torn_or_have_two_readings_are_told(read, written: str) -> None:  # type: ignore[no-untyped-def]
    record = read(TEXT.replace("80% chợ đạt chuẩn", written))
    assert (record.targets, [warning.code for warning in record.warnings]) == ([], ["figure.unread"])


@pytest.mark.parametrize(
    ("written", "amount"),
    [
        ("1.573,1 tỷ đồng", 1_573_100_000_000), ("15 ngàn tỉ", 15_000_000_000_000), ("15 tỷ đồng đồng", 15_000_000_000),
        ("76.520.000d", 76_520_000), ("49,691,856 đồng", 49_691_856), ("15.598.856 đồng", 15_598_856), ("4,32 tỷ", 4_320_000_000),
    ],
)  # fmt: skip
def test_sums(read, written: str, amount: int) -> None:  # type: ignore[no-untyped-def]
    record = read(TEXT.replace("Điều 2.", f"3. Kinh phí thực hiện: {written}.\nĐiều 2."))
    assert ([budget.amount for budget in record.budgets], record.warnings) == ([amount], [])


@pytest.mark.parametrize("written", ["4,322 tỷ đồng", "600,660 tỷ", "76.520.0 00 đồng"])
def test_sums_that_are_torn_or_have_two_readings_are_told(read, written: str) -> None:  # type: ignore[no-untyped-def]
    record = read(TEXT.replace("Điều 2.", f"3. Kinh phí thực hiện: {written}.\nĐiều 2."))
    assert (record.budgets, [warning.code for warning in record.warnings]) == ([], ["amount.ambiguous"])


@pytest.mark.parametrize(
    ("written", "end"),
    [
        ("28.5.2016", "2016-05-28"), ("22-06-2016", "2016-06-22"), ("06 / 7 /2016", "2016-07-06"), ("30⁄6⁄2016", "2016-06-30"),
        ("05 tháng11 năm 2016", "2016-11-05"), ("15 tháng 3\nnăm 2016", "2016-03-15"),
    ],
)  # fmt: skip
def test_days_are_written_before_months(read, written: str, end: str) -> None:  # type: ignore[no-untyped-def]
    (task,) = read(TEXT.replace("tổ chức thực hiện.", f"tổ chức thực hiện trước ngày {written}.")).tasks
    assert task.end == end


def without_marks(text: str, marks: str) -> str:
    """A text whose font lost some marks."""
    decomposed = unicodedata.normalize("NFD", text)
    return unicodedata.normalize("NFC", "".join(letter for letter in decomposed if letter not in marks))


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (
            PROSE.replace("các sở", "cácsở").replace("tập trung", "tậptrung").replace("nhiệm vụ", "nhiệmvụ"),
            "text.words_run_together",
        ),
        (PROSE.replace("ệ", " ệ ").replace("ể", " ể ").replace("ụ", " ụ ").replace("ạ", " ạ "), "text.letters_apart"),
        (
            "".join(letter for letter in PROSE if letter.isascii()).replace("o", "").replace("i", ""),
            "text.letters_lost",
        ),
        # a font without the glyphs of some letters
        (PROSE.translate(str.maketrans("", "", "ấầẩậắằẳặếềểễệốồổỗộớờởỡợứừửữự")), "text.letters_lost"),
        (PROSE.translate(str.maketrans("", "", "ảẩểổởửẢẨỂỔỞỬệế")), "text.letters_lost"),
        (PROSE.translate(str.maketrans("ươđƯƠĐ", "      ")), "text.letters_apart"),
        (PROSE.replace("ông", "ơng"), "text.marks_shifted"),
        ("Giao duc va Đao tao ̣ ́ ̣ ̀ tô chưc hop ̉ ́ ̣ " * 12, "text.marks_shifted"),
        (without_marks(PROSE, "\u0300\u0301\u0303\u0309\u0323"), "text.marks_shifted"),
        (without_marks(PROSE, "\u0300\u0301\u0303\u0309\u0323\u0302\u0306\u031b"), "text.not_vietnamese"),
        # pages that are shown in a font of their own and not to be copied
        (
            "".join(chr(0xE000 + ord(letter) % 200) if letter.isalpha() else letter for letter in PROSE),
            "text.not_vietnamese",
        ),
        (PROSE[::-1], "text.not_vietnamese"),
        (PROSE.translate(str.maketrans("aeiouhgn", "ztkqrxcb")), "text.not_vietnamese"),
    ],
)
def test_damage_that_is_told(text: str, code: str) -> None:
    assert code in [warning.code for warning in find_damage(text).warnings]


@pytest.mark.parametrize(
    "text",
    [
        PROSE,
        PROSE.upper(),
        PROSE + "Phần mềm Windows Server, Facebook, Youtube, Blockchain, PostgreSQL, https://dichvucong.gov.vn " * 3,
        PROSE
        + "Dữ liệu mở (Open Data), dashboard, online, website, chatbot, email và internet dùng cho casino, casino, casino. "
        * 2,
        PROSE
        + "Xã Đắk Pxi, huyện Krông Nô, buôn Păng Prăng, thị trấn Ia Kha, Lắk, Tà Tổng, Mù Cang Chải, rộng 20 ha, 3 km. "
        * 2,
        "Nhà ở xã hội, nhà ở công nhân: nhà ở là ý nguyện, chú ý, để ý. " * 20,
        "ngắn",
        "",
    ],
)
def test_a_sound_text_has_no_damage(text: str) -> None:
    assert find_damage(text).warnings == ()


@pytest.mark.parametrize(
    ("basis", "codes"),
    [
        ("Quyết định số 12/2020/QĐ-TTg ngày 10/6/2012", ["reference.year_differs"]),
        ("Quyết định số 899/QĐ-TTg ngày 10/6/2033", ["reference.later_than_decision"]),
        ("Quyết định số 12/2013/QĐ-TTg ngày 10/6/2013", []),
        ("Quyết định số 899/QĐ-TTg ngày 31/8/2015", []),
        ("Luật Tổ chức chính quyền số 77/2015/QH13", []),
    ],
)
def test_dates_of_references_that_cannot_be_right_are_told(read, basis: str, codes: list[str]) -> None:  # type: ignore[no-untyped-def]
    record = read(TEXT.replace("Quyết định số 899/QĐ-TTg ngày 10/6/2013", basis))
    assert [warning.code for warning in record.warnings if warning.code.startswith("reference.")] == codes
