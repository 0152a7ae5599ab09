"""What people say about the machine's items and fields: kept beside its records, in order, and never over them.

A correction is a line of a journal: who accepted, edited, deleted, added or took back what, when and with which note. The
record that a reader gets is the machine's with the journal laid over it (`review`); the machine's own stays as it was.
"""

from dataset.corrections.fields import FIELDS, ReviewedField, alone
from dataset.corrections.journal import (
    Draft,
    Overtaken,
    all_journals,
    corrections_of,
    journals_of,
    latest_corrections,
    write_correction,
)
from dataset.corrections.model import Action, Correction, Header, Item, ItemKind, Part, State, items_of, model_of
from dataset.corrections.review import Review, Reviewed, item_of, review, text_key

__all__ = [
    "FIELDS", "Action", "Correction", "Draft", "Header", "Item", "ItemKind", "Overtaken", "Part", "Review", "Reviewed",
    "ReviewedField", "State", "all_journals", "alone", "corrections_of", "item_of", "items_of", "journals_of",
    "latest_corrections", "model_of", "review", "text_key", "write_correction",
]  # fmt: skip
