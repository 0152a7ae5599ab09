"""`kehoach export`: a store as a release of files."""

import re
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from dataset import StoreError, open_store
from dataset.exports.release import Format, Release, Wanted, export
from kehoach.arguments import shown
from kehoach.terminal import terminal

_MOMENT = re.compile(r"\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d+)?)?Z?)?")


@dataclass(frozen=True, slots=True)
class ExportOptions:
    """What the command line asks of an export."""

    formats: Sequence[str]
    bom: bool = False
    release: str | None = None
    delta_from: Path | None = None
    since: str | None = None


def run(place: str, folder: Path, options: ExportOptions) -> int:
    """Write the release and say what is in it; the exit code."""
    if options.since is not None and not _MOMENT.fullmatch(options.since):
        print(
            f"kehoach: --since: {options.since} is no moment: give one such as 2026-11-25T08:00:00Z (UTC)",
            file=sys.stderr,
        )
        return 2
    from kehoach.exports.akoma import akoma_ntoso

    wanted = Wanted(
        tuple(Format(name) for name in options.formats), options.bom, options.release, options.since, options.delta_from,
        akoma_ntoso,
    )  # fmt: skip
    try:
        store = open_store(place, read_only=True)
        try:
            release = export(store, folder, wanted)
        finally:
            store.close()
    except StoreError as error:
        print(f"kehoach: {error}", file=sys.stderr)
        return 1
    _summarise(release, folder)
    return 0


def _summarise(release: Release, folder: Path) -> None:
    console = terminal()
    rows = ", ".join(f"{count} {name}" for name, count in release.rows.items() if name not in ("records", "decisions"))
    lines = [f"Release {release.name}: {release.decisions} decisions" + (f", {rows}" if rows else "")]
    if release.delta is not None:
        lines.append(
            "Delta: " + ", ".join(f"{count} {name.replace('_', ' ')}" for name, count in release.delta.items())
        )
    lines.append(f"In {shown(folder)}")
    if release.newest_change is not None:
        lines.append(f"What changes after this: --since {release.newest_change}")
    for line in lines:
        console.print(line, markup=False, highlight=False)
