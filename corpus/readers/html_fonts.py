"""Letters of old encodings in a page, turned into Unicode in its tree: told by the fonts, else by what they spell."""

import re

from lxml.html import HtmlElement

from corpus.encoding.charsets import Charset
from corpus.encoding.fonts import Font, Run, font_named, set_runs_right

_FONT_FAMILY = re.compile(r"font-family\s*:\s*([^;}]{1,200})|\bfont\s*:[^;}]*?\d(?:pt|px|em|%)\s+([^;}]{1,200})", re.I)
_RULE = re.compile(r"([^{}]{1,500})\{([^{}]{1,2000})\}")
_SELECTOR = re.compile(r"(?:([a-z][a-z0-9]*)?\.([\w-]+)|([a-z][a-z0-9]*))", re.I)
_OLD_FONT = re.compile(r"\.vn|vni", re.I)
_SILENT = frozenset({"script", "style", "textarea"})
_INLINE = frozenset({"a", "b", "em", "font", "i", "o:p", "s", "small", "span", "strong", "sub", "sup", "u"})


def set_page_right(root: HtmlElement) -> Charset | None:
    """Turn the letters of a page into Unicode, in its tree; gives what they had stood in, None where they were Unicode."""
    holders: list[tuple[HtmlElement, bool]] = []
    runs: list[Run] = []
    fonts = _Fonts(root)
    for element in root.iter():
        if not isinstance(element.tag, str):
            continue
        if element.text and element.tag not in _SILENT:
            holders.append((element, False))
            runs.append(Run(element.text, fonts.of(element), element.tag not in _INLINE))
        for child in element:
            # The words behind an element are in the font of what holds it.
            if child.tail:
                holders.append((child, True))
                runs.append(Run(child.tail, fonts.of(element), child.tag not in _INLINE))
    texts, charset = set_runs_right(runs)
    if charset is not None:
        for (element, is_tail), text in zip(holders, texts, strict=True):
            if is_tail:
                element.tail = text
            else:
                element.text = text
    return charset


class _Fonts:
    """The old fonts of a page's elements: by their own attributes, by its style sheets, or inherited."""

    def __init__(self, root: HtmlElement) -> None:
        self._known: dict[HtmlElement, Font | None] = {}
        self._classes: dict[str, Font | None] = {}
        self._tags: dict[str, Font | None] = {}
        for style in root.iter("style"):
            sheet = style.text or ""
            if _OLD_FONT.search(sheet):
                self._read(sheet)

    def of(self, element: HtmlElement) -> Font | None:
        path = []
        place: HtmlElement | None = element
        while place is not None and place not in self._known:
            path.append(place)
            place = place.getparent()
        font = self._known[place] if place is not None else None
        for below in reversed(path):
            stated, own = self._own(below)
            font = own if stated else font
            self._known[below] = font
        return font

    def _own(self, element: HtmlElement) -> tuple[bool, Font | None]:
        """Whether an element states a font, and which old one that is."""
        face = element.get("face")
        style = element.get("style")
        if face:
            return True, font_named(face)
        if style and (family := _FONT_FAMILY.search(style)):
            return True, font_named(family[1] or family[2])
        for name in (element.get("class") or "").split():
            if name in self._classes:
                return True, self._classes[name]
        if element.tag in self._tags:
            return True, self._tags[element.tag]
        return False, None

    def _read(self, sheet: str) -> None:
        for rule in _RULE.finditer(sheet):
            family = _FONT_FAMILY.search(rule[2])
            if family is None:
                continue
            font = font_named(family[1] or family[2])
            for selector in rule[1].split(","):
                last = _SELECTOR.fullmatch(selector.split()[-1]) if selector.split() else None
                if last is not None and last[2]:
                    self._classes[last[2]] = font
                elif last is not None:
                    self._tags[last[3].lower()] = font
