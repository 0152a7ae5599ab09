"""`kehoach update`: fetch what is new, then bring a store up to date with the archive."""

import sys

from corpus.errors import UnreadableInput
from kehoach.commands.fetch import CannotFetch, Wish, exit_code, fetch, summary
from kehoach.commands.run import RunOptions, interruptible, run_into
from kehoach.runs.archived import archived_inputs


def run(wish: Wish, store: str, options: RunOptions) -> int:
    """Fetch and store; the crawl's exit code where it is not 0 (alarms do not keep what came in out of the store)."""
    try:
        report = fetch(wish)
    except CannotFetch as error:
        for line in str(error).splitlines():
            print(f"kehoach: {line}", file=sys.stderr)
        return 1
    print(summary(report), flush=True)
    crawled = exit_code(report)
    if report.interrupted:
        return crawled
    with interruptible():
        try:
            stored = run_into(store, archived_inputs(wish.archive), options)
        except UnreadableInput as error:
            print(f"kehoach: {error}", file=sys.stderr)
            return 1
    return stored or crawled
