"""The tree of a plan's sections and items, and that no character of the text is lost or told twice."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.builder import CellText, DocumentBuilder
from extract.outline.model import LeafKind
from extract.outline.topics import Topic, announced_topic
from extract.reading import Reading, read
from schemas import Source

SOURCE = Source(sha256="0", uri="t", media_type="text/plain")


def reading_of(*lines: str) -> Reading:
    builder = DocumentBuilder()
    for line in ("KẾ HOẠCH", "Về phát triển cây xanh đô thị giai đoạn 2026 - 2030", *lines):
        builder.paragraph(line)
    return read(builder.build(SOURCE))


def parent_words(reading: Reading, words: str) -> str | None:
    leaf = next(leaf for leaf in reading.outline.leaves if words in reading.words(leaf))
    above = next(reading.outline.ancestors(leaf), None)
    return reading.words(above) if above is not None else None


PLAN = (
    "I. MỤC ĐÍCH, YÊU CẦU",
    "1. Mục đích",
    "- Cụ thể hóa chương trình của Tỉnh ủy.",
    "2. Yêu cầu",
    "- Bám sát thực tế của từng địa bàn.",
    "II. NHIỆM VỤ",
    "1. Trồng cây",
    "a) Rà soát quỹ đất công cộng;",
    "b) Trồng mới cây bóng mát:",
    "- Trên các tuyến phố chính;",
    "+ Ưu tiên cây bản địa.",
    "2. Chăm sóc",
    "Duy trì đội chăm sóc cây ở mỗi phường.",
    "III. TỔ CHỨC THỰC HIỆN",
    "1. Sở Xây dựng",
    "- Chủ trì lập danh mục loài cây.",
    "1. Sở Tài chính",
    "- Bố trí kinh phí.",
)


@pytest.mark.parametrize(
    ("item", "parent"),
    [
        ("Cụ thể hóa", "Mục đích"),
        ("Yêu cầu", "MỤC ĐÍCH, YÊU CẦU"),
        ("Rà soát quỹ đất", "Trồng cây"),
        ("Trên các tuyến phố", "Trồng mới cây bóng mát:"),
        ("Ưu tiên cây bản địa", "Trên các tuyến phố chính;"),
        ("Chăm sóc", "NHIỆM VỤ"),
        ("Duy trì đội", "Chăm sóc"),
        ("Bố trí kinh phí", "Sở Tài chính"),  # a repeated number does not break the tree
        ("Sở Tài chính", "TỔ CHỨC THỰC HIỆN"),
    ],
)
def test_an_item_stands_below_what_governs_it(item: str, parent: str) -> None:
    assert parent_words(reading_of(*PLAN), item) == parent


@pytest.mark.parametrize(
    ("item", "topic"),
    [
        ("Cụ thể hóa", Topic.PURPOSE),
        ("Bám sát", Topic.PURPOSE),
        ("Rà soát quỹ đất", Topic.TASKS),
        ("Duy trì đội", Topic.TASKS),
        ("Chủ trì lập danh mục", Topic.ORGANISATION),
    ],
)
def test_a_topic_is_inherited_from_the_headings(item: str, topic: Topic) -> None:
    reading = reading_of(*PLAN)
    leaf = next(leaf for leaf in reading.outline.leaves if item in reading.words(leaf))
    assert leaf.topic is topic


def test_a_heading_that_runs_into_its_text_still_gives_its_topic() -> None:
    reading = reading_of("I. NỘI DUNG", "1. Mục tiêu chung: Nâng độ che phủ cây xanh.", "2. Nhiệm vụ: Trồng cây.")
    leaves = {reading.words(leaf).split(":")[0]: leaf.topic for leaf in reading.outline.leaves}
    assert leaves["Mục tiêu chung"] is Topic.GOAL
    assert leaves["Nhiệm vụ"] is Topic.TASKS


def test_rows_stand_below_the_heading_over_the_table() -> None:
    builder = DocumentBuilder()
    for line in ("KẾ HOẠCH", "Về trồng rừng", "I. CHỈ TIÊU"):
        builder.paragraph(line)
    builder.table([[CellText("TT"), CellText("Xã")], [CellText("1"), CellText("Tân Lập")]], heading_rows=1)
    reading = read(builder.build(SOURCE))
    rows = [leaf for leaf in reading.outline.leaves if leaf.row is not None]
    assert [leaf.kind for leaf in rows] == [LeafKind.HEAD_ROW, LeafKind.ROW]
    assert {reading.words(above) for row in rows for above in reading.outline.ancestors(row)} == {"CHỈ TIÊU"}


LINES = st.sampled_from(
    [
        "I. MỤC TIÊU", "1. Nội dung", "1.1. Tiểu mục", "a) Điểm", "- Gạch", "+ Cộng", "Điều 2. Giao", "PHỤ LỤC I",
        "Câu văn xuôi.", "Như sau:", "(1) Ngoặc", "7) Số", "Nơi nhận:", "TM. ỦY BAN NHÂN DÂN",
    ]
)  # fmt: skip


@given(st.lists(LINES, max_size=30))
def test_every_character_belongs_to_exactly_one_leaf(lines: list[str]) -> None:
    reading = reading_of(*lines)
    leaves = reading.outline.leaves
    assert [leaf.start for leaf in leaves] == [0, *(leaf.end for leaf in leaves[:-1])]
    assert leaves[-1].end == len(reading.text)
    assert "".join(reading.text[leaf.start : leaf.end] for leaf in leaves) == reading.text
    assert all(leaf.parent is None or leaf.parent < leaf.index for leaf in leaves)


@pytest.mark.parametrize(
    ("sentence", "topic"),
    [
        ("theo mục ii kế hoạch 77/kh-ubnd năm 2024, mục tiêu của kế hoạch như sau:", Topic.TARGETS),
        ("căn cứ mục 5 chương trình quy định về nhiệm vụ trồng cây như sau:", Topic.TASKS),
        (
            "kế hoạch trồng cây thời kỳ 2021 - 2030, tầm nhìn đến năm 2050 được tổ chức thực hiện như sau:",
            Topic.ORGANISATION,
        ),
        ("quyết định nêu ra quan điểm chỉ đạo về trồng cây như sau:", Topic.VIEWPOINT),
        ("các loài cây được chọn như sau:", None),
        ("theo mục ii kế hoạch 77/kh-ubnd năm 2024, mục tiêu của kế hoạch là trồng cây.", None),
    ],
)
def test_what_a_sentence_announces(sentence: str, topic: Topic | None) -> None:
    assert announced_topic(sentence, 0, len(sentence)) is topic
