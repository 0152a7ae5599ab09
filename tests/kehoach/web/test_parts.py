"""The parts of the page: map, forms, languages, calendar, files to take along."""

import csv
import io
import json
import re
import xml.etree.ElementTree as ElementTree
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from icalendar import Calendar

from dataset import Store, records
from dataset.corrections import Header, ItemKind, Part
from extract.provinces import provinces
from kehoach.evaluation.gold import read_gold
from kehoach.golds import gold_of
from kehoach.web.charts.due import Due, quarter_of
from kehoach.web.fields import Wrong
from kehoach.web.forms import FORMS, item_from, written
from kehoach.web.header import header_from
from kehoach.web.language import Language, language_of, translator
from kehoach.web.tabular import csv_lines
from kehoach.web.tiles import Units, tiles
from kehoach.web.warned import vietnamese
from schemas import Decision, Evidence, Issuer, Level, News, Period, Plan, Signer
from tests.dataset.examples import decision_text, record_of
from tests.kehoach.web.conftest import HOSTILE, PDF
from tests.kehoach.web.sentences import in_code, in_templates

WORDS = Evidence(start=0, end=4, quote="chữ.")


@pytest.mark.parametrize(("units", "count", "day"), [(Units.NOW, 34, "2025-07-01"), (Units.BEFORE, 63, "2025-06-30")])
def test_every_province_has_one_cell_and_no_cell_two(units: Units, count: int, day: str) -> None:
    found = tiles(units)
    own = [tile for tile in found if not tile.island]
    assert len(own) == count and {tile.name for tile in own} == {
        unit.name for unit in provinces() if unit.existed_on(day)
    }
    assert len({(tile.column, tile.row) for tile in found}) == len(found)
    assert {(tile.name, tile.province) for tile in found if tile.island} == {
        ("Hoàng Sa", "Đà Nẵng"),
        ("Trường Sa", "Khánh Hòa"),
    }


@pytest.mark.parametrize("units", Units)
def test_the_map_lies_as_the_country_does(units: Units) -> None:
    place = {tile.name: (tile.column, tile.row) for tile in tiles(units)}
    north_to_south = ["Cao Bằng", "Hà Nội", "Thanh Hóa", "Nghệ An", "Hà Tĩnh", "Quảng Trị", "Đà Nẵng", "Quảng Ngãi", "Đắk Lắk",
                      "Hồ Chí Minh", "Cà Mau"]  # fmt: skip
    rows = [place[name][1] for name in north_to_south]
    assert rows == sorted(rows) and len(set(rows)) == len(rows)
    assert place["Điện Biên"][0] < place["Hà Nội"][0] < place["Quảng Ninh"][0]
    assert place["Trường Sa"][0] > place["Khánh Hòa"][0] and place["Hoàng Sa"][0] > place["Đà Nẵng"][0]


@pytest.mark.parametrize(
    ("said", "value"),
    [("1.250,5", "1250.5"), ("6.630.000.000", "6630000000"), ("8,5", "8.5"), ("8.5", "8.5"), ("1.250", "1250"), ("-3", "-3"),
     ("12 500", "12500")],
)  # fmt: skip
def test_numbers_as_people_write_them(said: str, value: str) -> None:
    item = item_from(ItemKind.TARGETS, {"indicator": "x", "value": said, "comparator": "="}, WORDS, None)
    assert item.model_dump()["value"] == Decimal(value)
    assert item.rule == "person.added"


@pytest.mark.parametrize("said", ["", "nhiều", "NaN", "1e99", "Infinity", "5%", "1.2.3"])
def test_what_is_no_number(said: str) -> None:
    with pytest.raises(Wrong) as wrong:
        item_from(ItemKind.TARGETS, {"indicator": "x", "value": said, "comparator": "="}, WORDS, None)
    assert list(wrong.value.problems) == ["value"]


@pytest.mark.parametrize(
    ("said", "date"),
    [("2025", "2025"), ("9/2025", "2025-09"), ("08/02/2018", "2018-02-08"), ("8-2-2018", "2018-02-08"), ("2018-02-08", "2018-02-08")],
)  # fmt: skip
def test_dates_as_people_write_them(said: str, date: str) -> None:
    item = item_from(ItemKind.TASKS, {"action": "x", "end": said}, WORDS, None)
    assert item.model_dump()["end"] == date


@pytest.mark.parametrize("said", ["mai", "31/13/2020", "20", "2020-1-1-1", "/2020"])
def test_what_is_no_date(said: str) -> None:
    with pytest.raises(Wrong):
        item_from(ItemKind.TASKS, {"action": "x", "end": said}, WORDS, None)


def test_a_form_that_is_not_touched_changes_nothing(copied: Store) -> None:
    seen = 0
    for record in records(copied):
        for kind, items in (
            (ItemKind.TARGETS, record.targets), (ItemKind.TASKS, record.tasks), (ItemKind.BUDGETS, record.budgets),
            (ItemKind.REFERENCES, record.references),
        ):  # fmt: skip
            for item in items:
                again = item_from(kind, written(item), item.evidence, item)
                own = {field.name for field in FORMS[kind]} | {"evidence"}
                assert again.model_dump(include=own) == item.model_dump(include=own)
                seen += 1
    assert seen > 50


def test_every_sentence_is_there_in_english() -> None:
    english = translator(Language.EN)
    missing = sorted({text for text in (*in_templates(), *in_code()) if english(text) == text} - _SAME)
    assert missing == []


# Names of things, not sentences; and words that are the same in both languages.
_SAME = {"Đà Nẵng", "Khánh Hòa", "API", "SVG", "PNG", "CSV", " ₫", "≥ ", "tỉnh", "thành phố"}


@pytest.mark.parametrize(
    ("asked", "remembered", "language"),
    [
        (None, None, "vi"),
        ("en", None, "en"),
        (None, "en", "en"),
        ("vi", "en", "vi"),
        ("fr", None, "vi"),
        ("x", "en", "en"),
    ],
)
def test_the_language_is_vietnamese_unless_asked(asked: str | None, remembered: str | None, language: str) -> None:
    assert language_of(asked, remembered) == language


def test_csv_opens_right_and_holds_no_formula() -> None:
    text = "".join(csv_lines(("tên", "số"), [("Đắk Lắk", 5), ("=1+1", -2), ("a,b\n", None)]))
    assert text.startswith("\ufeff")
    rows = list(csv.reader(io.StringIO(text.removeprefix("\ufeff"))))
    assert rows == [["tên", "số"], ["Đắk Lắk", "5"], ["'=1+1", "-2"], ["a,b\n", ""]]


@pytest.mark.parametrize(
    ("day", "quarter", "last"),
    [("2026", "2026", date(2026, 12, 31)), ("2026-02", "2026-Q1", date(2026, 2, 28)), ("2026-09-05", "2026-Q3", date(2026, 9, 5))],
)  # fmt: skip
def test_a_deadline_counts_with_its_last_day(day: str, quarter: str, last: date) -> None:
    task = Due("a/b", 0, "việc", day, None, None, None, 0, 1)
    assert (quarter_of(day), task.last_day) == (quarter, last)


def test_the_calendar_is_read_by_a_calendar_library(client: TestClient) -> None:
    answer = client.get("/tasks.ics?due_from=2000")
    events = Calendar.from_ical(answer.content).walk("VEVENT")
    listed = list(csv.DictReader(io.StringIO(client.get("/tasks.csv").text.removeprefix("\ufeff"))))
    assert len(events) == len(listed) > 3
    assert len({str(event["uid"]) for event in events}) == len(events)
    assert client.get("/tasks.ics?due_from=2000").content == answer.content
    ahead = Calendar.from_ical(client.get("/tasks.ics").content).walk("VEVENT")
    assert all(event["dtstart"].dt.year >= date.today().year - 1 for event in ahead)
    assert client.get("/tasks.ics?due_from=2199").text.count("VEVENT") == 0


def test_a_list_is_the_same_as_page_csv_and_json(client: TestClient) -> None:
    for question in ("", "?q=ke+hoach", "?level=commune", "?warnings=1", "?province_then=Thái+Nguyên&budgets=1"):
        as_json = client.get(f"/list.json{question}").json()
        as_csv = list(csv.DictReader(io.StringIO(client.get(f"/list.csv{question}").text.removeprefix("\ufeff"))))
        assert [row["id"] for row in as_json] == [row["id"] for row in as_csv]
        assert client.get(f"/{question}").text.count('<li class="result">') == len(as_json)
    assert client.get("/list.json?province_then=Thái+Nguyên&budgets=1").json() != []


@pytest.mark.parametrize(
    "name", ["map", "years", "plans", "budget-provinces", "budget-sources", "due", "quality", "targets"]
)
def test_every_chart_is_a_picture_and_a_table(client: TestClient, name: str) -> None:
    tail = "?indicator=dien+tich+che"
    drawn = ElementTree.fromstring(client.get(f"/charts/{name}.svg{tail}").text)
    assert drawn.tag.endswith("svg")
    rows = list(csv.reader(io.StringIO(client.get(f"/charts/{name}.csv{tail}").text)))
    assert len(rows) > 1
    spec = client.get(f"/charts/{name}.json{tail}").json()
    assert "$schema" in spec and "http" not in json.dumps(
        {key: value for key, value in spec.items() if key != "$schema"}
    )


def test_a_chart_as_png_and_one_that_is_not_there(client: TestClient) -> None:
    assert client.get("/charts/map.png?units=before").content.startswith(b"\x89PNG")
    assert client.get("/charts/none.svg").status_code == 404
    assert client.get("/charts/targets.svg?indicator=zzz").status_code == 204


def test_a_decision_tells_what_it_cites_and_who_cites_it(client: TestClient, ids: dict[str, str]) -> None:
    assert f'href="/decisions/{ids["hostile.txt"]}"' in client.get(f"/decisions/{ids['cites.txt']}").text
    assert f'href="/decisions/{ids["cites.txt"]}"' in client.get(f"/decisions/{ids['hostile.txt']}").text


def test_gold_files_are_read_by_the_evaluation(copied: Store, tmp_path: Path) -> None:
    for record in records(copied):
        path = tmp_path / "gold.json"
        path.write_text(gold_of(record), "utf-8")
        gold = read_gold(path, lambda _name, text=record.document.text: text)
        assert [item.value for item in gold.targets] == [item.value for item in record.targets]
        assert [item.quote for item in gold.tasks] == [item.evidence.quote for item in record.tasks]
        assert gold.header.number == record.decision.number


def test_a_report_needs_nothing_but_itself(copied: Store, ids: dict[str, str], tmp_path: Path) -> None:
    from kehoach.commands.report import run

    place = str(copied.file)
    for name, decision in (("run.html", None), ("one.html", ids["hostile.txt"])):
        assert run(place, tmp_path / name, decision) == 0
        text = (tmp_path / name).read_text("utf-8")
        assert HOSTILE not in text and "&lt;script&gt;" in text
        assert 'src="http' not in text and 'href="/' not in text and "default-src &#39;none&#39;" in text
    assert run(place, tmp_path / "none.html", "none") == 1
    assert run(str(tmp_path / "nothing.db"), tmp_path / "none.html", None) == 1
    assert not (tmp_path / "none.html").exists()


def test_a_correction_is_marked_in_the_gold_file_and_the_journals_page(client: TestClient, ids: dict[str, str]) -> None:
    from tests.kehoach.web.test_security import mark_of

    page = client.get(f"/decisions/{ids[PDF]}").text
    text_key = page.split('data-text-key="')[1][:64]
    name = "targets-" + page.split('data-item="targets-')[1].split('"')[0]
    form = {"indicator": "Diện tích chè", "comparator": ">=", "value": "25.000", "unit": "ha", "by": "2026"}
    body = {"text_key": text_key, "kind": "targets", "item": name, "base": 0, "action": "edit", "author": "Lan", "form": form,
            "note": "<b>xem</b>"}  # fmt: skip
    headers = {"X-Kehoach-Mark": mark_of(client)}
    assert client.post(f"/corrections/{ids[PDF]}", json=body, headers=headers).status_code == 200
    overtaken = client.post(f"/corrections/{ids[PDF]}", json={**body, "author": "Minh"}, headers=headers)
    assert overtaken.status_code == 409 and "25.000 ha" in overtaken.json()["html"]
    (target, *_) = json.loads(client.get(f"/gold/{ids[PDF]}").text)["targets"]
    assert (target["value"], target["comparator"], target["by"]) == (25000, ">=", "2026")
    journal = client.get("/corrections").text
    assert "Lan" in journal and "&lt;b&gt;xem&lt;/b&gt;" in journal
    stale = client.post(f"/corrections/{ids[PDF]}", json={**body, "text_key": "0" * 64}, headers=headers)
    assert stale.status_code == 410
    nobody = client.post(f"/corrections/{ids[PDF]}", json={**body, "base": 1, "author": " "}, headers=headers)
    assert nobody.status_code == 422 and "_author" in nobody.json()["fields"]


def test_every_warning_is_told_in_vietnamese() -> None:
    said = re.compile(r"""(?:code=|warn\(\s*|_warning\(\s*)"([a-z_.]+)\"""")
    codes = {
        code
        for room in ("corpus", "extract")
        for path in Path(room).rglob("*.py")
        for code in said.findall(path.read_text())
    }
    assert len(codes) > 20
    assert sorted(codes - set(vietnamese())) == []


@pytest.mark.parametrize(
    ("part", "field", "form", "expected"),
    [
        (Part.DECISION, "number", {"words": "12a/2024/QĐ-UBND"},
         Decision(number="12a/2024/QĐ-UBND", serial=12, year=2024, symbol="QĐ-UBND")),
        (Part.DECISION, "number", {"words": "46/KH-UBND"}, Decision(number="46/KH-UBND", serial=46, symbol="KH-UBND")),
        (Part.DECISION, "number", {"words": ""}, Decision()),
        (Part.DECISION, "issued_on", {"day": "6/5/2021"}, Decision(issued_on="2021-05-06")),
        (Part.DECISION, "issuer", {"name": "UBND tỉnh Đắk Lắk", "level": "province"},
         Decision(issuer=Issuer(name="UBND tỉnh Đắk Lắk", level=Level.PROVINCE))),
        (Part.DECISION, "signer", {"name": "Lê Lan", "position": "", "authority": ""}, Decision(signer=Signer(name="Lê Lan"))),
        (Part.DECISION, "recipients", {"lines": "Bộ A\n\n Sở B "}, Decision(recipients=["Bộ A", "Sở B"])),
        (Part.PLAN, "period", {"start": "2021", "end": ""}, Plan(period=Period(start="2021"))),
        (Part.PLAN, "sectors", {"lines": ""}, Plan()),
        (Part.NEWS, "site", {"words": "Báo A"}, News(site="Báo A")),
    ],
)  # fmt: skip
def test_a_form_of_the_header_becomes_a_field(part: Part, field: str, form: dict[str, str], expected: Header) -> None:
    assert header_from(part, field, form, record_of(decision_text(), "a.txt")) == expected


def test_a_province_is_that_of_the_documents_date() -> None:
    record = record_of(decision_text(), "a.txt")
    found = header_from(Part.DECISION, "province", {"words": "Phú Yên"}, record)
    assert isinstance(found, Decision) and found.province is not None
    assert (found.province.name, found.province.current_name) == ("Phú Yên", "Đắk Lắk")
    for field, form in (
        ("province", {"words": "Atlantis"}),
        ("issued_on", {"day": "hôm qua"}),
        ("issuer", {"name": "A", "level": "x"}),
    ):
        with pytest.raises(Wrong):
            header_from(Part.DECISION, field, form, record)
