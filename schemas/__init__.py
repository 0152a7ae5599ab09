"""The ground of the house: `Document`, `Record` and their published JSON Schemas."""

from schemas.document import Block, Cell, Document, ListItem, Page, PageKind, Paragraph, Source, Table, Warning
from schemas.numbers import Quantity, plain_number
from schemas.record import (
    SCHEMA_VERSION,
    Agency,
    Budget,
    Comparator,
    Decision,
    DocumentInfo,
    Evidence,
    FieldEvidence,
    Found,
    Issuer,
    Kind,
    Level,
    News,
    PartialDate,
    Period,
    Plan,
    ProvinceRef,
    Record,
    Reference,
    Relation,
    Signer,
    Target,
    Task,
)

__all__ = [
    "SCHEMA_VERSION", "Agency", "Block", "Budget", "Cell", "Comparator", "Decision", "Document", "DocumentInfo",
    "Evidence", "FieldEvidence", "Found", "Issuer", "Kind", "Level", "ListItem", "News", "Page", "PageKind",
    "Paragraph", "PartialDate", "Period", "Plan", "ProvinceRef", "Quantity", "Record", "Reference", "Relation",
    "Signer", "Source", "Table", "Target", "Task", "Warning", "plain_number",
]
