"""What stands before every page: whom it is for, who may see it, what a browser may do with it, who may change something."""

import hashlib
import hmac
import secrets
from collections.abc import Awaitable, Callable
from http import HTTPStatus
from urllib.parse import urlencode, urlsplit

from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response

from kehoach.web.settings import Settings

Next = Callable[[Request], Awaitable[Response]]

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
"""Nothing but this server's own files: no inline script or style, no frame, no other site."""

_HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}
_SAFE = ("GET", "HEAD", "OPTIONS")
_ENTRY, _SESSION = "kehoach_entry", "kehoach_session"
_OPEN_PATHS = ("/login", "/static/")


class Guard:
    """Checks every request by its settings. One for an app."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings

    async def __call__(self, request: Request, call_next: Next) -> Response:
        """Answer, or refuse: another host's name 400, no token 401, a forged change 403."""
        session = request.cookies.get(_SESSION)
        request.state.session = session if session and len(session) == 43 else secrets.token_urlsafe(32)
        response = self._refusal(request) or await call_next(request)
        if request.state.session != session and not request.url.path.startswith("/static/"):
            _remember(request, response, _SESSION, request.state.session)
        for name, value in _HEADERS.items():
            response.headers.setdefault(name, value)
        return response

    def _refusal(self, request: Request) -> Response | None:
        if urlsplit(f"//{request.headers.get('host', '')}").hostname not in self._settings.names:
            return PlainTextResponse("unknown host name: add it with --name", HTTPStatus.BAD_REQUEST)
        if request.method not in _SAFE and not self._own(request):
            return PlainTextResponse("this change did not come from one of our pages", HTTPStatus.FORBIDDEN)
        if self._settings.token is not None and not request.url.path.startswith(_OPEN_PATHS):
            return self._ask_for_token(request)
        return None

    def _own(self, request: Request) -> bool:
        """Whether a page of ours sent it: the browser says so, and only our pages know the session's mark."""
        origin = request.headers.get("origin")
        if origin is not None and urlsplit(origin).netloc != request.headers.get("host"):
            return False
        if request.headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
            return False
        return request.url.path == "/login" or _same(request.headers.get("x-kehoach-mark", ""), self.mark(request))

    def mark(self, request: Request) -> str:
        """What a page must send along with a change; of use for its own session only."""
        return hmac.new(self._settings.secret, request.state.session.encode(), hashlib.sha256).hexdigest()

    def _ask_for_token(self, request: Request) -> Response | None:
        scheme, _, bearer = request.headers.get("authorization", "").partition(" ")
        if scheme.lower() == "bearer" and self.knows(bearer):
            return None
        if _same(request.cookies.get(_ENTRY, ""), self._entry()):
            return None
        given = request.query_params.get("token")
        if given is not None and self.knows(given) and request.method in _SAFE:
            if request.url.path.endswith(".ics"):
                return None  # a calendar program keeps no cookies
            # The token leaves the address, so that it is in no bookmark and no referrer.
            kept = [(name, value) for name, value in request.query_params.multi_items() if name != "token"]
            return self.let_in(request, request.url.path + (f"?{urlencode(kept)}" if kept else ""))
        if request.url.path.startswith("/api/"):
            return PlainTextResponse(
                "a token is needed: Authorization: Bearer TOKEN",
                HTTPStatus.UNAUTHORIZED,
                {"WWW-Authenticate": "Bearer"},
            )
        return RedirectResponse(f"/login?{urlencode({'next': request.url.path})}", HTTPStatus.SEE_OTHER)

    def knows(self, token: str) -> bool:
        """Whether it is the token, compared in constant time."""
        return self._settings.token is not None and _same(token, self._settings.token)

    def let_in(self, request: Request, address: str) -> Response:
        """Go to an address of this server, and be known there from now on."""
        own = address if address.startswith("/") and not address.startswith(("//", "/\\")) else "/"
        response = RedirectResponse(own, HTTPStatus.SEE_OTHER)
        _remember(request, response, _ENTRY, self._entry())
        return response

    def _entry(self) -> str:
        return hmac.new(self._settings.secret, (self._settings.token or "").encode(), hashlib.sha256).hexdigest()


def _same(given: str, known: str) -> bool:
    return hmac.compare_digest(given.encode("utf-8", "surrogatepass"), known.encode())


def _remember(request: Request, response: Response, name: str, value: str) -> None:
    # Lax: a link in a mail opens the page as the visitor that one is. Changes need the mark besides.
    response.set_cookie(name, value, httponly=True, samesite="lax", secure=request.url.scheme == "https")
