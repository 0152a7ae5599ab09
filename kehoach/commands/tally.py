"""What a run over many inputs found, as a table for a person."""

from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from rich.table import Table
from rich.text import Text

from corpus.read import SEPARATOR
from kehoach.arguments import shown
from kehoach.batch import Failure, Made
from kehoach.terminal import terminal
from schemas import Record

ROWS = 60
"""Above this number of inputs only the totals are printed."""
_COUNTED = ("targets", "tasks", "budgets", "references", "warnings")


def _counts(record: Record) -> dict[str, int]:
    return {
        "targets": len(record.targets),
        "tasks": len(record.tasks),
        "budgets": len(record.budgets),
        "references": len(record.references),
        "warnings": len(record.warnings),
    }


@dataclass
class Tally:
    """Counts what is in the records of a run that writes to `folder`."""

    folder: Path
    documents: int = 0
    failed: int = 0
    _totals: Counter[str] = field(default_factory=Counter)
    _rows: list[tuple[str, ...]] = field(default_factory=list)

    def add(self, source: Path, member: str | None, result: Made | Failure) -> None:
        """Note the outcome of one document: an input, or a member of it."""
        self.documents += 1
        name = shown(Path(source.name if member is None else f"{source.name}{SEPARATOR}{member}"))
        if isinstance(result, Failure):
            self.failed += 1
            row = (name, "failed", "", "", *("" for _ in _COUNTED))
        else:
            counts = _counts(result.record)
            self._totals.update(counts)
            decision = result.record.decision
            row = (
                name, result.record.document.kind.value, decision.number or "", decision.issued_on or "",
                *(str(counts[name] or "") for name in _COUNTED),
            )  # fmt: skip
        if self.documents <= ROWS:
            self._rows.append(row)

    def print(self) -> None:
        """The table (for a run of few inputs) and the totals, on standard output."""
        console = terminal()
        if self.documents <= ROWS:
            table = Table()
            for name in ("input", "kind", "number", "date"):
                table.add_column(name, overflow="fold")
            for name in _COUNTED:
                table.add_column(name, justify="right")
            for row in self._rows:
                table.add_row(*(Text(cell) for cell in row), style="red" if row[1] == "failed" else None)
            console.print(table)
        found = ", ".join(f"{self._totals[name]} {name}" for name in _COUNTED)
        done = self.documents - self.failed
        console.print(Text(f"{done} of {self.documents} documents read, {self.failed} failed: {found}"))
        if done:
            console.print(Text(f"Records are in {shown(self.folder)}{'' if str(self.folder).endswith('/') else '/'}"))
