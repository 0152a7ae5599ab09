"""`kehoach fetch` and `kehoach sources`: what the authorities' sites published, and which sites are known."""

from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from kehoach.cli.app import app
from kehoach.cli.arguments import refuse_empty
from kehoach.cli.streams import clean_end

sources_app = typer.Typer(help="The sites that are known: list, test and add them.", no_args_is_help=False)
app.add_typer(sources_app, name="sources")

Folders = Annotated[
    list[Path] | None,
    typer.Option("--sources", help="A folder with further sources (YAML); they go before shipped ones of their name."),
]
ArchivePlace = Annotated[Path, typer.Option("--archive", help="The folder that holds what was downloaded.")]
Contact = Annotated[
    str | None,
    typer.Option(
        envvar="KEHOACH_CONTACT",
        help="A page or mail address that a site's owner can turn to; it is told with every request.",
    ),
]
Allowed = Annotated[
    list[str] | None,
    typer.Option(
        "--allow-address", help="A private or loopback address that may be fetched from (tests, an intranet)."
    ),
]


Since = Annotated[
    datetime | None,
    typer.Option(
        formats=["%Y-%m-%d"],
        help="The first day wanted. Without it: a week before a source's last complete crawl, 30 days for a new one.",
    ),
]
Limit = Annotated[int | None, typer.Option("--max", min=1, help="New items of each source at most.")]
Backoff = Annotated[
    float, typer.Option(min=0, help="Seconds before the first retry where a server names none; doubled each time.")
]
CrawlReportPlace = Annotated[Path | None, typer.Option("--report", help="Also write the crawl's report (JSON) here.")]


@app.command()
def fetch(
    names: Annotated[
        list[str] | None, typer.Argument(help="Sources; all of them when none is given.", metavar="SOURCE")
    ] = None,
    archive: ArchivePlace = Path("archive"),
    since: Since = None,
    limit: Limit = None,
    folders: Folders = None,
    contact: Contact = None,
    allowed: Allowed = None,
    backoff: Backoff = 2.0,
    report: CrawlReportPlace = None,
) -> None:
    """Fetch what sources published into an archive.

    Exit code 0 when every source was read to its end without an alarm, 1 when there were alarms or a source could not
    be read to its end; each is one line on standard error and stands in the report.
    """
    refuse_empty(*(names or ()))
    with clean_end():
        from kehoach.commands.fetch import Wish, run

        day = since.date() if since else None
        wish = Wish(
            archive,
            tuple(names or ()),
            day,
            limit,
            tuple(folders or ()),
            contact,
            tuple(allowed or ()),
            backoff,
            report,
        )
        code = run(wish)
    raise typer.Exit(code)


@app.command()
def update(
    store: Annotated[
        str, typer.Argument(help="An SQLite file, or postgresql://user@host/db?schema=name.", metavar="STORE")
    ],
    only: Annotated[list[str] | None, typer.Option("--source", help="Only this source; may be given again.")] = None,
    archive: ArchivePlace = Path("archive"),
    since: Since = None,
    limit: Limit = None,
    folders: Folders = None,
    contact: Contact = None,
    allowed: Allowed = None,
    backoff: Backoff = 2.0,
    report: CrawlReportPlace = None,
    workers: Annotated[int, typer.Option(min=0, help="Processes; 0 stands for the processors.")] = 0,
) -> None:
    """Fetch what sources published, then bring a store up to date with the archive: the nightly job.

    Exit code 0 when all went well, 1 when there were alarms, a source could not be read to its end or the store could
    not be written; what came in is stored all the same.
    """
    refuse_empty(store, *(only or ()))
    with clean_end():
        from kehoach.commands.fetch import Wish
        from kehoach.commands.run import RunOptions
        from kehoach.commands.update import run

        day = since.date() if since else None
        wish = Wish(
            archive, tuple(only or ()), day, limit, tuple(folders or ()), contact, tuple(allowed or ()), backoff, report
        )
        code = run(wish, store, RunOptions(workers=workers))
    raise typer.Exit(code)


@sources_app.callback(invoke_without_command=True)
def list_sources(
    context: typer.Context,
    folders: Folders = None,
    archive: ArchivePlace = Path("archive"),
    json: Annotated[bool, typer.Option("--json", help="Print everything as JSON.")] = False,
) -> None:
    """List the sources: who publishes, the site's family, whether a live page was ever seen, the last crawl."""
    if context.invoked_subcommand is not None:
        return
    with clean_end():
        from kehoach.commands.sources import show_all

        code = show_all(tuple(folders or ()), archive, as_json=json)
    raise typer.Exit(code)


@sources_app.command("test")
def test_source(
    name: Annotated[str, typer.Argument(help="The source's name.", metavar="SOURCE")],
    listing: Annotated[Path | None, typer.Option(help="A saved page of its list, instead of the recorded one.")] = None,
    article: Annotated[Path | None, typer.Option(help="A saved page of an item, instead of the recorded one.")] = None,
    folders: Folders = None,
) -> None:
    """Show what a source's selectors find on its recorded pages (or on saved ones), without a request."""
    refuse_empty(name)
    with clean_end():
        from kehoach.commands.sources import show_found

        code = show_found(name, listing, article, tuple(folders or ()))
    raise typer.Exit(code)


@sources_app.command("new")
def new_source(
    listing: Annotated[str, typer.Argument(help="A page of the list: an address or a saved page.", metavar="LIST")],
    article: Annotated[
        str | None, typer.Argument(help="A page of an item; without it the list's first item.", metavar="ARTICLE")
    ] = None,
    name: Annotated[str | None, typer.Option(help="The source's name (letters, digits, hyphens).")] = None,
    address: Annotated[str | None, typer.Option(help="The address of the list, where a saved page is given.")] = None,
    output: Annotated[
        Path | None, typer.Option(help="A folder to write NAME.yaml into; standard output without it.")
    ] = None,
    contact: Contact = None,
    allowed: Allowed = None,
) -> None:
    """Propose a source from a page of its list and a page of an item: what stands where is told by its shape."""
    refuse_empty(listing, article, name)
    with clean_end():
        from kehoach.commands.new_source import Pages, run

        code = run(Pages(listing, article, name, address, output, contact, tuple(allowed or ())))
    raise typer.Exit(code)
