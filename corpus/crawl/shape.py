"""What stands where on a page, told by its shape: entries that repeat, values that look like dates, numbers, titles."""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence

from lxml.html import HtmlElement
from parsel import Selector

from corpus.crawl.dates import read_day
from corpus.crawl.pages import file_type
from corpus.textform import one_line

_SHORTEST_TITLE = 20
_FEWEST_ITEMS = 3
_CHANGES = re.compile(r"\d|active|current|first|last|odd|even|selected|hover", re.IGNORECASE)
"""Classes with these in them differ from entry to entry."""
_NUMBER = re.compile(r"^\d{1,5}\S*/\S*[A-ZĐ]\S*$")
_FILES = frozenset({"pdf", "doc", "docx", "xls", "xlsx", "zip", "rar", "7z", "rtf", "odt"})


def words(element: HtmlElement) -> str:
    """An element's text on one line."""
    return one_line("".join(text for text in element.itertext() if isinstance(text, str)))


def simple_css(element: HtmlElement) -> str:
    """An element by its name and the classes that do not change from entry to entry."""
    names = [name for name in (element.get("class") or "").split() if not _CHANGES.search(name)]
    return str(element.tag) + "".join(f".{name}" for name in names if re.fullmatch(r"[A-Za-z_-][\w-]*", name))


def repeated_items(root: HtmlElement) -> list[HtmlElement]:
    """The entries of the page's list: links with words of a title's length, of one place and shape, each in its own box."""
    groups: dict[tuple[str, ...], list[HtmlElement]] = {}
    for link in root.iter("a"):
        if (len(words(link)) >= _SHORTEST_TITLE or is_number(link)) and not (link.get("href") or "#").startswith(
            ("#", "javascript:")
        ):
            above = [link, *list(link.iterancestors())[:4]]
            groups.setdefault(tuple(simple_css(element) for element in above), []).append(link)
    found = [_boxes(links) for links in groups.values() if len(links) >= _FEWEST_ITEMS]
    return max(found, key=_weight, default=[])


def _weight(items: Sequence[HtmlElement]) -> float:
    dated = sum(read_day(words(item)) is not None for item in items)
    return (1 + 2 * dated / len(items)) * sum(min(len(words(item)), 400) for item in items)


def _boxes(links: Sequence[HtmlElement]) -> list[HtmlElement]:
    """For each link the largest element that holds no other link of its group."""
    places = set(links)
    boxes = []
    for link in links:
        box = link
        for above in link.iterancestors():
            if above.tag in ("body", "html") or sum(inner in places for inner in above.iter("a")) > 1:
                break
            box = above
        boxes.append(box)
    kinds = Counter(box.tag for box in boxes)
    return [box for box in boxes if box.tag == kinds.most_common(1)[0][0]]


def items_css(items: Sequence[HtmlElement], page: Selector) -> str | None:
    """A selector for the entries and nothing else."""
    common = Counter(simple_css(item) for item in items).most_common(1)[0][0]
    wanted = {id(item) for item in items}
    plain = list(_paths(items[0], common))
    for path in (*plain, *(f"{path}:has(a)" for path in plain)):
        found = page.css(path)
        hit = sum(id(place.root) in wanted for place in found)
        if hit >= 0.8 * len(items) and len(found) <= 1.2 * len(items):
            return path
    return None


def _paths(element: HtmlElement, own: str) -> Iterator[str]:
    path = own
    if "." in own:
        yield path
    for above in list(element.iterancestors())[:4]:
        name = above.get("id")
        if name and re.fullmatch(r"[A-Za-z_][\w-]*", name) and not re.search(r"\d{3}", name):
            yield f"#{name} {path}"
        path = f"{simple_css(above)} > {path}"
        yield path


def css_within(scope: Selector, fits: Callable[[HtmlElement], bool]) -> Iterator[str]:
    """Selectors for the smallest elements of `scope` that fit, the plainest first."""
    matching = [element for element in scope.root.iter() if isinstance(element.tag, str) and fits(element)]
    inner = [element for element in matching if not any(child in matching for child in element.iterdescendants())]
    for element in inner[:3]:
        if element is scope.root:
            continue
        own = simple_css(element)
        name = element.get("id")
        if name and re.fullmatch(r"[A-Za-z_][\w-]*", name) and not re.search(r"\d{3}", name):
            yield f"#{name}"
        for path in _paths(element, own):
            if scope.css(path) and scope.css(path)[0].root is element:
                yield path
        yield own


def is_longest(scope: HtmlElement) -> Callable[[HtmlElement], bool]:
    """Whether an element holds nearly all of the longest words of a scope, and no day: what a title does."""
    leaves = [element for element in scope.iter() if isinstance(element.tag, str) and len(element) == 0]
    longest = max((len(words(leaf)) for leaf in leaves), default=0)
    return lambda element: len(element) == 0 and longest > 0 and len(words(element)) == longest


def is_day(element: HtmlElement) -> bool:
    """Whether an element says little more than a day."""
    text = words(element)
    return len(text) <= 60 and read_day(text) is not None


def is_number(element: HtmlElement) -> bool:
    """Whether an element is the number of a document."""
    return _NUMBER.match(words(element)) is not None


def file_links(root: HtmlElement) -> list[HtmlElement]:
    """The links that lead to files."""
    return [link for link in root.iter("a") if file_type(link.get("href") or "") in _FILES]
