"""The rules of crawling, told from what the sites of the tests saw: nothing forbidden, nothing private, nothing in haste."""

import datetime
import ipaddress
import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from corpus.crawl.addresses import is_public, reason_against
from corpus.crawl.backoff import retry_after
from tests.corpus.crawl.conftest import TODAY, Crawls
from tests.corpus.crawl.entries import entries
from tests.corpus.crawl.markup import LIFERAY, NUKEVIET, WORDPRESS
from tests.corpus.crawl.site import Site, Trouble, make_server

Serve = Callable[[Site], Site]
FOUR = entries(4, TODAY)

# (address, may it be connected to)
ADDRESSES = [
    ("93.184.216.34", True), ("2606:2800:220:1:248:1893:25c8:1946", True), ("127.0.0.1", False), ("127.8.9.10", False),
    ("10.0.0.1", False), ("172.16.0.1", False), ("172.32.0.1", True), ("192.168.1.1", False), ("169.254.169.254", False),
    ("100.64.0.1", False), ("0.0.0.0", False), ("224.0.0.1", False), ("255.255.255.255", False), ("::1", False), ("::", False),
    ("fe80::1", False), ("fe80::1%eth0", False), ("fc00::1", False), ("::ffff:127.0.0.1", False), ("::ffff:10.0.0.1", False),
    ("ff02::1", False), ("2002:7f00:1::", False),
]  # fmt: skip


@pytest.mark.parametrize(("address", "public"), ADDRESSES)
def test_which_addresses_are_public(address: str, public: bool) -> None:
    assert is_public(address) is public


# (address, why not; None: it may)
HOSTS = ["tinh.gov.vn", "127.0.0.1"]
REASONS = [
    ("https://tinh.gov.vn/van-ban", None), ("http://www.tinh.gov.vn/", None), ("https://tep.tinh.gov.vn/a.pdf", None),
    ("https://tinh.gov.vn.evil.example/", "on tinh.gov.vn.evil.example"), ("https://eviltinh.gov.vn/", "on eviltinh.gov.vn"),
    ("ftp://tinh.gov.vn/", "is ftp"), ("file:///etc/passwd", "is file"), ("data:text/html,x", "is data"),
    ("https://u:p@tinh.gov.vn/", "carries a name"), ("https://tinh.gov.vn@10.0.0.1/", "carries a name"),
    ("http://127.0.0.1/", "private address"), ("http://[::1]/", "private address"), ("http://10.0.0.8:8080/", "private address"),
    ("http://169.254.169.254/latest/", "private address"), ("http://[::ffff:10.0.0.1]/", "private address"),
    ("http://tinh.gov.vn:99999/", "is no address"), ("http://2130706433/", "on 2130706433"), ("http://[bad/", "is no address"),
]  # fmt: skip


@pytest.mark.parametrize(("url", "reason"), REASONS)
def test_why_an_address_is_not_fetched(url: str, reason: str | None) -> None:
    found = reason_against(url, HOSTS)
    assert (found is None) if reason is None else (found is not None and reason in found)


def test_retry_after_as_seconds_and_as_a_date() -> None:
    now = 1_780_000_000.0
    date = datetime.datetime.fromtimestamp(now + 90, datetime.UTC).strftime("%a, %d %b %Y %H:%M:%S GMT")
    assert retry_after("120", now) == 120
    assert retry_after(date, now) == pytest.approx(90, abs=1)
    assert retry_after("soon", now) is None
    assert retry_after(None, now) is None


def test_nothing_that_robots_txt_forbids_is_asked_for(crawls: Crawls, serve: Serve) -> None:
    """Articles forbidden; a whole site forbidden to us by name; robots.txt that a server cannot give; none at all."""
    rules = {
        "items": "User-agent: *\nDisallow: /web/guest/-/\n",
        "files": "User-agent: *\nDisallow: /documents/\n",
        "everything": "User-agent: kehoach\nDisallow: /\n\nUser-agent: *\nAllow: /\n",
        "others": "User-agent: otherbot\nDisallow: /\n",
        "broken": "User-agent: *\nAllow: /\n",
        "none": None,
    }
    sites = {}
    for name, robots in rules.items():
        troubles = {"/robots.txt": Trouble("status", 99, "503")} if name == "broken" else {}
        sites[name] = serve(Site(LIFERAY, FOUR, page_size=9, robots=robots, troubles=troubles))
        crawls.add(name, sites[name])
    crawled = crawls.fetch()
    asked = {name: [hit.path for hit in site.hits if hit.path != "/robots.txt"] for name, site in sites.items()}
    assert [path for path in asked["items"] if path.startswith("/web/guest/-/")] == []
    assert [path for path in asked["files"] if path.startswith("/documents/")] == []
    assert (asked["everything"], asked["broken"]) == ([], [])
    found = {name: ([issue.code for issue in crawled.of(name).issues], crawled.of(name).complete) for name in rules}
    assert found == {
        "items": (["robots.forbids"], False),
        "files": (["robots.forbids"], False),
        "everything": (["robots.forbids"], False),
        "others": ([], True),
        "broken": (["robots.unknown"], False),
        "none": ([], True),
    }
    # robots.txt is asked for once, before anything else, and by the name that it may forbid.
    for name, site in sites.items():
        assert site.hits[0].path == "/robots.txt"
        assert sum(hit.path == "/robots.txt" for hit in site.hits) == (3 if name == "broken" else 1)
        assert {
            hit.agent.startswith("kehoach/") and hit.agent.endswith("(+tests@kehoach.example)") for hit in site.hits
        } == {True}


def test_no_private_address_is_connected_to_unless_it_is_allowed(crawls: Crawls, serve: Serve) -> None:
    """Without leave not even robots.txt of 127.0.0.1 is asked for, by number or by a name that leads there."""
    site = serve(Site(LIFERAY, FOUR, page_size=9))
    crawls.add("number", site)
    named = Site(LIFERAY, FOUR, page_size=9, base=site.base.replace("127.0.0.1", "localhost"))
    crawls.add("name", named)
    crawled = crawls.fetch(allow=None)
    assert site.hits == []
    assert [issue.code for issue in crawled.of("number").issues] == ["address.refused"]
    assert [issue.code for issue in crawled.of("name").issues] == ["address.refused"]
    assert "localhost leads to 127.0.0.1" in crawled.of("name").issues[0].found
    assert not crawled.report.complete


def test_the_delay_between_two_requests_to_a_host_is_kept(crawls: Crawls, serve: Serve) -> None:
    """Of one source, of two sources on one host, of a site whose robots.txt asks for more."""
    one = serve(Site(NUKEVIET, FOUR, page_size=9))
    slow = serve(Site(WORDPRESS, entries(2, TODAY), page_size=9, robots="User-agent: *\nCrawl-delay: 0.6\n"))
    crawls.add("one", one, **{"politeness.delay": 0.3})
    crawls.add("two", one, **{"politeness.delay": 0.3, "expected.minimum": 0})
    crawls.add("slow", slow, **{"politeness.delay": 0.1})
    assert crawls.fetch().codes == []
    # When its thread gets to note a request, the server of a loaded machine is late by some hundredths of a second:
    # over all of them together that makes little, and the first request to each site is robots.txt.
    assert _mean_gap(one) >= 0.29
    assert _mean_gap(slow, first=1) >= 0.58


def _mean_gap(site: Site, first: int = 0) -> float:
    times = sorted(hit.at for hit in site.hits)[first:]
    return (times[-1] - times[0]) / (len(times) - 1)


# Certificates: a chain that the system does not know is mended for its own source only.


def _certificate(folder: Path) -> tuple[Path, Path]:
    """A PEM file with key and certificate of 127.0.0.1, and the certificate of the authority that signed it."""
    now = datetime.datetime.now(datetime.UTC)

    def made(
        name: str, key: ec.EllipticCurvePrivateKey, issuer: str, signer: ec.EllipticCurvePrivateKey, is_authority: bool
    ) -> x509.Certificate:
        builder = (
            x509.CertificateBuilder()
            .subject_name(x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)]))
            .issuer_name(x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, issuer)]))
            .public_key(key.public_key())
            .serial_number(x509.random_serial_number())
            .not_valid_before(now - datetime.timedelta(days=1))
            .not_valid_after(now + datetime.timedelta(days=2))
            .add_extension(x509.BasicConstraints(ca=is_authority, path_length=None), critical=True)
        )
        if not is_authority:
            names = [x509.IPAddress(ipaddress.ip_address("127.0.0.1"))]
            builder = builder.add_extension(x509.SubjectAlternativeName(names), critical=False)
        return builder.sign(signer, hashes.SHA256())

    authority, own = ec.generate_private_key(ec.SECP256R1()), ec.generate_private_key(ec.SECP256R1())
    root = made("Tests' authority", authority, "Tests' authority", authority, True)
    leaf = made("127.0.0.1", own, "Tests' authority", authority, False)
    pem = serialization.Encoding.PEM
    key = own.private_bytes(pem, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    (folder / "server.pem").write_bytes(key + leaf.public_bytes(pem))
    (folder / "root.pem").write_bytes(root.public_bytes(pem))
    return folder / "server.pem", folder / "root.pem"


@contextmanager
def _served_with_tls(site: Site, pem: Path) -> Iterator[Site]:
    server = make_server(site)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(pem)
    server.socket = context.wrap_socket(server.socket, server_side=True)
    site.base = site.base.replace("http:", "https:")
    threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
    try:
        yield site
    finally:
        server.shutdown()
        server.server_close()


def test_certificates_are_checked_and_a_bundle_mends_one_source_only(crawls: Crawls) -> None:
    pem, root = _certificate(crawls.folder)
    with (
        _served_with_tls(Site(LIFERAY, FOUR, page_size=9), pem) as mended,
        _served_with_tls(Site(LIFERAY, FOUR, page_size=9), pem) as unknown,
    ):
        crawls.add("mended", mended, **{"politeness.ca_bundle": str(root)})
        crawls.add("unknown", unknown, **{"politeness.retries": 0})
        crawled = crawls.fetch()
    assert (crawled.of("mended").issues, crawled.of("mended").new) == ((), 4)
    assert [issue.code for issue in crawled.of("unknown").issues] == ["robots.unknown"]
    assert unknown.hits == []
