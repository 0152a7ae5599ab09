"""The numbers and bullets that a browser writes before list items (HTML, "the ol element"; CSS `list-style-type`)."""

import regex
from lxml.html import HtmlElement

from corpus.readers.numerals import alphabetic, roman

_STYLE = regex.compile(r"list-style(?:-type)?\s*:\s*(?P<style>[^;]{1,60})", regex.IGNORECASE)
_TYPES = {
    "1": "decimal", "a": "lower-alpha", "A": "upper-alpha", "i": "lower-roman", "I": "upper-roman",
}  # fmt: skip
_STYLES = ("decimal", "lower-alpha", "upper-alpha", "lower-latin", "upper-latin", "lower-roman", "upper-roman", "none")


class OrderedList:
    """Counts the items of an `<ol>`."""

    def __init__(self, element: HtmlElement) -> None:
        self._style = _style(element) or "decimal"
        items = sum(1 for _ in element.iterchildren("li")) if element.get("reversed") is not None else 0
        self._step = -1 if items else 1
        self._number = _integer(element.get("start"), items or 1) - self._step

    def next(self, item: HtmlElement) -> str:
        """The number of the next item with the blank behind it; empty where none is shown."""
        self._number = _integer(item.get("value"), self._number + self._step)
        style = _style(item) or self._style
        if style == "none":
            return ""
        return f"{_written(self._number, style)}. "


class UnorderedList:
    """The bullets of a `<ul>`, whatever their form: a dash, as administrative texts write them."""

    def __init__(self, element: HtmlElement) -> None:
        self._style = _style(element)

    def next(self, item: HtmlElement) -> str:
        """The bullet of the next item with the blank behind it; empty where none is shown."""
        return "" if (_style(item) or self._style) == "none" else "- "


def list_of(element: HtmlElement) -> OrderedList | UnorderedList:
    """The list that begins at an element."""
    return OrderedList(element) if element.tag == "ol" else UnorderedList(element)


def _written(number: int, style: str) -> str:
    if style.startswith(("lower-alpha", "lower-latin")):
        return alphabetic(number)
    if style.startswith(("upper-alpha", "upper-latin")):
        return alphabetic(number).upper()
    if style == "lower-roman":
        return roman(number).lower()
    return roman(number) if style == "upper-roman" else str(number)


def _style(element: HtmlElement) -> str | None:
    declared = _STYLE.search(element.get("style") or "")
    if declared is not None:
        words = declared["style"].lower().split()
        return next((style for style in _STYLES if style in words), None)
    return _TYPES.get((element.get("type") or "").strip())


def _integer(text: str | None, default: int) -> int:
    try:
        return int((text or "")[:9])
    except ValueError:
        return default
