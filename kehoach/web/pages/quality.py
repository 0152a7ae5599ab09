"""Coverage and quality: which provinces the store knows of, what is missing, unsure or could not be read."""

from typing import Annotated

from fastapi import APIRouter, Query, Request
from sqlalchemy import select
from starlette.responses import Response

from dataset.tables import inputs, runs
from kehoach.web.charts import counting, render
from kehoach.web.charts.gallery import CHARTS, View
from kehoach.web.pages.overview import framed
from kehoach.web.site import Site
from kehoach.web.warned import vietnamese

_SHOWN = 50


def router(site: Site) -> APIRouter:
    """The page's address."""
    routes = APIRouter(include_in_schema=False)

    @routes.get("/quality")
    def quality(request: Request, view: Annotated[View, Query()]) -> Response:
        failed = (
            select(inputs.c.uri, inputs.c.reason).where(inputs.c.state != "done").order_by(inputs.c.uri).limit(_SHOWN)
        )
        latest = select(runs).order_by(runs.c.id.desc()).limit(10)
        with site.store.reading() as connection:
            unread = connection.execute(failed).all()
            history = connection.execute(latest).mappings().all()
        codes = counting.warnings_by_code(site.store).rows
        return site.page(request, "quality.html", {
            "charts": [framed(request, site, CHARTS[name], view) for name in ("quality", "map")],
            "codes": codes, "meanings": vietnamese(), "failed": unread, "runs": history,
            "scripts": f"/charts.js?{render.version_of_scripts()}",
        })  # fmt: skip

    return routes
