"""The list of decisions: search, facets, sorting, paging; the same list as CSV and JSON."""

from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, fields
from typing import Annotated, Any
from urllib.parse import urlencode

from fastapi import APIRouter, Query, Request
from pydantic import Field
from starlette.responses import JSONResponse, Response

from dataset.filters import Filter
from dataset.searching import Facet, Hit, Order, facets, search
from dataset.store import Store
from kehoach.web.language import Translate
from kehoach.web.memory import remembered
from kehoach.web.names import DOCUMENT_NAMES, LEVEL_NAMES
from kehoach.web.site import Site, address
from kehoach.web.tabular import csv_response
from kehoach.web.wanted import Wanted

SIZE = 25
_BATCH = 500

ORDER_NAMES = (
    (Order.BEST, "phù hợp, mới nhất"), (Order.NEWEST, "mới nhất"), (Order.OLDEST, "cũ nhất"),
    (Order.TARGETS, "nhiều chỉ tiêu"), (Order.TASKS, "nhiều nhiệm vụ"), (Order.BUDGET, "kinh phí lớn"),
)  # fmt: skip
_FACETS = (
    ("kind", "Loại"), ("province", "Tỉnh, thành phố nay"), ("province_then", "Tỉnh, thành phố lúc ban hành"),
    ("level", "Cấp ban hành"), ("sector", "Ngành, lĩnh vực"),
)  # fmt: skip


class Page(Wanted):
    """A page of the list."""

    page: int = Field(default=1, ge=1, le=100_000)


@dataclass(frozen=True)
class Choice:
    """A facet as a field of the form."""

    name: str
    label: str
    chosen: str
    options: tuple[Facet, ...]


@dataclass(frozen=True)
class Chip:
    """A filter in use, and the address without it."""

    label: str
    value: str
    without: str


def router(site: Site) -> APIRouter:
    """The list's addresses."""
    routes = APIRouter(include_in_schema=False)

    @routes.get("/")
    def listing(request: Request, wanted: Annotated[Page, Query()]) -> Response:
        _ = site.translate(request)
        chosen = wanted.filter()
        found = search(site.store, chosen, order=wanted.sort, offset=(wanted.page - 1) * SIZE, limit=SIZE)
        choices = _choices(wanted, _counted(site.store, chosen), _)
        params = {name: value for name, value in request.query_params.multi_items() if name not in ("page", "lang")}
        tail = f"?{urlencode(params)}" if params else ""
        return site.page(request, "listing.html", {
            "wanted": wanted, "found": found, "choices": choices, "chips": _chips(request, wanted, choices, _),
            "orders": ORDER_NAMES, "kept": [(name, value) for name, value in params.items() if name != "sort"],
            "page": wanted.page, "pages": -(-found.total // SIZE), "first": (wanted.page - 1) * SIZE + 1,
            "csv": f"/list.csv{tail}", "json": f"/list.json{tail}",
        })  # fmt: skip

    @routes.get("/list.csv")
    def as_csv(wanted: Annotated[Wanted, Query()]) -> Response:
        names = [field.name for field in fields(Hit)]
        return csv_response("kehoach.csv", names, (tuple(asdict(hit).values()) for hit in _all(site, wanted)))

    @routes.get("/list.json")
    def as_json(wanted: Annotated[Wanted, Query()]) -> Response:
        return JSONResponse([asdict(hit) for hit in _all(site, wanted)])

    return routes


@remembered(128)
def _counted(store: Store, wanted: Filter) -> dict[str, tuple[Facet, ...]]:
    """The facets of a question: the same for every page and order of its list."""
    return facets(store, wanted, [name for name, _label in _FACETS])


def _all(site: Site, wanted: Wanted) -> Iterator[Hit]:
    offset = 0
    while True:
        found = search(site.store, wanted.filter(), order=wanted.sort, offset=offset, limit=_BATCH)
        yield from found.hits
        offset += _BATCH
        if offset >= found.total:
            return


def _choices(wanted: Wanted, counted: dict[str, tuple[Facet, ...]], _: Translate) -> list[Choice]:
    chosen = {
        "kind": wanted.kind, "province": wanted.province, "province_then": wanted.province_then, "level": wanted.level,
        "sector": wanted.sector,
    }  # fmt: skip
    names = {"level": LEVEL_NAMES, "kind": DOCUMENT_NAMES}
    found = []
    for name, label in _FACETS:
        shown = names.get(name, {})
        options = [Facet(each.value, _(shown.get(each.value, each.label)), each.count) for each in counted[name]]
        if chosen[name] and all(option.value != chosen[name] for option in options):
            options.insert(0, Facet(chosen[name], _(shown.get(chosen[name], chosen[name])), 0))
        if name.startswith("province"):
            options.sort(key=lambda option: option.label)
        found.append(Choice(name, _(label), chosen[name], tuple(options)))
    return found


def _chips(request: Request, wanted: Wanted, choices: Sequence[Choice], _: Translate) -> list[Chip]:
    def chip(label: str, value: str, *names: str) -> Chip:
        cleared: dict[str, Any] = dict.fromkeys(names)
        return Chip(label, value, address(request, page=None, **cleared))

    found = [
        chip(choice.label, next(o.label for o in choice.options if o.value == choice.chosen), choice.name)
        for choice in choices
        if choice.chosen
    ]
    if wanted.year_from or wanted.year_to:
        span = f"{wanted.year_from or '…'}–{wanted.year_to or '…'}"
        found.append(chip(_("Năm ban hành"), span, "year_from", "year_to"))
    for name, label, on in (
        ("targets", "chỉ tiêu", wanted.targets), ("tasks", "nhiệm vụ", wanted.tasks),
        ("budgets", "kinh phí", wanted.budgets), ("warnings", "cảnh báo", wanted.warnings),
    ):  # fmt: skip
        if on:
            found.append(chip(_("Có"), _(label), name))
    if wanted.issuer:
        found.append(chip(_("Cơ quan ban hành"), wanted.issuer, "issuer"))
    return found
