"""What a site of the tests publishes: decisions of our own writing, the same on its lists, its pages and in its files."""

from dataclasses import dataclass
from datetime import date, timedelta

_SUBJECTS = (
    ("Phê duyệt Kế hoạch phát triển hạ tầng cấp nước sạch nông thôn", "tỷ lệ hộ dân nông thôn dùng nước sạch", 85),
    ("Ban hành Kế hoạch chuyển đổi số trong quản lý chợ truyền thống", "tỷ lệ chợ hạng một thu phí không tiền mặt", 70),
    ("Phê duyệt Đề án bảo tồn giống lúa nếp địa phương", "diện tích gieo trồng giống lúa nếp được chứng nhận", 40),
    ("Ban hành Kế hoạch phòng ngừa cháy rừng mùa khô", "tỷ lệ chủ rừng có phương án chữa cháy", 95),
    ("Phê duyệt Kế hoạch nâng cao năng lực y tế cơ sở", "tỷ lệ trạm y tế có bác sĩ làm việc thường xuyên", 92),
    ("Ban hành Chương trình hỗ trợ học nghề cho lao động trẻ", "tỷ lệ lao động trẻ qua đào tạo nghề", 65),
    ("Phê duyệt Kế hoạch thu gom chất thải nguy hại làng nghề", "tỷ lệ chất thải nguy hại được thu gom", 88),
)


@dataclass(frozen=True, slots=True)
class Entry:
    """One decision. `files`: names of the files attached to its page."""

    key: int
    number: str
    title: str
    day: date
    indicator: str
    share: int
    files: tuple[str, ...]

    @property
    def dated(self) -> str:
        """Its day as sites write it."""
        return self.day.strftime("%d/%m/%Y")

    @property
    def paragraphs(self) -> tuple[str, ...]:
        """The text of its page."""
        return (
            f"Ngày {self.dated}, Ủy ban nhân dân tỉnh ban hành Quyết định số {self.number} {self.title.lower()} "
            "giai đoạn 2026 - 2030.",
            f"Mục tiêu: đến năm 2030, {self.indicator} đạt {self.share}%.",
            "Giao Sở Tài chính chủ trì, phối hợp với các sở, ngành và Ủy ban nhân dân cấp xã tham mưu bố trí kinh phí "
            "thực hiện, báo cáo kết quả trước ngày 15 tháng 12 hằng năm.",
            "Các cơ quan, đơn vị căn cứ chức năng được giao tổ chức thực hiện theo đúng tiến độ, kịp thời báo cáo khó "
            "khăn, vướng mắc về Văn phòng Ủy ban nhân dân tỉnh để tổng hợp.",
        )


def entries(count: int, last: date, symbol: str = "QĐ-UBND", place: str = "", first_key: int = 1) -> list[Entry]:
    """The newest first: one every third day back from `last`; every fourth has two files, the others one."""
    made = []
    for back in range(count):
        key = first_key + count - 1 - back
        subject, indicator, share = _SUBJECTS[key % len(_SUBJECTS)]
        title = f"{subject} {place}".strip() + f", đợt {key}"
        files = (f"qd-{key}.pdf",) if key % 4 else (f"qd-{key}.pdf", f"phu-luc-{key}.docx")
        made.append(
            Entry(key, f"{100 + key}/{symbol}", title, last - timedelta(days=3 * back), indicator, share, files)
        )
    return made
