"""A province's decision of 2008 that approves a plan: the words of the samples in the fonts and files of its time."""

from tests.corpus.make_samples.leaf import Columns, Leaf, Prose, Rows

PLAN_2008: Leaf = (
    Columns(
        ("ỦY BAN NHÂN DÂN", "TỈNH PHÚ YÊN", "Số: 1187/QĐ-UBND"),
        ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", "Tuy Hòa, ngày 22 tháng 7 năm 2008"),
    ),
    Prose("QUYẾT ĐỊNH", centred=True),
    Prose("Về việc phê duyệt Kế hoạch cấp nước sạch cho các xã bãi ngang giai đoạn 2008 - 2012", centred=True),
    Prose("CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH", centred=True),
    Prose("Căn cứ Luật Tổ chức Hội đồng nhân dân và Ủy ban nhân dân ngày 26 tháng 11 năm 2003;"),
    Prose("Căn cứ Quyết định số 277/2006/QĐ-TTg ngày 11 tháng 12 năm 2006 của Thủ tướng Chính phủ;"),
    Prose(
        "Xét đề nghị của Giám đốc Sở Nông nghiệp và Phát triển nông thôn tại Tờ trình số 94/TTr-SNN ngày 10 tháng 7 năm 2008,"
    ),
    Prose("QUYẾT ĐỊNH:", centred=True),
    Prose(
        "Điều 1. Phê duyệt Kế hoạch cấp nước sạch cho các xã bãi ngang giai đoạn 2008 - 2012 với những nội dung chính như sau:"
    ),
    Prose("1. Mục tiêu đến năm 2012:"),
    Prose("a) Có 85% số hộ ở các xã bãi ngang được dùng nước hợp vệ sinh;"),
    Prose("b) Giảm tỷ lệ hộ phải mua nước về mùa khô xuống dưới 5%;"),
    Prose("c) 100% trường học và trạm y tế có công trình cấp nước."),
    Prose("2. Nhiệm vụ:"),
    Prose(
        "a) Sở Nông nghiệp và Phát triển nông thôn chủ trì, phối hợp với Sở Y tế khảo sát nguồn nước ngầm; xong trước tháng 12 năm 2008."
    ),
    Prose("b) Giao Ủy ban nhân dân các huyện Sông Cầu, Tuy An lập dự án cho từng xã trong quý I năm 2009."),
    Prose("3. Kinh phí: tổng kinh phí thực hiện là 42,5 tỷ đồng, trong đó ngân sách tỉnh 12 tỷ đồng."),
    Prose("Tiến độ thực hiện một số công trình:"),
    Rows(
        (
            ("TT", "Công trình", "Cơ quan chủ trì", "Thời gian"),
            ("1", "Xây dựng hệ thống cấp nước xã An Hải", "Ủy ban nhân dân huyện Tuy An", "2009 - 2010"),
            ("2", "Nối mạng cấp nước xã Xuân Lộc", "Công ty Cấp thoát nước Phú Yên", "2010 - 2011"),
        )
    ),
    Prose(
        "Điều 2. Quyết định này có hiệu lực kể từ ngày ký. Chánh Văn phòng Ủy ban nhân dân tỉnh, Giám đốc các Sở và Chủ tịch Ủy ban "
        "nhân dân các huyện Sông Cầu, Tuy An chịu trách nhiệm thi hành Quyết định này./."
    ),
    Columns(
        ("Nơi nhận:", "- Như Điều 2;", "- TT. HĐND tỉnh;", "- Lưu: VT."),
        ("KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Trần Hữu Đạt"),
    ),
)
