"""Copies that lost their head and the capitals of their headings: the first line is the title, in small letters."""

import pytest

from corpus.readers.text import read_text
from extract.pipeline import extract_record
from schemas import Kind, Record, Source


def record(*lines: str) -> Record:
    source = Source(sha256="0", uri="t.txt", media_type="text/plain")
    return extract_record(read_text("\n".join(lines).encode(), source))


RESOLUTION = (
    "Nghị quyết về chương trình trồng quế trên địa bàn tỉnh yên bái đến năm 2012",
    "Hội đồng nhân dân tỉnh yên bái",
    "Khoá xvi, kỳ họp thứ 14",
    "- Căn cứ Luật Đất đai năm 2003;",
    "- Sau khi xem xét Tờ trình số 15/TTr-UBND ngày 02/7/2008 của UBND tỉnh,",
    "Quyết nghị",
    "Điều 1: Thông qua Chương trình trồng quế trên địa bàn tỉnh Yên Bái đến năm 2012, với những nội dung sau:",
    "I - mục tiêu:",
    "Đến năm 2012 trồng mới 7.000 ha quế.",
    "Ii - những giải pháp chủ yếu.",
    "- Xây dựng vườn ươm tại ba huyện.",
    "- Đào tạo cán bộ kỹ thuật cho các xã.",
    "Iii. kinh phí thực hiện:",
    "- Vốn ngân sách tỉnh: 4.500 triệu đồng",
)


def test_a_resolution() -> None:
    found = record(*RESOLUTION)
    assert found.document.kind is Kind.RESOLUTION
    assert found.decision.title == "Về Chương trình trồng quế trên địa bàn tỉnh Yên Bái đến năm 2012"
    assert found.decision.issuer is not None
    assert found.decision.issuer.name == "Hội đồng nhân dân tỉnh Yên Bái"
    assert found.plan is not None
    assert [(target.value, target.by) for target in found.targets] == [(7000, "2012")]
    assert [task.action.split()[0] for task in found.tasks] == ["Xây", "Đào"]
    assert [budget.amount for budget in found.budgets] == [4_500_000_000]


@pytest.mark.parametrize(
    ("lines", "kind"),
    [
        pytest.param(
            (
                "Quyết định phê duyệt kế hoạch kiên cố kênh mương giai đoạn 2007 - 2009",
                "Ủy ban nhân dân tỉnh yên bái",
                "Căn cứ Luật Ngân sách nhà nước năm 2002;",
                "Quyết định:",
                "Điều 1. Phê duyệt Kế hoạch kiên cố kênh mương.",
            ),
            Kind.DECISION,
            id="a decision",
        ),
        pytest.param(
            (
                "Kế hoạch sửa chữa nhà ở của hộ nghèo",
                "Thực hiện Quyết định số 11/QĐ-UB ngày 07/4/2008 của UBND tỉnh, nay lập kế hoạch như sau.",
                "I. mục đích",
                "- Hỗ trợ đúng hộ.",
            ),
            Kind.PLAN,
            id="a plan",
        ),
        pytest.param(
            (
                "Quyết định về đất rừng có hiệu lực",
                "Chiều qua, UBND tỉnh đã họp báo về việc này với sự tham dự của nhiều cơ quan báo chí trong và ngoài tỉnh, theo đó"
                " người dân được giao thêm đất rừng trong năm tới.",
            ),
            Kind.NEWS,
            id="news that opens with the word: no bases, nothing enacted",
        ),
        pytest.param(
            (
                "Kế hoạch sửa chữa nhà ở của hộ nghèo",
                "UBND tỉnh vừa ban hành kế hoạch sửa nhà cho hộ nghèo, theo đó trong năm tới sẽ có thêm nhiều căn nhà được sửa chữa"
                " bằng nguồn vốn của tỉnh và của các nhà hảo tâm.",
            ),
            Kind.NEWS,
            id="news about a plan: no sections",
        ),
    ],
)
def test_kinds(lines: tuple[str, ...], kind: Kind) -> None:
    assert record(*lines).document.kind is kind


def test_recipients_without_their_heading() -> None:
    found = record(
        "ỦY BAN NHÂN DÂN TỈNH YÊN BÁI CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Số: 91/KH-UBND Yên Bái, ngày 05 tháng 3 năm 2024",
        "KẾ HOẠCH",
        "Phát triển chợ nông thôn năm 2024",
        "I. TỔ CHỨC THỰC HIỆN",
        "1. Các sở, ngành, địa phương:",
        "- Tổ chức kiểm tra các chợ trên địa bàn.",
        "- Báo cáo UBND tỉnh trước ngày 15/12/2024.",
        "Trên đây là Kế hoạch phát triển chợ, yêu cầu các đơn vị nghiêm túc thực hiện./.",
        "No1 nhan PHÓ CHỦ TICH",
        "- Bộ Công Thương (để báo cáo);",
        "- Thành viên Tổ công tác (để thực hiện);",
        "- Lưu: VT, KT (15b).",
    )
    assert [task.action.split()[0] for task in found.tasks] == ["Tổ", "Báo"]
    assert found.decision.recipients == [
        "Bộ Công Thương (để báo cáo)", "Thành viên Tổ công tác (để thực hiện)", "Lưu: VT, KT (15b)",
    ]  # fmt: skip


def test_a_foot_whose_two_columns_run_into_each_other() -> None:
    found = record(
        "ỦY BAN NHÂN DÂN TỈNH YÊN BÁI CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Số: 12/CT-UBND Yên Bái, ngày 05 tháng 3 năm 2009",
        "CHỈ THỊ",
        "Về việc giữ gìn vệ sinh các chợ",
        "Giao Sở Công Thương kiểm tra việc thực hiện Chỉ thị này./.",
        "Nơi nhận: TM. UỶ BAN NHÂN DÂN",
        "- Bộ Công Thương; KT.CHỦ TỊCH",
        "- Thường trực Tỉnh ủy; PHÓ CHỦ TỊCH",
        "- Các sở, ban, ngành; đoàn thể;",
        "- UBND các huyện, thị xã; Trần Văn Suối",
        "- Lưu VT.",
    ).decision
    assert found.signer.name == "Trần Văn Suối"
    assert (found.signer.position, found.signer.authority) == ("Phó Chủ tịch", "TM. UỶ BAN NHÂN DÂN KT.CHỦ TỊCH")
    assert found.recipients == [
        "Bộ Công Thương", "Thường trực Tỉnh ủy", "Các sở, ban, ngành; đoàn thể", "UBND các huyện, thị xã", "Lưu VT",
    ]  # fmt: skip
