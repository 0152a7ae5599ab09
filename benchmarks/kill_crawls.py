"""A crawl killed again and again at random moments: `python -m benchmarks.kill_crawls [KILLS]` (50), on 127.0.0.1.

Prints how far the crawl was at the kills, how many items and files are in the archive, how often each, and how many bodies were
sent twice (what was on its way at a kill).
"""

import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

from corpus.archive import documents_in
from tests.corpus.crawl.conftest import TODAY, Crawls
from tests.corpus.crawl.entries import entries
from tests.corpus.crawl.markup import LIFERAY
from tests.corpus.crawl.site import Hit, Site, served
from tests.corpus.crawl.test_resume import check_once, killed_until_done

ITEMS = 90
_SECONDS_A_PAGE = 0.2
_JUST_SENT = 0.4
"""Seconds after a request in which its answer may not be in the archive yet."""


def main(kills: int) -> None:
    """Kill, go on, count."""
    started = time.monotonic()
    site = Site(LIFERAY, entries(ITEMS, TODAY), page_size=45, seconds_a_page=_SECONDS_A_PAGE)
    with TemporaryDirectory() as folder, served(site):
        crawls = Crawls(Path(folder))
        # Slow enough that kills fall into all parts of the crawl: half of the time an answer is on its way.
        crawls.add("killed", site, **{"politeness.delay": 0.2})
        moments = killed_until_done(crawls, site, kills, 1, "--since", str(site.entries[-1].day), within=3.0)
        check_once(crawls, "killed", site, ITEMS)
        found = [document.capture for document in documents_in(crawls.archive, "killed")]
    asked = [hit for hit in site.hits if hit.status == 200 and _is_document(hit)]
    answers = [hit for hit in asked if hit.sent]
    wanted = ITEMS + sum(len(entry.files) for entry in site.entries)
    done = [len({hit.path for hit in answers if hit.at + _SECONDS_A_PAGE <= moment}) for moment in moments]
    on_the_way = sum(any(hit.at < moment < hit.at + _SECONDS_A_PAGE for hit in asked) for moment in moments)
    again = [hit for hit in answers if any(hit.path == later.path and hit.at < later.at for later in answers)]
    unexplained = sum(not any(hit.at < moment < hit.at + _JUST_SENT for moment in moments) for hit in again)
    print(
        f"{len(moments)} kills, {sum(0 < count < wanted for count in done)} of them with some of the {wanted} items and "
        f"files fetched and some not ({done[0]} to {done[-1]}), {on_the_way} with one on its way: {len(found)} in the archive, "
        f"each once; {len(again)} bodies were sent a second time, {unexplained} of them not asked for "
        f"within {_JUST_SENT} s before a kill; {time.monotonic() - started:.0f} s"
    )


def _is_document(hit: Hit) -> bool:
    return "/-/" in hit.path or "/documents/" in hit.path


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 50)
