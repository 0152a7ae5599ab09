"""A store of the project's samples, served for real, and a browser that notices every error and every outside request."""

import shutil
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
import uvicorn
from fastapi.testclient import TestClient
from playwright.sync_api import Browser, Page, expect, sync_playwright

import kehoach
from dataset import Lost, Read, Source, Store, Unread, open_store, rows_of, writing
from dataset.settling import settle
from kehoach.runs.places import provinces_of_stores
from kehoach.web.app import create_app
from kehoach.web.settings import Settings
from tests.dataset.examples import decision_text

SAMPLES = Path("corpus/samples")
PDF = "11-quyet-dinh-ubnd-thai-nguyen.pdf"
HOSTILE = "<script>document.title='taken'</script><img src=x onerror=alert(1)> & \"dấu ngoặc\" 'đơn'"

# As root and without a network, see the machine's notes.
_FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip


def fill(store: Store, folder: Path) -> None:
    """Put samples, a decision whose title is a script, and a file that could not be read into a store."""
    names = (PDF, "01-quyet-dinh-ubnd-tinh-kem-ke-hoach.txt", "03-tin-tuc-so-cong-thuong.txt",
             "09-ke-hoach-thanh-pho-hai-phong.docx", "19-ke-hoach-ubnd-xa-2026.txt")  # fmt: skip
    paths = [Path(shutil.copy(SAMPLES / name, folder)) for name in names]
    hostile = folder / "hostile.txt"
    hostile.write_text(decision_text(title=f"Ban hành Kế hoạch {HOSTILE}", number="77/QĐ-UBND"), "utf-8")
    cites = folder / "cites.txt"
    cites.write_text(
        decision_text(number="5/QĐ-UBND", bases="Căn cứ Quyết định số 77/QĐ-UBND ngày 06 tháng 5 năm 2021;"), "utf-8"
    )
    with writing(store) as writer:
        writer.learn_provinces(provinces_of_stores())
        for path in (*paths, hostile, cites):
            record = kehoach.extract(path)
            made = rows_of(record, writer.atlas)
            writer.put([Read(Source(str(path), record.document.sha256, "1"), (made,))])
        writer.put([Unread(Source("lost.pdf", None, "1"), (Lost("lost.pdf", "read", "unreadable", "is no PDF"),))])
        settle(writer)


@dataclass
class Served:
    """A running page over a store of its own."""

    address: str
    store: Store
    folder: Path
    ids: dict[str, str] = field(default_factory=dict)

    def page_of(self, name: str) -> str:
        """The address of the decision that a file became."""
        return f"{self.address}/decisions/{self.ids[name]}"


def _ids(store: Store) -> dict[str, str]:
    from tests.dataset.examples import table

    return {Path(str(uri)).name: str(name) for name, uri in table(store, "SELECT id, document_uri FROM decisions")}


@pytest.fixture(scope="session")
def template_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A filled store, to be copied."""
    folder = tmp_path_factory.mktemp("web")
    store = open_store(folder / "plans.db", create=True)
    fill(store, folder)
    store.close()
    return folder


@pytest.fixture
def copied(template_store: Path, tmp_path: Path) -> Iterator[Store]:
    """A filled store of a test's own."""
    shutil.copy(template_store / "plans.db", tmp_path / "plans.db")
    store = open_store(tmp_path / "plans.db")
    yield store
    store.close()


@pytest.fixture
def ids(copied: Store) -> dict[str, str]:
    """The decisions by the file that they came from."""
    return _ids(copied)


@pytest.fixture
def client(copied: Store, template_store: Path) -> TestClient:
    """The application without a network."""
    app = create_app(copied, Settings(names=("testserver",), roots=(template_store.resolve(),)))
    return TestClient(app, follow_redirects=False, raise_server_exceptions=False)


@pytest.fixture
def served(copied: Store, ids: dict[str, str], template_store: Path) -> Iterator[Served]:
    """The application at a free port of this machine."""
    app = create_app(copied, Settings(roots=(template_store.resolve(),)))
    server = uvicorn.Server(uvicorn.Config(app, port=0, log_level="error"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        assert thread.is_alive()
        time.sleep(0.02)
    port = server.servers[0].sockets[0].getsockname()[1]
    yield Served(f"http://127.0.0.1:{port}", copied, template_store, ids)
    server.should_exit = True
    thread.join(5)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Debian's Chromium."""
    program = shutil.which("chromium")
    if program is None:
        pytest.skip("no Chromium is installed (Debian: chromium)")
    expect.set_options(timeout=60_000)  # a busy machine is slow, not wrong
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=program, args=_FLAGS)
        yield launched
        launched.close()


@dataclass
class Watched:
    """What a page did that it should not have done."""

    wrong: list[str] = field(default_factory=list)

    def watch(self, page: Page, address: str) -> Page:
        """Note a page's console errors and the requests that leave the server."""
        page.on("console", lambda message: message.type in ("error", "warning") and self.wrong.append(message.text))
        page.on("pageerror", lambda error: self.wrong.append(str(error)))
        page.on("request", lambda request: request.url.startswith((address, "blob:")) or self.wrong.append(request.url))
        return page


@pytest.fixture
def watched() -> Iterator[Watched]:
    """At the end of a test nothing wrong must have happened in its pages."""
    found = Watched()
    yield found
    assert found.wrong == []


@pytest.fixture
def page(browser: Browser, served: Served, watched: Watched) -> Iterator[Page]:
    """A visitor's tab, with a name to correct under."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, locale="vi-VN", reduced_motion="reduce")
    context.set_default_timeout(60_000)
    yield watched.watch(context.new_page(), served.address)
    context.close()
