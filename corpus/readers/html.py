"""HTML as portals and newspapers publish it: the text of the item, without what the site puts around it."""

from dataclasses import replace

from lxml.html import HtmlElement

from corpus.builder import DocumentBuilder
from corpus.encoding import converted
from corpus.readers.html_blocks import pieces_of
from corpus.readers.html_fonts import set_page_right
from corpus.readers.html_head import PageHead, person, read_head, stamp
from corpus.readers.html_lexicon import lexicon
from corpus.readers.html_main import Content, find_content, find_short_content, is_official
from corpus.readers.html_payload import payload_text
from corpus.readers.html_tree import body_of, decode_page, is_link, names_of, opening_of, parse_page, text_of
from corpus.readers.html_trim import trim
from corpus.readers.pieces import Grid, Piece, Prose
from corpus.textform import one_line
from schemas import Document, Source

_EMPTY = 40
_FEW_LINKS = 3


def read_html(data: bytes, source: Source) -> Document:
    """Read a saved page.

    What is not certain goes with the document as a warning: `no_main_content` (a list of links, a form: only the
    title is given), `empty_page` (the text would be loaded by a script and is not in the file), `text_from_script`
    (the text stood in the page's data only), `encoding.guessed`, `nested_too_deep`. Raises UnreadableInput when the
    file is empty, too large or in an encoding that cannot be told.
    """
    decoded = decode_page(data)
    root, is_whole = parse_page(decoded.text)
    builder = DocumentBuilder()
    old = set_page_right(root)
    doubt = decoded.doubt if old is None else converted(old)
    if doubt:
        builder.warn("encoding.guessed", doubt)
    if not is_whole:
        builder.warn("nested_too_deep", "the page's elements are nested too deep: their structure was given up")
    head = read_head(root)
    payload = payload_text(root) or head.article_body
    is_bare = sum(1 for link in root.iter("a") if is_link(link)) <= _FEW_LINKS
    body = body_of(root)
    content = find_content(body, head.title)
    if content is None and payload:
        content = _content_of_payload(payload)
        builder.warn("text_from_script", "the page shows no text; it was taken from the data of its script")
    if content is None and is_bare:
        content = Content(body)
    if content is None:
        content = find_short_content(body, head.title)
    if content is not None:
        head = _with_visible(head, content)
        _add(builder, _pieces(content, head))
    _warn_of_little(builder, head, body)
    return builder.build(
        source.model_copy(
            update={
                "encoding": decoded.encoding if old is None else old.value,
                "title": head.title,
                "site": head.site,
                "author": head.author,
                "published_at": head.published_at,
            }
        )
    )


def _content_of_payload(payload: str) -> Content:
    if "<" not in payload:
        payload = "<pre>" + payload + "</pre>"
    root, _ = parse_page(payload)
    return Content(body_of(root))


def _pieces(content: Content, head: PageHead) -> list[Piece]:
    pieces: list[Piece] = []
    title = one_line(text_of(content.title)) if content.title is not None else ""
    if title and not content.is_title_inside:
        pieces.append(Prose(title, heading=1))
        for element in content.lead:
            pieces += [piece for piece in pieces_of(element) if isinstance(piece, Prose) and piece.linked < 0.5]
    elif not title and head.title and head.is_title_sure and not _says(content.element, head.title):
        pieces.append(Prose(head.title, heading=1))
    pieces += pieces_of(content.element)
    return trim(
        [replace(piece, heading=1) if isinstance(piece, Prose) and piece.text == title else piece for piece in pieces]
    )


def _says(element: HtmlElement, title: str) -> bool:
    """Whether a text needs no title in front of it: it is an official document or opens with the title itself."""
    opening = one_line(opening_of(element, 6_000)).lower()[:1_500]
    return is_official(element) or one_line(title).lower() in opening


def _add(builder: DocumentBuilder, pieces: list[Piece]) -> None:
    for piece in pieces:
        if isinstance(piece, Grid):
            builder.table(piece.rows, piece.heading_rows)
        else:
            builder.paragraph(piece.text, bold=piece.bold, heading=piece.heading)


def _warn_of_little(builder: DocumentBuilder, head: PageHead, body: HtmlElement) -> None:
    """Say why a page without a text of its own has none; its title stands for it."""
    if not builder.is_empty:
        return
    if len(one_line(text_of(body))) <= _EMPTY:
        builder.warn("empty_page", "the page is an empty shell: its text would be loaded by a script")
    else:
        builder.warn("no_main_content", "the page holds links or fields, no text of its own: only its title is given")
    if head.title:
        builder.paragraph(head.title, heading=1)


def _with_visible(head: PageHead, content: Content) -> PageHead:
    """The metadata, filled up from what the page shows beside its text: `<time>`, the author's line."""
    author, published = head.author, head.published_at
    classes = lexicon().author_classes
    for part in (*content.lead, content.element):
        for element in part.iter():
            if published is None and element.tag == "time":
                published = stamp(element.get("datetime"))
            if author is None and _names_author(element, classes):
                author = person(opening_of(element, 200)[:200], head.site)
    title = head.title
    if content.title is not None and (title is None or not head.is_title_sure):
        title = one_line(text_of(content.title))
    return replace(head, title=title, author=author, published_at=published)


def _names_author(element: HtmlElement, classes: frozenset[str]) -> bool:
    if element.get("itemprop") == "author" or element.get("rel") == "author":
        return True
    return bool(element.get("class")) and not classes.isdisjoint(names_of(element).split())
