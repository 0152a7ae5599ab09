"""`kehoach sources new`: a proposal for a source's file."""

import re
import sys
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from kehoach.arguments import shown
from kehoach.commands.needs import needs_crawl_extra
from kehoach.output import write_whole

with needs_crawl_extra():
    import yaml

    from corpus.crawl.look import CannotLook, Seen, look
    from corpus.crawl.pages import UnreadablePage
    from corpus.crawl.propose import Proposal, propose
    from corpus.crawl.run import Rules

_WEB = ("http://", "https://")


@dataclass(frozen=True, slots=True)
class Pages:
    """What was given on the command line."""

    listing: str
    article: str | None
    name: str | None
    address: str | None
    output: Path | None
    contact: str | None
    allowed: tuple[str, ...]


class _NoProposal(Exception):
    """Why there is none."""


def run(pages: Pages) -> int:
    """Print a source's file, or write it into a folder; 1 where none can be proposed."""
    try:
        list_page, article_page = _pages(pages)
        proposal = propose(list_page.body, list_page.url, article_page, _name(pages, list_page.url), date.today())
        text = _yaml(proposal)
        if pages.output is not None:
            place = pages.output / f"{proposal.values['name']}.yaml"
            if place.exists():
                raise _NoProposal(f"{shown(place)}: is there already: give another --name")
            pages.output.mkdir(parents=True, exist_ok=True)
            write_whole(place, text.encode())
            print(
                f"Written to {shown(place)}. Try it: kehoach sources test {proposal.values['name']} --sources {pages.output}"
            )
        else:
            print(text, end="")
    except (UnreadablePage, CannotLook, _NoProposal) as error:
        print(
            f"kehoach: {pages.listing}: {error}" if isinstance(error, UnreadablePage) else f"kehoach: {error}",
            file=sys.stderr,
        )
        return 1
    except OSError as error:
        print(f"kehoach: {error.filename or pages.listing}: {error.strerror or error}", file=sys.stderr)
        return 1
    for doubt in proposal.doubts:
        print(f"kehoach: check {doubt}", file=sys.stderr)
    return 0


def _pages(pages: Pages) -> tuple[Seen, bytes | None]:
    """The list and, where there is one, an item's page: saved ones, or fetched by the rules of a crawl."""
    if not pages.listing.startswith(_WEB):
        if pages.address is None or not pages.address.startswith(_WEB):
            raise _NoProposal(f"{pages.listing}: is a saved page: give the list's address with --address")
        article = Path(pages.article).read_bytes() if pages.article is not None else None
        return Seen(pages.address, Path(pages.listing).read_bytes()), article
    if not pages.contact:
        raise _NoProposal("give --contact (or KEHOACH_CONTACT): a page or mail address that a site's owner can turn to")
    named = pages.article if pages.article is not None and pages.article.startswith(_WEB) else None
    saved = Path(pages.article).read_bytes() if pages.article is not None and named is None else None

    def following(page: Seen) -> str | None:
        if saved is not None or named is not None:
            return named
        try:
            return propose(page.body, page.url, None, "x", date.today()).first_item
        except UnreadablePage:
            return None

    seen = look(pages.listing, following, Rules(contact=pages.contact, permitted=pages.allowed))
    return seen[0], saved if saved is not None else seen[1].body if len(seen) > 1 else None


def _name(pages: Pages, url: str) -> str:
    name = pages.name or re.sub(r"[^a-z0-9]+", "-", (urlsplit(url).hostname or "").removeprefix("www.").lower()).strip(
        "-"
    )
    if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", name):
        raise _NoProposal(f"{name!r} is no name of a source: small letters, digits and single hyphens")
    return name


def _yaml(proposal: Proposal) -> str:
    values: dict[str, Any] = proposal.values
    doubts = "".join(f"# check {doubt}\n" for doubt in proposal.doubts)
    return doubts + str(yaml.safe_dump(values, sort_keys=False, allow_unicode=True, width=110))
