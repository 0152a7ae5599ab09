"""Targets in prose, phrased as plans of many years and places phrase them: figure, time, baseline and what is measured.

Each line is `comparator value unit @by <baseline | words of the indicator`.
"""

import pytest

from extract.targets.extract import find_targets
from schemas import Target
from tests.extract.conftest import MakeReading

OBJECTIVES = "II. MỤC TIÊU CỤ THỂ ĐẾN NĂM 2030"
TASKS = "III. NHIỆM VỤ, GIẢI PHÁP"

CASES = [
    (
        "Số phòng bình quân đạt 4 phòng/căn hộ vào năm 2027 và 5 phòng/căn hộ vào năm 2029.",
        ["= 4 phòng/căn hộ @2027 | Số phòng", "= 5 phòng/căn hộ @2029 | phòng/căn hộ"],
    ),
    (
        "Tốc độ tăng trưởng kinh tế (GRDP) bình quân giai đoạn 2026 - 2030 đạt 8,5 - 9%/năm.",
        ["+ 8.5..9 %/năm @2030 | Tốc độ tăng trưởng kinh tế (GRDP)"],
    ),
    (
        "GRDP bình quân đầu người đến năm 2030 đạt 75 triệu đồng/người/năm.",
        ["= 75 triệu đồng/người/năm @2030 | GRDP bình quân đầu người"],
    ),
    (
        "Tỷ lệ hộ nghèo giảm bình quân 1 - 1,5%/năm.",
        ["- 1..1.5 %/năm @2030 | Tỷ lệ hộ nghèo"],
    ),
    (
        "Giảm tỷ lệ hộ nghèo từ 12,5% xuống còn dưới 5%.",
        ["<= 5 % @2030 <12.5 | tỷ lệ hộ nghèo"],
    ),
    (
        "Nâng tỷ lệ lao động qua đào tạo từ 55% lên 65%.",
        ["= 65 % @2030 <55 | tỷ lệ lao động qua đào tạo"],
    ),
    (
        "Phấn đấu có ít nhất 05 xã đạt chuẩn nông thôn mới nâng cao và 02 xã đạt chuẩn nông thôn mới kiểu mẫu.",
        [">= 5 xã @2030 | xã đạt chuẩn nông thôn mới nâng cao", "= 2 xã @2030 | xã đạt chuẩn nông thôn mới kiểu mẫu"],
    ),
    (
        "85% trở lên công chức xã có trình độ từ trung cấp trở lên.",
        [">= 85 % @2030 | công chức xã có trình độ từ trung cấp trở lên"],
    ),
    (
        "Trồng mới khoảng 150 ha rừng (tương đương khoảng 300.000 cây).",
        ["= 150 ha @2030 | rừng", "= 300000 cây @2030 | rừng"],
    ),
    (
        "40% thư viện xã ở đồng bằng và 20% thư viện xã ở miền núi có Internet.",
        ["= 40 % @2030 | thư viện xã ở đồng bằng", "= 20 % @2030 | thư viện xã ở miền núi có Internet"],
    ),
    (
        "Số bác sĩ trên một vạn dân đạt 12 bác sĩ.",
        ["= 12 bác sĩ @2030 | Số bác sĩ trên một vạn dân"],
    ),
    (
        "Duy trì tỷ lệ che phủ rừng ổn định ở mức 52%.",
        ["= 52 % @2030 | tỷ lệ che phủ rừng"],
    ),
    (
        "Giữ vững 100% xã, phường, thị trấn đạt chuẩn phổ cập giáo dục mầm non cho trẻ 5 tuổi.",
        ["= 100 % @2030 | xã, phường, thị trấn đạt chuẩn phổ cập"],
    ),
    (
        "Kéo giảm tai nạn giao thông từ 5 - 10% trên cả ba tiêu chí.",
        ["- 5..10 % @2030 | tai nạn giao thông"],
    ),
    (
        "Số giường bệnh/vạn dân đạt 30 giường, số bác sĩ/vạn dân đạt 10 bác sĩ.",
        ["= 30 giường @2030 | Số giường bệnh/vạn dân", "= 10 bác sĩ @2030 | số bác sĩ/vạn dân"],
    ),
    (
        "Tỷ lệ dân số tham gia bảo hiểm y tế đạt trên 95% dân số.",
        [">= 95 % @2030 | Tỷ lệ dân số tham gia bảo hiểm y tế"],
    ),
    (
        "Tổng thu ngân sách nhà nước trên địa bàn đến năm 2030 đạt 3.500 tỷ đồng, tăng bình quân 12%/năm.",
        ["= 3500 tỷ đồng @2030 | Tổng thu ngân sách", "+ 12 %/năm @2030 | tăng bình quân Tổng thu ngân sách nhà nước"],
    ),
    (
        "Kim ngạch xuất khẩu đạt 1,2 tỷ USD vào năm 2030.",
        ["= 1.2 tỷ USD @2030 | Kim ngạch xuất khẩu"],
    ),
    (
        "Cơ cấu kinh tế: nông, lâm nghiệp và thủy sản chiếm 20%; công nghiệp - xây dựng chiếm 35%; dịch vụ chiếm 45%.",
        ["= 20 % @2030 | nông, lâm nghiệp và thủy sản", "= 35 % @2030 | công nghiệp - xây dựng", "= 45 % @2030 | dịch vụ"],
    ),
    (
        "Mỗi năm giải quyết việc làm cho trên 9.000 lao động.",
        [">= 9000 lao động @2030 | giải quyết việc làm"],
    ),
    (
        "Đến năm 2028 có 60%, năm 2029 có 70% và năm 2030 có 80% thôn, bản có đường ô tô đến trung tâm.",
        ["= 60 % @2028 | thôn, bản có đường ô tô", "= 70 % @2029 | thôn, bản có đường ô tô", "= 80 % @2030 | thôn, bản có đường ô tô"],
    ),
    (
        "Tỷ lệ đô thị hóa năm 2028 là 28%, năm 2029: 30%, năm 2030: 32%.",
        ["= 28 % @2028 | Tỷ lệ đô thị hóa", "= 30 % @2029 | Tỷ lệ đô thị hóa", "= 32 % @2030 | Tỷ lệ đô thị hóa"],
    ),
    (
        "Trồng mới 2.500 ha rừng, trong đó rừng phòng hộ 500 ha, rừng sản xuất 2.000 ha.",
        ["= 2500 ha @2030 | rừng", "= 500 ha @2030 | rừng phòng hộ", "= 2000 ha @2030 | rừng sản xuất"],
    ),
    (
        "Sản lượng lương thực có hạt ổn định 270 - 280 nghìn tấn/năm.",
        ["= 270..280 nghìn tấn/năm @2030 | Sản lượng lương thực có hạt"],
    ),
    (
        "Tuổi thọ trung bình đạt 72 tuổi, trong đó số năm sống khỏe đạt tối thiểu 65 năm.",
        ["= 72 tuổi @2030 | Tuổi thọ trung bình", ">= 65 năm @2030 | số năm sống khỏe"],
    ),
    (
        "Tỷ suất tử vong trẻ em dưới 1 tuổi giảm còn 18‰; trẻ em dưới 5 tuổi suy dinh dưỡng thể nhẹ cân còn dưới 15%.",
        ["= 18 ‰ @2030 | Tỷ suất tử vong trẻ em dưới 1 tuổi", "<= 15 % @2030 | trẻ em dưới 5 tuổi suy dinh dưỡng"],
    ),
    (
        "Mức giảm sinh hằng năm 0,3‰.",
        ["= 0.3 ‰ @2030 | Mức giảm sinh"],
    ),
    (
        "Phấn đấu xếp hạng chỉ số PCI trong nhóm 30 tỉnh, thành phố đứng đầu cả nước.",
        ["<= 30 tỉnh, thành phố @2030 | xếp hạng chỉ số PCI"],
    ),
    (
        "Chỉ số PAR INDEX thuộc top 20 cả nước.",
        ["<= 20 top @2030 | Chỉ số PAR INDEX"],
    ),
    (
        "Thu hút 2,5 triệu lượt khách du lịch, trong đó khách quốc tế đạt 300 nghìn lượt.",
        ["= 2.5 triệu lượt khách du lịch @2030 | lượt khách du lịch", "= 300 nghìn lượt @2030 | khách quốc tế"],
    ),
    (
        "Có 12/15 xã đạt chuẩn về bảo vệ môi trường.",
        ["= 12 xã @2030 | bảo vệ môi trường"],
    ),
    (
        "100% (130/130) xã có mạng cáp quang.",
        ["= 100 % @2030 | xã có mạng cáp quang"],
    ),
    (
        "Xây mới 03 trường mầm non, 05 trường tiểu học và nâng cấp 10 trường trung học cơ sở.",
        ["= 3 trường mầm non @2030 | ", "= 5 trường tiểu học @2030 | ", "= 10 trường trung học @2030 | "],
    ),
    (
        "Phấn đấu 2/3 số xã không còn hộ nghèo.",
        [],
    ),
    (
        "Tỷ lệ giải ngân vốn đầu tư công hằng năm đạt từ 95% trở lên.",
        [">= 95 % @2030 | Tỷ lệ giải ngân"],
    ),
    (
        "Số doanh nghiệp thành lập mới hằng năm tăng tối thiểu 10%.",
        ["+ 10 %/năm @2030 | Số doanh nghiệp thành lập mới"],
    ),
    (
        "Tăng 1,5 lần số lượng hợp tác xã so với năm 2025.",
        ["+ 1.5 lần @2030 | hợp tác xã"],
    ),
    (
        "Năng suất lao động xã hội tăng gấp 2 lần so với năm 2025.",
        ["= 2 lần @2030 | Năng suất lao động xã hội"],
    ),
    (
        "Thời gian giải quyết hồ sơ giảm 30% so với quy định, còn dưới 03 ngày làm việc.",
        ["- 30 % @2030 | Thời gian giải quyết hồ sơ", "<= 3 ngày làm việc @2030 | Thời gian giải quyết hồ sơ"],
    ),
    (
        "Cấp nước sạch cho 95% dân số đô thị và 60% dân số nông thôn.",
        ["= 95 % @2030 | dân số đô thị", "= 60 % @2030 | dân số nông thôn"],
    ),
    (
        "Phấn đấu đến năm 2030 toàn tỉnh có thêm 20 sản phẩm OCOP đạt từ 3 sao trở lên.",
        ["+ 20 sản phẩm OCOP @2030 | sản phẩm OCOP"],
    ),
    (
        "Trên 90% hộ gia đình, 85% khu dân cư, 95% cơ quan đạt chuẩn văn hóa.",
        [">= 90 % @2030 | hộ gia đình", "= 85 % @2030 | khu dân cư", "= 95 % @2030 | cơ quan"],
    ),
    (
        "Tối thiểu một nửa số xã có thư viện.",
        [],
    ),
    (
        "Diện tích cây ăn quả: 4.500 ha; sản lượng: 36.000 tấn.",
        ["= 4500 ha @2030 | Diện tích cây ăn quả", "= 36000 tấn @2030 | sản lượng"],
    ),
    (
        "Giá trị sản xuất trên 1 ha đất canh tác đạt 90 triệu đồng.",
        ["= 90 triệu đồng @2030 | Giá trị sản xuất trên 1 ha đất canh tác"],
    ),
    (
        "Có 40% cơ sở y tế tuyến xã có bác sĩ làm việc thường xuyên vào năm 2027 và 100% vào năm 2030.",
        ["= 40 % @2027 | cơ sở y tế", "= 100 % @2030 | cơ sở y tế"],
    ),
    (
        "Phấn đấu đến hết năm 2029 hoàn thành mục tiêu xóa nhà tạm cho 1.200 hộ nghèo "
        "(kế hoạch năm 2027 là 400 hộ, năm 2028 là 500 hộ, năm 2029 là 300 hộ).",
        ["= 1200 hộ nghèo @2029 | ", "= 400 hộ @2027 | ", "= 500 hộ @2028 | ", "= 300 hộ @2029 | "],
    ),
    (
        "Không còn xã đặc biệt khó khăn.",
        [],
    ),
    (
        "Bình quân mỗi xã đạt 17,5 tiêu chí nông thôn mới.",
        ["= 17.5 tiêu chí @2030 | "],
    ),
    (
        "Đào tạo nghề cho 8.500 - 9.000 lượt người/năm; tỷ lệ có việc làm sau đào tạo đạt 80% trở lên.",
        ["= 8500..9000 lượt người/năm @2030 | ", ">= 80 % @2030 | tỷ lệ có việc làm sau đào tạo"],
    ),
    (
        "Độ che phủ rừng đạt 45,5% (năm 2023: 42,5%).",
        ["= 45.5 % @2030 <42.5 | Độ che phủ rừng"],
    ),
    (
        "Mật độ đường giao thông đạt 0,6 km/km2.",
        ["= 0.6 km/km2 @2030 | Mật độ đường giao thông"],
    ),
    (
        "Tổng vốn đầu tư toàn xã hội giai đoạn 2026-2030 đạt 62.000 tỷ đồng, chiếm 40% GRDP.",
        ["= 62000 tỷ đồng @2030 | Tổng vốn đầu tư toàn xã hội", "= 40 % @2030 | GRDP"],
    ),
    (
        "Hằng năm có trên 80% tổ chức cơ sở đảng hoàn thành tốt nhiệm vụ.",
        [">= 80 % @2030 | tổ chức cơ sở đảng"],
    ),
    (
        "Tỷ lệ xã đạt chuẩn nông thôn mới: Năm 2027: 30%; năm 2028: 35%; năm 2030: 50%.",
        [
            "= 30 % @2027 | Tỷ lệ xã đạt chuẩn nông thôn mới",
            "= 35 % @2028 | Tỷ lệ xã đạt chuẩn nông thôn mới",
            "= 50 % @2030 | Tỷ lệ xã đạt chuẩn nông thôn mới",
        ],
    ),
    (
        "Phát thải khí nhà kính giảm 15,8% so với kịch bản phát triển thông thường.",
        ["- 15.8 % @2030 | Phát thải khí nhà kính"],
    ),
    (
        "Chi cho khoa học và công nghệ đạt tối thiểu 2% tổng chi ngân sách địa phương.",
        [">= 2 % @2030 | Chi cho khoa học"],
    ),
    (
        "Thu nhập bình quân của người dân tăng ít nhất 1,8 lần so với năm 2025, đạt 60 triệu đồng/người/năm.",
        ["+ 1.8 lần @2030 | Thu nhập bình quân", "= 60 triệu đồng/người/năm @2030 | Thu nhập bình quân"],
    ),
    (
        "Hạ tầng mạng 5G phủ sóng 100% khu công nghiệp.",
        ["= 100 % @2030 | khu công nghiệp"],
    ),
    (
        "Ngầm hóa 20 km tuyến cáp; đầu tư 3 trạm biến áp 110 kV.",
        ["= 20 km @2030 | ", "= 3 trạm biến áp @2030 | "],
    ),
    (
        "Tỷ lệ trường đạt chuẩn quốc gia: mầm non 60%, tiểu học 70%, trung học cơ sở 65%.",
        ["= 60 % @2030 | mầm non", "= 70 % @2030 | tiểu học", "= 65 % @2030 | trung học cơ sở"],
    ),
    # Money that society invests is an aim, the plan's own is not.
    ("Tổng vốn đầu tư toàn xã hội: 72.500 tỷ đồng.", ["= 72500 tỷ đồng @2030 | Tổng vốn đầu tư toàn xã hội"]),
    ("Vốn đầu tư nước ngoài đăng ký: 1,5 tỷ USD.", ["= 1.5 tỷ USD @2030 | Vốn đầu tư nước ngoài đăng ký"]),
    ("Kinh phí thực hiện: 6 tỷ đồng.", []),
    ("Tổng vốn thực hiện Đề án: 6 tỷ đồng.", []),
    # How many criteria each of the counted places reaches is no figure of its own.
    ("41 xã đạt 19 tiêu chí nông thôn mới.", ["= 41 xã @2030 | xã đạt 19 tiêu chí nông thôn mới"]),
    ("Bình quân mỗi xã đạt 17 tiêu chí.", ["= 17 tiêu chí @2030 | mỗi xã"]),
    ("Giảm tỷ lệ hộ nghèo từ 4% trở lên.", [">= 4 % @2030 | tỷ lệ hộ nghèo"]),
    ("Mỗi năm giảm từ 4% trở lên số hộ cận nghèo.", [">= 4 %/năm @2030 | số hộ cận nghèo"]),
    # Levels and grades name, they do not count.
    ("Cụ thể, 85% dịch vụ công mức độ 3, 4 phổ biến được tích hợp.",
     ["= 85 % @2030 | dịch vụ công mức độ 3, 4 phổ biến được tích hợp"]),
    ("Các sở, ban, ngành đạt cấp độ 3 mức sẵn sàng trở lên.", []),
    ("Bệnh viện tỉnh được xếp hạng 1 đơn vị sự nghiệp.", []),
    ("90% sở, ban, ngành đạt cấp độ 3 mức an toàn.", ["= 90 % @2030 | sở, ban, ngành đạt cấp độ 3 mức an toàn"]),
    ("Giảm mức độ ô nhiễm 15%.", ["- 15 % @2030 | mức độ ô nhiễm"]),
]  # fmt: skip


def told(target: Target) -> str:
    upper = f"..{target.value_max}" if target.value_max is not None else ""
    start = f" <{target.baseline}" if target.baseline is not None else ""
    return f"{target.comparator} {target.value}{upper} {target.unit} @{target.by}{start}"


@pytest.mark.parametrize(("text", "expected"), CASES, ids=lambda value: value[:50] if isinstance(value, str) else "")
def test_phrases_of_objectives(plan: MakeReading, text: str, expected: list[str]) -> None:
    found, _ = find_targets(plan(OBJECTIVES, f"- {text}"))
    assert [told(target) for target in found] == [line.split(" | ")[0] for line in expected]
    for target, line in zip(found, expected, strict=True):
        assert line.split(" | ")[1].casefold() in target.indicator.casefold()


@pytest.mark.parametrize(
    ("heading", "text"),
    [
        (TASKS, "Tổ chức 10 lớp tập huấn cho 500 cán bộ cấp xã."),
        (TASKS, "Hỗ trợ 70% kinh phí mua giống, tối đa 5 triệu đồng/ha."),
        (TASKS, "Xử phạt nghiêm các trường hợp vi phạm quá 20% tải trọng."),
        (TASKS, "Năm 2023, tỷ lệ hộ nghèo của tỉnh là 29,9%, giảm 4,5% so với năm 2022."),
        (TASKS, "Ngân sách nhà nước hỗ trợ 60%, nhân dân đóng góp 40%."),
        (TASKS, "Năm 2025 bố trí ít nhất 3% ngân sách cho chuyển đổi số."),
        (TASKS, "Áp dụng cho các dự án có tổng mức đầu tư trên 15 tỷ đồng."),
        (TASKS, "Giá bán điện không quá 2.500 đồng/kWh."),
        (TASKS, "Định mức 1,5 biên chế/lớp."),
        (TASKS, "Quy mô 20 học viên/lớp, thời gian 3 ngày."),
        (OBJECTIVES, "Kết quả năm 2023 đã đạt 45% kế hoạch."),
        (OBJECTIVES, "Hiện nay toàn tỉnh có 12 hợp tác xã."),
        (OBJECTIVES, "Thực hiện Chỉ thị số 05/CT-TTg và Kế hoạch 5 năm 2021 - 2025."),
        (OBJECTIVES, "Xây dựng bản đồ độ phân giải 10 m, ô lưới 1 km x 1 km."),
        (OBJECTIVES, "Bộ dữ liệu gồm 6 lớp và 12 bảng."),
        ("I. TÌNH HÌNH THỰC HIỆN", "Đến năm 2020 tỷ lệ che phủ đạt 42%."),
        (TASKS, "Đến năm 2028 hoàn thành 80% khối lượng khảo sát."),
        ("IV. KIẾN NGHỊ", "Hỗ trợ tỉnh để năm 2030 bảo đảm 100% trường học kiên cố."),
    ],
)
def test_what_is_told_but_not_aimed_at(plan: MakeReading, heading: str, text: str) -> None:
    assert find_targets(plan(heading, f"- {text}")) == ([], [])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Phấn đấu 63/63 xã có nhà văn hóa đạt chuẩn.", "= 63 xã @None"),
        ("Chủ động tuyên truyền, bảo đảm 100% cán bộ được tập huấn.", "= 100 % @None"),
        ("Đến năm 2027 tỷ lệ hồ sơ trực tuyến đạt tối thiểu 80%.", ">= 80 % @2027"),
        ("Ưu tiên vốn để hoàn thành 40 km đê biển vào năm 2028.", "= 40 km @2028"),
    ],
)
def test_aims_outside_the_objectives(plan: MakeReading, text: str, expected: str) -> None:
    found, _ = find_targets(plan(TASKS, f"- {text}"))
    assert [told(target) for target in found] == [expected]


def test_scope_and_group_are_told(plan: MakeReading) -> None:
    found, _ = find_targets(
        plan(OBJECTIVES, "1. Về hạ tầng", "- Cơ cấu đường: đường xã 60% ở khu vực nông thôn; đường huyện 90%.")
    )
    assert [(target.group, target.scope) for target in found] == [
        ("Cơ cấu đường", "ở khu vực nông thôn"),
        ("Cơ cấu đường", None),
    ]


def test_a_task_that_recalls_an_aim_tells_it_no_second_time(plan: MakeReading) -> None:
    found, _ = find_targets(
        plan(
            TASKS,
            "1. Hoàn thành mục tiêu đưa vào khai thác trên 40 km đê biển trong năm 2028",
            "- Sở Xây dựng đôn đốc nhà thầu, góp phần hoàn thành mục tiêu 40 km đê biển trong năm 2028.",
            "- Sở Công Thương đạt mục tiêu 40 km đường dây trong năm 2028.",
        )
    )
    assert [(told(target), target.indicator) for target in found] == [
        (">= 40 km @2028", "đưa vào khai thác đê biển"),
        ("= 40 km @2028", "đường dây"),
    ]


def test_how_things_stand_now_is_no_aim(plan: MakeReading) -> None:
    lines = (
        "Hiện nay, tổng số trạm thu phát sóng tại các khu công nghiệp là 180 trạm, trong đó có 22 trạm 5G.",
        "- Đến năm 2030 đạt 300 trạm.",
    )
    found, _ = find_targets(plan(OBJECTIVES, *lines))
    assert [target.value for target in found] == [300]
