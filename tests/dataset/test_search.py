"""Lists: found by words, in the order of how well they fit, part by part, and counted by facets; the same as one by one."""

import pytest

from dataset import Filter, Order, Store, facets, search, settle, writing
from dataset.items import list_items
from dataset.tables import references, targets
from tests.dataset.examples import decision_text, put, record_of, table

TITLES = (
    "Ban hành Kế hoạch chuyển đổi số",
    "Ban hành Kế hoạch đổi mới và chuyển giao số liệu",
    "Ban hành Đề án cấp nước",
    "Ban hành Kế hoạch chuyển đổi số ngành y tế",
    "Ban hành Đề án hội nhập",
)
BODIES = ("", "", "Căn cứ Nghị quyết về chuyển đổi số;", "", "Căn cứ chương trình chuyển nhượng, đổi đất và số nhà;")


@pytest.fixture
def filled(store: Store) -> Store:
    """Five decisions of one province, the first the newest."""
    for place, (title, body) in enumerate(zip(TITLES, BODIES, strict=True)):
        text = decision_text(
            number=f"{place + 1}/QĐ-UBND", title=title, year=2024 - place, bases=body or "Căn cứ Luật;"
        )
        put(store, record_of(text, f"{place}.txt"))
    return store


def numbers(store: Store, wanted: Filter, **how: object) -> list[str]:
    return [str(hit.number).split("/")[0] for hit in search(store, wanted, **how).hits]  # type: ignore[arg-type]


def test_words_together_in_the_title_come_first_then_together_then_in_the_title(filled: Store) -> None:
    words = Filter(words="chuyen doi so")
    assert numbers(filled, words) == ["1", "4", "3", "2", "5"]
    assert search(filled, words).total == 5
    assert numbers(filled, words, order=Order.OLDEST) == ["5", "4", "3", "2", "1"]


@pytest.mark.parametrize("limit", [1, 2, 3])
def test_parts_of_a_list_are_the_list(filled: Store, limit: int) -> None:
    for order in Order:
        for wanted in (Filter(words="chuyen doi so"), Filter(words="ke hoach"), Filter(), Filter(words="12345")):
            whole = numbers(filled, wanted, order=order)
            parts = [numbers(filled, wanted, order=order, offset=start, limit=limit) for start in range(0, 6, limit)]
            assert [number for part in parts for number in part] == whole


def test_facets_count_what_the_list_has(filled: Store) -> None:
    for wanted in (Filter(), Filter(words="chuyen doi so"), Filter(years=(2021, 2023)), Filter(words="???")):
        total = search(filled, wanted).total
        counted = facets(filled, wanted)
        for name in ("kind", "level", "province", "year"):
            assert sum(facet.count for facet in counted[name]) == total
        for facet in counted["sector"]:
            narrower = Filter(words=wanted.words, years=wanted.years, sector=facet.value)
            assert search(filled, narrower).total == facet.count


def test_a_copy_is_neither_listed_nor_counted(filled: Store) -> None:
    with filled.changing() as connection:
        connection.exec_driver_sql("UPDATE decisions SET same_as = 'another' WHERE number = '1/QĐ-UBND'")
    assert numbers(filled, Filter(words="chuyen doi so")) == ["4", "3", "2", "5"]
    assert sum(facet.count for facet in facets(filled)["kind"]) == 4
    assert search(filled, Filter(copies=True)).total == 5
    with writing(filled) as writer:
        settle(writer)
    assert search(filled).total == 5


def test_items_come_part_by_part_and_are_counted(filled: Store) -> None:
    for items, name in ((targets, "targets"), (references, '"references"')):
        rows = table(filled, f"SELECT decision_id, position FROM {name}")
        total, whole = list_items(filled, items, Filter(), 0, 500)
        assert total == len(rows) and [(row["decision_id"], row["position"]) for row in whole] == sorted(rows)
        parts = [row for start in range(0, total, 3) for row in list_items(filled, items, Filter(), start, 3)[1]]
        assert parts == whole
    assert list_items(filled, targets, Filter(words="12345"), 0, 5) == (0, [])


def test_a_card_goes_and_changes_with_its_decision(filled: Store) -> None:
    cards = "SELECT decision_id FROM cards ORDER BY decision_id"
    assert table(filled, cards) == table(filled, "SELECT id FROM decisions ORDER BY id")
    put(filled, record_of(decision_text(number="1/QĐ-UBND", title="Đề án khác", year=2024), "0.txt"))
    assert table(filled, cards) == table(filled, "SELECT id FROM decisions ORDER BY id")
    assert numbers(filled, Filter(words="de an khac")) == ["1"]
