"""The API's addresses."""

import hashlib
from http import HTTPStatus
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request
from pydantic import BaseModel
from sqlalchemy import Table
from starlette.responses import Response

from dataset.items import Rows, list_items
from dataset.searching import search
from dataset.tables import budgets, references, targets, tasks
from kehoach.web.api import models
from kehoach.web.api.models import Question
from kehoach.web.pages.decision import reviewed
from kehoach.web.site import Site, address
from schemas import Record

_ERRORS: dict[int | str, dict[str, Any]] = {
    400: {"model": models.Problem}, 401: {"description": "A token is needed."}, 404: {"model": models.Problem},
    422: {"model": models.Problem}, 503: {"model": models.Problem},
}  # fmt: skip

Asked = Annotated[Question, Query()]


def router(site: Site) -> APIRouter:
    """The addresses under `/api/v1`, and the page that tells of them."""
    routes = APIRouter(prefix="/api/v1", tags=["plans"], responses=_ERRORS)

    @routes.get("/decisions", response_model=models.Decisions)
    def list_decisions(request: Request, asked: Asked) -> Response:
        """Decisions, found by words and by facets."""
        found = search(site.store, asked.filter(), order=asked.sort, offset=asked.offset, limit=asked.limit)
        return _answer(request, models.Decisions(items=list(found.hits), **_part(request, asked, found.total)))

    @routes.get("/targets", response_model=models.Targets)
    def list_targets(request: Request, asked: Asked) -> Response:
        """Targets of the decisions asked for."""
        total, rows = _rows(site, targets, asked)
        items = [models.TargetRow.model_validate(row) for row in rows]
        return _answer(request, models.Targets(items=items, **_part(request, asked, total)))

    @routes.get("/tasks", response_model=models.Tasks)
    def list_tasks(request: Request, asked: Asked) -> Response:
        """Tasks of the decisions asked for."""
        total, rows = _rows(site, tasks, asked)
        items = [models.TaskRow.model_validate(row) for row in rows]
        return _answer(request, models.Tasks(items=items, **_part(request, asked, total)))

    @routes.get("/budgets", response_model=models.Budgets)
    def list_budgets(request: Request, asked: Asked) -> Response:
        """Sums of the decisions asked for."""
        total, rows = _rows(site, budgets, asked)
        items = [models.BudgetRow.model_validate(row) for row in rows]
        return _answer(request, models.Budgets(items=items, **_part(request, asked, total)))

    @routes.get("/references", response_model=models.References)
    def list_references(request: Request, asked: Asked) -> Response:
        """References of the decisions asked for."""
        total, rows = _rows(site, references, asked)
        items = [models.ReferenceRow.model_validate(row) for row in rows]
        return _answer(request, models.References(items=items, **_part(request, asked, total)))

    @routes.get("/decisions/{decision_id:path}", response_model=Record)
    def get_decision(request: Request, decision_id: str) -> Response:
        """The record of a decision as people corrected it: the same as in the exports."""
        _entry, found = reviewed(site, decision_id)
        return _answer(request, found.record)

    told = APIRouter()

    @told.get("/api", include_in_schema=False)
    def tell(request: Request) -> Response:
        paths = request.app.openapi()["paths"]
        calls = [(path, call["get"]) for path, call in paths.items()]
        return site.page(request, "api.html", {"calls": calls, "base": str(request.base_url).rstrip("/")})

    told.include_router(routes)
    return told


def _part(request: Request, asked: Question, total: int) -> dict[str, Any]:
    end = asked.offset + asked.limit
    following = address(request, offset=end, limit=asked.limit) if end < total else None
    return {"total": total, "offset": asked.offset, "limit": asked.limit, "next": following}


def _rows(site: Site, table: Table, asked: Question) -> tuple[int, Rows]:
    return list_items(site.store, table, asked.filter(), asked.offset, asked.limit)


def _answer(request: Request, found: BaseModel) -> Response:
    """JSON with an ETag; nothing but the tag where the caller has it already."""
    body = found.model_dump_json().encode()
    headers = {"ETag": f'"{hashlib.sha256(body).hexdigest()[:32]}"', "Cache-Control": "private, no-cache"}
    known = [tag.strip().removeprefix("W/") for tag in request.headers.get("if-none-match", "").split(",")]
    if headers["ETag"] in known:
        return Response(status_code=HTTPStatus.NOT_MODIFIED, headers=headers)
    return Response(body, media_type="application/json", headers=headers)
