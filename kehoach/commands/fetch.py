"""`kehoach fetch`: sources into an archive, with progress, one line an alarm, and a report."""

import sys
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import date
from ipaddress import ip_address
from pathlib import Path

from kehoach.arguments import shown
from kehoach.batch import one_line
from kehoach.commands.needs import needs_crawl_extra
from kehoach.output import write_whole

with needs_crawl_extra():
    from corpus.archive import Archive, ArchiveError
    from corpus.crawl.load import SourceError, load_sources
    from corpus.crawl.report import CrawlReport, SourceReport
    from corpus.crawl.run import Rules, crawl
    from corpus.crawl.source import CrawlSource


@dataclass(frozen=True, slots=True)
class Wish:
    """What was asked for on the command line."""

    archive: Path
    names: tuple[str, ...] = ()
    since: date | None = None
    limit: int | None = None
    folders: tuple[Path, ...] = ()
    contact: str | None = None
    allowed: tuple[str, ...] = ()
    backoff: float = 2.0
    report: Path | None = None


class CannotFetch(Exception):
    """Why nothing is fetched at all, a line a reason."""


def run(wish: Wish) -> int:
    """Fetch; 0 when every source was read to its end without an alarm, 1 when not, 130 when it was interrupted."""
    try:
        report = fetch(wish)
    except CannotFetch as error:
        for line in str(error).splitlines():
            print(f"kehoach: {line}", file=sys.stderr)
        return 1
    print(summary(report))
    return exit_code(report)


def exit_code(report: CrawlReport) -> int:
    """0 when every source was read to its end (or to --max) without an alarm, 1 when not, 130 when it was interrupted."""
    if report.interrupted:
        return 130
    return 1 if report.issues or any(not (source.complete or source.limited) for source in report.sources) else 0


def fetch(wish: Wish) -> CrawlReport:
    """The report of the crawl, which is also written beside the archive. Raises CannotFetch."""
    if not wish.contact:
        raise CannotFetch("give --contact (or KEHOACH_CONTACT): a page or mail address that a site's owner can turn to")
    for address in wish.allowed:
        try:
            ip_address(address)
        except ValueError as error:
            raise CannotFetch(f"--allow-address: {one_line(error)}") from error
    sources = chosen(wish)
    try:
        archive = Archive.write(wish.archive)
    except ArchiveError as error:
        raise CannotFetch(str(error)) from error
    with closing(archive):
        for line in archive.damaged:
            print(f"kehoach: {line}", file=sys.stderr)
        rules = Rules(contact=wish.contact, permitted=wish.allowed, backoff=wish.backoff)
        with _progress(len(sources)) as tell:
            report = crawl(sources, archive, rules, since=wish.since, limit=wish.limit, done=tell)
    data = report.model_dump_json(indent=2).encode() + b"\n"
    places = [wish.archive / "reports" / f"{report.started_at.replace(':', '')}.json", wish.report]
    for place in filter(None, places):
        try:
            write_whole(place, data)
        except OSError as error:
            raise CannotFetch(f"{shown(place)}: cannot be written: {error.strerror or error}") from error
    return report


def chosen(wish: Wish) -> list[CrawlSource]:
    """The sources that are named, or all of them. Raises CannotFetch."""
    try:
        known = load_sources(wish.folders)
    except SourceError as error:
        raise CannotFetch(str(error)) from error
    if unknown := [name for name in wish.names if name not in known]:
        raise CannotFetch(f"no source is called {unknown[0]!r}: see `kehoach sources`")
    return [known[name] for name in dict.fromkeys(wish.names)] if wish.names else list(known.values())


def summary(report: CrawlReport) -> str:
    """A run in one line."""
    sources = report.sources
    done = sum(source.complete for source in sources)
    new, files, size = (
        sum(values)
        for values in zip(*((source.new, source.attachments, source.bytes) for source in sources), strict=True)
    ) if sources else (0, 0, 0)  # fmt: skip
    alarms = sum(issue.count for issue in report.issues)
    return (
        f"{done} of {len(sources)} sources complete: {new} new items, {files} files, {size / 1e6:.1f} MB downloaded; "
        f"{alarms} alarms. The archive is {report.archive}"
    )


def _lines(report: SourceReport) -> list[str]:
    """One line for a source, one for each of its alarms."""
    state = "complete" if report.complete else "stopped at --max" if report.limited else "NOT complete"
    lines = [
        f"kehoach: {report.name}: {state}: {report.pages} pages, {report.new} new items, {report.known} known, "
        f"{report.attachments} files, {report.seconds:.0f} s"
    ]
    for issue in report.issues:
        where = f" at {issue.urls[0]}" if issue.urls else ""
        often = f" ({issue.count} times)" if issue.count > 1 else ""
        lines.append(
            f"kehoach: {report.name}: {issue.code}{where}: expected {issue.expected}, found {issue.found}{often}"
        )
    return lines


@contextmanager
def _progress(total: int) -> Iterator[Callable[[SourceReport], None]]:
    """What is told of each source that has ended: lines on standard error, over a bar where a person looks on."""
    if not sys.stderr.isatty():
        yield lambda report: print("\n".join(_lines(report)), file=sys.stderr, flush=True)
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (TextColumn("sources"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True)) as progress:
        task = progress.add_task("sources", total=total)

        def tell(report: SourceReport) -> None:
            progress.console.print("\n".join(_lines(report)), markup=False, highlight=False, soft_wrap=True)
            progress.advance(task)

        yield tell
