"""From records to a dataset: stores (SQLite, PostgreSQL), what can be asked of them, exports and deltas.

`open_store` opens one; `search`, `facets`, `find_decision`, `records` and `ask` read; `writing` makes the one writer,
`rows_of` prepares a record for it. See `docs/dataset.md`.
"""

from dataset.decisions import Entry, find_decision, records
from dataset.errors import QueryError, RefusedRow, StoreBusy, StoreError, StoreVersion
from dataset.filters import Filter
from dataset.opening import open_store
from dataset.provinces import Atlas, Province
from dataset.query import ask
from dataset.rows import Prepared, rows_of
from dataset.search import FACETS, Facet, Found, Hit, Order, facets, search
from dataset.settling import settle
from dataset.store import Store
from dataset.writing import Known, Lost, Outcome, Read, Source, Unread, Writer, writing

__all__ = [
    "FACETS", "Atlas", "Entry", "Facet", "Filter", "Found", "Hit", "Known", "Lost", "Order", "Outcome", "Prepared", "Province",
    "QueryError", "Read", "RefusedRow", "Source", "Store", "StoreBusy", "StoreError", "StoreVersion", "Unread", "Writer", "ask", "facets",
    "find_decision", "open_store", "records", "rows_of", "search", "settle", "writing",
]  # fmt: skip
