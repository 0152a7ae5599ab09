"""Which sample is made by what."""

from collections.abc import Callable
from pathlib import Path

from corpus.encoding.charsets import Charset
from tests.corpus.make_samples.annex_pdf import city_plan
from tests.corpus.make_samples.department_docx import customs_decision
from tests.corpus.make_samples.gazette_pdf import gazette_decision
from tests.corpus.make_samples.legacy_html import district_page
from tests.corpus.make_samples.old_files import archive, doc_in_vntime, gazette, letter, odt, rtf_in_vni, text_in
from tests.corpus.make_samples.plan_2006 import PLAN_2006
from tests.corpus.make_samples.plan_2008 import PLAN_2008
from tests.corpus.make_samples.province_pdf import provincial_decision
from tests.corpus.make_samples.scanned import photographed_page, scanned_decision
from tests.corpus.make_samples.stamped_pdf import stamped_decision

SAMPLES = Path(__file__).parents[3] / "corpus" / "samples"
MADE: dict[str, Callable[[], bytes]] = {
    "20-quyet-dinh-tinh-bac-kan.pdf": provincial_decision,
    "21-quyet-dinh-thu-tuong-cong-bao.pdf": gazette_decision,
    "22-ke-hoach-thanh-pho-hue-phu-luc-ngang.pdf": city_plan,
    "23-quyet-dinh-bo-dong-dau.pdf": stamped_decision,
    "24-quyet-dinh-tong-cuc-hai-quan.docx": customs_decision,
    "25-trang-cu-huyen-phu-loc-windows-1258.html": district_page,
    "40-quyet-dinh-phu-yen-2008-vntime.doc": doc_in_vntime,
    "41-ke-hoach-so-van-hoa-2006-vni.rtf": rtf_in_vni,
    "42-ke-hoach-so-van-hoa-2006.odt": odt,
    "43-quyet-dinh-phu-yen-2008-tcvn3.txt": lambda: text_in(PLAN_2008, Charset.TCVN3),
    "44-ke-hoach-so-van-hoa-2006-vni.txt": lambda: text_in(PLAN_2006, Charset.VNI),
    "50-quyet-dinh-hau-giang-ban-quet.pdf": scanned_decision,
    "51-ke-hoach-hau-giang-trang-2.jpg": photographed_page,
    "45-van-ban-2006-2008.zip": archive,
    "46-thu-gui-ke-hoach.eml": letter,
    "47-cong-bao-hai-van-ban.pdf": gazette,
}


def write_all() -> None:
    """Write every made sample into the folder of samples."""
    for name, make in MADE.items():
        (SAMPLES / name).write_bytes(make())
