"""Agencies: their names in text, lists of them split, who is given a task, and what is known of a body by its name."""

from extract.agencies.assignment import (
    Assignment,
    ResponsibilityLine,
    acts_behind,
    doer_in_brackets,
    inline_responsibility,
    partners_behind,
    past_blank,
    read_assignment,
    read_order,
    read_responsibility_line,
    subject_places,
)
from extract.agencies.headings import read_heading_agencies
from extract.agencies.identity import NOWHERE, Where, agency_of, slug
from extract.agencies.names import AgencySpan, name_at
from extract.agencies.split import bodies_at, split_agencies, starts_with_action

__all__ = [
    "NOWHERE", "AgencySpan", "Assignment", "ResponsibilityLine", "Where", "acts_behind", "agency_of", "bodies_at", "doer_in_brackets",
    "inline_responsibility", "name_at", "partners_behind", "past_blank",
    "read_assignment", "read_heading_agencies", "read_order", "read_responsibility_line", "slug", "split_agencies", "starts_with_action",
    "subject_places",
]  # fmt: skip
