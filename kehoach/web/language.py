"""The page's two languages: Vietnamese as it is written in the templates, English by a table of the same sentences."""

import tomllib
from collections.abc import Callable
from enum import StrEnum
from functools import cache
from importlib.resources import files

Translate = Callable[[str], str]


class Language(StrEnum):
    """A language of the pages."""

    VI = "vi"
    EN = "en"


@cache
def _english() -> dict[str, str]:
    table = tomllib.loads((files("kehoach.web") / "data" / "english.toml").read_text("utf-8"))
    return dict(table["sentences"])


def translator(language: Language) -> Translate:
    """What gives a Vietnamese sentence of the pages in a language; a sentence without a translation stays as it is."""
    if language is Language.VI:
        return lambda text: text
    table = _english()
    return lambda text: table.get(text, text)


def language_of(asked: str | None, remembered: str | None) -> Language:
    """The language asked for in the address, else the one remembered, else Vietnamese."""
    return next((Language(name) for name in (asked, remembered) if name in tuple(Language)), Language.VI)
