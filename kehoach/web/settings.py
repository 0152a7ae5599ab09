"""What `kehoach serve` was told."""

import secrets
from dataclasses import dataclass, field
from ipaddress import ip_address
from pathlib import Path

TOKEN_LENGTH = 16
"""Letters that a token has at least: one that can be guessed protects nothing."""


class UnsafeService(Exception):
    """The page would be open to others without protection; `str()` says what to do."""


def is_loopback(host: str) -> bool:
    """Whether only this machine reaches an address."""
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


@dataclass(frozen=True)
class Settings:
    """How the page is served.

    `token` is what a visitor must show, None where none is asked for. `names` are the host names that requests may be for
    (a page of another site that resolves to this machine is refused). `roots` are the folders that original files may be
    given out of. `secret` signs sessions for as long as the process lives.
    """

    token: str | None = None
    names: tuple[str, ...] = ("localhost", "127.0.0.1", "::1")
    roots: tuple[Path, ...] = ()
    secret: bytes = field(default_factory=lambda: secrets.token_bytes(32))


def settings_for(host: str, token: str | None, names: tuple[str, ...], roots: tuple[Path, ...]) -> Settings:
    """Settings for an address: off loopback a token is asked for, and made if none was given.

    Raises UnsafeService for a token that could be guessed.
    """
    if token is not None and len(token) < TOKEN_LENGTH:
        raise UnsafeService(f"--token has {len(token)} letters: give at least {TOKEN_LENGTH}, or none and one is made")
    if token is None and not is_loopback(host):
        token = secrets.token_urlsafe(24)
    return Settings(token=token, names=(*Settings.names, host, *names), roots=tuple(root.resolve() for root in roots))
