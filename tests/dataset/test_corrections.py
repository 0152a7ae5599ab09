"""People's corrections: beside the machine's record, over it in everything that is given out, and none lost."""

from concurrent.futures import ThreadPoolExecutor
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dataset import Store, find_decision, open_store, records, search
from dataset.correcting import correct
from dataset.corrections import (
    Action,
    Correction,
    Draft,
    Header,
    Item,
    ItemKind,
    Overtaken,
    Reviewed,
    ReviewedField,
    State,
    corrections_of,
    items_of,
    latest_corrections,
    model_of,
    review,
    text_key,
)
from dataset.filters import Filter
from schemas import Decision, Evidence, Plan, Record, Target
from tests.dataset.examples import decision_text, put, record_of, table

DAK_LAK = record_of(decision_text(), "dak-lak.txt")
KEY = text_key(DAK_LAK.document.text)


def draft(item: Reviewed, action: Action, *, base: int | None = None, author: str = "Lan", **changes: object) -> Draft:
    """A correction of an item that was just seen; `changes` are an edit's fields."""
    value = item.shown.model_copy(update=changes) if changes else None
    return Draft(
        decision_id=DAK_LAK.id, text_key=KEY, kind=item.kind, item=item.name, base=item.version if base is None else base,
        action=action, author=author, before=item.machine, value=value,
    )  # fmt: skip


def seen(store: Store, kind: ItemKind = ItemKind.TARGETS, place: int = 0) -> Reviewed:
    """An item as it stands in the store."""
    entry = find_decision(store, DAK_LAK.id)
    assert entry is not None
    with store.reading() as connection:
        return review(entry.record, corrections_of(connection, DAK_LAK.id)).of(kind)[place]


def test_an_edit_wins_in_everything_that_is_given_out_and_leaves_the_machines_record(store: Store) -> None:
    put(store, DAK_LAK)
    correct(store, draft(seen(store), Action.EDIT, value=Decimal(75)))
    (record,) = records(store)
    assert (record.targets[0].value, record.targets[0].rule, record.targets[0].confidence) == (75, "person.edited", 1.0)
    assert record.targets[1:] == DAK_LAK.targets[1:]
    assert table(store, "SELECT CAST(value AS INTEGER), rule FROM targets WHERE position = 0") == [
        (75, "person.edited")
    ]
    entry = find_decision(store, DAK_LAK.id)
    assert entry is not None and entry.record == DAK_LAK


def test_deleting_accepting_and_taking_back(store: Store) -> None:
    put(store, DAK_LAK)
    before = table(store, "SELECT * FROM targets ORDER BY position")
    correct(store, draft(seen(store), Action.DELETE))
    assert search(store).hits[0].targets == len(DAK_LAK.targets) - 1
    assert seen(store).state is State.DELETED
    correct(store, draft(seen(store), Action.UNDO))
    assert seen(store).state is State.MACHINE
    assert table(store, "SELECT * FROM targets ORDER BY position") == before
    correct(store, draft(seen(store), Action.ACCEPT))
    (record,) = records(store)
    assert record.targets[0].rule == "person.accepted"
    assert [line.action for line in seen(store).history] == [Action.DELETE, Action.UNDO, Action.ACCEPT]


def test_an_added_item_stands_where_its_words_are(store: Store) -> None:
    put(store, DAK_LAK)
    text = DAK_LAK.document.text
    start = text.index("12,5 tỷ đồng")
    evidence = Evidence(start=start, end=start + 12, quote="12,5 tỷ đồng")
    value = Target(evidence=evidence, rule="person.added", indicator="Kinh phí", value=Decimal("12.5"), unit="tỷ đồng")
    added = Draft(DAK_LAK.id, KEY, ItemKind.TARGETS, "targets-added-1", 0, Action.ADD, "Lan", value=value, note="thiếu")
    correct(store, added)
    (record,) = records(store)
    assert record.targets == [*DAK_LAK.targets, value.model_copy(update={"rule": "person.added", "confidence": 1.0})]
    item = seen(store, place=len(DAK_LAK.targets))
    assert (item.state, item.history[0].note) == (State.ADDED, "thiếu")
    correct(store, draft(item, Action.UNDO))
    assert list(records(store)) == [DAK_LAK]


def test_two_people_at_one_item_both_learn_of_it(store: Store) -> None:
    put(store, DAK_LAK)
    looked = seen(store)
    correct(store, draft(looked, Action.EDIT, value=Decimal(75)))
    with pytest.raises(Overtaken):
        correct(store, draft(looked, Action.DELETE, author="Minh"))
    assert seen(store).state is State.EDITED
    # Who has seen the other's change may go on.
    correct(store, draft(seen(store), Action.DELETE, author="Minh"))
    assert [line.author for line in seen(store).history] == ["Lan", "Minh"]


def test_of_many_at_the_same_moment_one_is_first(store: Store) -> None:
    put(store, DAK_LAK)
    drafts = [draft(seen(store), Action.EDIT, value=Decimal(number), author=str(number)) for number in range(8)]

    def attempt(each: Draft) -> str | None:
        try:
            correct(store, each)
        except Overtaken:
            return None
        return each.author

    with ThreadPoolExecutor(8) as people:
        first = [author for author in people.map(attempt, drafts) if author is not None]
    assert len(first) == 1
    (record,) = records(store)
    assert record.targets[0].value == int(first[0])


def test_corrections_survive_another_run_over_the_same_text(store: Store) -> None:
    put(store, DAK_LAK)
    correct(store, draft(seen(store), Action.EDIT, value=Decimal(75)))
    correct(store, draft(seen(store, ItemKind.TASKS), Action.DELETE))
    # The extractor has changed its mind about the same words, and about their border.
    first = DAK_LAK.targets[0]
    words = first.evidence
    shorter = Evidence(start=words.start + 1, end=words.end, quote=words.quote[1:])
    other = first.model_copy(update={"value": Decimal(99), "evidence": shorter})
    again = Record.model_validate({**dict(DAK_LAK), "targets": [other, *DAK_LAK.targets[1:]]})
    put(store, again)
    (record,) = records(store)
    assert record.targets[0].value == 75 and record.targets[1:] == DAK_LAK.targets[1:]
    assert record.tasks == DAK_LAK.tasks[1:]
    assert table(store, "SELECT CAST(value AS INTEGER) FROM targets WHERE position = 0") == [(75,)]
    assert search(store, Filter(with_tasks=True)).hits[0].tasks == len(DAK_LAK.tasks) - 1


def test_corrections_of_another_text_wait_and_change_nothing(store: Store) -> None:
    put(store, DAK_LAK)
    correct(store, draft(seen(store), Action.EDIT, value=Decimal(75)))
    changed = record_of(decision_text().replace("Nguyễn Văn Bình", "Nguyễn Văn Minh"), "dak-lak.txt")
    assert changed.id == DAK_LAK.id
    put(store, changed)
    assert list(records(store)) == [changed]
    with store.reading() as connection:
        found = review(changed, corrections_of(connection, changed.id))
        assert [line.author for line in latest_corrections(connection, 10)] == ["Lan"]
    assert [line.author for line in found.stale] == ["Lan"]


def test_a_deleted_sum_is_nobodys_parent() -> None:
    sums = [DAK_LAK.budgets[0].model_copy(update={"parent": parent, "amount": Decimal(n)}) for n, parent in
            enumerate([None, 0, 0, 2])]  # fmt: skip
    record = Record.model_validate({**dict(DAK_LAK), "budgets": sums})
    items = review(record, []).of(ItemKind.BUDGETS)
    gone = [line_of(1, items[1], Action.DELETE)]
    assert [budget.parent for budget in review(record, gone).record.budgets] == [None, 0, 1]
    gone = [line_of(1, items[0], Action.DELETE)]
    assert [budget.parent for budget in review(record, gone).record.budgets] == [None, None, 1]


def line_of(number: int, item: Reviewed, action: Action, value: Item | None = None) -> Correction:
    return Correction(
        id=number, decision_id=DAK_LAK.id, text_key=KEY, kind=item.kind, item=item.name, version=number, action=action,
        before=item.machine, value=value, author="Lan", made_at="2026-01-01T00:00:00+00:00",
    )  # fmt: skip


_KINDS = st.sampled_from([kind for kind in ItemKind if items_of(DAK_LAK, kind)])
_ACTIONS = st.sampled_from([Action.ACCEPT, Action.EDIT, Action.DELETE, Action.UNDO])


@given(st.lists(st.tuples(_KINDS, st.integers(0, 9), _ACTIONS), max_size=12))
def test_whatever_people_do_the_record_is_one_and_taking_all_back_gives_the_machines(
    steps: list[tuple[ItemKind, int, Action]],
) -> None:
    journal: list[Correction] = []
    for kind, place, action in steps:
        items = review(DAK_LAK, journal).of(kind)
        item = items[place % len(items)]
        value = item.shown if action is Action.EDIT else None
        journal.append(line_of(len(journal) + 1, item, action, value))
    found = review(DAK_LAK, journal)
    assert Record.model_validate_json(found.record.model_dump_json()) == found.record
    assert len({item.name for item in found.items}) == len(found.items)
    for item in found.items:
        for _ in item.history:
            journal.append(line_of(len(journal) + 1, item, Action.UNDO))
    assert review(DAK_LAK, journal).record == DAK_LAK


def test_a_store_of_before_there_were_corrections_is_brought_up_to_date(place: str) -> None:
    from alembic import command
    from alembic.config import Config

    with open_store(place, create=True).engine.connect() as connection:
        config = Config()
        config.set_main_option("script_location", "dataset:migrations")
        config.attributes["connection"] = connection
        command.downgrade(config, "0001")
        connection.commit()
    store = open_store(place, create=True)
    put(store, DAK_LAK)
    correct(store, draft(seen(store), Action.ACCEPT))
    assert seen(store).state is State.ACCEPTED


def test_the_models_are_those_of_the_record() -> None:
    for kind in ItemKind:
        assert all(isinstance(item, model_of(kind)) for item in items_of(DAK_LAK, kind))


def field_draft(store: Store, name: str, action: Action, value: Header | None = None, **more: Any) -> Draft:
    """A correction of a field of the header that was just seen."""
    field = seen_field(store, name)
    known = {"base": field.version, "author": "Lan", **more}
    return Draft(DAK_LAK.id, KEY, field.kind, name, action=action, before=field.machine, value=value, **known)


def seen_field(store: Store, name: str) -> ReviewedField:
    entry = find_decision(store, DAK_LAK.id)
    assert entry is not None
    with store.reading() as connection:
        field = review(entry.record, corrections_of(connection, DAK_LAK.id)).field_named(name)
    assert field is not None
    return field


def test_a_field_of_the_header_is_corrected_everywhere_and_taken_back(store: Store) -> None:
    put(store, DAK_LAK)
    number = Decision(number="46/QĐ-UBND", serial=46, symbol="QĐ-UBND")
    correct(store, field_draft(store, "decision-number", Action.EDIT, number))
    correct(store, field_draft(store, "plan-title", Action.EDIT, Plan(title="Kế hoạch mới")))
    correct(store, field_draft(store, "decision-title", Action.ACCEPT))
    (record,) = records(store)
    said = record.decision
    assert (said.number, said.serial, said.symbol, said.title) == ("46/QĐ-UBND", 46, "QĐ-UBND", DAK_LAK.decision.title)
    assert record.plan is not None and record.plan.title == "Kế hoạch mới"
    assert [(each.field, each.source, each.words) for each in said.provenance if each.source == "person"] == [
        ("number", "person", "46/QĐ-UBND; QĐ-UBND"), ("title", "person", DAK_LAK.decision.title),
        ("plan.title", "person", "Kế hoạch mới"),
    ]  # fmt: skip
    shown = "SELECT number, corrected FROM decisions"
    assert table(store, shown) == [("46/QĐ-UBND", "number; title; plan.title")]
    assert [hit.id for hit in search(store, Filter(words="46/QĐ-UBND")).hits] == [DAK_LAK.id]
    for name in ("decision-number", "plan-title", "decision-title"):
        correct(store, field_draft(store, name, Action.UNDO))
    assert list(records(store)) == [DAK_LAK]
    assert table(store, shown) == [(DAK_LAK.decision.number, None)]


def test_a_field_that_was_emptied_is_empty_and_survives_another_run(store: Store) -> None:
    put(store, DAK_LAK)
    correct(store, field_draft(store, "decision-issued_on", Action.EDIT, Decision()))
    again = Record.model_validate({**dict(DAK_LAK), "targets": DAK_LAK.targets[1:]})
    put(store, again)
    (record,) = records(store)
    assert record.decision.issued_on is None and record.targets == again.targets


def test_two_people_at_one_field_both_learn_of_it(store: Store) -> None:
    put(store, DAK_LAK)
    correct(store, field_draft(store, "decision-place", Action.EDIT, Decision(place="Huế")))
    with pytest.raises(Overtaken):
        correct(store, field_draft(store, "decision-place", Action.ACCEPT, base=0, author="Minh"))
    assert seen_field(store, "decision-place").value == Decision(place="Huế")
