"""The decision that a news item reports: told with its whole number, with the bare one, or with none."""

import pytest

from corpus.read import read_bytes
from extract.pipeline import extract_record
from schemas import Decision

GOES_ON = (
    "Theo đó, trong thời gian tới các địa phương sẽ rà soát quỹ đất, lựa chọn loại cây phù hợp và huy động người dân tham gia "
    "chăm sóc cây trong suốt mùa mưa."
)
ELSE = (
    "Tại buổi lễ sáng nay, đông đảo người dân của các phường đã trồng hàng trăm cây xanh trên các tuyến đường, góp phần làm"
    " đẹp cảnh quan của các khu phố trong thành phố."
)


def reported(*lines: str) -> Decision:
    return extract_record(read_bytes("\n\n".join(lines).encode(), "tin.txt")).decision


def told(sentence: str, *, published: str = "20/06/2024", rest: str = GOES_ON) -> Decision:
    return reported("Thêm cây xanh cho các khu đô thị", published, sentence, rest, ELSE)


@pytest.mark.parametrize(
    ("sentence", "number", "kind", "issuer", "day", "title"),
    [
        (
            "UBND tỉnh Điện Biên vừa có quyết định 1250, ngày 4-6-2024 về ban hành Đề án trồng cây xanh giai đoạn 2024 - 2028.",
            "1250", "Quyết định", "Ủy ban nhân dân tỉnh Điện Biên", "2024-06-04",
            "Về ban hành Đề án trồng cây xanh giai đoạn 2024 - 2028",
        ),
        (
            "Ngày 4/6, Thủ tướng Chính phủ đã ký quyết định phê duyệt đề án trồng cây xanh giai đoạn 2024-2028.",
            None, "Quyết định", "Thủ tướng Chính phủ", "2024-06-04", "Phê duyệt đề án trồng cây xanh giai đoạn 2024-2028",
        ),
        (
            "UBND tỉnh Điện Biên vừa ban hành Kế hoạch thực hiện Đề án trồng cây xanh trên địa bàn tỉnh.",
            None, "Kế hoạch", "Ủy ban nhân dân tỉnh Điện Biên", None, "Thực hiện Đề án trồng cây xanh trên địa bàn tỉnh",
        ),
        (
            "Đề án Trồng cây xanh ven đường mà Bộ Xây dựng mới phê duyệt đặt mục tiêu mỗi đô thị có thêm một vườn ươm.",
            None, None, "Bộ Xây dựng", None, "Đề án Trồng cây xanh ven đường",
        ),
    ],
)  # fmt: skip
def test_without_a_symbol(
    sentence: str, number: str | None, kind: str | None, issuer: str, day: str | None, title: str
) -> None:
    decision = told(sentence)
    assert decision.issuer is not None
    assert (decision.number, decision.type, decision.issuer.name, decision.issued_on, decision.title) == (
        number, kind, issuer, day, title,
    )  # fmt: skip


@pytest.mark.parametrize(
    "sentence",
    [
        "UBND tỉnh Điện Biên sẽ ban hành Kế hoạch thực hiện Đề án trồng cây xanh trên địa bàn tỉnh vào ngày 4/7/2024.",
        "Ngày 4/6, Sở Xây dựng trình UBND tỉnh Điện Biên ban hành Kế hoạch thực hiện Đề án trồng cây xanh trên địa bàn.",
        "Ngày 4/6, Ban Thường vụ Tỉnh ủy đã ban hành Kế hoạch thực hiện Chỉ thị về trồng cây xanh trên địa bàn tỉnh.",
        "Đề án Trồng cây xanh ven đường được Bộ Xây dựng phê duyệt đang được các đô thị triển khai từ nhiều năm nay.",
        "UBND tỉnh Điện Biên đã ban hành Kế hoạch thực hiện Đề án trồng cây xanh trên địa bàn tỉnh từ nhiều năm trước.",
    ],
)
def test_what_was_not_just_issued(sentence: str) -> None:
    assert told(sentence) == Decision()


def test_what_the_item_does_not_go_on_with_is_its_background() -> None:
    sentence = "UBND tỉnh Điện Biên vừa ban hành Kế hoạch thực hiện Đề án trồng cây xanh trên địa bàn tỉnh."
    assert told(sentence).type == "Kế hoạch"
    assert told(sentence, rest=ELSE) == Decision()


@pytest.mark.parametrize(
    ("opening", "published", "day"),
    [
        ("Ngày 30.5", "04/06/2024", "2024-05-30"),
        ("Ngày 28/12", "04/01/2024", "2023-12-28"),
        ("Ngày 28/12/2022", "04/01/2024", "2022-12-28"),
        ("Ngày 30.5", "04/05/2024", None),  # no day of the months before
        ("Ngày 31/2", "04/06/2024", None),
    ],
)
def test_a_day_without_its_year(opening: str, published: str, day: str | None) -> None:
    sentence = f"{opening}, UBND tỉnh Điện Biên ban hành Kế hoạch số 12/KH-UBND về việc trồng cây xanh đô thị."
    assert told(sentence, published=published).issued_on == day


@pytest.mark.parametrize(
    ("words", "name", "position", "issuer"),
    [
        ("Phó Thủ tướng Lò Văn Minh vừa ký", "Lò Văn Minh", "Phó Thủ tướng", "Thủ tướng Chính phủ"),
        ("Phó Thủ tướng Thường trực Chính phủ Lò Văn Minh vừa thay mặt Thủ tướng ký", "Lò Văn Minh",
         "Phó Thủ tướng Thường trực Chính phủ", "Thủ tướng Chính phủ"),
        ("Thủ tướng Chính phủ vừa ký", None, None, "Thủ tướng Chính phủ"),
    ],
)  # fmt: skip
def test_who_signed(words: str, name: str | None, position: str | None, issuer: str) -> None:
    for number in ("Quyết định số 640/QĐ-TTg phê duyệt", "Quyết định số 640 phê duyệt", "Quyết định phê duyệt"):
        decision = told(f"{words} {number} Đề án trồng cây xanh đô thị đến năm 2030.")
        assert decision.issuer is not None
        assert (decision.signer.name, decision.signer.position, decision.issuer.name) == (name, position, issuer)


@pytest.mark.parametrize(
    ("words", "name", "position"),
    [
        ("Chủ tịch UBND tỉnh Hà Giang Nguyễn Văn Sơn đã ký", "Nguyễn Văn Sơn", "Chủ tịch UBND tỉnh Hà Giang"),
        ("Chủ tịch UBND tỉnh Hà Giang đã ký", None, None),
        ("Phó Chủ tịch UBND TP Hồ Chí Minh Lò Thị Mai Anh ký", "Lò Thị Mai Anh", "Phó Chủ tịch UBND TP Hồ Chí Minh"),
        ("Chủ tịch UBND thành phố Hồ Chí Minh ký", None, None),
        ("Giám đốc Sở Công Thương tỉnh Phú Thọ vừa ký", None, None),
        ("Giám đốc Sở Công Thương Nguyễn Hồng Minh vừa ký", "Nguyễn Hồng Minh", "Giám đốc Sở Công Thương"),
        ("Đoàn công tác của Sở Xây dựng đã ký", None, None),
    ],
)
def test_a_name_is_no_place(words: str, name: str | None, position: str | None) -> None:
    decision = told(
        f"Ngày 4/6/2024, {words} Quyết định số 640/QĐ-UBND phê duyệt Đề án trồng cây xanh đô thị đến năm 2030."
    )
    assert (decision.signer.name, decision.signer.position) == (name, position)


def test_the_sentence_that_tells_of_the_issuing_gives_the_title() -> None:
    headline = "Nghị quyết 88/NQ-CP 2024 về Chương trình trồng cây ra sao?"
    sentence = "Ngày 4/6/2024, Chính phủ có Nghị quyết 88/NQ-CP năm 2024 ban hành Chương trình trồng một triệu cây xanh ven đường."
    decision = reported(headline, sentence, GOES_ON, ELSE)
    assert decision.title == "Ban hành Chương trình trồng một triệu cây xanh ven đường"


@pytest.mark.parametrize(
    ("sentence", "years"),
    [
        ("Thời gian thực hiện Dự án từ năm 2024 – 2028.", ("2024", "2028")),
        ("Thời gian thực hiện các thủ tục từ năm 2020 đến nay đã giảm.", (None, None)),
    ],
)
def test_the_plans_time_told_in_a_sentence(sentence: str, years: tuple[str | None, str | None]) -> None:
    opening = "Ngày 4/6/2024, UBND tỉnh Điện Biên đã ban hành Quyết định số 640/QĐ-UBND phê duyệt Dự án trồng cây xanh ven đường."
    text = "\n\n".join(("Thêm cây xanh", opening, GOES_ON, sentence))
    plan = extract_record(read_bytes(text.encode(), "tin.txt")).plan
    assert plan is not None
    assert (plan.period.start, plan.period.end) == years
