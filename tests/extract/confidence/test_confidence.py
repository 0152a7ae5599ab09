"""Confidence: what a model says of features, and that every find of a record has it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.read import read_bytes
from extract.confidence import KindModel, confidence_model, features_of
from extract.pipeline import extract_record
from extract.reading import read

MODEL = KindModel(finds=10, right=8, bias=1.0, weights={"lead=named": 1.0, "lead=none": -3.0, "kind=news": -100.0})

PLAN = """ỦY BAN NHÂN DÂN
TỈNH HÀ TĨNH
Số: 12/KH-UBND
Hà Tĩnh, ngày 05 tháng 3 năm 2024
KẾ HOẠCH
Nạo vét kênh mương năm 2024
Căn cứ Nghị định số 98/2018/NĐ-CP ngày 05/7/2018 của Chính phủ;
I. MỤC TIÊU
- Đến hết năm 2024, 8 - 9 tuyến kênh được nạo vét; 90% diện tích lúa được tưới.
II. NHIỆM VỤ
1. Sở Xây dựng chủ trì, phối hợp với Công an tỉnh nạo vét 12 km kênh chính trước ngày 30/6/2024.
2. Tổ chức kiểm tra cống lấy nước.
III. KINH PHÍ
Tổng kinh phí thực hiện là 3 tỷ đồng, trong đó ngân sách tỉnh 2 tỷ đồng.
"""


@pytest.mark.parametrize(
    ("features", "expected"),
    [
        ((), 0.73),
        (("lead=named",), 0.88),
        (("lead=none",), 0.12),
        (("never seen", "lead=named"), 0.88),
        (("kind=news",), 0.0),
    ],
)
def test_a_model_says(features: tuple[str, ...], expected: float) -> None:
    assert MODEL.confidence(features) == expected


@given(st.floats(-1e6, 1e6), st.lists(st.floats(-1e6, 1e6), max_size=5))
def test_a_confidence_is_between_0_and_1(bias: float, weights: list[float]) -> None:
    names = [str(place) for place, _ in enumerate(weights)]
    model = KindModel(finds=0, right=0, bias=bias, weights=dict(zip(names, weights, strict=True)))
    assert 0 <= model.confidence(names) <= 1


def test_every_find_has_the_confidence_of_its_features() -> None:
    document = read_bytes(PLAN.encode(), "plan.txt")
    record, reading = extract_record(document), read(document)
    finds = {
        "targets": record.targets,
        "tasks": record.tasks,
        "budgets": record.budgets,
        "references": record.references,
    }
    assert all(finds.values())
    for kind, items in finds.items():
        model = confidence_model().kinds[kind]  # type: ignore[index]
        for item in items:
            features = features_of(reading, item)
            assert item.confidence == model.confidence(features)
            assert set(features) <= set(model.weights)


def test_what_is_known_of_finds() -> None:
    document = read_bytes(PLAN.encode(), "plan.txt")
    record, reading = extract_record(document), read(document)
    known = [
        set(features_of(reading, item))
        for item in (record.targets[0], record.targets[1], record.tasks[0], record.tasks[1], record.references[0])
    ]
    assert known[0] == {"small count"}
    assert known[1] == set()
    assert known[2] == {"action=none", "partners=some"}
    assert known[3] == {"action=first", "partners=none"}
    assert known[4] == {"relation=legal_basis", "part=bases"}
