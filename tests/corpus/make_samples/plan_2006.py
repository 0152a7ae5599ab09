"""A department's plan of 2006: the words of the samples in VNI and of what is sent by e-mail."""

from tests.corpus.make_samples.leaf import Columns, Leaf, Prose, Rows

PLAN_2006: Leaf = (
    Columns(
        ("UBND TỈNH TRÀ VINH", "SỞ VĂN HÓA - THÔNG TIN", "Số: 318/KH-SVHTT"),
        ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", "Trà Vinh, ngày 14 tháng 9 năm 2006"),
    ),
    Prose("KẾ HOẠCH", centred=True),
    Prose("Sưu tầm, bảo quản sách lá buông và nhạc cụ cổ của đồng bào Khmer giai đoạn 2006 - 2010", centred=True),
    Prose(
        "Căn cứ Quyết định số 124/2003/QĐ-TTg ngày 17 tháng 6 năm 2003 của Thủ tướng Chính phủ về bảo tồn văn hóa các dân tộc;"
    ),
    Prose("Sở Văn hóa - Thông tin xây dựng kế hoạch như sau:"),
    Prose("I. MỤC TIÊU"),
    Prose("1. Đến hết năm 2008 kiểm kê xong sách lá buông ở 141 chùa."),
    Prose("2. Đến năm 2010 số hóa được ít nhất 60% số bộ sách còn đọc được; phục chế 25 nhạc cụ."),
    Prose("II. NHIỆM VỤ"),
    Prose("1. Bảo tàng tỉnh lập danh mục hiện vật, hoàn thành trước ngày 31 tháng 3 năm 2007."),
    Prose("2. Phòng Nghiệp vụ văn hóa phối hợp với Ban Dân tộc mở 4 lớp dạy chữ Khmer cổ cho cán bộ bảo tàng."),
    Prose("3. Thư viện tỉnh sao chụp, lưu trữ và giới thiệu sách tại các phòng đọc."),
    Prose("III. KINH PHÍ"),
    Prose("Tổng kinh phí là 1.850.000.000 đồng, phân bổ như sau:"),
    Rows(
        (
            ("TT", "Nội dung", "Kinh phí (triệu đồng)"),
            ("1", "Kiểm kê, lập danh mục", "450"),
            ("2", "Số hóa, sao chụp", "900"),
            ("3", "Phục chế nhạc cụ", "500"),
        )
    ),
    Columns(
        ("Nơi nhận:", "- UBND tỉnh (b/c);", "- Bảo tàng tỉnh;", "- Lưu: VP."),
        ("GIÁM ĐỐC", "Thạch Sô Phia"),
    ),
)
