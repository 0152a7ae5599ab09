"""One self-contained HTML file about a decision or a whole store: no request leaves it, so it can be mailed and archived."""

import hashlib
from base64 import b64encode
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

from markupsafe import Markup

from dataset.corrections import all_journals, corrections_of, review, text_key
from dataset.decisions import find_decision
from dataset.filters import Filter
from dataset.searching import Order, search
from dataset.store import Store
from kehoach.web.charts import render
from kehoach.web.charts.gallery import CHARTS, View
from kehoach.web.header import field_views
from kehoach.web.items import marks, views
from kehoach.web.language import Language, Translate, translator
from kehoach.web.marks import blocks
from kehoach.web.pages.decision import kinds, legend, title_of
from kehoach.web.site import assets, templates
from kehoach.web.warned import warning_views

_PICTURES = ("map", "years", "budget-provinces", "budget-sources", "plans", "due", "quality")
_BATCH = 500


def decision_report(store: Store, decision_id: str, language: Language = Language.VI) -> str | None:
    """A decision's text, record and corrections as one file; None where the store has none of this id."""
    entry = find_decision(store, decision_id)
    if entry is None:
        return None
    with store.reading() as connection:
        found = review(entry.record, corrections_of(connection, decision_id))
    _ = translator(language)
    return _file("report_decision.html", language, {
        "entry": entry, "title": title_of(found.record), "decision": found.record.decision,
        "blocks": blocks(entry.record.document.text, marks(found), entry.record.document.pages),
        "kinds": kinds(views(found, _)), "facts": field_views(found, _), "legend": legend(),
        "warned": warning_views(found.record, language),
        "text_key": text_key(entry.record.document.text),
    })  # fmt: skip


def store_report(store: Store, language: Language = Language.VI) -> str:
    """The whole store as one file: its charts, its map, and every decision with its items."""
    _ = translator(language)
    return _file("report_store.html", language, {
        "store": store.name, "pictures": list(_pictures(store, _)), "decisions": list(_decisions(store, _, language)),
    })  # fmt: skip


def _pictures(store: Store, _: Translate) -> Iterator[dict[str, Any]]:
    view = View()
    for name in _PICTURES:
        chart = CHARTS[name]
        table = chart.count(store, view)
        if table.rows:
            svg = b64encode(render.svg(chart.draw(table, view, _)).encode()).decode()
            yield {
                "title": _(chart.title),
                "note": _(chart.note) if chart.note else "",
                "svg": f"data:image/svg+xml;base64,{svg}",
            }


def _decisions(store: Store, _: Translate, language: Language) -> Iterator[dict[str, Any]]:
    with store.reading() as connection:
        journals = all_journals(connection)
    offset = 0
    while True:
        page = search(store, Filter(), order=Order.NEWEST, offset=offset, limit=_BATCH)
        for hit in page.hits:
            entry = find_decision(store, hit.id)
            if entry is not None:
                found = review(entry.record, journals.get(hit.id, []))
                yield {"hit": hit, "title": title_of(found.record), "kinds": kinds(views(found, _)),
                       "warned": warning_views(found.record, language)}  # fmt: skip
        offset += _BATCH
        if offset >= page.total:
            return


def _file(template: str, language: Language, values: dict[str, Any]) -> str:
    style, script = assets()["page.css"].data.decode(), assets()["report.js"].data.decode()
    made = f"{datetime.now(UTC):%d/%m/%Y %H:%M} UTC"
    return templates().get_template(template).render(
        **values, _=translator(language), language=language.value, style=Markup(style), script=Markup(script),
        policy=f"default-src 'none'; img-src data:; style-src '{_hash(style)}'; script-src '{_hash(script)}'; base-uri 'none'; "
        "form-action 'none'",
        made=made,
    )  # fmt: skip


def _hash(text: str) -> str:
    return f"sha256-{b64encode(hashlib.sha256(text.encode()).digest()).decode()}"
