"""How much of a document is searched, by its type and title."""

import pytest

from extract.scope import Scope, scope_of
from schemas import Decision, Kind, Plan


@pytest.mark.parametrize(
    ("kind", "decision", "expected"),
    [
        (Kind.DECISION, Decision(type="Quyết định", number="7/QĐ-UBND", title="Phê duyệt hỗ trợ khẩn cấp"), Scope.ORDERS),
        (Kind.DECISION, Decision(type="Quyết định", number="7/QĐ-UBND", title="Ban hành Quy chế làm việc"), Scope.RULES),
        (Kind.DECISION, Decision(type="Quyết định", number="7/QĐ-UBND", title="Về việc ban hành Quy định giá đất"), Scope.RULES),
        (Kind.DECISION, Decision(type="Quyết định", number="7/2024/QĐ-UBND", normative=True), Scope.RULES),
        (Kind.OTHER, Decision(type="Thông báo", number="9/TB-UBND", title="Kết luận cuộc họp"), Scope.ORDERS),
        (Kind.OTHER, Decision(type="Thông báo", symbol="TB-UBND", title="Kết luận cuộc họp"), Scope.ORDERS),  # not numbered yet
        (Kind.OTHER, Decision(type="Báo cáo", number="9/BC-UBND", title="Tình hình khoáng sản"), Scope.RULES),
        (Kind.OTHER, Decision(), Scope.RULES),
        (Kind.DIRECTIVE, Decision(type="Chỉ thị", number="3/CT-UBND"), Scope.PLAN),
        (Kind.PLAN, Decision(type="Kế hoạch", number="3/KH-UBND"), Scope.PLAN),
        (Kind.DECISION, Decision(type="Quyết định", number="7/QĐ-UBND", title="Ban hành Hướng dẫn xét chọn đề tài"), Scope.RULES),
        # A word inside the title is not what the decision does.
        (Kind.DECISION, Decision(type="Quyết định", number="7/QĐ-UBND", title="Kiểm tra việc thực hiện quy chế"), Scope.ORDERS),
    ],
)  # fmt: skip
def test_scope_without_a_plan(kind: Kind, decision: Decision, expected: Scope) -> None:
    assert scope_of(kind, decision, None) is expected


def test_a_normative_document_with_a_plan_is_searched() -> None:
    plan = Plan(title="Chương trình phát triển nhà ở")
    assert scope_of(Kind.DECISION, Decision(normative=True), plan) is Scope.PLAN
