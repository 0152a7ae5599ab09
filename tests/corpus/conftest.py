"""A page to draw on, for the tests of the PDF reader."""

import hashlib
import io
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import font_roboto
import pytest
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from corpus.readers.ocr.engine import find_engine
from corpus.readers.pdf import read_pdf
from schemas import Document, Source, Table

_FONTS = Path(font_roboto.__file__).parent / "files"
for _name in ("Regular", "Bold", "Italic"):
    pdfmetrics.registerFont(TTFont(_name, _FONTS / f"Roboto-{_name}.ttf"))

_LEFT, _RIGHT, _TOP = 85.0, 540.0, 780.0


@dataclass(frozen=True)
class Reading:
    """What the reader made of pages: the document, its prose by paragraphs, its tables by the words of their cells."""

    document: Document

    @property
    def text(self) -> str:
        return self.document.text

    @property
    def lines(self) -> list[str]:
        blocks = self.document.blocks
        return [self.text[block.start : block.end] for block in blocks if not isinstance(block, Table)]

    @property
    def tables(self) -> list[list[list[str]]]:
        found = []
        for table in self.ruled:
            rows: list[list[str]] = [[] for _ in range(table.rows)]
            for cell in table.cells:
                rows[cell.row].append(self.text[cell.start : cell.end])
            found.append(rows)
        return found

    @property
    def ruled(self) -> list[Table]:
        return [block for block in self.document.blocks if isinstance(block, Table)]

    def page_of(self, words: str) -> int | None:
        return self.document.page_of(self.text.index(words))


class Paper:
    """A page as Decree 30/2020 sets it: prose in 13 points, first lines indented, set full."""

    def __init__(self) -> None:
        self.bytes = io.BytesIO()
        self.canvas = Canvas(self.bytes, pagesize=(595, 842))
        self.y = _TOP

    def text(self, x: float, y: float, words: str, size: float = 13, font: str = "Regular") -> None:
        self.canvas.setFont(font, size)
        self.canvas.drawString(x, y, words)

    def centred(self, words: str, font: str = "Bold", size: float = 13) -> None:
        self.canvas.setFont(font, size)
        self.canvas.drawCentredString((_LEFT + _RIGHT) / 2, self.y, words)
        self.y -= 18

    def prose(self, words: str, font: str = "Regular", size: float = 13, indent: float = 36) -> None:
        """A paragraph, broken and set full as a word processor does it."""
        line: list[str] = []
        start = indent
        for word in [*words.split(), None]:
            room = _RIGHT - _LEFT - start
            if word is not None and pdfmetrics.stringWidth(" ".join([*line, word]), font, size) <= room:
                line.append(word)
                continue
            widths = [pdfmetrics.stringWidth(part, font, size) for part in line]
            gap = (room - sum(widths)) / max(len(line) - 1, 1) if word is not None else size * 0.25
            x = _LEFT + start
            for part, wide in zip(line, widths, strict=True):
                self.text(x, self.y, part, size, font)
                x += wide + gap
            self.y -= 18
            start, line = 0, [word] if word is not None else []
        self.y -= 4

    def table(self, xs: list[float], rows: list[list[str]], height: float = 40) -> None:
        """A ruled table; a cell's lines are parted by line ends."""
        top = self.y + 14
        bottom = top - height * len(rows)
        for row in range(len(rows) + 1):
            self.canvas.line(xs[0], top - height * row, xs[-1], top - height * row)
        for x in xs:
            self.canvas.line(x, top, x, bottom)
        for index, row in enumerate(rows):
            for x, cell in zip(xs, row, strict=False):
                for number, line in enumerate(cell.split("\n")):
                    self.text(
                        x + 4, top - height * index - 14 - 13 * number, line, 11, "Bold" if index == 0 else "Regular"
                    )
        self.y = bottom - 20

    def turn(self) -> None:
        self.canvas.showPage()
        self.y = _TOP

    def read(self) -> Reading:
        self.canvas.save()
        return Reading(_read(self.bytes.getvalue()))


def _read(data: bytes) -> Document:
    source = Source(sha256=hashlib.sha256(data).hexdigest(), uri="test.pdf", media_type="application/pdf")
    return read_pdf(data, source)


@pytest.fixture
def paper() -> Paper:
    """A blank page."""
    return Paper()


@pytest.fixture(scope="session")
def blank() -> type[Paper]:
    """Blank pages, for tests that need many."""
    return Paper


@pytest.fixture
def without_tesseract(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[None]:
    """A machine on which no Tesseract is installed."""
    monkeypatch.setenv("PATH", str(tmp_path))
    find_engine.cache_clear()
    yield
    find_engine.cache_clear()
