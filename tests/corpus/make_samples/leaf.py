"""One document's words and layout, and the files of all formats that can be made of it."""

import html
import io
import subprocess
import tempfile
import zipfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import docx
from docx.enum.text import WD_ALIGN_PARAGRAPH
from reportlab.pdfgen.canvas import Canvas

from corpus.encoding.charsets import Charset
from tests.corpus.legacy_encoding import in_legacy
from tests.corpus.make_samples.press import Press
from tests.corpus.make_samples.scanner import Scanner, pdf_of, scan

_DATE = (2024, 1, 1, 0, 0, 0)


@dataclass(frozen=True)
class Prose:
    """A paragraph; a centred one is bold."""

    words: str
    centred: bool = False


@dataclass(frozen=True)
class Columns:
    """Lines side by side: a head, or recipients and a signature."""

    left: tuple[str, ...]
    right: tuple[str, ...]


@dataclass(frozen=True)
class Rows:
    """A table whose first row is its head."""

    cells: tuple[tuple[str, ...], ...]


Leaf = Sequence[Prose | Columns | Rows]


def as_markdown(leaf: Leaf) -> bytes:
    parts = []
    for part in leaf:
        match part:
            case Prose(words, centred):
                parts.append(f"**{words}**" if centred else words)
            case Columns(left, right):
                parts.append(f"| {'<br>'.join(left)} | {'<br>'.join(right)} |\n| --- | --- |")
            case Rows(cells):
                lines = ["| " + " | ".join(row) + " |" for row in cells]
                parts.append("\n".join([lines[0], "|" + " --- |" * len(cells[0]), *lines[1:]]))
    return ("\n\n".join(parts) + "\n").encode()


def as_html(leaf: Leaf) -> bytes:
    parts = []
    for part in leaf:
        match part:
            case Prose(words, centred):
                words = html.escape(words)
                parts.append(f'<p align="center"><b>{words}</b></p>' if centred else f"<p>{words}</p>")
            case Columns(left, right):
                cells = "".join(f"<td>{'<br>'.join(map(html.escape, lines))}</td>" for lines in (left, right))
                parts.append(f"<table><tr>{cells}</tr></table>")
            case Rows(cells):
                rows = ["".join(f"<{tag}>{html.escape(cell)}</{tag}>" for cell in row) for row, tag in _tagged(cells)]
                parts.append("<table border=1>" + "".join(f"<tr>{row}</tr>" for row in rows) + "</table>")
    body = "\n".join(parts)
    return f"<!DOCTYPE html><html><head><meta charset=utf-8></head><body>\n{body}\n</body></html>".encode()


def _tagged(cells: Sequence[Sequence[str]]) -> list[tuple[Sequence[str], str]]:
    return [(row, "th" if number == 0 else "td") for number, row in enumerate(cells)]


def as_docx(leaf: Leaf) -> bytes:
    file = docx.Document()
    for part in leaf:
        match part:
            case Prose(words, centred):
                paragraph = file.add_paragraph()
                paragraph.add_run(words).bold = centred
                if centred:
                    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
            case Columns(left, right):
                table = file.add_table(rows=1, cols=2)
                for column, lines in enumerate((left, right)):
                    table.cell(0, column).text = "\n".join(lines)
            case Rows(cells):
                table = file.add_table(rows=len(cells), cols=len(cells[0]), style="Table Grid")
                for row, line in enumerate(cells):
                    for column, words in enumerate(line):
                        table.cell(row, column).text = words
    # Word wants a paragraph behind a table at the end.
    file.add_paragraph()
    buffer = io.BytesIO()
    file.save(buffer)
    return _undated(buffer.getvalue())


def _undated(data: bytes) -> bytes:
    """A zip archive whose members have one date, so that the same words give the same bytes."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as made, zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in made.namelist():
            archive.writestr(zipfile.ZipInfo(name, _DATE), made.read(name), zipfile.ZIP_DEFLATED)
    return buffer.getvalue()


def as_pdf(leaf: Leaf) -> bytes:
    press = Press(lambda canvas, page: None)
    _set(press, leaf)
    return press.print()


def as_scan(leaf: Leaf) -> bytes:
    """A PDF that holds nothing but pictures of the printed pages, a little askew and grainy, in black and white."""
    return pdf_of(scan(as_pdf(leaf), Scanner(resolution=300, skew=0.7)), 300)


def as_gazette(leaves: Sequence[Leaf], head: str) -> bytes:
    """An issue of the gazette: documents behind each other, each on a new page under the running head."""

    def draw(canvas: Canvas, page: int) -> None:
        canvas.setFont("SampleItalic", 10)
        canvas.drawString(85, 800, head if page % 2 else str(page))
        canvas.drawRightString(540, 800, str(page) if page % 2 else head)

    press = Press(draw)
    for number, leaf in enumerate(leaves):
        if number:
            press.turn()
        _set(press, leaf)
    return press.print()


def _set(press: Press, leaf: Leaf) -> None:
    for part in leaf:
        match part:
            case Prose(words, True):
                press.centred(words)
            case Prose(words, _):
                press.prose(words)
            case Columns(left, right) if left[0].startswith("Nơi nhận"):
                press.signature(left[1:], right)
            case Columns(left, right):
                press.columns([(line, "Bold") for line in left], [(line, "Bold") for line in right])
            case Rows(cells):
                press.space(10)
                press.table([1] + [4] * (len(cells[0]) - 1), cells[:1], cells[1:])


def as_rtf(leaf: Leaf, charset: Charset | None = None) -> bytes:
    """RTF in Unicode, or in the fonts of an old encoding: `.VnTimeH` for lines in capitals, `.VnTime` for the others."""
    fonts = {None: ("Times New Roman",) * 2, Charset.TCVN3: (".VnTime", ".VnTimeH"), Charset.VNI: ("VNI-Times",) * 2}
    low, high = fonts[charset]
    made = [
        r"{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0\froman\fcharset0 "
        + low
        + r";}{\f1\froman\fcharset0 "
        + high
        + ";}}"
    ]
    for part in leaf:
        match part:
            case Prose(words, centred):
                made.append(r"{\pard" + (r"\qc\b" if centred else r"\fi567\qj") + _rtf(words, charset) + r"\par}")
            case Columns(left, right):
                made.append(_rtf_row(["\n".join(left), "\n".join(right)], charset, borders=False))
            case Rows(cells):
                made += [_rtf_row(row, charset, borders=True) for row in cells]
    return ("\n".join(made) + "}").encode("latin-1")


def _rtf_row(cells: Sequence[str], charset: Charset | None, borders: bool) -> str:
    border = "".join(rf"\clbrdr{side}\brdrs" for side in "tlbr") if borders else ""
    edges = "".join(rf"{border}\cellx{9000 * (index + 1) // len(cells)}" for index in range(len(cells)))
    texts = "".join(rf"\pard\intbl{_rtf(cell, charset)}\cell" for cell in cells)
    return rf"\trowd{edges}{texts}\row"


def _rtf(words: str, charset: Charset | None) -> str:
    lines = []
    for line in words.split("\n"):
        is_high = charset is Charset.TCVN3 and line.isupper()
        # The typists of TCVN3 wrote "Uỷ": its only capital letters with marks are those without a tone.
        written = line.lower() if is_high else line.replace("Ủy", "Uỷ")
        shown = line if charset is None else in_legacy(written if charset is Charset.TCVN3 else line, charset)
        lines.append(("{\\f1 " if is_high else "{\\f0 ") + "".join(map(_rtf_letter, shown)) + "}")
    return r"\par ".join(lines)


def _rtf_letter(letter: str) -> str:
    if letter in "\\{}":
        return "\\" + letter
    if letter < "\x80":
        return letter
    return rf"\'{ord(letter):02x}" if letter <= "\xff" else rf"\u{ord(letter)}?"


def by_libreoffice(data: bytes, ending: str, wanted: str) -> bytes:
    """A file that LibreOffice makes of another."""
    with tempfile.TemporaryDirectory() as name:
        source = Path(name) / f"a{ending}"
        source.write_bytes(data)
        subprocess.run(
            ["soffice", f"-env:UserInstallation=file://{name}/profile", "--headless", "--convert-to", wanted, "--outdir", name, source],
            check=True, capture_output=True, timeout=120,
        )  # fmt: skip
        return (Path(name) / f"a.{wanted.split(':')[0]}").read_bytes()


FORMATS: dict[str, Callable[[Leaf], bytes]] = {
    ".md": as_markdown,
    ".html": as_html,
    ".docx": as_docx,
    ".pdf": as_pdf,
    ".scan.pdf": as_scan,
    ".rtf": as_rtf,
    ".odt": lambda leaf: by_libreoffice(as_docx(leaf), ".docx", "odt"),
    ".doc": lambda leaf: by_libreoffice(as_docx(leaf), ".docx", "doc"),
}
