"""What damage to the text costs: `python benchmarks/damaged.py [GOLD DOCUMENTS]`.

The crawled documents of the gold are damaged in one way after another, as copies on the web are, and compared with the gold of
the sound ones: items match by their words, so a blank that is lost in a quote does not count as a miss. The dice are seeded.
"""

import json
import random
import re
import subprocess
import sys
import tempfile
import unicodedata
from collections.abc import Callable
from pathlib import Path

from rich.console import Console
from rich.table import Table

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"
KEHOACH = Path(sys.executable).with_name("kehoach")
KINDS = ("targets", "tasks", "budgets", "references")
_LETTER = r"[^\W\d_]"
_TONED = "àáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữự"


def _some(pattern: str, share: float, instead: str) -> Callable[[str, random.Random], str]:
    """Put `instead` in the place of a share of what the pattern finds."""

    def damage(text: str, dice: random.Random) -> str:
        return re.sub(pattern, lambda found: instead if dice.random() < share else found[0], text)

    return damage


DAMAGES: dict[str, Callable[[str, random.Random], str]] = {
    "none": lambda text, _: text,
    "2 % of blanks between words lost": _some(rf"(?<={_LETTER}) (?={_LETTER})", 0.02, ""),
    "15 % of blanks beside figures lost": _some(rf"(?<={_LETTER}) (?=\d)|(?<=\d) (?={_LETTER})", 0.15, ""),
    "30 % of hyphens in symbols lost": _some(r"(?<=[A-ZĐ])-(?=[A-ZĐ])", 0.3, ""),
    "blank before 2 % of toned vowels": _some(rf"(?<={_LETTER})(?=[{_TONED}])", 0.02, " "),
    "blank behind 5 % of marked vowels": _some(rf"(?<=[ắằẳặấầẩậếềểệốồổộớờởợứừửự])(?={_LETTER})", 0.05, " "),
    "3 % of blanks are line ends": _some(rf"(?<={_LETTER}) (?={_LETTER})", 0.03, "\n"),
    "letters decomposed (NFD)": lambda text, _: unicodedata.normalize("NFD", text),
    "Ð for Đ": lambda text, _: text.replace("Đ", "Ð"),
    "U+2044 for slashes": lambda text, _: text.replace("/", "⁄"),
    "no-break spaces": _some(rf"(?<={_LETTER}) (?={_LETTER})", 0.2, "\xa0"),
    "zero-width characters": _some(rf"(?<={_LETTER}) (?={_LETTER})", 0.1, " \u200b"),
}


def measure(gold: Path, documents: Path) -> Table:
    """F1 for each kind of item, and the share of right header fields, under each damage."""
    table = Table(title="what damage costs")
    for heading in ("damage", *KINDS, "lead", "partners", "header"):
        table.add_column(heading)
    sources = sorted(
        path for path in documents.iterdir() if path.suffix in (".md", ".txt") and (gold / f"{path.stem}.json").exists()
    )
    for name, damage in DAMAGES.items():
        with tempfile.TemporaryDirectory() as folder:
            for number, path in enumerate(sources):
                damaged = damage(path.read_text(encoding="utf-8"), random.Random(number))
                (Path(folder) / path.name).write_text(damaged, encoding="utf-8")
            golds = Path(folder) / "gold"
            golds.mkdir()
            for path in sources:
                (golds / f"{path.stem}.json").write_bytes((gold / f"{path.stem}.json").read_bytes())
            told = subprocess.run([KEHOACH, "evaluate", golds, folder, "--json"], capture_output=True, check=True)
        figures = json.loads(told.stdout)
        header = [field["accuracy"] for key, field in figures["fields"].items() if key.startswith("header.")]
        table.add_row(
            name,
            *(f"{figures['kinds'][kind]['f1']:.3f}" for kind in KINDS),
            *(f"{figures['attributes'][f'tasks.{part}']['accuracy']:.3f}" for part in ("lead", "partners")),
            f"{sum(header) / len(header):.3f}",
        )
    return table


if __name__ == "__main__":
    arguments = [Path(argument) for argument in sys.argv[1:]] or [SHARED / "gold", SHARED / "documents"]
    Console(width=150).print(measure(*arguments))
