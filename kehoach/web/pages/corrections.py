"""Corrections: the journal's entrance for the decision page, the list of all of them, gold files."""

from http import HTTPStatus
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request
from pydantic import BaseModel, ConfigDict, Field
from starlette.responses import JSONResponse, Response

from dataset.correcting import correct as write
from dataset.corrections import (
    Action,
    Correction,
    Draft,
    Header,
    Item,
    ItemKind,
    Overtaken,
    Part,
    Review,
    Reviewed,
    item_of,
    latest_corrections,
    text_key,
)
from kehoach.golds import gold_of
from kehoach.web.fields import Wrong
from kehoach.web.forms import item_from
from kehoach.web.header import FieldView, field_view, header_from, label_of, shown
from kehoach.web.items import View, one_line, views
from kehoach.web.language import Translate
from kehoach.web.names import ACTION_NAMES, KIND_NAMES
from kehoach.web.pages.decision import file_name, reviewed, title_of
from kehoach.web.site import Site, templates
from schemas import Evidence, Record

_SIZE = 100


class Correct(BaseModel):
    """What the decision page sends. `base` is the version of the item that the visitor saw; `start`, `end` for an addition."""

    model_config = ConfigDict(extra="forbid")

    text_key: str = Field(max_length=64)
    kind: ItemKind | Part
    item: str = Field(default="", max_length=100)
    base: int = Field(default=0, ge=0)
    action: Action
    author: str = Field(max_length=100)
    note: str = Field(default="", max_length=1000)
    form: dict[str, str] = {}
    start: int = 0
    end: int = 0


def router(site: Site) -> APIRouter:
    """The corrections' addresses."""
    routes = APIRouter(include_in_schema=False)

    @routes.post("/corrections/{decision_id:path}")
    def correct(request: Request, decision_id: str, said: Correct) -> Response:
        _ = site.translate(request)
        _entry, found = reviewed(site, decision_id)
        record = found.machine
        if said.text_key != text_key(record.document.text):
            return _problem(HTTPStatus.GONE, _("Văn bản đã được đọc lại và chữ đã khác; hãy tải lại trang."))
        if not said.author.strip():
            return _problem(HTTPStatus.UNPROCESSABLE_ENTITY, _("Điền tên người sửa."), {"_author": _("chưa điền")})
        try:
            draft = _draft(decision_id, record, found, said)
        except Wrong as wrong:
            problems = {name: _(problem) for name, problem in wrong.problems.items()}
            return _problem(HTTPStatus.UNPROCESSABLE_ENTITY, _("Xem lại các ô được đánh dấu."), problems)
        if draft is None:
            return _problem(HTTPStatus.NOT_FOUND, _("Mục này không còn nữa; hãy tải lại trang."))
        try:
            write(site.store, draft)
        except Overtaken:
            return _answer(site, request, decision_id, draft.item, HTTPStatus.CONFLICT)
        return _answer(site, request, decision_id, draft.item, HTTPStatus.OK)

    @routes.get("/corrections")
    def listing(request: Request, page: Annotated[int, Query(ge=1, le=100_000)] = 1) -> Response:
        _ = site.translate(request)
        with site.store.reading() as connection:
            lines = latest_corrections(connection, _SIZE + 1, (page - 1) * _SIZE)
        rows = [(line, _(ACTION_NAMES[line.action]), *_about(line, _)) for line in lines[:_SIZE]]
        return site.page(request, "corrections.html", {"rows": rows, "page": page, "more": len(lines) > _SIZE})

    @routes.get("/gold/{decision_id:path}")
    def gold(decision_id: str) -> Response:
        _entry, found = reviewed(site, decision_id)
        headers = {"Content-Disposition": f'attachment; filename="{file_name(decision_id)}.json"'}
        return Response(gold_of(found.record), media_type="application/json", headers=headers)

    return routes


def _about(line: Correction, _: Translate) -> tuple[str, str]:
    """What a line is about, and what it says of it."""
    said = line.value or line.before
    if isinstance(line.kind, Part):
        field = line.item.partition("-")[2]
        return label_of(line.kind, field, _), (shown(field, said, _) or _("chưa rõ")) if isinstance(
            said, Header
        ) else ""
    item = item_of(said)
    return _(KIND_NAMES[line.kind]), one_line(item, _) if item is not None else ""


def _draft(decision_id: str, record: Record, found: Review, said: Correct) -> Draft | None:
    """The line for the journal; None for an item that is not there. Raises Wrong."""
    if isinstance(said.kind, Part):
        return _field_draft(decision_id, record, found, said)
    note = said.note.strip() or None
    author = said.author.strip()
    if said.action is Action.ADD:
        evidence = words_at(record, said.start, said.end)
        added = item_from(said.kind, said.form, evidence, None)
        taken = {item.name for item in found.items}
        number = next(n for n in range(1, len(taken) + 2) if _added(said.kind, evidence, n) not in taken)
        name = _added(said.kind, evidence, number)
        return Draft(decision_id, said.text_key, said.kind, name, 0, Action.ADD, author, value=added, note=note)
    item = found.named(said.item)
    if item is None or item.kind is not said.kind:
        return None
    edited = item_from(said.kind, said.form, item.shown.evidence, item.shown) if said.action is Action.EDIT else None
    return Draft(
        decision_id, said.text_key, said.kind, item.name, said.base, said.action, author,
        before=item.machine or _first_before(item), value=edited, note=note,
    )  # fmt: skip


def _field_draft(decision_id: str, record: Record, found: Review, said: Correct) -> Draft | None:
    """The line for a field of the header: it can be accepted, edited (emptied, too) and taken back."""
    field = found.field_named(said.item)
    if field is None or field.kind is not said.kind or said.action in (Action.ADD, Action.DELETE):
        return None
    edited = header_from(field.kind, field.field, said.form, record) if said.action is Action.EDIT else None
    return Draft(
        decision_id, said.text_key, field.kind, field.name, said.base, said.action, said.author.strip(),
        before=field.machine, value=edited, note=said.note.strip() or None,
    )  # fmt: skip


def _first_before(item: Reviewed) -> Item | None:
    return next((before for line in item.history if (before := item_of(line.before)) is not None), None)


def _added(kind: ItemKind, evidence: Evidence, number: int) -> str:
    return f"{kind.value}-added-{evidence.start}-{evidence.end}-{number}"


def words_at(record: Record, start: int, end: int) -> Evidence:
    """The evidence for words of a record's text that a person selected. Raises Wrong where there are none."""
    text = record.document.text
    if not 0 <= start < end <= len(text) or not text[start:end].strip():
        raise Wrong({"": "chọn các từ trong văn bản"})
    while text[start].isspace():
        start += 1
    while text[end - 1].isspace():
        end -= 1
    page = next((page.number for page in record.document.pages if page.start <= start < page.end), None)
    return Evidence(start=start, end=end, quote=text[start:end], page=page)


def _answer(site: Site, request: Request, decision_id: str, name: str, status: int) -> Response:
    """The item as it is now, as the page shows it."""
    _ = site.translate(request)
    entry, found = reviewed(site, decision_id)
    macros: Any = templates().get_template("_item.html").module
    field = found.field_named(name)
    view: View | FieldView | None
    if field is not None:
        view = field_view(field, found.machine, _)
        html = macros.fact(view, _)
    else:
        view = next((view for lists in views(found, _).values() for view in lists if view.name == name), None)
        html = macros.item(view, _) if view is not None else None
    last = view.history[-1] if view is not None and view.history else None
    by = f"{last.author} {last.action} {last.made_at}" if last else None
    # What stands over the page says some of the fields too.
    heading = macros.heading(title_of(found.record), found.record.decision, entry.ended_on, _)
    return JSONResponse({"html": html, "item": name, "by": by, "heading": heading}, status)


def _problem(status: int, message: str, fields: dict[str, str] | None = None) -> Response:
    return JSONResponse({"problem": message, "fields": fields or {}}, status)
