"""The numbers that Word writes before list paragraphs, counted as Word does (ECMA-376 17.9)."""

from dataclasses import dataclass

import regex
from lxml.etree import _Element as Element

from corpus.readers.docx_names import VAL, integer, number, toggle, value, w
from corpus.readers.docx_styles import Styles
from corpus.readers.numerals import roman

_LEVELS = 9
_PLACE = regex.compile(r"%([1-9])")
# Bullets of the fonts Symbol, Wingdings and Courier New, as the signs that they show.
_BULLETS = {
    "\uf0b7": "•", "\uf0a7": "▪", "\uf06e": "■", "\uf0d8": "➢", "\uf076": "❖", "\uf0fc": "✓", "\uf071": "❖",
    "\uf02d": "-", "\uf0be": "-", "\uf02b": "+", "o": "◦", "": "",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list: where it starts, how its number is written, after which higher level it begins anew."""

    start: int
    form: str
    text: str
    restart: int | None
    is_legal: bool
    style: str | None


class Numbering:
    """The lists of a document and how far each has been counted."""

    def __init__(self, root: Element | None, styles: Styles) -> None:
        self._styles = styles
        self._abstract: dict[str, dict[int, Level]] = {}
        self._links: dict[str, str] = {}
        self._lists: dict[str, str] = {}
        self._overrides: dict[str, dict[int, Level]] = {}
        self._starts: dict[str, dict[int, int]] = {}
        self._counts: dict[str, list[int | None]] = {}
        self._begun: set[tuple[str, int]] = set()
        if root is None:
            return
        for element in root.iter(w("abstractNum")):
            identity = element.get(w("abstractNumId")) or ""
            self._abstract[identity] = _levels(element)
            link = value(element, "numStyleLink")
            if link:
                self._links[identity] = link
        for element in root.iter(w("num")):
            identity = element.get(w("numId")) or ""
            self._lists[identity] = value(element, "abstractNumId") or ""
            for override in element.iter(w("lvlOverride")):
                level = integer(override.get(w("ilvl")))
                start = number(override, "startOverride")
                if level is None or not 0 <= level < _LEVELS:
                    continue
                if start is not None:
                    self._starts.setdefault(identity, {})[level] = start
                replaced = _levels(override)
                if replaced:
                    self._overrides.setdefault(identity, {}).update(replaced)

    def next(self, list_id: str, level: int | None, style: str | None) -> str:
        """The number of the next paragraph of a list, without a blank; empty where Word shows none.

        `style` is the paragraph's style: it settles the level where the paragraph states none.
        """
        abstract = self._abstract_of(list_id)
        levels = self._abstract.get(abstract)
        if not levels:
            return ""
        levels = levels | self._overrides.get(list_id, {})
        if level is None:
            level = next((place for place, one in levels.items() if style is not None and one.style == style), 0)
        level = min(max(level, 0), _LEVELS - 1)
        here = levels.get(level)
        if here is None:
            return ""
        counts = self._counts.setdefault(abstract, [None] * _LEVELS)
        self._count(counts, list_id, level, levels)
        if here.form == "bullet":
            return _bullet(here.text)
        if here.form == "none":
            return str(_PLACE.sub("", here.text)).strip()

        def written(found: "regex.Match[str]") -> str:
            place = int(found[1]) - 1
            one = levels.get(place)
            count = counts[place]
            if one is None or place > level:
                return ""
            form = "decimal" if here.is_legal else one.form
            return _written(one.start if count is None else count, form)

        return " ".join(str(_PLACE.sub(written, here.text)).split())

    def _count(self, counts: list[int | None], list_id: str, level: int, levels: dict[int, Level]) -> None:
        start = self._starts.get(list_id, {}).get(level)
        before = counts[level]
        if start is not None and (list_id, level) not in self._begun:
            counts[level] = start
        elif before is None:
            counts[level] = levels[level].start if start is None else start
        else:
            counts[level] = before + 1
        self._begun.add((list_id, level))
        for place in range(level):
            if counts[place] is None and place in levels:
                counts[place] = levels[place].start
        for place in range(level + 1, _LEVELS):
            below = levels.get(place)
            # `lvlRestart` 0: never; n: only after a paragraph of level n or higher.
            if below is None or below.restart is None or (below.restart and level < below.restart):
                counts[place] = None

    def _abstract_of(self, list_id: str) -> str:
        abstract = self._lists.get(list_id, "")
        for _ in range(3):
            link = self._links.get(abstract)
            if link is None:
                break
            abstract = self._lists.get(self._styles.list_of_style(link) or "", abstract)
        return abstract


def _levels(element: Element) -> dict[int, Level]:
    found: dict[int, Level] = {}
    for child in element.iterchildren(w("lvl")):
        place = integer(child.get(w("ilvl")))
        if place is None or not 0 <= place < _LEVELS:
            continue
        text = child.find(w("lvlText"))
        start = number(child, "start")
        found[place] = Level(
            start=0 if start is None else start,
            form=value(child, "numFmt") or "decimal",
            text=(text.get(VAL) or "") if text is not None else "",
            restart=number(child, "lvlRestart"),
            is_legal=bool(toggle(child, "isLgl")),
            style=value(child, "pStyle"),
        )
    return found


def _bullet(text: str) -> str:
    if text in _BULLETS:
        return _BULLETS[text]
    return "•" if "\ue000" <= text[:1] <= "\uf8ff" else text.strip()


def _written(count: int, form: str) -> str:
    match form:
        case "lowerLetter":
            return _letter(count)
        case "upperLetter":
            return _letter(count).upper()
        case "lowerRoman":
            return roman(count).lower()
        case "upperRoman":
            return roman(count)
        case "decimalZero":
            return f"{count:02d}"
        case _:
            return str(count)


def _letter(count: int) -> str:
    """Word's letters: a … z, then aa, bb, … (17.18.59)."""
    if not 0 < count <= 780:
        return str(count)
    return chr(ord("a") + (count - 1) % 26) * (1 + (count - 1) // 26)
