"""Where on a page its text is: a known container of a content system, or the place where the prose stands."""

from collections.abc import Iterator
from dataclasses import dataclass

from lxml.html import HtmlElement

from corpus.readers.html_lexicon import lexicon
from corpus.readers.html_tree import Measure, is_link, measure, names_of, text_of
from corpus.textform import one_line

_ENOUGH = 200
"""Characters of text outside links that a container must hold."""
_LINE = 25
_SENTENCE = 80
_BESIDE = 900
_BLOCKS_NAMES = """
    p div li td th section article main blockquote dd pre center form table body h1 h2 h3 h4 ul ol tr tbody header
    fieldset
"""
_BLOCKS = frozenset(_BLOCKS_NAMES.split())
_CONTAINERS_NAMES = """
    div section article main form center span table tbody tr td fieldset font
"""
_CONTAINERS = frozenset(_CONTAINERS_NAMES.split())


@dataclass(frozen=True, slots=True)
class Content:
    """The element that holds the text, and what stands between the item's title and it (date, author), if anything."""

    element: HtmlElement
    title: HtmlElement | None = None
    lead: tuple[HtmlElement, ...] = ()


def find_content(body: HtmlElement, title: str | None, is_bare: bool) -> Content | None:
    """The content of a page; None where the page has no text of its own (a list of links, an empty shell).

    `is_bare`: the page is a text without a site around it; then all of it is content, however short.
    """
    sizes = measure(body)
    whole = sizes[body]
    if not whole.text:
        return None
    main = _known(body, sizes)
    if main is None:
        main = _dense(body, sizes)
    elif main.tag in lexicon().content_tags or main.get("role"):
        dense = _dense(main, sizes)
        main = main if dense is None else dense
    if main is None:
        if not is_bare:
            return None
        main = body
    main = _with_official_parts(main, sizes)
    heading = _title_before(body, main, title)
    lead = tuple(_between(heading, main)) if heading is not None else ()
    if sum(sizes[element].text for element in lead) > _ENOUGH:
        lead = tuple(element for element in lead if sizes[element].text <= 80 and not sizes[element].linked)[:3]
    return Content(main, heading, lead)


def is_official(element: HtmlElement) -> bool:
    """Whether an element opens with the head of an official document (the country's motto, ND 30/2020 annex I)."""
    text = one_line(text_of(element)[:6_000]).lower()[:1_500]
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
        if size >= _ENOUGH and (best is None or key < best):
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


def _dense(body: HtmlElement, sizes: dict[HtmlElement, Measure]) -> HtmlElement | None:
    """The lowest element that still holds nearly all prose: lines of some length outside links."""
    prose = _prose(body)
    if prose[body] < _ENOUGH:
        return None
    place = body
    while True:
        children = [child for child in place if prose[child]]
        if not children:
            break
        child = max(children, key=lambda element: prose[element])
        rest = prose[place] - prose[child]
        if child.tag not in _CONTAINERS or (child.tag == "table" and _is_data(child)):
            break
        others = sum(prose[other] for other in children if other is not child and not _is_aside(other, sizes[other]))
        if rest > 0.1 * prose[place] and (others > 0.1 * prose[place] or prose[child] < 0.5 * prose[place]):
            break
        place = child
    size = sizes[place]
    return None if size.linked > 0.5 * size.text else place


def _prose(root: HtmlElement) -> dict[HtmlElement, int]:
    """Characters of prose below each element: none anywhere where no line is as long as a sentence."""
    elements = list(root.iter())
    prose = dict.fromkeys(elements, 0)
    plain = dict.fromkeys(elements, 0)
    sentences = 0
    for element in reversed(elements):
        tag = element.tag
        own = plain[element] + len((element.text or "").strip())
        is_block = tag in _BLOCKS
        if is_block and own >= _LINE:
            prose[element] += own
            sentences += own if own >= _SENTENCE else 0
        if tag == "a" and is_link(element):
            own = 0
        parent = element.getparent()
        if element is not root and parent is not None:
            prose[parent] += prose[element]
            plain[parent] += (0 if is_block else own) + len((element.tail or "").strip())
    return prose if sentences >= _ENOUGH else dict.fromkeys(elements, 0)


def _is_aside(element: HtmlElement, size: Measure) -> bool:
    """Whether prose stands among links: summaries of other items."""
    return size.linked > 0.2 * size.text or lexicon().noise_name.search(names_of(element)) is not None


def _is_data(table: HtmlElement) -> bool:
    rows = list(table.iter("tr"))
    return len(rows) > 2 and sum(1 for _ in table.iter("td", "th")) > 1.5 * len(rows)


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


def _title_before(body: HtmlElement, main: HtmlElement, title: str | None) -> HtmlElement | None:
    """The element over the text that shows the item's title; None where the title opens the text or stands nowhere."""
    if not title or is_official(main):
        return None
    wanted = _letters(title)
    if wanted in _letters(text_of(main)[: 4 * len(title) + 2_000]):
        return None
    classes = lexicon().title_classes
    above = set(main.iterancestors())
    found: HtmlElement | None = None
    for element in body.iter():
        if element is main:
            break
        if element not in above and _may_be_title(element, classes) and _letters(text_of(element)[:2_000]) == wanted:
            found = element
    return found


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
