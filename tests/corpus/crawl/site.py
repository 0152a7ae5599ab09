"""A site on 127.0.0.1 for the tests: a real HTTP server with the pages of one family and the troubles that sites have."""

import hashlib
import re
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, unquote

from tests.corpus.crawl.entries import Entry
from tests.corpus.crawl.markup import Family


@dataclass(frozen=True, slots=True)
class Hit:
    """One request as the server saw it. `sent`: bytes of the body that were sent, all of them unless the client left."""

    at: float
    method: str
    path: str
    agent: str
    status: int
    sent: int


@dataclass
class Trouble:
    """What goes wrong under a path, the first `times` times that it is asked for."""

    kind: str
    times: int = 1
    value: str = ""


@dataclass
class Site:
    """What a server serves. `troubles`: by path. `files`: the bytes of an attached file by its extension."""

    family: Family
    entries: Sequence[Entry]
    page_size: int = 5
    robots: str | None = "User-agent: *\nAllow: /\n"
    validators: bool = True
    needs_session: bool = False
    charset: str | None = None
    encoding: str = "utf-8"
    seconds_a_page: float = 0.0
    troubles: dict[str, Trouble] = field(default_factory=dict)
    files: dict[str, bytes] = field(default_factory=dict)
    hits: list[Hit] = field(default_factory=list)
    lock: threading.Lock = field(default_factory=threading.Lock)
    base: str = ""

    def answers(self, status: int = 200) -> list[Hit]:
        """The requests that were answered so."""
        return [hit for hit in self.hits if hit.status == status]

    def respond(self, method: str, path: str, form: str, cookies: str) -> tuple[int, str, bytes, dict[str, str]]:
        """Status, media type, body and further headers."""
        if path == "/robots.txt":
            return (
                (404, "text/plain", b"", {}) if self.robots is None else (200, "text/plain", self.robots.encode(), {})
            )
        number = self._page_number(method, path, form)
        if number is not None:
            pages = max(1, -(-len(self.entries) // self.page_size))
            if self.needs_session and number > 1 and "phien=abc" not in cookies:
                return 302, "text/html", b"", {"Location": "/dang-nhap"}
            shown = self.entries[(number - 1) * self.page_size : number * self.page_size]
            text = self.family.list_page(shown, number, pages, len(self.entries))
            headers = {"Set-Cookie": "phien=abc; path=/"} if self.needs_session else {}
            return 200, self.family.media_type, text.replace("{base}", self.base).encode(self.encoding), headers
        for entry in self.entries:
            page = self.family.page_path.format(key=entry.key)
            if path == page or path.startswith((f"{page}&", f"{page}?")):
                return 200, self.family.page_media_type, self.family.page(entry).encode(self.encoding), {}
            for name in entry.files:
                if path == self.family.file_path.format(key=entry.key, file=name):
                    body = self.files.get(name.rpartition(".")[2], b"%PDF-1.4 " + name.encode() + b" %%EOF")
                    media = "application/pdf" if name.endswith("pdf") else "application/octet-stream"
                    return 200, media, body, {}
        return 404, "text/html", b"<html><body><p>Khong tim thay</p></body></html>", {}

    def _page_number(self, method: str, path: str, form: str) -> int | None:
        template = self.family.list_path
        if "{page}" in template:
            pattern = re.escape(template).replace(re.escape("{page}"), r"(\d+)") + r"(&.*)?"
            found = re.fullmatch(pattern, path)
            return int(found[1]) if found else None
        if path.partition("?")[0] != template.partition("?")[0]:
            return None
        if method == "POST" and (found := re.search(r'"pageNumber": (\d+)', form)):
            return int(found[1])
        argument = parse_qs(form).get("__EVENTARGUMENT", ["Page$1"])[0]
        if method == "POST" and "__VIEWSTATE" not in form:
            return None
        return int(argument.removeprefix("Page$"))


def _handler(site: Site) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def log_message(self, *_: object) -> None: ...

        def do_GET(self) -> None:
            self._answer("")

        def do_POST(self) -> None:
            self._answer(self.rfile.read(int(self.headers.get("Content-Length", "0"))).decode())

        def _answer(self, form: str) -> None:
            at = time.time()
            path = unquote(self.path)
            with site.lock:
                trouble = site.troubles.get(path)
                if trouble is not None and trouble.times > 0:
                    trouble.times -= 1
                else:
                    trouble = None
            if trouble is not None:
                status, sent = self._make_trouble(trouble)
                site.hits.append(Hit(at, self.command, path, self.headers.get("User-Agent", ""), status, sent))
                return
            if site.seconds_a_page:
                time.sleep(site.seconds_a_page)
            status, media, body, headers = site.respond(self.command, path, form, self.headers.get("Cookie", ""))
            tag = f'"{hashlib.md5(body).hexdigest()}"'
            if site.validators and status == 200 and self.headers.get("If-None-Match") == tag:
                status, body = 304, b""
            sent = self._send(status, media, body, headers | ({"ETag": tag} if site.validators else {}))
            site.hits.append(Hit(at, self.command, path, self.headers.get("User-Agent", ""), status, sent))

        def _send(self, status: int, media: str, body: bytes, headers: dict[str, str]) -> int:
            if site.charset is not None:
                media = f"text/html; charset={site.charset}"
            self.send_response(status)
            self.send_header("Content-Type", media)
            for name, value in headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            try:
                self.wfile.write(body)
            except OSError:
                return 0
            return len(body)

        def _make_trouble(self, trouble: Trouble) -> tuple[int, int]:
            match trouble.kind:
                case "status":
                    status, _, after = trouble.value.partition(" ")
                    return int(status), self._send(
                        int(status), "text/html", b"busy", {"Retry-After": after} if after else {}
                    )
                case "redirect":
                    return 302, self._send(302, "text/html", b"", {"Location": trouble.value})
                case "cut":
                    self.send_response(200)
                    self.send_header("Content-Type", "text/html")
                    self.send_header("Content-Length", "5000")
                    self.end_headers()
                    self.wfile.write(b"<html><body>" + b"x" * 1000)
                    self.wfile.flush()
                    self.close_connection = True
                    return -1, 0
                case "slow":
                    time.sleep(float(trouble.value))
                    self.close_connection = True
                    return -2, 0
                case "page":
                    return 200, self._send(200, "text/html", trouble.value.encode(), {})
                case "media":
                    return 200, self._send(200, trouble.value, b"\x00" * 100_000, {})
                case "large":
                    return 200, self._send(200, "application/pdf", b"%PDF" + b"x" * int(trouble.value), {})
            raise AssertionError(trouble.kind)

    return Handler


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, *_: object) -> None:
        """A client that was killed in the middle of an answer is part of the tests."""


def make_server(site: Site) -> ThreadingHTTPServer:
    """A server for the site on a port of its own on 127.0.0.1, not yet running; `site.base` is its address."""
    server = _Server(("127.0.0.1", 0), _handler(site))
    site.base = f"http://127.0.0.1:{server.server_address[1]}"
    return server


@contextmanager
def served(site: Site) -> Iterator[Site]:
    """The site, served."""
    server = make_server(site)
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    try:
        yield site
    finally:
        server.shutdown()
        server.server_close()
