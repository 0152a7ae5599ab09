"""Documents of the tests' own writing, in the official form, and what is made of them."""

from collections.abc import Sequence

import kehoach
from dataset import Atlas, Outcome, Read, Source, Store, rows_of, writing
from kehoach.runs.places import provinces_of_stores
from schemas import Record

DECISION = """ỦY BAN NHÂN DÂN
TỈNH {province}
Số: {number}
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
{place}, ngày {day} tháng {month} năm {year}

QUYẾT ĐỊNH
{title}

ỦY BAN NHÂN DÂN TỈNH {province}

Căn cứ Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015;
{bases}
QUYẾT ĐỊNH:

Điều 1. Ban hành Kế hoạch với các nội dung sau:
1. Mục tiêu đến năm {end}:
a) {share}% hộ nghèo được vay vốn;
b) Ít nhất {count} hợp tác xã được thành lập.
2. Nhiệm vụ:
a) Sở Y tế chủ trì, phối hợp với Sở Tài chính rà soát các trạm y tế xã, hoàn thành trước ngày 30 tháng 9 năm {end};
b) Giao Sở KH&ĐT cân đối vốn đầu tư.
3. Kinh phí thực hiện: 12,5 tỷ đồng từ ngân sách tỉnh.
Điều 2. Quyết định này có hiệu lực kể từ ngày ký.{articles}

TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH

Nguyễn Văn Bình
"""


def decision_text(
    *, number: str = "1207/QĐ-UBND", province: str = "ĐẮK LẮK", place: str = "Đắk Lắk", day: str = "06", month: str = "5",
    year: int = 2021, title: str = "Về việc ban hành Kế hoạch phát triển kinh tế tập thể", share: int = 80, count: int = 25,
    end: int = 2025, bases: str = "", articles: str = "",
) -> str:  # fmt: skip
    """A decision of a province that promulgates a plan: two targets, two tasks, one sum."""
    return DECISION.format(
        number=number, province=province, place=place, day=day, month=month, year=year, title=title, share=share, count=count,
        end=end, bases=bases, articles=articles,
    )  # fmt: skip


def record_of(text: str, uri: str = "a.txt") -> Record:
    """The record of a text."""
    return kehoach.extract(text.encode(), uri)


def read_of(record: Record, atlas: Atlas | None = None, extractor: str = "1") -> Read:
    """A record as what a run stores: an input with one document."""
    made = rows_of(record, atlas or Atlas())
    return Read(Source(made.uri, record.document.sha256, extractor), (made,))


def put(store: Store, *records: Record) -> list[Outcome]:
    """Store records, all in one transaction."""
    with writing(store) as writer:
        writer.learn_provinces(provinces_of_stores())
        return writer.put([read_of(record, writer.atlas) for record in records])


def table(store: Store, sql: str) -> list[Sequence[object]]:
    """The rows of a query."""
    from dataset import ask

    with ask(store, sql) as answer:
        return list(answer.rows)
