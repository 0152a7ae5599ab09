"""Tables of targets: which columns are planned, what a cell says, what rows and headings say of it."""

from typing import Any

import pytest

from corpus.builder import CellText, DocumentBuilder
from extract.reading import read
from extract.targets.cells import read_cell
from extract.targets.extract import find_targets
from extract.targets.labels import measured
from schemas import Source, Target
from tests.extract.conftest import HEAD, MakeReading


def told(target: Target) -> tuple[str, str | None, str, str | None, str]:
    upper = f"..{target.value_max}" if target.value_max is not None else ""
    return (f"{target.value}{upper}", target.unit, target.comparator, target.by, target.indicator)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("95", ("95", None, "=", None)),
        ("≥ 95%", ("95", None, ">=", "%")),
        ("1,5 - 2", ("1.5", "2", "=", None)),
        ("(12)", ("12", None, "=", None)),
        ("Trên 600", ("600", None, ">=", None)),
        ("Đạt từ 80% trở lên", ("80", None, ">=", "%")),
        ("Tăng ít nhất 2 bậc", ("2", None, "+", "bậc")),
        ("Giảm 1-1,5%", ("1", "1.5", "-", "%")),
        ("6,145.98", ("6145.98", None, "=", None)),
        ("1.800 33", ("1800.33", None, "=", None)),
        ("2.803.26", ("2803.26", None, "=", None)),
        ("3,202,78", ("3202.78", None, "=", None)),
        ("7 823,66", ("7823.66", None, "=", None)),
        ("Giảm 1% so với 2022", ("1", None, "-", "%")),
        ("Tăng 7 - 10% so với năm 2024", ("7", "10", "+", "%")),
        ("Đạt độ bao phủ tối thiểu 60%", ("60", None, ">=", "%")),
    ],
)
def test_cells(words: str, expected: tuple[Any, ...]) -> None:
    figure = read_cell(words.lower(), words, 0, len(words), 2)
    assert figure is not None
    value, value_max = (str(number) if number is not None else None for number in (figure.value, figure.value_max))
    assert (value, value_max, figure.comparator, figure.unit) == expected


@pytest.mark.parametrize(
    "words", ["", "-", "x", "Sở Y tế", "Theo Quyết định số 12/QĐ-UBND", "Quý II", "12/2025", "3 dự án và 4 đề án"]
)
def test_cells_without_a_figure(words: str) -> None:
    assert read_cell(words.lower(), words, 0, len(words), None) is None


def test_a_damaged_figure_alone_is_told_and_not_guessed(plan: MakeReading) -> None:
    found, warnings = find_targets(
        plan(
            "II. CHỈ TIÊU ĐẾN NĂM 2030",
            [
                ["STT", "Chỉ tiêu", "ĐVT", "Năm 2030"],
                ["1", "Đất lúa", "ha", "1.800 33"],
                ["2", "Đất rừng", "ha", "900"],
            ],
        )
    )
    assert [told(target)[:2] for target in found] == [("900", "ha")]
    assert [warning.code for warning in warnings] == ["figure.unread"]


def test_years_planned_and_past(plan: MakeReading) -> None:
    found, _ = find_targets(
        plan(
            "II. CHỈ TIÊU",
            [
                ["STT", "Chỉ tiêu", "Đơn vị", "Thực hiện 2022", "Ước TH 2023", "KH 2024", "Kế hoạch 2025",
                 "Lộ trình thực hiện năm 2026", "Ghi chú"],
                ["I", "Kinh tế", "", "", "", "", "", "", ""],
                ["1", "Tốc độ tăng trưởng (GRDP)", "%", "6,1", "6,5", "7", "7,5", "8", ""],
                ["-", "Nông nghiệp", "%", "3", "3", "3,5", "3,6", "-", ""],
                ["2", "Tỷ lệ hộ nghèo tối đa", "%", "9", "8", "7", "6", "5", ""],
            ],
        )
    )  # fmt: skip
    assert [told(target) for target in found] == [
        ("7", "%", "=", "2024", "Tốc độ tăng trưởng (GRDP)"),
        ("7.5", "%", "=", "2025", "Tốc độ tăng trưởng (GRDP)"),
        ("8", "%", "=", "2026", "Tốc độ tăng trưởng (GRDP)"),
        ("3.5", "%", "=", "2024", "Nông nghiệp, Tốc độ tăng trưởng (GRDP)"),
        ("3.6", "%", "=", "2025", "Nông nghiệp, Tốc độ tăng trưởng (GRDP)"),
        ("7", "%", "<=", "2024", "Tỷ lệ hộ nghèo tối đa"),
        ("6", "%", "<=", "2025", "Tỷ lệ hộ nghèo tối đa"),
        ("5", "%", "<=", "2026", "Tỷ lệ hộ nghèo tối đa"),
    ]
    assert found[0].group == "Kinh tế"


def test_periods_that_go_on_are_planned_and_past_ones_are_not(plan: MakeReading) -> None:
    head = ["TT", "Tên mỏ, dự án khai thác", "Diện tích (ha)", "Công suất 2021 - 2030 Tấn WO3/năm",
            "Công suất 2031 - 2050 Quặng (nghìn tấn)", "Công suất 2016 - 2020 Tấn/năm"]  # fmt: skip
    found, _ = find_targets(plan("III. DANH MỤC", [head, ["a", "Mỏ Đá Bạc", "42,9", "45÷60", "7,5", "30"]]))
    assert [told(target) for target in found] == [
        ("45..60", "Tấn WO3/năm", "=", "2030", "Công suất Tấn WO3/năm, Mỏ Đá Bạc"),
        ("7.5", "nghìn tấn", "=", "2050", "Công suất Quặng, Mỏ Đá Bạc"),
    ]


def test_an_aim_over_one_column_makes_a_table_of_targets(plan: MakeReading) -> None:
    aims = [
        ["TT", "Tên mỏ, đề án", "Diện tích (ha)", "Mục tiêu thăm dò 2021 - 2030 (tấn)"],
        ["a", "Mỏ Đá Bạc", "42", "90"],
    ]
    sizes = [["TT", "Tên mỏ, đề án", "Diện tích (ha)", "Trữ lượng 2021 - 2030 (tấn)"], ["a", "Mỏ Đá Bạc", "42", "90"]]
    assert [told(target)[:4] for target in find_targets(plan("III. DANH MỤC", aims))[0]] == [("90", "tấn", "=", "2030")]
    assert find_targets(plan("III. DANH MỤC", sizes))[0] == []


@pytest.mark.parametrize(
    ("heading", "unit"),
    [
        ("Công suất 2030 Tấn/năm", "Tấn/năm"),
        ("Lưu lượng m³/ngày", "m³/ngày"),
        ("Công suất Tấn WO3/năm", "Tấn WO3/năm"),
        ("Sản lượng (tấn)", "tấn"),
        ("Lượt khách/năm", None),
        ("Chi tiết/năm", None),
        ("Tấn công suất", None),
    ],
)
def test_units_in_headings(heading: str, unit: str | None) -> None:
    assert measured(heading) == unit


def test_units_that_only_the_rows_say(plan: MakeReading) -> None:
    found, _ = find_targets(
        plan(
            "II. CHỈ TIÊU",
            [
                ["STT", "Chỉ tiêu", "Mục tiêu đến năm 2030"],
                ["1", "Tuổi thọ trung bình (tuổi)", "75,5"],
                ["2", "Số bác sĩ/vạn dân (người)", "15"],
                ["3", "Số doanh nghiệp lớn trên địa bàn", "20"],
                ["4", "Chỉ số HDI", "0,8"],
            ],
        )
    )
    assert [(str(target.value), target.unit, target.by) for target in found] == [
        ("75.5", "tuổi", "2030"), ("15", "người", "2030"), ("20", "doanh nghiệp", "2030"), ("0.8", None, "2030"),
    ]  # fmt: skip


def test_places_over_the_columns_and_in_the_rows(plan: MakeReading) -> None:
    head = ["STT", "Chỉ tiêu sử dụng đất", "Mã", "Tổng diện tích", "Xã Tân Lập", "Xã Bình An"]
    across, _ = find_targets(plan("II. CHỈ TIÊU ĐẾN NĂM 2030", [head, ["1", "Đất lúa", "LUA", "30,50", "30,50", "-"]]))
    assert [(str(target.value), target.indicator, target.scope) for target in across] == [
        ("30.50", "Tổng diện tích, Đất lúa", None),
        ("30.50", "Đất lúa, Xã Tân Lập", "Xã Tân Lập"),
    ]
    down, _ = find_targets(plan("II. CHỈ TIÊU ĐẾN NĂM 2030", [["STT", "Xã", "Số vườn ươm"], ["1", "Xã Tân Lập", "4"]]))
    assert [(target.indicator, target.unit, target.scope) for target in down] == [
        ("Số vườn ươm, Xã Tân Lập", "vườn ươm", "Xã Tân Lập")
    ]


def test_who_follows_an_indicator_makes_no_table_of_tasks(plan: MakeReading) -> None:
    head = ["TT", "Chỉ tiêu", "Đơn vị", "Chỉ tiêu năm 2025", "Cơ quan chủ trì theo dõi"]
    found, _ = find_targets(plan("PHỤ LỤC", [head, ["1", "Hồ sơ trực tuyến tối thiểu", "%", "80", "Sở Nội vụ"]]))
    assert [told(target) for target in found] == [("80", "%", ">=", "2025", "Hồ sơ trực tuyến tối thiểu")]


@pytest.mark.parametrize(
    "table",
    [
        [["STT", "Tên dự án", "Diện tích (ha)"], ["1", "Công viên hồ Trắng", "12"]],
        [["STT", "Nội dung", "Số lượng", "Kinh phí (triệu đồng)"], ["1", "Tập huấn", "12", "300"]],
        [["STT", "Chỉ tiêu", "Hiện trạng năm 2023"], ["1", "Đất lúa", "12"]],
    ],
)  # fmt: skip
def test_tables_without_aims(plan: MakeReading, table: list[list[str]]) -> None:
    assert find_targets(plan("III. NHIỆM VỤ ĐẾN NĂM 2030", table))[0] == []


def test_measures_and_years_that_begin_with_the_documents_own(plan: MakeReading) -> None:
    head = ["TT", "Nội dung", "Chỉ số đo lường", "Mục tiêu chung của chương trình đến năm 2025", "Nguồn số liệu"]
    measured, _ = find_targets(
        plan("PHỤ LỤC", "CHỈ TIÊU", [head, ["1", "Phủ xanh đường phố", "Phố có cây bóng mát", "Trên 80%", "Điều tra"]])
    )
    assert [told(target) for target in measured] == [("80", "%", ">=", "2025", "Phố có cây bóng mát")]
    # A bare figure for the year of issuing is an estimate; one that says against what it is to change is planned.
    head = ["TT", "Nội dung", "Năm 2024", "Năm 2025"]
    changed, _ = find_targets(
        plan("PHỤ LỤC", [head, ["1", "Đường phố thiếu cây", "Giảm 1% so với 2023", "Giảm 2% so với 2024"]])
    )
    assert [told(target)[:4] for target in changed] == [("1", "%", "-", "2024"), ("2", "%", "-", "2025")]
    bare, _ = find_targets(plan("PHỤ LỤC", [[*head, "Năm 2026"], ["1", "Đường phố có cây", "81%", "82%", "83%"]]))
    assert [told(target)[:4] for target in bare] == [("82", "%", "=", "2025"), ("83", "%", "=", "2026")]


def test_a_row_that_tells_in_short_what_the_text_said(plan: MakeReading) -> None:
    said = "- Đến năm 2030, 90% hộ gia đình ở khu phố mới ven sông được sử dụng nước sạch đạt chuẩn."
    rows = [["1", "Hộ gia đình ở khu phố mới được sử dụng nước sạch", "%", "90"], ["2", "Hộ có cây", "%", "90"]]
    found, _ = find_targets(plan("II. MỤC TIÊU", said, "PHỤ LỤC", [["TT", "Chỉ tiêu", "ĐVT", "Năm 2030"], *rows]))
    assert [target.indicator for target in found if target.rule == "target.table"] == ["Hộ có cây"]


def test_a_table_goes_on_over_the_page(plan: MakeReading) -> None:
    builder = DocumentBuilder()
    for line in (*HEAD, "II. CHỈ TIÊU ĐẾN NĂM 2030"):
        builder.paragraph(line)
    builder.table(
        [[CellText(c) for c in row] for row in (["STT", "Chỉ tiêu", "ĐVT", "Năm 2030"], ["1", "Cây xanh", "%", "12"])],
        heading_rows=1,
    )
    builder.paragraph("7")
    builder.table([[CellText(c) for c in ("2", "Tỷ lệ nước sạch", "%", "95")]], heading_rows=0)
    found, _ = find_targets(read(builder.build(Source(sha256="0", uri="t.txt", media_type="text/plain"))))
    assert [told(target) for target in found] == [
        ("12", "%", "=", "2030", "Cây xanh"), ("95", "%", "=", "2030", "Tỷ lệ nước sạch"),
    ]  # fmt: skip


def test_a_share_that_a_task_promises_is_an_outcome(plan: MakeReading) -> None:
    head = ["STT", "Nhiệm vụ", "Cơ quan chủ trì", "Sản phẩm"]
    rows = [
        ["1", "Phổ biến Chỉ thị", "Sở Nội vụ", "Bảo đảm 100% cán bộ được quán triệt"],
        ["2", "Tập huấn kỹ năng số", "Sở Nội vụ", "05 lớp tập huấn, 40% là nữ"],
    ]
    found, _ = find_targets(plan("III. NHIỆM VỤ", [head, *rows]))
    assert [told(target) for target in found] == [("100", "%", "=", None, "cán bộ được quán triệt")]
