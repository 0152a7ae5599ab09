"""What every page shares: the store, the settings, the templates, the files that go with them."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from http import HTTPStatus
from importlib.resources import files
from typing import Any
from urllib.parse import quote, urlencode

from jinja2 import Environment, PackageLoader, StrictUndefined
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from dataset.store import Store
from kehoach import figures
from kehoach.web.language import Language, Translate, language_of, translator
from kehoach.web.security import Guard
from kehoach.web.settings import Settings

_REMEMBERED = "kehoach_language"
_TYPES = {"css": "text/css", "js": "text/javascript", "svg": "image/svg+xml"}


@dataclass(frozen=True)
class Asset:
    """A file of the pages, with an address that changes when it does."""

    name: str
    media_type: str
    data: bytes
    version: str


@cache
def assets() -> dict[str, Asset]:
    """The styles and scripts of this package, by name. They are read once: no address reaches the file system."""
    found = {}
    for entry in (files("kehoach.web") / "static").iterdir():
        extension = entry.name.rpartition(".")[2]
        if extension in _TYPES:
            data = entry.read_bytes()
            found[entry.name] = Asset(entry.name, _TYPES[extension], data, hashlib.sha256(data).hexdigest()[:12])
    return found


@cache
def templates() -> Environment:
    """The templates. Everything that a document or a visitor said is escaped; an unknown name is an error."""
    environment = Environment(
        loader=PackageLoader("kehoach.web"), autoescape=True, undefined=StrictUndefined, trim_blocks=True,
        lstrip_blocks=True,
    )  # fmt: skip
    environment.filters.update(day=lambda value: figures.day(value) or "", thousands=thousands, path=path_of)
    environment.globals.update(asset=_address_of_asset)
    return environment


def thousands(value: int) -> str:
    """A count with dots between thousands."""
    return f"{value:,}".replace(",", ".")


def path_of(decision_id: str) -> str:
    """A decision's id as a part of an address."""
    return quote(decision_id, safe="/:")


def _address_of_asset(name: str) -> str:
    return f"/static/{name}?{assets()[name].version}"


@dataclass(frozen=True)
class Site:
    """A store as pages."""

    store: Store
    settings: Settings
    guard: Guard

    def language(self, request: Request) -> Language:
        """The language of the pages for a visitor."""
        return language_of(request.query_params.get("lang"), request.cookies.get(_REMEMBERED))

    def translate(self, request: Request) -> Translate:
        """What gives the pages' sentences in the visitor's language."""
        return translator(self.language(request))

    def page(self, request: Request, template: str, values: Mapping[str, Any], status: int = HTTPStatus.OK) -> Response:
        """A page from its template."""
        language = self.language(request)
        text = templates().get_template(template).render(
            **values, _=translator(language), language=language.value, mark=self.guard.mark(request),
            path=request.url.path, here=lambda **changes: address(request, **changes), store_name=self.store.name,
        )  # fmt: skip
        response = HTMLResponse(text, status)
        response.headers["Cache-Control"] = "private, no-cache"
        if request.query_params.get("lang") == language:
            response.set_cookie(_REMEMBERED, language.value, max_age=31_536_000, httponly=True, samesite="lax")
        return response


def address(request: Request, **changes: object) -> str:
    """This page's address with some parameters changed; those that are None or empty fall away."""
    kept = [(name, value) for name, value in request.query_params.multi_items() if name not in changes]
    kept += [(name, str(value)) for name, value in changes.items() if value not in (None, "")]
    return f"{request.url.path}?{urlencode(kept)}" if kept else request.url.path
