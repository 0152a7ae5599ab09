"""Orders that news report: telegrams, letters and notices of conclusions."""

import pytest

from corpus.read import read_bytes
from extract.pipeline import extract_record
from schemas import Decision, Record

GOES_ON = (
    "Theo đó, trong thời gian tới các địa phương sẽ kiểm tra hồ đập, chuẩn bị vật tư và bố trí người trực trong suốt mùa mưa để bảo đảm "
    "an toàn cho các khu dân cư."
)
ELSE = (
    "Những ngày qua, mưa lớn đã gây ngập nhiều tuyến đường và làm hư hỏng hàng chục ngôi nhà của người dân ở các xã vùng cao,"
    " nhiều nơi còn bị chia cắt."
)


def record(*lines: str) -> Record:
    return extract_record(read_bytes("\n\n".join(("Giữ an toàn hồ đập", *lines)).encode(), "tin.txt"))


def reported(*lines: str) -> Decision:
    return record(*lines).decision


@pytest.mark.parametrize(
    ("sentence", "number", "kind", "issuer", "signer", "title"),
    [
        (
            "Phó Thủ tướng Lò Văn Minh vừa ký Công điện số 19/CĐ-TTg của Thủ tướng Chính phủ về việc bảo đảm an toàn hồ đập.",
            "19/CĐ-TTg", "Công điện", "Thủ tướng Chính phủ", "Lò Văn Minh", "Về việc bảo đảm an toàn hồ đập",
        ),
        (
            "Văn phòng Chính phủ vừa có Thông báo kết luận số 84/TB-VPCP của Thường trực Chính phủ tại cuộc họp về việc sửa hồ đập.",
            "84/TB-VPCP", "Thông báo", "Văn phòng Chính phủ", None, "Về việc sửa hồ đập",
        ),
        (
            "Bộ trưởng Bộ Công Thương vừa ban hành Công điện số 62 /CĐ-BCT lệnh Giám đốc Công ty Thủy điện A về việc đóng một cửa xả "
            "vào hồi 10h00' ngày 12/8/2024 và Công điện số 63 /CĐ-BCT về việc đóng cửa xả thứ hai.",
            "62/CĐ-BCT", "Công điện", "Bộ Công Thương", None, "Về việc đóng một cửa xả vào hồi 10h00' ngày 12/8/2024",
        ),
        (
            "Phó Chủ tịch UBND tỉnh Điện Biên Lò Văn Minh vừa có công văn gửi Sở Xây dựng, Công ty A (Công ty A) về việc sửa hồ đập.",
            None, "Công văn", "Ủy ban nhân dân tỉnh Điện Biên", "Lò Văn Minh", "Về việc sửa hồ đập",
        ),
        (
            "Mới đây, Sở Xây dựng tỉnh Điện Biên đã có văn bản đề nghị các công ty thủy lợi kiểm tra hồ đập.",
            None, None, "Sở Xây dựng tỉnh Điện Biên", None, "Đề nghị các công ty thủy lợi kiểm tra hồ đập",
        ),
        (
            "Thủ tướng Chính phủ Lò Văn Minh đã có Công điện số 19/CĐ-TTg chỉ đạo khắc phục hậu quả vỡ hồ đập.",
            "19/CĐ-TTg", "Công điện", "Thủ tướng Chính phủ", "Lò Văn Minh", "Chỉ đạo khắc phục hậu quả vỡ hồ đập",
        ),
        (
            "Phó Chủ tịch UBND tỉnh Lò Văn Minh vừa ký ban hành văn bản triển khai thực hiện Đề án sửa hồ đập.",
            None, None, "Ủy ban nhân dân", "Lò Văn Minh", "Triển khai thực hiện Đề án sửa hồ đập",
        ),
    ],
)  # fmt: skip
def test_reported(
    sentence: str, number: str | None, kind: str | None, issuer: str, signer: str | None, title: str
) -> None:
    decision = reported(sentence, GOES_ON, ELSE)
    assert decision.issuer is not None
    assert (decision.number, decision.type, decision.issuer.name, decision.signer.name, decision.title) == (
        number, kind, issuer, signer, title,
    )  # fmt: skip
    assert decision.issued_on is None


@pytest.mark.parametrize(
    "sentence",
    [
        "Thực hiện Công điện số 19/CĐ-TTg của Thủ tướng Chính phủ, các xã đã kiểm tra hồ đập và bố trí người trực.",
        "Sở Xây dựng đề nghị UBND tỉnh Điện Biên có công văn gửi Bộ Công Thương về việc sửa hồ đập trong năm nay.",
        "UBND tỉnh Điện Biên đã có văn bản về việc sửa hồ đập từ nhiều năm trước nhưng đến nay chưa làm.",
    ],
)
def test_not_reported(sentence: str) -> None:
    assert reported(sentence, GOES_ON, ELSE) == Decision()


def test_what_names_the_document_again_further_on_is_about_it() -> None:
    sentence = "UBND tỉnh Điện Biên vừa ban hành Kế hoạch tổ chức kiểm tra hồ đập trên địa bàn tỉnh."
    far = (sentence, ELSE, ELSE, ELSE, ELSE, GOES_ON)
    assert reported(*far) == Decision()
    assert reported(*far, "Theo kế hoạch, các xã sẽ sửa 12 hồ đập trước mùa mưa năm sau.").type == "Kế hoạch"


def test_a_feeds_excerpt_gives_no_title() -> None:
    sentence = "Phó Thủ tướng Lò Văn Minh vừa ký Công điện số 19/CĐ-TTg về việc bảo đảm an toàn hồ đập trong mùa mưa"
    assert reported(f"{sentence} ...", f"{sentence} và sau lũ.", GOES_ON).title == (
        "Về việc bảo đảm an toàn hồ đập trong mùa mưa và sau lũ"
    )


def test_an_order_is_no_plan_that_it_speaks_of() -> None:
    sentence = (
        "Thủ tướng Chính phủ vừa ban hành Công điện số 19/CĐ-TTg yêu cầu sửa hồ theo Đề án an toàn hồ đập đến năm 2030."
    )
    assert reported(sentence, GOES_ON, ELSE).title == "Yêu cầu sửa hồ theo Đề án an toàn hồ đập đến năm 2030"


@pytest.mark.parametrize(
    ("sentence", "number"),
    [
        ("Phấn đấu đến năm 2030, tỷ lệ hồ đập an toàn đạt 95%.", 1),
        ("Năm 2023, tỷ lệ hồ đập an toàn đạt 95%.", 0),
    ],
)
def test_figures_beside_an_order_are_its_background(sentence: str, number: int) -> None:
    order = "Phó Thủ tướng Lò Văn Minh vừa ký Công điện số 19/CĐ-TTg về việc bảo đảm an toàn hồ đập."
    assert len(record(order, GOES_ON, sentence).targets) == number
