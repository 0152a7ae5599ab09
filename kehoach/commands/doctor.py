"""`kehoach doctor`."""

import json
import sys
from dataclasses import asdict

from rich.table import Table
from rich.text import Text

from kehoach.doctor import State, examine
from kehoach.terminal import terminal

_STYLES = {State.OK: "green", State.PARTIAL: "yellow", State.MISSING: "red", State.OPTIONAL: "dim"}


def run(as_data: bool) -> int:
    """Print what works; 0 when every reader does (extras may be missing), 1 when one does not or only in part."""
    findings = examine()
    if as_data:
        json.dump([asdict(finding) for finding in findings], sys.stdout, ensure_ascii=False, indent=1)
        print()
    else:
        table = Table()
        for name in ("reader", "state", "by", "to install it"):
            table.add_column(name, overflow="fold")
        for finding in findings:
            style = _STYLES[finding.state]
            state = Text(finding.state.value, style=style)
            table.add_row(Text(finding.name), state, Text(finding.detail), Text(finding.install or ""))
        terminal().print(table)
    return 1 if any(finding.state in (State.PARTIAL, State.MISSING) for finding in findings) else 0
