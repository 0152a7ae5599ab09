"""Tasks that are due: by agency and quarter, as a list, as CSV and as a calendar to subscribe to."""

from datetime import UTC, datetime
from itertools import groupby
from typing import Annotated
from urllib.parse import urlencode

from fastapi import APIRouter, Query, Request
from starlette.responses import Response

from kehoach.web.calendar import calendar_of
from kehoach.web.charts import due, render
from kehoach.web.charts.gallery import CHARTS, View
from kehoach.web.pages.overview import framed, kept
from kehoach.web.site import Site
from kehoach.web.tabular import csv_response

Asked = Annotated[View, Query()]
_SHOWN = 300
_IN_CALENDAR = 5_000


def router(site: Site) -> APIRouter:
    """The tasks' addresses."""
    routes = APIRouter(include_in_schema=False)

    @routes.get("/tasks")
    def tasks(request: Request, view: Asked) -> Response:
        found = due.due(site.store, view.filter(), view.agency, view.due_years, _SHOWN)
        tail = f"?{urlencode(kept(view))}" if kept(view) else ""
        quarters = [(name, list(rows)) for name, rows in groupby(found, key=lambda row: row.quarter)]
        return site.page(request, "tasks.html", {
            "view": view, "quarters": quarters, "now": due.quarter_of(datetime.now(UTC).date().isoformat()),
            "total": due.how_many(site.store, view.filter(), view.agency, view.due_years), "shown": len(found),
            "leaders": due.leaders(site.store, view.filter()), "chart": framed(request, site, CHARTS["due"], view),
            "calendar": f"/tasks.ics{tail}", "csv": f"/tasks.csv{tail}",
            "scripts": f"/charts.js?{render.version_of_scripts()}",
        })  # fmt: skip

    @routes.get("/tasks.csv")
    def as_csv(view: Asked) -> Response:
        columns = ("ends_on", "quarter", "action", "agency", "number", "issuer", "decision_id")
        found = due.due(site.store, view.filter(), view.agency, view.due_years)
        rows = (
            (row.ends_on, row.quarter, row.action, row.agency, row.number, row.issuer, row.decision_id) for row in found
        )
        return csv_response("kehoach-tasks.csv", columns, rows)

    @routes.get("/tasks.ics")
    def as_calendar(request: Request, view: Asked) -> Response:
        # A calendar is for what is ahead: what was due long ago would fill it first.
        first, last = view.due_years
        since = first if first or last else datetime.now(UTC).year - 1
        found = due.due(site.store, view.filter(), view.agency, (since, last), _IN_CALENDAR)
        _ = site.translate(request)
        data = calendar_of(found, _("Nhiệm vụ đến hạn"), str(request.base_url).rstrip("/"))
        headers = {"Content-Disposition": 'inline; filename="kehoach.ics"'}
        return Response(data, media_type="text/calendar; charset=utf-8", headers=headers)

    return routes
