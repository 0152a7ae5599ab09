"""The web page as an application: every address, what stands before it, and what happens when something goes wrong."""

from http import HTTPStatus
from importlib.metadata import version
from urllib.parse import parse_qs

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.middleware.base import BaseHTTPMiddleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.responses import JSONResponse, RedirectResponse, Response

from dataset.errors import StoreError
from dataset.store import Store
from kehoach.web.api import router as api
from kehoach.web.errors import NotHere
from kehoach.web.pages import corrections, decision, listing, overview, quality, tasks
from kehoach.web.security import Guard
from kehoach.web.settings import Settings
from kehoach.web.site import Site, assets

_KEPT = "public, max-age=31536000, immutable"
_CHECKED = "no-cache"


def create_app(store: Store, settings: Settings) -> FastAPI:
    """The application over an open store."""
    guard = Guard(settings)
    site = Site(store, settings, guard)
    app = FastAPI(
        title="kehoach", version=version("kehoach"), openapi_url="/api/v1/openapi.json", docs_url=None, redoc_url=None,
        description="Plans of Vietnamese authorities as data: every value with the words that it came from.",
    )  # fmt: skip
    app.add_middleware(GZipMiddleware, minimum_size=2_000, compresslevel=3)
    app.add_middleware(BaseHTTPMiddleware, dispatch=guard)
    _add_entrance(app, site)
    for part in (
        api,
        overview.router,
        tasks.router,
        quality.router,
        corrections.router,
        listing.router,
        decision.router,
    ):
        app.include_router(part(site))
    _add_errors(app, site)
    return app


def _add_entrance(app: FastAPI, site: Site) -> None:
    @app.get("/static/{name}", include_in_schema=False)
    def static(request: Request, name: str) -> Response:
        asset = assets().get(name)
        if asset is None:
            raise HTTPException(HTTPStatus.NOT_FOUND)
        headers = {
            "ETag": f'"{asset.version}"',
            "Cache-Control": _KEPT if request.url.query == asset.version else _CHECKED,
        }
        if request.headers.get("if-none-match") == headers["ETag"]:
            return Response(status_code=HTTPStatus.NOT_MODIFIED, headers=headers)
        return Response(asset.data, media_type=asset.media_type, headers=headers)

    @app.get("/login", include_in_schema=False)
    def login(request: Request) -> Response:
        if site.settings.token is None:
            return RedirectResponse("/", HTTPStatus.SEE_OTHER)
        return site.page(request, "login.html", {"next": request.query_params.get("next", "/"), "wrong": False})

    @app.post("/login", include_in_schema=False)
    async def enter(request: Request) -> Response:
        form = {
            name: values[-1]
            for name, values in parse_qs((await request.body())[:4096].decode("utf-8", "replace")).items()
        }
        following = form.get("next", "/")
        if site.guard.knows(form.get("token", "")):
            return site.guard.let_in(request, following)
        return site.page(request, "login.html", {"next": following, "wrong": True}, HTTPStatus.FORBIDDEN)


def _add_errors(app: FastAPI, site: Site) -> None:
    def answer(request: Request, status: int, heading: str, message: str) -> Response:
        if request.url.path.startswith("/api/v1"):
            return JSONResponse({"detail": message}, status)
        _ = site.translate(request)
        values = {"status": status, "heading": _(heading), "message": _(message)}
        return site.page(request, "error.html", values, status)

    @app.exception_handler(NotHere)
    def not_here(request: Request, error: NotHere) -> Response:
        return answer(request, HTTPStatus.NOT_FOUND, "Không tìm thấy", str(error))

    @app.exception_handler(HTTPException)
    def refused(request: Request, error: HTTPException) -> Response:
        if error.status_code == HTTPStatus.NOT_FOUND:
            return answer(request, error.status_code, "Không tìm thấy", "Không có trang nào ở địa chỉ này.")
        response = answer(request, error.status_code, "Không làm được", str(error.detail))
        response.headers.update(error.headers or {})
        return response

    @app.exception_handler(RequestValidationError)
    def wrong(request: Request, error: RequestValidationError) -> Response:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"])
        return answer(request, HTTPStatus.UNPROCESSABLE_ENTITY, "Địa chỉ có chỗ sai", f"{where}: {first['msg']}")

    @app.exception_handler(StoreError)
    def unavailable(request: Request, error: StoreError) -> Response:
        return answer(request, HTTPStatus.SERVICE_UNAVAILABLE, "Kho không đọc được", str(error))
