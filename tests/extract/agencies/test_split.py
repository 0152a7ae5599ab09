"""Lists of bodies in cells and behind labels: split by what the names are, never at a comma inside one."""

import pytest

from extract.agencies import split_agencies
from extract.fold import fold

CASES = [
    # commas, "và" and hyphens inside names
    (
        "Sở Văn hóa, Thể thao và Du lịch, Sở Lao động - Thương binh và Xã hội",
        ["Sở Văn hóa, Thể thao và Du lịch", "Sở Lao động - Thương binh và Xã hội"],
    ),
    (
        "Vụ Phổ biến, giáo dục pháp luật; Vụ Kế hoạch - Tài chính",
        ["Vụ Phổ biến, giáo dục pháp luật", "Vụ Kế hoạch - Tài chính"],
    ),
    (
        "Văn phòng Bộ, Vụ Tổ chức - cán bộ và các đơn vị có liên quan",
        ["Văn phòng Bộ", "Vụ Tổ chức - cán bộ", "các đơn vị có liên quan"],
    ),
    ("Vụ Pháp chế - Ủy ban Dân tộc", ["Vụ Pháp chế - Ủy ban Dân tộc"]),
    # standing lists are one name; nouns that say which bodies are meant are names of their own
    (
        "các sở, ban, ngành, đoàn thể tỉnh; UBND các huyện, thị xã, thành phố",
        ["các sở, ban, ngành, đoàn thể tỉnh", "UBND các huyện, thị xã, thành phố"],
    ),
    (
        "cơ sở khám bệnh, chữa bệnh, cơ quan, đơn vị liên quan",
        ["cơ sở khám bệnh, chữa bệnh", "cơ quan, đơn vị liên quan"],
    ),
    ("cơ quan báo chí và hệ thống truyền thông", ["cơ quan báo chí", "hệ thống truyền thông"]),
    ("các bộ, cơ quan ngang bộ, cơ quan thuộc Chính phủ", ["các bộ, cơ quan ngang bộ, cơ quan thuộc Chính phủ"]),
    # acronyms, areas, a body that opens with the word for an area
    ("Bộ Công an, VTV, VOV và TTXVN", ["Bộ Công an", "VTV", "VOV", "TTXVN"]),
    ("Hội Nông dân tỉnh, Tỉnh đoàn, Công an tỉnh", ["Hội Nông dân tỉnh", "Tỉnh đoàn", "Công an tỉnh"]),
    ("Sở NN&MT, Sở KH&CN", ["Sở NN&MT", "Sở KH&CN"]),
    # bulleted, broken and run-on cells
    ("- Tổng cục Thủy lợi - Các Cục trực thuộc Bộ", ["Tổng cục Thủy lợi", "Các Cục trực thuộc Bộ"]),
    ("Sở Y tế\nSở Tài chính", ["Sở Y tế", "Sở Tài chính"]),
    ("Bộ Tài chính Cơ quan, tổ chức liên quan", ["Bộ Tài chính", "Cơ quan, tổ chức liên quan"]),
    # what a body does and remarks on its role are no part of its name
    ("Sở Xây dựng trình UBND tỉnh", ["Sở Xây dựng"]),
    ("Sở Nội vụ (chủ trì)", ["Sở Nội vụ"]),
    ("Sở Giáo dục và Đào tạo tổ chức tập huấn cho các trường; Sở Y tế", ["Sở Giáo dục và Đào tạo", "Sở Y tế"]),
    (
        "Ban Quản lý dự án đầu tư xây dựng các công trình giao thông, Sở Xây dựng",
        ["Ban Quản lý dự án đầu tư xây dựng các công trình giao thông", "Sở Xây dựng"],
    ),
    # fields of work in small letters
    (
        "Cục Tin học và thống kê tài chính, Tổng cục thuế, Cục Xuất nhập khẩu, Vụ Thị trường trong nước",
        ["Cục Tin học và thống kê tài chính", "Tổng cục thuế", "Cục Xuất nhập khẩu", "Vụ Thị trường trong nước"],
    ),
    # one board of several zones; what is both of and below a body
    (
        "Ban Quản lý Khu kinh tế Vân Đồn và các Khu công nghiệp Quảng Ninh, Sở Y tế",
        ["Ban Quản lý Khu kinh tế Vân Đồn và các Khu công nghiệp Quảng Ninh", "Sở Y tế"],
    ),
    ("Ban Quản lý dự án và các Khu dân cư", ["Ban Quản lý dự án", "các Khu dân cư"]),
    ("Các đơn vị thuộc, trực thuộc Bộ Y tế và Sở Y tế", ["Các đơn vị thuộc, trực thuộc Bộ Y tế", "Sở Y tế"]),
    # nothing named
    ("", []),
    ("...", []),
    ("-", []),
    # who does it stands in another document; zones in small letters
    ("Theo phân công tại Quyết định số 12/QĐ-UBND ngày 05/3/2024", []),
    ("Ban Quản lý các khu công nghệ cao và khu công nghiệp", ["Ban Quản lý các khu công nghệ cao và khu công nghiệp"]),
]


@pytest.mark.parametrize(("cell", "names"), CASES)
def test_names(cell: str, names: list[str]) -> None:
    assert [cell[span.start : span.end] for span in split_agencies(fold(cell), cell, 0, len(cell))] == names


def test_a_long_cell_is_split_in_time_linear_in_its_length() -> None:
    cell = "Sở Y tế, các đơn vị liên quan; " * 2_000
    assert len(split_agencies(fold(cell), cell, 0, len(cell))) == 4_000
