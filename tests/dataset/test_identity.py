"""One decision is one thing, doubtful pairs are linked with the reason, references mean decisions, provinces have days."""

from collections.abc import Callable

import pytest

from dataset import Filter, Store, find_decision, search, settle, writing
from dataset.agencies import identify
from schemas import Kind, News, Record, Relation
from tests.dataset.examples import decision_text, put, record_of, table

REPLACES = " Quyết định này thay thế Quyết định số 1207/QĐ-UBND ngày {day} của Ủy ban nhân dân tỉnh Đắk Lắk."


def fill(store: Store, *records: Record) -> None:
    """Store records and join them up."""
    put(store, *records)
    with writing(store) as writer:
        settle(writer)


def links(store: Store) -> list[tuple[str, bool]]:
    """Kind and certainty of each link."""
    return [
        (str(kind), bool(certain)) for kind, certain in table(store, "SELECT kind, certain FROM links ORDER BY kind")
    ]


def with_decision(record: Record, uri: str, **values: object) -> Record:
    """The record as if another file had said something else of it."""
    from extract.pipeline import record_id

    decision = record.decision.model_copy(update=values)
    info = record.document.model_copy(update={"uri": uri, "sha256": uri, "text": record.document.text + f"\n{uri}"})
    return record.model_copy(update={"decision": decision, "document": info, "id": record_id(decision, uri)})


PLAIN = record_of(decision_text(), "a.txt")

PAIRS: list[tuple[str, Callable[[], Record], list[tuple[str, bool]]]] = [
    ("the same text in another file", lambda: record_of(decision_text(), "b.txt"), []),
    ("a typing error in the day", lambda: record_of(decision_text(day="16"), "b.txt"), [("date_differs", False)]),
    ("next year's decision of the same number", lambda: record_of(decision_text(year=2022), "b.txt"), []),
    ("another province's of the same number and day", lambda: record_of(decision_text(province="CÀ MAU", place="Cà Mau"), "b.txt"), []),
    ("no date", lambda: with_decision(PLAIN, "b.txt", issued_on=None), [("date_missing", False)]),
    ("a date cut to its month", lambda: with_decision(PLAIN, "b.txt", issued_on="2021-05"), [("date_cut", True)]),
    ("no issuer", lambda: with_decision(PLAIN, "b.txt", issuer=None), [("issuer_missing", False)]),
    ("another number", lambda: record_of(decision_text(number="1208/QĐ-UBND"), "b.txt"), []),
]  # fmt: skip


@pytest.mark.parametrize(("other", "expected"), [pair[1:] for pair in PAIRS], ids=[pair[0] for pair in PAIRS])
def test_pairs(store: Store, other: Callable[[], Record], expected: list[tuple[str, bool]]) -> None:
    fill(store, PLAIN, other())
    assert links(store) == expected
    for (reason,) in table(store, "SELECT reason FROM links"):
        assert "1207/QĐ-UBND" in str(reason)
    copies = 1 if expected and expected[0][1] else 0
    assert search(store, Filter(copies=True)).total - search(store).total == copies


def test_the_same_words_under_two_numbers_are_told(store: Store) -> None:
    other = PLAIN.model_copy(
        update={
            "id": "x/9-qd-ubnd/2021-05-06",
            "decision": PLAIN.decision.model_copy(update={"number": "9/QĐ-UBND"}),
            "document": PLAIN.document.model_copy(update={"uri": "b.txt"}),
        }
    )
    fill(store, PLAIN, other)
    assert links(store) == [("same_text", False)]


def test_links_go_when_their_reason_goes(store: Store) -> None:
    fill(store, PLAIN, record_of(decision_text(day="16"), "b.txt"))
    assert len(links(store)) == 1
    fill(store, record_of(decision_text(number="3/QĐ-UBND"), "b.txt"))
    assert links(store) == []


def test_a_news_item_stands_beside_its_decision(store: Store) -> None:
    info = PLAIN.document.model_copy(update={"uri": "0-news.txt", "kind": Kind.NEWS, "sha256": "1"})
    news = PLAIN.model_copy(update={"document": info, "news": News(site="x.vn", title="Tin"), "tasks": []})
    fill(store, news)
    assert search(store).hits[0].kind == "news"
    fill(store, PLAIN)
    entry = find_decision(store, PLAIN.id)
    assert entry is not None and entry.record == PLAIN
    assert [(source.uri, source.role) for source in entry.sources] == [("a.txt", "text"), ("0-news.txt", "news")]
    assert {source.identified_by for source in entry.sources} == {"issuer, number and date"}


def test_a_news_item_that_does_not_say_the_date_is_linked(store: Store) -> None:
    info = PLAIN.document.model_copy(update={"uri": "0-news.txt", "kind": Kind.NEWS, "text": PLAIN.document.text + "."})
    news = with_decision(PLAIN.model_copy(update={"document": info}), "0-news.txt", issued_on=None)
    fill(store, news, PLAIN)
    assert links(store) == [("news_report", False)]
    entry = find_decision(store, PLAIN.id)
    assert (
        entry is not None
        and [link.id for link in entry.links] == [news.id]
        and "is a news item" in entry.links[0].reason
    )


@pytest.mark.parametrize(
    ("day", "resolved", "ended"),
    [
        ("06/5/2021", "date", "2024-05-06"),
        ("16/5/2021", "typing error", "2024-05-06"),
        ("06/5/2020", None, None),
    ],
)
def test_who_replaces_whom(store: Store, day: str, resolved: str | None, ended: str | None) -> None:
    new = record_of(decision_text(number="15/QĐ-UBND", year=2024, articles=REPLACES.format(day=day)), "b.txt")
    assert [reference.relation for reference in new.references] == [Relation.REPLACES]
    fill(store, PLAIN, new)
    entry, other = find_decision(store, PLAIN.id), find_decision(store, new.id)
    assert entry is not None and other is not None
    assert entry.ended_on == ended and other.ended_on is None
    if resolved:
        assert resolved in str(other.cites[0].resolved_by) and other.cites[0].id == PLAIN.id
        assert [(cited.relation, cited.id) for cited in entry.cited_by] == [("replaces", new.id)]
        assert entry.ended_why == "replaces" and entry.ended_by == new.id
        assert [hit.id for hit in search(store, Filter(in_force_on="2024-12-31")).hits] == [new.id]
        assert [hit.id for hit in search(store, Filter(in_force_on="2023-12-31")).hits] == [PLAIN.id]
    else:
        assert other.cites[0].id is None
    # The one that is replaced may come later, or go again.
    fill(store, record_of(decision_text(number="77/QĐ-UBND"), "a.txt"))
    assert table(store, "SELECT id FROM decisions WHERE ended_on IS NOT NULL") == []
    fill(store, PLAIN)
    assert table(store, "SELECT ended_on FROM decisions WHERE ended_on IS NOT NULL") == ([(ended,)] if ended else [])


def test_a_number_of_another_province_is_not_meant(store: Store) -> None:
    new = record_of(decision_text(number="15/QĐ-UBND", year=2024, articles=REPLACES.format(day="06/5/2021")), "b.txt")
    fill(store, record_of(decision_text(province="CÀ MAU", place="Cà Mau"), "a.txt"), new)
    assert table(store, 'SELECT resolved_id FROM "references" WHERE resolved_id IS NOT NULL') == []


@pytest.mark.parametrize(
    ("province", "town", "year", "then", "today"),
    [
        ("YÊN BÁI", "Yên Bái", 2020, ("15", "Yên Bái"), ("15", "Lào Cai")),
        ("LÀO CAI", "Lào Cai", 2020, ("10", "Lào Cai"), ("15", "Lào Cai")),
        ("LÀO CAI", "Lào Cai", 2026, ("15", "Lào Cai"), ("15", "Lào Cai")),
        ("BẠC LIÊU", "Bạc Liêu", 2024, ("95", "Bạc Liêu"), ("96", "Cà Mau")),
    ],
)
def test_provinces_then_and_now(
    store: Store, province: str, town: str, year: int, then: tuple[str, str], today: tuple[str, str]
) -> None:
    fill(store, record_of(decision_text(province=province, place=town, year=year), "a.txt"))
    asked = (
        "SELECT province_code, province_name, current_province_code, current_province_name, province_id FROM decisions"
    )
    row = table(store, asked)[0]
    assert tuple(row[:2]) == then and tuple(row[2:4]) == today
    units = table(store, f"SELECT valid_from, valid_to, current_name FROM provinces WHERE id = '{row[4]}'")
    assert len(units) == 1 and units[0][2] == today[1]
    assert str(units[0][0] or "0") <= f"{year}-05-06" <= str(units[0][1] or "9")


@pytest.mark.parametrize(
    ("name", "id", "current"),
    [
        ("Sở Y tế", "so-y-te@dak-lak", "so-y-te@dak-lak"),
        ("Sở Y tế tỉnh Đắk Lắk", "so-y-te@dak-lak", "so-y-te@dak-lak"),
        ("Sở Y tế tỉnh", "so-y-te@dak-lak", "so-y-te@dak-lak"),
        ("Sở KH&ĐT", "so-ke-hoach-va-dau-tu@dak-lak", "so-tai-chinh@dak-lak"),
        ("Sở Kế hoạch - Đầu tư", "so-ke-hoach-va-dau-tu@dak-lak", "so-tai-chinh@dak-lak"),
        ("Sở LĐTB&XH", "so-lao-dong-thuong-binh-va-xa-hoi@dak-lak", "so-noi-vu@dak-lak"),
        ("UBND tỉnh", "uy-ban-nhan-dan@dak-lak", "uy-ban-nhan-dan@dak-lak"),
        ("Ủy ban nhân dân tỉnh Đắk Lắk", "uy-ban-nhan-dan@dak-lak", "uy-ban-nhan-dan@dak-lak"),
        ("Bộ Kế hoạch và Đầu tư", "bo-ke-hoach-va-dau-tu", "bo-tai-chinh"),
        ("Hội Nông dân Việt Nam", "hoi-nong-dan-viet-nam", "hoi-nong-dan-viet-nam"),
        (
            "UBND TP. Buôn Ma Thuột",
            "uy-ban-nhan-dan-thanh-pho-buon-ma-thuot@dak-lak",
            "uy-ban-nhan-dan-thanh-pho-buon-ma-thuot@dak-lak",
        ),
    ],
)
def test_agencies(store: Store, name: str, id: str, current: str) -> None:
    fill(store, PLAIN)
    with writing(store) as writer:
        province = writer.atlas.find(PLAIN.decision.province, PLAIN.decision.issued_on)
    body = identify(name, None, province)
    assert (body.id, body.current_id) == (id, current)


def test_a_body_of_another_province_is_that_ones(store: Store) -> None:
    text = decision_text().replace("Giao Sở KH&ĐT cân đối", "Giao UBND tỉnh Phú Yên cân đối")
    fill(store, record_of(text, "a.txt"))
    asked = """
        SELECT DISTINCT a.id, a.province_name, a.current_id FROM task_agencies t
        JOIN agencies a ON a.id = t.agency_id WHERE t.name LIKE 'UBND%'
    """
    assert table(store, asked) == [("uy-ban-nhan-dan@phu-yen", "Phú Yên", "uy-ban-nhan-dan@dak-lak")]


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_the_spelling_of_an_agency_does_not_depend_on_the_order(store: Store, order: tuple[int, int]) -> None:
    written = [decision_text(), decision_text(number="8/QĐ-UBND").replace("Sở KH&ĐT", "Hội đồng Tư vấn")]
    second = record_of(written[1].replace("Hội đồng Tư vấn", "Hội đồng tư vấn"), "b.txt")
    pair = [record_of(written[1].replace("8/QĐ", "9/QĐ"), "a.txt"), second]
    for place in order:
        fill(store, pair[place])
    names = table(store, "SELECT name FROM agencies WHERE id LIKE 'hoi-dong-tu-van%'")
    assert names == [("Hội đồng Tư vấn",)]


def test_a_unit_of_a_ministry_is_that_ministrys() -> None:
    health, finance = (
        identify("Vụ Pháp chế", None, None, "Bộ Y tế"),
        identify("Vụ Pháp chế", None, None, "Bộ Tài chính"),
    )
    assert health.id == "vu-phap-che@bo-y-te" and finance.id == "vu-phap-che@bo-tai-chinh"
