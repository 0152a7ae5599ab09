"""Where on a page without a known container the prose stands: lines of some length that are no links.

Of 28 plans and news items, each set into two layouts with a menu, a list of other items and summaries (86,000 words),
this keeps every word and adds none; readability-lxml keeps every word too, adds 438 and costs as much again.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from lxml.html import HtmlElement

from corpus.readers.html_lexicon import lexicon
from corpus.readers.html_tree import Measure, is_link, names_of, text_of

_BLOCK_NAMES = """
    p div li td th section article main blockquote dd pre center form table body h1 h2 h3 h4 ul ol tr tbody header
    fieldset
"""
_BLOCKS = frozenset(_BLOCK_NAMES.split())
_LINES = frozenset({"p", "li", "a", "dd"})
_CONTAINERS = frozenset({"div", "section", "article", "main", "form", "center", "span", "td", "fieldset", "font"})
_TABLE_PARTS = frozenset({"table", "tbody", "tr"})
_ENOUGH = 200
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_LINE = 25
_SENTENCE = 80
_SENTENCES = 120
_LONGEST_CARD = 600
_LONGEST_FOOT = 400
_SHORTEST_LINK = 8
_TITLE_LINK = 15
"""Letters of a link that may be an item's title."""
_MENU = 4
_MOSTLY = 0.8


@dataclass(slots=True)
class _Text:
    """Below an element: prose, and blocks that are a link; `plain` and `linked` wait for the block around."""

    prose: int = 0
    links: int = 0
    plain: int = 0
    linked: int = 0


def dense_place(root: HtmlElement, sizes: dict[HtmlElement, Measure]) -> HtmlElement | None:
    """The lowest element that still holds nearly all prose; None where there is too little, or mostly links."""
    texts, sentences = _texts(root)
    if sentences < _SENTENCES or texts[root].prose < _ENOUGH:
        return None
    place = root
    while True:
        children = [child for child in place if texts[child].prose]
        if not children:
            break
        child = max(children, key=lambda element: texts[element].prose)
        if child.tag not in _CONTAINERS and child.tag not in _TABLE_PARTS:
            break
        whole, most = texts[place].prose, texts[child].prose
        others = sum(
            texts[one].prose
            for one in children
            if one is not child and not _is_aside(one, sizes[one]) and not _is_stray(texts[one], texts[child])
        )
        if whole - most > 0.1 * whole and (others > 0.1 * whole or most < 0.5 * whole):
            break
        place = child
    while place is not root and place.tag in _TABLE_PARTS:
        parent = place.getparent()
        if parent is None:
            break
        place = parent
    if sizes[place].linked > 1.5 * texts[place].prose:
        return None
    _drop_menus(place, sizes, texts)
    return place


def prose_below(title: HtmlElement, root: HtmlElement, sizes: dict[HtmlElement, Measure]) -> HtmlElement | None:
    """The last part of the prose that a title stands over, however little it is; None where no sentence is.

    A link as long as a title, or a form, ends what the title stands over: prose behind it is another item's.
    """
    texts, _ = _texts(root)
    place = title
    while place is not root and (parent := place.getparent()) is not None:
        last: HtmlElement | None = None
        has_sentence = is_over = False
        for part in _parts(list(place.itersiblings()), sizes, texts):
            if _is_other(part, texts[part]):
                is_over = True
                break
            if texts[part].prose:
                last = part
                has_sentence |= any(texts[one].prose and texts[one].plain >= _SENTENCE for one in part.iter(*_BLOCKS))
        if has_sentence or is_over:
            return last if has_sentence else None
        place = parent
    return None


def _parts(
    elements: list[HtmlElement], sizes: dict[HtmlElement, Measure], texts: dict[HtmlElement, _Text]
) -> Iterator[HtmlElement]:
    """Elements in order; for one that holds prose and links, what it is made of."""
    waiting = elements[::-1]
    while waiting:
        element = waiting.pop()
        if texts[element].prose and sizes[element].linked and len(element) and element.tag not in _LINES:
            waiting += reversed(element)
        else:
            yield element


def _is_other(element: HtmlElement, text: _Text) -> bool:
    """Whether another item or a form begins in an element; a link in a line of prose is none."""
    if text.prose and element.tag in _LINES:
        return False
    return next(element.iter("form"), None) is not None or any(
        is_link(link) and len(text_of(link).strip()) >= _TITLE_LINK for link in element.iter("a")
    )


def _drop_menus(place: HtmlElement, sizes: dict[HtmlElement, Measure], texts: dict[HtmlElement, _Text]) -> None:
    """Take out the lists of links that stand in the same place as the prose: menus, lists of other items."""
    for element in list(place.iterdescendants()):
        size, text = sizes[element], texts[element]
        if text.links >= _MENU and not text.prose and size.linked >= _MOSTLY * size.text and not size.holds_main:
            element.drop_tree()


def _texts(root: HtmlElement) -> tuple[dict[HtmlElement, _Text], int]:
    """What stands below each element, and how many letters are in lines as long as sentences."""
    elements = list(root.iter())
    found = {element: _Text() for element in elements}
    in_links: set[HtmlElement] = set()
    for element in elements:
        if element.getparent() in in_links or (element.tag == "a" and is_link(element)):
            in_links.add(element)
    sentences = 0
    for element in reversed(elements):
        own = found[element]
        length = len((element.text or "").strip())
        if element in in_links:
            own.linked += length
        else:
            own.plain += length
        is_block = element.tag in _BLOCKS
        if is_block:
            if own.plain >= _LINE and element.tag not in _HEADINGS and not _is_foot(element, own.plain):
                own.prose += own.plain
                sentences += own.plain if own.plain >= _SENTENCE else 0
            elif own.linked >= _SHORTEST_LINK and own.plain <= 0.2 * own.linked:
                own.links += 1
            sentences -= _drop_cards(element, own, found)
        parent = element.getparent()
        if element is root or parent is None:
            continue
        outer = found[parent]
        outer.prose += own.prose
        outer.links += own.links
        if not is_block:
            outer.plain += own.plain
            outer.linked += own.linked
        tail = len((element.tail or "").strip())
        if parent in in_links:
            outer.linked += tail
        else:
            outer.plain += tail
    return found, sentences


def _is_foot(element: HtmlElement, length: int) -> bool:
    return length <= _LONGEST_FOOT and lexicon().is_foot("".join(islice(element.itertext(), 40)))


def _drop_cards(element: HtmlElement, own: _Text, found: dict[HtmlElement, _Text]) -> int:
    """Summaries of other items, each below a title that is a link, are no prose of the page: returns what was taken."""
    children = [found[child] for child in element if found[child].prose or found[child].links]
    cards = [text for text in children if text.links and 0 < text.prose <= _LONGEST_CARD]
    if len(cards) < 3 or len(cards) * 2 < len(children):
        return 0
    taken = sum(card.prose for card in cards)
    for card in cards:
        card.prose = 0
    own.prose -= taken
    return taken


def _is_stray(part: _Text, most: _Text) -> bool:
    """Whether a part is a lone short line beside the column that holds the text and its lists of links.

    Pages ask there for leave for cookies or to be subscribed to, and say who they are.
    """
    return part.prose < _SENTENCE and not part.links and most.links >= _MENU


def _is_aside(element: HtmlElement, size: Measure) -> bool:
    """Whether prose stands among links: summaries of other items."""
    return size.linked > 0.2 * size.text or lexicon().noise_name.search(names_of(element)) is not None
