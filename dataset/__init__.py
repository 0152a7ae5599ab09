"""From records to a dataset: stores (SQLite, PostgreSQL), what can be asked of them, exports and deltas.

`open_store` opens one; `search`, `facets`, `find_decision`, `records` and `ask` read; `writing` makes the one writer,
`rows_of` prepares a record for it. See `docs/dataset.md`. Each name is imported when it is first used: who prepares rows
beside the extraction needs no database.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from dataset.decisions import Entry, find_decision, records
    from dataset.errors import QueryError, RefusedRow, StoreBusy, StoreError, StoreVersion
    from dataset.filters import Filter
    from dataset.inputs import Known, Lost, Outcome, Read, Source, Unread
    from dataset.opening import open_store
    from dataset.provinces import Atlas, Province
    from dataset.query import ask
    from dataset.rows import Prepared, rows_of
    from dataset.searching import FACETS, Facet, Found, Hit, Order, facets, search
    from dataset.settling import settle
    from dataset.store import Store
    from dataset.writer import Writer, writing

__all__ = [
    "FACETS", "Atlas", "Entry", "Facet", "Filter", "Found", "Hit", "Known", "Lost", "Order", "Outcome", "Prepared", "Province",
    "QueryError", "Read", "RefusedRow", "Source", "Store", "StoreBusy", "StoreError", "StoreVersion", "Unread", "Writer", "ask", "facets",
    "find_decision", "open_store", "records", "rows_of", "search", "settle", "writing",
]  # fmt: skip

_HOMES = {
    "decisions": ("Entry", "find_decision", "records"),
    "errors": ("QueryError", "RefusedRow", "StoreBusy", "StoreError", "StoreVersion"),
    "inputs": ("Known", "Lost", "Outcome", "Read", "Source", "Unread"),
    "filters": ("Filter",),
    "opening": ("open_store",),
    "provinces": ("Atlas", "Province"),
    "query": ("ask",),
    "rows": ("Prepared", "rows_of"),
    "searching": ("FACETS", "Facet", "Found", "Hit", "Order", "facets", "search"),
    "settling": ("settle",),
    "store": ("Store",),
    "writer": ("Writer", "writing"),
}
_HOME = {name: f"dataset.{module}" for module, names in _HOMES.items() for name in names}


def __getattr__(name: str) -> Any:
    if name not in _HOME:
        raise AttributeError(f"module 'dataset' has no attribute {name!r}")
    return getattr(import_module(_HOME[name]), name)


def __dir__() -> list[str]:
    return __all__
