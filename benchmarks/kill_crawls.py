"""A crawl killed again and again at random moments: `python -m benchmarks.kill_crawls [KILLS]` (50), on 127.0.0.1.

Prints how many items and files are in the archive, how often each, and how many bodies were sent twice.
"""

import sys
import time
from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory

from corpus.archive import documents_in
from tests.corpus.crawl.conftest import TODAY, Crawls
from tests.corpus.crawl.entries import entries
from tests.corpus.crawl.markup import LIFERAY
from tests.corpus.crawl.site import Site, served
from tests.corpus.crawl.test_resume import check_once, killed_until_done

ITEMS = 10


def main(kills: int) -> None:
    """Kill, go on, count."""
    started = time.monotonic()
    site = Site(LIFERAY, entries(ITEMS, TODAY), page_size=4, seconds_a_page=0.6)
    with TemporaryDirectory() as folder, served(site):
        crawls = Crawls(Path(folder))
        # Slow enough that kills fall into all parts of the crawl: half of the time an answer is on its way.
        crawls.add("killed", site, **{"politeness.delay": 0.7})
        killed_until_done(crawls, site, kills, seed=1)
        check_once(crawls, "killed", site, ITEMS)
        found = [document.capture for document in documents_in(crawls.archive, "killed")]
    sent = Counter(hit.path for hit in site.hits if hit.status == 200 and hit.sent)
    documents = {path: count for path, count in sent.items() if "/-/" in path or "/documents/" in path}
    print(
        f"{kills} kills: {len(found)} of {ITEMS + sum(len(entry.files) for entry in site.entries)} items and files in the "
        f"archive, each once; {sum(documents.values()) - len(documents)} bodies were sent a second time; "
        f"{time.monotonic() - started:.0f} s"
    )


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 50)
