"""Who gets in, what a browser may do, and that no address reaches the file system."""

import hashlib
import re
from contextlib import closing
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from fastapi.testclient import TestClient

from corpus.archive import Archive, Capture, Kind
from dataset import Store
from kehoach.web.app import create_app
from kehoach.web.originals import Asked, find_original, is_reachable, place_of
from kehoach.web.security import POLICY
from kehoach.web.settings import Settings, UnsafeService, settings_for
from tests.kehoach.web.conftest import HOSTILE, PDF

TOKEN = "a-token-of-thirty-letters-or-so"


def mark_of(client: TestClient, path: str = "/") -> str:
    found = re.search(r'name="kehoach-mark" content="([0-9a-f]{64})"', client.get(path).text)
    assert found is not None
    return found[1]


@pytest.mark.parametrize(
    "path", ["/", "/overview", "/tasks", "/quality", "/corrections", "/api", "/nowhere", "/static/page.css"]
)
def test_every_answer_has_the_strict_policy(client: TestClient, path: str) -> None:
    answer = client.get(path)
    assert answer.headers["content-security-policy"] == POLICY
    assert "unsafe" not in POLICY and answer.headers["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize("path", ["/", "/overview", "/tasks", "/quality", "/corrections", "/api", "/decisions/{}"])
def test_pages_have_no_inline_script_or_style_and_escape_what_documents_say(
    client: TestClient, ids: dict[str, str], path: str
) -> None:
    text = client.get(path.format(ids["hostile.txt"])).text
    assert re.search(r"<script(?![^>]* src=)", text) is None
    assert re.search(r"<style|\sstyle=|\son[a-z]+=\"", text) is None
    assert HOSTILE not in text and "<img src=x" not in text


def test_a_change_needs_our_own_page(client: TestClient, ids: dict[str, str]) -> None:
    path = f"/corrections/{ids[PDF]}"
    mark = mark_of(client)
    good = {"X-Kehoach-Mark": mark, "Origin": "http://testserver"}
    refused = [
        {}, {"X-Kehoach-Mark": "0" * 64}, {"X-Kehoach-Mark": "é"}, {**good, "Origin": "http://evil.example"},
        {**good, "Origin": "null"}, {**good, "Sec-Fetch-Site": "cross-site"},
    ]  # fmt: skip
    for headers in refused:
        assert client.post(path, json={}, headers={k: v.encode() for k, v in headers.items()}).status_code == 403
    assert client.post(path, json={}, headers=good).status_code == 422
    client.cookies.clear()
    assert client.post(path, json={}, headers=good).status_code == 403


def test_another_hosts_name_is_refused(client: TestClient) -> None:
    assert client.get("/", headers={"Host": "evil.example"}).status_code == 400


def test_off_loopback_there_is_a_token() -> None:
    assert settings_for("127.0.0.1", None, (), ()).token is None
    assert len(settings_for("0.0.0.0", None, (), ()).token or "") >= 32
    with pytest.raises(UnsafeService):
        settings_for("0.0.0.0", "short", (), ())


def test_nothing_is_seen_without_the_token(copied: Store, ids: dict[str, str]) -> None:
    app = create_app(copied, Settings(token=TOKEN, names=("testserver",)))
    client = TestClient(app, follow_redirects=False)
    for path in ("/", "/overview", f"/decisions/{ids[PDF]}", "/list.csv", "/charts/map.svg"):
        answer = client.get(path)
        assert answer.status_code == 303 and answer.headers["location"].startswith("/login?")
    assert client.get("/api/v1/decisions").status_code == 401
    assert client.get("/api/v1/decisions", headers={"Authorization": "Bearer wrong"}).status_code == 401
    assert client.get("/api/v1/decisions", headers={"Authorization": f"Bearer {TOKEN}"}).status_code == 200
    assert client.get("/?token=wrong").headers["location"].startswith("/login?")
    assert client.post("/login", data={"token": "wrong"}).status_code == 403
    # The token leaves the address at once; a calendar program, which keeps no cookies, may show it each time.
    answer = client.get(f"/?q=che&token={TOKEN}")
    assert (answer.status_code, answer.headers["location"]) == (303, "/?q=che")
    assert client.get("/?q=che").status_code == 200
    stranger = TestClient(app, follow_redirects=False)
    assert stranger.get(f"/tasks.ics?token={TOKEN}").status_code == 200
    assert stranger.get("/").status_code == 303


@pytest.mark.parametrize("target", ["//evil.example/", "https://evil.example/", "/\\evil.example", "evil"])
def test_the_entrance_leads_nowhere_else(copied: Store, target: str) -> None:
    client = TestClient(create_app(copied, Settings(token=TOKEN, names=("testserver",))), follow_redirects=False)
    assert client.post("/login", data={"token": TOKEN, "next": target}).headers["location"] == "/"


@pytest.mark.parametrize(
    "path",
    ["/static/..%2f..%2fapp.py", "/static/../app.py", "/static//etc/passwd", "/originals/../../etc/passwd",
     "/originals//etc/passwd", "/pages/1//etc/passwd", "/decisions/%2e%2e/%2e%2e/etc/passwd", "/charts/..%2f..%2fx.svg"],
)  # fmt: skip
def test_no_address_reaches_the_file_system(client: TestClient, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code in (404, 422) and "root:" not in answer.text


def test_originals_come_from_allowed_folders_and_only_unchanged(
    client: TestClient, copied: Store, ids: dict[str, str], template_store: Path
) -> None:
    original = (template_store / PDF).read_bytes()
    assert client.get(f"/originals/{ids[PDF]}").content == original
    assert client.get(f"/pages/1/{ids[PDF]}").content.startswith(b"\x89PNG")
    assert client.get(f"/pages/99/{ids[PDF]}").status_code == 404
    elsewhere = TestClient(create_app(copied, Settings(names=("testserver",), roots=(Path("/usr"),))))
    assert elsewhere.get(f"/originals/{ids[PDF]}").status_code == 404
    try:
        (template_store / PDF).write_bytes(original + b" ")
        assert client.get(f"/originals/{ids[PDF]}").status_code == 404
    finally:
        (template_store / PDF).write_bytes(original)


def test_a_link_out_of_the_folder_is_outside(tmp_path: Path) -> None:
    inside, secret = tmp_path / "in", tmp_path / "secret.txt"
    inside.mkdir()
    secret.write_text("x")
    (inside / "link.txt").symlink_to(secret)
    (inside / "own.txt").write_text("x")
    roots = (inside.resolve(),)
    assert place_of(str(inside / "own.txt"), roots) == inside.resolve() / "own.txt"
    for uri in (
        str(inside / "link.txt"),
        f"{inside}/../secret.txt",
        "https://a.example/own.txt",
        "a\0b",
        "mail.eml!a.txt",
    ):
        assert place_of(uri, roots) is None


def test_an_original_comes_out_of_an_archive_too(tmp_path: Path) -> None:
    data = "Kế hoạch".encode()
    digest = hashlib.sha256(data).hexdigest()
    url = "https://tinh.example/van-ban/12.txt"
    capture = Capture(
        url=url, sha256=digest, size=len(data), retrieved_at="2026-01-01T00:00:00+00:00", status=200,
        kind=Kind.ATTACHMENT, source="s", site="tinh.example",
    )  # fmt: skip
    with closing(Archive.write(tmp_path / "archive")) as archive:
        archive.store(capture, data)
    roots = (tmp_path / "archive",)
    asked = Asked(url, digest, "text/plain", None, url, digest)
    found = find_original(asked, roots)
    assert found is not None and (found.name, found.data) == ("12.txt", data)
    assert is_reachable(asked, roots)
    other = Asked(url, "0" * 64, "text/plain", None, url, "0" * 64)
    assert find_original(other, roots) is None and not is_reachable(other, roots)
    assert find_original(asked, (tmp_path,)) is None


def test_an_original_comes_out_of_a_zip_by_what_the_store_knows(tmp_path: Path) -> None:
    inner, outer = BytesIO(), tmp_path / "thang-3.zip"
    with ZipFile(inner, "w") as packed:
        packed.writestr("quý 1/b.txt", "Kế hoạch b")
    with ZipFile(outer, "w") as packed:
        packed.writestr("a.txt", "Kế hoạch a")
        packed.writestr("../secret.txt", "bí mật")
        packed.writestr("trong.zip", inner.getvalue())
    whole = sha256_of(outer.read_bytes())

    def asked(member: str, words: str, archive: str = whole) -> Asked:
        uri = f"{outer}!/{member}"
        return Asked(uri, sha256_of(words.encode()), "text/plain", member, str(outer), archive)

    roots = (tmp_path.resolve(),)
    for member, words in (("a.txt", "Kế hoạch a"), ("trong.zip!/quý 1/b.txt", "Kế hoạch b")):
        found = find_original(asked(member, words), roots)
        assert found is not None and found.data.decode() == words and "/" not in found.name
    for wrong in (
        asked("b.txt", "Kế hoạch b"),  # no such member
        asked("a.txt", "Kế hoạch khác"),  # other bytes than were read
        asked("../secret.txt", "bí mật"),  # climbs out
        asked("a.txt", "Kế hoạch a", "0" * 64),  # another archive than was read
    ):
        assert find_original(wrong, roots) is None
    assert find_original(asked("a.txt", "Kế hoạch a"), (tmp_path / "elsewhere",)) is None


def sha256_of(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
