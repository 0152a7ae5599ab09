"""The score of a document and the figures over several."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest

from kehoach.evaluation.gold import Gold
from kehoach.evaluation.score import DocumentScore, KindScore, score_document
from kehoach.evaluation.summary import figures_of, summarise_attributes, summarise_fields, summarise_kinds
from schemas import Agency, Budget, Decision, Issuer, Kind, Level, News, Period, Plan, Reference, Signer, Task

MakeGold = Callable[..., Gold]
REPORT_BACK = "Trong quá trình thực hiện, nếu có vướng mắc, các đơn vị báo cáo Sở Y tế"


def kind_of(score: DocumentScore, name: str) -> KindScore:
    return next(kind for kind in score.kinds if kind.kind == name)


def counts(score: KindScore) -> tuple[int, int, int]:
    return len(score.matched), len(score.missed), len(score.spurious)


def test_matched_missed_and_false(made: Any, gold: MakeGold) -> None:
    wanted = gold(tasks=[{"quote": "Sở Y tế mở lớp học"}, {"quote": "Sở Nội vụ xét khen thưởng hằng năm"}])
    tasks = [Task(**made.at(text), action=text) for text in ("mở lớp học", "Bộ Tài chính kiểm tra việc thu chi")]
    score = kind_of(score_document("a", wanted, made.record(tasks=tasks)), "tasks")
    assert counts(score) == (1, 1, 1)
    figures = figures_of([score])
    assert (figures.precision, figures.recall, figures.f1) == (0.5, 0.5, 0.5)


@pytest.mark.parametrize("in_gold", [True, False])
@pytest.mark.parametrize("found", [True, False])
def test_report_back_clauses_are_not_scored(made: Any, gold: MakeGold, in_gold: bool, found: bool) -> None:
    wanted = gold(tasks=[{"quote": REPORT_BACK}] if in_gold else [])
    tasks = [Task(**made.at(REPORT_BACK), action="")] if found else []
    assert counts(kind_of(score_document("a", wanted, made.record(tasks=tasks)), "tasks")) == (0, 0, 0)


def test_of_partial_gold_only_the_recall_counts(made: Any, gold: MakeGold) -> None:
    sums = [{"quote": "mua máy 10 đồng", "amount": 10}, {"quote": "mua bàn 20 đồng", "amount": 20}]
    partial = gold(budgets=sums, partial=["budgets"])
    full = gold(budgets=sums)
    budgets = [Budget(**made.at(f"mua máy {n} đồng"), amount=Decimal(n)) for n in (10, 30, 40)]
    record = made.record(budgets=budgets)
    alone = kind_of(score_document("a", partial, record), "budgets")
    assert (figures_of([alone]).recall, figures_of([alone]).precision, figures_of([alone]).f1) == (0.5, None, None)
    both = figures_of([alone, kind_of(score_document("b", full, record), "budgets")])
    assert (both.gold, both.matched, both.found, both.true_found) == (4, 2, 3, 1)


@pytest.mark.parametrize(
    ("lead", "agrees", "common"),
    [
        (["Sở Y tế", "Sở Tài chính"], True, 2),
        (["sở tài chính", "SỞ Y TẾ"], True, 2),
        (["Sở Y tế"], False, 1),
        (["Sở Y tế", "Sở Tài chính", "Công an tỉnh"], False, 2),
        ([], False, 0),
    ],
)
def test_leads_are_sets_of_names(made: Any, gold: MakeGold, lead: list[str], agrees: bool, common: int) -> None:
    wanted = gold(tasks=[{"quote": "mở lớp học", "lead": ["Sở Y tế", "Sở Tài chính"]}])
    task = Task(**made.at("mở lớp học"), action="", lead=[Agency(name=name) for name in lead])
    score = score_document("a", wanted, made.record(tasks=[task]))
    attribute = next(each for each in kind_of(score, "tasks").matched[0].attributes if each.name == "lead")
    assert (attribute.agrees, attribute.common, attribute.found_size) == (agrees, common, len(lead))
    summary = next(each for each in summarise_attributes([score]) if each.name == "lead")
    assert summary.names_f1 == 2 * common / (2 + len(lead))


def test_attributes_where_something_is_stated(made: Any, gold: MakeGold) -> None:
    wanted = gold(tasks=[{"quote": "mở lớp học", "end": "2018-09"}, {"quote": "in tờ rơi"}])
    tasks = [Task(**made.at("mở lớp học"), action="", end="2018"), Task(**made.at("in tờ rơi"), action="")]
    score = score_document("a", wanted, made.record(tasks=tasks))
    end = next(each for each in summarise_attributes([score]) if each.name == "end")
    assert (end.items, end.right, end.stated, end.stated_right) == (2, 1, 1, 0)


def test_macro_is_the_mean_of_documents_that_have_items(made: Any, gold: MakeGold) -> None:
    basis = {"number": "1/QĐ-TTg", "relation": "legal_basis"}
    reference = Reference(**made.at("1/QĐ-TTg"), number="1/QĐ-TTg", relation="legal_basis")
    right = score_document("a", gold(references=[basis]), made.record(references=[reference]))
    missed = score_document("b", gold(references=[basis, {**basis, "number": "2/QĐ-TTg"}]), made.record())
    nothing = score_document("c", gold(), made.record())
    summary = next(each for each in summarise_kinds([right, missed, nothing]) if each.kind == "references")
    assert (summary.macro_f1, summary.pooled.f1) == (0.5, 0.5)
    invented = score_document("d", gold(), made.record(references=[reference]))
    assert figures_of([kind_of(invented, "references")]).f1 == 0.0


PLAN = "Kế hoạch phát triển chợ nông thôn"
HEADER = {
    "number": "12/QĐ-UBND", "issuer": "Ủy ban nhân dân tỉnh Kon Tum", "level": "province", "place": "Kon Tum",
    "issued_on": "2020-05-04", "signer": "Nguyễn Văn An", "signer_position": "Chủ tịch",
    "title": f"Về việc ban hành {PLAN} trên địa bàn tỉnh năm 2020",
}  # fmt: skip


def decision(**changes: Any) -> Decision:
    """The decision that agrees with HEADER, with changes."""
    fields: dict[str, Any] = {
        "number": HEADER["number"], "place": HEADER["place"], "issued_on": HEADER["issued_on"],
        "title": HEADER["title"], "issuer": Issuer(name=HEADER["issuer"], level=Level.PROVINCE),
        "signer": Signer(name=HEADER["signer"], position=HEADER["signer_position"]),
    }  # fmt: skip
    return Decision(**{**fields, **changes})


@pytest.mark.parametrize(
    ("changes", "field", "agreement"),
    [
        ({}, "header.number", "equal"),
        ({}, "header.type", "equal"),  # neither says anything
        ({"number": "12/QĐ- UBND"}, "header.number", "equal"),
        ({"number": "12/QĐUBND"}, "header.number", "different"),
        ({"number": None}, "header.number", "missing"),
        ({"type": "Quyết định"}, "header.type", "invented"),
        ({"issuer": None}, "header.issuer", "missing"),
        ({"issuer": Issuer(name="ỦY BAN NHÂN DÂN TỈNH KON TUM")}, "header.issuer", "equal"),
        ({"issued_on": "2020-05"}, "header.issued_on", "different"),
        ({"signer": Signer(name="Nguyễn Văn Ân")}, "header.signer", "different"),
        ({"title": f"V/v ban hành “{PLAN}” trên địa bàn tỉnh năm 2020"}, "header.title", "equal"),
        ({"title": f"Ban hành {PLAN} trên các địa bàn tỉnh năm 2020"}, "header.title", "close"),
        ({"title": f"Ban hành {PLAN}"}, "header.title", "different"),
    ],
)  # fmt: skip
def test_header(made: Any, gold: MakeGold, changes: dict[str, Any], field: str, agreement: str) -> None:
    score = score_document("a", gold(header=HEADER), made.record(decision=decision(**changes)))
    assert next(each.agreement for each in score.fields if each.name == field) == agreement


def test_news_and_plan_count_where_the_gold_has_them(made: Any, gold: MakeGold) -> None:
    record = made.record(kind=Kind.NEWS, news=News(site="Báo A"), plan=Plan(period=Period(start="2020", end="2025")))
    without = score_document("a", gold(news={"site": None, "title": None}), record)
    assert not any(each.name.startswith(("news.", "plan.")) for each in without.fields)
    wanted = gold(kind="news", news={"site": "Báo A"}, plan={"start": "2020", "end": "2026"})
    fields = {each.name: each.right for each in summarise_fields([score_document("a", wanted, record)])}
    assert (fields["kind"], fields["news.site"], fields["plan.start"], fields["plan.end"]) == (1, 1, 1, 0)
