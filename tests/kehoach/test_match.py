"""Which found item is which gold item."""

from decimal import Decimal
from typing import Any

import pytest

from kehoach.evaluation.gold import GoldBudget, GoldReference, GoldTarget, GoldTask
from kehoach.evaluation.match import (
    compare_budgets,
    compare_references,
    compare_targets,
    compare_tasks,
    is_report_back_clause,
    pair_up,
)
from schemas import Budget, Evidence, Reference, Relation, Target, Task

QUOTE = "Đến năm 2030, 80% hộ dân được dùng nước sạch"


def at(quote: str) -> dict[str, Any]:
    """The fields that every found item has."""
    return {"evidence": Evidence(start=0, end=len(quote), quote=quote), "rule": "test"}


def target(quote: str = QUOTE, **fields: Any) -> Target:
    return Target(**{**at(quote), "indicator": "hộ dân", "value": Decimal(80), "unit": "%", **fields})


@pytest.mark.parametrize(
    ("found", "matches"),
    [
        (target(), True),
        (target(unit=" % "), True),
        (target("80% hộ dân"), True),  # half of the shorter text's words is enough
        (target("**80%** HỘ DÂN được dùng nước sạch;"), True),
        (target(value=Decimal("80.0")), True),
        (target(value=Decimal(81)), False),
        (target(value_max=Decimal(90)), False),
        (target(unit="hộ"), False),
        (target(unit=None), False),
        (target("Mức sống của người dân đô thị được nâng lên rõ rệt hơn trước"), False),
    ],
)
def test_targets(found: Target, matches: bool) -> None:
    gold = GoldTarget(quote=QUOTE, indicator="hộ dân", value=Decimal(80), unit="%")
    assert (compare_targets(gold, found) is not None) is matches


@pytest.mark.parametrize(
    ("fields", "matches"),
    [
        ({"amount": Decimal(10)}, True),
        ({"amount": Decimal(11)}, False),
        ({"amount": Decimal(10), "amount_max": Decimal(12)}, False),
        ({"amount": Decimal(10), "currency": "USD"}, False),
    ],
)
def test_budgets(fields: dict[str, Any], matches: bool) -> None:
    gold = GoldBudget(quote="Kinh phí: 10 đồng", amount=Decimal(10))
    assert (compare_budgets(gold, Budget(**at("kinh phí 10 đồng"), **fields)) is not None) is matches


@pytest.mark.parametrize(
    ("quote", "action", "matches"),
    [
        ("Sở Y tế rà soát danh mục kỹ thuật", "rà soát danh mục kỹ thuật", True),
        ("Cột 2 | Cột 3 | Cột 4 | Cột 5", "rà soát danh mục kỹ thuật", True),  # its action is enough
        ("Sở Xây dựng cấp phép cho các công trình", "cấp phép cho các công trình", False),
    ],
)
def test_tasks(quote: str, action: str, matches: bool) -> None:
    gold = GoldTask(quote="Rà soát danh mục kỹ thuật y tế")
    assert (compare_tasks(gold, Task(**at(quote), action=action)) is not None) is matches


@pytest.mark.parametrize(
    ("number", "relation", "matches"),
    [
        ("12/QĐ-UBND", Relation.LEGAL_BASIS, True),
        ("12 / QĐ-Ubnd", Relation.LEGAL_BASIS, True),
        ("12/QĐ-UBND", Relation.MENTIONS, False),
        ("12/QĐUBND", Relation.LEGAL_BASIS, False),
    ],
)
def test_references(number: str, relation: Relation, matches: bool) -> None:
    gold = GoldReference(number="12/QĐ-UBND", relation="legal_basis")
    found = Reference(**at(number), number=number, relation=relation)
    assert (compare_references(gold, found) is not None) is matches


def test_the_best_overlap_is_taken_first() -> None:
    gold = [GoldTask(quote="Sở Y tế mở lớp học cho cán bộ xã"), GoldTask(quote="Sở Y tế mở lớp học cho cán bộ huyện")]
    found = [
        Task(**at(each), action="") for each in ("Sở Y tế mở lớp học cho cán bộ huyện", "Mở lớp học cho cán bộ xã")
    ]
    assert [(pair.gold, pair.found) for pair in pair_up(gold, found, compare_tasks)] == [(0, 1), (1, 0)]


def test_each_item_is_in_one_pair() -> None:
    gold = [GoldTask(quote="Sở Y tế mở lớp học")] * 2
    found = [Task(**at("Sở Y tế mở lớp học"), action="")] * 3
    pairs = pair_up(gold, found, compare_tasks)
    assert len(pairs) == len({pair.gold for pair in pairs}) == len({pair.found for pair in pairs}) == 2


def test_of_equal_texts_the_one_with_the_same_time_is_taken() -> None:
    gold = [GoldTarget(quote=QUOTE, indicator="", value=Decimal(80), unit="%", by=year) for year in ("2025", "2030")]
    found = [target(by="2030"), target(by="2025")]
    assert [(pair.gold, pair.found) for pair in pair_up(gold, found, compare_targets)] == [(0, 1), (1, 0)]


@pytest.mark.parametrize(
    ("text", "is_clause"),
    [
        ("Trong quá trình thực hiện, nếu có khó khăn, vướng mắc, các đơn vị báo cáo Sở Y tế.", True),
        ("Nếu phát sinh vấn đề mới, đề nghị các huyện kịp thời phản ánh về Sở.", True),
        ("nếu thấy cần sửa đổi, bổ sung thì chủ động kiến nghị với Bộ", True),
        # a task that has to do with difficulties
        ("Tháo gỡ khó khăn, vướng mắc cho doanh nghiệp; định kỳ báo cáo Ủy ban nhân dân tỉnh", False),
        # a task with such a clause at its end
        (
            "Sở Tài chính cân đối, bố trí kinh phí hằng năm để thực hiện các nhiệm vụ của Kế hoạch theo quy định của "
            "pháp luật về ngân sách; nếu có vướng mắc thì báo cáo Ủy ban nhân dân tỉnh",
            False,
        ),
        ("Nếu đạt kết quả tốt, nhân rộng mô hình ra toàn tỉnh", False),
    ],
)
def test_report_back_clauses(text: str, is_clause: bool) -> None:
    assert is_report_back_clause(text) is is_clause
