"""Elements of a page to paragraphs and tables, as a browser would show them."""

from dataclasses import dataclass, field
from itertools import islice

import regex
from lxml import etree
from lxml.html import HtmlElement

from corpus.builder import CellText
from corpus.markers import split_marker
from corpus.readers.html_lists import OrderedList, UnorderedList, list_of
from corpus.readers.html_tree import is_link, text_of
from corpus.readers.pieces import Grid, Piece, Prose, is_layout, lines_of, size_of
from corpus.readers.soft_lines import SoftLine, paragraphs_of
from corpus.readers.table_heads import heading_rows
from corpus.textform import one_line

_BLOCKS_NAMES = """
    address article aside blockquote body caption center dd details dialog div dl dt fieldset figcaption figure
    footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol p pre section summary table
    tbody td tfoot th thead tr ul
"""
_BLOCKS = frozenset(_BLOCKS_NAMES.split())
_HEADINGS = {"h1": 1, "h2": 2, "h3": 3, "h4": 4, "h5": 5, "h6": 6}
_BOLD_TAGS = frozenset({"b", "strong", "th"})
_WEIGHT = regex.compile(r"font-weight\s*:\s*(?P<weight>bold(?:er)?|normal|lighter|\d{3})", regex.IGNORECASE)
_BLOCK_STYLE = regex.compile(r"display\s*:\s*(?:block|flex|grid|list-item|table)\b", regex.IGNORECASE)
_NOTE = regex.compile(r"\[?\(?(?P<mark>\d{1,3}|\*{1,3})\)?\]?")
_NOTE_LINK = regex.compile(r"#_?(?:ftn|edn|fn|note|footnote|cite)", regex.IGNORECASE)
# What a raised figure belongs to when it is a power: a measure of length, or a number.
_POWER = regex.compile(r"(?:(?<!\p{L})[kdcmhµ]?m|\d)\s?$", regex.IGNORECASE)
_MAX_NESTING = 20
_MAX_ROW_WIDTH = 1_000
_MAX_AREA = 1_000_000
_PAGE_CELL = 2_500


@dataclass(slots=True)
class _Style:
    """How the text at a place is set."""

    bold: bool = False
    linked: bool = False
    heading: int | None = None
    kept_breaks: bool = False


@dataclass(slots=True)
class _Line:
    """A line in the making, with its letters counted."""

    parts: list[str] = field(default_factory=list)
    letters: int = 0
    bold: int = 0
    linked: int = 0


def pieces_of(element: HtmlElement, nesting: int = 0) -> list[Piece]:
    """What an element shows, in order; its own tail is not part of it."""
    if not len(element) and element.tag in ("td", "p", "div", "li"):
        return _plain(element)
    flow = _Flow(nesting)
    flow.walk(element)
    return flow.pieces


def _plain(element: HtmlElement) -> list[Piece]:
    """An element without others in it, as most cells of large tables are."""
    text = one_line(element.text or "")
    bold = bool(text) and _style(element, element.tag, _Style()).bold
    return [Prose(line.text, line.bold) for line in paragraphs_of([SoftLine(text, bold)] if text else [])]


class _Flow:
    """Walks over an element once; block elements and breaks end lines and paragraphs."""

    def __init__(self, nesting: int) -> None:
        self.pieces: list[Piece] = []
        self.nesting = nesting
        self.lines: list[_Line] = [_Line()]
        self.marker = ""
        self.heading: int | None = None

    def walk(self, root: HtmlElement) -> None:
        styles = [_Style()]
        lists: list[OrderedList | UnorderedList] = []
        walker = etree.iterwalk(root, events=("start", "end"))
        for event, element in walker:
            tag = element.tag
            if event == "start":
                style = _style(element, tag, styles[-1])
                styles.append(style)
                if _is_block(element, tag):
                    self.flush()
                    self.heading = style.heading
                if tag == "br":
                    self.lines.append(_Line())
                elif tag == "table" and element is not root:
                    self.table(element)
                    walker.skip_subtree()
                    continue
                elif tag in ("sup", "sub"):
                    self.raised(element, tag, style)
                    walker.skip_subtree()
                    continue
                elif tag in ("ol", "ul", "menu"):
                    lists.append(list_of(element))
                elif tag == "li":
                    self.marker = lists[-1].next(element) if lists else ""
                elif tag == "q":
                    self.add("“", style)
                if element.text:
                    self.add(element.text, style)
                continue
            styles.pop()
            if tag == "q":
                self.add("”", styles[-1])
            if _is_block(element, tag):
                self.flush()
                self.heading = styles[-1].heading
                if tag in ("ol", "ul", "menu") and lists:
                    lists.pop()
                elif tag == "li":
                    self.marker = ""
            if element.tail and element is not root:
                self.add(element.tail, styles[-1])
        self.flush()

    def add(self, text: str, style: _Style) -> None:
        """Take text as the source has it."""
        if style.kept_breaks and "\n" in text:
            first, *more = text.split("\n")
            self._add(first, style)
            for line in more:
                self.lines.append(_Line())
                self._add(line, style)
        else:
            self._add(text, style)

    def _add(self, text: str, style: _Style) -> None:
        line = self.lines[-1]
        line.parts.append(text)
        letters = sum(map(str.isalnum, text))
        if letters:
            line.letters += letters
            line.bold += letters * style.bold
            line.linked += letters * style.linked

    def raised(self, element: HtmlElement, tag: str, style: _Style) -> None:
        """A raised or lowered figure: part of the word (`m2`, `CO2`), or a note's mark (`[1]`)."""
        text = one_line(text_of(element))
        note = _NOTE.fullmatch(text) if tag == "sup" else None
        before = "".join(self.lines[-1].parts[-3:])
        links = [*element.iter("a"), *islice(element.iterancestors("a"), 1)]
        is_linked = any(_NOTE_LINK.search(link.get("href") or "") for link in links)
        if note is not None and (is_linked or not _POWER.search(before)) and before.strip():
            text = f"[{note['mark']}]"
        self.add(text, style)

    def flush(self) -> None:
        """End the paragraph."""
        lines, self.lines = self.lines, [_Line()]
        letters = linked = 0
        made: list[SoftLine] = []
        for line in lines:
            text = one_line("".join(line.parts)) if line.parts else ""
            if text:
                made.append(SoftLine(text, line.letters > 0 and line.bold == line.letters))
                letters += line.letters
                linked += line.linked
        if not made:
            return
        share = linked / letters if letters else 0.0
        for paragraph in paragraphs_of(made):
            text = paragraph.text
            if self.marker and split_marker(text) is None:
                text = self.marker + text
            self.marker = ""
            self.pieces.append(Prose(text, paragraph.bold, self.heading, share))

    def table(self, table: HtmlElement) -> None:
        rows = _rows(table)
        if self.nesting >= _MAX_NESTING:
            self.add(text_of(table), _Style())
            self.flush()
            return
        for caption in table.iterchildren("caption"):
            self.pieces += pieces_of(caption, self.nesting + 1)
        shown = [[pieces_of(cell, self.nesting + 1) for cell in row.cells] for row in rows]
        if is_layout(shown) or _is_page(shown):
            for row in shown:
                for cell in row:
                    self.pieces += cell
            return
        cells = _placed(rows, shown)
        self.pieces.append(Grid(tuple(map(tuple, cells)), heading_rows(cells, _marked(rows, cells))))


@dataclass(slots=True)
class _Row:
    """A row's cells, the part of the table it stands in, and whether it is marked as a heading."""

    cells: list[HtmlElement]
    group: HtmlElement
    is_head: bool


def _rows(table: HtmlElement) -> list[_Row]:
    """The table's own rows: those of tables inside its cells are theirs."""
    rows: list[_Row] = []
    waiting = list(reversed(table))
    stray: list[HtmlElement] = []
    while waiting:
        element = waiting.pop()
        group = element.getparent()
        if element.tag in ("td", "th"):
            # Cells outside any row make one.
            if not stray and group is not None:
                rows.append(_Row(stray, group, group.tag == "thead"))
            stray.append(element)
            continue
        stray = []
        if element.tag == "tr":
            if group is not None:
                rows.append(_Row(list(element.iterchildren("td", "th")), group, group.tag == "thead"))
        elif element.tag not in ("table", "caption"):
            waiting += reversed(element)
    return rows


def _placed(rows: list[_Row], shown: list[list[list[Piece]]]) -> list[list[CellText]]:
    """The cells with their extent, cut at the end of the table's part (HTML, "forming a table")."""
    last: dict[HtmlElement, int] = {row.group: index for index, row in enumerate(rows)}
    placed: list[list[CellText]] = []
    reach = area = 0
    kept = [index for index, row in enumerate(rows) if row.cells]
    final = kept[-1] if kept else -1
    for index, (row, contents) in enumerate(zip(rows, shown, strict=True)):
        width = 0
        made: list[CellText] = []
        for cell, content in zip(row.cells, contents, strict=True):
            down = _span(cell, "rowspan")
            down = last[row.group] - index + 1 if down == 0 else min(down, last[row.group] - index + 1)
            across = min(max(_span(cell, "colspan"), 1), max(_MAX_ROW_WIDTH - width, 1))
            area += down * across
            if area > _MAX_AREA:
                down = across = 1
            width += across
            reach = max(reach, index + down)
            text = "\n".join(lines_of(content))
            bold = bool(text) and all(isinstance(piece, Prose) and piece.bold for piece in content)
            made.append(CellText(text, down, across, bold))
        if made or (index < reach and index < final):
            placed.append(made)
    return placed


def _span(cell: HtmlElement, name: str) -> int:
    value = (cell.get(name) or "1").strip()
    return int(value) if value.isascii() and value.isdigit() and len(value) < 6 else 1


def _marked(rows: list[_Row], cells: list[list[CellText]]) -> int:
    """Rows at the top that the page marks as headings: `<thead>`, or nothing but `<th>`."""
    count = 0
    for row in rows:
        if not (row.is_head or (row.cells and all(cell.tag == "th" for cell in row.cells))):
            break
        count += 1
    return min(count, len(cells))


def _is_page(shown: list[list[list[Piece]]]) -> bool:
    """Whether one cell of few holds most of a long text: a table that makes the columns of a page."""
    sizes = [sum(map(size_of, cell)) for row in shown for cell in row]
    largest = max(sizes, default=0)
    return len(shown) <= 4 and largest >= _PAGE_CELL and largest >= 0.6 * sum(sizes)


def _is_block(element: HtmlElement, tag: str) -> bool:
    if tag in _BLOCKS:
        return True
    style = element.get("style")
    return bool(style) and "display" in style and _BLOCK_STYLE.search(style) is not None


def _style(element: HtmlElement, tag: str, outer: _Style) -> _Style:
    declared = element.get("style") or ""
    weight = _WEIGHT.search(declared) if "font-weight" in declared else None
    if weight is not None:
        value = weight["weight"].lower()
        bold = value.startswith("bold") or (value.isdigit() and int(value) >= 600)
    elif tag in _BOLD_TAGS:
        bold = True
    else:
        bold = outer.bold
    linked = outer.linked or (tag == "a" and is_link(element))
    heading = _HEADINGS.get(tag, outer.heading)
    kept = outer.kept_breaks or tag == "pre" or "pre-line" in declared or "pre-wrap" in declared
    if (bold, linked, heading, kept) == (outer.bold, outer.linked, outer.heading, outer.kept_breaks):
        return outer
    return _Style(bold, linked, heading, kept)
