"""Recognition measured: `python benchmarks/ocr.py [real|made]`: letters that are wrong, and processor time a page.

`made`: a decision with table and signature, and prose of two samples are printed, stamped, scanned at several resolutions
(`tests/corpus/make_samples/scanner.py`) and read; the character error rate is the edit distance to the text of the same
PDF, blanks aside. In the letters of Times, too, as decisions are set, where Debian's fonts-croscore is installed (Tinos).
`real`: the scans beside the repository, time alone.
"""

import io
import resource
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from PIL import Image
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from rich.console import Console
from rich.table import Table

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from corpus.read import read_bytes, read_document  # noqa: E402
from corpus.readers.ocr.engine import INSTALL, find_engine  # noqa: E402
from schemas import PageKind  # noqa: E402
from tests.corpus.make_samples import scanned  # noqa: E402
from tests.corpus.make_samples.press import Press, page_number  # noqa: E402
from tests.corpus.make_samples.scanner import Scanner, Stamp, pdf_of, scan  # noqa: E402

REAL = ROOT.parent / "shared" / "documents"
SERIF = Path("/usr/share/fonts/truetype/croscore")
PROSE = ("01-quyet-dinh-ubnd-tinh-kem-ke-hoach.txt", "04-quyet-dinh-thu-tuong-trong-dieu-1.txt")
OVER_TEXT = (Stamp(page=1, x=250, y=330), Stamp(page=2, x=380, y=200))
WAYS = {
    "clean": (Scanner(grain=2, specks=0), ()),
    "worn": (Scanner(skew=1.3, grain=14, specks=0.001), ()),
    "worn, stamps over text": (Scanner(skew=-0.9, grain=14, specks=0.001), OVER_TEXT),
}


@dataclass(frozen=True)
class Measured:
    """One kind of scan: letters in the text, letters wrong, pages, processor seconds."""

    name: str
    letters: int
    wrong: int
    pages: int
    seconds: float


def made() -> Iterator[Measured]:
    """Scans of known text."""
    for face in faces():
        printed = (scanned.printed_decision(face), printed_prose(face))
        for resolution in (150, 200, 300):
            for way, (like, stamps) in WAYS.items():
                scanner = replace(like, resolution=resolution)
                scans = [in_colour(scan(data, scanner, stamps), resolution) for data in printed]
                yield measured(f"{face}, {resolution} dpi, {way}", printed, scans)
        scans = [pdf_of(scan(data, Scanner(200, 0.7, 8, 0.0004)), 200) for data in printed]
        yield measured(f"{face}, 200 dpi, black and white", printed, scans)


def faces() -> Iterator[str]:
    """The faces to print in, registered."""
    yield "Sample"
    if SERIF.is_dir():
        for style in ("Regular", "Bold", "Italic"):
            pdfmetrics.registerFont(TTFont(f"Tinos{style}", SERIF / f"Tinos-{style}.ttf"))
        yield "Tinos"


def printed_prose(face: str) -> bytes:
    """The paragraphs of some samples as a text PDF."""
    press = Press(page_number, face=face)
    for name in PROSE:
        for line in (ROOT / "corpus" / "samples" / name).read_text(encoding="utf-8").splitlines():
            # What is set in two columns is measured in the decision.
            words = " ".join(line.split())
            if len(words) > 40:
                press.prose(words)
    return press.print()


def measured(name: str, printed: Sequence[bytes], scans: Sequence[bytes]) -> Measured:
    """How the scans of printed documents are read."""
    letters = wrong = pages = 0
    started = spent()
    read = [read_bytes(data, "scan.pdf") for data in scans]
    seconds = spent() - started
    for original, found in zip(printed, read, strict=True):
        wanted = letters_of(read_bytes(original, "printed.pdf").text)
        letters += len(wanted)
        wrong += distance(wanted, letters_of(found.text))
        pages += len(found.pages)
    return Measured(name, letters, wrong, pages, seconds)


def in_colour(pages: Sequence[Image.Image], resolution: int) -> bytes:
    """A PDF of pictures in colour."""
    target = io.BytesIO()
    pages[0].save(target, "PDF", resolution=resolution, save_all=True, append_images=pages[1:], quality=85)
    return target.getvalue()


def real() -> Iterator[Measured]:
    """The scans beside the repository."""
    for path in sorted([*REAL.glob("*.pdf"), *REAL.glob("other/*.pdf")]):
        started = spent()
        document = read_document(path)
        pages = sum(page.kind is PageKind.OCR for page in document.pages)
        if pages:
            yield Measured(path.name, len(document.text), 0, pages, spent() - started)


def letters_of(text: str) -> str:
    """A text without blanks and cells' bars."""
    return "".join(text.replace(" | ", "").split())


def spent() -> float:
    """Processor seconds of this process and those that it waited for."""
    uses = (resource.getrusage(resource.RUSAGE_SELF), resource.getrusage(resource.RUSAGE_CHILDREN))
    return sum(use.ru_utime + use.ru_stime for use in uses)


def distance(one: str, other: str) -> int:
    """The least number of letters to put in, take out or change."""
    left, right = (np.array([ord(letter) for letter in text]) for text in (one, other))
    places = np.arange(len(right) + 1)
    row = places.copy()
    for letter in left:
        kept = row[:-1] + (right != letter)
        new = np.concatenate(([row[0] + 1], np.minimum(kept, row[1:] + 1)))
        row = np.minimum.accumulate(new - places) + places
    return int(row[-1])


def main() -> None:
    """Measure and print a table."""
    if find_engine() is None:
        sys.exit(f"tesseract or its Vietnamese model is missing: {INSTALL}")
    what = sys.argv[1:] or ["made", "real"]
    table = Table("scan", "letters", "wrong", "error rate", "pages", "s a page and core")
    started = time.perf_counter()
    for name in what:
        for measured in {"made": made, "real": real}[name]():
            rate = f"{100 * measured.wrong / measured.letters:.2f} %" if name == "made" else ""
            wrong = str(measured.wrong) if name == "made" else ""
            speed = f"{measured.seconds / measured.pages:.2f}"
            table.add_row(measured.name, str(measured.letters), wrong, rate, str(measured.pages), speed)
            print(measured, flush=True)
    console = Console(width=110)
    console.print(table)
    console.print(f"in {time.perf_counter() - started:.0f} s by the clock")


if __name__ == "__main__":
    main()
