"""Who a name means: kind of body, level, province at the document's date, and one identity for all its spellings."""

import pytest

from extract.agencies import Where, agency_of
from schemas import AgencyType, Level

VINH_LONG = Where("86", None, "2016-11-21")
COMMUNE = Where("79", "uy-ban-nhan-dan-xa-an-phu", "2025-12-01")
CENTRAL = Where(day="2025-06-01")


@pytest.mark.parametrize(
    ("spellings", "where", "identity"),
    [
        (["Sở Y tế", "Sở Y tế tỉnh", "Giám đốc Sở Y tế tỉnh Vĩnh Long", "SỞ Y TẾ"], VINH_LONG, "so-y-te@86"),
        (
            ["Sở NN&PTNT", "Sở Nông nghiệp và Phát triển nông thôn", "Sở Nông nghiệp và PTNT"],
            VINH_LONG,
            "so-nong-nghiep-va-phat-trien-nong-thon@86",
        ),
        (["UBND tỉnh", "Uỷ ban nhân dân tỉnh", "Chủ tịch Ủy ban nhân dân tỉnh"], VINH_LONG, "uy-ban-nhan-dan@86"),
        (["UBND xã", "Ủy ban nhân dân xã"], COMMUNE, "uy-ban-nhan-dan@79/uy-ban-nhan-dan-xa-an-phu"),
        (["Bộ Tài chính", "Bộ trưởng Bộ Tài chính"], CENTRAL, "bo-tai-chinh"),
        (["Bộ Tài chính"], VINH_LONG, "bo-tai-chinh"),
        (["Bộ CHQS tỉnh", "Bộ Chỉ huy quân sự tỉnh"], VINH_LONG, "bo-chi-huy-quan-su@86"),
    ],
)
def test_one_body_has_one_identity(spellings: list[str], where: Where, identity: str) -> None:
    assert {agency_of(name, where).id for name in spellings} == {identity}


@pytest.mark.parametrize(
    ("name", "where", "kind", "level", "province"),
    [
        ("Bộ Y tế", CENTRAL, AgencyType.MINISTRY, Level.MINISTRY, None),
        ("Chính phủ", CENTRAL, AgencyType.NATIONAL_AUTHORITY, Level.CENTRAL, None),
        ("Sở Tài chính", VINH_LONG, AgencyType.DEPARTMENT, Level.DEPARTMENT, "86"),
        ("UBND cấp xã", VINH_LONG, AgencyType.PEOPLE_COMMITTEE, Level.COMMUNE, "86"),
        ("UBND huyện Tam Bình", VINH_LONG, AgencyType.PEOPLE_COMMITTEE, Level.DISTRICT, "86"),
        ("Công an tỉnh", VINH_LONG, AgencyType.POLICE, Level.PROVINCE, "86"),
        ("Ủy ban MTTQ Việt Nam tỉnh", VINH_LONG, AgencyType.FRONT, Level.PROVINCE, "86"),
        ("Hội Liên hiệp Phụ nữ tỉnh", VINH_LONG, AgencyType.MASS_ORGANISATION, Level.PROVINCE, "86"),
        ("Ban Tuyên giáo Tỉnh ủy", VINH_LONG, AgencyType.PARTY, Level.PROVINCE, "86"),
        ("Công ty Điện lực Vĩnh Long", VINH_LONG, AgencyType.ENTERPRISE, None, "86"),
        ("các sở, ban, ngành", VINH_LONG, AgencyType.GROUP, None, None),
        ("doanh nghiệp", VINH_LONG, AgencyType.GROUP, None, None),
    ],
)
def test_kind_level_and_province(
    name: str, where: Where, kind: AgencyType, level: Level | None, province: str | None
) -> None:
    found = agency_of(name, where)
    assert (found.type, found.level, found.province) == (kind, level, province)


@pytest.mark.parametrize(
    "name", ["các sở, ban, ngành", "UBND các xã, phường", "UBND cấp huyện", "đơn vị liên quan", "Đồng bào ta"]
)
def test_who_is_no_one_body_has_no_identity(name: str) -> None:
    assert agency_of(name, VINH_LONG).id is None


def test_a_province_named_in_full_goes_before_the_documents() -> None:
    assert agency_of("Sở Công Thương tỉnh Cà Mau", VINH_LONG).id == "so-cong-thuong@96"
