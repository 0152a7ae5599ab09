"""The extractor's warnings in the visitor's language: Vietnamese by their code, English in their own words."""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from kehoach.web.language import Language
from schemas import Record


@dataclass(frozen=True)
class WarningView:
    """A warning on a page. `detail` are its own words where it is told in others, `quote` those of the document."""

    code: str
    said: str
    detail: str | None
    quote: str | None


@cache
def vietnamese() -> dict[str, str]:
    """What each code means."""
    table = tomllib.loads((files("kehoach.web") / "data" / "warnings.toml").read_text("utf-8"))
    return dict(table["sentences"])


def warning_views(record: Record, language: Language) -> list[WarningView]:
    """The warnings of a record; one whose code is not known is told in its own words."""
    text = record.document.text
    found = []
    for warning in record.warnings:
        said = vietnamese().get(warning.code) if language is Language.VI else None
        quote = text[warning.start : warning.end].strip() if warning.start is not None else ""
        found.append(
            WarningView(warning.code, said or warning.message, warning.message if said else None, quote[:200] or None)
        )
    return found
