"""Sets an administrative document on PDF pages, the same bytes each time."""

import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import font_roboto
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

_FONTS = Path(font_roboto.__file__).parent / "files"
for _name in ("Regular", "Bold", "Italic"):
    pdfmetrics.registerFont(TTFont(f"Sample{_name}", _FONTS / f"Roboto-{_name}.ttf"))

PORTRAIT = (595.0, 842.0)
LANDSCAPE = (842.0, 595.0)
LEFT = "<"
"""A table cell that is merged into the one on its left."""
ABOVE = "^"
"""A table cell that is merged into the one above it."""


@dataclass(frozen=True)
class Margins:
    """The blank edges of a page, in points."""

    left: float = 85
    right: float = 55
    top: float = 62
    bottom: float = 60


class Press:
    """Pages filled from top to bottom; what does not fit goes on the next, with the running head drawn on each.

    `head` draws what repeats on a page, given the canvas and the page's number; `face` is what the fonts' registered
    names begin with.
    """

    def __init__(
        self, head: Callable[[Canvas, int], None], margins: Margins | None = None, face: str = "Sample"
    ) -> None:
        self._bytes = io.BytesIO()
        self.canvas = Canvas(self._bytes, pagesize=PORTRAIT, invariant=1)
        self._head = head
        self._face = face
        self._margins = margins or Margins()
        self._page = 1
        self.y = 0.0
        self._open(PORTRAIT)

    @property
    def width(self) -> float:
        """The width between the margins."""
        return self._size[0] - self._margins.left - self._margins.right

    def turn(self, size: tuple[float, float] | None = None) -> None:
        """Begin the next page."""
        self.canvas.showPage()
        self._page += 1
        self._open(size or self._size)

    def space(self, height: float) -> None:
        self.y -= height

    def print(self) -> bytes:
        """The finished file."""
        self.canvas.save()
        return self._bytes.getvalue()

    def put(self, x: float, y: float, words: str, size: float = 13, font: str = "Regular") -> None:
        """Words at a place of the page."""
        self.canvas.setFont(f"{self._face}{font}", size)
        self.canvas.drawString(x, y, words)

    def centred(self, words: str, font: str = "Bold", size: float = 13, middle: float = 0.5) -> None:
        """A line around the middle of the page, or around a part of its width."""
        self._room_for(size * 1.4)
        self.canvas.setFont(f"{self._face}{font}", size)
        self.canvas.drawCentredString(self._margins.left + self.width * middle, self.y, words)
        self.y -= size * 1.4

    def columns(self, left: Sequence[tuple[str, str]], right: Sequence[tuple[str, str]], size: float = 12) -> None:
        """Two centred columns side by side, as in a document's head; lines are (words, font)."""
        top = self.y
        for middle, lines in ((0.22, left), (0.72, right)):
            self.y = top
            for words, font in lines:
                self.centred(words, font, size, middle)
        self.y = top - size * 1.4 * max(len(left), len(right)) - 8

    def signature(self, recipients: Sequence[str], signer: Sequence[str], gap: float = 54) -> None:
        """The recipients on the left, the signer on the right; the signer's last line is the name under a gap."""
        self._room_for(gap + 18 * len(signer))
        top = self.y
        self.put(self._margins.left, top, "Nơi nhận:", 11, "Italic")
        for number, words in enumerate(recipients, start=1):
            self.put(self._margins.left, top - 13 * number, words, 10)
        for words in signer[:-1]:
            self.centred(words, "Bold", 13, 0.75)
        self.y -= gap
        self.centred(signer[-1], "Bold", 13, 0.75)
        self.y = min(self.y, top - 13 * (len(recipients) + 1)) - 14

    def prose(
        self, words: str, font: str = "Regular", size: float = 13, indent: float = 34, at_hyphens: bool = False
    ) -> None:
        """A paragraph, set full; `at_hyphens` lets a line end behind a hyphen inside a word."""
        line: list[str] = []
        room = self.width - indent
        rest = words.split()
        while rest:
            word = rest.pop(0)
            if self._wide([*line, word], font, size) <= room:
                line.append(word)
                continue
            head, hyphen, tail = word.partition("-")
            if at_hyphens and hyphen and head and tail and self._wide([*line, head + hyphen], font, size) <= room:
                line.append(head + hyphen)
                word = tail
            self._line(line, font, size, room, is_last=False)
            line, room = [], self.width
            rest.insert(0, word)
        self._line(line, font, size, room, is_last=True)
        self.y -= 4

    def table(
        self, widths: Sequence[float], head: Sequence[Sequence[str]], rows: Sequence[Sequence[str]], size: float = 10
    ) -> None:
        """A ruled table of the page's width; its heading rows are set again on each page, rows break over pages.

        `widths` are shares of the page's width; a cell may be `LEFT` or `ABOVE`. A row whose second cell is set and
        whose others are all `LEFT` or empty is a group's heading and set bold.
        """
        unit = self.width / sum(widths)
        edges = [self._margins.left]
        for share in widths:
            edges.append(edges[-1] + share * unit)
        self.y += size
        for cells in head:
            self._row(edges, cells, head, size, "Bold")
        for cells in rows:
            is_group = len(cells) > 2 and all(cell in (LEFT, "") for cell in cells[2:])
            self._row(edges, cells, head, size, "Bold" if is_group else "Regular")
        self._rule(edges)
        self.y -= 2 * size

    def _open(self, size: tuple[float, float]) -> None:
        self._size = size
        self.canvas.setPageSize(size)
        self._head(self.canvas, self._page)
        self.y = size[1] - self._margins.top

    def _room_for(self, height: float) -> None:
        if self.y - height < self._margins.bottom:
            self.turn()

    def _wide(self, words: Sequence[str], font: str, size: float) -> float:
        return float(pdfmetrics.stringWidth(" ".join(words), f"{self._face}{font}", size))

    def _line(self, words: list[str], font: str, size: float, room: float, is_last: bool) -> None:
        """Draw one line; words of a full line are spread over the room."""
        self._room_for(size)
        x = self._margins.left + self.width - room
        blank = self._wide([" "], font, size)
        if not is_last and len(words) > 1:
            blank = (room - sum(self._wide([word], font, size) for word in words)) / (len(words) - 1)
        for word in words:
            self.put(x, self.y, word, size, font)
            x += self._wide([word], font, size) + blank
        self.y -= size * 1.4

    def _row(
        self, edges: list[float], cells: Sequence[str], head: Sequence[Sequence[str]], size: float, font: str
    ) -> None:
        lines = [self._wrapped(edges, cells, column, size, font) for column in range(len(cells))]
        merged = [cell in (LEFT, ABOVE) for cell in cells]
        left = max(map(len, lines))
        done = 0
        while done < left:
            fits = int((self.y - self._margins.bottom - 6) // (size * 1.25))
            if fits < 1:
                self._rule(edges)
                self.turn()
                self.y += size
                for again in head:
                    self._row(edges, again, [], size, "Bold")
                continue
            part = [column[done : done + fits] for column in lines]
            self._draw(edges, cells, part, merged if done == 0 else [False] * len(cells), size, font)
            done += fits

    def _wrapped(self, edges: list[float], cells: Sequence[str], column: int, size: float, font: str) -> list[str]:
        if cells[column] in (LEFT, ABOVE):
            return [""]
        last = column + 1
        while last < len(cells) and cells[last] == LEFT:
            last += 1
        room = edges[last] - edges[column] - 8
        lines: list[str] = []
        for part in cells[column].split("\n"):
            line: list[str] = []
            for word in part.split():
                if line and self._wide([*line, word], font, size) > room:
                    lines.append(" ".join(line))
                    line = []
                line.append(word)
            lines.append(" ".join(line))
        return lines

    def _draw(
        self,
        edges: list[float],
        cells: Sequence[str],
        lines: list[list[str]],
        merged: list[bool],
        size: float,
        font: str,
    ) -> None:
        height = size * 1.25 * max(map(len, lines)) + 6
        top, bottom = self.y, self.y - height
        for column, cell in enumerate(cells):
            if not (merged[column] and cell == ABOVE):
                self.canvas.line(edges[column], top, edges[column + 1], top)
            if cell != LEFT:
                self.canvas.line(edges[column], top, edges[column], bottom)
            for number, words in enumerate(lines[column]):
                self.put(edges[column] + 4, top - 3 - size * (1 + 1.25 * number), words, size, font)
        self.canvas.line(edges[-1], top, edges[-1], bottom)
        self.y = bottom

    def _rule(self, edges: list[float]) -> None:
        self.canvas.line(edges[0], self.y, edges[-1], self.y)


def page_number(canvas: Canvas, number: int) -> None:
    """The number in the middle of the upper edge, from the second page on (Decree 30/2020, annex I)."""
    if number > 1:
        width, height = canvas._pagesize
        canvas.setFont("SampleRegular", 12)
        canvas.drawCentredString(width / 2, height - 40, str(number))
