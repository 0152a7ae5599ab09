"""The API: the same records as the exports, in parts, with filters and tags, and never an error of its own."""

import schemathesis
from fastapi.testclient import TestClient
from hypothesis import HealthCheck, given, settings
from schemathesis.checks import not_a_server_error

from dataset import Store, records
from kehoach.web.app import create_app
from kehoach.web.settings import Settings
from schemas import Record
from tests.kehoach.web.conftest import PDF
from tests.kehoach.web.test_security import mark_of


def test_a_decision_is_the_record_of_the_exports(client: TestClient, copied: Store) -> None:
    for record in records(copied):
        assert Record.model_validate_json(client.get(f"/api/v1/decisions/{record.id}").content) == record
    assert client.get("/api/v1/decisions/none").status_code == 404


def test_lists_come_in_parts_and_all_parts_are_all(client: TestClient, copied: Store) -> None:
    for name, whole in (
        ("decisions", [record.id for record in records(copied)]),
        ("targets", [item.evidence.quote for record in records(copied) for item in record.targets]),
        ("tasks", [item.evidence.quote for record in records(copied) for item in record.tasks]),
        ("budgets", [item.evidence.quote for record in records(copied) for item in record.budgets]),
        ("references", [item.evidence.quote for record in records(copied) for item in record.references]),
    ):
        found, address = [], f"/api/v1/{name}?limit=3"
        while address:
            part = client.get(address).json()
            assert len(part["items"]) <= 3 and part["total"] == len(whole)
            found += [item.get("quote", item.get("id")) for item in part["items"]]
            address = part["next"]
        assert sorted(found) == sorted(whole)


def test_filters_and_wrong_questions(client: TestClient) -> None:
    assert client.get("/api/v1/decisions", params={"q": "thai nguyen", "targets": True}).json()["total"] == 1
    assert client.get("/api/v1/decisions", params={"level": "commune"}).json()["total"] == 1
    assert client.get("/api/v1/targets", params={"q": "san pham che"}).json()["total"] == 5
    for wrong in ({"limit": 0}, {"offset": -1}, {"sort": "x"}, {"year_from": "x"}):
        answer = client.get("/api/v1/decisions", params=wrong)
        assert answer.status_code == 422 and "detail" in answer.json()
    # An empty field of a form asks for nothing.
    assert client.get("/?year_from=&year_to=&province=").status_code == 200


def test_a_tag_spares_what_the_caller_has(client: TestClient, ids: dict[str, str]) -> None:
    path = f"/api/v1/decisions/{ids[PDF]}"
    first = client.get(path)
    same = client.get(path, headers={"If-None-Match": first.headers["etag"]})
    assert (same.status_code, same.content) == (304, b"")
    text_key = client.get(f"/decisions/{ids[PDF]}").text.split('data-text-key="')[1][:64]
    body = {"text_key": text_key, "kind": "targets", "item": "", "action": "delete", "author": "Lan"}
    name = client.get(f"/decisions/{ids[PDF]}").text.split('data-item="targets-')[1].split('"')[0]
    done = client.post(
        f"/corrections/{ids[PDF]}",
        json={**body, "item": f"targets-{name}"},
        headers={"X-Kehoach-Mark": mark_of(client)},
    )
    assert done.status_code == 200
    changed = client.get(path, headers={"If-None-Match": first.headers["etag"]})
    assert changed.status_code == 200 and len(changed.json()["targets"]) == len(first.json()["targets"]) - 1


def test_whatever_is_asked_there_is_no_error_of_the_server(copied: Store) -> None:
    app = create_app(copied, Settings(names=("testserver", "localhost", "127.0.0.1")))
    schema = schemathesis.openapi.from_asgi("/api/v1/openapi.json", app)
    calls = []
    for operation in schema.get_all_operations():
        strategy = operation.ok().as_strategy()

        @settings(max_examples=12, deadline=None, database=None, suppress_health_check=list(HealthCheck))
        @given(case=strategy)
        def ask(case: schemathesis.Case) -> None:
            calls.append(case.call_and_validate(checks=(not_a_server_error,)))

        ask()
    assert len(calls) >= 6
