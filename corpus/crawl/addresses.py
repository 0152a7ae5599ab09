"""Where a crawl may go: http and https, the source's own hosts, public addresses; checked again after every redirect."""

from collections.abc import Collection, Sequence
from ipaddress import IPv6Address, ip_address
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from scrapy import Request
from scrapy.exceptions import IgnoreRequest
from scrapy.resolver import CachingThreadedResolver

if TYPE_CHECKING:
    from scrapy.crawler import Crawler
    from twisted.internet.base import ReactorBase
    from twisted.internet.defer import Deferred


class Refused(IgnoreRequest):
    """An address that is not fetched; `str()` is the reason."""


def is_public(address: str) -> bool:
    """Whether an IP address is one of the open internet: not private, loopback, link-local, multicast or reserved."""
    parsed = ip_address(address.partition("%")[0])
    if isinstance(parsed, IPv6Address) and (inside := parsed.ipv4_mapped or parsed.sixtofour) is not None:
        parsed = inside
    return parsed.is_global and not parsed.is_multicast


def reason_against(url: str, hosts: Collection[str], permitted: Collection[str] = ()) -> str | None:
    """Why an address is not to be fetched; None where nothing speaks against it.

    `hosts`: names that are allowed, with those below them. `permitted`: addresses that are no public ones and allowed.
    """
    try:
        parts = urlsplit(url)
        host = (parts.hostname or "").rstrip(".")
        parts.port  # noqa: B018  (raises where it is none)
    except ValueError:
        return "is no address"
    if parts.scheme not in ("http", "https"):
        return f"is {parts.scheme or 'without a scheme'}, not http or https"
    if parts.username is not None or parts.password is not None:
        return "carries a name or a password"
    try:
        is_bad_ip = not is_public(host) and host not in permitted
    except ValueError:
        is_bad_ip = False
    if is_bad_ip:
        return "is a private address"
    bare = host.removeprefix("www.")
    if not any(bare == allowed or bare.endswith(f".{allowed}") for allowed in hosts):
        return f"is on {host}, which the source does not name among its hosts"
    return None


class AddressGuard:
    """Downloader middleware: every request (also of robots.txt, of redirects and of retries) is checked first."""

    def __init__(self, hosts: Collection[str], permitted: Collection[str]) -> None:
        self._hosts = hosts
        self._permitted = permitted

    @classmethod
    def from_crawler(cls, crawler: "Crawler") -> "AddressGuard":
        settings = crawler.settings
        return cls(settings.getlist("KEHOACH_HOSTS"), settings.getlist("KEHOACH_PERMITTED"))

    def process_request(self, request: Request) -> None:
        """Raise Refused for an address that is not to be fetched."""
        if reason := reason_against(request.url, self._hosts, self._permitted):
            raise Refused(f"{request.url} {reason}")


class PublicResolver(CachingThreadedResolver):
    """Names whose address is no public one are not connected to: the address that was checked is the one used."""

    def __init__(self, reactor: "ReactorBase", cache_size: int, timeout: float, permitted: Collection[str]) -> None:
        super().__init__(reactor, cache_size, timeout)
        self._permitted = permitted

    @classmethod
    def from_crawler(cls, crawler: "Crawler", reactor: "ReactorBase") -> "PublicResolver":
        settings = crawler.settings
        return cls(
            reactor, settings.getint("DNSCACHE_SIZE"), settings.getfloat("DNS_TIMEOUT"),
            settings.getlist("KEHOACH_PERMITTED"),
        )  # fmt: skip

    def getHostByName(self, name: str, timeout: Sequence[int] = ()) -> "Deferred[str]":
        """The address of a name; Refused where it is no public one."""
        return super().getHostByName(name, timeout).addCallback(self._checked, name)

    def _checked(self, address: str, name: str) -> str:
        if not is_public(address) and address not in self._permitted:
            _PRIVATE_NAMES[name] = address
            raise Refused(f"{name} leads to {address}")
        return address


_PRIVATE_NAMES: dict[str, str] = {}
"""Names that were found to lead to private addresses: Twisted tells of them only that they could not be resolved."""


class PrivateNames:
    """Downloader middleware next to the network: says why a name was not connected to, so that it is not tried again."""

    @classmethod
    def from_crawler(cls, crawler: "Crawler") -> "PrivateNames":
        return cls()

    def process_exception(self, request: Request, exception: Exception) -> None:
        """Raise Refused instead of the failed look-up."""
        name = urlsplit(request.url).hostname or ""
        if name in _PRIVATE_NAMES:
            raise Refused(f"{name} leads to {_PRIVATE_NAMES[name]}, which is a private address") from exception
