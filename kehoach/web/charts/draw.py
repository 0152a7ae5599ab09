"""Tables as charts: Vega-Lite by Altair, the same for the page, SVG and PNG."""

from typing import Any

from kehoach.web.charts.table import Table
from kehoach.web.language import Translate

# Colours that can be told apart by most people with a colour-vision deficiency, on light and dark ground.
PALETTE = ["#0f7d86", "#d98324", "#6b5bd2", "#3d9a50", "#c8467a", "#8a7a3b", "#4a7fd0", "#8c8c8c"]
_SEQUENCE = ["#d6eceb", "#86c5c4", "#3a9a9b", "#0f6a72", "#083f46"]

Spec = dict[str, Any]


def _altair() -> Any:
    import altair

    return altair


def _finished(chart: Any, height: int | None = None) -> Spec:
    sized = chart.properties(width="container", **({"height": height} if height else {}))
    spec: Spec = sized.configure_view(stroke=None).configure_axis(grid=True, domain=False).to_dict()
    return spec


def months(table: Table, _: Translate) -> Spec:
    """Plans by issuer and month, as a field of cells."""
    alt = _altair()
    rows = len({row[0] for row in table.rows})
    chart = alt.Chart(alt.Data(values=table.records())).mark_rect(cornerRadius=2).encode(
        x=alt.X("yearmonth(month):O", title=None, axis=alt.Axis(format="%m/%Y", labelAngle=-45, labelOverlap=True, grid=False)),
        y=alt.Y("issuer:N", title=None, sort="-color", axis=alt.Axis(labelLimit=210, grid=False)),
        color=alt.Color("plans:Q", title=_("kế hoạch"), scale=alt.Scale(range=_SEQUENCE),
                        legend=alt.Legend(orient="top", format="d", tickMinStep=1)),
        tooltip=[alt.Tooltip("issuer:N", title=_("cơ quan")), alt.Tooltip("month:T", title=_("tháng"), format="%m/%Y"),
                 alt.Tooltip("plans:Q", title=_("kế hoạch"))],
    )  # fmt: skip
    return _finished(chart, max(80, 22 * rows))


def years(table: Table, _: Translate, levels: dict[str, str]) -> Spec:
    """Decisions by year and level."""
    alt = _altair()
    values = [{**row, "level": _(levels.get(row["level"], "chưa rõ"))} for row in table.records()]
    chart = alt.Chart(alt.Data(values=values)).mark_bar().encode(
        x=alt.X("year:O", title=None, axis=alt.Axis(labelAngle=0, labelOverlap=True)),
        y=alt.Y("sum(decisions):Q", title=_("văn bản"), axis=alt.Axis(format="d", tickMinStep=1)),
        color=alt.Color("level:N", title=None, scale=alt.Scale(range=PALETTE), legend=alt.Legend(orient="top")),
        tooltip=[alt.Tooltip("year:O", title=_("năm")), alt.Tooltip("level:N", title=_("cấp")),
                 alt.Tooltip("decisions:Q", title=_("văn bản"))],
    )  # fmt: skip
    return _finished(chart, 240)


def budgets_by_province(table: Table, _: Translate) -> Spec:
    """Total budgets by province, the largest first."""
    alt = _altair()
    chart = alt.Chart(alt.Data(values=table.records()[:34])).mark_bar(color=PALETTE[1]).encode(
        x=alt.X("billion_vnd:Q", title=_("tỷ đồng"), axis=alt.Axis(format=",~f")),
        y=alt.Y("province:N", title=None, sort="-x", axis=alt.Axis(grid=False)),
        tooltip=[alt.Tooltip("province:N", title=_("tỉnh, thành phố")),
                 alt.Tooltip("billion_vnd:Q", title=_("tỷ đồng"), format=",~f"), alt.Tooltip("plans:Q", title=_("kế hoạch"))],
    )  # fmt: skip
    return _finished(chart, max(80, 20 * min(34, len(table.rows))))


def budgets_by_source(table: Table, _: Translate) -> Spec:
    """Sums with a source by year."""
    alt = _altair()
    chart = alt.Chart(alt.Data(values=table.records())).mark_bar().encode(
        x=alt.X("year:O", title=None, axis=alt.Axis(labelAngle=0, labelOverlap=True)),
        y=alt.Y("sum(billion_vnd):Q", title=_("tỷ đồng"), axis=alt.Axis(format=",~f")),
        color=alt.Color("source:N", title=None, scale=alt.Scale(range=PALETTE), 
                        legend=alt.Legend(orient="top", columns=2, labelLimit=150)),
        tooltip=[alt.Tooltip("source:N", title=_("nguồn")), alt.Tooltip("year:O", title=_("năm")),
                 alt.Tooltip("billion_vnd:Q", title=_("tỷ đồng"), format=",~f")],
    )  # fmt: skip
    return _finished(chart, 240)


def targets_over_time(table: Table, _: Translate) -> Spec:
    """One indicator's targets by the year they are for."""
    alt = _altair()
    unit = str(table.rows[0][3]) if table.rows else ""
    chart = alt.Chart(alt.Data(values=table.records())).mark_point(filled=True, size=70, opacity=0.75).encode(
        x=alt.X("year:O", title=None, axis=alt.Axis(labelAngle=0, labelOverlap=True)),
        y=alt.Y("value:Q", title=unit, scale=alt.Scale(zero=False), axis=alt.Axis(format=",~f")),
        color=alt.Color("province:N", title=None, scale=alt.Scale(scheme="tableau20"),
                        legend=alt.Legend(orient="bottom", columns=4, symbolLimit=40)),
        tooltip=[alt.Tooltip("province:N", title=_("tỉnh, thành phố")), alt.Tooltip("indicator:N", title=_("chỉ tiêu")),
                 alt.Tooltip("value:Q", title=unit or _("giá trị"), format=",~f"), alt.Tooltip("year:O", title=_("năm")),
                 alt.Tooltip("title:N", title=_("văn bản"))],
    )  # fmt: skip
    return _finished(chart, 320)


def tile_map(table: Table, _: Translate, title: str) -> Spec:
    """The provinces as cells, laid out as the country lies; what is not known is left pale and without a number."""
    alt = _altair()
    values = table.records()
    for row in values:
        value = row["value"]
        row["shown"] = (
            "" if value is None else (f"{value:,.0f}" if abs(value) >= 100 or value == int(value) else f"{value:.1f}")
        )
        row["shown"] = row["shown"].replace(",", " ").replace(".", ",").replace(" ", ".")
    known = [row["value"] for row in values if row["value"] is not None]
    middle = (max(known) + min(known)) / 2 if known else 0
    base = alt.Chart(alt.Data(values=values)).encode(
        x=alt.X("column:O", axis=None, scale=alt.Scale(paddingInner=0.06)),
        y=alt.Y("row:O", axis=None, scale=alt.Scale(paddingInner=0.06)),
        tooltip=[alt.Tooltip("province:N", title=_("tỉnh, thành phố")), alt.Tooltip("shown:N", title=title)],
    )  # fmt: skip
    unknown = base.mark_rect(cornerRadius=4, stroke="#8fa3a5", strokeWidth=0.6, fill="#8fa3a5", fillOpacity=0.12)
    cells = base.mark_rect(cornerRadius=4).transform_filter("isValid(datum.value)").encode(
        color=alt.Color("value:Q", title=title, scale=alt.Scale(range=_SEQUENCE),
                        legend=alt.Legend(orient="top", gradientLength=220, format=",~f", tickCount=4)),
    )  # fmt: skip
    # The text of cells without a value has the page's own colour, which the page knows.
    known_text = base.transform_filter("isValid(datum.value)")
    ink = alt.condition(f"datum.value > {middle}", alt.value("#ffffff"), alt.value("#12282b"))
    labels = known_text.mark_text(fontSize=9.5, dy=-6).encode(text="short:N", color=ink)
    numbers = known_text.mark_text(fontSize=11, fontWeight="bold", dy=8).encode(text="shown:N", color=ink)
    others = (
        base.transform_filter("!isValid(datum.value)").mark_text(fontSize=9.5, fill="#6b7c7f").encode(text="short:N")
    )
    rows = max(row["row"] for row in values) + 1
    columns = max(row["column"] for row in values) + 1
    layered = (unknown + cells + labels + numbers + others).properties(width=62 * columns, height=38 * rows)
    spec: Spec = layered.configure_view(stroke=None).to_dict()
    return spec


def shares(table: Table, _: Translate) -> Spec:
    """What is missing or unsure, in percent of the whole."""
    alt = _altair()
    values = [
        {
            "what": _(row["what"]),
            "share": row["count"] / row["of"] if row["of"] else 0,
            "count": row["count"],
            "of": row["of"],
        }
        for row in table.records()
    ]
    order = [row["what"] for row in values]
    chart = alt.Chart(alt.Data(values=values)).mark_bar(color=PALETTE[4]).encode(
        x=alt.X("share:Q", title=None, axis=alt.Axis(format="%"), scale=alt.Scale(domain=[0, 1])),
        y=alt.Y("what:N", title=None, sort=order, axis=alt.Axis(labelLimit=220, grid=False)),
        tooltip=[alt.Tooltip("what:N", title=_("vấn đề")), alt.Tooltip("count:Q", title=_("số lượng")),
                 alt.Tooltip("of:Q", title=_("trên tổng số")), alt.Tooltip("share:Q", title=_("tỷ lệ"), format=".1%")],
    )  # fmt: skip
    return _finished(chart, 24 * len(values))


def quarters(table: Table, _: Translate) -> Spec:
    """Tasks due by agency and quarter."""
    alt = _altair()
    rows = len({row[0] for row in table.rows})
    chart = alt.Chart(alt.Data(values=table.records())).mark_rect(cornerRadius=2).encode(
        x=alt.X("quarter:O", title=None, axis=alt.Axis(labelAngle=-45, labelOverlap=True, grid=False)),
        y=alt.Y("agency:N", title=None, sort="-color", axis=alt.Axis(labelLimit=230, grid=False)),
        color=alt.Color("tasks:Q", title=_("nhiệm vụ"), scale=alt.Scale(range=_SEQUENCE),
                        legend=alt.Legend(orient="top", format="d", tickMinStep=1)),
        tooltip=[alt.Tooltip("agency:N", title=_("cơ quan")), alt.Tooltip("quarter:O", title=_("quý")),
                 alt.Tooltip("tasks:Q", title=_("nhiệm vụ"))],
    )  # fmt: skip
    return _finished(chart, max(80, 22 * rows))
