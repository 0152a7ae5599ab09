"""One selector of a source: where on a page (or in a feed, or in JSON) a value stands."""

import re
from typing import Any, Self

import jmespath
from lxml import etree
from parsel import Selector
from parsel.csstranslator import HTMLTranslator
from pydantic import model_validator

from corpus.textform import one_line
from schemas.document import Frozen


class Pick(Frozen):
    """Exactly one of `css`, `xpath` (HTML and feeds) and `jmes` (JSON), and what of the text that it finds is kept.

    `regex`: the first group that matched (the whole match where it has none); text that does not match is no value.
    `css` takes `::text` and `::attr(name)`; an element without either stands for its visible text.
    """

    css: str | None = None
    xpath: str | None = None
    jmes: str | None = None
    regex: str | None = None

    @model_validator(mode="before")
    @classmethod
    def _short(cls, value: Any) -> Any:
        return {"css": value} if isinstance(value, str) else value

    @model_validator(mode="after")
    def _can_be_used(self) -> Self:
        if sum(path is not None for path in (self.css, self.xpath, self.jmes)) != 1:
            raise ValueError("give one of css, xpath and jmes")
        try:
            if self.css is not None:
                etree.XPath(HTMLTranslator().css_to_xpath(self.css))
            if self.xpath is not None:
                etree.XPath(self.xpath)
            if self.jmes is not None:
                jmespath.compile(self.jmes)
        except Exception as error:  # each library has errors of its own, several of them plain SyntaxError
            raise ValueError(f"is no selector: {' '.join(str(error).split()) or type(error).__name__}") from error
        try:
            re.compile(self.regex or "")
        except re.error as error:
            raise ValueError(f"is no regular expression: {error}") from error
        return self

    def parts(self, place: Selector) -> list[Selector]:
        """What the path finds in `place`, in reading order; `regex` plays no part in it."""
        if self.css is not None:
            return list(place.css(self.css))
        if self.xpath is not None:
            return list(place.xpath(self.xpath))
        return list(place.jmespath(self.jmes or ""))

    def all(self, place: Selector) -> list[str]:
        """The values in `place`, each on one line; empty ones are left out."""
        texts = [one_line(text) for part in self.parts(place) if (text := _text(part)) is not None]
        return [kept for text in texts if (kept := self._kept(text))]

    def first(self, place: Selector) -> str | None:
        """The first value in `place`; None where there is none."""
        return next(iter(self.all(place)), None)

    def _kept(self, text: str) -> str:
        if self.regex is None:
            return text
        found = re.search(self.regex, text)
        if found is None:
            return ""
        return next((group for group in found.groups() if group), found.group(0)).strip()


def _text(part: Selector) -> str | None:
    root = part.root
    if isinstance(root, etree._Element):
        found = root.xpath("descendant-or-self::text()[not(parent::script or parent::style)]")
        return "".join(str(text) for text in found) if isinstance(found, list) else ""
    return None if root is None else str(root)
