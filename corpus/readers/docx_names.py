"""Names of WordprocessingML elements and attributes (ECMA-376 part 1, clause 17) and how their values are read."""

from lxml.etree import _Element as Element

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def w(name: str) -> str:
    """The full name of an element or attribute of WordprocessingML."""
    return _W + name


VAL = w("val")


def value(element: Element | None, name: str) -> str | None:
    """The `w:val` of a child element."""
    child = element.find(w(name)) if element is not None else None
    return child.get(VAL) if child is not None else None


def number(element: Element | None, name: str) -> int | None:
    """The `w:val` of a child element as an integer; None where it is none."""
    return integer(value(element, name))


def integer(text: str | None) -> int | None:
    """An attribute as an integer; None where it is none."""
    try:
        return int(text) if text is not None and len(text) < 10 else None
    except ValueError:
        return None


def toggle(element: Element | None, name: str) -> bool | None:
    """An on-off property (17.17.4): None where it is not stated."""
    child = element.find(w(name)) if element is not None else None
    if child is None:
        return None
    return child.get(VAL, "true") not in ("0", "false", "off", "none")
