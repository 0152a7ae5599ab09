"""Agencies: their names in text, lists of them split, who is given a task, and what is known of a body by its name."""

import unicodedata
from functools import lru_cache

import regex

from extract.agencies.assignment import (
    Assignment,
    ResponsibilityLine,
    inline_responsibility,
    read_assignment,
    read_heading_agencies,
    read_order,
    read_responsibility_line,
    subject_places,
)
from extract.agencies.names import AgencySpan, name_at
from extract.agencies.split import bodies_at, split_agencies, starts_with_action
from extract.issuers import issuer_of
from schemas import Agency

__all__ = [
    "AgencySpan", "Assignment", "ResponsibilityLine", "agency_of", "bodies_at", "inline_responsibility", "name_at",
    "read_assignment", "read_heading_agencies", "read_order", "read_responsibility_line", "slug", "split_agencies", "starts_with_action",
    "subject_places",
]  # fmt: skip


@lru_cache(maxsize=4096)
def agency_of(name: str) -> Agency:
    """A body by its name as written, with the level of government that its head word tells."""
    found = issuer_of(name) if not name.lower().startswith("các ") else None
    return Agency(name=name, level=found.level if found is not None else None)


def slug(name: str) -> str:
    """A name in small Latin letters and hyphens, for identifiers: "Sở Công Thương" -> "so-cong-thuong"."""
    plain = unicodedata.normalize("NFD", name.lower().replace("đ", "d"))
    letters = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return str(regex.sub(r"[^a-z0-9]+", "-", letters)).strip("-")
