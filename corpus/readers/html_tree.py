"""Bytes of a page to a tree of elements without scripts, styles, comments, controls and what is hidden."""

import codecs
import unicodedata
from dataclasses import dataclass

import regex
from lxml import etree
from lxml.html import HtmlElement, HTMLParser, document_fromstring

from corpus.encoding import Decoded, decode_as_shown
from corpus.errors import UnreadableInput
from corpus.readers.html_lexicon import lexicon

# A declared charset is looked for at the page's beginning, as browsers do (HTML, "prescan a byte stream").
_DECLARED = regex.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([A-Za-z0-9_:.-]{2,40})""", regex.IGNORECASE)
_PRESCAN_BYTES = 8_192
_NO_TEXT_NAMES = """
    script style noscript template iframe object embed svg canvas audio video map math button select textarea
    input option datalist head title link meta base marquee
"""
_NO_TEXT = tuple(_NO_TEXT_NAMES.split())
_HIDDEN = regex.compile(r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all", regex.IGNORECASE)
_DEEP_BLOCK = regex.compile(
    r"</?(?:div|section|article|center|blockquote|ul|ol|li|dl|dd|form|table|tbody|tr|td|th)\b[^<>]{0,2000}>",
    regex.IGNORECASE,
)
_DEEP_INLINE = regex.compile(r"</?(?:span|font|b|i|u|em|strong|a|small|big|o:p)\b[^<>]{0,2000}>", regex.IGNORECASE)
_NEVER_NOISE = frozenset({"p", "br", "tr", "td", "b", "strong", "em", "i", "body", "html", "tbody", "article", "main"})
# Shares of the page's text: what holds more is the page's matter, whatever it is called.
_MOST = 0.5
_PART = 0.3


def decode_page(data: bytes) -> Decoded:
    """Decode a page: what its bytes are goes before what it declares (pages declared Latin-1 are often UTF-8).

    Letters of old encodings are as a browser shows them: which they are, the tree's fonts tell.
    """
    declared = _DECLARED.search(data[:_PRESCAN_BYTES])
    name = declared[1].decode("ascii").lower() if declared else None
    try:
        found = decode_as_shown(data)
    except UnreadableInput:
        if name is None or not data.strip():
            raise
        found = None
    if found is not None and (name is None or found.encoding.startswith(("utf-8", "utf-16", "cp1258", "latin-1"))):
        return found
    try:
        codec = codecs.lookup(name or "").name
        text = data.decode("cp1252" if codec == "iso8859-1" else codec)
    except (LookupError, UnicodeDecodeError) as error:
        if found is None:
            raise UnreadableInput("is text in an encoding that could not be told") from error
        return found
    return Decoded(unicodedata.normalize("NFC", text), codec)


def parse_page(text: str) -> tuple[HtmlElement, bool]:
    """The tree of a page, and whether it was nested too deep for its structure to be kept."""
    text = text.replace("\x00", "").replace("\f", " ")
    root, is_whole = _parse(text)
    if is_whole:
        return root, True
    text = _DEEP_INLINE.sub("", text)
    root, is_whole = _parse(text)
    if not is_whole:
        root, _ = _parse(_DEEP_BLOCK.sub("<br>", text))
    return root, False


def _parse(text: str) -> tuple[HtmlElement, bool]:
    parser = HTMLParser(encoding="utf-8", huge_tree=True)
    try:
        root = document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except etree.ParserError:
        root = document_fromstring(b"<html><body></body></html>", parser=HTMLParser(encoding="utf-8"))
    is_whole = not any(entry.type_name == "ERR_RESOURCE_LIMIT" for entry in parser.error_log)
    return root, is_whole


def body_of(root: HtmlElement) -> HtmlElement:
    """The body, cleaned in place of everything that shows no text of the page's own."""
    etree.strip_elements(root, *_NO_TEXT, with_tail=False)
    etree.strip_tags(root, etree.Comment, etree.ProcessingInstruction)
    found = root.find(".//body")
    body: HtmlElement = root if found is None else found
    _drop_hidden(body)
    _drop_noise(body)
    return body


@dataclass(slots=True)
class Measure:
    """What stands below an element: letters and signs (blanks aside), those in links, and whether a heading or a known
    container of the text is there."""

    text: int = 0
    linked: int = 0
    holds_main: bool = False


def measure(body: HtmlElement) -> dict[HtmlElement, Measure]:
    """The measure of every element, counted once from the leaves up."""
    words = lexicon()
    content = frozenset(words.content_ids + words.content_classes)
    elements = list(body.iter())
    found = {element: Measure() for element in elements}
    for element in reversed(elements):
        own = found[element]
        if element.text:
            own.text += _ink(element.text)
        tag = element.tag
        if tag == "a" and is_link(element):
            own.linked = own.text
        if tag == "h1" or (own.text and not content.isdisjoint(names_of(element).split())):
            own.holds_main = True
        parent = element.getparent()
        if element is not body and parent is not None:
            outer = found[parent]
            outer.text += own.text
            outer.linked += own.linked
            outer.holds_main |= own.holds_main
            if element.tail:
                outer.text += _ink(element.tail)
    return found


def _ink(text: str) -> int:
    return sum(map(len, text.split()))


def text_of(element: HtmlElement) -> str:
    """All text below an element, as it stands in the source."""
    return "".join(element.itertext())


def opening_of(element: HtmlElement, length: int) -> str:
    """The text with which an element begins: at least `length` characters, if it has as many."""
    parts: list[str] = []
    for part in element.itertext():
        parts.append(part)
        length -= len(part)
        if length <= 0:
            break
    return "".join(parts)


def is_link(element: HtmlElement) -> bool:
    """Whether an `<a>` leads to another page: marks within the page and the names of places are none."""
    target = element.get("href", "").strip()
    return bool(target) and not target.startswith("#")


def names_of(element: HtmlElement) -> str:
    """An element's id and classes in lower case."""
    return f"{element.get('id') or ''} {element.get('class') or ''}".lower()


def _drop_hidden(body: HtmlElement) -> None:
    hidden_classes = lexicon().hidden_classes
    found = [
        element
        for element in body.iterdescendants()
        if ((style := element.get("style")) and _HIDDEN.search(style))
        or element.get("hidden") is not None
        or _has_hidden_class(element, hidden_classes)
    ]
    if not found:
        return
    sizes = measure(body)
    for element in found:
        # Some pages show their text by a script only when it has loaded: then it is hidden as a whole.
        if sizes[element].text < _MOST * max(sizes[body].text, 1):
            _drop(element)


def _has_hidden_class(element: HtmlElement, hidden: frozenset[str]) -> bool:
    classes = element.get("class")
    if not classes or (
        "hid" not in classes and "none" not in classes and "sr" not in classes and "screen" not in classes
    ):
        return False
    tokens = classes.lower().split()
    if hidden.isdisjoint(tokens):
        return False
    # `hidden md:block`, `d-none d-md-block`: hidden on small screens only.
    return not any(":" in token or (token.startswith("d-") and token != "d-none") for token in tokens)


def _drop_noise(body: HtmlElement) -> None:
    words = lexicon()
    sizes = measure(body)
    total = max(sizes[body].text, 1)
    for element in list(body.iterdescendants()):
        size = sizes[element]
        if element.tag in words.noise_tags:
            limit = _MOST
        elif (
            element.tag not in _NEVER_NOISE
            and (element.get("class") or element.get("id"))
            and words.noise_name.search(names_of(element))
        ):
            limit = _PART
        else:
            continue
        if size.text < limit * total and (element.tag == "nav" or not size.holds_main):
            _drop(element)


def _drop(element: HtmlElement) -> None:
    """Take an element out, the text behind it kept."""
    if element.getparent() is not None:
        element.drop_tree()
