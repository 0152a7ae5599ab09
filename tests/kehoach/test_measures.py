"""Strict matches, intervals, groups, calibration, places of quotes, the gold's hash."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kehoach.evaluation.calibration import Judged, calibration_of, judged_finds
from kehoach.evaluation.gold import Gold, UnusableGold, gold_hash
from kehoach.evaluation.groups import summarise_groups
from kehoach.evaluation.intervals import Interval, interval_of, mean, share
from kehoach.evaluation.measured import measured_kinds
from kehoach.evaluation.places import places_of
from kehoach.evaluation.score import score_document
from kehoach.evaluation.summary import figures_of
from schemas import Agency, Task

MakeGold = Callable[..., Gold]


def test_strict_matches_agree_in_everything(made: Any, gold: MakeGold) -> None:
    wanted = gold(
        tasks=[
            {"quote": "mở lớp học nghề", "lead": ["Sở Y tế"]},
            {"quote": "in tờ rơi về dịch"},
            {"quote": "sửa cầu treo ở bản xa và đường vào bản"},
        ]
    )
    tasks = [
        Task(**made.at("mở lớp học nghề"), action="", lead=[Agency(name="Sở Y tế")]),
        Task(**made.at("in tờ rơi về dịch"), action="", lead=[Agency(name="Sở Y tế")]),
        Task(**made.at("sửa cầu treo bản xa trường"), action=""),
    ]
    score = score_document("a", wanted, made.record(tasks=tasks))
    figures = figures_of([score.kinds[1]])
    assert (figures.matched, figures.close, figures.strict) == (3, 2, 1)
    assert (figures.f1, figures.strict_f1) == (1.0, pytest.approx(1 / 3))


@pytest.mark.parametrize(
    ("values", "figure", "expected"),
    [
        ([1.0], mean, None),
        ([], mean, None),
        ([0.5, 0.5, 0.5], mean, Interval(0.5, 0.5)),
        ([(1, 2), (2, 4)], share, Interval(0.5, 0.5)),
        ([(0, 0), (0, 0)], share, None),
    ],
)
def test_intervals(values: list[Any], figure: Any, expected: Interval | None) -> None:
    assert interval_of(values, figure) == expected


def test_an_interval_is_the_same_each_time_and_holds_the_figure() -> None:
    values = [0.1, 0.9, 0.8, 0.7, 0.95, 0.2]
    found = interval_of(values, mean)
    assert found == interval_of(values, mean)
    assert found is not None and found.low < sum(values) / 6 < found.high


@given(st.lists(st.floats(0, 1), min_size=2, max_size=6))
def test_intervals_lie_within_the_values(values: list[float]) -> None:
    found = interval_of(values, mean)
    assert found is not None
    assert min(values) - 1e-9 <= found.low <= found.high <= max(values) + 1e-9


def test_calibration_error() -> None:
    finds = [Judged(0.95, True)] * 9 + [Judged(0.95, False)] + [Judged(0.25, False)] * 10
    found = calibration_of(finds)
    assert found is not None
    assert [(each.low, each.count, each.accuracy) for each in found.bins] == [(0.2, 10, 0.0), (0.9, 10, 0.9)]
    assert found.error == pytest.approx((0.25 + 0.05) / 2)
    assert calibration_of([Judged(1.0, True)]).bins[0].low == 0.9  # type: ignore[union-attr]
    assert calibration_of([]) is None


def test_partial_gold_judges_no_confidence(made: Any, gold: MakeGold) -> None:
    tasks = [Task(**made.at("mở lớp học nghề"), action="", confidence=0.8)]
    record = made.record(tasks=tasks)
    whole = score_document("a", gold(tasks=[{"quote": "mở lớp học nghề"}]), record)
    part = score_document("a", gold(tasks=[{"quote": "mở lớp học nghề"}], partial=["tasks"]), record)
    assert judged_finds([whole, part], "tasks") == [Judged(0.8, True)]


def test_groups(made: Any, gold: MakeGold) -> None:
    record = made.record(tasks=[Task(**made.at("mở lớp học nghề"), action="")])
    one = gold(tasks=[{"quote": "mở lớp học nghề"}], header={"level": "province"}, source="gazette")
    two = gold(tasks=[{"quote": "in tờ rơi về dịch"}], kind="news")
    groups = list(summarise_groups([score_document("a", one, record), score_document("b", two, record)]))
    assert [(group.by, group.value, group.documents, group.kinds["tasks"].matched) for group in groups] == [
        ("level", "not said", 1, 0), ("level", "province", 1, 1), ("format", "txt", 2, 1), ("kind", "news", 1, 0),
        ("kind", "plan", 1, 1), ("source", "gazette", 1, 1), ("source", "news", 1, 0),
    ]  # fmt: skip
    assert groups[-1].fields_right is not None
    kinds = measured_kinds([score_document("a", one, record), score_document("b", two, record)])
    assert kinds[1].f1 == Interval(0.0, 1.0)


@pytest.mark.parametrize(
    ("quotes", "text", "places"),
    [
        (["hai  ba"], "một hai\n ba", [(4, 11)]),
        (["hai", "hai", "hai"], "hai và hai", [(0, 3), (7, 10), (0, 3)]),
        (["bốn", None, "", "b.n"], "một bốn", [(4, 7), None, None, None]),
        (["hai", "một"], "một hai", [(4, 7), (0, 3)]),
    ],
)
def test_places(quotes: list[str | None], text: str, places: list[tuple[int, int] | None]) -> None:
    assert places_of(quotes, text) == places


def test_the_hash_is_of_what_the_gold_says(tmp_path: Path) -> None:
    one, two = tmp_path / "one", tmp_path / "two"
    for folder in (one, two):
        folder.mkdir()
    (one / "a.json").write_text('{"document": "a.txt", "kind": "plan"}')
    (two / "a.json").write_text('{\n "kind": "plan",\n "document": "a.txt"}\n')
    assert gold_hash([one]) == gold_hash([two])
    (two / "a.json").write_text(json.dumps({"document": "a.txt", "kind": "news"}))
    assert gold_hash([one]) != gold_hash([two])
    (two / "a.json").write_text("{")
    with pytest.raises(UnusableGold, match="is no JSON"):
        gold_hash([one, two])
