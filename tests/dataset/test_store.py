"""Stores of both kinds: made, filled, asked; a decision is shown by its best document."""

from dataclasses import replace
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import text

from dataset import (
    Filter,
    Lost,
    Order,
    Outcome,
    QueryError,
    Read,
    RefusedRow,
    Source,
    Store,
    StoreError,
    StoreVersion,
    Unread,
    ask,
    facets,
    find_decision,
    open_store,
    records,
    search,
    writing,
)
from dataset.tables import REVISION, metadata
from tests.dataset.examples import decision_text, put, read_of, record_of, table

DAK_LAK = record_of(decision_text(), "dak-lak.txt")
CA_MAU = record_of(
    decision_text(
        number="88/QĐ-UBND",
        province="CÀ MAU",
        place="Cà Mau",
        year=2023,
        title="Về việc ban hành Kế hoạch phòng, chống sạt lở",
    ),
    "ca-mau.txt",
)


def test_the_migrations_make_the_tables(store: Store) -> None:
    with store.engine.connect() as connection:
        found = compare_metadata(MigrationContext.configure(connection, opts={"compare_type": False}), metadata)
    # What stands beside the tables is the full-text index.
    assert [difference for difference in found if "search_" not in str(difference)] == []


def test_a_record_is_stored_whole(store: Store) -> None:
    assert put(store, DAK_LAK) == [Outcome.NEW]
    entry = find_decision(store, DAK_LAK.id)
    assert entry is not None and entry.record == DAK_LAK
    assert list(records(store)) == [DAK_LAK]
    assert table(store, "SELECT indicator, CAST(value AS INTEGER), unit, by_year FROM targets ORDER BY position") == [
        (target.indicator, int(target.value), target.unit, 2025) for target in DAK_LAK.targets
    ]
    assert table(store, "SELECT amount, total FROM budgets") == [(12_500_000_000, DAK_LAK.budgets[0].total)]
    assert len(table(store, "SELECT * FROM tasks")) == len(DAK_LAK.tasks) > 0


def test_the_same_again_changes_nothing(store: Store) -> None:
    put(store, DAK_LAK)
    before = table(store, "SELECT * FROM decisions")
    assert put(store, DAK_LAK) == [Outcome.UNCHANGED]
    assert table(store, "SELECT * FROM decisions") == before


def test_a_changed_document_takes_the_place_of_the_old_one(store: Store) -> None:
    put(store, DAK_LAK, CA_MAU)
    assert put(store, record_of(decision_text(share=95), "dak-lak.txt")) == [Outcome.CHANGED]
    assert table(store, "SELECT CAST(value AS INTEGER) FROM targets WHERE unit = '%' ORDER BY value") == [(80,), (95,)]
    # Another decision at the same place: the earlier one has no document left.
    put(store, record_of(decision_text(number="9/QĐ-UBND"), "dak-lak.txt"))
    assert find_decision(store, DAK_LAK.id) is None
    assert table(store, "SELECT decision_id FROM removals") == [(DAK_LAK.id,)]
    put(store, DAK_LAK)
    assert table(store, "SELECT decision_id FROM removals WHERE decision_id LIKE '%1207%'") == []


def test_what_cannot_be_read_any_more_stays_as_it_was(store: Store) -> None:
    put(store, DAK_LAK)
    with writing(store) as writer:
        lost = Unread(Source("dak-lak.txt", None, "1"), (Lost("dak-lak.txt", "read", "unreadable", "does not exist"),))
        assert writer.put([lost]) == [Outcome.FAILED]
        assert writer.known(["dak-lak.txt", "other"])["dak-lak.txt"].failed
    assert find_decision(store, DAK_LAK.id) is not None
    assert table(store, "SELECT severity, message FROM issues") == [("failure", "does not exist")]
    put(store, DAK_LAK)
    assert table(store, "SELECT * FROM issues WHERE severity = 'failure'") == []


def test_a_decision_is_shown_by_its_best_document(store: Store) -> None:
    short = record_of(decision_text().split("2. Nhiệm vụ")[0], "b-cut-off.txt")
    assert short.id == DAK_LAK.id
    for order in ([short, DAK_LAK], [DAK_LAK, short]):
        for record in order:
            put(store, record)
        assert [(hit.id, hit.tasks) for hit in search(store).hits] == [(DAK_LAK.id, len(DAK_LAK.tasks))]
        entry = find_decision(store, DAK_LAK.id)
        assert entry is not None and [source.uri for source in entry.sources] == ["dak-lak.txt", "b-cut-off.txt"]
        with writing(store) as writer:  # and by the next one when the best is gone
            writer.put([Read(Source("dak-lak.txt", "0", "1"), ())])
        assert search(store).hits[0].tasks == len(short.tasks)
        with writing(store) as writer:
            writer.put([Read(Source("b-cut-off.txt", "0", "1"), ())])
        assert search(store).total == 0


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("ke hoach", {"1207", "88"}),
        ("dak lak", {"1207"}),
        ("Đắk Lắk", {"1207"}),
        ("ĐẮC LẮC", set()),
        ("sạt lở", {"88"}),
        ("sat lo cà mau", {"88"}),
        ('"ca mau sat lo"', set()),
        ("1207/QĐ-UBND", {"1207"}),
        ("207", set()),
        ("", {"1207", "88"}),
        ("???", set()),
        ("'; DROP TABLE decisions; --", set()),
        ('"', set()),
        ("NEAR(", set()),
        ("trạm y tế", {"1207", "88"}),
    ],
)
def test_words_are_found_without_diacritics(store: Store, words: str, found: set[str]) -> None:
    put(store, DAK_LAK, CA_MAU)
    hits = search(store, Filter(words=words)).hits
    assert {str(hit.number).split("/")[0] for hit in hits} == found


def test_facets_and_filters_agree(store: Store) -> None:
    put(store, DAK_LAK, CA_MAU)
    counted = facets(store)
    assert [(facet.label, facet.count) for facet in counted["province"]] == [("Đắk Lắk", 1), ("Cà Mau", 1)]
    assert {facet.value for facet in counted["year"]} == {"2021", "2023"}
    for facet in counted["issuer"]:
        assert search(store, Filter(issuer=facet.value)).total == facet.count
    assert search(store, Filter(years=(2022, None))).hits[0].number == "88/QĐ-UBND"
    assert search(store, Filter(agency="so-y-te@ca-mau")).total == 1
    assert [hit.issued_on for hit in search(store, order=Order.OLDEST).hits] == ["2021-05-06", "2023-05-06"]
    assert len(search(store, limit=1, offset=1).hits) == 1 and search(store, limit=1).total == 2


def test_a_query_reads_and_never_writes(store: Store) -> None:
    put(store, DAK_LAK)
    with ask(store, "SELECT number, title AS t FROM decisions WHERE title LIKE '%Kế hoạch%'") as answer:
        assert answer.columns == ("number", "t")
        assert [row[0] for row in answer.rows] == ["1207/QĐ-UBND"]
    for sql in (
        "DELETE FROM targets",
        "UPDATE decisions SET title = ''",
        "DROP TABLE plans",
        "SELECT * FROM nowhere",
        "SELEC 1",
        "",
    ):
        with pytest.raises(QueryError, match=r".+: .+") as raised, ask(store, sql) as answer:
            list(answer.rows)
        assert "\n" not in str(raised.value)
    assert len(table(store, "SELECT * FROM targets")) == len(DAK_LAK.targets)
    put(store, CA_MAU)  # the connection is no worse for it


def test_a_newer_store_is_left_alone(store: Store, place: str) -> None:
    with store.engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(StoreVersion, match=f"newer version .*{REVISION}"):
        open_store(place, create=True)


def test_a_store_that_is_not_there(place: str) -> None:
    with pytest.raises(StoreError, match="kehoach run"):
        open_store(place)
    open_store(place, create=True).close()
    open_store(place, read_only=True).close()


@pytest.mark.parametrize(
    ("wrong", "reason"),
    [
        ("postgresql://plans@127.0.0.1:1/x", "no server answers"),
        ("postgresql://plans:secret@127.0.0.1:1/x", "no server answers"),
        ("mysql://a/b", "neither a file's path nor a postgresql"),
        ("postgresql://", "."),
        ("://", "no URL"),
    ],
)
def test_a_place_that_cannot_be_a_store(wrong: str, reason: str) -> None:
    with pytest.raises(StoreError, match=reason) as raised:
        open_store(wrong, create=True)
    assert "\n" not in str(raised.value) and "secret" not in str(raised.value)


def test_files_that_are_no_store(tmp_path: Path) -> None:
    (tmp_path / "text.db").write_text("no database " * 100)
    for name in ("text.db", ".", "missing/store.db"):
        with pytest.raises(StoreError, match=r".+: .+") as raised:
            open_store(tmp_path / name, create=True)
        assert "\n" not in str(raised.value)


def test_one_writer_at_a_time(store: Store, place: str) -> None:
    other = open_store(place)
    with writing(store), pytest.raises(StoreError, match=r"process \d+ on .+ since"), writing(other):
        pass
    with writing(other) as writer:
        assert writer.put([read_of(DAK_LAK)]) == [Outcome.NEW]
    other.close()


def test_what_a_transaction_took_back_is_not_taken_for_stored(store: Store) -> None:
    whole, other = read_of(DAK_LAK), read_of(CA_MAU)
    refused = replace(
        other,
        documents=tuple(replace(made, document={**made.document, "media_type": None}) for made in other.documents),
    )
    with writing(store) as writer:
        with pytest.raises(RefusedRow):
            writer.put([whole, refused])
        assert writer.put([whole]) == [Outcome.NEW]
    named = "SELECT agency_id FROM task_agencies UNION SELECT agency_id FROM decisions ORDER BY 1"
    assert table(store, named) == table(store, "SELECT id FROM agencies ORDER BY id") != []


def test_letters_that_databases_do_not_take(store: Store) -> None:
    odd = DAK_LAK.model_copy(
        update={"decision": DAK_LAK.decision.model_copy(update={"title": "Kế\x00hoạch \U0001f600 \\N \\u0000 \t tab"})}
    )
    put(store, odd)
    entry = find_decision(store, odd.id)
    assert entry is not None and entry.record == odd
