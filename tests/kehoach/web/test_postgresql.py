"""The pages over a store on a PostgreSQL server that the tests start."""

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from fastapi.testclient import TestClient

from dataset import Store, open_store
from dataset.corrections import text_key
from kehoach.web.app import create_app
from kehoach.web.settings import Settings
from tests.dataset.examples import table
from tests.dataset.server import Server, start_server
from tests.kehoach.web.conftest import PDF, fill


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """A filled store on a server of its own."""
    with TemporaryDirectory(prefix="kehoach-postgresql-") as folder, start_server(Path(folder)) as server:
        yield from _filled(server, tmp_path_factory.mktemp("documents"))


def _filled(server: Server, folder: Path) -> Iterator[Store]:
    opened = open_store(server.new_place(), create=True)
    fill(opened, folder)
    yield opened
    opened.close()


@pytest.fixture
def client(store: Store) -> TestClient:
    """The application over it."""
    return TestClient(create_app(store, Settings(names=("testserver",))), raise_server_exceptions=False)


@pytest.fixture
def tea(store: Store) -> str:
    """The id of the decision that the PDF is."""
    ids = {Path(str(uri)).name: str(name) for name, uri in table(store, "SELECT id, document_uri FROM decisions")}
    return ids[PDF]


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("/", "7 văn bản"), ("/?q=thai+nguyen+che", "1 văn bản"), ("/?q=%22san+pham+che%22&sort=newest", "sản phẩm chè"),
        ("/?level=commune", "1 văn bản"), ("/?warnings=1", "văn bản"), ("/?sort=budget&page=2", "7 văn bản"),
        ("/?q=khong+co+tu+nay", "Không có văn bản nào"), ("/overview", "Bản đồ"), ("/tasks", "nhiệm vụ có thời hạn"),
        ("/quality", "lost.pdf"), ("/corrections", "Các lần sửa"), ("/api/v1/targets?limit=2", "indicator"),
        ("/api/v1/references?q=77", "referred"), ("/list.csv", "issuer_level"),
    ],
)  # fmt: skip
def test_every_page_answers(client: TestClient, address: str, words: str) -> None:
    answer = client.get(address)
    assert answer.status_code == 200 and words in answer.text


def test_facets_are_those_of_the_list(client: TestClient) -> None:
    page = client.get("/?q=ke+hoach").text
    assert 'value="66"' in page and "<option" in page


def test_an_item_and_a_field_are_corrected_and_taken_back(client: TestClient, store: Store, tea: str) -> None:
    page = client.get(f"/decisions/{tea}").text
    mark = page.split('name="kehoach-mark" content="')[1].split('"')[0]
    headers = {"X-Kehoach-Mark": mark, "Origin": "http://testserver"}
    record = client.get(f"/api/v1/decisions/{tea}").json()
    key = {"text_key": text_key(record["document"]["text"]), "author": "Lan"}
    words = record["targets"][0]["evidence"]
    item = {"kind": "targets", "item": f"targets-{words['start']}-{words['end']}-1"}
    field = {"kind": "decision", "item": "decision-title", "form": {"words": "Trích yếu khác"}}

    def said(**body: object) -> int:
        return client.post(f"/corrections/{tea}", json={**key, **body}, headers=headers).status_code

    assert said(**item, action="delete") == 200
    assert said(**field, action="edit") == 200
    assert said(**field, action="edit") == 409
    now = client.get(f"/api/v1/decisions/{tea}").json()
    assert now["decision"]["title"] == "Trích yếu khác" and len(now["targets"]) == len(record["targets"]) - 1
    assert table(store, "SELECT corrected FROM decisions WHERE corrected IS NOT NULL") == [("title",)]
    assert "Trích yếu khác" in client.get("/?q=trich+yeu+khac").text
    assert client.get(f"/gold/{tea}").json()["header"]["title"] == "Trích yếu khác"
    assert said(**item, action="undo", base=1) == 200
    assert said(**{**field, "form": {}}, action="undo", base=1) == 200
    assert client.get(f"/api/v1/decisions/{tea}").json() == record
