"""What a style says of a paragraph or run: bold, heading level, list, hidden (ECMA-376 17.7, heirs by `basedOn`)."""

from dataclasses import dataclass

from lxml.etree import _Element as Element

from corpus.readers.docx_names import VAL, integer, number, toggle, value, w

_MAX_CHAIN = 20
_BODY_TEXT = 9


@dataclass(frozen=True, slots=True)
class Style:
    """The properties in force; None where no style of the chain states one. `level` is an outline level from 0; `font` a name."""

    bold: bool | None = None
    hidden: bool | None = None
    level: int | None = None
    list_id: str | None = None
    list_level: int | None = None
    font: str | None = None


_PLAIN = Style()


class Styles:
    """The styles of a document by their id."""

    def __init__(self, root: Element | None) -> None:
        self._elements: dict[str, Element] = {}
        self._known: dict[str, Style] = {}
        self._default: str | None = None
        self._default_font: str | None = None
        if root is None:
            return
        self._default_font = _font(root.find(f"{w('docDefaults')}/{w('rPrDefault')}/{w('rPr')}"))
        for element in root.iter(w("style")):
            identity = element.get(w("styleId"))
            if identity is None:
                continue
            self._elements[identity] = element
            if element.get(w("type")) == "paragraph" and element.get(w("default")) in ("1", "true", "on"):
                self._default = identity

    def paragraph(self, identity: str | None) -> Style:
        """The style of a paragraph; the default one for None."""
        return self.of(identity if identity in self._elements else self._default)

    def of(self, identity: str | None) -> Style:
        """A style with what it inherits."""
        if identity is None:
            return _PLAIN
        if identity not in self._known:
            self._known[identity] = self._resolve(identity)
        return self._known[identity]

    def list_of_style(self, identity: str | None) -> str | None:
        """The list that a numbering style names (`w:numStyleLink`)."""
        return self.of(identity).list_id

    def font(self, properties: Element | None, paragraph: str | None) -> str | None:
        """The font of a run with these properties in a paragraph of this style."""
        own = _font(properties) or self.of(value(properties, "rStyle")).font
        return own or self.paragraph(paragraph).font or self._default_font

    def _resolve(self, identity: str) -> Style:
        bold = hidden = level = list_id = list_level = font = None
        place: str | None = identity
        for _ in range(_MAX_CHAIN):
            element = self._elements.get(place or "")
            if element is None:
                break
            run, paragraph = element.find(w("rPr")), element.find(w("pPr"))
            bold = toggle(run, "b") if bold is None else bold
            hidden = toggle(run, "vanish") if hidden is None else hidden
            level = _level(element, paragraph) if level is None else level
            font = _font(run) if font is None else font
            numbering = paragraph.find(w("numPr")) if paragraph is not None else None
            if list_id is None:
                list_id = value(numbering, "numId")
                list_level = number(numbering, "ilvl")
            place = value(element, "basedOn")
        return Style(bold, hidden, level, list_id, list_level, font)


def _font(properties: Element | None) -> str | None:
    """The font that the properties of a run name for Latin letters."""
    fonts = properties.find(w("rFonts")) if properties is not None else None
    return (fonts.get(w("ascii")) or fonts.get(w("hAnsi"))) if fonts is not None else None


def _level(style: Element, paragraph: Element | None) -> int | None:
    level = number(paragraph, "outlineLvl")
    if level is not None:
        return level if level < _BODY_TEXT else None
    name = style.find(w("name"))
    label = (name.get(VAL) or "").lower() if name is not None else ""
    if label == "title":
        return 0
    if label.startswith("heading "):
        found = integer(label.removeprefix("heading "))
        return found - 1 if found else None
    return None
