"""Certificates are always checked; a host whose chain is broken gets the missing ones from its source's CA bundle."""

import re
from pathlib import Path
from typing import TYPE_CHECKING

from twisted.internet.ssl import Certificate, optionsForClientTLS, platformTrust, trustRootFromCertificates
from twisted.web.iweb import IPolicyForHTTPS
from zope.interface import implementer

if TYPE_CHECKING:
    from scrapy.crawler import Crawler

_PEM = re.compile(rb"-----BEGIN CERTIFICATE-----.+?-----END CERTIFICATE-----", re.DOTALL)


@implementer(IPolicyForHTTPS)
class SourceCertificates:
    """The policy of one source: the system's certificates, or those of its own bundle for its own hosts."""

    def __init__(self, bundle: str, hosts: frozenset[str]) -> None:
        found = [Certificate.loadPEM(pem) for pem in _PEM.findall(Path(bundle).read_bytes())]
        self._bundle = trustRootFromCertificates(found)  # type: ignore[no-untyped-call]
        self._hosts = hosts

    @classmethod
    def from_crawler(cls, crawler: "Crawler", **_: object) -> "SourceCertificates":
        settings = crawler.settings
        return cls(settings["KEHOACH_CA_BUNDLE"], frozenset(settings.getlist("KEHOACH_HOSTS")))

    def creatorForNetloc(self, hostname: bytes, port: int) -> object:
        """What Twisted asks for at each connection."""
        name = hostname.decode("ascii")
        own = name.removeprefix("www.") in self._hosts
        return optionsForClientTLS(name, trustRoot=self._bundle if own else platformTrust())  # type: ignore[no-untyped-call]
