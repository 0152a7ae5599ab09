"""Where on a page its text is: a known container of a content system, or the place where the prose stands."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from lxml.html import HtmlElement

from corpus.readers.html_lexicon import lexicon
from corpus.readers.html_prose import dense_place, prose_below
from corpus.readers.html_tree import Measure, measure, names_of, opening_of, text_of
from corpus.textform import one_line

_ENOUGH = 200
"""Characters of text outside links that a container must hold."""
_ENOUGH_NAMED = 80
"""The same for one whose name says that it is the text of an item: an item may be one sentence."""
_BESIDE = 900
_LONGEST_LEAD = 1_500
_LEAD_OF_TITLE = 800
"""Letters that may stand between a title that is sure to be one and the text: its date, author and summary (sapo)."""
_NEAR_ELEMENTS = 40
_SHOWN_TITLES = 3
"""How often a page may show its title before the text."""
_SHORTEST_TITLE = 15
_LONGEST_TITLE = 300


@dataclass(frozen=True, slots=True)
class Content:
    """The element that holds the text, the item's title, and what stands between the two (date, author), if anything.

    `is_title_inside`: the title is the first heading of the text itself.
    """

    element: HtmlElement
    title: HtmlElement | None = None
    is_title_inside: bool = False
    lead: tuple[HtmlElement, ...] = ()


def find_content(body: HtmlElement, title: str | None) -> Content | None:
    """The content of a page; None where no place on it is known or looks to be one (a list of links, an empty shell).

    `title` is what the page's metadata states; without one that the page shows, the heading right above the text is it.
    """
    sizes = measure(body)
    main = _known(body, sizes)
    if main is None:
        main = dense_place(body, sizes)
    elif main.tag in lexicon().content_tags or main.get("role"):
        main = dense_place(main, sizes)
    if main is None:
        return None
    main = _with_official_parts(main, sizes)
    if is_official(main):
        return Content(main)
    wanted = _letters(title or "")
    heading = _title_inside(main, wanted)
    if heading is not None:
        return Content(main, heading, is_title_inside=True)
    heading = _title_before(body, main, wanted, sizes)
    lead = tuple(_unlinked(_between(heading, main), sizes)) if heading is not None else ()
    return Content(main, heading, lead=lead)


def find_short_content(body: HtmlElement, title: str | None) -> Content | None:
    """The content of a page with too little prose to be told by its amount: what stands below the title it states.

    A page that shows its own title, not as a link, says that what follows is the item; a list's summaries have links over them.
    """
    wanted = _letters(title or "")
    if not _is_title_length(wanted):
        return None
    sizes = measure(body)
    classes = lexicon().title_classes
    shown = (
        element
        for element in body.iter()
        if _may_be_title(element, classes)
        and not sizes[element].linked
        and _letters(opening_of(element, 2_000)[:2_000]) == wanted
    )
    for heading in islice(shown, _SHOWN_TITLES):
        last = prose_below(heading, body, sizes)
        if last is not None:
            return Content(last, heading, lead=tuple(_unlinked(_between(heading, last), sizes)))
    return None


def _unlinked(elements: Iterator[HtmlElement], sizes: dict[HtmlElement, Measure]) -> Iterator[HtmlElement]:
    """The parts of elements that are no links: between a title and its text, date, author and summary, not buttons."""
    waiting = list(elements)[::-1]
    while waiting:
        element = waiting.pop()
        size = sizes[element]
        if size.linked > 0.2 * size.text:
            waiting += reversed(element)
        elif 0 < size.text <= _LONGEST_LEAD:
            yield element


def is_official(element: HtmlElement) -> bool:
    """Whether an element opens with the head of an official document (the country's motto, ND 30/2020 annex I)."""
    text = one_line(opening_of(element, 6_000)).lower()[:1_500]
    return all(words in text for words in lexicon().national_motto)


def _known(body: HtmlElement, sizes: dict[HtmlElement, Measure]) -> HtmlElement | None:
    """The largest element of the surest kind of container that holds enough text."""
    words = lexicon()
    ranks: dict[str, int] = {}
    kinds = (
        *(f"#{name}" for name in words.content_ids),
        *(f"@{name}" for name in words.content_itemprops),
        *(f".{name}" for name in words.content_classes),
        *words.content_tags,
        *(f"={name}" for name in words.content_roles),
    )
    for rank, kind in enumerate(kinds):
        ranks[kind] = rank
    generic = ranks[words.content_tags[0]]
    best: tuple[int, int] | None = None
    chosen: HtmlElement | None = None
    rivals = 0
    for element in body.iter():
        rank = min((ranks[key] for key in _keys(element) if key in ranks), default=len(ranks))
        if rank == len(ranks):
            continue
        size = sizes[element].text - sizes[element].linked
        if rank >= generic:
            rivals += size
        key = (rank, -size)
        if size >= (_ENOUGH_NAMED if rank < generic else _ENOUGH) and (best is None or key < best):
            best, chosen = key, element
    # Many <article> elements of one size are the cards of a list.
    if chosen is not None and best is not None and best[0] >= generic and -best[1] < 0.5 * rivals and rivals:
        inside = sum(1 for _ in chosen.iterancestors("article", "main"))
        if not inside and -best[1] < 0.3 * rivals:
            return None
    return chosen


def _keys(element: HtmlElement) -> Iterator[str]:
    yield element.tag
    identity = element.get("id")
    if identity:
        yield f"#{identity.lower()}"
    classes = element.get("class")
    if classes:
        for name in classes.lower().split():
            yield f".{name}"
    prop = element.get("itemprop")
    if prop:
        yield f"@{prop.lower()}"
    role = element.get("role")
    if role:
        yield f"={role.lower()}"


def _with_official_parts(main: HtmlElement, sizes: dict[HtmlElement, Measure]) -> HtmlElement:
    """The content with the document's head and signature, which some portals keep in tables beside the text."""
    place = chosen = main
    has_head, has_tail = is_official(main), _has_recipients(main)
    for _ in range(3):
        parent = place.getparent()
        if (
            (has_head and has_tail)
            or parent is None
            or parent not in sizes
            or sizes[parent].text > sizes[main].text + 900
        ):
            break
        place = parent
        gains = (not has_head and is_official(place)) or (not has_tail and _has_recipients(place))
        if gains:
            chosen = place
            has_head, has_tail = is_official(place), _has_recipients(place)
    return chosen


def _has_recipients(element: HtmlElement) -> bool:
    text = text_of(element).lower()
    return any(words in text for words in lexicon().recipients)


def _title_inside(main: HtmlElement, wanted: str) -> HtmlElement | None:
    """The title at the beginning of the text: what says the page's title, or else a heading above all words."""
    classes = lexicon().title_classes
    near: HtmlElement | None = None
    is_first = True
    for element in islice(main.iter(), _NEAR_ELEMENTS):
        if element is main:
            is_first = not (element.text or "").strip()
            continue
        letters = _letters(opening_of(element, 2_000)[:2_000])
        if wanted and letters == wanted:
            return element
        if is_first and near is None and _may_be_title(element, classes) and _is_title_length(letters):
            near = element
        if (element.text or "").strip():
            is_first = False
    return near


def _title_before(
    body: HtmlElement, main: HtmlElement, wanted: str, sizes: dict[HtmlElement, Measure]
) -> HtmlElement | None:
    """The element over the text that shows the item's title; None where there is none nearby."""
    classes = lexicon().title_classes
    above = set(main.iterancestors())
    found: HtmlElement | None = None
    near: HtmlElement | None = None
    sure: HtmlElement | None = None
    for element in body.iter():
        if element is main:
            break
        if element in above or not _may_be_title(element, classes):
            continue
        letters = _letters(opening_of(element, 2_000)[:2_000])
        if wanted and letters == wanted:
            found = element
        elif _is_title_length(letters):
            near = element
            if element.tag == "h1" or not classes.isdisjoint(names_of(element).split()):
                sure = element
    if found is not None:
        return found
    # A summary is often a heading, too: the one that is called a title goes before it.
    for heading, limit in ((sure, _LEAD_OF_TITLE), (near, _ENOUGH)):
        if heading is not None:
            lead = (sizes[element] for element in _between(heading, main))
            if sum(size.text - size.linked for size in lead) <= limit:
                return heading
    return None


def _is_title_length(letters: str) -> bool:
    return _SHORTEST_TITLE <= len(letters) <= _LONGEST_TITLE


def _may_be_title(element: HtmlElement, classes: frozenset[str]) -> bool:
    if element.tag in ("h1", "h2", "h3", "h4"):
        return True
    return element.tag in ("div", "span", "p", "td", "strong", "b") and not classes.isdisjoint(
        names_of(element).split()
    )


def _letters(text: str) -> str:
    return "".join(letter for letter in one_line(text).lower() if letter.isalnum())


def _between(first: HtmlElement, main: HtmlElement) -> Iterator[HtmlElement]:
    """The elements that stand between two others, none of which lies in the other."""
    chain = {main, *main.iterancestors()}
    place = first
    while (parent := place.getparent()) is not None and parent not in chain:
        yield from place.itersiblings()
        place = parent
    goal: HtmlElement | None = None
    for sibling in place.itersiblings():
        if sibling in chain:
            goal = sibling
            break
        yield sibling
    while goal is not None and goal is not main:
        following = None
        for child in goal:
            if child in chain:
                following = child
                break
            yield child
        goal = following
