"""Building the outline: items and headings to a tree, by the style and the ordinal of their markers.

A marker whose style is already open continues or restarts that list; a new style opens a list below, unless its kind
ranks above what is open. So a damaged or repeated number never breaks the tree.
"""

from dataclasses import dataclass

from extract.fold import compile_folded
from extract.frame import Frame, Part
from extract.outline.model import Leaf, LeafKind, Outline
from extract.outline.numbering import BULLETS, Numbering, Rank, read_label, read_marker, read_named
from extract.outline.topics import Topic, announced_topic, is_money_aimed_at, topic_of
from schemas import Document, Kind, ListItem, Paragraph, Table

_STRUCTURED = {Part.BODY, Part.PLAN, Part.ANNEX}
_TITLES = {Part.ATTACHED_TITLE, Part.ANNEX_TITLE}
# A heading is short: longer text is a sentence whatever it ends in.
_HEADING_LENGTH = 260
# A sentence that opens a list ("…, các bộ cần triển khai các nhiệm vụ sau:") may be longer.
_OPENING_LENGTH = 900
_TOPIC_LENGTH = 160
_TITLE_LENGTH = 70
_UNNUMBERED_BOLD = 11
# A line such as "Cụ thể như sau:" ranks right above bullets; a list that opens right below it is its own all the same.
_COLON = 15
_OBJECTIVES = (Topic.TARGETS, Topic.GOAL)
# "Tổng hợp tình hình thực hiện: …" tells what to do, not how things stand.
_SUMS_UP = compile_folded(r"tổng hợp (?:tình hình|kết quả|việc)(?!\p{L})")


@dataclass(slots=True)
class _Open:
    """A leaf that may govern those that follow."""

    index: int
    rank: int
    style: str
    heading_like: bool


@dataclass(slots=True)
class _Draft:
    """A leaf before it is known what follows it: where it ends and whether it governs others."""

    start: int
    body_start: int
    body_end: int
    block: int
    part: Part
    kind: LeafKind
    numbering: Numbering | None
    parent: int | None
    topic: Topic | None
    row: int | None


def read_outline(document: Document, fold: str, frame: Frame) -> Outline:
    """The outline of a document whose parts are known; `fold` is the fold of its text."""
    builder = _Builder(document, fold, frame.kind)
    for number, block in enumerate(document.blocks):
        part = frame.parts[number]
        if part in _TITLES:
            builder.title(number, part)
        elif isinstance(block, Table):
            builder.table(number, block, part)
        elif part in _STRUCTURED:
            builder.line(number, block, part)
        else:
            builder.plain(number, part)
    return builder.outline()


def _is_capitals(text: str) -> bool:
    letters = [letter for letter in text[:120] if letter.isalpha()]
    return len(letters) > 3 and sum(letter.isupper() for letter in letters) > 0.85 * len(letters)


class _Builder:
    def __init__(self, document: Document, fold: str, kind: Kind) -> None:
        self._document = document
        self._kind = kind
        self._text = document.text
        self._fold = fold
        self._leaves: list[_Draft] = []
        self._heading_like: set[int] = set()
        self._stack: list[_Open] = []
        self._topics: dict[int, Topic | None] = {}
        self._last_part: Part | None = None

    def title(self, number: int, part: Part) -> None:
        """The head of an attached plan or an annex: everything open is closed; one title may run over several blocks."""
        block = self._document.blocks[number]
        continued = bool(self._leaves) and self._leaves[-1].part is part and self._last_part is part
        if not continued:
            self._stack = []
        first = self._stack[0].index if continued and self._stack else None
        leaf = self._add(number, block.start, block.end, part, LeafKind.HEADING, None, first, None)
        topic = topic_of(self._fold, block.start, min(block.end, block.start + _TOPIC_LENGTH))
        if first is None:
            self._stack = [_Open(leaf, -1, "title", True)]
            self._topics[leaf] = topic
        elif topic is not None and self._topics.get(first) is None:
            self._topics[first] = topic
        self._last_part = part

    def plain(self, number: int, part: Part) -> None:
        """A block outside the structured parts: a leaf of its own."""
        block = self._document.blocks[number]
        self._add(number, block.start, block.end, part, LeafKind.PARAGRAPH, None, None, None)
        self._last_part = part

    def table(self, number: int, table: Table, part: Part) -> None:
        """A table: a leaf a row below the innermost heading; outside the structured parts it is one leaf."""
        if part not in _STRUCTURED:
            self.plain(number, part)
            return
        self._enter(part)
        parent = self._heading_above()
        topic = self._topic_of_parent(parent)
        bounds: dict[int, tuple[int, int]] = {}
        for cell in table.cells:
            first, last = bounds.get(cell.row, (cell.start, cell.end))
            bounds[cell.row] = (min(first, cell.start), max(last, cell.end))
        for row in sorted(bounds):
            kind = LeafKind.HEAD_ROW if row < table.heading_rows else LeafKind.ROW
            self._add(number, *bounds[row], part, kind, None, parent, topic, row)

    def line(self, number: int, block: Paragraph | ListItem, part: Part) -> None:
        """A paragraph or item of a structured part."""
        self._enter(part)
        numbering, body, words = self._numbering(block)
        heading_like = self._looks_like_heading(block, body, numbering)
        if numbering is None and not (heading_like and self._is_unnumbered_heading(block)):
            if heading_like:
                # "Cụ thể như sau:" governs what follows until something of its parent's kind comes; the list before it ends.
                self._drop(lambda entry: entry.rank >= _COLON)
            parent = self._heading_above() if not self._fold.startswith("trên đây là", block.start) else None
            above = self._topic_of_parent(parent)
            topic = self._run_in_topic(body, block.end) or self._announced(body, block.end) or above
            if topic is Topic.BUDGET and above in _OBJECTIVES and is_money_aimed_at(self._fold, body, block.end):
                topic = above
            leaf = self._add(number, block.start, block.end, part, LeafKind.PARAGRAPH, None, parent, topic)
            if heading_like:
                self._push(leaf, _COLON, "colon", heading_like, parent_topic=topic)
                self._heading_like.add(leaf)
            return
        if numbering is None:
            style, rank = (
                ("caps", Rank.CAPITAL) if _is_capitals(self._text[body : block.end]) else ("bold", _UNNUMBERED_BOLD)
            )
        else:
            style, rank = numbering.style, numbering.rank
        self._close_for(style, int(rank), numbering)
        parent = self._stack[-1].index if self._stack else None
        own = topic_of(self._fold, body, min(block.end, body + _TOPIC_LENGTH)) if heading_like else None
        glued = self._topic_before_item(body, block.end, numbering)
        own = own or self._run_in_topic(body, block.end) or glued
        above = self._topic_of_parent(parent)
        if own is Topic.BUDGET and above in _OBJECTIVES and is_money_aimed_at(self._fold, body, block.end):
            own = None
        topic = own or above
        leaf = self._add(number, block.start, block.end, part, LeafKind.ITEM, numbering, parent, topic, body=words)
        if numbering is None:
            self._heading_like.add(leaf)
        self._push(leaf, int(rank), style, heading_like or glued is not None, parent_topic=topic)
        if heading_like:
            self._heading_like.add(leaf)

    def outline(self) -> Outline:
        """The finished outline: leaves that govern others and look like headings become headings, gaps are closed."""
        parents = {leaf.parent for leaf in self._leaves if leaf.parent is not None}
        leaves = []
        total = len(self._text)
        for index, leaf in enumerate(self._leaves):
            end = self._leaves[index + 1].start if index + 1 < len(self._leaves) else total
            kind = leaf.kind
            if kind in (LeafKind.ITEM, LeafKind.PARAGRAPH) and index in self._heading_like and index in parents:
                kind = LeafKind.HEADING
            leaves.append(
                Leaf(
                    index, leaf.start if index else 0, end, leaf.body_start, leaf.body_end, leaf.block, leaf.part, kind,
                    leaf.numbering, leaf.parent, leaf.topic, leaf.row,
                )
            )  # fmt: skip
        return Outline(tuple(leaves), frozenset(index for index in range(len(leaves)) if index not in parents))

    def _enter(self, part: Part) -> None:
        if self._last_part is not part:
            # The body of the decision ends where its signature stands; a title has already opened its own part.
            if self._last_part not in _TITLES and self._last_part is not None and part is not Part.BODY:
                self._stack = [entry for entry in self._stack if entry.style == "title"]
            self._last_part = part

    def _numbering(self, block: Paragraph | ListItem) -> tuple[Numbering | None, int, int]:
        """The numbering of a block, where its heading begins, and where its own words begin behind a label."""
        if isinstance(block, ListItem):
            label = read_label(self._fold, block.body_start, block.end)
            return read_marker(block.marker), block.body_start, block.body_start if label is None else label[1]
        named = read_named(self._fold, block.start, block.end)
        if named is not None:
            return *named, named[1]
        label = read_label(self._fold, block.start, block.end)
        return (label[0], block.start, label[1]) if label is not None else (None, block.start, block.start)

    def _looks_like_heading(self, block: Paragraph | ListItem, body: int, numbering: Numbering | None) -> bool:
        length = block.end - body
        last = self._text[block.end - 1]
        if last in ":?" and 0 < length <= _OPENING_LENGTH:
            return True
        if not 0 < length <= _HEADING_LENGTH:
            return False
        if numbering is not None and numbering.rank in BULLETS:
            return block.bold and last not in ".;,"
        if block.bold or (isinstance(block, Paragraph) and block.heading is not None):
            return True
        if numbering is None:
            return _is_capitals(self._text[body : block.end])
        if last not in ".;," or _is_capitals(self._text[body : block.end]):
            return True
        # "2. Giải pháp về vốn.": a full stop does not make a sentence of a short title that names a topic.
        named = length <= _TITLE_LENGTH and last == "." and numbering.rank in (Rank.ROMAN, Rank.NUMBER)
        return named and topic_of(self._fold, body, block.end) is not None

    def _is_unnumbered_heading(self, block: Paragraph | ListItem) -> bool:
        if self._text[block.end - 1] in ".;,":
            return False
        heading = isinstance(block, Paragraph) and block.heading is not None
        return block.bold or heading or _is_capitals(self._text[block.start : block.end])

    def _run_in_topic(self, body: int, end: int) -> Topic | None:
        """The topic of a heading that runs into its text: "Mục tiêu chung: Tạo điều kiện …"."""
        colon = self._fold.find(":", body, min(end, body + 100))
        if colon < 0 or _SUMS_UP.match(self._fold, body, colon) is not None:
            return None
        return topic_of(self._fold, body, colon)

    def _announced(self, body: int, end: int) -> Topic | None:
        """The topic of the list that a sentence of a news item opens: "Theo Mục II Kế hoạch …, mục tiêu của … như sau:"."""
        return (
            announced_topic(self._fold, body, end) if self._kind is Kind.NEWS and self._text[end - 1] == ":" else None
        )

    def _topic_before_item(self, body: int, end: int, numbering: Numbering | None) -> Topic | None:
        """The topic of a heading into which its first item ran: "3. Nhiệm vụ từng lĩnh vực 3.1. Về quy hoạch …"."""
        if numbering is None or numbering.rank != Rank.NUMBER or numbering.last is None:
            return None
        item = self._text.find(f" {numbering.last}.1", body, min(end, body + _HEADING_LENGTH))
        return topic_of(self._fold, body, item) if item > 0 else None

    def _close_for(self, style: str, rank: int, numbering: Numbering | None) -> None:
        """Close what the new marker ends: its own list's last item, or all that ranks below it."""
        opens = (
            numbering is not None
            and (numbering.last in (None, 1))
            and all(entry.style != style for entry in self._stack)
        )
        if opens and self._stack and self._stack[-1].style == "colon":
            return
        self._drop(lambda entry: entry.style == "colon" and rank < _COLON)
        for depth in range(len(self._stack) - 1, -1, -1):
            if self._stack[depth].style == style:
                starts_again = numbering is not None and numbering.last == 1
                innermost = depth == len(self._stack) - 1
                if starts_again and innermost and self._stack[depth].heading_like and rank in (Rank.NUMBER,):
                    previous = self._leaves[self._stack[depth].index].numbering
                    # "1." right below the heading "1. …" opens a list of its own; below "3." it does as well.
                    if (
                        previous is not None
                        and previous.last is not None
                        and self._text[self._leaves[self._stack[depth].index].body_end - 1] == ":"
                    ):
                        return
                del self._stack[depth:]
                return
        while self._stack and self._stack[-1].rank >= rank and self._stack[-1].style != "title":
            self._stack.pop()

    def _drop(self, condition) -> None:  # type: ignore[no-untyped-def]
        while self._stack and condition(self._stack[-1]):
            self._stack.pop()

    def _heading_above(self) -> int | None:
        for entry in reversed(self._stack):
            if entry.heading_like:
                return entry.index
        return None

    def _topic_of_parent(self, parent: int | None) -> Topic | None:
        return self._topics.get(parent) if parent is not None else None

    def _push(self, leaf: int, rank: int, style: str, heading_like: bool, *, parent_topic: Topic | None) -> None:
        self._stack.append(_Open(leaf, rank, style, heading_like))
        self._topics[leaf] = parent_topic

    def _add(
        self, block: int, start: int, end: int, part: Part, kind: LeafKind, numbering: Numbering | None,
        parent: int | None, topic: Topic | None, row: int | None = None, body: int | None = None,
    ) -> int:  # fmt: skip
        index = len(self._leaves)
        body_start = start if body is None else body
        self._leaves.append(_Draft(start, body_start, end, block, part, kind, numbering, parent, topic, row))
        return index
