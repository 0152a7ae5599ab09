"""The overview: the store in charts and on the map, each to take along as SVG, PNG and CSV."""

from http import HTTPStatus
from threading import Timer
from typing import Annotated, Any, Literal
from urllib.parse import urlencode

from fastapi import APIRouter, Query, Request
from starlette.responses import JSONResponse, Response

from kehoach.web.charts import counting, render
from kehoach.web.charts.gallery import CHARTS, MEASURE_NAMES, Chart, View, counted
from kehoach.web.errors import NotHere
from kehoach.web.site import Site
from kehoach.web.tabular import csv_response
from kehoach.web.tiles import Units

UNIT_NAMES = {Units.NOW: "34 tỉnh, thành phố từ 01/7/2025", Units.BEFORE: "63 tỉnh, thành phố trước 01/7/2025"}
_SHOWN_ROWS = 60
_SETTLED = 3.0
"""Seconds after which a server that starts has started."""

Asked = Annotated[View, Query()]
Format = Literal["json", "svg", "png", "csv"]


def router(site: Site) -> APIRouter:
    """The overview's addresses, and those of every chart."""
    routes = APIRouter(include_in_schema=False)

    @routes.get("/overview")
    def overview(request: Request, view: Asked) -> Response:
        names = counting.frequent_indicators(site.store, view.filter())
        view = view.model_copy(update={"indicator": counting.chosen(names, view.indicator)})
        shown = [framed(request, site, CHARTS[name], view) for name in
                 ("targets", "map", "budget-provinces", "budget-sources", "plans", "years")]  # fmt: skip
        return site.page(request, "overview.html", {
            "view": view, "charts": shown, "indicators": names, "measures": MEASURE_NAMES.items(),
            "units": [(unit.value, name) for unit, name in UNIT_NAMES.items()], "kept": kept(view),
            "scripts": f"/charts.js?{render.version_of_scripts()}",
        })  # fmt: skip

    @routes.get("/charts.js")
    def scripts() -> Response:
        headers = {"Cache-Control": "private, max-age=604800"}
        return Response(render.scripts(), media_type="text/javascript", headers=headers)

    @routes.get("/charts/{name}.{form}")
    def chart(request: Request, name: str, form: Format, view: Asked) -> Response:
        found = CHARTS.get(name)
        if found is None:
            raise NotHere("Không có biểu đồ này.")
        table = counted(site.store, (name, view))
        file = f"kehoach-{found.name}.{form}"
        if form == "csv":
            return csv_response(file, table.columns, table.rows)
        if not table.rows:
            return Response(status_code=HTTPStatus.NO_CONTENT)
        spec = found.draw(table, view, site.translate(request))
        if form == "json":
            return JSONResponse(spec, headers={"Cache-Control": "private, no-cache"})
        headers = {"Content-Disposition": f'attachment; filename="{file}"'}
        if form == "svg":
            return Response(render.svg(spec), media_type="image/svg+xml", headers=headers)
        return Response(render.png(spec), media_type="image/png", headers=headers)

    # The scripts take seconds to put together: begin before somebody waits for them, but not while the page itself starts.
    early = Timer(_SETTLED, render.scripts)
    early.daemon = True
    early.start()
    return routes


def kept(view: View) -> list[tuple[str, str]]:
    """The parameters of a view that say something, for addresses and forms."""
    found = view.model_dump(mode="json", exclude_defaults=True)
    return [(name, "1" if value is True else str(value)) for name, value in found.items() if value not in (None, "")]


def framed(request: Request, site: Site, chart: Chart, view: View) -> dict[str, Any]:
    """What the page needs to show a chart, and to tell it in words where it cannot be seen."""
    _ = site.translate(request)
    table = counted(site.store, (chart.name, view))
    tail = f"?{urlencode(kept(view))}" if kept(view) else ""
    return {
        "name": chart.name, "title": _(chart.title), "note": _(chart.note) if chart.note else "",
        "spec": f"/charts/{chart.name}.json{tail}", "empty": not table.rows,
        "files": [(form.upper(), f"/charts/{chart.name}.{form}{tail}") for form in ("svg", "png", "csv")],
        "columns": table.columns, "rows": table.rows[:_SHOWN_ROWS], "more": max(0, len(table.rows) - _SHOWN_ROWS),
    }  # fmt: skip
